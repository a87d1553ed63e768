#include "targets/markdown/document.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace belay::markdown {
namespace {

std::string_view Name(Alert alert) {
  switch (alert) {
    case Alert::kWarning:
      return "WARNING";
    case Alert::kCaution:
      return "CAUTION";
  }
  return "";
}

// A fence closes at a line of as many backticks; tildes are not used.
std::string FenceMarks(std::string_view text) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

// What may stand after the backticks: a word. A tag from a plan may be anything.
std::string Language(std::string_view language) {
  std::string word;
  for (const char c : language) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '+' || c == '.';
    if (good) word += c;
  }
  return word.empty() ? "text" : word;
}

}  // namespace

void Document::Add(Kind kind, std::string text) {
  if (kind != Kind::kFence) {
    while (text.ends_with(' ')) text.pop_back();
    text += '\n';
  }
  pieces_.push_back({.kind = kind, .text = std::move(text)});
}

// As GitHub makes it: lower case, blanks as hyphens, no other punctuation, a count where it is
// taken. Empty for headings with characters whose rules are not those of ASCII.
std::string Document::Anchor(std::string_view heading) {
  std::string anchor;
  for (const char c : heading) {
    if (static_cast<unsigned char>(c) >= 0x80) return "";
    if (c >= 'A' && c <= 'Z') {
      anchor += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') {
      anchor += c;
    } else if (c == ' ') {
      anchor += '-';
    }
  }
  const std::string first = anchor;
  while (anchor_uses_.contains(anchor)) {
    anchor = first + "-" + std::to_string(++anchor_uses_[first]);
  }
  anchor_uses_.emplace(anchor, 0);
  return anchor;
}

void Document::Heading(std::size_t level, const Inline& text, std::string_view key) {
  std::string line = std::string(std::min<std::size_t>(level, 6), '#') + " " + text.flow();
  // A `#` at the end would be taken for decoration.
  if (line.ends_with('#')) line.insert(line.size() - 1, "\\");
  Add(Kind::kBlock, std::move(line));
  const std::string anchor = Anchor(text.plain());
  if (!key.empty() && !anchor.empty()) anchors_.emplace(key, anchor);
}

void Document::Paragraph(const Inline& text) {
  Add(Kind::kBlock, FirstOnLine(text));
}

void Document::Bullet(const Inline& text) {
  Add(Kind::kItem, "- " + FirstOnLine(text));
}

void Document::Task(const Inline& text) {
  Add(Kind::kItem, "- [ ] " + FirstOnLine(text));
}

void Document::Callout(Alert alert, const std::vector<Inline>& texts) {
  const std::string name(Name(alert));
  std::string lines = flavor_.alerts ? "> [!" + name + "]" : "> **" + name + ":**";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    lines += (i == 0 ? "\n> " : "\n>\n> ") + FirstOnLine(texts[i]);
  }
  Add(Kind::kBlock, std::move(lines));
}

void Document::Table(const std::vector<Inline>& head,
                     const std::vector<std::vector<Inline>>& rows) {
  std::string lines;
  const auto write = [&lines](const std::vector<Inline>& cells) {
    for (const Inline& cell : cells) lines += cell.empty() ? "| " : "| " + cell.cell() + " ";
    lines += "|\n";
  };
  write(head);
  for (std::size_t i = 0; i < head.size(); ++i) lines += "| --- ";
  lines += "|\n";
  for (const std::vector<Inline>& row : rows) {
    assert(row.size() == head.size());
    write(row);
  }
  lines.pop_back();
  Add(Kind::kBlock, std::move(lines));
}

void Document::Fence(std::string_view language, std::string_view text) {
  AddFence(Language(language), text);
}

void Document::Shell(const FenceAttributes& attributes, std::string_view text) {
  std::string info = "bash {\"name\":\"" + attributes.name + "\"";
  if (attributes.by_hand) info += ",\"excludeFromRunAll\":\"true\"";
  AddFence(info + "}", text);
}

void Document::AddFence(std::string_view info, std::string_view text) {
  const std::string marks = FenceMarks(text);
  std::string lines = marks + std::string(info) + '\n' + std::string(text);
  if (!lines.ends_with('\n')) lines += '\n';
  Add(Kind::kFence, lines + marks + '\n');
}

std::string Document::Resolved(std::string_view text) const {
  std::string resolved;
  while (true) {
    const std::size_t begin = text.find(kLinkBegin);
    resolved += text.substr(0, begin);
    if (begin == std::string_view::npos) return resolved;
    const std::size_t middle = text.find(kLinkMiddle, begin);
    const std::size_t end = text.find(kLinkEnd, middle);
    const auto anchor = anchors_.find(text.substr(begin + 1, middle - begin - 1));
    const std::string_view shown = text.substr(middle + 1, end - middle - 1);
    if (anchor == anchors_.end()) {
      resolved += shown;
    } else {
      resolved += "[" + std::string(shown) + "](#" + anchor->second + ")";
    }
    text.remove_prefix(end + 1);
  }
}

std::string Document::Text() const {
  std::string text;
  const Piece* before = nullptr;
  for (const Piece& piece : pieces_) {
    const bool one_list = before && before->kind == Kind::kItem && piece.kind == Kind::kItem;
    if (before && !one_list) text += '\n';
    text += piece.kind == Kind::kFence ? piece.text : Resolved(piece.text);
    before = &piece;
  }
  return text;
}

}  // namespace belay::markdown
