// Prints what the Argo target makes of a plan, for tests that read it with other people's tools.
// usage: belay_argo_render PLAN.belay [--problems]

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "tests/unit/argo/plans.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string path = argv[1];
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  const belay::LoadedPlan loaded = belay::Load(path.substr(path.rfind('/') + 1), text.str());
  std::cerr << loaded.errors;
  if (!loaded.plan) return 1;
  const auto problems = belay::CheckArgo(loaded.Input());
  for (const belay::ArgoProblem& problem : problems) {
    const auto place = loaded.sources->file(problem.span.file).Locate(problem.span.begin);
    std::cerr << place.line << ": " << problem.message << "\n";
  }
  if (argc == 2) std::cout << belay::GenerateArgo(loaded.Input()).text;
  return problems.empty() ? 0 : 1;
}
