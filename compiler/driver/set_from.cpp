#include "compiler/driver/set_from.h"

#include <fmt/format.h>

#include "compiler/driver/yaml_file.h"

namespace belay {
namespace {

std::string TextOf(const YAML::Node& value, const std::string& name) {
  if (value.IsScalar()) return value.Scalar();  // as it is written: `1.30` keeps its zero
  if (!value.IsSequence()) {
    throw BadYaml(value.Mark(),
                  fmt::format("`{}` has {}; a value is a text, a number, true, false or a list",
                              name, value.IsMap() ? "a mapping" : "no value"));
  }
  std::string list;
  for (const YAML::Node& item : value) {
    if (!item.IsScalar() || item.Scalar().find(',') != std::string::npos) {
      throw BadYaml(item.Mark(),
                    fmt::format("an item of `{}` is no plain text without a comma", name));
    }
    list += (list.empty() ? "" : ",") + item.Scalar();
  }
  return list;
}

Settings Read(const std::string& text) {
  Settings settings;
  const YAML::Node document = OneDocument(text);
  if (document.IsNull()) return settings;
  if (!document.IsMap()) {
    throw BadYaml(document.Mark(), "a mapping is needed: `parameter: value`");
  }
  for (const auto& entry : document) {
    if (!entry.first.IsScalar()) {
      throw BadYaml(entry.first.Mark(), "the name of a parameter is a plain text");
    }
    const std::string name = entry.first.Scalar();
    if (!settings.emplace(name, TextOf(entry.second, name)).second) {
      throw BadYaml(entry.first.Mark(), fmt::format("`{}` has a value already", name));
    }
  }
  return settings;
}

}  // namespace

std::optional<Settings> AllSettings(const Settings& set, const std::vector<std::string>& set_from,
                                    const FileSystem& files, Result& result) {
  Settings all = set;
  for (auto path = set_from.rbegin(); path != set_from.rend(); ++path) {
    const bool read = ReadYamlFile(*path, files, result, [&](const std::string& text) {
      all.merge(Read(text));  // what is there stays
    });
    if (!read) return std::nullopt;
  }
  return all;
}

}  // namespace belay
