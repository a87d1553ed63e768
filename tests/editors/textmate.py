"""A TextMate tokenizer, as far as docs/editors' grammar needs one: match, begin/while, captures, include.

Its expressions stay inside of what Oniguruma and Python's `re` read alike. Grammars of other languages count as empty.
"""
import json
import re


class Grammar:
    def __init__(self, path):
        self.root = json.loads(path.read_text())
        self.compiled = {}

    def regex(self, text):
        if text not in self.compiled:
            self.compiled[text] = re.compile(text)
        return self.compiled[text]

    def rules(self, patterns):
        """The patterns with their includes in place."""
        for pattern in patterns:
            include = pattern.get("include", "")
            if include.startswith("#"):
                yield from self.rules([self.root["repository"][include[1:]]])
            elif not include:
                yield pattern

    def tokenize(self, text):
        """For each line the scope names of each of its characters; and the rules that are open at the end."""
        stack = []  # (rule, its `while` with the captures of its begin)
        lines = []
        for line in text.splitlines():
            scopes = [[] for _ in line]
            for depth, (rule, goes_on) in enumerate(stack):
                if not goes_on.match(line):
                    del stack[depth:]
                    break
            self.line(line, 0, len(line), stack, scopes)
            lines.append([" ".join(names) for names in scopes])
        return lines, stack

    def line(self, line, at, end, stack, scopes):
        while at <= end:
            inside = stack[-1][0] if stack else None
            patterns = inside.get("patterns", []) if inside else self.root["patterns"]
            best = None
            for rule in self.rules(patterns):
                found = self.regex(rule.get("match") or rule["begin"]).search(line, at, end)
                if found and (best is None or found.start() < best[1].start()):
                    best = rule, found
            stop = best[1].start() if best else end
            if inside:
                add(scopes, at, stop, inside["contentName"])
            if best is None:
                return
            rule, found = best
            add(scopes, found.start(), found.end(), rule.get("name"))
            self.captures(line, found, rule.get("captures") or rule.get("beginCaptures") or {}, scopes)
            if "begin" in rule:
                goes_on = rule["while"].replace("\\1", re.escape(found.group(1)))
                stack.append((rule, self.regex(goes_on)))
            assert found.end() > at or "begin" in rule, f"no headway in: {line}"
            at = found.end()

    def captures(self, line, found, captures, scopes):
        for number, capture in captures.items():
            begin, end = found.span(int(number))
            if begin < 0:
                continue
            add(scopes, begin, end, capture.get("name"))
            for rule in self.rules(capture.get("patterns", [])):
                for nested in self.regex(rule["match"]).finditer(line, begin, end):
                    add(scopes, nested.start(), nested.end(), rule["name"])


def add(scopes, begin, end, name):
    if name:
        for names in scopes[begin:end]:
            names.append(name)
