#include "targets/markdown/inline.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "targets/markdown/visible.h"

namespace belay::markdown {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
bool IsAlnum(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// May stand in a name: of a person, a label, a variable.
bool IsWord(char c) {
  return IsAlnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool IsBlank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t LongestRun(std::string_view text, char c) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char each : text) {
    run = each == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string Replaced(std::string text, std::string_view old_text, std::string_view new_text) {
  for (std::size_t at = 0; (at = text.find(old_text, at)) != std::string::npos;
       at += new_text.size()) {
    text.replace(at, old_text.size(), new_text);
  }
  return text;
}

// What follows a `&` makes it a character of another name: `amp;`.
bool IsEntity(std::string_view text) {
  std::size_t end = text.starts_with('#') ? 1 : 0;
  while (end < text.size() && IsAlnum(text[end])) ++end;
  return end > 0 && (end == text.size() || text[end] == ';');  // the rest may follow elsewhere
}

// Characters of prose that mean something to Markdown get a backslash. `_` inside a word and `&`
// alone mean nothing, and stay readable.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char before = i > 0 ? text[i - 1] : ' ';
    const char after = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool special = std::string_view("\\`*[]<>|~$").find(c) != std::string_view::npos;
    const bool underscore = c == '_' && !(IsAlnum(before) && IsAlnum(after));
    const bool entity = c == '&' && IsEntity(text.substr(i + 1));
    const bool arrow = c == '>' && before == '-' && i >= 2 && text[i - 2] == ' ';
    if ((special && !arrow) || underscore || entity) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// A forge makes `:100:` a picture.
bool IsPicture(std::string_view word, std::size_t colon) {
  std::size_t i = colon + 1;
  while (i < word.size() &&
         (IsAlnum(word[i]) || word[i] == '_' || word[i] == '+' || word[i] == '-'))
    ++i;
  return i > colon + 1 && i < word.size() && word[i] == ':';
}

// A forge or its mail would act on this word: notify people, link, set labels, draw a formula.
bool IsActive(std::string_view word) {
  for (const std::string_view link : {"://", "www.", "GH-"}) {
    if (word.find(link) != std::string_view::npos) return true;
  }
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    const char c = word[i];
    const char after = word[i + 1];
    const bool first = i == 0 || !IsAlnum(word[i - 1]);
    if (c == '@' || (c == '#' && IsWord(after)) || (c == '!' && IsDigit(after))) return true;
    if (c == '$' && (IsWord(after) || after == '{')) return true;
    if (first && (c == '~' || c == '%' || c == '^') && (IsWord(after) || after == '"')) return true;
    if (first && c == '&' && IsDigit(after)) return true;
    if (c == ':' && IsPicture(word, i)) return true;
  }
  return false;
}

bool IsPlainUrl(std::string_view word) {
  if (!word.starts_with("https://") && !word.starts_with("http://")) return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return IsAlnum(c) || std::string_view("-._~:/?#@!$&'()+,;=%").find(c) != std::string_view::npos;
  });
}

// The part of a word that is shown as code: without quotes and full stops around it.
std::string_view Core(std::string_view word) {
  while (!word.empty() && std::string_view("\"'(").find(word.front()) != std::string_view::npos)
    word.remove_prefix(1);
  // `:100:` is whole with its last colon only.
  const std::string_view ends = word.starts_with(':') ? ".,;?!\"')" : ".,;:?!\"')";
  while (!word.empty() && ends.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  return word;
}

// A code span that shows exactly these characters, of which there are some.
std::string Span(std::string_view seen) {
  const std::string ticks(LongestRun(seen, '`') + 1, '`');
  const bool stripped = seen.front() == ' ' && seen.back() == ' ' &&
                        seen.find_first_not_of(' ') != std::string_view::npos;
  const bool pad = stripped || seen.front() == '`' || seen.back() == '`';
  const std::string blank = pad ? " " : "";
  return ticks + blank + std::string(seen) + blank + ticks;
}

// The same in a cell. Parsers of tables do not agree on `\|` inside a code span, so that it stands
// between two of them.
std::string CellSpan(std::string_view seen) {
  const std::size_t at = seen.find("\\|");
  if (at == std::string_view::npos) return Replaced(Span(seen), "|", "\\|");
  const std::string before = at > 0 ? Replaced(Span(seen.substr(0, at)), "|", "\\|") : "";
  const std::string_view after = seen.substr(at + 2);
  return before + "\\\\\\|" + (after.empty() ? "" : CellSpan(after));
}

}  // namespace

