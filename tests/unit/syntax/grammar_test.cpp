#include <gtest/gtest.h>

#include "tests/compile.h"

namespace belay {
namespace {

// One token decides everywhere: no prediction tables, no reading ahead of a mistake.
TEST(Grammar, IsLl1) {
  const std::string parser = ReadRepositoryFile("grammar/generated/BelayParser.cpp");
  EXPECT_FALSE(parser.empty());
  EXPECT_EQ(parser.find("adaptivePredict"), std::string::npos);
}

}  // namespace
}  // namespace belay
