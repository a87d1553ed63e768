#include "compiler/diagnostics/fix_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

#include "compiler/diagnostics/display.h"

namespace belay {
namespace {

constexpr std::size_t kMostLines = 20;  // of one side of one change

using Edits = std::vector<Edit>;

// Whole lines of one file, [first, last], and the edits in them.
struct Change {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Edits edits;
};

// In the order of the file; edits that share a line are one change.
std::vector<Change> ChangesOf(Edits edits, const SourceFile& file) {
  std::vector<Change> changes;
  for (Edit& edit : edits) {
    const std::uint32_t first = file.Locate(edit.span.begin).line;
    const std::uint32_t last = file.Locate(std::max(edit.span.begin, edit.span.end)).line;
    if (changes.empty() || changes.back().last < first) {
      changes.push_back({.first = first, .last = last, .edits = {}});
    }
    changes.back().last = std::max(changes.back().last, last);
    changes.back().edits.push_back(std::move(edit));
  }
  return changes;
}

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The lines of a change before and after; those that are the same at the begin and at the end are
// left out. `first` becomes the number of the first that differs.
struct Sides {
  std::uint32_t first = 0;
  std::vector<std::string> removed;
  std::vector<std::string> added;
};

Sides SidesOf(const Change& change, const SourceFile& file) {
  const std::size_t begin = file.LineStart(change.first);
  const std::size_t end = file.LineStart(change.last + 1);
  std::string after;
  std::size_t at = begin;
  for (const Edit& edit : change.edits) {
    if (edit.span.begin < at) continue;  // overlaps the one before
    after += file.text().substr(at, edit.span.begin - at);
    after += edit.replacement;
    at = edit.span.end;
  }
  if (at < end) after += file.text().substr(at, end - at);

  Sides sides{.first = change.first,
              .removed = Lines(file.text().substr(begin, end - begin)),
              .added = Lines(after)};
  auto& [first, removed, added] = sides;
  const auto [same_removed, same_added] =
      std::mismatch(removed.begin(), removed.end(), added.begin(), added.end());
  first += static_cast<std::uint32_t>(same_removed - removed.begin());
  removed.erase(removed.begin(), same_removed);
  added.erase(added.begin(), same_added);
  while (!removed.empty() && !added.empty() && removed.back() == added.back()) {
    removed.pop_back();
    added.pop_back();
  }
  return sides;
}

std::string Side(const std::vector<std::string>& lines, std::uint32_t first, char sign, Ink ink,
                 const FrameOptions& options) {
  std::string text;
  const int room = std::max(options.width - options.gutter - 3, 20);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == kMostLines) {
      text += fmt::format("{:{}} {} ... {} more lines\n", "", options.gutter, sign,
                          lines.size() - kMostLines);
      break;
    }
    const std::string number = fmt::format("{:>{}} ", first + i, options.gutter);
    const std::string line = fmt::format("{} {}", sign, ShowLine(lines[i], 0, room).text);
    text += options.style(Ink::kGutter, number) + options.style(ink, line) + '\n';
  }
  return text;
}

}  // namespace

std::string RenderFix(const Fix& fix, const SourceManager& sources, const FrameOptions& options) {
  Edits edits = fix.edits;
  const auto key = [](const Edit& e) { return std::tuple(e.span.file, e.span.begin, e.span.end); };
  std::stable_sort(edits.begin(), edits.end(),
                   [&](const Edit& a, const Edit& b) { return key(a) < key(b); });
  std::string text;
  for (auto begin = edits.begin(); begin != edits.end();) {
    const FileId id = begin->span.file;
    const auto end = std::find_if(begin, edits.end(), [&](auto& e) { return e.span.file != id; });
    const SourceFile& file = sources.file(id);
    if (edits.front().span.file != edits.back().span.file) {
      text += fmt::format("{:{}}{} {}\n", "", options.gutter, options.style(Ink::kGutter, ":::"),
                          Visible(file.name()));
    }
    for (const Change& change : ChangesOf(Edits(begin, end), file)) {
      const Sides sides = SidesOf(change, file);
      text += Side(sides.removed, sides.first, '-', Ink::kRemoved, options);
      text += Side(sides.added, sides.first, '+', Ink::kAdded, options);
    }
    begin = end;
  }
  return text;
}

}  // namespace belay
