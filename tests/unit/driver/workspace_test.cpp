#include "compiler/driver/workspace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/driver/fake_file_system.h"

namespace belay {
namespace {

using testing::HasSubstr;

constexpr char kPlan[] = R"(edition 1
import "./lib/tools.belay"
plan demo { title = "demo" }
stage a {
  check "it answers" using tools.ping
}
)";

constexpr char kModule[] = R"(edition 1
action check tools.ping() {
  run `true`
}
)";

class WorkspaceTest : public testing::Test {
 protected:
  std::optional<Plan> Compile(const std::string& path) {
    const auto file = workspace_.Open(path);
    if (!file) return std::nullopt;
    return workspace_.Compile(*file, {});
  }

  FakeFileSystem files_;
  Result result_;
  Workspace workspace_{files_, "<stdin>", result_};
};

TEST_F(WorkspaceTest, ModulesStandBesideTheFileThatImportsThem) {
  files_.files = {{"plans/a.belay", kPlan}, {"plans/lib/tools.belay", kModule}};
  const auto plan = Compile("plans/a.belay");
  ASSERT_TRUE(plan.has_value());
  EXPECT_EQ(plan->steps.size(), 1U);
  EXPECT_TRUE(workspace_.diagnostics().empty());
}

TEST_F(WorkspaceTest, AFileIsReadOnce) {
  files_.files = {{"a.belay", kPlan}, {"b.belay", kPlan}, {"lib/tools.belay", kModule}};
  EXPECT_TRUE(Compile("a.belay").has_value());
  EXPECT_TRUE(Compile("b.belay").has_value());
  EXPECT_FALSE(Compile("lib/tools.belay").has_value());
  EXPECT_EQ(files_.reads, 3);
}

TEST_F(WorkspaceTest, AMissingModuleIsAFindingAndAnUnreadableOneAFailure) {
  files_.files = {{"a.belay", kPlan}};
  EXPECT_FALSE(Compile("a.belay").has_value());
  EXPECT_EQ(workspace_.diagnostics().Sorted().front().code, "LNG10");
  EXPECT_EQ(result_.code, ExitCode::kClean);
  files_.unreadable.insert("lib/tools.belay");
  EXPECT_FALSE(Compile("a.belay").has_value());
  EXPECT_EQ(result_.code, ExitCode::kFailure);
}

TEST_F(WorkspaceTest, MissingAndUnreadableFilesAreToldApart) {
  files_.unreadable.insert("secret.belay");
  EXPECT_FALSE(workspace_.Open("none.belay").has_value());
  EXPECT_EQ(result_.code, ExitCode::kUsage);
  EXPECT_FALSE(workspace_.Open("secret.belay").has_value());
  EXPECT_EQ(result_.code, ExitCode::kFailure);
  EXPECT_THAT(result_.notes, HasSubstr("`secret.belay`: no rights"));
}

TEST_F(WorkspaceTest, AnEmptyFileIsAFinding) {
  files_.files = {{"a.belay", " \n"}};
  EXPECT_FALSE(Compile("a.belay").has_value());
  EXPECT_EQ(workspace_.diagnostics().Sorted().front().code, "LNG06");
}

}  // namespace
}  // namespace belay
