#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/look.h"
#include "compiler/source/source_manager.h"

namespace belay {

enum class Format { kText, kConcise, kJson };

// The findings in one of the formats. JSON is a document even without findings.
std::string Render(Format format, const std::vector<Diagnostic>& findings,
                   const SourceManager& sources, const Look& look);

// What was looked at.
struct Extent {
  std::size_t files = 0;
  std::size_t steps = 0;
};

// `2 errors, 1 warning in 3 files, 41 steps`, or `no findings in …`.
std::string Summary(const std::vector<Diagnostic>& findings, const Extent& extent);

// `1 file`, `2 files`
std::string Counted(std::size_t count, const char* noun);

}  // namespace belay
