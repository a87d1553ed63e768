#include "compiler/driver/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/driver/help.h"
#include "compiler/library/library.h"
#include "targets/target.h"

namespace belay {
namespace {

template <typename T>
using Words = std::vector<std::pair<std::string, T>>;

Words<Format> Formats() {
  return {{"text", Format::kText}, {"concise", Format::kConcise}, {"json", Format::kJson}};
}

Words<std::optional<Severity>> Limits() {
  return {{"error", Severity::kError},
          {"warning", Severity::kWarning},
          {"info", Severity::kInfo},
          {"never", std::nullopt}};
}

Words<std::optional<Profile>> Profiles() {
  return {{"basic", Profile::kBasic},
          {"standard", Profile::kStandard},
          {"production", Profile::kProduction}};
}

Words<ColorChoice> Colors() {
  return {{"auto", ColorChoice::kAuto},
          {"always", ColorChoice::kAlways},
          {"never", ColorChoice::kNever}};
}

std::string Joined(const std::vector<std::string>& words, std::string_view between) {
  std::string joined;
  for (const std::string& word : words)
    joined += (joined.empty() ? "" : std::string(between)) + word;
  return joined;
}

// An option with one of a few words as its value.
template <typename T>
CLI::Option* AddChoice(CLI::App& command, const std::string& flag, const Words<T>& words, T& value,
                       const std::string& summary) {
  std::vector<std::string> names;
  for (const auto& [name, meaning] : words) names.push_back(name);
  const auto read = [=, &value](const std::string& text) {
    for (const auto& [name, meaning] : words) {
      if (name != text) continue;
      value = meaning;
      return;
    }
    throw CLI::ValidationError(flag, fmt::format("`{}` is none of {}{}", text, Joined(names, ", "),
                                                 DidYouMean(text, names)));
  };
  return command.add_option_function<std::string>(flag, read, summary)
      ->type_name(Joined(names, "|"));
}

void AddColor(CLI::App& command, ColorChoice& color) {
  AddChoice(command, "--color", Colors(), color,
            "auto: on a terminal, unless NO_COLOR is set or TERM is dumb");
}

void AddProfile(CLI::App& command, std::optional<Profile>& profile) {
  AddChoice(command, "--profile", Profiles(), profile,
            "how many rules: each contains the one before (default: the configuration's, else "
            "standard)");
}

void AddStdinName(CLI::App& command, std::string& name) {
  command
      .add_option("--stdin-filename", name, "how to call standard input in findings and imports")
      ->type_name("PATH");
}

// Where settings and facts of a user's own are.
void AddProject(CLI::App& command, ProjectArguments& project) {
  CLI::Option* config =
      command
          .add_option("--config", project.config,
                      "the configuration file (default: the nearest .belay.yaml of the plan)")
          ->type_name("FILE");
  command.add_flag("--no-config", project.no_config, "reads no configuration file")
      ->excludes(config);
  command
      .add_option("--facts", project.facts,
                  "adds the facts of a YAML file; one with the id of a built-in fact replaces it")
      ->type_name("FILE")
      ->type_size(1)
      ->allow_extra_args(false);
}

void AddSettings(CLI::App& command, Settings& settings, std::vector<std::string>& files) {
  const auto read = [&settings](const std::vector<std::string>& pairs) {
    for (const std::string& pair : pairs) {
      const std::size_t equals = pair.find('=');
      if (equals == std::string::npos || equals == 0) {
        throw CLI::ValidationError("--set",
                                   fmt::format("`{}` is not of the form NAME=VALUE", pair));
      }
      const auto [at, is_new] = settings.emplace(pair.substr(0, equals), pair.substr(equals + 1));
      if (!is_new) throw CLI::ValidationError("--set", fmt::format("`{}` is set twice", at->first));
    }
  };
  command
      .add_option_function<std::vector<std::string>>("--set", read, "fixes a parameter of the plan")
      ->type_name("NAME=VALUE")
      ->type_size(1)
      ->allow_extra_args(false);
  command
      .add_option("--set-from", files,
                  "fixes the parameters that a YAML file has values for; --set wins over it")
      ->type_name("FILE")
      ->type_size(1)
      ->allow_extra_args(false);
}

// Every command's arguments, as CLI11 fills them, and the Apps that do.
struct CommandLine {
  LintArguments lint;
  CompileArguments compile;
  FmtArguments fmt;
  IrArguments ir;
  TimelineArguments timeline;
  ExplainArguments explain;
  RulesArguments rules;
  FactsArguments facts;
  DocArguments doc;
  InitArguments init;
  ColorChoice color = ColorChoice::kAuto;
  bool fmt_checks = false;
  bool fmt_diffs = false;
  CLI::App app{std::string(kSummary), "belay"};

