#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "targets/argo/context.h"
#include "targets/argo/model.h"
#include "targets/argo/script.h"
#include "targets/argo/segments.h"

namespace belay::argo {

// `a.Succeeded && (b.Succeeded || b.Skipped)`.
std::string Depends(const std::vector<After>& after);

// How often a lost pod is replaced, where its commands may be run again.
inline constexpr std::uint32_t kLostPods = 2;

// Adds the terms that are not in `after` yet.
void Join(std::vector<After>& after, const std::vector<After>& more);

// What comes after a task: it has ended well, or its guards do not hold.
std::vector<After> Ends(const std::string& task, const std::vector<std::string>& guards);

// `{{=a && b}}`, or nothing when nothing is asked.
std::string When(const std::vector<std::string>& guards);

// The tasks of one workflow, as they are found: in the order of the plan.
class GraphBuilder {
 public:
  explicit GraphBuilder(Context& context) : context_(context) {}

  // A task with a template of its own name.
  void Add(Template made, const std::vector<After>& after, const std::vector<std::string>& guards);

  // A task that fails with a message.
  void AddStop(const std::string& name, const std::string& message, const Span& span,
               const std::string& depends, const std::vector<std::string>& guards);

  // The tasks of a block, and what has to be waited for after it. `guards` are expressions that
  // must hold, outermost first.
  std::vector<After> AddBlock(Id<Block> block, std::vector<After> after,
                              const std::vector<std::string>& guards);

  // How a list of operations is called and done.
  struct Job {
    std::string name;            // mangled; the name of the only task
    const Step* step = nullptr;  // nullptr: the undo of the plan
    const std::vector<Operation>* operations = nullptr;
    const Operation* skip_if = nullptr;
    bool forward = false;  // the step itself, and not its undo
    bool again = false;    // may be run again when its pod is lost
    Span span;
  };
  struct Done {
    std::vector<After> after;
    std::string begun;     // the task which, once it ran, may have changed something
    bool changes = false;  // false: there is none, and `begun` is its first task
    std::vector<std::string> rollback_gates;  // `declined` tasks that ask for the way back
  };
  Done AddJob(const Job& job, std::vector<After> after, std::vector<std::string> guards);

  // By step; absent for a step without tasks.
  const std::map<Id<Step>, Done>& done() const { return done_; }
  const std::vector<std::string>& rollback_gates() const { return rollback_gates_; }

  Graph& graph() { return graph_; }

 private:
  std::vector<After> AddNode(const Node& node, std::vector<After> after,
                             const std::vector<std::string>& guards);
  std::vector<After> AddStep(Id<Step> id, std::vector<After> after,
                             const std::vector<std::string>& guards);
  std::vector<After> AddWhen(const Block& block, std::vector<After> after,
                             const std::vector<std::string>& guards);
  // What is known of a condition once its tasks have ended.
  struct Answered {
    std::string yes;  // an expression: it holds
    std::vector<After> after;
  };
  Answered AddCondition(const Condition& condition, const std::string& name, int& leaves,
                        std::vector<After> after, std::vector<std::string> guards);
  std::vector<After> AddPerson(const std::string& name, const Job& job, const Operation* operation,
                               const std::vector<After>& after,
                               const std::vector<std::string>& guards, Done& done);
  Script JobScript(const Job& job, const Segment& segment);
  Origin OriginOf(const Job& job, const Segment* segment) const;

  Context& context_;
  Graph graph_;
  std::map<Id<Step>, Done> done_;
  std::vector<std::string> rollback_gates_;
  std::map<Id<Condition>, Answered> answered_;
};

}  // namespace belay::argo
