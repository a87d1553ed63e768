#include <nlohmann/json.hpp>

#include "compiler/driver/account.h"

namespace belay {
namespace {

using Json = nlohmann::ordered_json;

// What `belay timeline --format json` gives. A change that breaks readers raises it.
constexpr int kTimelineVersion = 1;

Json Skews(const Plan& plan, const std::vector<SkewAccount>& skews) {
  Json list = Json::array();
  for (const SkewAccount& skew : skews) {
    list.push_back({{"subject", plan.things[skew.subject].path},
                    {"anchor", plan.things[skew.anchor].path},
                    {"behind", skew.behind},
                    {"max_behind", skew.max_behind},
                    {"max_ahead", skew.max_ahead}});
  }
  return list;
}

Json StepIds(const Plan& plan, const std::vector<Id<Step>>& ids) {
  Json list = Json::array();
  for (const Id<Step> id : ids) list.push_back(plan.steps[id].id);
  return list;
}

Json OfStep(const Plan& plan, const StepAccount& of) {
  const Step& step = plan.steps[of.step];
  Json when = Json::array();
  for (const Guard& guard : step.guards) {
    when.push_back(
        {{"condition", ToString(plan.conditions[guard.condition])}, {"expected", guard.expected}});
  }
  Json changes = Json::array();
  for (const VersionChange& change : of.changes) {
    changes.push_back({{"thing", plan.things[change.thing].path},
                       {"from", change.from.text()},
                       {"to", change.to.text()}});
  }
  return {{"id", step.id},
          {"number", step.number},
          {"title", Title(plan, step)},
          {"when", std::move(when)},
          {"expected_seconds", of.expected.seconds},
          {"worst_seconds", of.limit.seconds},
          {"changes", std::move(changes)},
          {"skew", Skews(plan, of.skews)},
          {"data", of.data},
          {"no_way_back", of.no_way_back}};
}

}  // namespace

std::string AccountJson(const Plan& plan, const Account& account) {
  Json versions = Json::object();
  for (const Thing& thing : plan.things) {
    versions[thing.path] = thing.versions.empty() ? "?" : thing.versions.front().text();
  }
  Json stores = Json::array();
  const auto step = [&](const std::optional<Id<Step>>& id) {
    return id ? Json(plan.steps[*id].id) : Json(nullptr);
  };
  for (const StoreAccount& store : account.stores) {
    stores.push_back({{"store", plan.things[store.store].path},
                      {"backups", StepIds(plan, store.backups)},
                      {"backup_unneeded", store.unneeded},
                      {"at_risk", step(store.at_risk)},
                      {"unprotected", step(store.unprotected)}});
  }
  Json no_return = nullptr;
  if (account.no_return) {
    no_return = {{"step", plan.steps[account.no_return->step].id},
                 {"asked_in", StepIds(plan, account.no_return->gates)},
                 {"backups", StepIds(plan, account.no_return->backups)}};
  }
  Json steps = Json::array();
  for (const StepAccount& of : account.steps) steps.push_back(OfStep(plan, of));
  const Json document = {
      {"version", kTimelineVersion},
      {"plan", plan.name},
      {"expected_seconds", account.times.expected.seconds},
      {"worst_seconds", account.times.limit.seconds},
      {"window_seconds", plan.window ? Json(plan.window->seconds) : Json(nullptr)},
      {"without_estimate", account.times.without_estimate},
      {"without_limit", account.times.without_limit},
      {"rollback_worst_seconds", account.rollback.limit.seconds},
      {"point_of_no_return", std::move(no_return)},
      {"begins_with", std::move(versions)},
      {"worst_skew", Skews(plan, account.worst)},
      {"stores", std::move(stores)},
      {"steps", std::move(steps)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace belay
