#pragma once

#include <string>
#include <string_view>

namespace belay::markdown {

// The text with all but letters and digits of ASCII as underscores.
std::string Identifier(std::string_view text);

// A text as one word of bash that no shell changes, not even an interactive one: `'it'\''s'`.
std::string Quoted(std::string_view text);

// A path below the folder that a variable names, as one word: `"$BELAY_STATE/files"`.
std::string PathBelow(std::string_view variable, std::string_view path);

}  // namespace belay::markdown
