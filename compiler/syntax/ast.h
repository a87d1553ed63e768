#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "compiler/source/span.h"

// The syntax of a file as it was written: plain data, nothing resolved, nothing checked beyond its
// form. The string_views point into the SourceManager, which outlives it.
namespace belay::ast {

struct Name {
  std::string_view text;
  Span span;
};

// `dev.core`
struct Ref {
  std::vector<Name> parts;
  Span span;
};

// A text in double quotes; `raw` is what stands between them, escapes and `${…}` included.
struct String {
  std::string_view raw;
  Span span;
};

// One line in backticks, or a fence.
struct Command {
  std::string text;           // what stands between the quotes; of a fence without its indentation
  std::string_view language;  // the fence's tag; empty without one
  bool fence = false;
  std::vector<std::uint32_t> lines;  // the byte of the file at which each line of `text` begins
  Span span;
};

struct Value;

struct Atom {
  enum class Kind {
    kString,
    kVersion,
    kNumber,
    kDuration,
    kPlaceholder,
    kUnknown,
    kNone,
    kList,
    kCommand,
    kRef
  };
  Kind kind = Kind::kNone;
  std::string_view text;         // as written; of a string what stands between the quotes
  std::vector<Value> items;      // kList
  std::vector<Command> command;  // kCommand: one
  Ref ref;                       // kRef
  Span span;
};

// One atom, or a path: `1.29 -> 1.30`.
struct Value {
  std::vector<Atom> path;
  Span span;
};

struct Argument {
  std::optional<Name> name;
  Value value;
};

// `eks.addon(limit = 10m)`, or a name alone.
struct Call {
  Ref ref;
  std::vector<Argument> arguments;
  bool has_arguments = false;  // the parentheses are there
  Span span;
};

enum class Operator { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual };

struct Test {
  enum class Kind {
    kIs,
    kIsNot,
    kIsEmpty,
    kIsNotEmpty,
    kCompares,
    kMatches,
    kFailsOn,
    kMayBeEmpty
  };
  Kind kind = Kind::kIs;
  Operator op = Operator::kEqual;  // kCompares
  std::vector<Atom> values;        // kFailsOn: one or more; else at most one
  Span span;
};

// A length of time, or the name of a parameter that holds one.
struct Time {
  std::string_view text;  // `90s`; empty for a reference
  std::optional<Ref> ref;
  Span span;
};

struct Statement;
using Body = std::vector<Statement>;

struct Condition {
  enum class Kind { kCompare, kTruth, kCommand, kQuestion, kAnd, kOr, kNot };
  Kind kind = Kind::kTruth;
  Ref ref;  // kCompare, kTruth
  Operator op = Operator::kEqual;
  std::optional<Atom> right;
  std::optional<Command> command;
  std::vector<Test> tests;
  String question;
  std::vector<Condition> operands;
  Span span;
};

struct Stage {
  Name name;
  std::optional<String> title;
  std::optional<Ref> on;
  Body body;
};
struct Parallel {
  Body body;
};
struct ForEach {
  Name variable;
  Atom in;  // a list or a reference
  Body body;
};
struct When {
  Condition condition;
  Body then;
  Body otherwise;
};
struct Within {
  Call subject;             // of an edit the word `edit`
  std::optional<Ref> file;  // `within edit FILE`
  std::optional<String> title;
  std::optional<Name> as;
  std::optional<Ref> on;
  std::vector<Call> actions;
  std::optional<Command> difference;  // of an edit, instead of actions
  Body body;
};
struct At {
  std::optional<Ref> place;
  std::optional<String> text;  // one of the two
  Body body;
};
struct Let {
  Name name;
  std::optional<Name> type;
  bool secret = false;
  Value value;
  std::vector<Test> tests;
};
struct FileText {
  Name name;
  String path;
  std::optional<Command> text;
};
struct Folder {
  String path;
};
struct Using {
  std::vector<Call> actions;
};
struct Rollback {
  enum class Kind { kNone, kUnneeded, kRestore, kCommand, kUsing, kBody };
  Kind kind = Kind::kBody;
  std::optional<String> why;
  std::optional<String> recover;
  std::optional<Name> backup;
  std::optional<Command> command;
  std::vector<Call> actions;
  Body body;
};

// A step of the plan, or a setting of one (`timeout 45m`): both have this form.
struct Step {
  Name verb;
  std::vector<Call> subjects;
  std::vector<String> strings;
  std::vector<Atom> numbers;  // durations and numbers without a word before them
  std::optional<Atom> to;
  std::optional<Ref> from;
  std::optional<String> from_text;  // `from "last night's copy"`, instead of `from`
  std::optional<Name> as;
  std::optional<String> by;
  std::optional<String> see;
  std::vector<Ref> about;
  std::optional<Ref> on;
  std::vector<Call> actions;  // `using`
  std::optional<Command> command;
  std::vector<Test> tests;
  std::optional<Time> up_to;
  std::optional<Time> every;
  std::optional<Time> hold_for;
  std::optional<Operator> op;  // `>= 1.28`
  std::optional<Atom> bound;
  std::optional<Span> none;
  bool otherwise_rollback = false;
  bool has_body = false;
  Body body;
};

struct Statement {
  std::variant<Step, Let, Rollback, Using, Stage, Parallel, ForEach, When, Within, At, FileText,
               Folder>
      node;
  Span span;  // up to the body
};

struct Field {
  Name key;
  Value value;
};

struct Environment {
  Name name;
  std::optional<Value> value;
};

struct Inventory {
  Name kind;  // `cluster`, `nodes`, …
  std::vector<Name> names;
  std::optional<Value> version;  // `component a = 1 -> 2`
  std::vector<Field> fields;
  std::vector<Environment> environment;
  std::vector<Inventory> inside;
  Span span;
};

struct PlanHeader {
  Name name;
  std::vector<Field> fields;
  Span span;
};

struct Parameter {
  Name name;
  Name type;
  std::optional<Atom> choices;
  std::optional<String> pattern;
  std::optional<Value> standard;
  Span span;
};

struct Secret {
  enum class Source { kEnvironment, kFile, kKubernetes, kCommand };
  Name name;
  Source source = Source::kEnvironment;
  Name variable;                   // kEnvironment
  Name place_kind;                 // kKubernetes: the word that stood there
  String place;                    // kFile, kKubernetes
  std::optional<Command> command;  // kCommand
  Span span;
};

struct Requirement {
  Ref thing;
  Operator op = Operator::kEqual;
  Atom version;
  std::optional<Ref> given;
  Operator given_op = Operator::kEqual;
  Atom given_version;
  bool within = false;      // `within N minor of B`: B is `given`
  std::int64_t minors = 0;  // N
  Span span;
};

struct Formal {
  Name name;
  Name type;
  std::optional<Value> standard;
};

struct Action {
  std::optional<Ref> verb;
  Ref name;
  std::vector<Formal> parameters;
  std::optional<Name> kind;  // `for addon`
  Body body;
  std::string documentation;  // the comment lines directly above
  Span span;
};

struct Procedure {
  Name name;
  std::optional<String> title;
  Body body;
  Span span;
};

struct Edition {
  std::string_view number;
  Span span;
};

struct File {
  FileId id;
  bool complete = true;       // nothing of it was left out because it could not be read
  std::string documentation;  // the comment lines at its top
  std::optional<Edition> edition;
  std::vector<String> imports;
  std::vector<PlanHeader> plans;
  std::vector<Parameter> parameters;
  std::vector<Secret> secrets;
  std::vector<Environment> environment;
  std::vector<Inventory> inventory;
  std::vector<Requirement> requirements;
  std::vector<Action> actions;
  std::vector<Procedure> procedures;
  Body body;  // stages, top-level lets, files, the plan's rollback
};

}  // namespace belay::ast
