#pragma once

#include <string_view>

#include "compiler/plan/plan.h"

// The words that stand for the Plan's enumerators in its JSON form. Readers rely on them.
namespace belay {

std::string_view JsonWord(CommandEffect::Kind kind);
std::string_view JsonWord(Test::Kind kind);
std::string_view JsonWord(OperationKind kind);
std::string_view JsonWord(ValueType type);
std::string_view JsonWord(Secret::Source source);
std::string_view JsonWord(EffectKind kind);
std::string_view JsonWord(Effect::Source source);
std::string_view JsonWord(Undo::Kind kind);
std::string_view JsonWord(Condition::Kind kind);
std::string_view JsonWord(Block::Kind kind);
std::string_view JsonWord(Loop::Part part);
std::string_view JsonWord(Reference::Kind kind);

}  // namespace belay
