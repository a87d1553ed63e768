#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "compiler/plan/plan.h"
#include "lint/catalog/facts.h"

// Which facts are about a thing of the plan, and what they say of one of its versions.
namespace belay {

// By its name or its `kind`.
bool IsCalled(const Thing& thing, Names names);
// The plan declares a thing that is called so.
bool IsInPlan(const Plan& plan, Names names);

// A fact of one provider is only about its clusters; one of none is about all.
bool IsOf(const Thing& cluster, std::string_view provider);

// The minor of a Kubernetes version. The policy is about 1.x: 4.14 is another product's.
std::optional<std::int64_t> KubernetesMinor(const Version& version);
std::optional<std::int64_t> KubernetesMinor(std::string_view version);

// 1.30.4 begins with 1.30, and 1.3 does not.
bool BeginsWith(const Version& version, std::string_view beginning);

// `version` is known to be less than `other`, in the numbers that `other` writes.
bool IsBelow(const Version& version, std::string_view other);
// … known not to be less.
bool Reaches(const Version& version, std::string_view other);

// nullptr where the facts know nothing of the version.
const CompatibilityFact* CompatibilityOf(const Facts& facts, const Thing& thing,
                                         const Version& version);
const LifecycleFact* LifecycleOf(const Facts& facts, const Thing& thing, const Version& version);
const LifecycleFact* LifecycleOfKubernetes(const Facts& facts, const Version& version);

// The newest minor of Kubernetes that the facts know: of a newer one they say nothing.
std::int64_t NewestKubernetesMinor(const Facts& facts);

}  // namespace belay
