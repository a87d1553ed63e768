#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/generate/generate.h"

namespace belay {

// Writes one plan, top to bottom.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : dice_(seed) {}

  std::string Run();

 private:
  // ---- Words ----
  std::string Number() { return std::to_string(++counter_); }
  std::string Name(const char* stem) { return stem + Number(); }
  std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }
  std::string Text();
  std::string Title();
  std::string Maybe(const std::string& text) { return dice_.OneIn(2) ? text : std::string(); }
  std::string Time();
  std::string Command();
  std::string Test();
  std::string Operator();
  std::string List();
  std::string Version() { return "1." + std::to_string(10 + dice_.Below(20)); }
  std::string Path() { return dice_.OneIn(2) ? "1.29 -> 1.30" : "v1.28 -> v1.29 -> v1.30"; }

  // ---- Lines ----
  void Line(const std::string& text);
  void Open(const std::string& head) { Line(head + " {"); }
  void Close() { Line("}"); }
  void Fields(const std::string& head, const std::vector<std::string>& fields);

  // ---- Declarations ----
  void Declarations();
  void Inventory();
  void Actions();

  // ---- Statements ----
  std::string Cluster() { return "p" + std::to_string(1 + dice_.Below(clusters_)); }

  void Stage(std::size_t depth);
  void Statements(std::size_t depth);
  void Statement(std::size_t depth);
  std::string Arguments();
  void Check();
  void Backup();
  void Change();
  void Settings();
  std::string Undo();
  void Talk();
  std::string Condition(std::size_t depth);
  void When(std::size_t depth);
  void Within();
  void Edit();
  void At();       // a host has neither the plan's files nor its backups
  void Traffic();  // once a plan: who comes in goes to the other cluster

  Dice dice_;
  std::string out_;
  std::size_t counter_ = 0;
  std::size_t clusters_ = 1;
  bool present_ = false;  // the file that can be edited is declared
  bool inside_ = false;   // one bracket a plan: its steps are named after its subject
};

}  // namespace belay
