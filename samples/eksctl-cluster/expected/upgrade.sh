#!/usr/bin/env bash
# shellcheck disable=SC2016,SC2317 # texts of the plan are quoted; the last line runs everything
#
# example-hub: EKS 1.21 to 1.24, nodes to 1.23
#
# Made by belay 0.1.0 from plan.belay; change that file, not this one.
# Plan example-hub-1-24, 7b4edd54aa247066395efb455491726b6590df369bfbcb30a92ba393e2a8d199
# Ticket OPS-412
# Owner infrastructure
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

plan_name=example-hub-1-24
plan_hash=7b4edd54aa247066395efb455491726b6590df369bfbcb30a92ba393e2a8d199
plan_title='example-hub: EKS 1.21 to 1.24, nodes to 1.23'

# ---- The plan ---------------------------------------------------------------------------------

define_plan() {
  declare_parameter iam_user string - '' '[A-Za-z0-9+=,.@_-]{1,64}'
  declare_parameter creator_profile string default example-hub-creator ''
  declare_environment AWS_PROFILE
  declare_secret slack_webhook env SLACK_WEBHOOK
  declare_cluster hub arn:aws:eks:ca-central-1:111122223333:cluster/example-hub 111122223333
  declare_tool awk ''
  declare_tool aws 2.13
  declare_tool cmp ''
  declare_tool curl 7.55
  declare_tool deployer ''
  declare_tool eksctl 0.127
  declare_tool git ''
  declare_tool grep ''
  declare_tool jq 1.6
  declare_tool jsonnet 0.17
  declare_tool kubectl 1.14
  declare_tool mv ''
  declare_tool sort ''
  declare_tool wc ''

  # ---- 1 ready: Tools, credentials and repository: nothing is touched before all of this holds

  step 1.1 ready/eksctl_version 'an eksctl that knows 1.21 to 1.24 and whose add-ons start' plan.belay:58
  on_cluster hub
  note 'before 0.125 aws-node does not start (issue 6048), before 0.127 kube-proxy gets an image that does not exist, from 0.134 on 1.21 is not known'
  inside eksctl
  expect matches text '^0\.1(2[7-9]|3[0-3])\.'
  at plan.belay:58
  do_check 'an eksctl that knows 1.21 to 1.24 and whose add-ons start' <<'BELAY'
eksctl version
BELAY

  step 1.2 ready/sign_in 'Sign in at the AWS access portal; the account of a cluster stands in config/clusters/example-hub/cluster.yaml' plan.belay:61
  on_cluster hub
  at plan.belay:61
  do_manual 'Sign in at the AWS access portal; the account of a cluster stands in config/clusters/example-hub/cluster.yaml' infrastructure

  step 1.3 ready/account 'the right account' plan.belay:64
  on_cluster hub
  inside eksctl
  expect is text 111122223333
  at plan.belay:64
  do_check 'the right account' <<'BELAY'
aws sts get-caller-identity --query Account --output text
BELAY

  step 1.4 ready/user 'AWS knows the right user' plan.belay:65
  on_cluster hub
  inside eksctl
  expect is text arn:aws:iam::111122223333:user/ parameter iam_user
  at plan.belay:65
  do_check 'AWS knows the right user' <<'BELAY'
aws sts get-caller-identity --query Arn --output text
BELAY

  step 1.5 ready/begins_at 'the control plane is where the plan begins' plan.belay:66
  on_cluster hub
  with hub_name text example-hub
  with hub_region text ca-central-1
  inside eksctl
  expect is text ACTIVE/1.21
  at plan.belay:66
  do_check 'the control plane is where the plan begins' <<'BELAY'
aws eks describe-cluster --region "$hub_region" --name "$hub_name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY

  step 1.6 ready/addresses 'five addresses are free in every subnet of the control plane' plan.belay:69
  on_cluster hub
  with hub_name text example-hub
  with hub_region text ca-central-1
  inside eksctl
  expect compares '>=' text 5
  at plan.belay:69
  do_check 'five addresses are free in every subnet of the control plane' <<'BELAY'
subnets=$(aws eks describe-cluster --region "$hub_region" --name "$hub_name" --query cluster.resourcesVpcConfig.subnetIds --output json)
aws ec2 describe-subnets --region "$hub_region" --filters "Name=subnet-id,Values=$(jq -r 'join(",")' <<< "$subnets")" \
  --query 'min(Subnets[].AvailableIpAddressCount)' --output text
BELAY

  step 1.7 ready/ebs_driver 'the driver of EBS volumes is there, which 1.23 leaves them to' plan.belay:74
  on_cluster hub
  with hub_name text example-hub
  with hub_region text ca-central-1
  inside eksctl
  expect is text ACTIVE
  at plan.belay:74
  do_check 'the driver of EBS volumes is there, which 1.23 leaves them to' <<'BELAY'
aws eks describe-addon --region "$hub_region" --cluster-name "$hub_name" --addon-name aws-ebs-csi-driver --query addon.status --output text
BELAY

  step 1.8 ready/clean 'the repository has no changes' plan.belay:77
  on_cluster hub
  inside eksctl
  expect empty
  at plan.belay:77
  do_check 'the repository has no changes' <<'BELAY'
git status --porcelain
BELAY

  step 1.9 ready/render 'Make eksctl'\''s config file of the jsonnet file' plan.belay:78
  on_cluster hub
  rerun_safe
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:78
  do_run '' <<'BELAY'
jsonnet --output-file "$output.new" "$source"
mv "$output.new" "$output"
BELAY
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  expect is text same
  at plan.belay:78
  do_verify 'the output is what the source makes' 0 10 0 <<'BELAY'
jsonnet "$source" | cmp - "$output" && echo same
BELAY

  step 1.10 ready/config_fits 'the config is what the cluster is' plan.belay:79
  on_cluster hub
  with config_output text example-hub.eksctl.yaml
  inside eksctl
  expect is text 1.21
  at plan.belay:79
  do_verify 'the config is what the cluster is' 0 10 0 <<'BELAY'
jq -r .metadata.version "$config_output"
BELAY

  # ---- 2 template: What has become better in template.jsonnet since this cluster's file was made of it

  # plan.belay:84
  condition template/when-is-the-cluster-s-jsonnet-file-to-be-made-anew
  decide ask 'Is the cluster'\''s jsonnet file to be made anew from eksctl/template.jsonnet now?'

  step 2.1 template/generate 'Make the cluster'\''s files anew, and keep the jsonnet file only' plan.belay:85
  on_cluster hub
  only_if template/when-is-the-cluster-s-jsonnet-file-to-be-made-anew yes
  with hub_name text example-hub
  with hub_region text ca-central-1
  with hub_type text daskhub
  inside eksctl
  at plan.belay:87
  do_run '' <<'BELAY'
deployer generate-aws-cluster --cluster-name="$hub_name" --cluster-region="$hub_region" --hub-type="$hub_type"
BELAY
  with config_source text example-hub.jsonnet
  inside eksctl
  at plan.belay:89
  do_run '' <<'BELAY'
git restore --staged --worktree -- :/ ":(exclude)$config_source"
git clean --force -d -- :/ ":(exclude)$config_source"
BELAY
  with config_source text example-hub.jsonnet
  inside eksctl
  expect empty
  at plan.belay:93
  do_verify 'nothing else has changed' 0 10 0 <<'BELAY'
git status --porcelain -- :/ ":(exclude)$config_source"
BELAY
  undo operations
  with config_source text example-hub.jsonnet
  inside eksctl
  at plan.belay:94
  do_run '' <<'BELAY'
git restore --staged --worktree -- "$config_source"
BELAY

  step 2.2 template/keep 'Read `git diff`. Commit what is to be kept, with `git add --patch`; the rest is put back by the next step' plan.belay:96
  on_cluster hub
  only_if template/when-is-the-cluster-s-jsonnet-file-to-be-made-anew yes
  about '2.1 Make the cluster'\''s files anew, and keep the jsonnet file only'
  at plan.belay:96
  do_manual 'Read `git diff`. Commit what is to be kept, with `git add --patch`; the rest is put back by the next step' infrastructure

  step 2.3 template/put_back 'Put back what is not kept, and make eksctl'\''s config file again' plan.belay:99
  on_cluster hub
  rerun_safe
  only_if template/when-is-the-cluster-s-jsonnet-file-to-be-made-anew yes
  with config_source text example-hub.jsonnet
  inside eksctl
  at plan.belay:100
  do_run '' <<'BELAY'
git restore -- "$config_source"
BELAY
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:101
  do_run '' <<'BELAY'
jsonnet --output-file "$output.new" "$source"
mv "$output.new" "$output"
BELAY
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  expect is text same
  at plan.belay:101
  do_verify 'the output is what the source makes' 0 10 0 <<'BELAY'
jsonnet "$source" | cmp - "$output" && echo same
BELAY
  inside eksctl
  expect empty
  at plan.belay:102
  do_verify 'the repository has no changes' 0 10 0 <<'BELAY'
git status --porcelain
BELAY

  # ---- 3 announce: Users and engineers know

  step 3.1 announce/announced 'The maintenance is announced to the users of example-hub, or nobody uses it' plan.belay:109
  on_cluster hub
  at plan.belay:109
  do_approve 'The maintenance is announced to the users of example-hub, or nobody uses it' community-lead 7200

  step 3.2 announce/snooze 'Snooze the uptime checks of example-hub for 10 hours' plan.belay:110
  on_cluster hub
  at plan.belay:110
  do_manual 'Snooze the uptime checks of example-hub for 10 hours' infrastructure

  step 3.3 announce/begin 'The upgrade of example-hub begins' plan.belay:111
  on_cluster hub
  with text text 'example-hub: the upgrade to EKS 1.24 begins, servers will be stopped'
  with webhook secret slack_webhook
  at plan.belay:111
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  # ---- 4 upgrade: With access to the cluster, which is taken back at the end

  step 4.1 upgrade/enter-access 'enter: whoever does the upgrade may use the cluster' plan.belay:119
  on_cluster hub
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  inside eksctl
  at plan.belay:119
  do_remember mappings_before upgrade/enter-access.mappings_before reads <<'BELAY'
eksctl get iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" --output json \
  | jq --arg arn "$arn" '[.[] | select(.userarn == $arn or .rolearn == $arn)] | length'
BELAY
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with group text system:masters
  with mappings_before captured upgrade/enter-access.mappings_before
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  with username parameter iam_user
  inside eksctl
  at plan.belay:119
  do_run '' <<'BELAY'
if [[ $mappings_before == 0 ]]; then
  eksctl create iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" \
    --arn "$arn" --username "$username" --group "$group" --no-duplicate-arns
fi
BELAY
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  inside eksctl
  expect compares '>=' text 1
  at plan.belay:119
  do_verify 'there is a mapping' 0 10 0 <<'BELAY'
eksctl get iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" --output json \
  | jq --arg arn "$arn" '[.[] | select(.userarn == $arn or .rolearn == $arn)] | length'
BELAY
  undo operations
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with mappings_before captured upgrade/enter-access.mappings_before
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  inside eksctl
  at plan.belay:119
  do_run '' <<'BELAY'
if [[ $mappings_before == 0 ]]; then
  eksctl delete iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" --arn "$arn" --all
fi
BELAY
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  inside eksctl
  expect is captured upgrade/enter-access.mappings_before
  at plan.belay:119
  do_verify 'there are as many mappings as before' 0 10 0 <<'BELAY'
eksctl get iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" --output json \
  | jq --arg arn "$arn" '[.[] | select(.userarn == $arn or .rolearn == $arn)] | length'
BELAY

  # ---- 4.2 protect: What eksctl is going to rewrite, as it is now

  step 4.2.1 upgrade/protect/nodes_before 'every node is ready, and at 1.21' plan.belay:125
  on_cluster hub
  inside eksctl
  expect is text 'v1.21 True'
  at plan.belay:125
  do_check 'every node is ready, and at 1.21' <<'BELAY'
kubectl get nodes -o json | jq -r '.items[]
  | [(.status.nodeInfo.kubeletVersion | split(".")[:2] | join(".")), (.status.conditions[] | select(.type == "Ready").status)]
  | join(" ")' | sort -u
BELAY

  step 4.2.2 upgrade/protect/budgets 'no disruption budget forbids every eviction' plan.belay:130
  on_cluster hub
  inside eksctl
  expect empty
  at plan.belay:130
  do_check 'no disruption budget forbids every eviction' <<'BELAY'
kubectl get poddisruptionbudgets -A -o json \
  | jq -r '.items[] | select(.status.expectedPods > 0 and .status.disruptionsAllowed == 0) | "\(.metadata.namespace)/\(.metadata.name)"'
BELAY

  step 4.2.3 upgrade/protect/kube_system 'aws-auth and the three add-ons' plan.belay:134
  on_cluster hub
  with backup backup kube_system
  inside eksctl
  at plan.belay:135
  do_run '' <<'BELAY'
kubectl -n kube-system get configmap/aws-auth daemonset/kube-proxy daemonset/aws-node deployment/coredns -o json \
  | jq 'del(.items[].metadata["resourceVersion", "uid", "creationTimestamp", "managedFields"], .items[].status)' \
  > "$backup/kube-system.json"
BELAY
  with backup backup kube_system
  inside eksctl
  expect is text 4
  at plan.belay:140
  do_verify 'all four are in it' 0 10 0 <<'BELAY'
jq '.items | length' "$backup/kube-system.json"
BELAY

  # ---- 4.3 hops: The control plane, one minor version at a time, each with its add-ons

  step 4.3.1 upgrade/hops/1.22/removed_apis 'no API that 1.22 removes is still asked for' plan.belay:147
  on_cluster hub
  with version text 1.22
  inside eksctl
  expect empty
  at plan.belay:147
  do_check '' <<'BELAY'
kubectl get --raw /metrics | awk -v gone="removed_release=\"$version\"" '
  index($0, "apiserver_requested_deprecated_apis{") == 1 && index($0, gone) { print }'
BELAY

  step 4.3.2 upgrade/hops/1.22/config_version 'The config says 1.22' plan.belay:150
  on_cluster hub
  already_done_if
  with new text 'version: '\''1.22'\'''
  with old text 'version: '\''1.21'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text '0 old, 1 new'
  at plan.belay:150
  do_check '' <<'BELAY'
printf '%s old, %s new' "$(grep -cF -- "$old" "$source" || true)" "$(grep -cF -- "$new" "$source" || true)"
BELAY
  with old text 'version: '\''1.21'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_check 'the text stands there exactly once' <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY
  with new text 'version: '\''1.22'\'''
  with old text 'version: '\''1.21'\'''
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:150
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$old"/"$new"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with new text 'version: '\''1.22'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_verify '' 0 10 0 <<'BELAY'
grep -oF -- "$new" "$source" | wc -l
BELAY
  undo operations
  with new text 'version: '\''1.22'\'''
  with old text 'version: '\''1.21'\'''
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:150
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$new"/"$old"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with old text 'version: '\''1.21'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_verify 'the source is as before' 0 10 0 <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY

  step 4.3.3 upgrade/hops/1.22/go 'The control plane goes to 1.22 and does not come back' plan.belay:154
  on_cluster hub
  about hub
  about '4.2.3 aws-auth and the three add-ons'
  at plan.belay:154
  do_approve 'The control plane goes to 1.22 and does not come back' infrastructure-lead 7200

  step 4.3.4 upgrade/hops/1.22/upgrade-hub 'upgrade hub to 1.22' plan.belay:155
  on_cluster hub
  limits 0 1 120
  already_done_if
  with name text example-hub
  with region text ca-central-1
  inside eksctl
  expect is text ACTIVE/1.22
  at plan.belay:155
  do_check '' <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  with limit text 65m
  with name text example-hub
  with region text ca-central-1
  with to text 1.22
  inside eksctl
  at plan.belay:155
  do_run '' <<'BELAY'
eksctl upgrade cluster --region "$region" --name "$name" --version "$to" --timeout "$limit" --approve
BELAY
  with name text example-hub
  with region text ca-central-1
  inside eksctl
  expect is text ACTIVE/1.22
  fails_on text FAILED/1.21
  fails_on text FAILED/1.22
  at plan.belay:155
  do_wait '' 3900 30 0 <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  inside eksctl
  expect is text ok
  at plan.belay:155
  do_verify '' 300 10 0 <<'BELAY'
kubectl get --raw /readyz
BELAY
  undo none 'EKS does not take a control plane of these versions back' 'repair it forward; else make a new cluster, deploy the hubs to it and mount the users'\'' homes there'

  step 4.3.5 upgrade/hops/1.22/upgrade-kube-proxy 'upgrade hub.kube-proxy to 1.22' plan.belay:198
  on_cluster hub
  already_done_if
  with to text 1.22
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is text yes
  at plan.belay:198
  do_check '' <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo no ;; esac
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_remember revision upgrade/hops/1.22/upgrade-kube-proxy.revision reads <<'BELAY'
kubectl -n kube-system rollout history "$workload" | awk '/^[0-9]/ { last = $1 } END { print last }'
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_remember image_before upgrade/hops/1.22/upgrade-kube-proxy.image_before reads <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with cluster text example-hub
  with name text kube-proxy
  with region text ca-central-1
  inside eksctl
  at plan.belay:198
  do_run '' <<'BELAY'
eksctl utils "update-$name" --region "$region" --cluster "$cluster" --approve
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with to text 1.22
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is text yes
  at plan.belay:198
  do_verify 'it is 1.22' 0 10 0 <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo "$image" ;; esac
BELAY
  undo operations
  with revision captured upgrade/hops/1.22/upgrade-kube-proxy.revision
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_run '' <<'BELAY'
kubectl -n kube-system rollout undo "$workload" --to-revision="$revision"
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is captured upgrade/hops/1.22/upgrade-kube-proxy.image_before
  at plan.belay:198
  do_verify 'it has the image that it had' 0 10 0 <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 4.3.6 upgrade/hops/1.22/upgrade-aws-node 'upgrade hub.aws-node to v1.11.3' plan.belay:199
  on_cluster hub
  already_done_if
  with to text v1.11.3
  with workload text daemonset/aws-node
  inside eksctl
  expect is text yes
  at plan.belay:199
  do_check '' <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo no ;; esac
BELAY
  with workload text daemonset/aws-node
  inside eksctl
  at plan.belay:199
  do_remember revision upgrade/hops/1.22/upgrade-aws-node.revision reads <<'BELAY'
kubectl -n kube-system rollout history "$workload" | awk '/^[0-9]/ { last = $1 } END { print last }'
BELAY
  with workload text daemonset/aws-node
  inside eksctl
  at plan.belay:199
  do_remember image_before upgrade/hops/1.22/upgrade-aws-node.image_before reads <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with cluster text example-hub
  with name text aws-node
  with region text ca-central-1
  inside eksctl
  at plan.belay:199
  do_run '' <<'BELAY'
eksctl utils "update-$name" --region "$region" --cluster "$cluster" --approve
BELAY
  with workload text daemonset/aws-node
  inside eksctl
  at plan.belay:199
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with to text v1.11.3
  with workload text daemonset/aws-node
  inside eksctl
  expect is text yes
  at plan.belay:199
  do_verify 'it is v1.11.3' 0 10 0 <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo "$image" ;; esac
BELAY
  undo operations
  with revision captured upgrade/hops/1.22/upgrade-aws-node.revision
  with workload text daemonset/aws-node
  inside eksctl
  at plan.belay:199
  do_run '' <<'BELAY'
kubectl -n kube-system rollout undo "$workload" --to-revision="$revision"
BELAY
  with workload text daemonset/aws-node
  inside eksctl
  at plan.belay:199
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with workload text daemonset/aws-node
  inside eksctl
  expect is captured upgrade/hops/1.22/upgrade-aws-node.image_before
  at plan.belay:199
  do_verify 'it has the image that it had' 0 10 0 <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 4.3.7 upgrade/hops/1.22/upgrade-coredns 'upgrade hub.coredns to v1.8.7-eksbuild.1' plan.belay:200
  on_cluster hub
  already_done_if
  with to text v1.8.7-eksbuild.1
  with workload text deployment/coredns
  inside eksctl
  expect is text yes
  at plan.belay:200
  do_check '' <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo no ;; esac
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_remember revision upgrade/hops/1.22/upgrade-coredns.revision reads <<'BELAY'
kubectl -n kube-system rollout history "$workload" | awk '/^[0-9]/ { last = $1 } END { print last }'
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_remember image_before upgrade/hops/1.22/upgrade-coredns.image_before reads <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with cluster text example-hub
  with name text coredns
  with region text ca-central-1
  inside eksctl
  at plan.belay:200
  do_run '' <<'BELAY'
eksctl utils "update-$name" --region "$region" --cluster "$cluster" --approve
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with to text v1.8.7-eksbuild.1
  with workload text deployment/coredns
  inside eksctl
  expect is text yes
  at plan.belay:200
  do_verify 'it is v1.8.7-eksbuild.1' 0 10 0 <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo "$image" ;; esac
BELAY
  undo operations
  with revision captured upgrade/hops/1.22/upgrade-coredns.revision
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_run '' <<'BELAY'
kubectl -n kube-system rollout undo "$workload" --to-revision="$revision"
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with workload text deployment/coredns
  inside eksctl
  expect is captured upgrade/hops/1.22/upgrade-coredns.image_before
  at plan.belay:200
  do_verify 'it has the image that it had' 0 10 0 <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 4.3.8 upgrade/hops/1.22/hub_answers 'the hub answers' plan.belay:201
  on_cluster hub
  with url text https://example-hub.example.org/hub/health
  inside eksctl
  expect is text 200
  at plan.belay:201
  do_wait 'https://example-hub.example.org/hub/health answers 200' 600 10 0 <<'BELAY'
curl -sS --max-time 10 -o /dev/null -w '%{http_code}\n' "$url"
BELAY

  step 4.3.9 upgrade/hops/1.22/watch 'Watch the hub'\''s dashboard' plan.belay:202
  on_cluster hub
  at plan.belay:202
  do_soak 'Watch the hub'\''s dashboard' 900

  step 4.3.10 upgrade/hops/1.23/removed_apis 'no API that 1.23 removes is still asked for' plan.belay:147
  on_cluster hub
  with version text 1.23
  inside eksctl
  expect empty
  at plan.belay:147
  do_check '' <<'BELAY'
kubectl get --raw /metrics | awk -v gone="removed_release=\"$version\"" '
  index($0, "apiserver_requested_deprecated_apis{") == 1 && index($0, gone) { print }'
BELAY

  step 4.3.11 upgrade/hops/1.23/config_version 'The config says 1.23' plan.belay:150
  on_cluster hub
  already_done_if
  with new text 'version: '\''1.23'\'''
  with old text 'version: '\''1.22'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text '0 old, 1 new'
  at plan.belay:150
  do_check '' <<'BELAY'
printf '%s old, %s new' "$(grep -cF -- "$old" "$source" || true)" "$(grep -cF -- "$new" "$source" || true)"
BELAY
  with old text 'version: '\''1.22'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_check 'the text stands there exactly once' <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY
  with new text 'version: '\''1.23'\'''
  with old text 'version: '\''1.22'\'''
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:150
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$old"/"$new"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with new text 'version: '\''1.23'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_verify '' 0 10 0 <<'BELAY'
grep -oF -- "$new" "$source" | wc -l
BELAY
  undo operations
  with new text 'version: '\''1.23'\'''
  with old text 'version: '\''1.22'\'''
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:150
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$new"/"$old"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with old text 'version: '\''1.22'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_verify 'the source is as before' 0 10 0 <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY

  step 4.3.12 upgrade/hops/1.23/go 'The control plane goes to 1.23 and does not come back' plan.belay:154
  on_cluster hub
  about hub
  about '4.2.3 aws-auth and the three add-ons'
  at plan.belay:154
  do_approve 'The control plane goes to 1.23 and does not come back' infrastructure-lead 7200

  step 4.3.13 upgrade/hops/1.23/upgrade-hub 'upgrade hub to 1.23' plan.belay:155
  on_cluster hub
  limits 0 1 120
  already_done_if
  with name text example-hub
  with region text ca-central-1
  inside eksctl
  expect is text ACTIVE/1.23
  at plan.belay:155
  do_check '' <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  with limit text 65m
  with name text example-hub
  with region text ca-central-1
  with to text 1.23
  inside eksctl
  at plan.belay:155
  do_run '' <<'BELAY'
eksctl upgrade cluster --region "$region" --name "$name" --version "$to" --timeout "$limit" --approve
BELAY
  with name text example-hub
  with region text ca-central-1
  inside eksctl
  expect is text ACTIVE/1.23
  fails_on text FAILED/1.22
  fails_on text FAILED/1.23
  at plan.belay:155
  do_wait '' 3900 30 0 <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  inside eksctl
  expect is text ok
  at plan.belay:155
  do_verify '' 300 10 0 <<'BELAY'
kubectl get --raw /readyz
BELAY
  undo none 'EKS does not take a control plane of these versions back' 'repair it forward; else make a new cluster, deploy the hubs to it and mount the users'\'' homes there'

  # ---- 4.3.14 core_nodes: The core nodes: the new ones first, then the old ones drained

  step 4.3.14.1 upgrade/hops/1.23/core_nodes/enter-both_groups 'enter: the config has both core groups' plan.belay:161
  on_cluster hub
  with old text 'coreNodeGroups = ['\''a'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:161
  do_check 'the text stands there exactly once' <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY
  with new text 'coreNodeGroups = ['\''a'\'', '\''b'\'']'
  with old text 'coreNodeGroups = ['\''a'\'']'
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:161
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$old"/"$new"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with new text 'coreNodeGroups = ['\''a'\'', '\''b'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:161
  do_verify '' 0 10 0 <<'BELAY'
