#include <algorithm>
#include <span>

#include "compiler/shell/reader.h"

// The builtin commands of bash that set variables by name.
namespace belay::shell {
namespace {

using Words = std::span<const Word>;

// Past the options; `with_value` are the letters whose value may stand in the next word.
std::size_t PastOptions(Words words, std::size_t at, std::string_view with_value) {
  for (; at < words.size(); ++at) {
    const std::string_view word = words[at].value;
    if (word == "--") return at + 1;
    if (word.size() < 2 || (word[0] != '-' && word[0] != '+')) return at;
    const std::size_t letter = word.find_first_of(with_value, 1);
    if (letter != std::string_view::npos && letter + 1 == word.size()) ++at;
  }
  return at;
}

// The value of a one-letter option: `-v name` or `-vname`.
std::string_view OptionValue(Words words, char option) {
  for (std::size_t at = 1; at < words.size(); ++at) {
    const std::string_view word = words[at].value;
    if (word.size() < 2 || word[0] != '-') return {};
    const std::size_t letter = word.find(option);
    if (letter == std::string_view::npos) continue;
    if (letter + 1 < word.size()) return word.substr(letter + 1);
    return at + 1 < words.size() ? std::string_view(words[at + 1].value) : std::string_view();
  }
  return {};
}

void AddName(BuiltinNames& names, std::string_view word) {
  const std::string_view name = LeadingName(word);
  if (!name.empty()) names.assigned.push_back(name);
}

void AddRead(BuiltinNames& names, Words words) {
  const std::size_t first = PastOptions(words, 1, "adinNptu");
  if (const std::string_view array = OptionValue(words, 'a'); !array.empty()) {
    AddName(names, array);
  } else if (first >= words.size()) {
    names.assigned.emplace_back("REPLY");
  }
  for (std::size_t at = first; at < words.size(); ++at) AddName(names, words[at].value);
}

// `declare x` makes the name the script's own, set or not; `export x` does not.
void AddDeclared(BuiltinNames& names, Words words) {
  const bool exports = words[0].value == "export";
  bool associative = false;
  std::size_t at = 1;
  for (; at < words.size() && words[at].value.starts_with('-'); ++at) {
    associative = associative || words[at].value.find('A') != std::string::npos;
  }
  for (; at < words.size(); ++at) {
    const std::string_view word = words[at].value;
    const std::string_view name = LeadingName(word);
    const std::string_view rest = word.substr(name.size());
    const bool valued = rest.starts_with('=') || rest.starts_with("+=") || rest.starts_with('[');
    if (name.empty() || (!valued && (exports || !rest.empty()))) continue;
    names.assigned.push_back(name);
    if (associative) names.associative.push_back(name);
  }
}

// `let "x = 1" y++ --z`: every name that an operator of assignment stands beside.
void AddLet(BuiltinNames& names, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view name = LeadingName(text.substr(at));
    if (name.empty()) {
      ++at;
      continue;
    }
    const std::string_view before = text.substr(0, at);
    at += name.size();
    const std::size_t op = std::min(text.find_first_not_of(" \t", at), text.size());
    const std::string_view after = text.substr(op, 3);
    const std::size_t equals = after.find_first_not_of("+-*/%<>&^|");
    const bool set = equals != std::string_view::npos && after[equals] == '=' &&
                     text.substr(op + equals, 2) != "==";
    const bool stepped = before.ends_with("++") || before.ends_with("--") ||
                         after.starts_with("++") || after.starts_with("--");
    if (stepped || set) names.assigned.push_back(name);
    while (at < text.size() && IsNameByte(text[at])) ++at;
  }
}

}  // namespace

bool IsDeclaration(std::string_view command) {
  return command == "export" || command == "local" || command == "declare" ||
         command == "readonly" || command == "typeset";
}

bool ExportsValue(const std::vector<Word>& before, const Word& word) {
  if (before[0].value != "export" || !word.literal || word.value.empty()) return false;
  const bool takes_values = std::none_of(before.begin(), before.end(), [](const Word& option) {
    return option.value.starts_with('-') && option.value.find_first_of("fnp") != std::string::npos;
  });
  return takes_values && LeadingName(word.value) == word.value;
}

BuiltinNames NamesSetBy(const std::vector<Word>& all) {
  BuiltinNames names;
  Words words = all;
  while (!words.empty() && (words[0].value == "builtin" || words[0].value == "command")) {
    words = words.subspan(1);
  }
  if (words.empty()) return names;
  const std::string_view command = words[0].value;
  const auto add_from = [&](std::size_t at) {
    if (at < words.size()) AddName(names, words[at].value);
  };
  if (IsDeclaration(command)) {
    AddDeclared(names, words);
  } else if (command == "read") {
    AddRead(names, words);
  } else if (command == "mapfile" || command == "readarray") {
    const std::size_t at = PastOptions(words, 1, "dnOsuCc");
    if (at < words.size()) {
      add_from(at);
    } else {
      names.assigned.emplace_back("MAPFILE");
    }
  } else if (command == "printf") {
    if (words.size() > 1 && words[1].value.starts_with("-v"))
      AddName(names, OptionValue(words, 'v'));
  } else if (command == "wait") {
    if (words.size() > 1 && words[1].value.starts_with('-'))
      AddName(names, OptionValue(words, 'p'));
  } else if (command == "getopts") {
    add_from(2);
    names.assigned.insert(names.assigned.end(), {"OPTARG", "OPTIND"});
  } else if (command == "let") {
    for (const Word& word : words.subspan(1)) AddLet(names, word.value);
  } else if (command == "source" || command == "." || command == "eval") {
    names.sources = true;
  }
  return names;
}

}  // namespace belay::shell
