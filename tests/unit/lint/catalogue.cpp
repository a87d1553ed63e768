#include "tests/unit/lint/catalogue.h"

#include <yaml-cpp/yaml.h>

#include "tests/compile.h"

namespace belay {

std::vector<Mistake> ReadCatalogue() {
  std::vector<Mistake> mistakes;
  for (const auto& entry : YAML::Load(ReadRepositoryFile("lint/rules/mistakes.yaml"))) {
    Mistake& mistake = mistakes.emplace_back();
    mistake.id = entry["id"].as<std::string>();
    mistake.what = entry["mistake"].as<std::string>();
    mistake.found_by = entry["found_by"].as<std::vector<std::string>>(std::vector<std::string>{});
    mistake.undecidable = entry["undecidable"].as<std::string>("");
    mistake.open = entry["open"].as<std::string>("");
  }
  return mistakes;
}

}  // namespace belay
