// The library: every action documented, declared with the tools that it calls, and used by the
// golden of its module.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "compiler/library/library.h"
#include "compiler/shell/read.h"
#include "compiler/syntax/parse.h"
#include "tests/compile.h"
#include "tests/golden/annotations.h"

namespace belay {
namespace {

// What bash and every Linux has: an action need not say that it needs them.
const std::set<std::string> kEverywhere = {
    ":",        "[",      "[[",     "awk",     "basename",  "cat",     "chmod",   "cp",
    "cut",      "date",   "cmp",    "declare", "diff",      "echo",    "eval",    "exit",
    "false",    "find",   "grep",   "head",    "id",        "install", "ln",      "ls",
    "mapfile",  "mkdir",  "mktemp", "mv",      "paste",     "printf",  "pwd",     "read",
    "rm",       "sed",    "seq",    "set",     "sha256sum", "shift",   "sort",    "stat",
    "tail",     "tee",    "test",   "touch",   "tr",        "trap",    "true",    "umask",
    "uniq",     "unset",  "wc",     "xargs",   "cd",        "dirname", "export",  "local",
    "readonly", "return", "sleep",  "break",   "continue",  "comm",    "timeout", "env",
    "command",  "exec",   "join",   "nl",      "tac",       "rev",     "rmdir",   "wait",
    "kill",     "bash"};

class Library : public testing::TestWithParam<std::string> {
 protected:
  std::string Golden() const { return "tests/golden/library/" + GetParam() + ".belay"; }

