#include "compiler/driver/file_system.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace belay {
namespace {

namespace fs = std::filesystem;

class DiskTest : public testing::Test {
 protected:
  DiskTest() {
    std::string name = (fs::temp_directory_path() / "belay-test-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~DiskTest() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const { return (folder_ / name).string(); }
  std::size_t Files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {}));
  }
  static int Mode(const std::string& path) {
    struct stat status {};
    EXPECT_EQ(stat(path.c_str(), &status), 0);
    return static_cast<int>(status.st_mode & 0777);
  }

  fs::path folder_;
  DiskFileSystem disk_;
};

TEST_F(DiskTest, WhatIsWrittenIsRead) {
  const std::string text("a\0b\xff\n", 5);
  EXPECT_EQ(disk_.Write(Path("a"), text, FileMode::kPlain), "");
  EXPECT_EQ(disk_.Read(Path("a")).text, text);
  EXPECT_EQ(Files(), 1U);
}

TEST_F(DiskTest, ModesAreWhatIsAskedFor) {
  const mode_t mask = umask(022);
  EXPECT_EQ(disk_.Write(Path("a"), "x", FileMode::kExecutable), "");
  EXPECT_EQ(Mode(Path("a")), 0755);
  EXPECT_TRUE(disk_.IsExecutable(Path("a")));
  fs::permissions(Path("a"), fs::perms::owner_all);
  EXPECT_EQ(disk_.Write(Path("a"), "y", FileMode::kKept), "");
  EXPECT_EQ(Mode(Path("a")), 0700);
  EXPECT_EQ(disk_.Write(Path("a"), "z", FileMode::kPlain), "");
  EXPECT_EQ(Mode(Path("a")), 0644);
  umask(mask);
}

TEST_F(DiskTest, AFailedWriteLeavesNothingBehind) {
  fs::create_directory(Path("folder"));
  EXPECT_EQ(disk_.Write(Path("folder"), "x", FileMode::kPlain), "is a directory");
  EXPECT_EQ(disk_.Write(Path("none/a"), "x", FileMode::kPlain), "no such file or directory");
  EXPECT_EQ(Files(), 1U);
}

TEST_F(DiskTest, ALinkStaysALink) {
  EXPECT_EQ(disk_.Write(Path("a"), "old", FileMode::kPlain), "");
  fs::create_symlink("a", Path("link"));
  EXPECT_EQ(disk_.Write(Path("link"), "new", FileMode::kKept), "");
  EXPECT_TRUE(fs::is_symlink(Path("link")));
  EXPECT_EQ(disk_.Read(Path("a")).text, "new");
}

TEST_F(DiskTest, ADeviceIsWrittenTo) {
  EXPECT_EQ(disk_.Write("/dev/null", "x", FileMode::kPlain), "");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(DiskTest, WhatCannotBeReadSaysWhy) {
  EXPECT_TRUE(disk_.Read(Path("none")).missing);
  const ReadResult folder = disk_.Read(folder_.string());
  EXPECT_FALSE(folder.text.has_value());
  EXPECT_FALSE(folder.missing);
  EXPECT_EQ(folder.error, "is a directory");
  EXPECT_EQ(disk_.Read("/dev/zero").error, "has more than 64 MiB; a plan has less");
}

TEST_F(DiskTest, LinksToFoldersAreNotFollowed) {
  fs::create_directory(Path("folder"));
  fs::create_directory_symlink(folder_, folder_ / "folder/back");
  EXPECT_EQ(disk_.Write(Path("folder/a.belay"), "", FileMode::kPlain), "");
  fs::create_symlink("a.belay", Path("folder/link.belay"));
  const ListResult list = disk_.List(Path("folder"));
  ASSERT_TRUE(list.entries.has_value());
  EXPECT_EQ(list.entries->size(), 3U);
  EXPECT_TRUE(std::none_of(list.entries->begin(), list.entries->end(),
                           [](const FolderEntry& entry) { return entry.folder; }));
  EXPECT_EQ(std::count_if(list.entries->begin(), list.entries->end(),
                          [](const FolderEntry& entry) { return entry.file; }),
            2);
  EXPECT_FALSE(disk_.List(Path("none")).entries.has_value());
}

}  // namespace
}  // namespace belay