Inline Inline::Text(std::string_view text) {
  const std::string seen = Visible(text);
  Inline result;
  std::size_t i = 0;
  while (i < seen.size()) {
    if (IsBlank(seen[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < seen.size() && !IsBlank(seen[end])) ++end;
    const std::string_view word = std::string_view(seen).substr(i, end - i);
    i = end;

    const auto add = [&result](std::string_view prose) {
      const std::string escaped = Escaped(prose);
      result += Inline(escaped, escaped, std::string(prose));
    };
    if (!result.empty()) add(" ");
    const std::string_view core = Core(word);
    if (core.empty() || !IsActive(word)) {
      add(word);
      continue;
    }
    const auto before = static_cast<std::size_t>(core.data() - word.data());
    add(word.substr(0, before));
    if (IsPlainUrl(core)) {
      const std::string link = "<" + std::string(core) + ">";
      result += Inline(link, link, std::string(core));
    } else {
      result += Code(core);
    }
    add(word.substr(before + core.size()));
  }
  return result;
}

Inline Inline::Code(std::string_view text) {
  std::string seen = Replaced(Replaced(Visible(text), "\n", "↵"), "\t", "\\t");
  if (seen.empty()) return Say("(empty)");
  // Blanks at the ends are lost in a code span.
  if (seen.front() == ' ' || seen.back() == ' ') seen = "\"" + seen + "\"";

  std::string flow = Span(seen);
  std::string cell = CellSpan(seen);
  return {std::move(flow), std::move(cell), std::move(seen)};
}

Inline Inline::Number(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return {digits, digits, digits};
}

Inline Inline::Link(const Inline& text, std::string_view key) {
  const auto wrap = [key](const std::string& inside) {
    return kLinkBegin + std::string(key) + kLinkMiddle + inside + kLinkEnd;
  };
  return {wrap(text.flow_), wrap(text.cell_), text.plain_};
}

Inline Inline::Say(Literal form, std::initializer_list<Inline> parts) {
  Inline result;
  const auto* part = parts.begin();
  std::string_view rest = form.text();
  while (true) {
    const std::size_t hole = rest.find("{}");
    const std::string piece(rest.substr(0, hole));
    result += Inline(piece, piece, piece);
    if (hole == std::string_view::npos) break;
    assert(part != parts.end());
    result += *part++;
    rest.remove_prefix(hole + 2);
  }
  assert(part == parts.end());
  return result;
}

Inline& Inline::operator+=(const Inline& other) {
  flow_ += other.flow_;
  cell_ += other.cell_;
  plain_ += other.plain_;
  return *this;
}

Inline Join(const std::vector<Inline>& parts, Literal separator, Literal last_separator) {
  Inline result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) result += Inline::Say(i + 1 == parts.size() ? last_separator : separator);
    result += parts[i];
  }
  return result;
}

std::string FirstOnLine(const Inline& text) {
  const std::string& flow = text.flow();
  if (flow.empty()) return flow;
  if (std::string_view("#+-=:/^").find(flow[0]) != std::string_view::npos) return "\\" + flow;
  std::size_t digits = 0;
  while (digits < flow.size() && IsDigit(flow[digits])) ++digits;
  const bool list =
      digits > 0 && digits < flow.size() && (flow[digits] == '.' || flow[digits] == ')');
  return list ? flow.substr(0, digits) + "\\" + flow.substr(digits) : flow;
}

}  // namespace belay::markdown
