#include "lint/analysis/servers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace belay {
namespace {

// What actions call the names that they are given.
constexpr std::array<std::string_view, 8> kNames = {"deployment",   "deployments", "statefulset",
                                                    "statefulsets", "workload",    "workloads",
                                                    "writer",       "writers"};
constexpr std::array<std::string_view, 4> kServers = {"service", "pod", "workload", "statefulset"};

template <typename List>
bool Has(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

std::string_view WithoutKind(std::string_view name) {
  const std::size_t slash = name.find('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace

std::vector<std::string> StoppedNames(const Step& step) {
  std::vector<std::string> names;
  for (const Operation& operation : step.operations) {
    if (!operation.command) continue;
    for (const Binding& binding : operation.command->bindings) {
      if (!Has(kNames, binding.name) || !binding.value.constant()) continue;
      const std::string text = binding.value.Display();
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string name(WithoutKind(std::string_view(text).substr(at, comma - at)));
        if (!name.empty() && !Has(names, name)) names.push_back(name);
        at = comma + 1;
      }
    }
  }
  return names;
}

bool IsServer(const Thing& store, const std::string& name) {
  if (name == store.provider) return true;
  return std::ranges::any_of(store.fields, [&](const Field& field) {
    if (!Has(kServers, field.key) || field.path.empty()) return false;
    const std::string text = field.path.front().Display();
    const std::string_view bare = WithoutKind(text);
    // A pod of a set, and the service before it: `mysql-0`, `minio-service`.
    return bare == name || bare == name + "-0" || bare == name + "-service";
  });
}

}  // namespace belay
