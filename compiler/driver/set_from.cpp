#include "compiler/driver/set_from.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <stdexcept>

namespace belay {
namespace {

// What is wrong with a file, and where.
class BadValues : public std::runtime_error {
 public:
  BadValues(const YAML::Mark& mark, const std::string& what)
      : std::runtime_error(mark.is_null() ? what
                                          : fmt::format("line {}: {}", mark.line + 1, what)) {}
};

std::string TextOf(const YAML::Node& value, const std::string& name) {
  if (value.IsScalar()) return value.Scalar();  // as it is written: `1.30` keeps its zero
  if (!value.IsSequence()) {
    throw BadValues(value.Mark(),
                    fmt::format("`{}` has {}; a value is a text, a number, true, false or a list",
                                name, value.IsMap() ? "a mapping" : "no value"));
  }
  std::string list;
  for (const YAML::Node& item : value) {
    if (!item.IsScalar() || item.Scalar().find(',') != std::string::npos) {
      throw BadValues(item.Mark(),
                      fmt::format("an item of `{}` is no plain text without a comma", name));
    }
    list += (list.empty() ? "" : ",") + item.Scalar();
  }
  return list;
}

Settings Read(const std::string& text) {
  Settings settings;
  const std::vector<YAML::Node> documents = YAML::LoadAll(text);
  if (documents.size() > 1) throw BadValues(documents[1].Mark(), "one document is needed");
  if (documents.empty() || documents[0].IsNull()) return settings;
  if (!documents[0].IsMap()) {
    throw BadValues(documents[0].Mark(), "a mapping is needed: `parameter: value`");
  }
  for (const auto& entry : documents[0]) {
    if (!entry.first.IsScalar()) {
      throw BadValues(entry.first.Mark(), "the name of a parameter is a plain text");
    }
    const std::string name = entry.first.Scalar();
    if (!settings.emplace(name, TextOf(entry.second, name)).second) {
      throw BadValues(entry.first.Mark(), fmt::format("`{}` has a value already", name));
    }
  }
  return settings;
}

}  // namespace

std::optional<Settings> AllSettings(const Settings& set, const std::vector<std::string>& set_from,
                                    const FileSystem& files, Result& result) {
  Settings all = set;
  for (auto path = set_from.rbegin(); path != set_from.rend(); ++path) {
    const ReadResult read = files.Read(*path);
    if (!read.text) {
      result.Note(ExitCode::kUsage, fmt::format("cannot read `{}`: {}", *path, read.error));
      return std::nullopt;
    }
    try {
      all.merge(Read(*read.text));  // what is there stays
    } catch (const BadValues& error) {
      result.Note(ExitCode::kUsage, fmt::format("`{}`: {}", *path, error.what()));
      return std::nullopt;
    } catch (const YAML::Exception& error) {
      result.Note(ExitCode::kUsage,
                  fmt::format("`{}`: line {}: {}", *path, error.mark.line + 1, error.msg));
      return std::nullopt;
    }
  }
  return all;
}

}  // namespace belay
