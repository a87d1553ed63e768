#!/usr/bin/env bash
# shellcheck disable=SC2016,SC2317 # texts of the plan are quoted; the last line runs everything
#
# ckf-prod: Charmed Kubeflow 1.6 to 1.7
#
# Made by belay 0.1.0 from plan.belay; change that file, not this one.
# Plan charmed-kubeflow-1-7, c031be3b9adbc71e1ae4b57bbb104a8406a3b9334fcb5ddce7d25262e73509b5
# Ticket CHG-3107
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

plan_name=charmed-kubeflow-1-7
plan_hash=c031be3b9adbc71e1ae4b57bbb104a8406a3b9334fcb5ddce7d25262e73509b5
plan_title='ckf-prod: Charmed Kubeflow 1.6 to 1.7'

# ---- The plan ---------------------------------------------------------------------------------

define_plan() {
  declare_parameter copies string default ckf-prod-backups/minio/1-7 '[a-z0-9][a-z0-9./-]+'
  declare_parameter copy_image string - '' '.+@sha256:[0-9a-f]{64}'
  declare_parameter dashboard string - '' 'https?://[a-z0-9.:-]+'
  declare_secret copies_store env MC_HOST_COPIES
  declare_cluster ckf ckf-prod ''
  declare_file migration_pod pod-minio-migration.yaml text $'apiVersion: v1\nkind: Pod\nmetadata:\n  name: minio-migration\n  namespace: kubeflow\nspec:\n  restartPolicy: Never\n  activeDeadlineSeconds: 18000\n  containers:\n    - name: minio-migration\n      image: "' parameter copy_image text $'"\n      command: ["sleep", "18000"]\n      volumeMounts:\n        - name: source\n          mountPath: /data-source\n          readOnly: true\n        - name: destination\n          mountPath: /data-destination\n  volumes:\n    - name: source\n      persistentVolumeClaim:\n        claimName: "' captured upgrade/minio/old_claim.old_claim text $'"\n        readOnly: true\n    - name: destination\n      persistentVolumeClaim:\n        claimName: "' captured upgrade/minio/new_claim.new_claim text $'"\n'
  declare_tool awk ''
  declare_tool base64 ''
  declare_tool comm ''
  declare_tool curl ''
  declare_tool cut ''
  declare_tool grep ''
  declare_tool jq 1.6
  declare_tool juju 2.9
  declare_tool kubectl 1.22
  declare_tool mc ''
  declare_tool paste ''
  declare_tool sha256sum ''
  declare_tool sort ''
  declare_tool tail ''
  declare_tool tr ''
  declare_tool wc ''

  # ---- 1 ready: Nothing is touched before all of this holds

  step 1.1 ready/read-charmed-kubeflow-s-own-guide-to-1.7-and 'Read Charmed Kubeflow'\''s own guide to 1.7 and the release notes of Kubeflow 1.7; the same plan has run on a model for tests' plan.belay:65
  on_cluster ckf
  at plan.belay:65
  do_manual 'Read Charmed Kubeflow'\''s own guide to 1.7 and the release notes of Kubeflow 1.7; the same plan has run on a model for tests' ml-platform

  step 1.2 ready/juju-is-2.9-which-both-releases-are-made-for 'Juju is 2.9, which both releases are made for' plan.belay:66
  on_cluster ckf
  expect matches text '^2\.9\.'
  at plan.belay:66
  do_check 'Juju is 2.9, which both releases are made for' <<'BELAY'
juju version
BELAY

  step 1.3 ready/at_rest 'every application is active, every unit idle' plan.belay:67
  on_cluster ckf
  with model text prod:admin/kubeflow
  expect empty
  at plan.belay:67
  do_wait 'every application is active, every unit idle' 300 10 30 <<'BELAY'
juju status --model "$model" --format json | jq -r '
  .applications | to_entries[]
  | .key as $app | .value."application-status" as $status
  | if $status.current == "active" then empty else "\($app): \($status.current) \($status.message // "")" end,
    (.value.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY

  step 1.4 ready/the-model-is-kubeflow-1.6 'the model is Kubeflow 1.6' plan.belay:68
  on_cluster ckf
  with ckf_model text prod:admin/kubeflow
  expect is text '1.6/stable ckf-1.6/stable 1.11/stable'
  at plan.belay:68
  do_check 'the model is Kubeflow 1.6' <<'BELAY'
juju status --model "$ckf_model" --format json | jq -r '.applications | [."kubeflow-dashboard", .minio, ."istio-pilot"] | map(."charm-channel") | join(" ")'
BELAY

  step 1.5 ready/one_volume 'MinIO is one server with one volume' plan.belay:71
  on_cluster ckf
  with ckf_model text prod:admin/kubeflow
  expect is text $'1\n1'
  at plan.belay:71
  do_check 'MinIO is one server with one volume' <<'BELAY'
juju status --model "$ckf_model" --format json | jq -r '.applications.minio.scale'
kubectl -n kubeflow get pod minio-0 -o json | jq -r '[.spec.volumes[] | select(.persistentVolumeClaim)] | length'
BELAY

  step 1.6 ready/buckets 'every bucket of MinIO is in this plan' plan.belay:75
  on_cluster ckf
  expect is text mlflow,mlpipeline
  at plan.belay:75
  do_check 'every bucket of MinIO is in this plan' <<'BELAY'
kubectl -n kubeflow exec minio-0 -- ls /data | tr -d '\r' | sort | paste -sd ,
BELAY

  step 1.7 ready/charms_before 'Remember charms_before' plan.belay:78
  on_cluster ckf
  with ckf_model text prod:admin/kubeflow
  at plan.belay:78
  do_remember charms_before ready/charms_before.charms_before reads <<'BELAY'
juju status --model "$ckf_model" --format json | jq -er '.applications | to_entries[] | [.key, .value."charm-channel", .value."charm-rev"] | join(" ")'
BELAY

  step 1.8 ready/relations_before 'Remember relations_before' plan.belay:81
  on_cluster ckf
  with ckf_model text prod:admin/kubeflow
  at plan.belay:81
  do_remember relations_before ready/relations_before.relations_before reads <<'BELAY'
juju export-bundle --model "$ckf_model" | awk '
  /^[a-z]/ { inside = $1 == "relations:" }
  inside && $1 == "-" && $2 == "-" { one = $3 }
  inside && $1 == "-" && $2 != "-" { print one, $2 }' | sort
BELAY

  step 1.9 ready/namespaces_before 'Remember namespaces_before' plan.belay:87
  on_cluster ckf
  at plan.belay:87
  do_remember namespaces_before ready/namespaces_before.namespaces_before reads <<'BELAY'
kubectl get namespaces -o json | jq -er '
  .items[] | select(any(.metadata.ownerReferences[]?; .kind == "Profile")) | "\(.metadata.name) \(.metadata.uid) \(.status.phase)"' | sort
BELAY

  step 1.10 ready/there-is-room-for-a-second-volume-of-minio-s 'There is room for a second volume of MinIO'\''s size, and for all objects in the store of the copies' plan.belay:91
  on_cluster ckf
  at plan.belay:91
  do_manual 'There is room for a second volume of MinIO'\''s size, and for all objects in the store of the copies' ml-platform

  step 1.11 ready/begin 'Users of Kubeflow: notebooks, pipelines and the dashboard go down for the upgrade to 1.7; stop your notebooks and experiments' plan.belay:92
  on_cluster ckf
  at plan.belay:92
  do_notify 'Users of Kubeflow: notebooks, pipelines and the dashboard go down for the upgrade to 1.7; stop your notebooks and experiments' ''

  step 1.12 ready/users_out 'Users have stopped their notebooks, experiments and training jobs' plan.belay:93
  on_cluster ckf
  at plan.belay:93
  do_approve 'Users have stopped their notebooks, experiments and training jobs' ml-platform-lead 7200

  # ---- 2 protect: Back up what this plan can damage, while the platform is still up

  step 2.1 protect/bundle 'backup ckf as bundle' plan.belay:97
  on_cluster ckf
  note 'a restore adds what is missing and sets what differs; it takes nothing away'
  with backup backup bundle
  with model text prod:admin/kubeflow
  at plan.belay:97
  do_run '' <<'BELAY'
juju export-bundle --model "$model" > "$backup/bundle.yaml"
BELAY
  with backup backup bundle
  expect compares '>=' text 1
  at plan.belay:97
  do_verify 'the bundle names applications' 0 10 0 <<'BELAY'
grep -c '^    charm: ' "$backup/bundle.yaml"
BELAY

  step 2.2 protect/profiles_before 'backup ckf.kubeflow-profiles as profiles_before' plan.belay:98
  on_cluster ckf
  with backup backup profiles_before
  with kinds text profiles.kubeflow.org
  at plan.belay:98
  do_run '' <<'BELAY'
umask 077
kubectl get "$kinds" --all-namespaces -o json \
  | jq 'del(.items[] | select(any(.metadata.ownerReferences[]?; .controller)))
      | del(.items[].metadata["resourceVersion", "uid", "creationTimestamp", "generation", "managedFields"], .items[].status)' \
  > "$backup/objects.json"
BELAY
  with backup backup profiles_before
  expect compares '>=' text 1
  at plan.belay:98
  do_verify 'the file holds objects' 0 10 0 <<'BELAY'
jq '.items | length' "$backup/objects.json"
BELAY

  step 2.3 protect/mesh_before 'backup ckf.istio-pilot as mesh_before' plan.belay:99
  on_cluster ckf
  with backup backup mesh_before
  with kinds text gateways.networking.istio.io,virtualservices.networking.istio.io,destinationrules.networking.istio.io,envoyfilters.networking.istio.io,authorizationpolicies.security.istio.io,peerauthentications.security.istio.io
  at plan.belay:99
  do_run '' <<'BELAY'
umask 077
kubectl get "$kinds" --all-namespaces -o json \
  | jq 'del(.items[] | select(any(.metadata.ownerReferences[]?; .controller)))
      | del(.items[].metadata["resourceVersion", "uid", "creationTimestamp", "generation", "managedFields"], .items[].status)' \
  > "$backup/objects.json"
BELAY
  with backup backup mesh_before
  expect compares '>=' text 1
  at plan.belay:99
  do_verify 'the file holds objects' 0 10 0 <<'BELAY'
jq '.items | length' "$backup/objects.json"
BELAY

  step 2.4 protect/keep_keys 'MinIO'\''s credentials, where removing the charm does not reach them' plan.belay:109
  on_cluster ckf
  rerun_safe
  with name text minio
  with namespace text kubeflow
  with secret text minio-keep
  at plan.belay:109
  do_run '' <<'BELAY'
kubectl -n "$namespace" get secret "$name-secret" -o json \
  | jq --arg kept "$secret" '{apiVersion: "v1", kind: "Secret", type: "Opaque",
      metadata: {name: $kept, namespace: .metadata.namespace}, data: .data}' \
  | kubectl apply -f -
BELAY
  with namespace text kubeflow
  with secret text minio-keep
  expect is text true
  at plan.belay:109
  do_verify 'both keys are kept' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get secret "$secret" -o json | jq -r '[.data.MINIO_ACCESS_KEY, .data.MINIO_SECRET_KEY] | all(. != null and . != "")'
BELAY
  undo operations
  with namespace text kubeflow
  with secret text minio-keep
  at plan.belay:109
  do_run '' <<'BELAY'
kubectl -n "$namespace" delete secret "$secret" --ignore-not-found
BELAY
  with namespace text kubeflow
  with secret text minio-keep
  expect empty
  at plan.belay:109
  do_verify 'the Secret is gone' 0 10 0 <<'BELAY'
kubectl -n "$namespace" get secret "$secret" --ignore-not-found -o name
BELAY

  step 2.5 protect/access_key 'Remember access_key' plan.belay:110
  on_cluster ckf
  at plan.belay:110
  do_remember access_key protect/access_key.access_key reads secret <<'BELAY'
kubectl -n kubeflow get secret minio-keep -o jsonpath='{.data.MINIO_ACCESS_KEY}' | base64 -d
BELAY

  step 2.6 protect/secret_key 'Remember secret_key' plan.belay:111
  on_cluster ckf
  at plan.belay:111
  do_remember secret_key protect/secret_key.secret_key reads secret <<'BELAY'
kubectl -n kubeflow get secret minio-keep -o jsonpath='{.data.MINIO_SECRET_KEY}' | base64 -d
BELAY

  step 2.7 protect/objects 'backup minio_data as objects' plan.belay:112
  on_cluster ckf
  limits 14400 0 0
  note 'versions of objects, policies and users of MinIO are not in the copy'
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:112
  do_run '' <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc mirror --overwrite --preserve "here/$bucket" "there/$copy/$bucket"
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:112
  do_verify 'each bucket has as many objects as its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  here=$(mc ls --recursive --json "here/$bucket" | jq -r .key | wc -l)
  there=$(mc ls --recursive --json "there/$copy/$bucket" | jq -r .key | wc -l)
  if [[ $here != "$there" ]]; then echo "$bucket: $here objects, $there in the copy"; fi
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:112
  do_verify 'each object has the checksum of its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc ls --recursive --json "here/$bucket" | jq -r .key | while IFS= read -r key; do
    here=$(mc cat "here/$bucket/$key" | sha256sum)
    there=$(mc cat "there/$copy/$bucket/$key" | sha256sum)
    if [[ $here != "$there" ]]; then echo "$bucket/$key differs"; fi
  done
done
BELAY

  step 2.8 protect/backups_read 'The backups are complete and were read; bundle and copy were restored on the model for tests' plan.belay:118
  on_cluster ckf
  about '2.1 backup ckf as bundle'
  about '2.2 backup ckf.kubeflow-profiles as profiles_before'
  about '2.3 backup ckf.istio-pilot as mesh_before'
  about '2.7 backup minio_data as objects'
  at plan.belay:118
  do_approve 'The backups are complete and were read; bundle and copy were restored on the model for tests' ml-platform-lead 14400

  step 2.9 protect/no_way_back 'The charm does not take Istio back: from here the way back is procedure mesh_back' plan.belay:119
  on_cluster ckf
  about ckf.istio-pilot
  at plan.belay:119
  do_approve 'The charm does not take Istio back: from here the way back is procedure mesh_back' ml-platform-lead 7200

  # ---- 3 istio: Istio, one minor version at a time, without its gateway

  step 3.1 istio/enter-gateway_unrelated 'enter: the gateway has no relations' plan.belay:123
  on_cluster ckf
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  at plan.belay:123
  do_remember relations istio/enter-gateway_unrelated.relations reads may-be-empty <<'BELAY'
juju export-bundle --model "$model" | awk -v app="$name" '
  /^[a-z]/ { inside = $1 == "relations:" }
  inside && $1 == "-" && $2 == "-" { one = $3 }
  inside && $1 == "-" && $2 != "-" && (index(one ":", app ":") == 1 || index($2 ":", app ":") == 1) { print one, $2 }' | sort
BELAY
  with model text prod:admin/kubeflow
  with relations captured istio/enter-gateway_unrelated.relations
  at plan.belay:123
  do_run '' <<'BELAY'
while read -r one other; do
  if [[ -n $one ]]; then juju remove-relation --model "$model" "$one" "$other"; fi
done <<< "$relations"
BELAY
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  expect empty
  at plan.belay:123
  do_wait 'istio-ingressgateway has no relation left' 1800 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '
  .applications[$app].relations // {} | to_entries[] | .key as $endpoint | .value[]
  | if type == "object" then ."related-application" else . end
  | select(. != $app) | "\($endpoint) \(.)"'
BELAY
  undo none 'the charm refuses to install an older Istio' 'procedure mesh_back'

  step 3.2 istio/delete-istio-ingressgateway 'delete ckf.istio-ingressgateway' plan.belay:124
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  expect is text false
  at plan.belay:124
  do_check '' <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  at plan.belay:124
  do_run '' <<'BELAY'
case $(juju version) in
  2.*) juju remove-application --model "$model" "$name" ;;
  *) juju remove-application --model "$model" --no-prompt "$name" ;;
