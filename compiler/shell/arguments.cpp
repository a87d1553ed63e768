#include "compiler/shell/arguments.h"

#include <algorithm>

namespace belay::shell {
namespace {

bool Contains(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// `-p*` stands for `-pSECRET`, and not for `-p`.
bool IsNamed(Names names, std::string_view flag) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    if (!name.ends_with('*')) return flag == name;
    name.remove_suffix(1);
    return flag.size() > name.size() && flag.starts_with(name);
  });
}

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsLetter(char c) {
  return Lower(c) >= 'a' && Lower(c) <= 'z';
}

// `-x` for `x`, a letter: as a view that stays.
std::string_view LetterFlag(char letter) {
  constexpr std::string_view kFlags =
      "-a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z"
      "-A-B-C-D-E-F-G-H-I-J-K-L-M-N-O-P-Q-R-S-T-U-V-W-X-Y-Z";
  return kFlags.substr(kFlags.find(letter) - 1, 2);
}

// `key=value` and `key-` are labels, annotations, taints and images, and no names.
bool IsSetting(std::string_view word) {
  return word.find('=') != std::string_view::npos || word.ends_with('-');
}

// Commas and slashes split what kubectl is told: `pvc,pv`, `deploy/a`.
class ResourceReader {
 public:
  void AddKinds(std::string_view written) {
    while (!written.empty()) {
      const std::size_t comma = std::min(written.find(','), written.size());
      kinds_.push_back(KindOf(written.substr(0, comma)));
      written.remove_prefix(std::min(comma + 1, written.size()));
    }
  }
  void AddName(std::string_view kind, std::string_view name) {
    if (!text_.empty()) text_ += ',';
    text_.append(kind).append(1, '/').append(name);
  }
  // `deploy/a`
  void AddPair(std::string_view written) {
    const std::size_t slash = written.find('/');
    kinds_.push_back(KindOf(written.substr(0, slash)));
    AddName(kinds_.back(), written.substr(slash + 1));
  }
  void AddNames(std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
      if (!IsSetting(name)) AddName(kinds_.front(), name);
    }
  }
  Objects Finish() {
    const bool named = !text_.empty();
    for (const std::string& kind : kinds_) {
      if (named) break;
      if (!text_.empty()) text_ += ',';
      text_ += kind;
    }
    return {.kinds = std::move(kinds_), .text = std::move(text_)};
  }

 private:
  std::vector<std::string> kinds_;
  std::string text_;
};

constexpr std::string_view kFileFlags[] = {"-f", "--filename", "-k", "--kustomize"};

Objects ReadResource(const Arguments& arguments, std::span<const std::string_view> plain) {
  if (plain.empty()) {
    const auto file = arguments.Value(kFileFlags);
    return {.kinds = {}, .text = std::string(file.value_or(""))};
  }
  ResourceReader reader;
  const bool in_pairs = plain[0].find('/') != std::string_view::npos;
  if (in_pairs) {
    for (const std::string_view word : plain) {
      if (word.find('/') != std::string_view::npos && !IsSetting(word)) reader.AddPair(word);
    }
  } else {
    reader.AddKinds(plain[0]);
    reader.AddNames(plain.subspan(1));
  }
  return reader.Finish();
}

}  // namespace

std::string KindOf(std::string_view written) {
  std::string name(written.substr(0, written.find('.')));
  std::transform(name.begin(), name.end(), name.begin(), Lower);
  const std::string_view full = FullKind(name);
  return full.empty() ? name : std::string(full);
}

std::optional<std::string_view> Arguments::Value(Names names) const {
  for (const GivenFlag& flag : flags) {
    if (Contains(names, flag.name)) return flag.value;
  }
  return std::nullopt;
}

bool Arguments::Has(Names names) const {
  return std::any_of(flags.begin(), flags.end(), [&](const GivenFlag& flag) {
    return flag.value != "false" && IsNamed(names, flag.name);
  });
}

bool Arguments::HasLike(Names names, Names values) const {
  return std::any_of(flags.begin(), flags.end(), [&](const GivenFlag& flag) {
    return IsNamed(names, flag.name) && IsLikeAny(flag.value, values);
  });
}

