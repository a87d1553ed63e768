#include "compiler/diagnostics/concise_renderer.h"

#include <fmt/format.h>

#include <iterator>

#include "compiler/diagnostics/display.h"

namespace belay {

std::string_view ToString(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

std::string RenderConcise(const std::vector<Diagnostic>& diagnostics,
                          const SourceManager& sources) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    const SourceFile& file = sources.file(diagnostic.span.file);
    const LineColumn place = file.Locate(diagnostic.span.begin);
    fmt::format_to(std::back_inserter(text), "{}:{}:{}: {}[{} {}]: {}\n", Visible(file.name()),
                   place.line, place.column, ToString(diagnostic.severity), diagnostic.code,
                   diagnostic.name, Visible(diagnostic.message));
  }
  return text;
}

}  // namespace belay
