#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include "compiler/shell/compile_catalog/catalog.h"

// Runs at build time: reads catalog/*.yaml, refuses what catalog/README.md does not allow, and
// writes the table of catalog.h as C++.
//   compile_catalog OUT.cpp FILE.yaml …
int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: compile_catalog OUT.cpp FILE.yaml …\n";
    return 2;
  }
  try {
    belay::compile_catalog::Catalog catalog;
    for (int i = 2; i < argc; ++i) catalog.ReadFile(argv[i]);
    const std::string table = catalog.Table();
    std::ofstream out(argv[1], std::ios::binary);
    out << table;
    if (out.flush()) return 0;
    std::cerr << argv[1] << ": cannot be written\n";
  } catch (const std::exception& mistake) {
    std::cerr << mistake.what() << '\n';
  }
  return 1;
}
