#pragma once

#include <optional>
#include <string>
#include <vector>

namespace belay {

// How a read ended. Without a text, `error` says why: `permission denied`.
struct ReadResult {
  std::optional<std::string> text;
  std::string error;
  bool missing = false;  // there is nothing of that name
};

// What a folder holds, in no order.
struct FolderEntry {
  std::string name;
  bool folder = false;  // links to folders are not: they could lead back
  bool file = false;    // a regular file, or a link to one
};
struct ListResult {
  std::optional<std::vector<FolderEntry>> entries;
  std::string error;
};

enum class FileMode {
  kPlain,       // 0644, less what the umask takes
  kExecutable,  // 0755, less what the umask takes
  kKept,        // as it was
};

// The only way to files. Tests put another one in its place.
class FileSystem {
 public:
  FileSystem() = default;
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;
  virtual ~FileSystem() = default;

  virtual bool IsFolder(const std::string& path) const = 0;
  virtual bool IsExecutable(const std::string& path) const = 0;

  // From the root, without `.` and `..`.
  virtual std::string Absolute(const std::string& path) const = 0;

  // At most 64 MiB; what is larger is refused.
  virtual ReadResult Read(const std::string& path) const = 0;
  virtual ReadResult ReadStandardInput() const = 0;
  virtual ListResult List(const std::string& path) const = 0;

  // All of the text or, on an error, nothing: the file is written beside its place and renamed.
  // Devices and pipes are written to directly. Returns what went wrong, or an empty text.
  virtual std::string Write(const std::string& path, const std::string& text, FileMode mode) = 0;
};

// The machine's own.
class DiskFileSystem : public FileSystem {
 public:
  bool IsFolder(const std::string& path) const override;
  bool IsExecutable(const std::string& path) const override;
  std::string Absolute(const std::string& path) const override;
  ReadResult Read(const std::string& path) const override;
  ReadResult ReadStandardInput() const override;
  ListResult List(const std::string& path) const override;
  std::string Write(const std::string& path, const std::string& text, FileMode mode) override;
};

// Writes all of it; false (with errno) when it cannot.
bool WriteAll(int descriptor, const std::string& text);

}  // namespace belay
