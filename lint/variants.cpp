#include "lint/variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <variant>

#include "lint/context.h"
#include "lint/rules.h"

namespace belay {
namespace {

constexpr std::size_t kMostVariants = 32;

// Steps in all variants together: what is linted in a few seconds.
constexpr std::size_t kMostSteps = 100'000;

bool IsOfEveryRun(const Diagnostic& finding) {
  const Rule* const rule = FindRule(finding.code);
  return rule != nullptr && rule->info.every_run;
}

// A finding, whatever its words: they may hold the parameter's value.
using Key = std::pair<std::string, Span>;

Key KeyOf(const Diagnostic& finding) {
  return {finding.code, finding.span};
}

void AskedFor(const Condition& condition, std::set<std::string>& names) {
  for (const Condition& operand : condition.operands) AskedFor(operand, names);
  if (condition.kind != Condition::Kind::kCompare) return;
  for (const Value* side : {&condition.left, &condition.right}) {
    for (const Value::Piece& piece : side->pieces()) {
      const auto* reference = std::get_if<Reference>(&piece);
      if (reference != nullptr && reference->kind == Reference::Kind::kParameter) {
        names.insert(reference->name);
      }
    }
  }
}

std::vector<std::string> ChoicesOf(const Parameter& parameter) {
  if (parameter.type == ValueType::kBool) return {"true", "false"};
  return parameter.choices;
}

bool Fits(const Variant& variant, const Variant& some) {
  return std::all_of(some.begin(), some.end(),
                     [&](const auto& value) { return variant.at(value.first) == value.second; });
}

// As few of the values of one variant as all variants that have them have the finding with, as far
// as one after the other can be left out.
Variant Needed(const std::vector<Variant>& variants, const std::set<std::size_t>& with,
               const Variant& of) {
  Variant needed = of;
  for (const auto& [name, value] : of) {
    Variant fewer = needed;
    fewer.erase(name);
    bool all = true;
    for (std::size_t i = 0; i < variants.size(); ++i) {
      all = all && (!Fits(variants[i], fewer) || with.contains(i));
    }
    if (all) needed = std::move(fewer);
  }
  return needed;
}

// That of the variants that needs the fewest.
Variant FewestNeeded(const std::vector<Variant>& variants, const std::set<std::size_t>& with) {
  Variant fewest = variants[*with.begin()];
  for (const std::size_t i : with) {
    Variant needed = Needed(variants, with, variants[i]);
    if (needed.size() < fewest.size()) fewest = std::move(needed);
  }
  return fewest;
}

// Whether the finding is about where versions are: ways that exclude each other are none after the
// other.
bool IsAboutVersions(const Diagnostic& finding) {
  return finding.code.starts_with("HOP") || finding.code == "RBK06";
}

}  // namespace

std::vector<Variant> VariantsOf(const Plan& plan) {
  std::set<std::string> names;
  for (const Condition& condition : plan.conditions) AskedFor(condition, names);
  std::vector<Variant> variants(1);
  for (const Parameter& parameter : plan.parameters) {
    const auto choices = ChoicesOf(parameter);
    if (choices.empty() || !names.contains(parameter.name)) continue;
    const std::size_t count = variants.size() * choices.size();
    if (count > kMostVariants || count * plan.order.size() > kMostSteps) break;
    std::vector<Variant> more;
    for (const Variant& variant : variants) {
      for (const std::string& choice : choices) {
        more.emplace_back(variant).insert_or_assign(parameter.name, choice);
      }
    }
    variants = std::move(more);
  }
  return variants.size() > 1 ? variants : std::vector<Variant>();
}

void LintWithVariants(const Plan& plan, const FixParameters& fix, const LintOptions& options,
                      Diagnostics& diagnostics) {
  const std::vector<Variant> variants = VariantsOf(plan);
  if (variants.empty()) {
    Lint(plan, options, diagnostics);
    return;
  }
  Diagnostics whole;
  Lint(plan, options, whole);
  std::set<Key> of_whole;
  std::map<std::string, std::size_t> count;  // by code
  for (const Diagnostic& finding : whole.Sorted()) {
    of_whole.insert(KeyOf(finding));
    ++count[finding.code];
  }

  std::map<Key, std::set<std::size_t>> with;
  std::map<Key, Diagnostic> first;
  std::set<std::string> done;  // steps of some variant
  bool all_resolve = true;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const std::optional<Plan> variant = fix(variants[i]);
    all_resolve = all_resolve && variant;
    if (!variant) continue;
    for (const Step& step : variant->steps) done.insert(step.id);
    Diagnostics found;
    Lint(*variant, options, found);
    std::map<std::string, std::size_t> count_here;
    for (const Diagnostic& finding : found.Sorted()) ++count_here[finding.code];
    for (Diagnostic& finding : found.Sorted()) {
      if (IsOfEveryRun(finding)) continue;
      // No more than the whole has: it is the same one, at another place.
      if (!of_whole.contains(KeyOf(finding)) && count_here[finding.code] <= count[finding.code]) {
        continue;
      }
      const Key key = KeyOf(finding);
      with[key].insert(i);
      first.emplace(key, std::move(finding));
    }
  }

  const bool all_done =
      all_resolve && std::all_of(plan.steps.begin(), plan.steps.end(),
                                 [&](const Step& step) { return done.contains(step.id); });
  for (Diagnostic& finding : whole.Sorted()) {
    if (all_done && IsAboutVersions(finding) && !with.contains(KeyOf(finding))) continue;
    diagnostics.Add(std::move(finding));
  }
  for (auto& [key, finding] : first) {
    if (of_whole.contains(key)) continue;
    std::string values;
    for (const auto& [name, value] : FewestNeeded(variants, with[key])) {
      values += fmt::format("{}`{}` is `{}`", values.empty() ? "" : ", ", name, value);
    }
    if (!values.empty()) {
      finding.remarks.insert(finding.remarks.begin(), AssumedRemark(std::move(values)));
    }
    diagnostics.Add(std::move(finding));
  }
}

}  // namespace belay
