#include "compiler/plan/version.h"

#include <algorithm>
#include <cctype>

namespace belay {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

// The X, Y and Z of `1.XX` and `vX.Y.Z`, never a digit.
bool IsPlaceholderLetter(char c) {
  return c == 'x' || c == 'X' || c == 'y' || c == 'Y' || c == 'z' || c == 'Z';
}

bool IsPreRelease(std::string_view rest) {
  return rest.starts_with("-alpha") || rest.starts_with("-beta") || rest.starts_with("-rc") ||
         rest.starts_with("-pre");
}

}  // namespace

bool IsPlaceholder(std::string_view text) {
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') return true;
  if (text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) { return c == '?'; })) {
    return true;
  }
  if (text == "TODO" || text == "FIXME" || text == "CHANGEME") return true;
  // Parts between dots that are numbers or X's, with at least one of the latter.
  std::string_view rest = text;
  if (!rest.empty() && (rest.front() == 'v' || rest.front() == 'V')) rest.remove_prefix(1);
  if (rest.find('.') == std::string_view::npos) return false;
  bool has_letters = false;
  while (true) {
    const std::size_t dot = rest.find('.');
    const std::string_view part = rest.substr(0, dot);
    if (part.empty()) return false;
    if (std::all_of(part.begin(), part.end(), IsPlaceholderLetter)) {
      has_letters = true;
    } else if (!std::all_of(part.begin(), part.end(), IsDigit)) {
      return false;
    }
    if (dot == std::string_view::npos) return has_letters;
    rest.remove_prefix(dot + 1);
  }
}

Version Version::Parse(std::string_view text) {
  Version version;
  version.text_ = text;
  if (text == "none") {
    version.kind_ = Kind::kNone;
    return version;
  }
  if (text.empty() || text == "?") {
    version.text_ = "?";
    return version;
  }
  if (IsPlaceholder(text)) {
    version.kind_ = Kind::kPlaceholder;
    return version;
  }
  std::size_t i = text.front() == 'v' && text.size() > 1 && IsDigit(text[1]) ? 1 : 0;
  version.kind_ = Kind::kText;
  while (i < text.size() && IsDigit(text[i])) {
    std::uint64_t number = 0;
    while (i < text.size() && IsDigit(text[i])) {
      number = std::min<std::uint64_t>(number * 10 + static_cast<std::uint64_t>(text[i++] - '0'),
                                       1'000'000'000'000);
    }
    version.numbers_.push_back(number);
    version.kind_ = Kind::kKnown;
    if (i + 1 < text.size() && text[i] == '.' && IsDigit(text[i + 1])) {
      ++i;
    } else {
      break;
    }
  }
  version.rest_ = text.substr(i);
  if (version.kind_ == Kind::kText) version.rest_ = text;
  return version;
}

std::optional<std::uint64_t> Version::major() const {
  if (numbers_.empty()) return std::nullopt;
  return numbers_[0];
}

std::optional<std::uint64_t> Version::minor() const {
  if (numbers_.size() < 2) return std::nullopt;
  return numbers_[1];
}

std::string Version::MajorMinor() const {
  if (numbers_.size() < 2) return text_;
  return std::to_string(numbers_[0]) + "." + std::to_string(numbers_[1]);
}

std::partial_ordering Version::Compare(const Version& other) const {
  if (text_ == other.text_ && kind_ != Kind::kUnknown && kind_ != Kind::kPlaceholder) {
    return std::partial_ordering::equivalent;
  }
  if (!known() || !other.known()) return std::partial_ordering::unordered;
  const std::size_t size = std::max(numbers_.size(), other.numbers_.size());
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint64_t a = i < numbers_.size() ? numbers_[i] : 0;
    const std::uint64_t b = i < other.numbers_.size() ? other.numbers_[i] : 0;
    if (a != b) return a <=> b;
  }
  if (rest_ == other.rest_) return std::partial_ordering::equivalent;
  // Builds such as `-eksbuild.33` are compared by the number at their end.
  const auto split = [](const std::string& rest) {
    std::size_t digits = rest.size();
    while (digits > 0 && IsDigit(rest[digits - 1])) --digits;
    return digits;
  };
  const std::size_t a = split(rest_);
  const std::size_t b = split(other.rest_);
  if (rest_.substr(0, a) == other.rest_.substr(0, b)) {
    const std::string x = rest_.substr(a);
    const std::string y = other.rest_.substr(b);
    if (x.size() != y.size()) return x.size() <=> y.size();
    return x.compare(y) <=> 0;
  }
  // A release is newer than its pre-releases: `1.2.0-rc1` < `1.2.0`.
  if (rest_.empty() && IsPreRelease(other.rest_)) return std::partial_ordering::greater;
  if (other.rest_.empty() && IsPreRelease(rest_)) return std::partial_ordering::less;
  return std::partial_ordering::unordered;
}

std::optional<std::int64_t> MinorsBetween(const Version& from, const Version& to) {
  if (!from.minor() || !to.minor() || from.major() != to.major()) return std::nullopt;
  return static_cast<std::int64_t>(*to.minor()) - static_cast<std::int64_t>(*from.minor());
}

}  // namespace belay
