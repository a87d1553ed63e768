#pragma once

#include <cstdint>
#include <string>

namespace belay {

// A random plan, small enough that a test can run it in every order: sequences, parallel blocks and
// conditions in one another, versions that go up and down, backups and what they protect, waits and
// what they wait for, `require`s. The same seed gives the same plan on every machine.
std::string SmallPlan(std::uint32_t seed);

}  // namespace belay
