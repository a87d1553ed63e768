"""A script of the bash target, run in a world of fake tools. A world is the tools as a plan sees them:

  tools: [aws, kubectl]              which there are; the others are the machine's own
  environment: {SLACK_WEBHOOK: x}    besides PATH and HOME
  files: {a/b.yaml: "text"}          in the source folder
  hurry: {wait 1h: wait 1s}          texts of the plan that are replaced before, for times that would really pass
  options: [--set, a=b]              for the script
  state: {version: "1.30"}           what the platform is like before
  calls:                             the first whose `when` fits the beginning of the command line, whose `if` fits the state
    - when: aws eks update-cluster-version .*--kubernetes-version (?P<version>\\S+)
      say: update-1                  what it prints; a list: one after the other; `{key}` is of the state
      if: {version: "1.30"}
      cluster: green                 a text that must be in the file of $KUBECONFIG
      stdin: spec                    a text that must be in its standard input
      set: {busy: "yes"}             besides the groups of `when`; the group `file` is written, with the text of `file:`
      writes: {go.sum: "text"}       files where it is called
      fails: 3                       the exit status
  after: {version: "1.31"}           what is then different in the state
  until: stage/step                  the last step before the way back; without it the way back begins at the end
  undone: {}                         what is still different after --rollback; `false`: the plan has a point of no return
  variants: {"on b": {options: …}}   several worlds, each with these keys in place of those above
"""
import json
import os
import pathlib
import re
import shutil
import subprocess

EACH_RUN = r"\S+ version|aws sts get-caller-identity --query Account --output text"  # what every start looks at
FAKE = pathlib.Path(__file__).parent / "fake_tool.py"


def run(*args, **how):
    return subprocess.run([str(a) for a in args], capture_output=True, text=True, **how)


class World:
    """One platform in a folder, and a script to run on it."""

    def __init__(self, folder, world, script):
        self.folder, self.world, self.script = folder, world, folder / "run.sh"
        tools = folder / "bin"
        tools.mkdir(parents=True)
        # No test takes minutes: what has to hold for 30 seconds has to hold once.
        self.script.write_text(re.sub(r"^( *do_(?:wait|verify|check) .* \d+ \d+) \d+ <<", r"\1 0 <<", script.read_text(), flags=re.MULTILINE))
        self.script.chmod(0o755)
        shutil.copy(FAKE, tools / "fake")
        (tools / "fake").chmod(0o755)
        for tool in world["tools"]:
            (tools / tool).symlink_to("fake")
        (tools / "sleep").write_text("#!/bin/sh\n")  # time passes at once
        (tools / "sleep").chmod(0o755)
        (folder / "world.json").write_text(json.dumps(world))
        (folder / "state.json").write_text(json.dumps(world["state"]))
        (folder / "source").mkdir()
        for name, text in world.get("files", {}).items():
            path = folder / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def run(self, *options):
        """Runs the script; what is then different from the state before the first run."""
        environment = {"PATH": f"{self.folder}/bin:{os.environ['PATH']}", "HOME": str(self.folder), **self.world.get("environment", {})}
        done = run(self.script, "--source", self.folder / "source", "--state-dir", self.folder / "state", "--yes", *options,
                   env=environment, stdin=subprocess.DEVNULL, timeout=300)
        assert done.returncode == 0, f"the script with {options} ends with {done.returncode}:\n{done.stdout[-4000:]}{done.stderr[-4000:]}"
        state = json.loads((self.folder / "state.json").read_text())
        before = self.world["state"]
        return {key: value for key, value in state.items() if not key.startswith("turn ") and before.get(key) != value}

    def calls(self):
        return [json.loads(line) for line in (self.folder / "calls.log").read_text().splitlines()]

    def changed_files(self):
        return [name for name, text in self.world.get("files", {}).items() if (self.folder / "source" / name).read_text() != text]


def play_one(folder, world, script):
    """The script to its end, once more, and back; from `until` in a second world, for the first is past its point of no return."""
    options = world.get("options", [])
    forth = World(folder / "forth", world, script)
    found = forth.run(*options)
    assert found == world["after"], f"after the run: {found}"
    before = len(forth.calls())
    forth.run(*options)
    more = [line for _, line in forth.calls()[before:] if not re.fullmatch(EACH_RUN, line)]
    assert not more, f"run again it does {more}"
    back = forth
    if "until" in world:
        back = World(folder / "back", world, script)
        back.run(*options, "--until", world["until"])
    if world.get("undone", False) is not False:
        found = back.run("--rollback")
        assert found == world["undone"], f"after the rollback: {found}"
        assert "until" not in world or not back.changed_files(), f"after the rollback: {back.changed_files()}"
    return forth.calls() + (back.calls() if back is not forth else [])


def play(folder, world, script):
    """Each of the world's variants, or the world as it is; how many calls there were. No call of the world may be idle in all of them."""
    variants = world.get("variants", {"": {}})
    world = {key: value for key, value in world.items() if key != "variants"}
    calls = []
    for number, (name, keys) in enumerate(variants.items()):
        try:
            calls += play_one(folder / str(number), {**world, **keys}, script)
        except AssertionError as wrong:
            raise AssertionError(f"{name}: {wrong}" if name else str(wrong)) from None
    idle = [call["when"] for number, call in enumerate(world["calls"]) if number not in {n for n, _ in calls}]
    assert not idle, f"never called: {idle}"
    return len(calls)
