#!/usr/bin/env python3
"""A small Charmed Kubeflow 1.6 in a folder: what juju, kubectl, mc, curl, mysql and mysqldump would do to one.

Called by the name of the tool, from WORLD/bin. WORLD/state.json is the state; volumes, the store of the copies and the databases
are folders and files. Charms settle a moment after a command, Istio's charm takes one minor version at a time and nothing while
its gateway is there, the dashboard's charm of 1.7 takes away a profile that Juju still owns. WORLD/fail holds a regular
expression: a call that it matches fails.
"""
import base64
import fcntl
import io
import json
import os
import pathlib
import re
import shutil
import sys
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from kube import Kubectl  # noqa: E402

folder = pathlib.Path(sys.argv[0]).absolute().parent.parent
MODEL = "prod:admin/kubeflow"


class World:
    def __init__(self):
        self.path = folder / "state.json"
        self.lock = open(folder / "lock", "w")  # calls of one pipe run at the same time
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        state = json.loads(self.path.read_text())
        self.state, self.objects, self.apps = state, state["objects"], state["apps"]

    def save(self):
        self.path.write_text(json.dumps(self.state, indent=1))
        self.lock.close()

    # ---- What follows from a change ----

    def delete(self, kind, key):
        gone = self.objects[kind].pop(key)
        if kind == "profile":
            self.delete("namespace", key)
        if kind == "namespace":
            for claim in [k for k in self.objects["persistentvolumeclaim"] if k.startswith(key[1:] + "/")]:
                self.delete("persistentvolumeclaim", claim)
        if kind == "persistentvolumeclaim":
            volume = self.objects["persistentvolume"][f"/{gone['spec']['volumeName']}"]
            volume["status"]["phase"] = "Released"

    def settle(self):
        for key, volume in list(self.objects["persistentvolume"].items()):
            if volume["status"]["phase"] == "Released" and volume["spec"]["persistentVolumeReclaimPolicy"] == "Delete":
                del self.objects["persistentvolume"][key]
                shutil.rmtree(folder / "volumes" / key[1:])
        for pod in self.objects["pod"].values():
            pod.setdefault("status", {"phase": "Running"})
        for key, owner in self.objects["statefulset"].items():
            owner["status"] = {"replicas": owner["spec"]["replicas"]}
            if owner["spec"]["replicas"] == 0:
                self.objects["pod"].pop(f"{key}-0", None)
            elif f"{key}-0" not in self.objects["pod"]:
                self.pod(key.split("/")[1], owner["claim"])

    def pod(self, app, claim=None):
        volumes = [{"name": "config", "configMap": {}}] + ([{"name": "data", "persistentVolumeClaim": {"claimName": claim}}] if claim else [])
        self.objects["pod"][f"kubeflow/{app}-0"] = {
            "kind": "Pod", "metadata": {"name": f"{app}-0", "namespace": "kubeflow", "labels": {"app.kubernetes.io/name": app}},
            "spec": {"volumes": volumes}, "status": {"phase": "Running"}}

    def inside(self, pod):
        """What a command in a pod sees: folders in place of its mounts, and variables."""
        disks = {}
        for volume in pod["spec"]["volumes"]:
            if "persistentVolumeClaim" in volume:
                claim = self.objects["persistentvolumeclaim"][f"kubeflow/{volume['persistentVolumeClaim']['claimName']}"]
                disks[volume["name"]] = folder / "volumes" / claim["spec"]["volumeName"]
        if pod["metadata"]["name"] != "minio-migration":
            return {"/data": str(disk) for disk in disks.values()}, {
                "MYSQL_ROOT_PASSWORD": "r00t", "DATABASES": str(folder / "databases" / pod["metadata"]["name"])}
        mounts = folder / "mounts"  # its two stand side by side, because scripts put their names together
        shutil.rmtree(mounts, ignore_errors=True)
        mounts.mkdir()
        for name, disk in disks.items():
            (mounts / f"data-{name}").symlink_to(disk)
        return {"/data-": str(mounts / "data-")}, {}

    def claim(self, size):
        name, volume = f"minio-data-{uuid.uuid4().hex[:8]}-minio-0", f"pvc-{uuid.uuid4()}"
        self.objects["persistentvolumeclaim"][f"kubeflow/{name}"] = {
            "kind": "PersistentVolumeClaim", "metadata": {"name": name, "namespace": "kubeflow"}, "spec": {"volumeName": volume},
            "status": {"phase": "Bound", "capacity": {"storage": size}}}
        self.objects["persistentvolume"][f"/{volume}"] = {
            "kind": "PersistentVolume", "metadata": {"name": volume}, "status": {"phase": "Bound"},
            "spec": {"persistentVolumeReclaimPolicy": "Delete", "claimRef": {"namespace": "kubeflow", "name": name}}}
        disk = folder / "volumes" / volume
        (disk / ".minio.sys").mkdir(parents=True)
        (disk / ".minio.sys/format.json").write_text(json.dumps({"version": "1", "format": "fs", "id": str(uuid.uuid4())}))
        (disk / ".minio.sys" / f"usage-{uuid.uuid4()}.bin").write_text("each server's own")
        return name

    def server(self, size):
        """MinIO's StatefulSet, Secret and storage."""
        app = self.apps["minio"]
        claim = self.claim(size)
        number = self.state["next_storage"]
        self.state["next_storage"] += 1
        self.state["storage"][f"minio-data/{number}"] = {"attachments": {"units": {"minio/0": {}}}}
        self.objects["statefulset"]["kubeflow/minio"] = {
            "kind": "StatefulSet", "metadata": {"name": "minio"}, "spec": {"replicas": 1}, "claim": claim}
        self.secret(app)
        self.settle()

    def secret(self, app):
        config = app["config"]
        pair = {"MINIO_ACCESS_KEY": config.get("access-key", "minio"), "MINIO_SECRET_KEY": config.get("secret-key") or self.state["made_up"]}
        self.objects["secret"]["kubeflow/minio-secret"] = {
            "kind": "Secret", "metadata": {"name": "minio-secret", "namespace": "kubeflow"},
            "data": {key: base64.b64encode(value.encode()).decode() for key, value in pair.items()}}


