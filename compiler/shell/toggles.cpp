#include "compiler/shell/toggles.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace belay::shell {
namespace {

// `minio:object-storage kfp-api` and `kfp-api minio` are one relation.
std::string JoinEnds(std::span<const std::string_view> plain) {
  std::vector<std::string_view> ends;
  for (const std::string_view word : plain) ends.push_back(word.substr(0, word.find(':')));
  std::sort(ends.begin(), ends.end());
  std::string joined;
  for (const std::string_view end : ends) {
    joined.append(joined.empty() ? "" : " ").append(end);
  }
  return joined;
}

// What a command that begins or ends a state does so on.
std::string ObjectOf(const CatalogPair& pair, const Arguments& arguments,
                     const std::string& of_command) {
  using About = CatalogPair::About;
  auto plain = std::span<const std::string_view>(arguments.plain).subspan(pair.pattern.size());
  switch (pair.about) {
    case About::kCommand:
      return of_command;
    case About::kAny:
      return "";
    case About::kOwn:
      return ReadObjects(pair.object, arguments, plain).text;
    case About::kEnds: {
      const std::string ends = JoinEnds(plain);
      return ends.empty() ? "" : std::string(pair.object.kind).append(1, '/').append(ends);
    }
    case About::kEach:
      break;
  }
  std::string each;
  for (const std::string_view word : plain) {
    each.append(each.empty() ? "" : ",").append(pair.object.kind).append(1, '/');
    each.append(word.substr(word.rfind('/') + 1));
  }
  return each;
}

}  // namespace

std::vector<Toggle> FindToggles(const CatalogTool& tool, const Arguments& arguments,
                                const Objects& objects, const Standing& standing,
                                const std::string& of_command) {
  std::vector<Toggle> toggles;
  for (const CatalogPair& pair : tool.pairs) {
    const bool seen = std::any_of(toggles.begin(), toggles.end(),
                                  [&](const Toggle& toggle) { return toggle.pair == pair.pair; });
    if (seen || !Fits(pair.pattern, arguments)) continue;
    const auto rest = std::span<const std::string_view>(arguments.plain);
    if (!Holds(pair.when, arguments, rest.subspan(pair.pattern.size()), objects, standing))
      continue;
    toggles.push_back(
        {.pair = pair.pair, .opens = pair.opens, .object = ObjectOf(pair, arguments, of_command)});
  }
  return toggles;
}

}  // namespace belay::shell
