#pragma once

#include <string_view>

namespace belay::bash {

// targets/bash/runtime.sh, embedded when belay is built.
std::string_view Runtime();

}  // namespace belay::bash
