#include "lint/lint.h"

#include "lint/analysis/timeline.h"
#include "lint/context.h"
#include "lint/rules.h"

namespace belay {

void Lint(const Plan& plan, const LintOptions& options, Diagnostics& diagnostics) {
  const Timeline timeline(plan, *options.facts);
  RuleContext context(plan, timeline, *options.facts, diagnostics);
  for (const Rule& rule : Rules()) {
    if (rule.info.profile > options.profile) continue;
    context.set_rule(rule.info);
    rule.check(context);
  }
}

}  // namespace belay
