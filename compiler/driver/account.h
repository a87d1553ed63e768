#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "compiler/plan/schedule.h"
#include "lint/catalog/facts.h"

// What `belay timeline` tells of a plan, as data: where everything is before, between and after its
// steps, as the file has them.
namespace belay {

struct VersionChange {
  Id<Thing> thing;
  Version from;
  Version to;
};

// How far two parts of Kubernetes are apart, and how far they may be.
struct SkewAccount {
  Id<Thing> subject;
  Id<Thing> anchor;
  std::int64_t behind = 0;  // minors; below 0 the subject is ahead
  std::int64_t max_behind = 0;
  std::int64_t max_ahead = 0;
};

struct StepAccount {
  Id<Step> step;
  Duration expected;  // since the plan began, when the step ends
  Duration limit;
  std::vector<VersionChange> changes;
  std::vector<SkewAccount> skews;  // of what it moves, afterwards
  std::vector<std::string> data;   // what it does for or to the data of stores
  bool no_way_back = false;
};

struct StoreAccount {
  Id<Thing> store;
  std::vector<Id<Step>> backups;        // by which it is protected
  std::optional<Id<Step>> at_risk;      // the first step that may lose or rewrite its data …
  std::optional<Id<Step>> unprotected;  // … and the first that does without a complete backup
  bool unneeded = false;                // the plan says that it needs none
};

struct Account {
  Times times;
  Times rollback;
  std::optional<PointOfNoReturn> no_return;
  std::vector<SkewAccount> worst;  // in any order, and while the plan is taken back; one per pair
  std::vector<StoreAccount> stores;
  std::vector<StepAccount> steps;  // in the order of the file
};

Account AccountOf(const Plan& plan, const Facts& facts);

std::string AccountText(const Plan& plan, const Account& account);
std::string AccountJson(const Plan& plan, const Account& account);

}  // namespace belay
