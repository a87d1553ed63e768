#pragma once

#include <string>
#include <string_view>

#include "antlr4-runtime.h"

namespace belay {

// One symbol a byte, so that token places are byte offsets and bad UTF-8 is no error here. ANTLR's
// own stream throws on bad UTF-8 and counts code points.
class ByteStream final : public antlr4::CharStream {
 public:
  explicit ByteStream(std::string_view text) : text_(text) {}

  void consume() override {
    if (position_ < text_.size()) ++position_;
  }

  size_t LA(ssize_t offset) override {
    if (offset == 0) return 0;
    const ssize_t at = static_cast<ssize_t>(position_) + (offset > 0 ? offset - 1 : offset);
    if (at < 0 || at >= static_cast<ssize_t>(text_.size())) return EOF;
    return static_cast<unsigned char>(text_[static_cast<size_t>(at)]);
  }

  // The whole text is there: nothing to mark, nothing to release.
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}

  size_t index() override { return position_; }
  void seek(size_t index) override { position_ = index < text_.size() ? index : text_.size(); }
  size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return {}; }

  // Both ends are inclusive, as ANTLR counts.
  std::string getText(const antlr4::misc::Interval& interval) override {
    const auto begin = static_cast<size_t>(interval.a < 0 ? 0 : interval.a);
    if (begin >= text_.size() || interval.b < interval.a) return {};
    return std::string(text_.substr(begin, static_cast<size_t>(interval.b) - begin + 1));
  }
  std::string toString() const override { return std::string(text_); }

 private:
  std::string_view text_;
  size_t position_ = 0;
};

}  // namespace belay
