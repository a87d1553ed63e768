
// Generated from BelayParser.g4 by ANTLR 4.7.2

#pragma once


#include "antlr4-runtime.h"


namespace belay::grammar {


class  BelayParser : public antlr4::Parser {
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

  enum {
    RuleFile = 0, RuleItem = 1, RuleEdition = 2, RuleImportModules = 3, 
    RulePlan = 4, RuleParam = 5, RuleSecret = 6, RuleSecretSource = 7, RuleEnv = 8, 
    RuleInventory = 9, RuleThingKind = 10, RuleRequire = 11, RuleAction = 12, 
    RuleFormals = 13, RuleFormal = 14, RuleProcedure = 15, RuleFields = 16, 
    RuleFieldItem = 17, RuleField = 18, RuleFieldKey = 19, RuleBody = 20, 
    RuleStatement = 21, RuleStage = 22, RuleParallel = 23, RuleForEach = 24, 
    RuleWhen = 25, RuleWithin = 26, RuleAt = 27, RuleLet = 28, RuleFile_ = 29, 
    RuleFolder = 30, RuleUsingClause = 31, RuleRollback = 32, RuleStep = 33, 
    RuleVerb = 34, RuleClause = 35, RuleTo = 36, RuleFrom = 37, RuleAs = 38, 
    RuleBy = 39, RuleSee = 40, RuleAbout = 41, RuleOn = 42, RuleUpTo = 43, 
    RuleEvery = 44, RuleHoldFor = 45, RuleTest = 46, RuleCondition = 47, 
    RuleConjunction = 48, RuleNegation = 49, RuleQuestion = 50, RuleCommandTest = 51, 
    RuleCompared = 52, RuleComparison = 53, RuleValue = 54, RuleAtom = 55, 
    RuleList = 56, RuleCall = 57, RuleArgs = 58, RuleArg = 59, RuleCommand = 60, 
    RuleRef = 61, RuleRefHead = 62, RuleName = 63
  };

  BelayParser(antlr4::TokenStream *input);
  ~BelayParser();

  virtual std::string getGrammarFileName() const override;
  virtual const antlr4::atn::ATN& getATN() const override { return _atn; };
  virtual const std::vector<std::string>& getTokenNames() const override { return _tokenNames; }; // deprecated: use vocabulary instead.
  virtual const std::vector<std::string>& getRuleNames() const override;
  virtual antlr4::dfa::Vocabulary& getVocabulary() const override;


  class FileContext;
  class ItemContext;
  class EditionContext;
  class ImportModulesContext;
  class PlanContext;
  class ParamContext;
  class SecretContext;
  class SecretSourceContext;
  class EnvContext;
  class InventoryContext;
  class ThingKindContext;
  class RequireContext;
  class ActionContext;
  class FormalsContext;
  class FormalContext;
  class ProcedureContext;
  class FieldsContext;
  class FieldItemContext;
  class FieldContext;
  class FieldKeyContext;
  class BodyContext;
  class StatementContext;
  class StageContext;
  class ParallelContext;
  class ForEachContext;
  class WhenContext;
  class WithinContext;
  class AtContext;
  class LetContext;
  class File_Context;
  class FolderContext;
  class UsingClauseContext;
  class RollbackContext;
  class StepContext;
  class VerbContext;
  class ClauseContext;
  class ToContext;
  class FromContext;
  class AsContext;
  class ByContext;
  class SeeContext;
  class AboutContext;
  class OnContext;
  class UpToContext;
  class EveryContext;
  class HoldForContext;
  class TestContext;
  class ConditionContext;
  class ConjunctionContext;
  class NegationContext;
  class QuestionContext;
  class CommandTestContext;
  class ComparedContext;
  class ComparisonContext;
  class ValueContext;
  class AtomContext;
  class ListContext;
  class CallContext;
  class ArgsContext;
  class ArgContext;
  class CommandContext;
  class RefContext;
  class RefHeadContext;
  class NameContext; 

  class  FileContext : public antlr4::ParserRuleContext {
  public:
    FileContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *EOF();
    std::vector<ItemContext *> item();
    ItemContext* item(size_t i);
    std::vector<antlr4::tree::TerminalNode *> NL();
    antlr4::tree::TerminalNode* NL(size_t i);

   
  };

