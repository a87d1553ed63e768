"""The script, the workflow and the runbook of a plan hold the same commands, byte for byte.

usage: agree.py BELAY PLAN
"""
import json
import subprocess
import sys

import yaml


def run(*args):
    return subprocess.run(args, check=True, capture_output=True, text=True).stdout


def commands(node):
    """Every command's text in the JSON form of a Plan, with the place of its step."""
    if isinstance(node, dict):
        if isinstance(node.get("command"), dict) and "text" in node["command"]:
            yield node["command"]["text"]
        for value in node.values():
            yield from commands(value)
    elif isinstance(node, list):
        for value in node:
            yield from commands(value)


def scalars(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from scalars(value)
    elif isinstance(node, list):
        for value in node:
            yield from scalars(value)
    elif isinstance(node, str):
        yield node


def main():
    belay, plan = sys.argv[1:]
    resolved = json.loads(run(belay, "ir", plan))
    for step in resolved["steps"]:
        if step["id"] not in resolved["order"]:  # of a procedure, which is not taken back
            step.pop("undo", None)
    texts = set(commands(resolved))
    assert len(texts) > 10, "found almost no commands in the plan's JSON form"
    compile_to = lambda target: run(belay, "compile", "--to", target, plan, "-o", "-")
    outputs = {
        "bash": compile_to("bash"),
        "argo": "\n".join(s for d in yaml.safe_load_all(compile_to("argo")) for s in scalars(d)),
        "markdown": compile_to("markdown"),
    }
    missing = [(target, text) for target, output in outputs.items() for text in sorted(texts) if text not in output]
    for target, text in missing:
        print(f"{target} lacks:\n{text}\n")
    print(f"{len(texts)} commands, {len(missing)} missing")
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
