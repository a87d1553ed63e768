#pragma once

#include <string>
#include <string_view>

namespace belay::markdown {

// The text with what cannot be seen spelled out: control characters as `\x1b`, characters that
// turn the direction of writing (and so can hide text from a reviewer) as `\u202e`, bytes that are
// not UTF-8 as `\xff`. Line breaks and tabs are left alone.
std::string Visible(std::string_view text);

}  // namespace belay::markdown
