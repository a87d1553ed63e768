#include "compiler/driver/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/diagnostics/concise_renderer.h"
#include "compiler/diagnostics/json_renderer.h"
#include "compiler/diagnostics/text_renderer.h"

namespace belay {

std::string Render(Format format, const std::vector<Diagnostic>& findings,
                   const SourceManager& sources, const Look& look) {
  switch (format) {
    case Format::kText:
      return RenderText(findings, sources, {.color = look.color, .width = look.width});
    case Format::kConcise:
      return RenderConcise(findings, sources);
    case Format::kJson:
      return RenderJson(findings, sources);
  }
  return "";
}

std::string Counted(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string Summary(const std::vector<Diagnostic>& findings, const Extent& extent) {
  std::string counts;
  const auto add = [&](Severity severity, const char* noun) {
    const auto count = static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [&](const Diagnostic& finding) { return finding.severity == severity; }));
    if (count > 0) counts += (counts.empty() ? "" : ", ") + Counted(count, noun);
  };
  add(Severity::kError, "error");
  add(Severity::kWarning, "warning");
  add(Severity::kInfo, "note");
  return fmt::format("{} in {}, {}", counts.empty() ? "no findings" : counts,
                     Counted(extent.files, "file"), Counted(extent.steps, "step"));
}

}  // namespace belay