# ---- juju ----

class Juju:
    def __init__(self, world, args):
        self.world, self.apps = world, world.apps
        self.options, self.words = {}, []
        rest = list(args)
        while rest:
            word = rest.pop(0)
            if word in ("--trust", "--remove", "--no-prompt", "--no-destroy") or word.startswith("--scope="):
                self.options[word] = True
            elif word.startswith("--"):
                value = rest.pop(0)
                self.options[word] = self.options.get(word, []) + [value] if word == "--config" else value
            else:
                self.words.append(word)

    def fail(self, text):
        print(f"ERROR {text}", file=sys.stderr)
        sys.exit(1)

    def app(self, name):
        return self.apps.get(name) or self.fail(f'application "{name}" not found')

    def moved(self, app):
        app["moving"] = 1  # look

    def run(self):
        if self.words[0] == "version":
            return print("2.9.44-ubuntu-amd64")
        if self.options.get("--model") != MODEL:
            self.fail(f"no model was named in: juju {' '.join(sys.argv[1:])}")
        return getattr(self, self.words[0].replace("-", "_"))()

    def status(self):
        said = {}
        for name, app in self.apps.items():
            if len(self.words) > 1 and name not in self.words[1:]:
                continue
            state = app["status"]
            if app.get("moving", 0) > 0:
                app["moving"] -= 1
                state = "maintenance"
            elif not self.related(name):
                state = "blocked"
            endpoints = {}
            for pair in self.world.state["relations"]:
                for one, other in (pair, pair[::-1]):
                    if one.split(":")[0] == name:
                        endpoints.setdefault(one.split(":")[1], []).append(other.split(":")[0])
            agent = "idle" if state != "maintenance" else "executing"
            said[name] = {"charm-name": app["charm"], "charm-channel": app["channel"], "charm-rev": app["revision"], "scale": 1,
                          "application-status": {"current": state, "message": ""}, "relations": endpoints,
                          "units": {f"{name}/0": {"workload-status": {"current": state}, "juju-status": {"current": agent}}}}
        if len(self.words) > 1 and not said:
            return print(json.dumps({"applications": {}}))
        return print(json.dumps({"applications": said}))

    def related(self, name):
        need = self.world.state["needs"].get(name)
        return not need or any(one.split(":")[0] in (name, need) and other.split(":")[0] in (name, need) for one, other in self.world.state["relations"])

    def export_bundle(self):
        print("bundle: kubernetes\napplications:")
        for name, app in self.apps.items():
            print(f"  {name}:\n    charm: {app['charm']}\n    channel: {app['channel']}\n    revision: {app['revision']}\n    scale: 1")
        if self.world.state["relations"]:
            print("relations:")
            for one, other in self.world.state["relations"]:
                print(f"- - {one}\n  - {other}")

    def storage(self):
        print(json.dumps({"storage": self.world.state["storage"]}))

    def refresh(self):
        name, app = self.words[1], self.app(self.words[1])
        channel = self.options["--channel"]
        before = app["channel"]
        if name == "istio-pilot" and channel != before:
            if "istio-ingressgateway" in self.apps:
                self.fail("the charm hangs: its gateway is deployed")
            if int(channel.split("/")[0].split(".")[1]) != int(before.split("/")[0].split(".")[1]) + 1:
                app["status"] = "error"
            self.world.objects["deployment"]["kubeflow/istiod"]["spec"]["template"]["spec"]["containers"][0]["image"] = (
                f"docker.io/istio/pilot:{channel.split('/')[0]}.2")
        if name == "kubeflow-roles":
            self.fail("Juju on containers does not support updating deployment info for services")
        if name in self.world.state["untrusted"] and channel != before and not app.get("trust"):
            app["status"] = "error"
        if name == "kubeflow-dashboard" and channel.startswith("1.7"):
            for key, profile in list(self.world.objects["profile"].items()):
                if "app.juju.is/created-by" in profile["metadata"].get("labels", {}):
                    self.world.delete("profile", key)
            self.world.settle()
        app["channel"] = channel
        app["revision"] = int(self.options["--revision"]) if "--revision" in self.options else self.world.state["channels"][app["charm"]].get(channel, app["revision"] + 10)
        self.moved(app)

    def deploy(self):
        charm, name = self.words[1:3]
        if name in self.apps:
            self.fail(f'cannot add application "{name}": application already exists')
        config = dict(pair.split("=", 1) for pair in self.options.get("--config", []))
        channel = self.options["--channel"]
        self.apps[name] = {"charm": charm, "channel": channel, "revision": self.world.state["channels"][charm].get(channel, 999),
                           "status": "active", "config": config, "trust": "--trust" in self.options}
        self.moved(self.apps[name])
        if name == "minio":
            size = re.fullmatch(r"minio-data=(\d+)M", self.options["--storage"])
            self.world.server(f"{int(size[1]) // 1024}Gi")
        if charm == "istio-gateway":
            self.world.objects["deployment"]["kubeflow/istio-ingressgateway-workload"] = {
                "kind": "Deployment", "metadata": {"name": "istio-ingressgateway-workload"}}

    def remove_application(self):
        name = self.words[1]
        self.app(name)
        del self.apps[name]
        self.world.state["relations"] = [pair for pair in self.world.state["relations"] if name not in (pair[0].split(":")[0], pair[1].split(":")[0])]
        if name == "minio":
            for kind in ("statefulset", "pod", "secret"):
                for key in [k for k in self.world.objects[kind] if k.startswith("kubeflow/minio") and k not in ("kubeflow/minio-keep", "kubeflow/minio-migration")]:
                    del self.world.objects[kind][key]
            for held in self.world.state["storage"].values():
                held["attachments"]["units"].pop("minio/0", None)
        if name == "istio-ingressgateway":
            del self.world.objects["deployment"]["kubeflow/istio-ingressgateway-workload"]

    def remove_relation(self):
        before = len(self.world.state["relations"])
        self.world.state["relations"] = [pair for pair in self.world.state["relations"] if set(pair) != set(self.words[1:])]
        if len(self.world.state["relations"]) == before:
            self.fail("relation not found")

    def relate(self):
        for end in self.words[1:]:
            self.app(end.split(":")[0])
            assert ":" in end, "endpoints are recorded with their names"
        if any(set(pair) == set(self.words[1:]) for pair in self.world.state["relations"]):
            self.fail("relation already exists")
        self.world.state["relations"].append(self.words[1:])

    def trust(self):
        self.app(self.words[1])["trust"] = "--remove" not in self.options

    def config(self):
        app = self.app(self.words[1])
        if "--file" in self.options:
            app["config"].update(json.load(sys.stdin)[self.words[1]])
            self.world.secret(app)
            return self.moved(app)
        if self.words[2] == "trust":
            return print("true" if app.get("trust") else "false")
        return print(app["config"].get(self.words[2], ""))

    def remove_storage(self):
        if self.world.state["storage"][self.words[1]]["attachments"]["units"]:
            self.fail("storage is attached")
        del self.world.state["storage"][self.words[1]]


