#include <fmt/format.h>

#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

constexpr std::size_t kMostTurns = 200'000;

}  // namespace

void Resolver::Statements(const ast::Body& body, Place& place) {
  const std::size_t first_step = plan_.steps.size();
  for (const ast::Statement& statement : body) {
    const Span span = statement.span;
    if (const auto* step = std::get_if<ast::Step>(&statement.node)) {
      const bool setting =
          place.stage && (step->verb.text == "window" || step->verb.text == "estimate");
      if (setting) {
        if (step->numbers.size() != 1) {
          Fail(Code::kMissingPart, span,
               fmt::format("`{}` needs a duration such as `30m`", step->verb.text));
          continue;
        }
        Stage& stage = plan_.stages[*place.stage];
        (step->verb.text == "window" ? stage.window : stage.estimate) = Time(step->numbers.front());
      } else {
        StepStatement(*step, span, place);
      }
    } else if (const auto* stage = std::get_if<ast::Stage>(&statement.node)) {
      StageStatement(*stage, span, place);
    } else if (const auto* loop = std::get_if<ast::ForEach>(&statement.node)) {
      ForStatement(*loop, span, place);
    } else if (const auto* when = std::get_if<ast::When>(&statement.node)) {
      WhenStatement(*when, span, place);
    } else if (const auto* within = std::get_if<ast::Within>(&statement.node)) {
      Within(*within, span, place);
    } else if (const auto* parallel = std::get_if<ast::Parallel>(&statement.node)) {
      const Id<Block> block = plan_.blocks.Add({.kind = Block::Kind::kParallel,
                                                .children = {},
                                                .stage = {},
                                                .condition = {},
                                                .span = span});
      plan_.blocks[place.block].children.push_back({.step = {}, .block = block});
      Place inner = place;
      inner.block = block;
      // Each statement is a branch of its own; one that makes several steps keeps their order.
      for (const ast::Statement& branch : parallel->body) {
        const Id<Block> sequence = plan_.blocks.Add({.kind = Block::Kind::kSequence,
                                                     .children = {},
                                                     .stage = {},
                                                     .condition = {},
                                                     .span = branch.span});
        plan_.blocks[block].children.push_back({.step = {}, .block = sequence});
        inner.block = sequence;
        Statements({branch}, inner);
      }
    } else if (const auto* let = std::get_if<ast::Let>(&statement.node)) {
      if (let->value.path.empty()) continue;
      if (let->value.path.front().kind == ast::Atom::Kind::kCommand) {
        RememberStatement(*let, span, place);
      } else if (place.scope != &top_ || place.stage) {
        auto value = Evaluate(let->value, *place.scope);
        if (!value) continue;
        Symbol symbol;
        symbol.what = "value";
        symbol.span = let->name.span;
        symbol.value = std::move(*value);
        if (place.scope->Add(std::string(let->name.text), std::move(symbol)) == nullptr) {
          Fail(Code::kNameClash, let->name.span,
               fmt::format("`{}` is declared twice here", let->name.text));
        }
      }
    } else if (const auto* file = std::get_if<ast::FileText>(&statement.node)) {
      File(*file, *place.scope);
    } else if (const auto* folder = std::get_if<ast::Folder>(&statement.node)) {
      place.folder = Text(folder->path, *place.scope).Display();
    } else if (const auto* rollback = std::get_if<ast::Rollback>(&statement.node)) {
      Step holder = NewStep(Verb::kRun, span, place);
      Frame frame;
      Scope names(place.scope);
      frame.scope = &names;
      frame.step = &holder;
      frame.folder = place.folder;
      frame.key_prefix = place.path.empty() ? "rollback" : place.path + "/rollback";
      Undo undo = MakeUndo(*rollback, span, frame);
      if (place.stage) {
        CoverWith(std::move(undo), *place.stage, first_step);
      } else {
        plan_.undo = std::move(undo);
        for (Step& step : plan_.steps) {
          if (step.undo.kind == Undo::Kind::kMissing) step.undo.kind = Undo::Kind::kCovered;
        }
      }
    } else if (std::holds_alternative<ast::At>(statement.node)) {
      Fail(Code::kNotSupported, span,
           "`at NODE` is not known yet; `manual` with `by` says what a person does there");
    } else {
      Fail(Code::kMisplaced, span, "`using` belongs to a step or into its body");
    }
  }
}

// A stage's rollback takes the place of its steps': it is done where the first of them would be.
void Resolver::CoverWith(Undo undo, Id<Stage> stage, std::size_t first_step) {
  bool first = true;
  for (std::size_t i = first_step; i < plan_.steps.size(); ++i) {
    Step& step = plan_.steps[Id<Step>{static_cast<std::uint32_t>(i)}];
    bool inside = false;
    for (std::optional<Id<Stage>> at = step.stage; at && !inside; at = plan_.stages[*at].parent) {
      inside = *at == stage;
    }
    if (!inside) continue;
    if (first) {
      step.undo = undo;
      first = false;
    } else {
      step.undo = {};
      step.undo.kind = Undo::Kind::kCovered;
      step.undo.span = undo.span;
    }
  }
  if (first) Fail(Code::kMisplaced, undo.span, "the rollback of a stage stands after its steps");
}

