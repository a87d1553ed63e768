#include <fmt/format.h>

#include <algorithm>

#include "tests/mutation/areas.h"
#include "tests/mutation/facts.h"
#include "tests/mutation/mutants.h"
#include "tests/mutation/pieces.h"

namespace belay {
namespace {

using namespace mutation;

class Reorderer {
 public:
  Reorderer(const Plan& plan, const std::string& text) : plan_(plan), text_(text) {
    const auto change =
        std::ranges::find_if(plan.order, [&](Id<Step> id) { return Changes(plan.steps[id]); });
    if (change != plan.order.end()) first_change_ = plan.steps[*change].forward;
    for (const Id<Step> id : plan.order) {
      if (Changes(plan.steps[id])) last_change_ = plan.steps[id].forward;
    }
  }

  std::vector<Mutant> All() {
    for (const Pieces& pieces : PiecesOf(plan_, text_)) {
      for (std::size_t i = 0; pieces.ordered && i + 1 < pieces.all.size(); ++i) {
        Neighbours(pieces.all[i], pieces.all[i + 1]);
      }
    }
    return std::move(mutants_);
  }

 private:
  void Neighbours(const Piece& a, const Piece& b) {
    const auto part = [&](std::size_t begin, std::size_t end) {
      return text_.substr(begin, end - begin);
    };
    const std::string head = part(0, a.begin);
    const std::string one = part(a.begin, a.end);
    const std::string between = part(a.end, b.begin);
    const std::string other = part(b.begin, b.end);
    const std::string tail = text_.substr(b.end);
    Add("swap", a, fmt::format("after {}", b.name), head + other + between + one + tail,
        Harmless(a, b));
    Add("parallel", a, fmt::format("beside {}", b.name),
        fmt::format("{}parallel {{\n{}{}{}\n}}{}", head, one, between, other, tail),
        Harmless(a, b));
  }

  void Add(std::string mutation, const Piece& piece, std::string what, std::string text,
           std::string harmless) {
    mutants_.push_back({.mutation = std::move(mutation),
                        .place = piece.name,
                        .what = std::move(what),
                        .change = {},
                        .text = std::move(text),
                        .harmless = std::move(harmless)});
  }

  template <typename Predicate>
  static bool All(const Piece& piece, Predicate predicate) {
    return std::ranges::all_of(piece.steps, [&](const Step* step) { return predicate(*step); });
  }

  // A use of what the other remembers does not compile, and so is told.
  std::string Harmless(const Piece& a, const Piece& b) const {
    const auto looks_or_tells = [](const Step& step) {
      return OnlyLooks(step) || step.verb == Verb::kNotify || step.verb == Verb::kWait;
    };
    const auto changes_nothing = [&](const Step& step) {
      return looks_or_tells(step) || step.verb == Verb::kBackup;
    };
    const auto asks = [](const Step& step) { return step.verb == Verb::kApprove; };
    const auto early = [&](const Step& step) {
      return !Changes(step) && step.forward < first_change_;
    };
    const auto late = [&](const Step& step) {
      const bool person = step.verb == Verb::kManual;
      const bool looks = OnlyLooks(step) || step.verb == Verb::kWait;
      return (looks || person) && step.forward > last_change_;
    };
    const auto any = [](const Piece& piece, Verb verb) {
      return std::ranges::any_of(piece.steps, [&](const Step* step) { return step->verb == verb; });
    };
    const bool copy_is_judged = (any(a, Verb::kApprove) && any(b, Verb::kBackup)) ||
                                (any(a, Verb::kBackup) && any(b, Verb::kApprove));
    const auto nothing = [](const Step& step) {
      return step.operations.empty() && (step.backup_unneeded || step.verb == Verb::kNotify);
    };
    if (All(a, nothing) || All(b, nothing))
      return "the one does nothing: it says why there is no backup, or a person tells others";
    if (All(a, looks_or_tells) && All(b, looks_or_tells)) return "both only look, wait or tell";
    if (All(a, changes_nothing) && All(b, changes_nothing))
      return "one copies, the other only looks, tells or copies too: neither changes anything";
    if (All(a, late) && All(b, late)) return "all is changed before both of them, and both look";
    if (All(a, early) && All(b, early) && !copy_is_judged)
      return "nothing is changed before both of them are done";
    if (All(a, asks) && All(b, asks)) return "both only ask, and nothing is done between the two";
    if ((All(a, asks) && All(b, OnlyLooks)) || (All(a, OnlyLooks) && All(b, asks)))
      return "the question and the look both still stand before the next change";
    const auto person = [](const Step& step) { return step.verb == Verb::kManual; };
    const auto person_or_look = [&](const Step& step) { return person(step) || OnlyLooks(step); };
    if (All(a, OnlyLooks) && All(b, person_or_look))
      return "the look comes later than a person's work, and still before the next change";
    const bool unrelated = All(a, [&](const Step& one) {
      return All(b, [&](const Step& other) { return Unrelated(plan_, one, other); });
    });
    if (unrelated) return "they are about different things, which nothing in the plan relates";
    // What looks behind a change is meant to come behind it, whatever it looks at.
    const bool apart =
        !All(b, OnlyLooks) && !All(b, looks_or_tells) && All(a, [&](const Step& one) {
          return All(b, [&](const Step& other) { return Apart(plan_, one, other); });
        });
    if (apart) return "nothing of what the one changes is what the other changes, reads or uses";
    return "";
  }

  const Plan& plan_;
  const std::string& text_;
  std::uint32_t first_change_ = 0;
  std::uint32_t last_change_ = 0;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> ReorderedOf(const Plan& plan, const std::string& text) {
  return Reorderer(plan, text).All();
}

}  // namespace belay
