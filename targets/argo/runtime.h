#pragma once

#include <string>

namespace belay::argo {

// The functions that every script uses, as the text of a ConfigMap: said once, read once. It is not
// a part of each script because a workflow of 150 steps would then be over the limit of etcd.
// Its own variables are called BELAY_… because those of the plan are in the same environment.
//
//   at FOLDER            where the commands after it run
//   load                 takes a command from standard input
//   try SECONDS          runs it in a bash of its own; 0: no limit
//   fits KIND EXPECTED   what Test says of the output
//   run [SECONDS]        must end well
//   poll LIMIT EVERY HOLD BREAKS KIND EXPECTED [BAD...]
//                        tries until it fits. LIMIT: seconds after which a misfit is the end, `-`:
//                        never. HOLD: it must fit so many seconds. BREAKS: so many failing commands
//                        in a row are the end, 0: none are. BAD: outputs after which all is lost
//   capture EMPTY poll's arguments...   and keeps the output; EMPTY is `-` if it may be empty
//   answer KIND EXPECTED                keeps yes or no
//   secret                              the output into $BELAY_OUT, nowhere else
//   have NAME...         each must have a value: its capture may have been skipped
//   optional NAME...     each is unset when empty
//   put PATH             standard input into a file, at once or not at all
extern const char kRuntime[];

// `belay-runtime-1f3a5c7e`: changes with the text, so that no workflow gets another one's.
std::string RuntimeName();

// Where it is in each container: a folder, and the file in it.
inline constexpr char kRuntimeFolder[] = "/etc/belay/runtime";
inline constexpr char kRuntimeFile[] = "belay.sh";

}  // namespace belay::argo
