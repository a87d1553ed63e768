#include "tests/unit/lint/documents.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>

namespace belay {

std::vector<DocumentMistake> ReadDocumentMistakes(const std::string& sample) {
  std::vector<DocumentMistake> mistakes;
  for (const auto& entry : YAML::Load(ReadRepositoryFile("samples/" + sample + "/mistakes.yaml"))) {
    mistakes.push_back({.id = entry["mistake"].as<std::string>(),
                        .where = entry["where"].as<std::string>(),
                        .code = entry["found"].as<std::string>(""),
                        .at = entry["at"].as<std::string>(""),
                        .missed = entry["missed"].as<std::string>(""),
                        .undecidable = entry["undecidable"].as<std::string>("")});
  }
  return mistakes;
}

std::optional<std::size_t> Document::LineWith(const std::string& at) const {
  const std::size_t place = text.find(at);
  if (place == std::string::npos || text.find(at, place + 1) != std::string::npos) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
}

bool Document::Finds(const std::string& code, std::size_t line) const {
  const auto begins = [&](const Span& span) {
    return span.file == compiled.file &&
           static_cast<std::size_t>(std::count(text.begin(), text.begin() + span.begin, '\n')) ==
               line;
  };
  const auto findings = compiled.diagnostics.Sorted();
  return std::any_of(findings.begin(), findings.end(), [&](const Diagnostic& finding) {
    return finding.code == code &&
           (begins(finding.span) ||
            std::any_of(finding.labels.begin(), finding.labels.end(),
                        [&](const Label& label) { return begins(label.span); }));
  });
}

Document ReadDocument(const std::string& sample) {
  const std::string path = "samples/" + sample + "/as-written.belay";
  std::string text = ReadRepositoryFile(path);
  Compiled compiled = Compile(text, path, Profile::kProduction);
  return {.text = std::move(text), .compiled = std::move(compiled)};
}

namespace {

struct Counts {
  int found = 0;
  int missed = 0;
  int undecidable = 0;

  void Add(const DocumentMistake& mistake) {
    ++(!mistake.code.empty() ? found : mistake.undecidable.empty() ? missed : undecidable);
  }
  void Add(const Counts& other) {
    found += other.found;
    missed += other.missed;
    undecidable += other.undecidable;
  }
};

std::string Row(const std::string& name, const Counts& counts) {
  const int decidable = counts.found + counts.missed;
  return fmt::format("| {} | {} | {} | {} % | {} | {} |\n", name, decidable, counts.found,
                     decidable == 0 ? 100 : 100 * counts.found / decidable, counts.missed,
                     counts.undecidable);
}

// The first line of an anchor, as code of a Markdown table.
std::string Code(const std::string& at) {
  std::string line = at.substr(0, at.find('\n'));
  for (std::size_t bar = line.find('|'); bar != std::string::npos; bar = line.find('|', bar + 2)) {
    line.insert(bar, 1, '\\');
  }
  return line.find('`') == std::string::npos ? fmt::format("`{}`", line)
                                             : fmt::format("`` {} ``", line);
}

std::string Verdict(const DocumentMistake& mistake) {
  if (!mistake.undecidable.empty()) return "not decidable: " + mistake.undecidable;
  if (!mistake.missed.empty()) {
    return fmt::format("missed at {}: {}", Code(mistake.at), mistake.missed);
  }
  return fmt::format("{} at {}", mistake.code, Code(mistake.at));
}

}  // namespace

std::string SamplesPage(std::span<const Mistake> catalogue) {
  std::map<std::string, std::string> what;
  for (const Mistake& mistake : catalogue) what[mistake.id] = mistake.what;
  std::string table;
  std::string chapters;
  Counts all;
  for (const std::string sample : kSamples) {
    Counts counts;
    chapters += fmt::format(
        "\n## {}\n\n| mistake | | in the document | in as-written.belay |\n"
        "|---|---|---|---|\n",
        sample);
    for (const DocumentMistake& mistake : ReadDocumentMistakes(sample)) {
      counts.Add(mistake);
      chapters += fmt::format("| {} | {} | {} | {} |\n", mistake.id, what[mistake.id],
                              mistake.where, Verdict(mistake));
    }
    table += Row(fmt::format("[{0}](../samples/{0}/README.md)", sample), counts);
    all.Add(counts);
  }
  return fmt::format(
      "# The samples' mistakes\n\n"
      "Made from samples/*/mistakes.yaml by the target `update-docs`; a test holds every line to "
      "what `belay lint --profile production` finds.\n\n"
      "Five real procedures, as their teams wrote them, make known mistakes "
      "([the catalogue](rules.md#known-mistakes)). A mistake is found when a finding for it stands "
      "at the line where the plan makes it. What a plan cannot show of a document says why; so "
      "does what the catalogue sees in one and is not a mistake there (`not made here`). The "
      "repaired plans give no finding.\n\n"
      "| sample | decidable | found | | missed | not decidable |\n|---|---|---|---|---|---|\n"
      "{}{}{}",
      table, Row("all", all), chapters);
}

}  // namespace belay
