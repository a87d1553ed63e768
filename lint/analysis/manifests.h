#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace belay {

// What a manifest calls an object: `policy/v1beta1`, `PodDisruptionBudget`.
struct ManifestObject {
  std::string api;
  std::string kind;
};

// The objects of a text that has Kubernetes manifests in it, as a file of its own or as the
// here-document of a command. Only lines that are a key at the left edge of their document count.
std::vector<ManifestObject> ManifestObjects(std::string_view text);

}  // namespace belay
