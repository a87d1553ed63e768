#include "compiler/shell/conditions.h"

#include <algorithm>
#include <string>

namespace belay::shell {
namespace {

bool IsAnyLike(std::span<const std::string_view> words, Names patterns) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return IsLikeAny(word, patterns); });
}

}  // namespace

bool Holds(const CatalogCondition& condition, const Arguments& arguments,
           std::span<const std::string_view> plain, const Objects& objects,
           const Standing& standing) {
  if (!condition.flags.empty()) {
    const bool given = condition.values.empty()
                           ? arguments.Has(condition.flags)
                           : arguments.HasLike(condition.flags, condition.values);
    if (!given || arguments.HasLike(condition.flags, condition.except)) return false;
  }
  if (!condition.without.empty() && arguments.Has(condition.without)) return false;
  if (!condition.objects.empty()) {
    const bool found =
        std::any_of(objects.kinds.begin(), objects.kinds.end(),
                    [&](const std::string& kind) { return IsLikeAny(kind, condition.objects); });
    if (!found) return false;
  }
  if (!condition.arguments.empty() && !IsAnyLike(plain, condition.arguments)) return false;
  if (!condition.lacking.empty() && IsAnyLike(plain, condition.lacking)) return false;
  if (!condition.first.empty()) {
    if (plain.empty() || !IsLikeAny(plain[0], condition.first)) return false;
  }
  if (condition.at_least_one && plain.empty()) return false;
  if (condition.input && !standing.surrounding.input_from_file) return false;
  if (condition.output && !standing.surrounding.output_to_file) return false;
  if (condition.printed && !standing.surrounding.printed) return false;
  if (condition.here && standing.remote) return false;
  if (condition.unnamed && objects.text.find('/') != std::string::npos) return false;
  return !condition.fixed || objects.text.find_first_of("$`") == std::string::npos;
}

}  // namespace belay::shell
