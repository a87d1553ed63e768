#include "lint/rules/hops/path.h"

namespace belay {

void LabelPath(const Thing& thing, const Version& version, Diagnostic& finding) {
  for (std::size_t i = 0; i < thing.versions.size(); ++i) {
    if (thing.versions[i] != version) continue;
    finding.labels.push_back({.span = thing.version_spans[i], .text = "the path is declared here"});
  }
}

}  // namespace belay
