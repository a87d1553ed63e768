#include <array>

#include "targets/argo/argo.h"
#include "targets/bash/bash.h"
#include "targets/markdown/markdown.h"
#include "targets/target.h"

namespace belay {

std::span<const Target> Targets() {
  static constexpr std::array<Target, 3> kTargets = {{
      {.name = "bash",
       .extension = ".sh",
       .summary = "a script that resumes where it stopped",
       .generate = GenerateBash},
      {.name = "argo",
       .extension = ".yaml",
       .summary = "an Argo Workflow",
       .generate = GenerateArgo},
      {.name = "markdown",
       .extension = ".md",
       .summary = "a runbook that a person reads and follows",
       .generate = GenerateMarkdown},
  }};
  return kTargets;
}

}  // namespace belay
