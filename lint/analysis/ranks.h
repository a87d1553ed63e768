#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace belay {

// A number for each state of a thing, made so that a rule is broken where the number of one thing's
// state is above that of the other's.
using Ranks = std::vector<std::int64_t>;

// Of a state that breaks nothing, whatever the other thing's state: on the side that must not be
// above, and on the side that it must not be above.
constexpr std::int64_t kNeverAbove = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kNeverBelow = std::numeric_limits<std::int64_t>::max();

// Finds the next number above a limit in logarithmic time. A tree whose nodes hold the largest
// number of their leaves.
class LargestTree {
 public:
  explicit LargestTree(const Ranks& ranks) {
    while (leaves_ < ranks.size()) leaves_ *= 2;
    nodes_.assign(2 * leaves_, kNeverAbove);
    std::copy(ranks.begin(), ranks.end(), nodes_.begin() + static_cast<std::ptrdiff_t>(leaves_));
    for (std::size_t i = leaves_ - 1; i > 0; --i) {
      nodes_[i] = std::max(nodes_[2 * i], nodes_[2 * i + 1]);
    }
  }

  // The first place from `begin` on whose number is above `limit`; `end` if there is none before.
  std::size_t NextAbove(std::int64_t limit, std::size_t begin, std::size_t end) const {
    if (begin >= end) return end;
    std::size_t node = begin + leaves_;
    while (nodes_[node] <= limit) {
      while (node % 2 == 1) node /= 2;  // it is the last of its parent's
      if (node == 0) return end;
      ++node;
    }
    while (node < leaves_) node = nodes_[2 * node] > limit ? 2 * node : 2 * node + 1;
    return std::min(node - leaves_, end);
  }

 private:
  std::size_t leaves_ = 1;
  std::vector<std::int64_t> nodes_;  // the root is 1, the leaves are last
};

}  // namespace belay
