#!/usr/bin/env bash
# shellcheck disable=SC2016,SC2317 # texts of the plan are quoted; the last line runs everything
#
# mlops-platform-dev: EKS 1.29 to 1.31, Karpenter 1.0, KServe 0.14, MLflow 2.11, Argo Workflows 3.6
#
# Made by belay 0.1.0 from plan.belay; change that file, not this one.
# Plan mlops-platform-1-31, cfed4cc2f14e6f6b85aedafda9bf673f5320e4b5fb5baadbcb67ece11630f160
# Ticket CHG-2041
# Owner platform-team
#
# Look first:  --list, --dry-run.  Run it:  no option.  Started again it goes on where it stopped.
# Take it back:  --rollback.  All options and exit codes:  --help.

case ${BASH_VERSION:-0} in
  4.[4-9]* | [5-9].* | [1-9][0-9].*) ;;
  *)
    echo "this script needs bash 4.4 or later, and this is ${BASH_VERSION:-another shell}" >&2
    exit 4
    ;;
esac
set -uo pipefail

plan_name=mlops-platform-1-31
plan_hash=cfed4cc2f14e6f6b85aedafda9bf673f5320e4b5fb5baadbcb67ece11630f160
plan_title='mlops-platform-dev: EKS 1.29 to 1.31, Karpenter 1.0, KServe 0.14, MLflow 2.11, Argo Workflows 3.6'

# ---- The plan ---------------------------------------------------------------------------------

