#include <fmt/format.h>
#include "lint/catalog/tables.h"
#include "lint/context.h"
#include "lint/rules/all.h"
#include "lint/rules/skew.h"

namespace belay {
namespace {

void Check(RuleContext& context) {
  const Plan& plan = context.plan();
  for (std::uint32_t i = 0; i < plan.things.size(); ++i) {
    const Id<Thing> nodes{i};
    if (plan.things[nodes].kind != ThingKind::kNodes) continue;
    const auto breach = FindSkew(context, nodes, false);
    if (!breach) continue;
    const std::string& name = plan.things[nodes].path;
    const SkewFact& limit = *SkewLimit(breach->kubelet->version);
    const VersionState& cause = breach->server->step ? *breach->server : *breach->kubelet;
    Diagnostic finding = context.Finding(
        cause.span, fmt::format("`{}` would still run kubelet {} under an API server of {}: {} "
                                "minors older, at most {} are supported",
                                name, breach->kubelet->version.text(),
                                breach->server->version.text(), breach->minors, limit.max_older));
    ExplainSkew(context, nodes, *breach, finding);
    finding.remarks.push_back(
        EffectRemark("its nodes may go NotReady, and EKS refuses such an upgrade"));
    finding.remarks.push_back(FactRemark(limit.fact));
    finding.remarks.push_back(
        HelpRemark(fmt::format("upgrade `{}` before this hop of `{}`", name,
                               plan.things[*plan.things[nodes].parent].path)));
    context.Report(std::move(finding));
  }
}

}  // namespace

const Rule kKubeletTooOld = {
    .info =
        {.code = "SKW02",
         .name = "kubelet-too-old",
         .severity = Severity::kError,
         .profile = Profile::kBasic,
         .summary = "the API server moves further ahead of a kubelet than it may",
         .why =
             R"(An API server drops what old kubelets rely on. The limit is three minor versions, and two for kubelets below 1.25: it depends on the kubelet, not on the API server.)",
         .bad = R"(edition 1
plan demo { title = "demo" }
cluster dev {
  kind = eks
  version = 1.29 -> 1.30 -> 1.31 -> 1.32 -> 1.33
  nodes core { version = 1.29 -> 1.33 }
}
stage upgrade on dev {
  approve "There is no way back" by "lead" up to 1h
  for hop in dev {
    upgrade dev {
      run `terraform apply -input=false "$to.tfplan"`
      verify `kubectl get --raw /readyz` is "ok" up to 5m every 10s
      rollback none "a control plane does not go back"
    }
  }
  upgrade dev.core {
    run `terraform apply -input=false "nodes-$to.tfplan"`
    verify `kubectl get nodes -o name` is not empty up to 5m every 10s
    rollback none "node groups do not go back"
  }
}
)",
         .good = R"(edition 1
plan demo { title = "demo" }
cluster dev {
  kind = eks
  version = 1.29 -> 1.30 -> 1.31 -> 1.32
  nodes core { version = 1.29 -> 1.32 }
}
stage upgrade on dev {
  approve "There is no way back" by "lead" up to 1h
  for hop in dev {
    upgrade dev {
      run `terraform apply -input=false "$to.tfplan"`
      verify `kubectl get --raw /readyz` is "ok" up to 5m every 10s
      rollback none "a control plane does not go back"
    }
  }
  upgrade dev.core {
    run `terraform apply -input=false "nodes-$to.tfplan"`
    verify `kubectl get nodes -o name` is not empty up to 5m every 10s
    rollback none "node groups do not go back"
  }
}
)",
         .sources = "kubernetes.io/releases/version-skew-policy"},
    .check = Check};

}  // namespace belay
