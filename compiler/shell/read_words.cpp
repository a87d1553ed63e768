#include <algorithm>
#include <array>

#include "compiler/shell/reader.h"

// Words, quotes, assignments and redirections.
namespace belay::shell {
namespace {

// Bytes that stand for themselves in the middle of an unquoted word.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  plain.fill(true);
  for (const char c : std::string_view(" \t\n;&|<>()\\'\"$`@?+*!")) {
    plain[static_cast<unsigned char>(c)] = false;
  }
  return plain;
}();

bool IsPlain(char c) {
  return kPlain[static_cast<unsigned char>(c)];
}

bool BeginsPattern(char c) {
  return c == '@' || c == '?' || c == '+' || c == '*' || c == '!';
}

}  // namespace

// Up to a blank or an operator. With `array_value`, `name=(…)` is one word.
Word Reader::ReadWord(bool array_value) {
  Word word;
  const std::size_t begin = pos_;
  int parentheses = 0;  // of an extended pattern: `@(a|b)`
  while (!AtEnd()) {
    const std::size_t run = pos_;
    while (!AtEnd() && IsPlain(text_[pos_])) ++pos_;
    word.value.append(text_, run, pos_ - run);
    if (AtEnd()) break;
    const char c = Peek();
    if (c == '\\') {
      ReadEscape(word);
    } else if (c == '\'') {
      const std::size_t close = std::min(text_.find('\'', pos_ + 1), text_.size());
      if (close == text_.size()) BreakUnclosed(pos_, pos_ + 1);
      word.value.append(text_, pos_ + 1, close - pos_ - 1);
      word.quoted = true;
      pos_ = std::min(close + 1, text_.size());
    } else if (c == '"') {
      ++pos_;
      ReadDoubleQuoted(word);
    } else if (c == '$') {
      ReadDollar(word, false);
    } else if (c == '`') {
      ReadBackticks(word, false);
    } else if ((c == '<' || c == '>') && Peek(1) == '(') {
      const std::size_t from = pos_;
      pos_ += 2;
      ReadSubstitution(Compound::Kind::kProcessSubstitution, kParenthesis);
      word.value.append(text_, from, pos_ - from);
      word.literal = false;
    } else if (const std::size_t blank = BlankHere(); blank > 0) {
      word.value.append(text_, pos_, blank);
      pos_ += blank;
    } else if (array_value && c == '(' && pos_ > begin && text_[pos_ - 1] == '=') {
      const std::size_t from = pos_;
      ReadArray();
      word.value.append(text_, from, pos_ - from);
      word.literal = false;
    } else if (BeginsPattern(c)) {
      word.value += c;
      ++pos_;
      if (Peek() != '(') continue;
      word.value += '(';
      ++pos_;
      ++parentheses;
    } else if (parentheses > 0) {
      if (c == '(') ++parentheses;
      if (c == ')') --parentheses;
      word.value += c;
      ++pos_;
    } else {
      break;
    }
  }
  word.range = Range(begin, pos_);
  return word;
}

// `<name>`, which somebody has yet to fill in: its length, or 0. To bash it is two redirections; a
// reader of plans takes it for the word that it will be. `<in >out`, `<in>out` and `<dir/in>` stay
// what they are.
std::size_t Reader::BlankHere() const {
  constexpr std::size_t kLongest = 60;
  if (Peek() != '<' || !IsNameStart(Peek(1))) return 0;
  const std::size_t close = text_.find('>', pos_);
  if (close == std::string_view::npos || close - pos_ > kLongest) return 0;
  const std::string_view inside = text_.substr(pos_ + 1, close - pos_ - 1);
  const bool words = std::all_of(inside.begin(), inside.end(),
                                 [](char c) { return IsNameByte(c) || c == '-' || c == ' '; });
  const char last = inside.back();
  const bool descriptor =
      IsDigit(last) && inside.size() > 1 && inside[inside.size() - 2] == ' ';  // `<in 2>errors`
  if (!words || !IsNameByte(last) || descriptor) return 0;
  const bool begins = pos_ == 0 || IsMeta(text_[pos_ - 1]);
  const char next = close + 1 < text_.size() ? text_[close + 1] : ' ';
  const bool file = !IsMeta(next) || next == '>' || next == '&' || next == '(';
  return begins && file ? 0 : close + 1 - pos_;
}