grep -oF -- "$new" "$source" | wc -l
BELAY
  undo operations
  with new text 'coreNodeGroups = ['\''a'\'', '\''b'\'']'
  with old text 'coreNodeGroups = ['\''a'\'']'
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:161
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$new"/"$old"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with old text 'coreNodeGroups = ['\''a'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:161
  do_verify 'the source is as before' 0 10 0 <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY

  step 4.3.14.2 upgrade/hops/1.23/core_nodes/create-core-b 'create hub.core-b to 1.23' plan.belay:165
  on_cluster hub
  already_done_if
  with cluster text example-hub
  with name text core-b
  with region text ca-central-1
  inside eksctl
  expect is text CREATE_COMPLETE
  at plan.belay:165
  do_check '' <<'BELAY'
eksctl get nodegroup --region "$region" --cluster "$cluster" --output json \
  | jq -r --arg name "$name" '.[] | select(.Name == $name).Status'
BELAY
  with config text example-hub.eksctl.yaml
  with limit text 40m
  with name text core-b
  inside eksctl
  at plan.belay:165
  do_run '' <<'BELAY'
eksctl create nodegroup --config-file "$config" --include "$name" --timeout "$limit"
BELAY
  with name text core-b
  with to text 1.23
  inside eksctl
  expect compares '>=' text 1
  at plan.belay:165
  do_wait 'the nodes are ready' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json \
  | jq --arg kubelet "v$to." '[.items[] | select(.status.nodeInfo.kubeletVersion | startswith($kubelet))
      | select(any(.status.conditions[]; .type == "Ready" and .status == "True"))] | length'
