#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace belay {

// A version as it was written, and what can be compared of it.
//
// `v1.11.4-eksbuild.48` has the numbers 1, 11, 4, then the rest `-eksbuild.48`. A text such as
// `1.7/stable` is compared by its numbers when the rest is equal, and is unordered otherwise.
class Version {
 public:
  enum class Kind {
    kKnown,        // has a number to compare
    kText,         // a name such as `stable`: equal to itself, otherwise unordered
    kNone,         // `none`: the thing does not exist
    kUnknown,      // `?`: exists, at a version nobody wrote down
    kPlaceholder,  // `1.XX`, `vX.Y.Z`, `<version>`: somebody has yet to write it down
  };

  Version() = default;
  static Version Parse(std::string_view text);
  static Version None() { return Parse("none"); }

  Kind kind() const { return kind_; }
  const std::string& text() const { return text_; }
  bool known() const { return kind_ == Kind::kKnown; }

  // The numbers, most significant first; empty unless known.
  const std::vector<std::uint64_t>& numbers() const { return numbers_; }
  std::optional<std::uint64_t> major() const;
  std::optional<std::uint64_t> minor() const;

  // `1.30` of `v1.30.6-eksbuild.3`; the whole text when there is no minor.
  std::string MajorMinor() const;

  // Unordered unless both are known, or both texts are equal. Numbers that one side does not write
  // count as zero, so `1.30` equals `1.30.0`; a pre-release (`-rc1`) is less than its release.
  std::partial_ordering Compare(const Version& other) const;

  friend bool operator==(const Version& a, const Version& b) { return a.text_ == b.text_; }

 private:
  Kind kind_ = Kind::kUnknown;
  std::string text_ = "?";
  std::vector<std::uint64_t> numbers_;
  std::string rest_;  // what follows the numbers
};

// How many minors `to` is ahead of `from` (negative: behind); nullopt unless both are known and of
// one major version.
std::optional<std::int64_t> MinorsBetween(const Version& from, const Version& to);

// A text that stands where a version, name or value has yet to be written: `1.XX`, `vX.Y.Z`,
// `<name>`, `?????`, `TODO`.
bool IsPlaceholder(std::string_view text);

}  // namespace belay