define_plan() {
  declare_parameter endpoint string - '' '[a-z0-9.-]+'
  declare_parameter prometheus string default http://prometheus.monitoring.svc:9090 ''
  declare_environment AWS_PROFILE
  declare_secret slack_webhook env SLACK_WEBHOOK
  declare_cluster dev arn:aws:eks:eu-west-1:111122223333:cluster/mlops-platform-dev 111122223333
  declare_tool awk ''
  declare_tool aws 2.13
  declare_tool basename ''
  declare_tool curl 7.55
  declare_tool git ''
  declare_tool grep ''
  declare_tool helm 3.13
  declare_tool jq 1.6
  declare_tool kubectl 1.22
  declare_tool mv ''
  declare_tool pytest ''
  declare_tool sed ''
  declare_tool sort ''
  declare_tool terraform 1.6
  declare_tool tr ''
  declare_tool wc ''

  # ---- 1 ready: Nothing is touched before all of this holds

  step 1.1 ready/read-the-release-notes-of-eks-1.30-and-1.31 'Read the release notes of EKS 1.30 and 1.31, Karpenter 1.0, KServe 0.14, MLflow 2.10 and 2.11, Argo Workflows 3.6' plan.belay:82
  on_cluster dev
  at plan.belay:82
  do_manual 'Read the release notes of EKS 1.30 and 1.31, Karpenter 1.0, KServe 0.14, MLflow 2.10 and 2.11, Argo Workflows 3.6' platform-team

  step 1.2 ready/the-same-plan-has-run-on-staging 'The same plan has run on staging' plan.belay:83
  on_cluster dev
  at plan.belay:83
  do_manual 'The same plan has run on staging' platform-lead

  step 1.3 ready/the-maintenance-window-is-booked-and-the-steps 'The maintenance window is booked, and the steps of the rollback have been walked through' plan.belay:84
  on_cluster dev
  at plan.belay:84
  do_manual 'The maintenance window is booked, and the steps of the rollback have been walked through' platform-lead

  step 1.4 ready/the-right-account 'the right account' plan.belay:85
  on_cluster dev
  expect is text 111122223333
  at plan.belay:85
  do_check 'the right account' <<'BELAY'
aws sts get-caller-identity --query Account --output text
BELAY

  step 1.5 ready/a-kubectl-that-fits-1.29-to-1.31 'a kubectl that fits 1.29 to 1.31' plan.belay:86
  on_cluster dev
  expect matches text '^v1[.]30[.]'
  at plan.belay:86
  do_check 'a kubectl that fits 1.29 to 1.31' <<'BELAY'
kubectl version --client -o json | jq -r .clientVersion.gitVersion
BELAY

  step 1.6 ready/the-control-plane-is-where-the-plan-begins 'the control plane is where the plan begins' plan.belay:87
  on_cluster dev
  with dev_name text mlops-platform-dev
  with dev_region text eu-west-1
  expect is text ACTIVE/1.29
  at plan.belay:87
  do_check 'the control plane is where the plan begins' <<'BELAY'
aws eks describe-cluster --region "$dev_region" --name "$dev_name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY

  step 1.7 ready/karpenter-is-where-the-plan-begins 'Karpenter is where the plan begins' plan.belay:90
  on_cluster dev
  expect matches text ':0[.]35[.]4(@|$)'
  at plan.belay:90
  do_check 'Karpenter is where the plan begins' <<'BELAY'
kubectl -n karpenter get deployment karpenter -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 1.8 ready/kserve-is-where-the-plan-begins 'KServe is where the plan begins' plan.belay:93
  on_cluster dev
  expect matches text ':v0[.]13[.]1$'
  at plan.belay:93
  do_check 'KServe is where the plan begins' <<'BELAY'
kubectl -n kserve get deployment kserve-controller-manager -o jsonpath='{.spec.template.spec.containers[?(@.name=="manager")].image}'
BELAY

  step 1.9 ready/mlflow-is-where-the-plan-begins 'MLflow is where the plan begins' plan.belay:96
  on_cluster dev
  expect matches text ':v2[.]9[.]2$'
  at plan.belay:96
  do_check 'MLflow is where the plan begins' <<'BELAY'
kubectl -n mlops get deployment mlflow -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 1.10 ready/argo-workflows-is-where-the-plan-begins 'Argo Workflows is where the plan begins' plan.belay:99
  on_cluster dev
  expect matches text ':v3[.]5[.]8$'
  at plan.belay:99
  do_check 'Argo Workflows is where the plan begins' <<'BELAY'
kubectl -n argo get deployment argo-workflows-server -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 1.11 ready/check-karpenter 'check dev.karpenter' plan.belay:102
  on_cluster dev
  with chart text oci://public.ecr.aws/karpenter/karpenter
  with chart_version text 1.0.11
  expect is text 1.0.11
  at plan.belay:102
  do_check 'oci://public.ecr.aws/karpenter/karpenter has 1.0.11' <<'BELAY'
helm show chart "$chart" --version "$chart_version" | sed -n 's/^version: *//p' | tr -d "\"'"
BELAY

  step 1.12 ready/check-kserve 'check dev.kserve' plan.belay:103
  on_cluster dev
  with chart text oci://ghcr.io/kserve/charts/kserve
  with chart_version text v0.14.1
  expect is text v0.14.1
  at plan.belay:103
  do_check 'oci://ghcr.io/kserve/charts/kserve has v0.14.1' <<'BELAY'
helm show chart "$chart" --version "$chart_version" | sed -n 's/^version: *//p' | tr -d "\"'"
BELAY

  step 1.13 ready/check-argo-workflows 'check dev.argo-workflows' plan.belay:104
  on_cluster dev
  with chart text oci://ghcr.io/argoproj/argo-helm/argo-workflows
  with chart_version text 0.45.20
  expect is text 0.45.20
  at plan.belay:104
  do_check 'oci://ghcr.io/argoproj/argo-helm/argo-workflows has 0.45.20' <<'BELAY'
helm show chart "$chart" --version "$chart_version" | sed -n 's/^version: *//p' | tr -d "\"'"
BELAY

  step 1.14 ready/every-node-is-ready 'every node is ready' plan.belay:105
  on_cluster dev
  expect is text True
  at plan.belay:105
  do_check 'every node is ready' <<'BELAY'
kubectl get nodes -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | sort -u
BELAY

  step 1.15 ready/no-pod-is-waiting 'no pod is waiting' plan.belay:108
  on_cluster dev
  expect empty
  at plan.belay:108
  do_check 'no pod is waiting' <<'BELAY'
kubectl get pods -A --field-selector=status.phase=Pending -o name
BELAY

  step 1.16 ready/no-workflow-is-running 'no workflow is running' plan.belay:109
  on_cluster dev
  expect empty
  at plan.belay:109
  do_check 'no workflow is running' <<'BELAY'
kubectl get workflows -A -l workflows.argoproj.io/completed!=true -o name
BELAY

  step 1.17 ready/errors_before 'Remember errors_before' plan.belay:110
  on_cluster dev
  with prometheus parameter prometheus
  at plan.belay:110
  do_remember errors_before ready/errors_before.errors_before reads <<'BELAY'
curl -fsSG "$prometheus/api/v1/query" \
  --data-urlencode 'query=sum(rate(istio_requests_total{response_code=~"5.."}[30m])) or vector(0)' \
  | jq -er '.data.result[0].value[1]'
BELAY

  step 1.18 ready/latency_before 'Remember latency_before' plan.belay:115
  on_cluster dev
  with prometheus parameter prometheus
  at plan.belay:115
  do_remember latency_before ready/latency_before.latency_before reads <<'BELAY'
curl -fsSG "$prometheus/api/v1/query" \
  --data-urlencode 'query=histogram_quantile(0.95, sum by (le) (rate(istio_request_duration_milliseconds_bucket[30m]))) > 0 or vector(0)' \
  | jq -er '.data.result[0].value[1]'
BELAY

  step 1.19 ready/templates_before 'Remember templates_before' plan.belay:120
  on_cluster dev
  at plan.belay:120
  do_remember templates_before ready/templates_before.templates_before reads <<'BELAY'
kubectl get workflowtemplates,clusterworkflowtemplates,cronworkflows -A -o name | wc -l
BELAY

  step 1.20 ready/begin 'Users: MLflow, notebooks and model endpoints are under maintenance' plan.belay:121
  on_cluster dev
  with text text 'mlops-platform-dev: the upgrade to EKS 1.31 begins'
  with webhook secret slack_webhook
  at plan.belay:121
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  # ---- 2 protect: Back up what this plan can damage

  step 2.1 protect/state_before 'backup tf_state as state_before' plan.belay:128
  on_cluster dev
  with backup backup state_before
  inside infrastructure/terraform/environments/dev
  at plan.belay:128
  do_run '' <<'BELAY'
terraform state pull > "$backup/terraform.tfstate"
BELAY
  with backup backup state_before
  inside infrastructure/terraform/environments/dev
  expect compares '>=' text 1
  at plan.belay:128
  do_verify 'the copy holds resources' 0 10 0 <<'BELAY'
jq '.resources | length' "$backup/terraform.tfstate"
BELAY

  step 2.2 protect/db_before 'backup mlflow_db as db_before' plan.belay:129
  on_cluster dev
  note 'a restore keeps the broken instance as mlops-platform-dev-mlflow-broken; delete it when the incident is closed'
  with backup backup db_before
  with instance text mlops-platform-dev-mlflow
  with run_id run-id ''
  at plan.belay:129
  do_remember snapshot protect/db_before.snapshot reads <<'BELAY'
printf '%s-%s-%s' "$instance" "$run_id" "$(basename "$backup" | tr _ -)"
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:129
  do_remember subnets protect/db_before.subnets reads <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance" \
  --query 'DBInstances[0].DBSubnetGroup.DBSubnetGroupName' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:129
  do_remember parameters protect/db_before.parameters reads <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance" \
  --query 'DBInstances[0].DBParameterGroups[0].DBParameterGroupName' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:129
  do_remember firewalls protect/db_before.firewalls reads <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance" \
  --query 'DBInstances[0].VpcSecurityGroups[].VpcSecurityGroupId' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  with snapshot captured protect/db_before.snapshot
  at plan.belay:129
  do_run '' <<'BELAY'
there=$(aws rds describe-db-snapshots --region "$region" --db-instance-identifier "$instance" \
  --query "DBSnapshots[?DBSnapshotIdentifier=='$snapshot'].Status" --output text)
if [[ -z $there ]]; then
  aws rds create-db-snapshot --region "$region" --db-instance-identifier "$instance" --db-snapshot-identifier "$snapshot"
fi
BELAY
  with region text eu-west-1
  with snapshot captured protect/db_before.snapshot
  expect is text available
  fails_on text failed
  at plan.belay:129
  do_wait '' 3600 30 0 <<'BELAY'
aws rds describe-db-snapshots --region "$region" --db-snapshot-identifier "$snapshot" \
  --query 'DBSnapshots[0].Status' --output text
BELAY
  with region text eu-west-1
  with snapshot captured protect/db_before.snapshot
  expect is text 'mlops-platform-dev-mlflow 100'
  at plan.belay:129
  do_verify 'the snapshot is whole and of this instance' 0 10 0 <<'BELAY'
aws rds describe-db-snapshots --region "$region" --db-snapshot-identifier "$snapshot" \
  --query 'DBSnapshots[0].[DBInstanceIdentifier, PercentProgress]' --output text | tr '\t' ' '
BELAY

  step 2.3 protect/karpenter_before 'backup dev.karpenter as karpenter_before' plan.belay:130
  on_cluster dev
  with backup backup karpenter_before
  with kinds text nodepools.karpenter.sh,ec2nodeclasses.karpenter.k8s.aws
  at plan.belay:130
  do_run '' <<'BELAY'
umask 077
kubectl get "$kinds" --all-namespaces -o json \
  | jq 'del(.items[] | select(any(.metadata.ownerReferences[]?; .controller)))
      | del(.items[].metadata["resourceVersion", "uid", "creationTimestamp", "generation", "managedFields"], .items[].status)' \
  > "$backup/objects.json"
BELAY
  with backup backup karpenter_before
  expect compares '>=' text 1
  at plan.belay:130
  do_verify 'the file holds objects' 0 10 0 <<'BELAY'
jq '.items | length' "$backup/objects.json"
BELAY

  step 2.4 protect/models_before 'backup dev.kserve as models_before' plan.belay:133
  on_cluster dev
  with backup backup models_before
  with kinds text inferenceservices,servingruntimes,clusterservingruntimes
  at plan.belay:133
  do_run '' <<'BELAY'
umask 077
kubectl get "$kinds" --all-namespaces -o json \
  | jq 'del(.items[] | select(any(.metadata.ownerReferences[]?; .controller)))
      | del(.items[].metadata["resourceVersion", "uid", "creationTimestamp", "generation", "managedFields"], .items[].status)' \
  > "$backup/objects.json"
BELAY
  with backup backup models_before
  expect compares '>=' text 1
  at plan.belay:133
  do_verify 'the file holds objects' 0 10 0 <<'BELAY'
jq '.items | length' "$backup/objects.json"
BELAY

  step 2.5 protect/workflows_before 'backup dev.argo-workflows as workflows_before' plan.belay:136
  on_cluster dev
  with backup backup workflows_before
  with kinds text workflows,workflowtemplates,clusterworkflowtemplates,cronworkflows
  at plan.belay:136
  do_run '' <<'BELAY'
umask 077
kubectl get "$kinds" --all-namespaces -o json \
  | jq 'del(.items[] | select(any(.metadata.ownerReferences[]?; .controller)))
      | del(.items[].metadata["resourceVersion", "uid", "creationTimestamp", "generation", "managedFields"], .items[].status)' \
  > "$backup/objects.json"
BELAY
  with backup backup workflows_before
  expect compares '>=' text 1
  at plan.belay:136
  do_verify 'the file holds objects' 0 10 0 <<'BELAY'
jq '.items | length' "$backup/objects.json"
BELAY

  step 2.6 protect/the-backups-are-complete-and-were-read-and-the 'The backups are complete and were read, and the restore of db_before was tried on staging' plan.belay:139
  on_cluster dev
  about '2.1 backup tf_state as state_before'
  about '2.2 backup mlflow_db as db_before'
  about '2.3 backup dev.karpenter as karpenter_before'
  about '2.4 backup dev.kserve as models_before'
  about '2.5 backup dev.argo-workflows as workflows_before'
  at plan.belay:139
  do_approve 'The backups are complete and were read, and the restore of db_before was tried on staging' sre-oncall 14400

  # ---- 3 provider: Terraform's AWS provider, with no change of infrastructure

  step 3.1 provider/constraint 'The constraint of hashicorp/aws is 5.95.0' plan.belay:143
  on_cluster dev
  at plan.belay:144
  do_manual 'Merge the pull request that sets it in versions.tf, and pull' platform-team
  with tf_dir text infrastructure/terraform/environments/dev
  expect matches text '5[.]95[.]0'
  at plan.belay:145
  do_verify 'versions.tf has it' 0 10 0 <<'BELAY'
grep -A 2 '"hashicorp/aws"' "$tf_dir/versions.tf"
BELAY
  undo operations
  at plan.belay:146
  do_manual 'Revert the pull request, and pull' platform-team

  step 3.2 provider/upgrade-aws-provider 'upgrade aws-provider to 5.95.0' plan.belay:148
  on_cluster dev
  limits 1800 0 0
  inside infrastructure/terraform/environments/dev
  expect empty
  at plan.belay:148
  do_check 'the lock file has no other changes' <<'BELAY'
git status --porcelain -- .terraform.lock.hcl
BELAY
  with source text hashicorp/aws
  inside infrastructure/terraform/environments/dev
  at plan.belay:148
  do_run '' <<'BELAY'
# Without its entry only this provider is chosen anew; `-upgrade` would choose all of them.
if [[ -e .terraform.lock.hcl ]]; then
  awk -v source="$source" '
    $1 == "provider" && index($2, source) { skip = 1 }
    !skip
    $1 == "}" { skip = 0 }' .terraform.lock.hcl > .terraform.lock.hcl.new
  mv .terraform.lock.hcl.new .terraform.lock.hcl
fi
terraform init -input=false
BELAY
  with source text hashicorp/aws
  inside infrastructure/terraform/environments/dev
  expect is text 5.95.0
  at plan.belay:148
  do_verify 'the lock file names the version' 0 10 0 <<'BELAY'
awk -v source="$source" '$1 == "provider" && index($2, source) { found = 1 } found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' .terraform.lock.hcl
BELAY
  inside infrastructure/terraform/environments/dev
  at plan.belay:148
  do_verify 'the plan changes nothing' 0 10 0 <<'BELAY'
terraform plan -input=false -lock-timeout=5m -detailed-exitcode
BELAY
  undo operations
  inside infrastructure/terraform/environments/dev
  at plan.belay:148
  do_run '' <<'BELAY'
git checkout HEAD -- .terraform.lock.hcl
terraform init -input=false -lockfile=readonly
BELAY
  inside infrastructure/terraform/environments/dev
  expect empty
  at plan.belay:148
  do_verify 'the lock file is as committed' 0 10 0 <<'BELAY'
git status --porcelain -- .terraform.lock.hcl
BELAY

  # ---- 4 control_plane: One minor version at a time

  step 4.1 control_plane/1.30/insights 'nothing known to EKS speaks against 1.30' plan.belay:155
  on_cluster dev
  with name text mlops-platform-dev
  with region text eu-west-1
  with version text 1.30
  expect empty
  at plan.belay:155
  do_check '' <<'BELAY'
aws eks list-insights --region "$region" --cluster-name "$name" \
  --filter "categories=UPGRADE_READINESS,kubernetesVersions=$version" \
  --query "insights[?insightStatus.status=='ERROR'].name" --output text
BELAY

  step 4.2 control_plane/1.30/removed_apis 'no API that 1.30 removes is still asked for' plan.belay:156
  on_cluster dev
  with version text 1.30
  expect empty
  at plan.belay:156
  do_check '' <<'BELAY'
kubectl get --raw /metrics | awk -v gone="removed_release=\"$version\"" '
  index($0, "apiserver_requested_deprecated_apis{") == 1 && index($0, gone) { print }'
BELAY

  step 4.3 control_plane/1.30/addon_builds 'every add-on has a build for 1.30' plan.belay:159
  on_cluster dev
  with dev_region text eu-west-1
  with hop text 1.30
  expect is text 1
  at plan.belay:159
  do_check 'every add-on has a build for 1.30' <<'BELAY'
for addon in vpc-cni coredns kube-proxy; do
  aws eks describe-addon-versions --region "$dev_region" --kubernetes-version "$hop" --addon-name "$addon" \
    --query 'length(addons)' --output text
done | sort -u
BELAY

  step 4.4 control_plane/1.30/upgrade-karpenter 'upgrade dev.karpenter to 0.37.7' plan.belay:167
  on_cluster dev
  already_done_if
  with chart_version text 0.37.7
  with namespace text karpenter
  with release text karpenter
  expect is text true
  at plan.belay:167
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with namespace text karpenter
  with release text karpenter
  expect matches text '^(deployed|failed)$'
  at plan.belay:167
  do_check 'no other Helm operation has the release' <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with namespace text karpenter
  with release text karpenter
  at plan.belay:167
  do_remember revision control_plane/1.30/upgrade-karpenter.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er 'map(select(.status == "deployed")) | last | .revision'
BELAY
  with chart text oci://public.ecr.aws/karpenter/karpenter
  with chart_version text 0.37.7
  with limit text 10m
  with namespace text karpenter
  with release text karpenter
  with values text infrastructure/helm/aws/karpenter-values-0.37.yaml
  at plan.belay:167
  do_run '' <<'BELAY'
helm upgrade "$release" "$chart" --namespace "$namespace" --version "$chart_version" \
  ${values:+--values "$values"} --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter
  expect is text deployed
  at plan.belay:167
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  undo operations
  with limit text 10m
  with namespace text karpenter
  with release text karpenter
  with revision captured control_plane/1.30/upgrade-karpenter.revision
  at plan.belay:167
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter
  expect is text deployed
  at plan.belay:167
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step 4.5 control_plane/1.30/upgrade-karpenter-crd 'upgrade dev.karpenter-crd to 0.37.7' plan.belay:168
  on_cluster dev
  already_done_if
  with chart_version text 0.37.7
  with namespace text karpenter
  with release text karpenter-crd
  expect is text true
  at plan.belay:168
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  expect matches text '^(deployed|failed)$'
  at plan.belay:168
  do_check 'no other Helm operation has the release' <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  at plan.belay:168
  do_remember revision control_plane/1.30/upgrade-karpenter-crd.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er 'map(select(.status == "deployed")) | last | .revision'
BELAY
  with chart text oci://public.ecr.aws/karpenter/karpenter-crd
  with chart_version text 0.37.7
  with limit text 10m
  with namespace text karpenter
  with release text karpenter-crd
  with values text infrastructure/helm/aws/karpenter-crd-values.yaml
  at plan.belay:168
  do_run '' <<'BELAY'
helm upgrade "$release" "$chart" --namespace "$namespace" --version "$chart_version" \
  ${values:+--values "$values"} --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  expect is text deployed
  at plan.belay:168
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  undo operations
  with limit text 10m
  with namespace text karpenter
  with release text karpenter-crd
  with revision captured control_plane/1.30/upgrade-karpenter-crd.revision
  at plan.belay:168
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  expect is text deployed
  at plan.belay:168
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step 4.6 control_plane/1.30/karpenter_logs 'Karpenter logs no errors' plan.belay:174
  on_cluster dev
  expect is text 0
  at plan.belay:174
  do_verify 'Karpenter logs no errors' 600 30 0 <<'BELAY'
kubectl -n karpenter logs -l app.kubernetes.io/name=karpenter --since=2m --tail=-1 | grep -c '"level":"ERROR"' || true
BELAY

  step 4.7 control_plane/1.30/tfvars 'Terraform'\''s own value is 1.30, so that the next apply does not undo this one' plan.belay:177
  on_cluster dev
  at plan.belay:178
  do_manual 'Merge the pull request that sets cluster_version to 1.30 in terraform.tfvars, and pull' platform-lead
  with tf_dir text infrastructure/terraform/environments/dev
  expect matches text '"1.30"'
  at plan.belay:179
  do_verify 'terraform.tfvars has it' 0 10 0 <<'BELAY'
grep -E '^cluster_version *=' "$tf_dir/terraform.tfvars"
BELAY
  undo operations
  at plan.belay:180
  do_manual 'Revert the pull request, and pull' platform-lead

  step 4.8 control_plane/1.30/upgrade-dev 'upgrade dev to 1.30' plan.belay:182
  on_cluster dev
  limits 12600 0 0
  already_done_if
  with name text mlops-platform-dev
  with region text eu-west-1
  inside infrastructure/terraform/environments/dev
  expect is text 1.30
  at plan.belay:182
  do_check '' <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query cluster.version --output text
BELAY
  with name text mlops-platform-dev
  with to text 1.30
  with variable text cluster_version
  inside infrastructure/terraform/environments/dev
  at plan.belay:182
  do_run '' <<'BELAY'
terraform init -input=false -lockfile=readonly
terraform plan -input=false -lock-timeout=5m -var "$variable=$to" -out "$name-$to.tfplan"
terraform show -no-color "$name-$to.tfplan"
BELAY
  at plan.belay:182
  do_approve 'The Terraform plan above moves mlops-platform-dev to 1.30 and destroys nothing' '' 7200
  with name text mlops-platform-dev
  with to text 1.30
  inside infrastructure/terraform/environments/dev
  at plan.belay:182
  do_run '' <<'BELAY'
terraform apply -input=false -lock-timeout=5m "$name-$to.tfplan"
BELAY
  with name text mlops-platform-dev
  with region text eu-west-1
  inside infrastructure/terraform/environments/dev
  expect is text ACTIVE/1.30
  fails_on text FAILED/1.29
  fails_on text FAILED/1.30
  at plan.belay:182
  do_wait '' 3600 30 0 <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  inside infrastructure/terraform/environments/dev
  expect is text ok
  at plan.belay:182
  do_verify '' 300 10 0 <<'BELAY'
kubectl get --raw /readyz
BELAY
  undo none 'EKS takes a control plane back only within 7 days, to the minor before, and by its own procedure' 'procedure emergency'

  step 4.9 control_plane/1.30/upgrade-coredns 'upgrade dev.coredns to v1.11.4-eksbuild.33' plan.belay:187
  on_cluster dev
  already_done_if
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is text v1.11.4-eksbuild.33
  at plan.belay:187
  do_check '' <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  at plan.belay:187
  do_remember before control_plane/1.30/upgrade-coredns.before reads <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text coredns
  with region text eu-west-1
  with to text v1.11.4-eksbuild.33
  at plan.belay:187
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$to" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:187
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is text v1.11.4-eksbuild.33
  at plan.belay:187
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  undo operations
  with before captured control_plane/1.30/upgrade-coredns.before
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text coredns
  with region text eu-west-1
  at plan.belay:187
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$before" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:187
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is captured control_plane/1.30/upgrade-coredns.before
  at plan.belay:187
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY

  step 4.10 control_plane/1.30/kube_system 'every pod of kube-system runs, CoreDNS among them' plan.belay:188
  on_cluster dev
  expect is text Running
  at plan.belay:188
  do_verify 'every pod of kube-system runs, CoreDNS among them' 600 15 0 <<'BELAY'
kubectl -n kube-system get pods -o jsonpath='{range .items[*]}{.status.phase}{"\n"}{end}' | sort -u | grep -vx Succeeded
BELAY

  step 4.11 control_plane/1.31/insights 'nothing known to EKS speaks against 1.31' plan.belay:155
  on_cluster dev
  with name text mlops-platform-dev
  with region text eu-west-1
  with version text 1.31
  expect empty
  at plan.belay:155
  do_check '' <<'BELAY'
aws eks list-insights --region "$region" --cluster-name "$name" \
  --filter "categories=UPGRADE_READINESS,kubernetesVersions=$version" \
  --query "insights[?insightStatus.status=='ERROR'].name" --output text
BELAY

  step 4.12 control_plane/1.31/removed_apis 'no API that 1.31 removes is still asked for' plan.belay:156
  on_cluster dev
  with version text 1.31
  expect empty
  at plan.belay:156
  do_check '' <<'BELAY'
kubectl get --raw /metrics | awk -v gone="removed_release=\"$version\"" '
  index($0, "apiserver_requested_deprecated_apis{") == 1 && index($0, gone) { print }'
BELAY

  step 4.13 control_plane/1.31/addon_builds 'every add-on has a build for 1.31' plan.belay:159
  on_cluster dev
  with dev_region text eu-west-1
  with hop text 1.31
  expect is text 1
  at plan.belay:159
  do_check 'every add-on has a build for 1.31' <<'BELAY'
for addon in vpc-cni coredns kube-proxy; do
  aws eks describe-addon-versions --region "$dev_region" --kubernetes-version "$hop" --addon-name "$addon" \
    --query 'length(addons)' --output text
done | sort -u
BELAY

  step 4.14 control_plane/1.31/karpenter_role 'Merge and apply the pull request that gives Karpenter'\''s role the policy of 1.0, which asks for the tag eks:eks-cluster-name' plan.belay:170
  on_cluster dev
  about dev.karpenter
  at plan.belay:170
  do_manual 'Merge and apply the pull request that gives Karpenter'\''s role the policy of 1.0, which asks for the tag eks:eks-cluster-name' platform-team

  step 4.15 control_plane/1.31/upgrade-karpenter-crd 'upgrade dev.karpenter-crd to 1.0.11' plan.belay:171
  on_cluster dev
  already_done_if
  with chart_version text 1.0.11
  with namespace text karpenter
  with release text karpenter-crd
  expect is text true
  at plan.belay:171
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  expect matches text '^(deployed|failed)$'
  at plan.belay:171
  do_check 'no other Helm operation has the release' <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  at plan.belay:171
  do_remember revision control_plane/1.31/upgrade-karpenter-crd.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er 'map(select(.status == "deployed")) | last | .revision'
BELAY
  with chart text oci://public.ecr.aws/karpenter/karpenter-crd
  with chart_version text 1.0.11
  with limit text 10m
  with namespace text karpenter
  with release text karpenter-crd
  with values text infrastructure/helm/aws/karpenter-crd-values.yaml
  at plan.belay:171
  do_run '' <<'BELAY'
helm upgrade "$release" "$chart" --namespace "$namespace" --version "$chart_version" \
  ${values:+--values "$values"} --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  expect is text deployed
  at plan.belay:171
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  undo operations
  with limit text 10m
  with namespace text karpenter
  with release text karpenter-crd
  with revision captured control_plane/1.31/upgrade-karpenter-crd.revision
  at plan.belay:171
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  expect is text deployed
  at plan.belay:171
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step 4.16 control_plane/1.31/upgrade-karpenter 'upgrade dev.karpenter to 1.0.11' plan.belay:172
  on_cluster dev
  already_done_if
  with chart_version text 1.0.11
  with namespace text karpenter
  with release text karpenter
  expect is text true
  at plan.belay:172
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with namespace text karpenter
  with release text karpenter
  expect matches text '^(deployed|failed)$'
  at plan.belay:172
  do_check 'no other Helm operation has the release' <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with namespace text karpenter
  with release text karpenter
  at plan.belay:172
  do_remember revision control_plane/1.31/upgrade-karpenter.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er 'map(select(.status == "deployed")) | last | .revision'
BELAY
  with chart text oci://public.ecr.aws/karpenter/karpenter
  with chart_version text 1.0.11
  with limit text 10m
  with namespace text karpenter
  with release text karpenter
  with values text infrastructure/helm/aws/karpenter-values-1.0.yaml
  at plan.belay:172
  do_run '' <<'BELAY'
helm upgrade "$release" "$chart" --namespace "$namespace" --version "$chart_version" \
  ${values:+--values "$values"} --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter
  expect is text deployed
  at plan.belay:172
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  undo operations
  with limit text 10m
  with namespace text karpenter
  with release text karpenter
  with revision captured control_plane/1.31/upgrade-karpenter.revision
  at plan.belay:172
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter
  expect is text deployed
  at plan.belay:172
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step 4.17 control_plane/1.31/karpenter_logs 'Karpenter logs no errors' plan.belay:174
  on_cluster dev
  expect is text 0
  at plan.belay:174
  do_verify 'Karpenter logs no errors' 600 30 0 <<'BELAY'
kubectl -n karpenter logs -l app.kubernetes.io/name=karpenter --since=2m --tail=-1 | grep -c '"level":"ERROR"' || true
BELAY

  step 4.18 control_plane/1.31/tfvars 'Terraform'\''s own value is 1.31, so that the next apply does not undo this one' plan.belay:177
  on_cluster dev
  at plan.belay:178
  do_manual 'Merge the pull request that sets cluster_version to 1.31 in terraform.tfvars, and pull' platform-lead
  with tf_dir text infrastructure/terraform/environments/dev
  expect matches text '"1.31"'
  at plan.belay:179
  do_verify 'terraform.tfvars has it' 0 10 0 <<'BELAY'
grep -E '^cluster_version *=' "$tf_dir/terraform.tfvars"
BELAY
  undo operations
  at plan.belay:180
  do_manual 'Revert the pull request, and pull' platform-lead

  step 4.19 control_plane/1.31/upgrade-dev 'upgrade dev to 1.31' plan.belay:182
  on_cluster dev
  limits 12600 0 0
  already_done_if
  with name text mlops-platform-dev
  with region text eu-west-1
  inside infrastructure/terraform/environments/dev
  expect is text 1.31
  at plan.belay:182
  do_check '' <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query cluster.version --output text
BELAY
  with name text mlops-platform-dev
  with to text 1.31
  with variable text cluster_version
  inside infrastructure/terraform/environments/dev
  at plan.belay:182
  do_run '' <<'BELAY'
terraform init -input=false -lockfile=readonly
terraform plan -input=false -lock-timeout=5m -var "$variable=$to" -out "$name-$to.tfplan"
terraform show -no-color "$name-$to.tfplan"
BELAY
  at plan.belay:182
  do_approve 'The Terraform plan above moves mlops-platform-dev to 1.31 and destroys nothing' '' 7200
  with name text mlops-platform-dev
  with to text 1.31
  inside infrastructure/terraform/environments/dev
  at plan.belay:182
  do_run '' <<'BELAY'
terraform apply -input=false -lock-timeout=5m "$name-$to.tfplan"
BELAY
  with name text mlops-platform-dev
  with region text eu-west-1
  inside infrastructure/terraform/environments/dev
  expect is text ACTIVE/1.31
  fails_on text FAILED/1.30
  fails_on text FAILED/1.31
  at plan.belay:182
  do_wait '' 3600 30 0 <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  inside infrastructure/terraform/environments/dev
  expect is text ok
  at plan.belay:182
  do_verify '' 300 10 0 <<'BELAY'
kubectl get --raw /readyz
BELAY
  undo none 'EKS takes a control plane back only within 7 days, to the minor before, and by its own procedure' 'procedure emergency'

  step 4.20 control_plane/1.31/upgrade-coredns 'upgrade dev.coredns to v1.11.4-eksbuild.48' plan.belay:187
  on_cluster dev
  already_done_if
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is text v1.11.4-eksbuild.48
  at plan.belay:187
  do_check '' <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  at plan.belay:187
  do_remember before control_plane/1.31/upgrade-coredns.before reads <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text coredns
  with region text eu-west-1
  with to text v1.11.4-eksbuild.48
  at plan.belay:187
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$to" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:187
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is text v1.11.4-eksbuild.48
  at plan.belay:187
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  undo operations
  with before captured control_plane/1.31/upgrade-coredns.before
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text coredns
  with region text eu-west-1
  at plan.belay:187
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$before" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:187
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text coredns
  with region text eu-west-1
  expect is captured control_plane/1.31/upgrade-coredns.before
  at plan.belay:187
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY

  step 4.21 control_plane/1.31/kube_system 'every pod of kube-system runs, CoreDNS among them' plan.belay:188
  on_cluster dev
  expect is text Running
  at plan.belay:188
  do_verify 'every pod of kube-system runs, CoreDNS among them' 600 15 0 <<'BELAY'
kubectl -n kube-system get pods -o jsonpath='{range .items[*]}{.status.phase}{"\n"}{end}' | sort -u | grep -vx Succeeded
BELAY

  step 4.22 control_plane/upgrade-vpc-cni 'upgrade dev.vpc-cni to v1.19.0-eksbuild.1' plan.belay:192
  on_cluster dev
  already_done_if
  with cluster text mlops-platform-dev
  with name text vpc-cni
  with region text eu-west-1
  expect is text v1.19.0-eksbuild.1
  at plan.belay:192
  do_check '' <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with name text vpc-cni
  with region text eu-west-1
  at plan.belay:192
  do_remember before control_plane/upgrade-vpc-cni.before reads <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text vpc-cni
  with region text eu-west-1
  with to text v1.19.0-eksbuild.1
  at plan.belay:192
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$to" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text vpc-cni
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:192
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text vpc-cni
  with region text eu-west-1
  expect is text v1.19.0-eksbuild.1
  at plan.belay:192
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  undo operations
  with before captured control_plane/upgrade-vpc-cni.before
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text vpc-cni
  with region text eu-west-1
  at plan.belay:192
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$before" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text vpc-cni
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:192
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text vpc-cni
  with region text eu-west-1
  expect is captured control_plane/upgrade-vpc-cni.before
  at plan.belay:192
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY

  # ---- 5 node_groups: Kubelets follow

  step 5.1 node_groups/the-node-groups-are-replaced-now-every-pod 'The node groups are replaced now: every pod moves, and going back moves them once more' plan.belay:196
  on_cluster dev
  about dev.core
  about dev.gpu
  about dev.general
  at plan.belay:196
  do_approve 'The node groups are replaced now: every pod moves, and going back moves them once more' platform-lead 7200

  # These may run beside each other; here they run one after the other.

  step 5.2 node_groups/upgrade-core 'upgrade dev.core to 1.31' plan.belay:198
  on_cluster dev
  already_done_if
  with cluster text mlops-platform-dev
  with name text core
  with region text eu-west-1
  expect is text 1.31
  at plan.belay:198
  do_check '' <<'BELAY'
aws eks describe-nodegroup --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" --query nodegroup.version --output text
BELAY
  with cluster text mlops-platform-dev
  with name text core
  with region text eu-west-1
  with run_id run-id ''
  with to text 1.31
  at plan.belay:198
  do_remember update node_groups/upgrade-core.update changes <<'BELAY'
aws eks update-nodegroup-version --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" \
  --kubernetes-version "$to" --client-request-token "$run_id-$name-$to" --query update.id --output text
BELAY
  with cluster text mlops-platform-dev
  with name text core
  with region text eu-west-1
  with update captured node_groups/upgrade-core.update
  expect is text Successful
  fails_on text Failed
  fails_on text Cancelled
  at plan.belay:198
  do_wait '' 5400 30 0 <<'BELAY'
aws eks describe-update --region "$region" --name "$cluster" --nodegroup-name "$name" --update-id "$update" \
  --query update.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text core
  with region text eu-west-1
  expect is text 1.31
  at plan.belay:198
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-nodegroup --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" --query nodegroup.version --output text
BELAY
  with name text core
  expect is text True
  at plan.belay:198
  do_verify '' 600 15 0 <<'BELAY'
kubectl get nodes -l "eks.amazonaws.com/nodegroup=$name" \
  -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | sort -u
BELAY
  undo operations '' 'where EKS refuses: create a node group of 1.29 beside core, then drain core'
  with cluster text mlops-platform-dev
  with from text 1.29
  with name text core
  with region text eu-west-1
  at plan.belay:198
  do_remember way_back node_groups/upgrade-core.way_back changes <<'BELAY'
aws eks update-nodegroup-version --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" \
  --kubernetes-version "$from" --query update.id --output text
BELAY
  with cluster text mlops-platform-dev
  with name text core
  with region text eu-west-1
  with way_back captured node_groups/upgrade-core.way_back
  expect is text Successful
  fails_on text Failed
  fails_on text Cancelled
  at plan.belay:198
  do_wait '' 5400 30 0 <<'BELAY'
aws eks describe-update --region "$region" --name "$cluster" --nodegroup-name "$name" --update-id "$way_back" \
  --query update.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text core
  with region text eu-west-1
  expect is text 1.29
  at plan.belay:198
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-nodegroup --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" --query nodegroup.version --output text
BELAY
  with name text core
  expect is text True
  at plan.belay:198
  do_verify '' 600 15 0 <<'BELAY'
kubectl get nodes -l "eks.amazonaws.com/nodegroup=$name" \
  -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | sort -u
BELAY

  step 5.3 node_groups/upgrade-gpu 'upgrade dev.gpu to 1.31' plan.belay:199
  on_cluster dev
  already_done_if
  with cluster text mlops-platform-dev
  with name text gpu
  with region text eu-west-1
  expect is text 1.31
  at plan.belay:199
  do_check '' <<'BELAY'
aws eks describe-nodegroup --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" --query nodegroup.version --output text
BELAY
  with cluster text mlops-platform-dev
  with name text gpu
  with region text eu-west-1
  with run_id run-id ''
  with to text 1.31
  at plan.belay:199
  do_remember update node_groups/upgrade-gpu.update changes <<'BELAY'
aws eks update-nodegroup-version --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" \
  --kubernetes-version "$to" --client-request-token "$run_id-$name-$to" --query update.id --output text
BELAY
  with cluster text mlops-platform-dev
  with name text gpu
  with region text eu-west-1
  with update captured node_groups/upgrade-gpu.update
  expect is text Successful
  fails_on text Failed
  fails_on text Cancelled
  at plan.belay:199
  do_wait '' 5400 30 0 <<'BELAY'
aws eks describe-update --region "$region" --name "$cluster" --nodegroup-name "$name" --update-id "$update" \
  --query update.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text gpu
  with region text eu-west-1
  expect is text 1.31
  at plan.belay:199
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-nodegroup --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" --query nodegroup.version --output text
BELAY
  with name text gpu
  expect is text True
  at plan.belay:199
  do_verify '' 600 15 0 <<'BELAY'
kubectl get nodes -l "eks.amazonaws.com/nodegroup=$name" \
  -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | sort -u
BELAY
  undo operations '' 'where EKS refuses: create a node group of 1.29 beside gpu, then drain gpu'
  with cluster text mlops-platform-dev
  with from text 1.29
  with name text gpu
  with region text eu-west-1
  at plan.belay:199
  do_remember way_back node_groups/upgrade-gpu.way_back changes <<'BELAY'
aws eks update-nodegroup-version --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" \
  --kubernetes-version "$from" --query update.id --output text
BELAY
  with cluster text mlops-platform-dev
  with name text gpu
  with region text eu-west-1
  with way_back captured node_groups/upgrade-gpu.way_back
  expect is text Successful
  fails_on text Failed
  fails_on text Cancelled
  at plan.belay:199
  do_wait '' 5400 30 0 <<'BELAY'
aws eks describe-update --region "$region" --name "$cluster" --nodegroup-name "$name" --update-id "$way_back" \
  --query update.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text gpu
  with region text eu-west-1
  expect is text 1.29
  at plan.belay:199
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-nodegroup --region "$region" --cluster-name "$cluster" --nodegroup-name "$name" --query nodegroup.version --output text
BELAY
  with name text gpu
  expect is text True
  at plan.belay:199
  do_verify '' 600 15 0 <<'BELAY'
kubectl get nodes -l "eks.amazonaws.com/nodegroup=$name" \
  -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | sort -u
BELAY

  step 5.4 node_groups/upgrade-general 'Karpenter replaces its nodes when the image of their class changes' plan.belay:201
  on_cluster dev
  with nodeclass text al2023
  at plan.belay:201
  do_remember terms_before node_groups/upgrade-general.terms_before reads <<'BELAY'
kubectl get ec2nodeclass.karpenter.k8s.aws "$nodeclass" -o json | jq -ce .spec.amiSelectorTerms
BELAY
  with alias text al2023@v20250103
  with nodeclass text al2023
  at plan.belay:201
  do_run '' <<'BELAY'
terms=$(jq -cn --arg alias "$alias" '{spec: {amiSelectorTerms: [{alias: $alias}]}}')
kubectl patch ec2nodeclass.karpenter.k8s.aws "$nodeclass" --type merge -p "$terms"
BELAY
  with nodeclass text al2023
  expect is text True
  fails_on text False
  at plan.belay:201
  do_wait 'Karpenter has found the images' 300 10 0 <<'BELAY'
kubectl get ec2nodeclass.karpenter.k8s.aws "$nodeclass" -o jsonpath='{.status.conditions[?(@.type=="AMIsReady")].status}'
BELAY
  with nodepool text general
  with to text 1.31
  expect empty
  at plan.belay:201
  do_wait 'every node of general runs a kubelet of 1.31' 10800 30 0 <<'BELAY'
kubectl get nodes -l "karpenter.sh/nodepool=$nodepool" -o json | jq -r --arg kubelet "v${to#v}." '.items[]
  | select(.status.nodeInfo.kubeletVersion | startswith($kubelet) | not) | .metadata.name'
BELAY
  with nodepool text general
  expect empty
  at plan.belay:201
  do_verify 'they are ready' 600 15 0 <<'BELAY'
kubectl get nodes -l "karpenter.sh/nodepool=$nodepool" -o json | jq -r '.items[]
  | select(any(.status.conditions[]; .type == "Ready" and .status == "True") | not) | .metadata.name'
BELAY
  undo operations
  with nodeclass text al2023
  with terms_before captured node_groups/upgrade-general.terms_before
  at plan.belay:201
  do_run '' <<'BELAY'
kubectl patch ec2nodeclass.karpenter.k8s.aws "$nodeclass" --type merge \
  -p "$(jq -cn --argjson terms "$terms_before" '{spec: {amiSelectorTerms: $terms}}')"
BELAY
  with nodepool text general
  expect empty
  at plan.belay:201
  do_wait 'no node of general has drifted' 10800 15 30 <<'BELAY'
kubectl get nodeclaims.karpenter.sh -l "karpenter.sh/nodepool=$nodepool" -o json | jq -r '.items[]
  | select(any(.status.conditions[]?; .type == "Drifted" and .status == "True")) | .metadata.name'
BELAY
  with from text 1.29
  with nodepool text general
  expect empty
  at plan.belay:201
  do_verify 'every node of general runs a kubelet of 1.29' 0 10 0 <<'BELAY'
kubectl get nodes -l "karpenter.sh/nodepool=$nodepool" -o json | jq -r --arg kubelet "v${from#v}." '.items[]
  | select(.status.nodeInfo.kubeletVersion | startswith($kubelet) | not) | .metadata.name'
BELAY

  step 5.5 node_groups/nodes_ready 'every node is ready' plan.belay:206
  on_cluster dev
  expect is text True
  at plan.belay:206
  do_verify 'every node is ready' 600 15 0 <<'BELAY'
kubectl get nodes -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | sort -u
BELAY

  step 5.6 node_groups/v1.30.6-eksbuild.3/upgrade-kube-proxy 'upgrade dev.kube-proxy to v1.30.6-eksbuild.3' plan.belay:210
  on_cluster dev
  already_done_if
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is text v1.30.6-eksbuild.3
  at plan.belay:210
  do_check '' <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  at plan.belay:210
  do_remember before node_groups/v1.30.6-eksbuild.3/upgrade-kube-proxy.before reads <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text kube-proxy
  with region text eu-west-1
  with to text v1.30.6-eksbuild.3
  at plan.belay:210
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$to" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:210
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is text v1.30.6-eksbuild.3
  at plan.belay:210
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  undo operations
  with before captured node_groups/v1.30.6-eksbuild.3/upgrade-kube-proxy.before
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text kube-proxy
  with region text eu-west-1
  at plan.belay:210
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$before" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:210
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is captured node_groups/v1.30.6-eksbuild.3/upgrade-kube-proxy.before
  at plan.belay:210
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY

  step 5.7 node_groups/v1.31.2-eksbuild.3/upgrade-kube-proxy 'upgrade dev.kube-proxy to v1.31.2-eksbuild.3' plan.belay:210
  on_cluster dev
  already_done_if
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is text v1.31.2-eksbuild.3
  at plan.belay:210
  do_check '' <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  at plan.belay:210
  do_remember before node_groups/v1.31.2-eksbuild.3/upgrade-kube-proxy.before reads <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text kube-proxy
  with region text eu-west-1
  with to text v1.31.2-eksbuild.3
  at plan.belay:210
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$to" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:210
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is text v1.31.2-eksbuild.3
  at plan.belay:210
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY
  undo operations
  with before captured node_groups/v1.31.2-eksbuild.3/upgrade-kube-proxy.before
  with cluster text mlops-platform-dev
  with conflicts text PRESERVE
  with name text kube-proxy
  with region text eu-west-1
  at plan.belay:210
  do_run '' <<'BELAY'
aws eks update-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" \
  --addon-version "$before" --resolve-conflicts "$conflicts"
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is text ACTIVE
  fails_on text DEGRADED
  fails_on text UPDATE_FAILED
  at plan.belay:210
  do_wait '' 900 15 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.status --output text
BELAY
  with cluster text mlops-platform-dev
  with name text kube-proxy
  with region text eu-west-1
  expect is captured node_groups/v1.31.2-eksbuild.3/upgrade-kube-proxy.before
  at plan.belay:210
  do_verify '' 0 10 0 <<'BELAY'
aws eks describe-addon --region "$region" --cluster-name "$cluster" --addon-name "$name" --query addon.addonVersion --output text
BELAY

  # ---- 6 apps: KServe, Argo Workflows, then MLflow with its schema

  step 6.1 apps/upgrade-kserve-crd 'KServe'\''s CRDs, which are a chart of their own' plan.belay:215
  on_cluster dev
  already_done_if
  with chart_version text v0.14.1
  with namespace text kserve
  with release text kserve-crd
  expect is text true
  at plan.belay:215
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with namespace text kserve
  with release text kserve-crd
  expect matches text '^(deployed|failed)$'
  at plan.belay:215
  do_check 'no other Helm operation has the release' <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with namespace text kserve
  with release text kserve-crd
  at plan.belay:215
  do_remember revision apps/upgrade-kserve-crd.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er 'map(select(.status == "deployed")) | last | .revision'
BELAY
  with chart text oci://ghcr.io/kserve/charts/kserve-crd
  with chart_version text v0.14.1
  with limit text 10m
  with namespace text kserve
  with release text kserve-crd
  with values text ''
  at plan.belay:215
  do_run '' <<'BELAY'
helm upgrade "$release" "$chart" --namespace "$namespace" --version "$chart_version" \
  ${values:+--values "$values"} --wait --timeout "$limit"
BELAY
  with namespace text kserve
  with release text kserve-crd
  expect is text deployed
  at plan.belay:215
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  undo operations
  with limit text 10m
  with namespace text kserve
  with release text kserve-crd
  with revision captured apps/upgrade-kserve-crd.revision
  at plan.belay:215
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text kserve
  with release text kserve-crd
  expect is text deployed
  at plan.belay:215
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step 6.2 apps/upgrade-kserve 'upgrade dev.kserve to v0.14.1' plan.belay:216
  on_cluster dev
  already_done_if
  with chart_version text v0.14.1
  with namespace text kserve
  with release text kserve
  expect is text true
  at plan.belay:216
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with namespace text kserve
  with release text kserve
  expect matches text '^(deployed|failed)$'
  at plan.belay:216
  do_check 'no other Helm operation has the release' <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with namespace text kserve
  with release text kserve
  at plan.belay:216
  do_remember revision apps/upgrade-kserve.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er 'map(select(.status == "deployed")) | last | .revision'
BELAY
  with chart text oci://ghcr.io/kserve/charts/kserve
  with chart_version text v0.14.1
  with limit text 10m
  with namespace text kserve
  with release text kserve
  with values text infrastructure/helm/aws/kserve-values.yaml
  at plan.belay:216
  do_run '' <<'BELAY'
helm upgrade "$release" "$chart" --namespace "$namespace" --version "$chart_version" \
  ${values:+--values "$values"} --wait --timeout "$limit"
BELAY
  with namespace text kserve
  with release text kserve
  expect is text deployed
  at plan.belay:216
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with models_in text ''
  expect empty
  at plan.belay:217
  do_wait 'every InferenceService is ready' 900 10 30 <<'BELAY'
if [[ -n $models_in ]]; then place=(--namespace "$models_in"); else place=(--all-namespaces); fi
kubectl get inferenceservices.serving.kserve.io "${place[@]}" -o json | jq -r '.items[]
  | select(any(.status.conditions[]?; .type == "Ready" and .status == "True") | not)
  | "\(.metadata.namespace)/\(.metadata.name)"'
BELAY
  undo operations
  with limit text 10m
  with namespace text kserve
  with release text kserve
  with revision captured apps/upgrade-kserve.revision
  at plan.belay:216
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text kserve
  with release text kserve
  expect is text deployed
  at plan.belay:216
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step 6.3 apps/mlops_pods 'every pod of mlops runs, the models among them' plan.belay:219
  on_cluster dev
  expect is text Running
  at plan.belay:219
  do_verify 'every pod of mlops runs, the models among them' 600 15 0 <<'BELAY'
kubectl -n mlops get pods -o jsonpath='{range .items[*]}{.status.phase}{"\n"}{end}' | sort -u | grep -vx Succeeded
BELAY

  step 6.4 apps/upgrade-argo-workflows 'upgrade dev.argo-workflows to v3.6.10' plan.belay:222
  on_cluster dev
  already_done_if
  with chart_version text 0.45.20
  with namespace text argo
  with release text argo-workflows
  expect is text true
  at plan.belay:222
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with namespace text argo
  with release text argo-workflows
  expect matches text '^(deployed|failed)$'
  at plan.belay:222
  do_check 'no other Helm operation has the release' <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with namespace text argo
  with release text argo-workflows
  at plan.belay:222
  do_remember revision apps/upgrade-argo-workflows.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er 'map(select(.status == "deployed")) | last | .revision'
BELAY
  with chart text oci://ghcr.io/argoproj/argo-helm/argo-workflows
  with chart_version text 0.45.20
  with limit text 10m
  with namespace text argo
  with release text argo-workflows
  with values text infrastructure/helm/aws/argo-workflows-values.yaml
  at plan.belay:222
  do_run '' <<'BELAY'
helm upgrade "$release" "$chart" --namespace "$namespace" --version "$chart_version" \
  ${values:+--values "$values"} --wait --timeout "$limit"
BELAY
  with namespace text argo
  with release text argo-workflows
  expect is text deployed
  at plan.belay:222
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY
  with controller text argo-workflows-workflow-controller
  with namespace text argo
  with server text argo-workflows-server
  expect is text v3.6.10
  at plan.belay:223
  do_wait 'controller and server are v3.6.10' 300 10 0 <<'BELAY'
kubectl -n "$namespace" get deployment "$controller" "$server" \
  -o jsonpath='{range .items[*]}{.spec.template.spec.containers[0].image}{"\n"}{end}' | sed 's/.*://' | sort -u
BELAY
  with controller text argo-workflows-workflow-controller
  with namespace text argo
  at plan.belay:223
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "deployment/$controller" --timeout=15s
BELAY
  with namespace text argo
  with server text argo-workflows-server
  at plan.belay:223
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "deployment/$server" --timeout=15s
BELAY
  expect is captured ready/templates_before.templates_before
  at plan.belay:224
  do_verify 'all templates are still there' 0 10 0 <<'BELAY'
kubectl get workflowtemplates,clusterworkflowtemplates,cronworkflows -A -o name | wc -l
BELAY
  undo operations
  with limit text 10m
  with namespace text argo
  with release text argo-workflows
  with revision captured apps/upgrade-argo-workflows.revision
  at plan.belay:222
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text argo
  with release text argo-workflows
  expect is text deployed
  at plan.belay:222
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step 6.5 apps/enter-mlflow_stopped 'enter: MLflow is stopped' plan.belay:226
  on_cluster dev
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:226
  do_remember replicas apps/enter-mlflow_stopped.replicas reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath='{.spec.replicas}'
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:226
  do_remember selector apps/enter-mlflow_stopped.selector reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o json \
  | jq -er '.spec.selector.matchLabels | to_entries | map("\(.key)=\(.value)") | join(",")'
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:226
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas=0
BELAY
  with namespace text mlops
  with selector captured apps/enter-mlflow_stopped.selector
  expect empty
  at plan.belay:226
  do_wait 'the last pod has ended' 300 5 0 <<'BELAY'
kubectl -n "$namespace" get pods -l "$selector" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o name
BELAY
  undo operations
  with namespace text mlops
  with replicas captured apps/enter-mlflow_stopped.replicas
  with workload text deployment/mlflow
  at plan.belay:226
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas="$replicas"
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:226
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY

  step 6.6 apps/db_at_rest 'backup mlflow_db as db_at_rest' plan.belay:227
  on_cluster dev
  note 'a restore keeps the broken instance as mlops-platform-dev-mlflow-broken; delete it when the incident is closed'
  with backup backup db_at_rest
  with instance text mlops-platform-dev-mlflow
  with run_id run-id ''
  at plan.belay:227
  do_remember snapshot apps/db_at_rest.snapshot reads <<'BELAY'
printf '%s-%s-%s' "$instance" "$run_id" "$(basename "$backup" | tr _ -)"
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:227
  do_remember subnets apps/db_at_rest.subnets reads <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance" \
  --query 'DBInstances[0].DBSubnetGroup.DBSubnetGroupName' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:227
  do_remember parameters apps/db_at_rest.parameters reads <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance" \
  --query 'DBInstances[0].DBParameterGroups[0].DBParameterGroupName' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:227
  do_remember firewalls apps/db_at_rest.firewalls reads <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance" \
  --query 'DBInstances[0].VpcSecurityGroups[].VpcSecurityGroupId' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  with snapshot captured apps/db_at_rest.snapshot
  at plan.belay:227
  do_run '' <<'BELAY'
there=$(aws rds describe-db-snapshots --region "$region" --db-instance-identifier "$instance" \
  --query "DBSnapshots[?DBSnapshotIdentifier=='$snapshot'].Status" --output text)
if [[ -z $there ]]; then
  aws rds create-db-snapshot --region "$region" --db-instance-identifier "$instance" --db-snapshot-identifier "$snapshot"
fi
BELAY
  with region text eu-west-1
  with snapshot captured apps/db_at_rest.snapshot
  expect is text available
  fails_on text failed
  at plan.belay:227
  do_wait '' 3600 30 0 <<'BELAY'
aws rds describe-db-snapshots --region "$region" --db-snapshot-identifier "$snapshot" \
  --query 'DBSnapshots[0].Status' --output text
BELAY
  with region text eu-west-1
  with snapshot captured apps/db_at_rest.snapshot
  expect is text 'mlops-platform-dev-mlflow 100'
  at plan.belay:227
  do_verify 'the snapshot is whole and of this instance' 0 10 0 <<'BELAY'
aws rds describe-db-snapshots --region "$region" --db-snapshot-identifier "$snapshot" \
  --query 'DBSnapshots[0].[DBInstanceIdentifier, PercentProgress]' --output text | tr '\t' ' '
BELAY

  step 6.7 apps/migrate-mlflow_db 'MLflow'\''s schema' plan.belay:228
  on_cluster dev
  note 'what MLflow said: kubectl -n mlops logs job/mlflow-schema-${run_id}'
  with key text MLFLOW_BACKEND_STORE_URI
  with namespace text mlops
  with store text mlflow-db
  expect is text true
  at plan.belay:228
  do_check 'the database'\''s address is there' <<'BELAY'
kubectl -n "$namespace" get secret "$store" -o json | jq -r --arg key "$key" '.data | has($key)'
BELAY
  with image text ghcr.io/mlflow/mlflow:v2.11.1
  with job text mlflow-schema- run-id ''
  with key text MLFLOW_BACKEND_STORE_URI
  with namespace text mlops
  with store text mlflow-db
  at plan.belay:228
  do_run '' <<'BELAY'
kubectl -n "$namespace" create job "$job" --image "$image" --dry-run=client -o json \
  -- sh -c 'mlflow db upgrade "$DATABASE"' \
  | jq --arg store "$store" --arg key "$key" '.spec.backoffLimit = 0
      | .spec.template.spec.containers[0].env = [{name: "DATABASE", valueFrom: {secretKeyRef: {name: $store, key: $key}}}]' \
  | kubectl apply -f -
BELAY
  with job text mlflow-schema- run-id ''
  with namespace text mlops
  expect is text complete
  fails_on text failed
  at plan.belay:228
  do_wait 'the schema is changed' 1800 10 0 <<'BELAY'
kubectl -n "$namespace" get job "$job" -o json | jq -r '
  [.status.conditions[]? | select(.status == "True") | .type]
  | if index("Failed") then "failed" elif index("Complete") then "complete" else "running" end'
BELAY
  undo operations
  with firewalls captured apps/db_at_rest.firewalls
  with instance text mlops-platform-dev-mlflow
  with parameters captured apps/db_at_rest.parameters
  with region text eu-west-1
  with snapshot captured apps/db_at_rest.snapshot
  with subnets captured apps/db_at_rest.subnets
  at plan.belay:233
  do_run '' <<'BELAY'
read -r -a groups <<< "$firewalls"
aws rds restore-db-instance-from-db-snapshot --region "$region" \
  --db-instance-identifier "$instance-restored" --db-snapshot-identifier "$snapshot" \
  --db-subnet-group-name "$subnets" --db-parameter-group-name "$parameters" --vpc-security-group-ids "${groups[@]}"
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  fails_on text failed
  at plan.belay:233
  do_wait '' 7200 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance-restored" \
  --query 'DBInstances[0].DBInstanceStatus' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:233
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance" \
  --new-db-instance-identifier "$instance-broken" --apply-immediately
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  at plan.belay:233
  do_wait '' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance-broken'].DBInstanceStatus" --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:233
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance-restored" \
  --new-db-instance-identifier "$instance" --apply-immediately
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  at plan.belay:233
  do_wait '' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceStatus" --output text
BELAY

  step 6.8 apps/upgrade-mlflow 'upgrade dev.mlflow to 2.11.1' plan.belay:235
  on_cluster dev
  already_done_if
  with container text mlflow
  with namespace text mlops
  with workload text deployment/mlflow
  expect is text ghcr.io/mlflow/mlflow:v2.11.1
  at plan.belay:235
  do_check '' <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath="{.spec.template.spec.containers[?(@.name==\"$container\")].image}"
BELAY
  with container text mlflow
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:235
  do_remember image_before apps/upgrade-mlflow.image_before reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath="{.spec.template.spec.containers[?(@.name==\"$container\")].image}"
BELAY
  with container text mlflow
  with image text ghcr.io/mlflow/mlflow:v2.11.1
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:235
  do_run '' <<'BELAY'
kubectl -n "$namespace" set image "$workload" "$container=$image"
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:235
  do_wait '' 600 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY
  with container text mlflow
  with namespace text mlops
  with workload text deployment/mlflow
  expect is text ghcr.io/mlflow/mlflow:v2.11.1
  at plan.belay:235
  do_verify 'it has the image' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath="{.spec.template.spec.containers[?(@.name==\"$container\")].image}"
BELAY
  undo operations
  with container text mlflow
  with image_before captured apps/upgrade-mlflow.image_before
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:235
  do_run '' <<'BELAY'
kubectl -n "$namespace" set image "$workload" "$container=$image_before"
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:235
  do_wait '' 600 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY
  with container text mlflow
  with namespace text mlops
  with workload text deployment/mlflow
  expect is captured apps/upgrade-mlflow.image_before
  at plan.belay:235
  do_verify 'it has the image that it had' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath="{.spec.template.spec.containers[?(@.name==\"$container\")].image}"
BELAY

  step 6.9 apps/exit-mlflow_stopped 'exit: MLflow is stopped' plan.belay:226
  on_cluster dev
  with namespace text mlops
  with replicas captured apps/enter-mlflow_stopped.replicas
  with workload text deployment/mlflow
  at plan.belay:226
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas="$replicas"
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:226
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY
  undo operations
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:226
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas=0
BELAY
  with namespace text mlops
  with selector captured apps/enter-mlflow_stopped.selector
  expect empty
  at plan.belay:226
  do_wait 'the last pod has ended' 300 5 0 <<'BELAY'
kubectl -n "$namespace" get pods -l "$selector" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o name
BELAY

  step 6.10 apps/verify-mlflow 'MLflow is rolled out' plan.belay:237
  on_cluster dev
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:237
  do_wait '' 600 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY

  step 6.11 apps/mlflow_answers 'MLflow answers' plan.belay:238
  on_cluster dev
  with namespace text mlops
  with port text 5000
  with workload text deployment/mlflow
  expect is text OK
  at plan.belay:238
  do_wait 'MLflow says that it is well' 300 10 0 <<'BELAY'
kubectl -n "$namespace" exec "$workload" -- python -c "
import urllib.request as http
print(http.urlopen('http://localhost:$port/health').read().decode())"
BELAY
  with namespace text mlops
  with port text 5000
  with workload text deployment/mlflow
  expect is text 2.11.1
  at plan.belay:238
  do_verify 'it is 2.11.1' 0 10 0 <<'BELAY'
kubectl -n "$namespace" exec "$workload" -- python -c "
import urllib.request as http
print(http.urlopen('http://localhost:$port/version').read().decode())"
BELAY

  # ---- 7 verification: The platform as its users see it

  step 7.1 verification/integration-tests-pass 'integration tests pass' plan.belay:242
  on_cluster dev
  limits 2700 0 0
  at plan.belay:242
  do_verify 'integration tests pass' 0 10 0 <<'BELAY'
pytest tests/ -v
BELAY

  step 7.2 verification/still_setosa 'sklearn-iris still says setosa' plan.belay:245
  on_cluster dev
  with host text ''
  with instances text '[[5.1, 3.5, 1.4, 0.2]]'
  with model text sklearn-iris
  with url text http:// parameter endpoint
  expect is text '[0]'
  at plan.belay:245
  do_wait 'sklearn-iris predicts [0]' 300 15 0 <<'BELAY'
question=$(jq -cn --argjson instances "$instances" '{instances: $instances}')
curl -fsS --max-time 30 ${host:+-H "Host: $host"} -H 'Content-Type: application/json' -d "$question" \
  "$url/v1/models/$model:predict" | jq -c .predictions
BELAY

  step 7.3 verification/errors-are-not-above-what-they-were 'errors are not above what they were' plan.belay:251
  on_cluster dev
  with errors_before captured ready/errors_before.errors_before
  with prometheus parameter prometheus
  expect is text true
  at plan.belay:251
  do_verify 'errors are not above what they were' 0 60 1800 <<'BELAY'
curl -fsSG "$prometheus/api/v1/query" \
  --data-urlencode 'query=sum(rate(istio_requests_total{response_code=~"5.."}[10m])) or vector(0)' \
  | jq -r --argjson before "$errors_before" '(.data.result[0].value[1] | tonumber) <= $before * 1.1 + 0.1'
BELAY

  step 7.4 verification/latency-is-within-bounds 'latency is within bounds' plan.belay:256
  on_cluster dev
  with latency_before captured ready/latency_before.latency_before
  with prometheus parameter prometheus
  expect is text true
  at plan.belay:256
  do_verify 'latency is within bounds' 0 60 1800 <<'BELAY'
curl -fsSG "$prometheus/api/v1/query" \
  --data-urlencode 'query=histogram_quantile(0.95, sum by (le) (rate(istio_request_duration_milliseconds_bucket[10m]))) > 0 or vector(0)' \
  | jq -r --argjson before "$latency_before" '(.data.result[0].value[1] | tonumber) <= $before * 1.2 + 50'
BELAY

  step 7.5 verification/the-platform-logs-no-errors 'the platform logs no errors' plan.belay:261
  on_cluster dev
  expect is text 0
  at plan.belay:261
  do_verify 'the platform logs no errors' 0 10 0 <<'BELAY'
kubectl logs -n mlops -l app.kubernetes.io/part-of=mlops-platform --since=10m --tail=-1 | grep -cE 'ERROR|CRITICAL' || true
BELAY

  step 7.6 verification/look-at-the-grafana-board-mlops-overview 'Look at the Grafana board mlops/overview: saturation, queue of Argo Workflows, what the two queries do not see' plan.belay:264
  on_cluster dev
  expect is text 'as on a day without a change'
  at plan.belay:264
  do_manual 'Look at the Grafana board mlops/overview: saturation, queue of Argo Workflows, what the two queries do not see' sre-oncall

  step 7.7 verification/let-it-stand 'Let it stand' plan.belay:265
  on_cluster dev
  at plan.belay:265
  do_soak 'Let it stand' 3600

  step 7.8 verification/over 'Users: the maintenance is over' plan.belay:266
  on_cluster dev
  with text text 'mlops-platform-dev: the upgrade to EKS 1.31 is done'
  with webhook secret slack_webhook
  at plan.belay:266
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  # ---- Procedure emergency: Leave the platform as it is and go back. Runs only by --run emergency.
  declare_procedure emergency

  step P1.1 emergency/the-upgrade-is-given-up 'The upgrade is given up' plan.belay:273
  on_cluster dev
  at plan.belay:273
  do_approve 'The upgrade is given up' incident-commander 0

  # plan.belay:276
  condition emergency/when-does-kserve-do-harm
  decide ask 'Does KServe do harm?'

  step P1.2 emergency/enter-kserve_out 'enter: KServe is stopped' plan.belay:277
  on_cluster dev
  only_if emergency/when-does-kserve-do-harm yes
  with namespace text kserve
  with workload text deployment/kserve-controller-manager
  at plan.belay:277
  do_remember replicas emergency/enter-kserve_out.replicas reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath='{.spec.replicas}'
BELAY
  with namespace text kserve
  with workload text deployment/kserve-controller-manager
  at plan.belay:277
  do_remember selector emergency/enter-kserve_out.selector reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o json \
  | jq -er '.spec.selector.matchLabels | to_entries | map("\(.key)=\(.value)") | join(",")'
BELAY
  with namespace text kserve
  with workload text deployment/kserve-controller-manager
  at plan.belay:277
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas=0
BELAY
  with namespace text kserve
  with selector captured emergency/enter-kserve_out.selector
  expect empty
  at plan.belay:277
  do_wait 'the last pod has ended' 300 5 0 <<'BELAY'
kubectl -n "$namespace" get pods -l "$selector" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o name
BELAY

  step P1.3 emergency/downgrade-kserve 'downgrade dev.kserve to v0.13.1' plan.belay:280
  on_cluster dev
  only_if emergency/when-does-kserve-do-harm yes
  already_done_if
  with chart_version text v0.13.1
  with namespace text kserve
  with release text kserve
  expect is text true
  at plan.belay:280
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with chart_version text v0.13.1
  with namespace text kserve
  with release text kserve
  at plan.belay:280
  do_remember revision emergency/downgrade-kserve.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er --arg version "-$chart_version" \
    'map(select((.status == "superseded" or .status == "deployed") and (.chart | endswith($version)))) | last | .revision'
BELAY
  with namespace text kserve
  with release text kserve
  at plan.belay:280
  do_remember revision_before emergency/downgrade-kserve.revision_before reads <<'BELAY'
helm history "$release" --namespace "$namespace" --max 1 --output json | jq -er '.[0].revision'
BELAY
  with limit text 10m
  with namespace text kserve
  with release text kserve
  with revision captured emergency/downgrade-kserve.revision
  at plan.belay:280
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text kserve
  with release text kserve
  expect is text deployed
  at plan.belay:280
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step P1.4 emergency/downgrade-kserve-crd 'downgrade dev.kserve-crd to v0.13.1' plan.belay:281
  on_cluster dev
  only_if emergency/when-does-kserve-do-harm yes
  already_done_if
  with chart_version text v0.13.1
  with namespace text kserve
  with release text kserve-crd
  expect is text true
  at plan.belay:281
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with chart_version text v0.13.1
  with namespace text kserve
  with release text kserve-crd
  at plan.belay:281
  do_remember revision emergency/downgrade-kserve-crd.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er --arg version "-$chart_version" \
    'map(select((.status == "superseded" or .status == "deployed") and (.chart | endswith($version)))) | last | .revision'
BELAY
  with namespace text kserve
  with release text kserve-crd
  at plan.belay:281
  do_remember revision_before emergency/downgrade-kserve-crd.revision_before reads <<'BELAY'
helm history "$release" --namespace "$namespace" --max 1 --output json | jq -er '.[0].revision'
BELAY
  with limit text 10m
  with namespace text kserve
  with release text kserve-crd
  with revision captured emergency/downgrade-kserve-crd.revision
  at plan.belay:281
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text kserve
  with release text kserve-crd
  expect is text deployed
  at plan.belay:281
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step P1.5 emergency/exit-kserve_out 'exit: KServe is stopped' plan.belay:277
  on_cluster dev
  only_if emergency/when-does-kserve-do-harm yes
  with namespace text kserve
  with replicas captured emergency/enter-kserve_out.replicas
  with workload text deployment/kserve-controller-manager
  at plan.belay:277
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas="$replicas"
BELAY
  with namespace text kserve
  with workload text deployment/kserve-controller-manager
  at plan.belay:277
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY

  step P1.6 emergency/restore-kserve 'restore dev.kserve from models_before' plan.belay:283
  on_cluster dev
  only_if emergency/when-does-kserve-do-harm yes
  with backup backup models_before
  at plan.belay:283
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup models_before
  expect not-empty
  at plan.belay:283
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  # plan.belay:285
  condition emergency/when-does-argo-workflows-do-harm
  decide ask 'Does Argo Workflows do harm?'

  step P1.7 emergency/enter-argo_out 'enter: Argo Workflows is stopped' plan.belay:286
  on_cluster dev
  only_if emergency/when-does-argo-workflows-do-harm yes
  with namespace text argo
  with workload text deployment/argo-workflows-workflow-controller
  at plan.belay:286
  do_remember replicas emergency/enter-argo_out.replicas reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath='{.spec.replicas}'
BELAY
  with namespace text argo
  with workload text deployment/argo-workflows-workflow-controller
  at plan.belay:286
  do_remember selector emergency/enter-argo_out.selector reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o json \
  | jq -er '.spec.selector.matchLabels | to_entries | map("\(.key)=\(.value)") | join(",")'
BELAY
  with namespace text argo
  with workload text deployment/argo-workflows-workflow-controller
  at plan.belay:286
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas=0
BELAY
  with namespace text argo
  with selector captured emergency/enter-argo_out.selector
  expect empty
  at plan.belay:286
  do_wait 'the last pod has ended' 300 5 0 <<'BELAY'
kubectl -n "$namespace" get pods -l "$selector" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o name
BELAY

  step P1.8 emergency/downgrade-argo-workflows 'downgrade dev.argo-workflows to v3.5.8' plan.belay:289
  on_cluster dev
  only_if emergency/when-does-argo-workflows-do-harm yes
  already_done_if
  with chart_version text 0.41.14
  with namespace text argo
  with release text argo-workflows
  expect is text true
  at plan.belay:289
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with chart_version text 0.41.14
  with namespace text argo
  with release text argo-workflows
  at plan.belay:289
  do_remember revision emergency/downgrade-argo-workflows.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er --arg version "-$chart_version" \
    'map(select((.status == "superseded" or .status == "deployed") and (.chart | endswith($version)))) | last | .revision'
BELAY
  with namespace text argo
  with release text argo-workflows
  at plan.belay:289
  do_remember revision_before emergency/downgrade-argo-workflows.revision_before reads <<'BELAY'
helm history "$release" --namespace "$namespace" --max 1 --output json | jq -er '.[0].revision'
BELAY
  with limit text 10m
  with namespace text argo
  with release text argo-workflows
  with revision captured emergency/downgrade-argo-workflows.revision
  at plan.belay:289
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text argo
  with release text argo-workflows
  expect is text deployed
  at plan.belay:289
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step P1.9 emergency/exit-argo_out 'exit: Argo Workflows is stopped' plan.belay:286
  on_cluster dev
  only_if emergency/when-does-argo-workflows-do-harm yes
  with namespace text argo
  with replicas captured emergency/enter-argo_out.replicas
  with workload text deployment/argo-workflows-workflow-controller
  at plan.belay:286
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas="$replicas"
BELAY
  with namespace text argo
  with workload text deployment/argo-workflows-workflow-controller
  at plan.belay:286
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY

  step P1.10 emergency/restore-argo-workflows 'restore dev.argo-workflows from workflows_before' plan.belay:291
  on_cluster dev
  only_if emergency/when-does-argo-workflows-do-harm yes
  with backup backup workflows_before
  at plan.belay:291
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup workflows_before
  expect not-empty
  at plan.belay:291
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  # plan.belay:293
  condition emergency/when-does-mlflow-do-harm
  decide ask 'Does MLflow do harm?'

  step P1.11 emergency/enter-mlflow_out 'enter: MLflow is stopped' plan.belay:294
  on_cluster dev
  only_if emergency/when-does-mlflow-do-harm yes
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:294
  do_remember replicas emergency/enter-mlflow_out.replicas reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath='{.spec.replicas}'
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:294
  do_remember selector emergency/enter-mlflow_out.selector reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o json \
  | jq -er '.spec.selector.matchLabels | to_entries | map("\(.key)=\(.value)") | join(",")'
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:294
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas=0
BELAY
  with namespace text mlops
  with selector captured emergency/enter-mlflow_out.selector
  expect empty
  at plan.belay:294
  do_wait 'the last pod has ended' 300 5 0 <<'BELAY'
kubectl -n "$namespace" get pods -l "$selector" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o name
BELAY

  # plan.belay:295
  condition emergency/when-does-mlflow-s-database-have-the-new-schema-or
  decide ask 'Does MLflow'\''s database have the new schema, or is it damaged?'

  step P1.12 emergency/restore-mlflow_db 'restore mlflow_db from db_before' plan.belay:296
  on_cluster dev
  only_if emergency/when-does-mlflow-do-harm yes
  only_if emergency/when-does-mlflow-s-database-have-the-new-schema-or yes
  with firewalls captured protect/db_before.firewalls
  with instance text mlops-platform-dev-mlflow
  with parameters captured protect/db_before.parameters
  with region text eu-west-1
  with snapshot captured protect/db_before.snapshot
  with subnets captured protect/db_before.subnets
  at plan.belay:296
  do_run '' <<'BELAY'
read -r -a groups <<< "$firewalls"
aws rds restore-db-instance-from-db-snapshot --region "$region" \
  --db-instance-identifier "$instance-restored" --db-snapshot-identifier "$snapshot" \
  --db-subnet-group-name "$subnets" --db-parameter-group-name "$parameters" --vpc-security-group-ids "${groups[@]}"
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  fails_on text failed
  at plan.belay:296
  do_wait '' 7200 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance-restored" \
  --query 'DBInstances[0].DBInstanceStatus' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:296
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance" \
  --new-db-instance-identifier "$instance-broken" --apply-immediately
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  at plan.belay:296
  do_wait '' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance-broken'].DBInstanceStatus" --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:296
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance-restored" \
  --new-db-instance-identifier "$instance" --apply-immediately
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  at plan.belay:296
  do_wait '' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceStatus" --output text
BELAY

  step P1.13 emergency/downgrade-mlflow 'downgrade dev.mlflow to 2.9.2' plan.belay:298
  on_cluster dev
  only_if emergency/when-does-mlflow-do-harm yes
  with namespace text mlops
  with to text 2.9.2
  at plan.belay:299
  do_run '' <<'BELAY'
kubectl -n "$namespace" set image deployment/mlflow mlflow="ghcr.io/mlflow/mlflow:v$to"
BELAY
  with namespace text mlops
  expect is text ghcr.io/mlflow/mlflow:v2.9.2
  at plan.belay:300
  do_verify '' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get deployment mlflow -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step P1.14 emergency/exit-mlflow_out 'exit: MLflow is stopped' plan.belay:294
  on_cluster dev
  only_if emergency/when-does-mlflow-do-harm yes
  with namespace text mlops
  with replicas captured emergency/enter-mlflow_out.replicas
  with workload text deployment/mlflow
  at plan.belay:294
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas="$replicas"
BELAY
  with namespace text mlops
  with workload text deployment/mlflow
  at plan.belay:294
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY

  # plan.belay:304
  condition emergency/when-does-karpenter-do-harm-and-is-the-control-plane
  decide ask 'Does Karpenter do harm, and is the control plane still at 1.30?'

  step P1.15 emergency/enter-karpenter_out 'enter: Karpenter is stopped' plan.belay:305
  on_cluster dev
  only_if emergency/when-does-karpenter-do-harm-and-is-the-control-plane yes
  with namespace text karpenter
  with workload text deployment/karpenter
  at plan.belay:305
  do_remember replicas emergency/enter-karpenter_out.replicas reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath='{.spec.replicas}'
BELAY
  with namespace text karpenter
  with workload text deployment/karpenter
  at plan.belay:305
  do_remember selector emergency/enter-karpenter_out.selector reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o json \
  | jq -er '.spec.selector.matchLabels | to_entries | map("\(.key)=\(.value)") | join(",")'
BELAY
  with namespace text karpenter
  with workload text deployment/karpenter
  at plan.belay:305
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas=0
BELAY
  with namespace text karpenter
  with selector captured emergency/enter-karpenter_out.selector
  expect empty
  at plan.belay:305
  do_wait 'the last pod has ended' 300 5 0 <<'BELAY'
kubectl -n "$namespace" get pods -l "$selector" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o name
BELAY

  step P1.16 emergency/downgrade-karpenter 'downgrade dev.karpenter to 0.37.7' plan.belay:306
  on_cluster dev
  only_if emergency/when-does-karpenter-do-harm-and-is-the-control-plane yes
  already_done_if
  with chart_version text 0.37.7
  with namespace text karpenter
  with release text karpenter
  expect is text true
  at plan.belay:306
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with chart_version text 0.37.7
  with namespace text karpenter
  with release text karpenter
  at plan.belay:306
  do_remember revision emergency/downgrade-karpenter.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er --arg version "-$chart_version" \
    'map(select((.status == "superseded" or .status == "deployed") and (.chart | endswith($version)))) | last | .revision'
BELAY
  with namespace text karpenter
  with release text karpenter
  at plan.belay:306
  do_remember revision_before emergency/downgrade-karpenter.revision_before reads <<'BELAY'
helm history "$release" --namespace "$namespace" --max 1 --output json | jq -er '.[0].revision'
BELAY
  with limit text 10m
  with namespace text karpenter
  with release text karpenter
  with revision captured emergency/downgrade-karpenter.revision
  at plan.belay:306
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter
  expect is text deployed
  at plan.belay:306
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step P1.17 emergency/downgrade-karpenter-crd 'downgrade dev.karpenter-crd to 0.37.7' plan.belay:307
  on_cluster dev
  only_if emergency/when-does-karpenter-do-harm-and-is-the-control-plane yes
  already_done_if
  with chart_version text 0.37.7
  with namespace text karpenter
  with release text karpenter-crd
  expect is text true
  at plan.belay:307
  do_check '' <<'BELAY'
helm list --namespace "$namespace" --filter "^$release\$" --output json \
  | jq -r --arg version "-$chart_version" '.[0] | .status == "deployed" and (.chart | endswith($version))'
BELAY
  with chart_version text 0.37.7
  with namespace text karpenter
  with release text karpenter-crd
  at plan.belay:307
  do_remember revision emergency/downgrade-karpenter-crd.revision reads <<'BELAY'
helm history "$release" --namespace "$namespace" --output json \
  | jq -er --arg version "-$chart_version" \
    'map(select((.status == "superseded" or .status == "deployed") and (.chart | endswith($version)))) | last | .revision'
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  at plan.belay:307
  do_remember revision_before emergency/downgrade-karpenter-crd.revision_before reads <<'BELAY'
helm history "$release" --namespace "$namespace" --max 1 --output json | jq -er '.[0].revision'
BELAY
  with limit text 10m
  with namespace text karpenter
  with release text karpenter-crd
  with revision captured emergency/downgrade-karpenter-crd.revision
  at plan.belay:307
  do_run '' <<'BELAY'
helm rollback "$release" "$revision" --namespace "$namespace" --wait --timeout "$limit"
BELAY
  with namespace text karpenter
  with release text karpenter-crd
  expect is text deployed
  at plan.belay:307
  do_verify '' 0 10 0 <<'BELAY'
helm status "$release" --namespace "$namespace" --output json | jq -r .info.status
BELAY

  step P1.18 emergency/exit-karpenter_out 'exit: Karpenter is stopped' plan.belay:305
  on_cluster dev
  only_if emergency/when-does-karpenter-do-harm-and-is-the-control-plane yes
  with namespace text karpenter
  with replicas captured emergency/enter-karpenter_out.replicas
  with workload text deployment/karpenter
  at plan.belay:305
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas="$replicas"
BELAY
  with namespace text karpenter
  with workload text deployment/karpenter
  at plan.belay:305
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY

  # plan.belay:310
  condition emergency/when-does-the-control-plane-do-harm
  decide ask 'Does the control plane do harm?'

  step P1.19 emergency/within-7-days-and-by-one-minor-version-eks-own 'Within 7 days and by one minor version: EKS'\'' own rollback, nodes and add-ons before it' plan.belay:311
  on_cluster dev
  only_if emergency/when-does-the-control-plane-do-harm yes
  about dev
  at plan.belay:311
  do_manual 'Within 7 days and by one minor version: EKS'\'' own rollback, nodes and add-ons before it' platform-lead

  step P1.20 emergency/otherwise-create-a-cluster-at-1.29-beside-this 'Otherwise create a cluster at 1.29 beside this one, with infrastructure/terraform' plan.belay:312
  on_cluster dev
  only_if emergency/when-does-the-control-plane-do-harm yes
  at plan.belay:312
  do_manual 'Otherwise create a cluster at 1.29 beside this one, with infrastructure/terraform' platform-lead

  step P1.21 emergency/restore-the-workloads-there-from-the-backups-of 'Restore the workloads there from the backups of this plan (disaster-recovery.md)' plan.belay:313
  on_cluster dev
  only_if emergency/when-does-the-control-plane-do-harm yes
  at plan.belay:313
  do_manual 'Restore the workloads there from the backups of this plan (disaster-recovery.md)' sre-oncall

  step P1.22 emergency/move-the-dns-names-and-routes-to-the-cluster 'Move the DNS names and routes to the cluster that works' plan.belay:314
  on_cluster dev
  only_if emergency/when-does-the-control-plane-do-harm yes
  at plan.belay:314
  do_manual 'Move the DNS names and routes to the cluster that works' sre-oncall

  step P1.23 emergency/taken_back 'Users: the upgrade was taken back' plan.belay:316
  on_cluster dev
  with text text 'mlops-platform-dev: the upgrade was taken back'
  with webhook secret slack_webhook
  at plan.belay:316
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  step P1.24 emergency/write-down-the-cause 'Write down the cause' plan.belay:320
  on_cluster dev
  at plan.belay:320
  do_manual 'Write down the cause' platform-lead

  step P1.25 emergency/mend-this-plan-and-the-runbooks 'Mend this plan and the runbooks' plan.belay:321
  on_cluster dev
  at plan.belay:321
  do_manual 'Mend this plan and the runbooks' platform-team

  step P1.26 emergency/schedule-the-next-try-with-the-mended-plan-on 'Schedule the next try, with the mended plan, on staging first' plan.belay:322
  on_cluster dev
  at plan.belay:322
  do_manual 'Schedule the next try, with the mended plan, on staging first' platform-lead

  # ---- Puts backup state_before back. Runs only by --run restore-state_before.
  declare_procedure restore-state_before
  step R2.1 restore-state_before 'Restore backup state_before' plan.belay:128
  with backup backup state_before
  inside infrastructure/terraform/environments/dev
  at plan.belay:128
  do_run '' <<'BELAY'
serial=$(terraform state pull | jq '.serial + 1')
jq --argjson serial "$serial" '.serial = $serial' "$backup/terraform.tfstate" > "$backup/restore.tfstate"
terraform state push "$backup/restore.tfstate"
BELAY
  with backup backup state_before
  inside infrastructure/terraform/environments/dev
  expect is text same
  at plan.belay:128
  do_verify 'the state has the resources of the copy' 0 10 0 <<'BELAY'
[[ $(terraform state pull | jq -cS .resources) == "$(jq -cS .resources "$backup/terraform.tfstate")" ]] && echo same
BELAY

  # ---- Puts backup db_before back. Runs only by --run restore-db_before.
  declare_procedure restore-db_before
  step R2.2 restore-db_before 'Restore backup db_before' plan.belay:129
  with firewalls captured protect/db_before.firewalls
  with instance text mlops-platform-dev-mlflow
  with parameters captured protect/db_before.parameters
  with region text eu-west-1
  with snapshot captured protect/db_before.snapshot
  with subnets captured protect/db_before.subnets
  at plan.belay:129
  do_run '' <<'BELAY'
read -r -a groups <<< "$firewalls"
aws rds restore-db-instance-from-db-snapshot --region "$region" \
  --db-instance-identifier "$instance-restored" --db-snapshot-identifier "$snapshot" \
  --db-subnet-group-name "$subnets" --db-parameter-group-name "$parameters" --vpc-security-group-ids "${groups[@]}"
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  fails_on text failed
  at plan.belay:129
  do_wait '' 7200 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance-restored" \
  --query 'DBInstances[0].DBInstanceStatus' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:129
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance" \
  --new-db-instance-identifier "$instance-broken" --apply-immediately
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  at plan.belay:129
  do_wait '' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance-broken'].DBInstanceStatus" --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:129
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance-restored" \
  --new-db-instance-identifier "$instance" --apply-immediately
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  at plan.belay:129
  do_wait '' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceStatus" --output text
BELAY

  # ---- Puts backup karpenter_before back. Runs only by --run restore-karpenter_before.
  declare_procedure restore-karpenter_before
  step R2.3 restore-karpenter_before 'Restore backup karpenter_before' plan.belay:130
  with backup backup karpenter_before
  at plan.belay:130
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup karpenter_before
  expect not-empty
  at plan.belay:130
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  # ---- Puts backup models_before back. Runs only by --run restore-models_before.
  declare_procedure restore-models_before
  step R2.4 restore-models_before 'Restore backup models_before' plan.belay:133
  with backup backup models_before
  at plan.belay:133
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup models_before
  expect not-empty
  at plan.belay:133
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  # ---- Puts backup workflows_before back. Runs only by --run restore-workflows_before.
  declare_procedure restore-workflows_before
  step R2.5 restore-workflows_before 'Restore backup workflows_before' plan.belay:136
  with backup backup workflows_before
  at plan.belay:136
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup workflows_before
  expect not-empty
  at plan.belay:136
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  # ---- Puts backup db_at_rest back. Runs only by --run restore-db_at_rest.
  declare_procedure restore-db_at_rest
  step R6.6 restore-db_at_rest 'Restore backup db_at_rest' plan.belay:227
  with firewalls captured apps/db_at_rest.firewalls
  with instance text mlops-platform-dev-mlflow
  with parameters captured apps/db_at_rest.parameters
  with region text eu-west-1
  with snapshot captured apps/db_at_rest.snapshot
  with subnets captured apps/db_at_rest.subnets
  at plan.belay:227
  do_run '' <<'BELAY'
read -r -a groups <<< "$firewalls"
aws rds restore-db-instance-from-db-snapshot --region "$region" \
  --db-instance-identifier "$instance-restored" --db-snapshot-identifier "$snapshot" \
  --db-subnet-group-name "$subnets" --db-parameter-group-name "$parameters" --vpc-security-group-ids "${groups[@]}"
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  fails_on text failed
  at plan.belay:227
  do_wait '' 7200 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance-restored" \
  --query 'DBInstances[0].DBInstanceStatus' --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:227
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance" \
  --new-db-instance-identifier "$instance-broken" --apply-immediately
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  at plan.belay:227
  do_wait '' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance-broken'].DBInstanceStatus" --output text
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  at plan.belay:227
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance-restored" \
  --new-db-instance-identifier "$instance" --apply-immediately
BELAY
  with instance text mlops-platform-dev-mlflow
  with region text eu-west-1
  expect is text available
  at plan.belay:227
  do_wait '' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceStatus" --output text
BELAY
}

