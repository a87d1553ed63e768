// Every example of the pages compiles. A fence ```belay is a whole file, ```belay body the
// statements of a stage.

#include <gtest/gtest.h>

#include <string>

#include "tests/compile.h"

namespace belay {
namespace {

struct Example {
  std::string text;
  std::size_t line = 0;
};

std::vector<Example> Examples(const std::string& page) {
  std::vector<Example> examples;
  std::size_t line = 0;
  bool inside = false;
  bool body = false;
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = std::min(page.find('\n', begin), page.size());
    const std::string text = page.substr(begin, end - begin);
    begin = end + 1;
    ++line;
    if (!inside && text.starts_with("```belay")) {
      inside = true;
      body = text == "```belay body";
      examples.push_back(
          {.text =
               body ? "edition 1\nplan p { title = \"t\" }\ncluster dev { kind = eks }\nstage s {\n"
                    : "",
           .line = line});
    } else if (inside && text == "```") {
      inside = false;
      if (body) examples.back().text += "}\n";
    } else if (inside) {
      examples.back().text += text + "\n";
    }
  }
  return examples;
}

class Docs : public testing::TestWithParam<const char*> {};

TEST_P(Docs, ExamplesCompile) {
  const std::vector<Example> examples = Examples(ReadRepositoryFile(GetParam()));
  EXPECT_FALSE(examples.empty());
  for (const Example& example : examples) {
    const Compiled compiled = CompileOnly(example.text);
    EXPECT_TRUE(compiled.plan) << GetParam() << ":" << example.line;
    for (const Diagnostic& finding : compiled.diagnostics.Sorted()) {
      if (finding.severity != Severity::kError) continue;
      ADD_FAILURE() << GetParam() << ":"
                    << example.line +
                           compiled.sources.file(compiled.file).Locate(finding.span.begin).line
                    << ": " << finding.message;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, Docs, testing::Values("docs/language.md", "README.md"));

}  // namespace
}  // namespace belay
