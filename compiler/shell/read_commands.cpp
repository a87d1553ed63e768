#include <algorithm>
#include <array>

#include "compiler/shell/reader.h"

// Lists, pipelines and simple commands.
namespace belay::shell {

bool Reader::AtReserved(std::string_view word) const {
  if (!Sees(word)) return false;
  const char next = Peek(word.size());
  return IsMeta(next) || pos_ + word.size() >= text_.size();
}

bool Reader::AcceptReserved(std::string_view word) {
  if (!AtReserved(word)) return false;
  pos_ += word.size();
  return true;
}

bool Reader::AtCloser() const {
  switch (Peek()) {
    case ')':
      return (closers_ & kParenthesis) != 0;
    case '}':
      return (closers_ & kBrace) != 0 && AtReserved("}");
    case ';':
      return (closers_ & kCaseWord) != 0 && (Peek(1) == ';' || Peek(1) == '&');
    case 't':
      return (closers_ & kIfWord) != 0 && AtReserved("then");
    case 'e':
      if ((closers_ & kCaseWord) != 0 && AtReserved("esac")) return true;
      return (closers_ & kIfWord) != 0 && (AtReserved("else") || AtReserved("elif"));
    case 'f':
      return (closers_ & kIfWord) != 0 && AtReserved("fi");
    case 'd':
      return (closers_ & kLoopWord) != 0 && (AtReserved("do") || AtReserved("done"));
    default:
      return false;
  }
}

// A word of the shell's own that ends or parts something, where there is nothing of the kind.
std::string_view Reader::StrayWord() const {
  constexpr std::array<std::string_view, 8> kWords = {"then", "elif", "else", "fi",
                                                      "do",   "done", "esac", "}"};
  const auto* const found = std::find_if(kWords.begin(), kWords.end(),
                                         [&](std::string_view word) { return AtReserved(word); });
  return found == kWords.end() ? std::string_view() : *found;
}

std::string_view Reader::Seen(std::size_t at) const {
  const std::string_view rest = text_.substr(std::min(at, text_.size()));
  std::size_t length = 0;
  while (length < rest.size() && !IsMeta(rest[length])) ++length;
  if (length == 0) {
    const bool pair = rest.size() > 1 && rest[0] == rest[1] && rest[0] != '(' && rest[0] != ')';
    length = pair ? 2 : 1;
  }
  constexpr std::size_t kLongest = 40;  // bytes, for a message
  return rest.substr(0, std::min(length, kLongest));
}

// After a pipeline that began at `before`, and may have been none: what parts it from the next one.
void Reader::ReadSeparator(std::size_t before, bool background, Pipeline::Joint& joint) {
  const auto quoted = [&](std::string_view rest) {
    return "`" + std::string(Seen()) + "` " + std::string(rest);
  };
  SkipBlanks();
  joint = Pipeline::Joint::kThen;
  const bool none = pos_ == before;
  const bool joins = Sees("&&") || Sees("||");
  if (none) {
    const std::string_view seen = Seen();
    Break(pos_, pos_ + seen.size(),
          quoted(seen == ")" ? "closes nothing" : "has nothing before it"));
  }
  if (joins) {
    const std::size_t at = pos_;
    joint = Peek() == '&' ? Pipeline::Joint::kAnd : Pipeline::Joint::kOr;
    pos_ += 2;
    SkipLinebreaks();
    if (AtEnd() || AtCloser()) {
      Break(at, at + 2, "`" + std::string(text_.substr(at, 2)) + "` has nothing behind it");
    }
  } else if (none) {
    ++pos_;  // a byte that begins nothing: `)`, a second `&`
  } else if (AtEnd() || AtCloser() || Peek() == '\n' || Peek() == '#' || background) {
    return;
  } else if (Peek() == ';' && Peek(1) != ';' && Peek(1) != '&') {
    ++pos_;
  } else {
    const std::string_view seen = Seen();
    Break(pos_, pos_ + seen.size(),
          quoted(seen == ")" ? "closes nothing"
                             : "cannot stand here: the command before it has ended"));
    if (Peek() == ';') pos_ += 2;
  }
}

void Reader::ReadList() {
  Pipeline::Joint joint = Pipeline::Joint::kFirst;
  while (true) {
    SkipLinebreaks();
    if (AtEnd() || AtCloser()) return;
    const std::size_t before = pos_;
    const bool background = ReadPipeline(joint);
    ReadSeparator(before, background, joint);
  }
}

// What stands before a pipeline and is none of its words.
void Reader::ReadPrefixes(Pipeline& pipeline) {
  while (true) {
    SkipBlanks();
    if (AcceptReserved("!")) {
      pipeline.negated = !pipeline.negated;
    } else if (AcceptReserved("time")) {
      SkipBlanks();
      if (AcceptReserved("-p")) SkipBlanks();
      AcceptReserved("--");
    } else if (AcceptReserved("coproc")) {
      SkipBlanks();
      const std::string_view name = Identifier();
      std::size_t after = pos_ + name.size();
      while (after < text_.size() && IsBlank(text_[after])) ++after;
      const bool named =
          !name.empty() && after < text_.size() && (text_[after] == '{' || text_[after] == '(');
      Assign(named ? name : std::string_view("COPROC"));
      if (named) pos_ = after;
    } else {
      return;
    }
  }
}

bool Reader::ReadPipeline(Pipeline::Joint joint) {
  const std::uint32_t outer_pipeline = pipeline_;
  const std::uint32_t outer_stage = stage_;
  pipeline_ = static_cast<std::uint32_t>(state_.out.pipelines.size());
  stage_ = 0;
  Pipeline pipeline{.joint = joint, .inside = inside_};
  state_.out.pipelines.push_back(pipeline);
  ReadPrefixes(pipeline);
  while (ReadCommand()) {
    ++stage_;
    SkipBlanks();
    if (Peek() != '|' || Peek(1) == '|') break;
    const std::size_t at = pos_++;
    if (Peek() == '&') ++pos_;
    SkipLinebreaks();
    const bool joins = Peek() == '|' || Peek() == '&' || Peek() == ';';
    if (AtEnd() || AtCloser() || joins) {
      Break(at, at + 1, "`|` has nothing behind it");
      break;
    }
  }
  SkipBlanks();
  if (Peek() == '&' && Peek(1) != '&' && stage_ > 0) {
    pipeline.background = true;
    ++pos_;
  }
  pipeline.stages = stage_;
  if (stage_ == 0 && state_.out.pipelines.size() == pipeline_ + 1) {
    state_.out.pipelines.pop_back();
  } else {
    state_.out.pipelines[pipeline_] = pipeline;
  }
  pipeline_ = outer_pipeline;
  stage_ = outer_stage;
  return pipeline.background;
}

// One stage of a pipeline. Whether there was any.
bool Reader::ReadCommand() {
  SkipBlanks();
  if (AtEnd() || AtCloser()) return false;
  if (const std::string_view word = StrayWord(); !word.empty()) {
    Break(pos_, pos_ + word.size(), "`" + std::string(word) + "` ends nothing");
  }
  return ReadCompound() || ReadSimpleCommand();
}

bool Reader::ReadSimpleCommand() {
  const bool recorded = CountWord();
  const std::size_t slot = state_.out.commands.size();
  if (recorded) state_.out.commands.emplace_back();
  SimpleCommand command;
  const std::size_t begin = pos_;
  std::size_t end = pos_;
  while (true) {
    SkipBlanks();
    if (AtEnd()) break;
    const char c = Peek();
    if (c == '#') {
      SkipComment();
      break;
    }
    if (c == '(' && end > begin) {
      const bool names_function =
          command.words.size() == 1 && command.assignments.empty() && command.redirections.empty();
      ++pos_;
      SkipBlanks();
      if (names_function && Peek() == ')') {
        ++pos_;
        if (recorded)
          state_.out.commands.erase(state_.out.commands.begin() +
                                    static_cast<std::ptrdiff_t>(slot));
        ReadFunctionBody(std::move(command.words[0].value));
        return true;
      }
      Break(end, pos_, "a `(` inside of a command needs quotes");
      end = pos_;
      continue;
    }
    if (!ReadElement(command)) break;
    end = pos_;
  }
  if (end == begin) {
    if (recorded) state_.out.commands.pop_back();
    return false;
  }
  NoteAssignments(command);
  if (!recorded) return true;
  command.range = Range(begin, end);
  command.pipeline = pipeline_;
  command.stage = stage_;
  command.context = context_;
  state_.out.commands[slot] = std::move(command);
  return true;
}

// A word, an assignment or a redirection of a simple command; false where it ends.
bool Reader::ReadElement(SimpleCommand& command) {
  if (ReadRedirection(command.redirections)) return true;
  const bool substitutes = (Peek() == '<' || Peek() == '>') && Peek(1) == '(';
  if (IsMeta(Peek()) && !substitutes && BlankHere() == 0) return false;
  if (command.words.empty() && ReadAssignment(command.assignments)) return true;
  const bool declares = !command.words.empty() && IsDeclaration(command.words[0].value);
  Word word = ReadWord(declares);
  if (declares && ExportsValue(command.words, word)) {
    state_.out.uses.push_back({.name = word.value, .range = word.range});
  }
  if (CountWord()) command.words.push_back(std::move(word));
  return true;
}

void Reader::NoteAssignments(const SimpleCommand& command) {
  if (command.words.empty()) return;
  BuiltinNames names = NamesSetBy(command.words);
  for (std::string_view name : names.assigned) Assign(name);
  for (std::string_view name : names.associative) state_.associative.emplace_back(name);
  if (names.sources) state_.out.sources = true;
}

}  // namespace belay::shell
