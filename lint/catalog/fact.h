#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// What the linter knows of the world. The facts themselves are the *.yaml of this folder; a program
// of the build (compile_catalog.cpp) turns them into `lint/catalog/tables.h`.
namespace belay {

// In our own words, with where it is from and when it was looked up.
struct Fact {
  std::string_view id;
  std::string_view text;
  std::string_view source;
  std::string_view as_of;  // `2026-11` or `2026-11-02`
};

// Limits in minor versions between a kubelet and its API server.
struct SkewFact {
  Fact fact;
  std::int64_t max_newer = 0;
  std::int64_t max_older = 0;
  std::optional<std::int64_t> first_minor;  // of the kubelets that it holds for; none: no bound
  std::optional<std::int64_t> last_minor;
};

// A limit in minor versions of one step.
struct HopFact {
  Fact fact;
  std::int64_t max_step = 0;
};

}  // namespace belay
