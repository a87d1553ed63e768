"""Random texts in every sink of a document, read back by a CommonMark parser with tables.

usage: sinks_test.py SINKS
"""
import random
import re
import subprocess
import sys

try:
    from markdown_it import MarkdownIt
except ImportError:
    print("skipped: needs python3-markdown-it")
    sys.exit(77)

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
PIECES = [
    *"`*_[]()<>#+-=|~!$&;:@/\\\"'{}^%.,? \n\ta1Z", "``", "```", "**", "__", "\\|", "|", "\r", "\x1b", "\x01",
    "@all", "#12", "!3", "$5", "${x}", "~bug", "&7", "%v1", ":100:", "GH-3", "a@b.example", "&amp;", "&#35;",
    "<b>", "</b>", "<!--", "-->", "<https://a>", "https://a.example/x|y", "http://b", "www.c.example", "[x](y)",
    "![i](j)", "[^1]", "[x]: y", "[ ] ", "- ", "1. ", "2) ", "# ", "> ", "---", "===", "***", "~~~", "/close",
    "/label ~x", "| - |", "end", "word", "x_y", "é", "→", "日本", "\u202e", "\u200b", "    ",
]
# What would notify, link, label or draw if it stood in prose.
ACTIVE = re.compile(r"@\w|#\w|![0-9]|\$[\w{]|(?<!\w)[~%^]\w|(?<!\w)&\d|:[\w+-]+:|://|(?<!\w)www\.|(?<!\w)GH-")


def line_breaks(text):
    """With one kind of line break, as the parser reads them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def visible(text):
    def spell(match):
        code = ord(match[0])
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return UNSEEN.sub(spell, text)


def as_prose(text):
    # Only these four are blanks here: a no-break space is a character like any other.
    return " ".join(re.split("[ \t\n]+", visible(text).strip(" \t\n")))


def as_code(text):
    seen = visible(text).replace("\n", "↵").replace("\t", "\\t")
    if not seen:
        return "(empty)"
    return f'"{seen}"' if seen[0] == " " or seen[-1] == " " else seen


def shown(inline, problems):
    """What a reader sees of an inline token; notes every kind of token that should not be there."""
    text = ""
    for child in inline.children:
        if child.type in ("text", "code_inline", "text_special"):
            text += child.content
            if child.type == "text" and ACTIVE.search(child.content) and not in_link(inline, child):
                problems.append(f"acts in prose: {child.content!r}")
        elif child.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif not (child.type in ("link_open", "link_close") and child.markup == "autolink"):
            problems.append(f"became {child.type}: {child.content!r}")
    return text


def in_link(inline, child):
    at = inline.children.index(child)
    return at > 0 and inline.children[at - 1].type == "link_open"


BLOCKS = """heading_open inline heading_close paragraph_open inline paragraph_close
bullet_list_open list_item_open paragraph_open inline paragraph_close list_item_close
list_item_open paragraph_open inline paragraph_close list_item_close bullet_list_close
blockquote_open paragraph_open inline paragraph_close blockquote_close
table_open thead_open tr_open th_open inline th_close th_open inline th_close tr_close thead_close
tbody_open tr_open td_open inline td_close td_open inline td_close tr_close tbody_close table_close
paragraph_open inline paragraph_close fence""".split()


def check(text, document, parser):
    problems = []
    tokens = parser.parse(document)
    kinds = [token.type for token in tokens]
    if kinds != BLOCKS:
        return [f"blocks differ: {kinds}"]
    inlines = [shown(token, problems) for token in tokens if token.type == "inline"]
    prose, code = as_prose(text), as_code(text)
    expected = [prose, prose, prose, f"[ ] {prose}", f"[!WARNING]\n{prose}", prose, code, code, prose, code]
    for sink, (is_text, should) in enumerate(zip(inlines, expected)):
        if is_text != should:
            problems.append(f"sink {sink} shows {is_text!r}, should show {should!r}")
    fence = tokens[-1].content
    if line_breaks(fence) != line_breaks(text if text.endswith("\n") else text + "\n"):
        problems.append(f"the fence holds {fence!r}")
    in_fence = document[: document.rindex("```text")]
    if re.search(r"^\s*/", in_fence, re.M):
        problems.append("a line begins with a slash")
    return problems


def main():
    rounds = random.Random(20250101)
    texts = [piece for piece in PIECES if piece.strip()]
    texts += ["".join(rounds.choices(PIECES, k=rounds.randint(1, 12))) for _ in range(4000)]
    texts = [text for text in texts if text.strip(" \t\n") and "\0" not in text]
    data = "".join(text + "\0" for text in texts).encode()
    output = subprocess.run([sys.argv[1]], input=data, capture_output=True, check=True).stdout.decode()
    documents = output.split("\0")[:-1]
    assert len(documents) == len(texts)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    bad = 0
    for text, document in zip(texts, documents):
        for problem in check(text, document, parser):
            bad += 1
            if bad < 20:
                print(f"{text!r}: {problem}")
    print(f"{len(texts)} texts, {bad} problems")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
