// docs/rules.md is what the rules say, and what is made of each mistake in
// lint/rules/mistakes.yaml. `cmake --build … --target update-docs` writes it anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "compiler/diagnostics/codes.h"
#include "lint/catalog/schema.h"
#include "lint/rules.h"
#include "lint/rules_page.h"
#include "tests/compile.h"
#include "tests/unit/lint/catalogue.h"

namespace belay {
namespace {

TEST(Mistakes, AreAllDecided) {
  std::set<std::string> ids;
  int found = 0;
  for (const Mistake& mistake : ReadCatalogue()) {
    EXPECT_TRUE(ids.insert(mistake.id).second) << mistake.id;
    EXPECT_EQ(!mistake.found_by.empty() + !mistake.undecidable.empty() + !mistake.open.empty(), 1)
        << mistake.id;
    for (const std::string& code : mistake.found_by) {
      EXPECT_TRUE(FindRule(code) != nullptr || FindCode(code) != nullptr) << code;
    }
    if (!mistake.found_by.empty()) ++found;
  }
  EXPECT_EQ(ids.size(), 153U);
  EXPECT_GE(found, 100);
}

TEST(RulesPage, IsCurrent) {
  const std::string page = RulesPage(ReadCatalogue());
  if (std::getenv("BELAY_UPDATE_DOCS") != nullptr) {
    std::ofstream(std::string(BELAY_SOURCE_DIR) + "/docs/rules.md", std::ios::binary) << page;
  }
  EXPECT_EQ(ReadRepositoryFile("docs/rules.md"), page);
}

TEST(FactsPage, HasEveryKeyOfEveryList) {
  const std::string page = ReadRepositoryFile("docs/facts.md");
  for (const FactKind& kind : FactKinds()) {
    const std::size_t begin = page.find("\n| `" + std::string(kind.list) + "` |");
    ASSERT_NE(begin, std::string::npos) << kind.list;
    const std::string line = page.substr(begin + 1, page.find('\n', begin + 1) - begin - 1);
    for (const Column& column : kind.columns) {
      const std::string key = "`" + std::string(column.key);
      EXPECT_TRUE(line.find(key + "`") != std::string::npos ||
                  line.find(key + ": ") != std::string::npos)
          << kind.list << " " << column.key;
    }
  }
}

}  // namespace
}  // namespace belay
