#include "lint/rules/security/secrets.h"

#include <algorithm>
#include <variant>

namespace belay {

Secrets::Secrets(const RuleContext& context) {
  for (const CommandUse& use : context.timeline().commands()) {
    if (use.operation->secret) kept_.insert(use.operation->key);
  }
}

bool Secrets::Has(const Command& command, std::string_view variable) const {
  const auto binding = std::find_if(command.bindings.begin(), command.bindings.end(),
                                    [&](const Binding& other) { return other.name == variable; });
  if (binding == command.bindings.end()) return false;
  const auto& pieces = binding->value.pieces();
  return std::any_of(pieces.begin(), pieces.end(), [&](const Value::Piece& piece) {
    const auto* reference = std::get_if<Reference>(&piece);
    if (reference == nullptr) return false;
    return reference->kind == Reference::Kind::kSecret ||
           (reference->kind == Reference::Kind::kCapture && kept_.contains(reference->name));
  });
}

}  // namespace belay