BELAY
  with cluster text example-hub
  with name text core-b
  with region text ca-central-1
  inside eksctl
  expect matches text -1.23-
  at plan.belay:165
  do_verify 'its image is of 1.23' 0 10 0 <<'BELAY'
image=$(eksctl get nodegroup --region "$region" --cluster "$cluster" --output json \
  | jq -er --arg name "$name" '.[] | select(.Name == $name).ImageID')
aws ec2 describe-images --region "$region" --image-ids "$image" --query 'Images[0].Name' --output text
BELAY
  undo operations
  with cluster text example-hub
  with limit text 40m
  with name text core-b
  with region text ca-central-1
  inside eksctl
  at plan.belay:165
  do_run '' <<'BELAY'
eksctl delete nodegroup --region "$region" --cluster "$cluster" --name "$name" --wait --timeout "$limit"
BELAY
  with name text core-b
  inside eksctl
  expect empty
  at plan.belay:165
  do_wait 'its nodes are gone' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o name
BELAY

  step 4.3.14.3 upgrade/hops/1.23/core_nodes/drain-core-a 'drain hub.core-a' plan.belay:166
  on_cluster hub
  with cluster text example-hub
  with limit text 1h
  with name text core-a
  with region text ca-central-1
  inside eksctl
  at plan.belay:166
  do_run '' <<'BELAY'