// An unquoted backslash and what it escapes.
void Reader::ReadEscape(Word& word) {
  ++pos_;
  if (AtEnd()) return;
  if (Peek() != '\n') {
    word.value += Peek();
    word.quoted = true;
  }
  ++pos_;
}

// After the opening quote, past the closing one.
void Reader::ReadDoubleQuoted(Word& word) {
  word.quoted = true;
  const std::size_t begin = pos_ - 1;
  while (!AtEnd()) {
    const std::size_t run = pos_;
    pos_ = std::min(text_.find_first_of("\"\\$`", pos_), text_.size());
    word.value.append(text_, run, pos_ - run);
    if (AtEnd()) break;
    const char c = Peek();
    if (c == '"') {
      ++pos_;
      return;
    }
    if (c == '$') {
      ReadDollar(word, true);
    } else if (c == '`') {
      ReadBackticks(word, true);
    } else {
      const char next = Peek(1);
      const bool escapes = next == '$' || next == '`' || next == '"' || next == '\\';
      if (!escapes && next != '\n') word.value += '\\';
      ++pos_;
      if (AtEnd()) break;
      if (next != '\n') word.value += next;
      ++pos_;
    }
  }
  BreakUnclosed(begin, begin + 1);
}

// `'…'` after a dollar sign: the escapes that make one byte are undone, the others stay.
void Reader::ReadAnsiQuoted(Word& word) {
  word.quoted = true;
  const std::size_t begin = pos_;
  ++pos_;
  while (!AtEnd() && Peek() != '\'') {
    if (Peek() != '\\') {
      word.value += text_[pos_++];
      continue;
    }
    ++pos_;
    if (AtEnd()) break;
    const char c = text_[pos_++];
    constexpr std::string_view kLetters = "abeEfnrtv\\'\"?";
    constexpr std::string_view kMeanings = "\a\b\x1b\x1b\f\n\r\t\v\\'\"?";
    const std::size_t at = kLetters.find(c);
    if (at == std::string_view::npos) {
      word.value += '\\';
      word.value += c;
    } else {
      word.value += kMeanings[at];
    }
  }
  if (AtEnd()) return BreakUnclosed(begin, begin + 1);
  ++pos_;
}

// `( … )` after `name=`.
void Reader::ReadArray() {
  const std::size_t begin = pos_;
  bool closed = false;
  ++pos_;
  if (!Descend()) return;
  for (SkipLinebreaks(); !AtEnd(); SkipLinebreaks()) {
    const bool substitutes = (Peek() == '<' || Peek() == '>') && Peek(1) == '(';
    closed = Accept(")");
    if (closed) break;
    if (Peek() == '[') {
      ReadSubscript(false);
    } else if (IsMeta(Peek()) && !substitutes) {
      ++pos_;
    } else {
      ReadWord();
    }
  }
  if (!closed) BreakUnclosed(begin, begin + 1);
  Ascend();
}

// `name=value`, `name+=value`, `name[…]=value`, `name=(…)`. False, and nothing read, for others.
bool Reader::ReadAssignment(std::vector<Assignment>& assignments) {
  const std::string_view name = Identifier();
  if (name.empty()) return false;
  std::size_t after = pos_ + name.size();
  const bool subscripted = after < text_.size() && text_[after] == '[';
  if (subscripted) {
    constexpr std::size_t kLongest = 256;  // bytes: looked at twice
    const std::size_t limit = std::min(text_.size(), after + kLongest);
    int brackets = 0;
    for (; after < limit && text_[after] != '\n'; ++after) {
      if (text_[after] == '[') ++brackets;
      if (text_[after] == ']' && --brackets == 0) break;
    }
    if (after >= limit || text_[after] != ']') return false;
    ++after;
  }
  const bool appends = after < text_.size() && text_[after] == '+';
  if (appends) ++after;
  if (after >= text_.size() || text_[after] != '=') return false;
  pos_ += name.size();
  if (subscripted) {
    ReadSubscript(!IsAssociative(name));
    pos_ = std::max(pos_, after);
  }
  pos_ = after + 1;
  Assignment assignment{.name = std::string(name), .value = {}};
  if (Peek() == '(') {
    const std::size_t begin = pos_;
    ReadArray();
    assignment.value.value = text_.substr(begin, pos_ - begin);
    assignment.value.range = Range(begin, pos_);
    assignment.value.literal = false;
  } else {
    assignment.value = ReadWord();
  }
  Assign(name);  // after its value: in `x=$x` the use comes first
  if (CountWord()) assignments.push_back(std::move(assignment));
  return true;
}

