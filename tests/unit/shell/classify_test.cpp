#include "compiler/shell/classify.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

// What the command catalog reads in commands of real runbooks.
namespace belay {
namespace {

std::string KindName(CommandEffect::Kind kind) {
  switch (kind) {
    case CommandEffect::Kind::kRead:
      return "read";
    case CommandEffect::Kind::kPlan:
      return "plan";
    case CommandEffect::Kind::kLocal:
      return "local";
    case CommandEffect::Kind::kChange:
      return "change";
    case CommandEffect::Kind::kDisrupt:
      return "disrupt";
    case CommandEffect::Kind::kDestroy:
      return "destroy";
    case CommandEffect::Kind::kMigrate:
      return "migrate";
    case CommandEffect::Kind::kBackup:
      return "backup";
    case CommandEffect::Kind::kRestore:
      return "restore";
    case CommandEffect::Kind::kUndo:
      return "undo";
    case CommandEffect::Kind::kWait:
      return "wait";
    case CommandEffect::Kind::kEndless:
      return "endless";
    case CommandEffect::Kind::kSwitchContext:
      return "switch";
  }
  return "";
}

std::string Show(const CommandEffect& effect) {
  std::string text = KindName(effect.kind) + " " + effect.command;
  if (!effect.object.empty()) text += " [" + effect.object + "]";
  if (!effect.completes.empty()) {
    text += (effect.asynchronous ? " begins " : " tells ") + effect.completes;
  }
  if (effect.loses_data) text += " loses data";
  if (!effect.version.empty()) text += " to " + effect.version;
  if (!effect.in_namespace.empty()) text += " in " + effect.in_namespace;
  if (!effect.context.empty()) text += " at " + effect.context;
  return text;
}

struct Case {
  const char* text;
  const char* effects;
};

class KnownCommands : public testing::TestWithParam<Case> {};

TEST_P(KnownCommands, HaveTheirEffects) {
  std::string shown;
  for (const CommandEffect& effect : Classify(ReadShell(GetParam().text)).effects) {
    if (!shown.empty()) shown += "; ";
    shown += Show(effect);
  }
  EXPECT_EQ(shown, GetParam().effects) << GetParam().text;
}

const Case kKubernetes[] = {
    {"kubectl -n kubeflow get pods -w", "endless kubectl get [pod] tells rollout in kubeflow"},
    {"kubectl get deploy mlflow -n x -oyaml > backup.yaml",
     "backup kubectl get [deployment/mlflow] in x"},
    {"kubectl delete pod/a pod/b", "disrupt kubectl delete [pod/a,pod/b]"},
    {"kubectl exec -it -n db pg-0 -c main -- pg_dump -U x mydb > dump.sql",
     "backup pg_dump [database/mydb]"},
    {"kubectl exec -i pg-0 -- psql -U x mydb < dump.sql", "restore psql [database/mydb]"},
    {"velero backup create b1 --include-namespaces x",
     "backup velero backup create [backup/b1] begins velero-backup"},
    {"kubectl rollout status deploy/x --timeout=5m",
     "wait kubectl rollout status [deployment/x] tells rollout"},
    {"kubectl set image deployment/x a=b:1 -n z",
     "change kubectl set image [deployment/x] begins rollout in z"},
    {"kubectl scale deploy/x --replicas=0", "disrupt kubectl scale [deployment/x] begins rollout"},
    {"kubectl drain node1 --ignore-daemonsets --delete-emptydir-data",
     "disrupt kubectl drain [node/node1]"},
    {"kubectl apply --dry-run=server -f x.yaml", "plan kubectl apply [x.yaml]"},
    {"kubectl config use-context dev", "switch kubectl config use-context [context/dev]"},
    {"kubectl -nfoo logs -fl app=x", "endless kubectl logs [pod] in foo"},
    {"kubectl wait --for=delete pod/x", "wait kubectl wait [pod/x] tells deletion"},
    {"flux suspend hr x", "change flux suspend hr"},
    {"kubectl version --short", "read kubectl version"},
    {"kubectl delete crd/inferenceservices.serving.kserve.io",
     "destroy kubectl delete [customresourcedefinition/inferenceservices.serving.kserve.io] loses "
     "data"},
    {"kubectl delete ns kubeflow", "destroy kubectl delete [namespace/kubeflow] loses data"},
    {"kubectl delete -f old.yaml --ignore-not-found", "destroy kubectl delete [old.yaml]"},
    {"kubectl delete deploy,svc mlflow -n mlops",
     "destroy kubectl delete [deployment/mlflow] in mlops"},
    {"kubectl patch pv pv-1 -p '{\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}'",
     "change kubectl patch [persistentvolume/pv-1]"},
    {"kubectl edit cm x", "change kubectl edit [configmap/x]"},
    {"kubectl rollout restart deploy/x",
     "disrupt kubectl rollout restart [deployment/x] begins rollout"},
    {"kubectl rollout undo deploy/x --to-revision=3",
     "undo kubectl rollout undo [deployment/x] begins rollout to 3"},
    {"kubectl logs -f deploy/x", "endless kubectl logs [deployment/x]"},
    {"kubectl logs x -p", "read kubectl logs [pod/x]"},
    {"kubectl create job --from=cronjob/backup backup-1",
     "change kubectl create job [job/backup-1] begins job"},
    {"kubectl wait --for=condition=complete job/backup-1 --timeout=10m",
     "wait kubectl wait [job/backup-1] tells job"},
    {"kubectl label ns x istio.io/rev=canary --overwrite", "change kubectl label [namespace/x]"},
    {"kubectl taint nodes n1 k=v:NoSchedule-", "change kubectl taint nodes [node/n1]"},
    {"kubectl port-forward svc/x 8080:80 &", "endless kubectl port-forward [service/x]"},
    {"kubectl port-forward svc/x 8080:80 &\ntrap 'kill \"$!\"' EXIT\ntrue",
     "read kubectl port-forward [service/x]; read trap; read true"},
    {"kubectl port-forward svc/x 8080:80 &\nsleep 5; kill $!",
     "read kubectl port-forward [service/x]; wait sleep [5]; disrupt kill"},
    {"kubectl cp ns/pod:/data ./data", "local kubectl cp"},
    {"kubectl replace --force -f x.yaml", "destroy kubectl replace [x.yaml] begins rollout"},
    {"kubectl apply -k overlays/dev --prune",
     "destroy kubectl apply [overlays/dev] begins rollout"},
    {"kubectl get backup.velero.io/b -n velero -o jsonpath='{.status.phase}'",
     "read kubectl get [backup/b] tells velero-backup in velero"},
    {"kubectl neat", ""},
    {"oc adm upgrade", "read kubectl adm upgrade"},
    {"oc adm upgrade --to=4.15.1", "change kubectl adm upgrade begins rollout to 4.15.1"},
    {"velero restore create --from-backup b1 --wait",
     "restore velero restore create [backup/b1] tells velero-restore"},
    {"velero backup describe b1 --details",
     "read velero backup describe [backup/b1] tells velero-backup"},
    {"kubeadm upgrade apply v1.31.2 -y", "migrate kubeadm upgrade apply to v1.31.2"},
    {"kubeadm upgrade plan", "plan kubeadm upgrade plan"},
    {"kops rolling-update cluster --cloudonly", "plan kops rolling-update cluster"},
    {"kops rolling-update cluster --yes", "disrupt kops rolling-update cluster"},
    {"talosctl -n 1.1.1.1 upgrade --image x:v1.8",
     "disrupt talosctl upgrade [node/1.1.1.1] to x:v1.8"},
    {"clusterctl upgrade apply --contract v1beta1", "migrate clusterctl upgrade apply to v1beta1"},
    {"argo submit -n a wf.yaml --wait", "change argo submit [wf.yaml] tells argo-workflow in a"},
    {"argo submit wf.yaml", "change argo submit [wf.yaml] begins argo-workflow"},
    {"istioctl tag set prod --revision 1-24",
     "change istioctl tag set [revision-tag/prod] to 1-24"},
    {"kubectl get pods > pods.txt", "read kubectl get [pod] tells rollout"},
    {"flux reconcile source git x", "change flux reconcile source git tells flux-reconcile"},
    {"cmctl check api --wait=2m", "wait cmctl check api"},
    {"kubectl -n mlops get pods --watch=false", "read kubectl get [pod] tells rollout in mlops"},
    {"kubectl patch deployment x -p '{}'", "change kubectl patch [deployment/x] begins rollout"},
    {"kubectl get cm -o yaml > /dev/null", "read kubectl get [configmap]"},
    {"kubectl apply --dry-run=none -f x", "change kubectl apply [x] begins rollout"},
    {"kubectl exec pod -- sh -c 'mysqldump x > /tmp/d.sql'", "backup mysqldump [database/x]"},
};
INSTANTIATE_TEST_SUITE_P(Kubernetes, KnownCommands, testing::ValuesIn(kKubernetes));

const Case kDirections[] = {
    {"kubectl cp ./data a/b:/data", "change kubectl cp"},
    {"aws s3 cp s3://a/b ./b", "local aws s3 cp"},
    {"aws s3 cp ./b s3://a/b", "change aws s3 cp"},
};
INSTANTIATE_TEST_SUITE_P(Directions, KnownCommands, testing::ValuesIn(kDirections));

const Case kCloud[] = {
    {"aws rds create-db-snapshot --db-instance-identifier x --db-snapshot-identifier \"$snap\"",
     "backup aws rds create-db-snapshot [db-snapshot/$snap] begins rds-snapshot"},
    {"aws rds wait db-snapshot-completed --db-snapshot-identifier s",
     "wait aws rds wait db-snapshot-completed [db-snapshot/s] tells rds-snapshot"},
    {"aws eks update-cluster-version --name dev --kubernetes-version 1.31",
     "change aws eks update-cluster-version [cluster/dev] begins eks-cluster-update to 1.31"},
    {"eksctl upgrade cluster --name x --version 1.31 --approve",
     "change eksctl upgrade cluster [cluster/x] to 1.31"},
    {"eksctl delete nodegroup --cluster=a --name=b --drain=false",
     "destroy eksctl delete nodegroup [nodegroup/b] begins eks-nodegroup-update"},
    {"terraform -chdir=x apply -auto-approve tf.plan", "change terraform apply [tf.plan]"},
    {"terraform destroy", "destroy terraform destroy loses data"},
    {"aws eks update-addon --cluster-name c --addon-name coredns --addon-version v1.11 "
     "--resolve-conflicts OVERWRITE",
     "change aws eks update-addon [addon/coredns] begins eks-addon-update to v1.11"},
    {"aws eks wait addon-active --cluster-name c --addon-name coredns",
     "wait aws eks wait addon-active [addon/coredns] tells eks-addon-update"},
    {"aws eks update-nodegroup-version --cluster-name c --nodegroup-name n",
     "disrupt aws eks update-nodegroup-version [nodegroup/n] begins eks-nodegroup-update"},
    {"aws eks update-kubeconfig --name dev --region eu-west-1",
     "switch aws eks update-kubeconfig [cluster/dev]"},
    {"aws eks update-kubeconfig --name dev --kubeconfig ./dev.kubeconfig",
     "local aws eks update-kubeconfig [cluster/dev]"},
    {"az aks get-credentials --name dev --file \"$KUBECONFIG\"",
     "local az aks get-credentials [cluster/dev]"},
    {"eksctl utils write-kubeconfig --cluster dev --kubeconfig \"$KUBECONFIG\"",
     "local eksctl utils write-kubeconfig [cluster/dev]"},
    {"aws s3 rm --recursive s3://b/x", "destroy aws s3 rm [s3://b/x] loses data"},
    {"aws s3 sync ./a s3://b --delete --dryrun", "plan aws s3 sync"},
    {"aws iam delete-role-policy --role-name x", "destroy aws iam delete-role-policy"},
    {"aws rds restore-db-instance-from-db-snapshot --db-instance-identifier new "
     "--db-snapshot-identifier s",
     "restore aws rds restore-db-instance-from-db-snapshot [db-instance/new] begins rds-instance"},
    {"aws ssm get-parameter --name x", "read aws ssm get-parameter"},
    {"eksctl upgrade cluster --name c", "plan eksctl upgrade cluster [cluster/c]"},
    {"eksctl create nodegroup -f c.yaml --include=x",
     "change eksctl create nodegroup [nodegroup/x]"},
    {"eksctl update addon --name coredns --cluster c --wait",
     "change eksctl update addon [addon/coredns] tells eks-addon-update"},
    {"eksctl update kubeconfig", ""},
    {"gcloud container clusters upgrade c --master --cluster-version 1.31 --async",
     "change gcloud container clusters upgrade [cluster/c] begins gke-operation to 1.31"},
    {"gcloud container clusters upgrade c --node-pool p",
     "disrupt gcloud container clusters upgrade [cluster/c] tells gke-operation"},
    {"gcloud compute disks snapshot d --snapshot-names s",
     "backup gcloud compute disks snapshot [disk/d] tells gcp-snapshot"},
    {"gcloud container node-pools delete p --cluster c",
     "destroy gcloud container node-pools delete [nodepool/p] tells gke-operation"},
    {"az aks upgrade -g g -n c -k 1.31 --control-plane-only --no-wait",
     "change az aks upgrade [cluster/c] begins aks-operation to 1.31"},
    {"az aks nodepool upgrade -g g --cluster-name c -n p",
     "disrupt az aks nodepool upgrade [nodepool/p] tells aks-operation"},
    {"az snapshot create -n s --source d",
     "backup az snapshot create [snapshot/s] tells azure-snapshot"},
    {"terraform plan -out=tf.plan", "plan terraform plan [tf.plan]"},
    {"terraform apply -destroy -auto-approve", "destroy terraform apply loses data"},
    {"terraform state pull > s.json", "backup terraform state pull"},
    {"terraform state rm x", "change terraform state rm"},
};
INSTANTIATE_TEST_SUITE_P(Cloud, KnownCommands, testing::ValuesIn(kCloud));

const Case kCharts[] = {
    {"helm upgrade --install mlflow repo/mlflow --version=1.2 --wait --timeout 5m -n mlops",
     "change helm upgrade [release/mlflow] tells helm-release to 1.2 in mlops"},
    {"juju refresh istio-pilot --channel 1.17/stable",
     "change juju refresh [application/istio-pilot] begins juju-application to 1.17/stable"},
    {"juju config kfp-db x=y", "change juju config [application/kfp-db]"},
    {"helm rollback mlflow 3 --wait",
     "undo helm rollback [release/mlflow] tells helm-release to 3"},
    {"helm uninstall x -n y", "destroy helm uninstall [release/x] in y"},
    {"helm get values x > values.bak.yaml", "backup helm get values [release/x]"},
    {"helm diff upgrade x .", "plan helm diff upgrade [release/x]"},
    {"helm repo update", "local helm repo update"},
    {"juju run-action x/0 pause --wait",
     "change juju run-action [unit/x/0] tells juju-application"},
    {"juju remove-application x --destroy-storage",
     "destroy juju remove-application [application/x] begins juju-application loses data"},
    {"juju export-bundle --filename b.yaml", "backup juju export-bundle"},
    {"juju export-bundle > b.yaml", "backup juju export-bundle"},
    {"juju config x > c.yaml", "backup juju config [application/x]"},
    {"juju scale-application x 0",
     "disrupt juju scale-application [application/x] begins juju-application"},
    {"juju status --watch 5s", "endless juju status tells juju-application"},
    {"helm upgrade x y --dry-run", "plan helm upgrade [release/x]"},
};
INSTANTIATE_TEST_SUITE_P(Charts, KnownCommands, testing::ValuesIn(kCharts));

const Case kData[] = {
    {"mysql -h x db < dump.sql", "restore mysql [database/db] at x"},
    {"psql -c \"SELECT 1\"", "read psql [database]"},
    {"mlflow db upgrade \"$URI\"", "migrate mlflow db upgrade [$URI]"},
    {"etcdctl --endpoints=x snapshot save /b/etcd.db",
     "backup etcdctl snapshot save [/b/etcd.db] at x"},
    {"etcdctl snapshot status /b/etcd.db", "read etcdctl snapshot status [/b/etcd.db]"},
    {"mysqldump -u x --all-databases > d.sql", "backup mysqldump [database]"},
    {"mlflow gc", "destroy mlflow gc loses data"},
    {"psql -h h -c 'ALTER TABLE x ADD y int'", "migrate psql [database] at h"},
    {"psql -c \"DROP TABLE x\"", "destroy psql [database] loses data"},
};
INSTANTIATE_TEST_SUITE_P(Data, KnownCommands, testing::ValuesIn(kData));

const Case kMachines[] = {
    {"timeout 5m kubectl get pods -w", "wait kubectl get [pod] tells rollout"},
    {"sudo -u root timeout -k 5 10m kubectl --context dev delete pvc data-0 data-1 --wait=false",
     "destroy kubectl delete [persistentvolumeclaim/data-0,persistentvolumeclaim/data-1] begins "
     "deletion loses data at dev"},
    {"watch -n 5 kubectl get nodes", "read kubectl get [node]; endless watch"},
    {"docker compose -f a.yml exec -T db mysqldump x > d.sql", "backup mysqldump [database/x]"},
    {"find . -name x -exec rm {} \\;", "local rm [{}]"},
    {"KUBECONFIG=x /usr/local/bin/kubectl get deploy,svc",
     "read kubectl get [deployment,service] tells rollout"},
    {"watch 'kubectl delete pod x'", "disrupt kubectl delete [pod/x]; endless watch"},
    {"docker compose down -v", "destroy docker compose down loses data"},
    {"docker run --rm img cmd", "change docker run"},
    {"git push --force origin main", "change git push"},
    {"sed -i 's/a/b/' f", "local sed"},
    {"sed 's/a/b/' f", "read sed"},
    {"rm -rf /tmp/x", "local rm [/tmp/x]"},
    {"apt-get install -y kubeadm=1.31.2-1.1",
     "change apt-get install [package/kubeadm=1.31.2-1.1]"},
    {"apt-mark hold kubelet", "local apt-mark hold [package/kubelet]"},
    {"systemctl restart kubelet", "disrupt systemctl restart [unit/kubelet]"},
    {"make deploy", ""},
    {"./script.sh --all", ""},
    {"curl -X POST http://x -d a", "change curl [http://x]"},
    {"set -e; cd x; export A=b; read -r l", "local set; read cd; local export; read read"},
    {"reboot", "disrupt reboot"},
    {"$KUBECTL get pods", ""},
    {"sudo -i", ""},
    {"k get pods", ""},
    {"timeout 60 kubectl logs -f x", "wait kubectl logs [pod/x]"},
    {"until kubectl get job x; do sleep 1; done",
     "wait kubectl get [job/x] tells job; wait sleep [1]"},
    {"watch -g kubectl get pods", "read kubectl get [pod] tells rollout; wait watch"},
};
INSTANTIATE_TEST_SUITE_P(Machines, KnownCommands, testing::ValuesIn(kMachines));

const Case kTexts[] = {
    {"kubectl get pvc -A -o yaml | gzip > b.gz",
     "backup kubectl get [persistentvolumeclaim]; local gzip"},
    {"{ kubectl get a -o yaml; kubectl get b -o json; } > x.yaml",
     "backup kubectl get [a]; backup kubectl get [b]"},
    {"kubectl get pods -o json | jq . > x.json", "read kubectl get [pod] tells rollout; local jq"},
    {"linkerd prune | kubectl delete -f -", "read linkerd prune; destroy kubectl delete [-]"},
    {"ssh root@host \"systemctl restart kubelet && rm -rf /var/lib/rancher\"",
     "disrupt systemctl restart [unit/kubelet]; destroy rm [/var/lib/rancher] loses data"},
    {"bash -c 'helm upgrade mlflow ./chart --version 1.2 --install'",
     "change helm upgrade [release/mlflow] begins helm-release to 1.2"},
    {"until [ \"$(aws rds describe-db-snapshots --db-snapshot-identifier s --query x)\" = "
     "available ]; do sleep 10; done",
     "read [; wait aws rds describe-db-snapshots [db-snapshot/s] tells rds-snapshot; wait sleep "
     "[10]"},
    {"curl -sfL https://get.k3s.io | INSTALL_K3S_VERSION=v1 sh -",
     "read curl [https://get.k3s.io]; change sh"},
    {"kubectl get pods -o name | xargs -n1 kubectl delete",
     "read kubectl get [pod] tells rollout; destroy kubectl delete"},
    {"gunzip -c d.gz | psql -d x", "read gunzip; restore psql [database/x]"},
    {"for i in 1 2; do kubectl annotate pod/x example.com/key=val foo-; done",
     "change kubectl annotate [pod/x]"},
    {"echo hi > /tmp/f; echo hi >&2; cat <<'E' | kubectl apply -f -",
     "local echo; read echo; read cat; change kubectl apply [-] begins rollout"},
    {"kubectl create ns x --dry-run=client -o yaml | kubectl apply -f -",
     "plan kubectl create [namespace/x]; change kubectl apply [-] begins rollout"},
    {"helm template x . | kubectl apply -f -",
     "read helm template; change kubectl apply [-] begins rollout"},
    {"pg_dump -h h -U u mlflow | gzip | aws s3 cp - s3://b/x.gz",
     "backup pg_dump [database/mlflow] at h; local gzip; change aws s3 cp"},
    {"juju wait-for application x --query 's'",
     "wait juju wait-for application [application/x] tells juju-application"},
    {"bash script.sh", ""},
    {"curl -sS http://x | jq .", "read curl [http://x]; read jq"},
    {"f() { kubectl drain $1; }; f n1", "disrupt kubectl drain [node/$1]"},
    {"kubectl get deploy $x && [ \"$y\" = 1 ] || exit 1",
     "read kubectl get [deployment/$x] tells rollout; read [; read exit"},
    {"for n in $(kubectl get nodes -o name); do kubectl drain \"$n\"; kubectl uncordon \"$n\"; "
     "done",
     "read kubectl get [node]; disrupt kubectl drain [node/$n]; change kubectl uncordon [node/$n]"},
    {"while ! kubectl get pods | grep Running; do sleep 5; done",
     "wait kubectl get [pod] tells rollout; read grep; wait sleep [5]"},
    {"kubectl get cm -o yaml | tee cm.yaml", "backup kubectl get [configmap]; local tee"},
    {"kubectl get cm -o yaml | yq 'del(.x)' > cm.yaml", "backup kubectl get [configmap]; local yq"},
    {"ssh a 'ssh b \"kubectl delete ns x\"'", "destroy kubectl delete [namespace/x] loses data"},
    {"for i in $(seq 9); do aws eks describe-update --name c --update-id u | grep Successful && "
     "break; sleep 5; done",
     "read seq; wait aws eks describe-update [cluster/c] tells eks-cluster-update; read grep; read "
     "break; wait sleep [5]"},
    {"bash -c \"kubectl delete pvc $x\"",
     "destroy kubectl delete [persistentvolumeclaim/$x] loses data"},
    {"if kubectl get ns x; then kubectl delete ns x; fi",
     "read kubectl get [namespace/x]; destroy kubectl delete [namespace/x] loses data"},
    {"echo a | psql -d x", "read echo; change psql [database/x]"},
    {"(kubectl get cm -o yaml; kubectl get secret -o yaml) | gzip > f.gz",
     "backup kubectl get [configmap]; backup kubectl get [secret]; local gzip"},
    {"x=$(kubectl get cm -o yaml)", "read kubectl get [configmap]"},
    {"sudo bash -c 'systemctl stop kubelet; rm -rf /var/lib/etcd'",
     "disrupt systemctl stop [unit/kubelet]; destroy rm [/var/lib/etcd] loses data"},
};
INSTANTIATE_TEST_SUITE_P(Texts, KnownCommands, testing::ValuesIn(kTexts));

std::vector<std::string> Unknown(const std::string& source) {
  std::vector<std::string> unknown;
  for (const TextRange& range : Classify(ReadShell(source)).unknown) {
    unknown.push_back(source.substr(range.begin, range.end - range.begin));
  }
  return unknown;
}

TEST(Unknown, NamesWhatTheCatalogDoesNotHave) {
  using List = std::vector<std::string>;
  EXPECT_EQ(Unknown("make deploy; kubectl get pods && ./x.sh a"),
            (List{"make deploy", "./x.sh a"}));
  EXPECT_EQ(Unknown("sudo ./x.sh"), (List{"sudo ./x.sh"}));
  EXPECT_EQ(Unknown("$TOOL get pods"), (List{"$TOOL get pods"}));
  EXPECT_EQ(Unknown("eksctl update kubeconfig"), (List{"eksctl update kubeconfig"}));
  EXPECT_EQ(Unknown("bash script.sh"), (List{"bash script.sh"}));
  EXPECT_EQ(Unknown("bash -c 'kubectl get pods; own'"), (List{"bash -c 'kubectl get pods; own'"}));
  EXPECT_EQ(Unknown("f() { kubectl get pods; }; f; x=1; [[ -n $x ]] && echo $x"), List{});
}

TEST(Classify, PlacesEffectsInTheText) {
  const std::string source = "cd x && sudo kubectl delete pod a; y=$(helm list)";
  const std::vector<CommandEffect> effects = Classify(ReadShell(source)).effects;
  std::vector<std::string> places;
  places.reserve(effects.size());
  for (const CommandEffect& effect : effects) {
    places.push_back(source.substr(effect.begin, effect.end - effect.begin));
  }
  EXPECT_EQ(places, (std::vector<std::string>{"cd x", "sudo kubectl delete pod a", "helm list"}));
}

TEST(Classify, SaysHowToWaitForWhatReturnsEarly) {
  const auto effects = Classify(ReadShell("velero backup create b")).effects;
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_TRUE(effects[0].asynchronous);
  EXPECT_NE(effects[0].completed_by.find("--wait"), std::string::npos);
  const auto waited = Classify(ReadShell("velero backup create b --wait")).effects;
  ASSERT_EQ(waited.size(), 1U);
  EXPECT_FALSE(waited[0].asynchronous);
  EXPECT_EQ(waited[0].completed_by, "");
}

TEST(Classify, StopsAtTextsInTextsWithoutEnd) {
  std::string text = "kubectl delete pvc a";
  for (int i = 0; i < 12; ++i) {
    std::string quoted;
    for (const char c : text) quoted += (c == '\\' || c == '"' ? std::string("\\") : "") + c;
    if (quoted.size() > 100'000) break;
    text = "sh -c \"" + quoted + "\"";
  }
  EXPECT_TRUE(Classify(ReadShell(text)).effects.empty());
  EXPECT_FALSE(Classify(ReadShell(text)).unknown.empty());
}

}  // namespace
}  // namespace belay
