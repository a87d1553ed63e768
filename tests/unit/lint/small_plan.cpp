#include "tests/unit/lint/small_plan.h"

#include <fmt/format.h>

#include <vector>

#include "tests/generate/generate.h"

namespace belay {
namespace {

// More steps than this take the enumeration too long.
constexpr int kMostSteps = 8;

constexpr const char* kThings[] = {"c0",
                                   "c0",
                                   "c0.core",
                                   "c0.core",
                                   "c0.gpu",
                                   "c0.gpu",
                                   "c0.kube-proxy",
                                   "c0.web",
                                   "c0.kube-scheduler",
                                   "c1",
                                   "c1.core"};
constexpr const char* kStores[] = {"db0", "db0", "db1"};
constexpr const char* kPlatforms[] = {"aws", "gcp", "azure"};

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : dice_(seed) {}

  std::string Plan() {
    std::string text =
        "edition 1\nplan p { title = \"t\" }\n"
        "param platform: string in [\"aws\", \"gcp\", \"azure\"]\nparam careful: bool\n";
    const char* const kinds[] = {"kind = aks\n  ", "kind = eks\n  ", ""};
    text += fmt::format(
        "cluster c0 {{\n  {}version = {}\n  nodes core {{ version = {} }}\n"
        "  nodes gpu {{ version = {} }}\n  addon kube-proxy {{ version = {} }}\n"
        "  addon kube-scheduler {{ version = {} }}\n"
        "  component web {{ namespace = \"web\"  version = {}  data = [db1] }}\n}}\n",
        kinds[dice_.Below(3)], Version(), Declared(), Declared(), Declared(), Declared(),
        Declared());
    text += fmt::format("cluster c1 {{\n  version = {}\n  nodes core {{ version = {} }}\n}}\n",
                        Version(), Declared());
    text += "store db0 { kind = rds }\nstore db1 { kind = rds }\n";
    if (!dice_.OneIn(3)) text += Requirement();
    return text + "stage top {\n" + Body(0) + "}\n";
  }

 private:
  // On both sides of 1.25, where the limit of the kubelet changes.
  std::string Version() { return fmt::format("1.{}", 22 + dice_.Below(6)); }
  std::string Declared() { return dice_.OneIn(12) ? "none" : dice_.OneIn(12) ? "?" : Version(); }
  std::string Name(const char* stem) { return fmt::format("{}{}", stem, ++names_); }

  std::string Requirement() {
    const char* const thing = dice_.Of(kThings);
    const char* const other = dice_.Of(kThings);
    if (dice_.OneIn(2) && std::string_view(thing) != other) {
      return fmt::format("require {} within {} minor of {}\n", thing, 1 + dice_.Below(3), other);
    }
    const char* const operators[] = {"<", "<=", ">", ">=", "==", "!="};
    return fmt::format("require {} {} {} while {} {} {}\n", thing, dice_.Of(operators), Version(),
                       other, dice_.Of(operators), Version());
  }

  std::string Rollback() {
    const char* const rollbacks[] = {
        "unneeded \"it may stay\"", "unneeded \"it may stay\"", "`back`", "`back`", "`back`",
        "none \"no way\""};
    return dice_.OneIn(8) ? "" : fmt::format(" {{ rollback {} }}", dice_.Of(rollbacks));
  }

  std::string Body(int depth) {
    std::string text;
    for (std::size_t n = 1 + dice_.Below(3); n > 0; --n) text += Statement(depth);
    return text;
  }

  std::string Stage(int depth) {
    const int before = steps_;
    std::string text = "stage " + Name("g") + " {\n" + Body(depth + 1);
    if (steps_ > before && dice_.OneIn(5)) {
      const char* const rollbacks[] = {"unneeded \"it may stay\"", "`back`", "`back`",
                                       "none \"no way\""};
      text += fmt::format("rollback {}\n", dice_.Of(rollbacks));
    }
    return text + "}\n";
  }

  std::string Statement(int depth) {
    if (steps_ >= kMostSteps) return "";
    if (depth < 3 && dice_.OneIn(2)) {
      if (dice_.OneIn(3)) return Stage(depth);
      if (dice_.OneIn(2)) {
        std::string text = "parallel {\n" + Stage(depth) + Stage(depth);
        if (dice_.OneIn(3)) text += Stage(depth);
        return text + "}\n";
      }
      std::string text = "when " + Condition(0) + " {\n" + Body(depth + 1) + "}";
      if (dice_.OneIn(2)) text += " else {\n" + Body(depth + 1) + "}";
      // In a stage of its own, because the id of a condition must be unique.
      return "stage " + Name("w") + " {\n" + text + "\n}\n";
    }
    ++steps_;
    const std::string name = Name("s");
    switch (dice_.Below(14)) {
      case 0:
        return fmt::format("migrate {} as {}\n", dice_.Of(kStores), name);
      case 1:
        return fmt::format("delete {} as {}\n", dice_.Of(kStores), name);
      case 2:
        return fmt::format(
            "backup {} as {} {{\n  run `pg_dump > \"$backup/d\"`\n  verify `test -s "
            "\"$backup/d\"`\n}}\n",
            dice_.Of(kStores), name);
      case 3:
        return fmt::format("backup {} as {} {{\n  run `aws rds create-db-snapshot`\n}}\n",
                           dice_.Of(kStores), name);
      case 4:
        return fmt::format("wait `aws rds wait db-snapshot-available` up to 1h as {}\n", name);
      case 5:
        return fmt::format("run \"again\" as {} `aws rds reboot-db-instance`\n", name);
      case 6:
        return fmt::format("wait `aws rds wait db-instance-available` up to 1h as {}\n", name);
      case 7:
        return fmt::format("upgrade c0.core, c0.gpu to {} as {}{}\n", Version(), name, Rollback());
      case 8:
        return fmt::format("delete {} as {}{}\n", dice_.Of(kThings), name, Rollback());
      default:
        return fmt::format("upgrade {} to {} as {}{}\n", dice_.Of(kThings), Version(), name,
                           Rollback());
    }
  }

  // Few of them, so that they meet again.
  std::string Condition(int depth) {
    if (depth < 2 && dice_.OneIn(4)) {
      return fmt::format("({} {} {})", Condition(depth + 1), dice_.OneIn(2) ? "and" : "or",
                         Condition(depth + 1));
    }
    if (dice_.OneIn(5)) return "not " + Condition(depth + 1);
    if (dice_.OneIn(3)) {
      return fmt::format("platform {} \"{}\"", dice_.OneIn(3) ? "!=" : "==", dice_.Of(kPlatforms));
    }
    if (dice_.OneIn(4)) return "careful";
    return fmt::format("\"q{}?\"", dice_.Below(2));
  }

  Dice dice_;
  int steps_ = 0;
  int names_ = 0;
};

}  // namespace

std::string SmallPlan(std::uint32_t seed) {
  return Writer(seed).Plan();
}

}  // namespace belay
