#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/look.h"
#include "compiler/driver/report.h"
#include "compiler/driver/result.h"
#include "compiler/driver/workspace.h"
#include "lint/rule.h"

// What the command line says, as values.
namespace belay {

// What is known of a plan's project, besides what its `.belay.yaml` says.
struct ProjectArguments {
  std::vector<std::string> facts;  // files
  std::string config;              // the configuration file; empty: the nearest one
  bool no_config = false;
};

struct LintArguments {
  std::vector<std::string> paths = {"."};
  std::string stdin_name = "<stdin>";
  Format format = Format::kText;
  std::optional<Severity> fail_on = Severity::kError;  // none: never
  std::optional<Profile> profile;
  Settings settings;
  std::vector<std::string> set_from;
  ProjectArguments project;
};

struct CompileArguments {
  std::string to;  // the name of a target
  std::string plan;
  std::string output = "-";
  std::string stdin_name = "<stdin>";
  Settings settings;
  std::vector<std::string> set_from;
  std::optional<Profile> profile;
  ProjectArguments project;
  bool allow_errors = false;
  bool check = false;
};

struct FmtArguments {
  enum class Mode { kWrite, kCheck, kDiff };
  std::vector<std::string> paths = {"."};
  std::string stdin_name = "<stdin>";
  Mode mode = Mode::kWrite;
};

struct IrArguments {
  std::string plan;
  std::string stdin_name = "<stdin>";
  Settings settings;
  std::vector<std::string> set_from;
  bool canonical = false;
};

struct TimelineArguments {
  std::string plan;
  std::string stdin_name = "<stdin>";
  Settings settings;
  std::vector<std::string> set_from;
  ProjectArguments project;
  bool json = false;
};

struct ExplainArguments {
  std::string rule;  // code or name
};

struct RulesArguments {
  bool json = false;
};

struct DocArguments {
  std::vector<std::string> names;  // modules, actions, paths; none: all of the library
  bool json = false;
};

struct InitArguments {
  std::string from = "eks";  // the name of a template
  std::string output = "plan.belay";
};

struct FactsArguments {
  std::vector<std::string> words;  // all of them are in a fact that is printed
  ProjectArguments project;
  std::string day;  // only facts that are past their time then; empty: all
  bool json = false;
};

struct Arguments {
  std::variant<LintArguments, CompileArguments, FmtArguments, IrArguments, ExplainArguments,
               RulesArguments, FactsArguments, DocArguments, InitArguments, TimelineArguments>
      command;
  ColorChoice color = ColorChoice::kAuto;
};

// Arguments, or a Result that ends the run: help, the version, or what is wrong with them.
std::variant<Arguments, Result> ReadArguments(int count, const char* const* words);

}  // namespace belay
