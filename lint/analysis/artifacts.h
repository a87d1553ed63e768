#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// What steps make for later ones beside the declared things: an object of a cluster, a file or
// folder, the kubeconfig of a new cluster. Known to be made by the plan, and not there before it:
// the step's rollback removes it, the step deletes it and makes it anew, or its command makes
// nothing else.
struct Artifact {
  std::string display;  // `secret/minio-keep`
  std::vector<Id<Step>> made;
  std::vector<Id<Step>> removed;

  struct Use {
    Id<Step> step;
    const Operation* operation = nullptr;  // with a command
  };
  std::vector<Use> used;  // one for each step, and not those that make or remove it
};

// By a key that tells one from the other, in the order of the plan's steps; of procedures none.
std::map<std::string, Artifact> FindArtifacts(const Plan& plan);

}  // namespace belay
