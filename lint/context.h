#pragma once

#include <string>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/plan/plan.h"
#include "lint/analysis/timeline.h"
#include "lint/catalog/facts.h"
#include "lint/rule.h"

namespace belay {

// What a rule may see and do.
class RuleContext {
 public:
  RuleContext(const Plan& plan, const Timeline& timeline, const Facts& facts,
              Diagnostics& diagnostics)
      : plan_(plan), timeline_(timeline), facts_(facts), diagnostics_(diagnostics) {}

  const Plan& plan() const { return plan_; }
  const Timeline& timeline() const { return timeline_; }
  const Facts& facts() const { return facts_; }

  // A finding of the rule that is checking now, to be added to and then given to Report.
  Diagnostic Finding(Span span, std::string message) const;

  // At an operation: in the plan, with a label in the module when an action brought it there.
  Diagnostic FindingAt(const Operation& operation, Span inside, std::string message) const;

  void Report(Diagnostic finding) { diagnostics_.Add(std::move(finding)); }

  void set_rule(const RuleInfo& rule) { rule_ = &rule; }

 private:
  const Plan& plan_;
  const Timeline& timeline_;
  const Facts& facts_;
  Diagnostics& diagnostics_;
  const RuleInfo* rule_ = nullptr;
};

Remark EffectRemark(std::string text);
Remark AssumedRemark(std::string text);
Remark HelpRemark(std::string text);
Remark FactRemark(const Fact& fact);

// `step 3.2`, for messages.
std::string StepNumber(const Step& step);

}  // namespace belay
