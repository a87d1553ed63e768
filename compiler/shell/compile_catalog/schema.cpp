#include "compiler/shell/compile_catalog/schema.h"

#include <algorithm>

namespace belay::compile_catalog {
namespace {

constexpr std::string_view kSettingNames[] = {"kind",         "asynchronous", "completes",
                                              "completed_by", "note",         "loses_data"};
constexpr std::string_view kConditionNames[] = {
    "flags", "values", "except",  "without", "objects", "arguments", "lacking", "given",
    "input", "output", "printed", "first",   "here",    "unnamed",   "fixed"};
constexpr std::string_view kCommandNames[] = {
    "is", "object", "version", "version_argument", "valued_flags", "plain_flags", "when"};
constexpr std::string_view kToolNames[] = {"tool",         "aliases",   "source",  "as_of",
                                           "valued_flags", "namespace", "context", "long_dash",
                                           "kubeconfig",   "commands",  "hazards"};
constexpr std::string_view kObjectNames[] = {"kind", "flags", "argument"};
constexpr std::string_view kHazardNames[] = {"of",   "tools", "is",    "text",   "instead",
                                             "drop", "put",   "since", "source", "as_of"};
constexpr std::string_view kPairObjectNames[] = {"kind", "flags", "argument", "each", "ends"};
constexpr std::string_view kPairNames[] = {"opens", "closes"};
constexpr std::string_view kPairCommandNames[] = {"tool", "is", "object"};
constexpr std::string_view kPairsNames[] = {"pairs", "source", "as_of"};
constexpr std::string_view kOperationsNames[] = {"operations", "source", "as_of"};
constexpr std::string_view kResourcesNames[] = {"resources", "source", "as_of"};

constexpr std::string_view kEffectKinds[] = {
    "read",   "plan",    "local", "change", "disrupt", "destroy",       "migrate",
    "backup", "restore", "undo",  "wait",   "endless", "switch-context"};
constexpr std::string_view kHazardKinds[] = {"no-drain",
                                             "unbounded",
                                             "interactive",
                                             "discards-work",
                                             "control-removed",
                                             "secret-shown",
                                             "static-credentials",
                                             "removed",
                                             "floats",
                                             "floating-dependencies",
                                             "no-version",
                                             "image-only",
                                             "unpinned-script",
                                             "fixed-sleep",
                                             "prints-only",
                                             "wrong-check",
                                             "not-repeatable",
                                             "partial-undo",
                                             "wrong-name",
                                             "local-copy",
                                             "fixed-name",
                                             "inside-name",
                                             "immutable",
                                             "in-folder",
                                             "namespaces-only",
                                             "copied-settings",
                                             "tells-secret"};

// `kSwitchContext` for `switch-context`.
std::string Enumerator(std::string_view written) {
  std::string name = "k";
  bool capital = true;
  for (const char c : written) {
    if (c != '-') name += capital ? static_cast<char>(c - 'a' + 'A') : c;
    capital = c == '-';
  }
  return name;
}

bool Contains(Keys keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

const Keys kSettings = kSettingNames;
const Keys kConditions = kConditionNames;
const Keys kCommandKeys = kCommandNames;
const Keys kToolKeys = kToolNames;
const Keys kObjectKeys = kObjectNames;
const Keys kHazardKeys = kHazardNames;
const Keys kPairKeys = kPairNames;
const Keys kPairCommandKeys = kPairCommandNames;
const Keys kPairObjectKeys = kPairObjectNames;
const Keys kPairsKeys = kPairsNames;
const Keys kOperationsKeys = kOperationsNames;
const Keys kResourcesKeys = kResourcesNames;

void CheckKeys(const YAML::Node& node, std::initializer_list<Keys> known) {
  if (!node.IsMap()) throw Mistake(node, "a map is needed");
  for (const auto& entry : node) {
    const auto key = entry.first.as<std::string>();
    const bool found =
        std::any_of(known.begin(), known.end(), [&](Keys keys) { return Contains(keys, key); });
    if (!found) throw Mistake(entry.first, "the key `" + key + "` is not known here");
  }
}

void CheckDate(const YAML::Node& date) {
  const std::string& text = date.Scalar();
  const bool fits = text.size() >= 7 && text[4] == '-' &&
                    (text.size() == 7 || (text.size() == 10 && text[7] == '-')) &&
                    text.find_first_not_of("0123456789-") == std::string::npos;
  if (!fits) throw Mistake(date, "`as_of` must be YYYY-MM or YYYY-MM-DD");
}

void CheckFacts(const YAML::Node& file) {
  const YAML::Node source = file["source"];
  if (!source || source.Scalar().empty()) throw Mistake(file, "`source` is missing");
  const YAML::Node date = file["as_of"];
  if (!date) throw Mistake(file, "`as_of` is missing");
  CheckDate(date);
}

std::vector<std::string> Texts(const YAML::Node& node) {
  if (!node) return {};
  if (node.IsScalar()) return {node.Scalar()};
  if (!node.IsSequence()) throw Mistake(node, "a text or a list of texts is needed");
  return node.as<std::vector<std::string>>();
}

std::string EffectKind(const YAML::Node& written) {
  if (written.Scalar() == "unknown") return {};
  if (Contains(kEffectKinds, written.Scalar())) return Enumerator(written.Scalar());
  throw Mistake(written, "the kind `" + written.Scalar() + "` is not known");
}

std::string HazardKind(const YAML::Node& written) {
  if (Contains(kHazardKinds, written.Scalar())) return Enumerator(written.Scalar());
  throw Mistake(written, "the hazard `" + written.Scalar() + "` is not known");
}

}  // namespace belay::compile_catalog
