#include "lint/analysis/dues.h"

namespace belay {
namespace {

// More that are open at once, in one run or the other, are not kept: each step asks all of them.
constexpr std::size_t kMost = 64;

}  // namespace

void Dues::Begin(Id<Step> step, std::size_t about) {
  if (dues_.size() == kMost) dues_.erase(dues_.begin());
  dues_.push_back({.step = step, .about = about, .done = {}});
}

std::optional<Answers> Dues::OpenAt(const Due& due, Id<Step> next) const {
  const Questions& questions = timeline_.questions();
  Answers both = questions.Needed(due.step);
  const Answers& needed = questions.Needed(next);
  both.insert(both.end(), needed.begin(), needed.end());
  std::vector<const Answers*> avoid;
  for (const Id<Step> done : due.done) avoid.push_back(&questions.Needed(done));
  return questions.Choose(both, avoid);
}

std::vector<Dues::Overdue> Dues::AtTheEnd() const {
  std::vector<Overdue> overdue;
  for (const Due& due : dues_) {
    if (auto answers = timeline_.RunWithout(due.step, due.done)) {
      overdue.push_back({.due = due, .answers = *std::move(answers)});
    }
  }
  return overdue;
}

}  // namespace belay
