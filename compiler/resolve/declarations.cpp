#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/plan/day.h"
#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

const std::vector<std::string> kPlanKeys = {"backups", "date",   "links", "owner", "risk",
                                            "source",  "ticket", "title", "window"};

constexpr std::array<std::pair<std::string_view, ValueType>, 7> kTypes = {
    {{"string", ValueType::kString},
     {"int", ValueType::kInt},
     {"bool", ValueType::kBool},
     {"duration", ValueType::kDuration},
     {"version", ValueType::kVersion},
     {"path", ValueType::kPath},
     {"list", ValueType::kList}}};

// `a,b` as `--set` gives a list.
std::vector<TypedValue> Members(const std::string& text, Span span) {
  std::vector<TypedValue> members;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    TypedValue member;
    member.value = Value(text.substr(begin, end - begin));
    member.span = span;
    if (end > begin) members.push_back(std::move(member));
    begin = end + 1;
  }
  return members;
}

// Whether a value is made of one of the names: as `name`, `name.key` or in a text.
bool Mentions(const ast::Value& value, const std::set<std::string_view>& names) {
  return std::any_of(value.path.begin(), value.path.end(), [&](const ast::Atom& atom) {
    if (atom.kind == ast::Atom::Kind::kRef) return names.contains(atom.ref.parts.front().text);
    if (atom.kind == ast::Atom::Kind::kList) {
      return std::any_of(atom.items.begin(), atom.items.end(),
                         [&](const ast::Value& item) { return Mentions(item, names); });
    }
    if (atom.kind != ast::Atom::Kind::kString) return false;
    for (std::size_t at = atom.text.find("${"); at != std::string_view::npos;
         at = atom.text.find("${", at + 2)) {
      const std::size_t end = std::min(atom.text.find_first_of(".}", at), atom.text.size());
      if (names.contains(atom.text.substr(at + 2, end - at - 2))) return true;
    }
    return false;
  });
}

}  // namespace

std::optional<ValueType> Resolver::FindType(std::string_view name) const {
  for (const auto& [word, type] : kTypes) {
    if (word == name) return type;
  }
  return std::nullopt;
}

// Whether a word may be the kind of a thing, and is not a type that is written wrongly.
bool Resolver::IsKind(std::string_view name) const {
  std::vector<std::string> types;
  for (const auto& [word, type] : kTypes) types.emplace_back(word);
  if (DidYouMean(name, types).empty()) return true;
  for (const Thing& thing : plan_.things) {
    if (thing.provider == name || ToString(thing.kind) == name) return true;
  }
  return false;
}

std::optional<ValueType> Resolver::Type(const ast::Name& name) {
  if (const auto type = FindType(name.text)) return type;
  Fail(Code::kUnknownWord, name.span,
       fmt::format(
           "there is no type `{}`; types are string, int, bool, duration, version, path and list",
           name.text));
  return std::nullopt;
}

void Resolver::Header() {
  if (file_.plans.empty()) {
    const Span start{.file = file_.id, .begin = 0, .end = 0};
    Fail(Code::kMissingPart, start, "the file has stages but no `plan NAME { … }`");
    return;
  }
  for (std::size_t i = 1; i < file_.plans.size(); ++i) {
    Fail(Code::kNameClash, file_.plans[i].name.span, "a file has one plan");
    Last().labels.push_back({.span = file_.plans[0].name.span, .text = "the first one"});
  }
  const ast::PlanHeader& header = file_.plans.front();
  plan_.name = header.name.text;
  plan_.span = header.name.span;
  std::map<std::string_view, Span> seen;
  for (const ast::Field& field : header.fields) {
    const std::string_view key = field.key.text;
    if (const auto [at, added] = seen.emplace(key, field.key.span); !added) {
      Fail(Code::kNameClash, field.key.span, fmt::format("the plan has the key `{}` twice", key));
      continue;
    }
    if (key == "window") {
      const auto value = Evaluate(field.value, top_);
      if (!value || !Fits(*value, ValueType::kDuration, "`window`")) continue;
      plan_.window = ParseDuration(value->value.Display());
    } else if (key == "links") {
      const auto value = Evaluate(field.value, top_);
      if (!value) continue;
      if (value->items.empty()) plan_.links.push_back(value->value.Display());
      for (const TypedValue& item : value->items) plan_.links.push_back(item.value.Display());
    } else {
      const auto text = Constant(field.value, top_, fmt::format("`{}`", key));
      if (!text) continue;
      if (key == "title") {
        plan_.title = Value(*text);
      } else if (key == "owner") {
        plan_.owner = *text;
      } else if (key == "ticket") {
        plan_.ticket = *text;
      } else if (key == "date") {
        if (!IsDay(*text)) {
          Fail(Code::kWrongType, field.value.span,
               fmt::format("`{}` is not a day; `date` takes one like \"2026-11-21\"", *text));
          continue;
        }
        plan_.date = *text;
      } else if (key == "risk") {
        plan_.risk = *text;
      } else if (key == "source") {
        plan_.source = *text;
      } else if (key == "backups") {
        plan_.backups = *text;
      } else {
        Fail(Code::kUnknownWord, field.key.span,
             fmt::format("a plan has no key `{}`{}", key, DidYouMean(key, kPlanKeys)));
      }
    }
  }
}

