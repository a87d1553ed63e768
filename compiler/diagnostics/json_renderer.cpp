#include "compiler/diagnostics/json_renderer.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "compiler/diagnostics/concise_renderer.h"

namespace belay {
namespace {

using Json = nlohmann::ordered_json;

Json Position(const SourceFile& file, std::uint32_t offset) {
  const LineColumn place = file.Locate(offset);
  return {{"line", place.line}, {"column", place.column}, {"offset", offset}};
}

Json Place(const SourceManager& sources, const Span& span) {
  const SourceFile& file = sources.file(span.file);
  return {{"file", file.name()},
          {"begin", Position(file, span.begin)},
          {"end", Position(file, span.end)}};
}

std::string_view Word(Remark::Kind kind) {
  switch (kind) {
    case Remark::Kind::kEffect:
      return "effect";
    case Remark::Kind::kAssumed:
      return "assumed";
    case Remark::Kind::kFact:
      return "fact";
    case Remark::Kind::kHelp:
      return "help";
  }
  return "";
}

Json FixJson(const Fix& fix, const SourceManager& sources) {
  Json edits = Json::array();
  for (const Edit& edit : fix.edits) {
    edits.push_back({{"place", Place(sources, edit.span)}, {"replacement", edit.replacement}});
  }
  return {{"title", fix.title}, {"safe", fix.safe}, {"edits", std::move(edits)}};
}

Json DiagnosticJson(const Diagnostic& diagnostic, const SourceManager& sources) {
  Json labels = Json::array();
  for (const Label& label : diagnostic.labels) {
    labels.push_back({{"place", Place(sources, label.span)}, {"text", label.text}});
  }
  Json remarks = Json::array();
  for (const Remark& remark : diagnostic.remarks) {
    remarks.push_back({{"kind", Word(remark.kind)}, {"text", remark.text}});
  }
  return {{"code", diagnostic.code},
          {"name", diagnostic.name},
          {"severity", ToString(diagnostic.severity)},
          {"message", diagnostic.message},
          {"place", Place(sources, diagnostic.span)},
          {"label", diagnostic.label},
          {"labels", std::move(labels)},
          {"remarks", std::move(remarks)},
          {"fix", diagnostic.fix ? FixJson(*diagnostic.fix, sources) : Json()}};
}

}  // namespace

std::string RenderJson(const std::vector<Diagnostic>& diagnostics, const SourceManager& sources) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    list.push_back(DiagnosticJson(diagnostic, sources));
  }
  const auto count = [&](Severity severity) {
    return std::count_if(diagnostics.begin(), diagnostics.end(),
                         [&](const Diagnostic& d) { return d.severity == severity; });
  };
  const Json document = {{"version", kDiagnosticsVersion},
                         {"counts",
                          {{"error", count(Severity::kError)},
                           {"warning", count(Severity::kWarning)},
                           {"info", count(Severity::kInfo)}}},
                         {"diagnostics", std::move(list)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace belay
