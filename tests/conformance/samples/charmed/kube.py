"""kubectl on a small API server: a file of objects. Get, jsonpath, apply, patch, label, annotate, scale, delete and exec.

Objects are `{kind: {"NAMESPACE/NAME": object}}`; what follows from a change (pods of a StatefulSet, released volumes, the
namespace of a profile that goes) is in settle().
"""
import json
import os
import re
import subprocess
import sys

KINDS = {"ns": "namespace", "pv": "persistentvolume", "pvc": "persistentvolumeclaim", "po": "pod"}
CLUSTERED = {"namespace", "persistentvolume", "profile", "node"}


def kind_of(word):
    word = word.split(".")[0].lower()
    word = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if word.endswith("policie"):
        word = word[:-2] + "y"
    return KINDS.get(word, word)


def jsonpath(template, value):
    """The part of kubectl's jsonpath that plans use: texts, paths with dots (`\\.` is a dot of a name), `{range}`."""
    def walk(path, at):
        for part in re.findall(r"\.((?:\\.|[^.\[\\])+)|\[(\d+|\*)\]", path):
            name, index = part[0].replace("\\.", "."), part[1]
            if name:
                at = at.get(name, "") if isinstance(at, dict) else ""
            elif index and index != "*":
                at = at[int(index)] if isinstance(at, list) and int(index) < len(at) else ""
        return at

    out, at = "", value
    ranged = re.search(r"\{range ([^}]*)\[\*\]\}(.*?)\{end\}", template, re.DOTALL)
    if ranged:
        return "".join(jsonpath(ranged[2], item) for item in walk(ranged[1], value))
    for text, hole in re.findall(r"([^{]+)|\{([^}]*)\}", template):
        if text:
            out += text
        elif hole.startswith('"'):
            out += json.loads(hole)
        else:
            found = walk(hole, at)
            out += found if isinstance(found, str) else json.dumps(found)
    return out


def merge(into, patch):
    for key, value in patch.items():
        if value is None:
            into.pop(key, None)
        elif isinstance(value, dict):
            merge(into.setdefault(key, {}), value)
        else:
            into[key] = value


