#include "compiler/shell/compile_catalog/catalog.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "compiler/shell/compile_catalog/schema.h"

namespace belay::compile_catalog {
namespace {

using Pattern = std::vector<std::string>;

// More words first, then fewer stars, then by the alphabet.
bool TellsMore(const Pattern& a, const Pattern& b) {
  if (a.size() != b.size()) return a.size() > b.size();
  const auto has_star = [](const std::string& word) { return word.find('*') != std::string::npos; };
  const auto stars_a = std::count_if(a.begin(), a.end(), has_star);
  const auto stars_b = std::count_if(b.begin(), b.end(), has_star);
  if (stars_a != stars_b) return stars_a < stars_b;
  return a < b;
}

}  // namespace

void Catalog::ReadTool(const YAML::Node& file) {
  CheckKeys(file, {kToolKeys});
  if (!file["commands"] || !file["commands"].IsSequence()) {
    throw Mistake(file, "`commands` is missing");
  }
  struct Command {
    Pattern pattern;
    std::string code;
  };
  std::vector<Command> commands;
  std::set<Pattern> seen;
  for (const YAML::Node& node : file["commands"]) {
    CheckKeys(node, {kCommandKeys, kSettings});
    if (!node["is"]) throw Mistake(node, "`is` is missing");
    const std::string code = commands_.Code(node);
    for (const std::string& written : Texts(node["is"])) {
      Command command{.pattern = Split(written), .code = code};
      if (!seen.insert(command.pattern).second) {
        throw Mistake(node["is"], "`" + written + "` is there twice");
      }
      commands.push_back(std::move(command));
    }
  }
  std::sort(commands.begin(), commands.end(),
            [](const Command& a, const Command& b) { return TellsMore(a.pattern, b.pattern); });
  std::vector<std::string> elements;
  elements.reserve(commands.size());
  for (const Command& command : commands) {
    elements.push_back("{.pattern = " + arrays_.List(command.pattern) + ", " + command.code + "}");
  }
  const std::string table = arrays_.Add("CatalogCommand", elements);
  const std::vector<std::string> tools = Texts(file["tool"]);
  std::vector<std::string> names = Texts(file["aliases"]);
  if (!names.empty() && tools.size() > 1) throw Mistake(file["aliases"], "of which tool?");
  names.insert(names.end(), tools.begin(), tools.end());
  const auto list = [&](const char* key) { return arrays_.List(Texts(file[key])); };
  const auto flag = [&](const char* key) {
    return file[key] && file[key].as<bool>() ? "true" : "false";
  };
  for (const std::string& name : names) {
    const std::string code =
        "{.name = " + Quoted(tools.size() == 1 ? tools[0] : name) +
        ", .valued_flags = " + list("valued_flags") + ", .namespace_flags = " + list("namespace") +
        ", .context_flags = " + list("context") + ", .kubeconfig = " + flag("kubeconfig") +
        ", .long_dash = " + flag("long_dash") + ", .commands = " + table +
        ", .hazards = " + commands_.Hazards(file["hazards"], name);
    const std::string called = tools.size() == 1 ? tools[0] : name;
    if (!tools_.emplace(name, Tool{.called = called, .code = code}).second) {
      throw Mistake(file, "`" + name + "` is there twice");
    }
  }
}

void Catalog::ReadOperations(const YAML::Node& file) {
  CheckKeys(file, {kOperationsKeys});
  for (const auto& entry : file["operations"]) {
    operations_[entry.first.Scalar()] = entry.second.Scalar();
  }
}

void Catalog::ReadResources(const YAML::Node& file) {
  CheckKeys(file, {kResourcesKeys});
  for (const auto& entry : file["resources"]) {
    const std::string full = entry.first.Scalar();
    std::vector<std::string> names = Texts(entry.second);
    names.push_back(full);
    for (const std::string& name : names) {
      if (!kinds_.emplace(name, full).second) {
        throw Mistake(entry.first, "`" + name + "` is there twice");
      }
    }
  }
}

void Catalog::ReadFile(const std::string& path) {
  try {
    const YAML::Node file = YAML::LoadFile(path);
    if (!file.IsMap()) throw Mistake(file, "a map is needed");
    CheckFacts(file);
    commands_.Enter(path, file);
    if (file["tool"]) {
      ReadTool(file);
    } else if (file["operations"]) {
      ReadOperations(file);
    } else if (file["resources"]) {
      ReadResources(file);
    } else if (file["pairs"]) {
      pairs_.Read(file);
    } else {
      throw Mistake(file, "`tool`, `operations`, `resources` or `pairs` is needed");
    }
  } catch (const std::exception& mistake) {
    throw std::runtime_error(path + ":" + mistake.what());
  }
}

std::string Catalog::Table() const {
  commands_.CheckOperations(operations_);
  std::set<std::string> called;
  for (const auto& [name, tool] : tools_) called.insert(tool.called);
  pairs_.Check(called);
  std::ostringstream code;
  code << "// Made from compiler/shell/catalog by compile_catalog. Not to be edited.\n"
          "#include <algorithm>\n\n#include \"compiler/shell/catalog.h\"\n\n"
          "namespace belay::shell {\nnamespace {\n\n"
       << arrays_.code() << pairs_.Code()
       << "\nstruct Tool {\n  std::string_view called;\n  CatalogTool tool;\n};\n"
       << "constexpr Tool kTools[] = {\n";
  for (const auto& [name, tool] : tools_) {
    code << "    {" << Quoted(name) << ", " << tool.code
         << ", .pairs = " << pairs_.Name(tool.called) << "}},\n";
  }
  code << "};\n\nstruct Kind {\n  std::string_view written;\n  std::string_view full;\n};\n"
          "constexpr Kind kKinds[] = {\n";
  for (const auto& [name, full] : kinds_) {
    code << "    {" << Quoted(name) << ", " << Quoted(full) << "},\n";
  }
  code << "};\n\nconstexpr std::string_view kOperations[] = {";
  for (const auto& [name, meaning] : operations_) code << Quoted(name) << ", ";
  code << "};\n\nconstexpr std::string_view kPairs[] = {";
  for (const std::string& name : pairs_.known()) code << Quoted(name) << ", ";
  code
      << "};\n\n}  // namespace\n\n"
         "const CatalogTool* FindTool(std::string_view name) {\n"
         "  const auto* const found =\n"
         "      std::lower_bound(std::begin(kTools), std::end(kTools), name,\n"
         "                       [](const Tool& a, std::string_view b) { return a.called < b; });\n"
         "  return found != std::end(kTools) && found->called == name ? &found->tool : "
         "nullptr;\n}\n\n"
         "std::string_view FullKind(std::string_view name) {\n"
         "  const auto* const found =\n"
         "      std::lower_bound(std::begin(kKinds), std::end(kKinds), name,\n"
         "                       [](const Kind& a, std::string_view b) { return a.written < b; "
         "});\n"
         "  return found != std::end(kKinds) && found->written == name ? found->full\n"
         "                                                             : std::string_view();\n}\n\n"
         "Names KnownOperations() { return kOperations; }\n\n"
         "Names KnownPairs() { return kPairs; }\n\n}  // namespace belay::shell\n";
  return code.str();
}

}  // namespace belay::compile_catalog
