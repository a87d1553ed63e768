#include "compiler/driver/explanations.h"

#include <algorithm>

#include "compiler/diagnostics/codes.h"
#include "lint/rule.h"
#include "lint/rules.h"

namespace belay {
namespace {

Explanation OfCode(const CodeInfo& info) {
  return {.code = info.code,
          .name = info.name,
          .severity = info.severity,
          .profile = ToString(Profile::kBasic),
          .summary = info.summary,
          .why = info.why,
          .bad = info.bad,
          .good = info.good,
          .sources = {}};
}

Explanation OfRule(const RuleInfo& info) {
  return {.code = info.code,
          .name = info.name,
          .severity = info.severity,
          .profile = ToString(info.profile),
          .summary = info.summary,
          .why = info.why,
          .bad = info.bad,
          .good = info.good,
          .sources = info.sources};
}

Explanation OfTarget() {
  return {.code = kTargetCode,
          .name = kTargetName,
          .severity = Severity::kError,
          .profile = ToString(Profile::kBasic),
          .summary = "a plan that an Argo workflow cannot do as it is written",
          .why =
              "Argo has limits of its own: it expands some texts, turns ids into names of "
              "Kubernetes and stores a workflow as one object. Compiling stops where the "
              "workflow would do something else than the plan. The other targets are not "
              "concerned.",
          .bad = {},
          .good = {},
          .sources = {}};
}

}  // namespace

std::vector<Explanation> Explanations() {
  std::vector<Explanation> all = {OfTarget()};
  for (const CodeInfo& info : Codes()) all.push_back(OfCode(info));
  for (const Rule& rule : Rules()) all.push_back(OfRule(rule.info));
  std::sort(all.begin(), all.end(),
            [](const Explanation& a, const Explanation& b) { return a.code < b.code; });
  return all;
}

}  // namespace belay
