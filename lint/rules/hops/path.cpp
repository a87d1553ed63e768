#include "lint/rules/hops/path.h"

#include <cstddef>
#include <utility>

namespace belay {

void LabelHop(const RuleContext& context, const Hop& hop, Diagnostic& finding) {
  const Thing& thing = context.plan().things[hop.move.thing];
  if (hop.back) finding.labels.push_back({.span = hop.forth, .text = "what is taken back"});
  for (std::size_t i = 0; !hop.back && i < thing.versions.size(); ++i) {
    if (thing.versions[i] != hop.move.to) continue;
    finding.labels.push_back({.span = thing.version_spans[i], .text = "the path is declared here"});
  }
  if (hop.answers.empty()) return;
  finding.remarks.push_back(AssumedRemark(context.timeline().questions().Describe(hop.answers)));
}

std::optional<Fix> WithBetween(const RuleContext& context, const Hop& hop, std::string_view between,
                               std::string title) {
  const Thing& thing = context.plan().things[hop.move.thing];
  for (std::size_t i = 1; !hop.back && i < thing.versions.size(); ++i) {
    if (thing.versions[i - 1] != hop.move.from || thing.versions[i] != hop.move.to) continue;
    Span span = thing.version_spans[i];
    span.end = span.begin;
    Fix fix;
    fix.title = std::move(title);
    fix.edits.push_back({.span = span, .replacement = std::string(between) + " -> "});
    return fix;
  }
  return std::nullopt;
}

std::string_view Jumps(const Hop& hop) {
  return hop.back ? "is taken back by a jump" : "jumps";
}

}  // namespace belay
