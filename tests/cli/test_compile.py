"""belay compile and belay ir: refusal, --check, whole files or none."""
import hashlib
import json
import os
import re
import unittest

from harness import CLEAN, MODULE, SOURCE, WRONG, CliTest
from test_lint import validate

TARGETS = ["bash", "argo", "markdown"]
# Errors of the linter only: a command whose variable nothing defines.
UNDEFINED = CLEAN.replace("get nodes", 'get nodes "$nobody_knows"')


class CompileTest(CliTest):
    def test_every_target_writes_to_stdout_or_a_file_the_same_bytes(self):
        self.write("a.belay", CLEAN)
        for target in TARGETS:
            with self.subTest(target=target):
                printed = self.expect(0, "compile", "--to", target, "a.belay", out="demo").stdout
                self.expect(0, "compile", "--to", target, "a.belay", "-o", f"{target}.out")
                self.assertEqual((self.folder / f"{target}.out").read_bytes(), printed)
                self.assertTrue(printed.endswith(b"\n") and not printed.endswith(b"\n\n"))
                self.assertEqual(
                    self.run_belay("compile", "--to", target, "--stdin-filename", "a.belay", "-", stdin=CLEAN).stdout,
                    printed)

    def test_only_the_script_is_executable(self):
        self.write("a.belay", CLEAN)
        old = os.umask(0o022)
        try:
            for target, mode in (("bash", 0o755), ("argo", 0o644), ("markdown", 0o644)):
                self.expect(0, "compile", "--to", target, "a.belay", "-o", target)
                self.assertEqual((self.folder / target).stat().st_mode & 0o777, mode)
        finally:
            os.umask(old)

    def test_errors_are_refused_and_nothing_is_written(self):
        self.write("a.belay", UNDEFINED)
        self.write("out.sh", "old\n")
        self.expect(1, "compile", "--to", "bash", "a.belay", "-o", "out.sh",
                    err=["error[PIN10", "1 error in 1 file, 1 step; nothing was compiled", "--allow-errors"])
        self.assertEqual(self.read("out.sh"), "old\n")
        self.expect(0, "compile", "--to", "bash", "a.belay", "-o", "out.sh", "--allow-errors", err="error[PIN10")
        self.assertNotEqual(self.read("out.sh"), "old\n")
        self.write("b.belay", WRONG)
        self.expect(1, "compile", "--to", "bash", "b.belay", "--allow-errors", err=["LNG02", "there is no plan"])
        self.write("m.belay", MODULE)
        self.expect(2, "compile", "--to", "bash", "m.belay", err="`m.belay` is a module: it has no plan")

    def test_what_argo_cannot_express_is_refused_at_its_place(self):
        self.write("a.belay", CLEAN.replace(
            "stage a {", "stage a {\n  check \"x\" as a_b `true`").replace(
            "nodes are there\"", "nodes are there\" as a-b"))
        self.expect(1, "compile", "--to", "argo", "a.belay", "-o", "out.yaml", "--allow-errors",
                    err=["error[TGT01 not-for-argo]: ", " --> a.belay:", "argo cannot do what the plan says"])
        self.assertFalse((self.folder / "out.yaml").exists())
        self.expect(0, "compile", "--to", "bash", "a.belay", "-o", "out.sh")

    def test_check_says_when_a_file_is_stale(self):
        self.write("a.belay", CLEAN)
        command = ["compile", "--to", "bash", "a.belay", "-o", "out.sh"]
        self.expect(1, *command, "--check", err="`out.sh` does not exist; to write it: belay compile --to bash")
        self.assertFalse((self.folder / "out.sh").exists())
        self.expect(0, *command)
        self.expect(0, *command, "--check")
        self.write("a.belay", "# only a comment\n" + CLEAN)
        self.expect(1, *command, "--check", err="`out.sh` is stale: it differs from line ")
        self.write("a.belay", CLEAN)
        (self.folder / "out.sh").chmod(0o644)
        self.expect(1, *command, "--check", err="`out.sh` is not executable")

    def test_outputs_that_cannot_be_written(self):
        self.write("a.belay", CLEAN)
        (self.folder / "folder").mkdir()
        command = ["compile", "--to", "bash", "a.belay", "-o"]
        self.expect(2, *command, "folder", err="belay: `folder` is a folder; -o takes a file\n")
        self.expect(3, *command, "none/out.sh", err="belay: cannot write `none/out.sh`: no such file or directory\n")
        self.expect(0, *command, "/dev/null")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a.belay", "folder"])

    def test_inputs_that_are_no_plan(self):
        (self.folder / "folder").mkdir()
        for command in (["compile", "--to", "bash"], ["ir"]):
            self.expect(2, *command, "folder", err="`folder` is a folder; one plan is needed")
            self.expect(2, *command, "none.belay", err="there is no file or folder `none.belay`")

    def test_settings_change_the_output(self):
        self.write("a.belay", CLEAN.replace("stage a", 'param n: string = "x"\nstage a').replace(
            "get nodes", 'get nodes "$n"'))
        outputs = {self.run_belay("compile", "--to", "bash", "a.belay", *more).stdout
                   for more in ([], ["--set", "n=one"], ["--set", "n=two"])}
        self.assertEqual(len(outputs), 3)

    def test_the_repaired_sample_compiles_to_everything(self):
        plan = str(SOURCE / "samples/mlops-platform/plan.belay")
        for target in TARGETS:
            done = self.run_belay("compile", "--to", target, plan)
            self.assertEqual(done.returncode, 0, done.stderr.decode())