# ---- mc, mysql, curl ----

def place(world, path):
    """The folder of `here/bucket/key` or `there/copy/…`, when the server runs and takes the keys."""
    alias, _, rest = path.partition("/")
    access, secret, host = re.fullmatch(r"https?://([^:]+):([^@]+)@(.*)", os.environ[f"MC_HOST_{alias}"]).groups()
    if not host.startswith("minio.kubeflow"):
        return folder / "remote" / rest
    pod, keys = world.objects["pod"].get("kubeflow/minio-0"), world.objects["secret"].get("kubeflow/minio-secret")
    if pod is None or keys is None:
        sys.exit("mc: connection refused")
    if [access, secret] != [base64.b64decode(v).decode() for v in keys["data"].values()]:
        sys.exit("mc: The Access Key Id you provided does not exist in our records.")
    claim = pod["spec"]["volumes"][1]["persistentVolumeClaim"]["claimName"]
    return folder / "volumes" / world.objects["persistentvolumeclaim"][f"kubeflow/{claim}"]["spec"]["volumeName"] / rest


def mc(world, args):
    words = [word for word in args if not word.startswith("-")]
    if words[0] == "mirror":
        shutil.copytree(place(world, words[1]), place(world, words[2]), dirs_exist_ok=True)
    elif words[0] == "mb":
        place(world, words[1]).mkdir(exist_ok=True, parents=True)
    elif words[0] == "cat":
        sys.stdout.buffer.write(place(world, words[1]).read_bytes())
    elif words[0] == "ls":
        top = place(world, words[1])
        for file in sorted(top.rglob("*") if "--recursive" in args else top.glob("*")):
            if file.is_file() and "--json" in args:
                print(json.dumps({"key": str(file.relative_to(top)), "size": file.stat().st_size}))


