#pragma once

#include <string_view>

#include "antlr4-runtime.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/source/span.h"

namespace belay {

// One finding for each statement that cannot be read, and on with the next one.
//
// A mismatch leaves the rules that it is in up to the statement (or field), skips to where that
// ends, and goes on there. So a mistake costs its own statement and no other.
class ErrorStrategy final : public antlr4::DefaultErrorStrategy {
 public:
  ErrorStrategy(FileId file, std::string_view text, Diagnostics& diagnostics)
      : file_(file), text_(text), diagnostics_(diagnostics) {}

  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void sync(antlr4::Parser* parser) override;

 private:
  void ReportUnexpected(antlr4::Parser& parser, const antlr4::Token& found);
  void SkipStatement(antlr4::Parser& parser, std::size_t begin);

  FileId file_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t reported_ = 0;
};

}  // namespace belay
