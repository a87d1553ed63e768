#!/usr/bin/env python3
"""A small platform: what aws, kubectl, helm, terraform, curl, git and pytest would do to one, in a folder.

Called by the name of the tool, from WORLD/bin. WORLD/calls.log has a line for each call that changes something, when it begins
(`try`) and when its effect has happened (`did`). WORLD/hang holds `N before|after`: the Nth such call stands still there.
WORLD/fail holds a text: a call with it in its words fails.
"""
import json
import os
import pathlib
import sys
import time

world = pathlib.Path(sys.argv[0]).absolute().parent.parent
tool, args = os.path.basename(sys.argv[0]), sys.argv[1:]
line = " ".join([tool, *args])


READY = {"conditions": [{"type": "Ready", "status": "True"}]}


def state():
    path = world / "state.json"
    return json.loads(path.read_text()) if path.exists() else {"cluster": "1.29"}


def get(key, standard=""):
    return state().get(key, standard)


def log(word):
    with open(world / "calls.log", "a") as file:
        file.write(f"{word} {line!r}\n")


def stand_still():
    (world / "hanging").write_text(line)
    time.sleep(120)


def change(**values):
    """The one way in which a call has an effect."""
    tried = sum(1 for l in open(world / "calls.log") if l.startswith("try")) if (world / "calls.log").exists() else 0
    log("try")
    hang = (world / "hang").read_text().split() if (world / "hang").exists() else ["0", ""]
    if int(hang[0]) == tried + 1 and hang[1] == "before":
        stand_still()
    (world / "state.json").write_text(json.dumps({**state(), **values}))
    log("did")
    if int(hang[0]) == tried + 1 and hang[1] == "after":
        stand_still()


def option(name):
    return args[args.index(name) + 1]


def aws():
    if "get-caller-identity" in args:
        return "111122223333"
    if "update-kubeconfig" in args:
        pathlib.Path(option("--kubeconfig")).write_text("kubeconfig of " + option("--name"))
        return ""
    if "describe-cluster" in args:
        return f"ACTIVE/{get('cluster')}" if "join" in line else get("cluster")
    if "describe-addon-versions" in args:
        return "1"
    if "describe-addon" in args:
        return "ACTIVE" if "addon.status" in line else get("addon " + option("--addon-name"), "old")
    if "update-addon" in args:
        return change(**{"addon " + option("--addon-name"): option("--addon-version")})
    if "describe-nodegroup" in args:
        return get("nodes " + option("--nodegroup-name"), "1.29")
    if "update-nodegroup-version" in args:
        change(**{"nodes " + option("--nodegroup-name"): option("--kubernetes-version")})
        return "update-1"
    if "describe-update" in args:
        return "Successful"
    if "create-db-snapshot" in args:
        return change(**{"snapshot " + option("--db-snapshot-identifier"): "available"})
    if "describe-db-instances" in args:
        return "private"
    if "describe-db-snapshots" in args and "--db-snapshot-identifier" not in args:
        return ""
    if "describe-db-snapshots" in args:
        if "PercentProgress" in line:
            return "mlops-platform-dev-mlflow\t100"
        return get("snapshot " + option("--db-snapshot-identifier"), "missing")
    return ""


