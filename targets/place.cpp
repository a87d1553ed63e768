#include "targets/place.h"

#include <fmt/format.h>

namespace belay {

std::string FileName(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string Place(const SourceManager& sources, const Span& span) {
  const SourceFile& file = sources.file(span.file);
  return fmt::format("{}:{}", FileName(file.name()), file.Locate(span.begin).line);
}

}  // namespace belay
