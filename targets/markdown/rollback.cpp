#include <algorithm>
#include <set>

#include "compiler/plan/schedule.h"
#include "targets/markdown/operations.h"
#include "targets/markdown/runbook.h"
#include "targets/markdown/words.h"

namespace belay::markdown {
namespace {

// A step that a reader of the rollback has to know of.
bool Matters(const Step& step) {
  switch (step.undo.kind) {
    case Undo::Kind::kOperations:
    case Undo::Kind::kImpossible:
    case Undo::Kind::kMissing:
      return true;
    case Undo::Kind::kNotNeeded:
      return !step.undo.why.empty();
    case Undo::Kind::kCovered:
      return false;
  }
  return false;
}

std::vector<Id<Step>> GatesThatRollBack(const Plan& plan) {
  std::vector<Id<Step>> gates;
  for (const Id<Step> id : plan.order) {
    const auto& operations = plan.steps[id].operations;
    const bool rolls_back =
        std::any_of(operations.begin(), operations.end(),
                    [](const Operation& operation) { return operation.rollback_if_declined; });
    if (rolls_back) gates.push_back(id);
  }
  return gates;
}

void WriteWhen(Runbook& runbook) {
  Document& document = runbook.document;
  document.Paragraph(Say("Roll back when"));
  document.Bullet(Say("a step has failed, and is not repaired within its limit, or"));
  const std::vector<Id<Step>> gates = GatesThatRollBack(runbook.plan);
  if (!gates.empty()) {
    document.Bullet(Say("the gate of {} was declined, or", {runbook.LinksTo(gates)}));
  }
  const Times times = RollbackTimes(runbook.plan);
  if (runbook.plan.window && times.expected.seconds > 0) {
    document.Bullet(Say("less of the window is left than the rollback takes (expected {}).",
                        {ExpectedSum(times)}));
  } else {
    document.Bullet(Say("less of the window is left than the rollback takes."));
  }
  document.Paragraph(Say(
      "Begin at the undo of the last step that was begun, also when it failed half-way, and go on "
      "downwards. Leave out the steps that were skipped or never begun. Stop where a step cannot "
      "be taken back."));
}

void WriteTable(Runbook& runbook, const std::vector<const Step*>& steps) {
  std::vector<std::vector<Inline>> rows;
  for (const Step* step : steps) {
    const bool undone = step->undo.kind == Undo::Kind::kOperations;
    const Times times = UndoTimesOf(*step);
    rows.push_back({LinkTo(*step), Text(Title(runbook.plan, *step)),
                    Inline::Link(UndoWord(step->undo), UndoKey(*step)),
                    undone ? ExpectedCell(times) : Say("–"), undone ? LimitCell(times) : Say("–")});
  }
  const Times total = RollbackTimes(runbook.plan);
  rows.push_back(
      {Inline(), Say("**longest rollback**"), Inline(), ExpectedCell(total), LimitCell(total)});
  runbook.document.Table(
      {Say("Step"), Say("What is taken back"), Say("Undo"), Say("Expected"), Say("Limit")}, rows);
  runbook.document.Paragraph(
      Say("Where the plan gives no time for an undo, it is expected to take as long as its step."));
}

void WriteUndo(Runbook& runbook, const Step& step) {
  Document& document = runbook.document;
  const Undo& undo = step.undo;
  const Inline title = Say("{} ({})", {Text(step.number), Text(Title(runbook.plan, step))});
  switch (undo.kind) {
    case Undo::Kind::kOperations: {
      document.Heading(3, Say("Undo {}", {title}), UndoKey(step));
      std::vector<Inline> facts;
      if (!undo.restores.empty()) {
        facts.push_back(Say("puts back {}", {JoinEach(undo.restores, ", ", " and ", Code)}));
      }
      facts.push_back(runbook.PlaceOf(step.span));
      if (undo.span.file != step.span.file) {
        facts.push_back(Say("by {}", {runbook.PlaceOf(undo.span)}));
      }
      document.Paragraph(Join(facts, " · ", " · "));
      if (step.loop) {
        const Reference member{.kind = Reference::Kind::kMember,
                               .name = runbook.plan.loops[*step.loop].id};
        document.Paragraph(
            Say("For each that the step was begun for, the last one first: type {} with it, then "
                "do this. Where several steps of the loop were done, undo all of them for one "
                "before the next.",
                {Code("export " + runbook.variables.Name(member) + "=")}));
      }
      WriteOperations(runbook, {.operations = undo.operations,
                                .skip_if = nullptr,
                                .fence_name = FenceName("undo", step.number),
                                .heading = "",
                                .by_hand = true,
                                .may_be_left_out = true});
      if (!undo.recover.empty()) {
        document.Paragraph(Say("**If this fails too:** {}", {Text(undo.recover.Display())}));
      }
      document.Task(Say("Taken back at (UTC): ____ by: ____"));
      return;
    }
    case Undo::Kind::kImpossible: {
      document.Heading(3, Say("Stop: {}", {title}), UndoKey(step));
      document.Paragraph(runbook.PlaceOf(step.span));
      std::vector<Inline> texts = {
          Say("If this step was begun, the rollback ends here. {}", {Text(undo.why.Display())})};
      if (!undo.recover.empty()) {
        texts.push_back(Say("To recover instead: {}", {Text(undo.recover.Display())}));
      }
      document.Callout(Alert::kCaution, texts);
      return;
    }
    case Undo::Kind::kMissing:
      document.Heading(3, Say("Stop: {}", {title}), UndoKey(step));
      document.Paragraph(runbook.PlaceOf(step.span));
      document.Callout(Alert::kWarning,
                       {Say("If this step was begun, the rollback ends here: the plan does not say "
                            "how to take it back.")});
      return;
    case Undo::Kind::kNotNeeded:
      document.Heading(3, Say("Leave {}", {title}), UndoKey(step));
      document.Paragraph(
          Say("{} · needs no undo: {}", {runbook.PlaceOf(step.span), Text(undo.why.Display())}));
      return;
    case Undo::Kind::kCovered:
      return;
  }
}

// How to put back the backups that no undo and no step puts back.
void WriteOtherBackups(Runbook& runbook) {
  std::set<std::string> restored(runbook.plan.undo.restores.begin(),
                                 runbook.plan.undo.restores.end());
  for (const Step& step : runbook.plan.steps) {
    restored.insert(step.undo.restores.begin(), step.undo.restores.end());
    if (step.verb == Verb::kRestore) restored.insert(step.backup);
  }
  for (const Step& step : runbook.plan.steps) {
    if (step.verb != Verb::kBackup || step.restore.empty() || restored.contains(step.backup))
      continue;
    runbook.document.Heading(3, Say("Put backup {} back", {Code(step.backup)}));
    runbook.document.Paragraph(
        Say("Made by {}. No step and no undo puts it back; this is how.", {LinkTo(step)}));
    WriteOperations(runbook, {.operations = step.restore,
                              .skip_if = nullptr,
                              .fence_name = FenceName("restore", step.number),
                              .heading = "",
                              .by_hand = true,
                              .may_be_left_out = true});
  }
}

}  // namespace

void WriteRollback(Runbook& runbook) {
  runbook.maybe_away = true;
  Document& document = runbook.document;
  document.Heading(2, Say("Rollback"), "rollback");
  std::vector<const Step*> steps;
  for (auto id = runbook.plan.order.rbegin(); id != runbook.plan.order.rend(); ++id) {
    if (Matters(runbook.plan.steps[*id])) steps.push_back(&runbook.plan.steps[*id]);
  }
  const bool whole = runbook.plan.undo.kind == Undo::Kind::kOperations;
  if (steps.empty() && !whole) {
    document.Paragraph(Say("Nothing has to be taken back: no step changes anything."));
    return;
  }
  WriteWhen(runbook);
  if (whole) {
    document.Heading(3, Say("The plan as a whole"));
    document.Paragraph(Say("Takes the place of the undo of its steps. {}",
                           {runbook.PlaceOf(runbook.plan.undo.span)}));
    WriteOperations(runbook, {.operations = runbook.plan.undo.operations,
                              .skip_if = nullptr,
                              .fence_name = "undo-plan",
                              .heading = "",
                              .by_hand = true,
                              .may_be_left_out = true});
    document.Task(Say("Taken back at (UTC): ____ by: ____"));
  }
  if (!steps.empty()) WriteTable(runbook, steps);
  for (const Step* step : steps) WriteUndo(runbook, *step);
  WriteOtherBackups(runbook);
}

}  // namespace belay::markdown
