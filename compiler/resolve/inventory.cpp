#include <fmt/format.h>

#include <array>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

constexpr std::array<std::pair<std::string_view, ThingKind>, 6> kThingKinds = {
    {{"cluster", ThingKind::kCluster},
     {"nodes", ThingKind::kNodes},
     {"addon", ThingKind::kAddon},
     {"component", ThingKind::kComponent},
     {"store", ThingKind::kStore},
     {"entry", ThingKind::kEntry}}};

}  // namespace

std::vector<std::string> Resolver::ThingPaths() const {
  std::vector<std::string> paths;
  for (const auto& [path, id] : things_) paths.push_back(path);
  return paths;
}

const Field* Resolver::FindField(Id<Thing> thing, std::string_view key) const {
  for (const Field& field : plan_.things[thing].fields) {
    if (field.key == key) return &field;
  }
  return nullptr;
}

std::optional<Unsettled> Resolver::LeftFrom(Id<Thing> thing) const {
  const auto found = left_.find(thing.index);
  return found == left_.end() ? std::nullopt : std::optional(found->second);
}

void Resolver::UsePresent(Id<Thing> thing) {
  const auto found = now_.unsettled.find(thing.index);
  if (found != now_.unsettled.end()) unsettled_use_ = found->second;
}

// At the thing's present version, for fields that move along.
std::optional<Value> Resolver::FieldValue(Id<Thing> thing, std::string_view key) {
  const Thing& owner = plan_.things[thing];
  if (const Field* field = FindField(thing, key)) {
    if (field->path.size() > 1) UsePresent(thing);
    const auto position = now_.position.find(thing.index);
    const std::size_t at = position == now_.position.end() ? 0 : position->second;
    return field->path[std::min(at, field->path.size() - 1)];
  }
  // `chart_version_from`: what it was before the last move
  constexpr std::string_view kFrom = "_from";
  if (key.ends_with(kFrom)) {
    const Field* field = FindField(thing, key.substr(0, key.size() - kFrom.size()));
    const auto position = now_.position.find(thing.index);
    if (field != nullptr && field->path.size() > 1 && position != now_.position.end()) {
      if (auto unsettled = LeftFrom(thing)) unsettled_use_ = std::move(unsettled);
      return field->path[position->second == 0 ? 0 : position->second - 1];
    }
  }
  if (key == "name") return Value(owner.name);
  if (key == "kind" && !owner.provider.empty()) return Value(owner.provider);
  if (key == "at" && !owner.at.empty()) {
    const auto position = now_.position.find(thing.index);
    const std::size_t at = position == now_.position.end() ? 0 : position->second;
    return FieldValue(owner.at[std::min(at, owner.at.size() - 1)], "name");
  }
  if (key == "version") {
    UsePresent(thing);
    const auto current = now_.version.find(thing.index);
    if (current != now_.version.end()) return Value(current->second.text());
  }
  if (IsUnknown(thing)) return Value(std::string("?"));
  return std::nullopt;
}

// What a thing may be called where a kind is asked for: `component`, `gcp_disk`.
std::vector<std::string> Resolver::ThingWords(Id<Thing> thing) const {
  std::vector<std::string> words{std::string(ToString(plan_.things[thing].kind))};
  if (!plan_.things[thing].provider.empty()) words.push_back(plan_.things[thing].provider);
  return words;
}

std::optional<Id<Thing>> Resolver::ClusterOf(std::optional<Id<Thing>> thing) const {
  while (thing) {
    if (plan_.things[*thing].kind == ThingKind::kCluster) return thing;
    thing = plan_.things[*thing].parent;
  }
  return std::nullopt;
}

void Resolver::DeclareThings(const ast::Inventory& inventory, std::optional<Id<Thing>> parent) {
  std::optional<ThingKind> kind;
  for (const auto& [word, value] : kThingKinds) {
    if (word == inventory.kind.text) kind = value;
  }
  if (!kind) return;  // the grammar knows no other
  const bool needs_cluster = *kind == ThingKind::kNodes || *kind == ThingKind::kAddon;
  if (needs_cluster && !parent) {
    Fail(Code::kMisplaced, inventory.kind.span,
         fmt::format("`{}` stands inside of its cluster", inventory.kind.text));
    return;
  }
  if (*kind == ThingKind::kCluster && parent) {
    Fail(Code::kMisplaced, inventory.kind.span, "a cluster does not stand inside of another thing");
    return;
  }
  for (const ast::Name& name : inventory.names) {
    Thing thing;
    thing.kind = *kind;
    thing.name = name.text;
    thing.parent = parent;
    thing.path = parent ? plan_.things[*parent].path + "." + thing.name : thing.name;
    thing.span = name.span;
    const std::string path = thing.path;
    const auto [at, added] = things_.emplace(path, Id<Thing>{});
    if (!added) {
      Fail(Code::kNameClash, name.span, fmt::format("`{}` is declared twice", path));
      Last().labels.push_back(
          {.span = plan_.things[at->second].span, .text = "first declared here"});
      continue;
    }
    at->second = plan_.things.Add(std::move(thing));
    declared_at_.emplace(name.span.begin, at->second);
    if (*kind == ThingKind::kCluster) {
      ++clusters_;
      only_cluster_ = clusters_ == 1 ? std::optional(at->second) : std::nullopt;
    }
    if (!parent) {
      Symbol symbol;
      symbol.what = std::string(inventory.kind.text);
      symbol.value.thing = at->second;
      symbol.value.value = Value(std::string(name.text));
      Declare(name, std::move(symbol));
    }
    for (const ast::Inventory& inside : inventory.inside) DeclareThings(inside, at->second);
  }
}

