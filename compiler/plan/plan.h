#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/plan/command.h"
#include "compiler/plan/duration.h"
#include "compiler/plan/id.h"
#include "compiler/plan/value.h"
#include "compiler/plan/version.h"
#include "compiler/source/span.h"

// The Plan: names bound, actions and loops expanded, order known. What the linter reads and the
// targets print. Immutable once Resolve has returned it.
namespace belay {

struct Step;
struct Stage;
struct Block;
struct Condition;
struct Loop;

// ---- What exists --------------------------------------------------------------------------------

enum class ThingKind {
  kCluster,
  kNodes,
  kAddon,
  kComponent,
  kStore,
  kEntry,  // where users or clients come in; `at` says what serves them
};

// The word of the language: `nodes`.
std::string_view ToString(ThingKind kind);

// A key of a thing that is none of the known ones; `path` has more than one value where it moves
// along with the version: `chart_version = 0.41.14 -> 0.45.20`.
struct Field {
  std::string key;
  std::vector<Value> path;
  Span span;
};

// A variable that commands see: passed through, or set to `value`.
struct EnvironmentVariable {
  std::string name;
  std::optional<Value> value;
  Span span;
};

struct Thing {
  ThingKind kind = ThingKind::kComponent;
  std::string name;                 // `core`
  std::string path;                 // `dev.core`; what people write and read
  std::optional<Id<Thing>> parent;  // the cluster that it is in
  std::string provider;             // the key `kind`: `eks`, `rds`; may be empty
  std::vector<Version> versions;    // its path, as declared; empty: not declared
  std::vector<Span> version_spans;  // as many
  std::vector<Id<Thing>> data;      // the stores that it writes
  std::vector<Id<Thing>> at;        // kEntry: what serves it, as it will be routed
  std::vector<Field> fields;
  // kCluster: of the commands that reach it. Each of them has these as bindings too.
  std::vector<EnvironmentVariable> environment;
  Span span;  // its name, where it is declared
};

// It is not there when the plan begins: a step makes it.
inline bool MadeByPlan(const Thing& thing) {
  return !thing.versions.empty() && thing.versions.front().kind() == Version::Kind::kNone;
}

// `require A OP V while B OP V`, `require A within N minor of B`: a compatibility fact of the
// plan's own.
struct VersionCondition {
  Id<Thing> thing;
  Comparison comparison = Comparison::kEqual;
  Version version;
};
struct VersionDistance {
  Id<Thing> of;
  std::int64_t minors = 0;  // at most so many, either way
};
struct Requirement {
  VersionCondition must;                  // with `within`: its thing only
  std::optional<VersionCondition> given;  // `while …`; none: always
  std::optional<VersionDistance> within;
  Span span;
};

// ---- Inputs -------------------------------------------------------------------------------------

enum class ValueType { kString, kInt, kBool, kDuration, kVersion, kPath, kList };

// An input that is still open when the plan is compiled (one that --set has fixed is a text by
// then). The default, if any, fits all the limits.
struct Parameter {
  std::string name;
  ValueType type = ValueType::kString;
  std::vector<std::string> choices;  // `in [...]`; empty: any
  std::optional<std::string>
      pattern;  // `matches`: an extended regular expression, for the whole value
  std::optional<std::string> standard;  // the default; none: must be given
  Span span;
};

struct Secret {
  enum class Source { kEnvironment, kFile, kKubernetes, kCommand };
  std::string name;
  Source source = Source::kEnvironment;
  std::string place;               // variable, path, or `NAMESPACE/NAME/KEY`
  std::optional<Command> command;  // kCommand
  Span span;
};

// `let NAME = VALUE`, outside of steps.
struct Constant {
  std::string name;
  std::string text;  // of the value, as it is written
  Span span;         // the value
};

// `file NAME "path"`: with a text it is written when the plan runs, without one it exists in the
// source folder, or a step makes it.
struct FileText {
  std::string name;
  std::string path;
  std::string language;  // the fence's tag: `yaml`; may be empty
  std::optional<Value> text;
  Span span;
};

// ---- Steps --------------------------------------------------------------------------------------

enum class Verb {
  kBackup,
  kRestore,
  kCreate,
  kUpgrade,
  kDowngrade,
  kDelete,
  kMigrate,
  kApply,
  kEdit,
  kScale,
  kDrain,
  kRoute,
  kCheck,
  kVerify,
  kWait,
  kApprove,
  kManual,
  kNotify,
  kRun,
  kRemember,  // a `let` with a command, outside of a step
  kEnter,     // the way into a `within`
  kExit,      // the way out of it
};

// The word of the language: `backup`; `remember`, `enter` and `exit` for the last three.
std::string_view ToString(Verb verb);

// Only reads, asks or tells: nothing of the platform is different afterwards, whatever its
// commands.
bool OnlyReads(Verb verb);

// What a step is about: a declared thing, or another by kind and id: `pv("data-0")`.
struct Subject {
  std::optional<Id<Thing>> thing;
  std::string kind;     // without `thing`
  std::string id;       // without `thing`
  bool member = false;  // not the whole thing: the member of it whose turn it is
  Span span;
};

// A step takes a thing from one version to another. `from` is unknown where nothing says it.
struct Move {
  Id<Thing> thing;
  Version from;
  Version to;
  Span span;  // the `to` clause, or the subject
};

// `route ENTRY to THING`: who comes in by the entry is served by the thing from now on.
struct Route {
  Id<Thing> entry;
  std::optional<Id<Thing>> from;  // none: nobody has said
  Id<Thing> to;
};

enum class EffectKind {
  kMove,     // its version changes
  kBackup,   // is copied, to be restored later
  kRestore,  // gets the data of a backup: what it held is lost
  kMigrate,  // is written so that older code may not read it
  kWrite,    // its data change
  kCreate,
  kDelete,
  kChange,   // its configuration changes
  kDisrupt,  // is away for a while
  kRoute,    // an entry: something else serves it
};

// What a step does to one subject.
struct Effect {
  enum class Source { kVerb, kCatalog, kDeclared };
  EffectKind kind = EffectKind::kChange;
  Subject subject;
  Source source = Source::kVerb;
  Span span;
};

// `about NAME`: what a person is asked about, told of or works on.
struct Topic {
  std::string name;                // as it is written: `core-a`, `dump`, `protect`
  std::optional<Id<Thing>> thing;  // or else
  std::optional<Id<Stage>> stage;  // all of this, which `steps` are
  std::vector<Id<Step>> steps;     // in the order of the file
  Span span;
};

// How to take a step back.
struct Undo {
  enum class Kind {
    kNotNeeded,   // the step changes nothing, or `unneeded "why"`
    kOperations,  // these, in this order
    kImpossible,  // `none "why"`: the point of no return
    kMissing,     // the step changes something, and the plan says nothing
    kCovered,     // an outer rollback, of the stage or the plan, takes its place
  };
  Kind kind = Kind::kNotNeeded;
  std::vector<Operation> operations;
  Value why;
  Value recover;                      // what to do instead; may be empty
  std::vector<std::string> restores;  // the names of the backups that it puts back
  Span span;                          // the clause; empty for kMissing
};

// The step is only done when a condition has this answer.
struct Guard {
  Id<Condition> condition;
  bool expected = true;
};

// `needs kubectl >= 1.28`; without a version any will do.
struct ToolRequirement {
  std::string tool;
  std::optional<Version> least;
  Span span;
};

struct Step {
  std::string id;  // `control_plane/1.30/upgrade-dev`: unique, and stable while the plan is edited
  std::string number;  // `3.2`: for people, in all outputs the same
  Verb verb = Verb::kRun;
  Value title;  // as written; see Title()
  std::vector<Subject> subjects;
  std::vector<Move> moves;
  std::optional<Route> route;        // kRoute
  std::string backup;                // kBackup: its name; kRestore: the backup that is put back
  Value from;                        // kRestore, without a backup of the plan: what is put back
  bool backup_unneeded = false;      // `backup S none "why"`
  Value why;                         // of `none`
  std::string action;                // `eks.addon`, for a step by an action
  std::optional<Id<Thing>> cluster;  // the cluster that its commands reach
  std::optional<Id<Stage>> stage;
  std::vector<Guard> guards;          // outermost first
  std::optional<Id<Loop>> loop;       // it is done once for each member of this
  std::vector<Operation> operations;  // in order; empty: a person does the step by its title
  std::optional<Operation> skip_if;   // a kCheck: when it holds, the step has been done already
  std::vector<Operation> restore;     // kBackup: how to put it back
  Undo undo;
  Value who;                  // `by`
  std::vector<Topic> topics;  // `about`; of kApprove, kManual and kNotify
  std::vector<Value> notes;
  std::optional<Duration> timeout;  // for the whole step, its waits included
  std::optional<Duration> estimate;
  std::uint32_t retries = 0;  // how often it is tried again after a failure
  Duration retry_every;
  bool rerun_safe = false;  // `rerun safe`: may be run again when in doubt
  std::vector<ToolRequirement> needs;
  std::vector<Effect> effects;
  bool effects_declared = false;  // `effects` stands in it: the catalog's reading does not count
  bool always = false;            // kExit: the way out is taken after a failure inside too
  bool undo_declared = false;     // the step or its action says how to take it back, or why not
  Span span;                      // the statement's head
  Span name_span;                 // what gives it its id

