#include "compiler/syntax/format.h"

#include <utility>

#include "compiler/syntax/format_print.h"
#include "compiler/syntax/format_tree.h"
#include "compiler/syntax/parse.h"

namespace belay {

Formatted Format(const SourceManager& sources, FileId file, Diagnostics& diagnostics) {
  using Outcome = Formatted::Outcome;
  if (!Parse(sources, file, diagnostics).complete) {
    return {.outcome = Outcome::kUnreadable, .text = {}};
  }
  layout::Tree tree = layout::Read(sources.file(file).text());
  std::string text = layout::Print(std::move(tree.lines));
  const layout::Tree again = layout::Read(text);
  if (!tree.flawless || !again.flawless || again.meaning != tree.meaning) {
    return {.outcome = Outcome::kUnsafe, .text = {}};
  }
  return {.outcome = Outcome::kDone, .text = std::move(text)};
}

}  // namespace belay
