#include "compiler/plan/value.h"

#include <algorithm>

namespace belay {

void Value::Append(std::string text) {
  if (text.empty()) return;
  if (!pieces_.empty()) {
    if (auto* last = std::get_if<std::string>(&pieces_.back())) {
      *last += text;
      return;
    }
  }
  pieces_.emplace_back(std::move(text));
}

void Value::Append(Reference reference) {
  pieces_.emplace_back(std::move(reference));
}

void Value::Append(const Value& other) {
  for (const Piece& piece : other.pieces_) {
    std::visit([this](const auto& part) { Append(part); }, piece);
  }
}

bool Value::constant() const {
  return std::all_of(pieces_.begin(), pieces_.end(),
                     [](const Piece& piece) { return std::holds_alternative<std::string>(piece); });
}

std::string Value::Display() const {
  std::string text;
  for (const Piece& piece : pieces_) {
    if (const auto* literal = std::get_if<std::string>(&piece)) {
      text += *literal;
      continue;
    }
    const auto& reference = std::get<Reference>(piece);
    // A capture's key is `stage/step.name`; people know it by the name it has in commands.
    const std::string name = reference.kind == Reference::Kind::kRunId ? "run_id" : reference.name;
    const std::size_t dot =
        reference.kind == Reference::Kind::kCapture ? name.rfind('.') : std::string::npos;
    // A loop's id is `stage/each-user` or `stage/each-user-first`; people know its variable.
    if (reference.kind == Reference::Kind::kMember) {
      std::string variable = name.substr(name.rfind("each-") + 5);
      if (variable.ends_with("-first")) variable.resize(variable.size() - 6);
      text += "${" + variable + "}";
      continue;
    }
    text += "${" + (dot == std::string::npos ? name : name.substr(dot + 1)) + "}";
  }
  return text;
}

}  // namespace belay