# ---- The runtime: the same in every script of this version of belay ------------------------------

# What define_plan declares. Steps are counted from 0; operations too, over the whole plan.
step_count=0 op_count=0
step_id=() step_number=() step_title=() step_place=() step_cluster=() step_timeout=() step_retries=()
step_retry_every=() step_rerun=() step_guards=() step_undo=() step_undo_why=() step_undo_recover=()
step_run_ops=() step_undo_ops=() step_skip_ops=() step_procedure=() step_notes=() step_about=() step_loop=() step_enter=()
op_kind=() op_title=() op_who=() op_text=() op_folder=() op_host=() op_binds=() op_place=() op_expect=() op_fails=()
op_up_to=() op_every=() op_hold=() op_list=() op_name=() op_key=() op_changes=() op_secret=() op_declined=()
op_document=()
parameter_names=() secret_names=() env_names=() cluster_names=() tool_names=() condition_ids=() file_names=()
declare -A parameter_type=() parameter_default=() parameter_pattern=() parameter_choices=() parameter_value=()
declare -A secret_source=() secret_place=() secret_op=() secret_value=() env_value=() file_path=() file_op=()
declare -A capture_op=() capture_step=() cluster_context=() cluster_account=() cluster_value=() cluster_made=() tool_version=()
watch_steps=() watch_from=() watch_to=() watch_process=()
declare -A condition_program=() condition_loop=() loop_part=() loop_list=()
plan_undo_ops='' procedure='' phase=run current_condition='' current_loop=''