eksctl drain nodegroup --region "$region" --cluster "$cluster" --name "$name" --timeout "$limit"
BELAY
  with name text core-a
  inside eksctl
  expect empty
  at plan.belay:166
  do_verify 'only daemons are left on its nodes' 600 15 0 <<'BELAY'
nodes=$(kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json | jq -c '[.items[].metadata.name]')
kubectl get pods --all-namespaces -o json | jq -r --argjson nodes "$nodes" '.items[]
  | select(.spec.nodeName as $node | any($nodes[]; . == $node))
  | select(.status.phase == "Pending" or .status.phase == "Running")
  | select(all(.metadata.ownerReferences[]?; .kind != "DaemonSet" and .kind != "Node"))
  | "\(.metadata.namespace)/\(.metadata.name)"'
BELAY
  undo operations
  with cluster text example-hub
  with name text core-a
  with region text ca-central-1
  inside eksctl
  at plan.belay:166
  do_run '' <<'BELAY'
eksctl drain nodegroup --region "$region" --cluster "$cluster" --name "$name" --undo
BELAY
  with name text core-a
  inside eksctl
  expect empty
  at plan.belay:166
  do_verify 'its nodes take pods' 0 10 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" --field-selector=spec.unschedulable=true -o name
BELAY

  step 4.3.14.4 upgrade/hops/1.23/core_nodes/hub_moved 'the hub answers from the new core nodes' plan.belay:167
  on_cluster hub
  with url text https://example-hub.example.org/hub/health
  inside eksctl
  expect is text 200
  at plan.belay:167
  do_wait 'https://example-hub.example.org/hub/health answers 200' 600 10 0 <<'BELAY'
curl -sS --max-time 10 -o /dev/null -w '%{http_code}\n' "$url"
BELAY

  step 4.3.14.5 upgrade/hops/1.23/core_nodes/core_a_can_go 'core-a is empty and can go' plan.belay:171
  on_cluster hub
  about hub.core-a
  about '4.3.14.4 the hub answers from the new core nodes'
  at plan.belay:171
  do_approve 'core-a is empty and can go' infrastructure-lead 7200

  step 4.3.14.6 upgrade/hops/1.23/core_nodes/delete-core-a 'delete hub.core-a' plan.belay:172
  on_cluster hub
  already_done_if
  with cluster text example-hub
  with name text core-a
  with region text ca-central-1
  inside eksctl
  expect is text false
  at plan.belay:172
  do_check '' <<'BELAY'
eksctl get nodegroup --region "$region" --cluster "$cluster" --output json | jq --arg name "$name" 'any(.[]; .Name == $name)'
BELAY
  with name text core-a
  inside eksctl
  expect is text 0
  at plan.belay:172
  do_check 'no node of it still takes pods' <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json | jq '[.items[] | select(.spec.unschedulable | not)] | length'
BELAY
  with cluster text example-hub
  with limit text 40m
  with name text core-a
  with region text ca-central-1
  inside eksctl
  at plan.belay:172
  do_run '' <<'BELAY'
eksctl delete nodegroup --region "$region" --cluster "$cluster" --name "$name" --wait --timeout "$limit"
BELAY
  with name text core-a
  inside eksctl
  expect empty
  at plan.belay:172
  do_wait 'its nodes are gone' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o name
BELAY
  undo none 'the nodes are gone' 'make a group of 1.21 again with eks.create_nodes, as long as the control plane is not too far ahead'

  step 4.3.14.7 upgrade/hops/1.23/core_nodes/exit-both_groups 'exit: the config has both core groups' plan.belay:161
  on_cluster hub
  with new text 'coreNodeGroups = ['\''a'\'', '\''b'\'']'
  with old text 'coreNodeGroups = ['\''a'\'']'
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:161
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$new"/"$old"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with old text 'coreNodeGroups = ['\''a'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:161
  do_verify 'the source is as before' 0 10 0 <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY
  undo operations
  with old text 'coreNodeGroups = ['\''a'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:161
  do_check 'the text stands there exactly once' <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY
  with new text 'coreNodeGroups = ['\''a'\'', '\''b'\'']'
  with old text 'coreNodeGroups = ['\''a'\'']'
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:161
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$old"/"$new"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with new text 'coreNodeGroups = ['\''a'\'', '\''b'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:161
  do_verify '' 0 10 0 <<'BELAY'
grep -oF -- "$new" "$source" | wc -l
BELAY

  step 4.3.14.8 upgrade/hops/1.23/core_nodes/core_b 'core-b is the core group from now on' plan.belay:174
  on_cluster hub
  already_done_if
  with new text 'coreNodeGroups = ['\''b'\'']'
  with old text 'coreNodeGroups = ['\''a'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text '0 old, 1 new'
  at plan.belay:174
  do_check '' <<'BELAY'
printf '%s old, %s new' "$(grep -cF -- "$old" "$source" || true)" "$(grep -cF -- "$new" "$source" || true)"
BELAY
  with old text 'coreNodeGroups = ['\''a'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:174
  do_check 'the text stands there exactly once' <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY
  with new text 'coreNodeGroups = ['\''b'\'']'
  with old text 'coreNodeGroups = ['\''a'\'']'
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:174
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$old"/"$new"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with new text 'coreNodeGroups = ['\''b'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:174
  do_verify '' 0 10 0 <<'BELAY'
grep -oF -- "$new" "$source" | wc -l
BELAY
  undo operations
  with new text 'coreNodeGroups = ['\''b'\'']'
  with old text 'coreNodeGroups = ['\''a'\'']'
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:174
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$new"/"$old"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with old text 'coreNodeGroups = ['\''a'\'']'
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:174
  do_verify 'the source is as before' 0 10 0 <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY

  # ---- 4.3.15 user_nodes: The nodes of users and of Dask, when nobody is on them

  step 4.3.15.1 upgrade/hops/1.23/user_nodes/enter-stopped 'enter: the autoscaler is stopped' plan.belay:180
  on_cluster hub
  with namespace text support
  with workload text deployment/support-cluster-autoscaler
  inside eksctl
  at plan.belay:180
  do_remember replicas upgrade/hops/1.23/user_nodes/enter-stopped.replicas reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o jsonpath='{.spec.replicas}'
BELAY
  with namespace text support
  with workload text deployment/support-cluster-autoscaler
  inside eksctl
  at plan.belay:180
  do_remember selector upgrade/hops/1.23/user_nodes/enter-stopped.selector reads <<'BELAY'
kubectl -n "$namespace" get "$workload" -o json \
  | jq -er '.spec.selector.matchLabels | to_entries | map("\(.key)=\(.value)") | join(",")'
BELAY
  with namespace text support
  with workload text deployment/support-cluster-autoscaler
  inside eksctl
  at plan.belay:180
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas=0
BELAY
  with namespace text support
  with selector captured upgrade/hops/1.23/user_nodes/enter-stopped.selector
  inside eksctl
  expect empty
  at plan.belay:180
  do_wait 'the last pod has ended' 300 5 0 <<'BELAY'
