#include <fmt/format.h>

#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// `secret-key=$USER` of a command's arguments, as they are written.
std::vector<std::pair<std::string, std::string>> Settings(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> settings;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t equals = word.find('=');
    const bool named = equals != std::string_view::npos && equals > 0 &&
                       std::isalpha(static_cast<unsigned char>(word.front())) != 0;
    if (named) settings.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    at = end + 1;
  }
  return settings;
}

struct Setting {
  const Operation* operation = nullptr;
  const CommandEffect* effect = nullptr;
  std::string value;
};

void CheckStep(RuleContext& context, const Step& step) {
  std::map<std::tuple<std::string, std::string, std::string>, Setting> set;
  for (const Operation& operation : step.operations) {
    if (!operation.command || operation.kind != OperationKind::kRun) continue;
    const std::string_view text = operation.command->text;
    for (const CommandEffect& effect : operation.command->effects) {
      if (effect.kind != CommandEffect::Kind::kChange || effect.object.empty()) continue;
      for (auto& [key, value] : Settings(text.substr(effect.begin, effect.end - effect.begin))) {
        const auto [found, added] = set.try_emplace({effect.command, effect.object, key},
                                                    Setting{&operation, &effect, value});
        if (added || found->second.value == value) continue;
        Diagnostic finding =
            context.FindingAt(operation, PlaceIn(*operation.command, effect.begin, effect.end),
                              fmt::format("`{}` of `{}` is set twice: {} takes the place of {}",
                                          key, effect.object, value, found->second.value));
        finding.labels.push_back(
            {.span = PlaceIn(*found->second.operation->command, found->second.effect->begin,
                             found->second.effect->end),
             .text = "set first here"});
        finding.remarks.push_back(
            EffectRemark("the first value is lost, and the key that it was meant for keeps what it "
                         "had"));
        finding.remarks.push_back(
            HelpRemark("name the key that each of the two is for, or leave the first one out"));
        context.Report(std::move(finding));
        found->second.value = value;
      }
    }
  }
}

void Check(RuleContext& context) {
  for (const Step& step : context.plan().steps) CheckStep(context, step);
}

}  // namespace

extern const Rule kSetTwice = {
    .info =
        {.code = "SEC03",
         .name = "set-twice",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "a step sets the same key twice, to two values",
         .why =
             R"(The second value takes the place of the first one, and the key that was meant keeps its old one: a password is set where the user's name was to be.)",
         .sources = "Charmed Kubeflow 1.6 to 1.7, upgrade guide"},
    .check = Check};

}  // namespace belay