# Fields inside of one array element are kept apart by a byte that no text of a plan has.
readonly SEPARATOR=$'\x1f'

pack() {
  local part
  packed=''
  for part in "$@"; do packed+="$part$SEPARATOR"; done
}

declare_parameter() { # NAME TYPE DEFAULT|- VALUE PATTERN CHOICE...
  local name=$1
  parameter_names+=("$name")
  parameter_type[$name]=$2
  if [[ $3 == default ]]; then parameter_default[$name]=$4; fi
  parameter_pattern[$name]=$5
  shift 5
  pack "$@"
  parameter_choices[$name]=$packed
}
declare_secret() { # NAME env|file|k8s|command PLACE
  secret_names+=("$1")
  secret_source[$1]=$2
  secret_place[$1]=$3
  if [[ $2 == command ]]; then
    phase=secret
    do_run "$1" </dev/stdin
    secret_op[$1]=$((op_count - 1))
  fi
}
declare_environment() { # NAME [KIND VALUE]...
  env_names+=("$1")
  local name=$1
  shift
  if (($# > 0)); then
    pack "$@"
    env_value[$name]=$packed
  fi
}
declare_cluster() { # NAME CONTEXT ACCOUNT [made]: `made` by a step, so no kubeconfig has it before
  cluster_names+=("$1")
  cluster_context[$1]=$2
  cluster_account[$1]=$3
  cluster_made[$1]=${4-}
}
declare_cluster_value() { # NAME context|account KIND VALUE...: one that is known when parameters are
  local key=$1/$2
  shift 2
  pack "$@"
  cluster_value[$key]=$packed
}
declare_tool() { # NAME LEAST-VERSION
  tool_names+=("$1")
  tool_version[$1]=$2
}
declare_file() { # NAME PATH [KIND VALUE]...
  file_names+=("$1")
  file_path[$1]=$2
  local name=$1
  shift 2
  if (($# > 0)); then
    pack "$@"
    file_op[$name]=$packed
  fi
}
declare_procedure() { procedure=$1; }

stage() { phase=run; } # NUMBER ID TITLE: for the reader

step() { # NUMBER ID TITLE PLACE
  local s=$step_count
  step_count=$((step_count + 1))
  step_number[s]=$1 step_id[s]=$2 step_title[s]=$3 step_place[s]=$4
  step_cluster[s]='' step_timeout[s]=0 step_retries[s]=0 step_retry_every[s]=10 step_rerun[s]='' step_guards[s]=''
  step_undo[s]=unneeded step_undo_why[s]='' step_undo_recover[s]='' step_notes[s]='' step_about[s]=''
  step_run_ops[s]='' step_undo_ops[s]='' step_skip_ops[s]='' step_procedure[s]=$procedure step_loop[s]=$current_loop step_enter[s]=''
  phase=run
}
on_cluster() { step_cluster[step_count - 1]=$1; }
limits() { step_timeout[step_count - 1]=$1 step_retries[step_count - 1]=$2 step_retry_every[step_count - 1]=$3; }
watch() { # STEP FIRST, IDs: it looks for a time, beside the steps from that one up to here
  local w
  w=$(index_of "$1")
  watch_steps+=("$w")
  watch_from[w]=$(index_of "$2") watch_to[w]=$((step_count - 1))
}
index_of() { # STEP-ID
  local i
  for ((i = step_count - 1; i >= 0; i--)); do
    if [[ ${step_id[i]} == "$1" ]]; then printf '%s' "$i" && return 0; fi
  done
}
also_after_failure() { step_enter[step_count - 1]=$1; } # the ID of the step that goes in
rerun_safe() { step_rerun[step_count - 1]=safe; }
only_if() { step_guards[step_count - 1]+="$1=$2$SEPARATOR"; } # CONDITION yes|no
about() { step_about[step_count - 1]+="$1$SEPARATOR"; }       # WHAT: a thing, steps or a stage
note() { step_notes[step_count - 1]+="$1$SEPARATOR"; }
already_done_if() { phase=skip; }
undo() { # operations|unneeded|none|missing|covered|by-plan [WHY RECOVER]
  step_undo[step_count - 1]=$1 step_undo_why[step_count - 1]=${2-} step_undo_recover[step_count - 1]=${3-}
  phase=undo
}
undo_of_plan() { phase=plan; }
each() { # LOOP all|first|rest [KIND VALUE]...: the steps up to `end_each` are done for each member of the list
  current_loop=$1
  loop_part[$1]=$2
  shift 2
  pack "$@"
  loop_list[$current_loop]=$packed
}
end_each() { current_loop=''; }
condition() {
  condition_ids+=("$1")
  condition_program[$1]='' condition_loop[$1]=$current_loop
  current_condition=$1
  phase=condition
}
decide() { # ask TEXT | compare LEFT OP RIGHT | all N | any N | negate
  pack "$@"
  condition_program[$current_condition]+="$packed"$'\x1e'
}

# What the next operation is given.
next_binds='' next_expect='' next_fails='' next_folder='' next_host='' next_place=''
with() { # NAME KIND VALUE [KIND VALUE]...
  pack "$@"
  next_binds+="$packed"$'\x1e'
}
expect() { # is|is-not|empty|not-empty|compares OP|matches KIND VALUE...
  pack "$@"
  next_expect=$packed
}
fails_on() {
  pack "$@"
  next_fails+="$packed"$'\x1e'
}
inside() { next_folder=$1; }
on_host() { # KIND VALUE [KIND VALUE]...
  pack "$@"
  next_host=$packed
}
at() { next_place=$1; }

new_op() { # KIND TITLE
  o=$op_count
  op_count=$((op_count + 1))
  op_kind[o]=$1 op_title[o]=$2 op_who[o]='' op_text[o]='' op_name[o]='' op_key[o]='' op_changes[o]='' op_secret[o]=''
  op_up_to[o]=0 op_every[o]=10 op_hold[o]=0 op_list[o]='' op_declined[o]='' op_document[o]=''
  op_binds[o]=$next_binds op_expect[o]=$next_expect op_fails[o]=$next_fails
  op_folder[o]=$next_folder op_host[o]=$next_host op_place[o]=$next_place
  next_binds='' next_expect='' next_fails='' next_folder='' next_host='' next_place=''
  local s=$((step_count - 1))
  case $phase in
    run) step_run_ops[s]+="$o " ;;
    undo) step_undo_ops[s]+="$o " ;;
    skip) step_skip_ops[s]+="$o " phase=run ;;
    plan) plan_undo_ops+="$o " ;;
    condition) decide command "$o" ;;
    *) ;;
  esac
}
read_text() {
  local text
  IFS= read -r -d '' text
  op_text[o]=${text%$'\n'}
}
do_run() { # TITLE [reads]
  new_op run "$1"
  op_changes[o]=${2:-changes}
  read_text
}
do_check() { # TITLE
  new_op check "$1"
  read_text
}
do_verify() { # TITLE UP-TO EVERY FOR
  new_op verify "$1"
  op_up_to[o]=$2 op_every[o]=$3 op_hold[o]=$4
  read_text
}
do_wait() { # TITLE UP-TO EVERY FOR
  new_op wait "$1"
  op_up_to[o]=$2 op_every[o]=$3 op_hold[o]=$4
  read_text
}
do_remember() { # NAME KEY reads|changes [secret] [may-be-empty] [list]
  new_op remember "$1"
  op_name[o]=$1 op_key[o]=$2 op_changes[o]=$3
  shift 3
  while (($# > 0)); do
    case $1 in
      secret) op_secret[o]=secret ;;
      may-be-empty) op_declined[o]=empty ;;
      *) op_list[o]=1 ;;
    esac
    shift
  done
  if [[ -n ${op_secret[o]} ]]; then capture_op[${op_key[o]}]=$o capture_step[${op_key[o]}]=$((step_count - 1)); fi
  read_text
}
do_send() { # TITLE WHO
  new_op send "$1"
  op_who[o]=$2 op_changes[o]=changes
  read_text
}
do_notify() { # TITLE WHO
  new_op notify "$1"
  op_who[o]=$2
}
do_approve() { # TITLE WHO UP-TO [rollback]
  new_op approve "$1"
  op_who[o]=$2 op_up_to[o]=$3 op_declined[o]=${4-}
}
do_manual() { # TITLE WHO [DOCUMENT]
  new_op manual "$1"
  op_who[o]=$2 op_document[o]=${3-}
}
do_soak() { # TITLE SECONDS
  new_op soak "$1"
  op_hold[o]=$2
}