class Kubectl:
    """One call of kubectl; `world.objects` is the state, `world.settle()` what follows from a change."""

    def __init__(self, world, args):
        self.world, self.options, self.words = world, {}, []
        valued = {"-n", "--namespace", "-o", "--output", "-l", "--selector", "-f", "--filename", "-p", "--patch", "--type", "-c",
                  "--timeout", "--replicas", "--context", "--field-selector"}
        self.command = None
        rest = list(args)
        while rest:
            word = rest.pop(0)
            if word == "--":
                self.command = rest
                break
            name, equals, value = word.partition("=")
            if equals and name.startswith("-"):
                self.options[name] = value
            elif word in valued:
                self.options[word] = rest.pop(0)
            elif word.startswith("-o") and len(word) > 2 and not word.startswith("--"):
                self.options["-o"] = word[2:].lstrip("=")
            elif word.startswith("-"):
                self.options[word] = "true"
            else:
                self.words.append(word)
        self.namespace = self.option("-n", "--namespace") or "default"
        self.all = "-A" in self.options or "--all-namespaces" in self.options

    def option(self, *names):
        return next((self.options[name] for name in names if name in self.options), "")

    def fail(self, text):
        print(f"Error from server: {text}", file=sys.stderr)
        sys.exit(1)

    def key(self, kind, name):
        return f"/{name}" if kind in CLUSTERED else f"{self.namespace}/{name}"

    def named(self):
        """Kind and names of `pvc NAME NAME` or `deployment/NAME`; no names: all of the kind."""
        first, *names = self.words[1:]
        if "/" in first:
            return kind_of(first.split("/")[0]), [first.split("/")[1]]
        return kind_of(first), names

    def found(self, kind, names, optional):
        objects = self.world.objects.get(kind, {})
        if not names:
            wanted = dict(pair.split("=") for pair in self.option("-l", "--selector").split(",") if pair)
            return [o for key, o in sorted(objects.items())
                    if (self.all or kind in CLUSTERED or key.startswith(self.namespace + "/"))
                    and wanted.items() <= o["metadata"].get("labels", {}).items()]
        for name in names:
            if self.key(kind, name) not in objects and not optional:
                self.fail(f'{kind}s "{name}" not found')
        return [objects[self.key(kind, name)] for name in names if self.key(kind, name) in objects]

    def get(self):
        if "--raw" in self.options:
            return print("ok")
        if self.option("-f", "--filename"):
            for kind, key, _ in self.manifest():
                if key not in self.world.objects.get(kind, {}):
                    self.fail(f'{kind}s "{key}" not found')
                print(f"{kind}{key if key.startswith('/') else '/' + key.split('/')[1]}")
            return None
        kinds = self.words[1].split(",")
        items = []
        if len(kinds) > 1:
            for kind in kinds:
                items += self.found(kind_of(kind), [], True)
            names = []
        else:
            kind, names = self.named()
            items = self.found(kind, names, "--ignore-not-found" in self.options)
        form = self.option("-o", "--output")
        one = len(names) == 1
        if one and not items:
            return None
        whole = items[0] if one else {"kind": "List", "items": items}
        if form == "json":
            print(json.dumps(whole))
        elif form == "name":
            print("".join(f"{o['kind'].lower()}/{o['metadata']['name']}\n" for o in items), end="")
        elif form.startswith("jsonpath="):
            print(jsonpath(form.removeprefix("jsonpath="), whole), end="")
        return None

    def changed(self, kind, names, change):
        for item in self.found(kind, names, False):
            change(item)
        self.world.settle()

    def patch(self):
        kind, names = self.named()
        patch = json.loads(self.option("-p", "--patch"))
        self.changed(kind, names, lambda item: merge(item, patch))

    def mark(self, field):
        kind, names = self.named()
        name, *marks = names

        def change(item):
            for mark in marks:
                if mark.endswith("-"):
                    item["metadata"].get(field, {}).pop(mark[:-1], None)
                else:
                    key, value = mark.split("=", 1)
                    item["metadata"].setdefault(field, {})[key] = value
        self.changed(kind, [name], change)

    def scale(self):
        kind, names = self.named()
        self.changed(kind, names, lambda item: item["spec"].update(replicas=int(self.option("--replicas"))))

    def manifest(self):
        """Kind, key and text of each object of `-f`."""
        file = self.option("-f", "--filename")
        text = sys.stdin.read() if file == "-" else open(file).read()
        try:
            made = json.loads(text)
        except ValueError:
            import yaml
            made = yaml.safe_load(text)
        for item in made["items"] if made["kind"] == "List" else [made]:
            kind = item["kind"].lower()
            space = "" if kind in CLUSTERED else item["metadata"].get("namespace", self.namespace)
            yield kind, f"{space}/{item['metadata']['name']}", item

    def apply(self):
        for kind, key, item in self.manifest():
            merge(self.world.objects.setdefault(kind, {}).setdefault(key, {}), item)
        self.world.settle()

    def delete(self):
        kind, names = self.named()
        for name in names:
            key = self.key(kind, name)
            if key not in self.world.objects.get(kind, {}):
                if "--ignore-not-found" not in self.options:
                    self.fail(f'{kind}s "{name}" not found')
                continue
            self.world.delete(kind, key)
        self.world.settle()

    def exec(self):
        pod = self.found("pod", [self.words[1]], False)[0]
        folders, environment = self.world.inside(pod)
        command = [re.sub("|".join(map(re.escape, folders)) or r"(?!)", lambda hit: folders[hit[0]], word) for word in self.command]
        self.world.lock.close()  # the command may be a tool of the world, too
        done = subprocess.run(command, env={**os.environ, **environment}, stdin=None if "-i" in self.options else subprocess.DEVNULL)
        sys.exit(done.returncode)

    def rollout(self):
        self.found(self.words[2].split("/")[0], [self.words[2].split("/")[1]], False)

    def run(self):
        verb = self.words[0]
        if verb in ("label", "annotate"):
            return self.mark(verb + "s" if verb == "label" else "annotations")
        if verb == "config":
            return print("apiVersion: v1\nkind: Config")
        if verb == "version":
            return print("Client Version: v1.22.17")
        return getattr(self, verb)()
