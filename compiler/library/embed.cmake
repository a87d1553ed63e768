# Writes a C++ source with the text of each module of the library:
#   cmake -DOUT=library.cpp "-DMODULES=a.belay;b.belay" -P embed.cmake

set(_table "")
set(_names "")
foreach(_module IN LISTS MODULES)
  cmake_path(GET _module STEM _name)
  file(READ ${_module} _text)
  # A raw string literal holds at most 64 KiB; no module comes near.
  string(APPEND _table "    {\"${_name}\", R\"belay_module(${_text})belay_module\"},\n")
endforeach()
file(WRITE ${OUT}.new "// Generated from compiler/library/*.belay.

#include \"compiler/library/library.h\"

#include <utility>

namespace belay {
namespace {

constexpr std::pair<std::string_view, std::string_view> kModules[] = {
${_table}};

}  // namespace

std::string_view LibraryModule(std::string_view name) {
  for (const auto& [module, text] : kModules) {
    if (module == name) return text;
  }
  return {};
}

std::vector<std::string> LibraryModules() {
  std::vector<std::string> names;
  for (const auto& [module, text] : kModules) names.emplace_back(module);
  return names;
}

}  // namespace belay
")
file(COPY_FILE ${OUT}.new ${OUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUT}.new)
