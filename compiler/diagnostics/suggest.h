#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace belay {

// The candidate that `word` most likely stands for, or an empty text when none is near: at most a
// third of its letters wrong, two transposed letters counting as one.
std::string Nearest(std::string_view word, const std::vector<std::string>& candidates);

// `; did you mean `x`?`, or an empty text.
std::string DidYouMean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace belay
