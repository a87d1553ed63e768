#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <exception>
#include <string>

#include "compiler/driver/arguments.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/file_system.h"
#include "compiler/driver/look.h"

namespace belay {
namespace {

// A closed standard file would lend its number to the next file that is opened, and output would go
// there. What is put in its place cannot be written to, so that writing still fails.
void OccupyStandardFiles() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) == -1) open("/dev/null", O_RDONLY);
  }
}

// Only here anything is printed.
int Print(const Result& result) {
  ExitCode code = result.code;
  std::string notes = result.notes;
  if (!WriteAll(STDOUT_FILENO, result.out)) {
    notes += "belay: cannot write standard output: " + std::string(std::strerror(errno)) + '\n';
    code = ExitCode::kFailure;
  }
  WriteAll(STDERR_FILENO, notes);  // there is no third place to say that it failed
  return static_cast<int>(code);
}

int Main(int count, const char* const* words) {
  const auto read = ReadArguments(count, words);
  if (const auto* ended = std::get_if<Result>(&read)) return Print(*ended);
  const Arguments& arguments = std::get<Arguments>(read);
  DiskFileSystem files;
  World world{.files = files,
              .out = LookOf(STDOUT_FILENO, arguments.color, ProcessEnvironment),
              .notes = LookOf(STDERR_FILENO, arguments.color, ProcessEnvironment)};
  return Print(
      std::visit([&](const auto& command) { return Run(command, world); }, arguments.command));
}

// Without the heap: it may be what is missing.
int Fail(const char* what) {
  for (const char* text : {"belay: it failed, and that is not the plan's fault: ", what, "\n"}) {
    if (write(STDERR_FILENO, text, std::strlen(text)) < 0) break;
  }
  return static_cast<int>(ExitCode::kFailure);
}

}  // namespace
}  // namespace belay

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);  // `belay … | head` ends without a word, whatever was inherited
  belay::OccupyStandardFiles();
  try {
    return belay::Main(argc, argv);
  } catch (const std::bad_alloc&) {
    return belay::Fail("out of memory");
  } catch (const std::exception& error) {
    return belay::Fail(error.what());
  } catch (...) {
    return belay::Fail("an unknown error");
  }
}
