#include "lint/context.h"

#include <fmt/format.h>

#include <utility>

namespace belay {

Diagnostic RuleContext::Finding(Span span, std::string message) const {
  Diagnostic finding;
  finding.code = rule_->code;
  finding.name = rule_->name;
  finding.severity = rule_->severity;
  finding.span = span;
  finding.message = std::move(message);
  return finding;
}

Diagnostic RuleContext::FindingAt(const Operation& operation, Span inside,
                                  std::string message) const {
  if (operation.call == operation.span) return Finding(inside, std::move(message));
  Diagnostic finding = Finding(operation.call, std::move(message));
  finding.labels.push_back({.span = inside, .text = "in this action"});
  return finding;
}

Remark EffectRemark(std::string text) {
  return {.kind = Remark::Kind::kEffect, .text = std::move(text)};
}
Remark AssumedRemark(std::string text) {
  return {.kind = Remark::Kind::kAssumed, .text = std::move(text)};
}
Remark HelpRemark(std::string text) {
  return {.kind = Remark::Kind::kHelp, .text = std::move(text)};
}
Remark FactRemark(const Fact& fact) {
  return {.kind = Remark::Kind::kFact,
          .text = fmt::format("{} ({}, as of {})", fact.text, fact.source, fact.as_of)};
}

std::string StepNumber(const Step& step) {
  return "step " + step.number;
}

}  // namespace belay
