#include "compiler/shell/read.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "compiler/shell/reader.h"

namespace belay {
namespace {

// Keeps each name once, and tells the uses that come after the place where it is set first.
void NoteAssigned(std::vector<shell::SetName> names, ShellText& text) {
  std::vector<std::size_t> first;  // for each of text.assigned
  std::sort(names.begin(), names.end(), [](const shell::SetName& a, const shell::SetName& b) {
    return std::tie(a.name, a.uses) < std::tie(b.name, b.uses);
  });
  for (shell::SetName& set : names) {
    if (!text.assigned.empty() && text.assigned.back() == set.name) continue;
    text.assigned.push_back(std::move(set.name));
    first.push_back(set.uses);
  }
  for (std::size_t i = 0; i < text.uses.size() && !first.empty(); ++i) {
    const auto at = std::lower_bound(text.assigned.begin(), text.assigned.end(), text.uses[i].name);
    if (at == text.assigned.end() || *at != text.uses[i].name) continue;
    text.uses[i].set_before = first[static_cast<std::size_t>(at - text.assigned.begin())] <= i;
  }
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
  ShellText& out = state.out;
  if (out.truncated) out.broken.reset();  // the reader's limit, not bash's
  NoteAssigned(std::move(state.assigned), out);
  std::sort(out.functions.begin(), out.functions.end());
  out.functions.erase(std::unique(out.functions.begin(), out.functions.end()), out.functions.end());
  return std::move(out);
}

}  // namespace belay
