#pragma once

#include <deque>
#include <string>

#include "compiler/source/source_file.h"

namespace belay {

// Owns every file of one run: the plans, the modules they import, the library's own. It outlives
// everything that points into a file (spans, string_views of the AST). It reads no disk.
class SourceManager {
 public:
  FileId Add(std::string name, std::string text);

  const SourceFile& file(FileId id) const { return files_[id.index]; }
  std::size_t size() const { return files_.size(); }

  // The bytes of a span.
  std::string_view Text(const Span& span) const;

 private:
  std::deque<SourceFile> files_;  // a deque, so that references stay good while files are added
};

}  // namespace belay
