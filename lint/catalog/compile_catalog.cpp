// Turns the fact files into a C++ header: compile_catalog FILE.yaml... > tables.h
//
// Each file has one list; its key says what kind of facts it holds. A fact without an id, a text, a
// source or a date, with a key that its kind does not have, or with the id of another one, ends the
// build.

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <exception>
#include <iterator>
#include <regex>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

// A number of a fact. An optional one is a std::optional of the C++ struct.
struct Column {
  std::string_view key;
  bool required = true;
};

constexpr Column kSkewColumns[] = {
    {"max_newer"}, {"max_older"}, {"first_minor", false}, {"last_minor", false}};
constexpr Column kHopColumns[] = {{"max_step"}};

// The facts of one file: the key of its list, and the C++ type that they become.
struct Kind {
  std::string_view list;
  std::string_view type;
  std::span<const Column> columns;
};

constexpr Kind kKinds[] = {
    {"skew", "SkewFact", kSkewColumns},
    {"hops", "HopFact", kHopColumns},
    {"practices", "Fact", {}},
};

constexpr std::string_view kTexts[] = {"id", "text", "source", "as_of"};

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

// `kubelet-skew` -> `kKubeletSkew`
std::string ConstantName(std::string_view id) {
  std::string name = "k";
  bool upper = true;
  for (const char c : id) {
    if (c == '-') {
      upper = true;
      continue;
    }
    name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = false;
  }
  return name;
}

// The fact's texts, checked, as the initialiser of a Fact.
std::string TextsOf(const YAML::Node& fact, const std::string& where) {
  std::string texts;
  for (const std::string_view key : kTexts) {
    const YAML::Node value = fact[std::string(key)];
    if (!value || !value.IsScalar() || value.Scalar().empty()) {
      throw std::runtime_error(fmt::format("{}: needs `{}`", where, key));
    }
    if (value.Scalar().find('\n') != std::string::npos) {
      throw std::runtime_error(fmt::format("{}: `{}` has more than one line", where, key));
    }
    texts += (texts.empty() ? "" : ", ") + Quoted(value.Scalar());
  }
  static const std::regex kDate("20[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?");
  if (!std::regex_match(fact["as_of"].Scalar(), kDate)) {
    throw std::runtime_error(
        fmt::format("{}: `as_of` is \"{}\", not a date", where, fact["as_of"].Scalar()));
  }
  static const std::regex kId("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  if (!std::regex_match(fact["id"].Scalar(), kId)) {
    throw std::runtime_error(
        fmt::format("{}: `id` is \"{}\", not kebab-case", where, fact["id"].Scalar()));
  }
  return "{" + texts + "}";
}

std::string InitialiserOf(const YAML::Node& fact, const Kind& kind, const std::string& where) {
  if (!fact.IsMap()) throw std::runtime_error(where + ": not a map");
  const std::string texts = TextsOf(fact, where);
  for (const auto& entry : fact) {
    const std::string key = entry.first.Scalar();
    const bool known = std::find(std::begin(kTexts), std::end(kTexts), key) != std::end(kTexts) ||
                       std::any_of(kind.columns.begin(), kind.columns.end(),
                                   [&](const Column& column) { return column.key == key; });
    if (!known) throw std::runtime_error(fmt::format("{}: no key `{}` here", where, key));
  }
  if (kind.columns.empty()) return texts;
  std::string fields = texts;
  for (const Column& column : kind.columns) {
    const YAML::Node value = fact[std::string(column.key)];
    if (!value && column.required) {
      throw std::runtime_error(fmt::format("{}: needs `{}`", where, column.key));
    }
    fields += ", " + (value ? std::to_string(value.as<int>()) : std::string("std::nullopt"));
  }
  return "{" + fields + "}";
}

const Kind& KindOf(const YAML::Node& root, const std::string& path) {
  for (const Kind& kind : kKinds) {
    if (!root.IsMap() || root.size() != 1) continue;
    const YAML::Node list = root[std::string(kind.list)];
    if (list && list.IsSequence()) return kind;
  }
  throw std::runtime_error(path + ": needs one list `skew`, `hops` or `practices`");
}

std::string Compile(const std::vector<std::string>& paths) {
  std::string header =
      "// Made from lint/catalog/*.yaml.\n#pragma once\n\n#include \"lint/catalog/fact.h\"\n\n"
      "namespace belay::facts {\n\n";
  std::set<std::string> ids;
  std::string all;
  for (const std::string& path : paths) {
    const YAML::Node root = YAML::LoadFile(path);
    const Kind& kind = KindOf(root, path);
    std::string list;
    for (const YAML::Node& fact : root[std::string(kind.list)]) {
      const std::string where = fmt::format("{}:{}", path, fact.Mark().line + 1);
      const std::string initialiser = InitialiserOf(fact, kind, where);
      const std::string id = fact["id"].Scalar();
      if (!ids.insert(id).second) {
        throw std::runtime_error(fmt::format("{}: there is another fact `{}`", where, id));
      }
      const std::string name = ConstantName(id);
      header += fmt::format("inline constexpr {} {}{};\n", kind.type, name, initialiser);
      list += fmt::format("{}{}", list.empty() ? "" : ", ", name);
      all +=
          fmt::format("{}{}{}", all.empty() ? "" : ", ", name, kind.columns.empty() ? "" : ".fact");
    }
    header += fmt::format("inline constexpr {} {}List[] = {{{}}};\n\n", kind.type,
                          ConstantName(kind.list), list);
  }
  return header + fmt::format("inline constexpr Fact kAll[] = {{{}}};\n\n", all) +
         "}  // namespace belay::facts\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    fmt::print("{}", Compile(std::vector<std::string>(argv + 1, argv + argc)));
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