kubectl -n "$namespace" get pods -l "$selector" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o name
BELAY
  undo operations
  with namespace text support
  with replicas captured upgrade/hops/1.23/user_nodes/enter-stopped.replicas
  with workload text deployment/support-cluster-autoscaler
  inside eksctl
  at plan.belay:180
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas="$replicas"
BELAY
  with namespace text support
  with workload text deployment/support-cluster-autoscaler
  inside eksctl
  at plan.belay:180
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY

  step 4.3.15.2 upgrade/hops/1.23/user_nodes/stop_servers 'No server runs' plan.belay:181
  on_cluster hub
  at plan.belay:182
  do_manual 'Stop the servers that still run, in the hubs'\'' admin pages, after a word with their users' infrastructure

  step 4.3.15.3 upgrade/hops/1.23/user_nodes/no_servers 'no server and no Dask cluster is left' plan.belay:186
  on_cluster hub
  inside eksctl
  expect empty
  at plan.belay:186
  do_wait 'no server and no Dask cluster is left' 7200 30 0 <<'BELAY'
kubectl get pods -A -l component=singleuser-server -o name
kubectl get pods -A -l 'app.kubernetes.io/component in (dask-scheduler, dask-worker)' -o name
BELAY

  step 4.3.15.4 upgrade/hops/1.23/user_nodes/nb-m5-large/drain-nb-m5-large 'drain hub.nb-m5-large' plan.belay:191
  on_cluster hub
  with cluster text example-hub
  with limit text 1h
  with name text nb-m5-large
  with region text ca-central-1
  inside eksctl
  at plan.belay:191
  do_run '' <<'BELAY'
eksctl drain nodegroup --region "$region" --cluster "$cluster" --name "$name" --timeout "$limit"
BELAY
  with name text nb-m5-large
  inside eksctl
  expect empty
  at plan.belay:191
  do_verify 'only daemons are left on its nodes' 600 15 0 <<'BELAY'
nodes=$(kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json | jq -c '[.items[].metadata.name]')
kubectl get pods --all-namespaces -o json | jq -r --argjson nodes "$nodes" '.items[]
  | select(.spec.nodeName as $node | any($nodes[]; . == $node))
  | select(.status.phase == "Pending" or .status.phase == "Running")
  | select(all(.metadata.ownerReferences[]?; .kind != "DaemonSet" and .kind != "Node"))
  | "\(.metadata.namespace)/\(.metadata.name)"'
BELAY
  undo operations
  with cluster text example-hub
  with name text nb-m5-large
  with region text ca-central-1
  inside eksctl
  at plan.belay:191
  do_run '' <<'BELAY'
eksctl drain nodegroup --region "$region" --cluster "$cluster" --name "$name" --undo
BELAY
  with name text nb-m5-large
  inside eksctl
  expect empty
  at plan.belay:191
  do_verify 'its nodes take pods' 0 10 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" --field-selector=spec.unschedulable=true -o name
BELAY

  step 4.3.15.5 upgrade/hops/1.23/user_nodes/nb-m5-large/delete-nb-m5-large 'delete hub.nb-m5-large' plan.belay:192
  on_cluster hub
  already_done_if
  with cluster text example-hub
  with name text nb-m5-large
  with region text ca-central-1
  inside eksctl
  expect is text false
  at plan.belay:192
  do_check '' <<'BELAY'
eksctl get nodegroup --region "$region" --cluster "$cluster" --output json | jq --arg name "$name" 'any(.[]; .Name == $name)'
BELAY
  with name text nb-m5-large
  inside eksctl
  expect is text 0
  at plan.belay:192
  do_check 'no node of it still takes pods' <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json | jq '[.items[] | select(.spec.unschedulable | not)] | length'
BELAY
  with cluster text example-hub
  with limit text 40m
  with name text nb-m5-large
  with region text ca-central-1
  inside eksctl
  at plan.belay:192
  do_run '' <<'BELAY'
eksctl delete nodegroup --region "$region" --cluster "$cluster" --name "$name" --wait --timeout "$limit"
BELAY
  with name text nb-m5-large
  inside eksctl
  expect empty
  at plan.belay:192
  do_wait 'its nodes are gone' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o name
BELAY
  undo none 'the nodes are gone' 'make a group of 1.21 again with eks.create_nodes, as long as the control plane is not too far ahead'

  step 4.3.15.6 upgrade/hops/1.23/user_nodes/nb-m5-large/create-nb-m5-large 'create hub.nb-m5-large to 1.23' plan.belay:193
  on_cluster hub
  already_done_if
  with cluster text example-hub
  with name text nb-m5-large
  with region text ca-central-1
  inside eksctl
  expect is text CREATE_COMPLETE
  at plan.belay:193
  do_check '' <<'BELAY'
eksctl get nodegroup --region "$region" --cluster "$cluster" --output json \
  | jq -r --arg name "$name" '.[] | select(.Name == $name).Status'
BELAY
  with config text example-hub.eksctl.yaml
  with limit text 40m
  with name text nb-m5-large
  inside eksctl
  at plan.belay:193
  do_run '' <<'BELAY'
eksctl create nodegroup --config-file "$config" --include "$name" --timeout "$limit"
BELAY
  with name text nb-m5-large
  with to text 1.23
  inside eksctl
  expect compares '>=' text 0
  at plan.belay:193
  do_wait 'the nodes are ready' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json \
  | jq --arg kubelet "v$to." '[.items[] | select(.status.nodeInfo.kubeletVersion | startswith($kubelet))
      | select(any(.status.conditions[]; .type == "Ready" and .status == "True"))] | length'
BELAY
  with cluster text example-hub
  with name text nb-m5-large
  with region text ca-central-1
  inside eksctl
  expect matches text -1.23-
  at plan.belay:193
  do_verify 'its image is of 1.23' 0 10 0 <<'BELAY'
image=$(eksctl get nodegroup --region "$region" --cluster "$cluster" --output json \
  | jq -er --arg name "$name" '.[] | select(.Name == $name).ImageID')
aws ec2 describe-images --region "$region" --image-ids "$image" --query 'Images[0].Name' --output text
BELAY
  undo operations
  with cluster text example-hub
  with limit text 40m
  with name text nb-m5-large
  with region text ca-central-1
  inside eksctl
  at plan.belay:193
  do_run '' <<'BELAY'
eksctl delete nodegroup --region "$region" --cluster "$cluster" --name "$name" --wait --timeout "$limit"
BELAY
  with name text nb-m5-large
  inside eksctl
  expect empty
  at plan.belay:193
  do_wait 'its nodes are gone' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o name
BELAY

  step 4.3.15.7 upgrade/hops/1.23/user_nodes/nb-m5-xlarge/drain-nb-m5-xlarge 'drain hub.nb-m5-xlarge' plan.belay:191
  on_cluster hub
  with cluster text example-hub
  with limit text 1h
  with name text nb-m5-xlarge
  with region text ca-central-1
  inside eksctl
  at plan.belay:191
  do_run '' <<'BELAY'
eksctl drain nodegroup --region "$region" --cluster "$cluster" --name "$name" --timeout "$limit"
BELAY
  with name text nb-m5-xlarge
  inside eksctl
  expect empty
  at plan.belay:191
  do_verify 'only daemons are left on its nodes' 600 15 0 <<'BELAY'
nodes=$(kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json | jq -c '[.items[].metadata.name]')
kubectl get pods --all-namespaces -o json | jq -r --argjson nodes "$nodes" '.items[]
  | select(.spec.nodeName as $node | any($nodes[]; . == $node))
  | select(.status.phase == "Pending" or .status.phase == "Running")
  | select(all(.metadata.ownerReferences[]?; .kind != "DaemonSet" and .kind != "Node"))
  | "\(.metadata.namespace)/\(.metadata.name)"'
BELAY
  undo operations
  with cluster text example-hub
  with name text nb-m5-xlarge
  with region text ca-central-1
  inside eksctl
  at plan.belay:191
  do_run '' <<'BELAY'
eksctl drain nodegroup --region "$region" --cluster "$cluster" --name "$name" --undo
BELAY
  with name text nb-m5-xlarge
  inside eksctl
  expect empty
  at plan.belay:191
  do_verify 'its nodes take pods' 0 10 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" --field-selector=spec.unschedulable=true -o name
BELAY

  step 4.3.15.8 upgrade/hops/1.23/user_nodes/nb-m5-xlarge/delete-nb-m5-xlarge 'delete hub.nb-m5-xlarge' plan.belay:192
  on_cluster hub
  already_done_if
  with cluster text example-hub
  with name text nb-m5-xlarge
  with region text ca-central-1
  inside eksctl
  expect is text false
  at plan.belay:192
  do_check '' <<'BELAY'