  Compiled CompiledGolden() const {
    return Compile(StripAnnotations(ReadRepositoryFile(Golden())), GetParam() + ".belay");
  }
};

std::vector<std::string> Actions(const std::string& module, bool documented_only = false) {
  SourceManager sources;
  Diagnostics diagnostics;
  const FileId id = sources.Add(module, std::string(LibraryModule(module)));
  const ast::File file = Parse(sources, id, diagnostics);
  EXPECT_TRUE(file.complete);
  std::vector<std::string> names;
  for (const ast::Action& action : file.actions) {
    if (documented_only && action.documentation.empty()) continue;
    names.push_back(module + "." + std::string(action.name.parts.back().text));
  }
  return names;
}

TEST_P(Library, EveryActionIsDocumented) {
  EXPECT_FALSE(Actions(GetParam()).empty());
  EXPECT_EQ(Actions(GetParam()), Actions(GetParam(), true));
}

TEST_P(Library, TheGoldenUsesEveryAction) {
  const Compiled golden = CompiledGolden();
  ASSERT_TRUE(golden.plan);
  std::string used = ", ";
  for (const Step& step : golden.plan->steps) used += step.action + ", ";
  const std::string module(LibraryModule(GetParam()));
  for (const std::string& action : Actions(GetParam())) {
    if (module.find("using " + action + "(") != std::string::npos) continue;  // by another action
    EXPECT_NE(used.find(", " + action + ", "), std::string::npos)
        << action << " is not used in " << Golden();
  }
}

void AddTools(const std::vector<Operation>& operations, std::set<std::string>& tools) {
  for (const Operation& operation : operations) {
    if (!operation.command) continue;
    const ShellText text = ReadShell(operation.command->text);
    for (const SimpleCommand& command : text.commands) {
      if (command.words.empty()) continue;
      const std::string& word = command.words.front().value;
      if (!std::binary_search(text.functions.begin(), text.functions.end(), word)) {
        tools.insert(word);
      }
    }
  }
}

// A tool that is missing is told before the first change, not in the middle.
TEST_P(Library, EveryToolIsDeclared) {
  const Compiled golden = CompiledGolden();
  ASSERT_TRUE(golden.plan);
  for (const Step& step : golden.plan->steps) {
    if (step.action.empty()) continue;
    std::set<std::string> tools;
    AddTools(step.operations, tools);
    AddTools(step.restore, tools);
    if (step.undo.restores.empty()) AddTools(step.undo.operations, tools);  // else the backup's
    if (step.skip_if) AddTools({*step.skip_if}, tools);
    for (const ToolRequirement& need : step.needs) tools.erase(need.tool);
    for (const std::string& tool : kEverywhere) tools.erase(tool);
    EXPECT_EQ(tools, std::set<std::string>()) << step.action << " needs these and does not say so";
  }
}

// What a new kubectl is needed for, the newest first. kubernetes/kubernetes: CHANGELOG-1.25 (pull
// request 108777), blog of 2021-08-06 on server-side apply, CHANGELOG-1.20, pull requests 105327
// (of
// --dry-run) and 76062; 2026-11.
constexpr std::pair<std::string_view, std::string_view> kKubectlSince[] = {
    {"rollout status deployment --timeout", "1.25"},
    {"--server-side", "1.22"},
    {"--delete-emptydir-data", "1.20"},
    {"--dry-run=client", "1.18"},
    {"rollout restart", "1.15"},
};

// Not newer than its commands are: kubectl may be one minor version away from its cluster, and
// clusters are old.
TEST_P(Library, KubectlMayBeAsOldAsTheCommands) {
  std::string_view rest = LibraryModule(GetParam());
  for (std::size_t at = rest.find("\naction "); at != rest.npos; at = rest.find("\naction ")) {
    rest.remove_prefix(at + 1);
    const std::string_view action = rest.substr(0, rest.find("\n}\n"));
    constexpr std::string_view kNeed = "needs kubectl >= ";
    const std::size_t need = action.find(kNeed);
    if (need == action.npos) continue;
    const auto* const since = std::ranges::find_if(
        kKubectlSince, [&](const auto& one) { return action.find(one.first) != action.npos; });
    const std::string_view version = action.substr(need + kNeed.size());
    EXPECT_EQ(version.substr(0, version.find('\n')),
              since == std::end(kKubectlSince) ? "1.14" : since->second)
        << action.substr(0, action.find('('));
  }
}

// Actions whose way back only the plan can know; each says so in its documentation.
const std::set<std::string> kBackIsThePlans = {"argo.workflow", "juju.run_action", "kubectl.job",
                                               "mlflow.schema", "terraform.forget"};

// A run is looked at when something after it looks: at a state, or a person does. What another
// action runs, that action looks at.
void Read(const ast::Statement& statement, bool& looked) {
  if (std::holds_alternative<ast::Using>(statement.node)) looked = true;
  if (const auto* let = std::get_if<ast::Let>(&statement.node); let && !let->tests.empty()) {
    looked = true;
  }
  if (const auto* step = std::get_if<ast::Step>(&statement.node)) {
    const std::string_view verb = step->verb.text;
    if (verb == "run") looked = false;
    if (verb == "wait" || verb == "verify" || verb == "check" || verb == "manual") looked = true;
  }
}

bool LooksAtLast(const ast::Body& body) {
  bool looked = true;
  for (const ast::Statement& statement : body) Read(statement, looked);
  return looked;
}

bool Runs(const ast::Body& body) {
  return std::ranges::any_of(body, [](const ast::Statement& statement) {
    const auto* step = std::get_if<ast::Step>(&statement.node);
    return step != nullptr && step->verb.text == "run";
  });
}

const ast::Step* Setting(const ast::Body& body, std::string_view verb) {
  for (const ast::Statement& statement : body) {
    const auto* step = std::get_if<ast::Step>(&statement.node);
    if (step != nullptr && step->verb.text == verb) return step;
  }
  return nullptr;
}

const ast::Rollback* WayBack(const ast::Body& body) {
  for (const ast::Statement& statement : body) {
    if (const auto* back = std::get_if<ast::Rollback>(&statement.node)) return back;
  }
  return nullptr;
}

// A version is compared, not only that something rests: by a look with a version to compare with,
// or by another action that does.
bool Compares(const ast::Body& body, const ast::File& file) {
  return std::ranges::any_of(body, [&](const ast::Statement& statement) {
    if (const auto* step = std::get_if<ast::Step>(&statement.node)) {
      if (step->verb.text == "verify") return true;
      return step->verb.text == "wait" &&
             std::ranges::any_of(step->tests, [](const ast::Test& test) {
               return test.kind == ast::Test::Kind::kIs && test.values.size() == 1 &&
                      test.values[0].text.find("${") != std::string_view::npos;
             });
    }
    const auto* used = std::get_if<ast::Using>(&statement.node);
    return used != nullptr && std::ranges::any_of(used->actions, [&](const ast::Call& call) {
             return std::ranges::any_of(file.actions, [&](const ast::Action& action) {
               return action.name.parts.back().text == call.ref.parts.back().text &&
                      Compares(action.body, file);
             });
           });
  });
}

// Why the action is not whole; empty when it is. `helps`: other actions of its module are made of
// it, and say the way back.
std::string Lack(const std::string& name, const ast::Action& action, bool helps,
                 const ast::File& file) {
  const ast::Body& body = action.body;
  const std::string_view verb = action.verb ? action.verb->parts.front().text : "";
  // The answer of the service that takes a message is the proof; curl fails without it.
  if (verb != "notify" && !LooksAtLast(body)) return "does not look whether it worked";
  const bool backup = verb == "backup";
  for (const std::string_view place : {"exit", "restore"}) {
    const ast::Step* step = Setting(body, place);
    if (step == nullptr) continue;
    if (step->command || !LooksAtLast(step->body)) {
      return "does not look whether its " + std::string(place) + " worked";
    }
  }
  const bool bracket = Setting(body, "exit") != nullptr;
  const ast::Rollback* back = WayBack(body);
  if (back != nullptr && (back->command || !LooksAtLast(back->body))) {
    return "does not look whether its rollback worked";
  }
  if (verb == "upgrade" || verb == "downgrade") {
    if (!Compares(body, file)) return "does not compare the version";
    if (back != nullptr && back->kind == ast::Rollback::Kind::kBody &&
        !Compares(back->body, file)) {
      return "does not compare the version that its rollback leaves";
    }
  }
  if (back == nullptr && (Runs(body) || verb == "upgrade") && !backup && !bracket && !helps &&
      !kBackIsThePlans.contains(name)) {
    return "says no way back";
  }
  return "";
}

TEST_P(Library, EveryActionIsWhole) {
  SourceManager sources;
  Diagnostics diagnostics;
  const std::string module(LibraryModule(GetParam()));
  const FileId id = sources.Add(GetParam(), module);
  const ast::File file = Parse(sources, id, diagnostics);
  for (const ast::Action& action : file.actions) {
    const std::string name = GetParam() + "." + std::string(action.name.parts.back().text);
    const bool helps = module.find("using " + name + "(") != std::string::npos;
    EXPECT_EQ(Lack(name, action, helps, file), "") << name;
    if (kBackIsThePlans.contains(name)) {
      EXPECT_NE(action.documentation.find("way back"), std::string::npos) << name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Library, testing::ValuesIn(LibraryModules()),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace belay
