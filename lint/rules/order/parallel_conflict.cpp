#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "lint/analysis/files.h"
#include "lint/analysis/looks.h"
#include "lint/context.h"

namespace belay {
namespace {

// The first step of a branch for each thing, by what it does about it.
using Steps = std::map<Id<Thing>, Id<Step>>;

// The first step of a branch for each value that is remembered while the plan runs.
using Values = std::map<std::string, Id<Step>>;

struct Branch {
  Steps changed;  // the thing itself
  Steps inside;   // something in the thing, or that writes it
  Steps copied;
  Steps looked;     // by the cluster that is looked at, before anything of the branch is changed
  Steps verified;   // by the thing that is looked at, likewise
  Steps stores;     // what is made, deleted or moved and writes them
  Steps nodes;      // by cluster: its nodes are moved or drained
  Steps workloads;  // by cluster: what runs on them is moved
  std::map<std::string, Id<Step>> folders;  // of Terraform, in which it changes
  std::map<std::string, Id<Step>> parts;    // of a product, by its name: `kserve` and `kserve-crd`
  Steps topics;                             // what people are asked about or work on
  Steps files;                              // that its commands are given, and it does not edit
  Values remembered;                        // by the keys of what is captured
  Values used;
  std::optional<Id<Step>> asks;     // and nothing in the branch is done after it
  std::optional<Id<Step>> works;    // the first step that changes or copies, or that a person does
  std::optional<Id<Step>> changes;  // the first one

  // Costs n log n for the whole plan: what is less is put into what is more.
  void Take(Branch&& other) {
    const auto join = [](auto& into, auto& from) {
      if (from.size() > into.size()) std::swap(into, from);
      into.merge(from);
    };
    join(changed, other.changed);
    join(inside, other.inside);
    join(copied, other.copied);
    join(remembered, other.remembered);
    join(used, other.used);
    join(stores, other.stores);
    join(nodes, other.nodes);
    join(workloads, other.workloads);
    join(folders, other.folders);
    join(parts, other.parts);
    join(files, other.files);
    join(topics, other.topics);
    if (!changes) {
      join(looked, other.looked);
      join(verified, other.verified);
    }
    if (other.works) asks.reset();
    if (other.asks) asks = other.asks;
    if (!changes) changes = other.changes;
    if (!works) works = other.works;
  }
};

class Walker {
 public:
  explicit Walker(RuleContext& context) : context_(context), plan_(context.plan()) {
    for (const Exposure& exposure : context.timeline().exposures()) {
      if (exposure.backup) told_.insert(*exposure.backup);
    }
    for (std::uint32_t i = 0; i < plan_.things.size(); ++i) {
      const Thing& thing = plan_.things[Id<Thing>{i}];
      if (thing.kind != ThingKind::kStore || thing.provider != "file") continue;
      for (const Field& field : thing.fields) {
        for (const Value& value : field.path) files_.emplace(value.Display(), Id<Thing>{i});
      }
    }
  }

  Branch Walk(Id<Block> id) {
    const Block& block = plan_.blocks[id];
    Branch all;
    for (const Node& child : block.children) {
      Branch branch = child.step ? Of(*child.step) : Walk(*child.block);
      if (block.kind == Block::Kind::kParallel) Compare(all, branch);
      all.Take(std::move(branch));
    }
    return all;
  }

 private:
  Branch Of(Id<Step> id) const {
    const Step& step = plan_.steps[id];
    Branch branch;
    for (const Operation& operation : step.operations) {
      if (operation.kind == OperationKind::kCapture) branch.remembered.emplace(operation.key, id);
      AddUses(operation.test.expected, id, branch);
      if (!operation.command) continue;
      AddFolders(*operation.command, id, branch);
      for (const Binding& binding : operation.command->bindings) {
        AddUses(binding.value, id, branch);
        const auto file = files_.find(binding.value.Display());
        if (file != files_.end() && !Edits(step, file->second))
          branch.files.emplace(file->second, id);
      }
    }
    if (step.verb != Verb::kNotify) {
      for (const Topic& topic : step.topics) {
        if (topic.thing) branch.topics.emplace(*topic.thing, id);
      }
    }
    const bool copies = step.verb == Verb::kBackup && !step.backup_unneeded;
    if (Changes(step) || copies || step.verb == Verb::kManual) branch.works = id;
    if (Changes(step)) {
      branch.changes = id;
      for (const Effect& effect : step.effects) {
        // Something of a thing that has no name of its own may be beside another such thing.
        if (!effect.subject.thing || effect.subject.member) continue;
        AddChange(*effect.subject.thing, id, branch);
        AddMove(effect, id, branch);
      }
      for (const Subject& subject : step.subjects) {
        if (subject.thing && !subject.member) AddChange(*subject.thing, id, branch);
      }
      if (step.subjects.empty() && step.cluster) branch.inside.emplace(*step.cluster, id);
    } else if (copies) {
      for (const Subject& subject : step.subjects) {
        if (subject.thing && !told_.contains(id)) branch.copied.emplace(*subject.thing, id);
      }
    } else if (step.verb == Verb::kApprove) {
      branch.asks = id;
    } else if ((Looks(step) || step.verb == Verb::kRemember) && step.cluster && !Watches(step)) {
      branch.looked.emplace(*step.cluster, id);
    }
    if (Looks(step) && !Watches(step)) {
      for (const Subject& subject : step.subjects) {
        if (subject.thing && !subject.member) branch.verified.emplace(*subject.thing, id);
      }
    }
    return branch;
  }

