// The library: every action documented, declared with the tools that it calls, and used by the
// golden of its module.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
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

INSTANTIATE_TEST_SUITE_P(All, Library, testing::ValuesIn(LibraryModules()),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace belay
