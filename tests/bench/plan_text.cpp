#include "tests/bench/plan_text.h"

namespace belay {
namespace {

constexpr std::size_t kStepsOfACluster = 100;

}  // namespace

std::string PlanText(std::size_t steps) {
  std::string text = "edition 1\nplan bench { title = \"bench\"  owner = \"nobody\" }\n";
  const std::size_t clusters = steps / kStepsOfACluster + 1;
  for (std::size_t i = 0; i < clusters; ++i) {
    const std::string c = "c" + std::to_string(i);
    text += "cluster " + c + " {\n  kind = eks\n  name = \"" + c + "\"\n  context = \"" + c +
            "\"\n  version = 1.29 -> 1.30\n" + "  nodes core, gpu { version = 1.29 -> 1.30 }\n" +
            "  component web { namespace = \"web\"  version = 1.0 -> 2.0  data = [db_" + c +
            "] }\n}\nstore db_" + c + " { kind = rds }\n";
  }
  std::size_t made = 0;
  for (std::size_t i = 0; i < clusters && made < steps; ++i) {
    const std::string c = "c" + std::to_string(i);
    text += "stage s" + std::to_string(i) + " on " + c + " {\n";
    text += "  backup db_" + c + " as b" + std::to_string(i) +
            " {\n    run `pg_dump \"$name\" > \"$backup/dump\"`\n    verify `test -s "
            "\"$backup/dump\"`\n    restore `psql < \"$backup/dump\"`\n  }\n";
    text += "  approve \"go\" by \"lead\" up to 1h\n";
    text += "  upgrade " + c +
            " {\n    run `aws eks update-cluster-version --name \"$name\" --kubernetes-version "
            "\"$to\"`\n"
            "    wait `aws eks describe-cluster --name \"$name\" --query cluster.status` is "
            "\"ACTIVE\" up to 1h every 30s\n"
            "    rollback none \"no way back\" recover \"a new cluster\"\n  }\n";
    text += "  parallel {\n";
    for (const char* nodes : {"core", "gpu"}) {
      text += "    upgrade " + c + "." + nodes +
              " {\n      run `aws eks update-nodegroup-version --nodegroup-name \"$name\"`\n"
              "      wait `aws eks describe-nodegroup --nodegroup-name \"$name\" --query "
              "nodegroup.status` is \"ACTIVE\" up to 1h every 30s\n"
              "      rollback none \"no way back\" recover \"new nodes\"\n    }\n";
    }
    text += "  }\n";
    text += "  upgrade " + c +
            ".web {\n    run `kubectl -n \"$namespace\" set image deployment/web web=\"web:$to\"`\n"
            "    wait `kubectl -n \"$namespace\" rollout status deployment/web --timeout=15s` up "
            "to 10m every 5s\n"
            "    rollback `kubectl -n \"$namespace\" rollout undo deployment/web`\n  }\n";
    made += 6;
    for (std::size_t k = 0; k + 6 < kStepsOfACluster && made < steps; ++k, ++made) {
      text += "  verify \"pod " + std::to_string(k) + " answers\" `kubectl -n web get pod p" +
              std::to_string(k) +
              " -o jsonpath='{.status.phase}'` is \"Running\" up to 5m every 10s\n";
    }
    text += "}\n";
  }
  return text;
}

}  // namespace belay
