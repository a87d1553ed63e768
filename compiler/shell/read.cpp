#include "compiler/shell/read.h"

#include <algorithm>
#include <limits>

#include "compiler/shell/reader.h"

namespace belay {
namespace {

void SortOnce(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

bool ShellText::Assigns(std::string_view name) const {
  return std::binary_search(assigned.begin(), assigned.end(), name);
}

ShellText ReadShell(std::string_view text) {
  shell::ReadState state;
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (text.size() > kMost) {
    text = text.substr(0, kMost);
    state.out.truncated = true;
  }
  state.rereads_left = text.size();
  shell::Reader(text, state).ReadAll();
  SortOnce(state.out.assigned);
  SortOnce(state.out.functions);
  return std::move(state.out);
}

}  // namespace belay
