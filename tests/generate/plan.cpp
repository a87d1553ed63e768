#include "tests/generate/generator.h"

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

}  // namespace

std::string Generator::Text() {
  return Quoted(dice_.Of(kTexts));
}

std::string Generator::Title() {
  return Quoted("step " + Number() + ' ' + dice_.Of(kTexts));
}

std::string Generator::Time() {
  return dice_.Of(kTimes);
}

std::string Generator::Command() {
  return dice_.Of(kCommands);
}

std::string Generator::Test() {
  return dice_.Of(kTests) + Maybe(dice_.Of(kFailures));
}

std::string Generator::Operator() {
  return dice_.Of(kOperators);
}

std::string Generator::Run() {
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

std::string Generator::List() {
  std::string list = "[";
  const std::size_t count = dice_.OneIn(8) ? 12 : dice_.Below(4);
  for (std::size_t i = 0; i < count; ++i) {
    list += (i > 0 ? ", " : "") + Quoted("item-" + Number());
  }
  return list + (count > 0 && dice_.OneIn(4) ? ",]" : "]");
}

void Generator::Line(const std::string& text) {
  out_ += text;
  out_ += '\n';
  if (dice_.OneIn(12)) out_ += '\n';
  if (dice_.OneIn(12)) out_ += "# a remark\n";
}

void Generator::Fields(const std::string& head, const std::vector<std::string>& fields) {
  std::string text = head + " {" + Maybe("\n");
  for (const std::string& field : fields) {
    if (dice_.OneIn(3)) continue;
    text += ' ' + field + Maybe("\n");
  }
  Line(text + " }");
}

void Generator::Declarations() {
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

void Generator::Inventory() {
  const std::size_t clusters = 1 + dice_.Below(2);
  for (std::size_t i = 1; i <= clusters; ++i) {
    const std::string c = "p" + std::to_string(i);
    Open("cluster " + c);
    Line("kind = eks  name = " + Quoted(c) + Maybe("\n") + "  region = \"eu-west-1\"");
    Line("context = " + Quoted(c));
    Line("version = " + Path());
    if (dice_.OneIn(4)) Line("env KUBECONFIG_" + c + " = \"k\"");
    Fields("nodes core, gpu", {"version = " + Path(), "size = 3", "labels = " + List()});
    if (dice_.OneIn(2)) Line("addon dns = v1.11.1-eksbuild.4 -> v1.11.4-eksbuild.33");
    if (dice_.OneIn(3)) Line("component old, older = \"1.6/stable\" -> \"1.7/stable\"");
    Line("component web { namespace = \"shop\"  version = 1.0 -> 2.0 " +
         Maybe("chart_version = \"0.41\" -> \"0.45\" ") + "data = [db" + std::to_string(i) + "] }");
    if (dice_.OneIn(3)) Line("component gone { version = 1.21 -> none }");
    if (dice_.OneIn(3)) Line("component unknown { version = ? -> 2.0 }");
    Close();
    Line("store db" + std::to_string(i) + " { kind = rds  instance = " + Quoted(Name("i")) + " }");
    if (dice_.OneIn(4)) Line("require " + c + " >= 1.20" + Maybe(" while " + c + " < 1.40"));
  }
  clusters_ = clusters;
}

void Generator::Actions() {
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

std::string GeneratePlan(std::uint32_t seed) {
  return Generator(seed).Run();
}

}  // namespace belay
