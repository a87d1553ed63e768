#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace belay {

// The place of a T in its Table. Ids, not pointers: they stay good when the table grows.
template <typename T>
struct Id {
  std::uint32_t index = 0;
  auto operator<=>(const Id&) const = default;
};

// A vector that is indexed by its own kind of id only.
template <typename T>
class Table {
 public:
  Id<T> Add(T value) {
    rows_.push_back(std::move(value));
    return {.index = static_cast<std::uint32_t>(rows_.size() - 1)};
  }

  const T& operator[](Id<T> id) const { return rows_[id.index]; }
  T& operator[](Id<T> id) { return rows_[id.index]; }

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }
  auto begin() { return rows_.begin(); }
  auto end() { return rows_.end(); }

 private:
  std::vector<T> rows_;
};

}  // namespace belay
