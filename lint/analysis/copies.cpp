#include "lint/analysis/copies.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace belay {
namespace {

// As the command catalog writes them.
constexpr std::array<std::string_view, 14> kCopies = {"aws s3 cp",
                                                      "aws s3 sync",
                                                      "cp",
                                                      "gsutil cp",
                                                      "gsutil rsync",
                                                      "mc cp",
                                                      "gcloud storage cp",
                                                      "gcloud storage rsync",
                                                      "dd",
                                                      "kubectl cp",
                                                      "mc mirror",
                                                      "rclone copy",
                                                      "rclone sync",
                                                      "rsync"};

}  // namespace

bool Copies(const Step& step) {
  return std::any_of(
      step.operations.begin(), step.operations.end(), [](const Operation& operation) {
        if (operation.kind != OperationKind::kRun || !operation.command) return false;
        const auto& effects = operation.command->effects;
        return std::any_of(effects.begin(), effects.end(), [](const CommandEffect& effect) {
          return std::find(kCopies.begin(), kCopies.end(), effect.command) != kCopies.end();
        });
      });
}

bool ComparesItself(const Step& step) {
  return std::any_of(
      step.operations.begin(), step.operations.end(), [](const Operation& operation) {
        const bool looks =
            operation.kind == OperationKind::kVerify || operation.kind == OperationKind::kWait;
        return looks && operation.command && operation.test.kind != Test::Kind::kSucceeds;
      });
}

}  // namespace belay
