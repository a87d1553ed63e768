"""The steps that a sample's README names, as `stage/step`, are steps of its plan.

usage: readme.py BELAY FOLDER
"""
import json
import pathlib
import re
import subprocess
import sys


def main():
    belay, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    made = subprocess.run([belay, "ir", folder / "plan.belay"], capture_output=True, text=True, check=True)
    ids = [step["id"].split("/") for step in json.loads(made.stdout)["steps"]]
    stages = {part for parts in ids for part in parts[:-1]}
    named = re.findall(r"`([\w.-]+(?:/[\w.-]+)+)`", (folder / "README.md").read_text())
    named = [name.split("/") for name in named if name.split("/")[0] in stages]
    # Outer stages and turns of loops may be left out: `control_plane/upgrade` is `control_plane/1.30/upgrade`.
    known = lambda name: any(all(part in parts for part in name) for parts in ids)
    unknown = ["/".join(name) for name in named if not known(name)]
    print(f"{len(named)} steps named, unknown: {unknown}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