void Resolver::Parameters() {
  std::set<std::string, std::less<>> known;
  for (const ast::Parameter& declared : file_.parameters) {
    const auto type = Type(declared.type);
    if (!type) continue;
    Parameter parameter{.name = std::string(declared.name.text),
                        .type = *type,
                        .choices = {},
                        .pattern = {},
                        .standard = {},
                        .span = declared.name.span};
    known.insert(parameter.name);
    if (declared.choices) {
      for (const ast::Value& item : declared.choices->items) {
        if (const auto text = Constant(item, top_, "a choice")) parameter.choices.push_back(*text);
      }
    }
    if (declared.pattern) parameter.pattern = Text(*declared.pattern, top_).Display();
    if (declared.standard) {
      const auto value = Evaluate(*declared.standard, top_);
      if (value && Fits(*value, *type, fmt::format("the default of `{}`", parameter.name))) {
        parameter.standard = value->value.Display();
      }
    }
    const auto fits_choices = [&](std::string_view text) {
      if (parameter.choices.empty()) return true;
      for (const std::string& choice : parameter.choices) {
        if (choice == text) return true;
      }
      return false;
    };
    if (parameter.standard && !fits_choices(*parameter.standard)) {
      Fail(Code::kWrongType, declared.standard->span,
           fmt::format("the default `{}` is none of the choices of `{}`", *parameter.standard,
                       parameter.name));
    }
    Symbol symbol;
    symbol.what = "parameter";
    symbol.must_be_used = true;
    symbol.value.type = *type;
    symbol.value.choices = parameter.choices;
    const auto set = options_.settings.find(parameter.name);
    if (set == options_.settings.end()) {
      symbol.value.value =
          Value(Reference{.kind = Reference::Kind::kParameter, .name = parameter.name});
      Declare(declared.name, std::move(symbol));
      plan_.parameters.push_back(std::move(parameter));
      continue;
    }
    TypedValue given;
    given.type = ValueType::kString;
    given.value = Value(set->second);
    given.span = declared.name.span;
    if (!fits_choices(set->second)) {
      Fail(Code::kWrongType, declared.name.span,
           fmt::format("`{}` is set to `{}`, which is none of its choices", parameter.name,
                       set->second));
    } else if (*type == ValueType::kList) {
      symbol.value.items = Members(set->second, declared.name.span);
    } else {
      Fits(given, *type, fmt::format("the value that `{}` is set to", parameter.name));
    }
    symbol.value.value = Value(set->second);
    Declare(declared.name, std::move(symbol));
  }
  for (const auto& [name, text] : options_.settings) {
    if (known.contains(name)) continue;
    std::vector<std::string> names(known.begin(), known.end());
    Fail(Code::kUnknownName, plan_.span,
         fmt::format("`{}` is set, and the plan has no parameter of that name{}", name,
                     DidYouMean(name, names)));
  }
}

void Resolver::Secrets() {
  for (const ast::Secret& declared : file_.secrets) {
    Secret secret{.name = std::string(declared.name.text),
                  .source = Secret::Source::kEnvironment,
                  .place = {},
                  .command = {},
                  .span = declared.name.span};
    switch (declared.source) {
      case ast::Secret::Source::kEnvironment:
        secret.place = declared.variable.text;
        break;
      case ast::Secret::Source::kFile:
        secret.source = Secret::Source::kFile;
        secret.place = Text(declared.place, top_).Display();
        break;
      case ast::Secret::Source::kKubernetes: {
        secret.source = Secret::Source::kKubernetes;
        secret.place = Text(declared.place, top_).Display();
        const auto slashes = std::count(secret.place.begin(), secret.place.end(), '/');
        if (declared.place_kind.text != "k8s") {
          Fail(Code::kUnknownWord, declared.place_kind.span,
               fmt::format("a secret comes from `env`, `file`, `k8s` or a command, not from `{}`",
                           declared.place_kind.text));
        } else if (slashes != 2) {
          Fail(Code::kWrongType, declared.place.span,
               "a secret of Kubernetes is named \"namespace/name/key\"");
        }
        break;
      }
      case ast::Secret::Source::kCommand: {
        secret.source = Secret::Source::kCommand;
        Frame frame;
        frame.scope = &top_;
        secret.command = MakeCommand(*declared.command, frame);
        break;
      }
    }
    Symbol symbol;
    symbol.what = "secret";
    symbol.must_be_used = true;
    symbol.value.value = Value(Reference{.kind = Reference::Kind::kSecret, .name = secret.name});
    Declare(declared.name, std::move(symbol));
    plan_.secrets.push_back(std::move(secret));
  }
}

