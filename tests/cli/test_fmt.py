"""belay fmt: in place, --check, --diff, standard input."""
import subprocess
import unittest

from harness import CLEAN, WRONG, CliTest

UGLY = CLEAN.replace("  check", "      check   ").replace("demo {", "demo   {")
# Not readable at all: a string without its end.
BROKEN = CLEAN.replace('"demo" }', '"demo }')


class FmtTest(CliTest):
    def test_files_are_formatted_in_place_and_stay_so(self):
        self.write("a.belay", UGLY).chmod(0o600)
        self.write("deep/b.belay", CLEAN)
        self.expect(0, "fmt", err="1 file changed, 1 formatted already\n")
        self.assertEqual(self.read("a.belay"), CLEAN)
        self.assertEqual((self.folder / "a.belay").stat().st_mode & 0o777, 0o600)
        self.expect(0, "fmt", err="0 files changed, 2 formatted already\n")

    def test_check_lists_what_would_change(self):
        self.write("a.belay", UGLY)
        self.write("b.belay", CLEAN)
        done = self.expect(1, "fmt", "--check", out="a.belay", err="1 file would change, 1 formatted already\n")
        self.assertEqual(done.stdout, b"a.belay\n")
        self.assertEqual(self.read("a.belay"), UGLY)
        self.expect(0, "fmt", "--check", "b.belay", err="0 files would change, 1 formatted already\n")

    def test_diff_can_be_applied(self):
        self.write("a.belay", UGLY)
        done = self.expect(1, "fmt", "--diff", "a.belay", out=["--- a/a.belay\n+++ b/a.belay\n@@ "], err="1 file would")
        self.assertEqual(self.read("a.belay"), UGLY)
        subprocess.run(["git", "apply", "-"], input=done.stdout, cwd=self.folder, check=True)
        self.assertEqual(self.read("a.belay"), CLEAN)
        self.expect(0, "fmt", "--diff", "a.belay", err="0 files would")

    def test_standard_input_goes_to_standard_output(self):
        done = self.expect(0, "fmt", "-", stdin=UGLY, out=CLEAN)
        self.assertEqual(done.stdout.decode(), CLEAN)
        self.expect(1, "fmt", "--check", "--stdin-filename", "x.belay", "-", stdin=UGLY, out="x.belay\n",
                    err="1 file would")
        self.expect(0, "fmt", "--check", "-", stdin=CLEAN, err="0 files would")

    def test_what_does_not_parse_is_left_alone(self):
        for text in (BROKEN, b"\xff\x00\xfe", "stage {{{{\n"):
            self.write("a.belay", text)
            before = (self.folder / "a.belay").read_bytes()
            self.expect(1, "fmt", err=["error[LNG", "they do not parse"])
            self.assertEqual((self.folder / "a.belay").read_bytes(), before)
            done = self.run_belay("fmt", "-", stdin=text)
            self.assertEqual((done.returncode, done.stdout), (1, b""))
        # A misspelt word has a form all the same.
        self.write("a.belay", WRONG)
        self.expect(0, "fmt", err="0 files changed, 1 formatted already\n")

    def test_no_input_and_missing_files(self):
        self.expect(2, "fmt", err="no *.belay file")
        self.expect(2, "fmt", "none.belay", err="there is no file or folder `none.belay`")


if __name__ == "__main__":
    unittest.main()
