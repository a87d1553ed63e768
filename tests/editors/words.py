"""The words of the language, from the grammar and the compiler; and the words of a text."""
import dataclasses
import re


def keywords(source):
    """The tokens of the lexer that are written with letters."""
    return set(re.findall(r"^[A-Z]+ : '([a-z]+)' ;", (source / "grammar/BelayLexer.g4").read_text(), re.M))


def verbs(source):
    names = (source / "compiler/plan/names.cpp").read_text()
    body = names[names.index("std::string_view ToString(Verb verb)"):]
    # The compiler's own: what a `let` outside of steps is, and the way into a bracket.
    return set(re.findall(r'return "([a-z]+)";', body[:body.index("\n}\n")])) - {"remember", "enter", "exit"}


def body_words(source):
    bodies = (source / "compiler/resolve/bodies.cpp").read_text()
    found = re.search(r"kBodyWords = \{(.*?)\};", bodies, re.S)
    return set(re.findall(r'"([a-z_]+)"', found.group(1)))


@dataclasses.dataclass
class Token:
    kind: str
    text: str
    line: int  # from 0
    column: int
    head: bool  # a statement begins with it
    key: bool  # `=` follows
    dotted: bool  # a dot stands before or behind it


HOLE = "[xXyYzZ]+"
KINDS = [  # as in the lexer; the longest one is taken, the first of several
    ("fence", r"(`{3,6})[A-Za-z0-9_+-]*[ \t]*\r?\n(?:.*?\r?\n)??[ \t]*\1`*"),
    ("command", r"`[^`\r\n]+`"),
    ("string", r'"(?:[^"\\\r\n]|\\[^\r\n])*"'),
    ("blank", rf'<[a-zA-Z][^<>"`\r\n]*>|\?\?+|v?[0-9]+(?:\.[0-9]+)*\.{HOLE}(?:\.(?:[0-9]+|{HOLE}))*'
              rf'|v?{HOLE}(?:\.(?:[0-9]+|{HOLE}))+'),
    ("duration", r"(?:[0-9]+[smhd])+"),
    ("version", r"v?[0-9]+(?:\.[0-9]+)+(?:[-+.~][0-9A-Za-z]+)*"),
    ("number", r"[0-9]+"),
    ("word", r"[A-Za-z_][A-Za-z0-9_-]*"),
    ("comment", r"#[^\r\n]*"),
    ("break", r"\r?\n"),
    ("blanks", r"[ \t]+"),
    ("sign", r"->|>=|<=|!=|==|."),
]
KINDS = [(kind, re.compile(pattern, re.S if kind == "fence" else 0)) for kind, pattern in KINDS]


def tokens(text):
    found = []
    at = line = line_begin = 0
    while at < len(text):
        kind, match = max(((kind, pattern.match(text, at)) for kind, pattern in KINDS),
                          key=lambda pair: pair[1].end() if pair[1] else -1)
        if kind not in ("blanks", "break"):
            found.append(Token(kind, match.group(), line, at - line_begin, False, False, False))
        elif kind == "break":
            found.append(Token("break", "", line, at - line_begin, False, False, False))
        breaks = match.group().count("\n")
        if breaks:
            line += breaks
            line_begin = match.start() + match.group().rindex("\n") + 1
        at = match.end()
    for i, token in enumerate(found):
        before = found[i - 1] if i > 0 else Token("break", "", 0, 0, False, False, False)
        behind = found[i + 1] if i + 1 < len(found) else before
        token.head = before.kind == "break" or before.text == "{"
        token.key = behind.text == "="
        token.dotted = before.text == "." or behind.text == "."
    return [token for token in found if token.kind != "break"]
