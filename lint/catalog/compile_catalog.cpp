// Turns the fact files into a C++ header: compile_catalog FILE.yaml... > tables.h
//
// What does not fit schema.h ends the build: a fact without an id, a text, a source or a date, with
// a key that its kind does not have, or with the id of another one.

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <exception>
#include <iterator>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan/day.h"
#include "lint/catalog/schema.h"

namespace belay {
namespace {

constexpr std::string_view kTexts[] = {"id", "text", "source", "as_of"};

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

// `kubelet-skew`, `known_bad` -> `kKubeletSkew`, `kKnownBad`
std::string ConstantName(std::string_view id) {
  std::string name = "k";
  bool upper = true;
  for (const char c : id) {
    if (c == '-' || c == '_') {
      upper = true;
      continue;
    }
    name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = false;
  }
  return name;
}

[[noreturn]] void Fail(const std::string& where, std::string_view what) {
  throw std::runtime_error(fmt::format("{}: {}", where, what));
}

bool Fits(ColumnType type, const std::string& text) {
  static const std::regex kVersion("[0-9]+([.][0-9]+)*");
  static const std::regex kNumber("[0-9]+");
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
  if (open != std::string::npos) {
    const std::size_t close = text.find(']', at);
    text = value.empty() ? text.substr(0, open) + text.substr(close + 1)
                         : text.substr(0, open) + text.substr(open + 1, close - open - 1) +
                               text.substr(close + 1);
  }
  Replace(text, blank, value);
}

class Writer {
 public:
  void AddFile(const std::string& path) {
    const YAML::Node root = YAML::LoadFile(path);
    const FactKind& kind = KindOf(root, path);
    for (const YAML::Node& group : root[std::string(kind.list)]) {
      const std::string where = fmt::format("{}:{}", path, group.Mark().line + 1);
      if (!group.IsMap()) Fail(where, "not a map");
      CheckKeys(group, kind, true, where);
      const YAML::Node rows = group["rows"];
      if (!rows) {
        const std::string name = ConstantName(group["id"].Scalar());
        constants_ += fmt::format("inline constexpr {} {}{};\n", kind.type, name,
                                  Initialiser(group, group, kind, where));
        list_ += (list_.empty() ? "" : ", ") + name;
        continue;
      }
      for (const YAML::Node& row : rows) {
        const std::string at = fmt::format("{}:{}", path, row.Mark().line + 1);
        CheckKeys(row, kind, false, at);
        list_ += (list_.empty() ? "" : ",\n    ") + Initialiser(group, row, kind, at);
      }
    }
    const std::string list = ConstantName(kind.list);
    header_ += fmt::format("{}inline constexpr {} {}List[] = {{{}}};\n", constants_, kind.type,
                           list, list_);
    header_ += fmt::format("inline constexpr Fact {}Facts[] = {{{}}};\n\n", list, facts_);
    lists_ += fmt::format("    {{{}, {}, {}, {}Facts}},\n", Quoted(kind.list), Quoted(kind.title),
                          kind.months, list);
    constants_.clear();
    list_.clear();
    facts_.clear();
  }

  std::string Finish() const {
    return "// Made from lint/catalog/*.yaml.\n#pragma once\n\n#include \"lint/catalog/fact.h\"\n\n"
           "namespace belay::facts {\n\n" +
           header_ + "inline constexpr FactList kAll[] = {\n" + lists_ +
           "};\n\n}  // namespace belay::facts\n";
  }

 private:
  static const FactKind& KindOf(const YAML::Node& root, const std::string& path) {
    for (const FactKind& kind : FactKinds()) {
      if (!root.IsMap() || root.size() != 1) continue;
      const YAML::Node list = root[std::string(kind.list)];
      if (list && list.IsSequence()) return kind;
    }
    Fail(path, "needs one list that is named like its kind of facts");
  }

  static void CheckKeys(const YAML::Node& map, const FactKind& kind, bool group,
                        const std::string& where) {
    for (const auto& entry : map) {
      const std::string key = entry.first.Scalar();
      const bool text = std::find(std::begin(kTexts), std::end(kTexts), key) != std::end(kTexts);
      const bool column = std::any_of(kind.columns.begin(), kind.columns.end(),
                                      [&](const Column& known) { return known.key == key; });
      if (!column && !(group && (text || key == "rows"))) {
        Fail(where, fmt::format("no key `{}` here", key));
      }
    }
  }

