#include "targets/argo/segments.h"

#include <algorithm>

#include "targets/argo/environment.h"
#include "targets/argo/text.h"

namespace belay::argo {
namespace {

Segment::Kind KindOf(const Operation& operation) {
  switch (operation.kind) {
    case OperationKind::kSoak:
      return Segment::Kind::kSoak;
    case OperationKind::kManual:
    case OperationKind::kApprove:
      return Segment::Kind::kPerson;
    case OperationKind::kCapture:
      if (!operation.command) return Segment::Kind::kPerson;
      // A secret goes nowhere: the scripts that mention it take it themselves.
      return operation.secret ? Segment::Kind::kScript : Segment::Kind::kCapture;
    case OperationKind::kRun:
    case OperationKind::kCheck:
    case OperationKind::kVerify:
    case OperationKind::kWait:
    case OperationKind::kNotify:
      return operation.command ? Segment::Kind::kScript : Segment::Kind::kPerson;
  }
  return Segment::Kind::kPerson;
}

}  // namespace

std::vector<Segment> Split(const std::vector<Operation>& operations) {
  std::vector<Segment> segments;
  for (const Operation& operation : operations) {
    const Segment::Kind kind = KindOf(operation);
    const bool joins = kind == Segment::Kind::kScript && !segments.empty() &&
                       segments.back().kind == kind &&
                       std::all_of(segments.back().operations.begin(),
                                   segments.back().operations.end(), [&](const Operation* earlier) {
                                     return CanShare(*earlier->command, *operation.command);
                                   });
    if (!joins) segments.push_back({.kind = kind, .operations = {}});
    segments.back().operations.push_back(&operation);
  }
  return segments;
}

bool Changes(const Segment& segment) {
  return std::any_of(
      segment.operations.begin(), segment.operations.end(), [](const Operation* operation) {
        return operation->kind == OperationKind::kRun || operation->kind == OperationKind::kNotify;
      });
}

std::string Suffix(const Segment& segment) {
  switch (segment.kind) {
    case Segment::Kind::kScript:
      return Changes(segment) ? "run" : "check";
    case Segment::Kind::kCapture:
      return "let-" + Mangle(segment.operations.front()->name);
    case Segment::Kind::kPerson: {
      const bool gate = !segment.operations.empty() &&
                        segment.operations.front()->kind == OperationKind::kApprove;
      return gate ? "gate" : "manual";
    }
    case Segment::Kind::kSoak:
      return "soak";
  }
  return "";
}

}  // namespace belay::argo
