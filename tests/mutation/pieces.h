#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"

// The statements of a plan's text, with the steps that they became.
namespace belay::mutation {

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<const Step*> steps;  // in the order of the file; of a loop, those of every round
  std::string name;                // the id of the first one, or `stage protect`
};

// The statements of a body that became steps, in the order of the file.
struct Pieces {
  std::vector<Piece> all;
  bool ordered = true;  // one is done after the other; not in a `parallel`
};

// Of every body, the inner ones first.
std::vector<Pieces> PiecesOf(const Plan& plan, const std::string& text);

}  // namespace belay::mutation