  CLI::App& AddCommand(const CommandHelp& help) {
    CLI::App* command = app.add_subcommand(std::string(help.name), std::string(help.summary));
    command->footer(std::string(help.examples));
    AddColor(*command, color);
    return *command;
  }

  void AddLint() {
    CLI::App& command = AddCommand(kLintHelp);
    command.add_option("PATH", lint.paths, "files, folders, or - for standard input (default: .)")
        ->type_name("");
    AddChoice(command, "--format", Formats(), lint.format, "how findings are printed");
    AddChoice(command, "--fail-on", Limits(), lint.fail_on,
              "the least severity that makes the exit code 1 (default: error)");
    AddProfile(command, lint.profile);
    AddSettings(command, lint.settings, lint.set_from);
    AddProject(command, lint.project);
    AddStdinName(command, lint.stdin_name);
  }

  void AddCompile() {
    CLI::App& command = AddCommand(kCompileHelp);
    Words<std::string> targets;
    for (const Target& target : Targets()) targets.emplace_back(target.name, target.name);
    AddChoice(command, "--to", targets, compile.to, "what to make of the plan")->required();
    command.add_option("PLAN", compile.plan, "a file, or - for standard input")
        ->required()
        ->type_name("");
    command
        .add_option("-o,--output", compile.output,
                    "where to write it (default: -, standard output)")
        ->type_name("FILE");
    AddSettings(command, compile.settings, compile.set_from);
    AddProfile(command, compile.profile);
    AddProject(command, compile.project);
    command.add_flag("--allow-errors", compile.allow_errors,
                     "compiles a plan with errors of the linter; the output says so");
    command.add_flag("--check", compile.check,
                     "writes nothing; exit code 1 when FILE is not what the plan gives now");
    AddStdinName(command, compile.stdin_name);
  }

  void AddFmt() {
    CLI::App& command = AddCommand(kFmtHelp);
    command.add_option("PATH", fmt.paths, "files, folders, or - for standard input (default: .)")
        ->type_name("");
    CLI::Option* check = command.add_flag("--check", fmt_checks,
                                          "writes nothing, lists the files that would change");
    command.add_flag("--diff", fmt_diffs, "writes nothing, shows what would change")
        ->excludes(check);
    AddStdinName(command, fmt.stdin_name);
  }

  void AddIr() {
    CLI::App& command = AddCommand(kIrHelp);
    command.add_option("PLAN", ir.plan, "a file, or - for standard input")
        ->required()
        ->type_name("");
    command.add_flag("--canonical", ir.canonical,
                     "without places and spaces: what the plan's hash is made of");
    AddSettings(command, ir.settings, ir.set_from);
    AddStdinName(command, ir.stdin_name);
  }

  void AddTimeline() {
    CLI::App& command = AddCommand(kTimelineHelp);
    command.add_option("PLAN", timeline.plan, "a file, or - for standard input")
        ->required()
        ->type_name("");
    AddChoice(command, "--format", Words<bool>{{"text", false}, {"json", true}}, timeline.json,
              "for people, or every step as data");
    AddSettings(command, timeline.settings, timeline.set_from);
    AddProject(command, timeline.project);
    AddStdinName(command, timeline.stdin_name);
  }

  void AddExplain() {
    CLI::App& command = AddCommand(kExplainHelp);
    command.add_option("RULE", explain.rule, "a code or a name: SKW01, kubelet-newer")
        ->required()
        ->type_name("");
  }

  void AddRules() {
    CLI::App& command = AddCommand(kRulesHelp);
    AddChoice(command, "--format", Words<bool>{{"text", false}, {"json", true}}, rules.json,
              "a line a rule, or all their texts");
  }

  void AddDoc() {
    CLI::App& command = AddCommand(kDocHelp);
    command
        .add_option("MODULE", doc.names,
                    "a module, one of its actions, or a file of the project (default: lists them)")
        ->type_name("");
    AddChoice(command, "--format", Words<bool>{{"text", false}, {"json", true}}, doc.json,
              "pages for people, or all of it as data");
  }

  void AddInit() {
    CLI::App& command = AddCommand(kInitHelp);
    Words<std::string> templates;
    for (const std::string& name : PlanTemplates()) templates.emplace_back(name, name);
    AddChoice(command, "--from", templates, init.from, "what to start from (default: eks)");
    command
        .add_option("-o,--output", init.output,
                    "where to write it (default: plan.belay; -: standard output)")
        ->type_name("FILE");
  }

  void AddFacts() {
    CLI::App& command = AddCommand(kFactsHelp);
    command.add_option("WORD", facts.words, "prints the facts that have all these words")
        ->type_name("");
    AddProject(command, facts.project);
    command.add_option("--check", facts.day, "prints the facts that are past their time on a day")
        ->type_name("DATE");
    AddChoice(command, "--format", Words<bool>{{"text", false}, {"json", true}}, facts.json,
              "for people, or with all keys");
  }