eksctl get nodegroup --region "$region" --cluster "$cluster" --output json | jq --arg name "$name" 'any(.[]; .Name == $name)'
BELAY
  with name text nb-m5-xlarge
  inside eksctl
  expect is text 0
  at plan.belay:192
  do_check 'no node of it still takes pods' <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json | jq '[.items[] | select(.spec.unschedulable | not)] | length'
BELAY
  with cluster text example-hub
  with limit text 40m
  with name text nb-m5-xlarge
  with region text ca-central-1
  inside eksctl
  at plan.belay:192
  do_run '' <<'BELAY'
eksctl delete nodegroup --region "$region" --cluster "$cluster" --name "$name" --wait --timeout "$limit"
BELAY
  with name text nb-m5-xlarge
  inside eksctl
  expect empty
  at plan.belay:192
  do_wait 'its nodes are gone' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o name
BELAY
  undo none 'the nodes are gone' 'make a group of 1.21 again with eks.create_nodes, as long as the control plane is not too far ahead'

  step 4.3.15.9 upgrade/hops/1.23/user_nodes/nb-m5-xlarge/create-nb-m5-xlarge 'create hub.nb-m5-xlarge to 1.23' plan.belay:193
  on_cluster hub
  already_done_if
  with cluster text example-hub
  with name text nb-m5-xlarge
  with region text ca-central-1
  inside eksctl
  expect is text CREATE_COMPLETE
  at plan.belay:193
  do_check '' <<'BELAY'
eksctl get nodegroup --region "$region" --cluster "$cluster" --output json \
  | jq -r --arg name "$name" '.[] | select(.Name == $name).Status'
BELAY
  with config text example-hub.eksctl.yaml
  with limit text 40m
  with name text nb-m5-xlarge
  inside eksctl
  at plan.belay:193
  do_run '' <<'BELAY'
eksctl create nodegroup --config-file "$config" --include "$name" --timeout "$limit"
BELAY
  with name text nb-m5-xlarge
  with to text 1.23
  inside eksctl
  expect compares '>=' text 0
  at plan.belay:193
  do_wait 'the nodes are ready' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json \
  | jq --arg kubelet "v$to." '[.items[] | select(.status.nodeInfo.kubeletVersion | startswith($kubelet))
      | select(any(.status.conditions[]; .type == "Ready" and .status == "True"))] | length'
BELAY
  with cluster text example-hub
  with name text nb-m5-xlarge
  with region text ca-central-1
  inside eksctl
  expect matches text -1.23-
  at plan.belay:193
  do_verify 'its image is of 1.23' 0 10 0 <<'BELAY'
image=$(eksctl get nodegroup --region "$region" --cluster "$cluster" --output json \
  | jq -er --arg name "$name" '.[] | select(.Name == $name).ImageID')
aws ec2 describe-images --region "$region" --image-ids "$image" --query 'Images[0].Name' --output text
BELAY
  undo operations
  with cluster text example-hub
  with limit text 40m
  with name text nb-m5-xlarge
  with region text ca-central-1
  inside eksctl
  at plan.belay:193
  do_run '' <<'BELAY'
eksctl delete nodegroup --region "$region" --cluster "$cluster" --name "$name" --wait --timeout "$limit"
BELAY
  with name text nb-m5-xlarge
  inside eksctl
  expect empty
  at plan.belay:193
  do_wait 'its nodes are gone' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o name
BELAY

  step 4.3.15.10 upgrade/hops/1.23/user_nodes/dask-m5-large/drain-dask-m5-large 'drain hub.dask-m5-large' plan.belay:191
  on_cluster hub
  with cluster text example-hub
  with limit text 1h
  with name text dask-m5-large
  with region text ca-central-1
  inside eksctl
  at plan.belay:191
  do_run '' <<'BELAY'
eksctl drain nodegroup --region "$region" --cluster "$cluster" --name "$name" --timeout "$limit"
BELAY
  with name text dask-m5-large
  inside eksctl
  expect empty
  at plan.belay:191
  do_verify 'only daemons are left on its nodes' 600 15 0 <<'BELAY'
nodes=$(kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json | jq -c '[.items[].metadata.name]')
kubectl get pods --all-namespaces -o json | jq -r --argjson nodes "$nodes" '.items[]
  | select(.spec.nodeName as $node | any($nodes[]; . == $node))
  | select(.status.phase == "Pending" or .status.phase == "Running")
  | select(all(.metadata.ownerReferences[]?; .kind != "DaemonSet" and .kind != "Node"))
  | "\(.metadata.namespace)/\(.metadata.name)"'
BELAY
  undo operations
  with cluster text example-hub
  with name text dask-m5-large
  with region text ca-central-1
  inside eksctl
  at plan.belay:191
  do_run '' <<'BELAY'
eksctl drain nodegroup --region "$region" --cluster "$cluster" --name "$name" --undo
BELAY
  with name text dask-m5-large
  inside eksctl
  expect empty
  at plan.belay:191
  do_verify 'its nodes take pods' 0 10 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" --field-selector=spec.unschedulable=true -o name
BELAY

  step 4.3.15.11 upgrade/hops/1.23/user_nodes/dask-m5-large/delete-dask-m5-large 'delete hub.dask-m5-large' plan.belay:192
  on_cluster hub
  already_done_if
  with cluster text example-hub
  with name text dask-m5-large
  with region text ca-central-1
  inside eksctl
  expect is text false
  at plan.belay:192
  do_check '' <<'BELAY'
eksctl get nodegroup --region "$region" --cluster "$cluster" --output json | jq --arg name "$name" 'any(.[]; .Name == $name)'
BELAY
  with name text dask-m5-large
  inside eksctl
  expect is text 0
  at plan.belay:192
  do_check 'no node of it still takes pods' <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json | jq '[.items[] | select(.spec.unschedulable | not)] | length'
BELAY
  with cluster text example-hub
  with limit text 40m
  with name text dask-m5-large
  with region text ca-central-1
  inside eksctl
  at plan.belay:192
  do_run '' <<'BELAY'
eksctl delete nodegroup --region "$region" --cluster "$cluster" --name "$name" --wait --timeout "$limit"
BELAY
  with name text dask-m5-large
  inside eksctl
  expect empty
  at plan.belay:192
  do_wait 'its nodes are gone' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o name
BELAY
  undo none 'the nodes are gone' 'make a group of 1.21 again with eks.create_nodes, as long as the control plane is not too far ahead'

  step 4.3.15.12 upgrade/hops/1.23/user_nodes/dask-m5-large/create-dask-m5-large 'create hub.dask-m5-large to 1.23' plan.belay:193
  on_cluster hub
  already_done_if
  with cluster text example-hub
  with name text dask-m5-large
  with region text ca-central-1
  inside eksctl
  expect is text CREATE_COMPLETE
  at plan.belay:193
  do_check '' <<'BELAY'
eksctl get nodegroup --region "$region" --cluster "$cluster" --output json \
  | jq -r --arg name "$name" '.[] | select(.Name == $name).Status'
BELAY
  with config text example-hub.eksctl.yaml
  with limit text 40m
  with name text dask-m5-large
  inside eksctl
  at plan.belay:193
  do_run '' <<'BELAY'
eksctl create nodegroup --config-file "$config" --include "$name" --timeout "$limit"
BELAY
  with name text dask-m5-large
  with to text 1.23
  inside eksctl
  expect compares '>=' text 0
  at plan.belay:193
  do_wait 'the nodes are ready' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o json \
  | jq --arg kubelet "v$to." '[.items[] | select(.status.nodeInfo.kubeletVersion | startswith($kubelet))
      | select(any(.status.conditions[]; .type == "Ready" and .status == "True"))] | length'
BELAY
  with cluster text example-hub
  with name text dask-m5-large
  with region text ca-central-1
  inside eksctl
  expect matches text -1.23-
  at plan.belay:193
  do_verify 'its image is of 1.23' 0 10 0 <<'BELAY'
image=$(eksctl get nodegroup --region "$region" --cluster "$cluster" --output json \
  | jq -er --arg name "$name" '.[] | select(.Name == $name).ImageID')
aws ec2 describe-images --region "$region" --image-ids "$image" --query 'Images[0].Name' --output text
BELAY
  undo operations
  with cluster text example-hub
  with limit text 40m
  with name text dask-m5-large
  with region text ca-central-1
  inside eksctl
  at plan.belay:193
  do_run '' <<'BELAY'
eksctl delete nodegroup --region "$region" --cluster "$cluster" --name "$name" --wait --timeout "$limit"
BELAY
  with name text dask-m5-large
  inside eksctl
  expect empty
  at plan.belay:193
  do_wait 'its nodes are gone' 2400 15 0 <<'BELAY'
