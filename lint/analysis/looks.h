#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/plan/plan.h"

// What a plan changes, what it looks at, and what a look says.
namespace belay {

// The step changes the platform: by a command, or by a person who is told to.
bool Changes(const Step& step);

// It is done by a command, or a person does it.
bool Does(const Operation& operation);

// `let id = …` that makes something at once and says which: it fails when nothing is said.
bool SaysWhich(const Operation& operation);

// The step is done by nobody yet: at most another document says how.
bool OnlyAnnounced(const Step& step);

// A check, a verification or a wait for something, or what a person is to see: not time that
// passes.
bool Looks(const Operation& operation);
bool Looks(const Step& step);

// … that can fail by what it sees. A command that only prints, and no test, cannot.
bool Asserts(const Operation& operation);
bool Asserts(const Step& step);  // one of its operations does

// A step that looks, and can fail by it. A person who looks can too.
bool IsLook(const Step& step);

// Asks a person whether the plan goes on. What an action asks by itself is about what it does.
bool Asks(const Operation& operation);
bool Asks(const Step& step);  // one of its operations does

// The words of a text that may be versions or names: `v1.30.2` counts as `1.30.2`, `1.30` and
// itself. What a regular expression writes around dots does not count.
std::vector<std::string> WordsOf(std::string_view text);

// The words of a look's command, of the values that it is given and of what must come out.
std::vector<std::string> WordsOf(const Operation& operation);

// Steps, to be asked for one that always comes after another. n log n to build, log n to ask.
class Followers {
 public:
  void Add(const Step& step) { places_.emplace_back(step.backward, step.forward); }
  void Sort();
  bool After(const Step& step) const;

 private:
  // The last place in the one order, and, once sorted, the largest one in the other from there on.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;
};

}  // namespace belay
