// The tasks that find out what a `when` asks.

#include "targets/argo/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "targets/argo/gates.h"
#include "targets/argo/text.h"

namespace belay::argo {

std::vector<After> GraphBuilder::AddWhen(const Block& block, std::vector<After> after,
                                         const std::vector<std::string>& guards) {
  if (!block.condition) return after;
  auto known = answered_.find(*block.condition);
  if (known == answered_.end()) {
    const Condition& condition = context_.plan().conditions[*block.condition];
    int leaves = 0;
    Answered answered =
        AddCondition(condition, "when-" + Mangle(condition.id), leaves, after, guards);
    known = answered_.emplace(*block.condition, std::move(answered)).first;
  }
  Join(after, known->second.after);
  std::vector<After> ends;
  for (std::size_t i = 0; i < block.children.size(); ++i) {
    std::vector<std::string> inner = guards;
    inner.push_back(i == 0 ? fmt::format("({})", known->second.yes)
                           : fmt::format("!({})", known->second.yes));
    Join(ends, AddNode(block.children[i], after, inner));
  }
  return block.children.empty() ? after : ends;
}

GraphBuilder::Answered GraphBuilder::AddCondition(const Condition& condition,
                                                  const std::string& name, int& leaves,
                                                  std::vector<After> after,
                                                  std::vector<std::string> guards) {
  std::string yes;
  switch (condition.kind) {
    case Condition::Kind::kAnd:
    case Condition::Kind::kOr: {
      const bool all = condition.kind == Condition::Kind::kAnd;
      for (const Condition& operand : condition.operands) {
        Answered answered = AddCondition(operand, name, leaves, after, guards);
        // The rest is only found out, and only asked, when it still matters.
        guards.push_back(fmt::format("{}({})", all ? "" : "!", answered.yes));
        if (!yes.empty()) yes += all ? " && " : " || ";
        yes += fmt::format("({})", answered.yes);
        after = std::move(answered.after);
      }
      return {.yes = yes, .after = after};
    }
    case Condition::Kind::kNot: {
      Answered answered = AddCondition(condition.operands.front(), name, leaves, after, guards);
      answered.yes = fmt::format("!({})", answered.yes);
      return answered;
    }
    case Condition::Kind::kCompare:
    case Condition::Kind::kCommand:
    case Condition::Kind::kQuestion:
      break;
  }
  ++leaves;
  const std::string task = leaves == 1 ? name : fmt::format("{}-{}", name, leaves);
  Template made{.name = task,
                .origin = {.span = condition.span,
                           .place = Place(context_.input, condition.span),
                           .step = "",
                           .title = OneLine("when " + ToString(condition)),
                           .restore = ""},
                .body = Script{}};
  if (condition.kind == Condition::Kind::kQuestion) {
    made.body = QuestionSuspension(context_, condition);
  } else {
    ScriptWriter writer(context_);
    if (condition.command) {
      writer.AddAnswer(*condition.command, condition.test, condition.span);
    } else {
      writer.AddComparison(condition);
    }
    Script script = writer.Finish(graph_.problems);
    script.output = kAnswer;
    script.retry = {.policy = Retry::Policy::kOnError, .limit = kLostPods, .every = {}};
    made.body = std::move(script);
  }
  Add(std::move(made), after, guards);
  return {.yes = IsYes(task), .after = Ends(task, guards)};
}

}  // namespace belay::argo