# ---- Talking -------------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }
log() { printf '%(%FT%TZ)T  %s\n' -1 "$*"; }
complain() { printf '%s\n' "$*" >&2; }
finish() { # STATUS: the only way out once the transcript has begun
  exit "$1"
}
die() { # STATUS MESSAGE...
  local status=$1
  shift
  complain "$script_name: $*"
  finish "$status"
}
now() { printf '%(%s)T' -1; }
have_terminal() { { : >/dev/tty; } 2>/dev/null; }
span() { # SECONDS: 5400 -> 1h30m
  local left=$1 text=''
  if ((left >= 3600)); then text+="$((left / 3600))h" left=$((left % 3600)); fi
  if ((left >= 60)); then text+="$((left / 60))m" left=$((left % 60)); fi
  if ((left > 0)) || [[ -z $text ]]; then text+="${left}s"; fi
  printf '%s' "$text"
}

# ---- The journal: read, never sourced ------------------------------------------------------------

declare -A op_state=() step_state=() answer=() soak_start=()
rolled_back='' active_step='' child=''
# Of a step that is done for each member of a list: which one it is, counted from 1, and its text.
turn='' member=''
here() { id=${step_id[$1]}${turn:+#$turn}; } # STEP-INDEX: what the journal calls the step, in `id`

record() { # EVENT STEP OP NOTE
  if [[ -n $dry ]]; then
    apply_record "$1" "$2" "$3" "$4"
    return 0
  fi
  printf '%(%FT%TZ)T\t%s\t%s\t%s\t%s\n' -1 "$1" "$2" "$3" "${4//[$'\t\n']/ }" >>"$state/journal" ||
    die 1 "the journal $state/journal cannot be written"
  sync -d "$state/journal" 2>/dev/null || sync
  apply_record "$1" "$2" "$3" "$4"
}
apply_record() {
  case $1 in
    begin | done | failed) op_state["$2|$3"]=$1 ;;
    redo) unset -v "op_state[$2|$3]" ;;
    step-done | step-skipped | step-begun | step-undone) step_state["$2"]=${1#step-} ;;
    answer) answer["$2"]=$3 ;;
    soak) soak_start["$2|$3"]=$4 ;;
    rolled-back) rolled_back=1 ;;
    left) forget "$2" ;;
    *) ;;
  esac
}
forget() { # ID: the step has to be done anew
  local key
  unset -v 'step_state[$1]'
  for key in "${!op_state[@]}"; do
    if [[ $key == "$1|"* ]]; then unset -v 'op_state[$key]'; fi
  done
}
read_journal() {
  local time event step_ op_ text
  [[ -f $state/journal ]] || return 0
  while IFS=$'\t' read -r time event step_ op_ text; do
    [[ -n $time && -n $event ]] || continue # a line that was cut off by a crash
    apply_record "$event" "$step_" "$op_" "$text"
  done <"$state/journal"
}