kubectl get nodes -l "alpha.eksctl.io/nodegroup-name=$name" -o name
BELAY

  step 4.3.15.13 upgrade/hops/1.23/user_nodes/exit-stopped 'exit: the autoscaler is stopped' plan.belay:180
  on_cluster hub
  with namespace text support
  with replicas captured upgrade/hops/1.23/user_nodes/enter-stopped.replicas
  with workload text deployment/support-cluster-autoscaler
  inside eksctl
  at plan.belay:180
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas="$replicas"
BELAY
  with namespace text support
  with workload text deployment/support-cluster-autoscaler
  inside eksctl
  at plan.belay:180
  do_wait '' 300 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "$workload" --timeout=15s
BELAY
  undo operations
  with namespace text support
  with workload text deployment/support-cluster-autoscaler
  inside eksctl
  at plan.belay:180
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "$workload" --replicas=0
BELAY
  with namespace text support
  with selector captured upgrade/hops/1.23/user_nodes/enter-stopped.selector
  inside eksctl
  expect empty
  at plan.belay:180
  do_wait 'the last pod has ended' 300 5 0 <<'BELAY'
kubectl -n "$namespace" get pods -l "$selector" --field-selector=status.phase!=Succeeded,status.phase!=Failed -o name
BELAY

  step 4.3.16 upgrade/hops/1.23/upgrade-kube-proxy 'upgrade hub.kube-proxy to 1.23' plan.belay:198
  on_cluster hub
  already_done_if
  with to text 1.23
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is text yes
  at plan.belay:198
  do_check '' <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo no ;; esac
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_remember revision upgrade/hops/1.23/upgrade-kube-proxy.revision reads <<'BELAY'
kubectl -n kube-system rollout history "$workload" | awk '/^[0-9]/ { last = $1 } END { print last }'
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_remember image_before upgrade/hops/1.23/upgrade-kube-proxy.image_before reads <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with cluster text example-hub
  with name text kube-proxy
  with region text ca-central-1
  inside eksctl
  at plan.belay:198
  do_run '' <<'BELAY'
eksctl utils "update-$name" --region "$region" --cluster "$cluster" --approve
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with to text 1.23
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is text yes
  at plan.belay:198
  do_verify 'it is 1.23' 0 10 0 <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo "$image" ;; esac
BELAY
  undo operations
  with revision captured upgrade/hops/1.23/upgrade-kube-proxy.revision
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_run '' <<'BELAY'
kubectl -n kube-system rollout undo "$workload" --to-revision="$revision"
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is captured upgrade/hops/1.23/upgrade-kube-proxy.image_before
  at plan.belay:198
  do_verify 'it has the image that it had' 0 10 0 <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 4.3.17 upgrade/hops/1.23/upgrade-coredns 'upgrade hub.coredns to v1.8.7-eksbuild.2' plan.belay:200
  on_cluster hub
  already_done_if
  with to text v1.8.7-eksbuild.2
  with workload text deployment/coredns
  inside eksctl
  expect is text yes
  at plan.belay:200
  do_check '' <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo no ;; esac
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_remember revision upgrade/hops/1.23/upgrade-coredns.revision reads <<'BELAY'
kubectl -n kube-system rollout history "$workload" | awk '/^[0-9]/ { last = $1 } END { print last }'
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_remember image_before upgrade/hops/1.23/upgrade-coredns.image_before reads <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with cluster text example-hub
  with name text coredns
  with region text ca-central-1
  inside eksctl
  at plan.belay:200
  do_run '' <<'BELAY'
eksctl utils "update-$name" --region "$region" --cluster "$cluster" --approve
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with to text v1.8.7-eksbuild.2
  with workload text deployment/coredns
  inside eksctl
  expect is text yes
  at plan.belay:200
  do_verify 'it is v1.8.7-eksbuild.2' 0 10 0 <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo "$image" ;; esac
BELAY
  undo operations
  with revision captured upgrade/hops/1.23/upgrade-coredns.revision
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_run '' <<'BELAY'
kubectl -n kube-system rollout undo "$workload" --to-revision="$revision"
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with workload text deployment/coredns
  inside eksctl
  expect is captured upgrade/hops/1.23/upgrade-coredns.image_before
  at plan.belay:200
  do_verify 'it has the image that it had' 0 10 0 <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 4.3.18 upgrade/hops/1.23/hub_answers 'the hub answers' plan.belay:201
  on_cluster hub
  with url text https://example-hub.example.org/hub/health
  inside eksctl
  expect is text 200
  at plan.belay:201
  do_wait 'https://example-hub.example.org/hub/health answers 200' 600 10 0 <<'BELAY'
curl -sS --max-time 10 -o /dev/null -w '%{http_code}\n' "$url"
BELAY

  step 4.3.19 upgrade/hops/1.23/watch 'Watch the hub'\''s dashboard' plan.belay:202
  on_cluster hub
  at plan.belay:202
  do_soak 'Watch the hub'\''s dashboard' 900

  step 4.3.20 upgrade/hops/1.24/removed_apis 'no API that 1.24 removes is still asked for' plan.belay:147
  on_cluster hub
  with version text 1.24
  inside eksctl
  expect empty
  at plan.belay:147
  do_check '' <<'BELAY'
kubectl get --raw /metrics | awk -v gone="removed_release=\"$version\"" '
  index($0, "apiserver_requested_deprecated_apis{") == 1 && index($0, gone) { print }'
BELAY

  step 4.3.21 upgrade/hops/1.24/config_version 'The config says 1.24' plan.belay:150
  on_cluster hub
  already_done_if
  with new text 'version: '\''1.24'\'''
  with old text 'version: '\''1.23'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text '0 old, 1 new'
  at plan.belay:150
  do_check '' <<'BELAY'
printf '%s old, %s new' "$(grep -cF -- "$old" "$source" || true)" "$(grep -cF -- "$new" "$source" || true)"
BELAY
  with old text 'version: '\''1.23'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_check 'the text stands there exactly once' <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY
  with new text 'version: '\''1.24'\'''
  with old text 'version: '\''1.23'\'''
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:150
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$old"/"$new"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with new text 'version: '\''1.24'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_verify '' 0 10 0 <<'BELAY'
grep -oF -- "$new" "$source" | wc -l
BELAY
  undo operations
  with new text 'version: '\''1.24'\'''
  with old text 'version: '\''1.23'\'''
  with output text example-hub.eksctl.yaml
  with source text example-hub.jsonnet
  inside eksctl
  at plan.belay:150
  do_run '' <<'BELAY'
text=$(<"$source")
printf '%s\n' "${text/"$new"/"$old"}" > "$source.new"
jsonnet --output-file "$output.new" "$source.new"
mv "$source.new" "$source"
mv "$output.new" "$output"
BELAY
  with old text 'version: '\''1.23'\'''
  with source text example-hub.jsonnet
  inside eksctl
  expect is text 1
  at plan.belay:150
  do_verify 'the source is as before' 0 10 0 <<'BELAY'
grep -oF -- "$old" "$source" | wc -l
BELAY

  step 4.3.22 upgrade/hops/1.24/go 'The control plane goes to 1.24 and does not come back' plan.belay:154
  on_cluster hub
  about hub
  about '4.2.3 aws-auth and the three add-ons'
  at plan.belay:154
  do_approve 'The control plane goes to 1.24 and does not come back' infrastructure-lead 7200

  step 4.3.23 upgrade/hops/1.24/upgrade-hub 'upgrade hub to 1.24' plan.belay:155
  on_cluster hub
  limits 0 1 120
  already_done_if
  with name text example-hub
  with region text ca-central-1
  inside eksctl
  expect is text ACTIVE/1.24
  at plan.belay:155
  do_check '' <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  with limit text 65m
  with name text example-hub
  with region text ca-central-1
  with to text 1.24
  inside eksctl
  at plan.belay:155
  do_run '' <<'BELAY'
eksctl upgrade cluster --region "$region" --name "$name" --version "$to" --timeout "$limit" --approve
BELAY
  with name text example-hub
  with region text ca-central-1
  inside eksctl
  expect is text ACTIVE/1.24
  fails_on text FAILED/1.23
  fails_on text FAILED/1.24
  at plan.belay:155
  do_wait '' 3900 30 0 <<'BELAY'
aws eks describe-cluster --region "$region" --name "$name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  inside eksctl
  expect is text ok
  at plan.belay:155
  do_verify '' 300 10 0 <<'BELAY'
kubectl get --raw /readyz
BELAY
  undo none 'EKS does not take a control plane of these versions back' 'repair it forward; else make a new cluster, deploy the hubs to it and mount the users'\'' homes there'

  step 4.3.24 upgrade/hops/1.24/upgrade-kube-proxy 'upgrade hub.kube-proxy to 1.24' plan.belay:198
  on_cluster hub
  already_done_if
  with to text 1.24
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is text yes
  at plan.belay:198
  do_check '' <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo no ;; esac
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_remember revision upgrade/hops/1.24/upgrade-kube-proxy.revision reads <<'BELAY'
kubectl -n kube-system rollout history "$workload" | awk '/^[0-9]/ { last = $1 } END { print last }'
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_remember image_before upgrade/hops/1.24/upgrade-kube-proxy.image_before reads <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with cluster text example-hub
  with name text kube-proxy
  with region text ca-central-1
  inside eksctl
  at plan.belay:198
  do_run '' <<'BELAY'
