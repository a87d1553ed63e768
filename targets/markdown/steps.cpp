#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "compiler/plan/schedule.h"
#include "targets/commands.h"
#include "targets/markdown/operations.h"
#include "targets/markdown/runbook.h"
#include "targets/markdown/words.h"

namespace belay::markdown {
namespace {

constexpr std::size_t kChapterLevel = 2;

bool OnlyAsks(const Step& step) {
  return step.operations.size() == 1 && step.operations.front().kind == OperationKind::kApprove &&
         !step.operations.front().command;
}

// Writes the tree of a plan or of a procedure, from top to bottom.
class StepWriter {
 public:
  StepWriter(Runbook& runbook, bool by_hand) : runbook_(runbook), by_hand_(by_hand) {}

  void Write(const Node& node, std::size_t level);

 private:
  void WriteStage(const Stage& stage, const Block& block, std::size_t level);
  void WriteLoop(const Loop& loop, const Block& block);
  void WriteStep(const Step& step, std::size_t level);
  void WriteTopics(const Step& step);
  void WriteFacts(const Step& step);
  void WritePointOfNoReturn(const Step& step);
  void WriteGuard(const Step& step, const Guard& guard);
  void WriteCommandsOf(const Condition& condition, const std::string& name, std::size_t& count);
  void WriteFailure(const Step& step);

