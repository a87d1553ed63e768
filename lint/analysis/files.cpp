#include "lint/analysis/files.h"

#include <algorithm>

namespace belay {

std::vector<FileStore> FileStores(const Plan& plan) {
  std::vector<FileStore> files;
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    if (thing.kind != ThingKind::kStore || thing.provider != "file") continue;
    for (const Field& field : thing.fields) {
      if (field.key == "path" && field.path.size() == 1 && field.path.front().constant()) {
        files.push_back({.thing = {i}, .path = field.path.front().Display()});
      }
    }
  }
  return files;
}

bool Edits(const Step& step, Id<Thing> thing) {
  return step.verb == Verb::kEdit &&
         std::any_of(step.subjects.begin(), step.subjects.end(),
                     [&](const Subject& subject) { return subject.thing == thing; });
}

const Operation* Mentions(const Step& step, const std::string& path) {
  const auto found =
      std::find_if(step.operations.begin(), step.operations.end(), [&](const Operation& operation) {
        return operation.command && operation.command->text.find(path) != std::string::npos;
      });
  return found == step.operations.end() ? nullptr : &*found;
}

bool IsGenerated(const Plan& plan, const std::vector<FileStore>& files, Id<Thing> file) {
  return std::any_of(plan.order.begin(), plan.order.end(), [&](Id<Step> id) {
    const Step& step = plan.steps[id];
    return Edits(step, file) &&
           std::any_of(files.begin(), files.end(), [&](const FileStore& other) {
             return other.thing != file && Mentions(step, other.path) != nullptr;
           });
  });
}

}  // namespace belay
