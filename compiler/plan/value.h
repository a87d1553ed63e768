#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace belay {

// Something that is known only when the plan runs.
struct Reference {
  enum class Kind {
    kParameter,     // `name`: an input of the plan that has not been fixed by --set
    kSecret,        // `name`: never printed, never on disk
    kEnvironment,   // `name`: a variable passed through from outside
    kCapture,       // `name`: the key of the capture operation that sets it, unique in the plan
    kFile,          // `name`: a FileText of the plan; the value is its path at run time
    kBackupFolder,  // `name`: a backup of the plan; the value is the folder that holds what it
                    // wrote
    kMember,        // `name`: a Loop of the plan; the value is the member whose turn it is
    kRunId,         // an id of this run, the same after a resume; `name` is empty
  };
  Kind kind = Kind::kParameter;
  std::string name;
  bool operator==(const Reference&) const = default;
};

// A text, parts of which may be known only at run time.
class Value {
 public:
  using Piece = std::variant<std::string, Reference>;

  Value() = default;
  explicit Value(std::string text) { Append(std::move(text)); }
  explicit Value(Reference reference) { Append(std::move(reference)); }

  void Append(std::string text);
  void Append(Reference reference);
  void Append(const Value& other);

  const std::vector<Piece>& pieces() const { return pieces_; }
  bool empty() const { return pieces_.empty(); }

  // Nothing of it waits for run time.
  bool constant() const;

  // The text, with `${name}` for what is known only at run time. For people, not for shells.
  std::string Display() const;

  bool operator==(const Value&) const = default;

 private:
  std::vector<Piece> pieces_;  // no two texts stand side by side, and no text is empty
};

}  // namespace belay
