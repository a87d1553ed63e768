#include "targets/argo/braces.h"

#include <gtest/gtest.h>

namespace belay::argo {
namespace {

TEST(BraceTrouble, GoTemplatesComeThrough) {
  EXPECT_FALSE(BraceTrouble("kubectl get pods -o go-template='{{range .items}}{{.x}}{{end}}'"));
  EXPECT_FALSE(BraceTrouble("{ {a} }} }"));
}

TEST(BraceTrouble, FindsWhatArgoReplaces) {
  EXPECT_TRUE(BraceTrouble("{{=1+1}}"));
  EXPECT_TRUE(BraceTrouble("a {{ workflow.name }}"));
  EXPECT_TRUE(BraceTrouble("{{.x}} {{item}}"));
  EXPECT_TRUE(BraceTrouble("{{inputs.parameters.x}}"));
}

TEST(BraceTrouble, FindsABeginWithoutAnEnd) {
  EXPECT_TRUE(BraceTrouble("awk '{{print $1}'"));
  EXPECT_FALSE(BraceTrouble("awk '{ {print $1} }'"));
}

TEST(BraceTrouble, FindsABraceRightBeforeAValue) {
  Value value("{");
  value.Append(Reference{.kind = Reference::Kind::kParameter, .name = "x"});
  value.Append("}");
  EXPECT_TRUE(BraceTrouble(value));
  Value spaced("{ ");
  spaced.Append(Reference{.kind = Reference::Kind::kParameter, .name = "x"});
  EXPECT_FALSE(BraceTrouble(spaced));
}

}  // namespace
}  // namespace belay::argo
