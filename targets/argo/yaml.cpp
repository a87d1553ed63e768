#include "targets/argo/yaml.h"

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string_view>
#include <utility>

namespace belay::argo {
namespace {

void Emit(YAML::Emitter& out, const Yaml& yaml) {
  const auto& node = yaml.node();
  if (const auto* text = std::get_if<std::string>(&node)) {
    if (FitsLiteralBlock(*text)) {
      out << YAML::Literal << *text;
    } else {
      out << YAML::DoubleQuoted << *text;
    }
  } else if (const auto* truth = std::get_if<bool>(&node)) {
    out << YAML::TrueFalseBool << *truth;
  } else if (const auto* list = std::get_if<Yaml::List>(&node)) {
    if (list->empty()) out << YAML::Flow;
    out << YAML::BeginSeq;
    for (const Yaml& item : *list) Emit(out, item);
    out << YAML::EndSeq;
  } else {
    const auto& map = std::get<Yaml::Map>(node);
    if (map.empty()) out << YAML::Flow;
    out << YAML::BeginMap;
    for (const auto& [key, value] : map) {
      out << YAML::Key << key << YAML::Value;
      Emit(out, value);
    }
    out << YAML::EndMap;
  }
}

// U+0085, U+2028, U+2029 are line breaks in YAML 1.1, U+FEFF is no printable character, and of the
// C1 controls none is.
bool HasUnicodeBreak(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto a = static_cast<unsigned char>(text[i]);
    const auto b = static_cast<unsigned char>(text[i + 1]);
    if (a == 0xC2 && b >= 0x80 && b < 0xA0) return true;
    if (i + 2 >= text.size()) continue;
    const auto c = static_cast<unsigned char>(text[i + 2]);
    if (a == 0xE2 && b == 0x80 && (c == 0xA8 || c == 0xA9)) return true;
    if (a == 0xEF && b == 0xBB && c == 0xBF) return true;
  }
  return false;
}

}  // namespace

Yaml::Yaml(std::string text) : node_(std::move(text)) {}
Yaml::Yaml(const char* text) : node_(std::string(text)) {}
Yaml::Yaml(bool truth) : node_(truth) {}
Yaml::Yaml(List list) : node_(std::move(list)) {}
Yaml::Yaml(Map map) : node_(std::move(map)) {}

bool FitsLiteralBlock(const std::string& text) {
  // The emitter writes `|` without indicators: exactly one line break at the end, and a first line
  // that shows the indentation.
  if (text.size() < 2 || text.back() != '\n' || text[text.size() - 2] == '\n') return false;
  if (text.front() == ' ' || text.front() == '\n' || text.front() == '\t') return false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) return false;
  }
  return !HasUnicodeBreak(text);
}

std::string ToText(const Yaml& document) {
  YAML::Emitter out;
  Emit(out, document);
  std::string text(out.c_str(), out.size());
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

}  // namespace belay::argo
