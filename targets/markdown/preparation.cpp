#include "targets/markdown/preparation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "targets/markdown/shell.h"
#include "targets/place.h"
#include "targets/tools.h"

namespace belay::markdown {
namespace {

void WriteTools(Runbook& runbook) {
  std::vector<Inline> names;
  for (const auto& [tool, least] : NotableToolsOf(runbook.plan)) {
    names.push_back(least.known() ? Say("{} {} or later", {Code(tool), Text(least.text())})
                                  : Code(tool));
  }
  if (names.empty()) return;
  runbook.document.Heading(3, Say("Tools"));
  for (const Inline& name : names) runbook.document.Task(name);
}

void WriteClusters(Runbook& runbook) {
  for (const Id<Thing> id : runbook.clusters) {
    const Thing& cluster = runbook.plan.things[id];
    if (MadeByPlan(cluster)) continue;
    std::vector<Inline> facts;
    for (const Field& field : cluster.fields) {
      if (field.path.size() != 1) continue;
      facts.push_back(Say("{} {}", {Text(field.key), Code(field.path.front().Display())}));
    }
    runbook.document.Task(facts.empty()
                              ? Say("Cluster {} is the one that you reach", {Code(cluster.path)})
                              : Say("Cluster {} is the one that you reach: {}",
                                    {Code(cluster.path), Join(facts, ", ", ", ")}));
  }
}

// The last step that looks up a part of the file; nullptr where all of it is known before.
const Step* KnownAfter(const Plan& plan, const Value& text) {
  std::set<std::string> keys;
  for (const Value::Piece& piece : text.pieces()) {
    const auto* reference = std::get_if<Reference>(&piece);
    if (reference != nullptr && reference->kind == Reference::Kind::kCapture) {
      keys.insert(reference->name);
    }
  }
  const Step* last = nullptr;
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (operation.kind == OperationKind::kCapture && keys.contains(operation.key)) {
        last = &plan.steps[id];
      }
    }
  }
  return last;
}

void WriteFiles(Runbook& runbook) {
  bool first = true;
  for (const FileText& file : runbook.plan.files) {
    if (!file.text) continue;
    if (first) runbook.document.Heading(3, Say("Files to write"));
    first = false;
    const Reference reference{.kind = Reference::Kind::kFile, .name = file.name};
    const Inline where = runbook.variables.Used(reference)
                             ? Code(fmt::format("cat >\"${}\"", runbook.variables.Name(reference)))
                             : Code(fmt::format("cat >{}", Quoted(file.path)));
    Inline text = Say("File {} ({}): {}, paste, press Ctrl-D.",
                      {Code(file.path), runbook.PlaceOf(file.span), where});
    if (!file.text->constant())
      text += Say(" Fill in what stands between {} and {}.", {Code("${"), Code("}")});
    if (const Step* step = KnownAfter(runbook.plan, *file.text)) {
      text += Say(" Not now: right after {}, which looks up the last of it.", {LinkTo(*step)});
    }
    runbook.document.Paragraph(text);
    runbook.document.Fence(file.language, file.text->Display());
  }
}

void WriteChecklist(Runbook& runbook) {
  Document& document = runbook.document;
  const Plan& plan = runbook.plan;
  document.Heading(3, Say("Checklist"));
  if (!plan.ticket.empty()) document.Task(Say("{} is approved", {Text(plan.ticket)}));
  if (plan.window) {
    document.Task(
        Say("The window of {} is booked, from (UTC): ____", {Text(ToString(*plan.window))}));
  }
  std::map<std::string, std::vector<Id<Step>>> people;
  for (const Id<Step> id : plan.order) {
    std::set<std::string> names;
    const Step& step = plan.steps[id];
    if (!step.who.empty()) names.insert(step.who.Display());
    for (const Operation& operation : step.operations) {
      const bool acts =
          operation.kind == OperationKind::kManual || operation.kind == OperationKind::kApprove;
      if (acts && !operation.who.empty()) names.insert(operation.who.Display());
    }
    for (const std::string& name : names) people[name].push_back(id);
  }
  for (const auto& [name, steps] : people) {
    document.Task(Say("{} can be reached, for {}", {Text(name), runbook.LinksTo(steps)}));
  }
  // In the order in which they are needed.
  std::vector<std::pair<std::string, std::vector<Id<Step>>>> documents;
  for (const Id<Step> id : plan.order) {
    for (const Operation& operation : plan.steps[id].operations) {
      if (operation.document.empty()) continue;
      const std::string name = operation.document.Display();
      auto known = std::find_if(documents.begin(), documents.end(),
                                [&](const auto& each) { return each.first == name; });
      if (known == documents.end()) known = documents.insert(known, {name, {}});
      if (known->second.empty() || known->second.back() != id) known->second.push_back(id);
    }
  }
  for (const auto& [name, steps] : documents) {
    document.Task(Say("{} has been read, for {}: what it says is not in this plan",
                      {Text(name), runbook.LinksTo(steps)}));
  }
  WriteClusters(runbook);
  document.Task(Say("Somebody who has not written the plan has read it to the end, {} included",
                    {Inline::Link(Say("Rollback"), "rollback")}));
}

}  // namespace

void WritePreparation(Runbook& runbook) {
  runbook.document.Heading(2, Say("Before you begin"));
  WriteChecklist(runbook);
  WriteTools(runbook);
  WriteInputs(runbook);
  WriteTerminal(runbook);
  WriteSecrets(runbook);
  WriteFiles(runbook);
}

}  // namespace belay::markdown
