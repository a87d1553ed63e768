#pragma once

// The part of ANTLR's runtime that the generated sources need. It stands before the system's header
// of the same name on the include path: the system's also brings in InterpreterDataReader.h, which
// clang rejects (its Vocabulary has no default constructor).

#include <BaseErrorListener.h>
#include <CharStream.h>
#include <CommonToken.h>
#include <CommonTokenFactory.h>
#include <CommonTokenStream.h>
#include <DefaultErrorStrategy.h>
#include <Exceptions.h>
#include <FailedPredicateException.h>
#include <InputMismatchException.h>
#include <IntStream.h>
#include <Lexer.h>
#include <LexerNoViableAltException.h>
#include <NoViableAltException.h>
#include <Parser.h>
#include <ParserRuleContext.h>
#include <RecognitionException.h>
#include <Recognizer.h>
#include <RuleContext.h>
#include <Token.h>
#include <TokenSource.h>
#include <TokenStream.h>
#include <Vocabulary.h>
#include <atn/ATN.h>
#include <atn/ATNDeserializer.h>
#include <atn/LexerATNSimulator.h>
#include <atn/ParserATNSimulator.h>
#include <dfa/DFA.h>
#include <misc/IntervalSet.h>
#include <support/CPPUtils.h>
#include <tree/ParseTree.h>
#include <tree/TerminalNode.h>