is_of_this_plan() {
  if [[ -f $state/hash && $(<"$state/hash") != "$plan_hash" ]]; then
    die 6 "$state belongs to another version of the plan; finish that one with its own script, or put it aside with --fresh"
  fi
}
open_state() {
  umask 077
  mkdir -p "$state"/{captures,files,backups,kubeconfig,parameters} || die 1 "$state cannot be made"
  exec {lock}>>"$state/lock"
  flock -n "$lock" || die 5 "another run of this plan is under way, or a step of one: $state/lock is held"
  if [[ -z $fresh ]]; then is_of_this_plan; fi
  if [[ -n $fresh && -f $state/journal ]]; then
    local aside n=1
    while [[ -e $state/journal.$n ]]; do n=$((n + 1)); done
    mv "$state/journal" "$state/journal.$n"
    for aside in captures parameters files backups; do
      mv "$state/$aside" "$state/$aside.$n" && mkdir "$state/$aside"
    done
    rm -f "$state/run_id"
  fi
  put "$state/hash" "$plan_hash"
  if [[ ! -f $state/run_id ]]; then
    put "$state/run_id" "$(printf '%(%Y%m%d%H%M%S)T' -1)-$((RANDOM % 9000 + 1000))"
  fi
  run_id=$(<"$state/run_id")
  answer_file=$state/output
  read_journal
}
# What `open_state` would find, without a trace.
look_at_state() {
  run_id=''
  if [[ -n $fresh ]]; then state=/dev/null; fi # in which there is nothing
  is_of_this_plan
  if [[ -f $state/run_id ]]; then run_id=$(<"$state/run_id"); fi
  read_journal
}
put() { # FILE TEXT: whole or not at all
  if ! printf '%s' "$2" >"$1.new" || ! mv -f "$1.new" "$1"; then die 1 "$1 cannot be written"; fi
}

# ---- Values --------------------------------------------------------------------------------------

capture_file() { printf '%s/captures/%s' "$state" "${1//\//%}"; }
# What is remembered in a turn is that turn's.
capture_of_turn() { # KEY: in `key`
  local of_turn="$1#$turn" file
  key=$1
  [[ -n $turn ]] || return 0
  file=$(capture_file "$of_turn")
  if [[ -n ${secret_capture[$of_turn]+x} || -f $file ]]; then key=$of_turn; fi
}
declare -A secret_capture=()

resolve() { # KIND VALUE [KIND VALUE]...: the text, in `resolved`
  local text='' key
  while (($# > 0)); do
    case $1 in
      text) text+=$2 ;;
      parameter) text+=${parameter_value[$2]-} ;;
      secret) text+=${secret_value[$2]-} ;;
      environment) text+=${!2-} ;;
      captured)
        capture_of_turn "$2"
        if [[ -n ${secret_capture[$key]+x} ]]; then
          text+=${secret_capture[$key]}
        else
          key=$(capture_file "$key")
          [[ -f $key ]] || die 1 "${2##*.} has not been remembered: its step has not run"
          text+=$(<"$key")
        fi
        ;;
      file)
        if [[ -n ${file_op[$2]+x} ]]; then
          write_file "$2"
          text+=$state/files/${file_path[$2]}
        else
          text+=$source_folder/${file_path[$2]}
        fi
        ;;
      backup)
        mkdir -p "$state/backups/$2"
        text+=$state/backups/$2
        ;;
      member) text+=$member ;;
      run-id) text+=$run_id ;;
      *) die 1 "the script is damaged: no value $1" ;;
    esac
    shift 2
  done
  resolved=$text
}
# The members of a loop's list that it is done for, in `members`.
members_of() { # LOOP
  local saved=("${parts[@]+"${parts[@]}"}")
  split "${loop_list[$1]}" "$SEPARATOR"
  resolve "${parts[@]}"
  parts=("${saved[@]+"${saved[@]}"}")
  IFS=, read -r -a members <<<"$resolved"
  case ${loop_part[$1]} in
    first) members=("${members[@]:0:1}") ;;
    rest) members=("${members[@]:1}") ;;
    *) ;;
  esac
}
split() { # PACKED SEPARATOR: into `parts`
  local rest=$1
  parts=()
  while [[ -n $rest ]]; do
    parts+=("${rest%%"$2"*}")
    rest=${rest#*"$2"}
  done
}
write_file() {
  local path=$state/files/${file_path[$1]}
  mkdir -p "${path%/*}"
  local saved=("${parts[@]+"${parts[@]}"}")
  split "${file_op[$1]}" "$SEPARATOR"
  resolve "${parts[@]}"
  put "$path" "$resolved"
  parts=("${saved[@]+"${saved[@]}"}")
}

# ---- Commands: each in a process of its own ------------------------------------------------------

kubeconfig_of() { # CLUSTER: in `kubeconfig`; a file with its context only
  kubeconfig=''
  local context=${cluster_context[$1]-} file=$state/kubeconfig/$1
  if [[ -n ${cluster_made[$1]-} ]]; then # the step that makes the cluster writes the file
    kubeconfig=$file
    return 0
  fi
  if [[ -z $context && ! -s $file ]]; then
    # Nothing says which cluster it is: the current one of this moment, for the whole run.
    context=$(kubectl config current-context 2>/dev/null) || context=''
    [[ -n $context ]] || return 0
    log "  the plan has no context for cluster $1: this run uses the current one, $context"
  fi
  kubeconfig=$file
  if [[ ! -s $kubeconfig ]]; then
    if ! kubectl config view --minify --flatten --context "$context" >"$kubeconfig.new" 2>"$state/kubeconfig/error"; then
      rm -f "$kubeconfig.new"
      die 4 "no kubeconfig for cluster $1: $(<"$state/kubeconfig/error")"
    fi
    mv -f "$kubeconfig.new" "$kubeconfig"
  fi
}

# Runs the text of an operation with its values as its only variables. Names begin with _b_, so that no
# value of the plan can have one of theirs.
child_process() { # OP LIMIT CLUSTER
  local _b_name _b_bind _b_keep _b_host='' _b_set=()
  split "${op_binds[$1]}" $'\x1e'
  local _b_binds=("${parts[@]+"${parts[@]}"}")
  for _b_bind in "${_b_binds[@]+"${_b_binds[@]}"}"; do
    split "$_b_bind" "$SEPARATOR"
    resolve "${parts[@]:1}"
    _b_set+=("${parts[0]}=$resolved")
  done
  for _b_name in "${env_names[@]+"${env_names[@]}"}"; do
    if [[ -n ${env_value[$_b_name]+x} ]]; then
      split "${env_value[$_b_name]}" "$SEPARATOR"
      resolve "${parts[@]}"
      _b_set+=("$_b_name=$resolved")
    elif [[ -n ${!_b_name+x} ]]; then
      _b_set+=("$_b_name=${!_b_name}")
    fi
  done
  if [[ -n ${op_host[$1]} ]]; then
    split "${op_host[$1]}" "$SEPARATOR"
    resolve "${parts[@]}"
    _b_host=$resolved
  fi
  local _b_text=${op_text[$1]} _b_limit=$2 _b_assignment
  if [[ -n $_b_host ]]; then
    on_that_host "$_b_text" "${op_folder[$1]}" "${_b_set[@]+"${_b_set[@]}"}"
    _b_set=()
  fi
  for _b_keep in PATH HOME USER LOGNAME TERM LANG LC_ALL TMPDIR KUBECONFIG SSH_AUTH_SOCK HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    if [[ -n ${!_b_keep+x} ]]; then _b_set=("$_b_keep=${!_b_keep}" "${_b_set[@]+"${_b_set[@]}"}"); fi
  done
  if [[ -n $3 && -n $kubeconfig ]]; then _b_set+=("KUBECONFIG=$kubeconfig"); fi
  _b_set+=("AWS_PAGER=")
  if [[ -n $_b_host ]]; then
    cd "$source_folder" || exit 126
  else
    cd "$source_folder/${op_folder[$1]}" || exit 126
  fi
  while IFS= read -r _b_name; do unset -v "$_b_name" 2>/dev/null; done < <(compgen -e)
  for _b_assignment in "${_b_set[@]}"; do
    unset -v "${_b_assignment%%=*}" # an array of the script is not exported
    export "${_b_assignment?}"
  done
  if [[ -n $_b_host ]]; then
    # The values go through the pipe: the arguments of a process can be read by everybody.
    exec timeout --kill-after=30 "$_b_limit" ssh -o BatchMode=yes -o ConnectTimeout=20 -- "$_b_host" \
      "exec bash -euo pipefail -c 'eval \"\$(cat)\"'" <<<"$there"
  fi
  if ((_b_limit > 0)); then
    exec timeout --kill-after=30 "$_b_limit" bash -euo pipefail -c "$_b_text" </dev/null
  fi
  exec setsid bash -euo pipefail -c "$_b_text" </dev/null
}

# A secret that an earlier run remembered, in memory only, is taken again when a command needs it.
recall_secrets() { # OP
  local key of id index=$active_index started=${step_started-}
  for key in "${!capture_op[@]}"; do
    of=$key id=${step_id[capture_step[$key]]}
    if [[ -n ${step_loop[capture_step[$key]]} ]]; then of+="#$turn" id+="#$turn"; fi
    if [[ -n ${secret_capture[$of]+x} || ${op_binds[$1]} != *"${SEPARATOR}captured$SEPARATOR$key$SEPARATOR"* ]]; then continue; fi
    [[ ${step_state[$id]-} == @(done|begun) ]] || continue # `resolve` says that it has not been remembered
    recall_secrets "${capture_op[$key]}"
    active_index=${capture_step[$key]} step_started=$(now)
    run_op "$active_index" "${capture_op[$key]}" || die 1 "${op_name[capture_op[$key]]} cannot be taken again"
    active_index=$index step_started=$started
  done
}
on_that_host() { # TEXT FOLDER NAME=VALUE...: what the host is given, in `there`
  local text=$1 folder=$2 assignment
  shift 2
  there=''
  for assignment in "$@"; do
    [[ $text == *"${assignment%%=*}"* ]] || continue # the plan's `env` goes only where it is meant to
    there+="export ${assignment%%=*}=$(printf '%q' "${assignment#*=}")"$'\n'
  done
  if [[ -n $folder ]]; then there+="cd -- $(printf '%q' "$folder")"$'\n'; fi
  there+=$text
}

# In the background and waited for, so that a signal is heard at once.
run_child() { # OP LIMIT [OUTPUT-FILE]
  recall_secrets "$1"
  local cluster=${step_cluster[active_index]-}
  if [[ -n $cluster ]]; then kubeconfig_of "$cluster"; fi
  if [[ -n ${3-} ]]; then
    child_process "$1" "$2" "$cluster" >"$3" &
  else
    child_process "$1" "$2" "$cluster" &
  fi
  child=$!
  wait "$child"
  local status=$?
  kill -TERM -- "-$child" 2>/dev/null
  child=''
  return "$status"
}

# The answer to a test: 0 yes, 75 not (yet), 76 lost for good.
fits() { # OP OUTPUT
  local output=$2 failing
  split "${op_fails[$1]}" $'\x1e'
  for failing in "${parts[@]+"${parts[@]}"}"; do
    split "$failing" "$SEPARATOR"
    resolve "${parts[@]}"
    if [[ $output == "$resolved" ]]; then return 76; fi
  done
  [[ -n ${op_expect[$1]} ]] || return 0
  split "${op_expect[$1]}" "$SEPARATOR"
  local kind=${parts[0]} comparison=''
  local wanted=("${parts[@]:1}")
  if [[ $kind == compares ]]; then
    comparison=${wanted[0]}
    wanted=("${wanted[@]:1}")
  fi
  resolve "${wanted[@]+"${wanted[@]}"}"
  case $kind in
    is) [[ $output == "$resolved" ]] ;;
    is-not) [[ $output != "$resolved" ]] ;;
    empty) [[ -z $output ]] ;;
    not-empty) [[ -n $output ]] ;;
    matches) grep -qE -e "$resolved" <<<"$output" ;;
    compares)
      awk -v a="$output" -v b="$resolved" -v op="$comparison" 'BEGIN {
        if (a !~ /^[ \t]*[-+]?[0-9.]+([eE][-+]?[0-9]+)?[ \t]*$/) exit 1
        a += 0; b += 0
        ok = op == "==" ? a == b : op == "!=" ? a != b : op == "<" ? a < b : op == "<=" ? a <= b : op == ">" ? a > b : a >= b
        exit !ok
      }' </dev/null
      ;;
    *) die 1 "the script is damaged: no test $kind" ;;
  esac || return 75
}
expectation() { # OP: in words
  [[ -n ${op_expect[$1]} ]] || return 0
  split "${op_expect[$1]}" "$SEPARATOR"
  local words=("${parts[@]}") text=${parts[0]//-/ } i=1
  if [[ $text == compares ]]; then text=${words[1]} i=2; fi
  if ((${#words[@]} > i)); then
    resolve "${words[@]:i}"
    text+=" \"$resolved\""
  fi
  printf '%s' "$text"
}

left_of_step() { # seconds until the step's limit; 0: it has none
  local limit=${step_timeout[active_index]-0}
  ((limit > 0)) || { left=0 && return 0; }
  left=$((limit - ($(now) - step_started)))
  if ((left < 1)); then left=1; fi
}

# Asks a command once: 0 yes, 75 no, 76 lost, 1 the command failed, 124 it took too long.
ask_once() { # OP LIMIT
  local status
  run_child "$1" "$2" "$answer_file"
  status=$?
  last_output=$(tr -d '\0' <"$answer_file")
  rm -f "$answer_file"
  ((status == 0)) || return $((status == 124 ? 124 : 1))
  fits "$1" "$last_output"
}

poll() { # OP: until it holds, for as long as it must
  local op=$1 begin elapsed status held=-1 broken=0 shown=0 limit=${op_up_to[$1]} hold=${op_hold[$1]}
  begin=$(now)
  while :; do
    left_of_step
    ask_once "$op" "$((left > 0 && left < 300 ? left : 300))"
    status=$?
    elapsed=$(($(now) - begin))
    case $status in
      0)
        broken=0
        if ((held < 0)); then held=$elapsed; fi
        if ((elapsed - held >= hold)); then return 0; fi
        ;;
      76)
        complain "  lost: it is \"$last_output\""
        return 1
        ;;
      *)
        # A command that should print an answer and fails is no answer; where only its success counts,
        # a failure means: not yet.
        if [[ -n ${op_expect[op]} && $status != 75 ]]; then broken=$((broken + 1)); fi
        if ((broken >= 3)) && [[ ${op_kind[op]} == wait ]]; then
          complain "  broken: its command failed three times in a row"
          return 1
        fi
        if ((held >= 0 && limit == 0)); then
          complain "  it held for $(span $((elapsed - held))), and has to hold for $(span "$hold")"
          return 1
        fi
        held=-1
        if ((limit == 0 && hold > 0)); then
          complain "  it does not hold: it is \"$last_output\""
          return 1
        fi
        ;;
    esac
    if ((limit > 0 && elapsed >= limit && held < 0)); then
      complain "  not after $(span "$elapsed"): it is \"$last_output\""
      return 124
    fi
    if ((left > 0 && left <= 1)); then return 124; fi
    if ((elapsed - shown >= 60)); then
      shown=$elapsed
      log "  waiting: $(span "$elapsed") of $(span $((limit > 0 ? limit : hold))), it is \"${last_output:0:80}\""
    fi
    sleep "${op_every[op]}" &
    child=$!
    wait "$child"
    child=''
  done
}

# ---- People --------------------------------------------------------------------------------------

prompt() { # QUESTION LIMIT: the answer in `reply`; 1: no terminal, 2: too late
  have_terminal || return 1
  local limit=$2
  printf '%s ' "$1" >/dev/tty
  if ((limit > 0)); then
    IFS= read -r -t "$limit" reply </dev/tty || return 2
  else
    IFS= read -r reply </dev/tty || return 2
  fi
}
needs_person() { # STEP-INDEX WHAT WAY
  complain ''
  complain "Step ${step_number[$1]} needs a person: $2"
  complain "  $3"
  finish 3
}
who_is_here() { printf '%s@%s' "${SUDO_USER:-${USER:-$(id -un)}}" "$(uname -n)"; }

named() { # STEP-INDEX: as options name it
  if [[ -n $turn ]]; then printf '%s#%s' "${step_id[$1]}" "$turn"; else printf '%s' "${step_number[$1]}"; fi
}

gate() { # STEP-INDEX OP
  local s=$1 op=$2 id word=yes verb='approve' status
  here "$s"
  if [[ ${op_kind[op]} == manual ]]; then word='done' verb='do'; fi
  local by=${op_who[op]:+, by ${op_who[op]}}
  say "  ${verb^} (${word})$by: ${op_title[op]}"
  if [[ -n ${op_document[op]} ]]; then say "    as described in ${op_document[op]}"; fi
  local expected
  expected=$(expectation "$op")
  if [[ -n $expected ]]; then say "    expected: ${expected#is }"; fi
  if [[ -n ${approvals[$id]-} || (-z $turn && -n ${approvals[${step_number[s]}]-}) || -n $approve_all ]]; then
    record approved "$id" "$op" "$(who_is_here) on the command line"
    return 0
  fi
  prompt "  Type '$word' when that is so, 'no' to stop:" "${op_up_to[op]}"
  status=$?
  if ((status == 1)); then
    needs_person "$s" "${op_title[op]}" "go on with: $called --approve $(named "$s")"
  elif ((status == 2)); then
    complain "  nobody answered in $(span "${op_up_to[op]}")"
    finish 3
  elif [[ $reply == "$word" ]]; then
    record approved "$id" "$op" "$(who_is_here)"
    return 0
  fi
  if [[ -n $expected ]]; then
    complain "  it is not as expected: ${expected#is }"
    return 1
  fi
  complain "  declined"
  if [[ ${op_declined[op]} == rollback ]]; then
    roll_back ''
    finish 1
  fi
  finish 3
}

soak() { # STEP-INDEX OP
  local id op=$2 start left_
  here "$1"
  start=${soak_start["$id|$op"]-}
  if [[ -z $start ]]; then
    start=$(now)
    record soak "$id" "$op" "$start"
  fi
  log "  until $(printf '%(%FT%TZ)T' $((start + op_hold[op]))) ($(span "${op_hold[op]}"))"
  while left_=$((start + op_hold[op] - $(now))) && ((left_ > 0)); do
    sleep $((left_ < 60 ? left_ : 60)) &
    child=$!
    wait "$child"
    child=''
  done
}

# ---- Conditions ----------------------------------------------------------------------------------

compare() { # LEFT OP RIGHT: texts, by version order where they differ
  local first
  case $2 in
    '==') [[ $1 == "$3" ]] && return 0 || return 1 ;;
    '!=') [[ $1 != "$3" ]] && return 0 || return 1 ;;
    *) ;;
  esac
  if [[ $1 == "$3" ]]; then
    [[ $2 == '<=' || $2 == '>=' ]] && return 0 || return 1
  fi
  first=$(printf '%s\n%s\n' "$1" "$3" | sort -V | head -n 1)
  if [[ $first == "$1" ]]; then
    [[ $2 == '<' || $2 == '<=' ]] && return 0 || return 1
  fi
  [[ $2 == '>' || $2 == '>=' ]] && return 0 || return 1
}
condition_holds() { # STEP-INDEX ID
  local s=$1 id=$2 stack=() top instruction value n i status
  # Inside of a loop it is asked for each member.
  if [[ -n ${condition_loop[$2]} ]]; then id="$2#$turn"; fi
  if [[ -z ${answer[$id]-} ]]; then
    split "${condition_program[$2]}" $'\x1e'
    local program=("${parts[@]}")
    for instruction in "${program[@]}"; do
      split "$instruction" "$SEPARATOR"
      local words=("${parts[@]}")
      top=${#stack[@]}
      case ${words[0]} in
        ask)
          if [[ -n ${answers[$id]-} ]]; then
            value=${answers[$id]}
          else
            prompt "  ${words[1]} (yes/no)" 0
            status=$?
            if ((status == 1)); then
              needs_person "$s" "${words[1]}" "go on with: $called --answer '$id=yes' or '$id=no'"
            elif ((status != 0)); then
              finish 3
            fi
            value=$reply
          fi
          if [[ $value == yes || $value == y ]]; then value=yes; else value=no; fi
          ;;
        compare)
          n=${words[1]}
          resolve "${words[@]:3:n}"
          local left_text=$resolved
          resolve "${words[@]:3+n}"
          value=no
          if compare "$left_text" "${words[2]}" "$resolved"; then value=yes; fi
          ;;
        command)
          ask_once "${words[1]}" 300
          status=$?
          case $status in
            0) value=yes ;;
            75) value=no ;;
            *) die 1 "the condition $id cannot be decided: its command failed" ;;
          esac
          ;;
        negate)
          value=yes
          if [[ ${stack[top - 1]} == yes ]]; then value=no; fi
          unset "stack[top-1]"
          ;;
        all | any)
          n=${words[1]}
          value=no
          if [[ ${words[0]} == all ]]; then value=yes; fi
          for ((i = top - n; i < top; i++)); do
            if [[ ${words[0]} == all && ${stack[i]} == no ]]; then value=no; fi
            if [[ ${words[0]} == any && ${stack[i]} == yes ]]; then value=yes; fi
          done
          stack=("${stack[@]:0:top-n}")
          ;;
        *) die 1 "the script is damaged: no condition ${words[0]}" ;;
      esac
      stack+=("$value")
    done
    record answer "$id" "${stack[0]}" ''
  fi
  [[ ${answer[$id]} == yes ]]
}