eksctl utils "update-$name" --region "$region" --cluster "$cluster" --approve
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with to text 1.24
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is text yes
  at plan.belay:198
  do_verify 'it is 1.24' 0 10 0 <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo "$image" ;; esac
BELAY
  undo operations
  with revision captured upgrade/hops/1.24/upgrade-kube-proxy.revision
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_run '' <<'BELAY'
kubectl -n kube-system rollout undo "$workload" --to-revision="$revision"
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  at plan.belay:198
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with workload text daemonset/kube-proxy
  inside eksctl
  expect is captured upgrade/hops/1.24/upgrade-kube-proxy.image_before
  at plan.belay:198
  do_verify 'it has the image that it had' 0 10 0 <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 4.3.25 upgrade/hops/1.24/upgrade-coredns 'upgrade hub.coredns to v1.8.7-eksbuild.3' plan.belay:200
  on_cluster hub
  already_done_if
  with to text v1.8.7-eksbuild.3
  with workload text deployment/coredns
  inside eksctl
  expect is text yes
  at plan.belay:200
  do_check '' <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo no ;; esac
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_remember revision upgrade/hops/1.24/upgrade-coredns.revision reads <<'BELAY'
kubectl -n kube-system rollout history "$workload" | awk '/^[0-9]/ { last = $1 } END { print last }'
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_remember image_before upgrade/hops/1.24/upgrade-coredns.image_before reads <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with cluster text example-hub
  with name text coredns
  with region text ca-central-1
  inside eksctl
  at plan.belay:200
  do_run '' <<'BELAY'
eksctl utils "update-$name" --region "$region" --cluster "$cluster" --approve
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with to text v1.8.7-eksbuild.3
  with workload text deployment/coredns
  inside eksctl
  expect is text yes
  at plan.belay:200
  do_verify 'it is v1.8.7-eksbuild.3' 0 10 0 <<'BELAY'
image=$(kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}')
case "${image##*:v}" in "${to#v}" | "${to#v}"[.-]*) echo yes ;; *) echo "$image" ;; esac
BELAY
  undo operations
  with revision captured upgrade/hops/1.24/upgrade-coredns.revision
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_run '' <<'BELAY'
kubectl -n kube-system rollout undo "$workload" --to-revision="$revision"
BELAY
  with workload text deployment/coredns
  inside eksctl
  at plan.belay:200
  do_wait '' 900 5 0 <<'BELAY'
kubectl -n kube-system rollout status "$workload" --timeout=15s
BELAY
  with workload text deployment/coredns
  inside eksctl
  expect is captured upgrade/hops/1.24/upgrade-coredns.image_before
  at plan.belay:200
  do_verify 'it has the image that it had' 0 10 0 <<'BELAY'
kubectl -n kube-system get "$workload" -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 4.3.26 upgrade/hops/1.24/hub_answers 'the hub answers' plan.belay:201
  on_cluster hub
  with url text https://example-hub.example.org/hub/health
  inside eksctl
  expect is text 200
  at plan.belay:201
  do_wait 'https://example-hub.example.org/hub/health answers 200' 600 10 0 <<'BELAY'
curl -sS --max-time 10 -o /dev/null -w '%{http_code}\n' "$url"
BELAY

  step 4.3.27 upgrade/hops/1.24/watch 'Watch the hub'\''s dashboard' plan.belay:202
  on_cluster hub
  at plan.belay:202
  do_soak 'Watch the hub'\''s dashboard' 900

  # ---- 4.4 prove: It is 1.24, and users can work

  step 4.4.1 upgrade/prove/control_plane 'the control plane is at 1.24' plan.belay:207
  on_cluster hub
  with hub_name text example-hub
  with hub_region text ca-central-1
  inside eksctl
  expect is text ACTIVE/1.24
  at plan.belay:207
  do_verify 'the control plane is at 1.24' 0 10 0 <<'BELAY'
aws eks describe-cluster --region "$hub_region" --name "$hub_name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY

  step 4.4.2 upgrade/prove/nodes_after 'every node is ready, and at 1.23' plan.belay:210
  on_cluster hub
  inside eksctl
  expect is text 'v1.23 True'
  at plan.belay:210
  do_verify 'every node is ready, and at 1.23' 600 15 0 <<'BELAY'
kubectl get nodes -o json | jq -r '.items[]
  | [(.status.nodeInfo.kubeletVersion | split(".")[:2] | join(".")), (.status.conditions[] | select(.type == "Ready").status)]
  | join(" ")' | sort -u
BELAY

  step 4.4.3 upgrade/prove/kube_system_pods 'no pod of kube-system is in trouble' plan.belay:215
  on_cluster hub
  inside eksctl
  expect is text Running
  at plan.belay:215
  do_verify 'no pod of kube-system is in trouble' 600 15 0 <<'BELAY'
kubectl -n kube-system get pods -o jsonpath='{range .items[*]}{.status.phase}{"\n"}{end}' | sort -u | grep -vx Succeeded
BELAY

  step 4.4.4 upgrade/prove/test_user 'Start a server on each hub as the test user, and a notebook in it' plan.belay:218
  on_cluster hub
  expect is text 'each notebook opens within 5 minutes'
  at plan.belay:218
  do_manual 'Start a server on each hub as the test user, and a notebook in it' infrastructure

  step 4.4.5 upgrade/prove/config_change 'two lines of the config have changed: the version, and the core group' plan.belay:221
  on_cluster hub
  inside eksctl
  expect is text $'2\t2\teksctl/example-hub.jsonnet'
  at plan.belay:221
  do_check 'two lines of the config have changed: the version, and the core group' <<'BELAY'
git diff --numstat -- :/
BELAY

  step 4.4.6 upgrade/prove/commit 'Commit what the cluster is now' plan.belay:222
  on_cluster hub
  with config_source text example-hub.jsonnet
  inside eksctl
  at plan.belay:223
  do_run '' <<'BELAY'
git commit --message "example-hub: Kubernetes 1.24, core nodes b" -- "$config_source"
BELAY
  inside eksctl
  expect empty
  at plan.belay:224
  do_verify 'the repository has no changes' 0 10 0 <<'BELAY'
git status --porcelain
BELAY
  undo operations
  inside eksctl
  at plan.belay:225
  do_run '' <<'BELAY'
git revert --no-edit HEAD
BELAY

  step 4.5 upgrade/exit-access 'exit: whoever does the upgrade may use the cluster' plan.belay:119
  on_cluster hub
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with mappings_before captured upgrade/enter-access.mappings_before
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  inside eksctl
  at plan.belay:119
  do_run '' <<'BELAY'
if [[ $mappings_before == 0 ]]; then
  eksctl delete iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" --arn "$arn" --all
fi
BELAY
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  inside eksctl
  expect is captured upgrade/enter-access.mappings_before
  at plan.belay:119
  do_verify 'there are as many mappings as before' 0 10 0 <<'BELAY'
eksctl get iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" --output json \
  | jq --arg arn "$arn" '[.[] | select(.userarn == $arn or .rolearn == $arn)] | length'
BELAY
  undo operations
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with group text system:masters
  with mappings_before captured upgrade/enter-access.mappings_before
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  with username parameter iam_user
  inside eksctl
  at plan.belay:119
  do_run '' <<'BELAY'
if [[ $mappings_before == 0 ]]; then
  eksctl create iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" \
    --arn "$arn" --username "$username" --group "$group" --no-duplicate-arns
fi
BELAY
  with arn text arn:aws:iam::111122223333:user/ parameter iam_user
  with name text example-hub
  with profile parameter creator_profile
  with region text ca-central-1
  inside eksctl
  expect compares '>=' text 1
  at plan.belay:119
  do_verify 'there is a mapping' 0 10 0 <<'BELAY'
eksctl get iamidentitymapping --profile "$profile" --region "$region" --cluster "$name" --output json \
  | jq --arg arn "$arn" '[.[] | select(.userarn == $arn or .rolearn == $arn)] | length'
BELAY

  # ---- 5 over: Users and engineers know

  step 5.1 over/push 'Push the commit and open a pull request; end the snooze of the uptime checks' plan.belay:232
  on_cluster hub
  about '4.4.6 Commit what the cluster is now'
  at plan.belay:232
  do_manual 'Push the commit and open a pull request; end the snooze of the uptime checks' infrastructure

  step 5.2 over/done 'The upgrade of example-hub is done' plan.belay:235
  on_cluster hub
  with text text 'example-hub: the upgrade to EKS 1.24 is done, alerts count again'
  with webhook secret slack_webhook
  at plan.belay:235
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  # ---- Puts backup kube_system back. Runs only by --run restore-kube_system.
  declare_procedure restore-kube_system
  step R4.2.3 restore-kube_system 'Restore backup kube_system' plan.belay:134
  with backup backup kube_system
  inside eksctl
  at plan.belay:141
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --filename "$backup/kube-system.json"
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
