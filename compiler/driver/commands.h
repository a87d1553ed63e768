#pragma once

#include "compiler/driver/arguments.h"
#include "compiler/driver/file_system.h"
#include "compiler/driver/look.h"
#include "compiler/driver/result.h"

namespace belay {

// All that a command may touch of the world.
struct World {
  FileSystem& files;
  Look out;    // of standard output
  Look notes;  // of standard error
};

// One file each: lint_command.cpp, …
Result Run(const LintArguments& arguments, World& world);
Result Run(const CompileArguments& arguments, World& world);
Result Run(const FmtArguments& arguments, World& world);
Result Run(const IrArguments& arguments, World& world);
Result Run(const TimelineArguments& arguments, World& world);
Result Run(const ExplainArguments& arguments, World& world);
Result Run(const RulesArguments& arguments, World& world);
Result Run(const FactsArguments& arguments, World& world);
Result Run(const DocArguments& arguments, World& world);
Result Run(const InitArguments& arguments, World& world);

}  // namespace belay