  // The texts of a fact, checked, as the initialiser of a Fact.
  std::string Texts(const YAML::Node& group, const YAML::Node& row, const FactKind& kind,
                    const std::string& where) {
    std::array<std::string, 4> texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      texts[i] = ValueOf(group, row, kTexts[i]);
      if (texts[i].empty()) Fail(where, fmt::format("needs `{}`", kTexts[i]));
      if (texts[i].find('\n') != std::string::npos) {
        Fail(where, fmt::format("`{}` has more than one line", kTexts[i]));
      }
    }
    static const std::regex kMonth("20[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?");
    if (!std::regex_match(texts[3], kMonth)) Fail(where, "`as_of` is not a date: " + texts[3]);
    if (row != group) {
      // As many of the row's values as tell it from the others.
      for (const auto& entry : row) {
        if (!entry.second.IsScalar()) continue;
        if (texts[0] != group["id"].Scalar() && !ids_.contains(texts[0])) break;
        texts[0] += "-" + Slug(entry.second.Scalar());
      }
      for (const Column& column : kind.columns) {
        Fill(texts[1], column.key, ValueOf(group, row, column.key));
      }
      Replace(texts[1], "{range}", RangeOf(ValueOf(group, row, "min"), ValueOf(group, row, "max")));
    }
    static const std::regex kId("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    if (!std::regex_match(texts[0], kId)) Fail(where, "`id` is not kebab-case: " + texts[0]);
    if (!ids_.insert(texts[0]).second) Fail(where, "there is another fact " + texts[0]);
    return fmt::format("{{{}, {}, {}, {}}}", Quoted(texts[0]), Quoted(texts[1]), Quoted(texts[2]),
                       Quoted(texts[3]));
  }

  std::string Initialiser(const YAML::Node& group, const YAML::Node& row, const FactKind& kind,
                          const std::string& where) {
    const std::string texts = Texts(group, row, kind, where);
    facts_ += (facts_.empty() ? "" : ",\n    ") + texts;
    if (kind.columns.empty()) return texts;
    std::string fields = texts;
    for (const Column& column : kind.columns) {
      const std::string value = ValueOf(group, row, column.key);
      if (value.empty() && column.required) Fail(where, fmt::format("needs `{}`", column.key));
      if (!value.empty() && !Fits(column.type, value)) {
        Fail(where, fmt::format("`{}` cannot be {}", column.key, value));
      }
      fields += ", " + Field(column, value);
    }
    return "{" + fields + "}";
  }

  std::string Field(const Column& column, const std::string& value) {
    switch (column.type) {
      case ColumnType::kInteger:
        return value.empty() ? "std::nullopt" : value;
      case ColumnType::kFlag:
        return value.empty() ? "false" : "true";
      case ColumnType::kNames:
        return value.empty() ? "{}" : NamesConstant(value);
      case ColumnType::kText:
      case ColumnType::kVersion:
      case ColumnType::kDate:
        return Quoted(value);
    }
    return "{}";
  }

  // Lists of names are shared: `k12Names`.
  std::string NamesConstant(const std::string& list) {
    const auto found = std::find(names_.begin(), names_.end(), list);
    const std::string name = fmt::format("kNames{}", found - names_.begin());
    if (found != names_.end()) return name;
    names_.push_back(list);
    std::string quoted = Quoted(list);
    Replace(quoted, ", ", "\", \"");
    constants_ += fmt::format("inline constexpr std::string_view {}[] = {{{}}};\n", name, quoted);
    return name;
  }

  static std::string Slug(const std::string& text) {
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

  std::set<std::string> ids_;
  std::vector<std::string> names_;
  std::string header_;
  std::string lists_;
  std::string constants_;  // of the file at hand
  std::string list_;
  std::string facts_;
};

}  // namespace
}  // namespace belay

int main(int argc, char** argv) {
  try {
    belay::Writer writer;
    for (int i = 1; i < argc; ++i) writer.AddFile(argv[i]);
    fmt::print("{}", writer.Finish());
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