// `<name>` stands for what somebody has yet to fill in; the `>` at `at` is the end of it.
bool Reader::EndsPlaceholder(std::size_t at) const {
  if (at == 0 || text_[at] != '>') return false;
  const std::size_t open = text_.find_last_of("<>\"`\n", at - 1);
  return open != std::string_view::npos && open + 1 < at && text_[open] == '<' &&
         IsNameStart(text_[open + 1]);
}

// False, and nothing read, where none begins.
bool Reader::ReadRedirection(std::vector<Redirection>& redirections) {
  using Kind = Redirection::Kind;
  std::size_t at = pos_;
  std::optional<int> descriptor;
  const auto byte = [&](std::size_t i) { return i < text_.size() ? text_[i] : '\0'; };
  if (IsDigit(byte(at))) {
    int number = 0;
    for (; IsDigit(byte(at)); ++at) {
      if (number < 1'000'000) number = number * 10 + (byte(at) - '0');
    }
    descriptor = number;
  } else if (byte(at) == '{') {
    const std::string_view name = LeadingName(text_.substr(at + 1));
    at += name.size() + 2;
    if (name.empty() || byte(at - 1) != '}' || (byte(at) != '<' && byte(at) != '>')) return false;
    Assign(name);
    descriptor = -1;
  }
  if (!descriptor && BlankHere() > 0) return false;
  const std::string_view rest = text_.substr(std::min(at, text_.size()));
  struct Operator {
    std::string_view text;
    Kind kind;
    int descriptor;
  };
  constexpr Operator kOperators[] = {
      {"<<<", Kind::kHereString, 0},  {"<<-", Kind::kHereDocument, 0},
      {"<<", Kind::kHereDocument, 0}, {"<&", Kind::kDuplicate, 0},
      {"<>", Kind::kReadWrite, 0},    {"<", Kind::kInput, 0},
      {"&>>", Kind::kAppend, 1},      {"&>", Kind::kOutput, 1},
      {">>", Kind::kAppend, 1},       {">&", Kind::kDuplicate, 1},
      {">|", Kind::kOutput, 1},       {">", Kind::kOutput, 1},
  };
  const Operator* found = nullptr;
  if (!rest.empty() && (rest[0] == '<' || rest[0] == '>' || (rest[0] == '&' && !descriptor))) {
    for (const Operator& candidate : kOperators) {
      if (!rest.starts_with(candidate.text)) continue;
      found = &candidate;
      break;
    }
  }
  if (found == nullptr) return false;
  const bool substitutes = found->text.size() == 1 && rest.size() > 1 && rest[1] == '(';
  if (substitutes && !descriptor) return false;
  pos_ = at + found->text.size();
  SkipBlanks();
  Redirection redirection{
      .kind = found->kind, .descriptor = descriptor.value_or(found->descriptor), .target = {}};
  if (found->kind == Kind::kHereDocument) {
    redirection.target = ReadDelimiter();
    pending_.push_back({.delimiter = redirection.target.value,
                        .strips_tabs = found->text == "<<-",
                        .expands = !redirection.target.quoted,
                        .pipeline = pipeline_,
                        .stage = stage_});
  } else {
    redirection.target = ReadWord();
  }
  const bool names = redirection.target.range.begin < redirection.target.range.end;
  if (!names && !EndsPlaceholder(at)) {
    Break(at, at + found->text.size(), "`" + std::string(found->text) + "` has nothing behind it");
  }
  const std::string& target = redirection.target.value;
  if (found->text == ">&" && !target.empty() && target != "-" && !IsDigit(target[0]) &&
      redirection.target.literal) {
    redirection.kind = Kind::kOutput;  // `>&file`: as `&>file`
  }
  if (CountWord()) redirections.push_back(std::move(redirection));
  return true;
}

}  // namespace belay::shell
