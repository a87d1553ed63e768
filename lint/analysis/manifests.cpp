#include "lint/analysis/manifests.h"

#include <algorithm>

namespace belay {
namespace {

constexpr std::string_view kBlanks = " \t\"'\r";

// The value of `key: value`; empty for another line.
std::string_view ValueOf(std::string_view line, std::string_view key) {
  if (!line.starts_with(key)) return {};
  line.remove_prefix(key.size());
  line = line.substr(0, line.find('#'));
  const std::size_t begin = line.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace

std::vector<ManifestObject> ManifestObjects(std::string_view text) {
  std::vector<ManifestObject> objects;
  ManifestObject object;
  std::size_t edge = 0;  // how far the document's keys are from the left
  const auto finish = [&] {
    if (!object.api.empty() && !object.kind.empty()) objects.push_back(object);
    object = {};
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view rest = line.substr(indent);
    if (rest.starts_with("---")) {
      finish();
    } else if (const auto api = ValueOf(rest, "apiVersion:"); !api.empty()) {
      if (!object.api.empty() && indent > edge) continue;  // of an object in this one
      if (!object.api.empty()) finish();
      object.api = api;
      edge = indent;
    } else if (const auto kind = ValueOf(rest, "kind:"); !kind.empty()) {
      if (object.kind.empty() && (object.api.empty() || indent == edge)) object.kind = kind;
    }
  }
  finish();
  return objects;
}

}  // namespace belay
