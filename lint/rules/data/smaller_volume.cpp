#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lint/catalog/tables.h"
#include "lint/context.h"

namespace belay {
namespace {

// Keys of a thing that say how much it holds.
constexpr std::array<std::string_view, 7> kSizes = {
    "capacity", "disk_size", "size", "storage", "storage_size", "volume", "volume_size"};

constexpr std::array<std::pair<std::string_view, double>, 12> kUnits = {{{"", 1},
                                                                         {"K", 1e3},
                                                                         {"M", 1e6},
                                                                         {"G", 1e9},
                                                                         {"T", 1e12},
                                                                         {"P", 1e15},
                                                                         {"Ki", 1024.0},
                                                                         {"Mi", 1048576.0},
                                                                         {"Gi", 1073741824.0},
                                                                         {"Ti", 1099511627776.0},
                                                                         {"GB", 1e9},
                                                                         {"TB", 1e12}}};

// A quantity as Kubernetes writes it: `100Gi`.
std::optional<double> Bytes(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  for (const auto& [name, factor] : kUnits) {
    if (unit == name) return number * factor;
  }
  return std::nullopt;
}

void CheckField(RuleContext& context, const Thing& thing, const Field& field) {
  for (std::size_t i = 1; i < field.path.size(); ++i) {
    if (!field.path[i - 1].constant() || !field.path[i].constant()) return;
    const std::string from = field.path[i - 1].Display();
    const std::string to = field.path[i].Display();
    const auto before = Bytes(from);
    const auto after = Bytes(to);
    if (!before || !after || *after >= *before) continue;
    Diagnostic finding = context.Finding(
        field.span, fmt::format("`{}` goes from {} to {}: {:.0f} % less", thing.path, from, to,
                                100 * (1 - *after / *before)));
    finding.remarks.push_back(EffectRemark(
        "what is there does not fit: the copy stops in the middle, and a volume cannot "
        "be made smaller in place"));
    finding.remarks.push_back(
        HelpRemark(fmt::format("make the new one as large as the old one, {} or more", from)));
    context.Report(std::move(finding));
    return;
  }
}

void Check(RuleContext& context) {
  for (const Thing& thing : context.plan().things) {
    for (const Field& field : thing.fields) {
      for (const std::string_view key : kSizes) {
        if (field.key == key) CheckField(context, thing, field);
      }
    }
  }
}

}  // namespace

extern const Rule kSmallerVolume = {
    .info =
        {.code = "DAT12",
         .name = "smaller-volume",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "the volume that data move to is smaller than the one that they come from",
         .why =
             R"(A copy onto a volume that is too small ends when it is full. Kubernetes makes a volume larger, never smaller.)",
         .sources = "kubernetes.io/docs/concepts/storage/persistent-volumes, expansion"},
    .check = Check};

}  // namespace belay
