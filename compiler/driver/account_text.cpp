#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/display.h"
#include "compiler/driver/account.h"

namespace belay {
namespace {

// For terminals of an on-call engineer's laptop, and for tickets.
constexpr int kWidth = 120;

std::string Plural(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

// Words in lines of at most kWidth columns; those after the first begin at `indent`.
std::string Folded(std::string_view first, std::string_view text, int indent) {
  std::string out(first);
  int column = DisplayWidth(out);
  bool begins = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const int width = DisplayWidth(word);
    if (!begins && column + 1 + width > kWidth) {
      out += '\n' + std::string(static_cast<std::size_t>(indent), ' ');
      column = indent;
      begins = true;
    }
    if (!begins) out += ' ';
    column += width + (begins ? 0 : 1);
    out += word;
    begins = false;
  }
  return out + '\n';
}

// Two columns: what it is about, and what is said of it.
class Section {
 public:
  explicit Section(std::string title) : title_(std::move(title)) {}

  void Add(const std::string& about, const std::string& text) {
    rows_.emplace_back(Visible(about), Visible(text));
  }

  std::string Text() const {
    if (rows_.empty()) return "";
    int width = 0;
    for (const auto& [about, text] : rows_) width = std::max(width, DisplayWidth(about));
    width = std::min(width, kWidth / 2);
    std::string out = '\n' + title_ + '\n';
    for (const auto& [about, text] : rows_) {
      const int blanks = std::max(0, width - DisplayWidth(about)) + 2;
      out += Folded("  " + about + std::string(static_cast<std::size_t>(blanks), ' '), text,
                    width + 4);
    }
    return out;
  }

 private:
  std::string title_;
  std::vector<std::pair<std::string, std::string>> rows_;
};

std::string SkewText(const Plan& plan, const SkewAccount& skew) {
  const std::string& anchor = plan.things[skew.anchor].path;
  if (skew.behind < 0) {
    return fmt::format("{} ahead of {}, {} allowed{}", -skew.behind, anchor,
                       skew.max_ahead == 0 ? "none" : fmt::to_string(skew.max_ahead),
                       -skew.behind > skew.max_ahead ? ": TOO FAR" : "");
  }
  if (skew.behind == 0)
    return fmt::format("level with {}, {} behind allowed", anchor, skew.max_behind);
  return fmt::format("{} behind {}, {} allowed{}", skew.behind, anchor, skew.max_behind,
                     skew.behind > skew.max_behind ? ": TOO FAR" : "");
}

std::string Name(const Plan& plan, Id<Step> id) {
  return fmt::format("step {}, {}", plan.steps[id].number, Title(plan, plan.steps[id]));
}

// A sum of which nothing is known is not zero.
bool IsUnknown(Duration sum, std::size_t missing) {
  return sum.seconds == 0 && missing > 0;
}

// `1h30m`, and how many steps are not in it.
std::string Sum(Duration sum, std::size_t missing, std::string_view what) {
  if (IsUnknown(sum, missing)) return fmt::format("not known, no step has {}", what);
  if (missing == 0) return ToString(sum);
  return fmt::format("{} and {} without {}", ToString(sum), Plural(missing, "step"), what);
}

std::string Head(const Plan& plan, const Account& account) {
  std::string text = Folded("", Visible(fmt::format("{}: {}", plan.name, plan.title.Display())), 2);
  const Times& times = account.times;
  std::string time =
      fmt::format("{}; expected: {}; at worst: {}", Plural(plan.order.size(), "step"),
                  Sum(times.expected, times.without_estimate, "an estimate"),
                  Sum(times.limit, times.without_limit, "a limit"));
  if (plan.window) {
    const auto left = plan.window->seconds - times.limit.seconds;
    time += fmt::format("; the window is {}", ToString(*plan.window));
    if (!IsUnknown(times.limit, times.without_limit)) {
      const std::string_view bound = left < 0 ? "at least" : "at most";
      time += fmt::format(": {} {} {}", times.without_limit > 0 ? bound : "at worst",
                          ToString(Duration{left < 0 ? -left : left}),
                          left < 0 ? "too little" : "are left");
    }
  }
  text += Folded("", time, 2);
  if (plan.undo.kind == Undo::Kind::kOperations) {
    text += "Taken back as a whole, by the plan's own rollback\n";
  } else if (account.rollback.limit.seconds > 0 || account.rollback.without_limit > 0) {
    text += fmt::format("Taken back, at worst: {}\n",
                        Sum(account.rollback.limit, account.rollback.without_limit, "a limit"));
  }
  if (!account.no_return) return text + "Every step can be taken back, or need not be\n";
  std::string gates;
  for (const Id<Step> gate : account.no_return->gates) {
    gates = fmt::format("; asked before in step {}", plan.steps[gate].number);
  }
  return text + Folded("",
                       Visible("No way back behind " + Name(plan, account.no_return->step) +
                               (gates.empty() ? "; NOBODY IS ASKED BEFORE" : gates)),
                       2);
}

std::string Versions(const Plan& plan) {
  std::vector<std::string> last(plan.things.size());
  std::vector<std::string> path(plan.things.size());
  std::vector<std::size_t> moves(plan.things.size());
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    last[i] = path[i] = thing.versions.empty() ? "?" : thing.versions.front().text();
  }
  for (const Id<Step> id : plan.order) {
    for (const Move& move : plan.steps[id].moves) {
      const std::size_t i = move.thing.index;
      if (move.to.text() == last[i]) continue;
      last[i] = move.to.text();
      path[i] += fmt::format(" -> {} ({})", last[i], plan.steps[id].number);
      ++moves[i];
    }
  }
  Section section("VERSIONS, and the steps that change them");
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Thing& thing = plan.things[Id<Thing>{i}];
    if (thing.versions.empty() && moves[i] == 0) continue;
    section.Add(thing.path, path[i]);
  }
  return section.Text();
}

