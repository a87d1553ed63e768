#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "targets/argo/context.h"
#include "targets/argo/environment.h"
#include "targets/argo/model.h"

namespace belay::argo {

// A script, while it is written: one command after the other.
class ScriptWriter {
 public:
  explicit ScriptWriter(const Context& context);

  // Ends the script early, and well, when the step has been done already.
  void AddSkip(const Operation& skip_if);
  void AddOperation(const Operation& operation);
  // The output is `yes` or `no`.
  void AddAnswer(const Command& command, const Test& test, const Span& span);
  void AddComparison(const Condition& condition);

  // Anything else. `Setup` of the environment comes before it.
  void AddLines(const std::string& lines);
  Environment& environment() { return environment_; }

  // The whole of it; what the environment could not do goes to `problems`.
  Script Finish(std::vector<ArgoProblem>& problems) const;

 private:
  void Enter(const Command& command);  // its folder and its variables
  std::string TestWords(const Test& test);
  std::string PollWords(const Operation& operation);

  const Context& context_;
  Environment environment_;
  std::string body_;
  std::string folder_ = ".";  // where the next command would run, as a bash word
};

}  // namespace belay::argo
