#include "compiler/shell/compile_catalog/arrays.h"

namespace belay::compile_catalog {

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c == '\n' ? ' ' : c;
  }
  return quoted + '"';
}

std::vector<std::string> Split(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::string Arrays::List(const std::vector<std::string>& texts) {
  const auto found = lists_.find(texts);
  if (found != lists_.end()) return found->second;
  std::vector<std::string> quoted;
  quoted.reserve(texts.size());
  for (const std::string& text : texts) quoted.push_back(Quoted(text));
  return lists_.emplace(texts, Add("std::string_view", quoted)).first->second;
}

std::string Arrays::Add(const std::string& type, const std::vector<std::string>& elements) {
  if (elements.empty()) return "{}";
  const std::string name = "kArray" + std::to_string(arrays_++);
  code_ << "constexpr " << type << " " << name << "[] = {\n";
  for (const std::string& element : elements) code_ << "    " << element << ",\n";
  code_ << "};\n";
  return name;
}

}  // namespace belay::compile_catalog
