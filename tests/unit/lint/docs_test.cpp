// docs/rules.md is what the rules say. `cmake --build … --target update-docs` writes it anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "lint/rules_page.h"
#include "tests/compile.h"

namespace belay {
namespace {

TEST(RulesPage, IsCurrent) {
  if (std::getenv("BELAY_UPDATE_DOCS") != nullptr) {
    std::ofstream(std::string(BELAY_SOURCE_DIR) + "/docs/rules.md", std::ios::binary)
        << RulesPage();
  }
  EXPECT_EQ(ReadRepositoryFile("docs/rules.md"), RulesPage());
}

}  // namespace
}  // namespace belay
