#pragma once

#include <string>
#include <vector>

#include "compiler/driver/file_system.h"
#include "compiler/driver/result.h"

namespace belay {

// The path that stands for standard input.
inline constexpr char kStandardInput[] = "-";

// The files that paths of a command line mean, each once: a file as it is given, a folder for all
// `*.belay` below it, sorted, without those in folders that are hidden or called `build`. What
// matches nothing or cannot be searched is noted in `result`.
std::vector<std::string> FindInputs(const std::vector<std::string>& paths, const FileSystem& files,
                                    Result& result);

}  // namespace belay
