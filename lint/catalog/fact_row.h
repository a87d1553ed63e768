#pragma once

#include <array>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lint/catalog/schema.h"

namespace YAML {
class Node;
}

// Facts as files have them, checked by schema.h. The build makes tables of those that are built in,
// and `--facts` reads those of a user.
namespace belay {

struct FactRow {
  const FactKind* kind = nullptr;
  bool alone = false;  // it stands in its file without `rows`
  std::string id;
  std::string text;
  std::string source;
  std::string as_of;
  std::vector<std::string> values;  // by column; empty: not given. Of names, with `, ` between
};

// What does not fit the schema: a fact without an id, a text, a source or a date, with a key that
// its kind does not have, or with the id of another one. what() begins with the line.
class BadFacts : public std::runtime_error {
 public:
  BadFacts(int line, const std::string& what);
};

// Of one file after the other; no id may stand twice in all of them.
class FactReader {
 public:
  std::vector<FactRow> Read(const YAML::Node& root);

 private:
  FactRow Row(const YAML::Node& group, const YAML::Node& row, const FactKind& kind);

  std::set<std::string> ids_;
};

// `a, b`; parts of it.
std::vector<std::string_view> SplitNames(std::string_view names);

}  // namespace belay