  FileContext* file();

  class  ItemContext : public antlr4::ParserRuleContext {
  public:
    ItemContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    EditionContext *edition();
    ImportModulesContext *importModules();
    PlanContext *plan();
    ParamContext *param();
    SecretContext *secret();
    EnvContext *env();
    InventoryContext *inventory();
    RequireContext *require();
    ActionContext *action();
    ProcedureContext *procedure();
    StatementContext *statement();

   
  };

  ItemContext* item();

  class  EditionContext : public antlr4::ParserRuleContext {
  public:
    EditionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *EDITION();
    antlr4::tree::TerminalNode *NUMBER();

   
  };

  EditionContext* edition();

  class  ImportModulesContext : public antlr4::ParserRuleContext {
  public:
    ImportModulesContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *IMPORT();
    std::vector<antlr4::tree::TerminalNode *> STRING();
    antlr4::tree::TerminalNode* STRING(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  ImportModulesContext* importModules();

  class  PlanContext : public antlr4::ParserRuleContext {
  public:
    PlanContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *PLAN();
    NameContext *name();
    FieldsContext *fields();

   
  };

  PlanContext* plan();

  class  ParamContext : public antlr4::ParserRuleContext {
  public:
    ParamContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *PARAM();
    std::vector<NameContext *> name();
    NameContext* name(size_t i);
    antlr4::tree::TerminalNode *COLON();
    antlr4::tree::TerminalNode *IN();
    ListContext *list();
    antlr4::tree::TerminalNode *MATCHES();
    antlr4::tree::TerminalNode *STRING();
    antlr4::tree::TerminalNode *EQ();
    ValueContext *value();

   
  };

  ParamContext* param();

  class  SecretContext : public antlr4::ParserRuleContext {
  public:
    SecretContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *SECRET();
    NameContext *name();
    antlr4::tree::TerminalNode *FROM();
    SecretSourceContext *secretSource();

   
  };

  SecretContext* secret();

  class  SecretSourceContext : public antlr4::ParserRuleContext {
  public:
    SecretSourceContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ENV();
    NameContext *name();
    antlr4::tree::TerminalNode *FILE();
    antlr4::tree::TerminalNode *STRING();
    antlr4::tree::TerminalNode *ID();
    CommandContext *command();

   
  };

  SecretSourceContext* secretSource();

  class  EnvContext : public antlr4::ParserRuleContext {
  public:
    EnvContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ENV();
    NameContext *name();
    antlr4::tree::TerminalNode *EQ();
    ValueContext *value();

   
  };

  EnvContext* env();

  class  InventoryContext : public antlr4::ParserRuleContext {
  public:
    InventoryContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    ThingKindContext *thingKind();
    std::vector<NameContext *> name();
    NameContext* name(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);
    antlr4::tree::TerminalNode *EQ();
    ValueContext *value();
    FieldsContext *fields();

   
  };

  InventoryContext* inventory();

  class  ThingKindContext : public antlr4::ParserRuleContext {
  public:
    ThingKindContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *CLUSTER();
    antlr4::tree::TerminalNode *NODES();
    antlr4::tree::TerminalNode *ADDON();
    antlr4::tree::TerminalNode *COMPONENT();
    antlr4::tree::TerminalNode *STORE();
    antlr4::tree::TerminalNode *ENTRY();

   
  };

  ThingKindContext* thingKind();

  class  RequireContext : public antlr4::ParserRuleContext {
  public:
    RequireContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *REQUIRE();
    std::vector<RefContext *> ref();
    RefContext* ref(size_t i);
    std::vector<ComparisonContext *> comparison();
    ComparisonContext* comparison(size_t i);
    std::vector<AtomContext *> atom();
    AtomContext* atom(size_t i);
    antlr4::tree::TerminalNode *WITHIN();
    antlr4::tree::TerminalNode *NUMBER();
    std::vector<antlr4::tree::TerminalNode *> ID();
    antlr4::tree::TerminalNode* ID(size_t i);
    antlr4::tree::TerminalNode *WHILE();

   
  };

  RequireContext* require();

  class  ActionContext : public antlr4::ParserRuleContext {
  public:
    ActionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ACTION();
    std::vector<RefContext *> ref();
    RefContext* ref(size_t i);
    FormalsContext *formals();
    BodyContext *body();
    antlr4::tree::TerminalNode *FOR();
    NameContext *name();

   
  };

  ActionContext* action();

  class  FormalsContext : public antlr4::ParserRuleContext {
  public:
    FormalsContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LPAREN();
    antlr4::tree::TerminalNode *RPAREN();
    std::vector<antlr4::tree::TerminalNode *> NL();
    antlr4::tree::TerminalNode* NL(size_t i);
    std::vector<FormalContext *> formal();
    FormalContext* formal(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  FormalsContext* formals();

  class  FormalContext : public antlr4::ParserRuleContext {
  public:
    FormalContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<NameContext *> name();
    NameContext* name(size_t i);
    antlr4::tree::TerminalNode *COLON();
    antlr4::tree::TerminalNode *EQ();
    ValueContext *value();

   
  };

  FormalContext* formal();

  class  ProcedureContext : public antlr4::ParserRuleContext {
  public:
    ProcedureContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *PROCEDURE();
    NameContext *name();
    BodyContext *body();
    antlr4::tree::TerminalNode *STRING();

   
  };

  ProcedureContext* procedure();

  class  FieldsContext : public antlr4::ParserRuleContext {
  public:
    FieldsContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LBRACE();
    antlr4::tree::TerminalNode *RBRACE();
    std::vector<FieldItemContext *> fieldItem();
    FieldItemContext* fieldItem(size_t i);
    std::vector<antlr4::tree::TerminalNode *> NL();
    antlr4::tree::TerminalNode* NL(size_t i);

   
  };

  FieldsContext* fields();

  class  FieldItemContext : public antlr4::ParserRuleContext {
  public:
    FieldItemContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    FieldContext *field();
    InventoryContext *inventory();
    EnvContext *env();

   
  };

  FieldItemContext* fieldItem();

  class  FieldContext : public antlr4::ParserRuleContext {
  public:
    FieldContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    FieldKeyContext *fieldKey();
    antlr4::tree::TerminalNode *EQ();
    ValueContext *value();

   
  };

  FieldContext* field();

  class  FieldKeyContext : public antlr4::ParserRuleContext {
  public:
    FieldKeyContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ID();
    antlr4::tree::TerminalNode *FILE();
    antlr4::tree::TerminalNode *SECRET();
    antlr4::tree::TerminalNode *ACTION();
    antlr4::tree::TerminalNode *PROCEDURE();
    antlr4::tree::TerminalNode *STAGE();
    antlr4::tree::TerminalNode *FROM();
    antlr4::tree::TerminalNode *TO();
    antlr4::tree::TerminalNode *IN();
    antlr4::tree::TerminalNode *AT();
    antlr4::tree::TerminalNode *ON();
    antlr4::tree::TerminalNode *BY();
    antlr4::tree::TerminalNode *AS();
    antlr4::tree::TerminalNode *FOR();

   
  };

  FieldKeyContext* fieldKey();

  class  BodyContext : public antlr4::ParserRuleContext {
  public:
    BodyContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LBRACE();
    antlr4::tree::TerminalNode *RBRACE();
    std::vector<StatementContext *> statement();
    StatementContext* statement(size_t i);
    std::vector<antlr4::tree::TerminalNode *> NL();
    antlr4::tree::TerminalNode* NL(size_t i);

   
  };

  BodyContext* body();

  class  StatementContext : public antlr4::ParserRuleContext {
  public:
    StatementContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    StageContext *stage();
    ParallelContext *parallel();
    ForEachContext *forEach();
    WhenContext *when();
    WithinContext *within();
    AtContext *at();
    LetContext *let();
    File_Context *file_();
    FolderContext *folder();
    UsingClauseContext *usingClause();
    RollbackContext *rollback();
    StepContext *step();

   
  };

  StatementContext* statement();

  class  StageContext : public antlr4::ParserRuleContext {
  public:
    StageContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *STAGE();
    NameContext *name();
    BodyContext *body();
    antlr4::tree::TerminalNode *STRING();
    antlr4::tree::TerminalNode *ON();
    RefContext *ref();

   
  };

  StageContext* stage();

  class  ParallelContext : public antlr4::ParserRuleContext {
  public:
    ParallelContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *PARALLEL();
    BodyContext *body();

   
  };

  ParallelContext* parallel();

  class  ForEachContext : public antlr4::ParserRuleContext {
  public:
    ForEachContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *FOR();
    NameContext *name();
    antlr4::tree::TerminalNode *IN();
    BodyContext *body();
    ListContext *list();
    RefContext *ref();

   
  };

  ForEachContext* forEach();

  class  WhenContext : public antlr4::ParserRuleContext {
  public:
    WhenContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *WHEN();
    ConditionContext *condition();
    std::vector<BodyContext *> body();
    BodyContext* body(size_t i);
    antlr4::tree::TerminalNode *ELSE();
    WhenContext *when();

   
  };

  WhenContext* when();

  class  WithinContext : public antlr4::ParserRuleContext {
  public:
    WithinContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *WITHIN();
    CallContext *call();
    BodyContext *body();
    UsingClauseContext *usingClause();
    antlr4::tree::TerminalNode *FENCE();
    RefContext *ref();
    std::vector<antlr4::tree::TerminalNode *> STRING();
    antlr4::tree::TerminalNode* STRING(size_t i);
    std::vector<AsContext *> as();
    AsContext* as(size_t i);
    std::vector<OnContext *> on();
    OnContext* on(size_t i);

   
  };

  WithinContext* within();

  class  AtContext : public antlr4::ParserRuleContext {
  public:
    AtContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *AT();
    BodyContext *body();
    RefContext *ref();
    antlr4::tree::TerminalNode *STRING();

   
  };

  AtContext* at();

  class  LetContext : public antlr4::ParserRuleContext {
  public:
    LetContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LET();
    std::vector<NameContext *> name();
    NameContext* name(size_t i);
    antlr4::tree::TerminalNode *EQ();
    ValueContext *value();
    antlr4::tree::TerminalNode *COLON();
    antlr4::tree::TerminalNode *SECRET();
    std::vector<TestContext *> test();
    TestContext* test(size_t i);

   
  };

  LetContext* let();

  class  File_Context : public antlr4::ParserRuleContext {
  public:
    File_Context(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *FILE();
    NameContext *name();
    antlr4::tree::TerminalNode *STRING();
    antlr4::tree::TerminalNode *FENCE();

   
  };

  File_Context* file_();

  class  FolderContext : public antlr4::ParserRuleContext {
  public:
    FolderContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *IN();
    antlr4::tree::TerminalNode *STRING();

   
  };

  FolderContext* folder();

  class  UsingClauseContext : public antlr4::ParserRuleContext {
  public:
    UsingClauseContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *USING();
    std::vector<CallContext *> call();
    CallContext* call(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  UsingClauseContext* usingClause();

  class  RollbackContext : public antlr4::ParserRuleContext {
  public:
    RollbackContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ROLLBACK();
    antlr4::tree::TerminalNode *NONE();
    std::vector<antlr4::tree::TerminalNode *> STRING();
    antlr4::tree::TerminalNode* STRING(size_t i);
    antlr4::tree::TerminalNode *UNNEEDED();
    antlr4::tree::TerminalNode *RESTORE();
    NameContext *name();
    CommandContext *command();
    UsingClauseContext *usingClause();
    BodyContext *body();
    antlr4::tree::TerminalNode *RECOVER();

   
  };

  RollbackContext* rollback();

  class  StepContext : public antlr4::ParserRuleContext {
  public:
    StepContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    VerbContext *verb();
    std::vector<CallContext *> call();
    CallContext* call(size_t i);
    std::vector<ClauseContext *> clause();
    ClauseContext* clause(size_t i);
    BodyContext *body();
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  StepContext* step();

  class  VerbContext : public antlr4::ParserRuleContext {
  public:
    VerbContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ID();
    antlr4::tree::TerminalNode *RESTORE();
    antlr4::tree::TerminalNode *RECOVER();

   
  };

  VerbContext* verb();

  class  ClauseContext : public antlr4::ParserRuleContext {
  public:
    ClauseContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *STRING();
    antlr4::tree::TerminalNode *DURATION();
    antlr4::tree::TerminalNode *NUMBER();
    CommandContext *command();
    TestContext *test();
    ToContext *to();
    FromContext *from();
    AsContext *as();
    ByContext *by();
    SeeContext *see();
    AboutContext *about();
    OnContext *on();
    UsingClauseContext *usingClause();
    UpToContext *upTo();
    EveryContext *every();
    HoldForContext *holdFor();
    ComparisonContext *comparison();
    AtomContext *atom();
    antlr4::tree::TerminalNode *NONE();
    antlr4::tree::TerminalNode *OTHERWISE();
    antlr4::tree::TerminalNode *ROLLBACK();

   
  };

  ClauseContext* clause();

  class  ToContext : public antlr4::ParserRuleContext {
  public:
    ToContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *TO();
    AtomContext *atom();

   
  };

  ToContext* to();

  class  FromContext : public antlr4::ParserRuleContext {
  public:
    FromContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *FROM();
    RefContext *ref();
    antlr4::tree::TerminalNode *STRING();

   
  };

  FromContext* from();

  class  AsContext : public antlr4::ParserRuleContext {
  public:
    AsContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *AS();
    NameContext *name();

   
  };

  AsContext* as();

  class  ByContext : public antlr4::ParserRuleContext {
  public:
    ByContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *BY();
    antlr4::tree::TerminalNode *STRING();

   
  };

  ByContext* by();

  class  SeeContext : public antlr4::ParserRuleContext {
  public:
    SeeContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *SEE();
    antlr4::tree::TerminalNode *STRING();

   
  };

  SeeContext* see();

  class  AboutContext : public antlr4::ParserRuleContext {
  public:
    AboutContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ABOUT();
    std::vector<RefContext *> ref();
    RefContext* ref(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  AboutContext* about();

  class  OnContext : public antlr4::ParserRuleContext {
  public:
    OnContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ON();
    RefContext *ref();

   
  };

  OnContext* on();

  class  UpToContext : public antlr4::ParserRuleContext {
  public:
    UpToContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *UP();
    antlr4::tree::TerminalNode *TO();
    antlr4::tree::TerminalNode *DURATION();
    RefContext *ref();

   
  };

  UpToContext* upTo();

  class  EveryContext : public antlr4::ParserRuleContext {
  public:
    EveryContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *EVERY();
    antlr4::tree::TerminalNode *DURATION();
    RefContext *ref();

   
  };

  EveryContext* every();

  class  HoldForContext : public antlr4::ParserRuleContext {
  public:
    HoldForContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *FOR();
    antlr4::tree::TerminalNode *DURATION();
    RefContext *ref();

   
  };

  HoldForContext* holdFor();

  class  TestContext : public antlr4::ParserRuleContext {
  public:
    TestContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *IS();
    antlr4::tree::TerminalNode *NOT();
    antlr4::tree::TerminalNode *EMPTY();
    ComparisonContext *comparison();
    AtomContext *atom();
    antlr4::tree::TerminalNode *MATCHES();
    antlr4::tree::TerminalNode *STRING();
    antlr4::tree::TerminalNode *FAILS();
    antlr4::tree::TerminalNode *ON();
    ListContext *list();
    antlr4::tree::TerminalNode *MAY();
    antlr4::tree::TerminalNode *BE();

   
  };

  TestContext* test();

  class  ConditionContext : public antlr4::ParserRuleContext {
  public:
    ConditionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ConjunctionContext *> conjunction();
    ConjunctionContext* conjunction(size_t i);
    std::vector<antlr4::tree::TerminalNode *> OR();
    antlr4::tree::TerminalNode* OR(size_t i);

   
  };

  ConditionContext* condition();

  class  ConjunctionContext : public antlr4::ParserRuleContext {
  public:
    ConjunctionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<NegationContext *> negation();
    NegationContext* negation(size_t i);
    std::vector<antlr4::tree::TerminalNode *> AND();
    antlr4::tree::TerminalNode* AND(size_t i);

   
  };

  ConjunctionContext* conjunction();

  class  NegationContext : public antlr4::ParserRuleContext {
  public:
    NegationContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *NOT();
    NegationContext *negation();
    antlr4::tree::TerminalNode *LPAREN();
    ConditionContext *condition();
    antlr4::tree::TerminalNode *RPAREN();
    QuestionContext *question();
    CommandTestContext *commandTest();
    ComparedContext *compared();

   
  };

  NegationContext* negation();

  class  QuestionContext : public antlr4::ParserRuleContext {
  public:
    QuestionContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *STRING();

   
  };

  QuestionContext* question();

  class  CommandTestContext : public antlr4::ParserRuleContext {
  public:
    CommandTestContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    CommandContext *command();
    std::vector<TestContext *> test();
    TestContext* test(size_t i);

   
  };

  CommandTestContext* commandTest();

  class  ComparedContext : public antlr4::ParserRuleContext {
  public:
    ComparedContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    RefContext *ref();
    ComparisonContext *comparison();
    AtomContext *atom();
    antlr4::tree::TerminalNode *IN();
    ListContext *list();

   
  };

  ComparedContext* compared();

  class  ComparisonContext : public antlr4::ParserRuleContext {
  public:
    ComparisonContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *GE();
    antlr4::tree::TerminalNode *LE();
    antlr4::tree::TerminalNode *NE();
    antlr4::tree::TerminalNode *EQEQ();
    antlr4::tree::TerminalNode *GT();
    antlr4::tree::TerminalNode *LT();

   
  };

  ComparisonContext* comparison();

  class  ValueContext : public antlr4::ParserRuleContext {
  public:
    ValueContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<AtomContext *> atom();
    AtomContext* atom(size_t i);
    std::vector<antlr4::tree::TerminalNode *> ARROW();
    antlr4::tree::TerminalNode* ARROW(size_t i);

   
  };

  ValueContext* value();

  class  AtomContext : public antlr4::ParserRuleContext {
  public:
    AtomContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *STRING();
    antlr4::tree::TerminalNode *VERSION();
    antlr4::tree::TerminalNode *NUMBER();
    antlr4::tree::TerminalNode *DURATION();
    antlr4::tree::TerminalNode *PLACEHOLDER();
    antlr4::tree::TerminalNode *QMARK();
    antlr4::tree::TerminalNode *NONE();
    ListContext *list();
    CommandContext *command();
    RefContext *ref();

   
  };

  AtomContext* atom();

  class  ListContext : public antlr4::ParserRuleContext {
  public:
    ListContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LBRACK();
    antlr4::tree::TerminalNode *RBRACK();
    std::vector<antlr4::tree::TerminalNode *> NL();
    antlr4::tree::TerminalNode* NL(size_t i);
    std::vector<ValueContext *> value();
    ValueContext* value(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  ListContext* list();

  class  CallContext : public antlr4::ParserRuleContext {
  public:
    CallContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    RefContext *ref();
    ArgsContext *args();

   
  };

  CallContext* call();

  class  ArgsContext : public antlr4::ParserRuleContext {
  public:
    ArgsContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *LPAREN();
    antlr4::tree::TerminalNode *RPAREN();
    std::vector<antlr4::tree::TerminalNode *> NL();
    antlr4::tree::TerminalNode* NL(size_t i);
    std::vector<ArgContext *> arg();
    ArgContext* arg(size_t i);
    std::vector<antlr4::tree::TerminalNode *> COMMA();
    antlr4::tree::TerminalNode* COMMA(size_t i);

   
  };

  ArgsContext* args();

  class  ArgContext : public antlr4::ParserRuleContext {
  public:
    ArgContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    std::vector<ValueContext *> value();
    ValueContext* value(size_t i);
    antlr4::tree::TerminalNode *EQ();

   
  };

  ArgContext* arg();

  class  CommandContext : public antlr4::ParserRuleContext {
  public:
    CommandContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *SHELL();
    antlr4::tree::TerminalNode *FENCE();

   
  };

  CommandContext* command();

  class  RefContext : public antlr4::ParserRuleContext {
  public:
    RefContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    RefHeadContext *refHead();
    std::vector<antlr4::tree::TerminalNode *> DOT();
    antlr4::tree::TerminalNode* DOT(size_t i);
    std::vector<NameContext *> name();
    NameContext* name(size_t i);

   
  };

  RefContext* ref();

  class  RefHeadContext : public antlr4::ParserRuleContext {
  public:
    RefHeadContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    antlr4::tree::TerminalNode *ID();
    antlr4::tree::TerminalNode *EDITION();
    antlr4::tree::TerminalNode *IMPORT();
    antlr4::tree::TerminalNode *PLAN();
    antlr4::tree::TerminalNode *PARAM();
    antlr4::tree::TerminalNode *ENV();
    antlr4::tree::TerminalNode *LET();
    antlr4::tree::TerminalNode *CLUSTER();
    antlr4::tree::TerminalNode *NODES();
    antlr4::tree::TerminalNode *ADDON();
    antlr4::tree::TerminalNode *COMPONENT();
    antlr4::tree::TerminalNode *STORE();
    antlr4::tree::TerminalNode *ENTRY();
    antlr4::tree::TerminalNode *REQUIRE();
    antlr4::tree::TerminalNode *FILE();
    antlr4::tree::TerminalNode *ACTION();
    antlr4::tree::TerminalNode *PROCEDURE();
    antlr4::tree::TerminalNode *STAGE();
    antlr4::tree::TerminalNode *PARALLEL();
    antlr4::tree::TerminalNode *WITHIN();
    antlr4::tree::TerminalNode *ROLLBACK();
    antlr4::tree::TerminalNode *RESTORE();

   
  };

  RefHeadContext* refHead();

  class  NameContext : public antlr4::ParserRuleContext {
  public:
    NameContext(antlr4::ParserRuleContext *parent, size_t invokingState);
    virtual size_t getRuleIndex() const override;
    RefHeadContext *refHead();
    antlr4::tree::TerminalNode *SECRET();
    antlr4::tree::TerminalNode *FOR();
    antlr4::tree::TerminalNode *IN();
    antlr4::tree::TerminalNode *WHEN();
    antlr4::tree::TerminalNode *ELSE();
    antlr4::tree::TerminalNode *AT();
    antlr4::tree::TerminalNode *TO();
    antlr4::tree::TerminalNode *FROM();
    antlr4::tree::TerminalNode *AS();
    antlr4::tree::TerminalNode *BY();
    antlr4::tree::TerminalNode *SEE();
    antlr4::tree::TerminalNode *ABOUT();
    antlr4::tree::TerminalNode *ON();
    antlr4::tree::TerminalNode *USING();
    antlr4::tree::TerminalNode *IS();
    antlr4::tree::TerminalNode *NOT();
    antlr4::tree::TerminalNode *EMPTY();
    antlr4::tree::TerminalNode *MATCHES();
    antlr4::tree::TerminalNode *FAILS();
    antlr4::tree::TerminalNode *MAY();
    antlr4::tree::TerminalNode *BE();
    antlr4::tree::TerminalNode *UP();
    antlr4::tree::TerminalNode *EVERY();
    antlr4::tree::TerminalNode *WHILE();
    antlr4::tree::TerminalNode *NONE();
    antlr4::tree::TerminalNode *UNNEEDED();
    antlr4::tree::TerminalNode *RECOVER();
    antlr4::tree::TerminalNode *OTHERWISE();
    antlr4::tree::TerminalNode *AND();
    antlr4::tree::TerminalNode *OR();

   
  };

  NameContext* name();


private:
  static std::vector<antlr4::dfa::DFA> _decisionToDFA;
  static antlr4::atn::PredictionContextCache _sharedContextCache;
  static std::vector<std::string> _ruleNames;
  static std::vector<std::string> _tokenNames;

  static std::vector<std::string> _literalNames;
  static std::vector<std::string> _symbolicNames;
  static antlr4::dfa::Vocabulary _vocabulary;
  static antlr4::atn::ATN _atn;
  static std::vector<uint16_t> _serializedATN;


  struct Initializer {
    Initializer();
  };
  static Initializer _init;
};

}  // namespace belay::grammar
