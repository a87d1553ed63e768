"""The bash target: its scripts under bash, ShellCheck and shfmt, and run against fake tools.

The sample plan is run with its long times made short: what it does stays the same.
"""
import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

BELAY = os.environ["BELAY"]
REPOSITORY = pathlib.Path(os.environ["REPOSITORY"])
HERE = pathlib.Path(__file__).parent
SAMPLE = (REPOSITORY / "samples/mlops-platform/plan.belay").read_text()


def hurried(plan):
    plan = re.sub(r"every \d+s", "every 1s", plan)
    return plan.replace("wait 1h", "wait 1s").replace("for 30m every", "for 1s every")


SMALL = """edition 1
plan small { title = "small" }
param word: string matches "[a-z]+" = "hello"
secret token from env TOKEN
file note "note.txt" ```text
  word: ${word}
  ```
stage a {
  let before = `helm history web --max 1 --output json`
  run "first" `helm upgrade web shop/web --version 1.0.0 --wait --timeout 1m` {
    verify `cat "$note"; test -n "$token"; echo "$token"` is not empty
    rollback `helm rollback web 1 --wait`
  }
  run "second" `helm upgrade api shop/api --version 2.0.0 --wait --timeout 1m` {
    rollback `helm rollback api 1 --wait`
  }
  approve "Go on with `third`, at $5?" by "lead" up to 1h
  run "third" `helm upgrade last shop/last --version 3.0.0 --wait --timeout 1m` {
    verify `helm status last --output json` is not empty
    rollback `helm rollback last 1 --wait`
    recover "call the lead"
  }
}
"""

# The kubeconfig of a cluster that a step makes is written by that step; nobody has its context before.
MADE = """edition 1
plan made { title = "made" }
cluster old { context = "old"  version = 1.30 }
cluster new { version = none -> 1.31 }
stage a {
  create new {
    run `helm upgrade cluster shop/cluster --version 1.0.0 --wait --timeout 1m`
    rollback `helm rollback cluster 1 --wait`
  }
  run "credentials" on new {
    run `aws eks update-kubeconfig --name new --kubeconfig "$KUBECONFIG"`
    effects none
    rerun safe
  }
  verify "the new one" as there `cat "$KUBECONFIG"` is "kubeconfig of new" on new
  verify "the old one" as still `cat "$KUBECONFIG"` matches "kind: Config" on old
}
"""


UNNAMED = """edition 1
plan unnamed { title = "a cluster without a context" }
cluster here { kind = gke }
stage a {
  verify "first" `cat "$KUBECONFIG"` matches "# one"
  approve "Go on?" by "lead" up to 1h
  verify "second" `cat "$KUBECONFIG"` matches "# one"
}
"""


# What a person sees decides; where another document says what is done, the prompt names it.
SEEN = """edition 1
plan seen { title = "seen" }
param weight: string = "100 %"
stage a {
  manual "Look at the balancer" as look see "https://docs.example.org/balancer#look" is "blue: ${weight}" by "network-team"
  check "the dashboard is green" matches "^green" by "sre"
  run "first" `helm upgrade web shop/web --version 1.0.0 --wait --timeout 1m` { rollback `helm rollback web 1 --wait` }
  manual "Look again" about look, a by "sre"
}
"""


