#!/usr/bin/env python3
"""The sample's script is run on a small Charmed Kubeflow: to its end, back again, and where something goes wrong.

usage: charmed_test.py BELAY PLAN
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
BELAY, PLAN = "", ""

CHANNELS = {  # of the bundles of 1.6 and 1.7
    "admission-webhook": "1.6 1.7", "argo-controller": "3.3 3.3", "argo-server": "3.3 3.3", "dex-auth": "2.31 2.31",
    "istio-ingressgateway": "1.11 1.16", "istio-pilot": "1.11 1.16", "jupyter-controller": "1.6 1.7", "jupyter-ui": "1.6 1.7",
    "katib-controller": "0.14 0.15", "katib-db": "latest latest", "katib-db-manager": "0.14 0.15", "katib-ui": "0.14 0.15",
    "kfp-api": "2.0 2.0", "kfp-db": "latest latest", "kfp-persistence": "2.0 2.0", "kfp-profile-controller": "2.0 2.0",
    "kfp-schedwf": "2.0 2.0", "kfp-ui": "2.0 2.0", "kfp-viewer": "2.0 2.0", "kfp-viz": "2.0 2.0", "kubeflow-dashboard": "1.6 1.7",
    "kubeflow-profiles": "1.6 1.7", "kubeflow-roles": "1.6 1.7", "kubeflow-volumes": "1.6 1.7", "metacontroller-operator": "2.0 2.0",
    "minio": "ckf-1.6 ckf-1.7", "mlflow-server": "2.1 2.1", "oidc-gatekeeper": "ckf-1.6 ckf-1.7", "seldon-controller-manager": "1.14 1.15",
    "tensorboard-controller": "1.6 1.7", "tensorboards-web-app": "1.6 1.7", "training-operator": "1.5 1.6"}
CHARMS = {"istio-ingressgateway": "istio-gateway", "katib-db": "charmed-osm-mariadb-k8s", "kfp-db": "charmed-osm-mariadb-k8s",
          "seldon-controller-manager": "seldon-core"}
RELATIONS = """argo-controller:object-storage minio:object-storage
istio-pilot:istio-pilot istio-ingressgateway:istio-pilot
istio-pilot:ingress kubeflow-dashboard:ingress
istio-pilot:ingress jupyter-ui:ingress
katib-db-manager:mysql katib-db:mysql
kfp-api:mysql kfp-db:mysql
kfp-api:object-storage minio:object-storage
kfp-profile-controller:object-storage minio:object-storage
kfp-ui:object-storage minio:object-storage
mlflow-server:object-storage minio:object-storage
kubeflow-profiles:kubeflow-profiles kubeflow-dashboard:kubeflow-profiles"""
JUJU_LABELS = {"app.juju.is/created-by": "kubeflow-profiles", "app.kubernetes.io/managed-by": "juju",
               "app.kubernetes.io/name": "kubeflow-dashboard", "model.juju.is/name": "kubeflow"}


def of_profile(name, uid, **marks):
    return ({"kind": "Profile", "metadata": {"name": name, **marks}},
            {"kind": "Namespace", "metadata": {"name": name, "uid": uid, "ownerReferences": [{"kind": "Profile", "name": name}]},
             "status": {"phase": "Active"}})


class Kubeflow:
    """A model in a folder, and the plan's script beside it."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="belay-charmed-"))
        for name in ("bin", "source", "volumes", "remote", "databases/katib-db-0", "databases/kfp-db-0"):
            (self.folder / name).mkdir(parents=True)
        shutil.copy(HERE / "kube.py", self.folder / "bin")
        tools = (HERE / "world.py").read_text().split("\n", 1)[1]
        (self.folder / "bin/world.py").write_text(f"#!{sys.executable}\n{tools}")
        (self.folder / "bin/world.py").chmod(0o755)
        for tool in ("juju", "kubectl", "mc", "curl", "mysql", "mysqldump"):
            (self.folder / "bin" / tool).symlink_to("world.py")
        (self.folder / "bin/sleep").write_text("#!/bin/sh\n")  # time passes at once
        (self.folder / "bin/sleep").chmod(0o755)
        for pod, database in (("katib-db-0", "katib"), ("kfp-db-0", "mlpipeline")):
            (self.folder / "databases" / pod / f"{database}.sql").write_text("CREATE TABLE `runs` (id int);\nCREATE TABLE `jobs` (id int);\n")
        sys.path.insert(0, str(HERE))
        self.populate()
        subprocess.run([BELAY, "compile", "--to", "bash", PLAN, "-o", self.folder / "run.sh"], check=True, capture_output=True)
        script = (self.folder / "run.sh").read_text()
        # No test takes minutes: what has to hold for 30 seconds has to hold once.
        script = re.sub(r"^( *do_(?:wait|verify|check) .* \d+ \d+) \d+ <<", r"\1 0 <<", script, flags=re.MULTILINE)
        (self.folder / "run.sh").write_text(script)

    def populate(self):
        apps, channels = {}, {}
        for number, (name, tracks) in enumerate(CHANNELS.items()):
            old, new = (f"{track}/stable" for track in tracks.split())
            charm = CHARMS.get(name, name)
            channels.setdefault(charm, {}).update({old: 100 + number} if old != new else {})
            channels[charm][new] = 35 if name.endswith("-db") else 200 + number
            apps[name] = {"charm": charm, "channel": old, "revision": 35 if name.endswith("-db") else 100 + number, "status": "active",
                          "config": {}, "trust": name == "jupyter-ui"}
        profiles, namespaces = zip(of_profile("admin", "uid-1", labels=dict(JUJU_LABELS), annotations={"controller.juju.is/id": "x", "model.juju.is/id": "y"}),
                                   of_profile("jo", "uid-2", labels={}))
        volume = {"kind": "PersistentVolume", "metadata": {"name": "pvc-notebook"}, "status": {"phase": "Bound"},
                  "spec": {"persistentVolumeReclaimPolicy": "Delete", "claimRef": {"namespace": "admin", "name": "notebook"}}}
        claim = {"kind": "PersistentVolumeClaim", "metadata": {"name": "notebook", "namespace": "admin"}, "spec": {"volumeName": "pvc-notebook"},
                 "status": {"phase": "Bound", "capacity": {"storage": "5Gi"}}}
        (self.folder / "volumes/pvc-notebook").mkdir()
        objects = {
            "profile": {f"/{o['metadata']['name']}": o for o in profiles}, "namespace": {f"/{o['metadata']['name']}": o for o in namespaces},
            "persistentvolume": {"/pvc-notebook": volume}, "persistentvolumeclaim": {"admin/notebook": claim},
            "pod": {f"kubeflow/{name}": {"kind": "Pod", "metadata": {"name": name, "namespace": "kubeflow"}, "spec": {"volumes": []}, "status": {"phase": "Running"}}
                    for name in ("katib-db-0", "kfp-db-0")},
            "statefulset": {}, "secret": {}, "workflow": {},
            "scheduledworkflow": {f"jo/{name}": {"kind": "ScheduledWorkflow", "metadata": {"name": name, "namespace": "jo"}, "spec": {"enabled": on}}
                                  for name, on in (("nightly", True), ("old", False))},
            "gateway": {"kubeflow/kubeflow-gateway": {"kind": "Gateway", "metadata": {"name": "kubeflow-gateway", "namespace": "kubeflow"}}},
            "deployment": {
                "kubeflow/istio-ingressgateway-workload": {"kind": "Deployment", "metadata": {"name": "istio-ingressgateway-workload"}},
                "kubeflow/istiod": {"kind": "Deployment", "metadata": {"name": "istiod"}, "spec": {"template": {"spec": {"containers": [
                    {"name": "discovery", "image": "docker.io/istio/pilot:1.11.0"}]}}}}}}
        state = {"apps": apps, "channels": channels, "relations": [line.split() for line in RELATIONS.splitlines()], "storage": {},
                 "next_storage": 0, "made_up": "MADEUPBYTHECHARM", "objects": objects,
                 "untrusted": ["jupyter-ui", "katib-ui", "kubeflow-dashboard", "kubeflow-profiles", "seldon-controller-manager"],
                 "needs": {"argo-controller": "minio", "kfp-api": "kfp-db", "kfp-ui": "minio", "katib-db-manager": "katib-db",
                           "kfp-profile-controller": "minio", "istio-ingressgateway": "istio-pilot"}}
        (self.folder / "state.json").write_text(json.dumps(state))
        import world
        world.folder = self.folder
        model = world.World()
        model.server("10Gi")
        model.save()
        disk = self.disk()
        for name in ("mlpipeline/artifacts/a b/model.tgz", "mlpipeline/pipelines/one.yaml", "mlflow/0/run/metrics"):
            (disk / name).parent.mkdir(parents=True, exist_ok=True)
            (disk / name).write_text(name * 100)
        self.start = self.state()

    def state(self):
        return json.loads((self.folder / "state.json").read_text())

    def disk(self):
        """The volume that MinIO serves."""
        objects = self.state()["objects"]
        claim = objects["pod"]["kubeflow/minio-0"]["spec"]["volumes"][1]["persistentVolumeClaim"]["claimName"]
        return self.folder / "volumes" / objects["persistentvolumeclaim"][f"kubeflow/{claim}"]["spec"]["volumeName"]

    def files(self):
        disk = self.disk()
        return {str(f.relative_to(disk)): f.read_text() for f in disk.rglob("*") if f.is_file() and ".minio.sys" not in f.parts}

    def run(self, *options):
        environment = {"PATH": f"{self.folder}/bin:{os.environ['PATH']}", "HOME": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1",
                       "MC_HOST_COPIES": "https://COPYKEY:C0PYS3CRET@s3.example.org"}
        done = subprocess.run(["bash", self.folder / "run.sh", "--yes", "--source", self.folder / "source", "--state-dir", self.folder / "state",
                               "--set", "copy_image=registry.example/tools@sha256:" + "0" * 64, "--set", "dashboard=https://kubeflow.example.org", *options],
                              env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
        return done.returncode, done.stdout + done.stderr

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)