# ---- Steps ---------------------------------------------------------------------------------------

run_op() { # STEP-INDEX OP: 0, 1, 124
  local s=$1 op=$2 kind=${op_kind[$2]} status value
  left_of_step
  case $kind in
    run | send)
      if [[ $kind == send ]]; then say "  Message${op_who[op]:+ to ${op_who[op]}}: ${op_title[op]}"; fi
      run_child "$op" "$left"
      ;;
    check)
      ask_once "$op" "$((left > 0 ? left : 600))"
      status=$?
      if ((status != 0)); then complain "  it is \"$last_output\", and must be: $(expectation "$op")"; fi
      return $((status == 0 ? 0 : status == 124 ? 124 : 1))
      ;;
    verify | wait)
      if [[ -z ${op_text[op]} ]]; then
        gate "$s" "$op"
      elif [[ $kind == verify ]] && ((op_up_to[op] == 0 && op_hold[op] == 0)); then
        ask_once "$op" "$((left > 0 ? left : 600))"
        status=$?
        if ((status != 0)); then complain "  it is \"$last_output\", and must be: $(expectation "$op")"; fi
        return $((status == 0 ? 0 : status == 124 ? 124 : 1))
      else
        poll "$op"
      fi
      ;;
    remember)
      if [[ -n ${op_secret[op]} ]]; then
        local cluster=${step_cluster[s]}
        if [[ -n $cluster ]]; then kubeconfig_of "$cluster"; fi
        value=$(child_process "$op" "$left" "$cluster")
        status=$?
      else
        run_child "$op" "$left" "$answer_file"
        status=$?
        value=$(tr -d '\0' <"$answer_file")
        rm -f "$answer_file"
      fi
      ((status == 0)) || return "$status"
      if [[ -n ${op_secret[op]} ]]; then mask "$value"; fi
      if [[ -z $value && ${op_declined[op]} != empty ]]; then
        complain "  ${op_name[op]} would be empty"
        return 1
      fi
      fits "$op" "$value" || {
        complain "  ${op_name[op]} is \"$value\", and must be: $(expectation "$op")"
        return 1
      }
      if [[ -n ${op_list[op]} ]]; then value=${value//$'\n'/,}; fi # a list is one text, with commas
      local key=${op_key[op]}
      if [[ -n ${step_loop[s]-} ]]; then key+="#$turn"; fi
      if [[ -n ${op_secret[op]} ]]; then
        secret_capture[$key]=$value
      else
        put "$(capture_file "$key")" "$value"
        say "  ${op_name[op]} = $value"
      fi
      ;;
    notify) say "  Tell${op_who[op]:+ ${op_who[op]}}: ${op_title[op]}" ;;
    approve | manual) gate "$s" "$op" ;;
    soak) soak "$s" "$op" ;;
    *) die 1 "the script is damaged: no operation $kind" ;;
  esac
}

# Operations that are done and stay done; the others are simply repeated after a resume.
remembers() {
  case ${op_kind[$1]} in
    run | send | approve | manual | soak | notify) return 0 ;;
    remember) [[ -z ${op_secret[$1]} ]] && return 0 || return 1 ;;
    *) return 1 ;;
  esac
}
changes() { [[ ${op_changes[$1]} == changes ]]; }
is_done() { # OP ID|PHASE.N: and stays done
  [[ ${op_state["$2"]-} == 'done' ]] && remembers "$1"
}
is_in_doubt() { # STEP-INDEX OP ID|PHASE.N
  [[ ${op_state["$3"]-} == begin && -z ${step_rerun[$1]} ]] && changes "$2"
}

run_ops() { # STEP-INDEX PHASE OPS
  local s=$1 name=$2 op n=0 status try id
  here "$s"
  # shellcheck disable=SC2086 # numbers
  for op in $3; do
    n=$((n + 1))
    local key=$name.$n
    if is_done "$op" "$id|$key"; then continue; fi
    if is_in_doubt "$s" "$op" "$id|$key"; then
      complain ''
      complain "Step ${step_number[s]} is in doubt: a command of it was begun and has not been seen to end (${op_place[op]})"
      printf '    %s\n' "${op_text[op]//$'\n'/$'\n'    }" >&2
      local way=$called
      if [[ $name == undo ]]; then way+=' --rollback'; fi
      complain "  Look whether it had its effect. If not: $way --redo $(named "$s")"
      complain "  If it had:                            $way --done $(named "$s")"
      finish 3
    fi
    if [[ -n ${op_title[op]} && ${op_kind[op]} != @(remember|notify|send|approve|manual) ]]; then say "  ${op_title[op]}"; fi
    try=0
    recall_secrets "$op" # before its command counts as begun
    while :; do
      active_step=$id
      if remembers "$op"; then record begin "$id" "$key" "${op_place[op]}"; fi
      run_op "$s" "$op"
      status=$?
      if ((status == 0)); then break; fi
      if remembers "$op"; then record failed "$id" "$key" "exit status $status"; fi
      try=$((try + 1))
      if ((try > step_retries[s])) || [[ $name == undo ]]; then
        active_step=''
        return "$((status == 124 ? 124 : 1))"
      fi
      log "  failed; try $((try + 1)) of $((step_retries[s] + 1)) in $(span "${step_retry_every[s]}")"
      sleep "${step_retry_every[s]}"
    done
    if remembers "$op"; then record 'done' "$id" "$key" ''; fi
    active_step=''
  done
}

