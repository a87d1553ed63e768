#include "compiler/syntax/fence.h"

#include <algorithm>

namespace belay {
namespace {

std::size_t LeadingBlanks(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

}  // namespace

FenceText ReadFence(std::string_view raw) {
  FenceText fence;
  const std::size_t first_break = raw.find('\n');
  const std::size_t last_break = raw.rfind('\n');
  if (first_break == std::string_view::npos) return fence;
  std::string_view tag = raw.substr(0, first_break);
  tag.remove_prefix(std::min(tag.find_first_not_of('`'), tag.size()));
  tag = tag.substr(0, tag.find_last_not_of(" \t\r") + 1);
  fence.language = tag;
  if (first_break == last_break) return fence;

  const std::size_t indentation = LeadingBlanks(raw.substr(last_break + 1));
  std::string_view lines = raw.substr(first_break + 1, last_break - first_break - 1);
  while (true) {
    const std::size_t end = lines.find('\n');
    std::string_view line = lines.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    line.remove_prefix(std::min(indentation, LeadingBlanks(line)));
    fence.lines.push_back(static_cast<std::uint32_t>(line.data() - raw.data()));
    fence.text += line;
    if (end == std::string_view::npos) return fence;
    fence.text += '\n';
    lines.remove_prefix(end + 1);
  }
}

std::size_t FenceTicks(std::string_view raw) {
  constexpr std::size_t kLeast = 3;
  std::size_t ticks = kLeast;
  const FenceText fence = ReadFence(raw);
  std::string_view lines = fence.text;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    const std::string_view text = line.substr(LeadingBlanks(line));
    ticks = std::max(ticks, 1 + std::min(text.find_first_not_of('`'), text.size()));
  }
  return ticks;
}

std::string IndentFence(std::string_view raw, std::size_t column) {
  const FenceText fence = ReadFence(raw);
  const std::size_t ticks = FenceTicks(raw);
  const std::string padding(column, ' ');
  std::string out(ticks, '`');
  out += fence.language;
  out += '\n';
  // A fence without any line and one with an empty line are not the same.
  if (raw.find('\n') != raw.rfind('\n')) {
    std::string_view lines = fence.text;
    while (true) {
      const std::size_t end = lines.find('\n');
      const std::string_view line = lines.substr(0, end);
      if (!line.empty()) out += padding + std::string(line);
      out += '\n';
      if (end == std::string_view::npos) break;
      lines.remove_prefix(end + 1);
    }
  }
  return out + padding + std::string(ticks, '`');
}

}  // namespace belay
