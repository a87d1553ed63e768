#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "compiler/diagnostics/codes.h"
#include "lint/rules.h"
#include "tests/compile.h"
#include "tests/golden/annotations.h"

namespace belay {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(BELAY_SOURCE_DIR) / "tests/golden";

std::vector<fs::path> Goldens() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(kFolder)) {
    if (entry.path().extension() == ".belay") paths.push_back(fs::relative(entry.path(), kFolder));
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string Read(const fs::path& path) {
  return ReadRepositoryFile("tests/golden/" + path.string());
}

// Those of the folder `production` are linted as a change board would, all others by default.
Profile ProfileOf(const fs::path& path) {
  return *path.begin() == "production" ? Profile::kProduction : Profile::kStandard;
}

class Golden : public testing::TestWithParam<fs::path> {};

// Every finding stands under its line, and nothing else does. `BELAY_UPDATE_GOLDENS=1 ctest -R
// golden` writes what is found now; `git diff` is the review.
TEST_P(Golden, FindingsAreAsWritten) {
  const std::string expected = Read(GetParam());
  const Compiled compiled =
      Compile(StripAnnotations(expected), GetParam().filename().string(), ProfileOf(GetParam()));
  const std::string actual =
      Annotate(compiled.sources.file(compiled.file), compiled.file, compiled.diagnostics.Sorted());
  if (std::getenv("BELAY_UPDATE_GOLDENS") != nullptr) {
    std::ofstream(kFolder / GetParam(), std::ios::binary) << actual;
    return;
  }
  EXPECT_EQ(expected, actual);
}

std::string TestName(const testing::TestParamInfo<fs::path>& info) {
  std::string name = info.param.string();
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Golden, testing::ValuesIn(Goldens()), TestName);

// A code that no golden shows is a message that nobody has read.
TEST(GoldenCoverage, EveryCodeOccurs) {
  const std::set<std::string> exempt = {
      "LNG09",  // limits of megabytes: tests/unit/syntax/limits_test.cpp
      "LNG13",  // a golden is UTF-8 itself: tests/unit/syntax/limits_test.cpp
  };
  std::string all;
  for (const fs::path& path : Goldens()) all += Read(path);
  std::vector<std::string> codes;
  for (const CodeInfo& info : Codes()) codes.emplace_back(info.code);
  for (const Rule& rule : Rules()) codes.emplace_back(rule.info.code);
  for (const std::string& code : codes) {
    const bool occurs = all.find("[" + code + " ") != std::string::npos;
    EXPECT_EQ(occurs, !exempt.contains(code)) << code;
  }
}

}  // namespace
}  // namespace belay
