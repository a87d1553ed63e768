#include <algorithm>
#include <string_view>

#include "lint/hazards.h"

namespace belay {
namespace {

Diagnostic OfPlan(const RuleContext& context, Span span) {
  Diagnostic finding = context.Finding(span,
                                       "the plan is given AWS_SECRET_ACCESS_KEY, and no "
                                       "AWS_SESSION_TOKEN: keys of a user, which do not end");
  finding.remarks.push_back(
      EffectRemark("whoever finds them may do what the upgrade may, for ever"));
  finding.remarks.push_back(HelpRemark(
      "`env AWS_PROFILE` of a role or of IAM Identity Center, and a `check` of who it is"));
  return finding;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  constexpr std::string_view kEffect = "whoever finds them may do what the upgrade may, for ever";
  ReportHazards(context, Hazard::Kind::kStaticCredentials, kEffect);
  // A session has a token beside its keys.
  const auto passed = [&](std::string_view name) {
    return std::any_of(
               plan.environment.begin(), plan.environment.end(),
               [&](const EnvironmentVariable& variable) { return variable.name == name; }) ||
           std::any_of(plan.secrets.begin(), plan.secrets.end(), [&](const Secret& secret) {
             return secret.source == Secret::Source::kEnvironment && secret.place == name;
           });
  };
  if (!passed("AWS_SECRET_ACCESS_KEY") || passed("AWS_SESSION_TOKEN")) return;
  for (const Secret& secret : plan.secrets) {
    if (secret.source != Secret::Source::kEnvironment || secret.place != "AWS_SECRET_ACCESS_KEY")
      continue;
    context.Report(OfPlan(context, secret.span));
  }
  for (const EnvironmentVariable& variable : plan.environment) {
    if (variable.name == "AWS_SECRET_ACCESS_KEY") context.Report(OfPlan(context, variable.span));
  }
}

}  // namespace

extern const Rule kStaticKeys = {
    .info =
        {.code = "SEC05",
         .name = "static-keys",
         .severity = Severity::kWarning,
         .profile = Profile::kStandard,
         .summary = "keys that do not end by themselves, where a role or a session would do",
         .why =
             R"(They are good until somebody takes them away, for whoever finds them: in the history of the shell, in a log, in a file of this machine.)",
         .sources = "docs.aws.amazon.com, IAM security best practices; cloud.google.com, best "
                    "practices for service account keys"},
    .check = Check};

}  // namespace belay