def tracks(state):
    return {name: app["channel"].removesuffix("/stable") for name, app in state["apps"].items()}


def relations(state):
    return sorted(sorted(pair) for pair in state["relations"])


class Charmed(unittest.TestCase):
    def test_to_the_end_and_not_twice(self):
        with Kubeflow() as kubeflow:
            objects, old = kubeflow.files(), kubeflow.disk()
            status, output = kubeflow.run()
            self.assertEqual(status, 0, output[-3000:])
            state = kubeflow.state()
            self.assertEqual(tracks(state), {name: pair.split()[1] for name, pair in CHANNELS.items()})
            self.assertEqual(relations(state), relations(kubeflow.start))
            self.assertEqual(state["objects"]["namespace"], kubeflow.start["objects"]["namespace"])
            self.assertIn("pvc-notebook", [v["metadata"]["name"] for v in state["objects"]["persistentvolume"].values()])
            self.assertEqual(state["objects"]["persistentvolume"]["/pvc-notebook"], kubeflow.start["objects"]["persistentvolume"]["/pvc-notebook"])
            self.assertEqual(state["objects"]["scheduledworkflow"], kubeflow.start["objects"]["scheduledworkflow"])
            self.assertEqual(kubeflow.files(), objects)
            self.assertNotEqual(kubeflow.disk(), old)
            self.assertFalse(old.exists(), "the old disk is released")
            self.assertEqual(len(state["storage"]), 1)
            self.assertNotIn("kubeflow/minio-keep", state["objects"]["secret"])
            self.assertEqual(state["apps"]["katib-db"]["revision"], 35)
            calls = (kubeflow.folder / "calls.log").read_text()
            for secret in ("C0PYS3CRET", "MADEUPBYTHECHARM"):
                self.assertNotIn(secret, calls, "a secret is in an argument")
                for file in (kubeflow.folder / "state").rglob("*"):
                    self.assertFalse(file.is_file() and secret in file.read_text(errors="replace"), f"a secret is in {file.name}")
            status, output = kubeflow.run()
            self.assertEqual(status, 0, output[-3000:])
            more = (kubeflow.folder / "calls.log").read_text().removeprefix(calls)
            self.assertEqual([line for line in more.splitlines() if "version" not in line], [], "run again it does something")

    def test_a_bad_copy_is_seen_and_minio_comes_back(self):
        with Kubeflow() as kubeflow:
            objects = kubeflow.files()
            bad = kubeflow.folder / "bin/cp"
            bad.write_text('#!/bin/sh\n/bin/cp "$@" && rm /"${3#/}"mlflow/0/run/metrics\n')
            bad.chmod(0o755)
            status, output = kubeflow.run()
            self.assertEqual(status, 1, output[-3000:])
            self.assertIn("every file of the old volume is on the new one, with the same checksum", output[-1500:])
            self.assertIn("mlflow/0/run/metrics", output[-1500:])
            status, output = kubeflow.run("--rollback")
            self.assertEqual(status, 3, output[-3000:])
            self.assertIn("the charm refuses to install an older Istio", output)
            state = kubeflow.state()
            self.assertEqual(kubeflow.files(), objects)
            self.assertEqual(relations(state), relations(kubeflow.start))
            self.assertEqual(state["objects"]["scheduledworkflow"], kubeflow.start["objects"]["scheduledworkflow"])
            self.assertEqual(state["objects"]["profile"], kubeflow.start["objects"]["profile"])
            self.assertEqual(state["apps"]["jupyter-ui"]["trust"], True)
            self.assertEqual(state["apps"]["katib-ui"]["trust"], False)
            self.assertEqual({name for name, track in tracks(state).items() if track != CHANNELS[name].split()[0]},
                             {"istio-pilot", "istio-ingressgateway"})
            self.assertEqual(state["apps"]["kubeflow-dashboard"]["revision"], kubeflow.start["apps"]["kubeflow-dashboard"]["revision"])


def main():
    global BELAY, PLAN
    BELAY, PLAN = sys.argv[1:3]
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)


if __name__ == "__main__":
    main()