esac
BELAY
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  expect is text false
  at plan.belay:124
  do_wait 'Juju does not know istio-ingressgateway any more' 900 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY
  expect empty
  at plan.belay:125
  do_wait 'its workload is gone too' 300 5 0 <<'BELAY'
kubectl -n kubeflow get deployment istio-ingressgateway-workload --ignore-not-found -o name
BELAY
  undo covered

  step 3.3 istio/1.12-stable/upgrade-istio-pilot 'upgrade ckf.istio-pilot to 1.12/stable' plan.belay:130
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-pilot
  with ready text active
  expect is text '1.12/stable ready idle'
  at plan.belay:130
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.12/stable
  with model text prod:admin/kubeflow
  with name text istio-pilot
  at plan.belay:130
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text istio-pilot
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:130
  do_wait 'istio-pilot is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-pilot
  expect is text 1.12/stable
  at plan.belay:130
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  expect is text 1.12/stable
  at plan.belay:131
  do_verify 'the control plane is of this version' 600 15 0 <<'BELAY'
kubectl -n kubeflow get deployment istiod -o json \
  | jq -r '.spec.template.spec.containers[] | select(.name == "discovery") | .image | sub(".*:"; "") | split(".") | "\(.[0]).\(.[1])/stable"'
BELAY
  at plan.belay:135
  do_verify 'istiod is rolled out' 0 10 0 <<'BELAY'
kubectl -n kubeflow rollout status deployment/istiod --timeout=60s
BELAY
  undo covered

  step 3.4 istio/1.13-stable/upgrade-istio-pilot 'upgrade ckf.istio-pilot to 1.13/stable' plan.belay:130
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-pilot
  with ready text active
  expect is text '1.13/stable ready idle'
  at plan.belay:130
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.13/stable
  with model text prod:admin/kubeflow
  with name text istio-pilot
  at plan.belay:130
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text istio-pilot
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:130
  do_wait 'istio-pilot is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-pilot
  expect is text 1.13/stable
  at plan.belay:130
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  expect is text 1.13/stable
  at plan.belay:131
  do_verify 'the control plane is of this version' 600 15 0 <<'BELAY'
kubectl -n kubeflow get deployment istiod -o json \
  | jq -r '.spec.template.spec.containers[] | select(.name == "discovery") | .image | sub(".*:"; "") | split(".") | "\(.[0]).\(.[1])/stable"'
BELAY
  at plan.belay:135
  do_verify 'istiod is rolled out' 0 10 0 <<'BELAY'
kubectl -n kubeflow rollout status deployment/istiod --timeout=60s
BELAY
  undo covered

  step 3.5 istio/1.14-stable/upgrade-istio-pilot 'upgrade ckf.istio-pilot to 1.14/stable' plan.belay:130
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-pilot
  with ready text active
  expect is text '1.14/stable ready idle'
  at plan.belay:130
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.14/stable
  with model text prod:admin/kubeflow
  with name text istio-pilot
  at plan.belay:130
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text istio-pilot
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:130
  do_wait 'istio-pilot is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-pilot
  expect is text 1.14/stable
  at plan.belay:130
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  expect is text 1.14/stable
  at plan.belay:131
  do_verify 'the control plane is of this version' 600 15 0 <<'BELAY'
kubectl -n kubeflow get deployment istiod -o json \
  | jq -r '.spec.template.spec.containers[] | select(.name == "discovery") | .image | sub(".*:"; "") | split(".") | "\(.[0]).\(.[1])/stable"'
BELAY
  at plan.belay:135
  do_verify 'istiod is rolled out' 0 10 0 <<'BELAY'
kubectl -n kubeflow rollout status deployment/istiod --timeout=60s
BELAY
  undo covered

  step 3.6 istio/1.15-stable/upgrade-istio-pilot 'upgrade ckf.istio-pilot to 1.15/stable' plan.belay:130
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-pilot
  with ready text active
  expect is text '1.15/stable ready idle'
  at plan.belay:130
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.15/stable
  with model text prod:admin/kubeflow
  with name text istio-pilot
  at plan.belay:130
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text istio-pilot
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:130
  do_wait 'istio-pilot is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-pilot
  expect is text 1.15/stable
  at plan.belay:130
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  expect is text 1.15/stable
  at plan.belay:131
  do_verify 'the control plane is of this version' 600 15 0 <<'BELAY'
kubectl -n kubeflow get deployment istiod -o json \
  | jq -r '.spec.template.spec.containers[] | select(.name == "discovery") | .image | sub(".*:"; "") | split(".") | "\(.[0]).\(.[1])/stable"'
BELAY
  at plan.belay:135
  do_verify 'istiod is rolled out' 0 10 0 <<'BELAY'
kubectl -n kubeflow rollout status deployment/istiod --timeout=60s
BELAY
  undo covered

  step 3.7 istio/1.16-stable/upgrade-istio-pilot 'upgrade ckf.istio-pilot to 1.16/stable' plan.belay:130
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-pilot
  with ready text active
  expect is text '1.16/stable ready idle'
  at plan.belay:130
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.16/stable
  with model text prod:admin/kubeflow
  with name text istio-pilot
  at plan.belay:130
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text istio-pilot
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:130
  do_wait 'istio-pilot is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-pilot
  expect is text 1.16/stable
  at plan.belay:130
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  expect is text 1.16/stable
  at plan.belay:131
  do_verify 'the control plane is of this version' 600 15 0 <<'BELAY'
kubectl -n kubeflow get deployment istiod -o json \
  | jq -r '.spec.template.spec.containers[] | select(.name == "discovery") | .image | sub(".*:"; "") | split(".") | "\(.[0]).\(.[1])/stable"'
BELAY
  at plan.belay:135
  do_verify 'istiod is rolled out' 0 10 0 <<'BELAY'
