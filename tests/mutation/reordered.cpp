#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/source/source_manager.h"
#include "compiler/syntax/ast.h"
#include "compiler/syntax/parse.h"
#include "tests/mutation/facts.h"
#include "tests/mutation/mutants.h"

namespace belay {
namespace {

using namespace mutation;

// Behind the `}` that closes the `{` at `at`; texts, commands and comments have braces of their
// own.
std::size_t BehindBody(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      for (++at; text[at] != '"'; ++at) at += text[at] == '\\' ? 1 : 0;
    } else if (text.substr(at, 3) == "```") {
      at = text.find("```", at + 3) + 2;
    } else if (c == '`') {
      at = text.find('`', at + 1);
    } else if (c == '#') {
      at = text.find('\n', at);
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return at + 1;
    }
    ++at;
  }
  return at;
}

// A statement's span ends before its body.
std::size_t EndOf(std::string_view text, const Span& span) {
  std::size_t end = span.end;
  for (std::size_t next = end;; end = next) {
    next = text.find_first_not_of(" \n", end);
    if (next == std::string_view::npos) return end;
    if (text.substr(next, 5) == "else ") next = text.find('{', next);
    if (text[next] != '{') return end;
    next = BehindBody(text, next);
  }
}

// A statement of the text and the steps that it became, in the order of the file.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<const Step*> steps;
  std::string name;
};

class Reorderer {
 public:
  Reorderer(const Plan& plan, const std::string& text) : plan_(plan), text_(text) {
    for (const Id<Step> id : plan.order) order_.push_back(&plan.steps[id]);
    for (const Procedure& procedure : plan.procedures) {
      for (const Id<Step> id : procedure.order) order_.push_back(&plan.steps[id]);
    }
    const auto change =
        std::ranges::find_if(plan.order, [&](Id<Step> id) { return Changes(plan.steps[id]); });
    if (change != plan.order.end()) first_change_ = plan.steps[*change].forward;
    for (const Id<Step> id : plan.order) {
      if (Changes(plan.steps[id])) last_change_ = plan.steps[id].forward;
    }
  }

  std::vector<Mutant> All() {
    SourceManager sources;
    Diagnostics ignored;
    const FileId file = sources.Add("plan.belay", text_);
    const ast::File tree = Parse(sources, file, ignored);
    Walk(tree.body);
    for (const ast::Procedure& procedure : tree.procedures) Walk(procedure.body);
    return std::move(mutants_);
  }

 private:
  void Walk(const ast::Body& body) {
    std::optional<Piece> last;
    for (const ast::Statement& statement : body) {
      Piece piece = PieceOf(statement);
      if (piece.steps.empty()) continue;  // a setting, or a file
      if (last) Neighbours(*last, piece);
      last = std::move(piece);
      Inside(statement);
    }
  }

  void Inside(const ast::Statement& statement) {
    if (const auto* stage = std::get_if<ast::Stage>(&statement.node)) Walk(stage->body);
    if (const auto* each = std::get_if<ast::ForEach>(&statement.node)) Walk(each->body);
    if (const auto* within = std::get_if<ast::Within>(&statement.node)) Walk(within->body);
    if (const auto* at = std::get_if<ast::At>(&statement.node)) Walk(at->body);
    if (const auto* when = std::get_if<ast::When>(&statement.node)) {
      Walk(when->then);
      Walk(when->otherwise);
    }
  }

  Piece PieceOf(const ast::Statement& statement) const {
    Piece piece;
    piece.begin = statement.span.begin;
    piece.end = EndOf(text_, statement.span);
    for (const Step* step : order_) {
      if (step->span.file.index == 0 && step->span.begin >= piece.begin &&
          step->span.begin < piece.end)
        piece.steps.push_back(step);
    }
    if (piece.steps.empty()) return piece;
    piece.name = piece.steps.front()->id;
    if (std::holds_alternative<ast::Stage>(statement.node)) {
      piece.name = fmt::format("stage {}", std::get<ast::Stage>(statement.node).name.text);
    }
    return piece;
  }

