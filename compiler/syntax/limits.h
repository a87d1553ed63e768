#pragma once

#include <cstddef>

// What bounds the time and memory that any input can take. Generous: the largest plan seen in the
// wild has some 500 steps.
namespace belay::limits {

inline constexpr std::size_t kMostBytes = 32u << 20;   // of one file: 300,000 steps
inline constexpr std::size_t kMostTokens = 4'000'000;  // of one file; 150 bytes of memory each
inline constexpr std::size_t kMostNesting = 100;       // brackets of any kind inside one another
inline constexpr std::size_t kMostSyntaxErrors = 100;  // reported of one file

}  // namespace belay::limits