  void AddUses(const Value& value, Id<Step> step, Branch& branch) const {
    for (const Value::Piece& piece : value.pieces()) {
      const auto* reference = std::get_if<Reference>(&piece);
      if (reference == nullptr) continue;
      if (reference->kind == Reference::Kind::kCapture) branch.used.emplace(reference->name, step);
      if (reference->kind != Reference::Kind::kFile) continue;
      // A file is written with the values that there are by then.
      const auto file = std::ranges::find(plan_.files, reference->name, &FileText::name);
      if (file != plan_.files.end() && file->text) AddUses(*file->text, step, branch);
    }
  }

  void AddMove(const Effect& effect, Id<Step> step, Branch& branch) const {
    const Thing& thing = plan_.things[*effect.subject.thing];
    const bool moves = effect.kind == EffectKind::kMove || effect.kind == EffectKind::kMigrate ||
                       effect.kind == EffectKind::kCreate || effect.kind == EffectKind::kDelete;
    if (moves) {
      for (const Id<Thing> store : thing.data) branch.stores.emplace(store, step);
    }
    if (!thing.parent) return;
    const bool replaced = effect.kind == EffectKind::kMove || effect.kind == EffectKind::kDisrupt;
    if (thing.kind == ThingKind::kNodes && replaced && !MadeByPlan(thing)) {
      branch.nodes.emplace(*thing.parent, step);
    } else if (thing.kind == ThingKind::kAddon && effect.kind == EffectKind::kMove) {
      branch.workloads.emplace(*thing.parent, step);
    } else if (thing.kind == ThingKind::kComponent && effect.kind == EffectKind::kMove) {
      branch.workloads.emplace(*thing.parent, step);
      const std::string_view name = thing.name;
      const std::string_view product = name.ends_with("-crd")    ? name.substr(0, name.size() - 4)
                                       : name.ends_with("-crds") ? name.substr(0, name.size() - 5)
                                                                 : name;
      branch.parts.emplace(fmt::format("{} {}", thing.parent->index, product), step);
    }
  }

  // Its state is locked while somebody changes it, and its providers are what `init` puts there.
  static void AddFolders(const Command& command, Id<Step> step, Branch& branch) {
    for (const CommandEffect& effect : command.effects) {
      const bool changes = effect.kind == CommandEffect::Kind::kChange ||
                           effect.kind == CommandEffect::Kind::kDestroy;
      if ((changes && effect.command.starts_with("terraform ")) ||
          effect.command == "terraform init") {
        branch.folders.emplace(command.folder, step);
      }
    }
  }

  void AddChange(Id<Thing> thing, Id<Step> step, Branch& branch) const {
    branch.changed.emplace(thing, step);
    for (const Id<Thing> store : plan_.things[thing].data) branch.inside.emplace(store, step);
    for (auto outer = plan_.things[thing].parent; outer; outer = plan_.things[*outer].parent)
      branch.inside.emplace(*outer, step);
  }

  // What is to stay true for a while may be watched while others work; what is to come true and
  // then stay so for a moment is not.
  static bool Watches(const Step& step) {
    return std::ranges::any_of(step.operations, [](const Operation& operation) {
      return operation.timing.hold_for && !operation.timing.up_to;
    });
  }

  // What both speak of, with the step of each.
  template <typename Key>
  struct Meeting {
    Key thing;
    Id<Step> a;
    Id<Step> b;
  };
  template <typename Key>
  static std::optional<Meeting<Key>> Meet(const std::map<Key, Id<Step>>& a,
                                          const std::map<Key, Id<Step>>& b) {
    const bool swapped = a.size() > b.size();
    const auto& few = swapped ? b : a;
    const auto& many = swapped ? a : b;
    for (const auto& [thing, step] : few) {
      const auto other = many.find(thing);
      if (other == many.end() || other->second == step) continue;
      return Meeting{
          .thing = thing, .a = swapped ? other->second : step, .b = swapped ? step : other->second};
    }
    return std::nullopt;
  }

