#include "compiler/diagnostics/text_renderer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "compiler/diagnostics/concise_renderer.h"
#include "compiler/diagnostics/display.h"
#include "compiler/diagnostics/fix_diff.h"
#include "compiler/diagnostics/frame.h"

namespace belay {
namespace {

constexpr int kWidthWithoutTerminal = 140;
constexpr int kLeastWidth = 40;

// The text after `head`, broken between words so that no line has more than `width` columns where
// words allow it; the following lines stand under the first word. 0: one line.
std::string Wrapped(int head, std::string_view text, int width) {
  std::string visible = Visible(text);
  if (width == 0 || head + DisplayWidth(visible) <= width) return visible;
  std::string wrapped;
  int column = head;
  for (std::string_view rest = visible; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    const int columns = DisplayWidth(word);
    if (column > head && column + 1 + columns > width) {
      wrapped += fmt::format("\n{:{}}", "", head);
      column = head;
    } else if (column > head) {
      wrapped += ' ';
      ++column;
    }
    wrapped += word;
    column += columns;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return wrapped;
}

std::string_view RemarkWord(Remark::Kind kind) {
  switch (kind) {
    case Remark::Kind::kEffect:
      return "effect";
    case Remark::Kind::kAssumed:
      return "assumed";
    case Remark::Kind::kFact:
      return "fact";
    case Remark::Kind::kHelp:
      return "help";
  }
  return "";
}

class Renderer {
 public:
  Renderer(const Diagnostic& diagnostic, const SourceManager& sources, const TextOptions& options)
      : diagnostic_(diagnostic),
        sources_(sources),
        wrap_(options.width == 0 ? 0 : std::max(options.width, kLeastWidth)),
        frame_{.style = Style(options.color),
               .gutter = GutterOf(diagnostic, sources),
               .width = wrap_ == 0 ? kWidthWithoutTerminal : wrap_} {}

  std::string Render() const {
    std::string text = Header() + RenderFrame(diagnostic_, sources_, frame_) + Remarks();
    if (diagnostic_.fix) {
      const Fix& fix = *diagnostic_.fix;
      text += Help(fix.title + (fix.safe ? "" : "   (unsafe fix: read it before you apply it)"));
      text += Bar() + '\n' + RenderFix(fix, sources_, frame_);
    }
    return text;
  }

 private:
  std::string Bar() const {
    return frame_.style(Ink::kGutter, fmt::format("{:{}} |", "", frame_.gutter));
  }

  std::string Header() const {
    const std::string kind = fmt::format("{}[{} {}]", ToString(diagnostic_.severity),
                                         diagnostic_.code, diagnostic_.name);
    return frame_.style(InkOf(diagnostic_.severity), kind) +
           frame_.style(Ink::kStrong, ": " + Visible(diagnostic_.message)) + '\n';
  }

  std::string Help(std::string_view text) const {
    constexpr std::string_view kHead = "help";
    return fmt::format("{}: {}\n", frame_.style(Ink::kHelp, kHead), Wrapped(6, text, wrap_));
  }

  // What explains the finding stands under the frame; what to do stands at the margin, after it.
  std::string Remarks() const {
    std::string explained;
    std::string helped;
    for (const Remark& remark : diagnostic_.remarks) {
      if (remark.kind == Remark::Kind::kHelp) {
        helped += Help(remark.text);
        continue;
      }
      const std::string word = fmt::format("{}:", RemarkWord(remark.kind));
      const std::string head = fmt::format("{:{}} = ", "", frame_.gutter);
      explained += frame_.style(Ink::kGutter, head);
      explained += frame_.style(Ink::kStrong, fmt::format("{:<8}", word));
      explained += ' ' + Wrapped(frame_.gutter + 12, remark.text, wrap_) + '\n';
    }
    return (explained.empty() ? "" : Bar() + '\n') + explained + helped;
  }

  const Diagnostic& diagnostic_;
  const SourceManager& sources_;
  int wrap_;
  FrameOptions frame_;
};

}  // namespace

std::string RenderText(const std::vector<Diagnostic>& diagnostics, const SourceManager& sources,
                       const TextOptions& options) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!text.empty()) text += '\n';
    text += Renderer(diagnostic, sources, options).Render();
  }
  return text;
}

}  // namespace belay
