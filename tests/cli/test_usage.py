"""The command line itself: help, version, mistakes in it, colour."""
import json
import os
import pty
import re
import subprocess
import unittest

from harness import BELAY, CLEAN, UNUSED, WRONG, CliTest

COMMANDS = ["lint", "compile", "fmt", "ir", "explain", "rules", "facts", "doc", "init"]


class UsageTest(CliTest):
    def test_help_has_examples_and_exit_codes(self):
        done = self.expect(0, "--help", out=["Examples:", "Exit codes", "belay lint"])
        for command in COMMANDS:
            self.assertIn(f"  {command} ", done.stdout.decode())
            self.expect(0, command, "--help", out=["Examples:", f"belay {command}", "Exit codes: 0"])

    def test_examples_of_the_help_are_accepted(self):
        """Every `belay …` of an example parses: it may lack its files, but no option or command."""
        tried = 0
        for command in COMMANDS:
            page = self.run_belay(command, "--help").stdout.decode()
            for line in re.findall(r"^  belay (.*)$", page, re.M):
                words = re.split(r"\s{2,}|\s[|<]", line)[0].split()
                done = self.run_belay(*words)
                self.assertNotIn("try: belay", done.stderr.decode(), line)
                tried += 1
        self.assertGreater(tried, 12)

    def test_version(self):
        done = self.expect(0, "--version", out="belay ")
        self.assertRegex(done.stdout.decode(), r"^belay \d+\.\d+\.\d+\n$")

    def test_mistakes_are_usage_errors_with_a_hint(self):
        rows = [
            ([], "a command is needed: lint, compile, fmt, ir, timeline, explain, rules, facts, doc, init"),
            (["lnt"], "there is no command `lnt`; did you mean `lint`?"),
            (["quux"], "there is no command `quux`"),
            (["lint", "--fromat", "json"], "`belay lint` has no option `--fromat`; did you mean `--format`?"),
            (["lint", "--fromat=json"], "did you mean `--format`?"),
            (["--format", "json", "lint"], "`--format` stands after the command: belay lint --format"),
            (["--versoin"], "`belay` has no option `--versoin`; did you mean `--version`?"),
            (["lint", "--format", "jsn"], "`jsn` is none of text, concise, json; did you mean `json`?"),
            (["lint", "--profile", "strict"], "none of basic, standard, production"),
            (["lint", "--fail-on", "errors"], "did you mean `error`?"),
            (["lint", "--set", "x", "a.belay"], "`x` is not of the form NAME=VALUE"),
            (["lint", "--set", "x=1", "--set", "x=2", "a.belay"], "`x` is set twice"),
            (["lint", "--color", "sometimes"], "none of auto, always, never"),
            (["compile", "a.belay"], "--to"),
            (["compile", "--to", "bsh", "a.belay"], "did you mean `bash`?"),
            (["compile", "--to", "bash"], "PLAN"),
            (["compile", "--to", "bash", "a.belay", "b.belay"], "takes no further argument `b.belay`"),
            (["compile", "--to", "bash", "--check", "a.belay"], "-o FILE"),
            (["fmt", "--check", "--diff"], "--check"),
            (["ir"], "PLAN"),
            (["explain"], "RULE"),
            (["explain", "LNG2"], "there is no rule `LNG2`; did you mean `lng"),
            (["doc", "kubctl"], "the library has no module `kubctl`; did you mean `kubectl`?"),
            (["doc", "helm.upgrad"], "there is no action `helm.upgrad`; did you mean `helm.upgrade`?"),
            (["doc", "./none.belay"], "there is no file or folder `./none.belay`"),
            (["explain", "unknwon-word"], "did you mean `unknown-word`?"),
        ]
        for arguments, message in rows:
            with self.subTest(arguments=arguments):
                self.expect(2, *arguments, err=["belay: ", message])

    def test_rules_and_explain_know_the_same_codes(self):
        document = json.loads(self.expect(0, "rules", "--format", "json", out="{").stdout)
        self.assertEqual(document["version"], 1)
        lines = self.expect(0, "rules", out="LNG01").stdout.decode().splitlines()
        self.assertEqual([line.split()[0] for line in lines], [rule["code"] for rule in document["rules"]])
        self.assertEqual(lines, sorted(lines))
        self.assertGreater(len(lines), 14)
        for rule in document["rules"]:
            page = self.expect(0, "explain", rule["code"].lower(), out=[rule["code"], rule["name"], "Why"]).stdout
            self.assertEqual(self.expect(0, "explain", rule["name"], out="").stdout, page)
            for line in page.decode().splitlines():
                self.assertTrue(len(line) <= 80 or line.startswith("    "), line)

    def test_bad_examples_give_their_code_and_good_ones_do_not(self):
        tried = 0
        for rule in json.loads(self.run_belay("rules", "--format", "json").stdout)["rules"]:
            profile = "production" if rule["profile"] == "production" else "standard"
            for text, expected in ((rule["bad"], {rule["code"]}), (rule["good"], set())):
                if not text:
                    continue
                done = self.run_belay("lint", "--profile", profile, "--format", "json", "-", stdin=text)
                found = {finding["code"] for finding in json.loads(done.stdout)["diagnostics"]}
                tried += 1
                with self.subTest(code=rule["code"]):
                    self.assertEqual(found, expected, done.stdout.decode())
        self.assertGreater(tried, 20)

    def test_colour_is_for_terminals(self):
        self.write("a.belay", WRONG)
        rows = [
            ([], {}, False),
            ([], {"TERM": "xterm"}, False),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "1"}, True),
            ([], {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        ]
        for flags, environment, colored in rows:
            with self.subTest(flags=flags, environment=environment):
                out = self.run_belay("lint", "a.belay", *flags, environment=environment).stdout
                self.assertEqual(b"\x1b[" in out, colored)

    def on_terminal(self, *arguments, **environment):
        """What it prints on a terminal of 80 columns."""
        try:
            parent, child = pty.openpty()
        except OSError:
            self.skipTest("this machine has no terminals, as a bare chroot has none")
        subprocess.run(["stty", "columns", "80"], stdin=child, check=True)
        process = subprocess.Popen([BELAY, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=child,
                                   stderr=child, env=environment)
        os.close(child)
        text = b""
        while True:
            try:
                block = os.read(parent, 4096)
            except OSError:  # the other end is closed
                break
            if not block:
                break
            text += block
        process.wait(timeout=60)
        os.close(parent)
        return text

    def test_a_terminal_has_colour_and_its_width_is_kept(self):
        self.write("a.belay", WRONG.replace("chekc", "x" * 300))
        text = self.on_terminal("lint", "a.belay", TERM="xterm")
        self.assertIn(b"\x1b[", text)
        frame = [re.sub(rb"\x1b\[[0-9;]*m", b"", line) for line in text.splitlines() if b"|" in line]
        self.assertTrue(frame)
        self.assertLessEqual(max(map(len, frame)), 80)
        self.assertNotIn(b"\x1b[", self.on_terminal("lint", "a.belay", TERM="dumb"))
        self.assertNotIn(b"\x1b[", self.on_terminal("lint", "a.belay", TERM="xterm", NO_COLOR="1"))

    def test_output_is_the_same_every_time_and_in_every_locale(self):
        self.write("a.belay", WRONG)
        self.write("b.belay", UNUSED)
        self.write("c.belay", CLEAN)
        first = self.run_belay("lint").stdout
        for environment in ({}, {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}, {"LC_ALL": "C"}):
            self.assertEqual(self.run_belay("lint", environment=environment).stdout, first)


if __name__ == "__main__":
    unittest.main()