void Resolver::Environment(const std::vector<ast::Environment>& variables) {
  for (const ast::Environment& declared : variables) {
    EnvironmentVariable variable{
        .name = std::string(declared.name.text), .value = {}, .span = declared.name.span};
    if (declared.value) {
      const auto value = Evaluate(*declared.value, top_);
      if (value) variable.value = value->value;
    }
    Symbol symbol;
    symbol.what = "environment variable";
    symbol.value.value =
        Value(Reference{.kind = Reference::Kind::kEnvironment, .name = variable.name});
    Declare(declared.name, std::move(symbol));
    plan_.environment.push_back(std::move(variable));
  }
}

// `env` in a cluster: with a value it is set for the commands that reach that cluster; without one
// there is one value outside, which all commands see.
void Resolver::EnvironmentOf(Id<Thing> cluster, const std::vector<ast::Environment>& variables) {
  for (const ast::Environment& declared : variables) {
    const std::string name(declared.name.text);
    const Symbol* known = top_.Find(name);
    if (!declared.value) {
      if (known == nullptr || known->what != "environment variable") Environment({declared});
      continue;
    }
    std::vector<EnvironmentVariable>& own = plan_.things[cluster].environment;
    const bool twice =
        std::any_of(own.begin(), own.end(), [&](const auto& other) { return other.name == name; });
    if (known != nullptr || twice) {
      Fail(Code::kNameClash, declared.name.span,
           twice ? fmt::format("`{}` is set twice for `{}`", name, plan_.things[cluster].path)
                 : fmt::format("`{}` is declared for all commands already, as {}; what differs "
                               "from cluster to cluster stands in each of them",
                               name, known->what));
      if (!twice) Last().labels.push_back({.span = known->span, .text = "declared here"});
      continue;
    }
    const auto value = Evaluate(*declared.value, top_);
    if (!value) continue;
    plan_.things[cluster].environment.push_back(
        {.name = name, .value = value->value, .span = declared.name.span});
  }
}

// The lets and files outside of stages that are known at once; those with a command are steps. Keys
// of things may be made of lets, and other lets of things.
void Resolver::Constants(bool of_things) {
  std::set<std::string_view> things;
  for (const ast::Inventory& inventory : file_.inventory) {
    for (const ast::Name& name : inventory.names) things.insert(name.text);
  }
  for (const ast::Statement& statement : file_.body) {
    if (const auto* file = std::get_if<ast::FileText>(&statement.node)) {
      if (of_things) continue;
      // Its text may name what is declared further down: it is read when all is declared.
      Symbol symbol;
      symbol.what = "file";
      symbol.must_be_used = true;
      symbol.value.type = ValueType::kPath;
      symbol.value.value =
          Value(Reference{.kind = Reference::Kind::kFile, .name = std::string(file->name.text)});
      Declare(file->name, std::move(symbol));
      continue;
    }
    const auto* let = std::get_if<ast::Let>(&statement.node);
    if (let == nullptr || let->value.path.empty()) continue;
    if (let->value.path.front().kind == ast::Atom::Kind::kCommand) continue;
    if (Mentions(let->value, things) != of_things) continue;
    auto value = Evaluate(let->value, top_);
    if (!value) continue;
    if (let->type) {
      const auto type = Type(*let->type);
      if (!type || !Fits(*value, *type, fmt::format("`{}`", let->name.text))) continue;
      value->type = *type;
    }
    if (!let->tests.empty()) {
      Fail(Code::kMisplaced, let->tests.front().span, "a test belongs to a command");
    }
    Symbol symbol;
    symbol.what = "value";
    symbol.must_be_used = true;
    symbol.value = std::move(*value);
    plan_.constants.push_back({.name = std::string(let->name.text),
                               .text = std::string(sources_.Text(let->value.span)),
                               .span = let->value.span});
    Declare(let->name, std::move(symbol));
  }
}

}  // namespace belay
