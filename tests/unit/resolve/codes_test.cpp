// The examples of `belay explain` do what they say.

#include "compiler/diagnostics/codes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/compile.h"

namespace belay {
namespace {

TEST(Codes, BadExamplesGiveTheirCodeAndNoOther) {
  for (const CodeInfo& info : Codes()) {
    if (info.bad.empty()) continue;
    const std::vector<std::string> codes = CompileOnly(info.bad).Codes();
    EXPECT_FALSE(codes.empty()) << info.code;
    EXPECT_EQ(std::count(codes.begin(), codes.end(), info.code),
              static_cast<std::ptrdiff_t>(codes.size()))
        << info.code;
  }
}

TEST(Codes, GoodExamplesGiveNothing) {
  for (const CodeInfo& info : Codes()) {
    if (info.good.empty()) continue;
    const Compiled compiled = Compile(info.good);
    EXPECT_TRUE(compiled.diagnostics.empty())
        << info.code << " "
        << (compiled.diagnostics.empty() ? "" : compiled.diagnostics.Sorted()[0].message);
  }
}

}  // namespace
}  // namespace belay
