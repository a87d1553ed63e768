"""`belay timeline`: what is where, after each step."""
import json
import unittest

from harness import SOURCE, CliTest
from test_lint import validate

PLAN = """edition 1
plan up { title = "one hop"  window = 1h }
param careful: bool
cluster dev {
  kind = eks
  name = "dev"
  version = 1.30 -> 1.31
  nodes core { version = 1.29 -> 1.31 }
}
store db { kind = rds }
stage all on dev {
  backup db as before {
    run `aws rds create-db-snapshot --db-instance-identifier db --db-snapshot-identifier before`
    restore `restore db`
  }
  wait "the snapshot is there" `aws rds wait db-snapshot-available --db-snapshot-identifier before` up to 20m
  approve "Go" by "lead" up to 30m
  upgrade dev {
    run `up dev`
    verify `is-up dev` up to 15m
    estimate 10m
    rollback none "there is no way down"
  }
  when careful {
    check "look again" `look`
  }
  upgrade dev.core {
    run `up core`
    verify `is-up core` up to 15m
    rollback `down core`
  }
  migrate db {
    run `migrate db`
    rollback restore before
  }
}
"""


class TimelineTest(CliTest):
    def account(self, *arguments):
        done = self.run_belay("timeline", "--format", "json", *arguments, stdin=PLAN)
        self.assertEqual(done.returncode, 0, done.stderr)
        document = json.loads(done.stdout)
        validate(self, document, "timeline")
        return document

    def test_json_fits_its_schema_and_tells_what_is_where(self):
        account = self.account("-")
        self.assertEqual(account["begins_with"], {"dev": "1.30", "dev.core": "1.29", "db": "?"})
        self.assertEqual(account["worst_skew"], [
            {"subject": "dev.core", "anchor": "dev", "behind": 2, "max_behind": 3, "max_ahead": 0}])
        self.assertEqual(account["stores"], [
            {"store": "db", "backups": ["all/before"], "backup_unneeded": False,
             "at_risk": "all/migrate-db", "unprotected": None}])
        self.assertEqual(account["point_of_no_return"]["step"], "all/upgrade-dev")
        self.assertEqual(account["window_seconds"], 3600)
        steps = {step["id"]: step for step in account["steps"]}
        self.assertEqual(steps["all/upgrade-dev"]["changes"], [{"thing": "dev", "from": "1.30", "to": "1.31"}])
        self.assertEqual(steps["all/upgrade-dev"]["skew"][0]["behind"], 2)
        self.assertTrue(steps["all/upgrade-dev"]["no_way_back"])
        self.assertEqual({step["number"]: step for step in account["steps"]}["1.6"]["skew"][0]["behind"], 0)
        self.assertEqual(steps["all/look-again"]["when"], [{"condition": "${careful} == true", "expected": True}])
        times = [step["worst_seconds"] for step in account["steps"]]
        self.assertEqual(times, sorted(times))
        self.assertEqual(times[-1], account["worst_seconds"])

    def test_text_is_for_people(self):
        done = self.run_belay("timeline", "-", stdin=PLAN)
        self.assertEqual(done.returncode, 0, done.stderr)
        for said in ["at least 20m too little", "No way back behind step 1.4, upgrade dev to 1.31",
                     "dev.core  2 behind dev, 3 allowed", "db: backup before is complete and has been looked at",
                     "NO WAY BACK: there is no way down", "db  backed up by before (step 1.1); at risk from step 1.7 on"]:
            self.assertIn(said, done.stdout.decode())

    def test_what_nothing_is_known_of_takes_no_zero_time(self):
        plan = """edition 1
plan p { title = "p"  window = 1h }
cluster c { version = 1.31  component web { version = 1.0.0 } }
upgrade c.web to 2.0.0 { run `./up`
  rollback `./down` }
"""
        text = self.run_belay("timeline", "-", stdin=plan).stdout.decode()
        self.assertIn("1 step; expected: not known, no step has an estimate; at worst: not known, no step has a limit;", text.replace("\n  ", " "))
        self.assertIn("Taken back, at worst: not known, no step has a limit", text)
        self.assertNotIn("0s", text)
        self.assertNotIn("are left", text)
        estimated = plan.replace("run `./up`", "estimate 10m\n timeout 20m\n run `./up`")
        text = self.run_belay("timeline", "-", stdin=estimated).stdout.decode()
        self.assertIn("1 step; expected: 10m; at worst: 20m; the window is 1h: at worst 40m are left", text)

    def test_unprotected_data_and_broken_limits_are_loud(self):
        plan = PLAN.replace("version = 1.29 -> 1.31", "version = 1.27 -> 1.31").replace("backup db as before", "backup other as before")
        plan = plan.replace("store db {", "store other { kind = rds }\nstore db {")
        done = self.run_belay("timeline", "-", stdin=plan)
        for said in ["4 behind dev, 3 allowed: TOO FAR", "NOT PROTECTED at step 1.7", "WITHOUT A BACKUP"]:
            self.assertIn(said, done.stdout.decode())

    def test_samples_fit_the_page_and_the_schema(self):
        for plan in sorted(SOURCE.glob("samples/*/plan.belay")):
            with self.subTest(plan=plan):
                done = self.run_belay("timeline", str(plan))
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertLessEqual(max(len(line) for line in done.stdout.decode().splitlines()), 120)
                self.account(str(plan))

    def test_a_plan_with_errors_has_none(self):
        self.expect(1, "timeline", "-", stdin="edition 1\nplan p {", out="", err="LNG")


if __name__ == "__main__":
    unittest.main()
