#include "lint/catalog/fact_row.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <regex>

#include "compiler/plan/day.h"

namespace belay {
namespace {

constexpr std::string_view kTexts[] = {"id", "text", "source", "as_of"};

[[noreturn]] void Fail(const YAML::Node& node, const std::string& what) {
  throw BadFacts(node.Mark().line + 1, what);
}

bool Fits(ColumnType type, const std::string& text) {
  static const std::regex kVersion("[0-9]+([.][0-9]+)*");
  static const std::regex kNumber("[0-9]{1,9}");
  switch (type) {
    case ColumnType::kVersion:
      return std::regex_match(text, kVersion);
    case ColumnType::kDate:
      return IsDay(text);
    case ColumnType::kInteger:
      return std::regex_match(text, kNumber);
    case ColumnType::kFlag:
      return text == "true";
    case ColumnType::kText:
    case ColumnType::kNames:
      return !text.empty();
  }
  return false;
}

// The value of a key: the row's own, else the whole group's; a list as `a, b`.
std::string ValueOf(const YAML::Node& group, const YAML::Node& row, std::string_view key) {
  const std::string name(key);
  const YAML::Node own = row[name];
  const YAML::Node value = own ? own : group[name];
  if (!value) return "";
  if (value.IsScalar()) return value.Scalar();
  std::string list;
  for (const YAML::Node& item : value) list += (list.empty() ? "" : ", ") + item.Scalar();
  return list;
}

// `1.22 to 1.25`, `1.28 or newer`, `1.21 or older`, `1.19`.
std::string RangeOf(const std::string& min, const std::string& max) {
  if (min == max) return min;
  if (max.empty()) return min + " or newer";
  return min.empty() ? max + " or older" : min + " to " + max;
}

void Replace(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Puts the value in place of `{key}`. A part in brackets, as in `until {end}[, paid until {more}]`,
// stands only in the texts of those that have the value.
void Fill(std::string& text, std::string_view key, const std::string& value) {
  const std::string blank = fmt::format("{{{}}}", key);
  const std::size_t at = text.find(blank);
  const std::size_t open = at == std::string::npos ? at : text.rfind('[', at);
  const std::size_t close = text.find(']', at == std::string::npos ? 0 : at);
  if (open != std::string::npos && close != std::string::npos) {
    text = value.empty() ? text.substr(0, open) + text.substr(close + 1)
                         : text.substr(0, open) + text.substr(open + 1, close - open - 1) +
                               text.substr(close + 1);
  }
  Replace(text, blank, value);
}

std::string Slug(const std::string& text) {
  std::string slug;
  for (const char c : text) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (plain) {
      slug += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  return slug;
}

void CheckKeys(const YAML::Node& map, const FactKind& kind, bool group) {
  if (!map.IsMap()) Fail(map, "a fact is a map");
  for (const auto& entry : map) {
    const std::string key = entry.first.Scalar();
    const bool text = std::find(std::begin(kTexts), std::end(kTexts), key) != std::end(kTexts);
    const bool column = std::any_of(kind.columns.begin(), kind.columns.end(),
                                    [&](const Column& known) { return known.key == key; });
    if (!column && !(group && (text || key == "rows"))) {
      Fail(entry.first, fmt::format("`{}` has no key `{}`", kind.list, key));
    }
  }
}

const FactKind& KindOf(const YAML::Node& name) {
  const auto found = std::ranges::find_if(
      FactKinds(), [&](const FactKind& kind) { return kind.list == name.Scalar(); });
  if (found == FactKinds().end()) {
    std::string known;
    for (const FactKind& kind : FactKinds()) {
      known += (known.empty() ? "" : ", ") + std::string(kind.list);
    }
    Fail(name, fmt::format("no facts are called `{}`; there are {}", name.Scalar(), known));
  }
  return *found;
}

}  // namespace

BadFacts::BadFacts(int line, const std::string& what)
    : std::runtime_error(fmt::format("line {}: {}", line, what)) {}

std::vector<FactRow> FactReader::Read(const YAML::Node& root) {
  std::vector<FactRow> rows;
  if (root.IsNull()) return rows;
  if (!root.IsMap()) Fail(root, "a map of lists of facts is needed, like `hops: [...]`");
  for (const auto& entry : root) {
    const FactKind& kind = KindOf(entry.first);
    if (!entry.second.IsSequence()) {
      Fail(entry.first, fmt::format("`{}` is a list of facts", kind.list));
    }
    for (const YAML::Node& group : entry.second) {
      CheckKeys(group, kind, true);
      const YAML::Node of_group = group["rows"];
      if (!of_group) {
        rows.push_back(Row(group, group, kind));
        continue;
      }
      if (!of_group.IsSequence()) Fail(of_group, "`rows` is a list");
      for (const YAML::Node& row : of_group) {
        CheckKeys(row, kind, false);
        rows.push_back(Row(group, row, kind));
      }
    }
  }
  return rows;
}

FactRow FactReader::Row(const YAML::Node& group, const YAML::Node& row, const FactKind& kind) {
  FactRow made{.kind = &kind,
               .alone = row == group,
               .id = ValueOf(group, row, "id"),
               .text = ValueOf(group, row, "text"),
               .source = ValueOf(group, row, "source"),
               .as_of = ValueOf(group, row, "as_of"),
               .values = {}};
  const std::string* const texts[] = {&made.id, &made.text, &made.source, &made.as_of};
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    if (texts[i]->empty()) Fail(row, fmt::format("a fact needs `{}`", kTexts[i]));
    if (texts[i]->find('\n') != std::string::npos) {
      Fail(row, fmt::format("`{}` has more than one line", kTexts[i]));
    }
  }
  static const std::regex kMonth("20[0-9]{2}-(0[1-9]|1[0-2])");
  if (!IsDay(made.as_of) && !std::regex_match(made.as_of, kMonth)) {
    Fail(row, "`as_of` is a day or a month like 2026-11, and no " + made.as_of);
  }
  if (!made.alone) {
    // As many of the row's values as tell it from the others.
    for (const auto& entry : row) {
      if (!entry.second.IsScalar()) continue;
      if (made.id != group["id"].Scalar() && !ids_.contains(made.id)) break;
      made.id += "-" + Slug(entry.second.Scalar());
    }
    for (const Column& column : kind.columns) {
      Fill(made.text, column.key, ValueOf(group, row, column.key));
    }
    Replace(made.text, "{range}", RangeOf(ValueOf(group, row, "min"), ValueOf(group, row, "max")));
  }
  static const std::regex kId("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  if (!std::regex_match(made.id, kId)) Fail(row, "`id` is not kebab-case: " + made.id);
  if (!ids_.insert(made.id).second) Fail(row, "there is another fact " + made.id);
  for (const Column& column : kind.columns) {
    const std::string value = ValueOf(group, row, column.key);
    if (value.empty() && column.required)
      Fail(row, fmt::format("a fact of `{}` needs `{}`", kind.list, column.key));
    if (!value.empty() && !Fits(column.type, value)) {
      Fail(row, fmt::format("`{}` cannot be {}", column.key, value));
    }
    const auto choices = SplitNames(column.choices);
    const bool known = choices.empty() || std::ranges::find(choices, value) != choices.end();
    if (!value.empty() && !known) {
      Fail(row, fmt::format("`{}` is one of {}, and not {}", column.key, column.choices, value));
    }
    made.values.push_back(value);
  }
  return made;
}

std::vector<std::string_view> SplitNames(std::string_view names) {
  std::vector<std::string_view> split;
  while (!names.empty()) {
    const std::size_t end = names.find(", ");
    split.push_back(names.substr(0, end));
    names = end == std::string_view::npos ? std::string_view() : names.substr(end + 2);
  }
  return split;
}

}  // namespace belay