class IrTest(CliTest):
    def test_it_fits_its_schema_and_its_hash_is_in_the_outputs(self):
        plan = str(SOURCE / "samples/mlops-platform/plan.belay")
        document = json.loads(self.run_belay("ir", plan).stdout)
        validate(self, document, "plan")
        self.assertGreater(len(document["steps"]), 20)
        canonical = self.run_belay("ir", "--canonical", plan).stdout
        validate(self, json.loads(canonical), "plan")
        digest = hashlib.sha256(canonical.rstrip(b"\n")).hexdigest()
        for target in TARGETS:
            self.assertIn(digest, self.run_belay("compile", "--to", target, plan).stdout.decode(), target)

    def test_every_plan_at_hand_fits_the_schema(self):
        plans = [path.read_text() for folder in ("tests/golden", "samples")
                 for path in sorted((SOURCE / folder).rglob("*.belay"))]
        for rule in json.loads(self.run_belay("rules", "--format", "json").stdout)["rules"]:
            plans += [text for text in (rule["bad"], rule["good"]) if text]
        fitting = 0
        for text in plans:
            done = self.run_belay("ir", "-", stdin=text)
            if done.returncode == 0:
                validate(self, json.loads(done.stdout), "plan")
                fitting += 1
            else:
                self.assertRegex(done.stderr.decode(), r"there is no plan to go on with|is a module")
                self.assertEqual(done.stdout, b"")
        self.assertGreater(fitting, 20)

    def test_places_are_the_only_difference_of_the_canonical_form(self):
        self.write("a.belay", CLEAN)
        full = json.loads(self.run_belay("ir", "a.belay").stdout)
        canonical = json.loads(self.run_belay("ir", "--canonical", "a.belay").stdout)

        def bare(node):
            # A command's tools are read from its text, which is in both.
            if isinstance(node, dict):
                return {k: bare(v) for k, v in node.items() if k not in ("place", "name_place", "call", "tools")}
            return [bare(item) for item in node] if isinstance(node, list) else node

        self.assertEqual({k: v for k, v in bare(full).items() if k != "file"}, canonical)
        self.assertNotEqual(full, canonical)

    def test_moved_lines_leave_the_canonical_form(self):
        self.write("a.belay", CLEAN)
        self.write("b.belay", "# moved\n\n" + re.sub(r"\n", "\n\n", CLEAN))
        self.assertEqual(self.run_belay("ir", "--canonical", "a.belay").stdout,
                         self.run_belay("ir", "--canonical", "b.belay").stdout)


if __name__ == "__main__":
    unittest.main()
