#pragma once

#include <set>
#include <string>
#include <vector>

#include "targets/markdown/runbook.h"

namespace belay::markdown {

// What a person runs before commands, so that they see the values, folder and cluster that the plan
// gives them. What all commands of a list agree on is said once, before the first of them; what is
// so already is not said again.
class Setup {
 public:
  // `operations`: of one step, in order. Those without a command count too, by their place.
  Setup(const Runbook& runbook, const std::vector<const Operation*>& operations);

  // The lines before the first operation, and those right before the one at this place. Empty:
  // none.
  std::string First() const;
  std::string Before(std::size_t place) const;

  // Some command of the list runs below the source's folder.
  bool changes_folder() const { return changes_folder_; }

 private:
  struct Line {
    std::string key;    // what it sets: lines of one key exclude each other
    std::string text;   // `namespace='mlops'`, or, of the key `cd`, the whole command
    bool early = true;  // needs nothing that an operation of the list finds
  };
  std::vector<Line> LinesOf(const Command& command) const;
  bool FoundHere(const Value& value) const;
  static std::string Joined(const std::vector<Line>& lines);

  const Runbook& runbook_;
  std::set<std::string> found_;  // keys of the captures of this list
  std::vector<Line> first_;
  std::vector<std::vector<Line>> before_;
  bool changes_folder_ = false;
};

}  // namespace belay::markdown
