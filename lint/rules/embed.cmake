# Writes a C++ header with the example plans of the rules, kNoBackupBad for no_backup.bad.belay:
#   cmake -DOUT=examples.h "-DPLANS=a.bad.belay;a.good.belay" -P embed.cmake

set(_plans "")
foreach(_plan IN LISTS PLANS)
  cmake_path(GET _plan FILENAME _name)
  string(REGEX REPLACE "[.]belay$" "" _name ${_name})
  string(REGEX MATCHALL "[a-z0-9]+" _words ${_name})
  set(_constant k)
  foreach(_word IN LISTS _words)
    string(SUBSTRING ${_word} 0 1 _first)
    string(SUBSTRING ${_word} 1 -1 _rest)
    string(TOUPPER ${_first} _first)
    string(APPEND _constant ${_first}${_rest})
  endforeach()
  file(READ ${_plan} _text)
  string(APPEND _plans "inline constexpr std::string_view ${_constant} = R\"belay_plan(${_text})belay_plan\";\n")
endforeach()
file(WRITE ${OUT}.new "// Generated from lint/rules/*/*.belay.
#pragma once

#include <string_view>

namespace belay::examples {

${_plans}
}  // namespace belay::examples
")
file(COPY_FILE ${OUT}.new ${OUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUT}.new)