def mysqldump(_world, args):
    print(pathlib.Path(os.environ["DATABASES"], args[-1] + ".sql").read_text() + "-- Dump completed on 2023-04-21 10:00:00")


def mysql(_world, args):
    if "--execute" not in args:
        pathlib.Path(os.environ["DATABASES"], "restored.sql").write_text(sys.stdin.read())
        return
    query = args[args.index("--execute") + 1]
    database = re.search(r"FROM (\w+)", query)[1]
    tables = re.findall(r"CREATE TABLE `(\w+)`", pathlib.Path(os.environ["DATABASES"], f"{database}.sql").read_text())
    print("\n".join(f"{table}\tBASE TABLE" for table in tables) if query.startswith("SHOW") else 1)


def curl(world, _args):
    print("302" if ["istio-pilot:istio-pilot", "istio-ingressgateway:istio-pilot"] in world.state["relations"] else "503")


def main():
    tool, args = os.path.basename(sys.argv[0]), sys.argv[1:]
    line = " ".join([tool, *args])
    with open(folder / "calls.log", "a") as log:
        log.write(json.dumps(line) + "\n")
    if (folder / "fail").exists() and re.search((folder / "fail").read_text(), line):
        sys.exit("the fake tool was told to fail")
    if "-" in args:  # read before the lock is taken, which its writer may wait for
        sys.stdin = io.StringIO(sys.stdin.read())
    world = World()
    if tool == "juju":
        Juju(world, args).run()
    elif tool == "kubectl":
        Kubectl(world, args).run()
    else:
        globals()[tool](world, args)
    world.save()


if __name__ == "__main__":
    main()
