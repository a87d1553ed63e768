#include "lint/rules_page.h"

#include <fmt/format.h>

#include <cctype>

#include "compiler/diagnostics/codes.h"
#include "lint/rules.h"

namespace belay {
namespace {

std::string_view Word(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

std::string Chapter(std::string_view code, std::string_view name, std::string_view kind,
                    std::string_view summary, std::string_view why, std::string_view bad,
                    std::string_view good, std::string_view sources) {
  std::string page = fmt::format("\n## {} {}\n\n{}: {}.\n\n{}\n", code, name, kind, summary, why);
  if (!bad.empty()) {
    page += fmt::format("\nReported:\n\n```belay\n{}```\n\nNot reported:\n\n```belay\n{}```\n", bad,
                        good);
  }
  if (!sources.empty()) page += fmt::format("\nSources: {}.\n", sources);
  return page;
}

// `SKW01` with a link to its chapter, which is headed `SKW01 kubelet-newer`.
std::string Linked(std::string_view code) {
  std::string heading;
  if (const Rule* rule = FindRule(code)) {
    heading = fmt::format("{} {}", rule->info.code, rule->info.name);
  } else if (const CodeInfo* info = FindCode(code)) {
    heading = fmt::format("{} {}", info->code, info->name);
  }
  for (char& letter : heading) {
    letter =
        letter == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return fmt::format("[{}](#{})", code, heading);
}

std::string MistakesTable(std::span<const Mistake> mistakes) {
  std::string table =
      "\n## Known mistakes\n\nThe mistakes that upgrade plans are known to make, and what finds "
      "them. What a plan cannot show says why.\n\n| mistake | | found by |\n|---|---|---|\n";
  for (const Mistake& mistake : mistakes) {
    std::string found;
    for (const std::string& code : mistake.found_by)
      found += (found.empty() ? "" : ", ") + Linked(code);
    if (!mistake.undecidable.empty()) found = "not decidable: " + mistake.undecidable;
    if (!mistake.open.empty()) found = "not found yet: " + mistake.open;
    table += fmt::format("| {} | {} | {} |\n", mistake.id, mistake.what, found);
  }
  return table;
}

}  // namespace

std::string RulesPage(std::span<const Mistake> mistakes) {
  std::string page =
      "# Rules\n\nMade from the rules' own texts by the target `update-docs`. `belay explain CODE` "
      "prints the same.\n\n"
      "| code | name | severity | profile | reports |\n|---|---|---|---|---|\n";
  for (const CodeInfo& info : Codes()) {
    page += fmt::format("| {} | {} | {} | always | {} |\n", info.code, info.name,
                        Word(info.severity), info.summary);
  }
  for (const Rule& rule : Rules()) {
    page += fmt::format("| {} | {} | {} | {} | {} |\n", rule.info.code, rule.info.name,
                        Word(rule.info.severity), ToString(rule.info.profile), rule.info.summary);
  }
  page += MistakesTable(mistakes);
  for (const CodeInfo& info : Codes()) {
    page += Chapter(info.code, info.name, Word(info.severity), info.summary, info.why, info.bad,
                    info.good, "");
  }
  for (const Rule& rule : Rules()) {
    const RuleInfo& info = rule.info;
    page += Chapter(info.code, info.name,
                    fmt::format("{}, profile {}", Word(info.severity), ToString(info.profile)),
                    info.summary, info.why, info.bad, info.good, info.sources);
  }
  return page;
}

}  // namespace belay
