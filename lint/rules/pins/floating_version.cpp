#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "lint/catalog/tables.h"
#include "lint/hazards.h"

namespace belay {
namespace {

constexpr std::string_view kEffect =
    "what runs is not what was tried, and a rollback has no version to go back to";

// A clone that is brought to a commit by the same command.
bool IsBroughtToCommit(const Command& command, const Hazard& clone) {
  return clone.command == "git clone" &&
         std::any_of(command.effects.begin(), command.effects.end(),
                     [&](const CommandEffect& effect) {
                       return effect.begin > clone.begin &&
                              (effect.command == "git checkout" || effect.command == "git switch" ||
                               effect.command == "git reset");
                     });
}

struct Floating {
  std::string what;
  Span span;
};

// A channel or a tag that is another version every day.
std::optional<Floating> FloatsByMark(const Command& command) {
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

// `image: busybox` of a manifest: without a tag it is `latest`. What a `$` or a blank leaves open
// is not known.
void CheckManifest(RuleContext& context, const FileText& file) {
  const std::string text = file.text->Display();
  for (std::size_t at = text.find("image:"); at != std::string::npos;
       at = text.find("image:", at + 1)) {
    const std::size_t line = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    if (text.find_first_not_of(" -", line) != at) continue;
    std::string image = text.substr(at + 6, text.find('\n', at) - at - 6);
    image = image.substr(0, image.find(" #"));
    image.erase(0, std::min(image.find_first_not_of(" \"'"), image.size()));
    image.resize(image.find_last_not_of(" \"'\r") + 1);
    const bool open = image.empty() || image.find_first_of("${<[ ") != std::string::npos;
    const std::string name = image.substr(image.rfind('/') + 1);
    const std::size_t tag = name.find_first_of(":@");
    if (open || (tag != std::string::npos && name.substr(tag) != ":latest")) continue;
    Diagnostic finding = context.Finding(
        file.span,
        fmt::format("the image `{}` of `{}` is another version every day", image, file.path));
    finding.remarks.push_back(EffectRemark(std::string(kEffect)));
    finding.remarks.push_back(HelpRemark("name the tag that was tried, or its digest"));
    context.Report(std::move(finding));
  }
}

void Check(RuleContext& context) {
  for (const FileText& file : context.plan().files) {
    if (file.text) CheckManifest(context, file);
  }
  for (const CommandUse& use : context.timeline().commands()) {
    const Command& command = *use.operation->command;
    auto floating = FloatsByMark(command);
    if (!floating) floating = FloatsByValue(command);
    if (floating) {
      Diagnostic finding = context.FindingAt(*use.operation, floating->span, floating->what);
      finding.remarks.push_back(EffectRemark(std::string(kEffect)));
      finding.remarks.push_back(FactRemark(facts::kFloatingChannel));
      finding.remarks.push_back(HelpRemark("name the version that was tried"));
      context.Report(std::move(finding));
      continue;
    }
    for (const Hazard& hazard : command.hazards) {
      if (hazard.kind != Hazard::Kind::kFloats || IsBroughtToCommit(command, hazard)) continue;
      context.Report(HazardFinding(context, use, hazard, kEffect));
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
