#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/shell/read.h"

// The recursive descent behind ReadShell(). Not for others.
namespace belay::shell {

// A name that the text sets, and how many uses were read before that.
struct SetName {
  std::string name;
  std::size_t uses = 0;
};

// What all readers of one text share.
struct ReadState {
  ShellText out;
  std::vector<SetName> assigned;  // becomes ShellText::assigned
  int depth = 0;
  std::uint32_t words = 0;               // recorded so far, commands counted as words
  std::size_t rereads_left = 0;          // bytes that may be read a second time: keeps it linear
  std::vector<std::string> associative;  // arrays whose subscripts are texts, not arithmetic
};

// Reads one stretch of text from a place on. A body with an end of its own (a here-document, what
// is between backticks) gets its own reader. Every method leaves `pos_` past what it has read, and
// at most at the end.
class Reader {
 public:
  Reader(std::string_view text, ReadState& state) : text_(text), state_(state) {}

  // Everything up to the end of the text, as commands.
  void ReadAll();

 private:
  // What may end the list of commands that is being read; a bit each.
  enum Closer : unsigned {
    kParenthesis = 1,  // `)`
    kBrace = 2,        // `}`
    kIfWord = 4,       // `then elif else fi`
    kLoopWord = 8,     // `do done`
    kCaseWord = 16,    // `;; ;& ;;& esac`
  };

  struct HereDocument {
    std::string delimiter;
    bool strips_tabs = false;
    bool expands = true;
    std::uint32_t pipeline = 0;
    std::uint32_t stage = 0;
  };

  // What a list inside of something changes, to be put back after it.
  struct Surroundings {
    ShellContext context;
    unsigned closers = 0;
    std::optional<std::uint32_t> inside;
    std::uint32_t pipeline = 0;
    std::uint32_t stage = 0;
  };

  // How much has been recorded, to take back what a wrong guess has added.
  struct Mark {
    std::size_t position, commands, pipelines, compounds, uses, assigned, functions, associative;
    bool broken;
  };

  enum class Arithmetic { kDoubleParenthesis, kBracket, kBrace };

  // A reader of a part of this one's text, or of an unescaped copy of it.
  Reader(const Reader& outer, std::string_view text, std::size_t position);

  // -- Bytes
  bool AtEnd() const { return pos_ >= text_.size(); }
  char Peek(std::size_t ahead = 0) const {
    return pos_ + ahead < text_.size() ? text_[pos_ + ahead] : '\0';
  }
  bool Sees(std::string_view bytes) const { return text_.substr(pos_).starts_with(bytes); }
  bool Accept(std::string_view bytes);
  void SkipBlanks();      // and line continuations
  void SkipLinebreaks();  // and blanks and comments
  void SkipComment();
  void Newline();  // reads the here-documents that begin after it
  TextRange Range(std::size_t begin, std::size_t end) const;
  std::string_view Identifier() const;  // the one that begins here; may be empty

  // -- Commands
  void ReadList();
  bool ReadPipeline(Pipeline::Joint joint);  // whether it ends with `&`
  void ReadSeparator(std::size_t before, bool background, Pipeline::Joint& joint);
  void ReadPrefixes(Pipeline& pipeline);
  bool ReadCommand();
  bool ReadSimpleCommand();
  bool ReadElement(SimpleCommand& command);
  void NoteAssignments(const SimpleCommand& command);
  bool AtReserved(std::string_view word) const;
  bool AcceptReserved(std::string_view word);
  bool AtCloser() const;
  std::string_view StrayWord() const;  // the reserved word here that ends nothing; may be empty
  std::string_view Seen(std::size_t at) const;  // the operator or word that begins there
  std::string_view Seen() const { return Seen(pos_); }

  // -- Compounds
  bool ReadCompound();
  void ReadIf(std::size_t begin);
  void ReadWhile(std::size_t begin);
  void ReadFor(std::size_t begin);
  void ReadCase(std::size_t begin);
  void ReadDoBody(std::size_t begin);
  void ReadTest();
  bool ReadArithmeticCommand();
  bool ReadFunction();
  void ReadFunctionBody(std::string name);
  void ReadBranch(bool ShellContext::*flag);
  void ReadSome(std::size_t begin, std::string_view what, bool ShellContext::*flag);
  std::uint32_t Open(Compound::Kind kind, unsigned closers);  // its index
  void Close(std::uint32_t compound, const Surroundings& outer);
  void PutBack(const Surroundings& outer);
  Surroundings Here() const { return {context_, closers_, inside_, pipeline_, stage_}; }

  // -- Words
  Word ReadWord(bool array_value = false);
  void ReadDoubleQuoted(Word& word);
  void ReadAnsiQuoted(Word& word);
  std::size_t BlankHere() const;
  void ReadEscape(Word& word);
  void ReadArray();
  bool ReadAssignment(std::vector<Assignment>& assignments);
  bool ReadRedirection(std::vector<Redirection>& redirections);
  bool EndsPlaceholder(std::size_t at) const;
  void ReadHereDocuments();
  void ReadHereBody(const HereDocument& document);
  Word ReadDelimiter();

  // -- Expansions
  void ReadDollar(Word& word, bool in_double_quotes);
  void ReadBraceExpansion(bool in_double_quotes);
  bool ReadBraceTail(bool single_quotes);
  void ReadSubstitution(Compound::Kind kind, Closer closer);
  bool ReadArithmetic(Arithmetic kind);
  void ReadArithmeticName(bool after_step);
  void ReadBackticks(Word& word, bool in_double_quotes);
  void ReadSubscript(bool bare_names);
  bool IsAssociative(std::string_view name) const;

  // -- Records
  // The first one counts: what follows it is read by guessing.
  void Break(std::size_t begin, std::size_t end, std::string_view what);
  void BreakUnclosed(std::size_t begin, std::size_t end);
  void Use(std::string_view name, std::size_t begin, std::size_t end);
  void Assign(std::string_view name);
  bool Descend();  // false, and nothing to ascend from, where the text is nested too deep
  void Ascend() { --state_.depth; }
  bool CountWord();
  Mark Remember() const;
  bool TakeBack(const Mark& mark);  // false: too much has been read twice already

  std::string_view text_;
  std::size_t pos_ = 0;
  const std::vector<std::uint32_t>* offsets_ = nullptr;  // of an unescaped copy, byte by byte
  ReadState& state_;
  std::vector<HereDocument> pending_;
  ShellContext context_;
  unsigned closers_ = 0;
  std::optional<std::uint32_t> inside_;
  std::uint32_t pipeline_ = 0;
  std::uint32_t stage_ = 0;
};

// Byte classes.
inline bool IsBlank(char c) {
  return c == ' ' || c == '\t';
}
inline bool IsMeta(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == ';' || c == '&' || c == '|' || c == '<' ||
         c == '>' || c == '(' || c == ')';
}
inline bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
inline bool IsNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool IsNameByte(char c) {
  return IsNameStart(c) || IsDigit(c);
}

// The identifier that a text begins with; may be empty.
std::string_view LeadingName(std::string_view text);

// What a builtin command (`read`, `declare`, `printf -v`, …) does to names.
struct BuiltinNames {
  std::vector<std::string_view> assigned;
  std::vector<std::string_view> associative;
  bool sources = false;  // runs text from elsewhere
};
BuiltinNames NamesSetBy(const std::vector<Word>& all);

// `export`, `local`, …: their arguments are read as assignments.
bool IsDeclaration(std::string_view command);

// `export x` hands the value of x on, so it uses it; `export x=1` and `export -f x` do not.
bool ExportsValue(const std::vector<Word>& before, const Word& word);

}  // namespace belay::shell
