#include <algorithm>
#include <utility>

#include "compiler/shell/reader.h"

namespace belay::shell {

// The word after `<<`: quotes are removed from it, and nothing is expanded.
Word Reader::ReadDelimiter() {
  Word word;
  const std::size_t begin = pos_;
  while (!AtEnd() && !IsMeta(Peek())) {
    const char c = Peek();
    if (c == '\\') {
      ReadEscape(word);
    } else if (c == '\'' || c == '"') {
      const std::size_t close = std::min(text_.find(c, pos_ + 1), text_.size());
      word.value.append(text_, pos_ + 1, close - pos_ - 1);
      word.quoted = true;
      pos_ = std::min(close + 1, text_.size());
    } else {
      word.value += c;
      ++pos_;
    }
  }
  word.range = Range(begin, pos_);
  return word;
}

// The bodies of the here-documents of the line that has just ended, one after the other.
void Reader::ReadHereDocuments() {
  const std::vector<HereDocument> documents = std::exchange(pending_, {});
  for (const HereDocument& document : documents) {
    const std::size_t begin = pos_;
    std::size_t end = text_.size();
    std::size_t next = text_.size();
    bool continued = false;  // the line before ends in a backslash, which joins this one to it
    for (std::size_t line = pos_; line < text_.size();) {
      const std::size_t line_end = std::min(text_.find('\n', line), text_.size());
      std::size_t from = line;
      while (document.strips_tabs && from < line_end && text_[from] == '\t') ++from;
      const std::string_view content = text_.substr(from, line_end - from);
      // In `$(…)` the parenthesis may stand right after the delimiter.
      const bool closes = (closers_ & kParenthesis) != 0 &&
                          content.starts_with(document.delimiter) &&
                          content.substr(document.delimiter.size()).starts_with(")");
      if (!continued && (closes || content == document.delimiter)) {
        end = line;
        next = closes ? from + document.delimiter.size() : std::min(line_end + 1, text_.size());
        break;
      }
      const std::size_t last = content.find_last_not_of('\\');
      const std::size_t backslashes =
          last == std::string_view::npos ? content.size() : content.size() - last - 1;
      continued = document.expands && backslashes % 2 == 1;
      line = line_end + 1;
    }
    if (document.expands) {
      Reader body(*this, text_.substr(0, end), begin);
      body.ReadHereBody(document);
    }
    pos_ = next;
  }
}

// Only expansions mean something in it; quotes are ordinary bytes.
void Reader::ReadHereBody(const HereDocument& document) {
  pipeline_ = document.pipeline;
  stage_ = document.stage;
  Word ignored;
  while (!AtEnd()) {
    pos_ = std::min(text_.find_first_of("\\$`", pos_), text_.size());
    ignored.value.clear();
    if (AtEnd()) return;
    if (Peek() == '$') {
      ReadDollar(ignored, true);
    } else if (Peek() == '`') {
      ReadBackticks(ignored, true);
    } else {
      pos_ = std::min(pos_ + 2, text_.size());
    }
  }
}

}  // namespace belay::shell
