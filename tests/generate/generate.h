#pragma once

#include <cstdint>
#include <random>
#include <string>

// Plans nobody wrote: every form of the language in one place or another, and any layout that the
// grammar lets them have. The same seeds give the same bytes on every machine.
namespace belay {

// A whole plan that resolves without an error. Seeds near one another give plans that have nothing
// to do with each other.
std::string GeneratePlan(std::uint32_t seed);

// The same words in another layout.
//
// `structure` chooses what is the writer's own: comments, empty lines, which bodies stand on one
// line. `blanks` chooses what is not: spaces and tabs, breaks in brackets, line ends, columns and
// backticks of fences. So one `structure` has one canonical form, whatever `blanks` is.
//
// `text` must be without mistakes.
std::string Shake(const std::string& text, std::uint32_t structure, std::uint32_t blanks);

// Random numbers that are the same with every standard library.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  std::size_t Below(std::size_t end) { return engine_() % end; }
  bool OneIn(std::size_t n) { return Below(n) == 0; }
  template <typename T, std::size_t N>
  const T& Of(const T (&items)[N]) {
    return items[Below(N)];
  }

 private:
  std::mt19937 engine_;  // its numbers are fixed by the standard
};

}  // namespace belay
