#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Runs at build time: reads catalog/*.yaml, refuses what catalog/README.md does not allow, and
// writes the table of catalog.h as C++.
//   compile_catalog OUT.cpp FILE.yaml …
namespace {

struct Mistake : std::runtime_error {
  Mistake(const YAML::Node& node, const std::string& text)
      : std::runtime_error(std::to_string(node.Mark().line + 1) + ": " + text) {}
};

struct KindName {
  std::string_view written;
  std::string_view code;
};
constexpr KindName kKinds[] = {
    {"read", "kRead"},
    {"plan", "kPlan"},
    {"local", "kLocal"},
    {"change", "kChange"},
    {"disrupt", "kDisrupt"},
    {"destroy", "kDestroy"},
    {"migrate", "kMigrate"},
    {"backup", "kBackup"},
    {"restore", "kRestore"},
    {"undo", "kUndo"},
    {"wait", "kWait"},
    {"endless", "kEndless"},
    {"switch-context", "kSwitchContext"},
    {"unknown", ""},  // no effect, unless a rule raises it
};

using Keys = std::span<const std::string_view>;
constexpr std::string_view kSettings[] = {"kind",         "asynchronous", "completes",
                                          "completed_by", "note",         "loses_data"};
constexpr std::string_view kConditions[] = {"flags", "values", "without", "objects", "arguments",
                                            "given", "input",  "output",  "first"};
constexpr std::string_view kCommandKeys[] = {
    "is", "object", "version", "version_argument", "valued_flags", "plain_flags", "when"};
constexpr std::string_view kToolKeys[] = {"tool",    "aliases",      "source",
                                          "as_of",   "valued_flags", "namespace",
                                          "context", "long_dash",    "commands"};
constexpr std::string_view kObjectKeys[] = {"kind", "flags", "argument"};
constexpr std::string_view kPairObjectKeys[] = {"kind", "flags", "argument", "each", "ends"};
constexpr std::string_view kPairKeys[] = {"opens", "closes"};
constexpr std::string_view kPairCommandKeys[] = {"tool", "is", "object"};
constexpr std::string_view kPairsKeys[] = {"pairs", "source", "as_of"};
constexpr std::string_view kOperationsKeys[] = {"operations", "source", "as_of"};
constexpr std::string_view kResourcesKeys[] = {"resources", "source", "as_of"};

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? ' ' : c;
  }
  return quoted + '"';
}

// One text or a list of texts.
std::vector<std::string> Texts(const YAML::Node& node) {
  if (!node) return {};
  if (node.IsScalar()) return {node.Scalar()};
  if (!node.IsSequence()) throw Mistake(node, "a text or a list of texts is needed");
  return node.as<std::vector<std::string>>();
}

void CheckKeys(const YAML::Node& node, std::initializer_list<Keys> known) {
  if (!node.IsMap()) throw Mistake(node, "a map is needed");
  for (const auto& entry : node) {
    const auto key = entry.first.as<std::string>();
    const bool found = std::any_of(known.begin(), known.end(), [&](Keys keys) {
      return std::find(keys.begin(), keys.end(), key) != keys.end();
    });
    if (!found) throw Mistake(entry.first, "the key `" + key + "` is not known here");
  }
}

void CheckFacts(const YAML::Node& file) {
  const YAML::Node source = file["source"];
  if (!source || source.Scalar().empty()) throw Mistake(file, "`source` is missing");
  const YAML::Node date = file["as_of"];
  if (!date) throw Mistake(file, "`as_of` is missing");
  const std::string& text = date.Scalar();
  const bool fits = text.size() >= 7 && text[4] == '-' &&
                    (text.size() == 7 || (text.size() == 10 && text[7] == '-')) &&
                    text.find_first_not_of("0123456789-") == std::string::npos;
  if (!fits) throw Mistake(date, "`as_of` must be YYYY-MM or YYYY-MM-DD");
}

class Compiler {
 public:
  void ReadFile(const std::string& path);
  std::string Table() const;

 private:
  struct Command {
    std::vector<std::string> pattern;
    std::string code;
  };

