#include "targets/markdown/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace belay::markdown {
namespace {

Inline Grouped(const Condition& condition) {
  const bool group =
      condition.kind == Condition::Kind::kAnd || condition.kind == Condition::Kind::kOr;
  return group ? Say("({})", {Holds(condition)}) : Holds(condition);
}

// An input alone by its name: `platform`, which is what its table calls it, not `${platform}`.
std::string Side(const Value& value) {
  if (value.pieces().size() == 1) {
    const auto* reference = std::get_if<Reference>(&value.pieces().front());
    if (reference != nullptr && reference->kind == Reference::Kind::kParameter)
      return reference->name;
  }
  return value.Display();
}

std::string Relation(Comparison comparison) {
  if (comparison == Comparison::kEqual) return "is";
  if (comparison == Comparison::kNotEqual) return "is not";
  return std::string(ToString(comparison));
}

bool IsOfInputs(const Value& value) {
  return std::all_of(value.pieces().begin(), value.pieces().end(), [](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    return reference == nullptr || reference->kind == Reference::Kind::kParameter;
  });
}

}  // namespace

Inline Minutes(Duration duration) {
  if (duration.seconds < 60) return Text(fmt::format("{} s", duration.seconds));
  const std::int64_t minutes = (duration.seconds + 59) / 60;
  if (minutes < 120) return Text(fmt::format("{} min", minutes));
  return Text(fmt::format("{} min ({})", minutes, ToString(Duration{.seconds = minutes * 60})));
}

Inline ExpectedCell(const Times& times) {
  if (times.expected.seconds > 0) return Minutes(times.expected);
  return times.without_estimate > 0 ? Say("?") : Say("–");
}

Inline LimitCell(const Times& times) {
  if (times.without_limit > 0) {
    return times.limit.seconds > 0 ? Say("over {}", {Minutes(times.limit)}) : Say("none");
  }
  return times.limit.seconds > 0 ? Minutes(times.limit) : Say("–");
}

Inline Counted(std::size_t count, Literal noun) {
  return Say("{} {}{}", {Inline::Number(count), Say(noun), count == 1 ? Inline() : Say("s")});
}

Inline ExpectedSum(const Times& times) {
  if (times.without_estimate == 0) return Minutes(times.expected);
  if (times.expected.seconds == 0) return Say("the plan gives no estimate");
  return Say("{}, not counting {} without an estimate",
             {Minutes(times.expected), Counted(times.without_estimate, "step")});
}

Inline LimitSum(const Times& times) {
  if (times.without_limit == 0) return Minutes(times.limit);
  if (times.limit.seconds == 0) return Say("the plan gives no limit");
  return Say("{}, not counting {} without a limit",
             {Minutes(times.limit), Counted(times.without_limit, "step")});
}

Inline OneOf(const std::vector<Value>& values) {
  return JoinEach(values, ", ", " or ", [](const Value& each) { return Code(each.Display()); });
}

Inline Holds(const Test& test) {
  const Inline expected = Code(test.expected.Display());
  switch (test.kind) {
    case Test::Kind::kSucceeds:
      return Say("it succeeds (exit code 0)");
    case Test::Kind::kIs:
      return Say("the output is exactly {}", {expected});
    case Test::Kind::kIsNot:
      return Say("the output is anything but {}", {expected});
    case Test::Kind::kIsEmpty:
      return Say("there is no output");
    case Test::Kind::kIsNotEmpty:
      return Say("there is some output");
    case Test::Kind::kCompares:
      return Say("the output is a number {} {}", {Code(ToString(test.comparison)), expected});
    case Test::Kind::kMatches:
      return Say("a line of the output matches {}", {expected});
  }
  return {};
}

Inline Seen(const Test& test) {
  const Inline quoted = Say("“{}”", {Text(test.expected.Display())});
  const Inline expected = Code(test.expected.Display());
  switch (test.kind) {
    case Test::Kind::kSucceeds:
      return Say("it is done");
    case Test::Kind::kIs:
      return quoted;
    case Test::Kind::kIsNot:
      return Say("anything but {}", {quoted});
    case Test::Kind::kIsEmpty:
      return Say("nothing");
    case Test::Kind::kIsNotEmpty:
      return Say("something");
    case Test::Kind::kCompares:
      return Say("a number {} {}", {Code(ToString(test.comparison)), expected});
    case Test::Kind::kMatches:
      return Say("what matches {}", {expected});
  }
  return {};
}

Inline Holds(const Condition& condition) {
  switch (condition.kind) {
    case Condition::Kind::kCompare:
      return Say("{} {} {}", {Code(Side(condition.left)), Text(Relation(condition.comparison)),
                              Code(Side(condition.right))});
    case Condition::Kind::kCommand:
      return Say("of {}, {}", {Code(condition.command->text), Holds(condition.test)});
    case Condition::Kind::kQuestion:
      return Say("the answer is yes to: “{}”", {Text(condition.question.Display())});
    case Condition::Kind::kAnd:
    case Condition::Kind::kOr: {
      std::vector<Inline> parts;
      for (const Condition& operand : condition.operands) parts.push_back(Grouped(operand));
      return condition.kind == Condition::Kind::kAnd ? Join(parts, ", and ", ", and ")
                                                     : Join(parts, ", or ", ", or ");
    }
    case Condition::Kind::kNot:
      return Say("it is not so that {}", {Grouped(condition.operands.front())});
  }
  return {};
}

Inline HoldsOrNot(const Condition& condition, bool holds) {
  if (holds) return Holds(condition);
  const bool equality =
      condition.comparison == Comparison::kEqual || condition.comparison == Comparison::kNotEqual;
  if (condition.kind != Condition::Kind::kCompare || !equality)
    return Say("it is not so that {}", {Grouped(condition)});
  Condition other = condition;
  other.comparison =
      condition.comparison == Comparison::kEqual ? Comparison::kNotEqual : Comparison::kEqual;
  return Holds(other);
}

bool KnownFromInputs(const Condition& condition) {
  if (condition.kind == Condition::Kind::kCompare)
    return IsOfInputs(condition.left) && IsOfInputs(condition.right);
  return !condition.operands.empty() &&
         std::all_of(condition.operands.begin(), condition.operands.end(), KnownFromInputs);
}

std::string Question(const Condition& condition) {
  if (condition.kind != Condition::Kind::kCompare) return ToString(condition);
  return fmt::format("{} {} {}?", Side(condition.left), Relation(condition.comparison),
                     Side(condition.right));
}

Inline Path(const std::vector<Version>& versions) {
  return JoinEach(versions, " → ", " → ", [](const Version& each) { return Code(each.text()); });
}

Inline Name(const Plan& plan, const Subject& subject) {
  if (subject.thing) return Code(plan.things[*subject.thing].path);
  return Say("{} {}", {Text(subject.kind), Code(subject.id)});
}

Inline UndoWord(const Undo& undo) {
  switch (undo.kind) {
    case Undo::Kind::kNotNeeded:
      return Say("–");
    case Undo::Kind::kOperations:
      return Say("yes");
    case Undo::Kind::kImpossible:
      return Say("**none**");
    case Undo::Kind::kMissing:
      return Say("**missing**");
    case Undo::Kind::kCovered:
      return Say("with its stage");
  }
  return {};
}

}  // namespace belay::markdown
