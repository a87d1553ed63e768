"""Who may include whom: the table of ARCHITECTURE.md, held against every #include.

usage: layering_test.py REPOSITORY
"""
import pathlib
import re
import sys

READINGS = ["compiler/shell/effect.h", "compiler/shell/hazard.h"]
# Folder: what it may include, besides itself. The longest folder that fits a file counts.
ALLOWED = {
    "compiler/source": [],
    "compiler/diagnostics": ["compiler/source"],
    "compiler/shell": ["compiler/source"],
    "compiler/plan": ["compiler/source", *READINGS],
    "compiler/syntax": ["compiler/source", "compiler/diagnostics"],
    "compiler/library": [],
    "compiler/resolve": ["compiler/source", "compiler/diagnostics", "compiler/shell", "compiler/plan",
                         "compiler/syntax", "compiler/library"],
    "lint": ["compiler/source", "compiler/diagnostics", "compiler/plan", *READINGS],
    "targets": ["compiler/source", "compiler/plan", *READINGS],
    "targets/bash": ["compiler/source", "compiler/plan", *READINGS],
    "targets/argo": ["compiler/source", "compiler/plan", *READINGS],
    "targets/markdown": ["compiler/source", "compiler/plan", *READINGS],
    "compiler/driver": ["compiler", "lint", "targets"],
}
# Third-party headers that only some folders may know.
LIBRARIES = {
    r"antlr4-runtime\.h|Belay(Lexer|Parser)\.h": ["compiler/syntax"],
    r"CLI/": ["compiler/driver"],
    r"nlohmann/": ["compiler/plan", "compiler/diagnostics", "compiler/driver"],
    r"yaml-cpp/": ["targets/argo", "compiler/driver", "compiler/shell/compile_catalog", "lint/catalog"],
}
# The list of all targets, in targets/ itself, names each of them.
ALLOWED_FILES = {"targets/targets.cpp": ["targets/bash", "targets/argo", "targets/markdown"]}


def inside(path, folder):
    return path == folder or path.startswith(folder + "/")


def main():
    root = pathlib.Path(sys.argv[1])
    problems, includes = [], 0
    for top in ("compiler", "lint", "targets"):
        for file in sorted(root.glob(f"{top}/**/*")):
            if file.suffix not in (".h", ".cpp"):
                continue
            name = file.relative_to(root).as_posix()
            home = max((f for f in ALLOWED if inside(name, f)), key=len, default=None)
            if home is None:
                problems.append(f"{name}: stands in no folder of the table")
                continue
            allowed = ALLOWED[home] + ALLOWED_FILES.get(name, [])
            for match in re.finditer(r'^#include ["<]([^">]+)[">]', file.read_text(), re.M):
                header, includes = match[1], includes + 1
                for pattern, folders in LIBRARIES.items():
                    if re.match(pattern, header) and not any(inside(name, f) for f in folders):
                        problems.append(f"{name}: includes {header}")
                if not re.match(r"(compiler|lint|targets|tests)/", header):
                    continue
                # A target may use what stands in targets/ itself, not what is in another one's folder.
                shared = inside(name, "targets") and re.fullmatch(r"targets/[^/]+\.h", header)
                if not shared and not inside(header, home) and not any(inside(header, a) for a in allowed):
                    problems.append(f"{name}: includes {header}")
    print("\n".join(problems))
    assert includes > 100, "found almost no includes: the wrong folder?"
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
