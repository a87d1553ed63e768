#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "lint/context.h"
#include "lint/rules/pins/derived.h"

namespace belay {
namespace {

// A text of the plan's own, not a variable, that can be compared.
bool IsWritten(const CommandEffect& effect) {
  return !effect.version.empty() && effect.version.find('$') == std::string::npos &&
         effect.version.find('`') == std::string::npos;
}

bool Same(const Version& asked, const Version& meant) {
  if (asked == meant || asked.Compare(meant) == 0) return true;
  // 1.30 is asked of what is written as 1.30.4, or the other way round.
  const auto& shorter =
      asked.numbers().size() < meant.numbers().size() ? asked.numbers() : meant.numbers();
  const auto& longer =
      asked.numbers().size() < meant.numbers().size() ? meant.numbers() : asked.numbers();
  return !shorter.empty() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

// Of 40 hexadecimal digits: nothing in it says which version it is.
bool IsCommit(std::string_view text) {
  return text.size() == 40 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The version of the move, or a key that moves along with it.
bool IsMeant(const Thing& thing, const Version& to, const Version& asked) {
  if (Same(asked, to)) return true;
  for (const Field& field : thing.fields) {
    for (const Value& value : field.path) {
      if (Same(asked, Version::Parse(value.Display()))) return true;
    }
  }
  return false;
}

// A chart has a version of its own, which need not be that of what it installs.
bool MayDiffer(const Thing& thing, std::string_view command) {
  if (!command.starts_with("helm")) return false;
  return std::none_of(thing.fields.begin(), thing.fields.end(),
                      [](const Field& field) { return field.key == "chart_version"; });
}

void Check(RuleContext& context) {
  ReportStaleFiles(context);
  const Plan& plan = context.plan();
  for (const Id<Step> id : plan.order) {
    const Step& step = plan.steps[id];
    if (step.moves.size() != 1 || !step.moves.front().to.known()) continue;
    const Move& move = step.moves.front();
    const Thing& thing = plan.things[move.thing];
    for (const Operation& operation : step.operations) {
      const bool acts =
          operation.kind == OperationKind::kRun || operation.kind == OperationKind::kCapture;
      if (!operation.command || !acts) continue;
      for (const CommandEffect& effect : operation.command->effects) {
        if (!IsWritten(effect) || effect.kind == CommandEffect::Kind::kRead) continue;
        const Version asked = Version::Parse(effect.version);
        const bool commit = IsCommit(effect.version);
        if ((!asked.known() && !commit) || MayDiffer(thing, effect.command)) continue;
        if (IsMeant(thing, move.to, asked)) continue;
        Diagnostic finding = context.FindingAt(
            operation, PlaceIn(*operation.command, effect.begin, effect.end),
            fmt::format("{} takes `{}` to {}, and its command asks for {}", StepNumber(step),
                        thing.path, move.to.text(), effect.version));
        finding.labels.push_back(
            {.span = move.span, .text = fmt::format("to {} by this", move.to.text())});
        finding.remarks.push_back(
            EffectRemark("the rules look at the one version, and the platform gets the other"));
        finding.remarks.push_back(HelpRemark(
            commit ? fmt::format("say at `{0}` which commit it is, `commit = \"{1}\"`, and write "
                                 "`\"${0}_commit\"` in the command",
                                 thing.name, effect.version)
                   : "write `\"$to\"` in the command: one place says it"));
        context.Report(std::move(finding));
      }
    }
  }
}

}  // namespace

extern const Rule kOtherVersion = {
    .info =
        {.code = "PIN11",
         .name = "other-version",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a step says one version, and its command asks for another",
         .why =
             R"(A version that stands in two places is changed in one of them. The declaration is the place: `$to` brings it into the command, and into every other that needs it.)",
         .sources =
             "2i2c-org/infrastructure, upgrade guide: a .jsonnet and a .yaml kept alike by memory"},
    .check = Check};

}  // namespace belay