  void ReadTool(const YAML::Node& file);
  void ReadOperations(const YAML::Node& file);
  void ReadResources(const YAML::Node& file);
  void ReadPairs(const YAML::Node& file);
  std::string PairObjectCode(const YAML::Node& node);
  void CheckPairs() const;
  std::string CommandCode(const YAML::Node& node);
  void NoteOperation(const YAML::Node& node, bool tells);
  void CheckOperations() const;
  std::string ConditionCode(const YAML::Node& conditions);
  std::string RuleCode(const YAML::Node& node, const YAML::Node& conditions);
  std::string ObjectCode(const YAML::Node& node);
  std::string List(const YAML::Node& node) { return List(Texts(node)); }
  std::string List(const std::vector<std::string>& texts);

  struct Tool {
    std::string called;  // the name that its entries go by
    std::string code;    // CatalogTool, but for its pairs
  };
  std::map<std::string, Tool> tools_;  // by each of its names
  // By tool: what opens, then what closes.
  std::map<std::string, std::array<std::string, 2>> pairs_;
  std::set<std::string> known_pairs_;
  std::map<std::string, std::string> kinds_;       // written -> full
  std::map<std::string, std::string> operations_;  // name -> meaning
  std::map<std::vector<std::string>, int> lists_;
  std::map<std::string, std::string> begun_;  // operation -> a place that names it
  std::set<std::string> told_;                // operations that a read or a wait tells of
  std::string path_;
  std::ostringstream arrays_;
  int rules_ = 0;
  int tables_ = 0;
};

std::string Compiler::List(const std::vector<std::string>& texts) {
  if (texts.empty()) return "{}";
  const auto [at, is_new] = lists_.try_emplace(texts, static_cast<int>(lists_.size()));
  std::string name = "kList" + std::to_string(at->second);
  if (is_new) {
    arrays_ << "constexpr std::string_view " << name << "[] = {";
    for (const std::string& text : texts) arrays_ << Quoted(text) << ", ";
    arrays_ << "};\n";
  }
  return name;
}

std::string Compiler::ConditionCode(const YAML::Node& conditions) {
  std::ostringstream code;
  code << "{";
  if (conditions) {
    code << ".flags = " << List(conditions["flags"]) << ", .values = " << List(conditions["values"])
         << ", .without = " << List(conditions["without"])
         << ", .objects = " << List(conditions["objects"])
         << ", .arguments = " << List(conditions["arguments"])
         << ", .first = " << List(conditions["first"]);
    for (const char* key : {"given", "input", "output"}) {
      if (!conditions[key]) continue;
      const std::string field = std::string(key) == "given" ? "at_least_one" : key;
      code << ", ." << field << " = " << (conditions[key].as<bool>() ? "true" : "false");
    }
  }
  code << "}";
  return code.str();
}

std::string Compiler::RuleCode(const YAML::Node& node, const YAML::Node& conditions) {
  std::ostringstream code;
  code << "{.when = " << ConditionCode(conditions);
  if (const YAML::Node kind = node["kind"]) {
    const auto* const known =
        std::find_if(std::begin(kKinds), std::end(kKinds),
                     [&](const KindName& name) { return name.written == kind.Scalar(); });
    if (known == std::end(kKinds))
      throw Mistake(kind, "the kind `" + kind.Scalar() + "` is not known");
    code << ", .kind = ";
    if (known->code.empty()) {
      code << "{}";
    } else {
      code << "CommandEffect::Kind::" << known->code;
    }
  } else {
    code << ", .kind = {}";
  }
  for (const char* key : {"asynchronous", "loses_data"}) {
    code << ", ." << key << " = ";
    if (!node[key]) {
      code << "{}";
    } else {
      code << (node[key].as<bool>() ? "true" : "false");
    }
  }
  for (const char* key : {"completes", "completed_by", "note"}) {
    code << ", ." << key << " = ";
    if (!node[key]) {
      code << "{}";
    } else {
      code << Quoted(node[key].Scalar());
    }
  }
  code << "}";
  return code.str();
}

