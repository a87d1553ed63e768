"""Runbooks of whole plans under other people's tools: a CommonMark parser, bash, ShellCheck and markdownlint.

The parser must see what our own reading by lines sees; tools that are not installed are left out and named.

usage: runbook_test.py BELAY MARKDOWNLINT.JSON PLAN...
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from fences import attributes, blocks

try:
    from markdown_it import MarkdownIt
except ImportError:
    print("skipped: needs python3-markdown-it")
    sys.exit(77)

# Lines that we write, not the user: their names end so.
OURS = re.compile(r"^(inputs|terminal|secrets|environment)$|-values$")
# A fence is a piece of a session: others set its variables, and nothing stops a person whose `cd` failed.
LEFT_OUT = "SC2154,SC2164"
INLINE = {"text", "code_inline", "text_special", "softbreak", "strong_open", "strong_close", "em_open", "em_close",
          "link_open", "link_close"}


def check_parse(runbook):
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(runbook)
    fences = [(token.info, token.content) for token in tokens if token.type in ("fence", "code_block")]
    ours = [(info, content + "\n" if content else "") for kind, info, content in blocks(runbook) if kind == "fence"]
    if fences != ours:
        yield "the parser sees other fences than a reader of lines"
    headings = [token for token in tokens if token.type == "heading_open"]
    if len(headings) != sum(kind == "heading" for kind, _, _ in blocks(runbook)):
        yield "the parser sees other headings"
    for token in tokens:
        if token.type in ("html_block", "hr"):
            yield f"became {token.type}: {token.content!r}"
        for child in token.children or []:
            if child.type not in INLINE:
                yield f"became {child.type}: {child.content!r}"
    anchors = {link[2:-1] for link in re.findall(r"\]\(#[^)]*\)", runbook)}
    if not anchors:
        yield "nothing is linked"


def check_shell(runbook, with_shellcheck):
    names = []
    for kind, info, content in blocks(runbook):
        if kind != "fence":
            continue
        language, attribute = attributes(info)
        if language != "bash":
            continue
        names.append(attribute["name"])
        done = subprocess.run(["bash", "-n"], input=content, capture_output=True, text=True)
        if done.returncode:
            yield f"{attribute['name']}: {done.stderr}"
        if with_shellcheck and OURS.search(attribute["name"]):
            done = subprocess.run(["shellcheck", "-s", "bash", "-S", "warning", "-e", LEFT_OUT, "-f", "gcc", "-"],
                                  input=content, capture_output=True, text=True)
            if done.returncode:
                yield f"{attribute['name']}: {done.stdout}"
    if len(names) != len(set(names)):
        yield "two fences have one name"


def linter():
    """The command of markdownlint-cli, if it is here; nothing is fetched."""
    if shutil.which("markdownlint"):
        return ["markdownlint"]
    if shutil.which("npx"):
        command = ["npx", "--no-install", "markdownlint"]
        if subprocess.run(command + ["--version"], capture_output=True).returncode == 0:
            return command
    return None


def check_lint(command, config, runbook):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "runbook.md"
        file.write_text(runbook)
        done = subprocess.run(command + ["--config", config, str(file)], capture_output=True, text=True)
        if done.returncode:
            yield done.stderr or done.stdout


def main():
    belay, config, *plans = sys.argv[1:]
    lint, shellcheck, bad = linter(), shutil.which("shellcheck"), 0
    left_out = [name for name, tool in (("markdownlint", lint), ("ShellCheck", shellcheck)) if not tool]
    for plan in plans:
        runbook = subprocess.run([belay, "compile", "--to", "markdown", "--allow-errors", plan], check=True, capture_output=True, text=True).stdout
        problems = [*check_parse(runbook), *check_shell(runbook, shellcheck)]
        if lint:
            problems += check_lint(lint, config, runbook)
        bad += len(problems)
        for problem in problems:
            print(f"{plan}: {problem}")
    assert plans, "no plans"
    print(f"{len(plans)} plans, {bad} problems" + (f"; without {' and '.join(left_out)}" if left_out else ""))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
