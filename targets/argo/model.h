#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/plan/duration.h"
#include "compiler/source/span.h"
#include "targets/argo/argo.h"

// What an Argo workflow is made of, as far as this target uses it.
namespace belay::argo {

// A variable of a container: a value, or a key of a Secret.
struct Variable {
  std::string name;
  std::string value;   // Argo's `{{…}}` and the kubelet's `$(…)` are expanded in it
  std::string secret;  // the name of the Secret; empty: `value` is used
  std::string key;     // in the Secret
};

// When a pod is tried again.
struct Retry {
  enum class Policy {
    kNever,
    kOnError,  // the pod was lost; not: a command failed
    kAlways,
  };
  Policy policy = Policy::kNever;
  std::uint32_t limit = 0;
  Duration every;
};

struct Script {
  std::string source;
  bool runtime = false;  // it calls functions of the runtime
  std::vector<Variable> variables;
  std::vector<std::string> inputs;    // parameters that its task must give
  std::string output;                 // the parameter that it gives; empty: none
  std::vector<std::string> clusters;  // whose kubeconfig is mounted
  std::optional<Duration> deadline;   // of one try
  Retry retry;
};

// Stands still until a person answers, or the time is over.
struct Suspension {
  std::string question;              // the parameter that is asked for; empty: nobody is asked
  std::string description;           // what the person reads
  std::optional<Duration> duration;  // then the answer is NO, or the time has passed
};

// The place in the plan that a template comes from.
struct Origin {
  Span span;
  std::string place;  // `plan.belay:41`
  std::string step;   // `3.2 control_plane/1.30/upgrade-dev`; empty for what is no step
  std::string title;
  std::string restore;       // of a backup: the commands that put it back
  std::string notes = {};    // of a step: what whoever runs it should know, a line each
  std::string recover = {};  // of an undo: what to do when it fails too
};

struct Template {
  std::string name;
  Origin origin;
  std::variant<Script, Suspension> body;
};

struct Argument {
  std::string name;
  std::string value;
};

struct Task {
  std::string name;
  std::string run;      // the name of its template
  std::string depends;  // empty: begins at once
  std::string when;     // an expression; empty: always
  std::vector<Argument> arguments;
  Span span;
};

// One `dag` and the templates of its tasks.
struct Graph {
  std::vector<Template> templates;
  std::vector<Task> tasks;
  std::vector<ArgoProblem> problems;
};

// What a task has to have come to, before another may begin.
struct After {
  enum class Result {
    kSucceeded,
    kSucceededOrSkipped,
    kSkipped,  // of a `declined` task: nobody said no
  };
  std::string task;
  Result result = Result::kSucceeded;
};

// The parameter that a script's output file, kOutputFile, is read into.
inline constexpr char kAnswer[] = "answer";
inline constexpr char kValue[] = "value";
inline constexpr char kOutputFile[] = "/tmp/belay-output";

// Where the shared volume and the kubeconfigs are in every container.
inline constexpr char kVolumeFolder[] = "/belay";
inline constexpr char kKubeconfigFolder[] = "/etc/belay/kubeconfig";

// The names of the arguments that this target adds to those of the plan.
inline constexpr char kImageParameter[] = "runner-image";
inline constexpr char kRepositoryParameter[] = "source-repository";
inline constexpr char kRevisionParameter[] = "source-revision";
inline constexpr char kRunParameter[] = "run-id";

}  // namespace belay::argo
