// What `belay fmt` promises, on every plan and module that is in the repository, and on the
// examples of its documents.

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "compiler/plan/json.h"
#include "compiler/syntax/format.h"
#include "tests/compile.h"
#include "tests/docs/examples.h"

namespace belay {
namespace {

struct Text {
  std::string name;  // its path; of an example with the number of its line
  std::string head;  // what an example needs before it
  std::string text;
};

void AddExamples(const std::string& path, std::vector<Text>& texts) {
  const std::string page = ReadRepositoryFile(path);
  for (const Example& example : Examples(page)) {
    texts.push_back({.name = path + ":" + std::to_string(example.line),
                     .head = example.head,
                     .text = example.text});
  }
}

std::vector<Text> Texts() {
  const std::filesystem::path top = BELAY_SOURCE_DIR;
  std::vector<Text> texts;
  AddExamples("README.md", texts);
  for (const char* folder : {"compiler", "docs", "lint", "samples", "tests"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
      const std::string path = std::filesystem::relative(entry.path(), top).string();
      if (entry.path().extension() == ".belay") {
        texts.push_back({.name = path, .head = {}, .text = ReadRepositoryFile(path)});
      } else if (entry.path().extension() == ".md") {
        AddExamples(path, texts);
      }
    }
  }
  return texts;
}

Formatted FormattedText(const std::string& text) {
  SourceManager sources;
  Diagnostics diagnostics;
  const FileId file = sources.Add("plan.belay", text);
  return Format(sources, file, diagnostics);
}

std::string Meaning(const std::string& text) {
  const Compiled compiled = CompileOnly(text);
  return compiled.plan ? ToJsonWithoutPlaces(*compiled.plan).dump() : std::string();
}

TEST(FormatRepository, KeepsTheMeaningAndIsIdempotent) {
  using Outcome = Formatted::Outcome;
  int formatted = 0;
  int plans = 0;
  for (const Text& text : Texts()) {
    const Formatted once = FormattedText(text.text);
    EXPECT_NE(once.outcome, Outcome::kUnsafe) << text.name;
    if (once.outcome != Outcome::kDone) continue;
    ++formatted;
    EXPECT_EQ(FormattedText(once.text).text, once.text) << text.name;
    const std::string meaning = Meaning(text.head + text.text);
    plans += meaning.empty() ? 0 : 1;
    EXPECT_EQ(Meaning(text.head + once.text), meaning) << text.name;
  }
  EXPECT_GT(formatted, 40);
  EXPECT_GT(plans, 20);
}

// They are read as examples of how plans look.
TEST(FormatRepository, SamplesAndLibraryAreFormatted) {
  for (const Text& text : Texts()) {
    if (!text.name.starts_with("samples/") && !text.name.starts_with("compiler/library/")) continue;
    EXPECT_TRUE(FormattedText(text.text).text == text.text) << "run: belay fmt " << text.name;
  }
}

}  // namespace
}  // namespace belay
