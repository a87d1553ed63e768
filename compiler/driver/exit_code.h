#pragma once

#include <algorithm>

namespace belay {

// The same for every command, format, standard input and any number of files: the largest counts.
enum class ExitCode {
  kClean = 0,
  kFindings = 1,  // at or above --fail-on; a file is not formatted; an output is stale
  kUsage = 2,     // the command line makes no sense, or no input matches it
  kFailure = 3,   // a file cannot be read or written, or belay itself fails
};

inline ExitCode Worst(ExitCode a, ExitCode b) {
  return std::max(a, b);
}

}  // namespace belay
