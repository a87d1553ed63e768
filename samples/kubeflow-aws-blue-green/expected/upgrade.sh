#!/usr/bin/env bash
# shellcheck disable=SC2016,SC2317 # texts of the plan are quoted; the last line runs everything
#
# Kubeflow: 1.11.0 on EKS 1.34 to 26.03 on a new EKS 1.35 cluster
#
# Made by belay 0.1.0 from plan.belay; change that file, not this one.
# Plan kubeflow-blue-green-26-03, 2521ff3ab4bf8f51f449e5a8c1177239c10b3adf84e41b7416d37e4e95cbccc3
# Ticket CHG-4711
# Owner ml-platform
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

plan_name=kubeflow-blue-green-26-03
plan_hash=2521ff3ab4bf8f51f449e5a8c1177239c10b3adf84e41b7416d37e4e95cbccc3
plan_title='Kubeflow: 1.11.0 on EKS 1.34 to 26.03 on a new EKS 1.35 cluster'

# ---- The plan ---------------------------------------------------------------------------------

define_plan() {
  declare_parameter release string default platform-2026.11.1 ''
  declare_environment AWS_PROFILE
  declare_secret slack_webhook env SLACK_WEBHOOK
  declare_cluster blue kubeflow-blue 111122223333
  declare_cluster green '' 111122223333 made
  declare_file blue_settings deployments/rds-s3/terraform/sample.auto.tfvars
  declare_file change-velero_on_blue-tfvars changes/velero_on_blue/tfvars.diff text $'@@ -1,1 +1,1 @@\n-velero_bucket = ""\n+velero_bucket = "acme-kubeflow-velero"\n'
  declare_file green_settings deployments/upgrade/terraform/green.auto.tfvars text $'cluster_name            = "kubeflow-green"\ncluster_region          = "eu-west-1"\neks_version             = "1.35"\nstage                   = "green"\nuse_rds                 = true\nuse_s3                  = true\nuse_efs                 = true\nsrc_vpc_id              = "' captured green_cluster/vpc.vpc text $'"\nsrc_vpc_private_subnets = ' captured green_cluster/subnets.subnets text $'\nsrc_cluster_sg_id       = "' captured green_cluster/security_group.security_group text $'"\nsrc_rds_endpoint        = "' captured green_cluster/database_host.database_host text $'"\nsrc_rds_secret_name     = "' captured green_cluster/database_secret.database_secret text $'"\nsrc_s3_secret_name      = "' captured green_cluster/bucket_secret.bucket_secret text $'"\nsrc_s3_bucket_name      = "acme-kubeflow-artifacts"\nsrc_efs_fs_id           = "fs-0a1b2c3d4e5f60718"\nsrc_velero_bucket_name  = "acme-kubeflow-velero"\n'
  declare_tool aws 2.13
  declare_tool basename ''
  declare_tool curl 7.55
  declare_tool date ''
  declare_tool git ''
  declare_tool grep ''
  declare_tool jq 1.6
  declare_tool kubectl 1.33
  declare_tool patch ''
  declare_tool sort ''
  declare_tool terraform 1.6
  declare_tool timeout ''
  declare_tool tr ''
  declare_tool velero 1.14

  # ---- 1 ready: Where we are; nothing is touched

  step 1.1 ready/read-the-release-notes-of-kubeflow-26.03-and-of 'Read the release notes of Kubeflow 26.03 and of EKS 1.35, and Velero'\''s page on migrating clusters' plan.belay:135
  on_cluster blue
  at plan.belay:135
  do_manual 'Read the release notes of Kubeflow 26.03 and of EKS 1.35, and Velero'\''s page on migrating clusters' ml-platform

  step 1.2 ready/the-same-plan-has-run-on-staging-fail-back 'The same plan has run on staging, fail-back included' plan.belay:136
  on_cluster blue
  at plan.belay:136
  do_manual 'The same plan has run on staging, fail-back included' 'ml-platform lead'

  step 1.3 ready/these-are-the-credentials-of-the-production 'these are the credentials of the production account' plan.belay:137
  on_cluster blue
  expect is text 111122223333
  at plan.belay:137
  do_check 'these are the credentials of the production account' <<'BELAY'
aws sts get-caller-identity --query Account --output text
BELAY

  step 1.4 ready/the-checkout-is-the-reviewed-release-and 'the checkout is the reviewed release, and unchanged' plan.belay:138
  on_cluster blue
  expect is parameter release
  at plan.belay:138
  do_check 'the checkout is the reviewed release, and unchanged' <<'BELAY'
git describe --tags --exact-match --dirty
BELAY

  step 1.5 ready/blue-is-where-the-plan-begins 'blue is where the plan begins' plan.belay:139
  on_cluster blue
  with blue_name text kubeflow-blue
  with blue_region text eu-west-1
  expect is text ACTIVE/1.34
  at plan.belay:139
  do_check 'blue is where the plan begins' <<'BELAY'
aws eks describe-cluster --region "$blue_region" --name "$blue_name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY

  step 1.6 ready/there-is-no-green-yet 'there is no green yet' plan.belay:142
  on_cluster blue
  with green_name text kubeflow-green
  with green_region text eu-west-1
  expect empty
  at plan.belay:142
  do_check 'there is no green yet' <<'BELAY'
aws eks list-clusters --region "$green_region" --query "clusters[?@=='$green_name']" --output text
BELAY

  step 1.7 ready/the-subnets-have-room-for-a-second-cluster 'the subnets have room for a second cluster' plan.belay:143
  on_cluster blue
  with blue_name text kubeflow-blue
  with blue_region text eu-west-1
  expect compares '>=' text 64
  at plan.belay:143
  do_check 'the subnets have room for a second cluster' <<'BELAY'
aws ec2 describe-subnets --region "$blue_region" --filters "Name=tag:kubernetes.io/cluster/$blue_name,Values=shared,owned" \
  --query 'min(Subnets[].AvailableIpAddressCount)' --output text
BELAY

  step 1.8 ready/bucket_region 'the bucket is in the clusters'\'' region' plan.belay:147
  on_cluster blue
  with bucket text acme-kubeflow-artifacts
  expect is text eu-west-1
  at plan.belay:147
  do_check 'the bucket is in eu-west-1' <<'BELAY'
place=$(aws s3api get-bucket-location --bucket "$bucket" --query LocationConstraint --output text)
if [[ $place == None ]]; then place=us-east-1; fi
printf '%s\n' "$place"
BELAY

  step 1.9 ready/bucket_versions 'the bucket keeps versions, which AWS Backup needs' plan.belay:148
  on_cluster blue
  with bucket text acme-kubeflow-artifacts
  expect is text Enabled
  at plan.belay:148
  do_check 'the bucket keeps versions' <<'BELAY'
aws s3api get-bucket-versioning --bucket "$bucket" --query Status --output text
BELAY

  step 1.10 ready/file_system 'the file system is well' plan.belay:149
  on_cluster blue
  with file_system text fs-0a1b2c3d4e5f60718
  with region text eu-west-1
  expect is text available
  at plan.belay:149
  do_check 'the file system is available' <<'BELAY'
aws efs describe-file-systems --region "$region" --file-system-id "$file_system" --query 'FileSystems[0].LifeCycleState' --output text
BELAY
  with file_system text fs-0a1b2c3d4e5f60718
  with region text eu-west-1
  expect is text available
  at plan.belay:149
  do_check 'its mount targets are available' <<'BELAY'
aws efs describe-mount-targets --region "$region" --file-system-id "$file_system" --query 'MountTargets[].LifeCycleState' --output text \
  | tr '\t' '\n' | sort -u
BELAY

  step 1.11 ready/no_drift 'Terraform has nothing to do on blue' plan.belay:150
  on_cluster blue
  with targets text ''
  with var_file text ''
  inside deployments/rds-s3/terraform
  expect is text nothing
  at plan.belay:150
  do_check 'Terraform has nothing to do' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly >&2
terraform plan -input=false -lock=false -detailed-exitcode "${args[@]}" >&2 && echo nothing
BELAY

  step 1.12 ready/backup-identities 'Cognito is left out on purpose: this plan changes no identity, and no cluster writes to the user pool' plan.belay:151
  on_cluster blue

  step 1.13 ready/announced 'Users: Kubeflow moves to a new cluster on Saturday and is closed from 20:00 UTC for about six hours; let runs end before' plan.belay:152
  on_cluster blue
  with text text 'Kubeflow moves to a new cluster on Saturday and is closed from 20:00 UTC for about six hours. Let your runs end before.'
  with webhook secret slack_webhook
  at plan.belay:152
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  # ---- 2 velero_on_blue: Velero in the production cluster

  step 2.1 velero_on_blue/create-velero_bucket 'A private bucket for what Velero saves' plan.belay:156
  on_cluster blue
  with bucket text acme-kubeflow-velero
  with region text eu-west-1
  at plan.belay:156
  do_run '' <<'BELAY'
place=()
if [[ $region != us-east-1 ]]; then place=(--create-bucket-configuration "LocationConstraint=$region"); fi
owned=$(aws s3api list-buckets --query "Buckets[?Name=='$bucket'].Name" --output text)
if [[ -z $owned ]]; then aws s3api create-bucket --region "$region" --bucket "$bucket" "${place[@]}"; fi
aws s3api put-public-access-block --bucket "$bucket" --public-access-block-configuration \
  BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
aws s3api put-bucket-versioning --bucket "$bucket" --versioning-configuration Status=Enabled
BELAY
  with bucket text acme-kubeflow-velero
  expect is text Enabled
  at plan.belay:156
  do_wait '' 120 5 0 <<'BELAY'
aws s3api get-bucket-versioning --bucket "$bucket" --query Status --output text
BELAY

  step 2.2 velero_on_blue/velero_bucket_region 'the bucket is in the clusters'\'' region' plan.belay:157
  on_cluster blue
  with bucket text acme-kubeflow-velero
  expect is text eu-west-1
  at plan.belay:157
  do_check 'the bucket is in eu-west-1' <<'BELAY'
place=$(aws s3api get-bucket-location --bucket "$bucket" --query LocationConstraint --output text)
if [[ $place == None ]]; then place=us-east-1; fi
printf '%s\n' "$place"
BELAY

  step 2.3 velero_on_blue/state_before 'backup blue_state as state_before' plan.belay:158
  on_cluster blue
  with backup backup state_before
  inside deployments/rds-s3/terraform
  at plan.belay:158
  do_run '' <<'BELAY'
terraform state pull > "$backup/terraform.tfstate"
BELAY
  with backup backup state_before
  inside deployments/rds-s3/terraform
  expect compares '>=' text 1
  at plan.belay:158
  do_verify 'the copy holds resources' 0 10 0 <<'BELAY'
jq '.resources | length' "$backup/terraform.tfstate"
BELAY

  step 2.4 velero_on_blue/tfvars 'Put the bucket'\''s name into sample.auto.tfvars' plan.belay:159
  on_cluster blue
  already_done_if
  with change file change-velero_on_blue-tfvars
  with file file blue_settings
  at plan.belay:159
  do_check '' <<'BELAY'
patch --reverse --dry-run --force --silent "$file" "$change"
BELAY
  with change file change-velero_on_blue-tfvars
  with file file blue_settings
  at plan.belay:159
  do_run '' <<'BELAY'
patch --forward --no-backup-if-mismatch --reject-file=- "$file" "$change"
BELAY
  undo operations
  with change file change-velero_on_blue-tfvars
  with file file blue_settings
  at plan.belay:159
  do_run '' <<'BELAY'
patch --reverse --force --no-backup-if-mismatch --reject-file=- "$file" "$change"
BELAY

  step 2.5 velero_on_blue/create-velero 'Velero on blue, from a Terraform plan that was read' plan.belay:163
  on_cluster blue
  note 'what `make deploy-eks-blueprints-k8s-addons` does without asking'
  with plan_file run-id '' text -velero.tfplan
  with targets text module.eks_blueprints_kubernetes_addons
  with var_file text ''
  inside deployments/rds-s3/terraform
  at plan.belay:163
  do_run '' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly
terraform plan -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file"
terraform show -no-color "$plan_file"
BELAY
  with plan_file run-id '' text -velero.tfplan
  inside deployments/rds-s3/terraform
  expect is text 0
  at plan.belay:163
  do_verify 'the plan deletes and replaces nothing' 0 10 0 <<'BELAY'
terraform show -json "$plan_file" | jq '[.resource_changes[]? | select(.change.actions | index("delete"))] | length'
BELAY
  at plan.belay:163
  do_approve 'The Terraform plan above does what this step says, and nothing else' '' 14400
  with limit text 90m
  with plan_file run-id '' text -velero.tfplan
  inside deployments/rds-s3/terraform
  at plan.belay:163
  do_run '' <<'BELAY'
timeout "$limit" terraform apply -input=false -lock-timeout=5m "$plan_file"
BELAY
  with plan_file run-id '' text -velero.tfplan
  inside deployments/rds-s3/terraform
  expect empty
  at plan.belay:163
  do_verify 'the state knows all that the plan makes' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and (.change.actions | index("create"))) | .address' \
  | grep -Fxv -f <(printf '%s\n' "$known") || true
