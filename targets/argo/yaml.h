#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace belay::argo {

// A YAML document as a value: what is written is decided before how it is written.
class Yaml {
 public:
  struct Field;
  using List = std::vector<Yaml>;
  using Map = std::vector<Field>;  // in the order of the output

  Yaml(std::string text);
  Yaml(const char* text);
  Yaml(bool truth);
  Yaml(List list);
  Yaml(Map map);

  const std::variant<std::string, bool, List, Map>& node() const { return node_; }

 private:
  std::variant<std::string, bool, List, Map> node_;
};

struct Yaml::Field {
  std::string key;
  Yaml value;
};

// The text of one document, which ends with a line break and has no `---`. Texts are double-quoted,
// or literal blocks where they have lines and a literal block gives back the same bytes. Nothing is
// folded: Argo reads `{{=…}}` that a folded line would cut.
std::string ToText(const Yaml& document);

// A literal block gives the text back as it is, for readers of YAML 1.1 and 1.2.
bool FitsLiteralBlock(const std::string& text);

}  // namespace belay::argo
