"""belay lint: what is linted, where the findings go, and the exit code."""
import json
import os
import unittest

from harness import CLEAN, MODULE, SOURCE, UNUSED, WRONG, CliTest


class LintTest(CliTest):
    def test_exit_code_is_the_same_for_every_format_and_for_standard_input(self):
        self.write("clean.belay", CLEAN)
        self.write("wrong.belay", WRONG)
        self.write("unused.belay", UNUSED)
        rows = [
            ("clean", [], 0), ("unused", [], 0), ("wrong", [], 1),
            ("unused", ["--fail-on", "warning"], 1), ("unused", ["--fail-on", "info"], 1),
            ("clean", ["--fail-on", "info"], 0), ("wrong", ["--fail-on", "never"], 0),
        ]
        for name, flags, code in rows:
            for form in ("text", "concise", "json"):
                with self.subTest(plan=name, flags=flags, format=form):
                    by_path = self.run_belay("lint", "--format", form, *flags, f"{name}.belay")
                    self.assertEqual(by_path.returncode, code)
                    by_pipe = self.run_belay("lint", "--format", form, *flags, "--stdin-filename",
                                             f"{name}.belay", "-", stdin=self.read(f"{name}.belay"))
                    self.assertEqual((by_pipe.returncode, by_pipe.stdout), (code, by_path.stdout))

    def test_findings_go_to_stdout_and_the_summary_to_stderr(self):
        self.write("a.belay", WRONG)
        self.expect(1, "lint", "a.belay",
                    out=["error[LNG02 unknown-word]: ", " --> a.belay:4:3\n", "did you mean `check`?"],
                    err=["1 error in 1 file, 0 steps\n", "belay explain LNG02"])
        self.write("a.belay", CLEAN)
        self.expect(0, "lint", "a.belay", err="no findings in 1 file, 1 step\n")

    def test_concise_is_a_line_a_finding(self):
        self.write("a.belay", WRONG)
        done = self.expect(1, "lint", "--format=concise", "a.belay", out="a.belay:4:3: error[LNG02 unknown-word]: ",
                           err="1 error in 1 file, 0 steps\n")
        self.assertEqual(done.stdout.count(b"\n"), 1)

    def test_json_is_a_document_that_fits_its_schema(self):
        self.write("clean.belay", CLEAN)
        self.write("wrong.belay", WRONG)
        self.write("unused.belay", UNUSED)
        counts = {}
        for name in ("clean", "wrong", "unused"):
            done = self.run_belay("lint", "--format", "json", f"{name}.belay")
            document = json.loads(done.stdout)
            counts[name] = document["counts"]
            validate(self, document, "diagnostics")
        self.assertEqual(counts["clean"], {"error": 0, "warning": 0, "info": 0})
        self.assertEqual(counts["wrong"]["error"], 1)
        self.assertEqual(counts["unused"]["warning"], 1)

    def test_json_of_the_sample_with_mistakes_fits_its_schema(self):
        done = self.run_belay("lint", "--format", "json", str(SOURCE / "samples/mlops-platform/as-written.belay"))
        document = json.loads(done.stdout)
        self.assertGreater(len(document["diagnostics"]), 5)
        validate(self, document, "diagnostics")

    def test_folders_are_searched_and_the_worst_exit_code_counts(self):
        self.write("plans/b.belay", UNUSED)
        self.write("plans/deep/a.belay", WRONG)
        self.write("plans/build/x.belay", WRONG)
        self.write("plans/.hidden/x.belay", WRONG)
        self.write("plans/notes.txt", WRONG)
        done = self.expect(1, "lint", "--format", "concise", "plans", out="plans/deep/a.belay:4:3: error",
                           err="1 error, 1 warning in 2 files, 1 step\n")
        self.assertEqual([line.split(b":")[0] for line in done.stdout.splitlines()],
                         [b"plans/b.belay", b"plans/deep/a.belay"])
        self.expect(1, "lint", out="a.belay", err="in 2 files")

    def test_no_input_is_a_mistake_of_its_own(self):
        self.expect(2, "lint", err="belay: there is no *.belay file in `.`\n")
        self.expect(2, "lint", "none.belay", err="belay: there is no file or folder `none.belay`\n")
        self.write("a.belay", CLEAN)
        self.expect(2, "lint", "none.belay", "a.belay", err=["`none.belay`", "no findings in 1 file"])
        self.write("w.belay", WRONG)
        self.expect(2, "lint", "none.belay", "w.belay", out="error[LNG02", err=["`none.belay`", "1 error"])

    def test_what_is_written_otherwise_elsewhere_has_a_help(self):
        for line, says in {
            'check "a" `./state` equals "ok"': 'what a command\'s output must be is written `is "TEXT"`',
            'check "a" `./state` contains "ok"': 'what a command\'s output must be is written `matches "REGEX"`',
            'check "a" `./state` is == "ok"': 'write `is "ok"`',
            'check "a" `./state` is != ""': "write `is not empty`",
            'check "a" `./state` is > "abc"': 'what a text must look like is written `matches "REGEX"`',
            'check "a" "./state" is "ok"': "a command stands in backticks",
            'run "a" `./a` { rollback "./b" }': "a command stands in backticks",
            "check \"a\" `./state` up to 5 min": "this length of time is written `5m`",
            "component a { version = 1.0 -> v3 }": 'a version of one number stands in quotes: `"v3"`',
            'check "a" `./state` = "ok"': 'what a command\'s output must be is written `is "TEXT"`',
            'run "a" `./a` { timeout = 5m }': "a setting of a step stands without `=`",
            'run "a" `./a` { rollback: `./b` }': "leave the `:` out",
            "upgrade a.b: using c.d": "leave the `:` out",
            'notify #team "it begins"': "`#` begins a comment",
            "within a using b.c as d { }": "a title, `as NAME` and `on CLUSTER` stand before `using`",
            "component a { version = 1.0 to 2.0 }": "a path of versions is written with `->`",
            "component a { version = 1.0 => 2.0 }": "a path of versions is written with `->`",
            'check using http.responds(uri = "a")': "it has `url`, `status`, `limit`",
        }.items():
            with self.subTest(line):
                self.write("a.belay", f'edition 1\nimport "http"\nplan p {{ title = "p" }}\n{line}\n')
                self.expect(1, "lint", "a.belay", out=f"help: {says}", err="1 error")

    def test_a_mistake_at_the_very_beginning(self):
        for text in ("5 -> 3\n", "# nothing\n\n5 -> 3\n", "> 3\n"):
            self.write("a.belay", text)
            self.expect(1, "lint", "a.belay", out="error[LNG01", err="1 error")

    def test_modules_are_read_from_beside_the_plan(self):
        plan = CLEAN.replace("edition 1", 'edition 1\nimport "./lib/tools.belay"').replace(
            "`kubectl get nodes`", "using tools.ping")
        self.write("plans/a.belay", plan)
        self.write("plans/lib/tools.belay", MODULE)
        self.expect(0, "lint", "plans/a.belay", err="no findings in 1 file, 1 step\n")
        self.expect(0, "lint", "plans", err="no findings in 2 files, 1 step\n")
        self.expect(0, "lint", "--stdin-filename", "plans/x.belay", "-", stdin=plan, err="no findings")
        self.expect(1, "lint", "-", stdin=plan, out="LNG10", err="1 error")

    def test_a_module_is_read_alone(self):
        self.write("tools.belay", MODULE.replace("true", 'ping "$naem" "$run_id"').replace("()", "(name: string)"))
        self.expect(1, "lint", "--format=concise", "tools.belay",
                    out="tools.belay:3:14: error[PIN10 undefined-variable]: `$naem` is defined nowhere; did you mean `name`?",
                    err="1 error in 1 file, 0 steps\n")
        for module in sorted((SOURCE / "compiler/library").glob("*.belay")):
            with self.subTest(module=module.name):
                self.expect(0, "lint", str(module), err="no findings in 1 file, 0 steps\n")

    def test_modules_may_import_one_another(self):
        self.write("one.belay", 'edition 1\nimport "./two.belay"\naction check one.look() { check `true` }\n')
        self.write("two.belay", 'edition 1\nimport "./one.belay"\naction check two.look() { using one.look }\n')
        self.write("plan.belay", CLEAN.replace("stage", 'import "./one.belay"\nstage').replace("`kubectl get nodes`", "using two.look"))
        self.expect(0, "lint", ".", err="no findings in 3 files, 1 step\n")

    def test_a_file_that_is_not_readable_is_a_failure(self):
        if os.geteuid() == 0:
            self.skipTest("root reads everything")
        self.write("a.belay", WRONG).chmod(0)
        self.write("b.belay", WRONG)
        self.expect(3, "lint", "a.belay", "b.belay", out="b.belay:4:3",
                    err=["belay: cannot read `a.belay`: permission denied\n", "1 error in 1 file"])

    def test_settings_fix_parameters(self):
        self.write("a.belay", CLEAN.replace("stage a", 'param n: int = 3\nstage a').replace(
            "get nodes", 'get nodes "$n"'))
        self.expect(0, "lint", "--set", "n=4", "a.belay", err="no findings")
        self.expect(1, "lint", "--set", "n=four", "a.belay", out="LNG05", err=" in 1 file")
        self.write("b.belay", UNUSED)
        self.expect(0, "lint", "b.belay", out="LNG11", err="1 warning in 1 file")
        self.write("c.belay", '''edition 1
plan c { title = "c" }
param place: string in ["a", "b"]
param used: string = "x"
stage s {
  when place == "a" { check "a" `test "$used" = x` } else { check "b" `true` }
}
''')
        self.expect(0, "lint", "--set", "place=b", "--fail-on", "info", "c.belay", err="no findings")

    def test_profiles_contain_each_other(self):
        sample = str(SOURCE / "samples/mlops-platform/as-written.belay")
        found = []
        for profile in ("basic", "standard", "production"):
            done = self.run_belay("lint", "--format", "json", "--profile", profile, sample)
            found.append({(d["code"], d["place"]["begin"]["offset"]) for d in json.loads(done.stdout)["diagnostics"]})
        self.assertTrue(found[0] <= found[1] <= found[2])
        self.assertTrue(found[0] < found[2])


def validate(test, document, schema):
    try:
        import jsonschema
    except ImportError:
        test.skipTest("python3-jsonschema is not installed")
    rules = json.loads((SOURCE / f"docs/{schema}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(rules)
    jsonschema.Draft202012Validator(rules).validate(document)


if __name__ == "__main__":
    unittest.main()
