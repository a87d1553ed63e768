#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/shell/catalog.h"
#include "compiler/shell/read.h"

namespace belay::shell {

// `--namespace mlops`, `-n=mlops`, `--wait`. The views are into the words.
struct GivenFlag {
  std::string_view name;
  std::string_view value;  // `true` where none is given
};

// The words after a tool's name, told apart.
struct Arguments {
  std::vector<std::string_view> plain;  // the subcommand's words too
  std::vector<GivenFlag> flags;

  // The value of the first of these flags that is given; nullopt where none is.
  std::optional<std::string_view> Value(Names names) const;
  // One of them is given, and not as `=false`.
  bool Has(Names names) const;
  // One of them is given with a value that is like one of these.
  bool HasLike(Names names, Names values) const;
};

// `command` may be nullptr: then only the tool's flags are known.
Arguments ReadArguments(std::span<const Word> words, const CatalogTool& tool,
                        const CatalogCommand* command);

// Whether the words after the tool begin with these.
bool Fits(Names pattern, const Arguments& arguments);

// The entry with the most telling pattern that these arguments fit; nullptr where none does.
const CatalogCommand* FindCommand(const CatalogTool& tool, const Arguments& arguments);

// Whether a text is like a pattern, in which `*` stands for any bytes and `\*` for a star; case
// does not count.
bool IsLike(std::string_view text, std::string_view pattern);
bool IsLikeAny(std::string_view text, Names patterns);

// What a command is about.
struct Objects {
  std::vector<std::string> kinds;  // full names
  std::string text;                // `deployment/mlflow`, `pod/a,pod/b`, a file; may be empty
};
Objects ReadObjects(const CatalogObject& object, const Arguments& arguments,
                    std::span<const std::string_view> plain);

}  // namespace belay::shell
