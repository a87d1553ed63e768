#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "compiler/diagnostics/suggest.h"
#include "compiler/resolve/resolver.h"
#include "compiler/shell/classify.h"
#include "compiler/shell/read.h"
#include "compiler/shell/tools.h"
#include "compiler/shell/unwrap.h"

namespace belay {
namespace {

constexpr std::size_t kMostSuggestions = 100;

std::string WithUnderscores(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '-', '_');
  return text;
}

// A command that reaches its cluster by words of its own, or only the kubeconfig.
bool NamesItsCluster(const SimpleCommand& command) {
  const std::vector<Word>& words = command.words;
  if (words.size() > 1 && words[0].value == "kubectl" && words[1].value == "config") return true;
  return std::any_of(command.words.begin(), command.words.end(), [](const Word& word) {
    return word.value.starts_with("--context") || word.value.starts_with("--kube-context") ||
           word.value.starts_with("--kubeconfig");
  });
}

bool MayBeSecret(const Value& value) {
  return std::any_of(value.pieces().begin(), value.pieces().end(), [](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    return reference != nullptr && (reference->kind == Reference::Kind::kSecret ||
                                    reference->kind == Reference::Kind::kCapture);
  });
}

}  // namespace

// The value of `$name` in a command: of the step and its subject, then of the plan; `$dev_region`
// stands for `dev.region`. nullopt where nothing of the plan has that name.
std::optional<Value> Resolver::Variable(std::string_view name, Frame& frame) {
  const auto take = [&](Symbol& symbol) -> std::optional<Value> {
    symbol.used = true;
    if (symbol.unsettled) unsettled_use_ = symbol.unsettled;
    if (symbol.value.thing && !symbol.value.IsMember()) {
      return FieldValue(*symbol.value.thing, "name");
    }
    return symbol.value.value;
  };
  if (Symbol* symbol = frame.scope->Find(name)) return take(*symbol);
  if (!frame.in_action && frame.subject) {
    for (const Field& field : plan_.things[*frame.subject].fields) {
      const std::string key = WithUnderscores(field.key);
      if (key == name) return FieldValue(*frame.subject, field.key);
      if (field.path.size() > 1 && key + "_from" == name) {
        return FieldValue(*frame.subject, field.key + "_from");
      }
    }
  }
  // `$my_value` for `my-value`
  std::string hyphens(name);
  std::replace(hyphens.begin(), hyphens.end(), '_', '-');
  if (Symbol* symbol = frame.scope->Find(hyphens)) return take(*symbol);
  // `$hop_from`, `$node_region`: of a loop's variable
  for (std::size_t at = name.find('_'); at != std::string_view::npos; at = name.find('_', at + 1)) {
    Symbol* symbol = frame.scope->Find(name.substr(0, at));
    if (symbol == nullptr) continue;
    const std::string_view key = name.substr(at + 1);
    if (symbol->from && (key == "from" || key == "to")) {
      symbol->used = true;
      return key == "to" ? symbol->value.value : Value(symbol->from->text());
    }
    if (!symbol->value.thing) continue;
    symbol->used = true;
    for (const Field& field : plan_.things[*symbol->value.thing].fields) {
      if (WithUnderscores(field.key) == key) return FieldValue(*symbol->value.thing, field.key);
    }
    if (key == "name") return take(*symbol);
    if (auto value = FieldValue(*symbol->value.thing, key)) return value;
  }
  if (frame.in_action) return std::nullopt;
  const auto of_thing = thing_variables_.find(name);
  if (of_thing == thing_variables_.end()) return std::nullopt;
  return FieldValue(of_thing->second.first, of_thing->second.second);
}

// `$dev_kserve_namespace` for `dev.kserve.namespace`, for all that is declared.
void Resolver::NameThingVariables() {
  for (const auto& [path, id] : things_) {
    const auto add = [&, id = id](const std::string& owner, const std::string& key) {
      std::string name = WithUnderscores(owner) + "_" + WithUnderscores(key);
      std::replace(name.begin(), name.end(), '.', '_');
      thing_variables_.emplace(std::move(name), std::pair(id, key));
    };
    for (const Field& field : plan_.things[id].fields) add(path, field.key);
    add(path, "name");
    add(path, "version");
    if (plan_.things[id].kind == ThingKind::kEntry) add(path, "at");
  }
}

