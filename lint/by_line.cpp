#include "lint/by_line.h"

#include <fmt/format.h>

#include <cstddef>
#include <map>
#include <utility>

namespace belay {

void ReportByLine(RuleContext& context, std::vector<Diagnostic> findings) {
  std::map<Span, std::size_t> count;
  for (const Diagnostic& finding : findings) ++count[finding.span];
  for (Diagnostic& finding : findings) {
    std::size_t& more = count[finding.span];
    if (more == 0) continue;  // told already
    if (more > 1) finding.message += fmt::format(", and {} more of this line", more - 1);
    more = 0;
    context.Report(std::move(finding));
  }
}

}  // namespace belay
