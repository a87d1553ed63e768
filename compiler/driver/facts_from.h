#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compiler/driver/file_system.h"
#include "compiler/driver/result.h"
#include "lint/catalog/facts.h"

namespace belay {

// What is built in, and the files of `--facts` over it, a later one over an earlier one. nullptr
// when one cannot be read or does not fit the schema, and `result` says why.
std::unique_ptr<const Facts> FactsWith(const std::vector<std::string>& paths,
                                       const FileSystem& files, Result& result);

}  // namespace belay
