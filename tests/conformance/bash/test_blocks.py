"""Blocks that are decided while a script runs: loops over what a command lists, brackets that are left after a failure too,
commands on other hosts, files changed by a difference."""
import os
import signal
import time
import unittest

from test_script import World

EACH = """edition 1
plan each { title = "each" }
cluster dev {
  context = "old"
  nodes core { version = 1.30 -> 1.31  members = `printf 'n1\\nn$(touch hacked)\\nn3\\n'` }
}
stage a {
  for node in core.first { manual "Look at the first, ${node}" as look by "lead" }
  for node in dev.core {
    let before = `echo "was $node"`
    upgrade node {
      run `helm upgrade "$name" node --version 1.31.0 --note "$before"`
      verify `echo "$name"` is not empty
      rollback `helm rollback "$name" 1 --note "$before"`
    }
  }
  run "last" `helm upgrade last shop/last --version 3.0.0 --wait --timeout 1m` {
    rollback `helm rollback last 1 --wait`
  }
}
""".replace("in core.first", "in dev.core.first")

ALWAYS = """edition 1
plan always { title = "always" }
cluster dev {
  context = "old"
  component web { namespace = "shop"  version = 1.0 }
}
action ours.quiet() for component {
  run `helm upgrade quiet "$name" --version 1.0.0`
  exit always { run `helm rollback quiet 1` }
}
action ours.closed() for component {
  run `helm upgrade closed "$name" --version 1.0.0`
  exit { run `helm rollback closed 1` }
}
stage a {
  within dev.web using ours.quiet {
    within dev.web as doors using ours.closed {
      run "work" `helm upgrade work shop/work --version 3.0.0` {
        rollback `helm rollback work 1`
      }
    }
  }
}
"""

STAGE = """edition 1
plan stage { title = "stage" }
param careful: bool = false
cluster dev { context = "old" }
stage before {
  run "zero" `helm upgrade zero shop/zero --version 3.0.0` { rollback `helm rollback zero 1` }
}
stage a {
  when careful { run "one" `helm upgrade one shop/one --version 3.0.0` }
  run "two" `helm upgrade two shop/two --version 3.0.0`
  run "three" `helm upgrade three shop/three --version 3.0.0`
  rollback `helm rollback both 1`
}
"""

HOSTS = """edition 1
plan hosts { title = "hosts" }
secret token from env TOKEN
param word: string = "it's $HOME"
cluster dev {
  context = "old"
  nodes core { version = 1.30  user = "admin"  host = "core.example.org" }
}
stage a {
  at dev.core {
    run "restart" `echo "$token / $word / $PWD" >>log` {
      in "/tmp"
      rollback unneeded "a restart changes nothing"
    }
  }
  run "elsewhere" {
    at "db-${word}" { let there = `echo from there` }
    run `helm upgrade "$there" shop/x --version 1.0.0`
    rollback unneeded "x"
  }
}
"""

EDIT = """edition 1
plan edits { title = "edits" }
file values "values.yaml"
stage a {
  edit values "Three replicas" ```diff
     web:
    -  replicas: 2
    +  replicas: 3
    ```
  run "then" `helm upgrade web shop/web --version 1.0.0 --wait` {
    rollback `helm rollback web 1 --wait`
  }
}
"""

# A watch, beside two steps one after the other; the plan goes on behind them.
WATCH = """edition 1
plan watch { title = "watch" }
stage a {
  parallel {
    stage work {
      run "first" {
        run `helm upgrade first shop/first --version 1.0.0; ./work`
        verify `test -s ../looks && echo "seen meanwhile"` is "seen meanwhile"
        rollback `helm rollback first 1`
      }
      run "second" `helm upgrade second shop/second --version 1.0.0` {
        rollback `helm rollback second 1`
      }
    }
    verify "the shop answers" `./look` is "OK" for 4s every 1s
  }
  run "last" `helm upgrade last shop/last --version 3.0.0` {
    rollback `helm rollback last 1`
  }
}
"""


class Watched(World):
    """A world whose shop is asked by `look`, and breaks where there is a file `break`."""

    def __enter__(self):
        for name, text in (("look", "date >>../looks\n[[ ! -e ../broken ]] && echo OK || echo down"),
                           ("work", "sleep 1\n[[ ! -e ../break ]] || touch ../broken\nsleep 2")):
            (self.folder / "source" / name).write_text(f"#!/bin/bash\n{text}\n")
            (self.folder / "source" / name).chmod(0o755)
        return self

    def looks(self):
        log = self.folder / "looks"
        return len(log.read_text().splitlines()) if log.exists() else 0


