#pragma once

#include "targets/argo/context.h"
#include "targets/argo/model.h"
#include "targets/argo/yaml.h"

namespace belay::argo {

// The names of the volumes that templates mount, beside those of kubeconfigs.
inline constexpr char kSharedVolume[] = "files";
inline constexpr char kRuntimeVolume[] = "runtime";

Yaml ToYaml(const Context& context, const Template& made);
Yaml ToYaml(const Task& task);

}  // namespace belay::argo
