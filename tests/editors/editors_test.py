"""The grammars of docs/editors, over every plan of the repository: what they colour is what the language's lexer reads.

$BELAY_SOURCE_DIR is the repository. Vim is skipped where it is missing. With $NODE_PATH, a folder that holds vscode-textmate and
vscode-oniguruma, the engine of VS Code itself reads the plans too.
"""
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import words
from textmate import Grammar

SOURCE = pathlib.Path(os.environ["BELAY_SOURCE_DIR"])
EDITORS = SOURCE / "docs/editors"
GRAMMAR = EDITORS / "vscode/syntaxes/belay.tmLanguage.json"
SYNTAX = EDITORS / "vim/syntax/belay.vim"
KEYWORDS = words.keywords(SOURCE)
VERBS = words.verbs(SOURCE)
SETTINGS = words.body_words(SOURCE) - VERBS - KEYWORDS | {"recover"}


def plans():
    """Those that are without mistakes, as their folders promise."""
    for folder in ("samples", "compiler/library", "tests/golden/library", "tests/golden/lint"):
        yield from sorted((SOURCE / folder).rglob("*.belay"))


def is_command(token):
    return token.kind == "command" or re.match(r"`+(bash|sh)?[ \t]*\n", token.text) is not None


# What a token of the lexer must be called: in the TextMate grammar, and in Vim.
NAMED = {
    "comment": ("comment.line", "belayComment"),
    "string": ("string.quoted", "belayString|belayEscape|belayInterpolation"),
    "blank": ("invalid.illegal", "belayBlank"),
    "duration": ("constant.numeric", "belayNumber"),
    "version": ("constant.numeric", "belayVersion"),
    "number": ("constant.numeric", "belayNumber"),
}
# A name follows them.
NAMING = {"plan", "param", "cluster", "component", "store", "procedure", "stage"}
# What no word or sign may be called: then a text or a command went too far.
NEVER = ("comment|string|embedded|invalid|numeric", "belayComment|belayString|belayBlank|belayNumber|belayVersion|sh")


def expected(token, editor):
    """An expression that the name must hold; None: it must not hold NEVER."""
    if token.kind in NAMED:
        return NAMED[token.kind][editor]
    if token.kind in ("fence", "command"):
        return ("fence|command", "belayFence")[editor]
    if token.kind == "word" and token.head and not token.key and not token.dotted:
        if token.text in VERBS:
            return ("keyword.other.verb|keyword.control|keyword.declaration", "belayVerb|belayKeyword")[editor]
        if token.text in SETTINGS:
            return ("keyword.other.setting", "belaySetting|belayKeyword")[editor]
        if token.text in KEYWORDS:
            return ("keyword|constant.language", "belayKeyword|belayConstant|belayVerb|belaySetting")[editor]
    return None


@functools.cache
def lines_of(path):
    return path.read_text().splitlines()


def utf16(path, line, column):
    """JavaScript counts a character beyond the first 65,536 as two."""
    return len(lines_of(path)[line][:column].encode("utf-16-le")) // 2


class EditorTest(unittest.TestCase):
    def check(self, path, editor, name_at):
        """`name_at(line, column)`: what the editor calls what stands there."""
        before = None
        for token in words.tokens(path.read_text()):
            place = f"{path.relative_to(SOURCE)}:{token.line + 1}:{token.column + 1}: {token.text[:40]!r}"
            name = name_at(token.line, token.column)
            wanted = expected(token, editor)
            named = token.text not in KEYWORDS and token.text not in (":", "=")  # a parameter may be called `store`
            if before is not None and before.head and before.text in NAMING and named:
                wanted = ("entity.name", "belayName")[editor]
            before = token
            if wanted is None:
                self.assertNotRegex(name, NEVER[editor], place)
            else:
                self.assertRegex(name, wanted, place)
            if token.kind == "fence":
                lines = token.text.split("\n")
                inside = next((i for i, line in enumerate(lines[1:-1], 1) if line.strip()), None)
                if inside is not None:
                    column = len(lines[inside]) - len(lines[inside].lstrip())
                    name = name_at(token.line + inside, column)
                    if editor == 0:
                        self.assertRegex(name, "embedded|string.unquoted", place)
                    else:
                        self.assertNotRegex(name, "belayKeyword|belayVerb|belayKey|belayFence", place)


