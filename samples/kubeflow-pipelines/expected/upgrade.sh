#!/usr/bin/env bash
# shellcheck disable=SC2016,SC2317 # texts of the plan are quoted; the last line runs everything
#
# Kubeflow Pipelines: deployed, moved in place from 0.1.16 to 0.1.21, or reinstalled over the volumes of before
#
# Made by belay 0.1.0 from plan.belay; change that file, not this one.
# Plan kubeflow-pipelines-0-1-21, 4ea8148ea3a026962309eea02e6e528fb450f4e17d30b86f50b90182dd1a10fa
# Ticket CHG-4800
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

plan_name=kubeflow-pipelines-0-1-21
plan_hash=4ea8148ea3a026962309eea02e6e528fb450f4e17d30b86f50b90182dd1a10fa
plan_title='Kubeflow Pipelines: deployed, moved in place from 0.1.16 to 0.1.21, or reinstalled over the volumes of before'

# ---- The plan ---------------------------------------------------------------------------------

define_plan() {
  declare_parameter procedure string - '' '' deploy upgrade reinstall
  declare_parameter platform string - '' '' gcp other
  declare_parameter deployed_with string default 'command line' '' 'command line' 'web interface'
  declare_parameter volumes string default own '' default own
  declare_parameter mysql_volume string default kf-metadata '[a-z0-9.-]+'
  declare_parameter minio_volume string default kf-artifacts '[a-z0-9.-]+'
  declare_parameter prod_context string default gke_acme-ml_europe-west1-b_kf-prod ''
  declare_parameter next_context string default kf-next ''
  declare_parameter operator string - '' '[^@ ]+@[^@ ]+'
  declare_secret backup_store env MC_HOST_BACKUPS
  declare_secret oauth_id env CLIENT_ID
  declare_secret oauth_secret env CLIENT_SECRET
  declare_cluster prod '' ''
  declare_cluster_value prod context parameter prod_context
  declare_cluster next '' '' made
  declare_tool awk ''
  declare_tool basename ''
  declare_tool bash ''
  declare_tool cat ''
  declare_tool cut ''
  declare_tool diff ''
  declare_tool gcloud 450
  declare_tool git 2.25
  declare_tool grep ''
  declare_tool jq 1.6
  declare_tool ks 0.11
  declare_tool kubectl 1.14
  declare_tool ls ''
  declare_tool mc ''
  declare_tool paste ''
  declare_tool python ''
  declare_tool rm ''
  declare_tool sed ''
  declare_tool sleep ''
  declare_tool sort ''
  declare_tool tail ''
  declare_tool tr ''
  declare_tool uniq ''
  declare_tool wc ''

  # ---- 1 ready: Nothing is touched before all of this holds

  # plan.belay:93
  condition ready/when-platform-gcp
  decide compare 2 '==' parameter platform text gcp

  step 1.1 ready/the-right-project 'the right project' plan.belay:94
  only_if ready/when-platform-gcp yes
  expect is text acme-ml
  at plan.belay:94
  do_check 'the right project' <<'BELAY'
gcloud config get-value core/project
BELAY

  step 1.2 ready/the-right-person 'the right person' plan.belay:95
  only_if ready/when-platform-gcp yes
  expect is parameter operator
  at plan.belay:95
  do_check 'the right person' <<'BELAY'
gcloud config get-value core/account
BELAY

  step 1.3 ready/scripts 'Kubeflow'\''s scripts, at v0.5.1' plan.belay:97
  rerun_safe
  already_done_if
  with dir text kubeflow
  expect is text 050dcd9fd7f1da4eb2986adc813a89253aa31425
  at plan.belay:97
  do_check '' <<'BELAY'
if test -e "$dir/.git"; then git -C "$dir" rev-parse HEAD; else echo "no clone in $dir"; fi
BELAY
  with commit text 050dcd9fd7f1da4eb2986adc813a89253aa31425
  with dir text kubeflow
  with revision text v0.5.1
  with url text https://github.com/kubeflow/kubeflow.git
  at plan.belay:97
  do_run '' <<'BELAY'
test -e "$dir/.git" || git clone --quiet --no-checkout "$url" "$dir"
test "$(git -C "$dir" remote get-url origin)" = "$url"
git -C "$dir" fetch --quiet --tags origin "$revision"
git -C "$dir" checkout --quiet --detach "$commit"
BELAY
  with dir text kubeflow
  expect is text 050dcd9fd7f1da4eb2986adc813a89253aa31425
  at plan.belay:97
  do_verify 'the folder is at the commit' 0 10 0 <<'BELAY'
git -C "$dir" rev-parse HEAD
BELAY
  with dir text kubeflow
  with revision text v0.5.1
  expect is text 050dcd9fd7f1da4eb2986adc813a89253aa31425
  at plan.belay:97
  do_verify 'the revision is that commit' 0 10 0 <<'BELAY'
git -C "$dir" rev-parse --verify --quiet "refs/tags/$revision^{commit}" \
  || git -C "$dir" rev-parse --verify "refs/remotes/origin/$revision^{commit}"
BELAY

  # plan.belay:103
  condition ready/when-procedure-deploy
  decide compare 2 '!=' parameter procedure text deploy

  step 1.4 ready/begins_with 'Pipelines is of the version that this plan begins with' plan.belay:104
  on_cluster prod
  only_if ready/when-procedure-deploy yes
  expect is text gcr.io/ml-pipeline/api-server:0.1.16
  at plan.belay:104
  do_check 'Pipelines is of the version that this plan begins with' <<'BELAY'
kubectl -n kubeflow get deployment ml-pipeline -o jsonpath='{.spec.template.spec.containers[0].image}'
BELAY

  step 1.5 ready/complete 'each of its deployments is complete' plan.belay:107
  on_cluster prod
  only_if ready/when-procedure-deploy yes
  expect is text True
  at plan.belay:107
  do_check 'each of its deployments is complete' <<'BELAY'
kubectl -n kubeflow get deployments ml-pipeline ml-pipeline-persistenceagent ml-pipeline-scheduledworkflow ml-pipeline-ui mysql minio \
  -o jsonpath='{range .items[*]}{.status.conditions[?(@.type=="Available")].status}{"\n"}{end}' | sort -u
BELAY

  step 1.6 ready/bound 'both claims are bound' plan.belay:111
  on_cluster prod
  only_if ready/when-procedure-deploy yes
  expect is text Bound
  at plan.belay:111
  do_check 'both claims are bound' <<'BELAY'
kubectl -n kubeflow get persistentvolumeclaims mysql-pv-claim minio-pvc -o jsonpath='{range .items[*]}{.status.phase}{"\n"}{end}' | sort -u
BELAY

  step 1.7 ready/closed 'Users of Pipelines: from when it is closed, and for how long' plan.belay:115
  at plan.belay:115
  do_notify 'Users of Pipelines: from when it is closed, and for how long' ml-platform

  # plan.belay:118
  condition when-procedure-upgrade
  decide compare 2 '==' parameter procedure text upgrade

  # ---- 2 folder: The application's folder, as it was deployed

  step 2.1 folder/read-the-release-notes-of-pipelines-0.1.17-to 'Read the release notes of Pipelines 0.1.17 to 0.1.21' plan.belay:120
  on_cluster prod
  only_if when-procedure-upgrade yes
  at plan.belay:120
  do_manual 'Read the release notes of Pipelines 0.1.17 to 0.1.21' ml-platform

  # plan.belay:121
  condition folder/when-deployed-with-web-interface
  decide compare 2 '==' parameter deployed_with text 'web interface'

  step 2.2 folder/clone 'The folder is in the project'\''s Cloud Source Repository' plan.belay:122
  on_cluster prod
  only_if when-procedure-upgrade yes
  only_if folder/when-deployed-with-web-interface yes
  already_done_if
  with prod_repository text acme-ml-kubeflow-config
  expect is text there
  at plan.belay:124
  do_check '' <<'BELAY'
test -d "$prod_repository/.git" && echo there || echo missing
BELAY
  with prod_project text acme-ml
  with prod_repository text acme-ml-kubeflow-config
  at plan.belay:125
  do_run '' <<'BELAY'
gcloud source repos clone "$prod_repository" --project="$prod_project"
BELAY
  with prod_repository text acme-ml-kubeflow-config
  at plan.belay:126
  do_verify 'it holds the application' 0 10 0 <<'BELAY'
ls "$prod_repository/v0.5.1/kf-prod/ks_app/app.yaml"
BELAY

  step 2.3 folder/clone_clean 'nothing in it is changed' plan.belay:129
  on_cluster prod
  only_if when-procedure-upgrade yes
  only_if folder/when-deployed-with-web-interface yes
  with prod_repository text acme-ml-kubeflow-config
  expect empty
  at plan.belay:129
  do_check 'nothing in it is changed' <<'BELAY'
git -C "$prod_repository" status --porcelain
BELAY

  step 2.4 folder/folder_clean 'the folder holds the application, and nothing in it is changed' plan.belay:131
  on_cluster prod
  only_if when-procedure-upgrade yes
  only_if folder/when-deployed-with-web-interface no
  expect empty
  at plan.belay:131
  do_check 'the folder holds the application, and nothing in it is changed' <<'BELAY'
test -f kf-prod/ks_app/app.yaml
git status --porcelain -- kf-prod
BELAY

  # ---- 3 upgrade: In place, to a version that is written down

  step 3.1 upgrade/enter-no_recurring_runs 'enter: no recurring run starts' plan.belay:139
  on_cluster prod
  only_if when-procedure-upgrade yes
  at plan.belay:139
  do_remember enabled upgrade/enter-no_recurring_runs.enabled reads may-be-empty <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r '.items[] | select(.spec.enabled) | "\(.metadata.namespace)/\(.metadata.name)"'
BELAY
  with enabled captured upgrade/enter-no_recurring_runs.enabled
  at plan.belay:139
  do_run '' <<'BELAY'
while IFS=/ read -r owner schedule; do
  test -z "$schedule" || kubectl -n "$owner" patch scheduledworkflows.kubeflow.org "$schedule" --type merge -p '{"spec": {"enabled": false}}'
done <<< "$enabled"
BELAY
  expect is text 0
  at plan.belay:139
  do_wait 'no run is on its way' 7200 30 0 <<'BELAY'
kubectl get workflows.argoproj.io -A -o json \
  | jq '[.items[] | select((.status.phase // "Pending") | IN("Pending", "Running"))] | length'
BELAY
  undo operations
  with enabled captured upgrade/enter-no_recurring_runs.enabled
  at plan.belay:139
  do_run '' <<'BELAY'
while IFS=/ read -r owner schedule; do
  test -z "$schedule" || kubectl -n "$owner" patch scheduledworkflows.kubeflow.org "$schedule" --type merge -p '{"spec": {"enabled": true}}'
done <<< "$enabled"
BELAY
  with enabled captured upgrade/enter-no_recurring_runs.enabled
  expect is text 0
  at plan.belay:139
  do_verify 'those that were enabled are enabled' 0 10 0 <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r --arg before "$enabled" '
    [.items[] | select(.spec.enabled) | "\(.metadata.namespace)/\(.metadata.name)"] as $now
    | $before | split("\n") | map(select(. != "")) - $now | length'
BELAY

  # ---- 3.2 still: Nobody writes

  step 3.2.1 upgrade/still/enter-stopped 'enter: nobody writes' plan.belay:141
  on_cluster prod
  only_if when-procedure-upgrade yes
  with namespace text kubeflow
  with writers text ml-pipeline,ml-pipeline-persistenceagent,ml-pipeline-scheduledworkflow
  at plan.belay:141
  do_remember replicas upgrade/still/enter-stopped.replicas reads <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq -r --arg writers "$writers" '.items[] | select(.metadata.name | IN($writers | split(",")[])) | "\(.metadata.name)=\(.spec.replicas)"'
BELAY
  with namespace text kubeflow
  with replicas captured upgrade/still/enter-stopped.replicas
  at plan.belay:141
  do_run '' <<'BELAY'
while IFS='=' read -r writer _; do
  kubectl -n "$namespace" scale "deployment/$writer" --replicas=0
done <<< "$replicas"
BELAY
  with namespace text kubeflow
  with writers text ml-pipeline,ml-pipeline-persistenceagent,ml-pipeline-scheduledworkflow
  expect is text 0
  at plan.belay:141
  do_wait 'the last of their pods is gone' 600 5 0 <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq --arg writers "$writers" '[.items[] | select(.metadata.name | IN($writers | split(",")[])) | .status.replicas // 0] | add'
BELAY
  undo operations
  with namespace text kubeflow
  with replicas captured upgrade/still/enter-stopped.replicas
  at plan.belay:141
  do_run '' <<'BELAY'
while IFS='=' read -r writer count; do
  kubectl -n "$namespace" scale "deployment/$writer" --replicas="$count"
done <<< "$replicas"
BELAY
  with namespace text kubeflow
  with replicas captured upgrade/still/enter-stopped.replicas
  at plan.belay:141
  do_wait 'every writer is rolled out' 600 5 0 <<'BELAY'
while IFS='=' read -r writer _; do
  kubectl -n "$namespace" rollout status "deployment/$writer" --timeout=15s
done <<< "$replicas"
BELAY

  step 3.2.2 upgrade/still/runs_before 'Remember runs_before' plan.belay:144
  on_cluster prod
  only_if when-procedure-upgrade yes
  at plan.belay:144
  do_remember runs_before upgrade/still/runs_before.runs_before reads <<'BELAY'
pod=$(kubectl -n kubeflow get pods -l app=mysql -o jsonpath='{.items[0].metadata.name}')
kubectl -n kubeflow exec "$pod" -- mysql --user=root --batch --skip-column-names -e 'select count(*) from mlpipeline.run_details'
BELAY

  step 3.2.3 upgrade/still/dump 'backup metadata as dump' plan.belay:148
  on_cluster prod
  only_if when-procedure-upgrade yes
  with backup backup dump
  with databases text mlpipeline
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  at plan.belay:148
  do_run '' <<'BELAY'
IFS=, read -r -a names <<< "$databases"
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
kubectl -n "$namespace" exec "$pod" -- \
  mysqldump --user="$user" --single-transaction --routines --events --add-drop-database --databases "${names[@]}" > "$backup/mysql.sql"
BELAY
  with backup backup dump
  expect is text '-- Dump completed'
  at plan.belay:148
  do_verify 'the dump has come to its end' 0 10 0 <<'BELAY'
tail -n 1 "$backup/mysql.sql" | cut -c1-17
BELAY
  with backup backup dump
  with databases text mlpipeline
  expect empty
  at plan.belay:148
  do_verify 'every database is in it' 0 10 0 <<'BELAY'
IFS=, read -r -a names <<< "$databases"
for name in "${names[@]}"; do grep -Fxq "USE \`$name\`;" "$backup/mysql.sql" || echo "$name"; done
BELAY

  step 3.2.4 upgrade/still/copy 'backup artifacts as copy' plan.belay:149
  on_cluster prod
  only_if when-procedure-upgrade yes
  with backup backup copy
  with bucket text mlpipeline
  with folder text acme-kubeflow-backups/kf-prod
  with namespace text kubeflow
  with remote secret backup_store
  with run_id run-id ''
  with service text minio-service
  at plan.belay:149
  do_run '' <<'BELAY'
kubectl -n "$namespace" port-forward "service/$service" 19000:9000 > /dev/null &
trap 'kill "$!" 2> /dev/null || true' EXIT
key=$(kubectl -n "$namespace" get secret mlpipeline-minio-artifact -o json | jq -r '.data | "\(.accesskey | @base64d):\(.secretkey | @base64d)"')
export MC_HOST_source="http://$key@127.0.0.1:19000" MC_HOST_copy="$remote"
for _ in {1..30}; do mc ls "source/$bucket" > /dev/null && break; sleep 1; done
mc mirror --quiet --overwrite "source/$bucket" "copy/$folder/$run_id"
mc diff "source/$bucket" "copy/$folder/$run_id" > "$backup/differences.txt"
mc ls --recursive "copy/$folder/$run_id" | wc -l > "$backup/objects.txt"
BELAY
  with backup backup copy
  expect empty
  at plan.belay:149
  do_verify 'source and copy do not differ' 0 10 0 <<'BELAY'
cat "$backup/differences.txt"
BELAY
  with backup backup copy
  expect compares '>=' text 1
  at plan.belay:149
  do_verify 'the copy holds objects' 0 10 0 <<'BELAY'
cat "$backup/objects.txt"
BELAY

  step 3.2.5 upgrade/still/dump-and-copy-are-complete-and-were-looked-at 'Dump and copy are complete and were looked at; 0.1.21 migrates the database as soon as it starts' plan.belay:150
  on_cluster prod
  only_if when-procedure-upgrade yes
  about '3.2.3 backup metadata as dump'
  about '3.2.4 backup artifacts as copy'
  at plan.belay:150
  do_approve 'Dump and copy are complete and were looked at; 0.1.21 migrates the database as soon as it starts' ml-platform-lead 7200

  # plan.belay:151
  condition upgrade/still/when-deployed-with-web-interface
  decide compare 2 '==' parameter deployed_with text 'web interface'

  step 3.2.6 upgrade/still/enter-admin 'enter: the operator is cluster-admin' plan.belay:152
  on_cluster prod
  only_if when-procedure-upgrade yes
  only_if upgrade/still/when-deployed-with-web-interface yes
  with binding text upgrade-admin
  expect empty
  at plan.belay:152
  do_check 'no binding of this name is there' <<'BELAY'
kubectl get clusterrolebinding "$binding" --ignore-not-found -o name
BELAY
  with binding text upgrade-admin
  with user parameter operator
  at plan.belay:152
  do_run '' <<'BELAY'
kubectl create clusterrolebinding "$binding" --clusterrole=cluster-admin --user="$user"
BELAY
  with binding text upgrade-admin
  expect is text 'cluster-admin ' parameter operator
  at plan.belay:152
  do_verify 'the right is given' 0 10 0 <<'BELAY'
kubectl get clusterrolebinding "$binding" -o jsonpath='{.roleRef.name} {.subjects[*].name}'
BELAY
  undo operations
  with binding text upgrade-admin
  at plan.belay:152
  do_run '' <<'BELAY'
kubectl delete clusterrolebinding "$binding" --ignore-not-found
BELAY
  with binding text upgrade-admin
  expect empty
  at plan.belay:152
  do_verify 'the right is gone' 0 10 0 <<'BELAY'
kubectl get clusterrolebinding "$binding" --ignore-not-found -o name
BELAY

  step 3.2.7 upgrade/still/from_repository 'upgrade prod.pipelines to 0.1.21' plan.belay:153
  on_cluster prod
  only_if when-procedure-upgrade yes
  only_if upgrade/still/when-deployed-with-web-interface yes
  note 'when GitHub refuses ks for too many requests, set GITHUB_TOKEN and do the step again'
  with app text acme-ml-kubeflow-config/v0.5.1/kf-prod
  with commit text 5c90486438c7c89d8c9c5bc949620566dd509f94
  with src text kubeflow
  at plan.belay:153
  do_run '' reads <<'BELAY'
cd "$app"
bash "$OLDPWD/$src/scripts/upgrade_kfp.sh" "$commit"
BELAY
  with namespace text kubeflow
  at plan.belay:153
  do_wait 'every deployment of Pipelines is rolled out' 1200 10 0 <<'BELAY'
for deployment in ml-pipeline ml-pipeline-persistenceagent ml-pipeline-scheduledworkflow ml-pipeline-ui mysql minio; do
  kubectl -n "$namespace" rollout status "deployment/$deployment" --timeout=15s
done
BELAY
  with namespace text kubeflow
  expect is text 0.1.21
  at plan.belay:153
  do_verify 'the API server is of the release' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get deployment ml-pipeline -o jsonpath='{.spec.template.spec.containers[0].image}' | sed 's/.*://'
BELAY
  undo operations
  with backup backup dump
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  at plan.belay:160
  do_run '' <<'BELAY'
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
kubectl -n "$namespace" exec -i "$pod" -- mysql --user="$user" < "$backup/mysql.sql"
BELAY
  with databases text mlpipeline
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  expect empty
  at plan.belay:160
  do_verify 'every database is there' 0 10 0 <<'BELAY'
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
there=$(kubectl -n "$namespace" exec "$pod" -- mysql --user="$user" --batch --skip-column-names --execute 'show databases')
tr , '\n' <<< "$databases" | grep -Fxv -f <(printf '%s\n' "$there") || true
BELAY
  with app text acme-ml-kubeflow-config/v0.5.1/kf-prod
  with commit text 6064e9a75e51f4f725d02e1bad853a7ae10861ea
  with src text kubeflow
  at plan.belay:161
  do_run '' reads <<'BELAY'
cd "$app"
bash "$OLDPWD/$src/scripts/upgrade_kfp.sh" "$commit"
BELAY
  with namespace text kubeflow
  at plan.belay:161
  do_wait 'every deployment of Pipelines is rolled out' 1200 10 0 <<'BELAY'
for deployment in ml-pipeline ml-pipeline-persistenceagent ml-pipeline-scheduledworkflow ml-pipeline-ui mysql minio; do
  kubectl -n "$namespace" rollout status "deployment/$deployment" --timeout=15s
done
BELAY
  with namespace text kubeflow
  expect is text 0.1.16
  at plan.belay:161
  do_verify 'the API server is of the release' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get deployment ml-pipeline -o jsonpath='{.spec.template.spec.containers[0].image}' | sed 's/.*://'
BELAY

  step 3.2.8 upgrade/still/exit-admin 'exit: the operator is cluster-admin' plan.belay:152
  on_cluster prod
  also_after_failure upgrade/still/enter-admin
  only_if when-procedure-upgrade yes
  only_if upgrade/still/when-deployed-with-web-interface yes
  with binding text upgrade-admin
  at plan.belay:152
  do_run '' <<'BELAY'
kubectl delete clusterrolebinding "$binding" --ignore-not-found
BELAY
  with binding text upgrade-admin
  expect empty
  at plan.belay:152
  do_verify 'the right is gone' 0 10 0 <<'BELAY'
kubectl get clusterrolebinding "$binding" --ignore-not-found -o name
BELAY
  undo operations
  with binding text upgrade-admin
  expect empty
  at plan.belay:152
  do_check 'no binding of this name is there' <<'BELAY'
kubectl get clusterrolebinding "$binding" --ignore-not-found -o name
BELAY
  with binding text upgrade-admin
  with user parameter operator
  at plan.belay:152
  do_run '' <<'BELAY'
kubectl create clusterrolebinding "$binding" --clusterrole=cluster-admin --user="$user"
BELAY
  with binding text upgrade-admin
  expect is text 'cluster-admin ' parameter operator
  at plan.belay:152
  do_verify 'the right is given' 0 10 0 <<'BELAY'
kubectl get clusterrolebinding "$binding" -o jsonpath='{.roleRef.name} {.subjects[*].name}'
BELAY

  step 3.2.9 upgrade/still/from_clone 'upgrade prod.pipelines to 0.1.21' plan.belay:171
  on_cluster prod
  only_if when-procedure-upgrade yes
  only_if upgrade/still/when-deployed-with-web-interface no
  note 'when GitHub refuses ks for too many requests, set GITHUB_TOKEN and do the step again'
  with app text kf-prod
  with commit text 5c90486438c7c89d8c9c5bc949620566dd509f94
  with src text kubeflow
  at plan.belay:171
  do_run '' reads <<'BELAY'
cd "$app"
bash "$OLDPWD/$src/scripts/upgrade_kfp.sh" "$commit"
BELAY
  with namespace text kubeflow
  at plan.belay:171
  do_wait 'every deployment of Pipelines is rolled out' 1200 10 0 <<'BELAY'
for deployment in ml-pipeline ml-pipeline-persistenceagent ml-pipeline-scheduledworkflow ml-pipeline-ui mysql minio; do
  kubectl -n "$namespace" rollout status "deployment/$deployment" --timeout=15s
done
BELAY
  with namespace text kubeflow
  expect is text 0.1.21
  at plan.belay:171
  do_verify 'the API server is of the release' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get deployment ml-pipeline -o jsonpath='{.spec.template.spec.containers[0].image}' | sed 's/.*://'
BELAY
  undo operations
  with backup backup dump
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  at plan.belay:177
  do_run '' <<'BELAY'
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
kubectl -n "$namespace" exec -i "$pod" -- mysql --user="$user" < "$backup/mysql.sql"
BELAY
  with databases text mlpipeline
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  expect empty
  at plan.belay:177
  do_verify 'every database is there' 0 10 0 <<'BELAY'
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
there=$(kubectl -n "$namespace" exec "$pod" -- mysql --user="$user" --batch --skip-column-names --execute 'show databases')
tr , '\n' <<< "$databases" | grep -Fxv -f <(printf '%s\n' "$there") || true
BELAY
  with app text kf-prod
  with commit text 6064e9a75e51f4f725d02e1bad853a7ae10861ea
  with src text kubeflow
  at plan.belay:178
  do_run '' reads <<'BELAY'
cd "$app"
bash "$OLDPWD/$src/scripts/upgrade_kfp.sh" "$commit"
BELAY
  with namespace text kubeflow
  at plan.belay:178
  do_wait 'every deployment of Pipelines is rolled out' 1200 10 0 <<'BELAY'
for deployment in ml-pipeline ml-pipeline-persistenceagent ml-pipeline-scheduledworkflow ml-pipeline-ui mysql minio; do
  kubectl -n "$namespace" rollout status "deployment/$deployment" --timeout=15s
done
BELAY
  with namespace text kubeflow
  expect is text 0.1.16
  at plan.belay:178
  do_verify 'the API server is of the release' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get deployment ml-pipeline -o jsonpath='{.spec.template.spec.containers[0].image}' | sed 's/.*://'
BELAY

  step 3.2.10 upgrade/still/exit-stopped 'exit: nobody writes' plan.belay:141
  on_cluster prod
  only_if when-procedure-upgrade yes
  with namespace text kubeflow
  with replicas captured upgrade/still/enter-stopped.replicas
  at plan.belay:141
  do_run '' <<'BELAY'
while IFS='=' read -r writer count; do
  kubectl -n "$namespace" scale "deployment/$writer" --replicas="$count"
done <<< "$replicas"
BELAY
  with namespace text kubeflow
  with replicas captured upgrade/still/enter-stopped.replicas
  at plan.belay:141
  do_wait 'every writer is rolled out' 600 5 0 <<'BELAY'
while IFS='=' read -r writer _; do
  kubectl -n "$namespace" rollout status "deployment/$writer" --timeout=15s
done <<< "$replicas"
BELAY
  undo operations
  with namespace text kubeflow
  with replicas captured upgrade/still/enter-stopped.replicas
  at plan.belay:141
  do_run '' <<'BELAY'
while IFS='=' read -r writer _; do
  kubectl -n "$namespace" scale "deployment/$writer" --replicas=0
done <<< "$replicas"
BELAY
  with namespace text kubeflow
  with writers text ml-pipeline,ml-pipeline-persistenceagent,ml-pipeline-scheduledworkflow
  expect is text 0
  at plan.belay:141
  do_wait 'the last of their pods is gone' 600 5 0 <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq --arg writers "$writers" '[.items[] | select(.metadata.name | IN($writers | split(",")[])) | .status.replicas // 0] | add'
BELAY

  step 3.3 upgrade/answers 'It answers' plan.belay:184
  on_cluster prod
  only_if when-procedure-upgrade yes
  with namespace text kubeflow
  expect not-empty
  at plan.belay:184
  do_verify 'the API of Pipelines answers' 300 10 0 <<'BELAY'
kubectl get --raw "/api/v1/namespaces/$namespace/services/ml-pipeline:8888/proxy/apis/v1beta1/healthz"
BELAY

  step 3.4 upgrade/runs_after 'No run is lost' plan.belay:185
  on_cluster prod
  only_if when-procedure-upgrade yes
  expect is captured upgrade/still/runs_before.runs_before
  at plan.belay:185
  do_verify 'No run is lost' 0 10 0 <<'BELAY'
pod=$(kubectl -n kubeflow get pods -l app=mysql -o jsonpath='{.items[0].metadata.name}')
kubectl -n kubeflow exec "$pod" -- mysql --user=root --batch --skip-column-names -e 'select count(*) from mlpipeline.run_details'
BELAY

  step 3.5 upgrade/smoke 'Open a run of last month and one of its artifacts; run the pipeline `smoke` to its end' plan.belay:189
  on_cluster prod
  only_if when-procedure-upgrade yes
  about prod.pipelines
  expect is text 'the artifact opens, and `smoke` has succeeded'
  at plan.belay:189
  do_manual 'Open a run of last month and one of its artifacts; run the pipeline `smoke` to its end' ml-platform

  step 3.6 upgrade/stays '0.1.21 stays. Later the dump is too old to go back to: recurring runs start now' plan.belay:190
  on_cluster prod
  only_if when-procedure-upgrade yes
  about '3.3 It answers'
  about '3.4 No run is lost'
  about '3.5 Open a run of last month and one of its artifacts; run the pipeline `smoke` to its end'
  at plan.belay:190
  do_approve '0.1.21 stays. Later the dump is too old to go back to: recurring runs start now' ml-platform-lead 7200 rollback

  step 3.7 upgrade/exit-no_recurring_runs 'exit: no recurring run starts' plan.belay:139
  on_cluster prod
  only_if when-procedure-upgrade yes
  with enabled captured upgrade/enter-no_recurring_runs.enabled
  at plan.belay:139
  do_run '' <<'BELAY'
while IFS=/ read -r owner schedule; do
  test -z "$schedule" || kubectl -n "$owner" patch scheduledworkflows.kubeflow.org "$schedule" --type merge -p '{"spec": {"enabled": true}}'
done <<< "$enabled"
BELAY
  with enabled captured upgrade/enter-no_recurring_runs.enabled
  expect is text 0
  at plan.belay:139
  do_verify 'those that were enabled are enabled' 0 10 0 <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r --arg before "$enabled" '
    [.items[] | select(.spec.enabled) | "\(.metadata.namespace)/\(.metadata.name)"] as $now
    | $before | split("\n") | map(select(. != "")) - $now | length'
BELAY
  undo operations
  with enabled captured upgrade/enter-no_recurring_runs.enabled
  at plan.belay:139
  do_run '' <<'BELAY'
while IFS=/ read -r owner schedule; do
  test -z "$schedule" || kubectl -n "$owner" patch scheduledworkflows.kubeflow.org "$schedule" --type merge -p '{"spec": {"enabled": false}}'
done <<< "$enabled"
BELAY
  expect is text 0
  at plan.belay:139
  do_wait 'no run is on its way' 7200 30 0 <<'BELAY'
kubectl get workflows.argoproj.io -A -o json \
  | jq '[.items[] | select((.status.phase // "Pending") | IN("Pending", "Running"))] | length'
BELAY

  # plan.belay:192
  condition upgrade/when-deployed-with-web-interface
  decide compare 2 '==' parameter deployed_with text 'web interface'

  step 3.8 upgrade/push_repository 'The repository has what the cluster has' plan.belay:193
  on_cluster prod
  only_if when-procedure-upgrade yes
  only_if upgrade/when-deployed-with-web-interface yes
  already_done_if
  with prod_repository text acme-ml-kubeflow-config
  expect empty
  at plan.belay:194
  do_check '' <<'BELAY'
git -C "$prod_repository" status --porcelain
BELAY
  with prod_repository text acme-ml-kubeflow-config
  at plan.belay:195
  do_run '' <<'BELAY'
git -C "$prod_repository" add --all
git -C "$prod_repository" commit --quiet --message "kf-prod: Pipelines 0.1.21"
git -C "$prod_repository" push --quiet origin HEAD
BELAY
  with prod_repository text acme-ml-kubeflow-config
  expect empty
  at plan.belay:200
  do_verify 'nothing is left behind' 0 10 0 <<'BELAY'
git -C "$prod_repository" status --porcelain
BELAY
  undo operations
  with prod_repository text acme-ml-kubeflow-config
  at plan.belay:201
  do_run '' <<'BELAY'
git -C "$prod_repository" revert --no-edit HEAD && git -C "$prod_repository" push --quiet origin HEAD
BELAY

  step 3.9 upgrade/push_folder 'The repository has what the cluster has' plan.belay:204
  on_cluster prod
  only_if when-procedure-upgrade yes
  only_if upgrade/when-deployed-with-web-interface no
  already_done_if
  expect empty
  at plan.belay:205
  do_check '' <<'BELAY'
git status --porcelain -- kf-prod
BELAY
  at plan.belay:206
  do_run '' <<'BELAY'
git add --all kf-prod
git commit --quiet --message "kf-prod: Pipelines 0.1.21"
git push --quiet origin HEAD
BELAY
  expect empty
  at plan.belay:211
  do_verify 'nothing is left behind' 0 10 0 <<'BELAY'
git status --porcelain -- kf-prod
BELAY
  undo operations
  at plan.belay:212
  do_run '' <<'BELAY'
git revert --no-edit HEAD && git push --quiet origin HEAD
BELAY

  # ---- 4 keep: What must outlive the old cluster

  # plan.belay:218
  condition keep/when-procedure-reinstall
  decide compare 2 '==' parameter procedure text reinstall

  # plan.belay:219
  condition keep/when-platform-gcp
  decide compare 2 '==' parameter platform text gcp

  step 4.1 keep/right_disks 'the claims are on the disks that this plan names, each on its own' plan.belay:220
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if keep/when-procedure-reinstall yes
  only_if keep/when-platform-gcp yes
  expect is text kf-prod-storage-metadata-store,kf-prod-storage-artifact-store
  at plan.belay:220
  do_check 'the claims are on the disks that this plan names, each on its own' <<'BELAY'
for claim in mysql-pv-claim minio-pvc; do
  volume=$(kubectl -n kubeflow get persistentvolumeclaim "$claim" -o jsonpath='{.spec.volumeName}')
  kubectl get persistentvolume "$volume" -o jsonpath='{.spec.gcePersistentDisk.pdName}{"\n"}'
done | paste -sd, -
BELAY

  step 4.2 keep/right_volumes 'the claims are on the volumes that this plan names, each on its own' plan.belay:227
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if keep/when-procedure-reinstall yes
  only_if keep/when-platform-gcp no
  expect is parameter mysql_volume text , parameter minio_volume
  at plan.belay:227
  do_check 'the claims are on the volumes that this plan names, each on its own' <<'BELAY'
for claim in mysql-pv-claim minio-pvc; do
  kubectl -n kubeflow get persistentvolumeclaim "$claim" -o jsonpath='{.spec.volumeName}{"\n"}'
done | paste -sd, -
BELAY

  step 4.3 keep/volumes_stay 'The volumes stay when their claims go' plan.belay:233
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if keep/when-procedure-reinstall yes
  with claims text mysql-pv-claim,minio-pvc
  with namespace text kubeflow
  at plan.belay:233
  do_remember policies keep/volumes_stay.policies reads <<'BELAY'
kubectl get persistentvolumes -o json | jq -r --arg namespace "$namespace" --arg claims "$claims" '
  .items[] | select(.spec.claimRef.namespace == $namespace and (.spec.claimRef.name | IN($claims | split(",")[])))
  | "\(.metadata.name)=\(.spec.persistentVolumeReclaimPolicy)"'
BELAY
  with policies captured keep/volumes_stay.policies
  at plan.belay:233
  do_run '' <<'BELAY'
while IFS='=' read -r volume _; do
  kubectl patch persistentvolume "$volume" -p '{"spec": {"persistentVolumeReclaimPolicy": "Retain"}}'
done <<< "$policies"
BELAY
  with claims text mysql-pv-claim,minio-pvc
  with namespace text kubeflow
  expect empty
  at plan.belay:233
  do_verify 'every claim has a volume, and each is kept' 0 10 0 <<'BELAY'
kubectl get persistentvolumes -o json | jq -r --arg namespace "$namespace" --arg claims "$claims" '
  [.items[] | select(.spec.persistentVolumeReclaimPolicy == "Retain" and .spec.claimRef.namespace == $namespace) | .spec.claimRef.name] as $kept
  | ($claims | split(",")) - $kept | join(" ")'
BELAY
  undo operations
  with policies captured keep/volumes_stay.policies
  at plan.belay:233
  do_run '' <<'BELAY'
while IFS='=' read -r volume policy; do
  kubectl patch persistentvolume "$volume" -p "{\"spec\": {\"persistentVolumeReclaimPolicy\": \"$policy\"}}"
done <<< "$policies"
BELAY
  with policies captured keep/volumes_stay.policies
  expect empty
  at plan.belay:233
  do_verify 'each has the policy that it had' 0 10 0 <<'BELAY'
kubectl get persistentvolumes -o json | jq -r --arg before "$policies" '
  ($before | split("\n")) - [.items[] | "\(.metadata.name)=\(.spec.persistentVolumeReclaimPolicy)"] | join(" ")'
BELAY

  step 4.4 keep/volumes_before 'backup definitions as volumes_before' plan.belay:234
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if keep/when-procedure-reinstall yes
  with backup backup volumes_before
  with claims text mysql-pv-claim,minio-pvc
  with namespace text kubeflow
  at plan.belay:234
  do_run '' <<'BELAY'
kubectl get persistentvolumes -o json | jq --arg namespace "$namespace" --arg claims "$claims" '
  .items |= map(
    select(.spec.claimRef.namespace == $namespace and (.spec.claimRef.name | IN($claims | split(",")[])))
    | del(.status, .metadata["uid", "resourceVersion", "creationTimestamp", "managedFields", "finalizers"])
    | del(.metadata.annotations["pv.kubernetes.io/bound-by-controller"])
    | .spec.claimRef |= {apiVersion, kind, namespace, name}
    | .spec.storageClassName = ""
    | .spec.persistentVolumeReclaimPolicy = "Retain")' > "$backup/volumes.json"
BELAY
  with backup backup volumes_before
  with claims text mysql-pv-claim,minio-pvc
  expect empty
  at plan.belay:234
  do_verify 'there is one for each claim' 0 10 0 <<'BELAY'
jq -r --arg claims "$claims" '($claims | split(",")) - [.items[].spec.claimRef.name] | join(" ")' "$backup/volumes.json"
BELAY

  step 4.5 keep/recurring_runs 'Remember recurring_runs' plan.belay:235
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if keep/when-procedure-reinstall yes
  at plan.belay:235
  do_remember recurring_runs keep/recurring_runs.recurring_runs reads may-be-empty <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r '.items[] | "\(.metadata.namespace)/\(.metadata.name) enabled=\(.spec.enabled) \(.spec.trigger | tojson)"'
BELAY

  # ---- 5 cluster: A cluster with nothing in it

  # plan.belay:243
  condition cluster/when-platform-gcp
  decide compare 2 '==' parameter platform text gcp

  step 5.1 cluster/app_gcp 'The application'\''s folder' plan.belay:244
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp yes
  already_done_if
  expect is text there
  at plan.belay:247
  do_check '' <<'BELAY'
test -f kf-next/env.sh && echo there || echo missing
BELAY
  with next_location text europe-west1-b
  with next_project text acme-ml
  at plan.belay:248
  do_run '' <<'BELAY'
bash kubeflow/scripts/kfctl.sh init kf-next --platform gcp --project "$next_project" --zone "$next_location"
BELAY
  expect is text 'DEPLOYMENT_NAME=kf-next'
  at plan.belay:249
  do_verify 'it is a deployment of its own' 0 10 0 <<'BELAY'
grep '^DEPLOYMENT_NAME=' kf-next/env.sh
BELAY
  undo operations
  at plan.belay:250
  do_run '' <<'BELAY'
rm -rf kf-next
BELAY

  step 5.2 cluster/dm_config 'What Deployment Manager is to make' plan.belay:252
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp yes
  already_done_if
  inside kf-next
  expect is text there
  at plan.belay:254
  do_check '' <<'BELAY'
test -f gcp_config/storage-kubeflow.yaml && echo there || echo missing
BELAY
  inside kf-next
  at plan.belay:255
  do_run '' <<'BELAY'
bash ../kubeflow/scripts/kfctl.sh generate platform
BELAY
  inside kf-next
  at plan.belay:256
  do_verify 'there is a storage configuration' 0 10 0 <<'BELAY'
ls gcp_config/storage-kubeflow.yaml
BELAY
  undo operations
  inside kf-next
  at plan.belay:257
  do_run '' <<'BELAY'
rm -rf gcp_config
BELAY

  # plan.belay:259
  condition cluster/when-procedure-reinstall
  decide compare 2 '==' parameter procedure text reinstall

  step 5.3 cluster/no_disks 'It makes no disks: there are some' plan.belay:260
  on_cluster next
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp yes
  only_if cluster/when-procedure-reinstall yes
  with app text kf-next
  with project text acme-ml
  expect empty
  at plan.belay:260
  do_check 'no deployment of this name has made disks' <<'BELAY'
gcloud deployment-manager deployments list --project "$project" --filter "name=$(basename "$app")-storage" --format='value(name)'
BELAY
  with app text kf-next
  at plan.belay:260
  do_remember before cluster/no_disks.before reads <<'BELAY'
cat "$app/gcp_config/storage-kubeflow.yaml"
BELAY
  with app text kf-next
  at plan.belay:260
  do_run '' <<'BELAY'
sed -i 's/^\( *createPipelinePersistentStorage:\).*/\1 false/' "$app/gcp_config/storage-kubeflow.yaml"
BELAY
  with app text kf-next
  expect is text 'createPipelinePersistentStorage: false'
  at plan.belay:260
  do_verify 'it makes no disks' 0 10 0 <<'BELAY'
grep -o 'createPipelinePersistentStorage:.*' "$app/gcp_config/storage-kubeflow.yaml"
BELAY
  undo operations
  with app text kf-next
  with before captured cluster/no_disks.before
  at plan.belay:260
  do_run '' <<'BELAY'
printf '%s\n' "$before" > "$app/gcp_config/storage-kubeflow.yaml"
BELAY
  with app text kf-next
  expect is captured cluster/no_disks.before
  at plan.belay:260
  do_verify 'the file is as before' 0 10 0 <<'BELAY'
cat "$app/gcp_config/storage-kubeflow.yaml"
BELAY

  step 5.4 cluster/cluster_gcp 'GKE, by Deployment Manager' plan.belay:262
  on_cluster next
  rerun_safe
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp yes
  with oauth_id secret oauth_id
  with oauth_secret secret oauth_secret
  inside kf-next
  at plan.belay:268
  do_run '' <<'BELAY'
CLIENT_ID=$oauth_id CLIENT_SECRET=$oauth_secret BASH_XTRACEFD=9 \
  bash ../kubeflow/scripts/kfctl.sh apply platform 9> /dev/null
BELAY
  with location text europe-west1-b
  with name text kf-next
  with project text acme-ml
  inside kf-next
  expect is text RUNNING
  fails_on text ERROR
  fails_on text DEGRADED
  fails_on text STOPPING
  at plan.belay:272
  do_wait 'GKE is done with it' 1800 30 0 <<'BELAY'
gcloud container clusters describe "$name" --project "$project" --location "$location" --format='value(status)'
BELAY
  inside kf-next
  expect is text ok
  at plan.belay:275
  do_verify 'the API server answers' 300 10 0 <<'BELAY'
kubectl get --raw /healthz
BELAY
  undo operations
  inside kf-next
  at plan.belay:279
  do_run '' <<'BELAY'
bash ../kubeflow/scripts/kfctl.sh delete platform
BELAY
  with location text europe-west1-b
  with name text kf-next
  with project text acme-ml
  inside kf-next
  expect empty
  at plan.belay:280
  do_wait 'the cluster is gone' 1800 30 0 <<'BELAY'
gcloud container clusters list --project "$project" --location "$location" --filter "name=$name" --format='value(name)'
BELAY

  # plan.belay:285
  condition cluster/when-procedure-deploy
  decide compare 2 '==' parameter procedure text deploy

  step 5.5 cluster/dm_entries 'Deployment Manager has an entry for the cluster and one for the storage' plan.belay:286
  on_cluster next
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp yes
  only_if cluster/when-procedure-deploy yes
  with next_project text acme-ml
  expect is text kf-next,kf-next-storage
  at plan.belay:286
  do_verify 'Deployment Manager has an entry for the cluster and one for the storage' 0 10 0 <<'BELAY'
gcloud deployment-manager deployments list --project "$next_project" --filter 'name:kf-next' --format='value(name)' | sort | paste -sd, -
BELAY

  step 5.6 cluster/dm_disks 'the storage entry has made a disk for metadata and one for artifacts' plan.belay:289
  on_cluster next
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp yes
  only_if cluster/when-procedure-deploy yes
  with next_project text acme-ml
  expect is text kf-next-storage-artifact-store,kf-next-storage-metadata-store
  at plan.belay:289
  do_verify 'the storage entry has made a disk for metadata and one for artifacts' 0 10 0 <<'BELAY'
gcloud compute disks list --project "$next_project" --filter 'name~^kf-next-storage-' --format='value(name)' | sort | paste -sd, -
BELAY

  step 5.7 cluster/no_new_disks 'no disk was made' plan.belay:293
  on_cluster next
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp yes
  only_if cluster/when-procedure-deploy no
  with next_project text acme-ml
  expect empty
  at plan.belay:293
  do_verify 'no disk was made' 0 10 0 <<'BELAY'
gcloud compute disks list --project "$next_project" --filter 'name~^kf-next-storage-' --format='value(name)'
BELAY

  step 5.8 cluster/cluster_other 'The cluster is there, and this is its kubeconfig' plan.belay:298
  on_cluster next
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp no
  at plan.belay:299
  do_manual 'An empty cluster of Kubernetes 1.14 is there, and your kubeconfig has it as ${next_context}' ml-platform
  with next_context parameter next_context
  at plan.belay:300
  do_run '' reads <<'BELAY'
KUBECONFIG=$HOME/.kube/config kubectl config view --raw --minify --flatten --context "$next_context" > "$KUBECONFIG"
BELAY
  expect is text ok
  at plan.belay:301
  do_verify 'the API server answers' 300 10 0 <<'BELAY'
kubectl get --raw /healthz
BELAY
  expect empty
  at plan.belay:302
  do_verify 'nothing of Kubeflow is in it' 0 10 0 <<'BELAY'
kubectl get namespace kubeflow --ignore-not-found -o name
BELAY
  undo operations '' 'whoever has made the cluster takes it away'
  at plan.belay:303
  do_run '' <<'BELAY'
rm -f "$KUBECONFIG"
BELAY

  step 5.9 cluster/app_other 'The application'\''s folder' plan.belay:306
  only_if when-procedure-upgrade no
  only_if cluster/when-platform-gcp no
  already_done_if
  expect is text there
  at plan.belay:308
  do_check '' <<'BELAY'
test -f kf-next/env.sh && echo there || echo missing
BELAY
  at plan.belay:309
  do_run '' <<'BELAY'
bash kubeflow/scripts/kfctl.sh init kf-next --platform none
BELAY
  expect is text 'DEPLOYMENT_NAME=kf-next'
  at plan.belay:310
  do_verify 'it is a deployment of its own' 0 10 0 <<'BELAY'
grep '^DEPLOYMENT_NAME=' kf-next/env.sh
BELAY
  undo operations
  at plan.belay:311
  do_run '' <<'BELAY'
rm -rf kf-next
BELAY

  step 5.10 cluster/ks_app 'The ksonnet application' plan.belay:314
  on_cluster next
  only_if when-procedure-upgrade no
  already_done_if
  inside kf-next
  expect is text there
  at plan.belay:317
  do_check '' <<'BELAY'
test -f ks_app/components/params.libsonnet && echo there || echo missing
BELAY
  inside kf-next
  at plan.belay:318
  do_run '' <<'BELAY'
bash ../kubeflow/scripts/kfctl.sh generate k8s
BELAY
  inside kf-next
  at plan.belay:319
  do_verify 'Pipelines is a part of it' 0 10 0 <<'BELAY'
ls ks_app/components/pipeline.jsonnet
BELAY
  undo operations
  inside kf-next
  at plan.belay:320
  do_run '' <<'BELAY'
rm -rf ks_app
BELAY

  # ---- 6 move: Nobody writes, and the old installation lets go

  # plan.belay:325
  condition move/when-procedure-reinstall
  decide compare 2 '==' parameter procedure text reinstall

  step 6.1 move/closed 'Pipelines is closed from now on' plan.belay:326
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  about prod.pipelines
  at plan.belay:326
  do_approve 'Pipelines is closed from now on' ml-platform-lead 7200

  step 6.2 move/no_starts 'No run starts' plan.belay:327
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  with deployments text ml-pipeline-scheduledworkflow,ml-pipeline-ui
  with namespace text kubeflow
  at plan.belay:327
  do_remember replicas move/no_starts.replicas reads <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq -r --arg names "$deployments" '.items[] | select(.metadata.name | IN($names | split(",")[])) | "\(.metadata.name)=\(.spec.replicas)"'
BELAY
  with namespace text kubeflow
  with replicas captured move/no_starts.replicas
  at plan.belay:327
  do_run '' <<'BELAY'
while IFS='=' read -r name _; do
  kubectl -n "$namespace" scale "deployment/$name" --replicas=0
done <<< "$replicas"
BELAY
  with deployments text ml-pipeline-scheduledworkflow,ml-pipeline-ui
  with namespace text kubeflow
  expect is text 0
  at plan.belay:327
  do_wait 'the last of their pods is gone' 600 5 0 <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq --arg names "$deployments" '[.items[] | select(.metadata.name | IN($names | split(",")[])) | .status.replicas // 0] | add'
BELAY
  undo operations
  with namespace text kubeflow
  with replicas captured move/no_starts.replicas
  at plan.belay:327
  do_run '' <<'BELAY'
while IFS='=' read -r name count; do
  kubectl -n "$namespace" scale "deployment/$name" --replicas="$count"
done <<< "$replicas"
BELAY
  with namespace text kubeflow
  with replicas captured move/no_starts.replicas
  at plan.belay:327
  do_wait 'every one is rolled out' 600 5 0 <<'BELAY'
while IFS='=' read -r name _; do
  kubectl -n "$namespace" rollout status "deployment/$name" --timeout=15s
done <<< "$replicas"
BELAY

  step 6.3 move/no_runs 'Runs that go on come to their end' plan.belay:330
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  expect is text 0
  at plan.belay:330
  do_wait 'no run is on its way' 7200 30 0 <<'BELAY'
kubectl get workflows.argoproj.io -A -o json \
  | jq '[.items[] | select((.status.phase // "Pending") | IN("Pending", "Running"))] | length'
BELAY

  step 6.4 move/no_writers 'Nobody writes' plan.belay:331
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  with deployments text ml-pipeline,ml-pipeline-persistenceagent
  with namespace text kubeflow
  at plan.belay:331
  do_remember replicas move/no_writers.replicas reads <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq -r --arg names "$deployments" '.items[] | select(.metadata.name | IN($names | split(",")[])) | "\(.metadata.name)=\(.spec.replicas)"'
BELAY
  with namespace text kubeflow
  with replicas captured move/no_writers.replicas
  at plan.belay:331
  do_run '' <<'BELAY'
while IFS='=' read -r name _; do
  kubectl -n "$namespace" scale "deployment/$name" --replicas=0
done <<< "$replicas"
BELAY
  with deployments text ml-pipeline,ml-pipeline-persistenceagent
  with namespace text kubeflow
  expect is text 0
  at plan.belay:331
  do_wait 'the last of their pods is gone' 600 5 0 <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq --arg names "$deployments" '[.items[] | select(.metadata.name | IN($names | split(",")[])) | .status.replicas // 0] | add'
BELAY
  undo operations
  with namespace text kubeflow
  with replicas captured move/no_writers.replicas
  at plan.belay:331
  do_run '' <<'BELAY'
while IFS='=' read -r name count; do
  kubectl -n "$namespace" scale "deployment/$name" --replicas="$count"
done <<< "$replicas"
BELAY
  with namespace text kubeflow
  with replicas captured move/no_writers.replicas
  at plan.belay:331
  do_wait 'every one is rolled out' 600 5 0 <<'BELAY'
while IFS='=' read -r name _; do
  kubectl -n "$namespace" rollout status "deployment/$name" --timeout=15s
done <<< "$replicas"
BELAY

  step 6.5 move/runs_of_prod 'Remember runs_of_prod' plan.belay:334
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  at plan.belay:334
  do_remember runs_of_prod move/runs_of_prod.runs_of_prod reads <<'BELAY'
pod=$(kubectl -n kubeflow get pods -l app=mysql -o jsonpath='{.items[0].metadata.name}')
kubectl -n kubeflow exec "$pod" -- mysql --user=root --batch --skip-column-names -e 'select count(*) from mlpipeline.run_details'
BELAY

  step 6.6 move/metadata_copy 'backup metadata as metadata_copy' plan.belay:338
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  with backup backup metadata_copy
  with databases text mlpipeline
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  at plan.belay:338
  do_run '' <<'BELAY'
IFS=, read -r -a names <<< "$databases"
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
kubectl -n "$namespace" exec "$pod" -- \
  mysqldump --user="$user" --single-transaction --routines --events --add-drop-database --databases "${names[@]}" > "$backup/mysql.sql"
BELAY
  with backup backup metadata_copy
  expect is text '-- Dump completed'
  at plan.belay:338
  do_verify 'the dump has come to its end' 0 10 0 <<'BELAY'
tail -n 1 "$backup/mysql.sql" | cut -c1-17
BELAY
  with backup backup metadata_copy
  with databases text mlpipeline
  expect empty
  at plan.belay:338
  do_verify 'every database is in it' 0 10 0 <<'BELAY'
IFS=, read -r -a names <<< "$databases"
for name in "${names[@]}"; do grep -Fxq "USE \`$name\`;" "$backup/mysql.sql" || echo "$name"; done
BELAY

  step 6.7 move/artifacts_copy 'backup artifacts as artifacts_copy' plan.belay:339
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  with backup backup artifacts_copy
  with bucket text mlpipeline
  with folder text acme-kubeflow-backups/kf-prod
  with namespace text kubeflow
  with remote secret backup_store
  with run_id run-id ''
  with service text minio-service
  at plan.belay:339
  do_run '' <<'BELAY'
kubectl -n "$namespace" port-forward "service/$service" 19000:9000 > /dev/null &
trap 'kill "$!" 2> /dev/null || true' EXIT
key=$(kubectl -n "$namespace" get secret mlpipeline-minio-artifact -o json | jq -r '.data | "\(.accesskey | @base64d):\(.secretkey | @base64d)"')
export MC_HOST_source="http://$key@127.0.0.1:19000" MC_HOST_copy="$remote"
for _ in {1..30}; do mc ls "source/$bucket" > /dev/null && break; sleep 1; done
mc mirror --quiet --overwrite "source/$bucket" "copy/$folder/$run_id"
mc diff "source/$bucket" "copy/$folder/$run_id" > "$backup/differences.txt"
mc ls --recursive "copy/$folder/$run_id" | wc -l > "$backup/objects.txt"
BELAY
  with backup backup artifacts_copy
  expect empty
  at plan.belay:339
  do_verify 'source and copy do not differ' 0 10 0 <<'BELAY'
cat "$backup/differences.txt"
BELAY
  with backup backup artifacts_copy
  expect compares '>=' text 1
  at plan.belay:339
  do_verify 'the copy holds objects' 0 10 0 <<'BELAY'
cat "$backup/objects.txt"
BELAY

  step 6.8 move/no_stores 'The volumes are let go' plan.belay:343
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  with deployments text mysql,minio
  with namespace text kubeflow
  at plan.belay:343
  do_remember replicas move/no_stores.replicas reads <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq -r --arg names "$deployments" '.items[] | select(.metadata.name | IN($names | split(",")[])) | "\(.metadata.name)=\(.spec.replicas)"'
BELAY
  with namespace text kubeflow
  with replicas captured move/no_stores.replicas
  at plan.belay:343
  do_run '' <<'BELAY'
while IFS='=' read -r name _; do
  kubectl -n "$namespace" scale "deployment/$name" --replicas=0
done <<< "$replicas"
BELAY
  with deployments text mysql,minio
  with namespace text kubeflow
  expect is text 0
  at plan.belay:343
  do_wait 'the last of their pods is gone' 600 5 0 <<'BELAY'
kubectl -n "$namespace" get deployments -o json \
  | jq --arg names "$deployments" '[.items[] | select(.metadata.name | IN($names | split(",")[])) | .status.replicas // 0] | add'
BELAY
  undo operations
  with namespace text kubeflow
  with replicas captured move/no_stores.replicas
  at plan.belay:343
  do_run '' <<'BELAY'
while IFS='=' read -r name count; do
  kubectl -n "$namespace" scale "deployment/$name" --replicas="$count"
done <<< "$replicas"
BELAY
  with namespace text kubeflow
  with replicas captured move/no_stores.replicas
  at plan.belay:343
  do_wait 'every one is rolled out' 600 5 0 <<'BELAY'
while IFS='=' read -r name _; do
  kubectl -n "$namespace" rollout status "deployment/$name" --timeout=15s
done <<< "$replicas"
BELAY

  # plan.belay:344
  condition move/when-platform-gcp
  decide compare 2 '==' parameter platform text gcp

  # These may run beside each other; here they run one after the other.

  step 6.9 move/wait-metadata_disk 'The metadata disk is free' plan.belay:346
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  only_if move/when-platform-gcp yes
  with disk text kf-prod-storage-metadata-store
  with project text acme-ml
  with zone text europe-west1-b
  expect is text 'READY 0'
  at plan.belay:346
  do_wait 'kf-prod-storage-metadata-store is attached to no machine' 600 15 0 <<'BELAY'
gcloud compute disks describe "$disk" --project "$project" --zone "$zone" --format=json | jq -r '"\(.status) \(.users // [] | length)"'
BELAY

  step 6.10 move/wait-artifact_disk 'The artifact disk is free' plan.belay:347
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  only_if move/when-platform-gcp yes
  with disk text kf-prod-storage-artifact-store
  with project text acme-ml
  with zone text europe-west1-b
  expect is text 'READY 0'
  at plan.belay:347
  do_wait 'kf-prod-storage-artifact-store is attached to no machine' 600 15 0 <<'BELAY'
gcloud compute disks describe "$disk" --project "$project" --zone "$zone" --format=json | jq -r '"\(.status) \(.users // [] | length)"'
BELAY

  # These may run beside each other; here they run one after the other.

  step 6.11 move/metadata_snapshot 'backup metadata_disk as metadata_snapshot' plan.belay:350
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  only_if move/when-platform-gcp yes
  with disk text kf-prod-storage-metadata-store
  with run_id run-id ''
  at plan.belay:350
  do_remember snapshot move/metadata_snapshot.snapshot reads <<'BELAY'
printf '%.62s' "$disk-$run_id" | tr '[:upper:]_.' '[:lower:]--'
BELAY
  with disk text kf-prod-storage-metadata-store
  with project text acme-ml
  with snapshot captured move/metadata_snapshot.snapshot
  with zone text europe-west1-b
  at plan.belay:350
  do_run '' <<'BELAY'
found=$(gcloud compute snapshots list --project "$project" --filter "name=$snapshot" --format='value(name)')
test -n "$found" || gcloud compute disks snapshot "$disk" --project "$project" --zone "$zone" --snapshot-names "$snapshot" --quiet
BELAY
  with project text acme-ml
  with snapshot captured move/metadata_snapshot.snapshot
  expect is text READY
  fails_on text FAILED
  fails_on text DELETING
  at plan.belay:350
  do_wait 'the snapshot is complete' 3600 20 0 <<'BELAY'
gcloud compute snapshots describe "$snapshot" --project "$project" --format='value(status)'
BELAY
  with project text acme-ml
  with snapshot captured move/metadata_snapshot.snapshot
  expect is text kf-prod-storage-metadata-store
  at plan.belay:350
  do_verify 'it is of this disk' 0 10 0 <<'BELAY'
gcloud compute snapshots describe "$snapshot" --project "$project" --format='value(sourceDisk.basename())'
BELAY

  step 6.12 move/artifact_snapshot 'backup artifact_disk as artifact_snapshot' plan.belay:351
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  only_if move/when-platform-gcp yes
  with disk text kf-prod-storage-artifact-store
  with run_id run-id ''
  at plan.belay:351
  do_remember snapshot move/artifact_snapshot.snapshot reads <<'BELAY'
printf '%.62s' "$disk-$run_id" | tr '[:upper:]_.' '[:lower:]--'
BELAY
  with disk text kf-prod-storage-artifact-store
  with project text acme-ml
  with snapshot captured move/artifact_snapshot.snapshot
  with zone text europe-west1-b
  at plan.belay:351
  do_run '' <<'BELAY'
found=$(gcloud compute snapshots list --project "$project" --filter "name=$snapshot" --format='value(name)')
test -n "$found" || gcloud compute disks snapshot "$disk" --project "$project" --zone "$zone" --snapshot-names "$snapshot" --quiet
BELAY
  with project text acme-ml
  with snapshot captured move/artifact_snapshot.snapshot
  expect is text READY
  fails_on text FAILED
  fails_on text DELETING
  at plan.belay:351
  do_wait 'the snapshot is complete' 3600 20 0 <<'BELAY'
gcloud compute snapshots describe "$snapshot" --project "$project" --format='value(status)'
BELAY
  with project text acme-ml
  with snapshot captured move/artifact_snapshot.snapshot
  expect is text kf-prod-storage-artifact-store
  at plan.belay:351
  do_verify 'it is of this disk' 0 10 0 <<'BELAY'
gcloud compute snapshots describe "$snapshot" --project "$project" --format='value(sourceDisk.basename())'
BELAY

  step 6.13 move/copies_read 'The copies are complete and were looked at' plan.belay:354
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if move/when-procedure-reinstall yes
  about '6.6 backup metadata as metadata_copy'
  about '6.7 backup artifacts as artifacts_copy'
  about '6.11 backup metadata_disk as metadata_snapshot'
  about '6.12 backup artifact_disk as artifact_snapshot'
  at plan.belay:354
  do_approve 'The copies are complete and were looked at' ml-platform-lead 7200

  # ---- 7 volumes: The volumes that Pipelines is to take

  # plan.belay:359
  condition volumes/when-procedure-deploy
  decide compare 2 '==' parameter procedure text deploy

  step 7.1 volumes/backup-metadata-artifacts 'a new deployment has no data yet' plan.belay:360
  on_cluster next
  only_if when-procedure-upgrade no
  only_if volumes/when-procedure-deploy yes

  # plan.belay:362
  condition volumes/when-platform-gcp-and-procedure-reinstall
  decide compare 2 '==' parameter platform text gcp
  decide compare 2 '==' parameter procedure text reinstall
  decide all 2

  step 7.2 volumes/disks_of_before 'Pipelines takes the disks of before' plan.belay:363
  on_cluster next
  only_if when-procedure-upgrade no
  only_if volumes/when-platform-gcp-and-procedure-reinstall yes
  with app text kf-next
  at plan.belay:363
  do_remember before volumes/disks_of_before.before reads <<'BELAY'
cat "$app/ks_app/components/params.libsonnet"
BELAY
  with app text kf-next
  with values text 'mysqlPd=kf-prod-storage-metadata-store,minioPd=kf-prod-storage-artifact-store'
  at plan.belay:363
  do_run '' <<'BELAY'
IFS=, read -r -a wanted <<< "$values"
cd "$app/ks_app"
for key in mysqlPd minioPd mysqlPvName minioPvName; do
  if [[ ",$values" != *",$key="* ]] && ks param list pipeline | awk '{ print $2 }' | grep -Fxq "$key"; then ks param delete pipeline "$key"; fi
done
for pair in "${wanted[@]}"; do
  ks param set pipeline "${pair%%=*}" "${pair#*=}"
done
BELAY
  with app text kf-next
  with values text 'mysqlPd=kf-prod-storage-metadata-store,minioPd=kf-prod-storage-artifact-store'
  expect empty
  at plan.belay:363
  do_verify 'these and no others are set' 0 10 0 <<'BELAY'
cd "$app/ks_app"
now=$(ks param list pipeline | awk '$2 ~ /^(mysql|minio)(Pd|PvName)$/ { gsub("\x27", "", $NF); print $2 "=" $NF }' | sort)
diff <(tr , '\n' <<< "$values" | sort) - <<< "$now" || true
BELAY
  undo operations
  with app text kf-next
  with before captured volumes/disks_of_before.before
  at plan.belay:363
  do_run '' <<'BELAY'
printf '%s\n' "$before" > "$app/ks_app/components/params.libsonnet"
BELAY
  with app text kf-next
  expect is captured volumes/disks_of_before.before
  at plan.belay:363
  do_verify 'the file is as before' 0 10 0 <<'BELAY'
cat "$app/ks_app/components/params.libsonnet"
BELAY

  # plan.belay:367
  condition volumes/when-platform-other-and-procedure-reinstall
  decide compare 2 '==' parameter platform text other
  decide compare 2 '==' parameter procedure text reinstall
  decide all 2

  step 7.3 volumes/volumes_of_before 'The volumes of before, as they were defined' plan.belay:368
  on_cluster next
  only_if when-procedure-upgrade no
  only_if volumes/when-platform-other-and-procedure-reinstall yes
  with backup backup volumes_before
  at plan.belay:368
  do_run '' <<'BELAY'
kubectl apply --filename "$backup/volumes.json"
BELAY
  with backup backup volumes_before
  expect not-empty
  at plan.belay:368
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get --filename "$backup/volumes.json" --output name
BELAY
  with minio_volume parameter minio_volume
  with mysql_volume parameter mysql_volume
  expect is text 2
  at plan.belay:369
  do_verify 'both are there' 0 10 0 <<'BELAY'
kubectl get persistentvolumes "$mysql_volume" "$minio_volume" -o name | wc -l
BELAY
  undo operations
  with minio_volume parameter minio_volume
  with mysql_volume parameter mysql_volume
  at plan.belay:372
  do_run '' <<'BELAY'
kubectl delete persistentvolumes "$mysql_volume" "$minio_volume" --ignore-not-found
BELAY

  # plan.belay:375
  condition volumes/when-platform-other-and-procedure-reinstall-or
  decide compare 2 '==' parameter platform text other
  decide compare 2 '==' parameter procedure text reinstall
  decide compare 2 '==' parameter volumes text own
  decide any 2
  decide all 2

  step 7.4 volumes/own_volumes 'both volumes are there, free, and stay when their claims go' plan.belay:376
  on_cluster next
  only_if when-procedure-upgrade no
  only_if volumes/when-platform-other-and-procedure-reinstall-or yes
  with minio_volume parameter minio_volume
  with mysql_volume parameter mysql_volume
  expect is text Available/Retain
  at plan.belay:376
  do_check 'both volumes are there, free, and stay when their claims go' <<'BELAY'
kubectl get persistentvolumes "$mysql_volume" "$minio_volume" \
  -o jsonpath='{range .items[*]}{.status.phase}/{.spec.persistentVolumeReclaimPolicy}{"\n"}{end}' | sort -u
BELAY

  step 7.5 volumes/own_volume_names 'Pipelines takes these volumes' plan.belay:380
  on_cluster next
  only_if when-procedure-upgrade no
  only_if volumes/when-platform-other-and-procedure-reinstall-or yes
  with app text kf-next
  at plan.belay:380
  do_remember before volumes/own_volume_names.before reads <<'BELAY'
cat "$app/ks_app/components/params.libsonnet"
BELAY
  with app text kf-next
  with values text 'mysqlPvName=' parameter mysql_volume text ',minioPvName=' parameter minio_volume
  at plan.belay:380
  do_run '' <<'BELAY'
IFS=, read -r -a wanted <<< "$values"
cd "$app/ks_app"
for key in mysqlPd minioPd mysqlPvName minioPvName; do
  if [[ ",$values" != *",$key="* ]] && ks param list pipeline | awk '{ print $2 }' | grep -Fxq "$key"; then ks param delete pipeline "$key"; fi
done
for pair in "${wanted[@]}"; do
  ks param set pipeline "${pair%%=*}" "${pair#*=}"
done
BELAY
  with app text kf-next
  with values text 'mysqlPvName=' parameter mysql_volume text ',minioPvName=' parameter minio_volume
  expect empty
  at plan.belay:380
  do_verify 'these and no others are set' 0 10 0 <<'BELAY'
cd "$app/ks_app"
now=$(ks param list pipeline | awk '$2 ~ /^(mysql|minio)(Pd|PvName)$/ { gsub("\x27", "", $NF); print $2 "=" $NF }' | sort)
diff <(tr , '\n' <<< "$values" | sort) - <<< "$now" || true
BELAY
  undo operations
  with app text kf-next
  with before captured volumes/own_volume_names.before
  at plan.belay:380
  do_run '' <<'BELAY'
printf '%s\n' "$before" > "$app/ks_app/components/params.libsonnet"
BELAY
  with app text kf-next
  expect is captured volumes/own_volume_names.before
  at plan.belay:380
  do_verify 'the file is as before' 0 10 0 <<'BELAY'
cat "$app/ks_app/components/params.libsonnet"
BELAY

  # ---- 8 install: Pipelines, on the volumes that are to be kept

  step 8.1 install/kubeflow 'Kubeflow, with Pipelines 0.1.16' plan.belay:387
  on_cluster next
  only_if when-procedure-upgrade no
  with app text kf-next
  with src text kubeflow
  at plan.belay:387
  do_run '' reads <<'BELAY'
cd "$app"
bash "$OLDPWD/$src/scripts/kfctl.sh" apply k8s
BELAY
  with namespace text kubeflow
  at plan.belay:387
  do_wait 'every deployment of Pipelines is rolled out' 1800 10 0 <<'BELAY'
for deployment in ml-pipeline ml-pipeline-persistenceagent ml-pipeline-scheduledworkflow ml-pipeline-ui mysql minio; do
  kubectl -n "$namespace" rollout status "deployment/$deployment" --timeout=15s
done
BELAY
  with namespace text kubeflow
  expect is text 0.1.16
  at plan.belay:387
  do_verify 'the API server is of the release' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get deployment ml-pipeline -o jsonpath='{.spec.template.spec.containers[0].image}' | sed 's/.*://'
BELAY
  undo operations
  with namespace text kubeflow
  expect empty
  at plan.belay:387
  do_check 'no volume goes with its claim' <<'BELAY'
kubectl get persistentvolumes -o json | jq -r --arg namespace "$namespace" '
  .items[] | select(.spec.claimRef.namespace == $namespace and .spec.persistentVolumeReclaimPolicy != "Retain") | .metadata.name'
BELAY
  with app text kf-next
  with src text kubeflow
  at plan.belay:387
  do_run '' reads <<'BELAY'
cd "$app"
bash "$OLDPWD/$src/scripts/kfctl.sh" delete k8s
BELAY
  with namespace text kubeflow
  expect empty
  at plan.belay:387
  do_wait 'its namespace is gone' 1800 10 0 <<'BELAY'
kubectl get namespace "$namespace" --ignore-not-found -o name
BELAY

  # plan.belay:388
  condition install/when-platform-gcp
  decide compare 2 '==' parameter platform text gcp

  step 8.2 install/claims_gcp 'The claims are on the disks that kfctl.sh was told' plan.belay:389
  on_cluster next
  only_if when-procedure-upgrade no
  only_if install/when-platform-gcp yes
  with claims text mysql-pv-claim,minio-pvc
  with namespace text kubeflow
  expect is text mysql-pv,minio-pv
  at plan.belay:389
  do_wait 'every claim is bound to its old volume' 300 10 0 <<'BELAY'
kubectl -n "$namespace" get persistentvolumeclaims -o json | jq -r --arg claims "$claims" '
  [.items[] | {key: .metadata.name, value: "\(.spec.volumeName) \(.status.phase)"}] | from_entries as $bound
  | $claims | split(",") | map($bound[.] // "missing") | map(rtrimstr(" Bound")) | join(",")'
BELAY

  # plan.belay:393
  condition install/when-procedure-reinstall-or-volumes-own
  decide compare 2 '==' parameter procedure text reinstall
  decide compare 2 '==' parameter volumes text own
  decide any 2

  step 8.3 install/claims_other 'The claims are on the volumes that were named' plan.belay:394
  on_cluster next
  only_if when-procedure-upgrade no
  only_if install/when-platform-gcp no
  only_if install/when-procedure-reinstall-or-volumes-own yes
  with claims text mysql-pv-claim,minio-pvc
  with namespace text kubeflow
  expect is parameter mysql_volume text , parameter minio_volume
  at plan.belay:394
  do_wait 'every claim is bound to its old volume' 300 10 0 <<'BELAY'
kubectl -n "$namespace" get persistentvolumeclaims -o json | jq -r --arg claims "$claims" '
  [.items[] | {key: .metadata.name, value: "\(.spec.volumeName) \(.status.phase)"}] | from_entries as $bound
  | $claims | split(",") | map($bound[.] // "missing") | map(rtrimstr(" Bound")) | join(",")'
BELAY

  step 8.4 install/keep_next 'The volumes stay when their claims go' plan.belay:399
  on_cluster next
  only_if when-procedure-upgrade no
  with claims text mysql-pv-claim,minio-pvc
  with namespace text kubeflow
  at plan.belay:399
  do_remember policies install/keep_next.policies reads <<'BELAY'
kubectl get persistentvolumes -o json | jq -r --arg namespace "$namespace" --arg claims "$claims" '
  .items[] | select(.spec.claimRef.namespace == $namespace and (.spec.claimRef.name | IN($claims | split(",")[])))
  | "\(.metadata.name)=\(.spec.persistentVolumeReclaimPolicy)"'
BELAY
  with policies captured install/keep_next.policies
  at plan.belay:399
  do_run '' <<'BELAY'
while IFS='=' read -r volume _; do
  kubectl patch persistentvolume "$volume" -p '{"spec": {"persistentVolumeReclaimPolicy": "Retain"}}'
done <<< "$policies"
BELAY
  with claims text mysql-pv-claim,minio-pvc
  with namespace text kubeflow
  expect empty
  at plan.belay:399
  do_verify 'every claim has a volume, and each is kept' 0 10 0 <<'BELAY'
kubectl get persistentvolumes -o json | jq -r --arg namespace "$namespace" --arg claims "$claims" '
  [.items[] | select(.spec.persistentVolumeReclaimPolicy == "Retain" and .spec.claimRef.namespace == $namespace) | .spec.claimRef.name] as $kept
  | ($claims | split(",")) - $kept | join(" ")'
BELAY

  step 8.5 install/next_answers 'It answers' plan.belay:402
  on_cluster next
  only_if when-procedure-upgrade no
  with namespace text kubeflow
  expect not-empty
  at plan.belay:402
  do_verify 'the API of Pipelines answers' 300 10 0 <<'BELAY'
kubectl get --raw "/api/v1/namespaces/$namespace/services/ml-pipeline:8888/proxy/apis/v1beta1/healthz"
BELAY

  # plan.belay:403
  condition install/when-procedure-reinstall
  decide compare 2 '==' parameter procedure text reinstall

  step 8.6 install/runs_of_next 'No run is lost' plan.belay:404
  on_cluster next
  only_if when-procedure-upgrade no
  only_if install/when-procedure-reinstall yes
  expect is captured move/runs_of_prod.runs_of_prod
  at plan.belay:404
  do_verify 'No run is lost' 0 10 0 <<'BELAY'
pod=$(kubectl -n kubeflow get pods -l app=mysql -o jsonpath='{.items[0].metadata.name}')
kubectl -n kubeflow exec "$pod" -- mysql --user=root --batch --skip-column-names -e 'select count(*) from mlpipeline.run_details'
BELAY

  step 8.7 install/recurring 'Make these recurring runs anew; the database knows them by ids that only the old cluster had: ${recurring_runs}' plan.belay:408
  on_cluster next
  only_if when-procedure-upgrade no
  only_if install/when-procedure-reinstall yes
  about next.pipelines
  at plan.belay:408
  do_manual 'Make these recurring runs anew; the database knows them by ids that only the old cluster had: ${recurring_runs}' ml-platform

  step 8.8 install/next_smoke 'Run the pipeline `smoke` to its end, and open one of its artifacts' plan.belay:410
  on_cluster next
  only_if when-procedure-upgrade no
  about next.pipelines
  expect is text '`smoke` has succeeded, and the artifact opens'
  at plan.belay:410
  do_manual 'Run the pipeline `smoke` to its end, and open one of its artifacts' ml-platform

  step 8.9 install/push_next 'The repository has what the cluster has' plan.belay:411
  on_cluster next
  only_if when-procedure-upgrade no
  already_done_if
  expect empty
  at plan.belay:412
  do_check '' <<'BELAY'
git status --porcelain -- kf-next
BELAY
  at plan.belay:413
  do_run '' <<'BELAY'
git add --all kf-next
git commit --quiet --message "kf-next: Kubeflow 0.5.1, Pipelines 0.1.16"
git push --quiet origin HEAD
BELAY
  expect empty
  at plan.belay:418
  do_verify 'nothing is left behind' 0 10 0 <<'BELAY'
git status --porcelain -- kf-next
BELAY
  undo operations
  at plan.belay:419
  do_run '' <<'BELAY'
git revert --no-edit HEAD && git push --quiet origin HEAD
BELAY

  # ---- 9 retire: The old installation goes last

  # plan.belay:424
  condition retire/when-procedure-reinstall
  decide compare 2 '==' parameter procedure text reinstall

  step 9.1 retire/nobody_needs_prod 'kf-next has been used, and nobody needs kf-prod any more' plan.belay:425
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if retire/when-procedure-reinstall yes
  about prod
  about '8.5 It answers'
  about '8.8 Run the pipeline `smoke` to its end, and open one of its artifacts'
  at plan.belay:425
  do_approve 'kf-next has been used, and nobody needs kf-prod any more' ml-platform-lead 14400 rollback

  step 9.2 retire/delete-pipelines 'delete prod.pipelines' plan.belay:426
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if retire/when-procedure-reinstall yes
  with namespace text kubeflow
  expect empty
  at plan.belay:426
  do_check 'no volume goes with its claim' <<'BELAY'
kubectl get persistentvolumes -o json | jq -r --arg namespace "$namespace" '
  .items[] | select(.spec.claimRef.namespace == $namespace and .spec.persistentVolumeReclaimPolicy != "Retain") | .metadata.name'
BELAY
  with app text kf-prod
  with src text kubeflow
  at plan.belay:426
  do_run '' reads <<'BELAY'
cd "$app"
bash "$OLDPWD/$src/scripts/kfctl.sh" delete k8s
BELAY
  with namespace text kubeflow
  expect empty
  at plan.belay:426
  do_wait 'its namespace is gone' 1800 10 0 <<'BELAY'
kubectl get namespace "$namespace" --ignore-not-found -o name
BELAY
  undo none 'what the cluster knew of runs and recurring runs goes with the namespace' 'kfctl.sh apply k8s from the same folder, on the same volumes: metadata and artifacts are on them'

  # plan.belay:427
  condition retire/when-platform-gcp
  decide compare 2 '==' parameter platform text gcp

  step 9.3 retire/cluster_gone 'The cluster goes; its storage entry in Deployment Manager stays, for with it the disks would go' plan.belay:428
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if retire/when-procedure-reinstall yes
  only_if retire/when-platform-gcp yes
  inside kf-prod
  at plan.belay:431
  do_run '' <<'BELAY'
bash ../kubeflow/scripts/kfctl.sh delete platform
BELAY
  with location text europe-west1-b
  with name text kf-prod
  with project text acme-ml
  inside kf-prod
  expect empty
  at plan.belay:432
  do_wait 'the cluster is gone' 1800 30 0 <<'BELAY'
gcloud container clusters list --project "$project" --location "$location" --filter "name=$name" --format='value(name)'
BELAY
  with project text acme-ml
  inside kf-prod
  expect is text '2 gke-kf-next-'
  at plan.belay:435
  do_verify 'both disks are there, and a machine of kf-next has each' 0 10 0 <<'BELAY'
gcloud compute disks list --project "$project" --filter 'name~^kf-prod-storage-' --format='value(users.basename())' | cut -c1-12 | sort | uniq -c | awk '{ print $1, $2 }'
BELAY
  undo none 'a deleted cluster does not come back' 'this plan again, with kf-next as the old deployment'

  step 9.4 retire/other_cluster 'The old cluster may go: whoever has made it takes it away, and leaves the volumes' plan.belay:441
  on_cluster prod
  only_if when-procedure-upgrade no
  only_if retire/when-procedure-reinstall yes
  only_if retire/when-platform-gcp no
  at plan.belay:441
  do_manual 'The old cluster may go: whoever has made it takes it away, and leaves the volumes' ml-platform

  step 9.5 retire/still_answers 'It still answers' plan.belay:443
  on_cluster next
  only_if when-procedure-upgrade no
  only_if retire/when-procedure-reinstall yes
  with namespace text kubeflow
  expect not-empty
  at plan.belay:443
  do_verify 'the API of Pipelines answers' 300 10 0 <<'BELAY'
kubectl get --raw "/api/v1/namespaces/$namespace/services/ml-pipeline:8888/proxy/apis/v1beta1/healthz"
BELAY

  # ---- 10 over: Users know

  step 10.1 over/open 'Users of Pipelines: it is open again, and with which version' plan.belay:449
  at plan.belay:449
  do_notify 'Users of Pipelines: it is open again, and with which version' ml-platform

  # ---- Puts backup dump back. Runs only by --run restore-dump.
  declare_procedure restore-dump
  step R3.2.3 restore-dump 'Restore backup dump' plan.belay:148
  with backup backup dump
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  at plan.belay:148
  do_run '' <<'BELAY'
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
kubectl -n "$namespace" exec -i "$pod" -- mysql --user="$user" < "$backup/mysql.sql"
BELAY
  with databases text mlpipeline
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  expect empty
  at plan.belay:148
  do_verify 'every database is there' 0 10 0 <<'BELAY'
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
there=$(kubectl -n "$namespace" exec "$pod" -- mysql --user="$user" --batch --skip-column-names --execute 'show databases')
tr , '\n' <<< "$databases" | grep -Fxv -f <(printf '%s\n' "$there") || true
BELAY

  # ---- Puts backup copy back. Runs only by --run restore-copy.
  declare_procedure restore-copy
  step R3.2.4 restore-copy 'Restore backup copy' plan.belay:149
  with backup backup copy
  with bucket text mlpipeline
  with folder text acme-kubeflow-backups/kf-prod
  with namespace text kubeflow
  with remote secret backup_store
  with run_id run-id ''
  with service text minio-service
  at plan.belay:149
  do_run '' <<'BELAY'
kubectl -n "$namespace" port-forward "service/$service" 19000:9000 > /dev/null &
trap 'kill "$!" 2> /dev/null || true' EXIT
key=$(kubectl -n "$namespace" get secret mlpipeline-minio-artifact -o json | jq -r '.data | "\(.accesskey | @base64d):\(.secretkey | @base64d)"')
export MC_HOST_source="http://$key@127.0.0.1:19000" MC_HOST_copy="$remote"
for _ in {1..30}; do mc ls "source/$bucket" > /dev/null && break; sleep 1; done
mc mirror --quiet --overwrite "copy/$folder/$run_id" "source/$bucket"
# Lines with `>` are of objects that have come since the backup: a restore leaves them.
mc diff "copy/$folder/$run_id" "source/$bucket" | sed '/^>/d' > "$backup/not-restored.txt"
BELAY
  with backup backup copy
  expect empty
  at plan.belay:149
  do_verify 'every object of the copy is there' 0 10 0 <<'BELAY'
cat "$backup/not-restored.txt"
BELAY

  # ---- Puts backup volumes_before back. Runs only by --run restore-volumes_before.
  declare_procedure restore-volumes_before
  step R4.4 restore-volumes_before 'Restore backup volumes_before' plan.belay:234
  with backup backup volumes_before
  at plan.belay:234
  do_run '' <<'BELAY'
kubectl apply --filename "$backup/volumes.json"
BELAY
  with backup backup volumes_before
  expect not-empty
  at plan.belay:234
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get --filename "$backup/volumes.json" --output name
BELAY

  # ---- Puts backup metadata_copy back. Runs only by --run restore-metadata_copy.
  declare_procedure restore-metadata_copy
  step R6.6 restore-metadata_copy 'Restore backup metadata_copy' plan.belay:338
  with backup backup metadata_copy
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  at plan.belay:338
  do_run '' <<'BELAY'
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
kubectl -n "$namespace" exec -i "$pod" -- mysql --user="$user" < "$backup/mysql.sql"
BELAY
  with databases text mlpipeline
  with namespace text kubeflow
  with pods text 'app=mysql'
  with user text root
  expect empty
  at plan.belay:338
  do_verify 'every database is there' 0 10 0 <<'BELAY'
pod=$(kubectl -n "$namespace" get pods -l "$pods" -o jsonpath='{.items[0].metadata.name}')
there=$(kubectl -n "$namespace" exec "$pod" -- mysql --user="$user" --batch --skip-column-names --execute 'show databases')
tr , '\n' <<< "$databases" | grep -Fxv -f <(printf '%s\n' "$there") || true
BELAY

  # ---- Puts backup artifacts_copy back. Runs only by --run restore-artifacts_copy.
  declare_procedure restore-artifacts_copy
  step R6.7 restore-artifacts_copy 'Restore backup artifacts_copy' plan.belay:339
  with backup backup artifacts_copy
  with bucket text mlpipeline
  with folder text acme-kubeflow-backups/kf-prod
  with namespace text kubeflow
  with remote secret backup_store
  with run_id run-id ''
  with service text minio-service
  at plan.belay:339
  do_run '' <<'BELAY'
kubectl -n "$namespace" port-forward "service/$service" 19000:9000 > /dev/null &
trap 'kill "$!" 2> /dev/null || true' EXIT
key=$(kubectl -n "$namespace" get secret mlpipeline-minio-artifact -o json | jq -r '.data | "\(.accesskey | @base64d):\(.secretkey | @base64d)"')
export MC_HOST_source="http://$key@127.0.0.1:19000" MC_HOST_copy="$remote"
for _ in {1..30}; do mc ls "source/$bucket" > /dev/null && break; sleep 1; done
mc mirror --quiet --overwrite "copy/$folder/$run_id" "source/$bucket"
# Lines with `>` are of objects that have come since the backup: a restore leaves them.
mc diff "copy/$folder/$run_id" "source/$bucket" | sed '/^>/d' > "$backup/not-restored.txt"
BELAY
  with backup backup artifacts_copy
  expect empty
  at plan.belay:339
  do_verify 'every object of the copy is there' 0 10 0 <<'BELAY'
cat "$backup/not-restored.txt"
BELAY

  # ---- Puts backup metadata_snapshot back. Runs only by --run restore-metadata_snapshot.
  declare_procedure restore-metadata_snapshot
  step R6.11 restore-metadata_snapshot 'Restore backup metadata_snapshot' plan.belay:350
  with disk text kf-prod-storage-metadata-store
  with project text acme-ml
  with snapshot captured move/metadata_snapshot.snapshot
  with zone text europe-west1-b
  at plan.belay:350
  do_run '' <<'BELAY'
gcloud compute disks create "$disk" --project "$project" --zone "$zone" --source-snapshot "$snapshot" --quiet
BELAY
  with disk text kf-prod-storage-metadata-store
  with project text acme-ml
  with zone text europe-west1-b
  expect is text READY
  fails_on text FAILED
  fails_on text DELETING
  at plan.belay:350
  do_wait 'the disk is there' 3600 10 0 <<'BELAY'
gcloud compute disks describe "$disk" --project "$project" --zone "$zone" --format='value(status)'
BELAY

  # ---- Puts backup artifact_snapshot back. Runs only by --run restore-artifact_snapshot.
  declare_procedure restore-artifact_snapshot
  step R6.12 restore-artifact_snapshot 'Restore backup artifact_snapshot' plan.belay:351
  with disk text kf-prod-storage-artifact-store
  with project text acme-ml
  with snapshot captured move/artifact_snapshot.snapshot
  with zone text europe-west1-b
  at plan.belay:351
  do_run '' <<'BELAY'
gcloud compute disks create "$disk" --project "$project" --zone "$zone" --source-snapshot "$snapshot" --quiet
BELAY
  with disk text kf-prod-storage-artifact-store
  with project text acme-ml
  with zone text europe-west1-b
  expect is text READY
  fails_on text FAILED
  fails_on text DELETING
  at plan.belay:351
  do_wait 'the disk is there' 3600 10 0 <<'BELAY'
gcloud compute disks describe "$disk" --project "$project" --zone "$zone" --format='value(status)'
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
