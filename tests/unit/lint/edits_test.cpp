// What a finding offers as an edit mends it: with the edit the plan compiles, and the finding is
// not there any more.

#include "lint/edits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/compile.h"

namespace belay {
namespace {

constexpr const char* kPlan = R"belay(edition 1
plan edits { title = "what an edit mends" }
cluster dev {
  kind = kubeadm
  context = "dev"
  version = 1.29 -> 1.31
  component web { namespace = "shop"  version = 1.4.0 -> 1.5.0 }
}
store db { kind = velero }
stage work on dev {
  for hop in dev {
    upgrade dev to hop { run `up dev "$to"` }
  }
  backup db as copy { run `velero backup create "copy-$(date +%s)"` }
  upgrade dev.web {
    run ```
      kubectl version --short
      helm upgrade web shop/web -n shop --version 1.5.0
      ```
    verify `curl http://web.example.org/health`
    verify `kubectl exec -t deploy/web -- true`
  }
  run "empty" `kubectl drain a --delete-local-data --timeout=5m`
  run "emptied" `kubectl drain a --timeout=5m --disable-eviction`
  run "cluster" `eksctl delete nodegroup --cluster=dev --name=a --drain=false`
}
)belay";

std::string Applied(std::string text, const Fix& fix) {
  std::vector<Edit> edits = fix.edits;
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.span.begin > b.span.begin; });
  for (const Edit& edit : edits) {
    text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.replacement);
  }
  return text;
}

std::size_t Count(const Compiled& compiled, const Diagnostic& like) {
  const auto all = compiled.diagnostics.Sorted();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [&](const Diagnostic& finding) {
        return finding.code == like.code && finding.message == like.message;
      }));
}

TEST(Edits, MendWhatTheyAreOfferedFor) {
  const Compiled compiled = Compile(kPlan, "plan.belay", Profile::kProduction);
  ASSERT_TRUE(compiled.plan);
  std::multiset<std::string> mended;
  for (const Diagnostic& finding : compiled.diagnostics.Sorted()) {
    if (!finding.fix) continue;
    const std::string text = Applied(kPlan, *finding.fix);
    const Compiled after = Compile(text, "plan.belay", Profile::kProduction);
    ASSERT_TRUE(after.plan) << finding.message << "\n" << text;
    EXPECT_LT(Count(after, finding), Count(compiled, finding)) << finding.message << "\n" << text;
    EXPECT_FALSE(finding.fix->title.empty()) << finding.message;
    mended.insert(finding.code);
  }
  const std::multiset<std::string> expected = {"BKP03", "CAP01", "CAP01", "HOP01", "PIN08",
                                               "PIN08", "STR06", "VER03", "WAI01", "WAI01"};
  EXPECT_EQ(mended, expected);
}

}  // namespace
}  // namespace belay
