#include "tests/unit/markdown/runbooks.h"

#include <sstream>
#include <stdexcept>
#include <utility>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/resolve/resolve.h"
#include "compiler/syntax/parse.h"
#include "targets/markdown/markdown.h"

namespace belay::markdown {

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

std::string RunbookOf(const std::string& text) {
  const LoadedPlan loaded = Load("plan.belay", text);
  if (!loaded.plan || !loaded.errors.empty()) throw std::runtime_error(loaded.errors);
  return GenerateMarkdown(loaded.Input()).text;
}

std::vector<FencedBlock> FencesOf(const std::string& runbook) {
  std::vector<FencedBlock> fences;
  std::istringstream lines(runbook);
  std::string marks;  // of the open fence
  for (std::string line; std::getline(lines, line);) {
    const std::size_t ticks = std::min(line.find_first_not_of('`'), line.size());
    if (marks.empty() && ticks >= 3) {
      marks = line.substr(0, ticks);
      fences.push_back({.info = line.substr(ticks), .text = ""});
    } else if (!marks.empty() && line == marks) {
      marks.clear();
      if (!fences.back().text.empty()) fences.back().text.pop_back();
    } else if (!marks.empty()) {
      fences.back().text += line + '\n';
    }
  }
  return fences;
}

}  // namespace belay::markdown
