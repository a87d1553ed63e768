#!/usr/bin/env python3
"""The goldens of the library under other people's checkers, and run against fake tools.

A golden tests/golden/library/MODULE.belay uses every action of its module. Its commands must satisfy ShellCheck, its script
bash and ShellCheck, and all targets must take it. With worlds/MODULE.yaml its script is run to the end, once more, and
back. A third argument is the world of a plan elsewhere, such as a sample. A world is the tools as a plan sees them:

  tools: [aws, kubectl]              which there are; the others are the machine's own
  options: [--set, a=b]              for the script
  hurry: {wait 1h: wait 1s}          texts of the plan that are replaced before, for times that would really pass
  state: {version: "1.30"}           what the platform is like before
  calls:                             the first whose `when` fits the beginning of the command line, whose `if` fits the state
    - when: aws eks update-cluster-version .*--kubernetes-version (?P<version>\\S+)
      say: update-1                  what it prints; a list: one after the other; `{key}` is of the state
      if: {version: "1.30"}
      stdin: spec                    a text that must be in its standard input
      set: {busy: "yes"}             besides the groups of `when`; the group `file` is written, with the text of `file:`
      fails: 3                       the exit status
  after: {version: "1.31"}           what is then different in the state
  undone: {}                         what is still different after --rollback; `false`: the plan has a point of no return
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).parent
BELAY, GOLDEN = sys.argv[1], pathlib.Path(sys.argv[2]).absolute()


def run(*args, **how):
    return subprocess.run([str(a) for a in args], capture_output=True, text=True, **how)


def shellcheck(text):
    """What ShellCheck says of a bash text. Not of backticks and dollars in single quotes: JMESPath and awk have their own."""
    if shutil.which("shellcheck") is None:
        return ""
    return run("shellcheck", "--shell=bash", "--exclude=SC2016", "-", input=text).stdout


def commands(node):
    """Every command in the JSON form of a Plan."""
    if isinstance(node, dict):
        if isinstance(node.get("command"), dict) and "text" in node["command"]:
            yield node["command"]
        for value in node.values():
            yield from commands(value)
    elif isinstance(node, list):
        for value in node:
            yield from commands(value)


def check_outputs(folder):
    for target, file in (("bash", "run.sh"), ("argo", "workflow.yaml"), ("markdown", "runbook.md")):
        made = run(BELAY, "compile", "--to", target, GOLDEN, "-o", folder / file)
        assert made.returncode == 0, f"--to {target}: {made.stdout}{made.stderr}"
    assert run("bash", "-n", folder / "run.sh").returncode == 0
    said = shellcheck((folder / "run.sh").read_text())
    assert not said, said
    seen = set()
    for command in commands(json.loads(run(BELAY, "ir", GOLDEN).stdout)):
        given = "".join(f"{binding['name']}=$(value)\n" for binding in command.get("bindings", []))
        text = f"#!/bin/bash\nset -euo pipefail\n{given}{command['text']}\n"
        if text not in seen:
            seen.add(text)
            said = shellcheck(text)
            assert not said, f"in a command:\n{said}"
    assert seen, "found no command in the plan's JSON form"


def differs(state, before):
    return {key: value for key, value in state.items() if not key.startswith("turn ") and before.get(key) != value}


def play(folder, world):
    tools = folder / "bin"
    tools.mkdir()
    shutil.copy(HERE / "fake_tool.py", tools / "fake")
    (tools / "fake").chmod(0o755)
    for tool in world["tools"]:
        (tools / tool).symlink_to("fake")
    (tools / "sleep").write_text("#!/bin/sh\n")  # time passes at once
    (tools / "sleep").chmod(0o755)
    (folder / "world.json").write_text(json.dumps(world))
    (folder / "state.json").write_text(json.dumps(world["state"]))
    for name, text in world.get("files", {}).items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "source").mkdir(exist_ok=True)

    def script(*options):
        environment = {"PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(folder), **world.get("environment", {})}
        done = run(folder / "run.sh", "--source", folder / "source", "--state-dir", folder / "state", "--yes", *options,
                   env=environment, stdin=subprocess.DEVNULL, timeout=300)
        assert done.returncode == 0, f"the script with {options} ends with {done.returncode}:\n{done.stdout[-4000:]}{done.stderr[-4000:]}"
        return json.loads((folder / "state.json").read_text())

    if "hurry" in world:
        plan = GOLDEN.read_text()
        for slow, fast in world["hurry"].items():
            assert slow in plan, f"the plan has no {slow}"
            plan = plan.replace(slow, fast)
        (folder / "plan.belay").write_text(plan)
        made = run(BELAY, "compile", "--to", "bash", folder / "plan.belay", "-o", folder / "run.sh")
        assert made.returncode == 0, made.stdout + made.stderr
    calls = lambda: [json.loads(l) for l in (folder / "calls.log").read_text().splitlines()]
    state = script(*world.get("options", []))
    assert differs(state, world["state"]) == world["after"], f"after the run: {differs(state, world['state'])}"
    before = len(calls())
    script(*world.get("options", []))
    begins = r"\S+ version|aws sts get-caller-identity --query Account --output text"  # what every start looks at
    again = [line for _, line in calls()[before:] if not re.fullmatch(begins, line)]
    assert not again, f"run again it does {again}"
    if world.get("undone", False) is not False:
        state = script("--rollback")
        assert differs(state, world["state"]) == world["undone"], f"after the rollback: {differs(state, world['state'])}"
    used = {number for number, _ in calls()}
    idle = [call["when"] for number, call in enumerate(world["calls"]) if number not in used]
    assert not idle, f"never called: {idle}"
    print(f"{GOLDEN.stem}: {len(calls())} calls")


def main():
    with tempfile.TemporaryDirectory(prefix="belay-library-") as name:
        folder = pathlib.Path(name)
        check_outputs(folder)
        world = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else HERE / "worlds" / f"{GOLDEN.stem}.yaml"
        if world.exists():
            play(folder, yaml.safe_load(world.read_text()))


if __name__ == "__main__":
    try:
        main()
    except AssertionError as wrong:
        sys.exit(f"{GOLDEN.name}: {wrong}")
