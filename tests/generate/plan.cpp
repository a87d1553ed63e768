#include <algorithm>
#include <string_view>
#include <vector>

#include "tests/generate/generate.h"

namespace belay {
namespace {

constexpr const char* kTexts[] = {
    "plain",
    "with \\\"quotes\\\" and \\\\",
    "ends with a dollar \\$",
    "größer, 1.30 → 1.31",
    "a rather long sentence, as people write them when they want to be sure that it is read",
    "# no comment",
    "{ [ ( no brackets",
    ""};
constexpr const char* kCommands[] = {
    "`kubectl get nodes`",
    "`kubectl -n web get pods -o jsonpath='{.items[*].status.phase}'`",
    "`test -s \"$HOME/.kube/config\" # no comment of the plan`",
    "```\nkubectl get pods -A \\\n  -o name\n```",
    "```bash\nset +e\n\n  true\n\n```",
    "````\ncat <<'END'\n```\nEND\n````"};
constexpr const char* kTests[] = {"is \"True\"",          "is not \"Failed\"", "is empty",
                                  "is not empty",         "is >= 3",           "is < 2.5",
                                  "matches \"^v[0-9]+\"", "is not 7"};
constexpr const char* kFailures[] = {" fails on \"Gone\"",
                                     " fails on [\"Failed\", \"Cancelled\", \"DEGRADED\"]"};
constexpr const char* kTimes[] = {"30s", "5m", "1h30m", "2d"};
constexpr const char* kOperators[] = {">=", "<=", "!=", "==", ">", "<"};

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : dice_(seed) {}

  std::string Run() {
    Line("edition 1");
    if (dice_.OneIn(60)) Line("import \"kubectl\", \"helm\"");
    if (dice_.OneIn(60)) Line("import \"rds\"");
    Fields("plan p", {"title = " + Text(), "owner = \"o\"", "ticket = \"CHG-1\"", "window = 4h",
                      "risk = \"low\"", "links = [\"https://a\", \"https://b\"]"});
    Declarations();
    Inventory();
    Actions();
    for (std::size_t n = 1 + dice_.Below(3); n > 0; --n) Stage(0);
    if (clusters_ > 1 && dice_.OneIn(2)) Traffic();
    if (dice_.OneIn(3)) Line("rollback " + Undo());
    if (dice_.OneIn(3)) {
      Open("procedure emergency" + Maybe(" " + Text()));
      Statements(2);
      Close();
    }
    return std::move(out_);
  }

 private:
  // ---- Words ----
  std::string Number() { return std::to_string(++counter_); }
  std::string Name(const char* stem) { return stem + Number(); }
  std::string Quoted(std::string_view text) { return '"' + std::string(text) + '"'; }
  std::string Text() { return Quoted(dice_.Of(kTexts)); }
  std::string Title() { return Quoted("step " + Number() + ' ' + dice_.Of(kTexts)); }
  std::string Maybe(const std::string& text) { return dice_.OneIn(2) ? text : std::string(); }
  std::string Time() { return dice_.Of(kTimes); }
  std::string Command() { return dice_.Of(kCommands); }
  std::string Test() { return dice_.Of(kTests) + Maybe(dice_.Of(kFailures)); }
  std::string List() {
    std::string list = "[";
    const std::size_t count = dice_.OneIn(8) ? 12 : dice_.Below(4);
    for (std::size_t i = 0; i < count; ++i) {
      list += (i > 0 ? ", " : "") + Quoted("item-" + Number());
    }
    return list + (count > 0 && dice_.OneIn(4) ? ",]" : "]");
  }
  std::string Version() { return "1." + std::to_string(10 + dice_.Below(20)); }
  std::string Path() { return dice_.OneIn(2) ? "1.29 -> 1.30" : "v1.28 -> v1.29 -> v1.30"; }

  // ---- Lines ----
  void Line(const std::string& text) {
    out_ += text;
    out_ += '\n';
    if (dice_.OneIn(12)) out_ += '\n';
    if (dice_.OneIn(12)) out_ += "# a remark\n";
  }
  void Open(const std::string& head) { Line(head + " {"); }
  void Close() { Line("}"); }
  void Fields(const std::string& head, const std::vector<std::string>& fields) {
    std::string text = head + " {" + Maybe("\n");
    for (const std::string& field : fields) {
      if (dice_.OneIn(3)) continue;
      text += ' ' + field + Maybe("\n");
    }
    Line(text + " }");
  }

