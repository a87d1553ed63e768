"""`belay facts`: what belay knows, with sources and dates."""
import json
import re
import unittest

from harness import SOURCE, CliTest


class FactsTest(CliTest):
    def facts(self, *arguments, code=0):
        done = self.run_belay("facts", "--format", "json", *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        document = json.loads(done.stdout)
        self.assertEqual(document["version"], 1)
        return document["facts"]

    def test_without_words_a_line_a_kind(self):
        done = self.expect(0, "facts", out=["skew ", "lifecycles", "belay facts WORD"])
        self.assertLess(len(done.stdout.splitlines()), 30)

    def test_words_choose(self):
        self.expect(0, "facts", "SKEW", "kubelet", out=["never newer", "kubernetes.io/releases", "as of 20"])
        self.assertEqual({fact["kind"] for fact in self.facts("skew", "kubectl")}, {"skew"})

    def test_a_number_is_not_found_inside_another(self):
        self.assertTrue(self.facts("eks", "1.31"))
        self.assertEqual(self.facts("eks", "1.3", code=2), [])

    def test_every_fact_is_whole(self):
        facts = self.facts()
        self.assertGreater(len(facts), 500)
        self.assertEqual(len({fact["id"] for fact in facts}), len(facts))
        for fact in facts:
            self.assertEqual(list(fact), ["kind", "id", "text", "source", "as_of"])
            self.assertTrue(all(fact.values()), fact)
            self.assertNotRegex(fact["text"], r"[{}\[\]]", "a blank is left")
            self.assertRegex(fact["as_of"], r"^20\d\d-\d\d(-\d\d)?$")

    def test_words_that_no_fact_has(self):
        self.expect(2, "facts", "zeppelin", err="no fact has all these words")

    def test_check(self):
        self.assertFalse(self.facts("--check", "2020-01-01"))
        late = self.facts("--check", "2099-01-01", code=1)
        self.assertEqual(len(late), len(self.facts()))
        self.expect(2, "facts", "--check", "tomorrow", err="takes one like")

    PLAN = """edition 1
plan p { title = "ShopDB" }
cluster dev { version = 1.30  component shopdb { version = 4.0.0 -> 4.2.0 } }
stage work on dev {
  upgrade dev.shopdb to 4.2.0 { run `shopctl upgrade` }
}
"""

    def facts_file(self, text, name="platform.yaml"):
        self.write(name, text)
        return name

    def test_a_users_own_facts_are_found_and_quoted(self):
        page = (SOURCE / "docs/facts.md").read_text()
        file = self.facts_file(re.search(r"```yaml\n(.*?)```", page, re.DOTALL).group(1))
        self.write("a.belay", self.PLAN)
        self.expect(0, "facts", "shopdb", "--facts", file, out=["ShopDB 4.1 runs on Kubernetes 1.28 to 1.30", "incident 2026-31"])
        before = self.run_belay("lint", "--format", "concise", "a.belay").stdout.decode()
        self.assertNotIn("HOP02", before)
        self.assertNotIn("PIN06", before)
        after = self.run_belay("lint", "--facts", file, "a.belay").stdout.decode()
        for text in ["HOP02", "PIN06", "ShopDB 4.2.0 loses its index", "wiki, ShopDB operations"]:
            self.assertIn(text, after)

    def test_a_fact_of_the_same_id_replaces_the_built_in_one(self):
        plan = self.PLAN.replace("1.30 ", "1.28 -> 1.30 ").replace("upgrade dev.shopdb to 4.2.0", "upgrade dev to 1.30")
        self.write("a.belay", plan)
        self.assertIn("HOP01", self.run_belay("lint", "a.belay").stdout.decode())
        file = self.facts_file("hops: [{id: control-plane-hop, names: [kubernetes], unit: minor, max_step: 2, text: ours may, source: we, as_of: 2026-11}]")
        self.assertNotIn("HOP01", self.run_belay("lint", "--facts", file, "a.belay").stdout.decode())
        self.assertEqual([fact["text"] for fact in self.facts("--facts", file) if fact["id"] == "control-plane-hop"], ["ours may"])

    def test_a_later_file_wins_and_an_empty_one_says_nothing(self):
        text = "practices: [{{id: zeppelin, text: {}, source: we, as_of: 2026-11}}]"
        one = self.facts_file(text.format("one"), "one.yaml")
        two = self.facts_file(text.format("two"), "two.yaml")
        none = self.facts_file("# nothing yet\n", "none.yaml")
        self.assertEqual([fact["text"] for fact in self.facts("zeppelin", "--facts", one, "--facts", two, "--facts", none)], ["two"])

    def test_a_file_that_does_not_fit_is_refused_with_its_line(self):
        whole = "id: x, text: t, source: s, as_of: 2026-11"
        for text, says in {
            "- a": "line 1: a map of lists",
            "hops: [a": "line 1: end of sequence",
            "hops: 3": "line 1: `hops` is a list",
            "nope: []": "line 1: no facts are called `nope`; there are skew, ",
            "practices:\n  - {id: x, text: t, source: s}": "line 2: a fact needs `as_of`",
            "practices: [[1]]": "line 1: a fact is a map",
            "practices: [{" + whole + ", why: not}]": "line 1: `practices` has no key `why`",
            "practices: [{" + whole + "}, {" + whole + "}]": "line 1: there is another fact x",
            "known_bad: [{" + whole + ", names: [a]}]": "needs `versions`",
            "known_bad: [{" + whole + ", names: [a], versions: new}]": "`versions` cannot be new",
            "hops: [{" + whole + ", names: [a], unit: patch, max_step: 1}]": "`unit` is one of minor, major, and not patch",
            "hops: [{" + whole + ", names: [a], unit: minor, max_step: 99999999999}]": "`max_step` cannot be 99999999999",
        }.items():
            with self.subTest(text):
                self.expect(2, "lint", "--facts", self.facts_file(text), "a.belay", err=says)
        self.expect(2, "facts", "--facts", "missing.yaml", err="there is no file `missing.yaml`")


if __name__ == "__main__":
    unittest.main()
