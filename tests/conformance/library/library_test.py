#!/usr/bin/env python3
"""The goldens of the library under other people's checkers, and run against fake tools.

A golden tests/golden/library/MODULE.belay uses every action of its module. Its commands must satisfy ShellCheck, its script
bash and ShellCheck, and all targets must take it. With worlds/MODULE.yaml its script is run to the end, once more, and
back: see world.py. A third argument is the world of a plan elsewhere, such as a sample.
"""
import json
import pathlib
import shutil
import sys
import tempfile

import yaml

from world import play, run

HERE = pathlib.Path(__file__).parent
BELAY, GOLDEN = sys.argv[1], pathlib.Path(sys.argv[2]).absolute()


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


def hurried(folder, slow_and_fast):
    """The script of a copy of the plan, with short texts for long ones."""
    shutil.copytree(GOLDEN.parent, folder)
    text = GOLDEN.read_text()
    for slow, fast in slow_and_fast.items():
        assert slow in text, f"the plan has no {slow}"
        text = text.replace(slow, fast)
    (folder / GOLDEN.name).write_text(text)
    made = run(BELAY, "compile", "--to", "bash", folder / GOLDEN.name, "-o", folder / "run.sh")
    assert made.returncode == 0, made.stdout + made.stderr
    return folder / "run.sh"


def check_variants(variants):
    """With a variant's values fixed, the plan is as clean as it is without."""
    for name, keys in variants.items():
        options = keys["options"]
        fixed = [word for pair in zip(options, options[1:]) if pair[0] == "--set" for word in pair]
        found = run(BELAY, "lint", "--profile", "production", "--fail-on", "info", *fixed, GOLDEN)
        assert found.returncode == 0, f"{name}: {found.stdout}{found.stderr}"


def main():
    with tempfile.TemporaryDirectory(prefix="belay-library-") as name:
        folder = pathlib.Path(name)
        check_outputs(folder)
        world = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else HERE / "worlds" / f"{GOLDEN.stem}.yaml"
        if world.exists():
            told = yaml.safe_load(world.read_text())
            check_variants(told.get("variants", {}))
            script = hurried(folder / "plan", told["hurry"]) if "hurry" in told else folder / "run.sh"
            print(f"{GOLDEN.stem}: {play(folder / 'world', told, script)} calls")


if __name__ == "__main__":
    try:
        main()
    except AssertionError as wrong:
        sys.exit(f"{GOLDEN.name}: {wrong}")