def kubectl():
    if args[:2] == ["config", "current-context"]:
        return get("current")
    if args[:2] == ["config", "view"]:
        return f"apiVersion: v1\nkind: Config # {option('--context')}"
    if args[:1] == ["version"] and "-o" in args:
        return json.dumps({"clientVersion": {"gitVersion": "v1.30.5"}})
    if "/readyz" in line:
        return "ok"
    if args[:2] == ["get", "workflowtemplates,clusterworkflowtemplates,cronworkflows"]:
        return "workflowtemplate.argoproj.io/train"
    if "--all-namespaces" in args:
        return json.dumps({"items": [{"metadata": {"name": "one", "uid": "1"}, "status": READY}]})
    if "karpenter.sh/nodepool=general" in line:
        return json.dumps({"items": [{"metadata": {"name": "one"}, "status": {"nodeInfo": {"kubeletVersion": "v1.31.2"}, **READY}}]})
    if args[:2] == ["get", "ec2nodeclass.karpenter.k8s.aws"] and args[-1] == "json":
        return json.dumps({"spec": {"amiSelectorTerms": [{"alias": "al2023@v20241213"}]}})
    if args[2:4] == ["get", "secret"]:
        return json.dumps({"data": {"MLFLOW_BACKEND_STORE_URI": "eA=="}})
    if args[2:4] == ["create", "job"]:
        return json.dumps({"spec": {"template": {"spec": {"containers": [{"name": "job"}]}}}})
    if args[2:4] == ["get", "job"]:
        return json.dumps({"status": {"conditions": [{"type": get("job", "Suspended"), "status": "True"}]}})
    if args[-2:] == ["-f", "-"]:
        sys.stdin.read()  # or whoever writes to it is told that nobody reads
    for word in ("set", "scale", "apply", "patch"):
        if word in args[:4]:
            values = {"replicas": "0" if "--replicas=0" in args else "2"} if word == "scale" else {}
            if word == "apply":
                values = {"job": "Complete"}
            if word == "set":
                values = {"image": args[-1].partition("=")[2]}
            return change(**values)
    if "spec.replicas" in line:
        return get("replicas", "2")
    if args[2:] == ["get", "deployment/mlflow", "-o", "json"]:
        return json.dumps({"spec": {"selector": {"matchLabels": {"app": "mlflow"}}}})
    if "pods -l app=mlflow" in line:
        return "" if get("replicas", "2") == "0" else "pod/mlflow-1"
    if "status.phase}" in line:
        return "Running"
    if "Ready" in line or "Established" in line:
        return "True"
    if "workflow-controller" in line:
        return "quay.io/argoproj/controller:v3.6.10\nquay.io/argoproj/server:v3.6.10"
    for name, image in (("karpenter", "public.ecr.aws/karpenter/controller:0.35.4@sha256:1"),
                        ("kserve-controller-manager", "kserve/kserve-controller:v0.13.1"),
                        ("argo-workflows-server", "quay.io/argoproj/argocli:v3.5.8")):
        if "image}" in line and name in args:
            return image
    if "image}" in line:
        return get("image", "ghcr.io/mlflow/mlflow:v2.9.2")
    if "exec" in args:
        return "2.11.1" if "/version" in line else "OK"
    return ""


def helm():
    release = args[1] if len(args) > 1 else ""
    if args[0] == "history":
        return json.dumps([{"revision": 3, "status": "deployed"}])
    if args[0] == "list":
        name = option("--filter").strip("^$")
        return json.dumps([{"status": "deployed", "chart": f"{name}-{get('release ' + name, '0')}"}])
    if args[0] == "status":
        return json.dumps({"info": {"status": "deployed"}})
    if args[:2] == ["show", "chart"]:
        return f"version: {option('--version')}"
    if args[0] == "upgrade":
        return change(**{"release " + release: option("--version")})
    if args[0] == "rollback":
        return change(**{"release " + release: "rolled back"})
    return ""


def terraform():
    if args[:2] == ["state", "pull"]:
        return json.dumps({"serial": 1, "resources": [1]})
    if args[0] == "apply":
        return change(cluster=args[-1].removesuffix(".tfplan").rsplit("-", 1)[1])
    if args[0] == "init" and "-lockfile=readonly" not in args:
        pathlib.Path(".terraform.lock.hcl").write_text('provider "registry.example/hashicorp/aws" {\n  version = "5.95.0"\n}\n')
        return change()
    return ""


def curl():
    if "--version" in args:
        return "curl 8.5.0"
    if "query" in line:
        return json.dumps({"data": {"result": [{"value": [0, "0"]}]}})
    if "predict" in line:
        return json.dumps({"predictions": [0]})
    sys.stdin.read()
    return change()


if (world / "fail").exists() and (world / "fail").read_text() in line:
    print("the fake tool was told to fail", file=sys.stderr)
    sys.exit(7)
answer = globals()[tool]() if tool in ("aws", "kubectl", "helm", "terraform", "curl") else ""
if answer:
    print(answer)