  // ---- Declarations ----
  void Declarations() {
    if (dice_.OneIn(2)) Line("param mode: string in [\"fast\", \"slow\"]" + Maybe(" = \"fast\""));
    if (dice_.OneIn(4)) Line("param place: string matches \"[a-z0-9.-]+\"");
    if (dice_.OneIn(4))
      Line("param urgent: bool = " + std::string(dice_.OneIn(2) ? "true" : "false"));
    if (dice_.OneIn(4)) Line("param count: int = 3");
    if (dice_.OneIn(4)) Line("param limit: duration = 1h30m");
    if (dice_.OneIn(4)) Line("param kinds: list = " + List());
    if (dice_.OneIn(6)) Line("secret token from env TOKEN");
    if (dice_.OneIn(6)) Line("secret key from file \"~/.key\"");
    if (dice_.OneIn(6)) Line("secret inside from k8s \"ns/name/key\"");
    if (dice_.OneIn(6)) Line("secret printed from `pass show it`");
    if (dice_.OneIn(4)) Line("env AWS_PROFILE" + Maybe(" = \"dev\""));
    if (dice_.OneIn(3)) Line("let folder = " + Text());
    if (dice_.OneIn(4)) Line("let few = " + List());
    if (dice_.OneIn(6)) Line("let now = `date -u` is not empty");
    if (dice_.OneIn(4)) Line("file manifest \"m.yaml\" ```yaml\nkind: X\n\nname: ${p1.name}\n```");
    present_ = dice_.OneIn(3);
    if (present_) Line("file present \"m.json\"");
    if (dice_.OneIn(6)) Line("file empty \"e\" ```text\n```");
    if (dice_.OneIn(6)) Line("file lines \"l\" ```text\n\n\n  \n```");
  }

  void Inventory() {
    const std::size_t clusters = 1 + dice_.Below(2);
    for (std::size_t i = 1; i <= clusters; ++i) {
      const std::string c = "p" + std::to_string(i);
      Open("cluster " + c);
      Line("kind = eks  name = " + Quoted(c) + Maybe("\n") + "  region = \"eu-west-1\"");
      Line("version = " + Path());
      if (dice_.OneIn(4)) Line("env KUBECONFIG_" + c + " = \"k\"");
      Fields("nodes core, gpu", {"version = " + Path(), "size = 3", "labels = " + List()});
      if (dice_.OneIn(2)) Line("addon dns = v1.11.1-eksbuild.4 -> v1.11.4-eksbuild.33");
      if (dice_.OneIn(3)) Line("component old, older = \"1.6/stable\" -> \"1.7/stable\"");
      Line("component web { namespace = \"shop\"  version = 1.0 -> 2.0 " +
           Maybe("chart_version = \"0.41\" -> \"0.45\" ") + "data = [db" + std::to_string(i) +
           "] }");
      if (dice_.OneIn(3)) Line("component gone { version = 1.21 -> none }");
      if (dice_.OneIn(3)) Line("component unknown { version = ? -> 2.0 }");
      Close();
      Line("store db" + std::to_string(i) + " { kind = rds  instance = " + Quoted(Name("i")) +
           " }");
      if (dice_.OneIn(4)) Line("require " + c + " >= 1.20" + Maybe(" while " + c + " < 1.40"));
    }
    clusters_ = clusters;
  }

  void Actions() {
    if (dice_.OneIn(3)) Line("# Says what it is for,\n# in two lines.");
    const std::string look = "limit: duration = 5m, kinds: list = [\"a\"]";
    Open("action own.look(" + (dice_.OneIn(2) ? look : '\n' + look + ",\n") + ")");
    Line("check " + Command() + " " + Test());
    Close();
    Open("action upgrade own.move(namespace: string, limit: duration = 10m) for component");
    Settings();
    Line("let before = `kubectl get deployment`");
    Line("run `kubectl apply -f \"$before\"`");
    Line("wait `kubectl rollout status` up to limit every 5s");
    Line("rollback { run `kubectl rollout undo` }");
    Close();
    Open("action own.stopped(replicas: int = 0) for component");
    Line("run `kubectl scale --replicas=\"$replicas\"`");
    Line("exit " + Maybe("always ") + "{ run `kubectl scale --replicas=1` }");
    Close();
  }

  // Once a plan: who comes in goes to the other cluster.
  void Traffic() {
    Line("entry users { at = p1 -> p2 }");
    Open("stage traffic");
    Open("route users to p2");
    Line("run " + Command() + Maybe(" " + Test()));
    Line("rollback " + Undo());
    Close();
    Close();
  }

