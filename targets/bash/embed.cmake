# Writes a C++ source with the text of the runtime:  cmake -DIN=runtime.sh -DOUT=runtime.cpp -P embed.cmake

file(READ ${IN} _text)
# One raw string literal holds at most 64 KiB; pieces of a literal are joined by the compiler.
string(LENGTH "${_text}" _length)
set(_pieces "")
set(_at 0)
while(_at LESS _length)
  string(SUBSTRING "${_text}" ${_at} 8000 _piece)
  string(APPEND _pieces "    R\"belay_sh(${_piece})belay_sh\"\n")
  math(EXPR _at "${_at} + 8000")
endwhile()
file(WRITE ${OUT} "// Generated from targets/bash/runtime.sh.

#include \"targets/bash/runtime.h\"

namespace belay::bash {

std::string_view Runtime() {
  return
${_pieces}  ;
}

}  // namespace belay::bash
")
