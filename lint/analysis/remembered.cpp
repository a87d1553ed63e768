#include "lint/analysis/remembered.h"

#include <algorithm>
#include <variant>

namespace belay {
namespace {

class Reader {
 public:
  explicit Reader(const Plan& plan) : plan_(plan) {}

  std::map<std::string, Remembered> All() {
    for (const Id<Step> id : plan_.order) {
      const Step& step = plan_.steps[id];
      if (step.verb != Verb::kRemember) continue;
      for (const Operation& operation : step.operations) {
        if (operation.kind != OperationKind::kCapture || !operation.command) continue;
        remembered_.emplace(operation.key,
                            Remembered{.step = id, .operation = &operation, .uses = {}});
      }
    }
    if (remembered_.empty()) return {};
    for (const Id<Step> id : plan_.order) {
      for (const Operation& operation : plan_.steps[id].operations) {
        Add(operation.test.expected, {.step = id, .operation = &operation, .expected = true});
        if (!operation.command) continue;
        for (const Binding& binding : operation.command->bindings) {
          Add(binding.value, {.step = id, .operation = &operation});
        }
      }
    }
    return std::move(remembered_);
  }

 private:
  void Add(const Value& value, const Remembered::Use& use) {
    for (const Value::Piece& piece : value.pieces()) {
      const auto* reference = std::get_if<Reference>(&piece);
      if (reference == nullptr) continue;
      if (reference->kind == Reference::Kind::kCapture) {
        const auto found = remembered_.find(reference->name);
        if (found != remembered_.end()) found->second.uses.push_back(use);
      } else if (reference->kind == Reference::Kind::kFile) {
        const auto file = std::ranges::find(plan_.files, reference->name, &FileText::name);
        if (file != plan_.files.end() && file->text) Add(*file->text, use);
      }
    }
  }

  const Plan& plan_;
  std::map<std::string, Remembered> remembered_;
};

}  // namespace

std::map<std::string, Remembered> FindRemembered(const Plan& plan) {
  return Reader(plan).All();
}

}  // namespace belay