std::string Compiler::ObjectCode(const YAML::Node& node) {
  if (!node) return "{}";
  if (node.IsScalar()) {
    if (node.Scalar() != "resource") throw Mistake(node, "`object` is `resource` or a map");
    return "{.resource = true, .kind = {}, .flags = {}}";
  }
  CheckKeys(node, {kObjectKeys});
  if (!node["flags"] && !node["argument"])
    throw Mistake(node, "`object` needs `flags` or `argument`");
  return "{.kind = " + Quoted(node["kind"] ? node["kind"].Scalar() : "") +
         ", .flags = " + List(node["flags"]) +
         ", .argument = " + std::to_string(node["argument"] ? node["argument"].as<int>() : -1) +
         "}";
}

void Compiler::NoteOperation(const YAML::Node& node, bool tells) {
  const YAML::Node operation = node["completes"];
  if (!operation || operation.Scalar().empty()) return;
  begun_.emplace(operation.Scalar(), path_ + ":" + std::to_string(operation.Mark().line + 1));
  if (tells) told_.insert(operation.Scalar());
}

std::string Compiler::CommandCode(const YAML::Node& node) {
  if (!node["kind"]) throw Mistake(node, "`kind` is missing");
  if (node["asynchronous"] && (!node["completes"] || !node["completed_by"])) {
    throw Mistake(node, "what is asynchronous needs `completes` and `completed_by`");
  }
  std::vector<std::string> rules = {RuleCode(node, YAML::Node(YAML::NodeType::Undefined))};
  const bool tells = node["kind"].Scalar() == "read" || node["kind"].Scalar() == "wait";
  NoteOperation(node, tells);
  if (const YAML::Node when = node["when"]) {
    if (!when.IsSequence()) throw Mistake(when, "`when` is a list");
    for (const YAML::Node& rule : when) {
      CheckKeys(rule, {kConditions, kSettings});
      if (rule["values"] && !rule["flags"]) throw Mistake(rule, "`values` needs `flags`");
      NoteOperation(rule, tells);
      rules.push_back(RuleCode(rule, rule));
    }
  }
  const std::string name = "kRules" + std::to_string(rules_++);
  arrays_ << "constexpr CatalogRule " << name << "[] = {\n";
  for (const std::string& rule : rules) arrays_ << "    " << rule << ",\n";
  arrays_ << "};\n";
  return ".object = " + ObjectCode(node["object"]) + ", .version_flags = " + List(node["version"]) +
         ", .version_argument = " +
         std::to_string(node["version_argument"] ? node["version_argument"].as<int>() : -1) +
         ", .valued_flags = " + List(node["valued_flags"]) +
         ", .plain_flags = " + List(node["plain_flags"]) + ", .rules = " + name;
}

// `kPairsOf_ansible_playbook`
std::string PairsName(std::string tool) {
  std::replace_if(
      tool.begin(), tool.end(), [](char c) { return c == '-' || c == '.'; }, '_');
  return "kPairsOf_" + tool;
}

std::vector<std::string> Split(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

bool HasStar(const std::string& word) {
  return word.find('*') != std::string::npos;
}

// More words first, then fewer stars, then by the alphabet.
bool TellsMore(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() != b.size()) return a.size() > b.size();
  const auto stars_a = std::count_if(a.begin(), a.end(), HasStar);
  const auto stars_b = std::count_if(b.begin(), b.end(), HasStar);
  if (stars_a != stars_b) return stars_a < stars_b;
  return a < b;
}

