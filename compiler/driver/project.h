#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "compiler/driver/arguments.h"
#include "compiler/driver/file_system.h"
#include "compiler/driver/result.h"
#include "lint/catalog/facts.h"
#include "lint/rule.h"

namespace belay {

// What holds for the plans of one project.
struct Project {
  std::unique_ptr<const Facts> facts;
  std::optional<Profile> profile;
};

// The projects of a run, each read once, with what the command line says over them.
class Projects {
 public:
  Projects(const ProjectArguments& arguments, std::string stdin_name, const FileSystem& files,
           Result& result)
      : arguments_(arguments), stdin_name_(std::move(stdin_name)), files_(files), result_(result) {}

  // The project of a plan; `-`: of standard input. nullptr: its configuration or its facts cannot
  // be read or do not fit, and the Result says why.
  const Project* Of(const std::string& plan);

 private:
  std::unique_ptr<const Project> Read(const std::string& config);

  const ProjectArguments& arguments_;
  std::string stdin_name_;
  const FileSystem& files_;
  Result& result_;
  std::map<std::string, std::unique_ptr<const Project>> known_;  // by configuration file; "": none
};

}  // namespace belay
