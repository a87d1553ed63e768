#pragma once

#include <string>

#include "compiler/plan/plan.h"
#include "targets/argo/context.h"
#include "targets/argo/model.h"

// Nodes that stand still, and the leaves that end a workflow which a person has said no to.
namespace belay::argo {

// A template that all failing leaves share: it says its argument `message` and fails.
inline constexpr char kStopTemplate[] = "stop";
Template StopTemplate(const Context& context, const Span& span);

// What a person is asked for: `approve` for a gate, `done` for their own work.
std::string Question(const Operation* operation);

// `operation` nullptr: the step has no operations, a person does it by its title.
Suspension PersonSuspension(const Context& context, const Step* step, const Operation* operation);
Suspension QuestionSuspension(const Context& context, const Condition& condition);
Suspension SoakSuspension(const Operation& operation);

// The expression of what a person said at a gate; NO where nobody has answered.
std::string Said(const std::string& task, const std::string& question);

// The expression that is true when the answer of a task was yes; of one that was skipped it is not.
std::string IsYes(const std::string& task);

// A value with what Argo knows of it; what only steps know stays `${name}`. For people.
std::string ForPeople(const Value& value);

}  // namespace belay::argo
