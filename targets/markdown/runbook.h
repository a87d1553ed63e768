#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "targets/markdown/document.h"
#include "targets/markdown/inline.h"
#include "targets/markdown/variables.h"
#include "targets/target.h"

namespace belay::markdown {

// What the chapters of one runbook share while it is written.
struct Runbook {
  explicit Runbook(const TargetInput& target_input);

  const TargetInput& input;
  const Plan& plan;
  Variables variables;
  Document document{kGithub};

  // By step: what may run at the same time as it, as `5.2` or `5.2 to 5.4`.
  std::vector<std::vector<std::string>> beside;
  // By condition: the first step that asks it.
  std::map<Id<Condition>, Id<Step>> asked_at;

  std::vector<Id<Thing>> clusters;  // that commands reach, in the order of the inventory

  // While the document is written: the reader's shell may stand below the source's folder here.
  bool maybe_away = false;

  // `plan.belay:41`.
  Inline PlaceOf(const Span& span) const;
  // `3.2 upgrade dev to 1.30`.
  Inline Titled(const Step& step) const;
  // The numbers of steps as links: `3.1, 3.2 and 3.3`.
  Inline LinksTo(const std::vector<Id<Step>>& steps) const;
};

// `3.2` and `undo 3.2`, as links to their headings.
Inline LinkTo(const Step& step);
Inline LinkToUndo(const Step& step);

// The keys of headings.
std::string StepKey(const Step& step);
std::string UndoKey(const Step& step);
std::string StageKey(const Stage& stage);

// `step-3-2`, of which the names of fences are made.
std::string FenceName(std::string_view prefix, std::string_view number);

// The chapters, in the order of the document.
void WriteSummary(Runbook& runbook);
void WriteOverview(Runbook& runbook);
void WritePreparation(Runbook& runbook);
void WriteSteps(Runbook& runbook);
void WriteRollback(Runbook& runbook);
void WriteProcedures(Runbook& runbook);
void WriteReview(Runbook& runbook);

}  // namespace belay::markdown