Command Resolver::MakeCommand(const ast::Command& text, Frame& frame) {
  Command command;
  command.text = text.text;
  command.span = text.span;
  command.lines = text.lines;
  command.folder = frame.folder;
  command.host = frame.host;
  if (frame.cluster) {
    command.cluster = frame.cluster;
  } else if (frame.step != nullptr) {
    command.cluster = frame.step->cluster;
  }
  if (text.fence && !text.language.empty() && text.language != "bash" && text.language != "sh") {
    Fail(Code::kWrongType, text.span,
         fmt::format("a fence tagged `{}` is a text, and a command is needed here", text.language));
    return command;
  }
  if (text.text.find_first_not_of(" \t\n") == std::string::npos) {
    Fail(Code::kMissingPart, text.span, "the command is empty");
    return command;
  }
  const ShellText shell = ReadShell(text.text);
  if (shell.broken) {
    const TextRange& range = shell.broken->range;
    Report(Code::kBrokenShell, PlaceIn(command, range.begin, range.end),
           fmt::format("bash cannot read this command: {}", shell.broken->what));
    if (frame.call) Last().labels.push_back({.span = *frame.call, .text = "used by this action"});
  }
  Classified classified = Classify(shell);
  command.effects = std::move(classified.effects);
  command.hazards = std::move(classified.hazards);
  command.tools = command.host.empty() ? ToolsOf(shell) : std::vector<std::string>{"ssh"};
  const auto of_cluster = [&](std::string_view name) {
    if (!command.cluster || !command.host.empty()) return false;
    const auto& set = plan_.things[*command.cluster].environment;
    return std::any_of(set.begin(), set.end(), [&](const auto& one) { return one.name == name; });
  };
  std::set<std::string, std::less<>> seen;
  for (const VariableUse& use : shell.uses) {
    if (!seen.insert(use.name).second) continue;
    if (use.set_before) continue;
    const bool passed_through =
        std::any_of(plan_.environment.begin(), plan_.environment.end(),
                    [&](const EnvironmentVariable& variable) { return variable.name == use.name; });
    if (passed_through || of_cluster(use.name)) continue;
    if (auto value = Variable(use.name, frame)) {
      command.bindings.push_back({.name = use.name, .value = std::move(*value)});
      continue;
    }
    if (use.has_default || IsShellVariable(use.name)) continue;
    if (use.name == "KUBECONFIG" && command.cluster) continue;  // every step on a cluster has one
    // Set further down (in a loop, or before its function is called), or by a text that is sourced.
    if (shell.Assigns(use.name) || shell.sources) continue;
    // A plan may pass it on by `env`.
    if (lone_ &&
        use.name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string::npos) {
      continue;
    }
    // Looking for a near name among thousands, for thousands of variables, would take for ever.
    std::vector<std::string> names;
    if (++undefined_ <= kMostSuggestions) {
      frame.scope->Names(names);
      for (std::string& known : names) known = WithUnderscores(known);
      if (!frame.in_action) {
        if (frame.subject) {
          for (const Field& field : plan_.things[*frame.subject].fields) {
            names.push_back(WithUnderscores(field.key));
          }
        }
        for (const auto& [known, field] : thing_variables_) names.push_back(known);
      }
    }
    const Span span = PlaceIn(command, use.range.begin, use.range.end);
    Report(Code::kUndefinedVariable, span,
           fmt::format("`${}` is defined nowhere{}", use.name, DidYouMean(use.name, names)));
    if (frame.call) Last().labels.push_back({.span = *frame.call, .text = "used by this action"});
  }
  BindEnvironment(command);
  std::sort(command.bindings.begin(), command.bindings.end(),
            [](const Binding& a, const Binding& b) { return a.name < b.name; });
  std::vector<std::string> remembered;
  for (const Binding& binding : command.bindings) {
    if (MayBeSecret(binding.value)) remembered.push_back(binding.name);
  }
  for (Hazard& hazard : FindShown(shell, remembered)) {
    command.hazards.push_back(std::move(hazard));
  }

  if (!command.host.empty()) {
    command.cluster.reset();  // a host has a kubeconfig of its own, or none
    for (const Binding& binding : command.bindings) CheckOnHost(binding, command);
  } else if (!command.cluster && clusters_ > 1) {
    const bool needs =
        std::any_of(shell.commands.begin(), shell.commands.end(), [](const SimpleCommand& simple) {
          const auto words = Innermost(simple.words);
          return !words.empty() && TalksToCluster(words[0].value) && !NamesItsCluster(simple);
        });
    if (needs) {
      Report(Code::kWhichCluster, text.span,
             fmt::format("which cluster? the plan has {}, and nothing says which one this command "
                         "reaches; `on CLUSTER` does",
                         clusters_));
    }
  }
  return command;
}

