#pragma once

#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace belay::markdown {

// A text that the compiler's source holds. A text from a plan cannot become one.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // NOLINT: the conversion is its use
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// A piece of Markdown without line breaks, in the two spellings that it needs: in running text, and
// in a cell of a table, where a `|` ends the cell even inside a code span. Text from a plan gets in
// by Text and Code only; both show exactly the characters that they were given.
class Inline {
 public:
  Inline() = default;

  // Prose. Blanks and line breaks become single blanks; what a forge would act on (`@all`, `#12`,
  // `:100:`, `$x$`) is shown as a code span.
  static Inline Text(std::string_view text);

  // A value, verbatim. A line break is shown as `↵`.
  static Inline Code(std::string_view text);

  static Inline Number(std::uint64_t number);

  // A link to the heading that was given this key; plain text where there is none.
  static Inline Link(const Inline& text, std::string_view key);

  // The literal, each `{}` of it replaced by the next of the parts, of which there are as many.
  static Inline Say(Literal form, std::initializer_list<Inline> parts = {});

  Inline& operator+=(const Inline& other);

  bool empty() const { return flow_.empty(); }
  const std::string& flow() const {
    return flow_;
  }  // not to be the first of a line: see FirstOnLine
  const std::string& cell() const { return cell_; }
  const std::string& plain() const { return plain_; }  // what is seen, for the anchors of headings

 private:
  Inline(std::string flow, std::string cell, std::string plain)
      : flow_(std::move(flow)), cell_(std::move(cell)), plain_(std::move(plain)) {}

  std::string flow_;
  std::string cell_;
  std::string plain_;
};

inline Inline Text(std::string_view text) {
  return Inline::Text(text);
}
inline Inline Code(std::string_view text) {
  return Inline::Code(text);
}
inline Inline Say(Literal form, std::initializer_list<Inline> parts = {}) {
  return Inline::Say(form, parts);
}

// `1.1, 1.2 and 1.3`.
Inline Join(const std::vector<Inline>& parts, Literal separator, Literal last_separator);

// The elements of a range, each as `show` writes it.
template <typename Range, typename Show>
Inline JoinEach(const Range& range, Literal separator, Literal last_separator, Show show) {
  std::vector<Inline> parts;
  parts.reserve(std::size(range));
  for (const auto& element : range) parts.push_back(show(element));
  return Join(parts, separator, last_separator);
}

// The text in a spelling that opens no list, heading, quote or quick action (`/close`).
std::string FirstOnLine(const Inline& text);

// Marks a link whose target is not known yet; Document puts the anchor in its place. Text and Code
// never hold these bytes.
inline constexpr char kLinkBegin = '\x01';
inline constexpr char kLinkMiddle = '\x02';
inline constexpr char kLinkEnd = '\x03';

}  // namespace belay::markdown
