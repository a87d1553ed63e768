#include <algorithm>
#include <utility>

#include "compiler/shell/reader.h"

// What begins with a dollar sign or a backtick.
namespace belay::shell {
namespace {

bool IsSpecial(char c) {
  return IsDigit(c) || c == '@' || c == '*' || c == '#' || c == '?' || c == '-' || c == '$' ||
         c == '!';
}

}  // namespace

// At the dollar sign. What is expanded stands in the word as written.
void Reader::ReadDollar(Word& word, bool in_double_quotes) {
  const std::size_t begin = pos_;
  ++pos_;
  const char c = Peek();
  if (c == '\'' && !in_double_quotes) return ReadAnsiQuoted(word);
  if (c == '"' && !in_double_quotes) {
    ++pos_;
    return ReadDoubleQuoted(word);
  }
  if (const std::string_view name = Identifier(); !name.empty()) {
    pos_ += name.size();
    Use(name, begin, pos_);
  } else if (c == '{') {
    ++pos_;
    ReadBraceExpansion(in_double_quotes);
  } else if (c == '(') {
    const Mark mark = Remember();
    ++pos_;
    bool arithmetic = false;
    if (Peek() == '(') {
      ++pos_;
      arithmetic = ReadArithmetic(Arithmetic::kDoubleParenthesis) || !TakeBack(mark);
      if (!arithmetic) ++pos_;
    }
    if (!arithmetic) ReadSubstitution(Compound::Kind::kSubstitution, kParenthesis);
  } else if (c == '[') {
    ++pos_;
    ReadArithmetic(Arithmetic::kBracket);
  } else if (!AtEnd() && IsSpecial(c)) {
    ++pos_;
  } else {
    word.value += '$';
    return;
  }
  word.value.append(text_, begin, pos_ - begin);
  word.literal = false;
}

// After `$(`, `<(` or `${ `, past what closes it.
void Reader::ReadSubstitution(Compound::Kind kind, Closer closer) {
  if (!Descend()) return;
  const Surroundings outer = Here();
  std::vector<HereDocument> pending = std::exchange(pending_, {});
  const std::size_t begin = pos_ - 2;  // `$(`, `<(`, `${`
  Open(kind, closer);
  context_.in_substitution = true;
  ReadList();
  if (!Accept(closer == kBrace ? "}" : ")")) BreakUnclosed(begin, begin + 2);
  pending_ = std::move(pending);
  PutBack(outer);
  Ascend();
}

// After `${`, past the brace that closes it.
void Reader::ReadBraceExpansion(bool in_double_quotes) {
  if (!Descend()) return;
  const std::size_t begin = pos_ - 2;
  if (IsBlank(Peek()) || Peek() == '\n' || Peek() == '|') {  // `${ command; }`
    if (Peek() == '|') ++pos_;
    ReadSubstitution(Compound::Kind::kSubstitution, kBrace);
    return Ascend();
  }
  const bool counts = Peek() == '#' && Peek(1) != '}';
  if (counts) ++pos_;
  const bool indirect = Peek() == '!' && IsNameByte(Peek(1));
  if (indirect) ++pos_;
  const std::string_view name = Identifier();
  pos_ += name.size();
  const bool lists_names = indirect && (Sees("*}") || Sees("@}"));  // `${!prefix*}`
  const std::size_t slot = state_.out.uses.size();
  const bool used = !name.empty() && !lists_names;
  if (used) Use(name, begin, pos_);
  if (name.empty() && !AtEnd() && IsSpecial(Peek())) {
    while (!AtEnd() && IsDigit(Peek())) ++pos_;
    if (!AtEnd() && IsSpecial(Peek()) && !IsDigit(text_[pos_ - 1])) ++pos_;
  }
  if (Peek() == '[' && !name.empty()) {
    if (Sees("[@]") || Sees("[*]")) {
      pos_ += 3;
    } else {
      ReadSubscript(!IsAssociative(name));
    }
  }
  const bool colon = Peek() == ':';
  const char op = colon ? Peek(1) : Peek();
  const bool defaults = op == '-' || op == '=' || op == '+';
  const bool word = defaults || op == '?';
  if (colon && !word) {
    ++pos_;
    ReadArithmetic(Arithmetic::kBrace);  // `${x:offset:length}`
  } else {
    if (defaults && op == '=' && !name.empty()) Assign(name);
    if (word) pos_ += colon ? 2 : 1;
    if (!ReadBraceTail(!word || !in_double_quotes)) BreakUnclosed(begin, begin + 2);
  }
  if (used) {
    VariableUse& use = state_.out.uses[slot];
    use.range = Range(begin, pos_);
    use.has_default = defaults && !counts;
  }
  Ascend();
}

// What follows the name in `${name…}`, past the closing brace; false where there is none.
bool Reader::ReadBraceTail(bool single_quotes) {
  Word ignored;
  while (!AtEnd()) {
    ignored.value.clear();
    switch (Peek()) {
      case '}':
        ++pos_;
        return true;
      case '\\':
        pos_ = std::min(pos_ + 2, text_.size());
        break;
      case '\'':
        pos_ =
            single_quotes ? std::min(text_.find('\'', pos_ + 1), text_.size() - 1) + 1 : pos_ + 1;
        break;
      case '"':
        ++pos_;
        ReadDoubleQuoted(ignored);
        break;
      case '$':
        ReadDollar(ignored, !single_quotes);
        break;
      case '`':
        ReadBackticks(ignored, false);
        break;
      default:
        ++pos_;
    }
  }
  return false;
}

// `[…]` of an array. `bare_names`: it is arithmetic.
void Reader::ReadSubscript(bool bare_names) {
  ++pos_;
  if (bare_names) {
    ReadArithmetic(Arithmetic::kBracket);
    return;
  }
  Word ignored;
  while (!AtEnd()) {
    ignored.value.clear();
    const char c = Peek();
    if (c == ']') {
      ++pos_;
      return;
    }
    if (c == '\\') {
      pos_ = std::min(pos_ + 2, text_.size());
    } else if (c == '\'') {
      pos_ = std::min(text_.find('\'', pos_ + 1), text_.size() - 1) + 1;
    } else if (c == '"') {
      ++pos_;
      ReadDoubleQuoted(ignored);
    } else if (c == '$') {
      ReadDollar(ignored, false);
    } else if (c == '`') {
      ReadBackticks(ignored, false);
    } else {
      ++pos_;
    }
  }
}

// Past the closer. False where a lone `)` shows that it is no arithmetic; then that is passed too.
bool Reader::ReadArithmetic(Arithmetic kind) {
  if (!Descend()) return true;
  int nested = 0;           // parentheses, or brackets
  bool after_step = false;  // right after `++` or `--`
  Word ignored;
  bool closed = true;
  bool ended = false;
  const std::size_t begin = pos_;
  while (!AtEnd()) {
    const char c = Peek();
    ignored.value.clear();
    if (IsNameStart(c)) {
      ReadArithmeticName(after_step);
      after_step = false;
      continue;
    }
    if (IsDigit(c)) {  // `0x1f`, `16#ff`
      while (!AtEnd() && (IsNameByte(Peek()) || Peek() == '#')) ++pos_;
      continue;
    }
    after_step = after_step && IsBlank(c);
    if (c == '$') {
      ReadDollar(ignored, true);
      continue;
    }
    if (c == '`') {
      ReadBackticks(ignored, true);
      continue;
    }
    if (c == '\'') {
      pos_ = std::min(text_.find('\'', pos_ + 1), text_.size() - 1) + 1;
      continue;
    }
    if (c == '\\') {
      pos_ = std::min(pos_ + 2, text_.size());
      continue;
    }
    if (Accept("++") || Accept("--")) {
      after_step = true;
      continue;
    }
    ++pos_;
    if (kind == Arithmetic::kDoubleParenthesis) {
      if (c == '(') ++nested;
      if (c != ')' || nested-- > 0) continue;
      closed = Accept(")");
      ended = true;
      break;
    }
    if (kind == Arithmetic::kBracket) {
      if (c == '[') ++nested;
      ended = c == ']' && nested-- == 0;
    } else {
      ended = c == '}';
    }
    if (ended) break;
  }
  if (!ended) BreakUnclosed(begin - (kind == Arithmetic::kDoubleParenthesis ? 2 : 1), begin);
  Ascend();
  return closed;
}

// A name in arithmetic: used, assigned, or both.
void Reader::ReadArithmeticName(bool after_step) {
  const std::string_view name = Identifier();
  const std::size_t begin = pos_;
  pos_ += name.size();
  const std::size_t end = pos_;
  SkipBlanks();
  const std::string_view rest = text_.substr(pos_, 3);
  const auto begins = [&](std::string_view bytes) { return rest.starts_with(bytes); };
  const bool sets = begins("=") && !begins("==");
  const bool changes = after_step || begins("++") || begins("--") || begins("<<=") ||
                       begins(">>=") ||
                       (rest.size() > 1 && rest[1] == '=' &&
                        std::string_view("+-*/%&^|").find(rest[0]) != std::string_view::npos);
  if (!sets) Use(name, begin, end);
  if (sets || changes) Assign(name);
}

// From one backtick past the next that is not escaped. What is between them is unescaped once
// before it is read.
void Reader::ReadBackticks(Word& word, bool in_double_quotes) {
  const std::size_t begin = pos_;
  ++pos_;
  if (!Descend()) {
    word.value += '`';
    return;
  }
  std::size_t close = pos_;
  bool escaped = false;
  while (close < text_.size() && text_[close] != '`') {
    escaped = escaped || text_[close] == '\\';
    close += text_[close] == '\\' ? 2 : 1;
  }
  if (close >= text_.size()) BreakUnclosed(begin, begin + 1);
  close = std::min(close, text_.size());
  std::string copy;
  std::vector<std::uint32_t> offsets;
  Reader inner(*this, text_.substr(0, close), pos_);
  if (escaped) {
    for (std::size_t i = pos_; i < close; ++i) {
      if (text_[i] == '\\' && i + 1 < close) {
        const char next = text_[i + 1];
        const bool undone =
            next == '$' || next == '`' || next == '\\' || (next == '"' && in_double_quotes);
        if (undone) ++i;
      }
      copy += text_[i];
      offsets.push_back(Range(i, i).begin);
    }
    offsets.push_back(close > pos_ ? Range(close - 1, close).end : Range(pos_, pos_).begin);
    inner.text_ = copy;
    inner.pos_ = 0;
    inner.offsets_ = &offsets;
  }
  inner.Open(Compound::Kind::kSubstitution, 0);
  inner.context_.in_substitution = true;
  inner.ReadAll();
  pos_ = std::min(close + 1, text_.size());
  word.value.append(text_, begin, pos_ - begin);
  word.literal = false;
  Ascend();
}

}  // namespace belay::shell
