"""Reads the Argo target's output and plays it: a small model of the Argo controller and of the
kubelet, as far as this project's workflows use them. It knows nothing of how they are generated.

Facts: workflow/controller/dag.go (evaluateDependsLogic, assessDAGPhase), executeSuspend and
util/template of argo-workflows 4.1.2; expansion of $(NAME) in the values of a container's
variables by the kubelet. 2026-08."""

import re

import yaml


class Workflow:
    """One Workflow or WorkflowTemplate of a file."""

    def __init__(self, document):
        self.document = document
        self.kind = document["kind"]
        self.spec = document["spec"]
        self.templates = {t["name"]: t for t in self.spec["templates"]}
        self.dag = self.templates[self.spec["entrypoint"]]["dag"]
        self.tasks = {t["name"]: t for t in self.dag["tasks"]}
        self.parameters = {
            p["name"]: p.get("value") for p in self.spec["arguments"]["parameters"]
        }
        self.dependencies = {n: names_in(t.get("depends", "")) for n, t in self.tasks.items()}

    def template(self, task):
        return self.templates[self.tasks[task]["template"]]

    def step(self, task):
        """`3.2 stage/step`, or nothing for tasks that are no step."""
        annotations = self.template(task).get("metadata", {}).get("annotations", {})
        return annotations.get("belay/step", "")

    def ancestors(self, task):
        seen = set()
        todo = list(self.dependencies[task])
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo.extend(self.dependencies[name])
        return seen

    def leaves(self):
        used = set().union(*self.dependencies.values())
        return [name for name in self.tasks if name not in used]


def load(text):
    """The documents of a file, by kind."""
    documents = {}
    for document in yaml.safe_load_all(text):
        documents.setdefault(document["kind"], []).append(document)
    return documents


def names_in(depends):
    return set(re.findall(r"([a-z][-a-z0-9]*)\.[A-Z][a-z]+", depends))


RESULTS = {"Succeeded": "Succeeded", "Failed": "Failed", "Errored": "Error",
           "Skipped": "Skipped", "Omitted": "Omitted"}


def depends_holds(text, phases):
    if not text:
        return True

    def result(match):
        return str(phases[match[1]] == RESULTS[match[2]])

    text = re.sub(r"([a-z][-a-z0-9]*)\.([A-Z][a-z]+)", result, text)
    return eval(text.replace("&&", " and ").replace("||", " or "), {"__builtins__": {}})


OUTPUT = re.compile(
    r"tasks\['([-a-z0-9]+)'\]\?\.outputs\?\.parameters\?\.([-\w]+) \?\? '([^']*)'")
STATUS = re.compile(r"tasks\['([-a-z0-9]+)'\]\.status")


def expression(text, phases, outputs):
    """The value of `{{=…}}`; the part of expr-lang that the target writes."""
    text = OUTPUT.sub(lambda m: repr(outputs.get(m[1], {}).get(m[2], m[3])), text)
    text = STATUS.sub(lambda m: repr(phases[m[1]]), text)
    text = re.sub(r"!(?=\()", " not ", text).replace("&&", " and ").replace("||", " or ")
    text = re.sub(r"\bfalse\b", "False", text)
    return eval(text.strip(), {"__builtins__": {}})


def substitute(text, variables):
    """`{{x}}`, at each level that Argo replaces it; what it does not know it leaves."""
    return re.sub(r"\{\{([-\w.]+)\}\}", lambda m: variables.get(m[1], m[0]), text)


def kubelet(text, known):
    """$(NAME) and $$, as in the value of a container's variable."""
    out, i = "", 0
    while i < len(text):
        if text.startswith("$$", i):
            out, i = out + "$", i + 2
        elif text.startswith("$(", i) and ")" in text[i:]:
            end = text.index(")", i)
            name = text[i + 2:end]
            out += known.get(name, text[i:end + 1])
            i = end + 1
        else:
            out, i = out + text[i], i + 1
    return out


class Run:
    """What became of each task. `script(task, environment, run)` gives (phase, outputs) of a
    script, `person(task, question)` the answer at a gate: YES, NO, or None for no answer."""

    def __init__(self, workflow, script, person, arguments=None):
        self.workflow = workflow
        self.phases = {}
        self.outputs = {}
        self.order = []  # tasks that ran, in the order in which they did
        self.arguments = dict(workflow.parameters, **(arguments or {}))
        self._script = script
        self._person = person
        todo = list(workflow.tasks)
        while todo:
            ready = [n for n in todo if workflow.dependencies[n] <= self.phases.keys()]
            assert ready, f"nothing can begin of {todo}"
            for name in ready:
                self._play(name)
                todo.remove(name)

    def _play(self, name):
        task = self.workflow.tasks[name]
        if not depends_holds(task.get("depends", ""), self.phases):
            self.phases[name] = "Omitted"
            return
        when = task.get("when")
        if when:
            assert when.startswith("{{=") and when.endswith("}}"), when
            if not expression(when[3:-2], self.phases, self.outputs):
                self.phases[name] = "Skipped"
                return
        self.order.append(name)
        template = self.workflow.template(name)
        if "suspend" in template:
            self.phases[name] = "Succeeded"
            for parameter in template.get("outputs", {}).get("parameters", []):
                answer = self._person(name, parameter["name"])
                if answer is None and "duration" in template["suspend"]:
                    answer = parameter["valueFrom"]["default"]
                if answer is not None:
                    self.outputs[name] = {parameter["name"]: answer}
            return
        self.phases[name], self.outputs[name] = self._script(name, self.environment(name), self)

    def environment(self, name):
        """The variables of the container; values of Secrets are `secret NAME KEY`."""
        variables = {"workflow.parameters." + k: v for k, v in self.arguments.items()
                     if v is not None}
        variables["workflow.name"] = "run-1"
        for argument in self.workflow.tasks[name].get("arguments", {}).get("parameters", []):
            value = argument["value"]
            if value.startswith("{{="):
                value = expression(value[3:-2], self.phases, self.outputs)
            variables["inputs.parameters." + argument["name"]] = substitute(value, variables)
        known = {}
        for entry in self.workflow.template(name)["script"].get("env", []):
            if "valueFrom" in entry:
                reference = entry["valueFrom"]["secretKeyRef"]
                known[entry["name"]] = f"secret {reference['name']} {reference['key']}"
            else:
                known[entry["name"]] = kubelet(substitute(entry["value"], variables), known)
        return known

    def phase(self):
        """Of the whole workflow: that of its leaves, where one that did not run inherits."""
        children = {}
        for name, dependencies in self.workflow.dependencies.items():
            for dependency in dependencies:
                children.setdefault(dependency, []).append(name)
        reached = {}
        todo = [(n, "Succeeded") for n, d in self.workflow.dependencies.items() if not d]
        while todo:
            name, branch = todo.pop()
            if self.phases[name] in ("Succeeded", "Failed", "Error"):
                branch = self.phases[name]
            if branch in reached.setdefault(name, set()):
                continue
            reached[name].add(branch)
            todo.extend((child, branch) for child in children.get(name, []))
        failed = any(reached[leaf] & {"Failed", "Error"} for leaf in self.workflow.leaves())
        return "Failed" if failed else "Succeeded"
