#pragma once

#include <span>
#include <string_view>

// What the fact files may hold: one list each, whose key names its kind.
//
// A fact is a map with `id`, `text`, `source`, `as_of` and the columns of its kind. One with `rows`
// is as many facts as it has rows: each has the keys of the map, its own over them, an id made of
// both, and its values in place of `{key}` in the text; a part of the text in brackets goes when
// its value is missing. `{range}` is made of `min` and `max`.
namespace belay {

enum class ColumnType { kInteger, kText, kFlag, kNames, kVersion, kDate };

// Becomes the field of the C++ struct in the same place.
struct Column {
  std::string_view key;
  ColumnType type = ColumnType::kText;
  bool required = true;
  std::string_view choices = {};  // the values that there are, with `, ` between; empty: any
};

struct FactKind {
  std::string_view list;   // the key of the file's list
  std::string_view type;   // the C++ struct; its first field is the Fact
  std::string_view title;  // for readers of `belay facts`
  int months = 12;         // how long such a fact is good for
  std::span<const Column> columns;
};

std::span<const FactKind> FactKinds();

}  // namespace belay
