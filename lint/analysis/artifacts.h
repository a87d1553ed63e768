#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay {

// What steps make for later ones: an object of a cluster, a file or folder, the kubeconfig of a new
// cluster, a thing that the plan makes. Known to be not there before: the step's rollback removes
// it, the step deletes it and makes it anew, its command makes nothing else, or it is declared so.
struct Artifact {
  std::string display;  // `secret/minio-keep`
  std::vector<Id<Step>> made;
  std::vector<Id<Step>> removed;
  std::vector<Id<Step>> polled;  // the steps that wait for it, those that make it too

  struct Use {
    Id<Step> step;
    const Operation* operation = nullptr;  // with a command
    bool logs = false;                     // reads what it has printed
  };
  std::vector<Use> used;  // one for each step, and not those that make or remove it
};

// By a key that tells one from the other, in the order of the plan's steps; of procedures none.
std::map<std::string, Artifact> FindArtifacts(const Plan& plan);

}  // namespace belay
