
// Generated from BelayLexer.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace belay::grammar {


class  BelayLexer : public antlr4::Lexer {
public:
  enum {
    FENCE = 1, UNCLOSED_FENCE = 2, SHELL = 3, UNCLOSED_SHELL = 4, STRING = 5, 
    UNCLOSED_STRING = 6, PLACEHOLDER = 7, ARROW = 8, DURATION = 9, VERSION = 10, 
    NUMBER = 11, LBRACE = 12, RBRACE = 13, LPAREN = 14, RPAREN = 15, LBRACK = 16, 
    RBRACK = 17, COMMA = 18, DOT = 19, COLON = 20, QMARK = 21, EQ = 22, 
    GE = 23, LE = 24, NE = 25, EQEQ = 26, GT = 27, LT = 28, EDITION = 29, 
    IMPORT = 30, PLAN = 31, PARAM = 32, SECRET = 33, ENV = 34, LET = 35, 
    CLUSTER = 36, NODES = 37, ADDON = 38, COMPONENT = 39, STORE = 40, ENTRY = 41, 
    REQUIRE = 42, FILE = 43, ACTION = 44, PROCEDURE = 45, STAGE = 46, PARALLEL = 47, 
    FOR = 48, IN = 49, WHEN = 50, ELSE = 51, WITHIN = 52, AT = 53, ROLLBACK = 54, 
    RESTORE = 55, TO = 56, FROM = 57, AS = 58, BY = 59, SEE = 60, ABOUT = 61, 
    ON = 62, USING = 63, IS = 64, NOT = 65, EMPTY = 66, MATCHES = 67, FAILS = 68, 
    MAY = 69, BE = 70, UP = 71, EVERY = 72, WHILE = 73, NONE = 74, UNNEEDED = 75, 
    RECOVER = 76, OTHERWISE = 77, AND = 78, OR = 79, ID = 80, COMMENT = 81, 
    NL = 82, WS = 83, UNKNOWN = 84
  };

  BelayLexer(antlr4::CharStream *input);
  ~BelayLexer();

  virtual std::string getGrammarFileName() const override;
  virtual const std::vector<std::string>& getRuleNames() const override;

  virtual const std::vector<std::string>& getChannelNames() const override;
  virtual const std::vector<std::string>& getModeNames() const override;
  virtual const std::vector<std::string>& getTokenNames() const override; // deprecated, use vocabulary instead
  virtual antlr4::dfa::Vocabulary& getVocabulary() const override;

  virtual const std::vector<uint16_t> getSerializedATN() const override;
  virtual const antlr4::atn::ATN& getATN() const override;

private:
  static std::vector<antlr4::dfa::DFA> _decisionToDFA;
  static antlr4::atn::PredictionContextCache _sharedContextCache;
  static std::vector<std::string> _ruleNames;
  static std::vector<std::string> _tokenNames;
  static std::vector<std::string> _channelNames;
  static std::vector<std::string> _modeNames;

  static std::vector<std::string> _literalNames;
  static std::vector<std::string> _symbolicNames;
  static antlr4::dfa::Vocabulary _vocabulary;
  static antlr4::atn::ATN _atn;
  static std::vector<uint16_t> _serializedATN;


  // Individual action functions triggered by action() above.

  // Individual semantic predicate functions triggered by sempred() above.

  struct Initializer {
    Initializer();
  };
  static Initializer _init;
};

}  // namespace belay::grammar
