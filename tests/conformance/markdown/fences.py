"""A runbook as a list of what stands in it, in order: headings, paragraphs and fences."""
import json
import re


def blocks(text):
    """Yields (kind, info, content): kind is heading, paragraph or fence. Read by lines: every fence is at column 0."""
    fence, info, held = None, "", []
    for line in text.split("\n"):
        marks = re.match("`{3,}", line)
        if fence is None and marks:
            fence, info, held = marks[0], line[len(marks[0]):], []
        elif fence is not None and line == fence:
            yield "fence", info, "\n".join(held)
            fence = None
        elif fence is not None:
            held.append(line)
        elif line.startswith("#"):
            yield "heading", "", line.lstrip("# ")
        elif line:
            yield "paragraph", "", line


def attributes(info):
    """The language, and the JSON after it."""
    language, _, rest = info.partition(" ")
    return language, json.loads(rest) if rest else {}
