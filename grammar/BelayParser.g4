// The form of the language; what it means is in docs/language.md, what is checked beyond it in compiler/syntax and
// compiler/resolve.
//
// The grammar is LL(1) throughout: one token decides. A test counts the generated predictions, which must be none. That keeps
// messages local (the parser never runs ahead of the mistake) and small plans fast (no prediction tables to build).
parser grammar BelayParser;
options { tokenVocab = BelayLexer; }

file : item? (NL item?)* EOF ;

// ---- Declarations --------------------------------------------------------------------------------

item
  : edition
  | importModules
  | plan
  | param
  | secret
  | env
  | inventory
  | require
  | action
  | procedure
  | statement
  ;

edition : EDITION NUMBER ;
importModules : IMPORT STRING (COMMA STRING)* ;
plan : PLAN name fields ;
param : PARAM name COLON name (IN list)? (MATCHES STRING)? (EQ value)? ;
secret : SECRET name FROM secretSource ;
secretSource : ENV name | FILE STRING | ID STRING | command ;
env : ENV name (EQ value)? ;
inventory : thingKind name (COMMA name)* (EQ value)? fields? ;
thingKind : CLUSTER | NODES | ADDON | COMPONENT | STORE | ENTRY ;
require : REQUIRE ref (comparison atom (WHILE ref comparison atom)? | WITHIN NUMBER ID ID ref) ;
action : ACTION ref ref? formals (FOR name)? body ;
formals : LPAREN NL* (formal NL* (COMMA NL* (formal NL*)?)*)? RPAREN ;
formal : name COLON name (EQ value)? ;
procedure : PROCEDURE name STRING? body ;

// Fields end with their line or with the next field.
fields : LBRACE (fieldItem | NL)* RBRACE ;
fieldItem : field | inventory | env ;
field : fieldKey EQ value ;
fieldKey : ID | FILE | SECRET | ACTION | PROCEDURE | STAGE | FROM | TO | IN | AT | ON | BY | AS | FOR ;

// ---- Statements ----------------------------------------------------------------------------------

// A statement ends with its line, or with the body that it is in.
body : LBRACE statement? (NL statement?)* RBRACE ;

statement
  : stage
  | parallel
  | forEach
  | when
  | within
  | at
  | let
  | file_
  | folder
  | usingClause
  | rollback
  | step
  ;

stage : STAGE name STRING? (ON ref)? body ;
parallel : PARALLEL body ;
forEach : FOR name IN (list | ref) body ;
when : WHEN condition body (ELSE (when | body))? ;
// A second name after `edit`: `within edit values`, whose difference stands in a fence.
within : WITHIN call ref? (STRING | as | on)* (usingClause | FENCE) body ;
at : AT (ref | STRING) body ;
let : LET name (COLON name)? EQ SECRET? value test* ;
file_ : FILE name STRING FENCE? ;
folder : IN STRING ;
usingClause : USING call (COMMA call)* ;
rollback : ROLLBACK (NONE STRING (RECOVER STRING)? | UNNEEDED STRING | RESTORE name | command | usingClause | body) ;

// VERB SUBJECTS CLAUSES BODY. The clauses of settings (`timeout 45m`, `needs kubectl >= 1.28`) have the same form.
step : verb (call (COMMA call)*)? clause* body? ;
verb : ID | RESTORE | RECOVER ;

clause
  : STRING
  | DURATION
  | NUMBER
  | command
  | test
  | to
  | from
  | as
  | by
  | see
  | about
  | on
  | usingClause
  | upTo
  | every
  | holdFor
  | comparison atom
  | NONE
  | OTHERWISE ROLLBACK
  ;

to : TO atom ;
from : FROM (ref | STRING) ;
as : AS name ;
by : BY STRING ;
see : SEE STRING ;
about : ABOUT ref (COMMA ref)* ;
on : ON ref ;
upTo : UP TO (DURATION | ref) ;
every : EVERY (DURATION | ref) ;
holdFor : FOR (DURATION | ref) ;

// What a command's output must be.
test
  : IS (NOT (EMPTY | atom) | EMPTY | comparison atom | atom)
  | MATCHES STRING
  | FAILS ON (STRING | list)
  | MAY BE EMPTY
  ;

// ---- Conditions ----------------------------------------------------------------------------------

condition : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;
negation : NOT negation | LPAREN condition RPAREN | question | commandTest | compared ;
question : STRING ;
commandTest : command test* ;
compared : ref (comparison atom | IN list)? ;
comparison : GE | LE | NE | EQEQ | GT | LT ;

// ---- Values --------------------------------------------------------------------------------------

// `1.29 -> 1.30 -> 1.31` is a path.
value : atom (ARROW atom)* ;
atom : STRING | VERSION | NUMBER | DURATION | PLACEHOLDER | QMARK | NONE | list | command | ref ;
list : LBRACK NL* (value NL* (COMMA NL* (value NL*)?)*)? RBRACK ;

call : ref args? ;
args : LPAREN NL* (arg NL* (COMMA NL* (arg NL*)?)*)? RPAREN ;
arg : value (EQ value)? ;

command : SHELL | FENCE ;

// A clause word cannot begin a reference, every word can follow a dot.
ref : refHead (DOT name)* ;
refHead
  : ID
  | EDITION | IMPORT | PLAN | PARAM | ENV | LET | CLUSTER | NODES | ADDON | COMPONENT | STORE | ENTRY | REQUIRE
  | FILE | ACTION | PROCEDURE | STAGE | PARALLEL | WITHIN | ROLLBACK | RESTORE
  ;
name
  : refHead | SECRET
  | FOR | IN | WHEN | ELSE | AT | TO | FROM | AS | BY | SEE | ABOUT | ON | USING | IS | NOT | EMPTY | MATCHES | FAILS | MAY | BE | UP
  | EVERY | WHILE | NONE | UNNEEDED | RECOVER | OTHERWISE | AND | OR
  ;