std::string Data(const Plan& plan, const Account& account) {
  Section section("DATA");
  for (const StoreAccount& store : account.stores) {
    std::string text;
    for (const Id<Step> backup : store.backups) {
      text += fmt::format("{}{} (step {})", text.empty() ? "backed up by " : ", ",
                          plan.steps[backup].backup, plan.steps[backup].number);
    }
    if (text.empty()) text = store.unneeded ? "needs no backup, as the plan says" : "not backed up";
    if (store.at_risk)
      text += fmt::format("; at risk from step {} on", plan.steps[*store.at_risk].number);
    if (store.unprotected) {
      text += fmt::format("; NOT PROTECTED at step {}", plan.steps[*store.unprotected].number);
    }
    section.Add(plan.things[store.store].path, text);
  }
  return section.Text();
}

// Steps that change nothing of this stand in one line.
std::string Steps(const Plan& plan, const Account& account) {
  std::string text = "\nSTEPS, and what is different behind them\n";
  std::size_t width = 4;
  for (const StepAccount& of : account.steps) {
    width = std::max(width, plan.steps[of.step].number.size());
  }
  text += fmt::format("  {:<{}}  {:>9}  {:>9}\n", "step", width, "expected", "at worst");
  const int indent = static_cast<int>(width) + 26;
  const auto sum = [](Duration of, std::size_t missing) {
    return IsUnknown(of, missing) ? "?" : ToString(of);
  };
  const auto line = [&](const std::string& number, const StepAccount& of, const std::string& what) {
    text += Folded(fmt::format("  {:<{}}  {:>9}  {:>9}  ", number, width,
                               sum(of.expected, account.times.without_estimate),
                               sum(of.limit, account.times.without_limit)),
                   Visible(what), indent);
  };
  std::size_t quiet = 0;
  for (std::size_t i = 0; i < account.steps.size(); ++i) {
    const StepAccount& of = account.steps[i];
    const Step& step = plan.steps[of.step];
    const bool tells = !of.changes.empty() || !of.data.empty() || of.no_way_back || HasGate(step);
    if (!tells) ++quiet;
    const bool ends = tells || i + 1 == account.steps.size();
    if (quiet > 0 && ends) {
      const StepAccount& last = account.steps[tells ? i - 1 : i];
      line("", last,
           fmt::format("... {} that change{} no version and no data", Plural(quiet, "step"),
                       quiet == 1 ? "s" : ""));
      quiet = 0;
    }
    if (!tells) continue;
    std::string what = Title(plan, step);
    for (const Guard& guard : step.guards) {
      what += fmt::format(" [{}{}]", guard.expected ? "when " : "when not ",
                          ToString(plan.conditions[guard.condition]));
    }
    line(step.number, of, what);
    const auto more = [&](const std::string& said) {
      text +=
          Folded(std::string(static_cast<std::size_t>(indent) + 2, ' '), Visible(said), indent + 4);
    };
    for (const VersionChange& change : of.changes) {
      more(fmt::format("{} {} -> {}", plan.things[change.thing].path, change.from.text(),
                       change.to.text()));
    }
    for (const SkewAccount& skew : of.skews) {
      more(fmt::format("{}: {}", plan.things[skew.subject].path, SkewText(plan, skew)));
    }
    for (const std::string& data : of.data) more(data);
    if (of.no_way_back) more("NO WAY BACK: " + step.undo.why.Display());
  }
  return text;
}

}  // namespace

std::string AccountText(const Plan& plan, const Account& account) {
  Section skews("SKEW AT ITS WORST, in minors, in any order and while the plan is taken back");
  for (const SkewAccount& skew : account.worst) {
    skews.Add(plan.things[skew.subject].path, SkewText(plan, skew));
  }
  return Head(plan, account) + Versions(plan) + skews.Text() + Data(plan, account) +
         Steps(plan, account);
}

}  // namespace belay
