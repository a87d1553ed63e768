// docs/library.md names every module of the library and its actions, in the words of the modules.
// The target `update-pages` writes its table.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "compiler/library/library.h"
#include "compiler/syntax/parse.h"
#include "tests/compile.h"

namespace belay {
namespace {

// The first sentence of the comment at the top of a module.
std::string FirstSentence(const std::string& module) {
  const std::string text(LibraryModule(module));
  std::string comment;
  for (size_t begin = 0; text.compare(begin, 2, "# ") == 0;) {
    const size_t end = text.find('\n', begin);
    comment += (comment.empty() ? "" : " ") + text.substr(begin + 2, end - begin - 2);
    begin = end + 1;
  }
  return comment.substr(0, (comment + " ").find(". ") + 1);
}

std::string Actions(const std::string& module) {
  SourceManager sources;
  Diagnostics diagnostics;
  const FileId id = sources.Add(module, std::string(LibraryModule(module)));
  std::string names;
  const ast::File file = Parse(sources, id, diagnostics);
  for (const ast::Action& action : file.actions) {
    names += (names.empty() ? "`" : ", `") + std::string(action.name.parts.back().text) + "`";
  }
  return names;
}

std::string Table() {
  std::string table = "| module | what it is for | actions |\n| --- | --- | --- |\n";
  for (const std::string& module : LibraryModules()) {
    table += "| [`" + module + "`](../compiler/library/" + module + ".belay) | " +
             FirstSentence(module) + " | " + Actions(module) + " |\n";
  }
  return table;
}

TEST(LibraryPage, HasEveryModuleAndItsActions) {
  const std::string page = ReadRepositoryFile("docs/library.md");
  const size_t begin = page.find("| module |");
  ASSERT_NE(begin, std::string::npos);
  const size_t end = page.find("\n\n", begin);
  const size_t size = end == std::string::npos ? end : end + 1 - begin;
  if (std::getenv("BELAY_UPDATE_DOCS") != nullptr) {
    std::ofstream(std::string(BELAY_SOURCE_DIR) + "/docs/library.md", std::ios::binary)
        << std::string(page).replace(begin, size, Table());
    return;
  }
  EXPECT_EQ(page.substr(begin, size), Table());
}

}  // namespace
}  // namespace belay
