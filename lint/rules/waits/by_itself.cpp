#include "lint/rules/waits/by_itself.h"

#include <string_view>

namespace belay {

std::optional<Fix> WaitByItself(const Operation& operation, const CommandEffect& effect) {
  // What the catalog says first: `--wait --timeout …, or kubectl rollout status`.
  if (!effect.completed_by.starts_with("--wait")) return std::nullopt;
  const bool limited = effect.completed_by.starts_with("--wait --timeout");
  const std::string_view flags = limited ? " --wait --timeout 10m" : " --wait";
  return AddTo(operation, effect.begin, effect.command, flags,
               limited ? "let it wait, and give it the limit that fits" : "let it wait");
}

}  // namespace belay