void Compiler::ReadTool(const YAML::Node& file) {
  CheckKeys(file, {kToolKeys});
  if (!file["commands"] || !file["commands"].IsSequence()) {
    throw Mistake(file, "`commands` is missing");
  }
  std::vector<Command> commands;
  std::set<std::vector<std::string>> seen;
  for (const YAML::Node& node : file["commands"]) {
    CheckKeys(node, {kCommandKeys, kSettings});
    if (!node["is"]) throw Mistake(node, "`is` is missing");
    const std::string code = CommandCode(node);
    for (const std::string& pattern : Texts(node["is"])) {
      Command command{.pattern = Split(pattern), .code = code};
      if (!seen.insert(command.pattern).second) {
        throw Mistake(node["is"], "`" + pattern + "` is there twice");
      }
      commands.push_back(std::move(command));
    }
  }
  std::sort(commands.begin(), commands.end(),
            [](const Command& a, const Command& b) { return TellsMore(a.pattern, b.pattern); });
  std::vector<std::string> patterns;  // first: List() writes arrays of its own
  patterns.reserve(commands.size());
  for (const Command& command : commands) patterns.push_back(List(command.pattern));
  const std::string table = "kCommands" + std::to_string(tables_++);
  arrays_ << "constexpr CatalogCommand " << table << "[] = {\n";
  for (std::size_t i = 0; i < commands.size(); ++i) {
    arrays_ << "    {.pattern = " << patterns[i] << ", " << commands[i].code << "},\n";
  }
  arrays_ << "};\n";
  const std::vector<std::string> tools = Texts(file["tool"]);
  std::vector<std::string> names = Texts(file["aliases"]);
  if (!names.empty() && tools.size() > 1) throw Mistake(file["aliases"], "of which tool?");
  names.insert(names.end(), tools.begin(), tools.end());
  for (const std::string& name : names) {
    const std::string code =
        "{.name = " + Quoted(tools.size() == 1 ? tools[0] : name) +
        ", .valued_flags = " + List(file["valued_flags"]) +
        ", .namespace_flags = " + List(file["namespace"]) +
        ", .context_flags = " + List(file["context"]) +
        ", .long_dash = " + (file["long_dash"] && file["long_dash"].as<bool>() ? "true" : "false") +
        ", .commands = " + table;
    const std::string called = tools.size() == 1 ? tools[0] : name;
    if (!tools_.emplace(name, Tool{.called = called, .code = code}).second)
      throw Mistake(file, "`" + name + "` is there twice");
  }
}

void Compiler::ReadOperations(const YAML::Node& file) {
  CheckKeys(file, {kOperationsKeys});
  for (const auto& entry : file["operations"]) {
    operations_[entry.first.Scalar()] = entry.second.Scalar();
  }
}

