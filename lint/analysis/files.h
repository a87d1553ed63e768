#pragma once

#include <string>
#include <vector>

#include "compiler/plan/plan.h"

// The files of a plan's repository: stores of kind `file`, and what they are made of.
namespace belay {

// A store that is a file, by the path that commands call it, its key `path`.
struct FileStore {
  Id<Thing> thing;
  std::string path;
};

std::vector<FileStore> FileStores(const Plan& plan);

// The step changes the thing by `edit`.
bool Edits(const Step& step, Id<Thing> thing);

// The first operation of the step whose command has the path in it; nullptr: none.
const Operation* Mentions(const Step& step, const std::string& path);

// Some step edits the file by a command that reads another one of `files`.
bool IsGenerated(const Plan& plan, const std::vector<FileStore>& files, Id<Thing> file);

}  // namespace belay
