#include "targets/argo/metadata.h"

#include <fmt/format.h>

#include <string_view>

#include "targets/argo/rollback.h"
#include "targets/argo/text.h"

namespace belay::argo {
namespace {

constexpr std::size_t kLongestLabel = 63;  // of Kubernetes

// Markdown, which Argo shows above the graph.
std::string Description(const Context& context) {
  const Plan& plan = context.plan();
  const Provenance& provenance = context.input.provenance;
  std::string text = fmt::format("{} by belay {}, plan hash {}\n", Place(context.input, plan.span),
                                 provenance.tool_version, provenance.plan_hash);
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) text += fmt::format("- {}: {}\n", label, OneLine(value));
  };
  add("Owner", plan.owner);
  add("Ticket", plan.ticket);
  add("Risk", plan.risk);
  add("Date", plan.date);
  if (plan.window) add("Window", ToString(*plan.window));
  for (const std::string& link : plan.links) add("Link", link);
  add("Backups that must outlive this go to", plan.backups);
  if (provenance.allowed_errors > 0) {
    text += fmt::format("- **Compiled in spite of {} lint errors**\n", provenance.allowed_errors);
  }
  text +=
      "- To answer a gate: argo node set NAME -p approve=YES --node-field-selector "
      "displayName=GATE (done=YES for work, answer=YES for a question), then argo resume NAME "
      "--node-field-selector displayName=GATE\n";
  if (context.procedure != nullptr) {
    text += "- Waits for runs that hold the same clusters: end them first, with argo stop NAME\n";
  } else if (HasRollback(plan)) {
    text +=
        "- To go on after a failure, when the way back was declined: argo retry NAME "
        "--restart-successful --node-field-selector displayName=rollback\n";
  } else {
    text += "- To go on after a failure: argo retry NAME\n";
  }
  return text;
}
}  // namespace

Yaml::Map Labels(const Context& context) {
  const Provenance& provenance = context.input.provenance;
  return {{"belay/plan", BaseName(context.plan()).substr(0, kLongestLabel)},
          {"belay/plan-hash", provenance.plan_hash.substr(0, kLongestLabel)}};
}
std::string SourceOf(const Context& context) {
  return Place(context.input,
               context.procedure == nullptr ? context.plan().span : context.procedure->span);
}
Yaml::Map WorkflowMetadata(const Context& context) {
  const Plan& plan = context.plan();
  std::string title = plan.title.empty() ? plan.name : plan.title.Display();
  Yaml::Map labels = Labels(context);
  if (context.procedure != nullptr) {
    const Value& own = context.procedure->title;
    title = own.empty() ? context.procedure->name : own.Display();
    labels.push_back({"belay/part", "setup"});
  }
  const Yaml::Map annotations = {{"workflows.argoproj.io/title", OneLine(title)},
                                 {"workflows.argoproj.io/description", Description(context)},
                                 {"belay/version", context.input.provenance.tool_version},
                                 {"belay/plan-hash", context.input.provenance.plan_hash},
                                 {"belay/source", SourceOf(context)}};
  Yaml::Map metadata;
  if (context.procedure == nullptr) {
    metadata.push_back({"generateName", BaseName(plan) + "-"});
  } else {
    metadata.push_back({"name", ProcedureName(plan, *context.procedure)});
  }
  metadata.push_back({"labels", labels});
  metadata.push_back({"annotations", annotations});
  return metadata;
}

}  // namespace belay::argo
