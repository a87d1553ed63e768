"""What the tests of the program share: running it in a folder of its own.

The program is $BELAY, the repository $BELAY_SOURCE_DIR.
"""
import os
import pathlib
import subprocess
import tempfile
import unittest

BELAY = os.path.abspath(os.environ["BELAY"])
SOURCE = pathlib.Path(os.environ["BELAY_SOURCE_DIR"])

CLEAN = """edition 1
plan demo { title = "demo" }
stage a {
  check "nodes are there" `kubectl get nodes`
}
"""
# One error: `chekc` is no word of the language.
WRONG = CLEAN.replace("check", "chekc")
# One warning: nothing uses the parameter.
UNUSED = CLEAN.replace("stage a", 'param namespace: string = "mlops"\nstage a')
# A library of actions, without a plan.
MODULE = """edition 1
action check tools.ping() {
  run `true`
}
"""


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="belay-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, name):
        return (self.folder / name).read_text()

    def run_belay(self, *arguments, stdin=b"", environment=None, **more):
        """Runs it in the test's folder; the environment is only what the test gives."""
        return subprocess.run(
            [BELAY, *arguments], input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            env=environment or {}, timeout=120, **{"capture_output": True, "cwd": self.folder, **more})

    def expect(self, code, *arguments, out=None, err=None, **more):
        """Runs it; the exit code is `code`, stdout and stderr hold `out` and `err` (None: are empty)."""
        done = self.run_belay(*arguments, **more)
        stdout, stderr = done.stdout.decode(), done.stderr.decode()
        told = f"\n$ belay {' '.join(arguments)}\n--- stdout\n{stdout[:2000]}\n--- stderr\n{stderr[:2000]}"
        self.assertEqual(done.returncode, code, told)
        for text, expected in ((stdout, out), (stderr, err)):
            if expected is None:
                self.assertEqual(text, "", told)
            else:
                for part in [expected] if isinstance(expected, str) else expected:
                    self.assertIn(part, text, told)
        return done
