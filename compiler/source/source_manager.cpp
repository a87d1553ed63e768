#include "compiler/source/source_manager.h"

#include <utility>

namespace belay {

FileId SourceManager::Add(std::string name, std::string text) {
  files_.emplace_back(std::move(name), std::move(text));
  return {.index = static_cast<std::uint32_t>(files_.size() - 1)};
}

std::string_view SourceManager::Text(const Span& span) const {
  return file(span.file).text().substr(span.begin, span.end - span.begin);
}

}  // namespace belay
