#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/source/source_manager.h"
#include "compiler/syntax/ast.h"

// What a module says of itself, for `belay doc`: read off its syntax, nothing is resolved.
namespace belay::documentation {

// One statement of a body. `text` is what it says behind its word and before its body, on one line,
// without the title and the command: `is "True" up to limit every 5s`.
struct Statement {
  std::string word;  // `run`, `wait`, `let`, `using`, `when`, …
  std::string title;
  std::string command;
  std::string text;
  std::vector<Statement> inside;
};

struct Parameter {
  std::string name;
  std::string type;
  std::optional<std::string> standard;  // as written
};

// What the command catalog knows that an action does to the world; each once.
struct Effect {
  std::string kind;     // `changes`
  std::string command;  // `helm upgrade`
  bool asynchronous = false;
};

struct Action {
  std::string name;
  std::string verb;  // empty: for every verb that it fits
  std::string kind;  // `component`; empty: for anything
  std::string text;  // the comment above it
  std::vector<Parameter> parameters;
  std::vector<std::string> needs;  // `helm >= 3.13`
  std::optional<Statement> skip_if;
  std::vector<Statement> steps;     // without all that has a place of its own
  std::vector<Statement> settings;  // `timeout limit`, `rerun safe`
  std::vector<Statement> restore;
  std::vector<Statement> exit;
  std::vector<std::string> notes;
  std::optional<Statement> rollback;
  std::vector<Effect> effects;
};

struct Module {
  std::string name;
  std::string text;  // the comment at its top
  std::vector<Action> actions;
};

Module Describe(std::string name, const ast::File& file, const SourceManager& sources);

}  // namespace belay::documentation
