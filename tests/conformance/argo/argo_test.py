#!/usr/bin/env python3
"""Plays the workflows that the Argo target makes of the plans beside this file.

usage: argo_test.py BELAY [MORE-PLANS...]
Needs PyYAML and bash; ShellCheck is used where it is installed."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import yaml  # noqa: F401, of argo_model
except ImportError:
    print("PyYAML is not installed", file=sys.stderr)
    sys.exit(77)

from argo_model import OUTPUT, STATUS, Run, Workflow, load

HERE = pathlib.Path(__file__).resolve().parent
BELAY = None


def render(plan):
    done = subprocess.run([BELAY, "compile", "--to", "argo", "--allow-errors", str(plan)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{plan}: {done.stderr}"
    return done.stdout


def stops(workflow):
    """Tasks that exist to fail."""
    return {n for n in workflow.tasks if workflow.tasks[n]["template"] == "stop"}


def questions(workflow):
    return [n for n in workflow.tasks if "inputs" in workflow.template(n)
            and "suspend" in workflow.template(n)]


def way_back(workflow):
    """The tasks of the rollback."""
    return {n for n in workflow.tasks
            if n in ("rollback", "rollback-declined", "rolled-back") or n.startswith(("undo-", "leave-"))}


def plain(failing=(), answers=None):
    """Scripts that do nothing; conditions are answered by `answers`, else yes; a `stop` fails."""
    answers = answers or {}

    def script(name, _environment, run):
        if name in failing or run.workflow.tasks[name]["template"] == "stop":
            return "Failed", {}
        outputs = {}
        for parameter in run.workflow.template(name).get("outputs", {}).get("parameters", []):
            standard = "a value" if parameter["name"] == "value" else "yes"
            if name.endswith("-skip"):
                standard = "no"
            outputs[parameter["name"]] = answers.get(name, standard)
        return "Succeeded", outputs

    return script


def always(answer):
    return lambda _task, _question: answer


class EachPlan:
    """What holds for all plans; main() makes a TestCase of it for each."""

    plan = None

    @classmethod
    def setUpClass(cls):
        documents = load(render(cls.plan))
        cls.workflows = [Workflow(d) for kind in ("Workflow", "WorkflowTemplate")
                         for d in documents.get(kind, [])]

    def test_a_graph_is_complete_and_has_no_cycle(self):
        for workflow in self.workflows:
            for name, dependencies in workflow.dependencies.items():
                self.assertLessEqual(dependencies, workflow.tasks.keys(), name)
                self.assertNotIn(name, workflow.ancestors(name))
                self.assertIn(workflow.tasks[name]["template"], workflow.templates)
            roots = [n for n, d in workflow.dependencies.items() if not d]
            self.assertEqual(roots, ["prepare"])

    def test_an_expression_reads_only_what_has_ended(self):
        for workflow in self.workflows:
            for name, task in workflow.tasks.items():
                texts = [task.get("when", "")]
                texts += [a["value"] for a in task.get("arguments", {}).get("parameters", [])]
                for text in texts:
                    read = set(STATUS.findall(text)) | {m[0] for m in OUTPUT.findall(text)}
                    self.assertEqual(len(read) > 0, "tasks[" in text, text)
                    self.assertLessEqual(read, workflow.ancestors(name), name)

    def test_a_question_has_a_task_that_fails_when_nobody_says_yes(self):
        for workflow in self.workflows:
            for name in questions(workflow):
                asked = workflow.template(name)["inputs"]["parameters"]
                self.assertEqual([(p["default"], p["enum"]) for p in asked],
                                 [("NO", ["NO", "YES"])])
                if asked[0]["name"] == "answer":
                    continue  # of a `when`: both answers go on
                declined = name + "-declined"
                self.assertIn(declined, stops(workflow))
                self.assertIn(name, workflow.dependencies[declined])

    def test_scripts_hold_no_text_that_argo_would_replace(self):
        known = re.compile(r"\{\{\s*(=|(inputs|outputs|workflow|tasks|steps|item|pod)\b)")
        for workflow in self.workflows:
            for template in workflow.templates.values():
                self.assertIsNone(known.search(template.get("script", {}).get("source", "")))

    def test_an_environment_refers_to_what_is_declared(self):
        for workflow in self.workflows:
            for template in workflow.templates.values():
                entries = template.get("script", {}).get("env", [])
                inputs = {p["name"] for p in template.get("inputs", {}).get("parameters", [])}
                self.assertEqual(len({e["name"] for e in entries}), len(entries))
                for entry in entries:
                    for tag in re.findall(r"\{\{([-\w.]+)\}\}", entry.get("value", "")):
                        scope, _, name = tag.rpartition(".")
                        declared = {"workflow.parameters": workflow.parameters,
                                    "inputs.parameters": inputs, "workflow": {"name"}}
                        self.assertIn(name, declared[scope], tag)
                names = [e["name"] for e in entries]
                for used in re.findall(r"\$\{?(BELAY_(?:HOME|REPOSITORY|REVISION|MESSAGE|[0-9]+))",
                                       template.get("script", {}).get("source", "")):
                    self.assertIn(used, names)

    def test_scripts_are_good_bash(self):
        shellcheck = shutil.which("shellcheck")
        for workflow in self.workflows:
            for name, template in workflow.templates.items():
                if "script" not in template:
                    continue
                self.assertEqual(template["script"]["command"], ["bash", "-euo", "pipefail"])
                source = template["script"]["source"]
                tools = [["bash", "-n"]] + ([[shellcheck, "-s", "bash", "-"]] if shellcheck else [])
                for tool in tools:
                    done = subprocess.run(tool, input=source, capture_output=True, text=True,
                                          check=False)
                    self.assertEqual(done.returncode, 0, f"{name}: {done.stdout}{done.stderr}")

    def test_a_run_without_trouble_is_green_and_goes_through(self):
        for workflow in self.workflows:
            for answer in ("yes", "no"):
                leaves = {n: answer for n in workflow.tasks if n.startswith("when-")}
                run = Run(workflow, plain(answers=leaves),
                          lambda task, _: answer.upper() if task.startswith("when-") else "YES")
                self.assertEqual(run.phase(), "Succeeded")
                for name, phase in run.phases.items():
                    if name in way_back(workflow):
                        self.assertIn(phase, ("Omitted", "Skipped"), name)
                    elif name in stops(workflow):
                        self.assertEqual(phase, "Skipped", name)
                    else:
                        skips = ["Skipped"] if "when" in workflow.tasks[name] else []
                        self.assertIn(phase, ["Succeeded"] + skips, name)

    def test_a_failing_step_ends_red_and_nothing_after_it_runs(self):
        for workflow in self.workflows:
            for failing in workflow.tasks:
                if "script" not in workflow.template(failing) or failing in stops(workflow):
                    continue
                for back in ("YES", "NO", None):
                    run = Run(workflow, plain(failing={failing}),
                              lambda task, _: back if task == "rollback" else "YES")
                    if failing not in run.order:
                        continue
                    self.assertEqual(run.phase(), "Failed", failing)
                    for name in run.order:
                        forward = name not in way_back(workflow)
                        self.assertFalse(forward and failing in workflow.ancestors(name),
                                         f"{name} ran after {failing} had failed")
                    self.check_way_back(workflow, run, back)

    def check_way_back(self, workflow, run, back):
        undone = [n for n in run.order if n.startswith("undo-") and n not in stops(workflow)]
        if back != "YES":
            self.assertEqual(undone, [])
            return
        # What only looked (it has an output, is a check or a gate) has changed nothing.
        steps = [workflow.step(n) for n in run.order if n not in way_back(workflow)
                 and not n.endswith("-check") and (not workflow.template(n).get("outputs") or "done" in run.outputs[n])]
        ways = {workflow.step(n) for n in way_back(workflow) if n not in stops(workflow)}
        order = list(dict.fromkeys(workflow.step(n) for n in undone))
        # Some commands change something and have an output, as the id of what they have started.
        both = {workflow.step(n) for n in run.order if n not in way_back(workflow)} - set(steps)
        order = [s for s in order if s not in both]
        if order == [""]:
            return  # of the plan as a whole
        expected = [s for s in reversed(list(dict.fromkeys(steps))) if s in ways and s]
        stopped = any(run.phases[n] == "Failed" for n in stops(workflow) if n.startswith("undo-"))
        if not any(run.phases[n] == "Failed" for n in undone):
            # In a parallel block any order of two branches is a reverse order.
            self.assertEqual(sorted(order), sorted(expected[:len(order)] if stopped else
                                                   [s for s in expected if s in order]))
        for earlier, later in zip(order, order[1:]):
            self.assertFalse(self.precedes(workflow, earlier, later), f"{earlier} before {later}")

    def precedes(self, workflow, step, other):
        """In every run of the plan, `step` ends before `other` begins."""
        tasks = [n for n in workflow.tasks if n not in way_back(workflow)]
        first = {n for n in tasks if workflow.step(n) == step}
        second = {n for n in tasks if workflow.step(n) == other}
        return all(first & workflow.ancestors(n) for n in second)

    def test_a_declined_gate_ends_red_and_nothing_after_it_runs(self):
        for workflow in self.workflows:
            for gate in questions(workflow):
                question = workflow.template(gate)["inputs"]["parameters"][0]["name"]
                if question == "answer" or gate in way_back(workflow):
                    continue
                for no in ("NO", None):
                    run = Run(workflow, plain(),
                              lambda task, _: no if task in (gate, "rollback") else "YES")
                    if gate not in run.order:
                        continue
                    self.assertEqual(run.phase(), "Failed", gate)
                    self.assertEqual(run.phases[gate + "-declined"], "Failed")
                    for name in run.order:
                        if name not in way_back(workflow) | {gate + "-declined"}:
                            self.assertNotIn(gate, workflow.ancestors(name), name)


class Blocks(unittest.TestCase):
    def setUp(self):
        self.workflow = Workflow(load(render(HERE / "plans/blocks.belay"))["Workflow"][0])

    def test_children_of_parallel_run_beside_each_other_and_join(self):
        ancestors = self.workflow.ancestors
        self.assertNotIn("middle-left", ancestors("middle-right-one"))
        self.assertNotIn("middle-right-two", ancestors("middle-left"))
        self.assertIn("middle-right-one", ancestors("middle-right-two"))
        after = next(n for n in self.workflow.tasks if n.startswith("when-"))
        self.assertEqual(self.workflow.dependencies[after], {"middle-left", "middle-right-two"})

    def test_other_branches_end_before_the_way_back_begins(self):
        run = Run(self.workflow, plain(failing={"middle-left"}), always("YES"))
        self.assertIn("middle-right-two", run.order)
        self.assertLess(run.order.index("middle-right-two"), run.order.index("rollback"))
        undone = [n for n in run.order if n.startswith("undo-")]
        self.assertEqual(undone, ["undo-middle-right-two", "undo-middle-right-one",
                                  "undo-middle-left", "undo-before-first"])

    def test_only_one_side_of_a_condition_runs(self):
        leaf = [n for n in self.workflow.tasks if n.startswith("when-")][0]
        run = Run(self.workflow, plain(answers={leaf: "no"}), always("YES"))
        self.assertIn("conditional-nobody", run.order)
        self.assertNotIn("conditional-users", run.order)
        asked = [n for n in run.order if n in questions(self.workflow)]
        self.assertEqual(asked, ["before-go", "conditional-fine"])  # no question about guests
        run = Run(self.workflow, plain(), always("YES"))
        self.assertIn("conditional-users", run.order)
        self.assertIn("conditional-guests", run.order)
        self.assertNotIn("conditional-nobody", run.order)

    def test_otherwise_rollback_asks_nobody(self):
        run = Run(self.workflow, plain(),
                  lambda task, _: "NO" if task == "conditional-fine" else "YES")
        self.assertNotIn("rollback", run.order)
        self.assertIn("undo-before-first", run.order)
        self.assertEqual(run.phase(), "Failed")
        self.assertEqual(run.order[-1], "rolled-back")

    def test_nothing_to_undo_asks_nobody(self):
        run = Run(self.workflow, plain(failing={"prepare"}), always("YES"))
        self.assertEqual(run.order, ["prepare", "rollback-declined"])
        self.assertEqual(run.phase(), "Failed")


class Always(unittest.TestCase):
    def setUp(self):
        self.workflow = Workflow(load(render(HERE / "plans/always.belay"))["Workflow"][0])

    def test_it_is_left_once_after_a_failure_inside_before_anybody_is_asked(self):
        run = Run(self.workflow, plain(failing={"all-work"}), always("YES"))
        self.assertEqual(run.order[-5:], ["leave-all-exit-alarms", "rollback", "undo-all-work", "undo-all-enter-web", "rolled-back"])

    def test_it_is_not_left_twice(self):
        run = Run(self.workflow, plain(failing={"all-last"}), always("YES"))
        self.assertNotIn("leave-all-exit-alarms", run.order)
        self.assertIn("undo-all-exit-alarms", run.order)
        self.assertIn("undo-all-enter-alarms", run.order)

    def test_where_leaving_it_fails_the_way_back_does_it(self):
        run = Run(self.workflow, plain(failing={"all-work", "leave-all-exit-alarms"}), always("YES"))
        self.assertIn("undo-all-enter-alarms", run.order)


class Whole(unittest.TestCase):
    def setUp(self):
        self.workflow = Workflow(load(render(HERE / "plans/whole.belay"))["Workflow"][0])

    def test_the_plans_own_rollback_is_done_once_and_alone(self):
        run = Run(self.workflow, plain(),
                  lambda task, _: "NO" if task == "two-b-gate" else "YES")
        self.assertEqual(run.order[-4:], ["two-b-gate-declined", "undo-plan-run",
                                          "undo-plan-manual", "rolled-back"])
        self.assertEqual(run.phase(), "Failed")
        self.assertNotIn("undo-one-a", self.workflow.tasks)

    def test_it_is_not_offered_before_anything_has_changed(self):
        run = Run(self.workflow, plain(failing={"one-fits"}), always("YES"))
        self.assertEqual(run.order[-1], "rollback-declined")


class Values(unittest.TestCase):
    """The scripts of plans/values.belay, really run, with programs that say what they get."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        documents = load(render(HERE / "plans/values.belay"))
        self.workflow = Workflow(documents["Workflow"][0])
        runtime = documents["ConfigMap"][0]["data"]["belay.sh"]
        self.write("etc/belay/runtime/belay.sh", self.moved(runtime))
        self.write("etc/belay/kubeconfig/dev/config", "current-context: \"values-dev\"\n")
        self.write("bin/tool", """#!/bin/bash
            printf "%s|" tool "$@" "$PWD" >>"$LOG"; echo >>"$LOG"
            case $1 in
              image) cat "$STATE" ;;
              use) echo web:2 >"$STATE" ;;
              ready) echo True ;;
              save) echo saved ;;
              key) echo k3y ;;
            esac
            """.replace("            ", ""))
        self.write("bin/curl", "#!/bin/bash\necho OK\n")
        self.write("bin/git", '#!/bin/bash\nfor last; do :; done\n[[ $* != *clone* ]] || '
                   'mkdir -p "$last/.git" "$last/deploy/it\'s"\n')
        for program in ("tool", "curl", "git"):
            os.chmod(self.folder / "bin" / program, 0o755)
        self.write("state", "web:1\n")

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def moved(self, text):
        """The text with the container's folders below a folder of the test."""
        for path in ("/etc/belay/", "/belay/", "/tmp/belay-output"):
            text = re.sub(r"(?<![\w.])" + path, str(self.folder) + path, text)
        return text

    def script(self, name, environment, run):
        (self.folder / "tmp").mkdir(exist_ok=True)
        output = self.folder / "tmp/belay-output"
        output.unlink(missing_ok=True)
        source = self.folder / "script"
        source.write_text(self.moved(run.workflow.template(name)["script"]["source"]))
        environment = {k: self.moved(v) for k, v in environment.items()}
        environment.update(PATH=f"{self.folder}/bin:{os.environ['PATH']}",
                           LOG=str(self.folder / "log"), STATE=str(self.folder / "state"))
        done = subprocess.run(["bash", "-euo", "pipefail", str(source)], env=environment,
                              capture_output=True, text=True, check=False)
        self.logs = getattr(self, "logs", "") + done.stdout + done.stderr
        phase = "Succeeded" if done.returncode == 0 else "Failed"
        outputs = {}
        for parameter in run.workflow.template(name).get("outputs", {}).get("parameters", []):
            if output.exists():
                outputs[parameter["name"]] = output.read_text()
        return phase, outputs

    def log(self):
        return (self.folder / "log").read_text().replace(str(self.folder), "").splitlines()

    def test_values_arrive_as_they_are(self):
        run = Run(self.workflow, self.script, always("YES"), {"endpoint": "http://x/?a=1&b='2'"})
        self.assertEqual(run.phase(), "Succeeded", self.logs)
        log = self.log()
        here = "/belay/run-1/source"
        self.assertIn(f"tool|use|/belay/run-1/files/config/app.yaml|web:1|{here}|", log)
        secrets = "secret values-1-31-secrets token|secret credentials password"
        self.assertIn(f"tool|ready|{secrets}|{here}|", log)
        self.assertIn(f"tool|unlock|k3y|{here}|", log)
        self.assertNotIn("k3y", self.logs)
        self.assertIn(f"tool|here|/belay/run-1/files/static.txt|{here}/deploy/it's|", log)
        files = self.folder / "belay/run-1/files"
        self.assertEqual((files / "config/app.yaml").read_text(),
                         "endpoint: http://x/?a=1&b='2'\nprice: \"$$5 $(HOME)\"\n")
        self.assertEqual((files / "static.txt").read_text(), "one\n  two $x\nBELAY\n")
        self.assertIn("a tab, a trailing blank: ", self.logs)
        self.assertEqual((self.folder / "belay/run-1/backups/web_before/web.json").read_text(),
                         "saved\n")

    def test_a_step_that_is_done_is_skipped(self):
        self.write("state", "web:2\n")
        run = Run(self.workflow, self.script, always("YES"))
        self.assertEqual(run.phase(), "Succeeded", self.logs)
        self.assertEqual(run.phases["work-upgrade-web-run"], "Skipped")
        self.assertFalse(any(line.startswith("tool|use") for line in self.log()))

    def test_an_argument_that_does_not_fit_stops_before_anything(self):
        run = Run(self.workflow, self.script, always("YES"), {"endpoint": "$(date)"})
        self.assertEqual(run.phase(), "Failed")
        self.assertEqual(run.order[0], "prepare")
        self.assertEqual(run.phases["work-web-before"], "Omitted")

    def test_another_clusters_kubeconfig_stops_before_anything(self):
        self.write("etc/belay/kubeconfig/dev/config", "current-context: prod\n")
        run = Run(self.workflow, self.script, always("YES"))
        self.assertEqual(run.phase(), "Failed")
        self.assertIn("is for 'prod', and not for 'values-dev'", self.logs)
        self.assertEqual(run.phases["work-web-before"], "Omitted")

    def test_a_value_that_argo_would_change_is_refused(self):
        self.write("state", "{{workflow.name}}:1\n")
        run = Run(self.workflow, self.script, always("NO"))
        self.assertEqual(run.phases["work-upgrade-web-let-image"], "Failed")

    def test_the_way_back_stops_where_the_plan_says_none(self):
        run = Run(self.workflow, plain(failing={"work-goes"}), always("YES"))
        self.assertEqual(run.phases["undo-work-folders"], "Failed")
        self.assertEqual(run.phases["undo-work-upgrade-web"], "Omitted")
        self.assertIn("call the vendor", run.environment("undo-work-folders")["BELAY_MESSAGE"])


def main():
    global BELAY
    BELAY = sys.argv[1]
    plans = sorted((HERE / "plans").glob("*.belay")) + [pathlib.Path(p) for p in sys.argv[2:]]
    suite = unittest.TestSuite()
    load_tests = unittest.defaultTestLoader.loadTestsFromTestCase
    for plan in plans:
        case = type(f"EachPlan[{plan.parent.name}/{plan.stem}]", (EachPlan, unittest.TestCase),
                    {"plan": plan})
        suite.addTests(load_tests(case))
    suite.addTests(load_tests(Blocks))
    suite.addTests(load_tests(Always))
    suite.addTests(load_tests(Whole))
    suite.addTests(load_tests(Values))
    return 0 if unittest.TextTestRunner().run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
