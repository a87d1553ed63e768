#include "lint/analysis/sight.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/analysis/looks.h"
#include "lint/analysis/objects.h"

namespace belay {
namespace {

using Kind = CommandEffect::Kind;

// They ask the cluster that their command reaches, and nothing else.
constexpr std::array<std::string_view, 3> kOfOneCluster = {"kubectl", "helm", "juju"};

// What runs, and where: it comes, goes and is replaced with what it runs for.
constexpr std::array<std::string_view, 8> kWorkloads = {
    "pod", "deployment", "statefulset", "daemonset", "replicaset", "job", "cronjob", "node"};

// They are the same whatever runs on or beside them.
constexpr std::array<std::string_view, 6> kStatic = {"persistentvolume", "persistentvolumeclaim",
                                                     "storageclass",     "namespace",
                                                     "configmap",        "secret"};

// They tell what is there and in which state, and do not try it.
constexpr std::array<std::string_view, 14> kStates = {"kubectl get",
                                                      "kubectl rollout status",
                                                      "kubectl wait",
                                                      "kubectl describe",
                                                      "helm",
                                                      "juju",
                                                      "aws",
                                                      "gcloud",
                                                      "az",
                                                      "eksctl",
                                                      "kubectl events",
                                                      "terraform",
                                                      "git",
                                                      "velero"};

// What a cloud calls its Kubernetes.
constexpr std::array<std::string_view, 6> kClusters = {
    "aws eks", "aws cloudformation", "gcloud container", "az aks", "az resource", "aws sts"};

template <std::size_t kSize>
bool Has(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// `aws eks` of `aws eks describe-cluster`.
std::string_view Service(const CommandEffect& effect) {
  const std::size_t tool = effect.command.find(' ');
  return tool == std::string::npos
             ? std::string_view(effect.command)
             : std::string_view(effect.command).substr(0, effect.command.find(' ', tool + 1));
}

std::string_view ObjectKind(const CommandEffect& effect) {
  return std::string_view(effect.object).substr(0, effect.object.find('/'));
}

bool Reads(const CommandEffect& effect) {
  return effect.kind == Kind::kRead || effect.kind == Kind::kPlan || effect.kind == Kind::kWait;
}

// What a step changes, as far as all of it is known.
class Touched {
 public:
  Touched(const Plan& plan, const Step& step) : plan_(plan), step_(step) {
    for (const Operation& operation : step.operations) {
      if (!Does(operation)) continue;
      if (!operation.command || operation.command->effects.empty()) return;
      for (const CommandEffect& effect : operation.command->effects) {
        if (effect.kind == Kind::kLocal) {
          here_ = true;
        } else if (!Reads(effect)) {
          effects_.push_back(&effect);
        }
      }
    }
    known_ = here_ || !effects_.empty();
  }

  // Nothing but files of the machine that runs the plan.
  bool OnlyHere() const { return known_ && effects_.empty(); }

  // Nothing of the cluster: all that it is about stands in others.
  bool Elsewhere(Id<Thing> cluster) const {
    return !step_.subjects.empty() &&
           std::ranges::all_of(step_.subjects, [&](const Subject& subject) {
             const auto of = ClusterOf(subject);
             return of && *of != cluster;
           });
  }

  bool OnlyStops() const {
    return All([](const CommandEffect& effect) {
      return effect.kind == Kind::kDisrupt && effect.command == "kubectl scale";
    });
  }

  // What runs is changed, and nothing that it runs on or keeps.
  bool OnlyRunning() const {
    return All([](const CommandEffect& effect) {
      if (ToolOf(effect) == "kubectl") return Has(kWorkloads, ObjectKind(effect));
      return ToolOf(effect) == "juju" && effect.command != "juju deploy" &&
             effect.kind != Kind::kDestroy;
    });
  }

  bool OnlyClusters() const {
    return !step_.subjects.empty() &&
           std::ranges::all_of(step_.subjects, [&](const Subject& subject) {
             return subject.thing && plan_.things[*subject.thing].kind == ThingKind::kCluster;
           });
  }

 private:
  template <typename Test>
  bool All(Test test) const {
    return known_ &&
           std::ranges::all_of(effects_, [&](const CommandEffect* e) { return test(*e); });
  }

  std::optional<Id<Thing>> ClusterOf(const Subject& subject) const {
    if (!subject.thing) return std::nullopt;
    const Thing& thing = plan_.things[*subject.thing];
    return thing.kind == ThingKind::kCluster ? subject.thing : thing.parent;
  }

  const Plan& plan_;
  const Step& step_;
  std::vector<const CommandEffect*> effects_;  // of the platform
  bool here_ = false;                          // files of the machine too
  bool known_ = false;
};

bool IsBlind(const Command& command, const CommandEffect& effect, const Touched& touched) {
  if (!Reads(effect)) return false;
  const bool cloud = effect.command.starts_with("aws ") || effect.command.starts_with("gcloud ") ||
                     effect.command.starts_with("az ");
  if (cloud) return touched.OnlyClusters() && !Has(kClusters, Service(effect));
  if (!command.cluster || !Has(kOfOneCluster, ToolOf(effect))) return false;
  if (touched.OnlyHere() || touched.Elsewhere(*command.cluster)) return true;
  if (ToolOf(effect) != "kubectl" || effect.object.empty()) return false;
  const std::string_view kind = ObjectKind(effect);
  return (touched.OnlyStops() && effect.command == "kubectl get" && !Has(kWorkloads, kind)) ||
         (touched.OnlyRunning() && Has(kStatic, kind));
}

// Programs that only work on what others print tell of it, whatever that is.
bool IsFilter(const CommandEffect& effect) {
  return effect.command.find(' ') == std::string::npos && effect.object.empty();
}

bool MayShow(const Operation& look, const Touched& touched) {
  if (!look.command || look.command->effects.empty()) return true;
  bool blind = false;
  for (const CommandEffect& effect : look.command->effects) {
    if (IsFilter(effect)) continue;
    if (!IsBlind(*look.command, effect, touched)) return true;
    blind = true;
  }
  return !blind;
}

}  // namespace

bool SpeaksOf(const Step& step, Id<Thing> thing) {
  return std::ranges::any_of(step.subjects,
                             [&](const Subject& subject) { return subject.thing == thing; });
}

bool AsksIt(const Operation& look) {
  if (!Asserts(look)) return false;
  if (!look.command || look.command->effects.empty()) return true;
  return std::ranges::any_of(look.command->effects, [](const CommandEffect& effect) {
    // `kubectl get --raw PATH` asks a server through the API server.
    if (effect.command == "kubectl get" && effect.object.empty()) return true;
    return !IsFilter(effect) && !Has(kStates, effect.command) && !Has(kStates, ToolOf(effect));
  });
}

bool MayShow(const Plan& plan, const Step& look, const Step& change) {
  const Touched touched(plan, change);
  bool any = false;
  for (const Operation& operation : look.operations) {
    if (!Asserts(operation)) continue;
    if (MayShow(operation, touched)) return true;
    any = true;
  }
  return !any;
}

}  // namespace belay