// What its cluster's `env` sets, whether the command mentions it or a tool reads it.
// A note is for people, and nothing in it is filled in but `${…}`. A `$NAME` that is nearly that of
// a variable of the plan is a slip, which whoever types after the note will make too.
void Resolver::CheckNote(const Value& note, Span span) {
  std::vector<std::string> names;
  for (const EnvironmentVariable& variable : plan_.environment) names.push_back(variable.name);
  const std::string text = note.Display();
  for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[end])) != 0 || text[end] == '_')) {
      ++end;
    }
    const std::string name = text.substr(at + 1, end - at - 1);
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::string near = DidYouMean(name, names);
    if (near.empty()) continue;
    Report(Code::kUndefinedVariable, span,
           fmt::format("in the note, `${}` is defined nowhere{}", name, near));
  }
}

void Resolver::BindEnvironment(Command& command) const {
  if (!command.cluster || !command.host.empty()) return;
  for (const EnvironmentVariable& variable : plan_.things[*command.cluster].environment) {
    command.bindings.push_back({.name = variable.name, .value = *variable.value});
  }
}

// Files and folders of the run are where the plan runs, and not on a host.
void Resolver::CheckOnHost(const Binding& binding, const Command& command) {
  for (const Value::Piece& piece : binding.value.pieces()) {
    const auto* reference = std::get_if<Reference>(&piece);
    if (reference == nullptr || (reference->kind != Reference::Kind::kFile &&
                                 reference->kind != Reference::Kind::kBackupFolder)) {
      continue;
    }
    Fail(Code::kMisplaced, command.span,
         fmt::format("`${}` is a path on the machine that runs the plan, and this command runs on "
                     "`{}`; copy it there first, or send it through a pipe from here",
                     binding.name, command.host.Display()));
    return;
  }
}

Test Resolver::MakeTest(const std::vector<ast::Test>& tests, Scope& scope) {
  Test made;
  const ast::Test* main = nullptr;
  const auto value_of = [&](const ast::Atom& atom) {
    const auto value = Evaluate(atom, scope);
    return value ? value->value : Value();
  };
  for (const ast::Test& test : tests) {
    if (test.kind == ast::Test::Kind::kMayBeEmpty) {
      made.may_be_empty = true;
      continue;
    }
    if (test.kind == ast::Test::Kind::kFailsOn) {
      for (const ast::Atom& atom : test.values) made.fails_on.push_back(value_of(atom));
      continue;
    }
    if (main != nullptr) {
      Fail(Code::kNameClash, test.span, "a command has one test; `fails on` may stand beside it");
      continue;
    }
    main = &test;
    std::optional<TypedValue> expected;
    if (!test.values.empty()) expected = Evaluate(test.values.front(), scope);
    if (expected) made.expected = expected->value;
    switch (test.kind) {
      case ast::Test::Kind::kIs:
        made.kind = Test::Kind::kIs;
        break;
      case ast::Test::Kind::kIsNot:
        made.kind = Test::Kind::kIsNot;
        break;
      case ast::Test::Kind::kIsEmpty:
        made.kind = Test::Kind::kIsEmpty;
        break;
      case ast::Test::Kind::kIsNotEmpty:
        made.kind = Test::Kind::kIsNotEmpty;
        break;
      case ast::Test::Kind::kMatches:
        made.kind = Test::Kind::kMatches;
        break;
      case ast::Test::Kind::kCompares:
        made.kind = Test::Kind::kCompares;
        made.comparison = static_cast<Comparison>(test.op);
        if (expected) CheckNumber(test, *expected);
        break;
      case ast::Test::Kind::kFailsOn:
      case ast::Test::Kind::kMayBeEmpty:
        break;
    }
  }
  return made;
}

}  // namespace belay
