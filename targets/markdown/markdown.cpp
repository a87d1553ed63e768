#include "targets/markdown/markdown.h"

#include "targets/markdown/runbook.h"

namespace belay {

OutputFile GenerateMarkdown(const TargetInput& input) {
  markdown::Runbook runbook(input);
  WriteSummary(runbook);
  WriteOverview(runbook);
  WritePreparation(runbook);
  WriteSteps(runbook);
  WriteRollback(runbook);
  WriteProcedures(runbook);
  WriteReview(runbook);
  return {.text = runbook.document.Text(), .executable = false};
}

}  // namespace belay
