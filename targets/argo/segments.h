#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"

namespace belay::argo {

// Operations of one step that are one task of Argo.
struct Segment {
  enum class Kind {
    kScript,   // commands, one after the other, in one pod
    kCapture,  // one command, the output of which other pods get: done once, whatever fails after
               // it
    kPerson,   // waits for somebody's answer; one operation, or none (the step's title says it all)
    kSoak,     // time passes
  };
  Kind kind = Kind::kScript;
  std::vector<const Operation*> operations;
};

// The operations in order, cut where one task cannot do both sides.
std::vector<Segment> Split(const std::vector<Operation>& operations);

// Something may be different after it: it runs a command. The catalog does not help here, because
// it says nothing of the commands that it does not know.
bool Changes(const Segment& segment);

// What the names of its tasks end with, in a step that has more than one: `-gate`.
std::string Suffix(const Segment& segment);

}  // namespace belay::argo
