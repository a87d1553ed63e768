"""`belay facts`: what belay knows, with sources and dates."""
import json
import unittest

from harness import CliTest


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


if __name__ == "__main__":
    unittest.main()