void Resolver::StageStatement(const ast::Stage& stage, Span span, Place& place) {
  Stage made;
  made.name = stage.name.text;
  made.id = place.path.empty() ? made.name : place.path + "/" + made.name;
  made.span = stage.name.span;
  made.parent = place.stage;
  if (!TakeId(made.id, stage.name.span)) return;
  if (stage.title) made.title = Text(*stage.title, *place.scope);
  Scope names(place.scope);
  Place inner = place;
  inner.scope = &names;
  inner.path = made.id;
  if (stage.on) {
    const auto cluster = FindThing(*stage.on, *place.scope, true);
    if (cluster && !ClusterOf(cluster)) {
      Fail(Code::kWrongType, stage.on->span, "a stage is `on` a cluster");
    }
    inner.cluster = ClusterOf(cluster);
  }
  const Id<Stage> id = plan_.stages.Add(std::move(made));
  inner.stage = id;
  inner.block = plan_.blocks.Add(
      {.kind = Block::Kind::kStage, .children = {}, .stage = id, .condition = {}, .span = span});
  plan_.blocks[place.block].children.push_back({.step = {}, .block = inner.block});
  Statements(stage.body, inner);
}

void Resolver::Turn(const ast::ForEach& loop, Symbol symbol, std::string part, Place& place) {
  if (++loops_ > kMostTurns) {
    if (loops_ == kMostTurns + 1) {
      Fail(Code::kTooLarge, loop.variable.span,
           fmt::format("the plan's loops have more than {} turns", kMostTurns));
    }
    return;
  }
  Scope names(place.scope);
  symbol.span = loop.variable.span;
  symbol.what = "loop variable";
  names.Add(std::string(loop.variable.text), std::move(symbol));
  Place inner = place;
  inner.scope = &names;
  inner.path = place.path.empty() ? part : place.path + "/" + part;
  loop_parts_.push_back(std::move(part));
  Statements(loop.body, inner);
  loop_parts_.pop_back();
}

void Resolver::ForStatement(const ast::ForEach& loop, Span span, Place& place) {
  if (loop.in.kind == ast::Atom::Kind::kRef) {
    ast::Ref ref = loop.in.ref;
    if (ref.parts.size() > 1 && ref.parts.back().text == "version") ref.parts.pop_back();
    if (const auto thing = FindThing(ref, *place.scope, false)) {
      const std::vector<Version> versions = plan_.things[*thing].versions;
      const std::size_t begin = position_[thing->index];
      if (versions.size() < 2) {
        Fail(Code::kMissingPart, loop.in.span,
             fmt::format("`{}` has no hops; its version is a path: `version = 1.29 -> 1.30`",
                         plan_.things[*thing].path));
        return;
      }
      for (std::size_t i = begin; i + 1 < versions.size(); ++i) {
        Symbol hop;
        hop.from = versions[i];
        hop.value.type = ValueType::kVersion;
        hop.value.value = Value(versions[i + 1].text());
        Turn(loop, std::move(hop), versions[i + 1].text(), place);
      }
      return;
    }
  }
  const auto list = Evaluate(loop.in, *place.scope);
  if (!list) return;
  if (list->type != ValueType::kList || list->items.empty()) {
    if (list->type == ValueType::kList && list->value.constant()) return;
    Fail(Code::kWrongType, loop.in.span,
         "`for` goes over a list, or over the hops of a thing; a list that is known only when the "
         "plan runs is not known yet");
    return;
  }
  for (const TypedValue& item : list->items) {
    Symbol symbol;
    symbol.value = item;
    const std::string part = Slug(item.value.Display());
    if (part.empty()) {
      Fail(Code::kWrongType, item.span,
           "an item of a loop is part of its steps' ids, and needs a letter or digit");
      continue;
    }
    Turn(loop, std::move(symbol), part, place);
  }
  static_cast<void>(span);
}

void Resolver::Procedures() {
  for (const ast::Procedure& declared : file_.procedures) {
    if (!TakeId(std::string(declared.name.text), declared.name.span)) continue;
    Procedure procedure;
    procedure.name = declared.name.text;
    procedure.span = declared.name.span;
    if (declared.title) procedure.title = Text(*declared.title, top_);
    procedure.root = plan_.blocks.Add({.kind = Block::Kind::kSequence,
                                       .children = {},
                                       .stage = {},
                                       .condition = {},
                                       .span = declared.span});
    Scope names(&top_);
    Place place;
    place.scope = &names;
    place.block = procedure.root;
    place.path = procedure.name;
    place.procedure = true;
    const auto position = position_;
    const auto current = current_;
    const std::size_t begin = plan_.steps.size();
    Statements(declared.body, place);
    position_ = position;
    current_ = current;
    for (std::size_t i = begin; i < plan_.steps.size(); ++i) {
      procedure.order.push_back({static_cast<std::uint32_t>(i)});
    }
    plan_.procedures.push_back(std::move(procedure));
  }
}

}  // namespace belay