Arguments ReadArguments(std::span<const Word> words, const CatalogTool& tool,
                        const CatalogCommand* command) {
  Arguments arguments;
  const auto valued = [&](std::string_view flag) {
    if (command != nullptr && Contains(command->plain_flags, flag)) return false;
    return Contains(tool.valued_flags, flag) ||
           (command != nullptr && Contains(command->valued_flags, flag));
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string_view word = words[at].value;
    if (word == "--") {
      for (++at; at < words.size(); ++at) arguments.plain.push_back(words[at].value);
      break;
    }
    if (word.size() < 2 || word[0] != '-') {
      arguments.plain.push_back(word);
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const bool has_next = at + 1 < words.size();
    if (equals != std::string_view::npos) {
      arguments.flags.push_back({name, word.substr(equals + 1)});
    } else if (valued(name)) {
      arguments.flags.push_back({name, has_next ? std::string_view(words[at + 1].value) : ""});
      ++at;
    } else if (word[1] == '-' || tool.long_dash || word.size() == 2) {
      arguments.flags.push_back({name, "true"});
    } else if (valued(word.substr(0, 2))) {
      arguments.flags.push_back({word.substr(0, 2), word.substr(2)});  // `-ojson`
    } else {
      arguments.flags.push_back({name, "true"});
    }
    // `-it`: each letter is a flag too, and the last may have a value: `-itn mlops`.
    const bool letters = equals == std::string_view::npos && word.size() > 2 && word[1] != '-' &&
                         !tool.long_dash && !valued(name) && !valued(word.substr(0, 2)) &&
                         std::all_of(word.begin() + 1, word.end(), IsLetter);
    if (!letters) continue;
    for (std::size_t i = 1; i < word.size(); ++i) {
      const std::string_view flag = LetterFlag(word[i]);
      const bool takes_next = i + 1 == word.size() && has_next && valued(flag);
      if (takes_next) ++at;
      arguments.flags.push_back({flag, takes_next ? std::string_view(words[at].value) : "true"});
    }
  }
  return arguments;
}

bool Fits(Names pattern, const Arguments& arguments) {
  return pattern.size() <= arguments.plain.size() &&
         std::equal(pattern.begin(), pattern.end(), arguments.plain.begin(),
                    [](std::string_view a, std::string_view b) {
                      return a == b || (a.find('*') != std::string_view::npos && IsLike(b, a));
                    });
}

const CatalogCommand* FindCommand(const CatalogTool& tool, const Arguments& arguments) {
  for (const CatalogCommand& command : tool.commands) {
    if (Fits(command.pattern, arguments)) return &command;
  }
  return nullptr;
}

bool IsLike(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t like = 0;
  std::size_t star = std::string_view::npos;  // the last one seen, and where its bytes end
  std::size_t resume = 0;
  while (at < text.size()) {
    const bool literal = pattern.substr(like, 2) == "\\*";
    if (literal && text[at] == '*') {
      like += 2;
      ++at;
    } else if (like < pattern.size() && pattern[like] == '*') {
      star = like++;
      resume = at;
    } else if (!literal && like < pattern.size() && Lower(pattern[like]) == Lower(text[at])) {
      ++like;
      ++at;
    } else if (star != std::string_view::npos) {
      like = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', like) == std::string_view::npos;
}

bool IsLikeAny(std::string_view text, Names patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](std::string_view pattern) { return IsLike(text, pattern); });
}

Objects ReadObjects(const CatalogObject& object, const Arguments& arguments,
                    std::span<const std::string_view> plain) {
  if (object.resource) return ReadResource(arguments, plain);
  std::optional<std::string_view> name = arguments.Value(object.flags);
  const auto argument = static_cast<std::size_t>(object.argument);
  if (!name && object.argument >= 0 && argument < plain.size()) name = plain[argument];
  Objects objects;
  // `kubectl logs deploy/a`: a kind of its own.
  const std::size_t slash = name ? name->find('/') : std::string_view::npos;
  if (slash != std::string_view::npos && object.kind == "pod") {
    objects.kinds.push_back(KindOf(name->substr(0, slash)));
    objects.text = objects.kinds.front() + std::string(name->substr(slash));
    return objects;
  }
  if (!object.kind.empty()) objects.kinds.emplace_back(object.kind);
  if (!name) {
    objects.text = object.kind;
  } else if (object.kind.empty()) {
    objects.text = *name;
  } else {
    objects.text.append(object.kind).append(1, '/').append(*name);
  }
  return objects;
}

}  // namespace belay::shell
