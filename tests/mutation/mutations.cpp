#include "tests/mutation/mutants.h"

namespace belay {

const std::vector<Mutation>& Mutations() {
  static const std::vector<Mutation> all = {
      {"drop-wait", "nobody waits for what a step began", {"WAI", "VER", "BKP"}},
      {"drop-backup", "a backup is not taken", {"BKP", "ORD", "RBK", "DAT", "LNG"}},
      {"drop-verification",
       "nothing looks at what a step did, or a verification is gone",
       {"VER", "BKP", "DAT", "WAI", "HOP", "LNG"}},
      {"drop-rollback", "a step has no way back", {"RBK"}},
      {"drop-approval", "nobody is asked", {"RBK", "COM", "VER", "BKP"}},
      {"swap", "two neighbours change their places", {}},
      {"parallel", "two neighbours run beside each other", {}},
      {"skip-hop", "a version on the way is left out", {"HOP", "SKW"}},
      {"widen-hop", "a control plane goes one minor further at once", {"HOP", "SKW"}},
      {"nodes-first", "nodes move before their control plane", {"SKW", "ORD"}},
      {"backup-late", "a backup comes after what it protects from", {"BKP", "ORD", "DAT", "COM"}},
      {"restore-late", "a restore comes after a delete that followed it", {}},
      {"rename-value", "a remembered value has another name than where it is used", {"LNG", "PIN"}},
      {"unpin", "a version is whatever is newest", {"PIN", "LNG"}},
  };
  return all;
}

}  // namespace belay
