#include "compiler/driver/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/driver/fake_file_system.h"

namespace belay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ConfigTest : public testing::Test {
 protected:
  std::optional<Config> Read(const std::string& text) {
    files_.files["work/.belay.yaml"] = text;
    return ReadConfig("work/.belay.yaml", files_, result_);
  }
  void Refuses(const std::string& text, const std::string& message) {
    EXPECT_FALSE(Read(text)) << text;
    EXPECT_EQ(result_.code, ExitCode::kUsage);
    EXPECT_THAT(result_.notes, HasSubstr("`work/.belay.yaml`: " + message));
    result_ = {};
  }

  FakeFileSystem files_;
  Result result_;
};

TEST_F(ConfigTest, FilesAreRelativeToIt) {
  const auto config =
      Read("profile: production\nfacts: [platform.yaml, ../all/eks.yaml, /a.yaml]\n");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->profile, Profile::kProduction);
  std::vector<std::string> paths;
  for (const NamedFile& file : config->facts) paths.push_back(file.path);
  EXPECT_THAT(paths, ElementsAre("work/platform.yaml", "all/eks.yaml", "/a.yaml"));
  EXPECT_EQ(config->facts.front().line, 2);
}

TEST_F(ConfigTest, AnEmptyOneSaysNothing) {
  const auto config = Read("# nothing yet\n");
  ASSERT_TRUE(config);
  EXPECT_FALSE(config->profile);
  EXPECT_THAT(config->facts, IsEmpty());
}

TEST_F(ConfigTest, WhatDoesNotFitIsRefusedAtItsLine) {
  Refuses("- a\n", "line 1: a mapping is needed");
  Refuses("facts: []\nprofil: basic\n",
          "line 2: there is no setting `profil`, only facts and profile; did you mean `profile`?");
  Refuses("[a]: b\n", "line 1: there is no setting ``");
  Refuses("facts: a.yaml\n", "line 1: `facts` is a list of files");
  Refuses("facts:\n  - a.yaml\n  - [b]\n", "line 3: `facts` is a list of files");
  Refuses("facts: ['']\n", "line 1: `facts` is a list of files");
  Refuses("facts:\n", "line 1: `facts` is a list of files");
  Refuses("profile: prod\n",
          "line 1: `profile` is one of basic, standard, production, and not `prod`");
  Refuses("profile: standart\n",
          "line 1: `profile` is one of basic, standard, production, and not `standart`; did you "
          "mean `standard`?");
  Refuses("profile: [basic]\n", "line 1: `profile` is one of basic, standard, production");
  Refuses("profile: basic\nprofile: basic\n", "line 2: `profile` has a value already");
  Refuses("profile: basic\n---\nprofile: basic\n", "line 3: one document is needed");
  Refuses("facts: [a\n", "line ");
}

TEST_F(ConfigTest, OneThatCannotBeReadIsNoUsageError) {
  EXPECT_FALSE(ReadConfig("a.yaml", files_, result_));
  EXPECT_EQ(result_.code, ExitCode::kUsage);
  EXPECT_THAT(result_.notes, HasSubstr("there is no file `a.yaml`"));
  files_.files["b.yaml"] = "";
  files_.unreadable = {"b.yaml"};
  EXPECT_FALSE(ReadConfig("b.yaml", files_, result_));
  EXPECT_EQ(result_.code, ExitCode::kFailure);
  EXPECT_THAT(result_.notes, HasSubstr("cannot read `b.yaml`: no rights"));
}

TEST_F(ConfigTest, TheNearestOneIsFoundWithinTheRepository) {
  files_.files = {{"/a/.belay.yaml", ""},
                  {"/a/b/c/.belay.yaml", ""},
                  {"/a/b/c/d/plan.belay", ""},
                  {"/a/b/plan.belay", ""},
                  {"/a/repository/.git", "gitdir: elsewhere"},
                  {"/a/repository/plans/plan.belay", ""},
                  {"/b/plan.belay", ""}};
  const auto find = [&](const std::string& plan) { return FindConfig(plan, files_); };
  EXPECT_THAT(find("/a/b/c/d/plan.belay").value_or(""), HasSubstr("/a/b/c/.belay.yaml"));
  EXPECT_THAT(find("/a/b/plan.belay").value_or(""), HasSubstr("/a/.belay.yaml"));
  EXPECT_EQ(find("/a/repository/plans/plan.belay"), std::nullopt);
  EXPECT_EQ(find("/b/plan.belay"), std::nullopt);
  files_.files["/a/repository/.belay.yaml"] = "";  // beside `.git` it is the repository's own
  EXPECT_THAT(find("/a/repository/plans/plan.belay").value_or(""), HasSubstr("/a/repository/"));
}

}  // namespace
}  // namespace belay
