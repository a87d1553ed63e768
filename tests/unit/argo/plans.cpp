#include "tests/unit/argo/plans.h"

#include <utility>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/resolve/resolve.h"
#include "compiler/syntax/parse.h"

namespace belay {

TargetInput LoadedPlan::Input() const {
  return {.plan = *plan,
          .sources = *sources,
          .provenance = {.tool_version = "0.1.0",
                         .plan_hash = std::string(60, '0') + "cafe",
                         .allowed_errors = 0}};
}

LoadedPlan Load(std::string name, std::string text) {
  LoadedPlan loaded{.sources = std::make_unique<SourceManager>(), .plan = {}, .errors = ""};
  Diagnostics diagnostics;
  const FileId file = loaded.sources->Add(std::move(name), std::move(text));
  const ast::File tree = Parse(*loaded.sources, file, diagnostics);
  loaded.plan = Resolve(tree, *loaded.sources, {}, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) {
    const LineColumn place =
        loaded.sources->file(diagnostic.span.file).Locate(diagnostic.span.begin);
    loaded.errors += std::to_string(place.line) + ": " + diagnostic.message + "\n";
  }
  return loaded;
}

}  // namespace belay
