"""`--dry-run` of a generated script: what the call would do, from the state that it would find, and nothing is touched."""
import unittest

from test_script import SMALL, World

CHOICE = """edition 1
plan choice { title = "choice" }
param color: string in ["blue", "green"]
param zones: list = "a,b"
procedure clean "Clean up" { run "sweep" `helm uninstall old --wait --timeout 1m` }
stage a {
  run "paint" `helm upgrade web shop/web --version 1.0.0 --set "color=$color" --wait --timeout 1m` {
    rollback `helm rollback web 1 --wait`
  }
  for zone in zones {
    run "walk" `helm upgrade "$zone" shop/web --version 1.0.0 --wait --timeout 1m` {
      rollback `helm rollback "$zone" 1 --wait`
    }
  }
  run "no way back" `helm upgrade last shop/last --version 3.0.0 --wait --timeout 1m` {
    rollback none "it eats its data" recover "call the lead"
  }
}
"""


def commands(output):
    """The commands of a rehearsal, in their order."""
    return [line.strip() for line in output.splitlines() if line.startswith("    helm ")]


def snapshot(world):
    return {p: p.read_bytes() for p in (world.folder / "state").rglob("*") if p.is_file()}


class Rehearsal(unittest.TestCase):
    def test_rollback_is_rehearsed_from_what_was_done(self):
        with World(SMALL) as world:
            for order in (["--rollback", "--dry-run"], ["--dry-run", "--rollback"]):
                status, output = world.run(*order)
                self.assertEqual((status, commands(output)), (0, []), output)
                self.assertIn("there is nothing to take back", output)
            self.assertFalse((world.folder / "state").exists())
            world.run("--until", "a/second")
            before, effects = snapshot(world), world.effects()
            status, output = world.run("--rollback", "--dry-run")
            self.assertEqual(status, 0, output)
            self.assertEqual(commands(output), ["helm rollback api 1 --wait", "helm rollback web 1 --wait"])
            status, output = world.run("--rollback", "--to", "a/second", "--dry-run")
            self.assertEqual(commands(output), ["helm rollback api 1 --wait"], output)
            status, output = world.run("--rollback", "--undone", "a/second", "--dry-run")
            self.assertEqual(commands(output), ["helm rollback web 1 --wait"], output)
            self.assertEqual((snapshot(world), world.effects()), (before, effects))
            # What was rehearsed is what is done.
            self.assertEqual(world.run("--rollback")[0], 0)
            self.assertEqual(world.effects()[len(effects):], ["'helm rollback api 1 --wait'", "'helm rollback web 1 --wait'"])
            self.assertIn("there is nothing to take back", world.run("--rollback", "--dry-run")[1])

    def test_a_rehearsed_rollback_stops_where_the_real_one_does(self):
        with World(CHOICE) as world:
            self.assertEqual(world.run("--yes", "--set", "color=blue")[0], 0)
            status, output = world.run("--rollback", "--dry-run")
            self.assertEqual((status, commands(output)), (0, []), output)
            self.assertIn("it stops here: it eats its data; to recover instead: call the lead", output)
            status, output = world.run("--rollback", "--undone", "a/no-way-back", "--dry-run")
            self.assertEqual(commands(output), ['helm rollback "$zone" 1 --wait'] * 2 + ["helm rollback web 1 --wait"], output)
            self.assertLess(output.index("$zone = b"), output.index("$zone = a"))

    def test_a_command_in_doubt_is_told(self):
        with World(SMALL) as world:
            world.run("--until", "a/second")
            with open(world.folder / "state/journal", "a") as journal:
                journal.write("2026-01-01T00:00:00Z\tbegin\ta/second\tundo.1\tplan.belay:9\n")
            status, output = world.run("--rollback", "--dry-run")
            self.assertEqual((status, commands(output)), (0, []), output)
            self.assertIn("it stops here: a command was begun and has not been seen to end", output)

    def test_a_rollback_in_doubt_goes_on(self):
        doubt = "2026-01-01T00:00:00Z\tbegin\ta/second\tundo.1\tplan.belay:9\n"
        for answer, commands_ in (("--redo", ["'helm rollback api 1 --wait'", "'helm rollback web 1 --wait'"]),
                                  ("--done", ["'helm rollback web 1 --wait'"])):
            with self.subTest(answer), World(SMALL) as world:
                world.run("--until", "a/second")
                with open(world.folder / "state/journal", "a") as journal:
                    journal.write(doubt)
                before = world.effects()
                status, output = world.run("--rollback")
                self.assertEqual((status, world.effects()), (3, before), output)
                self.assertIn(f"--rollback {answer} 1.3", output)
                rehearsal = world.run("--rollback", "--dry-run", answer, "1.3")[1]
                self.assertEqual([repr(c) for c in commands(rehearsal)], commands_, rehearsal)
                status, output = world.run("--rollback", answer, "1.3")
                self.assertEqual((status, world.effects()[len(before):]), (0, commands_), output)

    def test_what_a_rollback_does_not_know_is_refused(self):
        with World(CHOICE) as world:
            for option in (["--from", "a/paint"], ["--until", "a/paint"], ["--only", "a/paint"], ["--skip", "a/paint"], ["--run", "clean"]):
                status, output = world.run("--rollback", *option)
                self.assertEqual(status, 2, output)
                self.assertIn(f"{option[0]} does not go with --rollback", output)
            self.assertFalse((world.folder / "state").exists())

    def test_inputs_are_checked_and_filled_in(self):
        with World(CHOICE) as world:
            status, output = world.run("--dry-run")
            self.assertEqual(status, 0, output)
            self.assertIn("$color = {input color}", output)
            self.assertIn("for each of a,b", output)
            status, output = world.run("--dry-run", "--set", "color=blue")
            self.assertEqual(status, 0, output)
            self.assertIn("$color = blue\n", output)
            for rehearsal in (["--dry-run"], ["--rollback", "--dry-run"]):
                status, output = world.run(*rehearsal, "--set", "color=red")
                self.assertEqual(status, 2, output)
                self.assertIn('color is "red", and must be one of: blue green', output)
            self.assertFalse((world.folder / "state").exists())

    def test_a_run_that_has_begun_is_rehearsed_from_there(self):
        with World(CHOICE) as world:
            world.run("--set", "color=blue", "--until", "a/paint")
            status, output = world.run("--dry-run")
            self.assertEqual(status, 0, output)
            self.assertEqual([c.split()[2] for c in commands(output)], ['"$zone"', "last"], output)
            self.assertIn("# is done\n", output)
            self.assertEqual(world.run("--dry-run", "--set", "color=green")[0], 6)
            status, output = world.run("--dry-run", "--fresh", "--set", "color=green")
            self.assertIn("$color = green\n", output)
            world.compile(CHOICE.replace('"paint"', '"draw"'))
            self.assertEqual(world.run("--dry-run")[0], 6)
            self.assertEqual(world.run("--dry-run", "--fresh")[0], 0)
            self.assertEqual(world.run("--fresh", "--set", "color=green", "--until", "a/draw")[0], 0)

    def test_only_procedures_that_are_there_are_run(self):
        with World(CHOICE) as world:
            self.assertEqual(commands(world.run("--run", "clean", "--dry-run")[1]), ["helm uninstall old --wait --timeout 1m"])
            for options in (["--run", "cleen", "--dry-run"], ["--run", "cleen"]):
                status, output = world.run(*options)
                self.assertEqual(status, 2, output)
                self.assertIn("there is no procedure cleen; there are: clean", output)
        with World(SMALL) as world:
            status, output = world.run("--run", "clean", "--dry-run")
            self.assertEqual(status, 2)
            self.assertIn("the plan has no procedures", output)

    def test_to_belongs_to_rollback(self):
        with World(SMALL) as world:
            status, output = world.run("--to", "a/first", "--dry-run")
            self.assertEqual(status, 2, output)
            self.assertIn("--to goes with --rollback", output)


if __name__ == "__main__":
    unittest.main()
