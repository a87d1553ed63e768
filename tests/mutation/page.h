#pragma once

#include <map>
#include <string>
#include <vector>

// What has become of the mutants, and the page that says so.
namespace belay::mutation {

struct Survivor {
  std::string sample;
  std::string place;
  std::string what;
};

struct Outcome {
  int made = 0;
  int caught = 0;
  int judged = 0;                                         // no worse, for a person's reason
  std::map<std::string, std::vector<Survivor>> no_worse;  // by the reason
  std::vector<Survivor> missed;                           // worse, and nobody says so

  int harmless() const { return made - caught - static_cast<int>(missed.size()); }
};

using Outcomes = std::map<std::string, Outcome>;  // by the mutation's name

double ShareCaught(const Outcomes& outcomes);  // of the mutants that are worse plans

std::string Page(const Outcomes& outcomes);

// Made and caught by mutation, as a page says.
std::map<std::string, std::pair<int, int>> ReadPage(const std::string& page);

}  // namespace belay::mutation
