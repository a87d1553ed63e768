#include <cstdint>

#include "compiler/plan/schedule.h"
#include "targets/markdown/runbook.h"
#include "targets/markdown/words.h"

namespace belay::markdown {
namespace {

void WriteTimes(Runbook& runbook) {
  const Plan& plan = runbook.plan;
  runbook.document.Heading(2, Say("Times"));
  std::vector<std::vector<Inline>> rows;
  const auto add = [&rows](const Inline& name, const Times& times) {
    rows.push_back({name, ExpectedCell(times), Inline::Number(times.without_estimate),
                    LimitCell(times), Inline::Number(times.without_limit)});
  };
  for (std::uint32_t i = 0; i < plan.blocks.size(); ++i) {
    const Block& block = plan.blocks[Id<Block>{i}];
    if (!block.stage || plan.stages[*block.stage].parent) continue;
    const Stage& stage = plan.stages[*block.stage];
    add(Inline::Link(Say("{} {}", {Text(stage.number), Text(stage.name)}), StageKey(stage)),
        TimesOf(plan, Id<Block>{i}));
  }
  add(Say("**the plan**"), TimesOf(plan));
  add(Say("**longest rollback**"), RollbackTimes(plan));
  runbook.document.Table({Say("Part"), Say("Expected"), Say("Steps without an estimate"),
                          Say("Limit"), Say("Steps without a limit")},
                         rows);
  runbook.document.Paragraph(
      Say("Sums of what the plan says. Steps beside each other count as the longest of them, and "
          "so do the "
          "two sides of a condition."));
}

}  // namespace

void WriteReview(Runbook& runbook) {
  WriteTimes(runbook);
  Document& document = runbook.document;
  const Plan& plan = runbook.plan;
  const Times times = TimesOf(plan);
  const Times back = RollbackTimes(plan);
  document.Heading(2, Say("Reviewer"));
  document.Task(Say("Every command was read, and does what its step says"));
  document.Task(Say("The versions in the summary are the ones that were asked for"));
  document.Task(Say("The times are plausible: {}; for the rollback: {}",
                    {ExpectedSum(times), ExpectedSum(back)}));
  if (times.without_limit > 0) {
    document.Task(Say("It is fine that nothing limits {}", {Counted(times.without_limit, "step")}));
  }
  if (const auto point = FindPointOfNoReturn(plan)) {
    document.Task(Say("What protects the point of no return ({}) is enough",
                      {LinkTo(plan.steps[point->step])}));
  }
  document.Task(Say("The rollback was read, and each backup was put back somewhere once"));
  document.Task(Say("It is clear what people will notice, and they know"));
  document.Paragraph(Say("Reviewed at (UTC): ____ by: ____"));
}

}  // namespace belay::markdown