class World:
    """A folder with fake tools, a plan's script and its state."""

    def __init__(self, plan):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="belay-test-"))
        (self.folder / "bin").mkdir()
        terraform = self.folder / "source/infrastructure/terraform/environments/dev"
        terraform.mkdir(parents=True)
        # Nobody is here to merge what the sample's people merge: the files have all of it.
        (terraform / "versions.tf").write_text('source  = "hashicorp/aws"\nversion = "5.95.0"\n')
        (terraform / "terraform.tfvars").write_text('cluster_version = "1.30"\ncluster_version = "1.31"\n')
        shutil.copy(HERE / "fake_tools.py", self.folder / "bin/fake")
        (self.folder / "bin/fake").chmod(0o755)
        for tool in ("aws", "kubectl", "helm", "terraform", "curl", "git", "pytest"):
            (self.folder / "bin" / tool).symlink_to("fake")
        self.compile(plan)

    def compile(self, plan):
        (self.folder / "plan.belay").write_text(plan)
        subprocess.run([BELAY, "compile", "--to", "bash", self.folder / "plan.belay", "-o", self.folder / "run.sh", "--allow-errors"],
                       check=True, capture_output=True)

    def start(self, *options, path=None):
        environment = {"PATH": path or f"{self.folder}/bin:{os.environ['PATH']}", "HOME": str(self.folder),
                       "SLACK_WEBHOOK": "https://hooks.example/s3cret", "TOKEN": "s3cret"}
        return subprocess.Popen([self.folder / "run.sh", "--source", self.folder / "source", "--state-dir", self.folder / "state",
                                 *options], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True, start_new_session=True)

    def run(self, *options, **how):
        process = self.start(*options, **how)
        output, _ = process.communicate(timeout=300)
        return process.returncode, output

    def answer(self, *replies):
        """Runs in a terminal, in which somebody types the replies."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(self.folder / "run.sh",
                      ["run.sh", "--source", str(self.folder / "source"), "--state-dir", str(self.folder / "state")],
                      {"PATH": f"{self.folder}/bin:{os.environ['PATH']}", "HOME": str(self.folder), "TERM": "dumb"})
        for reply in replies:
            os.write(terminal, reply.encode() + b"\n")
        output = b""
        while True:
            try:
                piece = os.read(terminal, 4096)
            except OSError:  # Linux: the other side is closed
                break
            if not piece:
                break
            output += piece
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), output.decode()

    def effects(self, word="did"):
        log = self.folder / "calls.log"
        return [l.split(" ", 1)[1] for l in log.read_text().splitlines() if l.startswith(word)] if log.exists() else []

    def wait_for(self, name):
        for _ in range(600):
            if (self.folder / name).exists():
                return True
            time.sleep(0.1)
        return False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)


def kill_everything(world, process):
    """kill -9 of the runner and of all that it started, as a crash of the machine would."""
    os.killpg(process.pid, signal.SIGKILL)  # at once: one that is killed later could die of a pipe that nobody reads
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
        except OSError:
            continue
        if str(world.folder).encode() in words and int(entry.name) != os.getpid():
            try:
                os.kill(int(entry.name), signal.SIGKILL)
            except ProcessLookupError:
                pass


class Script(unittest.TestCase):
    def test_checkers_find_nothing(self):
        for plan in (SAMPLE, SMALL):
            with World(plan) as world:
                script = world.folder / "run.sh"
                subprocess.run(["bash", "-n", script], check=True)
                # What they find in the plan's own commands is told at lint time, at the plan's line; those are in
                # here-documents, which neither of the two looks into.
                for checker in (["shellcheck"], ["shfmt", "-i", "2", "-ci", "-d"]):
                    if shutil.which(checker[0]) is None:
                        continue
                    found = subprocess.run([*checker, script], capture_output=True, text=True)
                    self.assertEqual((found.returncode, found.stdout[:2000]), (0, ""))

    def test_looking_touches_nothing(self):
        with World(SMALL) as world:
            for option in ("--list", "--dry-run", "--status", "--help"):
                status, output = world.run(option)
                self.assertEqual(status, 0, output)
            self.assertIn("helm upgrade web", world.run("--dry-run")[1])
            self.assertIn("expected: not empty", world.run("--dry-run")[1])
            self.assertEqual(world.effects("try"), [])
            self.assertFalse((world.folder / "state").exists())

    def test_the_sample_runs_to_its_end_and_not_twice(self):
        with World(hurried(SAMPLE)) as world:
            status, output = world.run("--yes", "--set", "endpoint=models.example.org")
            self.assertEqual(status, 0, output[-3000:])
            effects = world.effects()
            self.assertGreater(len(effects), 20)
            self.assertEqual(len(effects), len(set(effects)), "an effect was done twice")
            status, output = world.run("--yes", "--set", "endpoint=models.example.org")
            self.assertEqual((status, world.effects()), (0, effects))
            everything = b"".join(p.read_bytes() for p in (world.folder / "state").rglob("*") if p.is_file())
            self.assertNotIn(b"s3cret", everything)

    def test_killed_in_each_step_in_turn(self):
        with World(hurried(SAMPLE)) as world:
            options = ["--yes", "--set", "endpoint=models.example.org"]
            kills, doubts, more = 0, 0, []
            while True:
                # In turn before and after the effect.
                when = "after" if kills % 2 else "before"
                (world.folder / "hanging").unlink(missing_ok=True)
                (world.folder / "hang").write_text(f"{len(world.effects('try')) + 1} {when}")
                process = world.start(*options, *more)
                more = []
                while process.poll() is None and not (world.folder / "hanging").exists():
                    time.sleep(0.05)
                if (world.folder / "hanging").exists():
                    kills += 1
                    kill_everything(world, process)
                    last = when
                output = process.communicate()[0]
                if process.returncode == 3:
                    doubts += 1
                    self.assertIn("is in doubt", output)
                    step = re.search(r"Step (\S+) is in doubt", output)[1]
                    more = ["--done" if last == "after" else "--redo", step]
                elif process.returncode != -signal.SIGKILL:
                    self.assertEqual(process.returncode, 0, output[-3000:])
                    break
                self.assertLess(kills, 200)
            self.assertGreater(kills, 20)
            self.assertGreater(doubts, 5)
            effects = world.effects()
            # Saving a Terraform plan and the like may be repeated; what changes the platform may not.
            self.assertEqual(len(effects), len(set(effects)), "an effect was done twice")
            print(f"{kills} kills, {doubts} times in doubt, {len(effects)} effects")

    def test_a_gate_without_terminal_says_how_to_go_on(self):
        with World(SMALL) as world:
            status, output = world.run()
            self.assertEqual(status, 3)
            self.assertIn("--approve 1.4", output)
            status, output = world.run("--approve", "1.4")
            self.assertEqual(status, 0, output)
            self.assertEqual(len(world.effects()), 3)
            self.assertEqual((world.folder / "state/files/note.txt").read_text(), "word: hello\n")

    def test_a_failure_is_explained_and_taken_back_in_reverse(self):
        with World(SMALL) as world:
            (world.folder / "fail").write_text("upgrade last")
            status, output = world.run("--yes")
            self.assertEqual(status, 1)
            for text in ("Step 1.5 failed", "plan.belay:", "--rollback", "--skip 1.5"):
                self.assertIn(text, output)
            (world.folder / "fail").write_text("rollback last")
            status, output = world.run("--rollback")
            self.assertEqual(status, 1, output)
            self.assertIn("To recover instead: call the lead", output)
            (world.folder / "fail").unlink()
            status, output = world.run("--rollback")
            self.assertEqual(status, 0, output)
            undone = [e for e in world.effects() if "rollback" in e]
            self.assertEqual(undone, ["'helm rollback last 1 --wait'", "'helm rollback api 1 --wait'", "'helm rollback web 1 --wait'"])
            self.assertEqual(world.run()[0], 3)

    def test_a_cluster_that_the_plan_makes_has_no_context_before(self):
        with World(MADE) as world:
            status, output = world.run("--yes")
            self.assertEqual(status, 0, output)
            self.assertEqual(len(world.effects()), 1)

    def test_a_context_may_be_a_parameter(self):
        plan = """edition 1
