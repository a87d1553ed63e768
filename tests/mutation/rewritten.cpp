#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>
#include <set>

#include "tests/mutation/mutants.h"

namespace belay {
namespace {

std::string Replaced(const std::string& text, std::size_t begin, std::size_t end,
                     std::string_view by) {
  return text.substr(0, begin) + std::string(by) + text.substr(end);
}

// `version = A -> B -> C` from the first byte of one version to the first byte of the next.
class TextMutator {
 public:
  TextMutator(const Plan& plan, const std::string& text) : plan_(plan), text_(text) {}

  std::vector<Mutant> All() {
    std::set<Span> seen;  // things that are declared together share their path
    for (const Thing& thing : plan_.things) {
      if (thing.versions.empty() || !seen.insert(thing.version_spans.front()).second) continue;
      Versions(thing);
    }
    Names();
    Pins();
    return std::move(mutants_);
  }

 private:
  void Add(std::string mutation, std::string place, std::string what, std::string text) {
    mutants_.push_back({.mutation = std::move(mutation),
                        .place = std::move(place),
                        .what = std::move(what),
                        .change = {},
                        .text = std::move(text),
                        .harmless = {}});
  }

  void Versions(const Thing& thing) {
    for (std::size_t i = 0; i < thing.versions.size(); ++i) {
      const Span span = thing.version_spans[i];
      if (!thing.versions[i].known() || thing.versions[i].kind() == Version::Kind::kNone) continue;
      const bool last = i + 1 == thing.versions.size();
      if (i > 0 && thing.kind == ThingKind::kCluster && last && !MadeByPlan(thing)) {
        Add("widen-hop", fmt::format("{} {}", thing.path, thing.versions[i].text()),
            "one minor further", Further(span));
      }
      if (i > 0 && last) {
        Add("unpin", fmt::format("{} {}", thing.path, thing.versions[i].text()), "to `latest`",
            Replaced(text_, span.begin, span.end, "latest"));
      }
    }
  }

  std::string Further(const Span& span) const {
    const std::string version = text_.substr(span.begin, span.end - span.begin);
    const std::size_t dot = version.find('.');
    if (dot == std::string::npos) return text_;
    std::size_t end = dot + 1;
    while (end < version.size() && std::isdigit(static_cast<unsigned char>(version[end])) != 0)
      ++end;
    const int minor = std::stoi(version.substr(dot + 1, end - dot - 1));
    return Replaced(text_, span.begin + dot + 1, span.begin + end, std::to_string(minor + 1));
  }

  void Names() {
    static const std::regex kLet(R"((^|\n) *let ([a-z_]+)( *: *\w+)? = (secret )?`)");
    for (std::sregex_iterator at(text_.begin(), text_.end(), kLet), end; at != end; ++at) {
      const auto begin = static_cast<std::size_t>(at->position(2));
      Add("rename-value", (*at)[2].str(), "declared under another name",
          Replaced(text_, begin, begin + (*at)[2].str().size(), (*at)[2].str() + "_other"));
    }
  }

  void Pins() {
    struct Pin {
      const char* pattern;  // its first group is the pin
      const char* floating;
    };
    static const std::array<Pin, 6> kPins = {{
        {R"([\w/.-]+/[\w-]+:(v?\d+[.]\d[\w.-]*))", "latest"},  // an image
        {R"(--version[ =]("?\$?\{?[\w.-]+\}?"?))", "latest"},  // a chart
        {R"(channel = "(\d[^"]*/stable)\")", "latest/edge"},   // a charm
        {R"(chart_version = "(\d[\w.-]*)\")", "latest"},       // a chart of an action
        {R"(releases/download/([^/"\s]+)/)", "latest"},        // a download
        {R"(\b([0-9a-f]{40})\b)", "master"},                   // a commit
    }};
    for (const Pin& pin : kPins) {
      const std::regex pattern(pin.pattern);
      for (std::sregex_iterator at(text_.begin(), text_.end(), pattern), end; at != end; ++at) {
        const auto begin = static_cast<std::size_t>(at->position(1));
        const std::size_t line = 1 + static_cast<std::size_t>(std::count(
                                         text_.begin(), text_.begin() + at->position(1), '\n'));
        if (Commented(begin)) continue;
        Add("unpin", fmt::format("{} in line {}", (*at)[1].str(), line),
            fmt::format("`{}` instead", pin.floating),
            Replaced(text_, begin, begin + (*at)[1].str().size(), pin.floating));
      }
    }
  }

  bool Commented(std::size_t at) const {
    const std::size_t line = text_.rfind('\n', at) + 1;
    return text_.find_first_not_of(' ', line) == text_.find('#', line);
  }

  const Plan& plan_;
  const std::string& text_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> RewrittenOf(const Plan& plan, const std::string& text) {
  return TextMutator(plan, text).All();
}

}  // namespace belay
