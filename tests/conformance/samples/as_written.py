"""What belay finds in a sample as it was written is what expected/findings.txt says.

usage: as_written.py BELAY FOLDER [--update]
"""
import pathlib
import subprocess
import sys


def main():
    belay, folder = sys.argv[1:3]
    plan = f"{folder}/as-written.belay"
    lint = subprocess.run([belay, "lint", plan, "--format", "concise"], capture_output=True, text=True)
    expected = pathlib.Path(folder, "expected/findings.txt")
    if "--update" in sys.argv:
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(lint.stdout)
        return 0
    assert lint.returncode == 1, f"exit code {lint.returncode}: {lint.stderr}"
    if lint.stdout != expected.read_text():
        print(lint.stdout)
        print(f"differs from {expected}; the target update-samples writes it anew")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