plan where { title = "where" }
param where: string
cluster dev { kind = eks  context = where  version = 1.30 }
stage a on dev { check "there" `cat "$KUBECONFIG"` matches "# there$" }
"""
        with World(plan) as world:
            status, output = world.run("--yes", "--set", "where=there")
            self.assertEqual(status, 0, output)
        with World(plan) as world:
            self.assertEqual(world.run("--yes", "--set", "where=elsewhere")[0], 1)

    def test_a_run_stays_with_the_cluster_that_was_current(self):
        with World(UNNAMED) as world:
            (world.folder / "state.json").write_text('{"current": "one"}')
            status, output = world.run()
            self.assertEqual(status, 3, output)
            self.assertIn("no context for cluster here: this run uses the current one, one", output)
            self.assertIn(f"run.sh --source {world.folder}/source --state-dir {world.folder}/state --approve 1.2", output)
            (world.folder / "state.json").write_text('{"current": "two"}')
            self.assertEqual(world.run("--approve", "1.2")[0], 0)

    def test_what_a_person_sees_is_asked_and_decides(self):
        with World(SEEN) as world:
            rehearsal = world.run("--dry-run")[1]
            self.assertIn("as described in https://docs.example.org/balancer#look", rehearsal)
            self.assertIn('expected: is "blue: 100 %"', rehearsal)
            status, output = world.run()
            self.assertEqual(status, 3, output)
            self.assertIn("as described in https://docs.example.org/balancer#look", output)
            self.assertIn('expected: "blue: 100 %"', output)
            status, output = world.answer("done", "no")
            self.assertEqual(status, 1, output)
            self.assertIn('it is not as expected: matches "^green"', output)
            self.assertEqual(world.effects(), [])
            status, output = world.answer("done", "done")
            self.assertEqual(status, 0, output)
            self.assertNotIn("blue", output)  # what was seen is not asked again
            self.assertIn("About: 1.1 Look at the balancer", output)
            self.assertEqual(len(world.effects()), 1)

    def test_a_remembered_secret_is_taken_again_only_where_it_is_needed(self):
        plan = SMALL.replace("""  let before =""", """  let key = secret `cat "$HOME/key"`
  run "with the key" `helm upgrade key shop/key --version "$key" --wait --timeout 1m` { rollback `helm rollback key "$key" --wait` }
  let before =""")
        with World(plan) as world:
            (world.folder / "key").write_text("1.2.3")
            (world.folder / "fail").write_text("upgrade last")
            self.assertEqual(world.run("--yes")[0], 1)
            (world.folder / "fail").unlink()
            (world.folder / "key").unlink()  # what comes now does without it
            status, output = world.run("--yes")
            self.assertEqual(status, 0, output)
            self.assertIn("key cannot be taken again", world.run("--rollback")[1])
            (world.folder / "key").write_text("1.2.3")
            status, output = world.run("--rollback")
            self.assertEqual(status, 0, output)
            self.assertEqual(world.effects()[-1], "'helm rollback key 1.2.3 --wait'")

    def test_secrets_are_masked(self):
        with World(SMALL) as world:
            world.run("--yes")
            everything = b"".join(p.read_bytes() for p in (world.folder / "state").rglob("*") if p.is_file())
            self.assertNotIn(b"s3cret", everything)

    def test_what_a_command_tells_in_secret_is_masked(self):
        plan = """edition 1
