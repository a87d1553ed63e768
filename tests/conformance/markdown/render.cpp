// Prints the runbook of a plan, for tests that read it with other people's tools.
// usage: belay_markdown_render PLAN.belay

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "targets/markdown/markdown.h"
#include "tests/unit/markdown/runbooks.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const belay::markdown::LoadedPlan loaded = belay::markdown::Load(argv[1], text.str());
  std::cerr << loaded.errors;
  if (!loaded.plan) return 1;
  std::cout << belay::GenerateMarkdown(loaded.Input()).text;
  return 0;
}
