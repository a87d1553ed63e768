// belay_bench: how fast a plan of so many steps is read and linted.
//   build/release/belay_bench                      the table, then what growing a plan costs
//   build/release/belay_bench --print-plan 100000  such a plan, to time `belay lint` as a whole
//   process

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "compiler/resolve/resolve.h"
#include "compiler/syntax/parse.h"
#include "lint/lint.h"
#include "tests/bench/plan_text.h"

namespace belay {
namespace {

void SetRates(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.SetItemsProcessed(state.range(0) * state.iterations());
  state.SetComplexityN(state.range(0));
}

void BM_Parse(benchmark::State& state) {
  SourceManager sources;
  const FileId file =
      sources.Add("bench.belay", PlanText(static_cast<std::size_t>(state.range(0))));
  for (auto turn : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(Parse(sources, file, diagnostics));
  }
  SetRates(state, sources.file(file).text().size());
}

void BM_Lint(benchmark::State& state) {
  SourceManager sources;
  const FileId file =
      sources.Add("bench.belay", PlanText(static_cast<std::size_t>(state.range(0))));
  for (auto turn : state) {
    Diagnostics diagnostics;
    const ast::File tree = Parse(sources, file, diagnostics);
    const auto plan = Resolve(tree, sources, {}, diagnostics);
    if (!plan) {
      state.SkipWithError("the plan of the benchmark has errors");
      return;
    }
    Lint(*plan, {}, diagnostics);
    benchmark::DoNotOptimize(diagnostics);
  }
  SetRates(state, sources.file(file).text().size());
}

BENCHMARK(BM_Parse)->Arg(10)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK(BM_Lint)->Arg(10)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond)->Complexity();

// Seconds of processor time to read and lint such a plan, once.
double SecondsFor(std::size_t steps) {
  SourceManager sources;
  const FileId file = sources.Add("bench.belay", PlanText(steps));
  const std::clock_t begin = std::clock();
  Diagnostics diagnostics;
  const ast::File tree = Parse(sources, file, diagnostics);
  if (const auto plan = Resolve(tree, sources, {}, diagnostics)) Lint(*plan, {}, diagnostics);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// 1 is linear, 2 is all pairs. The largest plan is to take at most 5 s and 1 GB.
void PrintGrowth() {
  constexpr std::size_t kSmall = 1'000;
  constexpr std::size_t kLarge = 100'000;
  constexpr int kTurns = 20;
  double small = 0;
  for (int turn = 0; turn < kTurns; ++turn) small += SecondsFor(kSmall) / kTurns;
  const double large = SecondsFor(kLarge);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double exponent =
      std::log(large / small) / std::log(static_cast<double>(kLarge) / static_cast<double>(kSmall));
  std::printf("%zu steps: %.2f s, %ld MB; growth from %zu steps: n^%.2f\n", kLarge, large,
              usage.ru_maxrss / 1024, kSmall, exponent);
}

}  // namespace
}  // namespace belay

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "--print-plan") {
    const std::string text =
        belay::PlanText(static_cast<std::size_t>(std::strtoul(argv[2], nullptr, 10)));
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  belay::PrintGrowth();
  return 0;
}
