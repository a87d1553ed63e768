#include "compiler/shell/catalog.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "compiler/shell/arguments.h"

namespace belay::shell {
namespace {

// What the generator of the table says of a catalog file, beside the real list of operations.
std::string Refusal(const std::string& file) {
  const std::string folder = testing::TempDir() + "/belay_catalog_" + std::to_string(getpid());
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/tool.yaml") << file;
  std::ofstream(folder + "/operations.yaml")
      << "source: a test\nas_of: 2026-01\noperations: {thing: what is done}\n";
  std::ofstream(folder + "/base.yaml") << "tool: base\nsource: a test\nas_of: 2026-01\n"
                                          "commands: [{is: look, kind: read, completes: thing}]\n";
  const std::string command = std::string(BELAY_COMPILE_CATALOG) + " '" + folder + "/table.cpp' '" +
                              folder + "/tool.yaml' '" + folder + "/operations.yaml' '" + folder +
                              "/base.yaml' 2>'" + folder + "/refusal.txt'";
  const int status = std::system(command.c_str());  // NOLINT: one thread, and no user's text
  std::stringstream text;
  text << std::ifstream(folder + "/refusal.txt").rdbuf();
  std::filesystem::remove_all(folder);
  return status == 0 ? "" : text.str();
}

constexpr const char* kHead = "tool: t\nsource: a test\nas_of: 2026-01\n";

TEST(CatalogFile, IsTakenWhenItIsWhole) {
  EXPECT_EQ(Refusal(std::string(kHead) +
                    "commands: [{is: a, kind: change, asynchronous: true, completes: thing, "
                    "completed_by: base look}]\n"),
            "");
}

struct Case {
  std::string file;
  const char* refusal;
};

TEST(CatalogFile, IsRefusedWithItsMistakeAndLine) {
  const std::string head = kHead;
  const Case kCases[] = {
      {"tool: t\nas_of: 2026-01\ncommands: []\n", ":1: `source` is missing"},
      {"tool: t\nsource: x\ncommands: []\n", ":1: `as_of` is missing"},
      {"tool: t\nsource: x\nas_of: May\ncommands: []\n", ":3: `as_of` must be YYYY-MM"},
      {head, "`commands` is missing"},
      {head + "comands: []\n", ":4: the key `comands` is not known here"},
      {head + "commands:\n  - {is: a}\n", ":5: `kind` is missing"},
      {head + "commands:\n  - {kind: read}\n", ":5: `is` is missing"},
      {head + "commands:\n  - {is: a, kind: reads}\n", ":5: the kind `reads` is not known"},
      {head + "commands:\n  - {is: a, kind: read, flag: b}\n", ":5: the key `flag` is not known"},
      {head + "commands:\n  - {is: a, kind: read}\n  - {is: [b, a], kind: read}\n",
       ":6: `a` is there twice"},
      {head + "commands:\n  - {is: a, kind: change, asynchronous: true}\n",
       ":5: what is asynchronous needs"},
      {head + "commands:\n  - {is: a, kind: wait, completes: other}\n",
       ":5: the operation `other` is not in operations.yaml"},
      {head + "commands:\n  - {is: a, kind: read, when: [{values: [x], kind: change}]}\n",
       "`values` needs `flags`"},
      {head + "commands:\n  - {is: a, kind: read, object: thing}\n", "`object` is `resource`"},
      {head + "commands: []\nhazards: [{text: x}]\n", ":5: `is` is missing"},
      {head + "commands: []\nhazards: [{is: no-drain}]\n", ":5: `text` is missing"},
      {head + "commands: []\nhazards: [{is: no-rain, text: x}]\n",
       ":5: the hazard `no-rain` is not known"},
      {head + "commands: []\nhazards: [{is: no-drain, text: x, except: [a]}]\n",
       "`except` needs `flags`"},
      {head + "commands: []\nhazards: [{is: no-drain, text: x, as_of: May}]\n",
       "`as_of` must be YYYY-MM"},
      {head + "commands: [\n", "tool.yaml:"},
  };
  for (const Case& bad : kCases) {
    EXPECT_NE(Refusal(bad.file).find(bad.refusal), std::string::npos)
        << bad.file << "\ngives: " << Refusal(bad.file);
  }
}

TEST(Catalog, HasTools) {
  ASSERT_NE(FindTool("kubectl"), nullptr);
  EXPECT_EQ(FindTool("oc")->name, "kubectl");
  EXPECT_EQ(FindTool("zcat")->name, "zcat");
  EXPECT_EQ(FindTool("no-such-tool"), nullptr);
  EXPECT_EQ(FindTool(""), nullptr);
}

TEST(Catalog, PrefersTheMoreTellingPattern) {
  const CatalogTool& aws = *FindTool("aws");
  const ShellText text;
  const auto pattern = [&](std::vector<std::string_view> words) {
    const CatalogCommand* command = FindCommand(aws, {.plain = std::move(words), .flags = {}});
    std::string joined;
    if (command == nullptr) return joined;
    for (const std::string_view word : command->pattern) joined.append(word).append(1, ' ');
    return joined;
  };
  EXPECT_EQ(pattern({"eks", "update-addon"}), "eks update-addon ");
  EXPECT_EQ(pattern({"eks", "update-nothing"}), "* update-* ");
  EXPECT_EQ(pattern({"eks", "wait", "cluster-active"}), "eks wait cluster-active ");
  EXPECT_EQ(pattern({"elbv2", "wait", "anything"}), "* wait * ");
  EXPECT_EQ(pattern({"eks"}), "");
}

TEST(Catalog, KnowsKindsByTheirShortNames) {
  EXPECT_EQ(KindOf("deploy"), "deployment");
  EXPECT_EQ(KindOf("Deployments.apps"), "deployment");
  EXPECT_EQ(KindOf("PVC"), "persistentvolumeclaim");
  EXPECT_EQ(KindOf("widgets.example.com"), "widgets");
}

TEST(IsLike, TakesStarsForAnyBytes) {
  EXPECT_TRUE(IsLike("describe-cluster", "describe-*"));
  EXPECT_TRUE(IsLike("SELECT 1", "select*"));
  EXPECT_TRUE(IsLike("a; drop table b", "*drop *"));
  EXPECT_TRUE(IsLike("", "*"));
  EXPECT_TRUE(IsLike("aXbXc", "a*b*c"));
  EXPECT_FALSE(IsLike("describe", "describe-*"));
  EXPECT_FALSE(IsLike("ab", "a"));
  EXPECT_FALSE(IsLike("", "a"));
}

TEST(Arguments, TellFlagsFromWords) {
  const ShellText text = ReadShell("kubectl -nx get -oyaml pods -itl a=b --all --v=3 -- -c");
  const Arguments arguments =
      ReadArguments(std::span(text.commands[0].words).subspan(1), *FindTool("kubectl"), nullptr);
  std::string shown;
  for (const std::string_view word : arguments.plain) shown.append(word).append(1, ' ');
  for (const GivenFlag& flag : arguments.flags) {
    shown.append(flag.name).append(1, '=').append(flag.value).append(1, ' ');
  }
  EXPECT_EQ(shown, "get pods -c -n=x -o=yaml -itl=true -i=true -t=true -l=a=b --all=true --v=3 ");
}

}  // namespace
}  // namespace belay::shell
