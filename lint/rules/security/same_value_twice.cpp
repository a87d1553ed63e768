#include <fmt/format.h>

#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/data/captures.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  for (const SameSource& same : FindSameSources(context.plan())) {
    if (same.changed) continue;
    const Operation& first = *same.first.operation;
    const Operation& second = *same.second.operation;
    Diagnostic finding = context.Finding(
        second.command->span,
        fmt::format("`{}` is read by the same command as `{}`: the two are one value", second.name,
                    first.name));
    finding.labels.push_back({.span = first.command->span, .text = "the same command"});
    finding.remarks.push_back(EffectRemark(
        "one of the two is not what its name says: a user name that is the password, an old volume "
        "that is the new one"));
    finding.remarks.push_back(HelpRemark(fmt::format(
        "let one of them ask for what it is to hold, or use `{}` for both", first.name)));
    context.Report(std::move(finding));
  }
}

}  // namespace

extern const Rule kSameValueTwice = {
    .info =
        {.code = "SEC02",
         .name = "same-value-twice",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "two values with two names are read by the same command",
         .why =
             R"(A command that was copied and not changed: the user's name becomes the password. Nothing fails until something logs in.)",
         .sources = "canonical/bundle-kubeflow commits 26e35f7 to a32fcd2"},
    .check = Check};

}  // namespace belay