# Names that the script has lists of its own under.
NAMES = """edition 1
plan names { title = "names" }
param answers: string = "a"
param settings: string = "b"
action ours.named(parts: list, approvals: string = "", step_id: string = "c", parameter_type: string = "d") {
  verify `echo "$parts/$approvals/$step_id/$parameter_type"` is "x,y//c/d"
}
stage a {
  verify "of the plan" `echo "$answers$settings"` is "ab"
  verify "of an action" as action using ours.named(parts = ["x", "y"])
}
"""

# ssh, as far as a script uses it: the last word is for the shell at the other end.
SSH = """#!/usr/bin/env bash
printf '%s\\n' "${*: -2:1}" >>"${0%/*}/../hosts"
cd "${0%/*}/.." && exec env -i PATH=/usr/bin:/bin sh -c "${*: -1}"
"""


class Blocks(unittest.TestCase):
    def test_a_loop_is_done_for_each_member_and_taken_back_the_last_first(self):
        with World(EACH) as world:
            status, output = world.run("--yes")
            self.assertEqual(status, 0, output)
            self.assertIn("Look at the first", output)
            upgraded = [e for e in world.effects() if "node" in e]
            self.assertEqual(upgraded, ["'helm upgrade n1 node --version 1.31.0 --note was n1'",
                                        "'helm upgrade n$(touch hacked) node --version 1.31.0 --note was n$(touch hacked)'",
                                        "'helm upgrade n3 node --version 1.31.0 --note was n3'"])
            self.assertFalse(list(world.folder.rglob("hacked")))
            self.assertEqual(world.run("--yes")[0], 0)
            self.assertEqual(len(world.effects()), 4)
            status, output = world.run("--rollback")
            self.assertEqual(status, 0, output)
            undone = [e for e in world.effects() if "rollback" in e]
            self.assertEqual(undone, ["'helm rollback last 1 --wait'", "'helm rollback n3 1 --note was n3'",
                                      "'helm rollback n$(touch hacked) 1 --note was n$(touch hacked)'",
                                      "'helm rollback n1 1 --note was n1'"])

    def test_a_loop_stops_at_a_member_and_goes_on_there(self):
        with World(EACH) as world:
            (world.folder / "fail").write_text("upgrade n3")
            status, output = world.run("--yes")
            self.assertEqual(status, 1, output)
            self.assertIn("for n3", output)
            self.assertIn("--skip a/each-node/upgrade-core#3", output)
            self.assertIn("a/each-node/upgrade-core#2", world.run("--status")[1])
            (world.folder / "fail").unlink()
            status, output = world.run("--yes")
            self.assertEqual(status, 0, output)
            self.assertEqual(len([e for e in world.effects() if "node" in e]), 3)

    def test_a_bracket_is_left_after_a_failure_where_it_says_so(self):
        with World(ALWAYS) as world:
            (world.folder / "fail").write_text("upgrade work")
            status, output = world.run()
            self.assertEqual(status, 1, output)
            self.assertEqual(world.effects(), ["'helm upgrade quiet web --version 1.0.0'", "'helm upgrade closed web --version 1.0.0'",
                                               "'helm rollback quiet 1'"])
            (world.folder / "fail").unlink()
            status, output = world.run()
            self.assertEqual(status, 0, output)
            self.assertEqual(world.effects()[3:], ["'helm upgrade quiet web --version 1.0.0'", "'helm upgrade work shop/work --version 3.0.0'",
                                                   "'helm rollback closed 1'", "'helm rollback quiet 1'"])

    def test_a_bracket_that_was_left_is_not_left_again_by_the_rollback(self):
        with World(ALWAYS) as world:
            (world.folder / "fail").write_text("upgrade work")
            self.assertEqual(world.run()[0], 1)
            (world.folder / "fail").unlink()
            status, output = world.run("--rollback")
            self.assertEqual(status, 0, output)
            self.assertEqual(world.effects().count("'helm rollback quiet 1'"), 1)
            self.assertEqual(world.effects().count("'helm rollback closed 1'"), 1)

    def test_a_watch_runs_beside_the_other_branches(self):
        with Watched(WATCH) as world:
            status, output = world.run("--yes")
            self.assertEqual(status, 0, output)
            self.assertEqual([e.split()[2] for e in world.effects()], ["first", "second", "last"])
            self.assertIn("1.2 the shop answers, beside what follows", output)
            looks = world.looks()
            status, output = world.run("--yes")
            self.assertEqual((status, world.looks(), len(world.effects())), (0, looks, 3), output)
            status, output = world.run("--rollback")
            self.assertEqual(status, 0, output)

    def test_a_watch_that_fails_stops_the_plan_behind_the_step_that_runs(self):
        with Watched(WATCH) as world:
            (world.folder / "break").touch()
            status, output = world.run("--yes")
            self.assertEqual(status, 1, output)
            self.assertIn("failed: the shop answers", output)
            self.assertEqual([e.split()[2] for e in world.effects()], ["first"])
            (world.folder / "broken").unlink()
            status, output = world.run("--yes")
            self.assertEqual(status, 0, output)
            self.assertEqual([e.split()[2] for e in world.effects()], ["first", "second", "last"])

    def test_a_watch_ends_with_the_script(self):
        with Watched(WATCH) as world:
            process = world.start("--yes")
            self.assertTrue(world.wait_for("looks"))
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=20)
            self.assertEqual(process.returncode, 130, output)
            looks = world.looks()
            time.sleep(2)
            self.assertEqual(world.looks(), looks)
            status, output = world.run("--yes", "--redo", "1.1.1")
            self.assertEqual(status, 0, output)

    def test_a_watch_ends_when_another_branch_fails(self):
        with Watched(WATCH) as world:
            (world.folder / "fail").write_text("upgrade second")
            status, output = world.run("--yes")
            self.assertEqual(status, 1, output)
            self.assertIn("failed: second", output)
            looks = world.looks()
            time.sleep(2)
            self.assertEqual(world.looks(), looks)

    def test_a_value_may_be_called_like_something_of_the_script(self):
        with World(NAMES) as world:
            status, output = world.run("--yes")
            self.assertEqual(status, 0, output)

    def test_commands_run_on_other_hosts(self):
        with World(HOSTS) as world:
            ssh = world.folder / "bin/ssh"
            ssh.write_text(SSH.replace("/tmp", str(world.folder)))
            ssh.chmod(0o755)
            source = (world.folder / "plan.belay").read_text()
            world.compile(source.replace('"/tmp"', f'"{world.folder}/source"'))
            status, output = world.run()
            self.assertEqual(status, 0, output)
            self.assertEqual((world.folder / "hosts").read_text(), "admin@core.example.org\ndb-it's $HOME\n")
            self.assertEqual((world.folder / "source/log").read_text(), f"s3cret / it's $HOME / {world.folder}/source\n")
            self.assertEqual(world.effects(), ["'helm upgrade from there shop/x --version 1.0.0'"])

    def test_a_stage_goes_back_though_its_first_step_was_left_out(self):
        with World(STAGE) as world:
            (world.folder / "fail").write_text("upgrade three")
            status, output = world.run()
            self.assertEqual(status, 1, output)
            status, output = world.run("--rollback")
            self.assertEqual(status, 0, output)
            self.assertEqual(world.effects()[-2:], ["'helm rollback both 1'", "'helm rollback zero 1'"])
            # Everything is undone, once.
            (world.folder / "fail").unlink()
            status, output = world.run("--rollback")
            self.assertEqual(sum("rollback both" in effect for effect in world.effects()), 1, output)
            status, output = world.run("--fresh")
            self.assertEqual(status, 0, output)
            self.assertEqual(sum("upgrade two" in effect for effect in world.effects()), 2)

    def test_a_difference_is_applied_once_and_taken_back(self):
        with World(EDIT) as world:
            values = world.folder / "source/values.yaml"
            before = "# ours\nname: a\nweb:\n  replicas: 2\n  image: x\n"
            values.write_text(before)
            (world.folder / "fail").write_text("upgrade web")
            self.assertEqual(world.run()[0], 1)
            self.assertIn("replicas: 3\n  image", values.read_text())
            self.assertEqual(world.run("--rollback")[0], 0)
            self.assertEqual(values.read_text(), before)
            values.write_text(before.replace("2", "3"))
            (world.folder / "fail").unlink()
            status, output = world.run("--fresh")
            self.assertEqual(status, 0, output)
            self.assertIn("has been done already", output)
            values.write_text("something: else\n")
            status, output = world.run("--fresh")
            self.assertEqual(status, 1, output)
            self.assertEqual(values.read_text(), "something: else\n")
            self.assertFalse([p for p in os.listdir(world.folder / "source") if p.endswith((".rej", ".orig"))])


if __name__ == "__main__":
    unittest.main()