void Resolver::FillThing(const ast::Inventory& inventory, Id<Thing> id) {
  const auto versions = [&](const ast::Value& value) {
    Thing& thing = plan_.things[id];
    if (!thing.versions.empty()) {
      Fail(Code::kNameClash, value.span, fmt::format("`{}` has its version twice", thing.path));
      return;
    }
    for (const ast::Atom& atom : value.path) {
      const auto version = VersionOf(atom, top_);
      if (!version) return;
      plan_.things[id].versions.push_back(*version);
      plan_.things[id].version_spans.push_back(atom.span);
    }
  };
  if (inventory.version) versions(*inventory.version);
  for (const ast::Field& field : inventory.fields) {
    const std::string key(field.key.text);
    if (key == "version") {
      versions(field.value);
    } else if (key == "data") {
      FillThingsOf(field, plan_.things[id].data, "`data` is a list of stores");
    } else if (key == "at" && plan_.things[id].kind == ThingKind::kEntry) {
      FillThingsOf(field, plan_.things[id].at,
                   "`at` is what serves the entry: `at = blue -> green`");
    } else if (key == "members" && plan_.things[id].kind == ThingKind::kNodes &&
               field.value.path.size() == 1 && !field.value.path[0].command.empty()) {
      members_[id.index] = &field.value.path[0].command.front();
    } else if (key == "kind" && field.value.path.size() == 1 &&
               field.value.path[0].kind == ast::Atom::Kind::kRef) {
      plan_.things[id].provider = sources_.Text(field.value.span);
    } else {
      Field made{.key = key, .path = {}, .span = field.key.span};
      for (const ast::Atom& atom : field.value.path) {
        const auto value = Evaluate(atom, top_);
        if (!value) break;
        made.path.push_back(value->value);
        if (value->thing) thing_fields_[{id.index, key}] = *value->thing;
      }
      if (made.path.size() != field.value.path.size()) continue;
      if (FindField(id, key) != nullptr) {
        Fail(Code::kNameClash, field.key.span,
             fmt::format("`{}` has the key `{}` twice", plan_.things[id].path, key));
        continue;
      }
      if (key == "kind") plan_.things[id].provider = made.path.front().Display();
      plan_.things[id].fields.push_back(std::move(made));
    }
  }
  Thing& thing = plan_.things[id];
  for (const Field& field : thing.fields) {
    const bool entry = thing.kind == ThingKind::kEntry;
    const std::size_t points = entry ? thing.at.size() : thing.versions.size();
    if (field.path.size() > 1 && field.path.size() != points) {
      Fail(Code::kWrongType, field.span,
           fmt::format("`{}` has {} values, and {} of `{}` has {}; they move together", field.key,
                       field.path.size(), entry ? "`at`" : "the version", thing.path, points));
    }
  }
  now_.position[id.index] = 0;
  if (!thing.versions.empty()) now_.version[id.index] = thing.versions.front();
}

// `[a, b]` or `a -> b`.
void Resolver::FillThingsOf(const ast::Field& field, std::vector<Id<Thing>>& things,
                            std::string_view what) {
  std::vector<ast::Value> items;
  for (const ast::Atom& atom : field.value.path) {
    if (atom.kind == ast::Atom::Kind::kList) {
      items.insert(items.end(), atom.items.begin(), atom.items.end());
    } else {
      items.push_back({.path = {atom}, .span = atom.span});
    }
  }
  for (const ast::Value& item : items) {
    if (item.path.size() != 1 || item.path[0].kind != ast::Atom::Kind::kRef) {
      Fail(Code::kWrongType, item.span, std::string(what));
      continue;
    }
    if (const auto thing = FindThing(item.path[0].ref, top_, true)) things.push_back(*thing);
  }
}

void Resolver::FillThings(const ast::Inventory& inventory) {
  for (const ast::Name& name : inventory.names) {
    const auto declared = declared_at_.find(name.span.begin);
    if (declared == declared_at_.end()) continue;
    FillThing(inventory, declared->second);
    if (inventory.kind.text == "cluster") EnvironmentOf(declared->second, inventory.environment);
  }
  for (const ast::Inventory& inside : inventory.inside) FillThings(inside);
}

// In two passes, so that a thing may name one that is declared after it.
void Resolver::Inventory() {
  for (const ast::Inventory& inventory : file_.inventory) DeclareThings(inventory, std::nullopt);
  for (const ast::Inventory& inventory : file_.inventory) FillThings(inventory);
  NameThingVariables();
}

std::optional<Id<Thing>> Resolver::FindThing(const ast::Ref& ref, Scope& scope, bool report) {
  if (ref.parts.empty()) return std::nullopt;
  Symbol* symbol = scope.Find(ref.parts[0].text);
  std::optional<Id<Thing>> thing;
  if (symbol != nullptr && symbol->value.thing) {
    symbol->used = true;
    thing = symbol->value.thing;
    for (std::size_t i = 1; i < ref.parts.size() && thing; ++i) {
      const auto nested =
          things_.find(plan_.things[*thing].path + "." + std::string(ref.parts[i].text));
      thing = nested == things_.end() ? std::nullopt : std::optional(nested->second);
    }
  }
  if (thing || !report) return thing;
  const std::string path(sources_.Text(ref.span));
  std::string hint = DidYouMean(path, ThingPaths());
  if (hint.empty() && ref.parts.size() == 1) {
    // `kserve` for `dev.kserve`
    for (const Thing& known : plan_.things) {
      if (known.name == path) hint = fmt::format("; did you mean `{}`?", known.path);
    }
  }
  Fail(Code::kUnknownName, ref.span, fmt::format("nothing is declared as `{}`{}", path, hint));
  return std::nullopt;
}

}  // namespace belay