  // Two orders of the plan that agree on every pair that is ordered and disagree on every pair that
  // is not: `a` ends before `b` begins in every run iff both numbers of `a` are less.
  std::uint32_t forward = 0;
  std::uint32_t backward = 0;
};

// The step's title, or, where it has none, its verb and subjects: `upgrade dev to 1.30`.
struct Plan;
std::string Title(const Plan& plan, const Step& step);

// What people read for it: `hub.core-a`, `3.2 Dump of the database`, `3 Back up`, `4.1, 4.5 look`.
std::string Title(const Plan& plan, const Topic& topic);

// `a` has ended before `b` begins, in every run of the plan. Steps of procedures have no order.
inline bool Precedes(const Step& a, const Step& b) {
  return a.forward < b.forward && a.backward < b.backward;
}

struct Stage {
  std::string id;      // `apps/mlflow`: the names of the stages that it is in, and its own
  std::string name;    // `mlflow`
  std::string number;  // `4`; nested: `4.1`
  Value title;         // may be empty
  std::optional<Id<Stage>> parent;
  std::optional<Duration> window;
  std::optional<Duration> estimate;
  Span span;
};

// ---- Order --------------------------------------------------------------------------------------

// What a `when` asks. Its answer is found once, where it first matters, and remembered.
struct Condition {
  enum class Kind { kCompare, kCommand, kQuestion, kAnd, kOr, kNot };
  Kind kind = Kind::kCompare;
  std::string id;  // of the outermost one of a `when`: unique like a step's
  Value left;      // kCompare
  Comparison comparison = Comparison::kEqual;
  Value right;
  std::optional<Command> command;  // kCommand
  Test test;
  Value question;                   // kQuestion: a person answers yes or no
  std::vector<Condition> operands;  // kAnd, kOr: two or more; kNot: one
  Span span;
};

// A `for` over a list that is known when the plan runs: its steps are done once for each member,
// one member after the other. A list is one text with commas between its members.
struct Loop {
  enum class Part { kAll, kFirst, kRest };
  std::string id;        // `move/each-user`: unique like a step's
  std::string variable;  // `user`
  Value list;
  Part part = Part::kAll;  // `.first`, `.rest`: without the others
  Span span;
};

// The condition in words, as the language writes it.
std::string ToString(const Condition& condition);

// A node of the tree of the plan: a step or a block.
struct Node {
  std::optional<Id<Step>> step;
  std::optional<Id<Block>> block;
};

struct Block {
  enum class Kind {
    kSequence,  // one after the other
    kParallel,  // each child beside the others
    kStage,     // a sequence with a name
    kWhen,      // the first child if the condition holds, the second (if any) if not
    kEach,      // a sequence, once for each member of `loop`
  };
  Kind kind = Kind::kSequence;
  std::vector<Node> children;
  std::optional<Id<Stage>> stage;          // kStage
  std::optional<Id<Condition>> condition;  // kWhen
  std::optional<Id<Loop>> loop;            // kEach
  Span span;
};

// Runs only when somebody calls it. Its steps are in Plan::steps, not in Plan::order.
struct Procedure {
  std::string name;
  Value title;
  Id<Block> root;
  std::vector<Id<Step>> order;
  Span span;
};

struct Plan {
  std::string name;
  std::string file;  // as given on the command line
  Value title;
  std::string owner;
  std::string ticket;
  std::string risk;
  std::string date;     // on which it is to run: `2026-11-21`
  std::string source;   // where the repository is that commands run in
  std::string backups;  // where artifacts go that must outlive the machine that runs the plan
  std::optional<Duration> window;
  std::vector<std::string> links;
  Span span;  // its name

  Table<Thing> things;
  std::vector<Requirement> requirements;
  std::vector<Parameter> parameters;
  std::vector<Secret> secrets;
  std::vector<EnvironmentVariable> environment;  // of all commands
  std::vector<Constant> constants;               // for findings; where they are used, they are text
  std::vector<FileText> files;

  Table<Stage> stages;
  Table<Step> steps;
  Table<Condition> conditions;
  Table<Loop> loops;
  Table<Block> blocks;
  Id<Block> root;
  std::vector<Id<Step>> order;  // the steps of the plan as they stand in the file
  std::vector<Procedure> procedures;
  Undo undo;  // of the plan as a whole: kOperations, or kNotNeeded when the steps' own hold
};

}  // namespace belay
