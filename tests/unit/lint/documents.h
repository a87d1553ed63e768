#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lint/rules_page.h"
#include "tests/compile.h"

namespace belay {

// The samples, by folder: real procedures as their teams wrote them, and repaired.
inline constexpr const char* kSamples[] = {"charmed-kubeflow-1.6-1.7", "eksctl-cluster",
                                           "kubeflow-aws-blue-green", "kubeflow-pipelines",
                                           "mlops-platform"};

// A mistake that a sample's document makes, from samples/*/mistakes.yaml, and what becomes of it in
// the plan as it was written: found, missed, or not decidable there.
struct DocumentMistake {
  std::string id;           // `SKW-01`, of the catalogue
  std::string where;        // in the document, for people
  std::string code;         // found: the finding's
  std::string at;           // found, missed: a text of the one line where it is, or should be
  std::string missed;       // what is lacking
  std::string undecidable;  // why the plan cannot show it
};

std::vector<DocumentMistake> ReadDocumentMistakes(const std::string& sample);

// The plan as it was written, and all that is found in it at the profile production.
struct Document {
  std::string text;
  Compiled compiled;

  // The line that has the text; nullopt where none or several have it.
  std::optional<std::size_t> LineWith(const std::string& at) const;
  // A finding of that code begins in the line, or points to it.
  bool Finds(const std::string& code, std::size_t line) const;
};

Document ReadDocument(const std::string& sample);

// docs/samples.md: what is found of the mistakes of each document.
std::string SamplesPage(std::span<const Mistake> catalogue);

}  // namespace belay
