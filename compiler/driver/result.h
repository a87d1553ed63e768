#pragma once

#include <string>
#include <string_view>

#include "compiler/driver/exit_code.h"

namespace belay {

// What a command leaves behind. Only main() prints it.
struct Result {
  std::string out;    // findings or output, nothing else
  std::string notes;  // all the rest: for people, on standard error
  ExitCode code = ExitCode::kClean;

  // A line that says why the code is what it is: `belay: TEXT`.
  void Note(ExitCode why, std::string_view text);
};

}  // namespace belay
