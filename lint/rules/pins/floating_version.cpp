#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// Why the command floats, and where; an empty text when it does not.
struct Floating {
  std::string what;
  Span span;
};

std::optional<Floating> Floats(const Command& command) {
  for (const CommandEffect& effect : command.effects) {
    if (!effect.version.empty()) continue;
    if (effect.command == "upgrade_kfp.sh") {
      return Floating{"`upgrade_kfp.sh` without a commit takes what its branch has that minute",
                      PlaceIn(command, effect.begin, effect.end)};
    }
    if (effect.command != "helm upgrade" && effect.command != "helm install") continue;
    const std::string_view text =
        std::string_view(command.text).substr(effect.begin, effect.end - effect.begin);
    if (text.find("--version") != std::string_view::npos ||
        text.find(" ./") != std::string_view::npos)
      continue;
    return Floating{fmt::format("`{}` without `--version` takes the newest chart", effect.command),
                    PlaceIn(command, effect.begin, effect.end)};
  }
  constexpr std::string_view kMarks[] = {":latest",          "latest/edge",    "latest/stable",
                                         "latest/candidate", "latest/beta",    "--channel edge",
                                         "--channel latest", "--channel=edge", "--channel=latest"};
  for (const std::string_view mark : kMarks) {
    const std::size_t at = command.text.find(mark);
    if (at == std::string::npos) continue;
    return Floating{fmt::format("`{}` is another version every day", mark),
                    PlaceIn(command, static_cast<std::uint32_t>(at),
                            static_cast<std::uint32_t>(at + mark.size()))};
  }
  for (const CommandEffect& effect : command.effects) {
    if (effect.command != "kubectl apply" && effect.command != "kubectl create") continue;
    for (const std::string_view branch : {"/master/", "/main/", "/HEAD/"}) {
      const std::size_t at = command.text.find(branch, effect.begin);
      if (at == std::string::npos || at > effect.end ||
          command.text.rfind("http", at) == std::string::npos)
        continue;
      return Floating{fmt::format("a manifest from the branch `{}` is another one every day",
                                  branch.substr(1, branch.size() - 2)),
                      PlaceIn(command, effect.begin, effect.end)};
    }
  }
  return std::nullopt;
}

// A value that the command is given says `latest`, or a branch where a commit or release is meant.
std::optional<Floating> FloatsByValue(const Command& command) {
  constexpr std::string_view kNewest[] = {"latest", "master", "main", "HEAD"};
  constexpr std::string_view kNames[] = {"version", "commit", "revision", "release", "tag", "ref"};
  for (const Binding& binding : command.bindings) {
    if (!binding.value.constant()) continue;
    const std::string text = binding.value.Display();
    const bool version = std::ranges::any_of(kNames, [&](std::string_view name) {
      return binding.name.find(name) != std::string::npos;
    });
    const bool newest = (version && std::ranges::find(kNewest, text) != std::end(kNewest)) ||
                        text.ends_with(":latest") || text.ends_with("/edge");
    if (!newest) continue;
    return Floating{fmt::format("`${}` is `{}`: another version every day", binding.name, text),
                    command.span};
  }
  return std::nullopt;
}

void Check(RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    {
      auto floating = Floats(*use.operation->command);
      if (!floating) floating = FloatsByValue(*use.operation->command);
      if (!floating) continue;
      Diagnostic finding = context.FindingAt(*use.operation, floating->span, floating->what);
      finding.remarks.push_back(EffectRemark(
          "what runs is not what was tried, and a rollback has no version to go back to"));
      finding.remarks.push_back(FactRemark(facts::kFloatingChannel));
      finding.remarks.push_back(HelpRemark("name the version that was tried"));
      context.Report(std::move(finding));
    }
  }
}

}  // namespace

extern const Rule kFloatingVersion = {
    .info =
        {.code = "PIN02",
         .name = "floating-version",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a command takes whatever version is the newest when it runs",
         .why =
             R"(What was tried on staging is then not what runs in production, a second run gives something else, and the way back has no version to name.)",
         .sources = "canonical/bundle-kubeflow commit a32fcd2"},
    .check = Check};

}  // namespace belay