  // One finding a branch is enough to act on.
  void Compare(const Branch& before, const Branch& branch) {
    const auto say = [&](const Steps& a, const Steps& b, std::string_view what) {
      const auto meeting = Meet(a, b);
      if (meeting) {
        Report(plan_.steps[meeting->a], plan_.steps[meeting->b],
               fmt::format(fmt::runtime(what), plan_.things[meeting->thing].path));
      }
      return meeting.has_value();
    };
    constexpr std::string_view kBoth = "both change `{}`";
    constexpr std::string_view kInside =
        "one changes `{}`, and the other what is in it or writes it";
    constexpr std::string_view kCopy = "one copies `{}`, and the other changes it";
    if (say(before.changed, branch.changed, kBoth) || say(before.changed, branch.inside, kInside) ||
        say(before.inside, branch.changed, kInside) || say(before.copied, branch.changed, kCopy) ||
        say(before.changed, branch.copied, kCopy) || say(before.copied, branch.inside, kCopy) ||
        say(before.inside, branch.copied, kCopy))
      return;
    for (const auto& [one, other] : {std::pair(&before, &branch), {&branch, &before}}) {
      const auto meeting = Meet(one->remembered, other->used);
      if (!meeting) continue;
      Report(plan_.steps[meeting->a], plan_.steps[meeting->b],
             fmt::format("one remembers `{}`, and the other uses it", meeting->thing));
      return;
    }
    constexpr std::string_view kThing = "one looks at `{}` while the other changes it";
    constexpr std::string_view kLook = "one looks at `{}` while the other changes what is in it";
    if (say(before.looked, branch.inside, kLook) || say(before.inside, branch.looked, kLook) ||
        say(before.looked, branch.changed, kLook) || say(before.changed, branch.looked, kLook) ||
        say(before.verified, branch.changed, kThing) ||
        say(before.changed, branch.verified, kThing))
      return;
    constexpr std::string_view kTopic =
        "a person's answer or work is about `{}`, and the other changes it";
    if (say(before.topics, branch.changed, kTopic) || say(before.changed, branch.topics, kTopic) ||
        say(before.topics, branch.inside, kTopic) || say(before.inside, branch.topics, kTopic))
      return;
    constexpr std::string_view kFile = "one edits `{}`, and the other works by it";
    if (say(before.files, branch.changed, kFile) || say(before.changed, branch.files, kFile))
      return;
    constexpr std::string_view kNodes =
        "one moves the nodes of `{}`, and the other what runs on them";
    constexpr std::string_view kStore = "both move what writes `{}`";
    if (say(before.nodes, branch.workloads, kNodes) ||
        say(before.workloads, branch.nodes, kNodes) || say(before.stores, branch.stores, kStore))
      return;
    if (const auto meeting = Meet(before.parts, branch.parts)) {
      Report(plan_.steps[meeting->a], plan_.steps[meeting->b],
             "the definitions of the one are what the other reads");
      return;
    }
    if (const auto meeting = Meet(before.folders, branch.folders)) {
      Report(plan_.steps[meeting->a], plan_.steps[meeting->b],
             meeting->thing.empty()
                 ? "both work with Terraform in one folder"
                 : fmt::format("both work with Terraform in `{}`", meeting->thing));
      return;
    }
    for (const auto& [asking, working] : {std::pair(&before, &branch), {&branch, &before}}) {
      if (!asking->asks || !working->works) continue;
      Report(plan_.steps[*asking->asks], plan_.steps[*working->works],
             "the question of the one holds the other back from nothing");
      return;
    }
  }

  void Report(const Step& a, const Step& b, std::string_view what) {
    const Step& first = a.forward < b.forward ? a : b;
    const Step& second = a.forward < b.forward ? b : a;
    Diagnostic finding = context_.Finding(
        second.name_span,
        fmt::format("{}, `{}`, and {}, `{}`, run beside each other: {}", StepNumber(first),
                    Title(plan_, first), StepNumber(second), Title(plan_, second), what));
    finding.labels.push_back(
        {.span = first.name_span, .text = "may run before, after or meanwhile"});
    finding.remarks.push_back(
        EffectRemark("what comes out depends on which of them is faster on the day"));
    finding.remarks.push_back(HelpRemark(
        "take one of them out of the `parallel`, and put it before or behind it as it is meant"));
    context_.Report(std::move(finding));
  }

  RuleContext& context_;
  const Plan& plan_;
  std::set<Id<Step>> told_;                              // the backups that ORD06 speaks of
  std::map<std::string, Id<Thing>, std::less<>> files_;  // the plan's, by what commands call them
};

void Check(RuleContext& context) {
  Walker walker(context);
  if (!context.plan().order.empty()) walker.Walk(context.plan().root);
  for (const Procedure& procedure : context.plan().procedures) walker.Walk(procedure.root);
}

}  // namespace

extern const Rule kParallelConflict = {
    .info =
        {.code = "ORD17",
         .name = "parallel-conflict",
         .severity = Severity::kError,
         .profile = Profile::kStandard,
         .summary = "steps run beside each other of which one changes what the other changes, "
                    "copies or looks at",
         .why =
             R"(Branches of a `parallel` run in any order, also at one time. That is safe only for what does not meet: two changes of one thing overwrite each other, a copy or a look catches it half changed, and a question that is asked beside a change holds nothing back.)",
         .sources =
             "kubernetes.io/docs, upgrade a cluster: control plane, then nodes, then clients"},
    .check = Check};

}  // namespace belay
