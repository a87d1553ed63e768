# Writes a C++ source with the texts of the library's modules and of the plans that `belay init` starts from:
#   cmake -DOUT=library.cpp "-DMODULES=a.belay;b.belay" "-DTEMPLATES=c.belay" -P embed.cmake

function(read_table out)
  set(_table "")
  foreach(_file IN LISTS ARGN)
    cmake_path(GET _file STEM _name)
    file(READ ${_file} _text)
    # A raw string literal holds at most 64 KiB; no module comes near.
    string(APPEND _table "    {\"${_name}\", R\"belay_module(${_text})belay_module\"},\n")
  endforeach()
  set(${out} "${_table}" PARENT_SCOPE)
endfunction()

read_table(_modules ${MODULES})
read_table(_templates ${TEMPLATES})
file(WRITE ${OUT}.new "// Generated from compiler/library: *.belay and templates/*.belay.

#include \"compiler/library/library.h\"

#include <utility>

namespace belay {
namespace {

using Text = std::pair<std::string_view, std::string_view>;

constexpr Text kModules[] = {
${_modules}};
constexpr Text kTemplates[] = {
${_templates}};

std::string_view Find(std::string_view name, const auto& texts) {
  for (const auto& [known, text] : texts) {
    if (known == name) return text;
  }
  return {};
}

std::vector<std::string> Names(const auto& texts) {
  std::vector<std::string> names;
  for (const auto& [name, text] : texts) names.emplace_back(name);
  return names;
}

}  // namespace

std::string_view LibraryModule(std::string_view name) {
  return Find(name, kModules);
}

std::vector<std::string> LibraryModules() {
  return Names(kModules);
}

std::string_view PlanTemplate(std::string_view name) {
  return Find(name, kTemplates);
}

std::vector<std::string> PlanTemplates() {
  return Names(kTemplates);
}

}  // namespace belay
")
file(COPY_FILE ${OUT}.new ${OUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUT}.new)