  Runbook& runbook_;
  bool by_hand_ = false;  // a procedure: nothing of it runs along with all others
  const Step* way_back_ =
      nullptr;  // the last step before this one that a rollback stops at or undoes
};

void StepWriter::Write(const Node& node, std::size_t level) {
  if (node.step) {
    WriteStep(runbook_.plan.steps[*node.step], level);
    return;
  }
  const Block& block = runbook_.plan.blocks[*node.block];
  if (block.stage) {
    WriteStage(runbook_.plan.stages[*block.stage], block, level++);
  }
  if (block.loop) WriteLoop(runbook_.plan.loops[*block.loop], block);
  for (const Node& child : block.children) Write(child, level);
}

// The steps that follow are done for each member of a list.
void StepWriter::WriteLoop(const Loop& loop, const Block& block) {
  const Plan& plan = runbook_.plan;
  std::vector<const Step*> steps;
  for (const Step& step : plan.steps) {
    if (step.loop && plan.loops[*step.loop].id == loop.id) steps.push_back(&step);
  }
  if (steps.empty()) return;
  Document& document = runbook_.document;
  const std::string name =
      runbook_.variables.Name({.kind = Reference::Kind::kMember, .name = loop.id});
  const Inline which = loop.part == Loop::Part::kFirst ? Say("the first {}", {Text(loop.variable)})
                       : loop.part == Loop::Part::kRest
                           ? Say("each {} but the first", {Text(loop.variable)})
                           : Say("each {}", {Text(loop.variable)});
  const Inline these = steps.size() == 1
                           ? Say("step {}", {LinkTo(*steps.front())})
                           : Say("steps {} to {}", {LinkTo(*steps.front()), LinkTo(*steps.back())});
  document.Paragraph(
      Say("**For {}** that this prints, one after the other: type {} with it, then do {}. {}",
          {which, Code("export " + name + "="), these, runbook_.PlaceOf(block.span)}));
  std::string part;
  if (loop.part == Loop::Part::kFirst) part = " | head -n 1";
  if (loop.part == Loop::Part::kRest) part = " | tail -n +2";
  document.Shell({.name = FenceName("each", steps.front()->number), .by_hand = true},
                 fmt::format("tr , '\\n' <<<{}{}", runbook_.variables.Word(loop.list), part));
}

void StepWriter::WriteStage(const Stage& stage, const Block& block, std::size_t level) {
  Document& document = runbook_.document;
  const std::string title = stage.title.empty() ? stage.name : stage.title.Display();
  document.Heading(level, Say("{} {}", {Text(stage.number), Text(title)}), StageKey(stage));

  std::vector<Inline> facts = {Say("Stage {}", {Code(stage.name)})};
  const Id<Block> id{static_cast<std::uint32_t>(&block - &*runbook_.plan.blocks.begin())};
  const Times times = TimesOf(runbook_.plan, id);
  if (times.expected.seconds > 0) facts.push_back(Say("expected {}", {Minutes(times.expected)}));
  if (times.limit.seconds > 0) facts.push_back(Say("limit {}", {LimitCell(times)}));
  if (stage.window) facts.push_back(Say("window {}", {Minutes(*stage.window)}));
  facts.push_back(runbook_.PlaceOf(stage.span));
  document.Paragraph(Join(facts, " · ", " · "));
}

void StepWriter::WriteStep(const Step& step, std::size_t level) {
  Document& document = runbook_.document;
  const bool irreversible = step.undo.kind == Undo::Kind::kImpossible;
  document.Heading(level, runbook_.Titled(step), StepKey(step));
  WriteFacts(step);
  if (irreversible) WritePointOfNoReturn(step);
  WriteTopics(step);
  for (const Value& note : step.notes) {
    document.Paragraph(Say("**Note:** {}", {Text(note.Display())}));
  }
  if (step.always) {
    document.Paragraph(
        Say("**Also after a failure** of a step since {}: do this at once. To go on after that, "
            "do {} again first.",
            {Code(EnterIdOf(step)), Code(EnterIdOf(step))}));
  }
  for (const Guard& guard : step.guards) WriteGuard(step, guard);

  const bool has_skip = step.skip_if && step.skip_if->command;
  const OperationList list{.operations = step.operations,
                           .skip_if = has_skip ? &*step.skip_if : nullptr,
                           .fence_name = FenceName("step", step.number),
                           .heading = Title(runbook_.plan, step),
                           .by_hand = by_hand_ || irreversible || HasGate(step) || step.loop,
                           .may_be_left_out = by_hand_ || !step.guards.empty()};
  WriteOperations(runbook_, list);
  if (step.operations.empty()) {
    document.Paragraph(step.backup_unneeded
                           ? Say("No backup is made: {}.", {Text(step.why.Display())})
                       : step.who.empty() ? Say("**By hand.**")
                                          : Say("**By hand**, by {}.", {Text(step.who.Display())}));
  }
  if (step.retries > 0) {
    document.Paragraph(
        step.retries == 1
            ? Say("After a failure: try it once more, {} later.", {Minutes(step.retry_every)})
            : Say("After a failure: try it again, at most {} times, {} apart.",
                  {Inline::Number(step.retries), Minutes(step.retry_every)}));
  }
  WriteFailure(step);
  // A gate alone is done when it is decided.
  if (OnlyAsks(step)) return;
  document.Task(step.loop ? Say("Done for all at (UTC): ____ by: ____")
                          : Say("Done at (UTC): ____ by: ____"));
}

void StepWriter::WriteTopics(const Step& step) {
  if (step.topics.empty()) return;
  const Plan& plan = runbook_.plan;
  std::vector<Inline> topics;
  for (const Topic& topic : step.topics) {
    if (topic.thing) {
      topics.push_back(Code(topic.name));
    } else if (topic.stage) {
      topics.push_back(Inline::Link(Text(Title(plan, topic)), StageKey(plan.stages[*topic.stage])));
    } else {
      for (const Id<Step> id : topic.steps) {
        const Step& about = plan.steps[id];
        topics.push_back(Inline::Link(Say("{} {}", {Text(about.number), Text(Title(plan, about))}),
                                      StepKey(about)));
      }
    }
  }
  runbook_.document.Paragraph(Say("**About:** {}", {Join(topics, ", ", ", ")}));
}

void StepWriter::WriteFacts(const Step& step) {
  std::vector<Inline> facts;
  for (const Move& move : step.moves) {
    facts.push_back(Say("{} {} → {}", {Code(runbook_.plan.things[move.thing].path),
                                       Code(move.from.text()), Code(move.to.text())}));
  }
  if (step.route) {
    const auto path = [&](Id<Thing> id) { return Code(runbook_.plan.things[id].path); };
    facts.push_back(step.route->from
                        ? Say("{} {} → {}", {path(step.route->entry), path(*step.route->from),
                                             path(step.route->to)})
                        : Say("{} → {}", {path(step.route->entry), path(step.route->to)}));
  }
  if (!step.backup.empty()) {
    facts.push_back(
        Say(step.verb == Verb::kRestore ? Literal("from backup {}") : Literal("backup {}"),
            {Code(step.backup)}));
  }
  if (!step.action.empty()) facts.push_back(Say("using {}", {Code(step.action)}));
  const bool has_command =
      std::any_of(step.operations.begin(), step.operations.end(),
                  [](const Operation& each) { return each.command.has_value(); });
  if (!step.who.empty() && has_command) facts.push_back(Say("by {}", {Text(step.who.Display())}));
  if (step.cluster && has_command) {
    facts.push_back(Say("on {}", {Code(runbook_.plan.things[*step.cluster].path)}));
  }
  const Times times = TimesOf(step);
  if (times.expected.seconds > 0) facts.push_back(Say("expected {}", {Minutes(times.expected)}));
  if (times.limit.seconds > 0) facts.push_back(Say("limit {}", {LimitCell(times)}));
  const auto id = static_cast<std::size_t>(&step - &*runbook_.plan.steps.begin());
  if (!runbook_.beside[id].empty()) {
    facts.push_back(Say("may run beside {}", {JoinEach(runbook_.beside[id], ", ", " and ", Text)}));
  }
  facts.push_back(runbook_.PlaceOf(step.span));
  runbook_.document.Paragraph(Join(facts, " · ", " · "));
}

void StepWriter::WritePointOfNoReturn(const Step& step) {
  std::vector<Inline> texts = {
      Say("**Cannot be taken back.** {}", {Text(step.undo.why.Display())})};
  if (!step.undo.recover.empty()) {
    texts.push_back(Say("To recover instead: {}", {Text(step.undo.recover.Display())}));
  }
  runbook_.document.Callout(Alert::kCaution, texts);
}

void StepWriter::WriteGuard(const Step& step, const Guard& guard) {
  Document& document = runbook_.document;
  const Condition& condition = runbook_.plan.conditions[guard.condition];
  const Step& asked_at = runbook_.plan.steps[runbook_.asked_at.at(guard.condition)];
  const Inline holds = Holds(condition);
  if (KnownFromInputs(condition)) {
    document.Paragraph(Say("**Only if** {}.", {HoldsOrNot(condition, guard.expected)}));
    return;
  }
  if (&asked_at != &step) {
    document.Paragraph(Say(guard.expected ? Literal("**Only if** {} was decided to be so: {}.")
                                          : Literal("**Only if** {} was decided to be not so: {}."),
                           {LinkTo(asked_at), holds}));
    return;
  }
  document.Paragraph(Say(guard.expected ? Literal("**Only if** {}. Decided here, once.")
                                        : Literal("**Only if not**: {}. Decided here, once."),
                         {holds}));
  std::size_t count = 0;
  WriteCommandsOf(condition, FenceName("when", step.number), count);
  document.Task(Say("It is so: yes / no, decided by: ____"));
}

void StepWriter::WriteCommandsOf(const Condition& condition, const std::string& name,
                                 std::size_t& count) {
  if (condition.command) {
    WriteCommand(runbook_, *condition.command, fmt::format("{}-{}", name, ++count));
  }
  for (const Condition& operand : condition.operands) WriteCommandsOf(operand, name, count);
}

void StepWriter::WriteFailure(const Step& step) {
  const bool stops =
      step.undo.kind != Undo::Kind::kNotNeeded && step.undo.kind != Undo::Kind::kCovered;
  if (stops && !by_hand_) way_back_ = &step;
  if (OnlyReads(step.verb) && !stops) return;
  Inline text =
      step.rerun_safe || step.skip_if
          ? Say("**If it fails:** it may be run again from its first line.")
          : Say("**If it fails:** look at what it has done before running any of it again.");
  if (way_back_) text += Say(" Rollback begins at {}.", {LinkToUndo(*way_back_)});
  runbook_.document.Paragraph(text);
}

}  // namespace

void WriteSteps(Runbook& runbook) {
  StepWriter(runbook, false).Write({.step = {}, .block = runbook.plan.root}, kChapterLevel);
}

void WriteProcedures(Runbook& runbook) {
  runbook.maybe_away = true;
  runbook.maybe_away = true;
  for (const Procedure& procedure : runbook.plan.procedures) {
    const std::string title = procedure.title.empty() ? procedure.name : procedure.title.Display();
    runbook.document.Heading(kChapterLevel,
                             Say("Procedure {}: {}", {Code(procedure.name), Text(title)}),
                             "procedure " + procedure.name);
    runbook.document.Paragraph(
        Say("Only when somebody calls it. No step of the plan leads here. {}",
            {runbook.PlaceOf(procedure.span)}));
    StepWriter(runbook, true).Write({.step = {}, .block = procedure.root}, kChapterLevel + 1);
  }
}

}  // namespace belay::markdown
