#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "antlr4-runtime.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/source/span.h"

namespace belay {

// Stands between lexer and parser. Reports what is no word of the language, and texts and fences
// that are not closed, once each; ends the file where a limit is passed, so that the parser's
// recursion and memory are bounded whatever the input is.
class TokenGuard final : public antlr4::TokenSource {
 public:
  TokenGuard(antlr4::TokenSource& lexer, FileId file, std::string_view text,
             Diagnostics& diagnostics)
      : lexer_(lexer), file_(file), text_(text), diagnostics_(diagnostics) {}

  std::unique_ptr<antlr4::Token> nextToken() override;

  size_t getLine() const override { return lexer_.getLine(); }
  size_t getCharPositionInLine() override { return lexer_.getCharPositionInLine(); }
  antlr4::CharStream* getInputStream() override { return lexer_.getInputStream(); }
  std::string getSourceName() override { return {}; }
  antlr4::TokenFactory<antlr4::CommonToken>* getTokenFactory() override {
    return lexer_.getTokenFactory();
  }

 private:
  Span SpanOf(const antlr4::Token& token) const;
  void Report(Span span, std::string message);
  void ReportUnknown(const antlr4::Token& token);
  std::unique_ptr<antlr4::Token> RunOn(std::unique_ptr<antlr4::Token> token);
  std::unique_ptr<antlr4::Token> EndHere(std::unique_ptr<antlr4::Token> token);
  bool CountBracket(const antlr4::Token& token);

  antlr4::TokenSource& lexer_;
  FileId file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t tokens_ = 0;
  std::size_t nesting_ = 0;
  std::size_t reported_ = 0;
  std::size_t last_unknown_line_ = 0;  // lines count from 1
  bool ended_ = false;
};

}  // namespace belay
