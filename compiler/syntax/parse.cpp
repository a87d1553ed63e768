#include "compiler/syntax/parse.h"

#include <fmt/format.h>

#include "BelayLexer.h"
#include "BelayParser.h"
#include "compiler/diagnostics/codes.h"
#include "compiler/syntax/build_ast.h"
#include "compiler/syntax/byte_stream.h"
#include "compiler/syntax/error_strategy.h"
#include "compiler/syntax/limits.h"
#include "compiler/syntax/token_guard.h"
#include "compiler/syntax/utf8.h"

namespace belay {

ast::File Parse(const SourceManager& sources, FileId file, Diagnostics& diagnostics) {
  ast::File empty;
  empty.id = file;
  empty.complete = false;
  const std::string_view text = sources.file(file).text();
  const Span start{.file = file, .begin = 0, .end = 0};
  if (text.size() > limits::kMostBytes) {
    diagnostics.Add(MakeDiagnostic(Code::kTooLarge, start,
                                   fmt::format("the file has {} bytes; at most {} are read",
                                               text.size(), limits::kMostBytes)));
    return empty;
  }
  if (const auto bad = FindBadUtf8(text)) {
    const auto at = static_cast<std::uint32_t>(*bad);
    diagnostics.Add(MakeDiagnostic(
        Code::kNotUtf8, {.file = file, .begin = at, .end = at + 1},
        fmt::format("byte 0x{:02x} is not UTF-8", static_cast<unsigned char>(text[at]))));
  }

  // ANTLR reports lexer errors to listeners; the grammar's UNKNOWN leaves none to report.
  ByteStream bytes(text);
  // A byte order mark, as some editors write one, says nothing in UTF-8.
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) bytes.seek(kByteOrderMark.size());
  grammar::BelayLexer lexer(&bytes);
  lexer.removeErrorListeners();
  TokenGuard guard(lexer, file, text, diagnostics);
  antlr4::CommonTokenStream tokens(&guard);
  grammar::BelayParser parser(&tokens);
  parser.removeErrorListeners();
  parser.setErrorHandler(std::make_shared<ErrorStrategy>(file, text, diagnostics));
  const std::size_t before = diagnostics.Count(Severity::kError);
  ast::File tree = AstBuilder(file, text, diagnostics).File(*parser.file());
  tree.complete = diagnostics.Count(Severity::kError) == before;
  return tree;
}

}  // namespace belay
