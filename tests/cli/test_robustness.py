"""Any bytes give findings and an exit code; the world around may be broken too."""
import os
import resource
import subprocess
import unittest

from harness import BELAY, CLEAN, WRONG, CliTest

MEGABYTE = 1 << 20


class RobustnessTest(CliTest):
    def lint(self, text, codes=(1,)):
        """Findings, an exit code of `codes`, and no byte on stdout that a terminal would obey."""
        self.write("a.belay", text)
        for command in (["lint", "a.belay"], ["lint", "--format", "json", "a.belay"],
                        ["lint", "--format", "concise", "a.belay"], ["fmt", "--check", "a.belay"],
                        ["compile", "--to", "bash", "a.belay"], ["ir", "a.belay"]):
            done = self.run_belay(*command)
            self.assertIn(done.returncode, (0, 1, 2) if command[0] != "lint" else codes, (command, done.stderr[-500:]))
            control = [byte for byte in done.stdout + done.stderr if byte < 32 and byte != 10]
            self.assertEqual(control, [], command)
            self.assertLess(len(done.stdout), 16 * MEGABYTE, command)
            self.assertTrue(done.stderr or done.stdout, command)

    def test_an_empty_file(self):
        self.lint("")
        self.lint("\n \n")
        self.expect(1, "lint", "-", out="the file is empty; a plan or a module was expected", err="1 error in 1 file")

    def test_deep_nesting(self):
        for opening in ("stage a { ", "[", "(", "let x = [", "when not (", "parallel {\n"):
            self.lint("edition 1\n" + opening * 100_000)

    def test_bytes_that_are_no_text(self):
        self.lint(b"\xff\xfe\x00plan")
        self.lint(b"edition 1\nplan demo { title = \"a\x00b\" }\n" + CLEAN.encode()[38:])
        self.lint(bytes(range(256)) * 64)
        self.lint("\ufeffedition 1\r\nplan \u202e demo\r\n")
        self.lint(b"\x1b]0;owned\x07\x1b[2J" * 50)

    def test_large_files(self):
        self.lint(b"x" * (50 * MEGABYTE))
        self.lint(b"plan a\n" * (6 * MEGABYTE))
        self.lint(b"# a very long comment " + b"x" * (20 * MEGABYTE) + b"\n" + CLEAN.encode(), codes=(0, 1))
        self.write("huge.belay", b"")
        os.truncate(self.folder / "huge.belay", 1 << 33)  # takes no room on the disk
        self.expect(3, "lint", "huge.belay", err="cannot read `huge.belay`: has more than 64 MiB")

    def test_many_findings(self):
        self.lint("edition 1\n" + "chekc \"x\" `true`\n" * 20_000)

    def test_folders_devices_and_odd_names(self):
        (self.folder / "folder.belay").mkdir()
        self.expect(2, "lint", "folder.belay", err="no *.belay file in `folder.belay`")
        self.expect(1, "lint", "/dev/null", out="the file is empty", err="1 error")
        self.expect(3, "lint", "/dev/zero", err="more than 64 MiB")
        self.write("a\nb\x1b[31m.belay", WRONG)
        self.expect(1, "lint", out=" --> a\\nb\\x1b[31m.belay:4:3\n", err="1 error in 1 file")
        self.write("-x.belay", WRONG)
        self.expect(1, "lint", "--", "-x.belay", out=" --> -x.belay:4:3", err="1 error in 1 file")
        os.symlink("loop", self.folder / "loop")
        self.expect(3, "lint", "loop", err="cannot read `loop`")

    def test_closed_standard_files(self):
        self.write("a.belay", WRONG)
        self.write("c.belay", CLEAN)

        def shell(text):
            return subprocess.run(["bash", "-c", text, "-", BELAY], cwd=self.folder, capture_output=True, timeout=60,
                                  env={"PATH": os.environ["PATH"]})

        closed = shell('"$1" lint a.belay >&-')
        self.assertEqual(closed.returncode, 3)
        self.assertIn(b"cannot write standard output", closed.stderr)
        # With its standard files closed, the files it opens must not get their numbers.
        self.assertEqual(shell('"$1" compile --to bash c.belay -o out.sh <&- >&- 2>&-').returncode, 0)
        self.assertEqual(self.read("c.belay"), CLEAN)
        self.assertTrue(self.read("out.sh").startswith("#!"))
        self.assertEqual(shell('"$1" lint - <&-').returncode, 1)
        full = shell('"$1" lint a.belay >/dev/full')
        self.assertEqual(full.returncode, 3)
        self.assertIn(b"no space left", full.stderr.lower())

    def test_a_closed_pipe_ends_it_without_a_word(self):
        self.write("a.belay", "edition 1\nplan p { title = \"p\" }\nstage a {\n" + "chekc `true`\n" * 5_000 + "}\n")
        done = subprocess.run(["bash", "-c", '"$1" lint --format json a.belay | head -c 1; echo "${PIPESTATUS[0]}"',
                               "-", BELAY], cwd=self.folder, capture_output=True, timeout=60,
                              env={"PATH": os.environ["PATH"]})
        self.assertEqual((done.stdout, done.stderr), (b"{141\n", b""))

    @unittest.skipIf(os.environ.get("BELAY_SANITIZED") == "1", "a sanitizer reserves memory of its own")
    def test_running_out_of_memory_is_said(self):
        self.write("a.belay", b"plan a\n" * (4 * MEGABYTE))

        def little():
            resource.setrlimit(resource.RLIMIT_AS, (96 * MEGABYTE, 96 * MEGABYTE))

        done = self.run_belay("lint", "a.belay", preexec_fn=little)
        self.assertEqual(done.returncode, 3, done)
        self.assertIn(b"out of memory", done.stderr)


if __name__ == "__main__":
    unittest.main()
