// Every example of the pages compiles, is formatted, and has the findings that are shown after it
// and no others. The target `update-pages` writes them; `git diff` is the review.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/compile.h"
#include "tests/docs/examples.h"

namespace belay {
namespace {

class Page : public testing::TestWithParam<const char*> {};

TEST_P(Page, ExamplesAreAsFound) {
  const std::string path = GetParam();
  std::string page = ReadRepositoryFile(path);
  std::vector<Example> examples = Examples(page);
  EXPECT_FALSE(examples.empty());
  if (std::getenv("BELAY_UPDATE_DOCS") != nullptr) {
    for (auto example = examples.rbegin(); example != examples.rend(); ++example) {
      page.replace(example->begin, example->page.size(), AsFound(*example));
    }
    std::ofstream(std::string(BELAY_SOURCE_DIR) + "/" + path, std::ios::binary) << page;
    return;
  }
  for (const Example& example : examples) {
    EXPECT_EQ(example.page, AsFound(example)) << path << ":" << example.line;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Page,
                         testing::Values("README.md", "docs/cookbook.md", "docs/language.md"),
                         [](const auto& info) {
                           std::string name = info.param;
                           for (char& c : name) c = std::isalpha(c) != 0 ? c : '_';
                           return name;
                         });

}  // namespace
}  // namespace belay
