#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A command's text as data: what it runs, which variables it uses, which it sets. A tolerant
// reader: text that bash would refuse gives what can be seen in it, and the first place at which it
// is refused.
namespace belay {

// Half-open bytes of the text that was read.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const TextRange&) const = default;
};

// `deploy/"$name"`. Globs, braces and tildes stand in a word as they are written.
struct Word {
  TextRange range;
  std::string value;    // quotes removed; an expansion stands in it as written: `deploy/$name`
  bool literal = true;  // nothing in it is expanded: `value` is what the command is given
  bool quoted = false;  // some of it is quoted or escaped
};

// `name=value`, before a command or alone.
struct Assignment {
  std::string name;
  Word value;
};

// `>file`, `2>&1`, `<<EOF`.
struct Redirection {
  enum class Kind {
    kInput,         // `<`
    kOutput,        // `>`, `>|`, `&>`
    kAppend,        // `>>`, `&>>`
    kReadWrite,     // `<>`
    kDuplicate,     // `>&2`, `<&3`
    kHereDocument,  // the target is the delimiter
    kHereString,    // the target is the text
  };
  Kind kind = Kind::kOutput;
  int descriptor = 1;  // which is redirected; -1: bash picks one, `{name}>`
  Word target;
};

// Where a command stands, whatever is between it and the text.
struct ShellContext {
  bool in_function = false;      // runs only when the function is called
  bool in_loop = false;          // `for`, `while`, `until`, `select`
  bool in_test = false;          // what an `if`, `while` or `until` asks
  bool in_branch = false;        // runs only if an `if` or `case` says so
  bool in_substitution = false;  // `$(…)`, backticks, `<(…)`
};

// `kubectl get pods -o name >pods`, also `[[ … ]]`; without words it only assigns or redirects.
struct SimpleCommand {
  TextRange range;
  std::vector<Assignment> assignments;
  std::vector<Word> words;
  std::vector<Redirection> redirections;
  std::uint32_t pipeline = 0;  // in ShellText::pipelines
  std::uint32_t stage = 0;     // its place in the pipeline, from 0
  ShellContext context;
};

// `a | b`; a command alone is a pipeline too.
struct Pipeline {
  enum class Joint { kFirst, kThen, kAnd, kOr };  // how it follows the one before it in its list
  Joint joint = Joint::kFirst;
  std::uint32_t stages = 0;
  bool negated = false;                 // `! a`
  bool background = false;              // `a &`
  std::optional<std::uint32_t> inside;  // in ShellText::compounds; none: not inside of any
};

// What holds pipelines and is a stage of one itself.
struct Compound {
  enum class Kind {
    kGroup,     // `{ … }`
    kSubshell,  // `( … )`
    kIf,
    kCase,
    kLoop,
    kFunction,             // its body
    kSubstitution,         // `$(…)`, backticks
    kProcessSubstitution,  // `<(…)`, `>(…)`
  };
  Kind kind = Kind::kGroup;
  std::vector<Redirection> redirections;
  std::uint32_t pipeline = 0;  // that it, or the command with the substitution, is a stage of
  std::uint32_t stage = 0;
};

// `$name`, `${name…}`, `${#name}`, a name in arithmetic. Not `$1 $@ $# $? $$ $! $- $*`.
struct VariableUse {
  std::string name;
  TextRange range;           // `${name:-x}` whole; in arithmetic the bare name
  bool has_default = false;  // `${x:-…}`, `${x-…}`, `${x:=…}`, `${x=…}`, `${x:+…}`, `${x+…}`
  bool set_before = false;  // by the text itself, earlier in it; `x=$x` is not
};

// Bash runs nothing of a text that it cannot read to its end.
struct ShellBreak {
  TextRange range;   // what is wrong, or what is never closed
  std::string what;  // for people: "`if` has no `fi`"
};

struct ShellText {
  std::vector<SimpleCommand> commands;  // by where they begin
  std::vector<Pipeline> pipelines;
  std::vector<Compound> compounds;
  std::vector<VariableUse> uses;       // by where they begin
  std::vector<std::string> assigned;   // sorted, each once: `x=`, `read x`, `for x`, `((x++))`, …
  std::vector<std::string> functions;  // sorted, each once
  bool sources = false;                // `source f`, `. f`, `eval …`: may set any name
  bool truncated = false;              // deeper or longer than the limits below
  std::optional<ShellBreak> broken;    // where bash would stop reading; none: it reads all of it

  // Whether the text itself sets a variable, somewhere.
  bool Assigns(std::string_view name) const;

  // Whether nothing of its pipeline comes after the command.
  bool IsLastStage(const SimpleCommand& command) const {
    return command.stage + 1 >= pipelines[command.pipeline].stages;
  }
};

// Past these a text is read on, flatly or without its words, and `truncated` says so.
inline constexpr int kMaxShellNesting = 100;
inline constexpr std::uint32_t kMaxShellWords = 1'000'000;

// Reads bash. Takes any bytes, and time in proportion to their number. Offsets past 4 GiB are not
// read. Single-quoted text is taken as it is: what `bash -c '…'` runs is not looked at here.
ShellText ReadShell(std::string_view text);

// Whether bash sets the variable by itself, or takes it from every login: `HOME`, `RANDOM`, `IFS`.
bool IsShellVariable(std::string_view name);

}  // namespace belay
