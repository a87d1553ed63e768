#include "targets/argo/gates.h"

#include <fmt/format.h>

#include "targets/argo/text.h"

namespace belay::argo {

Template StopTemplate(const Context& context, const Span& span) {
  Script script;
  script.source = "printf 'failed: %s\\n' \"$BELAY_MESSAGE\" >&2\nexit 1\n";
  script.variables.push_back(
      {.name = "BELAY_MESSAGE", .value = "{{inputs.parameters.message}}", .secret = "", .key = ""});
  script.inputs.emplace_back("message");
  return {.name = kStopTemplate,
          .origin = {.span = span,
                     .place = Place(context.input, span),
                     .step = "",
                     .title = "Fails, so that the workflow does",
                     .restore = ""},
          .body = std::move(script)};
}

std::string Question(const Operation* operation) {
  return operation != nullptr && operation->kind == OperationKind::kApprove ? "approve" : "done";
}

std::string ForPeople(const Value& value) {
  Value shown;
  for (const Value::Piece& piece : value.pieces()) {
    const auto* reference = std::get_if<Reference>(&piece);
    if (reference == nullptr) {
      shown.Append(std::get<std::string>(piece));
    } else if (reference->kind == Reference::Kind::kParameter) {
      shown.Append(fmt::format("{{{{workflow.parameters.{}}}}}", reference->name));
    } else if (reference->kind == Reference::Kind::kRunId) {
      shown.Append(std::string("{{workflow.name}}"));
    } else {
      shown.Append(*reference);
    }
  }
  return shown.Display();
}

Suspension PersonSuspension(const Context& context, const Step* step, const Operation* operation) {
  std::string text;
  if (step != nullptr) text = fmt::format("{} {}: ", step->number, Title(context.plan(), *step));
  const bool has_title = operation != nullptr && !operation->title.empty();
  if (has_title) {
    const std::string title = ForPeople(operation->title);
    if (step == nullptr || title != Title(context.plan(), *step)) text += title;
  }
  while (text.ends_with(' ') || text.ends_with(':')) text.pop_back();
  text += '.';
  const Value* who = operation != nullptr && !operation->who.empty() ? &operation->who
                     : step != nullptr && !step->who.empty()         ? &step->who
                                                                     : nullptr;
  const bool message = operation != nullptr && operation->kind == OperationKind::kNotify;
  if (who != nullptr) text += fmt::format(" {}: {}.", message ? "To" : "By", ForPeople(*who));
  if (step != nullptr && !step->topics.empty()) {
    text += " About: ";
    for (const Topic& topic : step->topics) {
      if (&topic != &step->topics.front()) text += "; ";
      text += Title(context.plan(), topic);
    }
    text += '.';
  }
  const bool sees = operation != nullptr && operation->test.kind != Test::Kind::kSucceeds;
  if (operation != nullptr && !operation->document.empty()) {
    text += fmt::format(" As described in {} .", ForPeople(operation->document));
  }
  if (sees) {
    Test test = operation->test;
    test.expected = Value(ForPeople(test.expected));
    std::string expected = ToString(test);
    if (expected.starts_with("is ")) expected.erase(0, 3);
    text += fmt::format(" Expected: {}.", expected);
  }
  if (step != nullptr) {
    for (const Value& note : step->notes) text += ' ' + ForPeople(note);
  }
  Suspension suspension{
      .question = Question(operation), .description = "", .duration = std::nullopt};
  if (operation != nullptr) suspension.duration = operation->timing.up_to;
  text += suspension.question == "approve" ? " YES goes on; NO ends the workflow as failed."
          : sees ? " Answer YES when it is as expected; NO ends the workflow as failed."
                 : " Answer YES when it is done; NO ends the workflow as failed.";
  if (suspension.duration) {
    text += fmt::format(" After {} without an answer it is NO.", ToString(*suspension.duration));
  }
  suspension.description = std::move(text);
  return suspension;
}

Suspension QuestionSuspension(const Context& context, const Condition& condition) {
  return {.question = kAnswer,
          .description =
              fmt::format("{} ({}) The answer decides which steps of the plan are done.",
                          ForPeople(condition.question), Place(context.input, condition.span)),
          .duration = std::nullopt};
}

Suspension SoakSuspension(const Operation& operation) {
  return {
      .question = "",
      .description = "",
      .duration = operation.timing.hold_for.value_or(operation.timing.up_to.value_or(Duration{}))};
}

// The output of a node that was skipped is no output at all, in some versions not even an object:
// hence `?.` at each step of the path.
std::string Said(const std::string& task, const std::string& question) {
  return fmt::format("(tasks['{}']?.outputs?.parameters?.{} ?? 'NO')", task, question);
}

std::string IsYes(const std::string& task) {
  return fmt::format("(tasks['{}']?.outputs?.parameters?.{} ?? '') in ['yes', 'YES']", task,
                     kAnswer);
}

}  // namespace belay::argo
