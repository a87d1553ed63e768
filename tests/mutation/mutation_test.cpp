#include <fmt/format.h>
#include <fnmatch.h>
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <set>

#include "lint/lint.h"
#include "tests/compile.h"
#include "tests/mutation/mutants.h"
#include "tests/mutation/page.h"

// Every mutant of the repaired samples that is a worse plan should be told by a finding of the
// family meant; docs/mutation.md lists each other one.
namespace belay {
namespace {

using mutation::Outcome;
using mutation::Outcomes;

constexpr std::array kSamples = {"charmed-kubeflow-1.6-1.7", "eksctl-cluster",
                                 "kubeflow-aws-blue-green", "kubeflow-pipelines", "mlops-platform"};

// Of the mutants that are worse plans. Raised as the linter gets better, never lowered.
constexpr double kLeastCaught = 0.975;

// What a person found to be no worse. `place` and `what` are patterns as a shell's; without `what`
// any.
struct Excuse {
  std::string sample;
  std::string mutation;
  std::string place;
  std::string what;
  std::string reason;
  bool met = false;

  bool Fits(const std::string& of, const Mutant& mutant) const {
    const auto fits = [](const std::string& pattern, const std::string& text) {
      return fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
    };
    return fits(sample, of) && mutation == mutant.mutation && fits(place, mutant.place) &&
           fits(what, mutant.what);
  }
};

std::vector<Excuse> ReadExcuses() {
  std::vector<Excuse> excuses;
  for (const auto& entry : YAML::Load(ReadRepositoryFile("tests/mutation/survivors.yaml"))) {
    const auto text = [&](const char* key) { return entry[key].as<std::string>(""); };
    const std::string what = text("what");
    excuses.push_back({.sample = text("sample"),
                       .mutation = text("mutation"),
                       .place = text("place"),
                       .what = what.empty() ? "*" : what,
                       .reason = text("no_worse")});
    EXPECT_FALSE(excuses.back().reason.empty()) << excuses.back().place;
  }
  return excuses;
}

std::set<std::string> CodesOf(const Diagnostics& diagnostics) {
  std::set<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) codes.insert(diagnostic.code);
  return codes;
}

std::set<std::string> Told(const Mutant& mutant, const Plan& plan, const std::string& name) {
  if (mutant.text) return CodesOf(Compile(*mutant.text, name, Profile::kProduction).diagnostics);
  Plan changed = plan;
  mutant.change(changed);
  Diagnostics diagnostics;
  Lint(changed, {.profile = Profile::kProduction}, diagnostics);
  return CodesOf(diagnostics);
}

bool Meant(const Mutation& mutation, const std::set<std::string>& codes) {
  return std::ranges::any_of(codes, [&](const std::string& code) {
    return mutation.meant.empty() ||
           std::ranges::any_of(mutation.meant,
                               [&](std::string_view family) { return code.starts_with(family); });
  });
}

void Try(const Mutant& mutant, const std::string& sample, const Plan& plan,
         std::vector<Excuse>& excuses, Outcomes& outcomes) {
  const auto mutation = std::ranges::find(Mutations(), mutant.mutation, &Mutation::name);
  ASSERT_NE(mutation, Mutations().end()) << mutant.mutation;
  Outcome& outcome = outcomes[mutant.mutation];
  ++outcome.made;
  const auto excuse = std::ranges::find_if(
      excuses, [&](const Excuse& candidate) { return candidate.Fits(sample, mutant); });
  if (Meant(*mutation, Told(mutant, plan, fmt::format("samples/{}/plan.belay", sample)))) {
    ++outcome.caught;
    return;
  }
  mutation::Survivor survivor{.sample = sample, .place = mutant.place, .what = mutant.what};
  std::string reason = mutant.harmless;
  if (reason.empty() && excuse != excuses.end()) {
    reason = excuse->reason;
    excuse->met = true;
    ++outcome.judged;
  }
  (reason.empty() ? outcome.missed : outcome.no_worse[reason]).push_back(std::move(survivor));
}

TEST(Mutation, WorsePlansAreCaught) {
  std::vector<Excuse> excuses = ReadExcuses();
  Outcomes outcomes;
  for (const std::string sample : kSamples) {
    const std::string path = fmt::format("samples/{}/plan.belay", sample);
    const std::string text = ReadRepositoryFile(path);
    const Compiled compiled = Compile(text, path, Profile::kProduction);
    ASSERT_TRUE(compiled.plan) << sample;
    EXPECT_TRUE(compiled.Codes().empty()) << sample;
    const Plan& plan = *compiled.plan;
    for (const auto& mutants :
         {DroppedOf(plan, text), MovedOf(plan), ReorderedOf(plan, text), RewrittenOf(plan, text)}) {
      for (const Mutant& mutant : mutants) Try(mutant, sample, plan, excuses, outcomes);
    }
  }
  for (const Excuse& excuse : excuses) {
    EXPECT_TRUE(excuse.met) << "survivors.yaml speaks of what is no mutant, or does not survive: "
                            << excuse.sample << " " << excuse.mutation << " " << excuse.place;
  }
  EXPECT_GE(mutation::ShareCaught(outcomes), kLeastCaught);

  const std::string page = mutation::Page(outcomes);
  if (std::getenv("BELAY_UPDATE_MUTANTS") != nullptr) {
    std::ofstream(std::string(BELAY_SOURCE_DIR) + "/docs/mutation.md", std::ios::binary) << page;
    return;
  }
  // A rule that finds more does not make the page wrong; one that finds less, or another plan,
  // does.
  const auto written = mutation::ReadPage(ReadRepositoryFile("docs/mutation.md"));
  for (const Mutation& mutation : Mutations()) {
    const auto row = written.find(std::string(mutation.name));
    ASSERT_NE(row, written.end()) << mutation.name << ": run the target update-mutants";
    const Outcome& outcome = outcomes[std::string(mutation.name)];
    EXPECT_EQ(row->second.first, outcome.made)
        << mutation.name << ": the plans have changed; run the target update-mutants";
    EXPECT_LE(row->second.second, outcome.caught)
        << mutation.name << ": fewer are caught than docs/mutation.md says";
  }
}

}  // namespace
}  // namespace belay
