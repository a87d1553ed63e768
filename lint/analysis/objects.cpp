#include "lint/analysis/objects.h"

#include <algorithm>
#include <cctype>

namespace belay {
namespace {

bool IsNameByte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

}  // namespace

Filled FillIn(const Command& command, std::string_view text) {
  Filled filled;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '$') {
      // A pattern of the shell stands for what it finds.
      if (text[at] == '*' || text[at] == '?' || text[at] == '`') filled.known = false;
      filled.text += text[at++];
      continue;
    }
    const bool braces = at + 1 < text.size() && text[at + 1] == '{';
    const std::size_t begin = at + (braces ? 2 : 1);
    std::size_t end = begin;
    while (end < text.size() && IsNameByte(text[end])) ++end;
    const std::string_view name = text.substr(begin, end - begin);
    const bool plain = !name.empty() && (!braces || (end < text.size() && text[end] == '}'));
    const auto binding =
        std::find_if(command.bindings.begin(), command.bindings.end(),
                     [&](const Binding& candidate) { return plain && candidate.name == name; });
    if (binding == command.bindings.end()) {
      filled.known = false;
      filled.text.append(text.substr(at, end - at));
      at = std::max(end, at + 1);
      continue;
    }
    filled.known = filled.known && binding->value.constant();
    filled.text += binding->value.Display();
    at = end + (braces ? 1 : 0);
  }
  return filled;
}

bool ObjectName::MayBe(const ObjectName& other) const {
  if (!kind.empty() && !other.kind.empty() && kind != other.kind) return false;
  if (exact() && other.exact() && name != other.name) return false;
  if (!in_namespace.empty() && !other.in_namespace.empty() && in_namespace != other.in_namespace) {
    return false;
  }
  return !cluster || !other.cluster || cluster == other.cluster;
}

std::string ObjectName::Display() const {
  if (name.empty()) return "";
  return kind.empty() ? name : kind + "/" + name;
}

std::vector<ObjectName> ReadObjectNames(const Command& command, const CommandEffect& effect,
                                        std::string_view text) {
  std::vector<ObjectName> objects;
  const Filled in_namespace = FillIn(command, effect.in_namespace);
  do {
    const std::size_t comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    ObjectName& object = objects.emplace_back();
    if (in_namespace.known) object.in_namespace = in_namespace.text;
    object.cluster = command.cluster;
    const Filled filled = FillIn(command, part);
    const std::size_t slash = filled.text.find('/');
    object.kind = filled.text.substr(0, slash);
    // A file, or what only the run knows, may be of any kind.
    if (object.kind.find_first_of("$.`") != std::string::npos) object.kind.clear();
    if (slash == std::string::npos) continue;
    object.name = filled.text.substr(slash + 1);
    object.known = filled.known && object.name.find(',') == std::string::npos;
    // A unit of systemd is one of its host.
    if (!command.host.empty()) object.name += " at " + command.host.Display();
  } while (!text.empty());
  return objects;
}

}  // namespace belay
