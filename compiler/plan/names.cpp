// The words that people read for the values of the Plan's enums, and the texts made of them.

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "compiler/plan/plan.h"

namespace belay {

std::string_view ToString(ThingKind kind) {
  switch (kind) {
    case ThingKind::kCluster:
      return "cluster";
    case ThingKind::kNodes:
      return "nodes";
    case ThingKind::kAddon:
      return "addon";
    case ThingKind::kComponent:
      return "component";
    case ThingKind::kStore:
      return "store";
    case ThingKind::kEntry:
      return "entry";
  }
  return "";
}

std::string_view ToString(Verb verb) {
  switch (verb) {
    case Verb::kBackup:
      return "backup";
    case Verb::kRestore:
      return "restore";
    case Verb::kCreate:
      return "create";
    case Verb::kUpgrade:
      return "upgrade";
    case Verb::kDowngrade:
      return "downgrade";
    case Verb::kDelete:
      return "delete";
    case Verb::kMigrate:
      return "migrate";
    case Verb::kApply:
      return "apply";
    case Verb::kEdit:
      return "edit";
    case Verb::kScale:
      return "scale";
    case Verb::kDrain:
      return "drain";
    case Verb::kRoute:
      return "route";
    case Verb::kCheck:
      return "check";
    case Verb::kVerify:
      return "verify";
    case Verb::kWait:
      return "wait";
    case Verb::kApprove:
      return "approve";
    case Verb::kManual:
      return "manual";
    case Verb::kNotify:
      return "notify";
    case Verb::kRun:
      return "run";
    case Verb::kRemember:
      return "remember";
    case Verb::kEnter:
      return "enter";
    case Verb::kExit:
      return "exit";
  }
  return "";
}

bool OnlyReads(Verb verb) {
  switch (verb) {
    case Verb::kCheck:
    case Verb::kVerify:
    case Verb::kWait:
    case Verb::kApprove:
    case Verb::kManual:
    case Verb::kNotify:
    case Verb::kRemember:
      return true;
    case Verb::kBackup:
    case Verb::kRestore:
    case Verb::kCreate:
    case Verb::kUpgrade:
    case Verb::kDowngrade:
    case Verb::kDelete:
    case Verb::kMigrate:
    case Verb::kApply:
    case Verb::kEdit:
    case Verb::kScale:
    case Verb::kDrain:
    case Verb::kRoute:
    case Verb::kRun:
    case Verb::kEnter:
    case Verb::kExit:
      return false;
  }
  return false;
}

Span PlaceIn(const Command& command, std::uint32_t begin, std::uint32_t end) {
  const auto place = [&](std::uint32_t offset) {
    const std::string_view before = std::string_view(command.text).substr(0, offset);
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    if (line >= command.lines.size()) return command.span.begin;
    const std::size_t start = line == 0 ? 0 : before.rfind('\n') + 1;
    return command.lines[line] + static_cast<std::uint32_t>(offset - start);
  };
  return {.file = command.span.file, .begin = place(begin), .end = place(end)};
}

std::string ToString(Comparison comparison) {
  switch (comparison) {
    case Comparison::kEqual:
      return "==";
    case Comparison::kNotEqual:
      return "!=";
    case Comparison::kLess:
      return "<";
    case Comparison::kLessEqual:
      return "<=";
    case Comparison::kGreater:
      return ">";
    case Comparison::kGreaterEqual:
      return ">=";
  }
  return "";
}

std::string ToString(const Test& test) {
  const std::string expected = test.expected.Display();
  std::string text;
  switch (test.kind) {
    case Test::Kind::kSucceeds:
      break;
    case Test::Kind::kIs:
      text = fmt::format("is \"{}\"", expected);
      break;
    case Test::Kind::kIsNot:
      text = fmt::format("is not \"{}\"", expected);
      break;
    case Test::Kind::kIsEmpty:
      text = "is empty";
      break;
    case Test::Kind::kIsNotEmpty:
      text = "is not empty";
      break;
    case Test::Kind::kCompares:
      text = fmt::format("is {} {}", ToString(test.comparison), expected);
      break;
    case Test::Kind::kMatches:
      text = fmt::format("matches \"{}\"", expected);
      break;
  }
  for (std::size_t i = 0; i < test.fails_on.size(); ++i) {
    text += i == 0 ? (text.empty() ? "fails on " : " fails on ") : " or ";
    text += fmt::format("\"{}\"", test.fails_on[i].Display());
  }
  return text;
}

std::string ToString(const Condition& condition) {
  const auto join = [&](std::string_view word) {
    std::string text;
    for (const Condition& operand : condition.operands) {
      if (!text.empty()) text += fmt::format(" {} ", word);
      const bool nested =
          operand.kind == Condition::Kind::kAnd || operand.kind == Condition::Kind::kOr;
      text += nested ? fmt::format("({})", ToString(operand)) : ToString(operand);
    }
    return text;
  };
  switch (condition.kind) {
    case Condition::Kind::kCompare:
      return fmt::format("{} {} {}", condition.left.Display(), ToString(condition.comparison),
                         condition.right.Display());
    case Condition::Kind::kCommand: {
      const std::string test = ToString(condition.test);
      return fmt::format("`{}`{}{}", condition.command->text, test.empty() ? "" : " ", test);
    }
    case Condition::Kind::kQuestion:
      return fmt::format("\"{}\"", condition.question.Display());
    case Condition::Kind::kAnd:
      return join("and");
    case Condition::Kind::kOr:
      return join("or");
    case Condition::Kind::kNot:
      return fmt::format("not ({})", ToString(condition.operands.front()));
  }
  return "";
}

std::string Title(const Plan& plan, const Step& step) {
  if (!step.title.empty()) return step.title.Display();
  std::string text(ToString(step.verb));
  for (std::size_t i = 0; i < step.subjects.size(); ++i) {
    const Subject& subject = step.subjects[i];
    text += i == 0 ? " " : ", ";
    if (subject.member && step.loop) text += plan.loops[*step.loop].variable + " of ";
    text += subject.thing ? plan.things[*subject.thing].path
                          : fmt::format("{} {}", subject.kind, subject.id);
  }
  if (!step.moves.empty() && step.verb != Verb::kDelete)
    text += fmt::format(" to {}", step.moves.front().to.text());
  if (step.route) text += fmt::format(" to {}", plan.things[step.route->to].path);
  if (!step.from.empty()) text += fmt::format(" from {}", step.from.Display());
  if (!step.backup.empty()) {
    text += fmt::format(" {} {}", step.verb == Verb::kRestore ? "from" : "as", step.backup);
  }
  return text;
}

std::string Title(const Plan& plan, const Topic& topic) {
  if (topic.thing) return topic.name;
  if (topic.stage) {
    const Stage& stage = plan.stages[*topic.stage];
    return fmt::format("{} {}", stage.number,
                       stage.title.empty() ? stage.name : stage.title.Display());
  }
  std::string numbers;
  for (const Id<Step> id : topic.steps) {
    if (!numbers.empty()) numbers += ", ";
    numbers += plan.steps[id].number;
  }
  return fmt::format(
      "{} {}", numbers,
      topic.steps.size() == 1 ? Title(plan, plan.steps[topic.steps.front()]) : topic.name);
}

}  // namespace belay
