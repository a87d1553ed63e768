#include "compiler/shell/reader.h"

// Groups, loops, conditions, functions: what holds lists of commands.
namespace belay::shell {

std::uint32_t Reader::Open(Compound::Kind kind, unsigned closers) {
  const auto index = static_cast<std::uint32_t>(state_.out.compounds.size());
  state_.out.compounds.push_back(
      {.kind = kind, .redirections = {}, .pipeline = pipeline_, .stage = stage_});
  inside_ = index;
  closers_ = closers;
  return index;
}

void Reader::PutBack(const Surroundings& outer) {
  context_ = outer.context;
  closers_ = outer.closers;
  inside_ = outer.inside;
  pipeline_ = outer.pipeline;
  stage_ = outer.stage;
}

// After a compound command: what is around it counts again, and its redirections are read.
void Reader::Close(std::uint32_t compound, const Surroundings& outer) {
  PutBack(outer);
  std::vector<Redirection> redirections;
  for (SkipBlanks(); ReadRedirection(redirections); SkipBlanks()) {
  }
  state_.out.compounds[compound].redirections = std::move(redirections);
}

// False where no compound command begins, or none can: it is nested too deep.
bool Reader::ReadCompound() {
  const std::size_t begin = pos_;
  using Kind = Compound::Kind;
  const Surroundings outer = Here();
  const auto compound = [&](Kind kind, unsigned closers, auto read) {
    if (!Descend()) {
      pos_ = begin;
      return false;
    }
    const std::uint32_t index = Open(kind, closers);
    read();
    Close(index, outer);
    Ascend();
    return true;
  };
  switch (Peek()) {
    case '(':
      if (Peek(1) == '(' && ReadArithmeticCommand()) return true;
      ++pos_;
      if (compound(Kind::kSubshell, kParenthesis, [&] {
            ReadSome(begin, "(", nullptr);
            if (!Accept(")")) BreakUnclosed(begin, begin + 1);
          })) {
        return true;
      }
      ++pos_;  // the parenthesis is passed over
      return true;
    case '{':
      return AcceptReserved("{") && compound(Kind::kGroup, closers_ | kBrace, [&] {
               ReadSome(begin, "{", nullptr);
               if (!AcceptReserved("}")) BreakUnclosed(begin, begin + 1);
             });
    case '[':
      if (!AtReserved("[[")) return false;
      ReadTest();
      return true;
    case 'i':
      return AcceptReserved("if") &&
             compound(Kind::kIf, closers_ | kIfWord, [&] { ReadIf(begin); });
    case 'c':
      return AcceptReserved("case") && compound(Kind::kCase, closers_, [&] { ReadCase(begin); });
    case 'w':
    case 'u':
      return (AcceptReserved("while") || AcceptReserved("until")) &&
             compound(Kind::kLoop, closers_ | kLoopWord, [&] { ReadWhile(begin); });
    case 's':
    case 'f':
      if (AtReserved("function")) return ReadFunction();
      return (AcceptReserved("for") || AcceptReserved("select")) &&
             compound(Kind::kLoop, closers_ | kLoopWord, [&] { ReadFor(begin); });
    default:
      return false;
  }
}

// A list with one thing more that is true of it.
void Reader::ReadBranch(bool ShellContext::*flag) {
  const ShellContext outer = context_;
  context_.*flag = true;
  ReadList();
  context_ = outer;
}

// A list that bash wants at least one command in; `what` stands before it.
void Reader::ReadSome(std::size_t begin, std::string_view what, bool ShellContext::*flag) {
  const std::size_t before = state_.out.pipelines.size();
  if (flag == nullptr) {
    ReadList();
  } else {
    ReadBranch(flag);
  }
  if (state_.out.pipelines.size() > before) return;
  Break(begin, begin + what.size(), "`" + std::string(what) + "` has no command behind it");
}

void Reader::ReadIf(std::size_t begin) {
  bool answered = false;  // `then` has come
  bool last = false;      // `else` has come
  ReadSome(begin, "if", &ShellContext::in_test);
  while (true) {
    const std::size_t at = pos_;
    if (!answered && AcceptReserved("then")) {
      answered = true;
      ReadSome(at, "then", &ShellContext::in_branch);
    } else if (answered && !last && AcceptReserved("else")) {
      last = true;
      ReadSome(at, "else", &ShellContext::in_branch);
    } else if (answered && !last && AcceptReserved("elif")) {
      answered = false;
      ReadSome(at, "elif", &ShellContext::in_test);
    } else if (answered && AcceptReserved("fi")) {
      return;
    } else {
      Break(begin, begin + 2, answered ? "`if` has no `fi`" : "`if` has no `then`");
      // Where one of these words stands too often or too early, reading goes on behind it.
      if (AcceptReserved("fi")) return;
      if (!AcceptReserved("then") && !AcceptReserved("else") && !AcceptReserved("elif")) return;
      ReadBranch(&ShellContext::in_branch);
    }
  }
}

void Reader::ReadWhile(std::size_t begin) {
  context_.in_loop = true;
  ReadSome(begin, Seen(begin), &ShellContext::in_test);
  ReadDoBody(begin);
}

void Reader::ReadDoBody(std::size_t begin) {
  context_.in_loop = true;
  const std::string_view loop = Seen(begin);
  const auto lacks = [&](std::string_view word) {
    Break(begin, begin + loop.size(),
          "`" + std::string(loop) + "` has no `" + std::string(word) + "`");
  };
  const std::size_t at = pos_;
  if (!AcceptReserved("do")) {
    lacks("do");
  } else {
    ReadSome(at, "do", nullptr);
  }
  while (AcceptReserved("do")) {
    lacks("done");
    ReadList();
  }
  if (!AcceptReserved("done")) lacks("done");
}

// After `for` or `select`.
void Reader::ReadFor(std::size_t begin) {
  SkipBlanks();
  if (Accept("((")) {
    ReadArithmetic(Arithmetic::kDoubleParenthesis);
  } else {
    const std::string_view name = Identifier();
    if (name.empty()) Break(begin, pos_, "`" + std::string(Seen(begin)) + "` names no variable");
    pos_ += name.size();
    SkipLinebreaks();
    if (AcceptReserved("in")) {
      for (SkipBlanks(); !AtEnd(); SkipBlanks()) {
        const bool substitutes = (Peek() == '<' || Peek() == '>') && Peek(1) == '(';
        if (Peek() == '#') {
          SkipComment();
        } else if (Peek() == ';' || Peek() == '\n' || Peek() == '&' ||
                   (Peek() == ')' && AtCloser())) {
          break;
        } else if (IsMeta(Peek()) && !substitutes) {
          ++pos_;
        } else {
          ReadWord();
        }
      }
    }
    if (!name.empty()) Assign(name);  // after its words
  }
  SkipLinebreaks();
  if (Accept(";")) SkipLinebreaks();
  if (Peek() == '{') {
    context_.in_loop = true;
    ReadCompound();
  } else {
    ReadDoBody(begin);
  }
}

void Reader::ReadCase(std::size_t begin) {
  SkipLinebreaks();
  ReadWord();
  SkipLinebreaks();
  if (!AcceptReserved("in")) Break(begin, begin + 4, "`case` has no `in`");
  closers_ |= kCaseWord;
  while (true) {
    SkipLinebreaks();
    if (AcceptReserved("esac")) return;
    if (AtEnd()) return Break(begin, begin + 4, "`case` has no `esac`");
    Accept("(");
    while (!AtEnd() && Peek() != ')') {  // the patterns
      if (IsMeta(Peek())) {
        if (Peek() == '\n') {
          Newline();
        } else {
          ++pos_;
        }
      } else {
        ReadWord();
      }
    }
    Accept(")");
    ReadBranch(&ShellContext::in_branch);
    if (!Accept(";;&") && !Accept(";;") && !Accept(";&")) {
      if (!AcceptReserved("esac")) Break(begin, begin + 4, "`case` has no `esac`");
      return;
    }
  }
}

// `[[ … ]]`, recorded as a command with these words.
void Reader::ReadTest() {
  const bool recorded = CountWord();
  const std::size_t slot = state_.out.commands.size();
  if (recorded) state_.out.commands.emplace_back();
  SimpleCommand command;
  const std::size_t begin = pos_;
  bool closed = false;
  while (!AtEnd()) {
    SkipBlanks();
    const bool substitutes = (Peek() == '<' || Peek() == '>') && Peek(1) == '(';
    if (Peek() == '\n') {
      Newline();
      continue;
    }
    if (AtEnd() || (IsMeta(Peek()) && !substitutes)) {
      if (!AtEnd()) ++pos_;
      continue;
    }
    const bool last = AtReserved("]]");
    Word word = ReadWord();
    if (CountWord()) command.words.push_back(std::move(word));
    closed = last;
    if (last) break;
  }
  if (!closed) BreakUnclosed(begin, begin + 2);
  command.range = Range(begin, pos_);
  command.pipeline = pipeline_;
  command.stage = stage_;
  command.context = context_;
  if (recorded) state_.out.commands[slot] = std::move(command);
  std::vector<Redirection> redirections;
  for (SkipBlanks(); ReadRedirection(redirections); SkipBlanks()) {
  }
}

// `((…))`; false, and nothing read, where it is a subshell in a subshell.
bool Reader::ReadArithmeticCommand() {
  const Mark mark = Remember();
  pos_ += 2;
  if (!ReadArithmetic(Arithmetic::kDoubleParenthesis) && TakeBack(mark)) return false;
  std::vector<Redirection> redirections;
  for (SkipBlanks(); ReadRedirection(redirections); SkipBlanks()) {
  }
  return true;
}

// `function name { … }`, `function name () { … }`.
bool Reader::ReadFunction() {
  pos_ += std::string_view("function").size();
  SkipBlanks();
  if (AtEnd() || IsMeta(Peek())) return true;
  Word name = ReadWord();
  SkipBlanks();
  if (Accept("(")) {
    SkipBlanks();
    Accept(")");
  }
  ReadFunctionBody(std::move(name.value));
  return true;
}

// After the parentheses.
void Reader::ReadFunctionBody(std::string name) {
  state_.out.functions.push_back(std::move(name));
  SkipLinebreaks();
  if (!Descend()) return;
  const Surroundings outer = Here();
  const std::uint32_t index = Open(Compound::Kind::kFunction, closers_);
  context_.in_function = true;
  // A pipeline of its own: what is in the function is no stage of where it is defined.
  pipeline_ = static_cast<std::uint32_t>(state_.out.pipelines.size());
  stage_ = 0;
  state_.out.pipelines.push_back({.stages = 1, .inside = index});
  if (!ReadCompound()) Break(pos_, pos_ + 1, "a function needs a body in `{ }`");
  Close(index, outer);
  Ascend();
}

}  // namespace belay::shell