kubectl -n kubeflow rollout status deployment/istiod --timeout=60s
BELAY
  undo covered

  step 3.8 istio/create-istio-ingressgateway 'create ckf.istio-ingressgateway to 1.16/stable' plan.belay:139
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  with ready text active,waiting,blocked
  expect is text '1.16/stable ready idle'
  at plan.belay:139
  do_check '' <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app] // {}
  | [."charm-channel",
      (if ."application-status".current // "" | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.16/stable
  with charm text istio-gateway
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  with options text 'kind=ingress'
  with storage text ''
  with trust text true
  at plan.belay:139
  do_run '' <<'BELAY'
arguments=(--model "$model" --channel "$channel")
IFS=, read -r -a pairs <<< "$options"
for pair in "${pairs[@]}"; do
  arguments+=(--config "$pair")
done
if [[ -n $storage ]]; then arguments+=(--storage "$storage"); fi
if [[ $trust == true ]]; then arguments+=(--trust); fi
juju deploy "$charm" "$name" "${arguments[@]}"
BELAY
  with app text istio-ingressgateway
  with model text prod:admin/kubeflow
  with ready text active,waiting,blocked
  expect empty
  at plan.belay:139
  do_wait 'istio-ingressgateway is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  expect is text 1.16/stable
  at plan.belay:139
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo covered

  step 3.9 istio/exit-gateway_unrelated 'exit: the gateway has no relations' plan.belay:123
  on_cluster ckf
  with model text prod:admin/kubeflow
  with relations captured istio/enter-gateway_unrelated.relations
  at plan.belay:123
  do_run '' <<'BELAY'
while read -r one other; do
  if [[ -n $one ]]; then juju relate --model "$model" "$one" "$other"; fi
done <<< "$relations"
BELAY
  with model text prod:admin/kubeflow
  expect empty
  at plan.belay:123
  do_wait 'every application is active, every unit idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json | jq -r '
  .applications | to_entries[]
  | .key as $app | .value."application-status" as $status
  | if $status.current == "active" then empty else "\($app): \($status.current) \($status.message // "")" end,
    (.value.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-ingressgateway
  expect is captured istio/enter-gateway_unrelated.relations
  at plan.belay:123
  do_verify 'istio-ingressgateway has the relations that it had' 0 10 0 <<'BELAY'
juju export-bundle --model "$model" | awk -v app="$name" '
  /^[a-z]/ { inside = $1 == "relations:" }
  inside && $1 == "-" && $2 == "-" { one = $3 }
  inside && $1 == "-" && $2 != "-" && (index(one ":", app ":") == 1 || index($2 ":", app ":") == 1) { print one, $2 }' | sort
BELAY
  undo covered

  step 3.10 istio/through_gateway 'the dashboard answers through the new gateway' plan.belay:146
  on_cluster ckf
  with dashboard parameter dashboard
  expect matches text '^(200|302)$'
  at plan.belay:146
  do_verify 'the dashboard answers through the new gateway' 600 15 0 <<'BELAY'
curl -fsS -o /dev/null -w '%{http_code}\n' "$dashboard/"
BELAY
  undo covered

  # ---- 4 upgrade: Kubeflow 1.7

  step 4.1 upgrade/enter-runs_paused 'enter: recurring runs are paused' plan.belay:154
  on_cluster ckf
  at plan.belay:154
  do_remember enabled upgrade/enter-runs_paused.enabled reads may-be-empty <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r '.items[] | select(.spec.enabled) | "\(.metadata.namespace)/\(.metadata.name)"'
BELAY
  with enabled captured upgrade/enter-runs_paused.enabled
  at plan.belay:154
  do_run '' <<'BELAY'
while IFS=/ read -r owner schedule; do
  test -z "$schedule" || kubectl -n "$owner" patch scheduledworkflows.kubeflow.org "$schedule" --type merge -p '{"spec": {"enabled": false}}'
done <<< "$enabled"
BELAY
  expect is text 0
  at plan.belay:154
  do_wait 'no run is on its way' 7200 30 0 <<'BELAY'
kubectl get workflows.argoproj.io -A -o json \
  | jq '[.items[] | select((.status.phase // "Pending") | IN("Pending", "Running"))] | length'
BELAY
  undo operations
  with enabled captured upgrade/enter-runs_paused.enabled
  at plan.belay:154
  do_run '' <<'BELAY'
while IFS=/ read -r owner schedule; do
  test -z "$schedule" || kubectl -n "$owner" patch scheduledworkflows.kubeflow.org "$schedule" --type merge -p '{"spec": {"enabled": true}}'
done <<< "$enabled"
BELAY
  with enabled captured upgrade/enter-runs_paused.enabled
  expect is text 0
  at plan.belay:154
  do_verify 'those that were enabled are enabled' 0 10 0 <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r --arg before "$enabled" '
    [.items[] | select(.spec.enabled) | "\(.metadata.namespace)/\(.metadata.name)"] as $now
    | $before | split("\n") | map(select(. != "")) - $now | length'
BELAY

  # ---- 4.2 databases: The databases, when no run writes to them

  step 4.2.1 upgrade/databases/katib_before 'backup katib_data as katib_before' plan.belay:156
  on_cluster ckf
  limits 1800 0 0
  note 'before a restore, stop what writes to the database: the charms that are related to it'
  with backup backup katib_before
  with database text katib
  with namespace text kubeflow
  with pod text katib-db-0
  at plan.belay:156
  do_run '' <<'BELAY'
kubectl -n "$namespace" exec "$pod" -- sh -c '
  export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"
  exec mysqldump --user=root --single-transaction --routines --triggers --databases "$1"' sh "$database" > "$backup/$database.sql"
BELAY
  with backup backup katib_before
  with database text katib
  expect matches text '^-- Dump completed'
  at plan.belay:156
  do_verify 'the dump was written to its end' 0 10 0 <<'BELAY'
tail -n 1 "$backup/$database.sql"
BELAY
  with backup backup katib_before
  with database text katib
  with namespace text kubeflow
  with pod text katib-db-0
  expect empty
  at plan.belay:156
  do_verify 'every table of the server is in it' 0 10 0 <<'BELAY'
kubectl -n "$namespace" exec "$pod" -- sh -c '
  export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"
  exec mysql --user=root --batch --skip-column-names --execute "SHOW FULL TABLES FROM $1 WHERE Table_type = \"BASE TABLE\""' \
  sh "$database" \
  | while read -r table _; do
    grep -qF "CREATE TABLE \`$table\`" "$backup/$database.sql" || echo "$table is missing"
  done
BELAY

  step 4.2.2 upgrade/databases/kfp_before 'backup kfp_data as kfp_before' plan.belay:157
  on_cluster ckf
  limits 1800 0 0
  note 'before a restore, stop what writes to the database: the charms that are related to it'
  with backup backup kfp_before
  with database text mlpipeline
  with namespace text kubeflow
  with pod text kfp-db-0
  at plan.belay:157
  do_run '' <<'BELAY'
kubectl -n "$namespace" exec "$pod" -- sh -c '
  export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"
  exec mysqldump --user=root --single-transaction --routines --triggers --databases "$1"' sh "$database" > "$backup/$database.sql"
BELAY
  with backup backup kfp_before
  with database text mlpipeline
  expect matches text '^-- Dump completed'
  at plan.belay:157
  do_verify 'the dump was written to its end' 0 10 0 <<'BELAY'
tail -n 1 "$backup/$database.sql"
BELAY
  with backup backup kfp_before
  with database text mlpipeline
  with namespace text kubeflow
  with pod text kfp-db-0
  expect empty
  at plan.belay:157
  do_verify 'every table of the server is in it' 0 10 0 <<'BELAY'
kubectl -n "$namespace" exec "$pod" -- sh -c '
  export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"
  exec mysql --user=root --batch --skip-column-names --execute "SHOW FULL TABLES FROM $1 WHERE Table_type = \"BASE TABLE\""' \
  sh "$database" \
  | while read -r table _; do
    grep -qF "CREATE TABLE \`$table\`" "$backup/$database.sql" || echo "$table is missing"
  done
BELAY

  step 4.2.3 upgrade/databases/dumps_read 'Both dumps were read, and restored on the model for tests' plan.belay:158
  on_cluster ckf
  about '4.2.1 backup katib_data as katib_before'
  about '4.2.2 backup kfp_data as kfp_before'
  at plan.belay:158
  do_approve 'Both dumps were read, and restored on the model for tests' ml-platform-lead 7200

  step 4.3 upgrade/trust 'Five of the new charms need rights on the cluster' plan.belay:161
  on_cluster ckf
  with apps text jupyter-ui,katib-ui,kubeflow-dashboard,kubeflow-profiles,seldon-controller-manager
  with model text prod:admin/kubeflow
  at plan.belay:161
  do_remember untrusted upgrade/trust.untrusted reads may-be-empty <<'BELAY'
for app in ${apps//,/ }; do
  if [[ $(juju config --model "$model" "$app" trust) != true ]]; then echo "$app"; fi
done
BELAY
  with model text prod:admin/kubeflow
  with untrusted captured upgrade/trust.untrusted
  at plan.belay:161
  do_run '' <<'BELAY'
for app in $untrusted; do
  juju trust --model "$model" "$app" --scope=cluster
done
BELAY
  with model text prod:admin/kubeflow
  expect empty
  at plan.belay:161
  do_wait 'every application is active, every unit idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json | jq -r '
  .applications | to_entries[]
  | .key as $app | .value."application-status" as $status
  | if $status.current == "active" then empty else "\($app): \($status.current) \($status.message // "")" end,
    (.value.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  undo operations
  with model text prod:admin/kubeflow
  with untrusted captured upgrade/trust.untrusted
  at plan.belay:161
  do_run '' <<'BELAY'
for app in $untrusted; do
  juju trust --model "$model" "$app" --remove --scope=cluster
done
BELAY
  with model text prod:admin/kubeflow
  expect empty
  at plan.belay:161
  do_wait 'every application is active, every unit idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json | jq -r '
  .applications | to_entries[]
  | .key as $app | .value."application-status" as $status
  | if $status.current == "active" then empty else "\($app): \($status.current) \($status.message // "")" end,
    (.value.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY

  # ---- 4.4 namespaces: Users' namespaces, before the charms that would take them away

  step 4.4.1 upgrade/namespaces/own_profiles 'The profiles that the dashboard'\''s charm made belong to their users' plan.belay:166
  on_cluster ckf
  rerun_safe
  at plan.belay:166
  do_run '' <<'BELAY'
kubectl get profiles.kubeflow.org -o json | jq -r '
  .items[].metadata | select([.labels // {}, .annotations // {}] | add | keys | any(test("juju\\.is/"))) | .name' \
  | while read -r profile; do
    kubectl annotate profiles.kubeflow.org "$profile" controller.juju.is/id- model.juju.is/id-
    kubectl label profiles.kubeflow.org "$profile" \
      app.juju.is/created-by- app.kubernetes.io/managed-by- app.kubernetes.io/name- model.juju.is/name-
  done
BELAY
  expect empty
  at plan.belay:166
  do_verify 'no profile belongs to Juju' 0 10 0 <<'BELAY'
kubectl get profiles.kubeflow.org -o json | jq -r '
  .items[].metadata
  | select([.labels // {}, .annotations // {}] | add | to_entries | any((.key | test("juju\\.is/")) or .value == "juju"))
  | .name'
BELAY
  undo operations
  with backup backup profiles_before
  at plan.belay:167
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup profiles_before
  expect not-empty
  at plan.belay:167
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  step 4.4.2 upgrade/namespaces/enter-volumes_kept 'enter: users'\'' volumes outlive their claims' plan.belay:169
  on_cluster ckf
  at plan.belay:169
  do_remember policies upgrade/namespaces/enter-volumes_kept.policies reads may-be-empty <<'BELAY'
owned=$(kubectl get namespaces -o json \
  | jq -c '[.items[].metadata | select(any(.ownerReferences[]?; .kind == "Profile")) | .name]')
kubectl get persistentvolumes -o json | jq -r --argjson owned "$owned" '
  .items[] | select(.spec.claimRef.namespace | IN($owned[])) | "\(.metadata.name) \(.spec.persistentVolumeReclaimPolicy)"'
BELAY
  with policies captured upgrade/namespaces/enter-volumes_kept.policies
  at plan.belay:169
  do_run '' <<'BELAY'
while read -r volume policy; do
  if [[ -n $policy ]]; then
    kubectl patch persistentvolume "$volume" --patch '{"spec": {"persistentVolumeReclaimPolicy": "Retain"}}'
  fi
done <<< "$policies"
BELAY
  with policies captured upgrade/namespaces/enter-volumes_kept.policies
  expect empty
  at plan.belay:169
  do_verify 'every one of them is retained' 0 10 0 <<'BELAY'
while read -r volume policy; do
  if [[ -n $policy ]]; then
    kubectl get persistentvolume "$volume" -o jsonpath='{.spec.persistentVolumeReclaimPolicy}{"\n"}'
  fi
done <<< "$policies" | grep -vx Retain || true
BELAY
  undo operations
  with policies captured upgrade/namespaces/enter-volumes_kept.policies
  at plan.belay:169
  do_run '' <<'BELAY'
while read -r volume policy; do
  if [[ -n $policy ]]; then
    kubectl patch persistentvolume "$volume" --patch "{\"spec\": {\"persistentVolumeReclaimPolicy\": \"$policy\"}}"
  fi
done <<< "$policies"
BELAY
  with policies captured upgrade/namespaces/enter-volumes_kept.policies
  expect is captured upgrade/namespaces/enter-volumes_kept.policies
  at plan.belay:169
  do_verify 'every one of them has its own policy again' 0 10 0 <<'BELAY'
while read -r volume policy; do
  if [[ -n $policy ]]; then
    kubectl get persistentvolume "$volume" -o jsonpath='{.metadata.name} {.spec.persistentVolumeReclaimPolicy}{"\n"}'
  fi
done <<< "$policies"
BELAY

  step 4.4.3 upgrade/namespaces/kubeflow-dashboard/upgrade-kubeflow-dashboard 'upgrade ckf.kubeflow-dashboard to 1.7/stable' plan.belay:171
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text kubeflow-dashboard
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:171
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-dashboard
  at plan.belay:171
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text kubeflow-dashboard
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:171
  do_wait 'kubeflow-dashboard is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text kubeflow-dashboard
  expect is text 1.7/stable
  at plan.belay:171
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-dashboard
  at plan.belay:171
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kubeflow-dashboard
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:171
  do_wait 'kubeflow-dashboard is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-dashboard
  expect is text true
  at plan.belay:171
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.4.4 upgrade/namespaces/kubeflow-dashboard/same_namespaces 'every namespace is there, and the same one' plan.belay:172
  on_cluster ckf
  expect is captured ready/namespaces_before.namespaces_before
  at plan.belay:172
  do_verify 'every namespace is there, and the same one' 600 15 120 <<'BELAY'
kubectl get namespaces -o json | jq -er '
  .items[] | select(any(.metadata.ownerReferences[]?; .kind == "Profile")) | "\(.metadata.name) \(.metadata.uid) \(.status.phase)"' | sort
BELAY

  step 4.4.5 upgrade/namespaces/kubeflow-profiles/upgrade-kubeflow-profiles 'upgrade ckf.kubeflow-profiles to 1.7/stable' plan.belay:171
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text kubeflow-profiles
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:171
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-profiles
  at plan.belay:171
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text kubeflow-profiles
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:171
  do_wait 'kubeflow-profiles is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text kubeflow-profiles
  expect is text 1.7/stable
  at plan.belay:171
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-profiles
  at plan.belay:171
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kubeflow-profiles
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:171
  do_wait 'kubeflow-profiles is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-profiles
  expect is text true
  at plan.belay:171
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.4.6 upgrade/namespaces/kubeflow-profiles/same_namespaces 'every namespace is there, and the same one' plan.belay:172
  on_cluster ckf
  expect is captured ready/namespaces_before.namespaces_before
  at plan.belay:172
  do_verify 'every namespace is there, and the same one' 600 15 120 <<'BELAY'
kubectl get namespaces -o json | jq -er '
  .items[] | select(any(.metadata.ownerReferences[]?; .kind == "Profile")) | "\(.metadata.name) \(.metadata.uid) \(.status.phase)"' | sort
BELAY

  step 4.4.7 upgrade/namespaces/exit-volumes_kept 'exit: users'\'' volumes outlive their claims' plan.belay:169
  on_cluster ckf
  with policies captured upgrade/namespaces/enter-volumes_kept.policies
  at plan.belay:169
  do_run '' <<'BELAY'
while read -r volume policy; do
  if [[ -n $policy ]]; then
    kubectl patch persistentvolume "$volume" --patch "{\"spec\": {\"persistentVolumeReclaimPolicy\": \"$policy\"}}"
  fi
done <<< "$policies"
BELAY
  with policies captured upgrade/namespaces/enter-volumes_kept.policies
  expect is captured upgrade/namespaces/enter-volumes_kept.policies
  at plan.belay:169
  do_verify 'every one of them has its own policy again' 0 10 0 <<'BELAY'
while read -r volume policy; do
  if [[ -n $policy ]]; then
    kubectl get persistentvolume "$volume" -o jsonpath='{.metadata.name} {.spec.persistentVolumeReclaimPolicy}{"\n"}'
  fi
done <<< "$policies"
BELAY
  undo operations
  with policies captured upgrade/namespaces/enter-volumes_kept.policies
  at plan.belay:169
  do_run '' <<'BELAY'
while read -r volume policy; do
  if [[ -n $policy ]]; then
    kubectl patch persistentvolume "$volume" --patch '{"spec": {"persistentVolumeReclaimPolicy": "Retain"}}'
  fi
done <<< "$policies"
BELAY
  with policies captured upgrade/namespaces/enter-volumes_kept.policies
  expect empty
  at plan.belay:169
  do_verify 'every one of them is retained' 0 10 0 <<'BELAY'
while read -r volume policy; do
  if [[ -n $policy ]]; then
    kubectl get persistentvolume "$volume" -o jsonpath='{.spec.persistentVolumeReclaimPolicy}{"\n"}'
  fi
done <<< "$policies" | grep -vx Retain || true
BELAY

  # ---- 4.5 minio: MinIO, deployed anew, and its objects

  step 4.5.1 upgrade/minio/old_claim 'Remember old_claim' plan.belay:182
  on_cluster ckf
  at plan.belay:182
  do_remember old_claim upgrade/minio/old_claim.old_claim reads <<'BELAY'
kubectl -n kubeflow get pod minio-0 -o json | jq -er '[.spec.volumes[].persistentVolumeClaim.claimName | values] | if length == 1 then .[0] else error("not one claim") end'
BELAY

  step 4.5.2 upgrade/minio/old_volume 'Remember old_volume' plan.belay:185
  on_cluster ckf
  with old_claim captured upgrade/minio/old_claim.old_claim
  expect matches text .
  at plan.belay:185
  do_remember old_volume upgrade/minio/old_volume.old_volume reads <<'BELAY'
kubectl -n kubeflow get pvc "$old_claim" -o jsonpath='{.spec.volumeName}'
BELAY

  step 4.5.3 upgrade/minio/old_policy 'Remember old_policy' plan.belay:186
  on_cluster ckf
  with old_volume captured upgrade/minio/old_volume.old_volume
  expect matches text '^(Delete|Retain)$'
  at plan.belay:186
  do_remember old_policy upgrade/minio/old_policy.old_policy reads <<'BELAY'
kubectl get pv "$old_volume" -o jsonpath='{.spec.persistentVolumeReclaimPolicy}'
BELAY

  step 4.5.4 upgrade/minio/old_storage 'Remember old_storage' plan.belay:187
  on_cluster ckf
  with ckf_model text prod:admin/kubeflow
  at plan.belay:187
  do_remember old_storage upgrade/minio/old_storage.old_storage reads <<'BELAY'
juju storage --model "$ckf_model" --format json \
  | jq -er '[.storage | to_entries[] | select(.value.attachments.units // {} | has("minio/0")) | .key] | if length == 1 then .[0] else error("not one storage") end'
BELAY

  step 4.5.5 upgrade/minio/size 'Remember size' plan.belay:191
  on_cluster ckf
  with old_claim captured upgrade/minio/old_claim.old_claim
  expect matches text '^[1-9][0-9]*M$'
  at plan.belay:191
  do_remember size upgrade/minio/size.size reads <<'BELAY'
kubectl -n kubeflow get pvc "$old_claim" -o json | jq -er '
  .status.capacity.storage | capture("^(?<n>[0-9]+)(?<unit>[KMGT]i)?$")
  | (.n | tonumber) * ({"Ki": 1024, "Mi": 1048576, "Gi": 1073741824, "Ti": 1099511627776}[.unit // ""] // 1)
  | (. / 1048576 | ceil | tostring) + "M"'
BELAY

  step 4.5.6 upgrade/minio/retain 'The old volume stays when its claim goes' plan.belay:197
  on_cluster ckf
  with old_volume captured upgrade/minio/old_volume.old_volume
  at plan.belay:198
  do_run '' <<'BELAY'
kubectl patch pv "$old_volume" -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'
BELAY
  with old_volume captured upgrade/minio/old_volume.old_volume
  expect is text Retain
  at plan.belay:199
  do_verify '' 0 10 0 <<'BELAY'
kubectl get pv "$old_volume" -o jsonpath='{.spec.persistentVolumeReclaimPolicy}'
BELAY
  undo operations
  with old_policy captured upgrade/minio/old_policy.old_policy
  with old_volume captured upgrade/minio/old_volume.old_volume
  at plan.belay:200
  do_run '' <<'BELAY'
kubectl patch pv "$old_volume" -p "{\"spec\":{\"persistentVolumeReclaimPolicy\":\"$old_policy\"}}"
BELAY

  step 4.5.7 upgrade/minio/enter-unrelated 'enter: MinIO has no relations' plan.belay:203
  on_cluster ckf
  with model text prod:admin/kubeflow
  with name text minio
  at plan.belay:203
  do_remember relations upgrade/minio/enter-unrelated.relations reads may-be-empty <<'BELAY'
juju export-bundle --model "$model" | awk -v app="$name" '
  /^[a-z]/ { inside = $1 == "relations:" }
  inside && $1 == "-" && $2 == "-" { one = $3 }
  inside && $1 == "-" && $2 != "-" && (index(one ":", app ":") == 1 || index($2 ":", app ":") == 1) { print one, $2 }' | sort
BELAY
  with model text prod:admin/kubeflow
  with relations captured upgrade/minio/enter-unrelated.relations
  at plan.belay:203
  do_run '' <<'BELAY'
while read -r one other; do
  if [[ -n $one ]]; then juju remove-relation --model "$model" "$one" "$other"; fi
done <<< "$relations"
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect empty
  at plan.belay:203
  do_wait 'minio has no relation left' 1800 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '
  .applications[$app].relations // {} | to_entries[] | .key as $endpoint | .value[]
  | if type == "object" then ."related-application" else . end
  | select(. != $app) | "\($endpoint) \(.)"'
BELAY
  undo operations
  with model text prod:admin/kubeflow
  with relations captured upgrade/minio/enter-unrelated.relations
  at plan.belay:203
  do_run '' <<'BELAY'
while read -r one other; do
  if [[ -n $one ]]; then juju relate --model "$model" "$one" "$other"; fi
done <<< "$relations"
BELAY
  with model text prod:admin/kubeflow
  expect empty
  at plan.belay:203
  do_wait 'every application is active, every unit idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json | jq -r '
  .applications | to_entries[]
  | .key as $app | .value."application-status" as $status
  | if $status.current == "active" then empty else "\($app): \($status.current) \($status.message // "")" end,
    (.value.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect is captured upgrade/minio/enter-unrelated.relations
  at plan.belay:203
  do_verify 'minio has the relations that it had' 0 10 0 <<'BELAY'
juju export-bundle --model "$model" | awk -v app="$name" '
  /^[a-z]/ { inside = $1 == "relations:" }
  inside && $1 == "-" && $2 == "-" { one = $3 }
  inside && $1 == "-" && $2 != "-" && (index(one ":", app ":") == 1 || index($2 ":", app ":") == 1) { print one, $2 }' | sort
BELAY

  step 4.5.8 upgrade/minio/objects_at_rest 'backup minio_data as objects_at_rest' plan.belay:204
  on_cluster ckf
  limits 14400 0 0
  note 'versions of objects, policies and users of MinIO are not in the copy'
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:204
  do_run '' <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc mirror --overwrite --preserve "here/$bucket" "there/$copy/$bucket"
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:204
  do_verify 'each bucket has as many objects as its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  here=$(mc ls --recursive --json "here/$bucket" | jq -r .key | wc -l)
  there=$(mc ls --recursive --json "there/$copy/$bucket" | jq -r .key | wc -l)
  if [[ $here != "$there" ]]; then echo "$bucket: $here objects, $there in the copy"; fi
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:204
  do_verify 'each object has the checksum of its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc ls --recursive --json "here/$bucket" | jq -r .key | while IFS= read -r key; do
    here=$(mc cat "here/$bucket/$key" | sha256sum)
    there=$(mc cat "there/$copy/$bucket/$key" | sha256sum)
    if [[ $here != "$there" ]]; then echo "$bucket/$key differs"; fi
  done
done
BELAY

  step 4.5.9 upgrade/minio/minio_may_go 'The copy in ${copies} is complete, volume ${old_volume} is kept: MinIO may go' plan.belay:210
  on_cluster ckf
  about '4.5.8 backup minio_data as objects_at_rest'
  about '4.5.6 The old volume stays when its claim goes'
  at plan.belay:210
  do_approve 'The copy in ${copies} is complete, volume ${old_volume} is kept: MinIO may go' ml-platform-lead 14400

  step 4.5.10 upgrade/minio/remove 'Remove the application; its storage is detached and stays' plan.belay:211
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text minio
  expect is text false
  at plan.belay:211
  do_check '' <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  at plan.belay:211
  do_run '' <<'BELAY'
case $(juju version) in
  2.*) juju remove-application --model "$model" "$name" ;;
  *) juju remove-application --model "$model" --no-prompt "$name" ;;
esac
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect is text false
  at plan.belay:211
  do_wait 'Juju does not know minio any more' 900 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY
  with old_claim captured upgrade/minio/old_claim.old_claim
  expect is text 'Bound ' captured upgrade/minio/old_volume.old_volume
  at plan.belay:212
  do_verify 'the old claim still holds the old volume' 0 10 0 <<'BELAY'
kubectl -n kubeflow get pvc "$old_claim" -o jsonpath='{.status.phase} {.spec.volumeName}'
BELAY
  undo operations
  with channel text ckf-1.6/stable
  with charm text minio
  with model text prod:admin/kubeflow
  with name text minio
  with options text ''
  with storage text 'minio-data=' captured upgrade/minio/size.size
  with trust text false
  at plan.belay:216
  do_run '' <<'BELAY'
arguments=(--model "$model" --channel "$channel")
IFS=, read -r -a pairs <<< "$options"
for pair in "${pairs[@]}"; do
  arguments+=(--config "$pair")
done
if [[ -n $storage ]]; then arguments+=(--storage "$storage"); fi
if [[ $trust == true ]]; then arguments+=(--trust); fi
juju deploy "$charm" "$name" "${arguments[@]}"
BELAY
  with app text minio
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:216
  do_wait 'minio is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect is text ckf-1.6/stable
  at plan.belay:216
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with access_key captured protect/access_key.access_key
  with model text prod:admin/kubeflow
  with name text minio
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:217
  do_run '' <<'BELAY'
export name access_key secret_key
jq -n '{(env.name): {"access-key": env.access_key, "secret-key": env.secret_key}}' \
  | juju config --model "$model" "$name" --file -
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect is text active
  at plan.belay:217
  do_wait 'minio is active' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."application-status".current'
BELAY
  with access_key captured protect/access_key.access_key
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:217
  do_verify 'the server takes the keys' 300 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}"
mc ls here > /dev/null
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:218
  do_run '' <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc mb --ignore-existing "here/$bucket"
  mc mirror --overwrite --preserve "there/$copy/$bucket" "here/$bucket"
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:218
  do_verify 'each bucket has as many objects as its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  here=$(mc ls --recursive --json "here/$bucket" | jq -r .key | wc -l)
  there=$(mc ls --recursive --json "there/$copy/$bucket" | jq -r .key | wc -l)
  if [[ $here != "$there" ]]; then echo "$bucket: $here objects, $there in the copy"; fi
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:218
  do_verify 'each object has the checksum of its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc ls --recursive --json "here/$bucket" | jq -r .key | while IFS= read -r key; do
    here=$(mc cat "here/$bucket/$key" | sha256sum)
    there=$(mc cat "there/$copy/$bucket/$key" | sha256sum)
    if [[ $here != "$there" ]]; then echo "$bucket/$key differs"; fi
  done
done
BELAY

  step 4.5.11 upgrade/minio/deploy 'Deploy the new charm with storage of the same size' plan.belay:221
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text minio
  with ready text active
  expect is text 'ckf-1.7/stable ready idle'
  at plan.belay:221
  do_check '' <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app] // {}
  | [."charm-channel",
      (if ."application-status".current // "" | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text ckf-1.7/stable
  with charm text minio
  with model text prod:admin/kubeflow
  with name text minio
  with options text ''
  with storage text 'minio-data=' captured upgrade/minio/size.size
  with trust text false
  at plan.belay:221
  do_run '' <<'BELAY'
arguments=(--model "$model" --channel "$channel")
IFS=, read -r -a pairs <<< "$options"
for pair in "${pairs[@]}"; do
  arguments+=(--config "$pair")
done
if [[ -n $storage ]]; then arguments+=(--storage "$storage"); fi
if [[ $trust == true ]]; then arguments+=(--trust); fi
juju deploy "$charm" "$name" "${arguments[@]}"
BELAY
  with app text minio
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:221
  do_wait 'minio is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect is text ckf-1.7/stable
  at plan.belay:221
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with model text prod:admin/kubeflow
  with name text minio
  at plan.belay:221
  do_run '' <<'BELAY'
case $(juju version) in
  2.*) juju remove-application --model "$model" "$name" ;;
  *) juju remove-application --model "$model" --no-prompt "$name" ;;
esac
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect is text false
  at plan.belay:221
  do_wait 'Juju does not know minio any more' 1800 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY

  step 4.5.12 upgrade/minio/keys 'The server takes the keys that its clients know' plan.belay:222
  on_cluster ckf
  rerun_safe
  with access_key captured protect/access_key.access_key
  with model text prod:admin/kubeflow
  with name text minio
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:222
  do_run '' <<'BELAY'
export name access_key secret_key
jq -n '{(env.name): {"access-key": env.access_key, "secret-key": env.secret_key}}' \
  | juju config --model "$model" "$name" --file -
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect is text active
  at plan.belay:222
  do_wait 'minio is active' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."application-status".current'
BELAY
  with access_key captured protect/access_key.access_key
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:222
  do_verify 'the server takes the keys' 300 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}"
mc ls here > /dev/null
BELAY

  step 4.5.13 upgrade/minio/new_claim 'Remember new_claim' plan.belay:226
  on_cluster ckf
  at plan.belay:226
  do_remember new_claim upgrade/minio/new_claim.new_claim reads <<'BELAY'
kubectl -n kubeflow get pod minio-0 -o json | jq -er '[.spec.volumes[].persistentVolumeClaim.claimName | values] | if length == 1 then .[0] else error("not one claim") end'
BELAY

  step 4.5.14 upgrade/minio/two_volumes 'source and destination are two volumes' plan.belay:229
  on_cluster ckf
  with new_claim captured upgrade/minio/new_claim.new_claim
  expect is-not captured upgrade/minio/old_volume.old_volume
  at plan.belay:229
  do_check 'source and destination are two volumes' <<'BELAY'
kubectl -n kubeflow get pvc "$new_claim" -o jsonpath='{.spec.volumeName}'
BELAY

  step 4.5.15 upgrade/minio/large_enough 'the new volume is not smaller' plan.belay:232
  on_cluster ckf
  with new_claim captured upgrade/minio/new_claim.new_claim
  with old_claim captured upgrade/minio/old_claim.old_claim
  expect is text 1
  at plan.belay:232
  do_check 'the new volume is not smaller' <<'BELAY'
kubectl -n kubeflow get pvc "$old_claim" "$new_claim" -o json | jq -r '[.items[].status.capacity.storage] | unique | length'
BELAY

  # ---- 4.5.16 files: Copy the files from volume to volume

  step 4.5.16.1 upgrade/minio/files/enter-stopped 'enter: MinIO does not run' plan.belay:265
  on_cluster ckf
  with namespace text kubeflow
  with statefulset text minio
  at plan.belay:265
  do_remember replicas upgrade/minio/files/enter-stopped.replicas reads <<'BELAY'
kubectl -n "$namespace" get statefulset "$statefulset" -o jsonpath='{.spec.replicas}'
BELAY
  with namespace text kubeflow
  with statefulset text minio
  at plan.belay:265
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "statefulset/$statefulset" --replicas=0
BELAY
  with namespace text kubeflow
  with statefulset text minio
  expect is text 0
  at plan.belay:265
  do_wait 'the last pod of minio is gone' 600 5 0 <<'BELAY'
kubectl -n "$namespace" get statefulset "$statefulset" -o jsonpath='{.status.replicas}'
BELAY
  undo operations
  with namespace text kubeflow
  with replicas captured upgrade/minio/files/enter-stopped.replicas
  with statefulset text minio
  at plan.belay:265
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "statefulset/$statefulset" --replicas="$replicas"
BELAY
  with namespace text kubeflow
  with statefulset text minio
  at plan.belay:265
  do_wait '' 600 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "statefulset/$statefulset" --timeout=15s
BELAY

  step 4.5.16.2 upgrade/minio/files/pod 'Start the migration pod' plan.belay:266
  on_cluster ckf
  with migration_pod file migration_pod
  at plan.belay:267
  do_run '' <<'BELAY'
kubectl apply -f "$migration_pod"
BELAY
  expect is text Running
  fails_on text Failed
  at plan.belay:268
  do_wait 'the pod is ready' 600 5 0 <<'BELAY'
kubectl -n kubeflow get pod minio-migration -o jsonpath='{.status.phase}'
BELAY
  undo operations
  at plan.belay:269
  do_run '' <<'BELAY'
kubectl -n kubeflow delete pod minio-migration --ignore-not-found --timeout=5m
BELAY

  step 4.5.16.3 upgrade/minio/files/copy 'Copy the files from the old volume to the new one' plan.belay:271
  on_cluster ckf
  limits 14400 0 0
  expect empty
  at plan.belay:272
  do_check 'no server came back' <<'BELAY'
kubectl -n kubeflow get pods -l app.kubernetes.io/name=minio -o name
BELAY
  expect is text 1
  at plan.belay:273
  do_check 'the two servers keep objects in one format' <<'BELAY'
for side in source destination; do
  kubectl -n kubeflow exec minio-migration -- cat "/data-$side/.minio.sys/format.json" | jq -r '"\(.format) \(.version)"'
done | sort -u | wc -l
BELAY
  at plan.belay:278
  do_run '' <<'BELAY'
kubectl -n kubeflow exec minio-migration -- sh -c 'cp -a /data-source/. /data-destination/ && sync'
BELAY
  expect empty
  at plan.belay:279
  do_verify 'every file of the old volume is on the new one, with the same checksum' 0 10 0 <<'BELAY'
for side in source destination; do
  kubectl -n kubeflow exec minio-migration -- sh -c '
    cd "/data-$1" && find . -type f ! -path "./.minio.sys/tmp/*" ! -path "./lost+found/*" -print0 | sort -z | xargs -0 -r sha256sum' sh "$side" \
    | sort > "$side.sums"
done
comm -23 source.sums destination.sums # the new server's own files are more
BELAY

  step 4.5.16.4 upgrade/minio/files/pod_gone 'The migration pod goes' plan.belay:291
  on_cluster ckf
  at plan.belay:292
  do_run '' <<'BELAY'
kubectl -n kubeflow delete pod minio-migration --ignore-not-found --timeout=5m
BELAY
  expect empty
  at plan.belay:293
  do_verify '' 0 10 0 <<'BELAY'
kubectl -n kubeflow get pod minio-migration --ignore-not-found -o name
BELAY

  step 4.5.16.5 upgrade/minio/files/exit-stopped 'exit: MinIO does not run' plan.belay:265
  on_cluster ckf
  with namespace text kubeflow
  with replicas captured upgrade/minio/files/enter-stopped.replicas
  with statefulset text minio
  at plan.belay:265
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "statefulset/$statefulset" --replicas="$replicas"
BELAY
  with namespace text kubeflow
  with statefulset text minio
  at plan.belay:265
  do_wait '' 600 5 0 <<'BELAY'
kubectl -n "$namespace" rollout status "statefulset/$statefulset" --timeout=15s
BELAY
  undo operations
  with namespace text kubeflow
  with statefulset text minio
  at plan.belay:265
  do_run '' <<'BELAY'
kubectl -n "$namespace" scale "statefulset/$statefulset" --replicas=0
BELAY
  with namespace text kubeflow
  with statefulset text minio
  expect is text 0
  at plan.belay:265
  do_wait 'the last pod of minio is gone' 600 5 0 <<'BELAY'
kubectl -n "$namespace" get statefulset "$statefulset" -o jsonpath='{.status.replicas}'
BELAY

  step 4.5.17 upgrade/minio/objects_there 'Every object is there, by MinIO'\''s own interface' plan.belay:298
  on_cluster ckf
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:298
  do_verify 'each bucket has as many objects as its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  here=$(mc ls --recursive --json "here/$bucket" | jq -r .key | wc -l)
  there=$(mc ls --recursive --json "there/$copy/$bucket" | jq -r .key | wc -l)
  if [[ $here != "$there" ]]; then echo "$bucket: $here objects, $there in the copy"; fi
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:298
  do_verify 'each object has the checksum of its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc ls --recursive --json "here/$bucket" | jq -r .key | while IFS= read -r key; do
    here=$(mc cat "here/$bucket/$key" | sha256sum)
    there=$(mc cat "there/$copy/$bucket/$key" | sha256sum)
    if [[ $here != "$there" ]]; then echo "$bucket/$key differs"; fi
  done
done
BELAY

  step 4.5.18 upgrade/minio/exit-unrelated 'exit: MinIO has no relations' plan.belay:203
  on_cluster ckf
  with model text prod:admin/kubeflow
  with relations captured upgrade/minio/enter-unrelated.relations
  at plan.belay:203
  do_run '' <<'BELAY'
while read -r one other; do
  if [[ -n $one ]]; then juju relate --model "$model" "$one" "$other"; fi
done <<< "$relations"
BELAY
  with model text prod:admin/kubeflow
  expect empty
  at plan.belay:203
  do_wait 'every application is active, every unit idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json | jq -r '
  .applications | to_entries[]
  | .key as $app | .value."application-status" as $status
  | if $status.current == "active" then empty else "\($app): \($status.current) \($status.message // "")" end,
    (.value.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect is captured upgrade/minio/enter-unrelated.relations
  at plan.belay:203
  do_verify 'minio has the relations that it had' 0 10 0 <<'BELAY'
juju export-bundle --model "$model" | awk -v app="$name" '
  /^[a-z]/ { inside = $1 == "relations:" }
  inside && $1 == "-" && $2 == "-" { one = $3 }
  inside && $1 == "-" && $2 != "-" && (index(one ":", app ":") == 1 || index($2 ":", app ":") == 1) { print one, $2 }' | sort
BELAY
  undo operations
  with model text prod:admin/kubeflow
  with relations captured upgrade/minio/enter-unrelated.relations
  at plan.belay:203
  do_run '' <<'BELAY'
while read -r one other; do
  if [[ -n $one ]]; then juju remove-relation --model "$model" "$one" "$other"; fi
done <<< "$relations"
BELAY
  with model text prod:admin/kubeflow
  with name text minio
  expect empty
  at plan.belay:203
  do_wait 'minio has no relation left' 1800 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '
  .applications[$app].relations // {} | to_entries[] | .key as $endpoint | .value[]
  | if type == "object" then ."related-application" else . end
  | select(. != $app) | "\($endpoint) \(.)"'
BELAY

  # ---- 4.6 charms: Every other charm, one after the other

  step 4.6.1 upgrade/charms/delete-kubeflow-roles 'delete ckf.kubeflow-roles' plan.belay:308
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  expect is text false
  at plan.belay:308
  do_check '' <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  at plan.belay:308
  do_run '' <<'BELAY'
case $(juju version) in
  2.*) juju remove-application --model "$model" "$name" ;;
  *) juju remove-application --model "$model" --no-prompt "$name" ;;
esac
BELAY
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  expect is text false
  at plan.belay:308
  do_wait 'Juju does not know kubeflow-roles any more' 900 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY
  undo operations
  with channel text 1.6/stable
  with charm text kubeflow-roles
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  with options text ''
  with storage text ''
  with trust text true
  at plan.belay:309
  do_run '' <<'BELAY'
arguments=(--model "$model" --channel "$channel")
IFS=, read -r -a pairs <<< "$options"
for pair in "${pairs[@]}"; do
  arguments+=(--config "$pair")
done
if [[ -n $storage ]]; then arguments+=(--storage "$storage"); fi
if [[ $trust == true ]]; then arguments+=(--trust); fi
juju deploy "$charm" "$name" "${arguments[@]}"
BELAY
  with app text kubeflow-roles
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:309
  do_wait 'kubeflow-roles is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  expect is text 1.6/stable
  at plan.belay:309
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY

  step 4.6.2 upgrade/charms/create-kubeflow-roles 'create ckf.kubeflow-roles to 1.7/stable' plan.belay:311
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:311
  do_check '' <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app] // {}
  | [."charm-channel",
      (if ."application-status".current // "" | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with charm text kubeflow-roles
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  with options text ''
  with storage text ''
  with trust text true
  at plan.belay:311
  do_run '' <<'BELAY'
arguments=(--model "$model" --channel "$channel")
IFS=, read -r -a pairs <<< "$options"
for pair in "${pairs[@]}"; do
  arguments+=(--config "$pair")
done
if [[ -n $storage ]]; then arguments+=(--storage "$storage"); fi
if [[ $trust == true ]]; then arguments+=(--trust); fi
juju deploy "$charm" "$name" "${arguments[@]}"
BELAY
  with app text kubeflow-roles
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:311
  do_wait 'kubeflow-roles is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  expect is text 1.7/stable
  at plan.belay:311
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  at plan.belay:311
  do_run '' <<'BELAY'
case $(juju version) in
  2.*) juju remove-application --model "$model" "$name" ;;
  *) juju remove-application --model "$model" --no-prompt "$name" ;;
esac
BELAY
  with model text prod:admin/kubeflow
  with name text kubeflow-roles
  expect is text false
  at plan.belay:311
  do_wait 'Juju does not know kubeflow-roles any more' 1800 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY

  step 4.6.3 upgrade/charms/admission-webhook/upgrade-admission-webhook 'upgrade ckf.admission-webhook to 1.7/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text admission-webhook
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with model text prod:admin/kubeflow
  with name text admission-webhook
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text admission-webhook
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'admission-webhook is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text admission-webhook
  expect is text 1.7/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text admission-webhook
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text admission-webhook
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'admission-webhook is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text admission-webhook
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.4 upgrade/charms/jupyter-controller/upgrade-jupyter-controller 'upgrade ckf.jupyter-controller to 1.7/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text jupyter-controller
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with model text prod:admin/kubeflow
  with name text jupyter-controller
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text jupyter-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'jupyter-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text jupyter-controller
  expect is text 1.7/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text jupyter-controller
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text jupyter-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'jupyter-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text jupyter-controller
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.5 upgrade/charms/jupyter-ui/upgrade-jupyter-ui 'upgrade ckf.jupyter-ui to 1.7/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text jupyter-ui
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with model text prod:admin/kubeflow
  with name text jupyter-ui
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text jupyter-ui
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'jupyter-ui is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text jupyter-ui
  expect is text 1.7/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text jupyter-ui
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text jupyter-ui
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'jupyter-ui is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text jupyter-ui
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.6 upgrade/charms/katib-controller/upgrade-katib-controller 'upgrade ckf.katib-controller to 0.15/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text katib-controller
  with ready text active
  expect is text '0.15/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 0.15/stable
  with model text prod:admin/kubeflow
  with name text katib-controller
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text katib-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'katib-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text katib-controller
  expect is text 0.15/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 0.14/stable
  with model text prod:admin/kubeflow
  with name text katib-controller
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text katib-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'katib-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 0.14/stable
  with model text prod:admin/kubeflow
  with name text katib-controller
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.7 upgrade/charms/katib-db-manager/upgrade-katib-db-manager 'upgrade ckf.katib-db-manager to 0.15/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text katib-db-manager
  with ready text active
  expect is text '0.15/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 0.15/stable
  with model text prod:admin/kubeflow
  with name text katib-db-manager
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text katib-db-manager
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'katib-db-manager is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text katib-db-manager
  expect is text 0.15/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 0.14/stable
  with model text prod:admin/kubeflow
  with name text katib-db-manager
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text katib-db-manager
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'katib-db-manager is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 0.14/stable
  with model text prod:admin/kubeflow
  with name text katib-db-manager
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.8 upgrade/charms/katib-ui/upgrade-katib-ui 'upgrade ckf.katib-ui to 0.15/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text katib-ui
  with ready text active
  expect is text '0.15/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 0.15/stable
  with model text prod:admin/kubeflow
  with name text katib-ui
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text katib-ui
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'katib-ui is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text katib-ui
  expect is text 0.15/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 0.14/stable
  with model text prod:admin/kubeflow
  with name text katib-ui
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text katib-ui
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'katib-ui is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 0.14/stable
  with model text prod:admin/kubeflow
  with name text katib-ui
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.9 upgrade/charms/kubeflow-volumes/upgrade-kubeflow-volumes 'upgrade ckf.kubeflow-volumes to 1.7/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text kubeflow-volumes
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-volumes
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text kubeflow-volumes
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'kubeflow-volumes is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text kubeflow-volumes
  expect is text 1.7/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-volumes
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kubeflow-volumes
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'kubeflow-volumes is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text kubeflow-volumes
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.10 upgrade/charms/oidc-gatekeeper/upgrade-oidc-gatekeeper 'upgrade ckf.oidc-gatekeeper to ckf-1.7/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text oidc-gatekeeper
  with ready text active
  expect is text 'ckf-1.7/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text ckf-1.7/stable
  with model text prod:admin/kubeflow
  with name text oidc-gatekeeper
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text oidc-gatekeeper
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'oidc-gatekeeper is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text oidc-gatekeeper
  expect is text ckf-1.7/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text ckf-1.6/stable
  with model text prod:admin/kubeflow
  with name text oidc-gatekeeper
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text oidc-gatekeeper
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'oidc-gatekeeper is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text ckf-1.6/stable
  with model text prod:admin/kubeflow
  with name text oidc-gatekeeper
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.11 upgrade/charms/seldon-controller-manager/upgrade-seldon-controller-manager 'upgrade ckf.seldon-controller-manager to 1.15/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text seldon-controller-manager
  with ready text active
  expect is text '1.15/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.15/stable
  with model text prod:admin/kubeflow
  with name text seldon-controller-manager
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text seldon-controller-manager
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'seldon-controller-manager is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text seldon-controller-manager
  expect is text 1.15/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.14/stable
  with model text prod:admin/kubeflow
  with name text seldon-controller-manager
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text seldon-controller-manager
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'seldon-controller-manager is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.14/stable
  with model text prod:admin/kubeflow
  with name text seldon-controller-manager
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.12 upgrade/charms/tensorboard-controller/upgrade-tensorboard-controller 'upgrade ckf.tensorboard-controller to 1.7/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text tensorboard-controller
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with model text prod:admin/kubeflow
  with name text tensorboard-controller
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text tensorboard-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'tensorboard-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text tensorboard-controller
  expect is text 1.7/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text tensorboard-controller
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text tensorboard-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'tensorboard-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text tensorboard-controller
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.13 upgrade/charms/tensorboards-web-app/upgrade-tensorboards-web-app 'upgrade ckf.tensorboards-web-app to 1.7/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text tensorboards-web-app
  with ready text active
  expect is text '1.7/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.7/stable
  with model text prod:admin/kubeflow
  with name text tensorboards-web-app
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text tensorboards-web-app
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'tensorboards-web-app is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text tensorboards-web-app
  expect is text 1.7/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text tensorboards-web-app
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text tensorboards-web-app
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'tensorboards-web-app is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.6/stable
  with model text prod:admin/kubeflow
  with name text tensorboards-web-app
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.14 upgrade/charms/training-operator/upgrade-training-operator 'upgrade ckf.training-operator to 1.6/stable' plan.belay:326
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text training-operator
  with ready text active
  expect is text '1.6/stable ready idle'
  at plan.belay:326
  do_check '' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app]
  | [."charm-channel",
      (if ."application-status".current | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.6/stable
  with model text prod:admin/kubeflow
  with name text training-operator
  at plan.belay:326
  do_run '' <<'BELAY'
juju refresh --model "$model" "$name" --channel "$channel"
BELAY
  with app text training-operator
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'training-operator is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text training-operator
  expect is text 1.6/stable
  at plan.belay:326
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with from text 1.5/stable
  with model text prod:admin/kubeflow
  with name text training-operator
  at plan.belay:326
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
arguments=(--channel "${channel_before:-$from}")
if [[ -n ${revision_before:-} ]]; then arguments+=(--revision "$revision_before"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text training-operator
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:326
  do_wait 'training-operator is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with from text 1.5/stable
  with model text prod:admin/kubeflow
  with name text training-operator
  expect is text true
  at plan.belay:326
  do_verify 'Juju follows the channel that it had, at the revision that it had' 0 10 0 <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before") || true
juju status --model "$model" --format json "$name" \
  | jq -r --arg app "$name" --arg channel "${channel_before:-$from}" --arg revision "${revision_before:-}" '
    .applications[$app] | ."charm-channel" == $channel and ($revision == "" or ."charm-rev" == ($revision | tonumber))'
BELAY

  step 4.6.15 upgrade/charms/argo-controller/renew 'argo-controller: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text argo-controller
  expect is text 3.3/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text argo-controller
  with revision text ''
  with version text 3.3/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text argo-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'argo-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text argo-controller
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text argo-controller
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text argo-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'argo-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text argo-controller
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.16 upgrade/charms/argo-server/renew 'argo-server: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text argo-server
  expect is text 3.3/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text argo-server
  with revision text ''
  with version text 3.3/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text argo-server
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'argo-server is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text argo-server
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text argo-server
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text argo-server
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'argo-server is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text argo-server
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.17 upgrade/charms/dex-auth/renew 'dex-auth: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text dex-auth
  expect is text 2.31/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text dex-auth
  with revision text ''
  with version text 2.31/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text dex-auth
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'dex-auth is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text dex-auth
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text dex-auth
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text dex-auth
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'dex-auth is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text dex-auth
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.18 upgrade/charms/katib-db/renew 'katib-db: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text katib-db
  expect is text latest/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text katib-db
  with revision text 35
  with version text latest/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text katib-db
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'katib-db is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text katib-db
  with revision text 35
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text katib-db
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text katib-db
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'katib-db is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text katib-db
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.19 upgrade/charms/kfp-api/renew 'kfp-api: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text kfp-api
  expect is text 2.0/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text kfp-api
  with revision text ''
  with version text 2.0/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kfp-api
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-api is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-api
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-api
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text kfp-api
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-api is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-api
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.20 upgrade/charms/kfp-db/renew 'kfp-db: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text kfp-db
  expect is text latest/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text kfp-db
  with revision text 35
  with version text latest/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kfp-db
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-db is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-db
  with revision text 35
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-db
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text kfp-db
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-db is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-db
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.21 upgrade/charms/kfp-persistence/renew 'kfp-persistence: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text kfp-persistence
  expect is text 2.0/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text kfp-persistence
  with revision text ''
  with version text 2.0/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kfp-persistence
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-persistence is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-persistence
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-persistence
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text kfp-persistence
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-persistence is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-persistence
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.22 upgrade/charms/kfp-profile-controller/renew 'kfp-profile-controller: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text kfp-profile-controller
  expect is text 2.0/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text kfp-profile-controller
  with revision text ''
  with version text 2.0/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kfp-profile-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-profile-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-profile-controller
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-profile-controller
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text kfp-profile-controller
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-profile-controller is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-profile-controller
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.23 upgrade/charms/kfp-schedwf/renew 'kfp-schedwf: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text kfp-schedwf
  expect is text 2.0/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text kfp-schedwf
  with revision text ''
  with version text 2.0/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kfp-schedwf
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-schedwf is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-schedwf
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-schedwf
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text kfp-schedwf
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-schedwf is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-schedwf
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.24 upgrade/charms/kfp-ui/renew 'kfp-ui: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text kfp-ui
  expect is text 2.0/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text kfp-ui
  with revision text ''
  with version text 2.0/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kfp-ui
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-ui is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-ui
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-ui
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text kfp-ui
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-ui is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-ui
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.25 upgrade/charms/kfp-viewer/renew 'kfp-viewer: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text kfp-viewer
  expect is text 2.0/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text kfp-viewer
  with revision text ''
  with version text 2.0/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kfp-viewer
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-viewer is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-viewer
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-viewer
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text kfp-viewer
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-viewer is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-viewer
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.26 upgrade/charms/kfp-viz/renew 'kfp-viz: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text kfp-viz
  expect is text 2.0/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text kfp-viz
  with revision text ''
  with version text 2.0/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text kfp-viz
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-viz is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-viz
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-viz
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text kfp-viz
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'kfp-viz is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text kfp-viz
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.6.27 upgrade/charms/metacontroller-operator/renew 'metacontroller-operator: the newest revision of its channel' plan.belay:343
  on_cluster ckf
  rerun_safe
  with model text prod:admin/kubeflow
  with name text metacontroller-operator
  expect is text 2.0/stable
  at plan.belay:343
  do_check 'Juju follows the channel that the plan believes' <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY
  with model text prod:admin/kubeflow
  with name text metacontroller-operator
  with revision text ''
  with version text 2.0/stable
  at plan.belay:343
  do_run '' <<'BELAY'
arguments=(--channel "$version")
if [[ -n $revision ]]; then arguments+=(--revision "$revision"); fi
juju refresh --model "$model" "$name" "${arguments[@]}"
BELAY
  with app text metacontroller-operator
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'metacontroller-operator is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text metacontroller-operator
  with revision text ''
  expect is text true
  at plan.belay:343
  do_verify 'the revision is the one asked for, or no older one' 0 10 0 <<'BELAY'
revision_before=$(awk -v app="$name" '$1 == app { print $3 }' <<< "$before")
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" --arg asked "$revision" --argjson before "$revision_before" '
    .applications[$app]."charm-rev" | if $asked == "" then . >= $before else . == ($asked | tonumber) end'
BELAY
  undo operations
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text metacontroller-operator
  at plan.belay:343
  do_run '' <<'BELAY'
read -r _ channel_before revision_before < <(awk -v app="$name" '$1 == app' <<< "$before")
juju refresh --model "$model" "$name" --channel "$channel_before" --revision "$revision_before"
BELAY
  with app text metacontroller-operator
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:343
  do_wait 'metacontroller-operator is at rest, its units are idle' 900 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with before captured ready/charms_before.charms_before
  with model text prod:admin/kubeflow
  with name text metacontroller-operator
  expect is text 1
  at plan.belay:343
  do_verify 'it has the channel and the revision that it had' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" \
  | jq -er --arg app "$name" '.applications[$app] | [$app, ."charm-channel", ."charm-rev"] | join(" ")' \
  | grep -Fxc -f - <(awk -v app="$name" '$1 == app' <<< "$before")
BELAY

  step 4.7 upgrade/exit-runs_paused 'exit: recurring runs are paused' plan.belay:154
  on_cluster ckf
  with enabled captured upgrade/enter-runs_paused.enabled
  at plan.belay:154
  do_run '' <<'BELAY'
while IFS=/ read -r owner schedule; do
  test -z "$schedule" || kubectl -n "$owner" patch scheduledworkflows.kubeflow.org "$schedule" --type merge -p '{"spec": {"enabled": true}}'
done <<< "$enabled"
BELAY
  with enabled captured upgrade/enter-runs_paused.enabled
  expect is text 0
  at plan.belay:154
  do_verify 'those that were enabled are enabled' 0 10 0 <<'BELAY'
kubectl get scheduledworkflows.kubeflow.org -A -o json \
  | jq -r --arg before "$enabled" '
    [.items[] | select(.spec.enabled) | "\(.metadata.namespace)/\(.metadata.name)"] as $now
    | $before | split("\n") | map(select(. != "")) - $now | length'
BELAY
  undo operations
  with enabled captured upgrade/enter-runs_paused.enabled
  at plan.belay:154
  do_run '' <<'BELAY'
while IFS=/ read -r owner schedule; do
  test -z "$schedule" || kubectl -n "$owner" patch scheduledworkflows.kubeflow.org "$schedule" --type merge -p '{"spec": {"enabled": false}}'
done <<< "$enabled"
BELAY
  expect is text 0
  at plan.belay:154
  do_wait 'no run is on its way' 7200 30 0 <<'BELAY'
kubectl get workflows.argoproj.io -A -o json \
  | jq '[.items[] | select((.status.phase // "Pending") | IN("Pending", "Running"))] | length'
BELAY

  # ---- 5 proof: It is 1.7, and it works

  step 5.1 proof/settled 'every application is active, every unit idle' plan.belay:353
  on_cluster ckf
  with model text prod:admin/kubeflow
  expect empty
  at plan.belay:353
  do_wait 'every application is active, every unit idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json | jq -r '
  .applications | to_entries[]
  | .key as $app | .value."application-status" as $status
  | if $status.current == "active" then empty else "\($app): \($status.current) \($status.message // "")" end,
    (.value.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY

  step 5.2 proof/relations 'every relation is there again' plan.belay:354
  on_cluster ckf
  with model text prod:admin/kubeflow
  expect is captured ready/relations_before.relations_before
  at plan.belay:354
  do_verify 'the model has the relations that it had' 0 10 0 <<'BELAY'
juju export-bundle --model "$model" | awk '
  /^[a-z]/ { inside = $1 == "relations:" }
  inside && $1 == "-" && $2 == "-" { one = $3 }
  inside && $1 == "-" && $2 != "-" { print one, $2 }' | sort
BELAY

  step 5.3 proof/namespaces 'every namespace of a profile is there, and the same one' plan.belay:355
  on_cluster ckf
  expect is captured ready/namespaces_before.namespaces_before
  at plan.belay:355
  do_verify 'every namespace of a profile is there, and the same one' 0 10 0 <<'BELAY'
kubectl get namespaces -o json | jq -er '
  .items[] | select(any(.metadata.ownerReferences[]?; .kind == "Profile")) | "\(.metadata.name) \(.metadata.uid) \(.status.phase)"' | sort
BELAY

  step 5.4 proof/log-in-as-a-user-run-the-pipeline-upgrade-smoke 'Log in as a user: run the pipeline '\''upgrade smoke test'\'', open its artifact and one of an old run, start a notebook' plan.belay:359
  on_cluster ckf
  expect is text 'the run has succeeded, both artifacts open in the browser, the notebook has its files'
  at plan.belay:359
  do_manual 'Log in as a user: run the pipeline '\''upgrade smoke test'\'', open its artifact and one of an old run, start a notebook' ml-platform

  step 5.5 proof/users_in 'Users may come back' plan.belay:360
  on_cluster ckf
  about '5.1 every application is active, every unit idle'
  about '5.2 every relation is there again'
  about '5.3 every namespace of a profile is there, and the same one'
  at plan.belay:360
  do_approve 'Users may come back' ml-platform-lead 0

  step 5.6 proof/over 'Users of Kubeflow: the dashboard is up again, at 1.7' plan.belay:361
  on_cluster ckf
  at plan.belay:361
  do_notify 'Users of Kubeflow: the dashboard is up again, at 1.7' ''

  # ---- 6 clean_up: A week later: the old volume, when nobody misses an object

  step 6.1 clean_up/week 'A week has passed, and nobody misses an object: volume ${old_volume} and the kept keys may go' plan.belay:365
  on_cluster ckf
  at plan.belay:365
  do_approve 'A week has passed, and nobody misses an object: volume ${old_volume} and the kept keys may go' ml-platform-lead 0

  step 6.2 clean_up/unused 'nothing uses the old claim' plan.belay:366
  on_cluster ckf
  with old_claim captured upgrade/minio/old_claim.old_claim
  expect empty
  at plan.belay:366
  do_check 'nothing uses the old claim' <<'BELAY'
kubectl -n kubeflow get pods -o json | jq -r --arg claim "$old_claim" '
  .items[] | select(any(.spec.volumes[]?; .persistentVolumeClaim.claimName == $claim)) | .metadata.name'
BELAY

  step 6.3 clean_up/forget 'The model forgets the old storage' plan.belay:370
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with storage captured upgrade/minio/old_storage.old_storage
  expect is text false
  at plan.belay:370
  do_check '' <<'BELAY'
juju storage --model "$model" --format json | jq -r --arg id "$storage" '.storage // {} | has($id)'
BELAY
  with model text prod:admin/kubeflow
  with storage captured upgrade/minio/old_storage.old_storage
  expect empty
  at plan.belay:370
  do_check '${old_storage} is attached to nothing' <<'BELAY'
juju storage --model "$model" --format json | jq -r --arg id "$storage" '.storage[$id].attachments.units // {} | keys[]'
BELAY
  with model text prod:admin/kubeflow
  with storage captured upgrade/minio/old_storage.old_storage
  at plan.belay:370
  do_run '' <<'BELAY'
juju remove-storage --model "$model" --no-destroy "$storage"
BELAY
  with model text prod:admin/kubeflow
  with storage captured upgrade/minio/old_storage.old_storage
  expect is text false
  at plan.belay:370
  do_wait 'the model does not know ${old_storage} any more' 600 10 0 <<'BELAY'
juju storage --model "$model" --format json | jq -r --arg id "$storage" '.storage // {} | has($id)'
BELAY

  step 6.4 clean_up/old_volume_gone 'Remove the old claim, then its volume' plan.belay:374
  on_cluster ckf
  with old_claim captured upgrade/minio/old_claim.old_claim
  with old_volume captured upgrade/minio/old_volume.old_volume
  at plan.belay:375
  do_run '' <<'BELAY'
kubectl -n kubeflow delete pvc "$old_claim" --ignore-not-found --timeout=5m
kubectl patch pv "$old_volume" -p '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}'
BELAY
  with old_volume captured upgrade/minio/old_volume.old_volume
  expect empty
  at plan.belay:379
  do_verify 'the volume is gone' 600 10 0 <<'BELAY'
kubectl get pv "$old_volume" --ignore-not-found -o name
BELAY
  undo none 'the disk is released' 'the objects are in ${copies}'

  step 6.5 clean_up/keys_gone 'The kept keys' plan.belay:382
  on_cluster ckf
  at plan.belay:383
  do_run '' <<'BELAY'
kubectl -n kubeflow delete secret minio-keep --ignore-not-found
BELAY
  expect empty
  at plan.belay:384
  do_verify '' 0 10 0 <<'BELAY'
kubectl -n kubeflow get secret minio-keep --ignore-not-found -o name
BELAY
  undo none 'MinIO'\''s configuration has the keys' 'juju config minio'

  # ---- Procedure mesh_back: Istio as it was. Runs only by --run mesh_back.
  declare_procedure mesh_back

  step P1.1 mesh_back/give_up 'Istio goes back to 1.11, with an outage of everything behind the gateway' plan.belay:390
  on_cluster ckf
  about ckf.istio-pilot
  at plan.belay:390
  do_approve 'Istio goes back to 1.11, with an outage of everything behind the gateway' ml-platform-lead 0

  step P1.2 mesh_back/remove_pilot 'Remove Istio' plan.belay:391
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-pilot
  expect is text false
  at plan.belay:391
  do_check '' <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-pilot
  at plan.belay:391
  do_run '' <<'BELAY'
case $(juju version) in
  2.*) juju remove-application --model "$model" "$name" ;;
  *) juju remove-application --model "$model" --no-prompt "$name" ;;
esac
BELAY
  with model text prod:admin/kubeflow
  with name text istio-pilot
  expect is text false
  at plan.belay:391
  do_wait 'Juju does not know istio-pilot any more' 900 10 0 <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" '.applications | has($app)'
BELAY

  step P1.3 mesh_back/deploy_pilot 'Deploy it as it was' plan.belay:392
  on_cluster ckf
  already_done_if
  with model text prod:admin/kubeflow
  with name text istio-pilot
  with ready text active
  expect is text '1.11/stable ready idle'
  at plan.belay:392
  do_check '' <<'BELAY'
juju status --model "$model" --format json | jq -r --arg app "$name" --arg ready "$ready" '
  .applications[$app] // {}
  | [."charm-channel",
      (if ."application-status".current // "" | IN($ready | split(",") | .[]) then "ready" else "moving" end),
      (.units // {} | [.[]."juju-status".current] | unique[])] | join(" ")'
BELAY
  with channel text 1.11/stable
  with charm text istio-pilot
  with model text prod:admin/kubeflow
  with name text istio-pilot
  with options text 'default-gateway=kubeflow-gateway'
  with storage text ''
  with trust text true
  at plan.belay:392
  do_run '' <<'BELAY'
arguments=(--model "$model" --channel "$channel")
IFS=, read -r -a pairs <<< "$options"
for pair in "${pairs[@]}"; do
  arguments+=(--config "$pair")
done
if [[ -n $storage ]]; then arguments+=(--storage "$storage"); fi
if [[ $trust == true ]]; then arguments+=(--trust); fi
juju deploy "$charm" "$name" "${arguments[@]}"
BELAY
  with app text istio-pilot
  with model text prod:admin/kubeflow
  with ready text active
  expect empty
  at plan.belay:392
  do_wait 'istio-pilot is at rest, its units are idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json "$app" | jq -r --arg app "$app" --arg ready "$ready" '
  .applications[$app] // error("there is no application \($app)")
  | ."application-status" as $status
  | if $status.current | IN($ready | split(",") | .[]) then empty
    else "\($app): \($status.current) \($status.message // "")" end,
    (.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY
  with model text prod:admin/kubeflow
  with name text istio-pilot
  expect is text 1.11/stable
  at plan.belay:392
  do_verify 'Juju follows the channel' 0 10 0 <<'BELAY'
juju status --model "$model" --format json "$name" | jq -er --arg app "$name" '.applications[$app]."charm-channel"'
BELAY

  step P1.4 mesh_back/restore-istio-pilot 'restore ckf.istio-pilot from mesh_before' plan.belay:396
  on_cluster ckf
  with backup backup mesh_before
  at plan.belay:396
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup mesh_before
  expect not-empty
  at plan.belay:396
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  step P1.5 mesh_back/relate-istio-pilot-again-juju-relate-for-each 'Relate istio-pilot again: juju relate for each line with istio-pilot in relations_before, which is in bundle.yaml of the backup' plan.belay:397
  on_cluster ckf
  about ckf.istio-pilot
  at plan.belay:397
  do_manual 'Relate istio-pilot again: juju relate for each line with istio-pilot in relations_before, which is in bundle.yaml of the backup' ml-platform

  # ---- Puts backup bundle back. Runs only by --run restore-bundle.
  declare_procedure restore-bundle
  step R2.1 restore-bundle 'Restore backup bundle' plan.belay:97
  with backup backup bundle
  with model text prod:admin/kubeflow
  at plan.belay:97
  do_run '' <<'BELAY'
juju deploy --model "$model" "$backup/bundle.yaml"
BELAY
  with model text prod:admin/kubeflow
  expect empty
  at plan.belay:97
  do_wait 'every application is active, every unit idle' 1800 10 30 <<'BELAY'
juju status --model "$model" --format json | jq -r '
  .applications | to_entries[]
  | .key as $app | .value."application-status" as $status
  | if $status.current == "active" then empty else "\($app): \($status.current) \($status.message // "")" end,
    (.value.units // {} | to_entries[] | select(.value."juju-status".current != "idle")
      | "\(.key): agent \(.value."juju-status".current)")'
BELAY

  # ---- Puts backup profiles_before back. Runs only by --run restore-profiles_before.
  declare_procedure restore-profiles_before
  step R2.2 restore-profiles_before 'Restore backup profiles_before' plan.belay:98
  with backup backup profiles_before
  at plan.belay:98
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup profiles_before
  expect not-empty
  at plan.belay:98
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  # ---- Puts backup mesh_before back. Runs only by --run restore-mesh_before.
  declare_procedure restore-mesh_before
  step R2.3 restore-mesh_before 'Restore backup mesh_before' plan.belay:99
  with backup backup mesh_before
  at plan.belay:99
  do_run '' <<'BELAY'
kubectl apply --server-side --force-conflicts --field-manager belay -f "$backup/objects.json"
BELAY
  with backup backup mesh_before
  expect not-empty
  at plan.belay:99
  do_verify 'each of them is there' 0 10 0 <<'BELAY'
kubectl get -f "$backup/objects.json" -o name
BELAY

  # ---- Puts backup objects back. Runs only by --run restore-objects.
  declare_procedure restore-objects
  step R2.7 restore-objects 'Restore backup objects' plan.belay:112
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:112
  do_run '' <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc mb --ignore-existing "here/$bucket"
  mc mirror --overwrite --preserve "there/$copy/$bucket" "here/$bucket"
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:112
  do_verify 'each bucket has as many objects as its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  here=$(mc ls --recursive --json "here/$bucket" | jq -r .key | wc -l)
  there=$(mc ls --recursive --json "there/$copy/$bucket" | jq -r .key | wc -l)
  if [[ $here != "$there" ]]; then echo "$bucket: $here objects, $there in the copy"; fi
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:112
  do_verify 'each object has the checksum of its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc ls --recursive --json "here/$bucket" | jq -r .key | while IFS= read -r key; do
    here=$(mc cat "here/$bucket/$key" | sha256sum)
    there=$(mc cat "there/$copy/$bucket/$key" | sha256sum)
    if [[ $here != "$there" ]]; then echo "$bucket/$key differs"; fi
  done
done
BELAY

  # ---- Puts backup katib_before back. Runs only by --run restore-katib_before.
  declare_procedure restore-katib_before
  step R4.2.1 restore-katib_before 'Restore backup katib_before' plan.belay:156
  with backup backup katib_before
  with database text katib
  with namespace text kubeflow
  with pod text katib-db-0
  at plan.belay:156
  do_run '' <<'BELAY'
kubectl -n "$namespace" exec -i "$pod" -- sh -c '
  export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"
  exec mysql --user=root' < "$backup/$database.sql"
BELAY
  with backup backup katib_before
  with database text katib
  with namespace text kubeflow
  with pod text katib-db-0
  expect empty
  at plan.belay:156
  do_verify 'the server has every table of the dump' 0 10 0 <<'BELAY'
grep -o '^CREATE TABLE `[^`]*`' "$backup/$database.sql" | cut -d '`' -f 2 | while read -r table; do
  kubectl -n "$namespace" exec "$pod" -- sh -c '
    export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"
    exec mysql --user=root --batch --skip-column-names --execute "SELECT COUNT(*) FROM $1.$2"' sh "$database" "$table" < /dev/null > /dev/null \
    || echo "$table is missing"
done
BELAY

  # ---- Puts backup kfp_before back. Runs only by --run restore-kfp_before.
  declare_procedure restore-kfp_before
  step R4.2.2 restore-kfp_before 'Restore backup kfp_before' plan.belay:157
  with backup backup kfp_before
  with database text mlpipeline
  with namespace text kubeflow
  with pod text kfp-db-0
  at plan.belay:157
  do_run '' <<'BELAY'
kubectl -n "$namespace" exec -i "$pod" -- sh -c '
  export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"
  exec mysql --user=root' < "$backup/$database.sql"
BELAY
  with backup backup kfp_before
  with database text mlpipeline
  with namespace text kubeflow
  with pod text kfp-db-0
  expect empty
  at plan.belay:157
  do_verify 'the server has every table of the dump' 0 10 0 <<'BELAY'
grep -o '^CREATE TABLE `[^`]*`' "$backup/$database.sql" | cut -d '`' -f 2 | while read -r table; do
  kubectl -n "$namespace" exec "$pod" -- sh -c '
    export MYSQL_PWD="${MYSQL_ROOT_PASSWORD:-$MARIADB_ROOT_PASSWORD}"
    exec mysql --user=root --batch --skip-column-names --execute "SELECT COUNT(*) FROM $1.$2"' sh "$database" "$table" < /dev/null > /dev/null \
    || echo "$table is missing"
done
BELAY

  # ---- Puts backup objects_at_rest back. Runs only by --run restore-objects_at_rest.
  declare_procedure restore-objects_at_rest
  step R4.5.8 restore-objects_at_rest 'Restore backup objects_at_rest' plan.belay:204
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  at plan.belay:204
  do_run '' <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc mb --ignore-existing "here/$bucket"
  mc mirror --overwrite --preserve "there/$copy/$bucket" "here/$bucket"
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:204
  do_verify 'each bucket has as many objects as its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  here=$(mc ls --recursive --json "here/$bucket" | jq -r .key | wc -l)
  there=$(mc ls --recursive --json "there/$copy/$bucket" | jq -r .key | wc -l)
  if [[ $here != "$there" ]]; then echo "$bucket: $here objects, $there in the copy"; fi
done
BELAY
  with access_key captured protect/access_key.access_key
  with buckets text mlpipeline,mlflow
  with copy parameter copies
  with endpoint text http://minio.kubeflow.svc.cluster.local:9000
  with remote secret copies_store
  with secret_key captured protect/secret_key.secret_key
  expect empty
  at plan.belay:204
  do_verify 'each object has the checksum of its copy' 0 10 0 <<'BELAY'
export MC_HOST_here="${endpoint%%://*}://$access_key:$secret_key@${endpoint#*://}" MC_HOST_there="$remote"
IFS=, read -r -a names <<< "$buckets"
for bucket in "${names[@]}"; do
  mc ls --recursive --json "here/$bucket" | jq -r .key | while IFS= read -r key; do
    here=$(mc cat "here/$bucket/$key" | sha256sum)
    there=$(mc cat "there/$copy/$bucket/$key" | sha256sum)
    if [[ $here != "$there" ]]; then echo "$bucket/$key differs"; fi
  done
done
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
