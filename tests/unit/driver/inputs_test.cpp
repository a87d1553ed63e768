#include "compiler/driver/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/driver/fake_file_system.h"

namespace belay {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class InputsTest : public testing::Test {
 protected:
  InputsTest() {
    for (const char* path : {"b.belay", "a.belay", "notes.md", "x/c.belay", "x/y/d.belay",
                             "build/e.belay", ".git/f.belay", "x/build/g.belay", "empty/h.txt"}) {
      files_.files[path] = "";
    }
  }

  std::vector<std::string> Find(const std::vector<std::string>& paths) {
    return FindInputs(paths, files_, result_);
  }

  FakeFileSystem files_;
  Result result_;
};

TEST_F(InputsTest, FoldersAreSearchedAndSorted) {
  EXPECT_THAT(Find({"."}), ElementsAre("a.belay", "b.belay", "x/c.belay", "x/y/d.belay"));
  EXPECT_EQ(result_.code, ExitCode::kClean);
}

TEST_F(InputsTest, FoldersThatAreNamedAreSearchedWhateverTheirName) {
  EXPECT_THAT(Find({"build"}), ElementsAre("build/e.belay"));
}

TEST_F(InputsTest, FilesAreTakenAsTheyAreGivenAndOnce) {
  EXPECT_THAT(Find({"x/c.belay", "notes.md", "x", "x/../x/c.belay", "-"}),
              ElementsAre("x/c.belay", "notes.md", "x/y/d.belay", "-"));
}

TEST_F(InputsTest, AFolderWithoutPlansIsAMistake) {
  EXPECT_THAT(Find({"empty"}), IsEmpty());
  EXPECT_EQ(result_.code, ExitCode::kUsage);
  EXPECT_THAT(result_.notes, HasSubstr("no *.belay file in `empty`"));
}

TEST_F(InputsTest, AFolderThatCannotBeSearchedIsAFailure) {
  files_.unreadable.insert("x/y");
  EXPECT_THAT(Find({"x"}), ElementsAre("x/c.belay"));
  EXPECT_EQ(result_.code, ExitCode::kFailure);
  EXPECT_THAT(result_.notes, HasSubstr("`x/y`: no rights"));
}

}  // namespace
}  // namespace belay
