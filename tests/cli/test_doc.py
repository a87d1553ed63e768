"""belay doc: the library's pages, a project's own, the same as data."""
import json
import unittest

from harness import CLEAN, SOURCE, CliTest

OURS = r'''# Actions of the shop.
# Second sentence.
edition 1

# No documentation of the next one.

action check shop.open(url: string) {
  check "it answers" `curl -fsS "$url"` is "open"
}

# Moves the shop to another image, one pod after the other.
#
# - keeps the old image
# - waits for all pods
action upgrade shop.web(namespace: string, limit: duration = 10m, kinds: list = ["a", "b"]) for component {
  needs kubectl >= 1.28
  needs jq
  skip_if `kubectl -n "$namespace" get deployment web -o name` is empty
  let before = `kubectl -n "$namespace" get deployment web -o name`
  run ```
    kubectl -n "$namespace" set image deployment/web web="shop/web:$to"
    echo done
    ```
  wait "all pods are new" `kubectl -n "$namespace" rollout status deployment/web` is not empty up to limit every 5s
  when "Is it urgent?" { notify "#shop" "hurry" } else { wait 5m "Let it settle" }
  timeout limit
  note "a note"
  rollback none "no way" recover "call somebody"
}

# A bracket.
action shop.closed(replicas: int = 0) {
  run `kubectl scale deployment/web --replicas="$replicas"`
  exit `kubectl scale deployment/web --replicas=1`
}
'''

WEB_PAGE = """shop.web
  upgrade COMPONENT using shop.web(…)

  Moves the shop to another image, one pod after the other.

  - keeps the old image
  - waits for all pods

  Parameters
    namespace  string
    limit      duration  = 10m
    kinds      list      = ["a", "b"]

  Needs
    kubectl >= 1.28, jq

  Skipped if
    kubectl -n "$namespace" get deployment web -o name  is empty

  Does
    let     before
    run     kubectl -n "$namespace" set image deployment/web web="shop/web:$to …
    wait    all pods are new  is not empty up to limit every 5s
    when    "Is it urgent?"
      notify  #shop  "hurry"
    else
      wait    Let it settle  5m

  Limits and repetition
    timeout limit

  Effects
    changes     kubectl set image, which returns before it is done

  Rollback
    none: no way
    recover "call somebody"

  Notes
    a note
"""


class DocTest(CliTest):
    def test_the_list_has_every_module_of_the_library(self):
        names = sorted(path.stem for path in (SOURCE / "compiler/library").glob("*.belay"))
        lines = self.expect(0, "doc", out="actions").stdout.decode().split("\n\n")[0].splitlines()
        self.assertEqual([line.split()[0] for line in lines], names)
        for name, line in zip(names, lines):
            self.assertLessEqual(len(line), 80)
            self.assertGreater(len(line.split()), 4, f"{name} begins with no comment that says what it is")
            self.expect(0, "doc", name, out=f"\n{name}.")

    def test_every_action_of_the_library_is_documented(self):
        document = json.loads(self.expect(0, "doc", "--format", "json", out="{").stdout)
        self.assertEqual(document["version"], 1)
        for module in document["modules"]:
            self.assertTrue(module["documentation"], module["name"])
            self.assertTrue(module["actions"], module["name"])
            for action in module["actions"]:
                self.assertTrue(action["documentation"], action["name"])
                self.assertTrue(action["name"].startswith(module["name"] + "."))
                self.assertIn(action["name"], action["usage"])

    def test_a_module_of_the_project(self):
        self.write("ours.belay", OURS)
        page = self.expect(0, "doc", "ours.belay", out="").stdout.decode()
        self.assertTrue(page.startswith("ours.belay\n\n  Actions of the shop. Second sentence.\n"), page)
        self.assertIn(WEB_PAGE, page)
        self.assertIn('shop.open\n  check "title" using shop.open(…)\n\n  Parameters', page)
        self.assertIn("within THING using shop.closed { … }\n\n  A bracket.\n", page)
        self.assertIn("  Does on the way out\n    run     kubectl scale deployment/web --replicas=1\n", page)

    def test_an_action_of_a_module_of_the_project(self):
        self.write("ours.belay", OURS)
        for name in ("./ours.belay.shop.closed", "./ours.belay.closed", f"{self.folder}/ours.belay.closed"):
            page = self.expect(0, "doc", name, out="shop.closed\n").stdout.decode()
            self.assertNotIn("shop.open", page)
        self.expect(2, "doc", "ours.belay.shop.closd", err="there is no action `shop.closd`; did you mean `shop.closed`?")
        self.expect(2, "doc", "./theirs.belay.shop", err="there is no file or folder `./theirs.belay`")

    def test_as_data(self):
        self.write("ours.belay", OURS)
        document = json.loads(self.expect(0, "doc", "ours.belay", "--format", "json", out="{").stdout)
        opened, web, closed = document["modules"][0]["actions"]
        self.assertEqual((opened["name"], opened["verb"], opened["documentation"]), ("shop.open", "check", ""))
        self.assertEqual(web["for"], "component")
        self.assertEqual(web["parameters"], [
            {"name": "namespace", "type": "string"},
            {"name": "limit", "type": "duration", "default": "10m"},
            {"name": "kinds", "type": "list", "default": '["a", "b"]'}])
        self.assertEqual(web["needs"], ["kubectl >= 1.28", "jq"])
        self.assertEqual(web["does"][1], {
            "word": "run", "command": 'kubectl -n "$namespace" set image deployment/web web="shop/web:$to"\necho done'})
        self.assertEqual([step["word"] for step in web["does"]], ["let", "run", "wait", "when", "else"])
        self.assertEqual(web["rollback"],
                         {"word": "rollback", "title": "no way", "text": 'none recover "call somebody"'})
        self.assertEqual(closed["exit"], [{"word": "run", "command": "kubectl scale deployment/web --replicas=1"}])

    def test_one_action_and_several_pages(self):
        one = self.expect(0, "doc", "helm.upgrade", out="").stdout.decode()
        self.assertTrue(one.startswith("helm.upgrade\n  upgrade COMPONENT using helm.upgrade(…)\n"), one)
        whole = self.expect(0, "doc", "helm", out="").stdout.decode()
        self.assertIn("\n\n" + one, whole + "\n")
        both = self.expect(0, "doc", "helm.upgrade", "rds", out="").stdout.decode()
        self.assertEqual(both, one + "\n" + self.run_belay("doc", "rds").stdout.decode())
        for line in both.splitlines():
            self.assertLessEqual(len(line), 80)

    def test_files_with_mistakes_and_without_actions(self):
        self.write("wrong.belay", OURS + "action {\n")
        self.expect(1, "doc", "wrong.belay", err=["error[LNG01", "`wrong.belay` does not parse"])
        self.write("plan.belay", CLEAN)
        self.expect(0, "doc", "plan.belay", out="It has no actions.")


if __name__ == "__main__":
    unittest.main()
