#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "targets/argo/context.h"
#include "targets/argo/model.h"

namespace belay::argo {

// Two commands can run in one container: no variable has two values, and there is one kubeconfig.
bool CanShare(const Command& a, const Command& b);

// The environment of one container, while its script is written. Values reach a script as variables
// and in no other way.
class Environment {
 public:
  explicit Environment(const Context& context);

  // Everything that the command mentions gets a variable of its name.
  void Bind(const Command& command);

  // A word of bash that expands to the value: quoted text, or a variable.
  std::string Word(const Value& value);

  // A variable for Argo's own expressions, such as `{{inputs.parameters.message}}`.
  void Add(std::string name, std::string value);

  // Lines that must run before the commands that were bound so far; empties the list.
  std::string TakeSetup();

  // All that was collected; `source` and the rest of the script are left to the caller.
  Script ToScript() const;
  const std::vector<ArgoProblem>& problems() const { return problems_; }

 private:
  std::string Text(const Value& value);  // the value of a container's variable
  std::string Text(const Reference& reference);
  std::string SecretVariable(const Secret& secret);  // `BELAY_SECRET_token`
  bool Fetched(const Reference& reference) const;    // by a command of the script itself
  bool Fetched(const Value& value) const;
  std::string Fetch(const Reference& reference);  // the variable that holds it
  std::string Composed(const Value& value);       // the inside of a word in double quotes
  std::string Numbered(const Value& value);
  void NeedFile(const FileText& file);
  void BindVariable(const Binding& binding, const Span& span);

  const Context& context_;
  std::vector<Variable> secrets_;  // first, so that the kubelet can expand them in others
  std::vector<Variable> variables_;
  std::map<std::string, Value> bound_;
  std::set<std::string> inputs_;
  std::set<std::string> clusters_;
  std::set<std::string> made_clusters_;  // of clusters_, those that the plan makes
  std::set<std::string> done_;           // setup that is there already
  std::string setup_;
  std::vector<ArgoProblem> problems_;
  int words_ = 0;
};

}  // namespace belay::argo
