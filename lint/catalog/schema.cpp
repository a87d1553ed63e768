#include "lint/catalog/schema.h"

namespace belay {
namespace {

using enum ColumnType;
constexpr bool kOptional = false;

constexpr Column kSkew[] = {{"subject"},
                            {"anchor"},
                            {"max_newer", kInteger},
                            {"max_older", kInteger},
                            {"first_minor", kInteger, kOptional},
                            {"last_minor", kInteger, kOptional},
                            {"provider", kText, kOptional}};
constexpr Column kHops[] = {{"names", kNames},
                            {"unit", kText, true, "minor, major"},
                            {"max_step", kInteger},
                            {"max_step_by_revision", kInteger, kOptional},
                            {"advice", kFlag, kOptional}};
constexpr Column kWaypoints[] = {{"names", kNames}, {"reaching", kVersion}, {"via", kVersion}};
constexpr Column kGates[] = {{"reaching", kVersion},
                             {"provider", kText, kOptional},
                             {"of", kText, kOptional},
                             {"names", kNames, kOptional},
                             {"at_least", kVersion, kOptional},
                             {"optional", kFlag, kOptional}};
constexpr Column kCompatibility[] = {{"component"},
                                     {"names", kNames},
                                     {"strength", kText, true, "supported, tested"},
                                     {"versions", kVersion},
                                     {"min", kVersion, kOptional},
                                     {"max", kVersion, kOptional}};
constexpr Column kLifecycles[] = {{"product"},
                                  {"names", kNames},
                                  {"version", kVersion},
                                  {"end", kDate},
                                  {"extended", kDate, kOptional}};
constexpr Column kKnownBad[] = {
    {"names", kNames}, {"versions", kVersion}, {"provider", kText, kOptional}};
constexpr Column kForms[] = {{"of"},
                             {"provider", kText, kOptional},
                             {"names", kNames, kOptional},
                             {"from", kVersion, kOptional},
                             {"form", kText, true, "plain, v, minor"}};
constexpr Column kRemovedApis[] = {{"product"},
                                   {"api"},
                                   {"removed_in", kVersion},
                                   {"replacement", kText, kOptional},
                                   {"kinds", kNames}};
constexpr Column kIdentities[] = {
    {"tools", kNames}, {"commands", kNames}, {"by_context", kFlag, kOptional}};
constexpr Column kReversibility[] = {{"operation"},
                                     {"back", kText, true, "yes, window, restore, no"},
                                     {"days", kInteger, kOptional},
                                     {"names", kNames, kOptional},
                                     {"from", kVersion, kOptional},
                                     {"max_back", kInteger, kOptional},
                                     {"unit", kText, kOptional, "minor, major"},
                                     {"only_to", kNames, kOptional}};
constexpr Column kSiblings[] = {
    {"names", kNames}, {"with", kNames}, {"relation", kText, true, "equal, not-newer"}};
constexpr Column kApiScans[] = {{"words", kNames}};
constexpr Column kStates[] = {{"names", kNames}, {"kinds", kNames}};
constexpr Column kStorageSwaps[] = {{"names", kNames}, {"reaching", kVersion}, {"kinds", kNames}};
constexpr Column kWorkloads[] = {{"names", kNames}, {"kinds", kNames}, {"what"}};

constexpr Column kOrder[] = {{"first", kNames},
                             {"then", kNames},
                             {"of", kText, kOptional},
                             {"reaching", kVersion},
                             {"apart", kFlag, kOptional}};
constexpr Column kGaps[] = {{"after"},
                            {"before"},
                            {"seconds", kInteger},
                            {"elsewhere", kFlag, kOptional},
                            {"until"},
                            {"told_by", kText, kOptional}};
constexpr Column kBackground[] = {{"names", kNames}, {"shown_by", kNames}};
constexpr Column kBehaviours[] = {{"names", kNames}, {"reaching", kVersion}, {"effect"}};
constexpr Column kPairs[] = {{"pair"}, {"topic"}, {"what"}, {"state"}, {"close"}};

constexpr FactKind kKinds[] = {
    {"skew", "SkewFact", "how far two parts of Kubernetes may be apart", 24, kSkew},
    {"hops", "HopFact", "how far one step may go", 12, kHops},
    {"waypoints", "WaypointFact", "versions that a path has to stop at", 12, kWaypoints},
    {"gates", "GateFact", "what has to be so before a version of Kubernetes", 24, kGates},
    {"compatibility", "CompatibilityFact", "which versions of Kubernetes a component runs on", 6,
     kCompatibility},
    {"siblings", "SiblingFact", "whose versions go together", 12, kSiblings},
    {"lifecycles", "LifecycleFact", "until when a version is supported", 6, kLifecycles},
    {"known_bad", "KnownBadFact", "versions that nobody should move to", 12, kKnownBad},
    {"forms", "FormFact", "how a product writes its versions", 12, kForms},
    {"removed_apis", "RemovedApiFact", "API versions that are no longer served", 12, kRemovedApis},
    {"api_scans", "ApiScanFact", "what tells who still uses them", 24, kApiScans},
    {"reversibility", "ReversibilityFact", "what can be taken back, and how", 12, kReversibility},
    {"order", "OrderFact", "what goes before what", 12, kOrder},
    {"gaps", "GapFact", "what is done and seen only later", 24, kGaps},
    {"background", "BackgroundFact", "what goes on migrating behind an upgrade", 12, kBackground},
    {"behaviours", "BehaviourFact", "what a version does otherwise than the one before", 12,
     kBehaviours},
    {"pairs", "PairFact", "what has to end once it has begun", 24, kPairs},
    {"identities", "IdentityFact", "which commands tell where one is", 24, kIdentities},
    {"states", "StateFact", "which objects belong together in a backup", 24, kStates},
    {"storage_swaps", "StorageSwapFact", "releases that bring another storage", 12, kStorageSwaps},
    {"workloads", "WorkloadFact", "work that must not run during an upgrade", 24, kWorkloads},
    {"practices", "Fact", "what others have learnt", 60, {}},
};

}  // namespace

std::span<const FactKind> FactKinds() {
  return kKinds;
}

}  // namespace belay