class TextMateTest(EditorTest):
    def test_plans(self):
        grammar = Grammar(GRAMMAR)
        tried = 0
        for path in plans():
            lines, open_rules = grammar.tokenize(path.read_text())
            self.assertEqual(open_rules, [], path)
            self.check(path, 0, lambda line, column: lines[line][column])
            tried += 1
        self.assertGreater(tried, 30)

    def test_it_has_the_words_of_the_language(self):
        repository = json.loads(GRAMMAR.read_text())["repository"]

        def listed(rule):
            return {word for group in re.findall(r"\((?:\?:)?([a-z_|]+)\)", repository[rule]["match"])
                    for word in group.split("|") if len(word) > 1}

        self.assertEqual(listed("keyword") | {"none"}, KEYWORDS)
        self.assertEqual(listed("head"), VERBS | SETTINGS)
        self.assertLessEqual(listed("declaration"), KEYWORDS)

    def test_extension(self):
        package = json.loads((EDITORS / "vscode/package.json").read_text())["contributes"]
        for part in (package["languages"][0]["configuration"], package["grammars"][0]["path"]):
            json.loads((EDITORS / "vscode" / part).read_text())
        self.assertEqual(package["grammars"][0]["scopeName"], json.loads(GRAMMAR.read_text())["scopeName"])
        content = set(re.findall(r'"(meta\.embedded\.[a-z.]+)"', GRAMMAR.read_text()))
        self.assertEqual(content, set(package["grammars"][0]["embeddedLanguages"]))


@unittest.skipUnless(os.environ.get("NODE_PATH"), "$NODE_PATH does not say where vscode-textmate is")
class EngineTest(EditorTest):
    """The engine of VS Code itself."""

    def test_plans(self):
        paths = list(plans())
        done = subprocess.run(["node", pathlib.Path(__file__).with_name("tokenize.js"), GRAMMAR, *paths],
                              check=True, capture_output=True, timeout=300)
        for path, read in zip(paths, json.loads(done.stdout), strict=True):
            self.assertEqual(read["open"], 0, path)
            self.check(path, 0, lambda line, column, lines=read["lines"]: lines[line][utf16(path, line, column)])


@unittest.skipUnless(shutil.which("vim"), "there is no vim on this machine")
class VimTest(EditorTest):
    def names(self, path):
        """What Vim calls each character; one Vim a file."""
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "names"
            script = pathlib.Path(folder) / "names.vim"
            script.write_text(f"""
let names = []
for number in range(1, line('$'))
  let columns = []
  for column in range(1, len(getline(number)))
    call add(columns, synIDattr(synID(number, column, 1), 'name'))
  endfor
  call add(names, columns)
endfor
call writefile([json_encode(names)], '{out}')
qall!
""")
            subprocess.run(
                ["vim", "-es", "-N", "-i", "NONE", "-n", "-u", "NONE", "--cmd", f"set runtimepath^={EDITORS / 'vim'}",
                 "-c", "set encoding=utf-8", "-c", "filetype plugin on", "-c", "syntax on", "-c", "set synmaxcol=0",
                 "-c", f"edit {path}", "-c", "syntax sync fromstart", "-c", f"source {script}"],
                check=True, timeout=300, stdin=subprocess.DEVNULL, capture_output=True, env={**os.environ, "TERM": "dumb"})
            return json.loads(out.read_text())

    def test_plans(self):
        for path in plans():
            names = self.names(path)
            lines = path.read_text().splitlines()

            def name_at(line, column):
                byte = len(lines[line][:column].encode())
                return names[line][byte]

            self.check(path, 1, name_at)

    def test_it_has_the_words_of_the_language(self):
        text = SYNTAX.read_text()
        listed = set(" ".join(re.findall(r"^syntax keyword belay\w+ (.*)$", text, re.M)).split())
        self.assertEqual(listed - {"true", "false"}, KEYWORDS)
        for group, wanted in (("belayVerb", VERBS), ("belaySetting", SETTINGS)):
            alternatives = re.search(rf"^syntax match {group} .*\\<\\%\((.*?)\\\)\\>", text, re.M).group(1)
            self.assertEqual(set(alternatives.split("\\|")), wanted)


if __name__ == "__main__":
    unittest.main()
