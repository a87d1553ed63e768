// The mistakes that the catalogue shows in the documents behind the samples, by
// samples/*/mistakes.yaml: what the plan as it was written shows of them is found, at its place.

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/compile.h"

namespace belay {
namespace {

constexpr double kLeastFound = 0.9;

class Seed : public testing::TestWithParam<std::string> {};

// The lines of the file that a finding begins in, or explains itself by.
std::vector<std::string> LinesOf(const Diagnostic& finding, FileId file, const std::string& text) {
  std::vector<Span> spans{finding.span};
  for (const Label& label : finding.labels) spans.push_back(label.span);
  std::vector<std::string> lines;
  for (const Span& span : spans) {
    if (span.file != file) continue;
    const std::size_t begin = span.begin == 0 ? 0 : text.rfind('\n', span.begin - 1) + 1;
    lines.push_back(text.substr(begin, text.find('\n', begin) - begin));
  }
  return lines;
}

TEST_P(Seed, MistakesAreFoundAtTheirPlaces) {
  const std::string folder = "samples/" + GetParam();
  const std::string text = ReadRepositoryFile(folder + "/as-written.belay");
  const Compiled compiled = Compile(text, folder + "/as-written.belay", Profile::kProduction);
  int shown = 0;
  int found = 0;
  for (const auto& entry : YAML::Load(ReadRepositoryFile(folder + "/mistakes.yaml"))) {
    const auto mistake = entry["mistake"].as<std::string>();
    if (entry["not_shown"].IsDefined()) {  // the plan as written does not decide it
      EXPECT_FALSE(entry["not_shown"].as<std::string>().empty()) << mistake;
      continue;
    }
    ++shown;
    if (entry["missed"].IsDefined()) {
      EXPECT_FALSE(entry["missed"].as<std::string>().empty()) << mistake;
      continue;
    }
    const auto code = entry["found_by"].as<std::string>();
    const auto at = entry["at"].as<std::string>();
    const std::vector<Diagnostic> findings = compiled.diagnostics.Sorted();
    const bool hit = std::ranges::any_of(findings, [&](const Diagnostic& finding) {
      const auto lines = LinesOf(finding, compiled.file, text);
      return finding.code == code && std::ranges::any_of(lines, [&](const std::string& line) {
               return line.find(at) != std::string::npos;
             });
    });
    EXPECT_TRUE(hit) << fmt::format("{}: no {} at `{}`", mistake, code, at);
    if (hit) ++found;
  }
  EXPECT_GT(shown, 0);
  EXPECT_GE(found, kLeastFound * shown);
}

INSTANTIATE_TEST_SUITE_P(Samples, Seed,
                         testing::Values("charmed-kubeflow-1.6-1.7", "eksctl-cluster",
                                         "kubeflow-aws-blue-green", "kubeflow-pipelines",
                                         "mlops-platform"));

}  // namespace
}  // namespace belay