plan demo { title = "demo" }
stage one {
  let key = secret `printf 'r3membered\\nsec0nd line'`
  run "tell" {
    run `printf 'half a line '; printf '%s\\n' "$key" "and r3membered"`
    rollback unneeded "tells"
  }
  let wrong = secret `echo unf1t` is "fit"
}
"""
        with World(plan) as world:
            status, output = world.run("--yes")
            self.assertEqual(status, 1, output)
            for text in [output, (world.folder / "state/transcript").read_text()]:
                self.assertIn("half a line ***\n***\nand ***\n", text)
                self.assertIn("must be", text)
                for secret in ["r3membered", "sec0nd", "unf1t", "mask"]:
                    self.assertNotIn(secret, text)

    def test_exit_codes(self):
        with World(SMALL) as world:
            self.assertEqual(world.run("--nonsense")[0], 2)
            self.assertEqual(world.run("--only", "9.9")[0], 2)
            self.assertEqual(world.run("--set", "word=UPPER")[0], 2)
            status, output = world.run(path="/usr/bin:/bin")
            self.assertEqual(status, 4)
            self.assertIn("helm", output)
            self.assertEqual(world.run("--until", "1.1")[0], 0)
            world.compile(SMALL.replace('"first"', '"changed"'))
            self.assertEqual(world.run("--yes")[0], 6)

    def test_one_run_at_a_time(self):
        with World(SMALL) as world:
            (world.folder / "hang").write_text("1 before")
            process = world.start("--yes")
            self.assertTrue(world.wait_for("hanging"))
            self.assertEqual(world.run("--yes")[0], 5)
            # The runner alone is killed: its step goes on, and still holds the lock.
            process.kill()
            process.wait()
            self.assertEqual(world.run("--yes")[0], 5)
            kill_everything(world, process)
            process.stdout.close()

    def test_a_signal_stops_and_says_so(self):
        with World(SMALL) as world:
            (world.folder / "hang").write_text("1 before")
            process = world.start("--yes")
            self.assertTrue(world.wait_for("hanging"))
            process.send_signal(signal.SIGTERM)
            output = process.communicate(timeout=60)[0]
            self.assertEqual(process.returncode, 143)
            self.assertIn("Go on with", output)


if __name__ == "__main__":
    unittest.main()
