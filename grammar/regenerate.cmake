# Makes grammar/generated anew:  cmake -P grammar/regenerate.cmake
#   -DANTLR4_TOOL=…  the ANTLR command; otherwise the first `antlr4` of the PATH
#   -DOUT=…          another folder than grammar/generated, for the test that compares the two
# The grammars are named relative to their folder: the tool writes the names as they are given into its output.

if(NOT ANTLR4_TOOL)
  find_program(ANTLR4_TOOL antlr4 REQUIRED)
endif()
if(NOT OUT)
  set(OUT ${CMAKE_CURRENT_LIST_DIR}/generated)
endif()
execute_process(
  COMMAND ${ANTLR4_TOOL} -Werror -Dlanguage=Cpp -no-visitor -no-listener -package belay::grammar
          BelayLexer.g4 BelayParser.g4 -o ${OUT}
  WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR}
  COMMAND_ERROR_IS_FATAL ANY)
# Tables for other tools, which nothing here reads.
file(GLOB _tables ${OUT}/*.interp ${OUT}/*.tokens)
file(REMOVE ${_tables})
