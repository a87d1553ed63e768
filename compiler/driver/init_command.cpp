#include <fmt/format.h>

#include "compiler/driver/commands.h"
#include "compiler/library/library.h"

namespace belay {

Result Run(const InitArguments& arguments, World& world) {
  Result result;
  const std::string text(PlanTemplate(arguments.from));
  const std::string& path = arguments.output;
  if (path == "-") {
    result.out = text;
    return result;
  }
  // What cannot be read is there all the same.
  if (world.files.IsFolder(path) || !world.files.Read(path).missing) {
    result.Note(ExitCode::kUsage,
                fmt::format("`{}` is there already and stays as it is; -o FILE says where to write "
                            "the plan",
                            path));
    return result;
  }
  const std::string error = world.files.Write(path, text, FileMode::kPlain);
  if (!error.empty()) {
    result.Note(ExitCode::kFailure, fmt::format("cannot write `{}`: {}", path, error));
    return result;
  }
  result.Note(ExitCode::kClean,
              fmt::format("wrote `{0}`; `belay lint {0}` lists what is yours to fill in", path));
  return result;
}

}  // namespace belay
