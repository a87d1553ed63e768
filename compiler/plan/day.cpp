#include "compiler/plan/day.h"

#include <regex>

namespace belay {

bool IsDay(const std::string& text) {
  static const std::regex kDay("20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
  return std::regex_match(text, kDay);
}

}  // namespace belay
