#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "compiler/plan/schedule.h"
#include "targets/markdown/mermaid.h"
#include "targets/markdown/runbook.h"
#include "targets/markdown/words.h"
#include "targets/place.h"

namespace belay::markdown {
namespace {

void WriteMetadata(Runbook& runbook) {
  const Plan& plan = runbook.plan;
  std::vector<std::vector<Inline>> rows;
  const auto add = [&rows](const Inline& key, std::string_view value) {
    if (!value.empty()) rows.push_back({key, Text(value)});
  };
  add(Say("Owner"), plan.owner);
  add(Say("Ticket"), plan.ticket);
  add(Say("Risk"), plan.risk);
  add(Say("Date"), plan.date);
  if (plan.window) rows.push_back({Say("Window"), Minutes(*plan.window)});
  add(Say("Source"), plan.source);
  add(Say("Backups go to"), plan.backups);
  if (!plan.links.empty()) {
    rows.push_back({Say("Links"), JoinEach(plan.links, ", ", ", ", Text)});
  }
  if (!rows.empty()) runbook.document.Table({Say("Of this change"), Inline()}, rows);
}

// The versions that the steps take it through, one after the other. Where two ways of a `when`
// part, each is a path of its own.
std::vector<std::vector<Version>> PathsOf(const Plan& plan, Id<Thing> id,
                                          const std::vector<Id<Step>>& movers) {
  std::vector<std::vector<Version>> paths;
  for (const Id<Step> mover : movers) {
    for (const Move& move : plan.steps[mover].moves) {
      if (move.thing != id) continue;
      const bool known = std::ranges::any_of(paths, [&](const std::vector<Version>& path) {
        const auto from = std::ranges::find(path, move.from);
        return from != path.end() && std::next(from) != path.end() && *std::next(from) == move.to;
      });
      if (known) continue;
      if (paths.empty() || paths.back().back() != move.from) paths.push_back({move.from});
      paths.back().push_back(move.to);
    }
  }
  if (paths.empty()) paths.push_back(plan.things[id].versions);
  return paths;
}

void WriteVersions(Runbook& runbook) {
  std::vector<std::vector<Inline>> rows;
  for (std::uint32_t i = 0; i < runbook.plan.things.size(); ++i) {
    const Id<Thing> id{i};
    const Thing& thing = runbook.plan.things[id];
    std::vector<Id<Step>> movers;
    for (const Id<Step> step : runbook.plan.order) {
      const auto& moves = runbook.plan.steps[step].moves;
      if (std::any_of(moves.begin(), moves.end(),
                      [&](const Move& move) { return move.thing == id; })) {
        movers.push_back(step);
      }
    }
    if (thing.versions.size() > 1 || !movers.empty()) {
      rows.push_back({Code(thing.path),
                      JoinEach(PathsOf(runbook.plan, id, movers), "; ", "; ", Path),
                      runbook.LinksTo(movers)});
    }
  }
  if (rows.empty()) return;
  runbook.document.Paragraph(Say("What moves:"));
  runbook.document.Table({Say("Thing"), Say("Versions"), Say("Steps")}, rows);
}

void WriteTimes(Runbook& runbook) {
  Document& document = runbook.document;
  const Plan& plan = runbook.plan;
  const Times times = TimesOf(plan);
  document.Bullet(Say("**Expected:** {}.", {ExpectedSum(times)}));
  Inline worst = Say("**At worst:** {}", {LimitSum(times)});
  if (plan.window) {
    worst += Say(times.limit > *plan.window ? Literal("; **more than the window** of {}")
                                            : Literal(", in a window of {}"),
                 {Minutes(*plan.window)});
  }
  worst += Say(".");
  document.Bullet(worst);
  const Times back = RollbackTimes(plan);
  document.Bullet(
      Say("**Longest rollback:** {}; at worst {}.", {ExpectedSum(back), LimitSum(back)}));
}

void WritePointOfNoReturn(Runbook& runbook) {
  const auto point = FindPointOfNoReturn(runbook.plan);
  if (!point) {
    runbook.document.Bullet(
        Say("**Point of no return:** none; every change has an undo or needs none."));
    return;
  }
  const Step& step = runbook.plan.steps[point->step];
  Inline text = Say("**Point of no return:** {} {}. {}",
                    {LinkTo(step), Text(Title(runbook.plan, step)), Text(step.undo.why.Display())});
  text += point->gates.empty() ? Say(" — **no gate before it**")
                               : Say(" — gates before it: {}", {runbook.LinksTo(point->gates)});
  if (HasGate(step)) text += Say(", and one inside of it");
  text += point->backups.empty()
              ? Say("; **no backup before it**.")
              : Say("; backups before it: {}.", {runbook.LinksTo(point->backups)});
  runbook.document.Bullet(text);
}

// The undo that a step has none of is a finding for the reviewer even where nobody linted.
void WriteMissingUndo(Runbook& runbook) {
  std::vector<Id<Step>> missing;
  for (const Id<Step> id : runbook.plan.order) {
    if (runbook.plan.steps[id].undo.kind == Undo::Kind::kMissing) missing.push_back(id);
  }
  if (missing.empty()) return;
  runbook.document.Bullet(Say("**No undo is given** for {}.", {runbook.LinksTo(missing)}));
}

std::size_t Stages(const Plan& plan) {
  return static_cast<std::size_t>(std::count_if(plan.stages.begin(), plan.stages.end(),
                                                [](const Stage& stage) { return !stage.parent; }));
}

Inline Who(const Step& step) {
  std::set<std::string> names;
  if (!step.who.empty()) names.insert(step.who.Display());
  for (const Operation& operation : step.operations) {
    if (!operation.who.empty()) names.insert(operation.who.Display());
  }
  return JoinEach(names, ", ", ", ", Text);
}

std::vector<Inline> StageRow(const Stage& stage) {
  const std::string title = stage.title.empty() ? stage.name : stage.title.Display();
  return {Inline::Link(Text(stage.number), StageKey(stage)),
          Say("**{}**", {Text(title)}),
          Inline(),
          Inline(),
          Inline(),
          Inline()};
}

// With what decides whether the step is done at all, as far as the reader of a table can know it.
Inline What(const Plan& plan, const Step& step) {
  std::vector<Inline> conditions;
  for (const Guard& guard : step.guards) {
    const Condition& condition = plan.conditions[guard.condition];
    conditions.push_back(KnownFromInputs(condition) ? HoldsOrNot(condition, guard.expected)
                                                    : Say("decided so"));
  }
  Inline title = Text(Title(plan, step));
  if (conditions.empty()) return title;
  return Say("{} *(if {})*", {title, Join(conditions, ", ", " and ")});
}

}  // namespace

void WriteSummary(Runbook& runbook) {
  Document& document = runbook.document;
  const Plan& plan = runbook.plan;
  const Provenance& provenance = runbook.input.provenance;
  document.Heading(1, Text(plan.title.empty() ? plan.name : plan.title.Display()));
  document.Paragraph(
      Say("Compiled by belay {} from {}, plan {}, hash {}. Do not edit: change the plan "
          "and compile it again.",
          {Text(provenance.tool_version), Code(FileName(plan.file)), Code(plan.name),
           Code(provenance.plan_hash)}));
  if (provenance.allowed_errors > 0) {
    document.Callout(
        Alert::kCaution,
        {Say("**Compiled in spite of {} lint errors** (`--allow-errors`). Ask why before you "
             "approve or run this.",
             {Inline::Number(provenance.allowed_errors)})});
  }
  WriteMetadata(runbook);
  document.Heading(2, Say("Summary"));
  WriteVersions(runbook);
  const auto by_people = static_cast<std::size_t>(
      std::count_if(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
        const auto& operations = plan.steps[id].operations;
        return std::none_of(operations.begin(), operations.end(), [](const Operation& operation) {
          return operation.command.has_value();
        });
      }));
  document.Bullet(Say("**{}** in {}; people do {} of them, without a command.",
                      {Counted(plan.order.size(), "step"), Counted(Stages(plan), "stage"),
                       Inline::Number(by_people)}));
  WriteTimes(runbook);
  WritePointOfNoReturn(runbook);
  WriteMissingUndo(runbook);
}

