#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "compiler/source/source_manager.h"

namespace belay::bash {

// Writes operations, conditions and values as calls of the runtime's vocabulary.
class Writer {
 public:
  Writer(const Plan& plan, const SourceManager& sources) : plan_(plan), sources_(sources) {}

  // A line, indented by one level; `words` are quoted, `head` is not.
  void Line(std::string_view head, const std::vector<std::string>& words = {});
  void Raw(std::string_view text) { out_ += text; }

  void Operations(const std::vector<Operation>& operations);
  void Write(const Operation& operation);
  void Write(const Condition& condition);

  // The value as pairs of words: `text 1.30`, `captured apps/upgrade.image`.
  static std::vector<std::string> Words(const Value& value);

  // `plan.belay:41`
  std::string Place(const Span& span) const;

  // A command that only looks, as far as the catalog knows all of it.
  static bool OnlyLooks(const Command& command);

  std::string Take() { return std::move(out_); }

 private:
  void Before(const Operation& operation);
  void Expect(const Test& test);
  void Heredoc(std::string_view head, const std::vector<std::string>& words,
               const Command& command);
  void Decide(const Condition& condition);

  const Plan& plan_;
  const SourceManager& sources_;
  std::string out_;
};

}  // namespace belay::bash
