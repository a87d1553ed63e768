#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/driver/file_system.h"
#include "compiler/driver/result.h"
#include "compiler/driver/workspace.h"

namespace belay {

// The values of `--set-from`, a later file over an earlier one, and over them those of `--set`.
// A file is a YAML mapping from the name of a parameter to a text or a list of texts. nullopt when
// one cannot be read, and `result` says why.
std::optional<Settings> AllSettings(const Settings& set, const std::vector<std::string>& set_from,
                                    const FileSystem& files, Result& result);

}  // namespace belay
