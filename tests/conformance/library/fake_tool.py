#!/usr/bin/env python3
"""Every tool of a world, by whatever name it is called: answers as the world's calls say.

WORLD/world.json is {"state": {…}, "calls": […]}, see world.py. WORLD/calls.log gets a line for each call.
"""
import fcntl
import json
import os
import pathlib
import re
import sys

world = pathlib.Path(sys.argv[0]).absolute().parent.parent
line = " ".join([os.path.basename(sys.argv[0]), *sys.argv[1:]])


def kubeconfig():
    file = pathlib.Path(os.environ.get("KUBECONFIG", ""))
    return file.read_text() if file.is_file() else ""


def main():
    told = json.loads((world / "world.json").read_text())
    # As tools do: the rest of a loop's lines is not theirs.
    reads = "-" in sys.argv or any("stdin" in call and re.match(call["when"], line) for call in told["calls"])
    given = sys.stdin.read() if reads else ""
    with open(world / "state.json", "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        state = json.load(file)
        filled = lambda text: re.sub(r"\{(\w+)\}", lambda hit: str(state.get(hit[1], "")), text)
        for number, call in enumerate(told["calls"]):
            hit = re.match(filled(call["when"]) if "{" in call["when"] else call["when"], line, re.DOTALL)
            if hit is None or call.get("stdin", "") not in given or any(str(state.get(key, "")) != str(value) for key, value in call.get("if", {}).items()):
                continue
            if call.get("cluster", "") not in kubeconfig():
                continue
            groups = {key: value for key, value in hit.groupdict().items() if value is not None}
            target = groups.pop("file", None)
            state.update({**groups, **call.get("set", {})})
            says = call.get("say", "")
            if isinstance(says, list):  # one answer after the other, the last for ever
                turn = state.get(f"turn {number}", 0)
                state[f"turn {number}"] = turn + 1
                says = says[min(turn, len(says) - 1)]
            for name, text in call.get("writes", {}).items():
                pathlib.Path(name).write_text(text)
            if target is not None:
                pathlib.Path(target).write_text(filled(call.get("file", "")))
            file.seek(0)
            file.truncate()
            json.dump(state, file)
            break
        else:
            if re.fullmatch(r"\S+ (--version|version|version --(client|short))", line):  # new enough for everybody
                print("v999.0.0")
                return
            number, says, call = -1, "", {"fails": 99}
    with open(world / "calls.log", "a") as log:
        log.write(json.dumps([number, line]) + "\n")
    if says != "":
        print(filled(says))
    if call.get("fails"):
        print(f"fake: {line}", file=sys.stderr)
    sys.exit(call.get("fails", 0))


main()
