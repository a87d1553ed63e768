#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "targets/markdown/inline.h"

namespace belay::markdown {

// What a place that shows Markdown can do beyond CommonMark and tables.
struct Flavor {
  bool alerts = false;   // `> [!WARNING]`
  bool mermaid = false;  // a fence of that language is drawn
};
inline constexpr Flavor kGithub = {.alerts = true, .mermaid = true};

enum class Alert { kWarning, kCaution };

// What a runner of Markdown (such as runme) reads after the fence's language.
struct FenceAttributes {
  std::string name;      // unique in the document; letters, digits, hyphens
  bool by_hand = false;  // not to be run along with all others
};

// A Markdown text that is written from top to bottom, a blank line between two blocks.
class Document {
 public:
  explicit Document(const Flavor& flavor) : flavor_(flavor) {}

  const Flavor& flavor() const { return flavor_; }

  // `key`: for Inline::Link; empty: nothing links here. `level` from 1; 6 at most is written.
  void Heading(std::size_t level, const Inline& text, std::string_view key = "");
  void Paragraph(const Inline& text);
  void Bullet(const Inline& text);
  void Task(const Inline& text);
  // A paragraph for each text.
  void Callout(Alert alert, const std::vector<Inline>& texts);
  // Every row is as long as the head.
  void Table(const std::vector<Inline>& head, const std::vector<std::vector<Inline>>& rows);

  // A text byte for byte, at the first column.
  void Fence(std::string_view language, std::string_view text);
  void Shell(const FenceAttributes& attributes, std::string_view text);

  // All of it, its links resolved.
  std::string Text() const;

 private:
  enum class Kind { kBlock, kItem, kFence };
  struct Piece {
    Kind kind = Kind::kBlock;
    std::string text;  // whole lines; of a fence not to be searched for links
  };
  // Adds a piece; blanks at the ends of its lines are dropped unless it is a fence.
  void Add(Kind kind, std::string text);
  void AddFence(std::string_view info, std::string_view text);
  std::string Anchor(std::string_view heading);
  std::string Resolved(std::string_view text) const;

  Flavor flavor_;
  std::vector<Piece> pieces_;
  std::map<std::string, std::string, std::less<>> anchors_;  // by key
  std::map<std::string, std::size_t> anchor_uses_;
};

}  // namespace belay::markdown
