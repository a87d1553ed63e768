#pragma once

#include <cstdint>
#include <string>

namespace belay {

// A way in which a command is known to go wrong: by the command catalog, or by how the shell text
// is written. Whether it matters where the command stands is for the linter to say.
struct Hazard {
  enum class Kind {
    // By the catalog; its README.md says what each of them means.
    kNoDrain,
    kUnbounded,
    kInteractive,
    kDiscardsWork,
    kControlRemoved,
    kSecretShown,
    kStaticCredentials,
    kRemoved,
    kFloats,
    kFloatingDependencies,
    kNoVersion,
    kImageOnly,
    kUnpinnedScript,
    kFixedSleep,
    kPrintsOnly,
    kWrongCheck,
    kNotRepeatable,
    kPartialUndo,
    kWrongName,
    kLocalCopy,
    kFixedName,
    kInsideName,
    kImmutable,
    kInFolder,
    kNamespacesOnly,
    kCopiedSettings,
    kTellsSecret,
    // By the text.
    kIgnored,  // `|| true`, `set +e`: a failure of `command` (or of what only reads) is nothing
    kLost,     // its failure is not seen: in a pipe of `sh -c`, in `export x=$(…)`, in `<(…)`
    kTextSelected,  // what comes out is picked by a text that may be anywhere: `… | grep minio`
    kInArgument,    // a variable stands in a program's arguments; `text` is its name
    kPrinted,       // a variable is printed by `echo` or `printf`; `text` is its name
    kFolderLeft,    // it leaves the folder that it began in; `text` is where it goes
    kForgotten,     // it only sets what ends with it: `cd`, `export`
  };
  Kind kind = Kind::kNoDrain;
  std::string command;  // as the catalog writes it: `eksctl delete nodegroup`; else the tool
  std::string text;     // what it does, for people: lower case, no period
  std::string instead;  // what to write for it; may be empty
  std::string drop;     // the word that is to go, and
  std::string put;      // what comes in its place, or else behind the command; may be empty
  std::string since;    // the version of the tool from which on it holds; may be empty
  std::string source;   // of the text; empty: the shell's own manual
  std::string as_of;
  std::uint32_t begin = 0;  // the simple command's place in Command::text
  std::uint32_t end = 0;
};

}  // namespace belay
