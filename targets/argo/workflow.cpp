#include "targets/argo/workflow.h"

#include <utility>
#include <vector>

#include "targets/argo/graph.h"
#include "targets/argo/prepare.h"
#include "targets/argo/rollback.h"

namespace belay::argo {

Workflow BuildWorkflow(const TargetInput& input, const Procedure* procedure) {
  Context context = MakeContext(input, procedure);
  GraphBuilder builder(context);
  builder.Add(PrepareTemplate(context, builder.graph().problems), {}, {});
  const std::vector<After> ends =
      builder.AddBlock(procedure == nullptr ? input.plan.root : procedure->root,
                       {{.task = kPrepareTask, .result = After::Result::kSucceeded}}, {});
  // A procedure is itself a way out of a plan; nothing leads back from it.
  if (procedure == nullptr) AddRollback(context, ends, builder);
  Graph graph = std::move(builder.graph());
  return {.context = std::move(context), .graph = std::move(graph)};
}

}  // namespace belay::argo
