#include "compiler/driver/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <vector>

namespace belay {
namespace {

constexpr int kContext = 3;
constexpr int kMostEdits = 1000;  // bounds time and memory: the square of it

using Lines = std::vector<std::string_view>;  // with their line breaks

Lines Split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// ' ' both have it, '-' only the first, '+' only the second.
struct Line {
  char sign = ' ';
  std::string_view text;
};

// The shortest script (E. W. Myers, 1986), or nullopt where it has more than kMostEdits lines.
std::optional<std::vector<Line>> ShortestScript(const Lines& a, const Lines& b) {
  const int n = static_cast<int>(a.size());
  const int m = static_cast<int>(b.size());
  const int most = std::min(n + m, kMostEdits);
  // rounds[d][d + k]: how far in `a` one gets on diagonal k with d edits
  std::vector<std::vector<int>> rounds;
  const auto reach = [&](int d, int k) { return d < 0 || k < -d || k > d ? -1 : rounds[d][d + k]; };
  const auto goes_down = [&](int d, int k) {
    return k == -d || (k != d && reach(d - 1, k - 1) < reach(d - 1, k + 1));
  };
  bool done = false;
  for (int d = 0; d <= most && !done; ++d) {
    rounds.emplace_back(2 * d + 1, -1);
    for (int k = -d; k <= d && !done; k += 2) {
      int x = d == 0 ? 0 : goes_down(d, k) ? reach(d - 1, k + 1) : reach(d - 1, k - 1) + 1;
      while (x < n && x - k < m && x - k >= 0 && a[x] == b[x - k]) ++x;
      rounds[d][d + k] = x;
      done = x >= n && x - k >= m;
    }
  }
  if (!done) return std::nullopt;

  std::vector<Line> script;  // from the end
  int x = n;
  int y = m;
  for (int d = static_cast<int>(rounds.size()) - 1; d > 0; --d) {
    const int k = x - y;
    const bool down = goes_down(d, k);
    const int from_x = reach(d - 1, down ? k + 1 : k - 1);
    const int from_y = from_x - (down ? k + 1 : k - 1);
    for (; x > from_x && y > from_y; --x, --y) script.push_back({' ', a[x - 1]});
    script.push_back(down ? Line{'+', b[y - 1]} : Line{'-', a[x - 1]});
    x = from_x;
    y = from_y;
  }
  for (; x > 0; --x) script.push_back({' ', a[x - 1]});
  std::reverse(script.begin(), script.end());
  return script;
}

std::vector<Line> Script(const Lines& a, const Lines& b) {
  const auto [a_begin, b_begin] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto a_end = a.end();
  auto b_end = b.end();
  while (a_end != a_begin && b_end != b_begin && *std::prev(a_end) == *std::prev(b_end)) {
    --a_end;
    --b_end;
  }
  std::vector<Line> script;
  const auto add = [&](char sign, auto begin, auto end) {
    for (; begin != end; ++begin) script.push_back({sign, *begin});
  };
  add(' ', a.begin(), a_begin);
  const Lines a_middle(a_begin, a_end);
  const Lines b_middle(b_begin, b_end);
  if (const auto shortest = ShortestScript(a_middle, b_middle)) {
    script.insert(script.end(), shortest->begin(), shortest->end());
  } else {
    add('-', a_begin, a_end);
    add('+', b_begin, b_end);
  }
  add(' ', a_end, a.end());
  return script;
}

// `12,3`, as diff counts: an empty range is after the line before it.
std::string Range(int before, int count) {
  if (count == 1) return std::to_string(before + 1);
  return fmt::format("{},{}", count == 0 ? before : before + 1, count);
}

}  // namespace

std::string UnifiedDiff(std::string_view before, std::string_view after, std::string_view name) {
  if (before == after) return {};
  const std::vector<Line> script = Script(Split(before), Split(after));
  const int size = static_cast<int>(script.size());
  std::string diff = fmt::format("--- a/{}\n+++ b/{}\n", name, name);
  int before_count = 0;  // lines of each side before script[i]
  int after_count = 0;
  for (int i = 0; i < size;) {
    // A hunk ends where the next change is further away than both contexts.
    int next = i;
    while (next < size && script[next].sign == ' ') ++next;
    if (next == size) break;
    const int first = std::max(i, next - kContext);
    int last = next;  // one past the last change
    for (int k = next; k < size && k - last <= 2 * kContext; ++k) {
      if (script[k].sign != ' ') last = k + 1;
    }
    const int end = std::min(last + kContext, size);
    before_count += first - i;
    after_count += first - i;
    std::string body;
    int removed = 0;
    int added = 0;
    for (int k = first; k < end; ++k) {
      removed += script[k].sign != '+';
      added += script[k].sign != '-';
      body += script[k].sign;
      body += script[k].text;
      if (!script[k].text.ends_with('\n')) body += "\n\\ No newline at end of file\n";
    }
    diff += fmt::format("@@ -{} +{} @@\n", Range(before_count, removed), Range(after_count, added));
    diff += body;
    before_count += removed;
    after_count += added;
    i = end;
  }
  return diff;
}

}  // namespace belay
