#include "compiler/shell/reader.h"

#include <algorithm>

// The bytes under the reader, and what it writes down.
namespace belay::shell {

std::string_view LeadingName(std::string_view text) {
  if (text.empty() || !IsNameStart(text.front())) return {};
  std::size_t length = 1;
  while (length < text.size() && IsNameByte(text[length])) ++length;
  return text.substr(0, length);
}

Reader::Reader(const Reader& outer, std::string_view text, std::size_t position)
    : text_(text),
      pos_(position),
      offsets_(outer.offsets_),
      state_(outer.state_),
      context_(outer.context_),
      inside_(outer.inside_),
      pipeline_(outer.pipeline_),
      stage_(outer.stage_) {}

void Reader::ReadAll() {
  while (!AtEnd()) {
    ReadList();
    if (!AtEnd()) ++pos_;
  }
}

bool Reader::Accept(std::string_view bytes) {
  if (!Sees(bytes)) return false;
  pos_ += bytes.size();
  return true;
}

void Reader::SkipBlanks() {
  while (!AtEnd()) {
    if (IsBlank(Peek())) {
      ++pos_;
    } else if (Peek() == '\\' && Peek(1) == '\n') {
      pos_ += 2;
    } else {
      return;
    }
  }
}

void Reader::SkipComment() {
  pos_ = std::min(text_.find('\n', pos_), text_.size());
}

void Reader::SkipLinebreaks() {
  for (SkipBlanks(); !AtEnd(); SkipBlanks()) {
    if (Peek() == '\n') {
      Newline();
    } else if (Peek() == '#') {
      SkipComment();
    } else {
      return;
    }
  }
}

void Reader::Newline() {
  ++pos_;
  if (!pending_.empty()) ReadHereDocuments();
}

TextRange Reader::Range(std::size_t begin, std::size_t end) const {
  if (offsets_ == nullptr) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  if (begin == end) return {(*offsets_)[begin], (*offsets_)[begin]};
  return {(*offsets_)[begin], (*offsets_)[end - 1] + 1};
}

std::string_view Reader::Identifier() const {
  return LeadingName(text_.substr(pos_));
}

void Reader::Break(std::size_t begin, std::size_t end, std::string_view what) {
  if (state_.out.broken) return;
  begin = std::min(begin, text_.size());
  end = std::min(std::max(begin, end), text_.size());
  state_.out.broken = ShellBreak{.range = Range(begin, end), .what = std::string(what)};
}

void Reader::BreakUnclosed(std::size_t begin, std::size_t end) {
  Break(begin, end, "`" + std::string(text_.substr(begin, end - begin)) + "` is never closed");
}

void Reader::Use(std::string_view name, std::size_t begin, std::size_t end) {
  state_.out.uses.push_back({.name = std::string(name), .range = Range(begin, end)});
}

void Reader::Assign(std::string_view name) {
  state_.assigned.push_back({.name = std::string(name), .uses = state_.out.uses.size()});
}

bool Reader::IsAssociative(std::string_view name) const {
  const auto& names = state_.associative;
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool Reader::Descend() {
  if (state_.depth >= kMaxShellNesting) {
    state_.out.truncated = true;
    return false;
  }
  ++state_.depth;
  return true;
}

bool Reader::CountWord() {
  if (state_.words >= kMaxShellWords) {
    state_.out.truncated = true;
    return false;
  }
  ++state_.words;
  return true;
}

Reader::Mark Reader::Remember() const {
  const ShellText& out = state_.out;
  return {.position = pos_,
          .commands = out.commands.size(),
          .pipelines = out.pipelines.size(),
          .compounds = out.compounds.size(),
          .uses = out.uses.size(),
          .assigned = state_.assigned.size(),
          .functions = out.functions.size(),
          .associative = state_.associative.size(),
          .broken = out.broken.has_value()};
}

bool Reader::TakeBack(const Mark& mark) {
  const std::size_t read = pos_ - mark.position;
  if (read > state_.rereads_left) return false;
  state_.rereads_left -= read;
  pos_ = mark.position;
  ShellText& out = state_.out;
  if (!mark.broken) out.broken.reset();
  const auto cut = [](auto& list, std::size_t size) {
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(size), list.end());
  };
  cut(out.commands, mark.commands);
  cut(out.pipelines, mark.pipelines);
  cut(out.compounds, mark.compounds);
  cut(out.uses, mark.uses);
  cut(state_.assigned, mark.assigned);
  cut(out.functions, mark.functions);
  cut(state_.associative, mark.associative);
  return true;
}

}  // namespace belay::shell
