#include "compiler/resolve/resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "compiler/resolve/order.h"
#include "compiler/shell/tools.h"

namespace belay {
namespace {

// The clusters that a command reaches by the kubeconfig of whoever runs the plan, and no `context`
// tells from one another, in the order of their declaration.
std::vector<Id<Thing>> ReachedByTheCurrentContext(const Plan& plan) {
  std::set<Id<Thing>> reached;
  const auto look = [&](const std::vector<Operation>& operations) {
    for (const Operation& operation : operations) {
      if (!operation.command || !operation.command->cluster) continue;
      const Id<Thing> id = *operation.command->cluster;
      const Thing& cluster = plan.things[id];
      const bool told = MadeByPlan(cluster) ||
                        std::any_of(cluster.fields.begin(), cluster.fields.end(),
                                    [](const Field& field) { return field.key == "context"; });
      const auto& effects = operation.command->effects;
      const bool asks =
          std::any_of(effects.begin(), effects.end(), [](const CommandEffect& effect) {
            return TalksToCluster(effect.command.substr(0, effect.command.find(' ')));
          });
      if (!told && asks) reached.insert(id);
    }
  };
  for (const Step& step : plan.steps) {
    look(step.operations);
    look(step.undo.operations);
    look(step.restore);
  }
  return {reached.begin(), reached.end()};
}

}  // namespace

void Resolver::Report(Code code, Span span, std::string message) {
  // In a file that could not be read whole, a name may be unknown for that reason alone.
  const bool may_be_a_consequence = code == Code::kUnknownName ||
                                    code == Code::kUndefinedVariable || code == Code::kUnused ||
                                    code == Code::kMissingPart;
  if (!file_.complete && may_be_a_consequence) {
    pending_.push_back({});  // for Last(); dropped at the end
    pending_.back().code.clear();
    return;
  }
  pending_.push_back(MakeDiagnostic(code, span, std::move(message)));
}

void Resolver::Fail(Code code, Span span, std::string message) {
  failed_ = true;
  Report(code, span, std::move(message));
}

void Resolver::Declare(const ast::Name& name, Symbol symbol) {
  symbol.span = name.span;
  const std::string what = symbol.what;
  if (top_.Add(std::string(name.text), std::move(symbol)) != nullptr) return;
  Symbol* other = top_.Find(name.text);
  Fail(Code::kNameClash, name.span,
       fmt::format("`{}` is declared twice, as {} and as {}", name.text, other->what, what));
  Last().labels.push_back({.span = other->span, .text = "first declared here"});
}

void Resolver::ReportUnused() {
  // What a fixed parameter leaves out may be what uses it.
  if (!options_.settings.empty()) return;
  for (const auto& [name, symbol] : top_.symbols()) {
    if (symbol.must_be_used && !symbol.used) {
      Report(Code::kUnused, symbol.span, fmt::format("{} `{}` is never used", symbol.what, name));
    }
  }
}

void Resolver::ReportContexts() {
  const std::vector<Id<Thing>> clusters = ReachedByTheCurrentContext(plan_);
  for (std::size_t i = 1; i < clusters.size(); ++i) {
    const Thing& first = plan_.things[clusters[0]];
    const Thing& cluster = plan_.things[clusters[i]];
    Report(Code::kMissingPart, cluster.span,
           fmt::format("which context? neither `{}` nor `{}` has one, so commands for both reach "
                       "the cluster that is current; `context = \"…\"` tells them apart",
                       cluster.path, first.path));
    Last().labels.push_back({.span = first.span, .text = "the other one"});
  }
}

// In a plan of its own, which is thrown away.
void Resolver::RunLone(const std::set<const ast::Action*>& used) {
  AddActions(file_);
  imported_.insert(sources_.file(file_.id).name());
  Import(file_, 0);
  LoneActions(used);
}

std::optional<Plan> Resolver::Run() {
  plan_.file = sources_.file(file_.id).name();
  if (file_.edition && file_.edition->number != "1") {
    Fail(Code::kNotSupported, file_.edition->span,
         fmt::format("edition {} is not known; this belay knows edition 1", file_.edition->number));
  }
  AddActions(file_);
  imported_.insert(sources_.file(file_.id).name());  // a module may import what imports it
  Import(file_, 0);
  const bool module = file_.plans.empty() && file_.body.empty();
  if (!module) {
    Header();
    Parameters();
    Secrets();
    Environment(file_.environment);
    Constants(false);
    Inventory();
    Constants(true);
    Requirements();

    plan_.root = NewBlock(Block::Kind::kSequence, plan_.span, nullptr);
    Place place;
    place.scope = &top_;
    place.block = plan_.root;
    Statements(file_.body, place);
    Procedures();
    BindTopics();
    if (!failed_) {
      ReportUnused();
      ReportContexts();
    }
  }
  const bool left_over =
      std::any_of(file_.actions.begin(), file_.actions.end(),
                  [&](const ast::Action& action) { return !used_.contains(&action); });
  if (!failed_ && file_.complete && left_over) {
    Resolver lone(file_, sources_, options_, diagnostics_);
    lone.RunLone(used_);
    for (Diagnostic& diagnostic : lone.pending_) pending_.push_back(std::move(diagnostic));
    failed_ = failed_ || lone.failed_;
  }
  for (Diagnostic& diagnostic : pending_) {
    if (!diagnostic.code.empty()) diagnostics_.Add(std::move(diagnostic));
  }
  if (failed_ || module || !file_.complete) return std::nullopt;
  NumberAndOrder(plan_);
  return std::move(plan_);
}

std::optional<Plan> Resolve(const ast::File& file, SourceManager& sources,
                            const ResolveOptions& options, Diagnostics& diagnostics) {
  return Resolver(file, sources, options, diagnostics).Run();
}

}  // namespace belay
