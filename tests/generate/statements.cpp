#include "tests/generate/generator.h"

namespace belay {

void Generator::Traffic() {
  Line("entry users { at = p1 -> p2 }");
  Open("stage traffic");
  Open("route users to p2");
  Line("run " + Command() + Maybe(" " + Test()));
  Line("rollback " + Undo());
  Close();
  Close();
}

void Generator::Edit() {
  Open("edit present " + Title() + " ```diff\n   {\n  -  \"a\": 1\n  +  \"a\": 2\n   }\n  ``` as " +
       Name("e"));
  if (dice_.OneIn(2)) Line("note " + Text());
  Close();
}

void Generator::At() {
  Open(std::string("at ") + (dice_.OneIn(2) ? "\"db.example.org\"" : Cluster() + ".core"));
  for (std::size_t n = 1 + dice_.Below(3); n > 0; --n) Check();
  Close();
}

void Generator::Stage(std::size_t depth) {
  Open("stage " + Name("s") + Maybe(" " + Text()) + Maybe(" on " + Cluster()));
  if (dice_.OneIn(6)) Line("window " + Time());
  if (dice_.OneIn(6)) Line("estimate " + Time());
  if (dice_.OneIn(6)) Line("in \"deploy\"");
  Statements(depth);
  Check();
  if (dice_.OneIn(5)) Line("rollback " + Undo());
  Close();
}

void Generator::Statements(std::size_t depth) {
  for (std::size_t n = 1 + dice_.Below(3); n > 0; --n) Statement(depth + 1);
}

void Generator::Statement(std::size_t depth) {
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

std::string Generator::Arguments() {
  switch (dice_.Below(5)) {
    case 0:
      return "()";
    case 1:
      return "(limit = 7m" + Maybe(",") + ")";
    default:
      return "";
  }
}

void Generator::Check() {
  std::string line = std::string(dice_.OneIn(2) ? "check " : "verify ") + Title();
  line += Maybe(" as " + Name("t")) + Maybe(" on " + Cluster()) + " " + Command();
  line += Maybe(" " + Test()) + Maybe(" up to " + Time() + Maybe(" every 15s")) +
          (dice_.OneIn(5) ? " for 10m" : "");
  if (dice_.OneIn(6)) line += " { in \"checks\" }";
  Line(line);
}

void Generator::Backup() {
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
  if (dice_.OneIn(6)) Line("restore " + db + " from " + Text() + " as " + Name("r"));
}

void Generator::Change() {
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

void Generator::Settings() {
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

std::string Generator::Undo() {
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

void Generator::Talk() {
  switch (dice_.Below(3)) {
    case 0:
      Line("approve " + Title() + Maybe(" about " + Cluster()) + Maybe(" by \"lead\"") +
           Maybe(" up to " + Time()) + Maybe(" otherwise rollback"));
      return;
    case 1:
      Line("manual " + Title() + Maybe(" by \"ops\"") +
           Maybe(" see \"https://docs.example.org/" + Number() + "\"") + Maybe(" is \"green\""));
      return;
    default:
      Line("notify \"#channel\" " + Title());
  }
}

std::string Generator::Condition(std::size_t depth) {
  switch (dice_.Below(depth > 2 ? 4 : 8)) {
    case 0:
      return Quoted("Is it so? " + Number());
    case 1:
      return "`test -e file-" + Number() + "`" + Maybe(" is empty");
    case 2:
      return Cluster() + ".version " + Operator() + " " + Version();
    case 3:
      return Cluster() + ".version in [" + Version() + Maybe(", " + Version()) + "]";
    case 4:
      return "not " + Condition(depth + 1);
    case 5:
      return "(" + Condition(depth + 1) + ")";
    case 6:
      return Condition(depth + 1) + " and " + Condition(depth + 1);
    default:
      return Condition(depth + 1) + " or " + Condition(depth + 1);
  }
}

void Generator::When(std::size_t depth) {
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

void Generator::Within() {
  if (inside_) return Check();
  inside_ = true;
  if (dice_.OneIn(3)) {
    const std::string name = Name("f");
    Line("file " + name + " \"values-" + Number() + ".yaml\"");
    out_ += "within edit " + name + Maybe(" " + Title()) + " ```diff\n  -a: " + Number() +
            "\n  +a: " + Number() + "\n  ``` {\n";
    Statements(4);
    return Close();
  }
  Open("within " + Cluster() + ".web" + Maybe(" " + Title()) + Maybe(" as " + Name("w")) +
       Maybe(" on " + Cluster()) + " using own.stopped" + Maybe("(replicas = 0)"));
  Statements(4);
  Close();
}

}  // namespace belay
