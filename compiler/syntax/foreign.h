#pragma once

#include <optional>
#include <string>
#include <string_view>

// What people write who come from other languages, and what it is here.
namespace belay {

// Of a word where a statement begins: `if` -> `when`. nullopt: it is no such word.
std::optional<std::string_view> ForeignVerb(std::string_view word);

// Of a word behind a command: `contains` -> `matches "REGEX"`.
std::optional<std::string_view> ForeignTest(std::string_view word);

// Of a length of time with a whole word as its unit: `5min` -> `5m`.
std::optional<std::string> ForeignDuration(std::string_view text);

// Of a character that word processors put in the place of a plain one: what to do.
std::optional<std::string_view> ForeignCharacter(std::string_view character);

}  // namespace belay
