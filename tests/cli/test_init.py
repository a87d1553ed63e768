"""belay init: plans to start from, which want nothing but their blanks filled in."""
import json
import re
import unittest

from harness import SOURCE, CliTest

COMMIT = "5c90486438c7c89d8c9c5bc949620566dd509f94"
# What somebody writes in the place of each blank, in the order of the file.
FILLED = {
    "eks": {
        "<cluster-name>": "shop-prod", "<aws-region>": "eu-west-1", "1.XX": "1.33", "1.YY": "1.34",
        "<node-group-name>": "workers-a",
        "<coredns-build-now>": "v1.12.1-eksbuild.2", "<coredns-build-then>": "v1.12.3-eksbuild.1",
        "<kube-proxy-build-now>": "v1.33.0-eksbuild.2", "<kube-proxy-build-then>": "v1.34.0-eksbuild.2",
        "<vpc-cni-build-now>": "v1.19.5-eksbuild.1", "<vpc-cni-build-then>": "v1.20.1-eksbuild.3",
    },
    "helm": {
        "<cluster-name>": "shop-prod", "<kubeconfig-context>": "shop-prod", "<release-name>": "web",
        "<namespace>": "shop", "<chart-or-oci-address>": "oci://registry.example.org/charts/web",
        "<version-now>": "v2.4.0", "<version-then>": "v2.5.1",
        "<chart-version-now>": "0.41.14", "<chart-version-then>": "0.45.20", "<values-file>": "helm/web.yaml",
        "<address-of-a-health-check>": "https://shop.example.org/health",
    },
    "juju": {
        "<cluster-name>": "ckf", "<juju-model>": "kubeflow", "<database-application>": "kfp-db",
        "<server-application>": "kfp-api", "<channel-now>": "1.7/stable", "<channel-then>": "1.8/stable",
        "<command-that-dumps-the-data>": "juju ssh --model kubeflow kfp-db/0 mysqldump --all-databases",
        "<command-that-loads-the-data>": "juju ssh --model kubeflow kfp-db/0 mysql",
    },
    "kubeflow": {
        "<cluster-name>": "ml", "<kubeconfig-context>": "ml", "<release-now>": "2.4.0", "<release-then>": "2.5.0",
        "<commit-of-release-now>": COMMIT, "<commit-of-release-then>": COMMIT[::-1],
        "<bucket-and-folder-of-the-copy>": "backups/kubeflow", "<folder-of-the-new-overlay>": "overlays/new",
        "<folder-of-the-old-overlay>": "overlays/old",
    },
    "blue-green": {
        "<blue-cluster-name>": "blue", "<blue-kubeconfig-context>": "blue", "1.XX": "1.33", "1.YY": "1.34",
        "<green-cluster-name>": "green", "<green-kubeconfig-context>": "green", "<namespace>": "shop",
        "<command-that-tells-the-account>": "aws sts get-caller-identity --query Account --output text",
        "<account>": "111122223333",
        "<command-that-builds-green>": "eksctl create cluster --config-file green.yaml",
        "<command-that-destroys-green>": "eksctl delete cluster --config-file green.yaml --wait",
        "<health-check-of-green>": "https://green.example.org/health",
        "<command-that-sends-users-to>": "./dns.sh", "<address-of-users>": "https://shop.example.org/health",
        "<command-that-destroys-blue>": "eksctl delete cluster --name blue --wait",
        "<command-that-lists-what-is-left-of-blue>":
            "aws eks list-clusters --query \"clusters[?@=='blue']\" --output text",
    },
}
BLANK = re.compile(r"<[a-z][a-z-]*>|\b1\.(?:XX|YY)\b|vX\.Y\.Z")


def statements(text):
    return "".join(line.split(" # ")[0] + "\n" for line in text.splitlines() if not line.startswith("#"))


class InitTest(CliTest):
    def test_each_template_is_known_here(self):
        templates = (SOURCE / "compiler/library/templates").glob("*.belay")
        self.assertEqual(sorted(path.stem for path in templates), sorted(FILLED))

    def findings(self, path):
        done = self.run_belay("lint", "--profile", "production", "--format", "json", path)
        return json.loads(done.stdout)["diagnostics"]

    def test_blanks_are_all_that_lint_finds(self):
        for name, filled in FILLED.items():
            with self.subTest(template=name):
                path = f"{name}.belay"
                self.expect(0, "init", "--from", name, "-o", path,
                            err=f"wrote `{path}`; `belay lint {path}` lists what is yours to fill in")
                text = self.read(path)
                blanks = set(BLANK.findall(statements(text)))
                self.assertEqual(blanks, set(filled))
                found = self.findings(path)
                self.assertEqual({finding["code"] for finding in found}, {"PIN01"})
                told = " ".join(finding["message"] for finding in found)
                self.assertEqual([blank for blank in blanks if f"`{blank}`" not in told], [])
                self.assertNotIn("in the title", told)  # what is declared is not told again where an action speaks of it
                self.expect(0, "fmt", "--check", path, err="0 files would")

    def test_filled_in_they_are_clean_and_compile(self):
        for name, filled in FILLED.items():
            text = self.run_belay("init", "--from", name, "-o", "-").stdout.decode()
            for blank, value in filled.items():
                text = text.replace(blank, value)
            path = self.write(f"{name}.belay", text).name
            with self.subTest(template=name):
                self.assertEqual([finding["message"] for finding in self.findings(path)], [])
                for target in ("bash", "argo", "markdown"):
                    self.expect(0, "compile", "--to", target, path, out="")

    def test_nothing_is_overwritten(self):
        self.expect(0, "init", err="wrote `plan.belay`")
        self.assertEqual(self.read("plan.belay"), (SOURCE / "compiler/library/templates/eks.belay").read_text())
        self.write("mine.belay", "mine")
        (self.folder / "folder").mkdir()
        (self.folder / "link.belay").symlink_to("mine.belay")
        for path in ("plan.belay", "mine.belay", "folder", "link.belay"):
            self.expect(2, "init", "--from", "helm", "-o", path, err=f"`{path}` is there already")
        self.assertEqual(self.read("mine.belay"), "mine")
        self.expect(3, "init", "-o", "none/plan.belay", err="cannot write `none/plan.belay`")
        self.expect(2, "init", "--from", "hlem", err="did you mean `helm`?")


if __name__ == "__main__":
    unittest.main()
