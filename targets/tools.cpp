#include "targets/tools.h"

#include <algorithm>
#include <compare>
#include <iterator>
#include <string_view>

#include "targets/commands.h"

namespace belay {
namespace {

constexpr std::string_view kEverywhere[] = {
    "awk",       "base64",    "basename", "bash",    "cat",   "chmod", "chown",    "cmp",
    "comm",      "cp",        "cut",      "date",    "dd",    "df",    "diff",     "dirname",
    "du",        "egrep",     "env",      "expr",    "fgrep", "find",  "fold",     "grep",
    "head",      "hostname",  "id",       "install", "ln",    "ls",    "md5sum",   "mkdir",
    "mktemp",    "mv",        "nice",     "nl",      "nohup", "od",    "paste",    "printenv",
    "readlink",  "realpath",  "rm",       "rmdir",   "sed",   "seq",   "sh",       "sha1sum",
    "sha256sum", "sha512sum", "sleep",    "sort",    "split", "stat",  "stdbuf",   "sync",
    "tac",       "tail",      "tee",      "timeout", "touch", "tr",    "truncate", "uname",
    "uniq",      "wc",        "whoami",   "xargs",   "yes"};

}  // namespace

std::map<std::string, Version> ToolsOf(const Plan& plan) {
  std::map<std::string, Version> tools;
  for (const Command* command : AllCommands(plan)) {
    for (const std::string& tool : command->tools) tools.emplace(tool, Version());
  }
  for (const Step& step : plan.steps) {
    for (const ToolRequirement& need : step.needs) {
      Version& least = tools.emplace(need.tool, Version()).first->second;
      if (!need.least) continue;
      if (!least.known() || least.Compare(*need.least) == std::partial_ordering::less) {
        least = *need.least;
      }
    }
  }
  return tools;
}

std::map<std::string, Version> NotableToolsOf(const Plan& plan) {
  std::map<std::string, Version> tools = ToolsOf(plan);
  std::erase_if(tools, [](const auto& tool) {
    return !tool.second.known() && std::find(std::begin(kEverywhere), std::end(kEverywhere),
                                             tool.first) != std::end(kEverywhere);
  });
  return tools;
}

}  // namespace belay
