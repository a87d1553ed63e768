#include <fmt/format.h>

#include <string>
#include <string_view>

#include "lint/catalog/lookup.h"
#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// Whether a text is written as `form` says: `plain` has no leading `v`, `v` has one, `minor` is a
// minor and no more.
bool Fits(std::string_view text, std::string_view form) {
  const bool has_v = text.starts_with('v');
  if (form == "plain") return !has_v;
  if (form == "v") return has_v;
  const std::size_t dot = text.find('.');
  return !has_v && text.find_first_not_of("0123456789.") == std::string_view::npos &&
         dot != std::string_view::npos && text.find('.', dot + 1) == std::string_view::npos;
}

std::string Help(const Version& version, std::string_view form) {
  const std::string& text = version.text();
  if (form == "plain") return fmt::format("write `{}`", text.substr(1));
  if (form == "v") return fmt::format("write `v{}`", text);
  return fmt::format("write `{}`", version.MajorMinor());
}

const FormFact* FormOf(const RuleContext& context, const Thing& thing, const Version& version) {
  const Plan& plan = context.plan();
  const Thing& cluster = thing.parent ? plan.things[*thing.parent] : thing;
  for (const FormFact& fact : context.facts().Of<FormFact>()) {
    if (fact.of != ToString(thing.kind) || !IsOf(cluster, fact.provider)) continue;
    if (!fact.names.empty() && !IsCalled(thing, fact.names)) continue;
    const bool blank = version.kind() == Version::Kind::kPlaceholder;
    if (!fact.from.empty() && !blank && !Reaches(version, fact.from)) continue;
    return &fact;
  }
  return nullptr;
}

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (const Thing& thing : plan.things) {
    for (std::size_t i = 0; i < thing.versions.size(); ++i) {
      const Version& version = thing.versions[i];
      const bool blank = version.kind() == Version::Kind::kPlaceholder;  // `vX.Y.Z`
      if (!version.known() && !blank) continue;
      const FormFact* form = FormOf(context, thing, version);
      if (form == nullptr || Fits(version.text(), form->form)) continue;
      if (blank && form->form != "plain") continue;
      Diagnostic finding = context.Finding(
          thing.version_spans[i],
          fmt::format("`{}` has no version that is written `{}`", thing.path, version.text()));
      finding.remarks.push_back(
          EffectRemark("the command fails, or an image is not found and its pods hang"));
      if (blank) {
        finding.remarks.push_back(
            AssumedRemark(fmt::format("it is to be {} or newer", form->from)));
      }
      finding.remarks.push_back(FactRemark(form->fact));
      finding.remarks.push_back(HelpRemark(Help(version, form->form)));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kWrongForm = {
    .info =
        {.code = "PIN04",
         .name = "wrong-form",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "a version is written in a form that its product does not take",
         .why =
             R"(Charts and images of one product are tagged with a `v` or without one, and EKS takes minor versions only. In the other form the command fails, or an image is not found and the pods hang.)",
         .sources = "the makers, by product; belay facts forms"},
    .check = Check};

}  // namespace belay
