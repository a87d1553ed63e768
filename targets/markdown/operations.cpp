#include "targets/markdown/operations.h"

#include <fmt/format.h>

#include <algorithm>

#include "targets/markdown/setup.h"
#include "targets/markdown/shell.h"
#include "targets/markdown/words.h"

namespace belay::markdown {
namespace {

// ` (every node is ready)`, unless the heading says that already.
Inline About(const Operation& operation, const OperationList& list) {
  const std::string title = operation.title.Display();
  return title.empty() || title == list.heading ? Inline() : Say(" ({})", {Text(title)});
}

// What a person does where there is no command.
Inline Task(const Operation& operation, const OperationList& list) {
  const std::string title = operation.title.empty() ? list.heading : operation.title.Display();
  // The heading says it already.
  const Inline what = title == list.heading ? Inline() : Say(": {}", {Text(title)});
  const Inline who = Text(operation.who.Display());
  switch (operation.kind) {
    case OperationKind::kSoak:
      return Say("**Let {} pass**{}.",
                 {Minutes(operation.timing.hold_for.value_or(Duration{})), About(operation, list)});
    case OperationKind::kApprove:
      return who.empty() ? Say("**Gate.** Goes on only after a yes{}.", {what})
                         : Say("**Gate.** Goes on only after a yes of {}{}.", {who, what});
    case OperationKind::kNotify:
      return who.empty() ? Say("**Tell people**{}.", {what}) : Say("**Tell** {}{}.", {who, what});
    case OperationKind::kRun:
    case OperationKind::kCheck:
    case OperationKind::kVerify:
    case OperationKind::kWait:
    case OperationKind::kCapture:
    case OperationKind::kManual:
      return who.empty() ? Say("**By hand**{}.", {what})
                         : Say("**By hand**, by {}{}.", {who, what});
  }
  return {};
}

// A secret stays in the terminal; all else survives it.
Inline LookUp(const Runbook& runbook, const Operation& operation) {
  const Reference reference{.kind = Reference::Kind::kCapture, .name = operation.key};
  const std::string name =
      runbook.variables.Used(reference) ? runbook.variables.Name(reference) : operation.name;
  if (!operation.secret) {
    return Say("**Look up** {}, by {}:",
               {Code(operation.name), Code("keep " + name + (operation.list ? " list" : ""))});
  }
  return Say("**Look up** {}, a secret, by {}:",
             {Code(operation.name), Code(fmt::format("{0}=$(block) && export {0}", name))});
}

// ` on HOST`, where it is not this machine.
Inline Where(const Operation& operation) {
  return operation.command->host.empty() ? Inline()
                                         : Say(" on {}", {Code(operation.command->host.Display())});
}

// The words before the command, or, without one, instead of it.
Inline Opening(const Runbook& runbook, const Operation& operation, const OperationList& list) {
  if (!operation.command) return Task(operation, list);
  Inline about = Where(operation);
  about += About(operation, list);
  switch (operation.kind) {
    case OperationKind::kRun:
    case OperationKind::kManual:
      return Say("**Run**{}:", {about});
    case OperationKind::kCheck:
      return Say("**Check**{}:", {about});
    case OperationKind::kVerify:
      return Say("**Verify**{}:", {about});
    case OperationKind::kWait:
    case OperationKind::kSoak:
      return Say("**Wait**{}:", {about});
    case OperationKind::kCapture:
      return LookUp(runbook, operation);
    case OperationKind::kApprove:
      return Say("**Look at this before the gate**{}:", {about});
    case OperationKind::kNotify:
      return Say("**Tell people**{}:", {about});
  }
  return {};
}

// What follows a command: how often it is tried, and what it must say.
Inline Expectation(const Operation& operation) {
  const Timing& timing = operation.timing;
  Inline text;
  const bool tested = operation.test.kind != Test::Kind::kSucceeds;
  const bool repeated = timing.up_to || timing.every;
  const bool held = timing.hold_for && !timing.up_to;  // from the first answer on
  if (held) {
    const Inline each = timing.every ? Say("Ask every {}", {Minutes(*timing.every)}) : Say("Ask");
    text = Say("{} for {}: {} each time. One other answer, and the step has failed.",
               {each, Minutes(*timing.hold_for), Holds(operation.test)});
  } else if (repeated) {
    text = timing.every
               ? Say("Repeat every {} until {}", {Minutes(*timing.every), Holds(operation.test)})
               : Say("Repeat until {}", {Holds(operation.test)});
    text += timing.up_to ? Say("; give up after {}.", {Minutes(*timing.up_to)})
                         : Say(". The plan gives no limit.");
  } else if (tested || operation.kind == OperationKind::kCheck ||
             operation.kind == OperationKind::kVerify || operation.kind == OperationKind::kWait) {
    text = Say("Expected: {}.", {Holds(operation.test)});
  }
  if (operation.kind == OperationKind::kCapture && !tested && !operation.test.may_be_empty) {
    text = Say("Expected: there is some output.");
  }
  if (timing.hold_for && !held) {
    text += Say(" It must stay so for {}.", {Minutes(*timing.hold_for)});
  }
  if (!operation.test.fails_on.empty()) {
    text += Say(" It has failed when the output is {}: stop waiting.",
                {OneOf(operation.test.fails_on)});
  }
  return text;
}

void WriteGate(Runbook& runbook, const Operation& operation) {
  Inline yes = Say("Approved at (UTC): ____ by: ____");
  if (operation.timing.up_to) yes += Say(" (within {})", {Minutes(*operation.timing.up_to)});
  runbook.document.Task(yes);
  runbook.document.Task(operation.rollback_if_declined
                            ? Say("Declined: go to {}", {Inline::Link(Say("Rollback"), "rollback")})
                            : Say("Declined: stop here"));
}

// The command goes to the host through a pipe, with its values before it: what stands in the
// arguments of a process can be read by everybody.
std::string OnHost(const Runbook& runbook, const Command& command) {
  std::string given;
  for (const Binding& binding : command.bindings) {
    given += fmt::format("printf 'export %s=%q\\n' {0} \"${0}\"; ", binding.name);
  }
  if (!command.folder.empty()) given += fmt::format("echo cd {}; ", Quoted(command.folder));
  return fmt::format(
      "{{ {}cat; }} <<'BELAY' | ssh -- {} 'exec bash -euo pipefail -c \"eval "
      "\\\"\\$(cat)\\\"\"'\n{}\nBELAY",
      given, runbook.variables.Word(command.host), command.text);
}

// The command's fence, after the lines that prepare the shell for it.
void WriteFences(Runbook& runbook, const std::string& setup, const Command& command,
                 const FenceAttributes& attributes) {
  if (!setup.empty()) {
    runbook.document.Shell({.name = attributes.name + "-values", .by_hand = attributes.by_hand},
                           setup);
  }
  runbook.document.Shell(attributes,
                         command.host.empty() ? command.text : OnHost(runbook, command));
}

void WriteOperation(Runbook& runbook, const Operation& operation, const OperationList& list,
                    const std::string& setup, const std::string& name) {
  Document& document = runbook.document;
  const Inline opening = Opening(runbook, operation, list);
  if (!opening.empty()) document.Paragraph(opening);
  if (operation.command) {
    WriteFences(runbook, setup, *operation.command, {.name = name, .by_hand = list.by_hand});
    const Inline expectation = Expectation(operation);
    if (!expectation.empty()) document.Paragraph(expectation);
  } else {
    if (!operation.document.empty()) {
      document.Paragraph(Say("What is done stands in {}, and not in this plan.",
                             {Text(operation.document.Display())}));
    }
    if (operation.test.kind != Test::Kind::kSucceeds) {
      document.Paragraph(
          Say("Expected: {}. If not, stop here: the step has failed.", {Seen(operation.test)}));
    }
    if (operation.kind != OperationKind::kApprove && operation.timing.up_to) {
      document.Paragraph(Say("At most {}.", {Minutes(*operation.timing.up_to)}));
    }
  }
  if (operation.kind == OperationKind::kApprove) WriteGate(runbook, operation);
}

}  // namespace

void WriteCommand(Runbook& runbook, const Command& command, const std::string& fence_name) {
  Operation operation;
  operation.command = command;
  const Setup setup(runbook, {&operation});
  if (setup.changes_folder()) runbook.maybe_away = true;
  WriteFences(runbook, setup.First(), command, {.name = fence_name, .by_hand = true});
}

void WriteOperations(Runbook& runbook, const OperationList& list) {
  std::vector<const Operation*> operations;
  if (list.skip_if) operations.push_back(list.skip_if);
  for (const Operation& operation : list.operations) operations.push_back(&operation);

  const Setup setup(runbook, operations);
  const std::string first = setup.First();
  if (!first.empty()) {
    runbook.document.Shell({.name = list.fence_name + "-values", .by_hand = list.by_hand}, first);
  }
  std::size_t place = 0;
  if (list.skip_if) {
    runbook.document.Paragraph(Say("**Already done when** {}; then go on with the next step:",
                                   {Holds(list.skip_if->test)}));
    WriteFences(runbook, setup.Before(place++), *list.skip_if->command,
                {.name = list.fence_name + "-skip", .by_hand = true});
  }
  for (std::size_t i = 0; i < list.operations.size(); ++i) {
    WriteOperation(runbook, list.operations[i], list, setup.Before(place++),
                   fmt::format("{}-{}", list.fence_name, i + 1));
  }
  const bool has_commands =
      std::any_of(operations.begin(), operations.end(),
                  [](const Operation* each) { return each->command.has_value(); });
  if (setup.changes_folder()) {
    runbook.maybe_away = true;
  } else if (has_commands && !list.may_be_left_out && !list.skip_if) {
    runbook.maybe_away = false;
  }
}

}  // namespace belay::markdown
