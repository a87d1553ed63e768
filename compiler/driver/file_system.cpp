#include "compiler/driver/file_system.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace belay {
namespace {

constexpr std::size_t kMostBytes = 64u << 20;
constexpr std::size_t kBlock = 1u << 16;

// `permission denied`: what the system says, as a part of a sentence.
std::string Reason(int error) {
  std::string text = std::strerror(error);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

// Closes at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  bool good() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

ReadResult Failed(int error) {
  return {.text = {}, .error = Reason(error), .missing = error == ENOENT || error == ENOTDIR};
}

ReadResult ReadAll(int descriptor) {
  std::string text;
  while (text.size() <= kMostBytes) {
    const std::size_t before = text.size();
    text.resize(before + kBlock);
    const ssize_t count = read(descriptor, text.data() + before, kBlock);
    text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) return {.text = std::move(text), .error = {}, .missing = false};
    if (count < 0 && errno != EINTR) return Failed(errno);
  }
  return {.text = {}, .error = "has more than 64 MiB; a plan has less", .missing = false};
}

bool IsDeviceOrPipe(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

mode_t ModeOf(const std::string& path, FileMode mode) {
  const mode_t mask = umask(0);
  umask(mask);
  const mode_t plain = 0644 & ~mask;
  switch (mode) {
    case FileMode::kPlain:
      return plain;
    case FileMode::kExecutable:
      return 0755 & ~mask;
    case FileMode::kKept: {
      struct stat status {};
      return stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : plain;
    }
  }
  return plain;
}

// Beside `path`, so that it can be renamed to it. On an error nothing is left of it.
std::string WriteAndRename(const std::string& path, const std::string& text, FileMode mode) {
  std::string name = path + ".belay-XXXXXX";
  const Descriptor file(mkostemp(name.data(), O_CLOEXEC));
  if (!file.good()) return Reason(errno);
  const bool written = WriteAll(file.number(), text) &&
                       fchmod(file.number(), ModeOf(path, mode)) == 0 &&
                       fsync(file.number()) == 0 && rename(name.c_str(), path.c_str()) == 0;
  if (written) return {};
  const int error = errno;
  unlink(name.c_str());
  return Reason(error);
}

}  // namespace

bool WriteAll(int descriptor, const std::string& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const ssize_t count = write(descriptor, text.data() + at, text.size() - at);
    if (count < 0 && errno != EINTR) return false;
    at += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
  }
  return true;
}

bool DiskFileSystem::IsFolder(const std::string& path) const {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

bool DiskFileSystem::IsExecutable(const std::string& path) const {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && (status.st_mode & S_IXUSR) != 0;
}

std::string DiskFileSystem::Absolute(const std::string& path) const {
  std::error_code error;  // the folder in which belay runs is gone: there is nothing above it
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return (error ? std::filesystem::path(path) : absolute).lexically_normal().string();
}

ReadResult DiskFileSystem::Read(const std::string& path) const {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return file.good() ? ReadAll(file.number()) : Failed(errno);
}

ReadResult DiskFileSystem::ReadStandardInput() const {
  return ReadAll(STDIN_FILENO);
}

ListResult DiskFileSystem::List(const std::string& path) const {
  std::error_code error;
  std::filesystem::directory_iterator at(path, error);
  std::vector<FolderEntry> entries;
  while (!error && at != std::filesystem::directory_iterator()) {
    std::error_code ignored;  // an entry that went away meanwhile is neither
    entries.push_back({.name = at->path().filename().string(),
                       .folder = !at->is_symlink(ignored) && at->is_directory(ignored),
                       .file = at->is_regular_file(ignored)});
    at.increment(error);
  }
  if (error) return {.entries = {}, .error = Reason(error.value())};
  return {.entries = std::move(entries), .error = {}};
}

std::string DiskFileSystem::Write(const std::string& path, const std::string& text, FileMode mode) {
  if (IsFolder(path)) return Reason(EISDIR);
  if (IsDeviceOrPipe(path)) {
    const Descriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    return file.good() && WriteAll(file.number(), text) ? std::string() : Reason(errno);
  }
  // A link stays a link: what it leads to is replaced.
  std::error_code error;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  return WriteAndRename(error ? path : target.string(), text, mode);
}

}  // namespace belay
