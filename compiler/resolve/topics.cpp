// `about`: which things, steps and stages a person is asked about, told of or works on.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(std::move(part));
  return parts;
}

// `minio.copy` is `upgrade/minio/files/copy`: the last name is the last of the id, and those before
// it stand in the id in this order. A loop's turns need not be named.
bool IsCalled(const std::string& id, const std::vector<std::string>& names) {
  std::vector<std::string> left = names;
  const std::vector<std::string> parts = Split(id, '/');
  if (parts.back() != left.back()) return false;
  for (auto part = parts.rbegin(); part != parts.rend() && !left.empty(); ++part) {
    if (*part == left.back()) left.pop_back();
  }
  return left.empty();
}

// How many names the two ids begin with in common.
std::size_t Shared(std::string_view a, std::string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) {
    if (a[i] == '/') ++count;
  }
  return count;
}

std::string LastName(const std::string& id) {
  return id.substr(id.rfind('/') + 1);
}

// Steps or stages by their last names.
template <typename T>
class Names {
 public:
  explicit Names(const Table<T>& table) : table_(table) {
    for (std::uint32_t i = 0; i < table.size(); ++i) {
      called_[LastName(table[Id<T>{i}].id)].push_back(Id<T>{i});
    }
  }

  // Of all that is called so, what stands nearest to `id`: in a loop, that of the same turn.
  std::vector<Id<T>> Nearest(const std::string& id, const std::string& name) const {
    std::vector<Id<T>> nearest;
    const std::vector<std::string> names = Split(name, '.');
    const auto called = called_.find(names.back());
    if (called == called_.end()) return nearest;
    std::size_t most = 0;
    for (const Id<T> one : called->second) {
      const std::string& other = table_[one].id;
      if (!IsCalled(other, names) || other == id) continue;
      const std::size_t shared = Shared(other + "/", id);
      if (shared < most) continue;
      if (shared > most) nearest.clear();
      most = shared;
      nearest.push_back(one);
    }
    return nearest;
  }

 private:
  const Table<T>& table_;
  std::map<std::string, std::vector<Id<T>>> called_;
};

// By stage: its steps, those of the stages inside of it too.
std::map<Id<Stage>, std::vector<Id<Step>>> StepsOfStages(const Plan& plan) {
  std::map<Id<Stage>, std::vector<Id<Step>>> steps;
  for (std::uint32_t i = 0; i < plan.steps.size(); ++i) {
    const Id<Step> id{i};
    for (auto stage = plan.steps[id].stage; stage; stage = plan.stages[*stage].parent) {
      steps[*stage].push_back(id);
    }
  }
  return steps;
}

}  // namespace

bool Resolver::Topics(const ast::Step& step, Place& place, Step& made) {
  if (step.about.empty()) return true;
  if (made.verb != Verb::kApprove && made.verb != Verb::kManual && made.verb != Verb::kNotify) {
    Fail(Code::kMisplaced, step.about.front().span,
         fmt::format("`{}` has no `about`: it belongs to `approve`, `manual` and `notify`",
                     step.verb.text));
    Last().remarks.push_back(
        {.kind = Remark::Kind::kHelp,
         .text = "what another step is about stands behind its verb: `verify db \"…\"`"});
    return false;
  }
  for (const ast::Ref& ref : step.about) {
    const std::optional<Id<Thing>> thing = FindThing(ref, *place.scope, false);
    made.topics.push_back({.name = thing ? plan_.things[*thing].path : DottedName(ref),
                           .thing = thing,
                           .stage = std::nullopt,
                           .steps = {},
                           .span = ref.span});
  }
  return true;
}

// A step may be named before it stands in the file: whether that is right is for the linter to say.
void Resolver::BindTopics() {
  const bool any = std::any_of(plan_.steps.begin(), plan_.steps.end(),
                               [](const Step& step) { return !step.topics.empty(); });
  if (!any) return;
  const Names<Step> steps(plan_.steps);
  const Names<Stage> stages(plan_.stages);
  const auto inside = StepsOfStages(plan_);
  // What a fixed parameter leaves out, or an error, may be what is meant.
  const bool all_there = !failed_ && options_.settings.empty();
  std::set<std::uint32_t> told;  // places: a loop has one place for all its turns
  for (Step& step : plan_.steps) {
    for (Topic& topic : step.topics) {
      if (topic.thing) continue;
      topic.steps = steps.Nearest(step.id, topic.name);
      if (topic.steps.empty()) {
        for (const Id<Stage> stage : stages.Nearest(step.id, topic.name)) {
          topic.stage = stage;
          const auto found = inside.find(stage);
          if (found == inside.end()) continue;
          topic.steps.insert(topic.steps.end(), found->second.begin(), found->second.end());
        }
        std::erase_if(topic.steps, [&](Id<Step> id) { return &plan_.steps[id] == &step; });
      }
      if (!topic.steps.empty() || !all_there) continue;
      if (told.insert(topic.span.begin).second) TellUnknownTopic(topic);
    }
    std::erase_if(step.topics,
                  [](const Topic& topic) { return !topic.thing && topic.steps.empty(); });
  }
}

void Resolver::TellUnknownTopic(const Topic& topic) {
  std::vector<std::string> names = ThingPaths();
  for (const Step& step : plan_.steps) names.push_back(LastName(step.id));
  for (const Stage& stage : plan_.stages) names.push_back(LastName(stage.id));
  Fail(Code::kUnknownName, topic.span,
       fmt::format("no thing, step or stage is called `{}`{}", topic.name,
                   DidYouMean(topic.name, names)));
}

}  // namespace belay
