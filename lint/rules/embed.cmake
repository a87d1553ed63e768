# Writes a C++ header with all rules and their example plans, found by the examples: kNoBackup in
# no_backup.cpp, for no_backup.bad.belay and no_backup.good.belay:
#   cmake -DOUT=all.h "-DBAD=lint/rules/backup/no_backup.bad.belay;…" -P embed.cmake

set(_rules "")
set(_entries "")
foreach(_plan IN LISTS BAD)
  string(REGEX REPLACE "[.]bad[.]belay$" "" _base ${_plan})
  cmake_path(GET _base FILENAME _name)
  string(REGEX MATCHALL "[a-z0-9]+" _words ${_name})
  set(_constant k)
  foreach(_word IN LISTS _words)
    string(SUBSTRING ${_word} 0 1 _first)
    string(SUBSTRING ${_word} 1 -1 _rest)
    string(TOUPPER ${_first} _first)
    string(APPEND _constant ${_first}${_rest})
  endforeach()
  file(READ ${_base}.bad.belay _bad)
  file(READ ${_base}.good.belay _good)
  string(APPEND _rules "extern const Rule ${_constant};\n")
  string(APPEND _entries "    {&${_constant}, R\"belay_plan(${_bad})belay_plan\", R\"belay_plan(${_good})belay_plan\"},\n")
endforeach()
file(WRITE ${OUT}.new "// Generated from lint/rules/*/*.belay.
#pragma once

#include <string_view>

#include \"lint/rule.h\"

namespace belay {

${_rules}
struct RuleWithExamples {
  const Rule* rule;
  std::string_view bad;
  std::string_view good;
};
inline constexpr RuleWithExamples kRulesWithExamples[] = {
${_entries}};

}  // namespace belay
")
file(COPY_FILE ${OUT}.new ${OUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUT}.new)
