// Turns the fact files into a C++ header: compile_catalog FILE.yaml... > tables.h
//
// What does not fit schema.h ends the build.

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "lint/catalog/fact_row.h"

namespace belay {
namespace {

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

// How a row's value becomes the field of a column.
std::string_view Conversion(const Column& column) {
  switch (column.type) {
    case ColumnType::kInteger:
      return column.required ? "Number" : "OptionalNumber";
    case ColumnType::kFlag:
      return "Flag";
    case ColumnType::kNames:
      return "List";
    case ColumnType::kText:
    case ColumnType::kVersion:
    case ColumnType::kDate:
      break;
  }
  return "Text";
}

class Writer {
 public:
  void AddFile(const std::string& path) {
    std::string list;
    const FactKind* kind = nullptr;
    for (const FactRow& row : reader_.Read(YAML::LoadFile(path))) {
      if (kind != nullptr && kind != row.kind) {
        throw std::runtime_error("a file of built-in facts has one list");
      }
      kind = row.kind;
      std::string written = Initialiser(row);
      if (row.alone) {
        const std::string name = ConstantName(row.id);
        header_ += fmt::format("inline constexpr {} {}{};\n", kind->type, name, written);
        written = name;
      }
      list += (list.empty() ? "" : ",\n    ") + written;
    }
    if (kind == nullptr) throw std::runtime_error("no facts");
    header_ += fmt::format("inline constexpr {} {}List[] = {{{}}};\n\n", kind->type,
                           ConstantName(kind->list), list);
  }

  std::string Finish() const {
    std::string tables;
    std::string types;
    for (const FactKind& kind : FactKinds()) {
      std::string fields = "row.Texts()";
      for (std::size_t i = 0; i < kind.columns.size(); ++i) {
        fields += fmt::format(", row.{}({})", Conversion(kind.columns[i]), i);
      }
      tables += fmt::format(
          "template <>\nstruct Table<{0}> {{\n  static constexpr std::string_view kName = {1};\n"
          "  static constexpr std::span<const {0}> kFacts = {2}List;\n"
          "  template <typename Row>\n  static {0} Make(Row& row) {{\n    return {{{3}}};\n  "
          "}}\n}};\n",
          kind.type, Quoted(kind.list), ConstantName(kind.list), fields);
      types += fmt::format("{}{}", types.empty() ? "" : ", ", kind.type);
    }
    return "// Made from lint/catalog/*.yaml.\n#pragma once\n\n#include <tuple>\n\n"
           "#include \"lint/catalog/fact.h\"\n\nnamespace belay::facts {\n\n" +
           header_ +
           "// What is built in of a kind, and how one is made of a row of a user's file.\n"
           "template <typename T>\nstruct Table;\n" +
           tables + "\nusing Kinds = std::tuple<" + types + ">;\n\n}  // namespace belay::facts\n";
  }

 private:
  std::string Initialiser(const FactRow& row) {
    std::string texts = fmt::format("{{{}, {}, {}, {}}}", Quoted(row.id), Quoted(row.text),
                                    Quoted(row.source), Quoted(row.as_of));
    if (row.values.empty()) return texts;
    std::string fields = texts;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      fields += ", " + Field(row.kind->columns[i], row.values[i]);
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

  // Lists of names are shared: `kNames12`.
  std::string NamesConstant(const std::string& list) {
    const auto found = std::find(names_.begin(), names_.end(), list);
    std::string name = fmt::format("kNames{}", found - names_.begin());
    if (found != names_.end()) return name;
    names_.push_back(list);
    std::string quoted;
    for (const std::string_view one : SplitNames(list)) {
      quoted += (quoted.empty() ? "" : ", ") + Quoted(one);
    }
    header_ += fmt::format("inline constexpr std::string_view {}[] = {{{}}};\n", name, quoted);
    return name;
  }

  FactReader reader_;
  std::vector<std::string> names_;
  std::string header_;
};

}  // namespace
}  // namespace belay

int main(int argc, char** argv) {
  belay::Writer writer;
  for (int i = 1; i < argc; ++i) {
    try {
      writer.AddFile(argv[i]);
    } catch (const std::exception& error) {
      fmt::print(stderr, "{}: {}\n", argv[i], error.what());
      return 1;
    }
  }
  fmt::print("{}", writer.Finish());
  return 0;
}
