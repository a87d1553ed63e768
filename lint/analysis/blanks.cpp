#include "lint/analysis/blanks.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "compiler/plan/version.h"

namespace belay {
namespace {

bool IsAlpha(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool IsAlnum(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}
bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

// What programs print between angles for "there is nothing".
constexpr std::string_view kPrinted[] = {"none",    "pending", "unknown", "nil",   "unset",
                                         "invalid", "empty",   "missing", "error", "no value"};

// Commands whose arguments are patterns and programs.
constexpr std::string_view kSearching[] = {"grep",    "egrep", "fgrep", "zgrep", "rg", "sed",
                                           "awk",     "gawk",  "perl",  "jq",    "yq", "tr",
                                           "xmllint", "find",  "test",  "[",     "[[", "expr"};

bool IsIn(std::string_view word, const auto& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// `1.XX`, `vX.Y.Z`, `?????`, `TODO`. Not `1.x`, which is a range, nor `x.XXXXXX` of mktemp.
bool IsBlankWord(std::string_view word) {
  if (!IsPlaceholder(word)) return false;
  if (word.find('?') != std::string_view::npos) return word.size() > 2;
  if (word.find('.') == std::string_view::npos) return true;  // TODO
  const bool versioned = std::isdigit(static_cast<unsigned char>(word.front())) != 0 ||
                         word.front() == 'v' || word.front() == 'V' || word.front() == 'X';
  const bool meant = word.find_first_of("XYyZz") != std::string_view::npos;
  return versioned && meant && word.find("XXXX") == std::string_view::npos;
}

// `</name` or `<\/name` closes the markup that `name` opens.
bool IsMarkup(std::string_view text, std::string_view inside) {
  const std::string name(inside.substr(0, inside.find(' ')));
  return text.find("</" + name) != std::string_view::npos ||
         text.find("<\\/" + name) != std::string_view::npos;
}

// Where nothing quotes it, `<in>out`, `<in arg>out` and `<in 2>errors` are redirections.
bool IsRedirection(std::string_view text, std::size_t at, std::size_t close) {
  const std::string_view inside = text.substr(at + 1, close - at - 1);
  const bool begins_word = at == 0 || IsSpace(text[at - 1]);
  const char next = close + 1 < text.size() ? text[close + 1] : '\n';
  const bool file_follows = IsAlnum(next) || next == '/' || next == '.' || next == '$' ||
                            next == '"' || next == '&' || next == '>';
  const bool descriptor = inside.size() > 2 && inside[inside.size() - 2] == ' ' &&
                          std::isdigit(static_cast<unsigned char>(inside.back())) != 0;
  const bool file = inside.find_first_of("./") != std::string_view::npos;
  return begins_word && (file_follows || descriptor || file);
}

// `<name>` at `at`; its length, or 0. Words and blanks only, and no blank at its ends.
std::size_t AngleBlank(std::string_view text, std::size_t at, bool quoted) {
  const std::size_t close = text.find('>', at);
  constexpr std::size_t kLongest = 60;
  if (close == std::string_view::npos || close - at > kLongest || close == at + 1) return 0;
  const std::string_view inside = text.substr(at + 1, close - at - 1);
  const bool plain = std::all_of(inside.begin(), inside.end(), [](char c) {
    return IsAlnum(c) || c == ' ' || c == '-' || c == '_' || c == '.' || c == '/' || c == '|';
  });
  if (!plain || !IsAlpha(inside.front()) || !IsAlnum(inside.back())) return 0;
  const char before = at > 0 ? text[at - 1] : ' ';
  if (before == '<' || before == '&' || before == '?' || before == '\\') return 0;
  // `a<b and c>d` compares; `(?P<name>…)` is a pattern.
  const bool has_blank = inside.find(' ') != std::string_view::npos;
  if (IsAlnum(before) && (has_blank || inside.size() < 3)) return 0;
  if (before == 'P' && at > 1 && text[at - 2] == '?') return 0;
  if (IsIn(inside, kPrinted) || IsMarkup(text, inside)) return 0;
  if (!quoted && IsRedirection(text, at, close)) return 0;
  return close + 1 - at;
}

// `YOUR-PROJECT` or `NAME-OF-DISK`: of `[A-Z]`, `[INFO]` and `[A-Z_]` nobody is asked to fill in
// anything.
bool IsBracketedBlank(std::string_view inside) {
  const bool yours = inside.starts_with("YOUR-") || inside.starts_with("YOUR_");
  std::size_t words = 0;
  for (std::size_t begin = 0; begin <= inside.size();) {
    const std::size_t end = std::min(inside.find_first_of("-_", begin), inside.size());
    const std::string_view word = inside.substr(begin, end - begin);
    const bool fits = std::all_of(word.begin(), word.end(), [&](char c) {
      return yours ? IsAlnum(c) : IsAlnum(c) && std::islower(static_cast<unsigned char>(c)) == 0;
    });
    if (!fits || (!yours && (word.size() < 2 || !IsAlpha(word.front())))) return false;
    ++words;
    begin = end + 1;
  }
  return words > 1;
}

// `[YOUR-PROJECT]`, `="..."`; the length, or 0.
std::size_t OtherBlank(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with('[')) {
    const std::size_t close = rest.find(']');
    if (close == std::string_view::npos) return 0;
    const bool index = at > 0 && IsAlnum(text[at - 1]) && !rest.starts_with("[YOUR");
    return !index && IsBracketedBlank(rest.substr(1, close - 1)) ? close + 1 : 0;
  }
  if (at > 0 && text[at - 1] == '=' && rest.starts_with("\"...\"")) return 5;
  return 0;
}

bool IsWordByte(char c) {
  return IsAlnum(c) || c == '.' || c == '?' || c == '_';
}

class Finder {
 public:
  Finder(std::string_view text, bool shell) : text_(text), shell_(shell) {}

  std::vector<Blank> Find() {
    while (at_ < text_.size()) Next();
    return std::move(blanks_);
  }

 private:
  void Next() {
    const char c = text_[at_];
    if (shell_ && SkipSyntax(c)) return;
    std::size_t size = 0;
    if (c == '<') {
      size = AngleBlank(text_, at_, !shell_ || quote_ != 0);
    } else if (IsWordByte(c)) {
      Word();
      return;
    } else {
      size = OtherBlank(text_, at_);
    }
    if (size > 0) Add(at_, size);
    at_ += std::max<std::size_t>(size, 1);
  }

  // Follows quotes, and steps over a comment or an escaped byte.
  bool SkipSyntax(char c) {
    if (c == '\\' && quote_ != '\'') {
      at_ += 2;
      return true;
    }
    if (quote_ == 0 && c == '#' && (at_ == 0 || IsSpace(text_[at_ - 1]))) {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return true;
    }
    if (c == '\'' || c == '"') {
      if (quote_ == 0 && OtherBlank(text_, at_) == 0) {
        quote_ = c;
      } else if (quote_ == c) {
        quote_ = 0;
      } else {
        return false;
      }
      ++at_;
      return true;
    }
    return false;
  }

  void Word() {
    std::size_t end = at_;
    while (end < text_.size() && IsWordByte(text_[end])) ++end;
    std::string_view word = text_.substr(at_, end - at_);
    while (!word.empty() && word.back() == '.') word.remove_suffix(1);
    // `./??.txt` is a pattern of files; a row of `?` stands alone.
    const char before = at_ > 0 ? text_[at_ - 1] : ' ';
    const bool alone = before == '=' || before == '"' || before == '\'' || IsSpace(before);
    if (IsBlankWord(word) && (word.find('?') == std::string_view::npos || alone)) {
      Add(at_, word.size());
    }
    at_ = end;
  }

  void Add(std::size_t begin, std::size_t size) {
    blanks_.push_back({.text = std::string(text_.substr(begin, size)),
                       .begin = static_cast<std::uint32_t>(begin),
                       .end = static_cast<std::uint32_t>(begin + size)});
  }

  std::string_view text_;
  bool shell_;
  std::size_t at_ = 0;
  char quote_ = 0;
  std::vector<Blank> blanks_;
};

}  // namespace

std::vector<Blank> FindBlanks(std::string_view text) {
  return Finder(text, false).Find();
}

std::vector<Blank> FindBlanks(const Command& command) {
  std::vector<Blank> blanks = Finder(command.text, true).Find();
  std::erase_if(blanks, [&](const Blank& blank) {
    // The innermost simple command that holds it is the last one to begin before it.
    const CommandEffect* holder = nullptr;
    for (const CommandEffect& effect : command.effects) {
      const bool holds = effect.begin <= blank.begin && blank.end <= effect.end;
      if (holds && (holder == nullptr || effect.begin >= holder->begin)) holder = &effect;
    }
    return holder != nullptr && IsIn(holder->command, kSearching);
  });
  return blanks;
}

}  // namespace belay