  void Edit() {
    Open("edit present " + Title() +
         " ```diff\n   {\n  -  \"a\": 1\n  +  \"a\": 2\n   }\n  ``` as " + Name("e"));
    if (dice_.OneIn(2)) Line("note " + Text());
    Close();
  }

  // A host has neither the plan's files nor its backups.
  void At() {
    Open(std::string("at ") + (dice_.OneIn(2) ? "\"db.example.org\"" : Cluster() + ".core"));
    for (std::size_t n = 1 + dice_.Below(3); n > 0; --n) Check();
    Close();
  }

  // ---- Statements ----
  std::string Cluster() { return "p" + std::to_string(1 + dice_.Below(clusters_)); }

  void Stage(std::size_t depth) {
    Open("stage " + Name("s") + Maybe(" " + Text()) + Maybe(" on " + Cluster()));
    if (dice_.OneIn(6)) Line("window " + Time());
    if (dice_.OneIn(6)) Line("estimate " + Time());
    if (dice_.OneIn(6)) Line("in \"deploy\"");
    Statements(depth);
    Check();
    if (dice_.OneIn(5)) Line("rollback " + Undo());
    Close();
  }

  void Statements(std::size_t depth) {
    for (std::size_t n = 1 + dice_.Below(3); n > 0; --n) Statement(depth + 1);
  }

  void Statement(std::size_t depth) {
    switch (dice_.Below(depth > 3 ? 9 : 19)) {
      case 0:
        return Backup();
      case 1:
        return Change();
      case 2:
        return Talk();
      case 3:
        Line("let " + Name("v") + Maybe(": string") + " = " + Maybe("secret ") +
             "`kubectl get pods` " + (dice_.OneIn(2) ? "may be empty" : Test()));
        return;
      case 4:
        Line("let " + Name("v") + " = " + (dice_.OneIn(2) ? List() : Text()));
        return;
      case 5:
        Line("wait " + Time() + " " + Title());
        return;
      case 6:
        Line("check " + Title() + " using own.look" + Arguments() +
             Maybe(", own.look" + Arguments()));
        return;
      case 9:
        return Stage(depth);
      case 10:
        Open("parallel");
        Statements(depth);
        Check();
        Close();
        return;
      case 11:
        Open("for x in [\"a-" + Number() + "\", \"b\"" + Maybe(", \"c\",") + "]");
        Statements(depth + 3);
        Close();
        return;
      case 12:
        Open("for hop in " + Cluster());
        Line("manual " + Quoted("notes of ${hop} after ${hop.from} " + Number()) + " as " +
             Name("n"));
        Close();
        return;
      case 13:
        return When(depth);
      case 14:
        return Within();
      case 15:
        return present_ ? Edit() : Check();
      case 16:
        return At();
      case 17: {
        const std::string list = Name("l");
        const std::string item = Name("x");
        Line("let " + list + ": list = `ls`");
        Open("for " + item + " in " + list);
        Line("check " + Quoted("${" + item + "} is there") + " as " + Name("t") + " `test -e \"$" +
             item + "\"`");
        Close();
        return;
      }
      default:
        return Check();
    }
  }

  std::string Arguments() {
    switch (dice_.Below(5)) {
      case 0:
        return "()";
      case 1:
        return "(limit = 7m" + Maybe(",") + ")";
      default:
        return "";
    }
  }

  void Check() {
    std::string line = std::string(dice_.OneIn(2) ? "check " : "verify ") + Title();
    line += Maybe(" as " + Name("t")) + Maybe(" on " + Cluster()) + " " + Command();
    line += Maybe(" " + Test()) + Maybe(" up to " + Time() + Maybe(" every 15s")) +
            (dice_.OneIn(5) ? " for 10m" : "");
    if (dice_.OneIn(6)) line += " { in \"checks\" }";
    Line(line);
  }

  void Backup() {
    const std::string c = Cluster();
    const std::string db = "db" + c.substr(1);
    if (dice_.OneIn(5)) {
      Line("backup " + db + " none " + Text() + " as " + Name("nb"));
      return;
    }
    const std::string name = Name("b");
    Open("backup " + db + Maybe(", " + c + ".web") + " as " + name);
    Line("run `pg_dump > \"$backup/dump\"`");
    Line("verify `test -s \"$backup/dump\"`");
    Line("restore `psql < \"$backup/dump\"`");
    Close();
    if (dice_.OneIn(2)) {
      Open("migrate " + db + " as " + Name("m"));
      Line("run " + Command());
      Line("rollback restore " + name);
      Close();
    }
    if (dice_.OneIn(3)) Line("restore " + db + " from " + name + " as " + Name("r"));
  }

