// What the documents behind the samples get wrong is found where they do, in the plans as they were
// written, and nothing is found in the repaired ones.

#include "tests/unit/lint/documents.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "tests/unit/lint/catalogue.h"

namespace belay {
namespace {

constexpr double kLeastFound = 0.9;  // of what is decidable

class Sample : public testing::TestWithParam<const char*> {};

// The codes of the catalogue that may find a mistake; none where it says that nothing can.
std::vector<std::string> CodesOf(const std::vector<Mistake>& catalogue, const std::string& id) {
  const auto known = std::find_if(catalogue.begin(), catalogue.end(),
                                  [&](const Mistake& mistake) { return mistake.id == id; });
  EXPECT_TRUE(known != catalogue.end()) << id;
  return known == catalogue.end() ? std::vector<std::string>{} : known->found_by;
}

TEST_P(Sample, MistakesAreFoundWhereTheyAre) {
  const std::vector<Mistake> catalogue = ReadCatalogue();
  const Document document = ReadDocument(GetParam());
  ASSERT_TRUE(document.compiled.plan);
  int found = 0;
  int decidable = 0;
  for (const DocumentMistake& mistake : ReadDocumentMistakes(GetParam())) {
    const std::string what = fmt::format("{}, {}", mistake.id, mistake.where);
    const auto codes = CodesOf(catalogue, mistake.id);
    EXPECT_EQ(!mistake.code.empty() + !mistake.missed.empty() + !mistake.undecidable.empty(), 1)
        << what;
    if (!mistake.undecidable.empty()) continue;
    ++decidable;
    const auto line = document.LineWith(mistake.at);
    if (!line) {
      ADD_FAILURE() << fmt::format("{}: not in one line: `{}`", what, mistake.at);
      continue;
    }
    const auto finds = [&](const std::string& code) { return document.Finds(code, *line); };
    if (mistake.code.empty()) {  // still so, else the list is behind
      EXPECT_TRUE(std::none_of(codes.begin(), codes.end(), finds)) << what << " is found now";
      continue;
    }
    EXPECT_TRUE(std::find(codes.begin(), codes.end(), mistake.code) != codes.end())
        << fmt::format("{}: lint/rules/mistakes.yaml does not name {}", what, mistake.code);
    EXPECT_TRUE(finds(mistake.code))
        << fmt::format("{}: no {} at `{}`", what, mistake.code, mistake.at);
    if (finds(mistake.code)) ++found;
  }
  EXPECT_GT(decidable, 0);
  EXPECT_GE(found, kLeastFound * decidable) << found << " of " << decidable;
}

TEST_P(Sample, RepairedHasNoMistake) {
  const std::string path = fmt::format("samples/{}/plan.belay", GetParam());
  const Compiled compiled = Compile(ReadRepositoryFile(path), path, Profile::kProduction);
  EXPECT_TRUE(compiled.plan);
  EXPECT_EQ(compiled.Codes(), std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(Documents, Sample, testing::ValuesIn(kSamples));

TEST(SamplesPage, IsCurrent) {
  const std::string page = SamplesPage(ReadCatalogue());
  if (std::getenv("BELAY_UPDATE_DOCS") != nullptr) {
    std::ofstream(std::string(BELAY_SOURCE_DIR) + "/docs/samples.md", std::ios::binary) << page;
  }
  EXPECT_EQ(ReadRepositoryFile("docs/samples.md"), page);
}

}  // namespace
}  // namespace belay
