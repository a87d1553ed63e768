// What a `when` asks: decided while compiling where it can be, else a Condition of the Plan.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

bool RunsCommand(const Condition& condition) {
  return condition.command ||
         std::any_of(condition.operands.begin(), condition.operands.end(), RunsCommand);
}

}  // namespace

// A comparison that is known while compiling; nullopt for others.
std::optional<bool> Resolver::Decide(const ast::Condition& condition, Scope& scope) {
  using Kind = ast::Condition::Kind;
  switch (condition.kind) {
    case Kind::kTruth:
    case Kind::kCompare: {
      const auto left = Lookup(condition.ref, scope, false);
      if (!left || !left->value.constant()) return std::nullopt;
      if (condition.kind == Kind::kTruth) return left->value.Display() == "true";
      const auto right = Evaluate(*condition.right, scope);
      if (!right || !right->value.constant()) return std::nullopt;
      const std::string a = left->value.Display();
      const std::string b = right->value.Display();
      auto order = Version::Parse(a).Compare(Version::Parse(b));
      if (left->type == ValueType::kDuration) {
        const auto one = ParseDuration(a);
        const auto other = ParseDuration(b);
        if (one && other) order = one->seconds <=> other->seconds;
      }
      switch (condition.op) {
        case ast::Operator::kEqual:
          return a == b || order == 0;
        case ast::Operator::kNotEqual:
          return a != b && order != 0;
        case ast::Operator::kLess:
          return order < 0;
        case ast::Operator::kLessEqual:
          return order <= 0;
        case ast::Operator::kGreater:
          return order > 0;
        case ast::Operator::kGreaterEqual:
          return order >= 0;
      }
      return std::nullopt;
    }
    case Kind::kNot: {
      const auto inner = Decide(condition.operands.front(), scope);
      return inner ? std::optional(!*inner) : std::nullopt;
    }
    case Kind::kAnd:
    case Kind::kOr: {
      const bool stops_at = condition.kind == Kind::kOr;
      bool all_known = true;
      for (const ast::Condition& operand : condition.operands) {
        const auto inner = Decide(operand, scope);
        if (inner == stops_at) return stops_at;
        if (!inner) all_known = false;
      }
      return all_known ? std::optional(!stops_at) : std::nullopt;
    }
    case Kind::kCommand:
    case Kind::kQuestion:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Condition> Resolver::MakeCondition(const ast::Condition& condition, Place& place) {
  using Kind = ast::Condition::Kind;
  Condition made;
  made.span = condition.span;
  switch (condition.kind) {
    case Kind::kTruth:
    case Kind::kCompare: {
      const auto left = Lookup(condition.ref, *place.scope, true);
      if (!left) return std::nullopt;
      made.left = left->value;
      made.right = Value(std::string("true"));
      if (condition.kind == Kind::kTruth) break;
      const auto right = Evaluate(*condition.right, *place.scope);
      if (!right) return std::nullopt;
      made.comparison = static_cast<Comparison>(condition.op);
      made.right = right->value;
      break;
    }
    case Kind::kCommand: {
      made.kind = Condition::Kind::kCommand;
      Step holder = NewStep(Verb::kCheck, condition.span, place);
      Frame frame;
      frame.scope = place.scope;
      frame.step = &holder;
      frame.folder = place.folder;
      frame.host = place.host;
      made.command = MakeCommand(*condition.command, frame);
      made.test = MakeTest(condition.tests, *place.scope);
      break;
    }
    case Kind::kQuestion:
      made.kind = Condition::Kind::kQuestion;
      made.question = Text(condition.question, *place.scope);
      break;
    case Kind::kAnd:
    case Kind::kOr:
    case Kind::kNot:
      made.kind = condition.kind == Kind::kAnd  ? Condition::Kind::kAnd
                  : condition.kind == Kind::kOr ? Condition::Kind::kOr
                                                : Condition::Kind::kNot;
      for (const ast::Condition& operand : condition.operands) {
        auto inner = MakeCondition(operand, place);
        if (!inner) return std::nullopt;
        made.operands.push_back(std::move(*inner));
      }
      break;
  }
  return made;
}

// What was asked before in the same place is not asked again: the answer is known. A command may
// answer differently later, so its answer is not taken for that of another `when`.
std::optional<Id<Condition>> Resolver::Ask(Condition condition, Span span, const Place& place) {
  const std::string name = "when-" + Slug(ToString(condition));
  condition.id = (place.path.empty() ? "" : place.path + "/") + name;
  const auto alike = [](const Guard& a, const Guard& b) {
    return a.condition == b.condition && a.expected == b.expected;
  };
  if (const auto known = asked_.find(condition.id);
      known != asked_.end() && !RunsCommand(condition) &&
      ToString(plan_.conditions[known->second.condition]) == ToString(condition)) {
    // It has been asked by then: under the same conditions, or fewer.
    const std::vector<Guard>& outer = known->second.under;
    const bool by_then = outer.size() <= place.guards.size() &&
                         std::equal(outer.begin(), outer.end(), place.guards.begin(), alike);
    if (by_then) return known->second.condition;
  }
  if (ids_.contains(condition.id) && !place.guards.empty()) {
    const Guard& outer = place.guards.back();
    condition.id = plan_.conditions[outer.condition].id + (outer.expected ? "/" : "/else/") + name;
  }
  const auto [at, added] = ids_.emplace(condition.id, span);
  if (!added) {
    Fail(Code::kNameClash, span,
         "this is asked in the same place already, and the answer is remembered; put what depends "
         "on it into one `when`, or ask in other words");
    Last().labels.push_back({.span = at->second, .text = "asked here"});
    return std::nullopt;
  }
  const std::string id = condition.id;
  const Id<Condition> made = plan_.conditions.Add(std::move(condition));
  asked_.emplace(id, Asked{.condition = made, .under = place.guards});
  return made;
}

// Behind a `when` the versions of the things are known that its ways leave alike.
void Resolver::Join(const Standing& then, Span when) {
  const Standing otherwise = std::exchange(now_, then);
  const auto at = [](const Standing& way, std::uint32_t thing) -> std::string {
    const auto found = way.version.find(thing);
    return found == way.version.end() ? "its first version" : found->second.text();
  };
  const auto leaves = [&](std::uint32_t thing, const std::string& one, const std::string& other) {
    if (one == other) return;
    now_.unsettled.insert_or_assign(
        thing, Unsettled{.thing = {thing}, .when = when, .then = one, .otherwise = other});
  };
  const auto server = [&](const Standing& way, std::uint32_t entry) -> std::string {
    if (const auto found = way.serving.find(entry); found != way.serving.end())
      return plan_.things[found->second].path;
    const std::vector<Id<Thing>>& at = plan_.things[Id<Thing>{entry}].at;
    return at.empty() ? "what serves it now" : plan_.things[at.front()].path;
  };
  now_.unsettled.insert(otherwise.unsettled.begin(), otherwise.unsettled.end());
  for (const Standing* way : {&then, &otherwise}) {
    for (const auto& [thing, version] : way->version)
      leaves(thing, at(then, thing), at(otherwise, thing));
    for (const auto& [entry, to] : way->serving)
      leaves(entry, server(then, entry), server(otherwise, entry));
  }
}

bool Resolver::Settled(Id<Thing> thing, Span use) {
  const auto found = now_.unsettled.find(thing.index);
  if (found == now_.unsettled.end()) return true;
  TellUnsettled(found->second, use);
  return false;
}

void Resolver::TellUnsettled(const Unsettled& unsettled, Span use) {
  Fail(Code::kNotSupported, use,
       fmt::format("`{}` is at {} or at {} here, as the `when` was answered; what depends on that "
                   "stands in each of its ways",
                   plan_.things[unsettled.thing].path, unsettled.then, unsettled.otherwise));
  Last().labels.push_back({.span = unsettled.when, .text = "its ways end at two versions"});
}

void Resolver::WhenStatement(const ast::When& when, Span span, Place& place) {
  CheckCondition(when.condition, *place.scope);
  if (const auto known = Decide(when.condition, *place.scope)) {
    Place inner = place;
    Statements(*known ? when.then : when.otherwise, inner);
    return;
  }
  auto condition = MakeCondition(when.condition, place);
  if (!condition) return;
  const auto asked = Ask(*std::move(condition), when.condition.span, place);
  if (!asked) return;
  const Id<Condition> id = *asked;
  const Id<Block> block = NewBlock(Block::Kind::kWhen, span, &place);
  plan_.blocks[block].condition = id;

  const Standing before = now_;
  const auto branch = [&](const ast::Body& body, bool expected) {
    Scope names(place.scope);
    Place inner = place;
    inner.scope = &names;
    inner.block = block;
    const Id<Block> sequence = NewBlock(Block::Kind::kSequence, span, &inner);
    inner.block = sequence;
    inner.guards.push_back({.condition = id, .expected = expected});
    Statements(body, inner);
  };
  branch(when.then, true);
  const Standing then = std::exchange(now_, before);  // both ways begin where the plan stands now
  if (!when.otherwise.empty()) branch(when.otherwise, false);
  Join(then, span);
}

}  // namespace belay
