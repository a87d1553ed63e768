"""The hooks of .pre-commit-hooks.yaml, run by pre-commit in a repository of their own. Needs no network."""
import os
import shutil
import subprocess
import unittest

from harness import BELAY, CLEAN, SOURCE, WRONG, CliTest

UGLY = CLEAN.replace("  check", "      check   ")


@unittest.skipUnless(shutil.which("pre-commit") and shutil.which("git"), "pre-commit or git is not installed")
class PreCommitTest(CliTest):
    def command(self, *words, cwd=None):
        environment = {**os.environ, "PATH": f"{os.path.dirname(BELAY)}:{os.environ['PATH']}", "HOME": str(self.folder),
                       "PRE_COMMIT_HOME": str(self.folder / "cache"), "NO_COLOR": "1", "PRE_COMMIT_COLOR": "never",
                       "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        for variable in [name for name in environment if name.startswith("GIT_") and "CONFIG" not in name]:
            del environment[variable]
        done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, timeout=120)
        return done.returncode, (done.stdout + done.stderr).decode()

    def repository(self, name):
        folder = self.folder / name
        folder.mkdir()
        for words in (["init", "-q"], ["config", "user.email", "a@example.org"], ["config", "user.name", "a"]):
            self.assertEqual(self.command("git", *words, cwd=folder)[0], 0)
        return folder

    def commit(self, folder):
        self.command("git", "add", "-A", cwd=folder)
        code, text = self.command("git", "commit", "-q", "--no-verify", "-m", "x", cwd=folder)
        self.assertEqual(code, 0, text)

    def test_hooks_find_and_format(self):
        hooks = self.repository("hooks")
        shutil.copy(SOURCE / ".pre-commit-hooks.yaml", hooks)
        self.commit(hooks)
        revision = self.command("git", "rev-parse", "HEAD", cwd=hooks)[1].strip()

        work = self.repository("work")
        (work / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks: [{{id: belay-lint}}, {{id: belay-fmt}}]\n")
        (work / "notes.txt").write_text("not a plan\n")
        (work / "a.belay").write_text(CLEAN)
        self.commit(work)
        code, text = self.command("pre-commit", "run", "--all-files", cwd=work)
        self.assertEqual((code, text.count("Passed")), (0, 2), text)

        # The project's own settings hold in a hook too.
        (work / ".belay.yaml").write_text("facts: [ops/gone.yaml]\n")
        self.commit(work)
        code, text = self.command("pre-commit", "run", "--all-files", cwd=work)
        self.assertEqual((code, text.count("Failed")), (1, 1), text)
        self.assertIn("there is no file `ops/gone.yaml`", text)
        (work / ".belay.yaml").write_text("profile: production\n")
        self.commit(work)
        code, text = self.command("pre-commit", "run", "--all-files", cwd=work)
        self.assertEqual((code, text.count("Passed")), (0, 2), text)

        (work / "a.belay").write_text(WRONG)
        (work / "b.belay").write_text(UGLY)
        self.commit(work)
        code, text = self.command("pre-commit", "run", "--all-files", cwd=work)
        self.assertEqual((code, text.count("Failed")), (1, 2), text)
        self.assertIn("error[LNG02 unknown-word]", text)
        self.assertIn("1 error in 2 files", text)
        self.assertIn("files were modified by this hook", text)
        self.assertEqual((work / "b.belay").read_text(), CLEAN)


if __name__ == "__main__":
    unittest.main()
