// Any bytes: parse, resolve, lint. Nothing may crash, hang, or give a span outside of its file.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "compiler/resolve/resolve.h"
#include "compiler/syntax/format.h"
#include "compiler/syntax/parse.h"
#include "lint/lint.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  belay::SourceManager sources;
  belay::Diagnostics diagnostics;
  const belay::FileId file =
      sources.Add("fuzz.belay", std::string(reinterpret_cast<const char*>(data), size));
  const belay::ast::File tree = belay::Parse(sources, file, diagnostics);
  const auto plan = belay::Resolve(tree, sources, {}, diagnostics);
  if (plan) belay::Lint(*plan, {}, diagnostics);
  for (const belay::Diagnostic& finding : diagnostics.Sorted()) {
    const std::size_t end = sources.file(finding.span.file).text().size();
    if (finding.span.begin > finding.span.end || finding.span.end > end) std::abort();
  }
  belay::Diagnostics ignored;
  using Outcome = belay::Formatted::Outcome;
  const belay::Formatted once = belay::Format(sources, file, ignored);
  if (once.outcome == Outcome::kUnsafe) std::abort();
  if (once.outcome == Outcome::kDone) {
    const belay::FileId again = sources.Add("again.belay", once.text);
    if (belay::Format(sources, again, ignored).text != once.text) std::abort();
  }
  return 0;
}
