#pragma once

#include <vector>

#include "compiler/diagnostics/diagnostic.h"

namespace belay {

// Collects findings. The only mutable thing that stages pass around.
class Diagnostics {
 public:
  void Add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

  // By place, then severity (worst first), then code; equal ones once.
  std::vector<Diagnostic> Sorted() const;

  std::size_t Count(Severity severity) const;
  bool has_errors() const { return Count(Severity::kError) > 0; }
  bool empty() const { return all_.empty(); }

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace belay
