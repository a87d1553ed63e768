#include "compiler/driver/set_from.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/driver/fake_file_system.h"

namespace belay {
namespace {

using testing::HasSubstr;

class SetFromTest : public testing::Test {
 protected:
  std::optional<Settings> Read(const std::string& text, const Settings& set = {}) {
    files_.files["staging.yaml"] = text;
    return AllSettings(set, {"staging.yaml"}, files_, result_);
  }
  void Refuses(const std::string& text, const std::string& message) {
    EXPECT_FALSE(Read(text)) << text;
    EXPECT_EQ(result_.code, ExitCode::kUsage);
    EXPECT_THAT(result_.notes, HasSubstr(message));
    result_ = {};
  }

  FakeFileSystem files_;
  Result result_;
};

TEST_F(SetFromTest, ValuesAreTheTextsThatAreWritten) {
  const auto settings = Read(
      "# the second rung\nendpoint: shop.staging\nversion: 1.30\nreplicas: 03\nbig: true\n"
      "zones: [a, b]\nnone: []\nempty: \"\"\n");
  ASSERT_TRUE(settings);
  EXPECT_EQ(*settings, (Settings{{"endpoint", "shop.staging"},
                                 {"version", "1.30"},
                                 {"replicas", "03"},
                                 {"big", "true"},
                                 {"zones", "a,b"},
                                 {"none", ""},
                                 {"empty", ""}}));
}

TEST_F(SetFromTest, SetWinsAndLaterFilesWinOverEarlierOnes) {
  files_.files["a.yaml"] = "one: a\ntwo: a\nthree: a\n";
  files_.files["b.yaml"] = "two: b\nthree: b\n";
  EXPECT_EQ(AllSettings({{"three", "c"}}, {"a.yaml", "b.yaml"}, files_, result_),
            (Settings{{"one", "a"}, {"two", "b"}, {"three", "c"}}));
}

TEST_F(SetFromTest, AnEmptyFileSetsNothing) {
  EXPECT_EQ(Read("# to be filled in\n"), Settings{});
}

TEST_F(SetFromTest, WhatIsNoMappingOfParametersIsRefused) {
  Refuses("a: 1\na: 2\n", "`staging.yaml`: line 2: `a` has a value already");
  Refuses("a: 1\nb:\n  c: 2\n", "line 3: `b` has a mapping");
  Refuses("a: 1\nb:\n", "`b` has no value");
  Refuses("zones: [\"a,b\"]\n", "line 1: an item of `zones` is no plain text");
  Refuses("- a\n", "line 1: a mapping is needed");
  Refuses("a: 1\n---\nb: 2\n", "one document is needed");
  Refuses("a: [1\n", "`staging.yaml`: line");
  EXPECT_FALSE(AllSettings({}, {"prod.yaml"}, files_, result_));
  EXPECT_THAT(result_.notes, HasSubstr("there is no file `prod.yaml`"));
}

}  // namespace
}  // namespace belay
