#include "lint/catalog/lookup.h"

#include <algorithm>
#include <span>

#include "lint/catalog/tables.h"

namespace belay {
namespace {

constexpr std::string_view kKubernetes = "kubernetes";

// The last row of the version's own minor that it reaches: 1.0.11 has the row of 1.0.5, and 1.0.2
// that of 1.0.
template <typename Row, typename About>
const Row* RowOf(std::span<const Row> rows, std::string_view Row::*version, const Version& of,
                 const About& about) {
  const Row* last = nullptr;
  Version best;
  for (const Row& row : rows) {
    if (!about(row)) continue;
    Version from = Version::Parse(row.*version);
    const std::size_t same = std::min<std::size_t>(from.numbers().size(), 2);
    const bool its_minor =
        of.known() && of.numbers().size() >= same &&
        std::equal(of.numbers().begin(), of.numbers().begin() + static_cast<std::ptrdiff_t>(same),
                   from.numbers().begin());
    if (!its_minor || !Reaches(of, row.*version)) continue;
    if (last != nullptr && !(best.Compare(from) < 0)) continue;
    last = &row;
    best = std::move(from);
  }
  return last;
}

}  // namespace

bool IsCalled(const Thing& thing, Names names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return name == thing.name || name == thing.provider;
  });
}

bool IsInPlan(const Plan& plan, Names names) {
  return std::any_of(plan.things.begin(), plan.things.end(),
                     [&](const Thing& thing) { return IsCalled(thing, names); });
}

bool IsOf(const Thing& cluster, std::string_view provider) {
  return provider.empty() || provider == cluster.provider;
}

std::optional<std::int64_t> KubernetesMinor(const Version& version) {
  if (version.major() != 1 || !version.minor()) return std::nullopt;
  return static_cast<std::int64_t>(*version.minor());
}

std::optional<std::int64_t> KubernetesMinor(std::string_view version) {
  return KubernetesMinor(Version::Parse(version));
}

bool BeginsWith(const Version& version, std::string_view beginning) {
  const Version start = Version::Parse(beginning);
  return version.known() && version.numbers().size() >= start.numbers().size() &&
         std::equal(start.numbers().begin(), start.numbers().end(), version.numbers().begin());
}

bool IsBelow(const Version& version, std::string_view other) {
  return version.known() && !BeginsWith(version, other) &&
         version.Compare(Version::Parse(other)) < 0;
}

bool Reaches(const Version& version, std::string_view other) {
  return version.known() && !IsBelow(version, other);
}

const CompatibilityFact* CompatibilityOf(const Facts& facts, const Thing& thing,
                                         const Version& version) {
  return RowOf<CompatibilityFact>(
      facts.Of<CompatibilityFact>(), &CompatibilityFact::versions, version,
      [&](const CompatibilityFact& row) { return IsCalled(thing, row.names); });
}

const LifecycleFact* LifecycleOf(const Facts& facts, const Thing& thing, const Version& version) {
  return RowOf<LifecycleFact>(facts.Of<LifecycleFact>(), &LifecycleFact::version, version,
                              [&](const LifecycleFact& row) { return IsCalled(thing, row.names); });
}

const LifecycleFact* LifecycleOfKubernetes(const Facts& facts, const Version& version) {
  return RowOf<LifecycleFact>(facts.Of<LifecycleFact>(), &LifecycleFact::version, version,
                              [](const LifecycleFact& row) { return row.product == kKubernetes; });
}

std::int64_t NewestKubernetesMinor(const Facts& facts) {
  std::int64_t newest = 0;
  for (const LifecycleFact& row : facts.Of<LifecycleFact>()) {
    if (row.product != kKubernetes) continue;
    newest = std::max(newest, KubernetesMinor(row.version).value_or(0));
  }
  return newest;
}

}  // namespace belay