BELAY
  expect matches text 'velero:v1\.18\.0$'
  at plan.belay:169
  do_verify 'Velero is the release that we know' 0 10 0 <<'BELAY'
kubectl -n velero get deployment velero -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with location text default
  with velero_namespace text velero
  expect is text Available
  at plan.belay:172
  do_wait 'Velero reaches its bucket' 300 10 0 <<'BELAY'
kubectl -n "$velero_namespace" get backupstoragelocations.velero.io "$location" -o jsonpath='{.status.phase}'
BELAY
  undo operations
  with plan_file run-id '' text -velero.tfplan
  with var_file text ''
  inside deployments/rds-s3/terraform
  at plan.belay:163
  do_run '' <<'BELAY'
changes=$(terraform show -json "$plan_file" | jq -c '[.resource_changes[]? | {address, actions: .change.actions}]')
if jq -e 'any(.actions == ["update"])' <<< "$changes" > /dev/null; then
  echo "The plan changed resources in place: take the configuration's commit back, plan and apply it, then say --done" >&2
  exit 1
fi
mapfile -t made < <(jq -r '.[] | select(.actions == ["create"]) | .address' <<< "$changes")
if ((${#made[@]} > 0)); then
  args=("${made[@]/#/-target=}")
  if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
  terraform plan -destroy -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file.destroy"
  terraform apply -input=false -lock-timeout=5m "$plan_file.destroy"
fi
BELAY
  with plan_file run-id '' text -velero.tfplan
  inside deployments/rds-s3/terraform
  expect empty
  at plan.belay:163
  do_verify 'the state knows nothing of what the plan made' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and .change.actions == ["create"]) | .address' \
  | grep -Fx -f <(printf '%s\n' "$known") || true
BELAY

  step 2.6 velero_on_blue/rest_of_blue '`make deploy` would have nothing left to do on blue' plan.belay:174
  on_cluster blue
  with targets text ''
  with var_file text ''
  inside deployments/rds-s3/terraform
  expect is text nothing
  at plan.belay:174
  do_check 'Terraform has nothing to do' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly >&2
terraform plan -input=false -lock=false -detailed-exitcode "${args[@]}" >&2 && echo nothing
BELAY

  # ---- 3 green_cluster: A second cluster, which knows nothing of the stores yet

  step 3.1 green_cluster/vpc 'Remember vpc' plan.belay:178
  with blue_dir text deployments/rds-s3/terraform
  at plan.belay:178
  do_remember vpc green_cluster/vpc.vpc reads <<'BELAY'
terraform -chdir="$blue_dir" output -raw vpc_id
BELAY

  step 3.2 green_cluster/subnets 'Remember subnets' plan.belay:179
  with blue_dir text deployments/rds-s3/terraform
  at plan.belay:179
  do_remember subnets green_cluster/subnets.subnets reads <<'BELAY'
terraform -chdir="$blue_dir" output -json vpc_private_subnets
BELAY

  step 3.3 green_cluster/security_group 'Remember security_group' plan.belay:180
  with blue_dir text deployments/rds-s3/terraform
  at plan.belay:180
  do_remember security_group green_cluster/security_group.security_group reads <<'BELAY'
terraform -chdir="$blue_dir" output -raw cluster_sg_id
BELAY

  step 3.4 green_cluster/database_host 'Remember database_host' plan.belay:181
  with blue_dir text deployments/rds-s3/terraform
  at plan.belay:181
  do_remember database_host green_cluster/database_host.database_host reads <<'BELAY'
terraform -chdir="$blue_dir" output -raw rds_endpoint
BELAY

  step 3.5 green_cluster/database_secret 'Remember database_secret' plan.belay:182
  with blue_dir text deployments/rds-s3/terraform
  at plan.belay:182
  do_remember database_secret green_cluster/database_secret.database_secret reads <<'BELAY'
terraform -chdir="$blue_dir" output -raw rds_secret_name
BELAY

  step 3.6 green_cluster/bucket_secret 'Remember bucket_secret' plan.belay:183
  with blue_dir text deployments/rds-s3/terraform
  at plan.belay:183
  do_remember bucket_secret green_cluster/bucket_secret.bucket_secret reads <<'BELAY'
terraform -chdir="$blue_dir" output -raw s3_secret_name
BELAY

  step 3.7 green_cluster/cluster 'The cluster and its nodes' plan.belay:202
  on_cluster green
  note 'what `make create-eks-cluster` does'
  with plan_file run-id '' text -kubeflow-green.tfplan
  with targets text module.eks_blueprints
  with var_file file green_settings
  inside deployments/upgrade/terraform
  at plan.belay:202
  do_run '' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly
terraform plan -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file"
terraform show -no-color "$plan_file"
BELAY
  with plan_file run-id '' text -kubeflow-green.tfplan
  inside deployments/upgrade/terraform
  expect is text 0
  at plan.belay:202
  do_verify 'the plan deletes and replaces nothing' 0 10 0 <<'BELAY'
terraform show -json "$plan_file" | jq '[.resource_changes[]? | select(.change.actions | index("delete"))] | length'
BELAY
  at plan.belay:202
  do_approve 'The Terraform plan above does what this step says, and nothing else' '' 14400
  with limit text 90m
  with plan_file run-id '' text -kubeflow-green.tfplan
  inside deployments/upgrade/terraform
  at plan.belay:202
  do_run '' <<'BELAY'
timeout "$limit" terraform apply -input=false -lock-timeout=5m "$plan_file"
BELAY
  with plan_file run-id '' text -kubeflow-green.tfplan
  inside deployments/upgrade/terraform
  expect empty
  at plan.belay:202
  do_verify 'the state knows all that the plan makes' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and (.change.actions | index("create"))) | .address' \
  | grep -Fxv -f <(printf '%s\n' "$known") || true
BELAY
  with green_name text kubeflow-green
  with green_region text eu-west-1
  expect is text ACTIVE/1.35
  fails_on text FAILED/1.35
  at plan.belay:209
  do_wait 'EKS says that green is there, in its version' 1800 30 0 <<'BELAY'
aws eks describe-cluster --region "$green_region" --name "$green_name" --query '[cluster.status, cluster.version] | join(`/`, @)' --output text
BELAY
  undo operations
  with plan_file run-id '' text -kubeflow-green.tfplan
  with var_file file green_settings
  inside deployments/upgrade/terraform
  at plan.belay:202
  do_run '' <<'BELAY'
changes=$(terraform show -json "$plan_file" | jq -c '[.resource_changes[]? | {address, actions: .change.actions}]')
if jq -e 'any(.actions == ["update"])' <<< "$changes" > /dev/null; then
  echo "The plan changed resources in place: take the configuration's commit back, plan and apply it, then say --done" >&2
  exit 1
fi
mapfile -t made < <(jq -r '.[] | select(.actions == ["create"]) | .address' <<< "$changes")
if ((${#made[@]} > 0)); then
  args=("${made[@]/#/-target=}")
  if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
  terraform plan -destroy -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file.destroy"
  terraform apply -input=false -lock-timeout=5m "$plan_file.destroy"
fi
BELAY
  with plan_file run-id '' text -kubeflow-green.tfplan
  inside deployments/upgrade/terraform
  expect empty
  at plan.belay:202
  do_verify 'the state knows nothing of what the plan made' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and .change.actions == ["create"]) | .address' \
  | grep -Fx -f <(printf '%s\n' "$known") || true
BELAY

  step 3.8 green_cluster/credentials 'The steps on green get its credentials' plan.belay:213
  on_cluster green
  rerun_safe
  with green_name text kubeflow-green
  with green_region text eu-west-1
  at plan.belay:214
  do_run '' <<'BELAY'
aws eks update-kubeconfig --region "$green_region" --name "$green_name" --kubeconfig "$KUBECONFIG"
BELAY
  expect is text ok
  at plan.belay:217
  do_verify 'green answers' 300 10 0 <<'BELAY'
kubectl get --raw /readyz
BELAY

  step 3.9 green_cluster/green_nodes 'every node of green is ready' plan.belay:219
  on_cluster green
  expect is text True
  at plan.belay:219
  do_wait 'every node of green is ready' 900 15 0 <<'BELAY'
kubectl get nodes -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | sort -u
BELAY

  step 3.10 green_cluster/create-velero 'Green'\''s add-ons, Velero among them' plan.belay:222
  on_cluster green
  note 'what `make deploy-eks-blueprints-k8s-addons` does'
  with plan_file run-id '' text -velero.tfplan
  with targets text module.eks_blueprints_kubernetes_addons
  with var_file file green_settings
  inside deployments/upgrade/terraform
  at plan.belay:222
  do_run '' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly
terraform plan -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file"
terraform show -no-color "$plan_file"
BELAY
  with plan_file run-id '' text -velero.tfplan
  inside deployments/upgrade/terraform
  expect is text 0
  at plan.belay:222
  do_verify 'the plan deletes and replaces nothing' 0 10 0 <<'BELAY'
terraform show -json "$plan_file" | jq '[.resource_changes[]? | select(.change.actions | index("delete"))] | length'
BELAY
  at plan.belay:222
  do_approve 'The Terraform plan above does what this step says, and nothing else' '' 14400
  with limit text 90m
  with plan_file run-id '' text -velero.tfplan
  inside deployments/upgrade/terraform
  at plan.belay:222
  do_run '' <<'BELAY'
timeout "$limit" terraform apply -input=false -lock-timeout=5m "$plan_file"
BELAY
  with plan_file run-id '' text -velero.tfplan
  inside deployments/upgrade/terraform
  expect empty
  at plan.belay:222
  do_verify 'the state knows all that the plan makes' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and (.change.actions | index("create"))) | .address' \
  | grep -Fxv -f <(printf '%s\n' "$known") || true
BELAY
  expect matches text 'velero:v1\.18\.0$'
  at plan.belay:229
  do_verify 'Velero is the release that blue has' 0 10 0 <<'BELAY'
kubectl -n velero get deployment velero -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY
  with location text default
  with velero_namespace text velero
  expect is text Available
  at plan.belay:232
  do_wait 'Velero reaches its bucket' 300 10 0 <<'BELAY'
kubectl -n "$velero_namespace" get backupstoragelocations.velero.io "$location" -o jsonpath='{.status.phase}'
BELAY
  undo operations
  with plan_file run-id '' text -velero.tfplan
  with var_file file green_settings
  inside deployments/upgrade/terraform
  at plan.belay:222
  do_run '' <<'BELAY'
changes=$(terraform show -json "$plan_file" | jq -c '[.resource_changes[]? | {address, actions: .change.actions}]')
if jq -e 'any(.actions == ["update"])' <<< "$changes" > /dev/null; then
  echo "The plan changed resources in place: take the configuration's commit back, plan and apply it, then say --done" >&2
  exit 1
fi
mapfile -t made < <(jq -r '.[] | select(.actions == ["create"]) | .address' <<< "$changes")
if ((${#made[@]} > 0)); then
  args=("${made[@]/#/-target=}")
  if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
  terraform plan -destroy -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file.destroy"
  terraform apply -input=false -lock-timeout=5m "$plan_file.destroy"
fi
BELAY
  with plan_file run-id '' text -velero.tfplan
  inside deployments/upgrade/terraform
  expect empty
  at plan.belay:222
  do_verify 'the state knows nothing of what the plan made' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and .change.actions == ["create"]) | .address' \
  | grep -Fx -f <(printf '%s\n' "$known") || true
BELAY

  step 3.11 green_cluster/green_group 'Remember green_group' plan.belay:234
  with green_name text kubeflow-green
  with green_region text eu-west-1
  at plan.belay:234
  do_remember green_group green_cluster/green_group.green_group reads <<'BELAY'
aws eks describe-cluster --region "$green_region" --name "$green_name" --query cluster.resourcesVpcConfig.clusterSecurityGroupId --output text
BELAY

  step 3.12 green_cluster/nfs 'Let green'\''s nodes reach the file system' plan.belay:235
  with file_system text fs-0a1b2c3d4e5f60718
  with region text eu-west-1
  at plan.belay:235
  do_remember groups green_cluster/nfs.groups reads <<'BELAY'
aws efs describe-mount-targets --region "$region" --file-system-id "$file_system" --query 'MountTargets[].MountTargetId' --output text \
  | tr '\t' '\n' | while read -r target; do
    aws efs describe-mount-target-security-groups --region "$region" --mount-target-id "$target" --query 'SecurityGroups[]' --output text
  done | tr '\t' '\n' | sort -u
BELAY
  with client_group captured green_cluster/green_group.green_group
  with groups captured green_cluster/nfs.groups
  with region text eu-west-1
  at plan.belay:235
  do_remember closed green_cluster/nfs.closed reads may-be-empty <<'BELAY'
while read -r group; do
  open=$(aws ec2 describe-security-groups --region "$region" --group-ids "$group" --output text --query \
    "SecurityGroups[0].IpPermissions[?FromPort==\`2049\`].UserIdGroupPairs[] | [?GroupId=='$client_group'].GroupId")
  [[ -n $open ]] || printf '%s\n' "$group"
done <<< "$groups"
BELAY
  with client_group captured green_cluster/green_group.green_group
  with closed captured green_cluster/nfs.closed
  with region text eu-west-1
  at plan.belay:235
  do_run '' <<'BELAY'
while read -r group; do
  [[ -z $group ]] || aws ec2 authorize-security-group-ingress --region "$region" --group-id "$group" \
    --protocol tcp --port 2049 --source-group "$client_group"
done <<< "$closed"
BELAY
  with client_group captured green_cluster/green_group.green_group
  with groups captured green_cluster/nfs.groups
  with region text eu-west-1
  expect is captured green_cluster/green_group.green_group
  at plan.belay:235
  do_verify 'every mount target lets it in' 0 10 0 <<'BELAY'
while read -r group; do
  aws ec2 describe-security-groups --region "$region" --group-ids "$group" --output text --query \
    "SecurityGroups[0].IpPermissions[?FromPort==\`2049\`].UserIdGroupPairs[] | [?GroupId=='$client_group'].GroupId"
done <<< "$groups" | sort -u
BELAY
  undo operations
  with client_group captured green_cluster/green_group.green_group
  with closed captured green_cluster/nfs.closed
  with region text eu-west-1
  at plan.belay:235
  do_run '' <<'BELAY'
while read -r group; do
  [[ -z $group ]] || aws ec2 revoke-security-group-ingress --region "$region" --group-id "$group" \
    --protocol tcp --port 2049 --source-group "$client_group"
done <<< "$closed"
BELAY
  with client_group captured green_cluster/green_group.green_group
  with closed captured green_cluster/nfs.closed
  with region text eu-west-1
  expect empty
  at plan.belay:235
  do_verify 'what was closed is closed' 0 10 0 <<'BELAY'
while read -r group; do
  [[ -z $group ]] || aws ec2 describe-security-groups --region "$region" --group-ids "$group" --output text --query \
    "SecurityGroups[0].IpPermissions[?FromPort==\`2049\`].UserIdGroupPairs[] | [?GroupId=='$client_group'].GroupId"
done <<< "$closed"
BELAY

  # These may run beside each other; here they run one after the other.

  step 3.13 green_cluster/first_artifacts 'The bucket for the first time' plan.belay:237
  with bucket text acme-kubeflow-artifacts
  expect is text Enabled
  at plan.belay:237
  do_check 'the bucket keeps versions' <<'BELAY'
aws s3api get-bucket-versioning --bucket "$bucket" --query Status --output text
BELAY
  with arn text arn:aws:s3:::acme-kubeflow-artifacts
  with backup backup first_artifacts
  with keep_days text 35
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with run_id run-id ''
  with vault text kubeflow
  at plan.belay:237
  do_remember job green_cluster/first_artifacts.job changes <<'BELAY'
aws backup start-backup-job --region "$region" --backup-vault-name "$vault" --resource-arn "$arn" --iam-role-arn "$role" \
  --lifecycle "DeleteAfterDays=$keep_days" --idempotency-token "$run_id-$(basename "$backup")" --query BackupJobId --output text
BELAY
  with job captured green_cluster/first_artifacts.job
  with region text eu-west-1
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  fails_on text EXPIRED
  fails_on text PARTIAL
  at plan.belay:237
  do_wait 'AWS Backup has a copy of acme-kubeflow-artifacts' 43200 60 0 <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query State --output text
BELAY
  with job captured green_cluster/first_artifacts.job
  with region text eu-west-1
  expect is text None
  at plan.belay:237
  do_verify 'no object was left out' 0 10 0 <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query StatusMessage --output text
BELAY
  with job captured green_cluster/first_artifacts.job
  with region text eu-west-1
  at plan.belay:237
  do_remember recovery_point green_cluster/first_artifacts.recovery_point reads <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query RecoveryPointArn --output text
BELAY
  with recovery_point captured green_cluster/first_artifacts.recovery_point
  with region text eu-west-1
  with vault text kubeflow
  expect is text 'COMPLETED arn:aws:s3:::acme-kubeflow-artifacts'
  at plan.belay:237
  do_verify 'the recovery point is whole and of this bucket' 0 10 0 <<'BELAY'
aws backup describe-recovery-point --region "$region" --backup-vault-name "$vault" --recovery-point-arn "$recovery_point" \
  --query '[Status, ResourceArn]' --output text | tr '\t' ' '
BELAY

  step 3.14 green_cluster/first_volumes 'The file system for the first time' plan.belay:238
  with arn text arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718
  with backup backup first_volumes
  with keep_days text 35
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with run_id run-id ''
  with vault text kubeflow
  at plan.belay:238
  do_remember job green_cluster/first_volumes.job changes <<'BELAY'
aws backup start-backup-job --region "$region" --backup-vault-name "$vault" --resource-arn "$arn" --iam-role-arn "$role" \
  --lifecycle "DeleteAfterDays=$keep_days" --idempotency-token "$run_id-$(basename "$backup")" --query BackupJobId --output text
BELAY
  with job captured green_cluster/first_volumes.job
  with region text eu-west-1
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  fails_on text EXPIRED
  fails_on text PARTIAL
  at plan.belay:238
  do_wait 'AWS Backup has a copy of fs-0a1b2c3d4e5f60718' 43200 60 0 <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query State --output text
BELAY
  with job captured green_cluster/first_volumes.job
  with region text eu-west-1
  at plan.belay:238
  do_remember recovery_point green_cluster/first_volumes.recovery_point reads <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query RecoveryPointArn --output text
BELAY
  with recovery_point captured green_cluster/first_volumes.recovery_point
  with region text eu-west-1
  with vault text kubeflow
  expect is text 'COMPLETED arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718'
  at plan.belay:238
  do_verify 'the recovery point is whole and of this file system' 0 10 0 <<'BELAY'
aws backup describe-recovery-point --region "$region" --backup-vault-name "$vault" --recovery-point-arn "$recovery_point" \
  --query '[Status, ResourceArn]' --output text | tr '\t' ' '
BELAY

  step 3.15 green_cluster/users-have-been-told-on-call-is-here-green 'Users have been told, on-call is here, green stands: the outage begins' plan.belay:240
  about '1.13 Users: Kubeflow moves to a new cluster on Saturday and is closed from 20:00 UTC for about six hours; let runs end before'
  about '3.13 The bucket for the first time'
  about '3.14 The file system for the first time'
  about '3.12 Let green'\''s nodes reach the file system'
  at plan.belay:240
  do_approve 'Users have been told, on-call is here, green stands: the outage begins' 'ml-platform lead' 43200

  # ---- 4 outage: Closed to users

  # ---- 4.1 freeze: Closed to users; nothing writes any more

  step 4.1.1 outage/freeze/closed 'Close the door' plan.belay:246
  on_cluster blue
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  at plan.belay:246
  do_remember before outage/freeze/closed.before reads <<'BELAY'
aws elbv2 describe-rules --region "$region" --rule-arns "$rule" --query 'Rules[0].Actions' --output json
BELAY
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  with sentence text 'Kubeflow moves to a new cluster and is back at 02:00 UTC.'
  at plan.belay:246
  do_run '' <<'BELAY'
actions=$(jq -nc --arg text "$sentence" \
  '[{Type: "fixed-response", FixedResponseConfig: {StatusCode: "503", ContentType: "text/plain", MessageBody: $text}}]')
aws elbv2 modify-rule --region "$region" --rule-arn "$rule" --actions "$actions"
BELAY
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  expect is text fixed-response
  at plan.belay:246
  do_verify 'nobody gets in' 0 10 0 <<'BELAY'
aws elbv2 describe-rules --region "$region" --rule-arns "$rule" --query 'Rules[0].Actions[-1].Type' --output text
BELAY
  undo operations
  with before captured outage/freeze/closed.before
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  at plan.belay:246
  do_run '' <<'BELAY'
aws elbv2 modify-rule --region "$region" --rule-arn "$rule" --actions "$before"
BELAY

  step 4.1.2 outage/freeze/profiles 'Remember profiles' plan.belay:249
  on_cluster blue
  at plan.belay:249
  do_remember profiles outage/freeze/profiles.profiles reads list <<'BELAY'
kubectl get profiles.kubeflow.org -o json | jq -r '.items[].metadata.name' | sort
BELAY

  step 4.1.3 outage/freeze/notebooks 'Remember notebooks' plan.belay:250
  on_cluster blue
  at plan.belay:250
  do_remember notebooks outage/freeze/notebooks.notebooks reads may-be-empty <<'BELAY'
kubectl get notebooks.kubeflow.org -A -o json | jq -r '[.items[] | "\(.metadata.namespace)/\(.metadata.name)"] | sort | join(",")'
BELAY

  step 4.1.4 outage/freeze/services 'Remember services' plan.belay:251
  on_cluster blue
  at plan.belay:251
  do_remember services outage/freeze/services.services reads may-be-empty <<'BELAY'
kubectl get inferenceservices.serving.kserve.io -A -o json | jq -r '[.items[] | "\(.metadata.namespace)/\(.metadata.name)"] | sort | join(",")'
BELAY

  step 4.1.5 outage/freeze/recurring 'Remember recurring' plan.belay:252
  on_cluster blue
  at plan.belay:252
  do_remember recurring outage/freeze/recurring.recurring reads may-be-empty <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r '[.items[] | select(.spec.enabled) | "\(.metadata.namespace) \(.metadata.name)"] | sort | .[]'
BELAY

  step 4.1.6 outage/freeze/recurring_off 'Recurring runs off; wait for those that run' plan.belay:256
  on_cluster blue
  at plan.belay:256
  do_remember recurring outage/freeze/recurring_off.recurring reads may-be-empty <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r '.items[] | select(.spec.enabled) | "\(.metadata.namespace) \(.metadata.name)"'
BELAY
  with recurring captured outage/freeze/recurring_off.recurring
  at plan.belay:256
  do_run '' <<'BELAY'
while read -r space run; do
  [[ -z $space ]] || kubectl -n "$space" patch scheduledworkflows.kubeflow.org "$run" --type merge -p '{"spec": {"enabled": false}}'
done <<< "$recurring"
BELAY
  expect is text 0
  at plan.belay:256
  do_wait 'the last run has ended' 7200 60 0 <<'BELAY'
kubectl get workflows.argoproj.io -A -o json \
  | jq '[.items[] | select(.status.phase == null or .status.phase == "Pending" or .status.phase == "Running")] | length'
BELAY
  undo operations
  with recurring captured outage/freeze/recurring_off.recurring
  at plan.belay:256
  do_run '' <<'BELAY'
while read -r space run; do
  [[ -z $space ]] || kubectl -n "$space" patch scheduledworkflows.kubeflow.org "$run" --type merge -p '{"spec": {"enabled": true}}'
done <<< "$recurring"
BELAY

  step 4.1.7 outage/freeze/notebooks_stopped 'Stop the notebooks' plan.belay:257
  on_cluster blue
  at plan.belay:257
  do_remember awake outage/freeze/notebooks_stopped.awake reads may-be-empty <<'BELAY'
kubectl get notebooks.kubeflow.org -A -o json \
  | jq -r '.items[] | select(.metadata.annotations["kubeflow-resource-stopped"] == null) | "\(.metadata.namespace) \(.metadata.name)"'
BELAY
  with awake captured outage/freeze/notebooks_stopped.awake
  at plan.belay:257
  do_run '' <<'BELAY'
while read -r space notebook; do
  [[ -z $space ]] || kubectl -n "$space" annotate notebooks.kubeflow.org "$notebook" --overwrite "kubeflow-resource-stopped=$(date -u +%FT%TZ)"
done <<< "$awake"
BELAY
  expect is text 0
  at plan.belay:257
  do_wait 'no notebook has a pod' 900 10 0 <<'BELAY'
kubectl get notebooks.kubeflow.org -A -o json | jq '[.items[] | select((.status.readyReplicas // 0) > 0)] | length'
BELAY
  undo operations
  with awake captured outage/freeze/notebooks_stopped.awake
  at plan.belay:257
  do_run '' <<'BELAY'
while read -r space notebook; do
  [[ -z $space ]] || kubectl -n "$space" annotate notebooks.kubeflow.org "$notebook" kubeflow-resource-stopped-
done <<< "$awake"
BELAY

  step 4.1.8 outage/freeze/retained 'The users'\'' volumes outlive their claims' plan.belay:258
  on_cluster blue
  with namespaces captured outage/freeze/profiles.profiles
  at plan.belay:258
  do_remember policies outage/freeze/retained.policies reads may-be-empty <<'BELAY'
kubectl get pv -o json | jq -r --arg namespaces "$namespaces" '
  .items[] | select(.spec.claimRef.namespace as $space | $namespaces | split(",") | index($space))
  | "\(.metadata.name) \(.spec.persistentVolumeReclaimPolicy)"'
BELAY
  with policies captured outage/freeze/retained.policies
  at plan.belay:258
  do_run '' <<'BELAY'
while read -r volume policy; do
  [[ -z $volume ]] || kubectl patch pv "$volume" -p "{
    \"metadata\": {\"annotations\": {\"kubeflow-move/reclaim-policy\": \"$policy\"}},
    \"spec\": {\"persistentVolumeReclaimPolicy\": \"Retain\"}}"
done <<< "$policies"
BELAY
  with namespaces captured outage/freeze/profiles.profiles
  expect is text 0
  at plan.belay:258
  do_verify 'no volume of theirs would go with its claim' 0 10 0 <<'BELAY'
kubectl get pv -o json | jq --arg namespaces "$namespaces" '
  [.items[] | select(.spec.claimRef.namespace as $space | $namespaces | split(",") | index($space))
  | select(.spec.persistentVolumeReclaimPolicy != "Retain")] | length'
BELAY
  undo operations
  with policies captured outage/freeze/retained.policies
  at plan.belay:258
  do_run '' <<'BELAY'
while read -r volume policy; do
  [[ -z $volume ]] || kubectl patch pv "$volume" -p "{
    \"metadata\": {\"annotations\": {\"kubeflow-move/reclaim-policy\": null}},
    \"spec\": {\"persistentVolumeReclaimPolicy\": \"$policy\"}}"
done <<< "$policies"
BELAY

  step 4.1.9 outage/freeze/writers_stopped 'Stop what writes to the stores' plan.belay:261
  on_cluster blue
  with namespace text kubeflow
  with writers text ml-pipeline,ml-pipeline-persistenceagent,ml-pipeline-scheduledworkflow,cache-server,metadata-grpc-deployment,katib-controller,katib-db-manager
  at plan.belay:261
  do_remember replicas outage/freeze/writers_stopped.replicas reads <<'BELAY'
IFS=, read -r -a names <<< "$writers"
for name in "${names[@]}"; do
  kubectl -n "$namespace" get deployment "$name" -o jsonpath='{.metadata.name} {.spec.replicas}{"\n"}'
done
BELAY
  with namespace text kubeflow
  with writers text ml-pipeline,ml-pipeline-persistenceagent,ml-pipeline-scheduledworkflow,cache-server,metadata-grpc-deployment,katib-controller,katib-db-manager
  at plan.belay:261
  do_run '' <<'BELAY'
IFS=, read -r -a names <<< "$writers"
kubectl -n "$namespace" scale deployment "${names[@]}" --replicas=0
BELAY
  with namespace text kubeflow
  with writers text ml-pipeline,ml-pipeline-persistenceagent,ml-pipeline-scheduledworkflow,cache-server,metadata-grpc-deployment,katib-controller,katib-db-manager
  expect empty
  at plan.belay:261
  do_wait 'the last of their pods is gone' 600 5 0 <<'BELAY'
IFS=, read -r -a names <<< "$writers"
kubectl -n "$namespace" get deployment "${names[@]}" -o jsonpath='{.items[*].status.replicas}'
BELAY
  undo operations
  with namespace text kubeflow
  with replicas captured outage/freeze/writers_stopped.replicas
  at plan.belay:261
  do_run '' <<'BELAY'
while read -r name count; do
  kubectl -n "$namespace" scale deployment "$name" --replicas="$count"
done <<< "$replicas"
BELAY
  with namespace text kubeflow
  with replicas captured outage/freeze/writers_stopped.replicas
  at plan.belay:261
  do_wait '' 600 5 0 <<'BELAY'
while read -r name _; do
  kubectl -n "$namespace" rollout status "deployment/$name" --timeout=15s
done <<< "$replicas"
BELAY

  step 4.1.10 outage/freeze/count_on_blue 'Count the runs in the database' plan.belay:262
  on_cluster blue
  rerun_safe
  with host captured green_cluster/database_host.database_host
  with job text runs-on-blue
  at plan.belay:262
  do_run '' <<'BELAY'
kubectl -n kubeflow delete job "$job" --ignore-not-found --timeout=2m
kubectl -n kubeflow apply -f - <<END
apiVersion: batch/v1
kind: Job
metadata:
  name: $job
spec:
  backoffLimit: 0
  ttlSecondsAfterFinished: 604800
  template:
    metadata:
      labels:
        sidecar.istio.io/inject: "false"
    spec:
      restartPolicy: Never
      containers:
        - name: count
          image: mysql:8.0.43
          envFrom:
            - secretRef:
                name: mysql-secret
          command:
            - sh
            - -c
            - MYSQL_PWD=\$password mysql -h "$host" -u "\$username" -N -e 'select count(*) from mlpipeline.run_details'
END
BELAY
  with job text runs-on-blue
  expect is text Complete
  fails_on text Failed
  at plan.belay:262
  do_wait 'the database has answered' 600 10 0 <<'BELAY'
kubectl -n kubeflow get job "$job" -o json | jq -r '[.status.conditions[]? | select(.status == "True").type] | last'
BELAY

  step 4.1.11 outage/freeze/runs 'Remember runs' plan.belay:266
  on_cluster blue
  expect matches text '^[0-9]+$'
  at plan.belay:266
  do_remember runs outage/freeze/runs.runs reads <<'BELAY'
kubectl -n kubeflow logs job/runs-on-blue
BELAY

  # ---- 4.2 protect: One consistent cut of everything, complete and tried, before green sees any of it

  # These may run beside each other; here they run one after the other.

  step 4.2.1 outage/protect/final_database 'backup metadata as final_database' plan.belay:271
  on_cluster blue
  note 'a restore keeps the broken instance as kubeflow-broken; delete it when the incident is closed. Where Terraform has made it, Terraform still knows the broken one: take it out of the state and import the restored one'
  with arn text arn:aws:rds:eu-west-1:111122223333:db:kubeflow
  with backup backup final_database
  with keep_days text 35
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with run_id run-id ''
  with vault text kubeflow
  at plan.belay:271
  do_remember job outage/protect/final_database.job changes <<'BELAY'
aws backup start-backup-job --region "$region" --backup-vault-name "$vault" --resource-arn "$arn" --iam-role-arn "$role" \
  --lifecycle "DeleteAfterDays=$keep_days" --idempotency-token "$run_id-$(basename "$backup")" --query BackupJobId --output text
BELAY
  with job captured outage/protect/final_database.job
  with region text eu-west-1
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  fails_on text EXPIRED
  fails_on text PARTIAL
  at plan.belay:271
  do_wait 'AWS Backup has a copy of kubeflow' 3600 30 0 <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query State --output text
BELAY
  with job captured outage/protect/final_database.job
  with region text eu-west-1
  at plan.belay:271
  do_remember recovery_point outage/protect/final_database.recovery_point reads <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query RecoveryPointArn --output text
BELAY
  with recovery_point captured outage/protect/final_database.recovery_point
  with region text eu-west-1
  with vault text kubeflow
  expect is text 'COMPLETED arn:aws:rds:eu-west-1:111122223333:db:kubeflow'
  at plan.belay:271
  do_verify 'the recovery point is whole and of this instance' 0 10 0 <<'BELAY'
aws backup describe-recovery-point --region "$region" --backup-vault-name "$vault" --recovery-point-arn "$recovery_point" \
  --query '[Status, ResourceArn]' --output text | tr '\t' ' '
BELAY

  step 4.2.2 outage/protect/final_artifacts 'backup artifacts as final_artifacts' plan.belay:274
  on_cluster blue
  with bucket text acme-kubeflow-artifacts
  expect is text Enabled
  at plan.belay:274
  do_check 'the bucket keeps versions' <<'BELAY'
aws s3api get-bucket-versioning --bucket "$bucket" --query Status --output text
BELAY
  with arn text arn:aws:s3:::acme-kubeflow-artifacts
  with backup backup final_artifacts
  with keep_days text 35
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with run_id run-id ''
  with vault text kubeflow
  at plan.belay:274
  do_remember job outage/protect/final_artifacts.job changes <<'BELAY'
aws backup start-backup-job --region "$region" --backup-vault-name "$vault" --resource-arn "$arn" --iam-role-arn "$role" \
  --lifecycle "DeleteAfterDays=$keep_days" --idempotency-token "$run_id-$(basename "$backup")" --query BackupJobId --output text
BELAY
  with job captured outage/protect/final_artifacts.job
  with region text eu-west-1
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  fails_on text EXPIRED
  fails_on text PARTIAL
  at plan.belay:274
  do_wait 'AWS Backup has a copy of acme-kubeflow-artifacts' 7200 60 0 <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query State --output text
BELAY
  with job captured outage/protect/final_artifacts.job
  with region text eu-west-1
  expect is text None
  at plan.belay:274
  do_verify 'no object was left out' 0 10 0 <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query StatusMessage --output text
BELAY
  with job captured outage/protect/final_artifacts.job
  with region text eu-west-1
  at plan.belay:274
  do_remember recovery_point outage/protect/final_artifacts.recovery_point reads <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query RecoveryPointArn --output text
BELAY
  with recovery_point captured outage/protect/final_artifacts.recovery_point
  with region text eu-west-1
  with vault text kubeflow
  expect is text 'COMPLETED arn:aws:s3:::acme-kubeflow-artifacts'
  at plan.belay:274
  do_verify 'the recovery point is whole and of this bucket' 0 10 0 <<'BELAY'
aws backup describe-recovery-point --region "$region" --backup-vault-name "$vault" --recovery-point-arn "$recovery_point" \
  --query '[Status, ResourceArn]' --output text | tr '\t' ' '
BELAY

  step 4.2.3 outage/protect/final_volumes 'backup volumes as final_volumes' plan.belay:277
  on_cluster blue
  with arn text arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718
  with backup backup final_volumes
  with keep_days text 35
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with run_id run-id ''
  with vault text kubeflow
  at plan.belay:277
  do_remember job outage/protect/final_volumes.job changes <<'BELAY'
aws backup start-backup-job --region "$region" --backup-vault-name "$vault" --resource-arn "$arn" --iam-role-arn "$role" \
  --lifecycle "DeleteAfterDays=$keep_days" --idempotency-token "$run_id-$(basename "$backup")" --query BackupJobId --output text
BELAY
  with job captured outage/protect/final_volumes.job
  with region text eu-west-1
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  fails_on text EXPIRED
  fails_on text PARTIAL
  at plan.belay:277
  do_wait 'AWS Backup has a copy of fs-0a1b2c3d4e5f60718' 7200 60 0 <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query State --output text
BELAY
  with job captured outage/protect/final_volumes.job
  with region text eu-west-1
  at plan.belay:277
  do_remember recovery_point outage/protect/final_volumes.recovery_point reads <<'BELAY'
aws backup describe-backup-job --region "$region" --backup-job-id "$job" --query RecoveryPointArn --output text
BELAY
  with recovery_point captured outage/protect/final_volumes.recovery_point
  with region text eu-west-1
  with vault text kubeflow
  expect is text 'COMPLETED arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0a1b2c3d4e5f60718'
  at plan.belay:277
  do_verify 'the recovery point is whole and of this file system' 0 10 0 <<'BELAY'
aws backup describe-recovery-point --region "$region" --backup-vault-name "$vault" --recovery-point-arn "$recovery_point" \
  --query '[Status, ResourceArn]' --output text | tr '\t' ' '
BELAY

  step 4.2.4 outage/protect/objects 'backup blue.workloads as objects' plan.belay:280
  on_cluster blue
  note 'what went wrong in Velero: velero backup logs NAME, velero restore logs NAME'
  with backup backup objects
  with run_id run-id ''
  at plan.belay:280
  do_remember velero_backup outage/protect/objects.velero_backup reads <<'BELAY'
printf '%s-%s' "$run_id" "$(basename "$backup")" | tr 'A-Z_' 'a-z-'
BELAY
  with location text default
  with velero_namespace text velero
  expect is text Available
  at plan.belay:280
  do_check 'Velero reaches its bucket' <<'BELAY'
kubectl -n "$velero_namespace" get backupstoragelocations.velero.io "$location" -o jsonpath='{.status.phase}'
BELAY
  with cluster_resources text true
  with keep text 840h
  with location text default
  with namespaces captured outage/freeze/profiles.profiles
  with resources text namespaces,profiles.kubeflow.org,serviceaccounts,rolebindings.rbac.authorization.k8s.io,authorizationpolicies.security.istio.io,secrets,configmaps,persistentvolumes,persistentvolumeclaims,poddefaults.kubeflow.org,notebooks.kubeflow.org,tensorboards.tensorboard.kubeflow.org,inferenceservices.serving.kserve.io,servingruntimes.serving.kserve.io,experiments.kubeflow.org,scheduledworkflows.kubeflow.org
  with velero_backup captured outage/protect/objects.velero_backup
  with velero_namespace text velero
  with volumes text false
  at plan.belay:280
  do_run '' <<'BELAY'
there=$(kubectl -n "$velero_namespace" get backups.velero.io "$velero_backup" --ignore-not-found -o name)
if [[ -z $there ]]; then
  velero backup create "$velero_backup" --namespace "$velero_namespace" --storage-location "$location" --ttl "$keep" \
    --include-namespaces "$namespaces" --include-resources "$resources" \
    --include-cluster-resources="$cluster_resources" --snapshot-volumes="$volumes"
fi
BELAY
  with velero_backup captured outage/protect/objects.velero_backup
  with velero_namespace text velero
  expect is text Completed
  fails_on text PartiallyFailed
  fails_on text Failed
  fails_on text FailedValidation
  at plan.belay:280
  do_wait 'Velero has all of it' 3600 15 0 <<'BELAY'
kubectl -n "$velero_namespace" get backups.velero.io "$velero_backup" -o jsonpath='{.status.phase}'
BELAY
  with velero_backup captured outage/protect/objects.velero_backup
  with velero_namespace text velero
  expect compares '>=' text 1
  at plan.belay:280
  do_verify 'the backup holds objects' 0 10 0 <<'BELAY'
kubectl -n "$velero_namespace" get backups.velero.io "$velero_backup" -o jsonpath='{.status.progress.itemsBackedUp}'
BELAY

  step 4.2.5 outage/protect/state_at_rest 'backup blue_state as state_at_rest' plan.belay:281
  on_cluster blue
  with backup backup state_at_rest
  inside deployments/rds-s3/terraform
  at plan.belay:281
  do_run '' <<'BELAY'
terraform state pull > "$backup/terraform.tfstate"
BELAY
  with backup backup state_at_rest
  inside deployments/rds-s3/terraform
  expect compares '>=' text 1
  at plan.belay:281
  do_verify 'the copy holds resources' 0 10 0 <<'BELAY'
jq '.resources | length' "$backup/terraform.tfstate"
BELAY

  step 4.2.6 outage/protect/drill 'A drill: is the backup of the database of use?' plan.belay:283
  on_cluster blue
  with instance text kubeflow-drill
  with recovery_point captured outage/protect/final_database.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with vault text kubeflow
  at plan.belay:283
  do_remember restore_job outage/protect/drill.restore_job changes <<'BELAY'
metadata=$(aws backup get-recovery-point-restore-metadata --region "$region" --backup-vault-name "$vault" \
  --recovery-point-arn "$recovery_point" --query RestoreMetadata --output json \
  | jq -c --arg name "$instance-restored" '.DBInstanceIdentifier = $name')
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "$metadata" --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured outage/protect/drill.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:283
  do_wait 'the copy is an instance again' 3600 30 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY
  with instance text kubeflow-drill
  with region text eu-west-1
  at plan.belay:283
  do_run '' <<'BELAY'
there=$(aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceIdentifier" --output text)
if [[ -n $there ]]; then
  aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance" \
    --new-db-instance-identifier "$instance-broken" --apply-immediately
fi
BELAY
  with instance text kubeflow-drill
  with region text eu-west-1
  expect empty
  at plan.belay:283
  do_wait 'nobody has the name any more' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceIdentifier" --output text
BELAY
  with instance text kubeflow-drill
  with region text eu-west-1
  at plan.belay:283
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance-restored" \
  --new-db-instance-identifier "$instance" --apply-immediately
BELAY
  with instance text kubeflow-drill
  with region text eu-west-1
  expect is text available
  at plan.belay:283
  do_wait 'the restored instance has the name' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceStatus" --output text
BELAY
  undo operations
  with instance text kubeflow-drill
  with region text eu-west-1
  at plan.belay:285
  do_run '' <<'BELAY'
there=$(aws rds describe-db-instances --region "$region" --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceIdentifier" --output text)
if [[ -n $there ]]; then
  aws rds delete-db-instance --region "$region" --db-instance-identifier "$instance" --skip-final-snapshot
fi
BELAY

  step 4.2.7 outage/protect/drill_host 'Remember drill_host' plan.belay:292
  on_cluster blue
  with drill_instance text kubeflow-drill
  with drill_region text eu-west-1
  at plan.belay:292
  do_remember drill_host outage/protect/drill_host.drill_host reads <<'BELAY'
aws rds describe-db-instances --region "$drill_region" --db-instance-identifier "$drill_instance" --query 'DBInstances[0].Endpoint.Address' --output text
BELAY

  step 4.2.8 outage/protect/count_in_drill 'Count the runs in the restored database' plan.belay:295
  on_cluster blue
  rerun_safe
  with host captured outage/protect/drill_host.drill_host
  with job text runs-in-drill
  at plan.belay:295
  do_run '' <<'BELAY'
kubectl -n kubeflow delete job "$job" --ignore-not-found --timeout=2m
kubectl -n kubeflow apply -f - <<END
apiVersion: batch/v1
kind: Job
metadata:
  name: $job
spec:
  backoffLimit: 0
  ttlSecondsAfterFinished: 604800
  template:
    metadata:
      labels:
        sidecar.istio.io/inject: "false"
    spec:
      restartPolicy: Never
      containers:
        - name: count
          image: mysql:8.0.43
          envFrom:
            - secretRef:
                name: mysql-secret
          command:
            - sh
            - -c
            - MYSQL_PWD=\$password mysql -h "$host" -u "\$username" -N -e 'select count(*) from mlpipeline.run_details'
END
BELAY
  with job text runs-in-drill
  expect is text Complete
  fails_on text Failed
  at plan.belay:295
  do_wait 'the database has answered' 600 10 0 <<'BELAY'
kubectl -n kubeflow get job "$job" -o json | jq -r '[.status.conditions[]? | select(.status == "True").type] | last'
BELAY

  step 4.2.9 outage/protect/drill_is_whole 'the restored database has every run' plan.belay:299
  on_cluster blue
  expect is captured outage/freeze/runs.runs
  at plan.belay:299
  do_verify 'the restored database has every run' 0 10 0 <<'BELAY'
kubectl -n kubeflow logs job/runs-in-drill
BELAY

  step 4.2.10 outage/protect/delete-drill 'The drill'\''s database goes again' plan.belay:300
  on_cluster blue
  with instance text kubeflow-drill
  with region text eu-west-1
  at plan.belay:301
  do_run '' <<'BELAY'
aws rds delete-db-instance --region "$region" --db-instance-identifier "$instance" --skip-final-snapshot
BELAY
  with instance text kubeflow-drill
  with region text eu-west-1
  expect empty
  at plan.belay:302
  do_wait 'it is gone' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceStatus" --output text
BELAY

  step 4.2.11 outage/protect/five-backups-are-complete-and-one-of-them-was 'Five backups are complete, and one of them was restored and read: green may touch the stores' plan.belay:307
  on_cluster blue
  about '4.2.1 backup metadata as final_database'
  about '4.2.2 backup artifacts as final_artifacts'
  about '4.2.3 backup volumes as final_volumes'
  about '4.2.4 backup blue.workloads as objects'
  about '4.2.5 backup blue_state as state_at_rest'
  about '4.2.9 the restored database has every run'
  at plan.belay:307
  do_approve 'Five backups are complete, and one of them was restored and read: green may touch the stores' 'storage on-call' 7200 rollback

  # ---- 4.3 attach: Kubeflow on green. From here on green writes to the stores

  step 4.3.1 outage/attach/create-kubeflow 'The new Kubeflow, on the stores of the old one' plan.belay:311
  on_cluster green
  note 'what `make deploy-kubeflow-components` does; the new servers migrate the database when they start'
  with plan_file run-id '' text -kubeflow.tfplan
  with targets text module.kubeflow_components
  with var_file file green_settings
  inside deployments/upgrade/terraform
  at plan.belay:311
  do_run '' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly
terraform plan -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file"
terraform show -no-color "$plan_file"
BELAY
  with plan_file run-id '' text -kubeflow.tfplan
  inside deployments/upgrade/terraform
  expect is text 0
  at plan.belay:311
  do_verify 'the plan deletes and replaces nothing' 0 10 0 <<'BELAY'
terraform show -json "$plan_file" | jq '[.resource_changes[]? | select(.change.actions | index("delete"))] | length'
BELAY
  at plan.belay:311
  do_approve 'The Terraform plan above does what this step says, and nothing else' '' 14400
  with limit text 90m
  with plan_file run-id '' text -kubeflow.tfplan
  inside deployments/upgrade/terraform
  at plan.belay:311
  do_run '' <<'BELAY'
timeout "$limit" terraform apply -input=false -lock-timeout=5m "$plan_file"
BELAY
  with plan_file run-id '' text -kubeflow.tfplan
  inside deployments/upgrade/terraform
  expect empty
  at plan.belay:311
  do_verify 'the state knows all that the plan makes' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and (.change.actions | index("create"))) | .address' \
  | grep -Fxv -f <(printf '%s\n' "$known") || true
BELAY
  expect is text 0
  at plan.belay:322
  do_wait 'every deployment of Kubeflow is available' 1800 20 0 <<'BELAY'
kubectl -n kubeflow get deployments -o json | jq '[.items[] | select((.status.availableReplicas // 0) < .spec.replicas)] | length'
BELAY
  undo operations
  with green_dir text deployments/upgrade/terraform
  with green_settings file green_settings
  at plan.belay:326
  do_run '' <<'BELAY'
terraform -chdir="$green_dir" plan -destroy -input=false -target=module.kubeflow_components -var-file="$green_settings" -out kubeflow.destroy
terraform -chdir="$green_dir" apply -input=false kubeflow.destroy
BELAY
  with instance text kubeflow
  with recovery_point captured outage/protect/final_database.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with vault text kubeflow
  at plan.belay:330
  do_remember restore_job outage/protect/final_database.restore_job changes <<'BELAY'
metadata=$(aws backup get-recovery-point-restore-metadata --region "$region" --backup-vault-name "$vault" \
  --recovery-point-arn "$recovery_point" --query RestoreMetadata --output json \
  | jq -c --arg name "$instance-restored" '.DBInstanceIdentifier = $name')
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "$metadata" --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured outage/protect/final_database.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:330
  do_wait 'the copy is an instance again' 3600 30 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY
  with instance text kubeflow
  with region text eu-west-1
  at plan.belay:330
  do_run '' <<'BELAY'
there=$(aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceIdentifier" --output text)
if [[ -n $there ]]; then
  aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance" \
    --new-db-instance-identifier "$instance-broken" --apply-immediately
fi
BELAY
  with instance text kubeflow
  with region text eu-west-1
  expect empty
  at plan.belay:330
  do_wait 'nobody has the name any more' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceIdentifier" --output text
BELAY
  with instance text kubeflow
  with region text eu-west-1
  at plan.belay:330
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance-restored" \
  --new-db-instance-identifier "$instance" --apply-immediately
BELAY
  with instance text kubeflow
  with region text eu-west-1
  expect is text available
  at plan.belay:330
  do_wait 'the restored instance has the name' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceStatus" --output text
BELAY
  with bucket text acme-kubeflow-artifacts
  with recovery_point captured outage/protect/final_artifacts.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with run_id run-id ''
  at plan.belay:331
  do_remember restore_job outage/protect/final_artifacts.restore_job changes <<'BELAY'
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "DestinationBucketName=$bucket,NewBucket=false,Encrypted=false,CreationToken=$run_id" \
  --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured outage/protect/final_artifacts.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:331
  do_wait 'what was deleted is back' 7200 60 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY
  with file_system text fs-0a1b2c3d4e5f60718
  with recovery_point captured outage/protect/final_volumes.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  at plan.belay:332
  do_remember restore_job outage/protect/final_volumes.restore_job changes <<'BELAY'
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "file-system-id=$file_system,newFileSystem=false" --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured outage/protect/final_volumes.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:332
  do_wait 'the files are in aws-backup-restore_TIME' 7200 60 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY
  at plan.belay:332
  do_manual 'Mount fs-0a1b2c3d4e5f60718 at its root, move what is needed from the newest aws-backup-restore_TIME to its place, and compare' ''

  step 4.3.2 outage/attach/all_of_it '`make deploy` would have nothing left to do' plan.belay:335
  on_cluster green
  with targets text ''
  with var_file file green_settings
  inside deployments/upgrade/terraform
  expect is text nothing
  at plan.belay:335
  do_check 'Terraform has nothing to do' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly >&2
terraform plan -input=false -lock=false -detailed-exitcode "${args[@]}" >&2 && echo nothing
BELAY

  step 4.3.3 outage/attach/count_on_green 'Count the runs that green sees' plan.belay:339
  on_cluster green
  rerun_safe
  with host captured green_cluster/database_host.database_host
  with job text runs-on-green
  at plan.belay:339
  do_run '' <<'BELAY'
kubectl -n kubeflow delete job "$job" --ignore-not-found --timeout=2m
kubectl -n kubeflow apply -f - <<END
apiVersion: batch/v1
kind: Job
metadata:
  name: $job
spec:
  backoffLimit: 0
  ttlSecondsAfterFinished: 604800
  template:
    metadata:
      labels:
        sidecar.istio.io/inject: "false"
    spec:
      restartPolicy: Never
      containers:
        - name: count
          image: mysql:8.0.43
          envFrom:
            - secretRef:
                name: mysql-secret
          command:
            - sh
            - -c
            - MYSQL_PWD=\$password mysql -h "$host" -u "\$username" -N -e 'select count(*) from mlpipeline.run_details'
END
BELAY
  with job text runs-on-green
  expect is text Complete
  fails_on text Failed
  at plan.belay:339
  do_wait 'the database has answered' 600 10 0 <<'BELAY'
kubectl -n kubeflow get job "$job" -o json | jq -r '[.status.conditions[]? | select(.status == "True").type] | last'
BELAY

  step 4.3.4 outage/attach/runs_kept 'the new Kubeflow'\''s migration has kept every run' plan.belay:343
  on_cluster green
  expect is captured outage/freeze/runs.runs
  at plan.belay:343
  do_verify 'the new Kubeflow'\''s migration has kept every run' 0 10 0 <<'BELAY'
kubectl -n kubeflow logs job/runs-on-green
BELAY

  # ---- 4.4 move: What the users made, in all their namespaces

  step 4.4.1 outage/move/enter-read_only 'enter: Velero on green cannot change the bucket' plan.belay:347
  on_cluster green
  with location text default
  with velero_namespace text velero
  at plan.belay:347
  do_run '' <<'BELAY'
kubectl -n "$velero_namespace" patch backupstoragelocations.velero.io "$location" --type merge \
  -p '{"spec": {"accessMode": "ReadOnly"}}'
BELAY
  with location text default
  with velero_namespace text velero
  expect is text ReadOnly
  at plan.belay:347
  do_verify 'Velero cannot change the bucket' 0 10 0 <<'BELAY'
kubectl -n "$velero_namespace" get backupstoragelocations.velero.io "$location" -o jsonpath='{.spec.accessMode}'
BELAY
  undo operations
  with location text default
  with velero_namespace text velero
  at plan.belay:347
  do_run '' <<'BELAY'
kubectl -n "$velero_namespace" patch backupstoragelocations.velero.io "$location" --type merge \
  -p '{"spec": {"accessMode": "ReadWrite"}}'
BELAY
  with location text default
  with velero_namespace text velero
  expect is text ReadWrite
  at plan.belay:347
  do_verify '' 0 10 0 <<'BELAY'
kubectl -n "$velero_namespace" get backupstoragelocations.velero.io "$location" -o jsonpath='{.spec.accessMode}'
BELAY

  step 4.4.2 outage/move/carried 'Velero puts them into green' plan.belay:348
  on_cluster green
  with velero_backup captured outage/protect/objects.velero_backup
  with velero_namespace text velero
  expect not-empty
  at plan.belay:348
  do_wait 'this cluster'\''s Velero knows the backup; it looks into the bucket once a minute' 600 15 0 <<'BELAY'
kubectl -n "$velero_namespace" get backups.velero.io "$velero_backup" --ignore-not-found -o name
BELAY
  with velero_backup captured outage/protect/objects.velero_backup
  at plan.belay:348
  do_remember velero_restore outage/move/carried.velero_restore reads <<'BELAY'
printf '%s-%s' "$velero_backup" "$(date -u +%H%M%S)"
BELAY
  with velero_backup captured outage/protect/objects.velero_backup
  with velero_namespace text velero
  with velero_restore captured outage/move/carried.velero_restore
  at plan.belay:348
  do_run '' <<'BELAY'
velero restore create "$velero_restore" --namespace "$velero_namespace" --from-backup "$velero_backup"
BELAY
  with velero_namespace text velero
  with velero_restore captured outage/move/carried.velero_restore
  expect is text Completed
  fails_on text PartiallyFailed
  fails_on text Failed
  fails_on text FailedValidation
  at plan.belay:348
  do_wait 'Velero has put all of it back' 3600 15 0 <<'BELAY'
kubectl -n "$velero_namespace" get restores.velero.io "$velero_restore" -o jsonpath='{.status.phase}'
BELAY
  with profiles captured outage/freeze/profiles.profiles
  expect is text Retain
  at plan.belay:350
  do_verify 'the volumes came over as they are' 0 10 0 <<'BELAY'
kubectl get pv -o json | jq -r --arg namespaces "$profiles" '
  .items[] | select(.spec.claimRef.namespace as $space | $namespaces | split(",") | index($space))
  | .spec.persistentVolumeReclaimPolicy' | sort -u
BELAY
  undo operations
  with profiles captured outage/freeze/profiles.profiles
  at plan.belay:355
  do_run '' <<'BELAY'
IFS=, read -r -a names <<< "$profiles"
kubectl delete profiles.kubeflow.org "${names[@]}" --ignore-not-found --timeout=10m
BELAY

  step 4.4.3 outage/move/exit-read_only 'exit: Velero on green cannot change the bucket' plan.belay:347
  on_cluster green
  with location text default
  with velero_namespace text velero
  at plan.belay:347
  do_run '' <<'BELAY'
kubectl -n "$velero_namespace" patch backupstoragelocations.velero.io "$location" --type merge \
  -p '{"spec": {"accessMode": "ReadWrite"}}'
BELAY
  with location text default
  with velero_namespace text velero
  expect is text ReadWrite
  at plan.belay:347
  do_verify '' 0 10 0 <<'BELAY'
kubectl -n "$velero_namespace" get backupstoragelocations.velero.io "$location" -o jsonpath='{.spec.accessMode}'
BELAY
  undo operations
  with location text default
  with velero_namespace text velero
  at plan.belay:347
  do_run '' <<'BELAY'
kubectl -n "$velero_namespace" patch backupstoragelocations.velero.io "$location" --type merge \
  -p '{"spec": {"accessMode": "ReadOnly"}}'
BELAY
  with location text default
  with velero_namespace text velero
  expect is text ReadOnly
  at plan.belay:347
  do_verify 'Velero cannot change the bucket' 0 10 0 <<'BELAY'
kubectl -n "$velero_namespace" get backupstoragelocations.velero.io "$location" -o jsonpath='{.spec.accessMode}'
BELAY

  # ---- 4.5 test: Green is at least what blue was

  step 4.5.1 outage/test/profiles_over 'every profile came over' plan.belay:364
  on_cluster green
  expect is captured outage/freeze/profiles.profiles
  at plan.belay:364
  do_verify 'every profile came over' 0 10 0 <<'BELAY'
kubectl get profiles.kubeflow.org -o json | jq -r '[.items[].metadata.name] | sort | join(",")'
BELAY

  step 4.5.2 outage/test/notebooks_over 'every notebook came over' plan.belay:367
  on_cluster green
  expect is captured outage/freeze/notebooks.notebooks
  at plan.belay:367
  do_verify 'every notebook came over' 0 10 0 <<'BELAY'
kubectl get notebooks.kubeflow.org -A -o json | jq -r '[.items[] | "\(.metadata.namespace)/\(.metadata.name)"] | sort | join(",")'
BELAY

  step 4.5.3 outage/test/services_over 'every inference service came over' plan.belay:370
  on_cluster green
  expect is captured outage/freeze/services.services
  at plan.belay:370
  do_verify 'every inference service came over' 0 10 0 <<'BELAY'
kubectl get inferenceservices.serving.kserve.io -A -o json | jq -r '[.items[] | "\(.metadata.namespace)/\(.metadata.name)"] | sort | join(",")'
BELAY

  step 4.5.4 outage/test/services_ready 'every inference service is ready' plan.belay:373
  on_cluster green
  expect is text 0
  at plan.belay:373
  do_verify 'every inference service is ready' 1200 20 0 <<'BELAY'
kubectl get inferenceservices.serving.kserve.io -A -o json \
  | jq '[.items[] | select(any(.status.conditions[]?; .type == "Ready" and .status == "True") | not)] | length'
BELAY

  step 4.5.5 outage/test/claims_bound 'every claim is bound' plan.belay:377
  on_cluster green
  expect is text 0
  at plan.belay:377
  do_verify 'every claim is bound' 600 15 0 <<'BELAY'
kubectl get pvc -A -o json | jq '[.items[] | select(.status.phase != "Bound")] | length'
BELAY

  step 4.5.6 outage/test/log-in-to-https-green.kubeflow.example.com-as-a 'Log in to https://green.kubeflow.example.com as a test user: start a notebook, run the pipeline `smoke`, open an old run and its artifacts' plan.belay:378
  on_cluster green
  expect is text 'the notebook has its files, `smoke` succeeds, the artifacts open'
  at plan.belay:378
  do_manual 'Log in to https://green.kubeflow.example.com as a test user: start a notebook, run the pipeline `smoke`, open an old run and its artifacts' 'ml-platform tester'

  step 4.5.7 outage/test/go-all-of-the-above-is-green-and-it-is-before 'Go: all of the above is green, and it is before 01:00 UTC' plan.belay:379
  on_cluster green
  about '4.5.1 every profile came over'
  about '4.5.2 every notebook came over'
  about '4.5.3 every inference service came over'
  about '4.5.4 every inference service is ready'
  about '4.5.5 every claim is bound'
  at plan.belay:379
  do_approve 'Go: all of the above is green, and it is before 01:00 UTC' 'ml-platform lead' 7200 rollback

  # ---- 4.6 switch: The door opens to green

  step 4.6.1 outage/switch/opened 'Send the users to green' plan.belay:383
  on_cluster green
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  at plan.belay:383
  do_remember before outage/switch/opened.before reads <<'BELAY'
aws elbv2 describe-rules --region "$region" --rule-arns "$rule" --query 'Rules[0].Actions' --output json
BELAY
  with region text eu-west-1
  with target_group text arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/kubeflow-green/73e2d6bc24d8a067
  expect compares '>=' text 1
  at plan.belay:383
  do_check 'somebody is behind the door' <<'BELAY'
aws elbv2 describe-target-health --region "$region" --target-group-arn "$target_group" \
  --query "length(TargetHealthDescriptions[?TargetHealth.State=='healthy'])" --output text
BELAY
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  with target_group text arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/kubeflow-green/73e2d6bc24d8a067
  at plan.belay:383
  do_run '' <<'BELAY'
aws elbv2 modify-rule --region "$region" --rule-arn "$rule" --actions "Type=forward,TargetGroupArn=$target_group"
BELAY
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  expect is text arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/kubeflow-green/73e2d6bc24d8a067
  at plan.belay:383
  do_verify 'the rule forwards there' 0 10 0 <<'BELAY'
aws elbv2 describe-rules --region "$region" --rule-arns "$rule" --query 'Rules[0].Actions[-1].TargetGroupArn' --output text
BELAY
  undo operations
  with before captured outage/switch/opened.before
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  at plan.belay:383
  do_run '' <<'BELAY'
aws elbv2 modify-rule --region "$region" --rule-arn "$rule" --actions "$before"
BELAY

  step 4.6.2 outage/switch/users_answered 'users get an answer' plan.belay:384
  on_cluster green
  with users_health text https://kubeflow.example.com/
  expect matches text '^(200|302)$'
  at plan.belay:384
  do_verify 'users get an answer' 300 10 0 <<'BELAY'
curl -sS -o /dev/null -w '%{http_code}' "$users_health"
BELAY

  step 4.6.3 outage/switch/recurring_on 'Recurring runs on again, on green only' plan.belay:385
  on_cluster green
  with recurring captured outage/freeze/recurring.recurring
  at plan.belay:386
  do_run '' <<'BELAY'
while read -r space run; do
  [[ -z $space ]] || kubectl -n "$space" patch scheduledworkflows.kubeflow.org "$run" --type merge -p '{"spec": {"enabled": true}}'
done <<< "$recurring"
BELAY
  expect is captured outage/freeze/recurring.recurring
  at plan.belay:391
  do_verify 'as many are on as on blue before' 0 10 0 <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json | jq -r '[.items[] | select(.spec.enabled) | "\(.metadata.namespace) \(.metadata.name)"] | sort | .[]'
BELAY
  undo operations
  with recurring captured outage/freeze/recurring.recurring
  at plan.belay:394
  do_run '' <<'BELAY'
while read -r space run; do
  [[ -z $space ]] || kubectl -n "$space" patch scheduledworkflows.kubeflow.org "$run" --type merge -p '{"spec": {"enabled": false}}'
done <<< "$recurring"
BELAY

  step 4.6.4 outage/switch/open_again 'Users: Kubeflow is open again, on the new cluster' plan.belay:400
  on_cluster green
  with text text 'Kubeflow is open again, on the new cluster. Report anything odd in #ml-platform: until Friday we can still go back.'
  with webhook secret slack_webhook
  at plan.belay:400
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  # ---- 5 soak: Three days in which the way back is open

  step 5.1 soak/green_holds 'nothing of Kubeflow on green is down' plan.belay:408
  on_cluster green
  expect is text 0
  at plan.belay:408
  do_verify 'nothing of Kubeflow on green is down' 0 900 259200 <<'BELAY'
kubectl -n kubeflow get deployments -o json | jq '[.items[] | select((.status.unavailableReplicas // 0) > 0)] | length'
BELAY

  step 5.2 soak/no_way_back 'Nobody needs blue: from here on there is no way back' plan.belay:411
  on_cluster green
  about blue
  about '5.1 nothing of Kubeflow on green is down'
  at plan.belay:411
  do_approve 'Nobody needs blue: from here on there is no way back' 'ml-platform lead' 86400 rollback

  # ---- 6 retire: The old cluster goes; the stores stay

  step 6.1 retire/users-are-on-green 'users are on green' plan.belay:415
  on_cluster blue
  with users_region text eu-west-1
  with users_rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  expect is text arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/kubeflow-green/73e2d6bc24d8a067
  at plan.belay:415
  do_check 'users are on green' <<'BELAY'
aws elbv2 describe-rules --region "$users_region" --rule-arns "$users_rule" --query 'Rules[0].Actions[-1].TargetGroupArn' --output text
BELAY

  step 6.2 retire/nothing-on-blue-writes 'nothing on blue writes' plan.belay:416
  on_cluster blue
  with blue_kubeflow_writers text ml-pipeline,ml-pipeline-persistenceagent,ml-pipeline-scheduledworkflow,cache-server,metadata-grpc-deployment,katib-controller,katib-db-manager
  expect empty
  at plan.belay:416
  do_check 'nothing on blue writes' <<'BELAY'
IFS=, read -r -a names <<< "$blue_kubeflow_writers"
kubectl -n kubeflow get deployment "${names[@]}" -o jsonpath='{.items[*].status.replicas}'
BELAY

  step 6.3 retire/the-database-lets-green-in-by-a-group-of-its 'the database lets green in by a group of its own, since blue'\''s goes with blue' plan.belay:420
  on_cluster blue
  with green_group captured green_cluster/green_group.green_group
  with metadata_instance text kubeflow
  with metadata_region text eu-west-1
  expect is captured green_cluster/green_group.green_group
  at plan.belay:420
  do_check 'the database lets green in by a group of its own, since blue'\''s goes with blue' <<'BELAY'
aws rds describe-db-instances --region "$metadata_region" --db-instance-identifier "$metadata_instance" \
  --query 'DBInstances[0].VpcSecurityGroups[].VpcSecurityGroupId' --output text | tr '\t' '\n' | while read -r group; do
    aws ec2 describe-security-groups --region "$metadata_region" --group-ids "$group" --output text --query \
      "SecurityGroups[0].IpPermissions[?FromPort==\`3306\`].UserIdGroupPairs[] | [?GroupId=='$green_group'].GroupId"
  done | sort -u
BELAY

  step 6.4 retire/state_before_retirement 'backup blue_state as state_before_retirement' plan.belay:427
  on_cluster blue
  with backup backup state_before_retirement
  inside deployments/rds-s3/terraform
  at plan.belay:427
  do_run '' <<'BELAY'
terraform state pull > "$backup/terraform.tfstate"
BELAY
  with backup backup state_before_retirement
  inside deployments/rds-s3/terraform
  expect compares '>=' text 1
  at plan.belay:427
  do_verify 'the copy holds resources' 0 10 0 <<'BELAY'
jq '.resources | length' "$backup/terraform.tfstate"
BELAY

  step 6.5 retire/stores_forgotten 'Terraform forgets the stores, before it destroys what is around them' plan.belay:428
  on_cluster blue
  with addresses text module.kubeflow_components.module.rds,module.kubeflow_components.module.s3,module.kubeflow_components.module.efs,module.kubeflow_components.module.backup
  inside deployments/rds-s3/terraform
  at plan.belay:428
  do_run '' <<'BELAY'
IFS=, read -r -a forgotten <<< "$addresses"
for address in "${forgotten[@]}"; do
  known=$(terraform state list "$address")
  if [[ -n $known ]]; then terraform state rm -lock-timeout=5m "$address"; fi
done
BELAY
  with addresses text module.kubeflow_components.module.rds,module.kubeflow_components.module.s3,module.kubeflow_components.module.efs,module.kubeflow_components.module.backup
  inside deployments/rds-s3/terraform
  expect empty
  at plan.belay:428
  do_verify 'the state knows none of them' 0 10 0 <<'BELAY'
IFS=, read -r -a forgotten <<< "$addresses"
for address in "${forgotten[@]}"; do terraform state list "$address"; done
BELAY
  undo operations
  with backup backup state_before_retirement
  inside deployments/rds-s3/terraform
  at plan.belay:429
  do_run '' <<'BELAY'
serial=$(terraform state pull | jq '.serial + 1')
jq --argjson serial "$serial" '.serial = $serial' "$backup/terraform.tfstate" > "$backup/restore.tfstate"
terraform state push "$backup/restore.tfstate"
BELAY
  with backup backup state_before_retirement
  inside deployments/rds-s3/terraform
  expect is text same
  at plan.belay:429
  do_verify 'the state has the resources of the copy' 0 10 0 <<'BELAY'
[[ $(terraform state pull | jq -cS .resources) == "$(jq -cS .resources "$backup/terraform.tfstate")" ]] && echo same
BELAY

  step 6.6 retire/delete-kubeflow-workloads 'Kubeflow goes from blue' plan.belay:431
  on_cluster blue
  with plan_file run-id '' text -kubeflow.tfplan
  with targets text module.kubeflow_components
  with var_file text ''
  inside deployments/rds-s3/terraform
  at plan.belay:431
  do_run '' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly
terraform plan -destroy -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file"
terraform show -no-color "$plan_file"
BELAY
  with keep text aws_db_instance,aws_s3_bucket,aws_efs_file_system,aws_backup_vault,aws_vpc,aws_subnet
  with plan_file run-id '' text -kubeflow.tfplan
  inside deployments/rds-s3/terraform
  expect is text 0
  at plan.belay:431
  do_verify 'the plan touches nothing that is to be kept' 0 10 0 <<'BELAY'
terraform show -json "$plan_file" \
  | jq --arg keep "$keep" '[.resource_changes[]? | select(.type as $type | $keep | split(",") | index($type))] | length'
BELAY
  at plan.belay:431
  do_approve 'The Terraform plan above destroys what this step says, and nothing else' '' 14400
  with limit text 90m
  with plan_file run-id '' text -kubeflow.tfplan
  inside deployments/rds-s3/terraform
  at plan.belay:431
  do_run '' <<'BELAY'
timeout "$limit" terraform apply -input=false -lock-timeout=5m "$plan_file"
BELAY
  with plan_file run-id '' text -kubeflow.tfplan
  inside deployments/rds-s3/terraform
  expect empty
  at plan.belay:431
  do_verify 'the state knows nothing of what the plan destroys' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and .change.actions == ["delete"]) | .address' \
  | grep -Fx -f <(printf '%s\n' "$known") || true
BELAY
  expect empty
  at plan.belay:437
  do_verify 'nothing of Kubeflow is left' 0 10 0 <<'BELAY'
kubectl get namespace kubeflow --ignore-not-found -o name
BELAY
  undo none 'Terraform makes things again, and not what was in them' 'apply the same configuration, then restore the data from their backups'

  step 6.7 retire/delete-blue-core-velero 'The cluster goes' plan.belay:439
  on_cluster blue
  with plan_file run-id '' text -kubeflow-blue.tfplan
  with targets text module.eks_blueprints_kubernetes_addons,module.eks_blueprints
  with var_file text ''
  inside deployments/rds-s3/terraform
  at plan.belay:439
  do_run '' <<'BELAY'
args=()
IFS=, read -r -a wanted <<< "$targets"
for target in "${wanted[@]}"; do args+=("-target=$target"); done
if [[ -n $var_file ]]; then args+=("-var-file=$var_file"); fi
terraform init -input=false -lockfile=readonly
terraform plan -destroy -input=false -lock-timeout=5m "${args[@]}" -out "$plan_file"
terraform show -no-color "$plan_file"
BELAY
  with keep text aws_db_instance,aws_s3_bucket,aws_efs_file_system,aws_backup_vault,aws_vpc,aws_subnet
  with plan_file run-id '' text -kubeflow-blue.tfplan
  inside deployments/rds-s3/terraform
  expect is text 0
  at plan.belay:439
  do_verify 'the plan touches nothing that is to be kept' 0 10 0 <<'BELAY'
terraform show -json "$plan_file" \
  | jq --arg keep "$keep" '[.resource_changes[]? | select(.type as $type | $keep | split(",") | index($type))] | length'
BELAY
  at plan.belay:439
  do_approve 'The Terraform plan above destroys what this step says, and nothing else' '' 14400
  with limit text 90m
  with plan_file run-id '' text -kubeflow-blue.tfplan
  inside deployments/rds-s3/terraform
  at plan.belay:439
  do_run '' <<'BELAY'
timeout "$limit" terraform apply -input=false -lock-timeout=5m "$plan_file"
BELAY
  with plan_file run-id '' text -kubeflow-blue.tfplan
  inside deployments/rds-s3/terraform
  expect empty
  at plan.belay:439
  do_verify 'the state knows nothing of what the plan destroys' 0 10 0 <<'BELAY'
known=$(terraform state list)
terraform show -json "$plan_file" \
  | jq -r '.resource_changes[]? | select(.mode == "managed" and .change.actions == ["delete"]) | .address' \
  | grep -Fx -f <(printf '%s\n' "$known") || true
BELAY
  with name text kubeflow-blue
  with region text eu-west-1
  expect empty
  at plan.belay:445
  do_verify 'EKS knows no blue' 0 10 0 <<'BELAY'
aws eks list-clusters --region "$region" --query "clusters[?@=='$name']" --output text
BELAY
  undo none 'A deleted cluster does not come back' 'Make it again from the last release'\''s tag, and restore final_database and objects; the stores are untouched'

  step 6.8 retire/database_stays 'the database is where it was' plan.belay:448
  on_cluster blue
  with instance text kubeflow
  with region text eu-west-1
  expect is text available
  at plan.belay:448
  do_verify 'the database is where it was' 0 10 0 <<'BELAY'
aws rds describe-db-instances --region "$region" --db-instance-identifier "$instance" --query 'DBInstances[0].DBInstanceStatus' --output text
BELAY

  step 6.9 retire/bucket_stays 'the bucket is where it was' plan.belay:449
  on_cluster blue
  with bucket text acme-kubeflow-artifacts
  expect is text Enabled
  at plan.belay:449
  do_verify 'the bucket is where it was' 0 10 0 <<'BELAY'
aws s3api get-bucket-versioning --bucket "$bucket" --query Status --output text
BELAY

  step 6.10 retire/file_system_stays 'the file system is where it was' plan.belay:450
  on_cluster blue
  with file_system text fs-0a1b2c3d4e5f60718
  with region text eu-west-1
  expect is text available
  at plan.belay:450
  do_check 'the file system is available' <<'BELAY'
aws efs describe-file-systems --region "$region" --file-system-id "$file_system" --query 'FileSystems[0].LifeCycleState' --output text
BELAY
  with file_system text fs-0a1b2c3d4e5f60718
  with region text eu-west-1
  expect is text available
  at plan.belay:450
  do_check 'its mount targets are available' <<'BELAY'
aws efs describe-mount-targets --region "$region" --file-system-id "$file_system" --query 'MountTargets[].LifeCycleState' --output text \
  | tr '\t' '\n' | sort -u
BELAY

  step 6.11 retire/released 'The users'\'' volumes go with their claims again, where they did before' plan.belay:451
  on_cluster green
  at plan.belay:451
  do_remember policies retire/released.policies reads may-be-empty <<'BELAY'
kubectl get pv -o json | jq -r '
  .items[] | select(.metadata.annotations["kubeflow-move/reclaim-policy"])
  | "\(.metadata.name) \(.metadata.annotations["kubeflow-move/reclaim-policy"])"'
BELAY
  with policies captured retire/released.policies
  at plan.belay:451
  do_run '' <<'BELAY'
while read -r volume policy; do
  [[ -z $volume ]] || kubectl patch pv "$volume" -p "{
    \"metadata\": {\"annotations\": {\"kubeflow-move/reclaim-policy\": null}},
    \"spec\": {\"persistentVolumeReclaimPolicy\": \"$policy\"}}"
done <<< "$policies"
BELAY
  expect is text 0
  at plan.belay:451
  do_verify 'none is left' 0 10 0 <<'BELAY'
kubectl get pv -o json | jq '[.items[] | select(.metadata.annotations["kubeflow-move/reclaim-policy"])] | length'
BELAY

  step 6.12 retire/commit-green.auto.tfvars-and-sample.auto.tfvars 'Commit green.auto.tfvars and sample.auto.tfvars, import the stores into a configuration of their own, and take blue out of the platform repository' plan.belay:452
  on_cluster blue
  at plan.belay:452
  do_manual 'Commit green.auto.tfvars and sample.auto.tfvars, import the stores into a configuration of their own, and take blue out of the platform repository' ml-platform

  step 6.13 retire/closed_ticket 'ml-platform: the old cluster is gone; its last backups are kept for 35 days' plan.belay:453
  on_cluster blue
  with text text 'CHG-4711 is done: kubeflow-blue is gone. Its last backups are kept for 35 days.'
  with webhook secret slack_webhook
  at plan.belay:453
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  # ---- Procedure fail_back: After the switch, something on green is wrong: back to blue. Runs only by --run fail_back.
  declare_procedure fail_back

  step P1.1 fail_back/what-users-did-since-the-switch-is-given-up 'What users did since the switch is given up' plan.belay:457
  at plan.belay:457
  do_approve 'What users did since the switch is given up' 'ml-platform lead' 0

  step P1.2 fail_back/closed_again 'Close the door first: what is written on green now will be lost' plan.belay:458
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  at plan.belay:458
  do_remember before fail_back/closed_again.before reads <<'BELAY'
aws elbv2 describe-rules --region "$region" --rule-arns "$rule" --query 'Rules[0].Actions' --output json
BELAY
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  with sentence text 'Kubeflow goes back to its old cluster; we will tell you when it is open.'
  at plan.belay:458
  do_run '' <<'BELAY'
actions=$(jq -nc --arg text "$sentence" \
  '[{Type: "fixed-response", FixedResponseConfig: {StatusCode: "503", ContentType: "text/plain", MessageBody: $text}}]')
aws elbv2 modify-rule --region "$region" --rule-arn "$rule" --actions "$actions"
BELAY
  with region text eu-west-1
  with rule text arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/kubeflow/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee
  expect is text fixed-response
  at plan.belay:458
  do_verify 'nobody gets in' 0 10 0 <<'BELAY'
aws elbv2 describe-rules --region "$region" --rule-arns "$rule" --query 'Rules[0].Actions[-1].Type' --output text
BELAY

  step P1.3 fail_back/take-back-everything-from-the-freeze-on-the 'Take back everything from the freeze on, the last step first: the door, green'\''s Kubeflow, the three stores, blue'\''s writers, notebooks and recurring runs. The script does it by --rollback --to outage/freeze/closed; by hand it is the chapter Rollback, down to the step Close the door' plan.belay:461
  about users
  about green.kubeflow
  about metadata
  about artifacts
  about volumes
  at plan.belay:461
  do_manual 'Take back everything from the freeze on, the last step first: the door, green'\''s Kubeflow, the three stores, blue'\''s writers, notebooks and recurring runs. The script does it by --rollback --to outage/freeze/closed; by hand it is the chapter Rollback, down to the step Close the door' on-call

  step P1.4 fail_back/mount-the-file-system-and-move-what-users-miss 'Mount the file system, and move what users miss from aws-backup-restore_TIME' plan.belay:462
  at plan.belay:462
  do_manual 'Mount the file system, and move what users miss from aws-backup-restore_TIME' 'storage on-call'

  step P1.5 fail_back/log-in-to-https-kubeflow.example.com-as-a-test 'Log in to https://kubeflow.example.com as a test user: start a notebook, run the pipeline `smoke`' plan.belay:463
  expect is text 'the notebook has its files, and `smoke` succeeds'
  at plan.belay:463
  do_manual 'Log in to https://kubeflow.example.com as a test user: start a notebook, run the pipeline `smoke`' 'ml-platform tester'

  step P1.6 fail_back/back 'Users: Kubeflow is open again, on the old cluster' plan.belay:464
  with text text 'Kubeflow is open again, on its old cluster. What was done since the move is lost; ask in #ml-platform for files.'
  with webhook secret slack_webhook
  at plan.belay:464
  do_run '' <<'BELAY'
message=$(jq -cn --arg text "$text" '{text: $text}')
printf 'url = "%s"\n' "$webhook" \
  | curl -fsS --max-time 20 --retry 2 --retry-connrefused -K - -H 'Content-Type: application/json' -d "$message"
BELAY

  # ---- Puts backup state_before back. Runs only by --run restore-state_before.
  declare_procedure restore-state_before
  step R2.3 restore-state_before 'Restore backup state_before' plan.belay:158
  with backup backup state_before
  inside deployments/rds-s3/terraform
  at plan.belay:158
  do_run '' <<'BELAY'
serial=$(terraform state pull | jq '.serial + 1')
jq --argjson serial "$serial" '.serial = $serial' "$backup/terraform.tfstate" > "$backup/restore.tfstate"
terraform state push "$backup/restore.tfstate"
BELAY
  with backup backup state_before
  inside deployments/rds-s3/terraform
  expect is text same
  at plan.belay:158
  do_verify 'the state has the resources of the copy' 0 10 0 <<'BELAY'
[[ $(terraform state pull | jq -cS .resources) == "$(jq -cS .resources "$backup/terraform.tfstate")" ]] && echo same
BELAY

  # ---- Puts backup first_artifacts back. Runs only by --run restore-first_artifacts.
  declare_procedure restore-first_artifacts
  step R3.13 restore-first_artifacts 'Restore backup first_artifacts' plan.belay:237
  with bucket text acme-kubeflow-artifacts
  with recovery_point captured green_cluster/first_artifacts.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with run_id run-id ''
  at plan.belay:237
  do_remember restore_job green_cluster/first_artifacts.restore_job changes <<'BELAY'
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "DestinationBucketName=$bucket,NewBucket=false,Encrypted=false,CreationToken=$run_id" \
  --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured green_cluster/first_artifacts.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:237
  do_wait 'what was deleted is back' 43200 60 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY

  # ---- Puts backup first_volumes back. Runs only by --run restore-first_volumes.
  declare_procedure restore-first_volumes
  step R3.14 restore-first_volumes 'Restore backup first_volumes' plan.belay:238
  with file_system text fs-0a1b2c3d4e5f60718
  with recovery_point captured green_cluster/first_volumes.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  at plan.belay:238
  do_remember restore_job green_cluster/first_volumes.restore_job changes <<'BELAY'
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "file-system-id=$file_system,newFileSystem=false" --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured green_cluster/first_volumes.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:238
  do_wait 'the files are in aws-backup-restore_TIME' 43200 60 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY
  at plan.belay:238
  do_manual 'Mount fs-0a1b2c3d4e5f60718 at its root, move what is needed from the newest aws-backup-restore_TIME to its place, and compare' ''

  # ---- Puts backup final_database back. Runs only by --run restore-final_database.
  declare_procedure restore-final_database
  step R4.2.1 restore-final_database 'Restore backup final_database' plan.belay:271
  with instance text kubeflow
  with recovery_point captured outage/protect/final_database.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with vault text kubeflow
  at plan.belay:271
  do_remember restore_job outage/protect/final_database.restore_job changes <<'BELAY'
metadata=$(aws backup get-recovery-point-restore-metadata --region "$region" --backup-vault-name "$vault" \
  --recovery-point-arn "$recovery_point" --query RestoreMetadata --output json \
  | jq -c --arg name "$instance-restored" '.DBInstanceIdentifier = $name')
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "$metadata" --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured outage/protect/final_database.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:271
  do_wait 'the copy is an instance again' 3600 30 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY
  with instance text kubeflow
  with region text eu-west-1
  at plan.belay:271
  do_run '' <<'BELAY'
there=$(aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceIdentifier" --output text)
if [[ -n $there ]]; then
  aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance" \
    --new-db-instance-identifier "$instance-broken" --apply-immediately
fi
BELAY
  with instance text kubeflow
  with region text eu-west-1
  expect empty
  at plan.belay:271
  do_wait 'nobody has the name any more' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceIdentifier" --output text
BELAY
  with instance text kubeflow
  with region text eu-west-1
  at plan.belay:271
  do_run '' <<'BELAY'
aws rds modify-db-instance --region "$region" --db-instance-identifier "$instance-restored" \
  --new-db-instance-identifier "$instance" --apply-immediately
BELAY
  with instance text kubeflow
  with region text eu-west-1
  expect is text available
  at plan.belay:271
  do_wait 'the restored instance has the name' 1800 30 0 <<'BELAY'
aws rds describe-db-instances --region "$region" \
  --query "DBInstances[?DBInstanceIdentifier=='$instance'].DBInstanceStatus" --output text
BELAY

  # ---- Puts backup final_artifacts back. Runs only by --run restore-final_artifacts.
  declare_procedure restore-final_artifacts
  step R4.2.2 restore-final_artifacts 'Restore backup final_artifacts' plan.belay:274
  with bucket text acme-kubeflow-artifacts
  with recovery_point captured outage/protect/final_artifacts.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  with run_id run-id ''
  at plan.belay:274
  do_remember restore_job outage/protect/final_artifacts.restore_job changes <<'BELAY'
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "DestinationBucketName=$bucket,NewBucket=false,Encrypted=false,CreationToken=$run_id" \
  --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured outage/protect/final_artifacts.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:274
  do_wait 'what was deleted is back' 7200 60 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY

  # ---- Puts backup final_volumes back. Runs only by --run restore-final_volumes.
  declare_procedure restore-final_volumes
  step R4.2.3 restore-final_volumes 'Restore backup final_volumes' plan.belay:277
  with file_system text fs-0a1b2c3d4e5f60718
  with recovery_point captured outage/protect/final_volumes.recovery_point
  with region text eu-west-1
  with role text arn:aws:iam::111122223333:role/kubeflow-backup
  at plan.belay:277
  do_remember restore_job outage/protect/final_volumes.restore_job changes <<'BELAY'
aws backup start-restore-job --region "$region" --recovery-point-arn "$recovery_point" --iam-role-arn "$role" \
  --metadata "file-system-id=$file_system,newFileSystem=false" --query RestoreJobId --output text
BELAY
  with region text eu-west-1
  with restore_job captured outage/protect/final_volumes.restore_job
  expect is text COMPLETED
  fails_on text ABORTED
  fails_on text FAILED
  at plan.belay:277
  do_wait 'the files are in aws-backup-restore_TIME' 7200 60 0 <<'BELAY'
aws backup describe-restore-job --region "$region" --restore-job-id "$restore_job" --query Status --output text
BELAY
  at plan.belay:277
  do_manual 'Mount fs-0a1b2c3d4e5f60718 at its root, move what is needed from the newest aws-backup-restore_TIME to its place, and compare' ''

  # ---- Puts backup objects back. Runs only by --run restore-objects.
  declare_procedure restore-objects
  step R4.2.4 restore-objects 'Restore backup objects' plan.belay:280
  with velero_backup captured outage/protect/objects.velero_backup
  with velero_namespace text velero
  expect not-empty
  at plan.belay:280
  do_wait 'this cluster'\''s Velero knows the backup; it looks into the bucket once a minute' 600 15 0 <<'BELAY'
kubectl -n "$velero_namespace" get backups.velero.io "$velero_backup" --ignore-not-found -o name
BELAY
  with velero_backup captured outage/protect/objects.velero_backup
  at plan.belay:280
  do_remember velero_restore outage/protect/objects.velero_restore reads <<'BELAY'
printf '%s-%s' "$velero_backup" "$(date -u +%H%M%S)"
BELAY
  with velero_backup captured outage/protect/objects.velero_backup
  with velero_namespace text velero
  with velero_restore captured outage/protect/objects.velero_restore
  at plan.belay:280
  do_run '' <<'BELAY'
velero restore create "$velero_restore" --namespace "$velero_namespace" --from-backup "$velero_backup"
BELAY
  with velero_namespace text velero
  with velero_restore captured outage/protect/objects.velero_restore
  expect is text Completed
  fails_on text PartiallyFailed
  fails_on text Failed
  fails_on text FailedValidation
  at plan.belay:280
  do_wait 'Velero has put all of it back' 3600 15 0 <<'BELAY'
kubectl -n "$velero_namespace" get restores.velero.io "$velero_restore" -o jsonpath='{.status.phase}'
BELAY

  # ---- Puts backup state_at_rest back. Runs only by --run restore-state_at_rest.
  declare_procedure restore-state_at_rest
  step R4.2.5 restore-state_at_rest 'Restore backup state_at_rest' plan.belay:281
  with backup backup state_at_rest
  inside deployments/rds-s3/terraform
  at plan.belay:281
  do_run '' <<'BELAY'
serial=$(terraform state pull | jq '.serial + 1')
jq --argjson serial "$serial" '.serial = $serial' "$backup/terraform.tfstate" > "$backup/restore.tfstate"
terraform state push "$backup/restore.tfstate"
BELAY
  with backup backup state_at_rest
  inside deployments/rds-s3/terraform
  expect is text same
  at plan.belay:281
  do_verify 'the state has the resources of the copy' 0 10 0 <<'BELAY'
[[ $(terraform state pull | jq -cS .resources) == "$(jq -cS .resources "$backup/terraform.tfstate")" ]] && echo same
BELAY

  # ---- Puts backup state_before_retirement back. Runs only by --run restore-state_before_retirement.
  declare_procedure restore-state_before_retirement
  step R6.4 restore-state_before_retirement 'Restore backup state_before_retirement' plan.belay:427
  with backup backup state_before_retirement
  inside deployments/rds-s3/terraform
  at plan.belay:427
  do_run '' <<'BELAY'
serial=$(terraform state pull | jq '.serial + 1')
jq --argjson serial "$serial" '.serial = $serial' "$backup/terraform.tfstate" > "$backup/restore.tfstate"
terraform state push "$backup/restore.tfstate"
BELAY
  with backup backup state_before_retirement
  inside deployments/rds-s3/terraform
  expect is text same
  at plan.belay:427
  do_verify 'the state has the resources of the copy' 0 10 0 <<'BELAY'
[[ $(terraform state pull | jq -cS .resources) == "$(jq -cS .resources "$backup/terraform.tfstate")" ]] && echo same
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