# A step, or, where a loop begins, all that is in the loop; `s` is then the last one that was done.
run_from_here() { # LAST: 0, 1, 124
  local from=$s to=$s loop=${step_loop[s]} status i
  if [[ -z $loop ]]; then
    run_step "$s"
    return
  fi
  while ((to < $1)) && [[ ${step_loop[to + 1]} == "$loop" ]]; do to=$((to + 1)); done
  members_of "$loop"
  local each=("${members[@]+"${members[@]}"}")
  for ((i = 0; i < ${#each[@]}; i++)); do
    turn=$((i + 1)) member=${each[i]}
    for ((s = from; s <= to; s++)); do
      run_step "$s" || return
    done
  done
  turn='' member='' s=$to
}

# Whether the step's conditions let it be done. What that says is remembered.
is_wanted() { # STEP-INDEX
  local s=$1 guard id
  here "$s"
  case ${step_state[$id]-} in
    done | skipped) return 1 ;;
    *) ;;
  esac
  active_index=$s step_started=$(now)
  split "${step_guards[s]}" "$SEPARATOR"
  local guards=("${parts[@]+"${parts[@]}"}")
  for guard in "${guards[@]+"${guards[@]}"}"; do
    local holds=no
    if condition_holds "$s" "${guard%=*}"; then holds=yes; fi
    if [[ $holds != "${guard##*=}" ]]; then
      record step-skipped "$id" '' "${guard%=*} is $holds"
      return 1
    fi
  done
}
announce() { # STEP-INDEX [MORE]
  local s=$1 line
  say ''
  log "${step_number[s]} ${step_title[s]}${turn:+, for $member}${2-}  (${step_place[s]})"
  split "${step_about[s]}" "$SEPARATOR"
  for line in "${parts[@]+"${parts[@]}"}"; do say "  About: $line"; done
  split "${step_notes[s]}" "$SEPARATOR"
  for line in "${parts[@]+"${parts[@]}"}"; do say "  Note: $line"; done
}
run_step() { # STEP-INDEX: 0, 1, 124
  local s=$1 id status
  is_wanted "$s" || return 0
  announce "$s"
  here "$s"
  if [[ -n ${step_skip_ops[s]} ]]; then
    ask_once "${step_skip_ops[s]% }" 300
    status=$?
    if ((status == 0)); then
      log "  has been done already"
      record step-done "$id" '' 'skip_if'
      return 0
    fi
  fi
  if [[ ${step_state[$id]-} != begun ]]; then record step-begun "$id" '' ''; fi
  run_ops "$s" run "${step_run_ops[s]}" || return $?
  record step-done "$id" '' ''
}

# A watch is a step that only looks, for a time, in a branch of its own. It begins before the first step of its parallel block, runs
# beside the others, and is waited for behind the last. It changes nothing, so a run that stops ends it, and the next begins it anew.
begin_watches() { # STEP-INDEX LAST
  local w op id
  for w in "${watch_steps[@]+"${watch_steps[@]}"}"; do
    [[ -z ${watch_process[w]-} && ${step_procedure[w]} == "${step_procedure[$1]}" ]] || continue
    (($1 >= watch_from[w] && $1 <= watch_to[w] && w >= first && w <= $2)) || continue
    is_wanted "$w" || continue
    announce "$w" ', beside what follows'
    here "$w"
    # shellcheck disable=SC2086 # numbers
    for op in ${step_run_ops[w]}; do recall_secrets "$op"; done
    if [[ -n ${step_cluster[w]} ]]; then kubeconfig_of "${step_cluster[w]}"; fi
    record step-begun "$id" '' ''
    look_on "$w" > >(trap '' INT TERM HUP && awk -v at="  ${step_number[w]} |" '{ print at " " $0; fflush() }') 2>&1 &
    watch_process[w]=$!
  done
}
look_on() { # STEP-INDEX, in a process of its own
  trap end_child TERM
  exec {lock}>&- # who was killed does not hold the run for it
  answer_file=$state/output.$1 active_index=$1 step_started=$(now)
  run_ops "$1" run "${step_run_ops[$1]}"
}
end_child() {
  if [[ -n $child ]]; then kill -TERM -- "-$child" 2>/dev/null || kill -TERM "$child" 2>/dev/null; fi
  exit 143
}
# Those that are over, and at the end of their block all; `s` is then the one that failed.
join_watches() { # LAST: 0, 1, 124
  local w id status
  for w in "${watch_steps[@]+"${watch_steps[@]}"}"; do
    [[ -n ${watch_process[w]-} ]] || continue
    ((s >= watch_to[w] || s >= $1)) || ! kill -0 "${watch_process[w]}" 2>/dev/null || continue
    child=${watch_process[w]}
    wait "$child"
    status=$?
    child='' watch_process[w]=''
    if ((status != 0)); then
      s=$w
      return "$((status == 124 ? 124 : 1))"
    fi
    here "$w"
    record step-done "$id" '' ''
  done
}
stop_watches() {
  local w
  for w in "${watch_steps[@]+"${watch_steps[@]}"}"; do
    [[ -n ${watch_process[w]-} ]] || continue
    kill -TERM "${watch_process[w]}" 2>/dev/null
    wait "${watch_process[w]}" 2>/dev/null
    watch_process[w]=''
    rm -f "$state/output.$w"
  done
}
# Brackets that are left after a failure too. When the plan goes on, they are entered anew.
leave_brackets() { # STEP-INDEX: of what failed
  local e enter id inside=$turn of=$member
  for ((e = $1 + 1; e < step_count; e++)); do
    enter=${step_enter[e]}
    if [[ -n $enter && -z ${step_loop[e]} ]]; then turn='' member=''; fi
    here "$e"
    [[ -n $enter && ${step_state[$enter${turn:+#$turn}]-} == @(done|begun) && ${step_state[$id]-} != 'done' ]] || continue
    log "Leaving it: ${step_number[e]} ${step_title[e]}  (${step_place[e]})"
    active_index=$e step_started=$(now)
    if run_ops "$e" run "${step_run_ops[e]}"; then
      record left "$enter${turn:+#$turn}" '' ''
    else
      complain "  That failed too: do it by hand (${step_place[e]})"
    fi
    record left "$id" '' ''
  done
  turn=$inside member=$of
}
explain_failure() { # STEP-INDEX STATUS
  local s=$1 i id
  complain ''
  complain "Step ${step_number[s]} failed: ${step_title[s]}${turn:+, for $member} (${step_place[s]})"
  if (($2 == 124)); then complain "  It took longer than it may."; fi
  for ((i = 0; i < step_count; i++)); do
    id=${step_id[i]}
    if [[ -n ${step_loop[i]} ]]; then id+='#1'; fi
    if [[ ${step_undo[i]} == none && ${step_state[$id]-} == @(done|begun) ]]; then
      complain "  The point of no return has been passed: step ${step_number[i]}, ${step_undo_why[i]}"
      break
    fi
  done
  complain "  Try again:      $called"
  complain "  Leave it out:   $called --skip $(named "$s")"
  complain "  Take all back:  $called --rollback"
  complain "  What was said:  $state/transcript"
}

# ---- Rollback ------------------------------------------------------------------------------------

# The last member of a loop first.
undo_loop() { # FIRST STEP-INDEX that is taken back; `s` is then the first one of the loop
  local last=$s first=$s loop=${step_loop[s]} key count=0
  while ((first > $1)) && [[ ${step_loop[first - 1]} == "$loop" ]]; do first=$((first - 1)); done
  for key in "${!step_state[@]}"; do
    for ((s = first; s <= last; s++)); do
      if [[ $key == "${step_id[s]}#"* ]] && ((${key##*#} > count)); then count=${key##*#}; fi
    done
  done
  if ((count > 0)); then members_of "$loop"; fi
  for ((turn = count; turn > 0; turn--)); do
    member=${members[turn - 1]}
    for ((s = last; s >= first; s--)); do undo_step "$s"; done
  done
  turn='' member='' s=$first
}
# The steps after one that are covered by its undo, a stage's: while it has not come to them, or has
# left the first one out, they are undone in its place.
covered_by() { # STEP-INDEX: in `covered`, what the journal calls it and them, as far as they were done
  local i=$1 id key
  covered=()
  while ((i == $1)) || [[ ${step_undo[i]-} == covered ]]; do
    here "$i"
    if [[ ${step_state[$id]-} == @(done|begun) ]]; then covered+=("$id"); fi
    for key in ${step_loop[i]:+"${!step_state[@]}"}; do
      [[ -z $turn && $key == "$id#"* && ${step_state[$key]} == @(done|begun) ]] || continue
      covered+=("$key")
    done
    i=$((i + 1))
  done
}
undo_step() { # STEP-INDEX
  local s=$1 id status covered
  [[ ${step_undo[s]} != covered && -z ${step_procedure[s]} ]] || return 0
  covered_by "$s"
  ((${#covered[@]} > 0)) || return 0
  here "$s"
  if [[ -n $dry ]]; then
    print_undo "$s"
    return 0
  fi
  active_index=$s step_started=$(now)
  case ${step_undo[s]} in
    operations)
      say ''
      log "Undo ${step_number[s]} ${step_title[s]}${turn:+, for $member}  (${step_place[s]})"
      run_ops "$s" undo "${step_undo_ops[s]}"
      status=$?
      if ((status != 0)); then
        complain "The undo of step ${step_number[s]} failed. Mend what it needs, and go on with: $called --rollback"
        if [[ -n ${step_undo_recover[s]} ]]; then complain "  To recover instead: ${step_undo_recover[s]}"; fi
        finish 1
      fi
      ;;
    none)
      complain "Step ${step_number[s]} cannot be taken back: ${step_undo_why[s]}"
      if [[ -n ${step_undo_recover[s]} ]]; then complain "  To recover instead: ${step_undo_recover[s]}"; fi
      complain "  What came after it has been taken back."
      finish 3
      ;;
    missing)
      complain "Step ${step_number[s]} (${step_title[s]}) has no rollback in the plan: take it back by hand, then"
      complain "  $called --undone $(named "$s") --rollback"
      finish 3
      ;;
    *) ;;
  esac
  record step-undone "$id" '' ''
}
undo_steps() { # STEP-INDEX: down to that one
  local s
  for ((s = step_count - 1; s >= $1; s--)); do
    if [[ -n ${step_loop[s]} ]]; then
      undo_loop "$1"
    else
      undo_step "$s"
    fi
  done
}
roll_back() { # TO-STEP-INDEX or nothing
  stop_watches
  say ''
  log "Rollback"
  if [[ -n $plan_undo_ops && -z $1 ]]; then
    active_index=-1
    run_plan_undo
  else
    undo_steps "${1:-0}"
  fi
  if [[ -z $1 ]]; then record rolled-back '' '' ''; fi
  log "Rolled back"
}
run_plan_undo() {
  local op status
  # shellcheck disable=SC2086 # numbers
  for op in $plan_undo_ops; do
    step_started=$(now)
    run_op 0 "$op"
    status=$?
    if ((status != 0)); then
      complain "The rollback of the plan failed (${op_place[op]}). Go on with: $called --rollback"
      finish 1
    fi
  done
}

# ---- Before anything is touched ------------------------------------------------------------------

tool_says() { # TOOL: its version, as far as it can be read
  local text=''
  case $1 in
    kubectl) text=$(kubectl version --client 2>/dev/null) ;;
    helm) text=$(helm version --short 2>/dev/null) ;;
    eksctl) text=$(eksctl version 2>/dev/null) ;;
    terraform) text=$(terraform version 2>/dev/null) ;;
    *) text=$("$1" --version 2>/dev/null) ;;
  esac
  if [[ $text =~ ([0-9]+\.[0-9]+(\.[0-9]+)?) ]]; then printf '%s' "${BASH_REMATCH[1]}"; fi
}
preflight() {
  local tool missing=() old=() found name
  for tool in flock timeout awk sort grep tr setsid "${tool_names[@]+"${tool_names[@]}"}"; do
    if ! command -v "$tool" >/dev/null; then
      missing+=("$tool")
    elif [[ -n ${tool_version[$tool]-} ]]; then
      found=$(tool_says "$tool")
      if [[ -n $found && $(printf '%s\n%s\n' "$found" "${tool_version[$tool]}" | sort -V | head -n 1) != "${tool_version[$tool]}" ]]; then
        old+=("$tool $found, at least ${tool_version[$tool]}")
      fi
    fi
  done
  if ((${#missing[@]} > 0)); then complain "$script_name: these are not installed: ${missing[*]}"; fi
  if ((${#old[@]} > 0)); then
    printf '%s: too old: %s\n' "$script_name" "${old[@]}" >&2
  fi
  if ((${#missing[@]} + ${#old[@]} > 0)); then finish 4; fi
  [[ -d $source_folder ]] || die 4 "there is no folder $source_folder; --source names the plan's repository"
  for name in "${secret_names[@]+"${secret_names[@]}"}"; do take_secret "$name"; done
}
take_secret() {
  local place=${secret_place[$1]} value status
  case ${secret_source[$1]} in
    env)
      [[ -n ${!place-} ]] || die 4 "the secret $1 is not there: set $place"
      value=${!place}
      ;;
    file) value=$(<"$place") || die 4 "the secret $1 is not there: $place cannot be read" ;;
    k8s)
      value=$(kubectl -n "${place%%/*}" get secret "$(cut -d/ -f2 <<<"$place")" -o "go-template={{index .data \"${place##*/}\"}}" | base64 -d) ||
        die 4 "the secret $1 is not there: $place"
      ;;
    *)
      active_index=-1
      value=$(child_process "${secret_op[$1]}" 60 '')
      status=$?
      ((status == 0)) || die 4 "the secret $1 is not there: its command failed"
      ;;
  esac
  secret_value[$1]=$value
}
check_accounts() {
  local name wanted found
  for name in "${cluster_names[@]+"${cluster_names[@]}"}"; do
    wanted=${cluster_account[$name]}
    [[ -n $wanted ]] || continue
    found=$(AWS_PAGER='' aws sts get-caller-identity --query Account --output text </dev/null) || die 4 "AWS does not say who you are"
    [[ $found == "$wanted" ]] || die 4 "this is account $found; cluster $name is in $wanted"
  done
}
take_cluster_values() {
  local key
  for key in "${!cluster_value[@]}"; do
    split "${cluster_value[$key]}" "$SEPARATOR"
    resolve "${parts[@]}"
    if [[ $key == */context ]]; then cluster_context[${key%/*}]=$resolved; else cluster_account[${key%/*}]=$resolved; fi
  done
}
take_parameters() {
  local name value saved choice
  for name in "${parameter_names[@]+"${parameter_names[@]}"}"; do
    saved=$state/parameters/$name
    if [[ -f $saved ]]; then
      value=$(<"$saved")
      if [[ -n ${settings[$name]+x} && ${settings[$name]} != "$value" ]]; then
        die 6 "$name was $value when the run began; it cannot change in the middle"
      fi
    elif [[ -n ${settings[$name]+x} ]]; then
      value=${settings[$name]}
    elif [[ -n ${parameter_default[$name]+x} ]]; then
      value=${parameter_default[$name]}
    elif [[ -n $dry ]]; then
      continue
    elif prompt "$name (${parameter_type[$name]}):" 0; then
      value=$reply
    else
      die 2 "$name has no value: --set $name=..."
    fi
    if [[ -n ${parameter_pattern[$name]} ]] && ! [[ $value =~ ^(${parameter_pattern[$name]})$ ]]; then
      die 2 "$name is \"$value\", and must match ${parameter_pattern[$name]}"
    fi
    case ${parameter_type[$name]} in
      int) [[ $value =~ ^-?[0-9]+$ ]] || die 2 "$name is \"$value\", and must be a whole number" ;;
      bool) [[ $value == true || $value == false ]] || die 2 "$name is \"$value\", and must be true or false" ;;
      *) ;;
    esac
    if [[ -n ${parameter_choices[$name]} ]]; then
      split "${parameter_choices[$name]}" "$SEPARATOR"
      local fits_one=''
      for choice in "${parts[@]}"; do if [[ $choice == "$value" ]]; then fits_one=1; fi; done
      [[ -n $fits_one ]] || die 2 "$name is \"$value\", and must be one of: ${parts[*]}"
    fi
    parameter_value[$name]=$value
    if [[ -z $dry ]]; then put "$saved" "$value"; fi
  done
}

# ---- The transcript ------------------------------------------------------------------------------

# Everything that is printed goes to the transcript too, without the secrets. Those that are
# remembered on the way are told to the writer in its own input, behind a word that nobody guesses.
mask_word=''
start_transcript() {
  mask_word="mask $$.$RANDOM$RANDOM$RANDOM$RANDOM "
  exec {screen}>&1
  exec > >(trap '' INT TERM HUP && mask_and_write) 2>&1
  transcript=$!
}
# The lines of a secret, into `parts`; of several, those that are too short to tell anything are not
# hidden, for they stand everywhere.
lines_to_hide() { # VALUE
  local line long=()
  split "$1"$'\n' $'\n'
  for line in "${parts[@]}"; do
    if ((${#line} > 3)) || [[ -n $line && $line == "$1" ]]; then long+=("$line"); fi
  done
  parts=("${long[@]+"${long[@]}"}")
}
mask() { # VALUE
  local line
  if [[ -z $mask_word ]]; then return; fi # nothing is written, so nothing may be printed
  lines_to_hide "$1"
  for line in "${parts[@]+"${parts[@]}"}"; do printf '%s%s\n' "$mask_word" "$line"; done
}
mask_and_write() {
  local line name more=1 hidden=()
  for name in "${secret_names[@]+"${secret_names[@]}"}"; do
    lines_to_hide "${secret_value[$name]-}"
    hidden+=("${parts[@]+"${parts[@]}"}")
  done
  while ((more)); do
    IFS= read -r line || more=0
    if ((more == 0)) && [[ -z $line ]]; then break; fi
    if [[ $line == *"$mask_word"* ]]; then
      hidden+=("${line#*"$mask_word"}")
      line=${line%%"$mask_word"*}
      if [[ -z $line ]]; then continue; fi
    fi
    for name in "${hidden[@]+"${hidden[@]}"}"; do line=${line//"$name"/'***'}; done
    printf '%s\n' "$line" >&"$screen"
    printf '%s\n' "$line" >>"$state/transcript"
  done
}
on_exit() {
  local status=$?
  trap - EXIT
  stop_watches
  if [[ -n ${transcript-} ]]; then
    exec 1>&- 2>&-
    wait "$transcript" 2>/dev/null
  fi
  exit "$status"
}
on_signal() { # STATUS NAME
  trap '' INT TERM HUP
  if [[ -n $child ]]; then
    kill -TERM -- "-$child" 2>/dev/null || kill -TERM "$child" 2>/dev/null
    wait "$child" 2>/dev/null
  fi
  complain ''
  complain "Stopped by $2${active_step:+ in $active_step}. Go on with: $called"
  exit "$1"
}

# ---- Looking -------------------------------------------------------------------------------------

print_list() {
  local s
  for ((s = 0; s < step_count; s++)); do
    printf '%-8s %-44s %s%s\n' "${step_number[s]}" "${step_id[s]}" "${step_title[s]}" "${step_procedure[s]:+ (procedure ${step_procedure[s]})}"
  done
}
print_status() {
  local s id
  read_journal
  for ((s = 0; s < step_count; s++)); do
    id=${step_id[s]}
    printf '%-8s %-8s %s\n' "${step_number[s]}" "${step_state[$id]:--}" "${step_title[s]}"
    for ((turn = 1; ; turn++)); do
      here "$s"
      [[ -n ${step_state[$id]-} ]] || break
      printf '%-8s %-8s %s\n' "" "${step_state[$id]}" "  $id"
    done
    turn=''
  done
  if [[ -n $rolled_back ]]; then say 'rolled back'; fi
}
# A value in words, as far as it is known: in `known`.
know() { # KIND TEXT ...
  local key
  known=''
  while (($# > 0)); do
    case $1 in
      text) known+=$2 ;;
      parameter) known+=${parameter_value[$2]-"{input $2}"} ;;
      captured)
        capture_of_turn "$2"
        key=$(capture_file "$key")
        if [[ -f $key ]]; then known+=$(<"$key"); else known+="{remembered, ${2%.*}}"; fi
        ;;
      file) known+=${file_path[$2]} ;;
      run-id) known+=${run_id:-'{the id of the run}'} ;;
      member) known+=${member:-'{the member}'} ;;
      *) known+="{$1 $2}" ;;
    esac
    shift 2
  done
}
# What the command's variables will be, and what its output must be.
print_values() { # OP
  local bind known='' i=1
  split "${op_binds[$1]}" $'\x1e'
  local binds=("${parts[@]+"${parts[@]}"}")
  for bind in "${binds[@]+"${binds[@]}"}"; do
    split "$bind" "$SEPARATOR"
    know "${parts[@]:1}"
    say "      \$${parts[0]} = $known"
  done
  [[ -n ${op_expect[$1]} ]] || return 0
  split "${op_expect[$1]}" "$SEPARATOR"
  if [[ ${parts[0]} == compares ]]; then i=2; fi
  know "${parts[@]:i}"
  say "    expected: ${parts[i - 1]//-/ }${known:+ \"$known\"}"
}
print_op() {
  local op=$1
  case ${op_kind[op]} in
    run | check | verify | wait | remember | send)
      say "  # ${op_kind[op]}${op_title[op]:+ ${op_title[op]}} (${op_place[op]})"
      printf '    %s\n' "${op_text[op]//$'\n'/$'\n'    }"
      print_values "$op"
      ;;
    soak) say "  # let $(span "${op_hold[op]}") pass${op_title[op]:+: ${op_title[op]}}" ;;
    *)
      say "  # ${op_kind[op]}: ${op_title[op]}${op_who[op]:+ (${op_who[op]})}"
      if [[ -n ${op_document[op]} ]]; then say "    as described in ${op_document[op]}"; fi
      print_values "$op"
      ;;
  esac
}
# The operations that are left of a step; 1: it would stop at one.
print_ops() { # STEP-INDEX PHASE OPS
  local op n=0 id
  here "$1"
  # shellcheck disable=SC2086 # numbers
  for op in $3; do
    n=$((n + 1))
    if is_done "$op" "$id|$2.$n"; then continue; fi
    if is_in_doubt "$1" "$op" "$id|$2.$n"; then
      say "  # it stops here: a command was begun and has not been seen to end (${op_place[op]}); --redo or --done $(named "$1")"
      return 1
    fi
    print_op "$op"
  done
}
print_loop() { # LOOP
  local word=each known=''
  split "${loop_list[$1]}" "$SEPARATOR"
  know "${parts[@]}"
  if [[ ${loop_part[$1]} != all ]]; then word="the ${loop_part[$1]}"; fi
  say "  # for $word of $known"
}
dry_run() {
  local s
  for ((s = first; s <= last; s++)); do
    [[ ${step_procedure[s]} == "$wanted_procedure" ]] || continue
    say ''
    say "${step_number[s]} ${step_title[s]}  (${step_place[s]})"
    case ${step_state[${step_id[s]}]-} in
      done | skipped)
        say "  # is ${step_state[${step_id[s]}]}"
        continue
        ;;
      *) ;;
    esac
    if [[ -n ${step_loop[s]} ]]; then print_loop "${step_loop[s]}"; fi
    if [[ -n ${watch_from[s]-} ]]; then say "  # beside the other steps of its parallel block"; fi
    if [[ -n ${step_guards[s]} ]]; then say "  # only if ${step_guards[s]//$SEPARATOR/ }"; fi
    if [[ -n ${step_skip_ops[s]} ]]; then
      say "  # not if this holds already:"
      print_op "${step_skip_ops[s]% }"
    fi
    print_ops "$s" run "${step_run_ops[s]}" || return 0
    if [[ ${step_undo[s]} == none ]]; then say "  # cannot be taken back: ${step_undo_why[s]}"; fi
  done
}
print_undo() { # STEP-INDEX: of one that `roll_back` comes to; where that would stop, nothing follows
  local s=$1
  case ${step_undo[s]} in
    unneeded | covered | by-plan) return 0 ;;
    *) undone_some=1 ;;
  esac
  say ''
  say "Undo ${step_number[s]} ${step_title[s]}${turn:+, for $member}  (${step_place[s]})"
  case ${step_undo[s]} in
    operations) print_ops "$s" undo "${step_undo_ops[s]}" && return 0 ;;
    none) say "  # it stops here: ${step_undo_why[s]}${step_undo_recover[s]:+; to recover instead: ${step_undo_recover[s]}}" ;;
    *) say "  # it stops here: the plan has no rollback for it; take it back by hand, then --undone $(named "$s") --rollback" ;;
  esac
  finish 0
}
dry_rollback() { # TO-STEP-INDEX or nothing
  local op undone_some=''
  if [[ -n $plan_undo_ops && -z $1 ]]; then
    say ''
    say "The rollback of the plan"
    # shellcheck disable=SC2086 # numbers
    for op in $plan_undo_ops; do print_op "$op"; done
    return 0
  fi
  undo_steps "${1:-0}"
  if [[ -z $undone_some ]]; then say "Of what was done there is nothing to take back."; fi
}

usage() {
  cat <<END
$plan_title
plan $plan_name, $plan_hash

usage: $script_name [OPTION]...
Runs the plan; started again it goes on where it stopped.

  --list               the steps
  --dry-run            print what would run, with --rollback too; touches nothing
  --status             how far the last run came
  --from STEP          begin there     (STEP is a number or an id)
  --until STEP         stop behind it
  --only STEP          that one
  --approve STEP       says yes to the gates of a step; --yes to all
  --answer ID=yes|no   answers a question of the plan
  --redo STEP          run the command in doubt again
  --done STEP          the command in doubt had its effect; go on behind it
  --skip STEP          leave a step out
  --rollback [--to STEP]  take back what was done, the last first
  --undone STEP        a step was taken back by hand
  --run PROCEDURE      run a procedure instead; restore-BACKUP puts a backup of this run back
  --fresh              put the journal of the last run aside and begin anew
  --set NAME=VALUE     an input of the plan
  --source DIR         the folder in which commands run (default: this one)
  --state-dir DIR      where the journal is (default: \$XDG_STATE_HOME/belay/$plan_name)
  --help

Commands see the plan's values, the variables that the plan passes through, and PATH, HOME and the like; nothing else.
exit status: 0 done, 1 a step failed, 2 usage, 3 a person is needed, 4 something is missing or wrong before the first step,
5 another run is under way, 6 the state is of another plan, 124 a limit was passed, 128+n stopped by a signal
END
}

find_step() { # NUMBER-OR-ID: in `found`; of one member of a loop, ID#N, its `#N` in `found_turn`
  local s
  for ((s = 0; s < step_count; s++)); do
    if [[ ${step_id[s]} == "${1%#*}" || ${step_number[s]} == "${1%#*}" ]]; then
      found=$s found_turn=''
      if [[ $1 == *#* ]]; then found_turn="#${1##*#}"; fi
      return 0
    fi
  done
  complain "$script_name: there is no step $1; --list prints them"
  exit 2
}
find_procedure() { # NAME
  local s names=''
  for ((s = 0; s < step_count; s++)); do
    if [[ ${step_procedure[s]} == "$1" ]]; then return 0; fi
    if [[ -n ${step_procedure[s]} && " $names " != *" ${step_procedure[s]} "* ]]; then names+=" ${step_procedure[s]}"; fi
  done
  if [[ -z $names ]]; then die 2 "there is no procedure $1; the plan has no procedures"; fi
  die 2 "there is no procedure $1; there are:$names"
}
only_forward() { # OPTION VALUE...: a value is an option too many
  while (($# > 0)); do
    if [[ -n $2 ]]; then die 2 "$1 does not go with --rollback"; fi
    shift 2
  done
}
mark_in_doubt() { # STEP EVENT: redo or done
  find_step "$1"
  local id=${step_id[found]}$found_turn key marked=''
  for key in "${!op_state[@]}"; do
    if [[ $key == "$id|"* && ${op_state[$key]} == begin ]]; then
      record "$2" "$id" "${key#*|}" "$(who_is_here)"
      marked=1
    fi
  done
  [[ -n $marked ]] || die 2 "step $1 is not in doubt"
}

main() {
  local mode=run dry='' from='' until_='' only='' to='' wanted_procedure='' redo='' done_='' first last s status fresh='' skip='' undone='' at
  local approve_all=''
  declare -A settings=() approvals=() answers=()
  script_name=${0##*/} called=$0
  source_folder=$PWD
  state=${XDG_STATE_HOME:-${HOME:-/tmp}/.local/state}/belay/$plan_name
  while (($# > 0)); do
    case $1 in
      --list | --status | --rollback) mode=${1#--} ;;
      --dry-run) dry=1 ;;
      --yes) approve_all=1 ;;
      --fresh) fresh=1 ;;
      --no-color) ;; # there is none
      --help | -h)
        usage
        exit 0
        ;;
      --from | --until | --only | --to | --run | --redo | --done | --skip | --undone | --approve | --answer | --set | --source | --state-dir)
        if (($# < 2)); then
          complain "$script_name: $1 needs a value"
          exit 2
        fi
        case $1 in
          --from) from=$2 ;;
          --until) until_=$2 ;;
          --only) only=$2 ;;
          --to) to=$2 ;;
          --run) wanted_procedure=$2 ;;
          --redo) redo=$2 ;;
          --done) done_=$2 ;;
          --skip) skip=$2 ;;
          --undone) undone=$2 ;;
          --approve) approvals[$2]=1 ;;
          --answer) answers[${2%=*}]=${2##*=} ;;
          --set) settings[${2%%=*}]=${2#*=} ;;
          --source)
            source_folder=$(cd "$2" && pwd) || exit 2
            called+=" --source $(printf %q "$2")"
            ;;
          *)
            state=$2
            called+=" --state-dir $(printf %q "$2")"
            ;;
        esac
        shift
        ;;
      *)
        complain "$script_name: $1 is not known; --help tells what is"
        exit 2
        ;;
    esac
    shift
  done
  define_plan
  first=0 last=$((step_count - 1))
  if [[ -n $to && $mode != rollback ]]; then die 2 "--to goes with --rollback; --until ends a run"; fi
  if [[ $mode == rollback ]]; then
    only_forward --from "$from" --until "$until_" --only "$only" --skip "$skip" --run "$wanted_procedure"
  fi
  if [[ -n $wanted_procedure ]]; then find_procedure "$wanted_procedure"; fi
  if [[ -n $only ]]; then from=$only until_=$only; fi
  if [[ -n $from ]]; then find_step "$from" && first=$found; fi
  if [[ -n $until_ ]]; then find_step "$until_" && last=$found; fi
  for s in "${!settings[@]}"; do
    if [[ -z ${parameter_type[$s]-} ]]; then
      complain "$script_name: the plan has no input $s"
      exit 2
    fi
  done
  case $mode in
    list) print_list ;;
    status) print_status ;;
    *)
      active_index=-1
      if [[ -n $dry ]]; then
        look_at_state
        take_parameters
      else
        preflight
        open_state
        trap on_exit EXIT
        trap 'on_signal 130 SIGINT' INT
        trap 'on_signal 143 SIGTERM' TERM
        trap 'on_signal 129 SIGHUP' HUP
        take_parameters
        take_cluster_values
        start_transcript
        log "$plan_title: run $run_id, state in $state"
      fi
      if [[ -n $undone ]]; then find_step "$undone" && record step-undone "${step_id[found]}$found_turn" '' "$(who_is_here)"; fi
      if [[ -n $redo ]]; then mark_in_doubt "$redo" redo; fi
      if [[ -n $done_ ]]; then mark_in_doubt "$done_" 'done'; fi
      if [[ $mode == rollback ]]; then
        found=''
        if [[ -n $to ]]; then find_step "$to"; fi
        if [[ -n $dry ]]; then dry_rollback "$found"; else roll_back "$found"; fi
        finish 0
      fi
      if [[ -n $rolled_back && -z $wanted_procedure ]]; then die 3 "this run was rolled back; begin anew with --fresh"; fi
      if [[ -n $skip ]]; then find_step "$skip" && record step-skipped "${step_id[found]}$found_turn" '' "$(who_is_here)"; fi
      if [[ -n $dry ]]; then
        dry_run
        finish 0
      fi
      check_accounts
      for ((s = first; s <= last; s++)); do
        [[ ${step_procedure[s]} == "$wanted_procedure" ]] || continue
        begin_watches "$s" "$last"
        status=0 at=$s
        if [[ -z ${watch_process[s]-} ]]; then
          run_from_here "$last"
          status=$? at=$s
        fi
        if ((status == 0)); then
          join_watches "$last"
          status=$?
        fi
        if ((status != 0)); then
          stop_watches
          leave_brackets "$at"
          explain_failure "$s" "$status"
          finish "$status"
        fi
      done
      say ''
      log "Done"
      finish 0
      ;;
  esac
}

{
  main "$@"
  exit
}
