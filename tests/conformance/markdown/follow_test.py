"""Follows a runbook as a person would, in a real bash with a fake kubectl, and reads what the commands were given.

The rollback is done in a second terminal, as after a lost connection.

usage: follow_test.py BELAY plans/follow.belay
"""
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile

from fences import attributes, blocks

FAKE = r"""#!/usr/bin/env bash
if [[ $1 == config ]]; then
  echo "kubeconfig of ${*: -1}"
  exit 0
fi
{
  printf '%s' "$(cat "$KUBECONFIG" | sed 's/.*context=//')|"
  for word in "$@"; do printf '%s|' "$word"; done
  [[ $1 != text && $1 != apply ]] || cat "${2:-/dev/stdin}" | tr '\n\t' '~>'
  echo "$REGION"
} >>"$CALLS"
case $1 in
  says) echo ok ;;
  version) echo "v$(grep -c version "$CALLS")" ;;
  state) echo ready ;;
esac
"""
GREETING = "it's \"$HOME\" `x` \\ !"
LABEL = "it's $HOME `date` \"q\" \\ !x"


def by_hand(paragraph):
    """What a person types instead of `block`, if the text before the fence says so."""
    keep = re.search(r"by `(keep \w+)`", paragraph)
    take = re.search(r"by `(\w+=\$\(block\) && export \w+)`", paragraph)
    return keep[1] if keep else take[1] if take else "block"


def pasted(typed, text):
    if "$(block)" in typed:
        typed = typed.replace("$(block)", "$(block <<'PASTED'\n" + text + "\nPASTED\n)")
        return f"{{ {typed}\n}} || exit 8\n"
    return f"{typed} <<'PASTED' || exit 9\n{text}\nPASTED\n"


def session(runbook, wanted):
    """The lines that a person types in one terminal: preparation, then the steps whose fences are wanted."""
    script, last = "", ""
    setup = ("inputs", "terminal", "secrets", "environment")
    for kind, info, content in blocks(runbook):
        if kind != "fence":
            last = content if kind == "paragraph" else ""
            continue
        language, names = attributes(info)
        name = names.get("name", "")
        if language == "bash" and (name in setup or (name.endswith("-values") and wanted(name))):
            script += content + "\n"
        elif language == "bash" and (name.startswith("secret-") or wanted(name)):
            script += pasted(by_hand(last), content)
        elif language == "yaml":
            path = re.search(r'cat >("\$\w+")', last)[1]
            filled = content.replace("${greeting}", "$greeting")
            script += f"cat >{path} <<PASTED || exit 7\n{filled}\nPASTED\n"
    return script


def run(script, folder, environment):
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, (done.returncode, done.stderr, done.stdout)


def main():
    belay, plan = sys.argv[1:]
    runbook = subprocess.run([belay, "compile", "--to", "markdown", "--allow-errors", plan], check=True, capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        fake = top / "bin" / "kubectl"
        fake.parent.mkdir()
        fake.write_text(FAKE)
        fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
        source = top / "source"
        (source / "deep" / "er").mkdir(parents=True)
        (source / "key.txt").write_text("k3y")
        calls = top / "calls"
        environment = {"PATH": f"{fake.parent}:{os.environ['PATH']}", "HOME": str(top), "CALLS": str(calls),
                       "API_TOKEN": "t0k en", "greeting": GREETING}
        run(session(runbook, lambda name: name.startswith("step-")), source, environment)
        run(session(runbook, lambda name: name.startswith("undo-")), source, environment)
        seen = calls.read_text().splitlines()
        state = top / ".local/state/belay/follow"
        run_id = (state / "run-id").read_text().strip()
        mode = stat.S_IMODE(state.stat().st_mode)

    end = "eu-west-1"
    expected = [
        f"first|says|{GREETING}|{LABEL}|t0k en|k3y|open sesame|{end}",
        f"first|save|{state}/backups/saved|{end}",
        f"first|pwd|er|{end}",
        f"first|version|{end}",
        f"first|move|v1|2|apps|{run_id}|{end}",
        f"first|state|{end}",
        f"first|version|{end}",
        f"first|move|v2|3|apps|{run_id}|{end}",
        f"first|state|{end}",
        f"second|text|```~>tab | pipe~```~{end}",
        f"second|apply|{state}/files/settings.yaml|greeting: {GREETING}~{end}",
        f"first|back|v2|{end}",
        f"first|back|v1|{end}",
    ]
    for line, should in zip(seen + [""] * len(expected), expected):
        if line != should:
            print(f"seen:     {line}\nexpected: {should}")
    assert seen == expected, f"{len(seen)} calls, {len(expected)} expected"
    assert re.fullmatch(r"r\d{14}", run_id), run_id
    assert mode == 0o700, oct(mode)
    print(f"{len(seen)} calls as expected")


if __name__ == "__main__":
    sys.exit(main())