  CommandLine() {
    app.set_help_flag("-h,--help", "prints this help");
    app.set_version_flag("--version", "belay " BELAY_VERSION, "prints the version");
    app.footer(std::string(kFooter));
    app.require_subcommand(1);
    AddLint();
    AddCompile();
    AddFmt();
    AddIr();
    AddTimeline();
    AddExplain();
    AddRules();
    AddFacts();
    AddDoc();
    AddInit();
  }
};

std::vector<std::string> FlagsOf(const CLI::App& command) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
  }
  return flags;
}

std::vector<std::string> CommandsOf(CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

// What is wrong with a word that CLI11 has no use for. `chosen` is the command, if there is one.
std::string UnexpectedWord(CLI::App& app, const CLI::App* chosen, const std::string& word) {
  if (chosen != nullptr) {
    return fmt::format("`belay {}` takes no further argument `{}`", chosen->get_name(), word);
  }
  return fmt::format("there is no command `{}`{}", word, DidYouMean(word, CommandsOf(app)));
}

// The same for an option. Before the command it may be one that belongs after it.
std::string UnexpectedFlag(CLI::App& app, const CLI::App* chosen, const std::string& word) {
  const std::string flag = word.substr(0, word.find('='));
  const auto before = app.remaining(false);
  const bool after = std::find(before.begin(), before.end(), word) == before.end();
  if (chosen != nullptr && after) {
    return fmt::format("`belay {}` has no option `{}`{}", chosen->get_name(), flag,
                       DidYouMean(flag, FlagsOf(*chosen)));
  }
  if (chosen != nullptr && chosen->get_option_no_throw(flag) != nullptr) {
    return fmt::format("`{}` stands after the command: belay {} {}", flag, chosen->get_name(),
                       word);
  }
  return fmt::format("`belay` has no option `{}`{}", flag, DidYouMean(flag, FlagsOf(app)));
}

Result UsageError(CLI::App& app, const CLI::ParseError& error) {
  Result result;
  const std::vector<std::string> unused = app.remaining(true);
  const auto commands = app.get_subcommands();
  const CLI::App* chosen = commands.empty() ? nullptr : commands.front();
  if (!unused.empty()) {
    const std::string& word = unused.front();
    const bool is_flag = word.size() > 1 && word.front() == '-';
    result.Note(ExitCode::kUsage,
                is_flag ? UnexpectedFlag(app, chosen, word) : UnexpectedWord(app, chosen, word));
  } else if (chosen == nullptr) {
    result.Note(ExitCode::kUsage,
                fmt::format("a command is needed: {}", Joined(CommandsOf(app), ", ")));
  } else {
    result.Note(ExitCode::kUsage, error.what());
  }
  result.notes += chosen == nullptr ? "try: belay --help\n"
                                    : fmt::format("try: belay {} --help\n", chosen->get_name());
  return result;
}

}  // namespace

std::variant<Arguments, Result> ReadArguments(int count, const char* const* words) {
  CommandLine line;
  Result result;
  try {
    line.app.parse(count, words);
  } catch (const CLI::CallForHelp&) {
    result.out = line.app.help();
    return result;
  } catch (const CLI::CallForVersion& version) {
    result.out = std::string(version.what()) + '\n';
    return result;
  } catch (const CLI::ParseError& error) {
    return UsageError(line.app, error);
  }

  using Mode = FmtArguments::Mode;
  if (line.fmt_checks) line.fmt.mode = Mode::kCheck;
  if (line.fmt_diffs) line.fmt.mode = Mode::kDiff;
  if (line.compile.check && line.compile.output == "-") {
    result.Note(ExitCode::kUsage, "--check compares with a file; -o FILE says which");
    return result;
  }
  const std::string name = line.app.get_subcommands().front()->get_name();
  Arguments arguments;
  arguments.color = line.color;
  if (name == kLintHelp.name) arguments.command = line.lint;
  if (name == kCompileHelp.name) arguments.command = line.compile;
  if (name == kFmtHelp.name) arguments.command = line.fmt;
  if (name == kIrHelp.name) arguments.command = line.ir;
  if (name == kTimelineHelp.name) arguments.command = line.timeline;
  if (name == kExplainHelp.name) arguments.command = line.explain;
  if (name == kRulesHelp.name) arguments.command = line.rules;
  if (name == kFactsHelp.name) arguments.command = line.facts;
  if (name == kDocHelp.name) arguments.command = line.doc;
  if (name == kInitHelp.name) arguments.command = line.init;
  return arguments;
}

}  // namespace belay
