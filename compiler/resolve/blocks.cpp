#include <fmt/format.h>

#include <utility>

#include "compiler/resolve/resolver.h"

namespace belay {
Id<Block> Resolver::NewBlock(Block::Kind kind, Span span, const Place* inside) {
  Block block;
  block.kind = kind;
  block.span = span;
  const Id<Block> id = plan_.blocks.Add(std::move(block));
  if (inside != nullptr) plan_.blocks[inside->block].children.push_back({.step = {}, .block = id});
  return id;
}

// `at HOST`: a text, or a thing: its key `host`, else its name. A key `user` stands before it.
std::optional<Value> Resolver::HostOf(const ast::At& at, Scope& scope) {
  if (at.text) return Text(*at.text, scope);
  const auto place = Lookup(*at.place, scope, true);
  if (!place) return std::nullopt;
  Value host = place->value;
  if (!place->thing) return host;
  const auto named = FieldValue(*place->thing, "host");
  if (named && !place->IsMember()) host = *named;
  const auto user = FieldValue(*place->thing, "user");
  if (!user) return host;
  Value whole = *user;
  whole.Append(std::string("@"));
  whole.Append(host);
  return whole;
}

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
      const Id<Block> block = NewBlock(Block::Kind::kParallel, span, &place);
      Place inner = place;
      inner.block = block;
      // Each statement is a branch of its own; one that makes several steps keeps their order.
      for (const ast::Statement& branch : parallel->body) {
        inner.block = block;
        const Id<Block> sequence = NewBlock(Block::Kind::kSequence, branch.span, &inner);
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
      frame.host = place.host;
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
    } else if (const auto* at = std::get_if<ast::At>(&statement.node)) {
      Place inner = place;
      const auto host = HostOf(*at, *place.scope);
      if (!host) continue;
      inner.host = *host;
      inner.folder.clear();  // of this machine
      Statements(at->body, inner);
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
  inner.block = NewBlock(Block::Kind::kStage, span, &place);
  plan_.blocks[inner.block].stage = id;
  Statements(stage.body, inner);
}

void Resolver::Procedures() {
  for (const ast::Procedure& declared : file_.procedures) {
    if (!TakeId(std::string(declared.name.text), declared.name.span)) continue;
    Procedure procedure;
    procedure.name = declared.name.text;
    procedure.span = declared.name.span;
    if (declared.title) procedure.title = Text(*declared.title, top_);
    procedure.root = NewBlock(Block::Kind::kSequence, declared.span, nullptr);
    Scope names(&top_);
    Place place;
    place.scope = &names;
    place.block = procedure.root;
    place.path = procedure.name;
    place.procedure = true;
    const Standing before = now_;
    const std::size_t begin = plan_.steps.size();
    Statements(declared.body, place);
    now_ = before;
    for (std::size_t i = begin; i < plan_.steps.size(); ++i) {
      procedure.order.push_back({static_cast<std::uint32_t>(i)});
    }
    plan_.procedures.push_back(std::move(procedure));
  }
}

}  // namespace belay
