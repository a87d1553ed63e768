// The words of the language. Read docs/language.md for what they mean.
//
// Clause and declaration words are tokens, so that the parser needs one token of look-ahead; the parser's rule `name` gives
// them back as names. Verbs (`upgrade`, `backup`, …) are plain IDs: which of them exist is known in compiler/syntax.
// Texts that are not closed have tokens of their own: they get one message, not a cascade.
lexer grammar BelayLexer;

// A fence is closed by at least as many backticks as opened it, on a line of their own.
FENCE
  : '```' INFO EOL (.*? EOL)?? [ \t]* '```' '`'*
  | '````' INFO EOL (.*? EOL)?? [ \t]* '````' '`'*
  | '`````' INFO EOL (.*? EOL)?? [ \t]* '`````' '`'*
  | '``````' INFO EOL (.*? EOL)?? [ \t]* '``````' '`'*
  ;
UNCLOSED_FENCE : '```' ~[\r\n]* ;
SHELL : '`' ~[`\r\n]+ '`' ;
UNCLOSED_SHELL : '`' ~[`\r\n]* ;
STRING : '"' ( ~["\\\r\n] | '\\' ~[\r\n] )* '"' ;
UNCLOSED_STRING : '"' ( ~["\\\r\n] | '\\' ~[\r\n] )* '\\'? ;

// What somebody has yet to fill in: `<name>`, `1.XX`, `vX.Y.Z`, `?????`. The linter reports them.
PLACEHOLDER
  : '<' [a-zA-Z] ~[<>"`\r\n]* '>'
  | '?' '?'+
  | 'v'? [0-9]+ ('.' [0-9]+)* '.' HOLE ('.' ([0-9]+ | HOLE))*
  | 'v'? HOLE ('.' ([0-9]+ | HOLE))+
  ;

ARROW : '->' ;
DURATION : ([0-9]+ [smhd])+ ;
VERSION : 'v'? [0-9]+ ('.' [0-9]+)+ ([-+.~] [0-9A-Za-z]+)* ;
NUMBER : [0-9]+ ;

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
COMMA : ',' ;
DOT : '.' ;
COLON : ':' ;
QMARK : '?' ;
EQ : '=' ;
GE : '>=' ;
LE : '<=' ;
NE : '!=' ;
EQEQ : '==' ;
GT : '>' ;
LT : '<' ;

// Declarations and blocks.
EDITION : 'edition' ;
IMPORT : 'import' ;
PLAN : 'plan' ;
PARAM : 'param' ;
SECRET : 'secret' ;
ENV : 'env' ;
LET : 'let' ;
CLUSTER : 'cluster' ;
NODES : 'nodes' ;
ADDON : 'addon' ;
COMPONENT : 'component' ;
STORE : 'store' ;
ENTRY : 'entry' ;
REQUIRE : 'require' ;
FILE : 'file' ;
ACTION : 'action' ;
PROCEDURE : 'procedure' ;
STAGE : 'stage' ;
PARALLEL : 'parallel' ;
FOR : 'for' ;
IN : 'in' ;
WHEN : 'when' ;
ELSE : 'else' ;
WITHIN : 'within' ;
AT : 'at' ;
ROLLBACK : 'rollback' ;
RESTORE : 'restore' ;

// Clauses.
TO : 'to' ;
FROM : 'from' ;
AS : 'as' ;
BY : 'by' ;
SEE : 'see' ;
ABOUT : 'about' ;
ON : 'on' ;
USING : 'using' ;
IS : 'is' ;
NOT : 'not' ;
EMPTY : 'empty' ;
MATCHES : 'matches' ;
FAILS : 'fails' ;
MAY : 'may' ;
BE : 'be' ;
UP : 'up' ;
EVERY : 'every' ;
WHILE : 'while' ;
NONE : 'none' ;
UNNEEDED : 'unneeded' ;
RECOVER : 'recover' ;
OTHERWISE : 'otherwise' ;
AND : 'and' ;
OR : 'or' ;

ID : [A-Za-z_] [A-Za-z0-9_-]* ;

COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
NL : EOL ;
WS : [ \t]+ -> skip ;
UNKNOWN : . ;

fragment EOL : '\r'? '\n' ;
fragment INFO : [a-zA-Z0-9_+-]* [ \t]* ;
fragment HOLE : [xXyYzZ]+ ;
