// `require`: compatibility facts of the plan's own.

#include <fmt/format.h>

#include <charconv>

#include "compiler/resolve/resolver.h"

namespace belay {

void Resolver::Requirements() {
  const auto comparison = [](ast::Operator op) { return static_cast<Comparison>(op); };
  for (const ast::Requirement& declared : file_.requirements) {
    const auto thing = FindThing(declared.thing, top_, true);
    if (!thing) continue;
    Requirement requirement;
    requirement.must.thing = *thing;
    requirement.span = declared.span;
    if (declared.within) {
      const auto of = declared.given ? FindThing(*declared.given, top_, true) : std::nullopt;
      if (!of) continue;
      requirement.within = VersionDistance{.of = *of, .minors = declared.minors};
      plan_.requirements.push_back(std::move(requirement));
      continue;
    }
    const auto version = VersionOf(declared.version, top_);
    if (!version) continue;
    requirement.must.comparison = comparison(declared.op);
    requirement.must.version = *version;
    if (declared.given) {
      const auto given = FindThing(*declared.given, top_, true);
      const auto given_version = VersionOf(declared.given_version, top_);
      if (!given || !given_version) continue;
      requirement.given = VersionCondition{
          .thing = *given, .comparison = comparison(declared.given_op), .version = *given_version};
    }
    plan_.requirements.push_back(std::move(requirement));
  }
}

}  // namespace belay