  void Neighbours(const Piece& a, const Piece& b) {
    const auto part = [&](std::size_t begin, std::size_t end) {
      return text_.substr(begin, end - begin);
    };
    const std::string head = part(0, a.begin);
    const std::string one = part(a.begin, a.end);
    const std::string between = part(a.end, b.begin);
    const std::string other = part(b.begin, b.end);
    const std::string tail = text_.substr(b.end);
    Add("swap", a, fmt::format("after {}", b.name), head + other + between + one + tail,
        Harmless(a, b));
    Add("parallel", a, fmt::format("beside {}", b.name),
        fmt::format("{}parallel {{\n{}{}{}\n}}{}", head, one, between, other, tail),
        Harmless(a, b));
  }

  void Add(std::string mutation, const Piece& piece, std::string what, std::string text,
           std::string harmless) {
    mutants_.push_back({.mutation = std::move(mutation),
                        .place = piece.name,
                        .what = std::move(what),
                        .change = {},
                        .text = std::move(text),
                        .harmless = std::move(harmless)});
  }

  template <typename Predicate>
  static bool All(const Piece& piece, Predicate predicate) {
    return std::ranges::all_of(piece.steps, [&](const Step* step) { return predicate(*step); });
  }

  // A use of what the other remembers does not compile, and so is told.
  std::string Harmless(const Piece& a, const Piece& b) const {
    const auto looks_or_tells = [](const Step& step) {
      return OnlyLooks(step) || step.verb == Verb::kNotify || step.verb == Verb::kWait;
    };
    const auto changes_nothing = [&](const Step& step) {
      return looks_or_tells(step) || step.verb == Verb::kBackup;
    };
    const auto asks = [](const Step& step) { return step.verb == Verb::kApprove; };
    const auto early = [&](const Step& step) {
      return !Changes(step) && step.forward < first_change_;
    };
    const auto late = [&](const Step& step) {
      const bool person = step.verb == Verb::kManual;
      const bool looks = OnlyLooks(step) || step.verb == Verb::kWait;
      return (looks || person) && step.forward > last_change_;
    };
    const auto any = [](const Piece& piece, Verb verb) {
      return std::ranges::any_of(piece.steps, [&](const Step* step) { return step->verb == verb; });
    };
    const bool copy_is_judged = (any(a, Verb::kApprove) && any(b, Verb::kBackup)) ||
                                (any(a, Verb::kBackup) && any(b, Verb::kApprove));
    if (All(a, looks_or_tells) && All(b, looks_or_tells)) return "both only look, wait or tell";
    if (All(a, changes_nothing) && All(b, changes_nothing))
      return "one copies, the other only looks, tells or copies too: neither changes anything";
    if (All(a, late) && All(b, late)) return "all is changed before both of them, and both look";
    if (All(a, early) && All(b, early) && !copy_is_judged)
      return "nothing is changed before both of them are done";
    if (All(a, asks) && All(b, asks)) return "both only ask, and nothing is done between the two";
    if ((All(a, asks) && All(b, OnlyLooks)) || (All(a, OnlyLooks) && All(b, asks)))
      return "the question and the look both still stand before the next change";
    const auto person = [](const Step& step) { return step.verb == Verb::kManual; };
    if (All(a, OnlyLooks) && All(b, person))
      return "the look comes later than a person's work, and still before the next change";
    const bool unrelated = All(a, [&](const Step& one) {
      return All(b, [&](const Step& other) { return Unrelated(plan_, one, other); });
    });
    if (unrelated) return "they are about different things, which nothing in the plan relates";
    return "";
  }

  const Plan& plan_;
  const std::string& text_;
  std::vector<const Step*> order_;
  std::uint32_t first_change_ = 0;
  std::uint32_t last_change_ = 0;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> ReorderedOf(const Plan& plan, const std::string& text) {
  return Reorderer(plan, text).All();
}

}  // namespace belay
