#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace belay {

// A command begins a state that another one has to end, or ends it: `kubectl cordon a` takes node/a
// out of use, `kubectl uncordon a` puts it back.
struct Toggle {
  std::string_view pair;  // by catalog/pairs.yaml: `cordoned`
  bool opens = false;
  std::string object;  // `node/a`, `node/a,node/b`; empty: the arguments do not say
};

// What the command catalog knows of one simple command (`aws rds create-db-snapshot …`).
struct CommandEffect {
  enum class Kind {
    kRead,     // looks only
    kPlan,     // computes a change and makes none: `terraform plan`
    kLocal,    // changes files or settings of the machine it runs on only
    kChange,   // changes the platform
    kDisrupt,  // takes something away for a while: drain, restart
    kDestroy,  // deletes
    kMigrate,  // writes data in a way that older code may not read
    kBackup,
    kRestore,
    kUndo,           // takes a change back: `helm rollback`
    kWait,           // returns when something has come true, or a limit is over
    kEndless,        // never returns by itself: `kubectl get -w`
    kSwitchContext,  // changes which cluster later commands of this and other terminals reach
  };
  Kind kind = Kind::kRead;
  std::string command;        // as the catalog writes it: `aws rds create-db-snapshot`
  std::string object;         // what it is about, as far as the arguments say: `deployment/mlflow`
  bool asynchronous = false;  // returns before its effect is complete
  std::string completes;      // the kind of operation that is begun or awaited: `rds-snapshot`
  std::string completed_by;   // for asynchronous ones: what to wait with, for people
  bool loses_data = false;    // kDestroy: what no manifest can make again
  std::string in_namespace;   // as the arguments say; empty: they do not
  std::string version;        // the version that is asked for: `--version 1.2`; empty: none is
  std::string context;        // the cluster or account that the arguments pick: `--context dev`
  std::string note;           // why, for people; may be empty
  std::vector<Toggle> toggles;
  std::uint32_t begin = 0;  // the simple command's place in Command::text
  std::uint32_t end = 0;
};

}  // namespace belay
