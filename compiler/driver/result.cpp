#include "compiler/driver/result.h"

#include <fmt/format.h>

#include "compiler/diagnostics/display.h"

namespace belay {

void Result::Note(ExitCode why, std::string_view text) {
  notes += fmt::format("belay: {}\n", Visible(text));
  code = Worst(code, why);
}

}  // namespace belay
