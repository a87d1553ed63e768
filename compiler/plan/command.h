#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/duration.h"
#include "compiler/plan/id.h"
#include "compiler/plan/value.h"
#include "compiler/shell/effect.h"
#include "compiler/shell/hazard.h"
#include "compiler/source/span.h"

namespace belay {

struct Thing;

// One variable in the environment of a command.
struct Binding {
  std::string name;
  Value value;
};

// A piece of shell, and everything that it needs to run.
struct Command {
  std::string text;                  // the user's own, byte for byte; no line break at the end
  Span span;                         // the text in its file, quotes or fence included
  std::vector<std::uint32_t> lines;  // the byte of the file at which each line of `text` begins
  std::string folder;                // where it runs, relative to the plan's source; empty: there
  std::vector<Binding>
      bindings;  // the values it mentions and those of its cluster's `env`, by name
  std::optional<Id<Thing>> cluster;    // whose kubeconfig it is given
  Value host;                          // `at HOST`: runs there, by ssh; empty: on this machine
  std::vector<std::string> tools;      // the programs that must be there where it runs, sorted
  std::vector<CommandEffect> effects;  // what the command catalog reads in it, in order
  std::vector<Hazard> hazards;         // what is known to go wrong with it, by place
};

// Bytes of a command's text, as a place in its file.
Span PlaceIn(const Command& command, std::uint32_t begin, std::uint32_t end);

enum class Comparison { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual };

// `==`, `<`, …
std::string ToString(Comparison comparison);

// What a command's output (without line breaks at its end) must be, or what a person sees. A
// command that fails never fits.
struct Test {
  enum class Kind {
    kSucceeds,  // any output
    kIs,
    kIsNot,
    kIsEmpty,
    kIsNotEmpty,
    kCompares,  // as decimal numbers
    kMatches,   // an extended regular expression (grep -E) that some line must match
  };
  Kind kind = Kind::kSucceeds;
  Value expected;                              // kIs, kIsNot, kCompares, kMatches
  Comparison comparison = Comparison::kEqual;  // kCompares
  std::vector<Value> fails_on;                 // outputs after which waiting is over and lost
  bool may_be_empty = false;                   // of a capture: an empty output is an answer too
};

// The test in words, as the language writes it: `is "Complete" fails on "Failed"`; empty for
// kSucceeds.
std::string ToString(const Test& test);

// How long something is tried or must hold.
struct Timing {
  std::optional<Duration> up_to;     // a limit: given up after it
  std::optional<Duration> every;     // between two tries
  std::optional<Duration> hold_for;  // must stay true that long
};

enum class OperationKind {
  kRun,      // a command that changes something, or may
  kCheck,    // must hold now, else the step fails
  kVerify,   // must hold after the change (within `timing.up_to`), else the step fails
  kWait,     // polled until it holds
  kSoak,     // time passes: `timing.hold_for`
  kCapture,  // the output is remembered under `name`
  kManual,   // a person's work
  kApprove,  // a gate: goes on when a person says so
  kNotify,   // a message to people; with a command it is sent, else a person sends it
};

// One thing that is done in a step, in order. Journalled on its own.
struct Operation {
  OperationKind kind = OperationKind::kRun;
  Value title;                     // may be empty
  std::optional<Command> command;  // none: a person does it
  Test test;
  Timing timing;
  std::string name;                   // kCapture: the variable
  std::string key;                    // kCapture: `STEP.name`, unique in the plan
  bool secret = false;                // kCapture: the value is never printed and never on disk
  bool list = false;                  // kCapture: each line of the output is a member
  Value who;                          // kManual, kApprove: by whom; kNotify: to whom
  bool rollback_if_declined = false;  // kApprove: `otherwise rollback`
  // `see`, without a command: the document that says what is done; the plan does not.
  Value document;
  Span span;  // the statement, in the plan or in the module of its action
  Span call;  // the place in the plan that brought it here; equals `span` outside of actions
};

}  // namespace belay