  void Change() {
    const std::string c = Cluster();
    switch (dice_.Below(6)) {
      case 0:
        Open("upgrade " + c + ".web to 2.0 using own.move(limit = 20m" + Maybe(", ") + ") as " +
             Name("u"));
        break;
      case 1:
        Open("apply " + c + ".web " + Command() + " as " + Name("u"));
        break;
      case 2:
        Open("delete pv(" + Quoted("data-" + Number()) + "), store(\"x\") as " + Name("d"));
        break;
      case 3:
        Open("scale " + c + ".core " + Title() + " as " + Name("c") + " by \"ops\"");
        break;
      case 4:
        Open("edit file(" + Text() + ") " + Title() + " as " + Name("e"));
        break;
      default:
        Open("run " + Title() + " " + Command());
        break;
    }
    Settings();
    if (dice_.OneIn(2)) Line("using own.look" + Arguments());
    if (dice_.OneIn(2)) Line("rollback " + Undo());
    Close();
  }

  void Settings() {
    if (dice_.OneIn(4)) Line("needs kubectl >= 1.28");
    if (dice_.OneIn(6)) Line("needs jq");
    if (dice_.OneIn(4)) Line("skip_if `test -e done` is \"yes\"");
    if (dice_.OneIn(4)) Line("timeout " + Time());
    if (dice_.OneIn(4)) Line("estimate " + Time());
    if (dice_.OneIn(4)) Line("retry 3 every 10s");
    if (dice_.OneIn(4)) Line("rerun safe");
    if (dice_.OneIn(4)) Line("note " + Text());
    if (dice_.OneIn(4)) Line("in \"deploy\"");
    if (dice_.OneIn(6)) Line("effects none");
    if (dice_.OneIn(6)) Line("effects {\nmigrate db1\ndelete pv(\"x\")\n}");
  }

  std::string Undo() {
    switch (dice_.Below(6)) {
      case 0:
        return "none " + Text() + Maybe(" recover " + Text());
      case 1:
        return "unneeded " + Text();
      case 2:
        return Command();
      case 3:
        return "using own.look" + Arguments();
      case 4:
        return "{ run " + Command() + " }";
      default:
        return "{\nrun " + Command() + "\nmanual " + Text() + "\n}";
    }
  }

  void Talk() {
    switch (dice_.Below(3)) {
      case 0:
        Line("approve " + Title() + Maybe(" by \"lead\"") + Maybe(" up to " + Time()) +
             Maybe(" otherwise rollback"));
        return;
      case 1:
        Line("manual " + Title() + Maybe(" by \"ops\""));
        return;
      default:
        Line("notify \"#channel\" " + Title());
    }
  }

  std::string Condition(std::size_t depth) {
    switch (dice_.Below(depth > 2 ? 3 : 7)) {
      case 0:
        return Quoted("Is it so? " + Number());
      case 1:
        return "`test -e file-" + Number() + "`" + Maybe(" is empty");
      case 2:
        return Cluster() + ".version " + dice_.Of(kOperators) + " " + Version();
      case 3:
        return "not " + Condition(depth + 1);
      case 4:
        return "(" + Condition(depth + 1) + ")";
      case 5:
        return Condition(depth + 1) + " and " + Condition(depth + 1);
      default:
        return Condition(depth + 1) + " or " + Condition(depth + 1);
    }
  }

  void When(std::size_t depth) {
    const std::string unique = Quoted("Really? " + Number());
    Open("when " + unique + Maybe(" and " + Condition(0)) + Maybe(" or " + Condition(0)));
    Statements(depth + 3);
    out_ += "}";
    if (dice_.OneIn(2)) {
      if (dice_.OneIn(3)) {
        out_ += " else when " + Quoted("Or so? " + Number()) + " {\n";
        Talk();
        out_ += "}";
      }
      out_ += " else { manual " + Title() + " }";
    }
    out_ += '\n';
  }

  void Within() {
    if (inside_) return Check();
    inside_ = true;
    Open("within " + Cluster() + ".web" + Maybe(" " + Title()) + Maybe(" as " + Name("w")) +
         Maybe(" on " + Cluster()) + " using own.stopped" + Maybe("(replicas = 0)"));
    Statements(4);
    Close();
  }

  Dice dice_;
  std::string out_;
  std::size_t counter_ = 0;
  std::size_t clusters_ = 1;
  bool present_ = false;  // the file that can be edited is declared
  bool inside_ = false;   // one bracket a plan: its steps are named after its subject
};

}  // namespace

std::string GeneratePlan(std::uint32_t seed) {
  return Generator(seed).Run();
}

}  // namespace belay