void Compiler::ReadResources(const YAML::Node& file) {
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

std::string Compiler::PairObjectCode(const YAML::Node& node) {
  constexpr std::string_view kNoObject = ", .object = {.kind = {}, .flags = {}}";
  if (!node) return ".about = CatalogPair::About::kCommand" + std::string(kNoObject);
  if (node.IsScalar()) {
    if (node.Scalar() != "any") throw Mistake(node, "`object` is `any` or a map");
    return ".about = CatalogPair::About::kAny" + std::string(kNoObject);
  }
  CheckKeys(node, {kPairObjectKeys});
  for (const auto& [key, about] : {std::pair{"each", "kEach"}, std::pair{"ends", "kEnds"}}) {
    if (!node[key]) continue;
    return std::string(".about = CatalogPair::About::") + about +
           ", .object = {.kind = " + Quoted(node[key].Scalar()) + ", .flags = {}}";
  }
  return ".about = CatalogPair::About::kOwn, .object = " + ObjectCode(node);
}

void Compiler::ReadPairs(const YAML::Node& file) {
  CheckKeys(file, {kPairsKeys});
  for (const auto& entry : file["pairs"]) {
    const std::string name = entry.first.Scalar();
    CheckKeys(entry.second, {kPairKeys});
    if (!known_pairs_.insert(name).second) {
      throw Mistake(entry.first, "`" + name + "` is there twice");
    }
    for (const auto& [key, place] : {std::pair{"opens", 0}, std::pair{"closes", 1}}) {
      const YAML::Node list = entry.second[key];
      if (!list || !list.IsSequence()) throw Mistake(entry.first, "needs `opens` and `closes`");
      for (const YAML::Node& node : list) {
        CheckKeys(node, {kPairCommandKeys, kConditions});
        for (const std::string& tool : Texts(node["tool"])) {
          for (const std::string& pattern : Texts(node["is"])) {
            pairs_[tool][place] +=
                "    {.pair = " + Quoted(name) + ", .opens = " + (place == 0 ? "true" : "false") +
                ", .pattern = " + List(Split(pattern)) + ", .when = " + ConditionCode(node) + ", " +
                PairObjectCode(node["object"]) + "},\n";
          }
        }
      }
    }
  }
}

void Compiler::CheckPairs() const {
  for (const auto& [tool, code] : pairs_) {
    const auto& name = tool;
    const bool known = std::any_of(tools_.begin(), tools_.end(),
                                   [&](const auto& entry) { return entry.second.called == name; });
    if (!known) throw std::runtime_error("pairs.yaml: no tool `" + tool + "`");
  }
}

void Compiler::ReadFile(const std::string& path) {
  path_ = path;
  try {
    const YAML::Node file = YAML::LoadFile(path);
    if (!file.IsMap()) throw Mistake(file, "a map is needed");
    CheckFacts(file);
    if (file["tool"]) {
      ReadTool(file);
    } else if (file["operations"]) {
      ReadOperations(file);
    } else if (file["resources"]) {
      ReadResources(file);
    } else if (file["pairs"]) {
      ReadPairs(file);
    } else {
      throw Mistake(file, "`tool`, `operations`, `resources` or `pairs` is needed");
    }
  } catch (const std::exception& mistake) {
    throw std::runtime_error(path + ":" + mistake.what());
  }
}

// What one command begins, another must tell of.
void Compiler::CheckOperations() const {
  for (const auto& [name, place] : begun_) {
    const char* mistake = operations_.count(name) == 0 ? "` is not in operations.yaml"
                          : told_.count(name) == 0     ? "` is begun, and no command tells of it"
                                                       : nullptr;
    if (mistake == nullptr) continue;
    throw std::runtime_error(
        std::string(place).append(": the operation `").append(name).append(mistake));
  }
  for (const auto& [name, meaning] : operations_) {
    if (begun_.count(name) == 0) {
      throw std::runtime_error("the operation `" + name + "` is in operations.yaml only");
    }
  }
}

std::string Compiler::Table() const {
  CheckOperations();
  CheckPairs();
  std::ostringstream code;
  code << "// Made from compiler/shell/catalog by compile_catalog. Not to be edited.\n"
          "#include <algorithm>\n\n#include \"compiler/shell/catalog.h\"\n\n"
          "namespace belay::shell {\nnamespace {\n\n"
       << arrays_.str();
  for (const auto& [tool, sides] : pairs_) {
    code << "constexpr CatalogPair " << PairsName(tool) << "[] = {\n"
         << sides[0] << sides[1] << "};\n";
  }
  code << "\nstruct Tool {\n  std::string_view called;\n  CatalogTool tool;\n};\n"
       << "constexpr Tool kTools[] = {\n";
  for (const auto& [name, tool] : tools_) {
    const std::string pairs = pairs_.count(tool.called) > 0 ? PairsName(tool.called) : "{}";
    code << "    {" << Quoted(name) << ", " << tool.code << ", .pairs = " << pairs << "}},\n";
  }
  code << "};\n\nstruct Kind {\n  std::string_view written;\n  std::string_view full;\n};\n"
          "constexpr Kind kKinds[] = {\n";
  for (const auto& [name, full] : kinds_) {
    code << "    {" << Quoted(name) << ", " << Quoted(full) << "},\n";
  }
  code << "};\n\nconstexpr std::string_view kOperations[] = {";
  for (const auto& [name, meaning] : operations_) code << Quoted(name) << ", ";
  code << "};\n\nconstexpr std::string_view kPairs[] = {";
  for (const std::string& name : known_pairs_) code << Quoted(name) << ", ";
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

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: compile_catalog OUT.cpp FILE.yaml …\n";
    return 2;
  }
  try {
    Compiler compiler;
    for (int i = 2; i < argc; ++i) compiler.ReadFile(argv[i]);
    const std::string table = compiler.Table();
    std::ofstream out(argv[1], std::ios::binary);
    out << table;
    if (out.flush()) return 0;
    std::cerr << argv[1] << ": cannot be written\n";
  } catch (const std::exception& mistake) {
    std::cerr << mistake.what() << '\n';
  }
  return 1;
}
