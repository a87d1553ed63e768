"""`.belay.yaml`: the settings of a project."""
import json
import os
import unittest

from harness import CLEAN, CliTest

FACTS = """hops:
  - {id: shopdb-hop, names: [shopdb], unit: minor, max_step: 1, text: "one minor at a time", source: "wiki", as_of: 2026-11-02}
"""
PLAN = """edition 1
plan p { title = "ShopDB" }
cluster dev { version = 1.30  component shopdb { version = 4.0.0 -> 4.2.0 } }
stage work on dev {
  upgrade dev.shopdb to 4.2.0 { run `shopctl upgrade` }
}
"""


class ConfigTest(CliTest):
    def setUp(self):
        super().setUp()
        (self.folder / ".git").mkdir()
        self.write("ops/facts.yaml", FACTS)
        self.write(".belay.yaml", "facts: [ops/facts.yaml]\nprofile: production\n")
        self.write("plans/prod/a.belay", PLAN)
        self.write("clean.belay", CLEAN)

    def codes(self, *arguments, **more):
        done = self.run_belay("lint", "--format", "json", "--fail-on", "never", *arguments, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return {finding["code"] for finding in json.loads(done.stdout)["diagnostics"]}

    def test_the_nearest_one_holds(self):
        codes = self.codes("plans/prod/a.belay")
        self.assertIn("HOP02", codes)
        self.assertTrue(codes > self.codes("--profile", "standard", "plans/prod/a.belay"))
        self.assertNotIn("HOP02", self.codes("--no-config", "plans/prod/a.belay"))
        self.write("plans/.belay.yaml", "profile: standard\n")
        self.assertNotIn("HOP02", self.codes("plans/prod/a.belay"))
        self.assertEqual(self.codes("plans/prod/a.belay"), self.codes("--no-config", "plans/prod/a.belay"))
        self.assertIn("HOP02", self.codes("--config", ".belay.yaml", "plans/prod/a.belay"))

    def test_it_is_found_from_the_plan_and_not_from_where_belay_runs(self):
        away = self.folder / "elsewhere"
        away.mkdir()
        done = self.run_belay("lint", "--format", "json", "../plans/prod/a.belay", cwd=away)
        self.assertIn("HOP02", done.stdout.decode())
        done = self.run_belay("lint", "--format", "json", str(self.folder / "plans"), cwd="/")
        self.assertIn("HOP02", done.stdout.decode())

    def test_standard_input_has_the_place_of_its_name(self):
        self.assertIn("HOP02", self.codes("--stdin-filename", "plans/prod/a.belay", "-", stdin=PLAN))
        self.assertIn("HOP02", self.codes("-", stdin=PLAN))
        self.write("other/.belay.yaml", "")
        self.assertNotIn("HOP02", self.codes("--stdin-filename", "other/a.belay", "-", stdin=PLAN))

    def test_a_repository_is_the_limit(self):
        (self.folder / "plans/prod/.git").write_text("gitdir: ../../.git/worktrees/prod\n")
        self.assertNotIn("HOP02", self.codes("plans/prod/a.belay"))

    def test_each_plan_has_its_own(self):
        self.write("other/.belay.yaml", "profile: basic\n")
        self.write("other/b.belay", PLAN)
        done = self.run_belay("lint", "--format", "json", ".")
        files = {f["place"]["file"]: f for f in json.loads(done.stdout)["diagnostics"] if f["code"] == "HOP02"}
        self.assertEqual(set(files), {"plans/prod/a.belay"})

    def test_the_command_line_adds_facts(self):
        self.write("mine.yaml", FACTS.replace("max_step: 1", "max_step: 5"))
        self.assertNotIn("HOP02", self.codes("--facts", "mine.yaml", "plans/prod/a.belay"))

    def test_other_commands_have_it_too(self):
        self.expect(0, "facts", "shopdb", out="one minor at a time")
        self.expect(2, "facts", "shopdb", "--no-config", err="no fact has all these words")
        self.assertIn(b"HOP02", self.run_belay("compile", "--to", "markdown", "plans/prod/a.belay").stderr)
        self.assertNotIn(b"HOP02", self.run_belay("compile", "--to", "markdown", "--no-config", "plans/prod/a.belay").stderr)
        production = self.run_belay("compile", "--to", "markdown", "plans/prod/a.belay").stderr
        standard = self.run_belay("compile", "--to", "markdown", "--profile", "standard", "plans/prod/a.belay").stderr
        self.assertGreater(production.count(b"\nwarning["), standard.count(b"\nwarning["))
        self.expect(2, "timeline", "--config", "none.yaml", "plans/prod/a.belay", err="there is no file `none.yaml`")

    def test_a_wrong_one_is_refused_before_anything_else(self):
        for text, says in {
            "facts: [ops/facts.yaml]\nrules: {}\n": "`.belay.yaml`: line 2: there is no setting `rules`, only facts and profile",
            "profile: strict\n": "`.belay.yaml`: line 1: `profile` is one of basic, standard, production, and not `strict`",
            "# ours\nfacts:\n  - ops/facts.yaml\n  - gone.yaml\n": "`.belay.yaml`: line 4: there is no file `gone.yaml`",
            "facts: [plans/prod/a.belay]\n": "`plans/prod/a.belay`: line ",
            "a: [\n": "`.belay.yaml`: line ",
        }.items():
            with self.subTest(text):
                self.write(".belay.yaml", text)
                self.expect(2, "lint", "clean.belay", "plans", err=says)
        self.expect(0, "lint", "--no-config", "clean.belay", err="no findings")
        self.expect(2, "lint", "--no-config", "--config", "x.yaml", "clean.belay", err="--no-config")

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_one_without_rights(self):
        (self.folder / ".belay.yaml").chmod(0)
        self.expect(3, "lint", "clean.belay", err="cannot read `.belay.yaml`: permission denied")

    def test_one_that_is_a_folder(self):
        (self.folder / ".belay.yaml").unlink()
        (self.folder / ".belay.yaml").mkdir()
        self.expect(3, "lint", "clean.belay", err="cannot read `.belay.yaml`: is a directory")

    def test_facts_that_cannot_be_read(self):
        self.expect(3, "lint", "--no-config", "--facts", "ops", "clean.belay", err="cannot read `ops`: is a directory")
        self.expect(3, "lint", "--no-config", "--set-from", "ops", "clean.belay", err="cannot read `ops`: is a directory")
        self.expect(2, "lint", "--no-config", "--set-from", "gone.yaml", "clean.belay", err="there is no file `gone.yaml`")


if __name__ == "__main__":
    unittest.main()
