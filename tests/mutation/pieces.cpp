#include "tests/mutation/pieces.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <variant>

#include "compiler/diagnostics/diagnostics.h"
#include "compiler/source/source_manager.h"
#include "compiler/syntax/ast.h"
#include "compiler/syntax/parse.h"

namespace belay::mutation {
namespace {

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

class Reader {
 public:
  Reader(const Plan& plan, const std::string& text) : text_(text) {
    for (const Id<Step> id : plan.order) order_.push_back(&plan.steps[id]);
    for (const Procedure& procedure : plan.procedures) {
      for (const Id<Step> id : procedure.order) order_.push_back(&plan.steps[id]);
    }
  }

  std::vector<Pieces> All() {
    SourceManager sources;
    Diagnostics ignored;
    const FileId file = sources.Add("plan.belay", text_);
    const ast::File tree = Parse(sources, file, ignored);
    Walk(tree.body);
    for (const ast::Procedure& procedure : tree.procedures) Walk(procedure.body);
    return std::move(bodies_);
  }

 private:
  void Walk(const ast::Body& body, bool ordered = true) {
    Pieces pieces{.all = {}, .ordered = ordered};
    for (const ast::Statement& statement : body) {
      Piece piece = PieceOf(statement);
      if (piece.steps.empty()) continue;  // a setting, or a file
      pieces.all.push_back(std::move(piece));
      Inside(statement);
    }
    if (!pieces.all.empty()) bodies_.push_back(std::move(pieces));
  }

  void Inside(const ast::Statement& statement) {
    if (const auto* stage = std::get_if<ast::Stage>(&statement.node)) Walk(stage->body);
    if (const auto* each = std::get_if<ast::ForEach>(&statement.node)) Walk(each->body);
    if (const auto* within = std::get_if<ast::Within>(&statement.node)) Walk(within->body);
    if (const auto* parallel = std::get_if<ast::Parallel>(&statement.node)) {
      Walk(parallel->body, false);
    }
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

  const std::string& text_;
  std::vector<const Step*> order_;
  std::vector<Pieces> bodies_;
};

}  // namespace

std::vector<Pieces> PiecesOf(const Plan& plan, const std::string& text) {
  return Reader(plan, text).All();
}

}  // namespace belay::mutation