void WriteOverview(Runbook& runbook) {
  Document& document = runbook.document;
  document.Heading(2, Say("Overview"));
  std::vector<std::vector<Inline>> rows;
  std::optional<Id<Stage>> stage;
  for (const Id<Step> id : runbook.plan.order) {
    const Step& step = runbook.plan.steps[id];
    if (step.stage && step.stage != stage)
      rows.push_back(StageRow(runbook.plan.stages[*step.stage]));
    stage = step.stage;
    const Times times = TimesOf(step);
    const bool linked = step.undo.kind == Undo::Kind::kOperations;
    rows.push_back(
        {LinkTo(step), What(runbook.plan, step), Who(step), ExpectedCell(times), LimitCell(times),
         linked ? Inline::Link(UndoWord(step.undo), UndoKey(step)) : UndoWord(step.undo)});
  }
  document.Table({Say("Step"), Say("What"), Say("Who"), Say("Expected"), Say("Limit"), Say("Undo")},
                 rows);
  if (!document.flavor().mermaid) return;
  document.Paragraph(Say(
      "Hexagons wait for somebody to say yes; what has a broken line cannot be taken back; rounded "
      "boxes change nothing."));
  document.Fence("mermaid", Mermaid(runbook.plan));
}

}  // namespace belay::markdown
