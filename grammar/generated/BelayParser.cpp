
// Generated from BelayParser.g4 by ANTLR 4.7.2



#include "BelayParser.h"


using namespace antlrcpp;
using namespace belay::grammar;
using namespace antlr4;

BelayParser::BelayParser(TokenStream *input) : Parser(input) {
  _interpreter = new atn::ParserATNSimulator(this, _atn, _decisionToDFA, _sharedContextCache);
}

BelayParser::~BelayParser() {
  delete _interpreter;
}

std::string BelayParser::getGrammarFileName() const {
  return "BelayParser.g4";
}

const std::vector<std::string>& BelayParser::getRuleNames() const {
  return _ruleNames;
}

dfa::Vocabulary& BelayParser::getVocabulary() const {
  return _vocabulary;
}


//----------------- FileContext ------------------------------------------------------------------

BelayParser::FileContext::FileContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::FileContext::EOF() {
  return getToken(BelayParser::EOF, 0);
}

std::vector<BelayParser::ItemContext *> BelayParser::FileContext::item() {
  return getRuleContexts<BelayParser::ItemContext>();
}

BelayParser::ItemContext* BelayParser::FileContext::item(size_t i) {
  return getRuleContext<BelayParser::ItemContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::FileContext::NL() {
  return getTokens(BelayParser::NL);
}

tree::TerminalNode* BelayParser::FileContext::NL(size_t i) {
  return getToken(BelayParser::NL, i);
}


size_t BelayParser::FileContext::getRuleIndex() const {
  return BelayParser::RuleFile;
}


BelayParser::FileContext* BelayParser::file() {
  FileContext *_localctx = _tracker.createInstance<FileContext>(_ctx, getState());
  enterRule(_localctx, 0, BelayParser::RuleFile);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(129);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (((((_la - 29) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 29)) & ((1ULL << (BelayParser::EDITION - 29))
      | (1ULL << (BelayParser::IMPORT - 29))
      | (1ULL << (BelayParser::PLAN - 29))
      | (1ULL << (BelayParser::PARAM - 29))
      | (1ULL << (BelayParser::SECRET - 29))
      | (1ULL << (BelayParser::ENV - 29))
      | (1ULL << (BelayParser::LET - 29))
      | (1ULL << (BelayParser::CLUSTER - 29))
      | (1ULL << (BelayParser::NODES - 29))
      | (1ULL << (BelayParser::ADDON - 29))
      | (1ULL << (BelayParser::COMPONENT - 29))
      | (1ULL << (BelayParser::STORE - 29))
      | (1ULL << (BelayParser::ENTRY - 29))
      | (1ULL << (BelayParser::REQUIRE - 29))
      | (1ULL << (BelayParser::FILE - 29))
      | (1ULL << (BelayParser::ACTION - 29))
      | (1ULL << (BelayParser::PROCEDURE - 29))
      | (1ULL << (BelayParser::STAGE - 29))
      | (1ULL << (BelayParser::PARALLEL - 29))
      | (1ULL << (BelayParser::FOR - 29))
      | (1ULL << (BelayParser::IN - 29))
      | (1ULL << (BelayParser::WHEN - 29))
      | (1ULL << (BelayParser::WITHIN - 29))
      | (1ULL << (BelayParser::AT - 29))
      | (1ULL << (BelayParser::ROLLBACK - 29))
      | (1ULL << (BelayParser::RESTORE - 29))
      | (1ULL << (BelayParser::USING - 29))
      | (1ULL << (BelayParser::RECOVER - 29))
      | (1ULL << (BelayParser::ID - 29)))) != 0)) {
      setState(128);
      item();
    }
    setState(137);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::NL) {
      setState(131);
      match(BelayParser::NL);
      setState(133);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (((((_la - 29) & ~ 0x3fULL) == 0) &&
        ((1ULL << (_la - 29)) & ((1ULL << (BelayParser::EDITION - 29))
        | (1ULL << (BelayParser::IMPORT - 29))
        | (1ULL << (BelayParser::PLAN - 29))
        | (1ULL << (BelayParser::PARAM - 29))
        | (1ULL << (BelayParser::SECRET - 29))
        | (1ULL << (BelayParser::ENV - 29))
        | (1ULL << (BelayParser::LET - 29))
        | (1ULL << (BelayParser::CLUSTER - 29))
        | (1ULL << (BelayParser::NODES - 29))
        | (1ULL << (BelayParser::ADDON - 29))
        | (1ULL << (BelayParser::COMPONENT - 29))
        | (1ULL << (BelayParser::STORE - 29))
        | (1ULL << (BelayParser::ENTRY - 29))
        | (1ULL << (BelayParser::REQUIRE - 29))
        | (1ULL << (BelayParser::FILE - 29))
        | (1ULL << (BelayParser::ACTION - 29))
        | (1ULL << (BelayParser::PROCEDURE - 29))
        | (1ULL << (BelayParser::STAGE - 29))
        | (1ULL << (BelayParser::PARALLEL - 29))
        | (1ULL << (BelayParser::FOR - 29))
        | (1ULL << (BelayParser::IN - 29))
        | (1ULL << (BelayParser::WHEN - 29))
        | (1ULL << (BelayParser::WITHIN - 29))
        | (1ULL << (BelayParser::AT - 29))
        | (1ULL << (BelayParser::ROLLBACK - 29))
        | (1ULL << (BelayParser::RESTORE - 29))
        | (1ULL << (BelayParser::USING - 29))
        | (1ULL << (BelayParser::RECOVER - 29))
        | (1ULL << (BelayParser::ID - 29)))) != 0)) {
        setState(132);
        item();
      }
      setState(139);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(140);
    match(BelayParser::EOF);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ItemContext ------------------------------------------------------------------

BelayParser::ItemContext::ItemContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::EditionContext* BelayParser::ItemContext::edition() {
  return getRuleContext<BelayParser::EditionContext>(0);
}

BelayParser::ImportModulesContext* BelayParser::ItemContext::importModules() {
  return getRuleContext<BelayParser::ImportModulesContext>(0);
}

BelayParser::PlanContext* BelayParser::ItemContext::plan() {
  return getRuleContext<BelayParser::PlanContext>(0);
}

BelayParser::ParamContext* BelayParser::ItemContext::param() {
  return getRuleContext<BelayParser::ParamContext>(0);
}

BelayParser::SecretContext* BelayParser::ItemContext::secret() {
  return getRuleContext<BelayParser::SecretContext>(0);
}

BelayParser::EnvContext* BelayParser::ItemContext::env() {
  return getRuleContext<BelayParser::EnvContext>(0);
}

BelayParser::InventoryContext* BelayParser::ItemContext::inventory() {
  return getRuleContext<BelayParser::InventoryContext>(0);
}

BelayParser::RequireContext* BelayParser::ItemContext::require() {
  return getRuleContext<BelayParser::RequireContext>(0);
}

BelayParser::ActionContext* BelayParser::ItemContext::action() {
  return getRuleContext<BelayParser::ActionContext>(0);
}

BelayParser::ProcedureContext* BelayParser::ItemContext::procedure() {
  return getRuleContext<BelayParser::ProcedureContext>(0);
}

BelayParser::StatementContext* BelayParser::ItemContext::statement() {
  return getRuleContext<BelayParser::StatementContext>(0);
}


size_t BelayParser::ItemContext::getRuleIndex() const {
  return BelayParser::RuleItem;
}


BelayParser::ItemContext* BelayParser::item() {
  ItemContext *_localctx = _tracker.createInstance<ItemContext>(_ctx, getState());
  enterRule(_localctx, 2, BelayParser::RuleItem);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(153);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::EDITION: {
        enterOuterAlt(_localctx, 1);
        setState(142);
        edition();
        break;
      }

      case BelayParser::IMPORT: {
        enterOuterAlt(_localctx, 2);
        setState(143);
        importModules();
        break;
      }

      case BelayParser::PLAN: {
        enterOuterAlt(_localctx, 3);
        setState(144);
        plan();
        break;
      }

      case BelayParser::PARAM: {
        enterOuterAlt(_localctx, 4);
        setState(145);
        param();
        break;
      }

      case BelayParser::SECRET: {
        enterOuterAlt(_localctx, 5);
        setState(146);
        secret();
        break;
      }

      case BelayParser::ENV: {
        enterOuterAlt(_localctx, 6);
        setState(147);
        env();
        break;
      }

      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY: {
        enterOuterAlt(_localctx, 7);
        setState(148);
        inventory();
        break;
      }

      case BelayParser::REQUIRE: {
        enterOuterAlt(_localctx, 8);
        setState(149);
        require();
        break;
      }

      case BelayParser::ACTION: {
        enterOuterAlt(_localctx, 9);
        setState(150);
        action();
        break;
      }

      case BelayParser::PROCEDURE: {
        enterOuterAlt(_localctx, 10);
        setState(151);
        procedure();
        break;
      }

      case BelayParser::LET:
      case BelayParser::FILE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::FOR:
      case BelayParser::IN:
      case BelayParser::WHEN:
      case BelayParser::WITHIN:
      case BelayParser::AT:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::USING:
      case BelayParser::RECOVER:
      case BelayParser::ID: {
        enterOuterAlt(_localctx, 11);
        setState(152);
        statement();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- EditionContext ------------------------------------------------------------------

BelayParser::EditionContext::EditionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::EditionContext::EDITION() {
  return getToken(BelayParser::EDITION, 0);
}

tree::TerminalNode* BelayParser::EditionContext::NUMBER() {
  return getToken(BelayParser::NUMBER, 0);
}


size_t BelayParser::EditionContext::getRuleIndex() const {
  return BelayParser::RuleEdition;
}


BelayParser::EditionContext* BelayParser::edition() {
  EditionContext *_localctx = _tracker.createInstance<EditionContext>(_ctx, getState());
  enterRule(_localctx, 4, BelayParser::RuleEdition);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(155);
    match(BelayParser::EDITION);
    setState(156);
    match(BelayParser::NUMBER);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ImportModulesContext ------------------------------------------------------------------

BelayParser::ImportModulesContext::ImportModulesContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ImportModulesContext::IMPORT() {
  return getToken(BelayParser::IMPORT, 0);
}

std::vector<tree::TerminalNode *> BelayParser::ImportModulesContext::STRING() {
  return getTokens(BelayParser::STRING);
}

tree::TerminalNode* BelayParser::ImportModulesContext::STRING(size_t i) {
  return getToken(BelayParser::STRING, i);
}

std::vector<tree::TerminalNode *> BelayParser::ImportModulesContext::COMMA() {
  return getTokens(BelayParser::COMMA);
}

tree::TerminalNode* BelayParser::ImportModulesContext::COMMA(size_t i) {
  return getToken(BelayParser::COMMA, i);
}


size_t BelayParser::ImportModulesContext::getRuleIndex() const {
  return BelayParser::RuleImportModules;
}


BelayParser::ImportModulesContext* BelayParser::importModules() {
  ImportModulesContext *_localctx = _tracker.createInstance<ImportModulesContext>(_ctx, getState());
  enterRule(_localctx, 6, BelayParser::RuleImportModules);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(158);
    match(BelayParser::IMPORT);
    setState(159);
    match(BelayParser::STRING);
    setState(164);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::COMMA) {
      setState(160);
      match(BelayParser::COMMA);
      setState(161);
      match(BelayParser::STRING);
      setState(166);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- PlanContext ------------------------------------------------------------------

BelayParser::PlanContext::PlanContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::PlanContext::PLAN() {
  return getToken(BelayParser::PLAN, 0);
}

BelayParser::NameContext* BelayParser::PlanContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

BelayParser::FieldsContext* BelayParser::PlanContext::fields() {
  return getRuleContext<BelayParser::FieldsContext>(0);
}


size_t BelayParser::PlanContext::getRuleIndex() const {
  return BelayParser::RulePlan;
}


BelayParser::PlanContext* BelayParser::plan() {
  PlanContext *_localctx = _tracker.createInstance<PlanContext>(_ctx, getState());
  enterRule(_localctx, 8, BelayParser::RulePlan);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(167);
    match(BelayParser::PLAN);
    setState(168);
    name();
    setState(169);
    fields();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ParamContext ------------------------------------------------------------------

BelayParser::ParamContext::ParamContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ParamContext::PARAM() {
  return getToken(BelayParser::PARAM, 0);
}

std::vector<BelayParser::NameContext *> BelayParser::ParamContext::name() {
  return getRuleContexts<BelayParser::NameContext>();
}

BelayParser::NameContext* BelayParser::ParamContext::name(size_t i) {
  return getRuleContext<BelayParser::NameContext>(i);
}

tree::TerminalNode* BelayParser::ParamContext::COLON() {
  return getToken(BelayParser::COLON, 0);
}

tree::TerminalNode* BelayParser::ParamContext::IN() {
  return getToken(BelayParser::IN, 0);
}

BelayParser::ListContext* BelayParser::ParamContext::list() {
  return getRuleContext<BelayParser::ListContext>(0);
}

tree::TerminalNode* BelayParser::ParamContext::MATCHES() {
  return getToken(BelayParser::MATCHES, 0);
}

tree::TerminalNode* BelayParser::ParamContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}

tree::TerminalNode* BelayParser::ParamContext::EQ() {
  return getToken(BelayParser::EQ, 0);
}

BelayParser::ValueContext* BelayParser::ParamContext::value() {
  return getRuleContext<BelayParser::ValueContext>(0);
}


size_t BelayParser::ParamContext::getRuleIndex() const {
  return BelayParser::RuleParam;
}


BelayParser::ParamContext* BelayParser::param() {
  ParamContext *_localctx = _tracker.createInstance<ParamContext>(_ctx, getState());
  enterRule(_localctx, 10, BelayParser::RuleParam);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(171);
    match(BelayParser::PARAM);
    setState(172);
    name();
    setState(173);
    match(BelayParser::COLON);
    setState(174);
    name();
    setState(177);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::IN) {
      setState(175);
      match(BelayParser::IN);
      setState(176);
      list();
    }
    setState(181);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::MATCHES) {
      setState(179);
      match(BelayParser::MATCHES);
      setState(180);
      match(BelayParser::STRING);
    }
    setState(185);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::EQ) {
      setState(183);
      match(BelayParser::EQ);
      setState(184);
      value();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- SecretContext ------------------------------------------------------------------

BelayParser::SecretContext::SecretContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::SecretContext::SECRET() {
  return getToken(BelayParser::SECRET, 0);
}

BelayParser::NameContext* BelayParser::SecretContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

tree::TerminalNode* BelayParser::SecretContext::FROM() {
  return getToken(BelayParser::FROM, 0);
}

BelayParser::SecretSourceContext* BelayParser::SecretContext::secretSource() {
  return getRuleContext<BelayParser::SecretSourceContext>(0);
}


size_t BelayParser::SecretContext::getRuleIndex() const {
  return BelayParser::RuleSecret;
}


BelayParser::SecretContext* BelayParser::secret() {
  SecretContext *_localctx = _tracker.createInstance<SecretContext>(_ctx, getState());
  enterRule(_localctx, 12, BelayParser::RuleSecret);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(187);
    match(BelayParser::SECRET);
    setState(188);
    name();
    setState(189);
    match(BelayParser::FROM);
    setState(190);
    secretSource();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- SecretSourceContext ------------------------------------------------------------------

BelayParser::SecretSourceContext::SecretSourceContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::SecretSourceContext::ENV() {
  return getToken(BelayParser::ENV, 0);
}

BelayParser::NameContext* BelayParser::SecretSourceContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

tree::TerminalNode* BelayParser::SecretSourceContext::FILE() {
  return getToken(BelayParser::FILE, 0);
}

tree::TerminalNode* BelayParser::SecretSourceContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}

tree::TerminalNode* BelayParser::SecretSourceContext::ID() {
  return getToken(BelayParser::ID, 0);
}

BelayParser::CommandContext* BelayParser::SecretSourceContext::command() {
  return getRuleContext<BelayParser::CommandContext>(0);
}


size_t BelayParser::SecretSourceContext::getRuleIndex() const {
  return BelayParser::RuleSecretSource;
}


BelayParser::SecretSourceContext* BelayParser::secretSource() {
  SecretSourceContext *_localctx = _tracker.createInstance<SecretSourceContext>(_ctx, getState());
  enterRule(_localctx, 14, BelayParser::RuleSecretSource);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(199);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::ENV: {
        enterOuterAlt(_localctx, 1);
        setState(192);
        match(BelayParser::ENV);
        setState(193);
        name();
        break;
      }

      case BelayParser::FILE: {
        enterOuterAlt(_localctx, 2);
        setState(194);
        match(BelayParser::FILE);
        setState(195);
        match(BelayParser::STRING);
        break;
      }

      case BelayParser::ID: {
        enterOuterAlt(_localctx, 3);
        setState(196);
        match(BelayParser::ID);
        setState(197);
        match(BelayParser::STRING);
        break;
      }

      case BelayParser::FENCE:
      case BelayParser::SHELL: {
        enterOuterAlt(_localctx, 4);
        setState(198);
        command();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- EnvContext ------------------------------------------------------------------

BelayParser::EnvContext::EnvContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::EnvContext::ENV() {
  return getToken(BelayParser::ENV, 0);
}

BelayParser::NameContext* BelayParser::EnvContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

tree::TerminalNode* BelayParser::EnvContext::EQ() {
  return getToken(BelayParser::EQ, 0);
}

BelayParser::ValueContext* BelayParser::EnvContext::value() {
  return getRuleContext<BelayParser::ValueContext>(0);
}


size_t BelayParser::EnvContext::getRuleIndex() const {
  return BelayParser::RuleEnv;
}


BelayParser::EnvContext* BelayParser::env() {
  EnvContext *_localctx = _tracker.createInstance<EnvContext>(_ctx, getState());
  enterRule(_localctx, 16, BelayParser::RuleEnv);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(201);
    match(BelayParser::ENV);
    setState(202);
    name();
    setState(205);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::EQ) {
      setState(203);
      match(BelayParser::EQ);
      setState(204);
      value();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- InventoryContext ------------------------------------------------------------------

BelayParser::InventoryContext::InventoryContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::ThingKindContext* BelayParser::InventoryContext::thingKind() {
  return getRuleContext<BelayParser::ThingKindContext>(0);
}

std::vector<BelayParser::NameContext *> BelayParser::InventoryContext::name() {
  return getRuleContexts<BelayParser::NameContext>();
}

BelayParser::NameContext* BelayParser::InventoryContext::name(size_t i) {
  return getRuleContext<BelayParser::NameContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::InventoryContext::COMMA() {
  return getTokens(BelayParser::COMMA);
}

tree::TerminalNode* BelayParser::InventoryContext::COMMA(size_t i) {
  return getToken(BelayParser::COMMA, i);
}

tree::TerminalNode* BelayParser::InventoryContext::EQ() {
  return getToken(BelayParser::EQ, 0);
}

BelayParser::ValueContext* BelayParser::InventoryContext::value() {
  return getRuleContext<BelayParser::ValueContext>(0);
}

BelayParser::FieldsContext* BelayParser::InventoryContext::fields() {
  return getRuleContext<BelayParser::FieldsContext>(0);
}


size_t BelayParser::InventoryContext::getRuleIndex() const {
  return BelayParser::RuleInventory;
}


BelayParser::InventoryContext* BelayParser::inventory() {
  InventoryContext *_localctx = _tracker.createInstance<InventoryContext>(_ctx, getState());
  enterRule(_localctx, 18, BelayParser::RuleInventory);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(207);
    thingKind();
    setState(208);
    name();
    setState(213);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::COMMA) {
      setState(209);
      match(BelayParser::COMMA);
      setState(210);
      name();
      setState(215);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(218);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::EQ) {
      setState(216);
      match(BelayParser::EQ);
      setState(217);
      value();
    }
    setState(221);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::LBRACE) {
      setState(220);
      fields();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ThingKindContext ------------------------------------------------------------------

BelayParser::ThingKindContext::ThingKindContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ThingKindContext::CLUSTER() {
  return getToken(BelayParser::CLUSTER, 0);
}

tree::TerminalNode* BelayParser::ThingKindContext::NODES() {
  return getToken(BelayParser::NODES, 0);
}

tree::TerminalNode* BelayParser::ThingKindContext::ADDON() {
  return getToken(BelayParser::ADDON, 0);
}

tree::TerminalNode* BelayParser::ThingKindContext::COMPONENT() {
  return getToken(BelayParser::COMPONENT, 0);
}

tree::TerminalNode* BelayParser::ThingKindContext::STORE() {
  return getToken(BelayParser::STORE, 0);
}

tree::TerminalNode* BelayParser::ThingKindContext::ENTRY() {
  return getToken(BelayParser::ENTRY, 0);
}


size_t BelayParser::ThingKindContext::getRuleIndex() const {
  return BelayParser::RuleThingKind;
}


BelayParser::ThingKindContext* BelayParser::thingKind() {
  ThingKindContext *_localctx = _tracker.createInstance<ThingKindContext>(_ctx, getState());
  enterRule(_localctx, 20, BelayParser::RuleThingKind);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(223);
    _la = _input->LA(1);
    if (!((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << BelayParser::CLUSTER)
      | (1ULL << BelayParser::NODES)
      | (1ULL << BelayParser::ADDON)
      | (1ULL << BelayParser::COMPONENT)
      | (1ULL << BelayParser::STORE)
      | (1ULL << BelayParser::ENTRY))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- RequireContext ------------------------------------------------------------------

BelayParser::RequireContext::RequireContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::RequireContext::REQUIRE() {
  return getToken(BelayParser::REQUIRE, 0);
}

std::vector<BelayParser::RefContext *> BelayParser::RequireContext::ref() {
  return getRuleContexts<BelayParser::RefContext>();
}

BelayParser::RefContext* BelayParser::RequireContext::ref(size_t i) {
  return getRuleContext<BelayParser::RefContext>(i);
}

std::vector<BelayParser::ComparisonContext *> BelayParser::RequireContext::comparison() {
  return getRuleContexts<BelayParser::ComparisonContext>();
}

BelayParser::ComparisonContext* BelayParser::RequireContext::comparison(size_t i) {
  return getRuleContext<BelayParser::ComparisonContext>(i);
}

std::vector<BelayParser::AtomContext *> BelayParser::RequireContext::atom() {
  return getRuleContexts<BelayParser::AtomContext>();
}

BelayParser::AtomContext* BelayParser::RequireContext::atom(size_t i) {
  return getRuleContext<BelayParser::AtomContext>(i);
}

tree::TerminalNode* BelayParser::RequireContext::WITHIN() {
  return getToken(BelayParser::WITHIN, 0);
}

tree::TerminalNode* BelayParser::RequireContext::NUMBER() {
  return getToken(BelayParser::NUMBER, 0);
}

std::vector<tree::TerminalNode *> BelayParser::RequireContext::ID() {
  return getTokens(BelayParser::ID);
}

tree::TerminalNode* BelayParser::RequireContext::ID(size_t i) {
  return getToken(BelayParser::ID, i);
}

tree::TerminalNode* BelayParser::RequireContext::WHILE() {
  return getToken(BelayParser::WHILE, 0);
}


size_t BelayParser::RequireContext::getRuleIndex() const {
  return BelayParser::RuleRequire;
}


BelayParser::RequireContext* BelayParser::require() {
  RequireContext *_localctx = _tracker.createInstance<RequireContext>(_ctx, getState());
  enterRule(_localctx, 22, BelayParser::RuleRequire);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(225);
    match(BelayParser::REQUIRE);
    setState(226);
    ref();
    setState(241);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::GE:
      case BelayParser::LE:
      case BelayParser::NE:
      case BelayParser::EQEQ:
      case BelayParser::GT:
      case BelayParser::LT: {
        setState(227);
        comparison();
        setState(228);
        atom();
        setState(234);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == BelayParser::WHILE) {
          setState(229);
          match(BelayParser::WHILE);
          setState(230);
          ref();
          setState(231);
          comparison();
          setState(232);
          atom();
        }
        break;
      }

      case BelayParser::WITHIN: {
        setState(236);
        match(BelayParser::WITHIN);
        setState(237);
        match(BelayParser::NUMBER);
        setState(238);
        match(BelayParser::ID);
        setState(239);
        match(BelayParser::ID);
        setState(240);
        ref();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ActionContext ------------------------------------------------------------------

BelayParser::ActionContext::ActionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ActionContext::ACTION() {
  return getToken(BelayParser::ACTION, 0);
}

std::vector<BelayParser::RefContext *> BelayParser::ActionContext::ref() {
  return getRuleContexts<BelayParser::RefContext>();
}

BelayParser::RefContext* BelayParser::ActionContext::ref(size_t i) {
  return getRuleContext<BelayParser::RefContext>(i);
}

BelayParser::FormalsContext* BelayParser::ActionContext::formals() {
  return getRuleContext<BelayParser::FormalsContext>(0);
}

BelayParser::BodyContext* BelayParser::ActionContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}

tree::TerminalNode* BelayParser::ActionContext::FOR() {
  return getToken(BelayParser::FOR, 0);
}

BelayParser::NameContext* BelayParser::ActionContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}


size_t BelayParser::ActionContext::getRuleIndex() const {
  return BelayParser::RuleAction;
}


BelayParser::ActionContext* BelayParser::action() {
  ActionContext *_localctx = _tracker.createInstance<ActionContext>(_ctx, getState());
  enterRule(_localctx, 24, BelayParser::RuleAction);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(243);
    match(BelayParser::ACTION);
    setState(244);
    ref();
    setState(246);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (((((_la - 29) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 29)) & ((1ULL << (BelayParser::EDITION - 29))
      | (1ULL << (BelayParser::IMPORT - 29))
      | (1ULL << (BelayParser::PLAN - 29))
      | (1ULL << (BelayParser::PARAM - 29))
      | (1ULL << (BelayParser::ENV - 29))
      | (1ULL << (BelayParser::LET - 29))
      | (1ULL << (BelayParser::CLUSTER - 29))
      | (1ULL << (BelayParser::NODES - 29))
      | (1ULL << (BelayParser::ADDON - 29))
      | (1ULL << (BelayParser::COMPONENT - 29))
      | (1ULL << (BelayParser::STORE - 29))
      | (1ULL << (BelayParser::ENTRY - 29))
      | (1ULL << (BelayParser::REQUIRE - 29))
      | (1ULL << (BelayParser::FILE - 29))
      | (1ULL << (BelayParser::ACTION - 29))
      | (1ULL << (BelayParser::PROCEDURE - 29))
      | (1ULL << (BelayParser::STAGE - 29))
      | (1ULL << (BelayParser::PARALLEL - 29))
      | (1ULL << (BelayParser::WITHIN - 29))
      | (1ULL << (BelayParser::ROLLBACK - 29))
      | (1ULL << (BelayParser::RESTORE - 29))
      | (1ULL << (BelayParser::ID - 29)))) != 0)) {
      setState(245);
      ref();
    }
    setState(248);
    formals();
    setState(251);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::FOR) {
      setState(249);
      match(BelayParser::FOR);
      setState(250);
      name();
    }
    setState(253);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FormalsContext ------------------------------------------------------------------

BelayParser::FormalsContext::FormalsContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::FormalsContext::LPAREN() {
  return getToken(BelayParser::LPAREN, 0);
}

tree::TerminalNode* BelayParser::FormalsContext::RPAREN() {
  return getToken(BelayParser::RPAREN, 0);
}

std::vector<tree::TerminalNode *> BelayParser::FormalsContext::NL() {
  return getTokens(BelayParser::NL);
}

tree::TerminalNode* BelayParser::FormalsContext::NL(size_t i) {
  return getToken(BelayParser::NL, i);
}

std::vector<BelayParser::FormalContext *> BelayParser::FormalsContext::formal() {
  return getRuleContexts<BelayParser::FormalContext>();
}

BelayParser::FormalContext* BelayParser::FormalsContext::formal(size_t i) {
  return getRuleContext<BelayParser::FormalContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::FormalsContext::COMMA() {
  return getTokens(BelayParser::COMMA);
}

tree::TerminalNode* BelayParser::FormalsContext::COMMA(size_t i) {
  return getToken(BelayParser::COMMA, i);
}


size_t BelayParser::FormalsContext::getRuleIndex() const {
  return BelayParser::RuleFormals;
}


BelayParser::FormalsContext* BelayParser::formals() {
  FormalsContext *_localctx = _tracker.createInstance<FormalsContext>(_ctx, getState());
  enterRule(_localctx, 26, BelayParser::RuleFormals);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(255);
    match(BelayParser::LPAREN);
    setState(259);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::NL) {
      setState(256);
      match(BelayParser::NL);
      setState(261);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(290);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (((((_la - 29) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 29)) & ((1ULL << (BelayParser::EDITION - 29))
      | (1ULL << (BelayParser::IMPORT - 29))
      | (1ULL << (BelayParser::PLAN - 29))
      | (1ULL << (BelayParser::PARAM - 29))
      | (1ULL << (BelayParser::SECRET - 29))
      | (1ULL << (BelayParser::ENV - 29))
      | (1ULL << (BelayParser::LET - 29))
      | (1ULL << (BelayParser::CLUSTER - 29))
      | (1ULL << (BelayParser::NODES - 29))
      | (1ULL << (BelayParser::ADDON - 29))
      | (1ULL << (BelayParser::COMPONENT - 29))
      | (1ULL << (BelayParser::STORE - 29))
      | (1ULL << (BelayParser::ENTRY - 29))
      | (1ULL << (BelayParser::REQUIRE - 29))
      | (1ULL << (BelayParser::FILE - 29))
      | (1ULL << (BelayParser::ACTION - 29))
      | (1ULL << (BelayParser::PROCEDURE - 29))
      | (1ULL << (BelayParser::STAGE - 29))
      | (1ULL << (BelayParser::PARALLEL - 29))
      | (1ULL << (BelayParser::FOR - 29))
      | (1ULL << (BelayParser::IN - 29))
      | (1ULL << (BelayParser::WHEN - 29))
      | (1ULL << (BelayParser::ELSE - 29))
      | (1ULL << (BelayParser::WITHIN - 29))
      | (1ULL << (BelayParser::AT - 29))
      | (1ULL << (BelayParser::ROLLBACK - 29))
      | (1ULL << (BelayParser::RESTORE - 29))
      | (1ULL << (BelayParser::TO - 29))
      | (1ULL << (BelayParser::FROM - 29))
      | (1ULL << (BelayParser::AS - 29))
      | (1ULL << (BelayParser::BY - 29))
      | (1ULL << (BelayParser::SEE - 29))
      | (1ULL << (BelayParser::ABOUT - 29))
      | (1ULL << (BelayParser::ON - 29))
      | (1ULL << (BelayParser::USING - 29))
      | (1ULL << (BelayParser::IS - 29))
      | (1ULL << (BelayParser::NOT - 29))
      | (1ULL << (BelayParser::EMPTY - 29))
      | (1ULL << (BelayParser::MATCHES - 29))
      | (1ULL << (BelayParser::FAILS - 29))
      | (1ULL << (BelayParser::MAY - 29))
      | (1ULL << (BelayParser::BE - 29))
      | (1ULL << (BelayParser::UP - 29))
      | (1ULL << (BelayParser::EVERY - 29))
      | (1ULL << (BelayParser::WHILE - 29))
      | (1ULL << (BelayParser::NONE - 29))
      | (1ULL << (BelayParser::UNNEEDED - 29))
      | (1ULL << (BelayParser::RECOVER - 29))
      | (1ULL << (BelayParser::OTHERWISE - 29))
      | (1ULL << (BelayParser::AND - 29))
      | (1ULL << (BelayParser::OR - 29))
      | (1ULL << (BelayParser::ID - 29)))) != 0)) {
      setState(262);
      formal();
      setState(266);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == BelayParser::NL) {
        setState(263);
        match(BelayParser::NL);
        setState(268);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
      setState(287);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == BelayParser::COMMA) {
        setState(269);
        match(BelayParser::COMMA);
        setState(273);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == BelayParser::NL) {
          setState(270);
          match(BelayParser::NL);
          setState(275);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(283);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (((((_la - 29) & ~ 0x3fULL) == 0) &&
          ((1ULL << (_la - 29)) & ((1ULL << (BelayParser::EDITION - 29))
          | (1ULL << (BelayParser::IMPORT - 29))
          | (1ULL << (BelayParser::PLAN - 29))
          | (1ULL << (BelayParser::PARAM - 29))
          | (1ULL << (BelayParser::SECRET - 29))
          | (1ULL << (BelayParser::ENV - 29))
          | (1ULL << (BelayParser::LET - 29))
          | (1ULL << (BelayParser::CLUSTER - 29))
          | (1ULL << (BelayParser::NODES - 29))
          | (1ULL << (BelayParser::ADDON - 29))
          | (1ULL << (BelayParser::COMPONENT - 29))
          | (1ULL << (BelayParser::STORE - 29))
          | (1ULL << (BelayParser::ENTRY - 29))
          | (1ULL << (BelayParser::REQUIRE - 29))
          | (1ULL << (BelayParser::FILE - 29))
          | (1ULL << (BelayParser::ACTION - 29))
          | (1ULL << (BelayParser::PROCEDURE - 29))
          | (1ULL << (BelayParser::STAGE - 29))
          | (1ULL << (BelayParser::PARALLEL - 29))
          | (1ULL << (BelayParser::FOR - 29))
          | (1ULL << (BelayParser::IN - 29))
          | (1ULL << (BelayParser::WHEN - 29))
          | (1ULL << (BelayParser::ELSE - 29))
          | (1ULL << (BelayParser::WITHIN - 29))
          | (1ULL << (BelayParser::AT - 29))
          | (1ULL << (BelayParser::ROLLBACK - 29))
          | (1ULL << (BelayParser::RESTORE - 29))
          | (1ULL << (BelayParser::TO - 29))
          | (1ULL << (BelayParser::FROM - 29))
          | (1ULL << (BelayParser::AS - 29))
          | (1ULL << (BelayParser::BY - 29))
          | (1ULL << (BelayParser::SEE - 29))
          | (1ULL << (BelayParser::ABOUT - 29))
          | (1ULL << (BelayParser::ON - 29))
          | (1ULL << (BelayParser::USING - 29))
          | (1ULL << (BelayParser::IS - 29))
          | (1ULL << (BelayParser::NOT - 29))
          | (1ULL << (BelayParser::EMPTY - 29))
          | (1ULL << (BelayParser::MATCHES - 29))
          | (1ULL << (BelayParser::FAILS - 29))
          | (1ULL << (BelayParser::MAY - 29))
          | (1ULL << (BelayParser::BE - 29))
          | (1ULL << (BelayParser::UP - 29))
          | (1ULL << (BelayParser::EVERY - 29))
          | (1ULL << (BelayParser::WHILE - 29))
          | (1ULL << (BelayParser::NONE - 29))
          | (1ULL << (BelayParser::UNNEEDED - 29))
          | (1ULL << (BelayParser::RECOVER - 29))
          | (1ULL << (BelayParser::OTHERWISE - 29))
          | (1ULL << (BelayParser::AND - 29))
          | (1ULL << (BelayParser::OR - 29))
          | (1ULL << (BelayParser::ID - 29)))) != 0)) {
          setState(276);
          formal();
          setState(280);
          _errHandler->sync(this);
          _la = _input->LA(1);
          while (_la == BelayParser::NL) {
            setState(277);
            match(BelayParser::NL);
            setState(282);
            _errHandler->sync(this);
            _la = _input->LA(1);
          }
        }
        setState(289);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
    }
    setState(292);
    match(BelayParser::RPAREN);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FormalContext ------------------------------------------------------------------

BelayParser::FormalContext::FormalContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<BelayParser::NameContext *> BelayParser::FormalContext::name() {
  return getRuleContexts<BelayParser::NameContext>();
}

BelayParser::NameContext* BelayParser::FormalContext::name(size_t i) {
  return getRuleContext<BelayParser::NameContext>(i);
}

tree::TerminalNode* BelayParser::FormalContext::COLON() {
  return getToken(BelayParser::COLON, 0);
}

tree::TerminalNode* BelayParser::FormalContext::EQ() {
  return getToken(BelayParser::EQ, 0);
}

BelayParser::ValueContext* BelayParser::FormalContext::value() {
  return getRuleContext<BelayParser::ValueContext>(0);
}


size_t BelayParser::FormalContext::getRuleIndex() const {
  return BelayParser::RuleFormal;
}


BelayParser::FormalContext* BelayParser::formal() {
  FormalContext *_localctx = _tracker.createInstance<FormalContext>(_ctx, getState());
  enterRule(_localctx, 28, BelayParser::RuleFormal);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(294);
    name();
    setState(295);
    match(BelayParser::COLON);
    setState(296);
    name();
    setState(299);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::EQ) {
      setState(297);
      match(BelayParser::EQ);
      setState(298);
      value();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ProcedureContext ------------------------------------------------------------------

BelayParser::ProcedureContext::ProcedureContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ProcedureContext::PROCEDURE() {
  return getToken(BelayParser::PROCEDURE, 0);
}

BelayParser::NameContext* BelayParser::ProcedureContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

BelayParser::BodyContext* BelayParser::ProcedureContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}

tree::TerminalNode* BelayParser::ProcedureContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}


size_t BelayParser::ProcedureContext::getRuleIndex() const {
  return BelayParser::RuleProcedure;
}


BelayParser::ProcedureContext* BelayParser::procedure() {
  ProcedureContext *_localctx = _tracker.createInstance<ProcedureContext>(_ctx, getState());
  enterRule(_localctx, 30, BelayParser::RuleProcedure);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(301);
    match(BelayParser::PROCEDURE);
    setState(302);
    name();
    setState(304);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::STRING) {
      setState(303);
      match(BelayParser::STRING);
    }
    setState(306);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FieldsContext ------------------------------------------------------------------

BelayParser::FieldsContext::FieldsContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::FieldsContext::LBRACE() {
  return getToken(BelayParser::LBRACE, 0);
}

tree::TerminalNode* BelayParser::FieldsContext::RBRACE() {
  return getToken(BelayParser::RBRACE, 0);
}

std::vector<BelayParser::FieldItemContext *> BelayParser::FieldsContext::fieldItem() {
  return getRuleContexts<BelayParser::FieldItemContext>();
}

BelayParser::FieldItemContext* BelayParser::FieldsContext::fieldItem(size_t i) {
  return getRuleContext<BelayParser::FieldItemContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::FieldsContext::NL() {
  return getTokens(BelayParser::NL);
}

tree::TerminalNode* BelayParser::FieldsContext::NL(size_t i) {
  return getToken(BelayParser::NL, i);
}


size_t BelayParser::FieldsContext::getRuleIndex() const {
  return BelayParser::RuleFields;
}


BelayParser::FieldsContext* BelayParser::fields() {
  FieldsContext *_localctx = _tracker.createInstance<FieldsContext>(_ctx, getState());
  enterRule(_localctx, 32, BelayParser::RuleFields);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(308);
    match(BelayParser::LBRACE);
    setState(313);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (((((_la - 33) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 33)) & ((1ULL << (BelayParser::SECRET - 33))
      | (1ULL << (BelayParser::ENV - 33))
      | (1ULL << (BelayParser::CLUSTER - 33))
      | (1ULL << (BelayParser::NODES - 33))
      | (1ULL << (BelayParser::ADDON - 33))
      | (1ULL << (BelayParser::COMPONENT - 33))
      | (1ULL << (BelayParser::STORE - 33))
      | (1ULL << (BelayParser::ENTRY - 33))
      | (1ULL << (BelayParser::FILE - 33))
      | (1ULL << (BelayParser::ACTION - 33))
      | (1ULL << (BelayParser::PROCEDURE - 33))
      | (1ULL << (BelayParser::STAGE - 33))
      | (1ULL << (BelayParser::FOR - 33))
      | (1ULL << (BelayParser::IN - 33))
      | (1ULL << (BelayParser::AT - 33))
      | (1ULL << (BelayParser::TO - 33))
      | (1ULL << (BelayParser::FROM - 33))
      | (1ULL << (BelayParser::AS - 33))
      | (1ULL << (BelayParser::BY - 33))
      | (1ULL << (BelayParser::ON - 33))
      | (1ULL << (BelayParser::ID - 33))
      | (1ULL << (BelayParser::NL - 33)))) != 0)) {
      setState(311);
      _errHandler->sync(this);
      switch (_input->LA(1)) {
        case BelayParser::SECRET:
        case BelayParser::ENV:
        case BelayParser::CLUSTER:
        case BelayParser::NODES:
        case BelayParser::ADDON:
        case BelayParser::COMPONENT:
        case BelayParser::STORE:
        case BelayParser::ENTRY:
        case BelayParser::FILE:
        case BelayParser::ACTION:
        case BelayParser::PROCEDURE:
        case BelayParser::STAGE:
        case BelayParser::FOR:
        case BelayParser::IN:
        case BelayParser::AT:
        case BelayParser::TO:
        case BelayParser::FROM:
        case BelayParser::AS:
        case BelayParser::BY:
        case BelayParser::ON:
        case BelayParser::ID: {
          setState(309);
          fieldItem();
          break;
        }

        case BelayParser::NL: {
          setState(310);
          match(BelayParser::NL);
          break;
        }

      default:
        throw NoViableAltException(this);
      }
      setState(315);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(316);
    match(BelayParser::RBRACE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FieldItemContext ------------------------------------------------------------------

BelayParser::FieldItemContext::FieldItemContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::FieldContext* BelayParser::FieldItemContext::field() {
  return getRuleContext<BelayParser::FieldContext>(0);
}

BelayParser::InventoryContext* BelayParser::FieldItemContext::inventory() {
  return getRuleContext<BelayParser::InventoryContext>(0);
}

BelayParser::EnvContext* BelayParser::FieldItemContext::env() {
  return getRuleContext<BelayParser::EnvContext>(0);
}


size_t BelayParser::FieldItemContext::getRuleIndex() const {
  return BelayParser::RuleFieldItem;
}


BelayParser::FieldItemContext* BelayParser::fieldItem() {
  FieldItemContext *_localctx = _tracker.createInstance<FieldItemContext>(_ctx, getState());
  enterRule(_localctx, 34, BelayParser::RuleFieldItem);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(321);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::SECRET:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::FOR:
      case BelayParser::IN:
      case BelayParser::AT:
      case BelayParser::TO:
      case BelayParser::FROM:
      case BelayParser::AS:
      case BelayParser::BY:
      case BelayParser::ON:
      case BelayParser::ID: {
        enterOuterAlt(_localctx, 1);
        setState(318);
        field();
        break;
      }

      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY: {
        enterOuterAlt(_localctx, 2);
        setState(319);
        inventory();
        break;
      }

      case BelayParser::ENV: {
        enterOuterAlt(_localctx, 3);
        setState(320);
        env();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FieldContext ------------------------------------------------------------------

BelayParser::FieldContext::FieldContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::FieldKeyContext* BelayParser::FieldContext::fieldKey() {
  return getRuleContext<BelayParser::FieldKeyContext>(0);
}

tree::TerminalNode* BelayParser::FieldContext::EQ() {
  return getToken(BelayParser::EQ, 0);
}

BelayParser::ValueContext* BelayParser::FieldContext::value() {
  return getRuleContext<BelayParser::ValueContext>(0);
}


size_t BelayParser::FieldContext::getRuleIndex() const {
  return BelayParser::RuleField;
}


BelayParser::FieldContext* BelayParser::field() {
  FieldContext *_localctx = _tracker.createInstance<FieldContext>(_ctx, getState());
  enterRule(_localctx, 36, BelayParser::RuleField);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(323);
    fieldKey();
    setState(324);
    match(BelayParser::EQ);
    setState(325);
    value();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FieldKeyContext ------------------------------------------------------------------

BelayParser::FieldKeyContext::FieldKeyContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::FieldKeyContext::ID() {
  return getToken(BelayParser::ID, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::FILE() {
  return getToken(BelayParser::FILE, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::SECRET() {
  return getToken(BelayParser::SECRET, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::ACTION() {
  return getToken(BelayParser::ACTION, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::PROCEDURE() {
  return getToken(BelayParser::PROCEDURE, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::STAGE() {
  return getToken(BelayParser::STAGE, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::FROM() {
  return getToken(BelayParser::FROM, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::TO() {
  return getToken(BelayParser::TO, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::IN() {
  return getToken(BelayParser::IN, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::AT() {
  return getToken(BelayParser::AT, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::ON() {
  return getToken(BelayParser::ON, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::BY() {
  return getToken(BelayParser::BY, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::AS() {
  return getToken(BelayParser::AS, 0);
}

tree::TerminalNode* BelayParser::FieldKeyContext::FOR() {
  return getToken(BelayParser::FOR, 0);
}


size_t BelayParser::FieldKeyContext::getRuleIndex() const {
  return BelayParser::RuleFieldKey;
}


BelayParser::FieldKeyContext* BelayParser::fieldKey() {
  FieldKeyContext *_localctx = _tracker.createInstance<FieldKeyContext>(_ctx, getState());
  enterRule(_localctx, 38, BelayParser::RuleFieldKey);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(327);
    _la = _input->LA(1);
    if (!(((((_la - 33) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 33)) & ((1ULL << (BelayParser::SECRET - 33))
      | (1ULL << (BelayParser::FILE - 33))
      | (1ULL << (BelayParser::ACTION - 33))
      | (1ULL << (BelayParser::PROCEDURE - 33))
      | (1ULL << (BelayParser::STAGE - 33))
      | (1ULL << (BelayParser::FOR - 33))
      | (1ULL << (BelayParser::IN - 33))
      | (1ULL << (BelayParser::AT - 33))
      | (1ULL << (BelayParser::TO - 33))
      | (1ULL << (BelayParser::FROM - 33))
      | (1ULL << (BelayParser::AS - 33))
      | (1ULL << (BelayParser::BY - 33))
      | (1ULL << (BelayParser::ON - 33))
      | (1ULL << (BelayParser::ID - 33)))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- BodyContext ------------------------------------------------------------------

BelayParser::BodyContext::BodyContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::BodyContext::LBRACE() {
  return getToken(BelayParser::LBRACE, 0);
}

tree::TerminalNode* BelayParser::BodyContext::RBRACE() {
  return getToken(BelayParser::RBRACE, 0);
}

std::vector<BelayParser::StatementContext *> BelayParser::BodyContext::statement() {
  return getRuleContexts<BelayParser::StatementContext>();
}

BelayParser::StatementContext* BelayParser::BodyContext::statement(size_t i) {
  return getRuleContext<BelayParser::StatementContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::BodyContext::NL() {
  return getTokens(BelayParser::NL);
}

tree::TerminalNode* BelayParser::BodyContext::NL(size_t i) {
  return getToken(BelayParser::NL, i);
}


size_t BelayParser::BodyContext::getRuleIndex() const {
  return BelayParser::RuleBody;
}


BelayParser::BodyContext* BelayParser::body() {
  BodyContext *_localctx = _tracker.createInstance<BodyContext>(_ctx, getState());
  enterRule(_localctx, 40, BelayParser::RuleBody);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(329);
    match(BelayParser::LBRACE);
    setState(331);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (((((_la - 35) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 35)) & ((1ULL << (BelayParser::LET - 35))
      | (1ULL << (BelayParser::FILE - 35))
      | (1ULL << (BelayParser::STAGE - 35))
      | (1ULL << (BelayParser::PARALLEL - 35))
      | (1ULL << (BelayParser::FOR - 35))
      | (1ULL << (BelayParser::IN - 35))
      | (1ULL << (BelayParser::WHEN - 35))
      | (1ULL << (BelayParser::WITHIN - 35))
      | (1ULL << (BelayParser::AT - 35))
      | (1ULL << (BelayParser::ROLLBACK - 35))
      | (1ULL << (BelayParser::RESTORE - 35))
      | (1ULL << (BelayParser::USING - 35))
      | (1ULL << (BelayParser::RECOVER - 35))
      | (1ULL << (BelayParser::ID - 35)))) != 0)) {
      setState(330);
      statement();
    }
    setState(339);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::NL) {
      setState(333);
      match(BelayParser::NL);
      setState(335);
      _errHandler->sync(this);

      _la = _input->LA(1);
      if (((((_la - 35) & ~ 0x3fULL) == 0) &&
        ((1ULL << (_la - 35)) & ((1ULL << (BelayParser::LET - 35))
        | (1ULL << (BelayParser::FILE - 35))
        | (1ULL << (BelayParser::STAGE - 35))
        | (1ULL << (BelayParser::PARALLEL - 35))
        | (1ULL << (BelayParser::FOR - 35))
        | (1ULL << (BelayParser::IN - 35))
        | (1ULL << (BelayParser::WHEN - 35))
        | (1ULL << (BelayParser::WITHIN - 35))
        | (1ULL << (BelayParser::AT - 35))
        | (1ULL << (BelayParser::ROLLBACK - 35))
        | (1ULL << (BelayParser::RESTORE - 35))
        | (1ULL << (BelayParser::USING - 35))
        | (1ULL << (BelayParser::RECOVER - 35))
        | (1ULL << (BelayParser::ID - 35)))) != 0)) {
        setState(334);
        statement();
      }
      setState(341);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(342);
    match(BelayParser::RBRACE);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StatementContext ------------------------------------------------------------------

BelayParser::StatementContext::StatementContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::StageContext* BelayParser::StatementContext::stage() {
  return getRuleContext<BelayParser::StageContext>(0);
}

BelayParser::ParallelContext* BelayParser::StatementContext::parallel() {
  return getRuleContext<BelayParser::ParallelContext>(0);
}

BelayParser::ForEachContext* BelayParser::StatementContext::forEach() {
  return getRuleContext<BelayParser::ForEachContext>(0);
}

BelayParser::WhenContext* BelayParser::StatementContext::when() {
  return getRuleContext<BelayParser::WhenContext>(0);
}

BelayParser::WithinContext* BelayParser::StatementContext::within() {
  return getRuleContext<BelayParser::WithinContext>(0);
}

BelayParser::AtContext* BelayParser::StatementContext::at() {
  return getRuleContext<BelayParser::AtContext>(0);
}

BelayParser::LetContext* BelayParser::StatementContext::let() {
  return getRuleContext<BelayParser::LetContext>(0);
}

BelayParser::File_Context* BelayParser::StatementContext::file_() {
  return getRuleContext<BelayParser::File_Context>(0);
}

BelayParser::FolderContext* BelayParser::StatementContext::folder() {
  return getRuleContext<BelayParser::FolderContext>(0);
}

BelayParser::UsingClauseContext* BelayParser::StatementContext::usingClause() {
  return getRuleContext<BelayParser::UsingClauseContext>(0);
}

BelayParser::RollbackContext* BelayParser::StatementContext::rollback() {
  return getRuleContext<BelayParser::RollbackContext>(0);
}

BelayParser::StepContext* BelayParser::StatementContext::step() {
  return getRuleContext<BelayParser::StepContext>(0);
}


size_t BelayParser::StatementContext::getRuleIndex() const {
  return BelayParser::RuleStatement;
}


BelayParser::StatementContext* BelayParser::statement() {
  StatementContext *_localctx = _tracker.createInstance<StatementContext>(_ctx, getState());
  enterRule(_localctx, 42, BelayParser::RuleStatement);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(356);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::STAGE: {
        enterOuterAlt(_localctx, 1);
        setState(344);
        stage();
        break;
      }

      case BelayParser::PARALLEL: {
        enterOuterAlt(_localctx, 2);
        setState(345);
        parallel();
        break;
      }

      case BelayParser::FOR: {
        enterOuterAlt(_localctx, 3);
        setState(346);
        forEach();
        break;
      }

      case BelayParser::WHEN: {
        enterOuterAlt(_localctx, 4);
        setState(347);
        when();
        break;
      }

      case BelayParser::WITHIN: {
        enterOuterAlt(_localctx, 5);
        setState(348);
        within();
        break;
      }

      case BelayParser::AT: {
        enterOuterAlt(_localctx, 6);
        setState(349);
        at();
        break;
      }

      case BelayParser::LET: {
        enterOuterAlt(_localctx, 7);
        setState(350);
        let();
        break;
      }

      case BelayParser::FILE: {
        enterOuterAlt(_localctx, 8);
        setState(351);
        file_();
        break;
      }

      case BelayParser::IN: {
        enterOuterAlt(_localctx, 9);
        setState(352);
        folder();
        break;
      }

      case BelayParser::USING: {
        enterOuterAlt(_localctx, 10);
        setState(353);
        usingClause();
        break;
      }

      case BelayParser::ROLLBACK: {
        enterOuterAlt(_localctx, 11);
        setState(354);
        rollback();
        break;
      }

      case BelayParser::RESTORE:
      case BelayParser::RECOVER:
      case BelayParser::ID: {
        enterOuterAlt(_localctx, 12);
        setState(355);
        step();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StageContext ------------------------------------------------------------------

BelayParser::StageContext::StageContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::StageContext::STAGE() {
  return getToken(BelayParser::STAGE, 0);
}

BelayParser::NameContext* BelayParser::StageContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

BelayParser::BodyContext* BelayParser::StageContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}

tree::TerminalNode* BelayParser::StageContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}

tree::TerminalNode* BelayParser::StageContext::ON() {
  return getToken(BelayParser::ON, 0);
}

BelayParser::RefContext* BelayParser::StageContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}


size_t BelayParser::StageContext::getRuleIndex() const {
  return BelayParser::RuleStage;
}


BelayParser::StageContext* BelayParser::stage() {
  StageContext *_localctx = _tracker.createInstance<StageContext>(_ctx, getState());
  enterRule(_localctx, 44, BelayParser::RuleStage);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(358);
    match(BelayParser::STAGE);
    setState(359);
    name();
    setState(361);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::STRING) {
      setState(360);
      match(BelayParser::STRING);
    }
    setState(365);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::ON) {
      setState(363);
      match(BelayParser::ON);
      setState(364);
      ref();
    }
    setState(367);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ParallelContext ------------------------------------------------------------------

BelayParser::ParallelContext::ParallelContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ParallelContext::PARALLEL() {
  return getToken(BelayParser::PARALLEL, 0);
}

BelayParser::BodyContext* BelayParser::ParallelContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}


size_t BelayParser::ParallelContext::getRuleIndex() const {
  return BelayParser::RuleParallel;
}


BelayParser::ParallelContext* BelayParser::parallel() {
  ParallelContext *_localctx = _tracker.createInstance<ParallelContext>(_ctx, getState());
  enterRule(_localctx, 46, BelayParser::RuleParallel);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(369);
    match(BelayParser::PARALLEL);
    setState(370);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ForEachContext ------------------------------------------------------------------

BelayParser::ForEachContext::ForEachContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ForEachContext::FOR() {
  return getToken(BelayParser::FOR, 0);
}

BelayParser::NameContext* BelayParser::ForEachContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

tree::TerminalNode* BelayParser::ForEachContext::IN() {
  return getToken(BelayParser::IN, 0);
}

BelayParser::BodyContext* BelayParser::ForEachContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}

BelayParser::ListContext* BelayParser::ForEachContext::list() {
  return getRuleContext<BelayParser::ListContext>(0);
}

BelayParser::RefContext* BelayParser::ForEachContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}


size_t BelayParser::ForEachContext::getRuleIndex() const {
  return BelayParser::RuleForEach;
}


BelayParser::ForEachContext* BelayParser::forEach() {
  ForEachContext *_localctx = _tracker.createInstance<ForEachContext>(_ctx, getState());
  enterRule(_localctx, 48, BelayParser::RuleForEach);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(372);
    match(BelayParser::FOR);
    setState(373);
    name();
    setState(374);
    match(BelayParser::IN);
    setState(377);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::LBRACK: {
        setState(375);
        list();
        break;
      }

      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        setState(376);
        ref();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
    setState(379);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- WhenContext ------------------------------------------------------------------

BelayParser::WhenContext::WhenContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::WhenContext::WHEN() {
  return getToken(BelayParser::WHEN, 0);
}

BelayParser::ConditionContext* BelayParser::WhenContext::condition() {
  return getRuleContext<BelayParser::ConditionContext>(0);
}

std::vector<BelayParser::BodyContext *> BelayParser::WhenContext::body() {
  return getRuleContexts<BelayParser::BodyContext>();
}

BelayParser::BodyContext* BelayParser::WhenContext::body(size_t i) {
  return getRuleContext<BelayParser::BodyContext>(i);
}

tree::TerminalNode* BelayParser::WhenContext::ELSE() {
  return getToken(BelayParser::ELSE, 0);
}

BelayParser::WhenContext* BelayParser::WhenContext::when() {
  return getRuleContext<BelayParser::WhenContext>(0);
}


size_t BelayParser::WhenContext::getRuleIndex() const {
  return BelayParser::RuleWhen;
}


BelayParser::WhenContext* BelayParser::when() {
  WhenContext *_localctx = _tracker.createInstance<WhenContext>(_ctx, getState());
  enterRule(_localctx, 50, BelayParser::RuleWhen);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(381);
    match(BelayParser::WHEN);
    setState(382);
    condition();
    setState(383);
    body();
    setState(389);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::ELSE) {
      setState(384);
      match(BelayParser::ELSE);
      setState(387);
      _errHandler->sync(this);
      switch (_input->LA(1)) {
        case BelayParser::WHEN: {
          setState(385);
          when();
          break;
        }

        case BelayParser::LBRACE: {
          setState(386);
          body();
          break;
        }

      default:
        throw NoViableAltException(this);
      }
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- WithinContext ------------------------------------------------------------------

BelayParser::WithinContext::WithinContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::WithinContext::WITHIN() {
  return getToken(BelayParser::WITHIN, 0);
}

BelayParser::CallContext* BelayParser::WithinContext::call() {
  return getRuleContext<BelayParser::CallContext>(0);
}

BelayParser::BodyContext* BelayParser::WithinContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}

BelayParser::UsingClauseContext* BelayParser::WithinContext::usingClause() {
  return getRuleContext<BelayParser::UsingClauseContext>(0);
}

tree::TerminalNode* BelayParser::WithinContext::FENCE() {
  return getToken(BelayParser::FENCE, 0);
}

BelayParser::RefContext* BelayParser::WithinContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}

std::vector<tree::TerminalNode *> BelayParser::WithinContext::STRING() {
  return getTokens(BelayParser::STRING);
}

tree::TerminalNode* BelayParser::WithinContext::STRING(size_t i) {
  return getToken(BelayParser::STRING, i);
}

std::vector<BelayParser::AsContext *> BelayParser::WithinContext::as() {
  return getRuleContexts<BelayParser::AsContext>();
}

BelayParser::AsContext* BelayParser::WithinContext::as(size_t i) {
  return getRuleContext<BelayParser::AsContext>(i);
}

std::vector<BelayParser::OnContext *> BelayParser::WithinContext::on() {
  return getRuleContexts<BelayParser::OnContext>();
}

BelayParser::OnContext* BelayParser::WithinContext::on(size_t i) {
  return getRuleContext<BelayParser::OnContext>(i);
}


size_t BelayParser::WithinContext::getRuleIndex() const {
  return BelayParser::RuleWithin;
}


BelayParser::WithinContext* BelayParser::within() {
  WithinContext *_localctx = _tracker.createInstance<WithinContext>(_ctx, getState());
  enterRule(_localctx, 52, BelayParser::RuleWithin);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(391);
    match(BelayParser::WITHIN);
    setState(392);
    call();
    setState(394);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (((((_la - 29) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 29)) & ((1ULL << (BelayParser::EDITION - 29))
      | (1ULL << (BelayParser::IMPORT - 29))
      | (1ULL << (BelayParser::PLAN - 29))
      | (1ULL << (BelayParser::PARAM - 29))
      | (1ULL << (BelayParser::ENV - 29))
      | (1ULL << (BelayParser::LET - 29))
      | (1ULL << (BelayParser::CLUSTER - 29))
      | (1ULL << (BelayParser::NODES - 29))
      | (1ULL << (BelayParser::ADDON - 29))
      | (1ULL << (BelayParser::COMPONENT - 29))
      | (1ULL << (BelayParser::STORE - 29))
      | (1ULL << (BelayParser::ENTRY - 29))
      | (1ULL << (BelayParser::REQUIRE - 29))
      | (1ULL << (BelayParser::FILE - 29))
      | (1ULL << (BelayParser::ACTION - 29))
      | (1ULL << (BelayParser::PROCEDURE - 29))
      | (1ULL << (BelayParser::STAGE - 29))
      | (1ULL << (BelayParser::PARALLEL - 29))
      | (1ULL << (BelayParser::WITHIN - 29))
      | (1ULL << (BelayParser::ROLLBACK - 29))
      | (1ULL << (BelayParser::RESTORE - 29))
      | (1ULL << (BelayParser::ID - 29)))) != 0)) {
      setState(393);
      ref();
    }
    setState(401);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << BelayParser::STRING)
      | (1ULL << BelayParser::AS)
      | (1ULL << BelayParser::ON))) != 0)) {
      setState(399);
      _errHandler->sync(this);
      switch (_input->LA(1)) {
        case BelayParser::STRING: {
          setState(396);
          match(BelayParser::STRING);
          break;
        }

        case BelayParser::AS: {
          setState(397);
          as();
          break;
        }

        case BelayParser::ON: {
          setState(398);
          on();
          break;
        }

      default:
        throw NoViableAltException(this);
      }
      setState(403);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(406);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::USING: {
        setState(404);
        usingClause();
        break;
      }

      case BelayParser::FENCE: {
        setState(405);
        match(BelayParser::FENCE);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
    setState(408);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AtContext ------------------------------------------------------------------

BelayParser::AtContext::AtContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::AtContext::AT() {
  return getToken(BelayParser::AT, 0);
}

BelayParser::BodyContext* BelayParser::AtContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}

BelayParser::RefContext* BelayParser::AtContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}

tree::TerminalNode* BelayParser::AtContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}


size_t BelayParser::AtContext::getRuleIndex() const {
  return BelayParser::RuleAt;
}


BelayParser::AtContext* BelayParser::at() {
  AtContext *_localctx = _tracker.createInstance<AtContext>(_ctx, getState());
  enterRule(_localctx, 54, BelayParser::RuleAt);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(410);
    match(BelayParser::AT);
    setState(413);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        setState(411);
        ref();
        break;
      }

      case BelayParser::STRING: {
        setState(412);
        match(BelayParser::STRING);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
    setState(415);
    body();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- LetContext ------------------------------------------------------------------

BelayParser::LetContext::LetContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::LetContext::LET() {
  return getToken(BelayParser::LET, 0);
}

std::vector<BelayParser::NameContext *> BelayParser::LetContext::name() {
  return getRuleContexts<BelayParser::NameContext>();
}

BelayParser::NameContext* BelayParser::LetContext::name(size_t i) {
  return getRuleContext<BelayParser::NameContext>(i);
}

tree::TerminalNode* BelayParser::LetContext::EQ() {
  return getToken(BelayParser::EQ, 0);
}

BelayParser::ValueContext* BelayParser::LetContext::value() {
  return getRuleContext<BelayParser::ValueContext>(0);
}

tree::TerminalNode* BelayParser::LetContext::COLON() {
  return getToken(BelayParser::COLON, 0);
}

tree::TerminalNode* BelayParser::LetContext::SECRET() {
  return getToken(BelayParser::SECRET, 0);
}

std::vector<BelayParser::TestContext *> BelayParser::LetContext::test() {
  return getRuleContexts<BelayParser::TestContext>();
}

BelayParser::TestContext* BelayParser::LetContext::test(size_t i) {
  return getRuleContext<BelayParser::TestContext>(i);
}


size_t BelayParser::LetContext::getRuleIndex() const {
  return BelayParser::RuleLet;
}


BelayParser::LetContext* BelayParser::let() {
  LetContext *_localctx = _tracker.createInstance<LetContext>(_ctx, getState());
  enterRule(_localctx, 56, BelayParser::RuleLet);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(417);
    match(BelayParser::LET);
    setState(418);
    name();
    setState(421);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::COLON) {
      setState(419);
      match(BelayParser::COLON);
      setState(420);
      name();
    }
    setState(423);
    match(BelayParser::EQ);
    setState(425);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::SECRET) {
      setState(424);
      match(BelayParser::SECRET);
    }
    setState(427);
    value();
    setState(431);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (BelayParser::IS - 64))
      | (1ULL << (BelayParser::MATCHES - 64))
      | (1ULL << (BelayParser::FAILS - 64))
      | (1ULL << (BelayParser::MAY - 64)))) != 0)) {
      setState(428);
      test();
      setState(433);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- File_Context ------------------------------------------------------------------

BelayParser::File_Context::File_Context(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::File_Context::FILE() {
  return getToken(BelayParser::FILE, 0);
}

BelayParser::NameContext* BelayParser::File_Context::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

tree::TerminalNode* BelayParser::File_Context::STRING() {
  return getToken(BelayParser::STRING, 0);
}

tree::TerminalNode* BelayParser::File_Context::FENCE() {
  return getToken(BelayParser::FENCE, 0);
}


size_t BelayParser::File_Context::getRuleIndex() const {
  return BelayParser::RuleFile_;
}


BelayParser::File_Context* BelayParser::file_() {
  File_Context *_localctx = _tracker.createInstance<File_Context>(_ctx, getState());
  enterRule(_localctx, 58, BelayParser::RuleFile_);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(434);
    match(BelayParser::FILE);
    setState(435);
    name();
    setState(436);
    match(BelayParser::STRING);
    setState(438);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::FENCE) {
      setState(437);
      match(BelayParser::FENCE);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FolderContext ------------------------------------------------------------------

BelayParser::FolderContext::FolderContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::FolderContext::IN() {
  return getToken(BelayParser::IN, 0);
}

tree::TerminalNode* BelayParser::FolderContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}


size_t BelayParser::FolderContext::getRuleIndex() const {
  return BelayParser::RuleFolder;
}


BelayParser::FolderContext* BelayParser::folder() {
  FolderContext *_localctx = _tracker.createInstance<FolderContext>(_ctx, getState());
  enterRule(_localctx, 60, BelayParser::RuleFolder);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(440);
    match(BelayParser::IN);
    setState(441);
    match(BelayParser::STRING);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- UsingClauseContext ------------------------------------------------------------------

BelayParser::UsingClauseContext::UsingClauseContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::UsingClauseContext::USING() {
  return getToken(BelayParser::USING, 0);
}

std::vector<BelayParser::CallContext *> BelayParser::UsingClauseContext::call() {
  return getRuleContexts<BelayParser::CallContext>();
}

BelayParser::CallContext* BelayParser::UsingClauseContext::call(size_t i) {
  return getRuleContext<BelayParser::CallContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::UsingClauseContext::COMMA() {
  return getTokens(BelayParser::COMMA);
}

tree::TerminalNode* BelayParser::UsingClauseContext::COMMA(size_t i) {
  return getToken(BelayParser::COMMA, i);
}


size_t BelayParser::UsingClauseContext::getRuleIndex() const {
  return BelayParser::RuleUsingClause;
}


BelayParser::UsingClauseContext* BelayParser::usingClause() {
  UsingClauseContext *_localctx = _tracker.createInstance<UsingClauseContext>(_ctx, getState());
  enterRule(_localctx, 62, BelayParser::RuleUsingClause);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(443);
    match(BelayParser::USING);
    setState(444);
    call();
    setState(449);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::COMMA) {
      setState(445);
      match(BelayParser::COMMA);
      setState(446);
      call();
      setState(451);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- RollbackContext ------------------------------------------------------------------

BelayParser::RollbackContext::RollbackContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::RollbackContext::ROLLBACK() {
  return getToken(BelayParser::ROLLBACK, 0);
}

tree::TerminalNode* BelayParser::RollbackContext::NONE() {
  return getToken(BelayParser::NONE, 0);
}

std::vector<tree::TerminalNode *> BelayParser::RollbackContext::STRING() {
  return getTokens(BelayParser::STRING);
}

tree::TerminalNode* BelayParser::RollbackContext::STRING(size_t i) {
  return getToken(BelayParser::STRING, i);
}

tree::TerminalNode* BelayParser::RollbackContext::UNNEEDED() {
  return getToken(BelayParser::UNNEEDED, 0);
}

tree::TerminalNode* BelayParser::RollbackContext::RESTORE() {
  return getToken(BelayParser::RESTORE, 0);
}

BelayParser::NameContext* BelayParser::RollbackContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}

BelayParser::CommandContext* BelayParser::RollbackContext::command() {
  return getRuleContext<BelayParser::CommandContext>(0);
}

BelayParser::UsingClauseContext* BelayParser::RollbackContext::usingClause() {
  return getRuleContext<BelayParser::UsingClauseContext>(0);
}

BelayParser::BodyContext* BelayParser::RollbackContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}

tree::TerminalNode* BelayParser::RollbackContext::RECOVER() {
  return getToken(BelayParser::RECOVER, 0);
}


size_t BelayParser::RollbackContext::getRuleIndex() const {
  return BelayParser::RuleRollback;
}


BelayParser::RollbackContext* BelayParser::rollback() {
  RollbackContext *_localctx = _tracker.createInstance<RollbackContext>(_ctx, getState());
  enterRule(_localctx, 64, BelayParser::RuleRollback);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(452);
    match(BelayParser::ROLLBACK);
    setState(466);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::NONE: {
        setState(453);
        match(BelayParser::NONE);
        setState(454);
        match(BelayParser::STRING);
        setState(457);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if (_la == BelayParser::RECOVER) {
          setState(455);
          match(BelayParser::RECOVER);
          setState(456);
          match(BelayParser::STRING);
        }
        break;
      }

      case BelayParser::UNNEEDED: {
        setState(459);
        match(BelayParser::UNNEEDED);
        setState(460);
        match(BelayParser::STRING);
        break;
      }

      case BelayParser::RESTORE: {
        setState(461);
        match(BelayParser::RESTORE);
        setState(462);
        name();
        break;
      }

      case BelayParser::FENCE:
      case BelayParser::SHELL: {
        setState(463);
        command();
        break;
      }

      case BelayParser::USING: {
        setState(464);
        usingClause();
        break;
      }

      case BelayParser::LBRACE: {
        setState(465);
        body();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- StepContext ------------------------------------------------------------------

BelayParser::StepContext::StepContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::VerbContext* BelayParser::StepContext::verb() {
  return getRuleContext<BelayParser::VerbContext>(0);
}

std::vector<BelayParser::CallContext *> BelayParser::StepContext::call() {
  return getRuleContexts<BelayParser::CallContext>();
}

BelayParser::CallContext* BelayParser::StepContext::call(size_t i) {
  return getRuleContext<BelayParser::CallContext>(i);
}

std::vector<BelayParser::ClauseContext *> BelayParser::StepContext::clause() {
  return getRuleContexts<BelayParser::ClauseContext>();
}

BelayParser::ClauseContext* BelayParser::StepContext::clause(size_t i) {
  return getRuleContext<BelayParser::ClauseContext>(i);
}

BelayParser::BodyContext* BelayParser::StepContext::body() {
  return getRuleContext<BelayParser::BodyContext>(0);
}

std::vector<tree::TerminalNode *> BelayParser::StepContext::COMMA() {
  return getTokens(BelayParser::COMMA);
}

tree::TerminalNode* BelayParser::StepContext::COMMA(size_t i) {
  return getToken(BelayParser::COMMA, i);
}


size_t BelayParser::StepContext::getRuleIndex() const {
  return BelayParser::RuleStep;
}


BelayParser::StepContext* BelayParser::step() {
  StepContext *_localctx = _tracker.createInstance<StepContext>(_ctx, getState());
  enterRule(_localctx, 66, BelayParser::RuleStep);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(468);
    verb();
    setState(477);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (((((_la - 29) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 29)) & ((1ULL << (BelayParser::EDITION - 29))
      | (1ULL << (BelayParser::IMPORT - 29))
      | (1ULL << (BelayParser::PLAN - 29))
      | (1ULL << (BelayParser::PARAM - 29))
      | (1ULL << (BelayParser::ENV - 29))
      | (1ULL << (BelayParser::LET - 29))
      | (1ULL << (BelayParser::CLUSTER - 29))
      | (1ULL << (BelayParser::NODES - 29))
      | (1ULL << (BelayParser::ADDON - 29))
      | (1ULL << (BelayParser::COMPONENT - 29))
      | (1ULL << (BelayParser::STORE - 29))
      | (1ULL << (BelayParser::ENTRY - 29))
      | (1ULL << (BelayParser::REQUIRE - 29))
      | (1ULL << (BelayParser::FILE - 29))
      | (1ULL << (BelayParser::ACTION - 29))
      | (1ULL << (BelayParser::PROCEDURE - 29))
      | (1ULL << (BelayParser::STAGE - 29))
      | (1ULL << (BelayParser::PARALLEL - 29))
      | (1ULL << (BelayParser::WITHIN - 29))
      | (1ULL << (BelayParser::ROLLBACK - 29))
      | (1ULL << (BelayParser::RESTORE - 29))
      | (1ULL << (BelayParser::ID - 29)))) != 0)) {
      setState(469);
      call();
      setState(474);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == BelayParser::COMMA) {
        setState(470);
        match(BelayParser::COMMA);
        setState(471);
        call();
        setState(476);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
    }
    setState(482);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << BelayParser::FENCE)
      | (1ULL << BelayParser::SHELL)
      | (1ULL << BelayParser::STRING)
      | (1ULL << BelayParser::DURATION)
      | (1ULL << BelayParser::NUMBER)
      | (1ULL << BelayParser::GE)
      | (1ULL << BelayParser::LE)
      | (1ULL << BelayParser::NE)
      | (1ULL << BelayParser::EQEQ)
      | (1ULL << BelayParser::GT)
      | (1ULL << BelayParser::LT)
      | (1ULL << BelayParser::FOR)
      | (1ULL << BelayParser::TO)
      | (1ULL << BelayParser::FROM)
      | (1ULL << BelayParser::AS)
      | (1ULL << BelayParser::BY)
      | (1ULL << BelayParser::SEE)
      | (1ULL << BelayParser::ABOUT)
      | (1ULL << BelayParser::ON)
      | (1ULL << BelayParser::USING))) != 0) || ((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (BelayParser::IS - 64))
      | (1ULL << (BelayParser::MATCHES - 64))
      | (1ULL << (BelayParser::FAILS - 64))
      | (1ULL << (BelayParser::MAY - 64))
      | (1ULL << (BelayParser::UP - 64))
      | (1ULL << (BelayParser::EVERY - 64))
      | (1ULL << (BelayParser::NONE - 64))
      | (1ULL << (BelayParser::OTHERWISE - 64)))) != 0)) {
      setState(479);
      clause();
      setState(484);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(486);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::LBRACE) {
      setState(485);
      body();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- VerbContext ------------------------------------------------------------------

BelayParser::VerbContext::VerbContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::VerbContext::ID() {
  return getToken(BelayParser::ID, 0);
}

tree::TerminalNode* BelayParser::VerbContext::RESTORE() {
  return getToken(BelayParser::RESTORE, 0);
}

tree::TerminalNode* BelayParser::VerbContext::RECOVER() {
  return getToken(BelayParser::RECOVER, 0);
}


size_t BelayParser::VerbContext::getRuleIndex() const {
  return BelayParser::RuleVerb;
}


BelayParser::VerbContext* BelayParser::verb() {
  VerbContext *_localctx = _tracker.createInstance<VerbContext>(_ctx, getState());
  enterRule(_localctx, 68, BelayParser::RuleVerb);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(488);
    _la = _input->LA(1);
    if (!(((((_la - 55) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 55)) & ((1ULL << (BelayParser::RESTORE - 55))
      | (1ULL << (BelayParser::RECOVER - 55))
      | (1ULL << (BelayParser::ID - 55)))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ClauseContext ------------------------------------------------------------------

BelayParser::ClauseContext::ClauseContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ClauseContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}

tree::TerminalNode* BelayParser::ClauseContext::DURATION() {
  return getToken(BelayParser::DURATION, 0);
}

tree::TerminalNode* BelayParser::ClauseContext::NUMBER() {
  return getToken(BelayParser::NUMBER, 0);
}

BelayParser::CommandContext* BelayParser::ClauseContext::command() {
  return getRuleContext<BelayParser::CommandContext>(0);
}

BelayParser::TestContext* BelayParser::ClauseContext::test() {
  return getRuleContext<BelayParser::TestContext>(0);
}

BelayParser::ToContext* BelayParser::ClauseContext::to() {
  return getRuleContext<BelayParser::ToContext>(0);
}

BelayParser::FromContext* BelayParser::ClauseContext::from() {
  return getRuleContext<BelayParser::FromContext>(0);
}

BelayParser::AsContext* BelayParser::ClauseContext::as() {
  return getRuleContext<BelayParser::AsContext>(0);
}

BelayParser::ByContext* BelayParser::ClauseContext::by() {
  return getRuleContext<BelayParser::ByContext>(0);
}

BelayParser::SeeContext* BelayParser::ClauseContext::see() {
  return getRuleContext<BelayParser::SeeContext>(0);
}

BelayParser::AboutContext* BelayParser::ClauseContext::about() {
  return getRuleContext<BelayParser::AboutContext>(0);
}

BelayParser::OnContext* BelayParser::ClauseContext::on() {
  return getRuleContext<BelayParser::OnContext>(0);
}

BelayParser::UsingClauseContext* BelayParser::ClauseContext::usingClause() {
  return getRuleContext<BelayParser::UsingClauseContext>(0);
}

BelayParser::UpToContext* BelayParser::ClauseContext::upTo() {
  return getRuleContext<BelayParser::UpToContext>(0);
}

BelayParser::EveryContext* BelayParser::ClauseContext::every() {
  return getRuleContext<BelayParser::EveryContext>(0);
}

BelayParser::HoldForContext* BelayParser::ClauseContext::holdFor() {
  return getRuleContext<BelayParser::HoldForContext>(0);
}

BelayParser::ComparisonContext* BelayParser::ClauseContext::comparison() {
  return getRuleContext<BelayParser::ComparisonContext>(0);
}

BelayParser::AtomContext* BelayParser::ClauseContext::atom() {
  return getRuleContext<BelayParser::AtomContext>(0);
}

tree::TerminalNode* BelayParser::ClauseContext::NONE() {
  return getToken(BelayParser::NONE, 0);
}

tree::TerminalNode* BelayParser::ClauseContext::OTHERWISE() {
  return getToken(BelayParser::OTHERWISE, 0);
}

tree::TerminalNode* BelayParser::ClauseContext::ROLLBACK() {
  return getToken(BelayParser::ROLLBACK, 0);
}


size_t BelayParser::ClauseContext::getRuleIndex() const {
  return BelayParser::RuleClause;
}


BelayParser::ClauseContext* BelayParser::clause() {
  ClauseContext *_localctx = _tracker.createInstance<ClauseContext>(_ctx, getState());
  enterRule(_localctx, 70, BelayParser::RuleClause);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(512);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::STRING: {
        enterOuterAlt(_localctx, 1);
        setState(490);
        match(BelayParser::STRING);
        break;
      }

      case BelayParser::DURATION: {
        enterOuterAlt(_localctx, 2);
        setState(491);
        match(BelayParser::DURATION);
        break;
      }

      case BelayParser::NUMBER: {
        enterOuterAlt(_localctx, 3);
        setState(492);
        match(BelayParser::NUMBER);
        break;
      }

      case BelayParser::FENCE:
      case BelayParser::SHELL: {
        enterOuterAlt(_localctx, 4);
        setState(493);
        command();
        break;
      }

      case BelayParser::IS:
      case BelayParser::MATCHES:
      case BelayParser::FAILS:
      case BelayParser::MAY: {
        enterOuterAlt(_localctx, 5);
        setState(494);
        test();
        break;
      }

      case BelayParser::TO: {
        enterOuterAlt(_localctx, 6);
        setState(495);
        to();
        break;
      }

      case BelayParser::FROM: {
        enterOuterAlt(_localctx, 7);
        setState(496);
        from();
        break;
      }

      case BelayParser::AS: {
        enterOuterAlt(_localctx, 8);
        setState(497);
        as();
        break;
      }

      case BelayParser::BY: {
        enterOuterAlt(_localctx, 9);
        setState(498);
        by();
        break;
      }

      case BelayParser::SEE: {
        enterOuterAlt(_localctx, 10);
        setState(499);
        see();
        break;
      }

      case BelayParser::ABOUT: {
        enterOuterAlt(_localctx, 11);
        setState(500);
        about();
        break;
      }

      case BelayParser::ON: {
        enterOuterAlt(_localctx, 12);
        setState(501);
        on();
        break;
      }

      case BelayParser::USING: {
        enterOuterAlt(_localctx, 13);
        setState(502);
        usingClause();
        break;
      }

      case BelayParser::UP: {
        enterOuterAlt(_localctx, 14);
        setState(503);
        upTo();
        break;
      }

      case BelayParser::EVERY: {
        enterOuterAlt(_localctx, 15);
        setState(504);
        every();
        break;
      }

      case BelayParser::FOR: {
        enterOuterAlt(_localctx, 16);
        setState(505);
        holdFor();
        break;
      }

      case BelayParser::GE:
      case BelayParser::LE:
      case BelayParser::NE:
      case BelayParser::EQEQ:
      case BelayParser::GT:
      case BelayParser::LT: {
        enterOuterAlt(_localctx, 17);
        setState(506);
        comparison();
        setState(507);
        atom();
        break;
      }

      case BelayParser::NONE: {
        enterOuterAlt(_localctx, 18);
        setState(509);
        match(BelayParser::NONE);
        break;
      }

      case BelayParser::OTHERWISE: {
        enterOuterAlt(_localctx, 19);
        setState(510);
        match(BelayParser::OTHERWISE);
        setState(511);
        match(BelayParser::ROLLBACK);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ToContext ------------------------------------------------------------------

BelayParser::ToContext::ToContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ToContext::TO() {
  return getToken(BelayParser::TO, 0);
}

BelayParser::AtomContext* BelayParser::ToContext::atom() {
  return getRuleContext<BelayParser::AtomContext>(0);
}


size_t BelayParser::ToContext::getRuleIndex() const {
  return BelayParser::RuleTo;
}


BelayParser::ToContext* BelayParser::to() {
  ToContext *_localctx = _tracker.createInstance<ToContext>(_ctx, getState());
  enterRule(_localctx, 72, BelayParser::RuleTo);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(514);
    match(BelayParser::TO);
    setState(515);
    atom();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- FromContext ------------------------------------------------------------------

BelayParser::FromContext::FromContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::FromContext::FROM() {
  return getToken(BelayParser::FROM, 0);
}

BelayParser::RefContext* BelayParser::FromContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}

tree::TerminalNode* BelayParser::FromContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}


size_t BelayParser::FromContext::getRuleIndex() const {
  return BelayParser::RuleFrom;
}


BelayParser::FromContext* BelayParser::from() {
  FromContext *_localctx = _tracker.createInstance<FromContext>(_ctx, getState());
  enterRule(_localctx, 74, BelayParser::RuleFrom);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(517);
    match(BelayParser::FROM);
    setState(520);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        setState(518);
        ref();
        break;
      }

      case BelayParser::STRING: {
        setState(519);
        match(BelayParser::STRING);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AsContext ------------------------------------------------------------------

BelayParser::AsContext::AsContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::AsContext::AS() {
  return getToken(BelayParser::AS, 0);
}

BelayParser::NameContext* BelayParser::AsContext::name() {
  return getRuleContext<BelayParser::NameContext>(0);
}


size_t BelayParser::AsContext::getRuleIndex() const {
  return BelayParser::RuleAs;
}


BelayParser::AsContext* BelayParser::as() {
  AsContext *_localctx = _tracker.createInstance<AsContext>(_ctx, getState());
  enterRule(_localctx, 76, BelayParser::RuleAs);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(522);
    match(BelayParser::AS);
    setState(523);
    name();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ByContext ------------------------------------------------------------------

BelayParser::ByContext::ByContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ByContext::BY() {
  return getToken(BelayParser::BY, 0);
}

tree::TerminalNode* BelayParser::ByContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}


size_t BelayParser::ByContext::getRuleIndex() const {
  return BelayParser::RuleBy;
}


BelayParser::ByContext* BelayParser::by() {
  ByContext *_localctx = _tracker.createInstance<ByContext>(_ctx, getState());
  enterRule(_localctx, 78, BelayParser::RuleBy);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(525);
    match(BelayParser::BY);
    setState(526);
    match(BelayParser::STRING);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- SeeContext ------------------------------------------------------------------

BelayParser::SeeContext::SeeContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::SeeContext::SEE() {
  return getToken(BelayParser::SEE, 0);
}

tree::TerminalNode* BelayParser::SeeContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}


size_t BelayParser::SeeContext::getRuleIndex() const {
  return BelayParser::RuleSee;
}


BelayParser::SeeContext* BelayParser::see() {
  SeeContext *_localctx = _tracker.createInstance<SeeContext>(_ctx, getState());
  enterRule(_localctx, 80, BelayParser::RuleSee);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(528);
    match(BelayParser::SEE);
    setState(529);
    match(BelayParser::STRING);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AboutContext ------------------------------------------------------------------

BelayParser::AboutContext::AboutContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::AboutContext::ABOUT() {
  return getToken(BelayParser::ABOUT, 0);
}

std::vector<BelayParser::RefContext *> BelayParser::AboutContext::ref() {
  return getRuleContexts<BelayParser::RefContext>();
}

BelayParser::RefContext* BelayParser::AboutContext::ref(size_t i) {
  return getRuleContext<BelayParser::RefContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::AboutContext::COMMA() {
  return getTokens(BelayParser::COMMA);
}

tree::TerminalNode* BelayParser::AboutContext::COMMA(size_t i) {
  return getToken(BelayParser::COMMA, i);
}


size_t BelayParser::AboutContext::getRuleIndex() const {
  return BelayParser::RuleAbout;
}


BelayParser::AboutContext* BelayParser::about() {
  AboutContext *_localctx = _tracker.createInstance<AboutContext>(_ctx, getState());
  enterRule(_localctx, 82, BelayParser::RuleAbout);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(531);
    match(BelayParser::ABOUT);
    setState(532);
    ref();
    setState(537);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::COMMA) {
      setState(533);
      match(BelayParser::COMMA);
      setState(534);
      ref();
      setState(539);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- OnContext ------------------------------------------------------------------

BelayParser::OnContext::OnContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::OnContext::ON() {
  return getToken(BelayParser::ON, 0);
}

BelayParser::RefContext* BelayParser::OnContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}


size_t BelayParser::OnContext::getRuleIndex() const {
  return BelayParser::RuleOn;
}


BelayParser::OnContext* BelayParser::on() {
  OnContext *_localctx = _tracker.createInstance<OnContext>(_ctx, getState());
  enterRule(_localctx, 84, BelayParser::RuleOn);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(540);
    match(BelayParser::ON);
    setState(541);
    ref();
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- UpToContext ------------------------------------------------------------------

BelayParser::UpToContext::UpToContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::UpToContext::UP() {
  return getToken(BelayParser::UP, 0);
}

tree::TerminalNode* BelayParser::UpToContext::TO() {
  return getToken(BelayParser::TO, 0);
}

tree::TerminalNode* BelayParser::UpToContext::DURATION() {
  return getToken(BelayParser::DURATION, 0);
}

BelayParser::RefContext* BelayParser::UpToContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}


size_t BelayParser::UpToContext::getRuleIndex() const {
  return BelayParser::RuleUpTo;
}


BelayParser::UpToContext* BelayParser::upTo() {
  UpToContext *_localctx = _tracker.createInstance<UpToContext>(_ctx, getState());
  enterRule(_localctx, 86, BelayParser::RuleUpTo);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(543);
    match(BelayParser::UP);
    setState(544);
    match(BelayParser::TO);
    setState(547);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::DURATION: {
        setState(545);
        match(BelayParser::DURATION);
        break;
      }

      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        setState(546);
        ref();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- EveryContext ------------------------------------------------------------------

BelayParser::EveryContext::EveryContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::EveryContext::EVERY() {
  return getToken(BelayParser::EVERY, 0);
}

tree::TerminalNode* BelayParser::EveryContext::DURATION() {
  return getToken(BelayParser::DURATION, 0);
}

BelayParser::RefContext* BelayParser::EveryContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}


size_t BelayParser::EveryContext::getRuleIndex() const {
  return BelayParser::RuleEvery;
}


BelayParser::EveryContext* BelayParser::every() {
  EveryContext *_localctx = _tracker.createInstance<EveryContext>(_ctx, getState());
  enterRule(_localctx, 88, BelayParser::RuleEvery);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(549);
    match(BelayParser::EVERY);
    setState(552);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::DURATION: {
        setState(550);
        match(BelayParser::DURATION);
        break;
      }

      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        setState(551);
        ref();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- HoldForContext ------------------------------------------------------------------

BelayParser::HoldForContext::HoldForContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::HoldForContext::FOR() {
  return getToken(BelayParser::FOR, 0);
}

tree::TerminalNode* BelayParser::HoldForContext::DURATION() {
  return getToken(BelayParser::DURATION, 0);
}

BelayParser::RefContext* BelayParser::HoldForContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}


size_t BelayParser::HoldForContext::getRuleIndex() const {
  return BelayParser::RuleHoldFor;
}


BelayParser::HoldForContext* BelayParser::holdFor() {
  HoldForContext *_localctx = _tracker.createInstance<HoldForContext>(_ctx, getState());
  enterRule(_localctx, 90, BelayParser::RuleHoldFor);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(554);
    match(BelayParser::FOR);
    setState(557);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::DURATION: {
        setState(555);
        match(BelayParser::DURATION);
        break;
      }

      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        setState(556);
        ref();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- TestContext ------------------------------------------------------------------

BelayParser::TestContext::TestContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::TestContext::IS() {
  return getToken(BelayParser::IS, 0);
}

tree::TerminalNode* BelayParser::TestContext::NOT() {
  return getToken(BelayParser::NOT, 0);
}

tree::TerminalNode* BelayParser::TestContext::EMPTY() {
  return getToken(BelayParser::EMPTY, 0);
}

BelayParser::ComparisonContext* BelayParser::TestContext::comparison() {
  return getRuleContext<BelayParser::ComparisonContext>(0);
}

BelayParser::AtomContext* BelayParser::TestContext::atom() {
  return getRuleContext<BelayParser::AtomContext>(0);
}

tree::TerminalNode* BelayParser::TestContext::MATCHES() {
  return getToken(BelayParser::MATCHES, 0);
}

tree::TerminalNode* BelayParser::TestContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}

tree::TerminalNode* BelayParser::TestContext::FAILS() {
  return getToken(BelayParser::FAILS, 0);
}

tree::TerminalNode* BelayParser::TestContext::ON() {
  return getToken(BelayParser::ON, 0);
}

BelayParser::ListContext* BelayParser::TestContext::list() {
  return getRuleContext<BelayParser::ListContext>(0);
}

tree::TerminalNode* BelayParser::TestContext::MAY() {
  return getToken(BelayParser::MAY, 0);
}

tree::TerminalNode* BelayParser::TestContext::BE() {
  return getToken(BelayParser::BE, 0);
}


size_t BelayParser::TestContext::getRuleIndex() const {
  return BelayParser::RuleTest;
}


BelayParser::TestContext* BelayParser::test() {
  TestContext *_localctx = _tracker.createInstance<TestContext>(_ctx, getState());
  enterRule(_localctx, 92, BelayParser::RuleTest);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(583);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::IS: {
        enterOuterAlt(_localctx, 1);
        setState(559);
        match(BelayParser::IS);
        setState(570);
        _errHandler->sync(this);
        switch (_input->LA(1)) {
          case BelayParser::NOT: {
            setState(560);
            match(BelayParser::NOT);
            setState(563);
            _errHandler->sync(this);
            switch (_input->LA(1)) {
              case BelayParser::EMPTY: {
                setState(561);
                match(BelayParser::EMPTY);
                break;
              }

              case BelayParser::FENCE:
              case BelayParser::SHELL:
              case BelayParser::STRING:
              case BelayParser::PLACEHOLDER:
              case BelayParser::DURATION:
              case BelayParser::VERSION:
              case BelayParser::NUMBER:
              case BelayParser::LBRACK:
              case BelayParser::QMARK:
              case BelayParser::EDITION:
              case BelayParser::IMPORT:
              case BelayParser::PLAN:
              case BelayParser::PARAM:
              case BelayParser::ENV:
              case BelayParser::LET:
              case BelayParser::CLUSTER:
              case BelayParser::NODES:
              case BelayParser::ADDON:
              case BelayParser::COMPONENT:
              case BelayParser::STORE:
              case BelayParser::ENTRY:
              case BelayParser::REQUIRE:
              case BelayParser::FILE:
              case BelayParser::ACTION:
              case BelayParser::PROCEDURE:
              case BelayParser::STAGE:
              case BelayParser::PARALLEL:
              case BelayParser::WITHIN:
              case BelayParser::ROLLBACK:
              case BelayParser::RESTORE:
              case BelayParser::NONE:
              case BelayParser::ID: {
                setState(562);
                atom();
                break;
              }

            default:
              throw NoViableAltException(this);
            }
            break;
          }

          case BelayParser::EMPTY: {
            setState(565);
            match(BelayParser::EMPTY);
            break;
          }

          case BelayParser::GE:
          case BelayParser::LE:
          case BelayParser::NE:
          case BelayParser::EQEQ:
          case BelayParser::GT:
          case BelayParser::LT: {
            setState(566);
            comparison();
            setState(567);
            atom();
            break;
          }

          case BelayParser::FENCE:
          case BelayParser::SHELL:
          case BelayParser::STRING:
          case BelayParser::PLACEHOLDER:
          case BelayParser::DURATION:
          case BelayParser::VERSION:
          case BelayParser::NUMBER:
          case BelayParser::LBRACK:
          case BelayParser::QMARK:
          case BelayParser::EDITION:
          case BelayParser::IMPORT:
          case BelayParser::PLAN:
          case BelayParser::PARAM:
          case BelayParser::ENV:
          case BelayParser::LET:
          case BelayParser::CLUSTER:
          case BelayParser::NODES:
          case BelayParser::ADDON:
          case BelayParser::COMPONENT:
          case BelayParser::STORE:
          case BelayParser::ENTRY:
          case BelayParser::REQUIRE:
          case BelayParser::FILE:
          case BelayParser::ACTION:
          case BelayParser::PROCEDURE:
          case BelayParser::STAGE:
          case BelayParser::PARALLEL:
          case BelayParser::WITHIN:
          case BelayParser::ROLLBACK:
          case BelayParser::RESTORE:
          case BelayParser::NONE:
          case BelayParser::ID: {
            setState(569);
            atom();
            break;
          }

        default:
          throw NoViableAltException(this);
        }
        break;
      }

      case BelayParser::MATCHES: {
        enterOuterAlt(_localctx, 2);
        setState(572);
        match(BelayParser::MATCHES);
        setState(573);
        match(BelayParser::STRING);
        break;
      }

      case BelayParser::FAILS: {
        enterOuterAlt(_localctx, 3);
        setState(574);
        match(BelayParser::FAILS);
        setState(575);
        match(BelayParser::ON);
        setState(578);
        _errHandler->sync(this);
        switch (_input->LA(1)) {
          case BelayParser::STRING: {
            setState(576);
            match(BelayParser::STRING);
            break;
          }

          case BelayParser::LBRACK: {
            setState(577);
            list();
            break;
          }

        default:
          throw NoViableAltException(this);
        }
        break;
      }

      case BelayParser::MAY: {
        enterOuterAlt(_localctx, 4);
        setState(580);
        match(BelayParser::MAY);
        setState(581);
        match(BelayParser::BE);
        setState(582);
        match(BelayParser::EMPTY);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ConditionContext ------------------------------------------------------------------

BelayParser::ConditionContext::ConditionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<BelayParser::ConjunctionContext *> BelayParser::ConditionContext::conjunction() {
  return getRuleContexts<BelayParser::ConjunctionContext>();
}

BelayParser::ConjunctionContext* BelayParser::ConditionContext::conjunction(size_t i) {
  return getRuleContext<BelayParser::ConjunctionContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::ConditionContext::OR() {
  return getTokens(BelayParser::OR);
}

tree::TerminalNode* BelayParser::ConditionContext::OR(size_t i) {
  return getToken(BelayParser::OR, i);
}


size_t BelayParser::ConditionContext::getRuleIndex() const {
  return BelayParser::RuleCondition;
}


BelayParser::ConditionContext* BelayParser::condition() {
  ConditionContext *_localctx = _tracker.createInstance<ConditionContext>(_ctx, getState());
  enterRule(_localctx, 94, BelayParser::RuleCondition);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(585);
    conjunction();
    setState(590);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::OR) {
      setState(586);
      match(BelayParser::OR);
      setState(587);
      conjunction();
      setState(592);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ConjunctionContext ------------------------------------------------------------------

BelayParser::ConjunctionContext::ConjunctionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<BelayParser::NegationContext *> BelayParser::ConjunctionContext::negation() {
  return getRuleContexts<BelayParser::NegationContext>();
}

BelayParser::NegationContext* BelayParser::ConjunctionContext::negation(size_t i) {
  return getRuleContext<BelayParser::NegationContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::ConjunctionContext::AND() {
  return getTokens(BelayParser::AND);
}

tree::TerminalNode* BelayParser::ConjunctionContext::AND(size_t i) {
  return getToken(BelayParser::AND, i);
}


size_t BelayParser::ConjunctionContext::getRuleIndex() const {
  return BelayParser::RuleConjunction;
}


BelayParser::ConjunctionContext* BelayParser::conjunction() {
  ConjunctionContext *_localctx = _tracker.createInstance<ConjunctionContext>(_ctx, getState());
  enterRule(_localctx, 96, BelayParser::RuleConjunction);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(593);
    negation();
    setState(598);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::AND) {
      setState(594);
      match(BelayParser::AND);
      setState(595);
      negation();
      setState(600);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- NegationContext ------------------------------------------------------------------

BelayParser::NegationContext::NegationContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::NegationContext::NOT() {
  return getToken(BelayParser::NOT, 0);
}

BelayParser::NegationContext* BelayParser::NegationContext::negation() {
  return getRuleContext<BelayParser::NegationContext>(0);
}

tree::TerminalNode* BelayParser::NegationContext::LPAREN() {
  return getToken(BelayParser::LPAREN, 0);
}

BelayParser::ConditionContext* BelayParser::NegationContext::condition() {
  return getRuleContext<BelayParser::ConditionContext>(0);
}

tree::TerminalNode* BelayParser::NegationContext::RPAREN() {
  return getToken(BelayParser::RPAREN, 0);
}

BelayParser::QuestionContext* BelayParser::NegationContext::question() {
  return getRuleContext<BelayParser::QuestionContext>(0);
}

BelayParser::CommandTestContext* BelayParser::NegationContext::commandTest() {
  return getRuleContext<BelayParser::CommandTestContext>(0);
}

BelayParser::ComparedContext* BelayParser::NegationContext::compared() {
  return getRuleContext<BelayParser::ComparedContext>(0);
}


size_t BelayParser::NegationContext::getRuleIndex() const {
  return BelayParser::RuleNegation;
}


BelayParser::NegationContext* BelayParser::negation() {
  NegationContext *_localctx = _tracker.createInstance<NegationContext>(_ctx, getState());
  enterRule(_localctx, 98, BelayParser::RuleNegation);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(610);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::NOT: {
        enterOuterAlt(_localctx, 1);
        setState(601);
        match(BelayParser::NOT);
        setState(602);
        negation();
        break;
      }

      case BelayParser::LPAREN: {
        enterOuterAlt(_localctx, 2);
        setState(603);
        match(BelayParser::LPAREN);
        setState(604);
        condition();
        setState(605);
        match(BelayParser::RPAREN);
        break;
      }

      case BelayParser::STRING: {
        enterOuterAlt(_localctx, 3);
        setState(607);
        question();
        break;
      }

      case BelayParser::FENCE:
      case BelayParser::SHELL: {
        enterOuterAlt(_localctx, 4);
        setState(608);
        commandTest();
        break;
      }

      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        enterOuterAlt(_localctx, 5);
        setState(609);
        compared();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- QuestionContext ------------------------------------------------------------------

BelayParser::QuestionContext::QuestionContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::QuestionContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}


size_t BelayParser::QuestionContext::getRuleIndex() const {
  return BelayParser::RuleQuestion;
}


BelayParser::QuestionContext* BelayParser::question() {
  QuestionContext *_localctx = _tracker.createInstance<QuestionContext>(_ctx, getState());
  enterRule(_localctx, 100, BelayParser::RuleQuestion);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(612);
    match(BelayParser::STRING);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- CommandTestContext ------------------------------------------------------------------

BelayParser::CommandTestContext::CommandTestContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::CommandContext* BelayParser::CommandTestContext::command() {
  return getRuleContext<BelayParser::CommandContext>(0);
}

std::vector<BelayParser::TestContext *> BelayParser::CommandTestContext::test() {
  return getRuleContexts<BelayParser::TestContext>();
}

BelayParser::TestContext* BelayParser::CommandTestContext::test(size_t i) {
  return getRuleContext<BelayParser::TestContext>(i);
}


size_t BelayParser::CommandTestContext::getRuleIndex() const {
  return BelayParser::RuleCommandTest;
}


BelayParser::CommandTestContext* BelayParser::commandTest() {
  CommandTestContext *_localctx = _tracker.createInstance<CommandTestContext>(_ctx, getState());
  enterRule(_localctx, 102, BelayParser::RuleCommandTest);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(614);
    command();
    setState(618);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (((((_la - 64) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 64)) & ((1ULL << (BelayParser::IS - 64))
      | (1ULL << (BelayParser::MATCHES - 64))
      | (1ULL << (BelayParser::FAILS - 64))
      | (1ULL << (BelayParser::MAY - 64)))) != 0)) {
      setState(615);
      test();
      setState(620);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ComparedContext ------------------------------------------------------------------

BelayParser::ComparedContext::ComparedContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::RefContext* BelayParser::ComparedContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}

BelayParser::ComparisonContext* BelayParser::ComparedContext::comparison() {
  return getRuleContext<BelayParser::ComparisonContext>(0);
}

BelayParser::AtomContext* BelayParser::ComparedContext::atom() {
  return getRuleContext<BelayParser::AtomContext>(0);
}

tree::TerminalNode* BelayParser::ComparedContext::IN() {
  return getToken(BelayParser::IN, 0);
}

BelayParser::ListContext* BelayParser::ComparedContext::list() {
  return getRuleContext<BelayParser::ListContext>(0);
}


size_t BelayParser::ComparedContext::getRuleIndex() const {
  return BelayParser::RuleCompared;
}


BelayParser::ComparedContext* BelayParser::compared() {
  ComparedContext *_localctx = _tracker.createInstance<ComparedContext>(_ctx, getState());
  enterRule(_localctx, 104, BelayParser::RuleCompared);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(621);
    ref();
    setState(627);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::GE:
      case BelayParser::LE:
      case BelayParser::NE:
      case BelayParser::EQEQ:
      case BelayParser::GT:
      case BelayParser::LT: {
        setState(622);
        comparison();
        setState(623);
        atom();
        break;
      }

      case BelayParser::IN: {
        setState(625);
        match(BelayParser::IN);
        setState(626);
        list();
        break;
      }

      case BelayParser::LBRACE:
      case BelayParser::RPAREN:
      case BelayParser::AND:
      case BelayParser::OR: {
        break;
      }

    default:
      break;
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ComparisonContext ------------------------------------------------------------------

BelayParser::ComparisonContext::ComparisonContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ComparisonContext::GE() {
  return getToken(BelayParser::GE, 0);
}

tree::TerminalNode* BelayParser::ComparisonContext::LE() {
  return getToken(BelayParser::LE, 0);
}

tree::TerminalNode* BelayParser::ComparisonContext::NE() {
  return getToken(BelayParser::NE, 0);
}

tree::TerminalNode* BelayParser::ComparisonContext::EQEQ() {
  return getToken(BelayParser::EQEQ, 0);
}

tree::TerminalNode* BelayParser::ComparisonContext::GT() {
  return getToken(BelayParser::GT, 0);
}

tree::TerminalNode* BelayParser::ComparisonContext::LT() {
  return getToken(BelayParser::LT, 0);
}


size_t BelayParser::ComparisonContext::getRuleIndex() const {
  return BelayParser::RuleComparison;
}


BelayParser::ComparisonContext* BelayParser::comparison() {
  ComparisonContext *_localctx = _tracker.createInstance<ComparisonContext>(_ctx, getState());
  enterRule(_localctx, 106, BelayParser::RuleComparison);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(629);
    _la = _input->LA(1);
    if (!((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << BelayParser::GE)
      | (1ULL << BelayParser::LE)
      | (1ULL << BelayParser::NE)
      | (1ULL << BelayParser::EQEQ)
      | (1ULL << BelayParser::GT)
      | (1ULL << BelayParser::LT))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ValueContext ------------------------------------------------------------------

BelayParser::ValueContext::ValueContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<BelayParser::AtomContext *> BelayParser::ValueContext::atom() {
  return getRuleContexts<BelayParser::AtomContext>();
}

BelayParser::AtomContext* BelayParser::ValueContext::atom(size_t i) {
  return getRuleContext<BelayParser::AtomContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::ValueContext::ARROW() {
  return getTokens(BelayParser::ARROW);
}

tree::TerminalNode* BelayParser::ValueContext::ARROW(size_t i) {
  return getToken(BelayParser::ARROW, i);
}


size_t BelayParser::ValueContext::getRuleIndex() const {
  return BelayParser::RuleValue;
}


BelayParser::ValueContext* BelayParser::value() {
  ValueContext *_localctx = _tracker.createInstance<ValueContext>(_ctx, getState());
  enterRule(_localctx, 108, BelayParser::RuleValue);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(631);
    atom();
    setState(636);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::ARROW) {
      setState(632);
      match(BelayParser::ARROW);
      setState(633);
      atom();
      setState(638);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- AtomContext ------------------------------------------------------------------

BelayParser::AtomContext::AtomContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::AtomContext::STRING() {
  return getToken(BelayParser::STRING, 0);
}

tree::TerminalNode* BelayParser::AtomContext::VERSION() {
  return getToken(BelayParser::VERSION, 0);
}

tree::TerminalNode* BelayParser::AtomContext::NUMBER() {
  return getToken(BelayParser::NUMBER, 0);
}

tree::TerminalNode* BelayParser::AtomContext::DURATION() {
  return getToken(BelayParser::DURATION, 0);
}

tree::TerminalNode* BelayParser::AtomContext::PLACEHOLDER() {
  return getToken(BelayParser::PLACEHOLDER, 0);
}

tree::TerminalNode* BelayParser::AtomContext::QMARK() {
  return getToken(BelayParser::QMARK, 0);
}

tree::TerminalNode* BelayParser::AtomContext::NONE() {
  return getToken(BelayParser::NONE, 0);
}

BelayParser::ListContext* BelayParser::AtomContext::list() {
  return getRuleContext<BelayParser::ListContext>(0);
}

BelayParser::CommandContext* BelayParser::AtomContext::command() {
  return getRuleContext<BelayParser::CommandContext>(0);
}

BelayParser::RefContext* BelayParser::AtomContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}


size_t BelayParser::AtomContext::getRuleIndex() const {
  return BelayParser::RuleAtom;
}


BelayParser::AtomContext* BelayParser::atom() {
  AtomContext *_localctx = _tracker.createInstance<AtomContext>(_ctx, getState());
  enterRule(_localctx, 110, BelayParser::RuleAtom);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(649);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::STRING: {
        enterOuterAlt(_localctx, 1);
        setState(639);
        match(BelayParser::STRING);
        break;
      }

      case BelayParser::VERSION: {
        enterOuterAlt(_localctx, 2);
        setState(640);
        match(BelayParser::VERSION);
        break;
      }

      case BelayParser::NUMBER: {
        enterOuterAlt(_localctx, 3);
        setState(641);
        match(BelayParser::NUMBER);
        break;
      }

      case BelayParser::DURATION: {
        enterOuterAlt(_localctx, 4);
        setState(642);
        match(BelayParser::DURATION);
        break;
      }

      case BelayParser::PLACEHOLDER: {
        enterOuterAlt(_localctx, 5);
        setState(643);
        match(BelayParser::PLACEHOLDER);
        break;
      }

      case BelayParser::QMARK: {
        enterOuterAlt(_localctx, 6);
        setState(644);
        match(BelayParser::QMARK);
        break;
      }

      case BelayParser::NONE: {
        enterOuterAlt(_localctx, 7);
        setState(645);
        match(BelayParser::NONE);
        break;
      }

      case BelayParser::LBRACK: {
        enterOuterAlt(_localctx, 8);
        setState(646);
        list();
        break;
      }

      case BelayParser::FENCE:
      case BelayParser::SHELL: {
        enterOuterAlt(_localctx, 9);
        setState(647);
        command();
        break;
      }

      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        enterOuterAlt(_localctx, 10);
        setState(648);
        ref();
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ListContext ------------------------------------------------------------------

BelayParser::ListContext::ListContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ListContext::LBRACK() {
  return getToken(BelayParser::LBRACK, 0);
}

tree::TerminalNode* BelayParser::ListContext::RBRACK() {
  return getToken(BelayParser::RBRACK, 0);
}

std::vector<tree::TerminalNode *> BelayParser::ListContext::NL() {
  return getTokens(BelayParser::NL);
}

tree::TerminalNode* BelayParser::ListContext::NL(size_t i) {
  return getToken(BelayParser::NL, i);
}

std::vector<BelayParser::ValueContext *> BelayParser::ListContext::value() {
  return getRuleContexts<BelayParser::ValueContext>();
}

BelayParser::ValueContext* BelayParser::ListContext::value(size_t i) {
  return getRuleContext<BelayParser::ValueContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::ListContext::COMMA() {
  return getTokens(BelayParser::COMMA);
}

tree::TerminalNode* BelayParser::ListContext::COMMA(size_t i) {
  return getToken(BelayParser::COMMA, i);
}


size_t BelayParser::ListContext::getRuleIndex() const {
  return BelayParser::RuleList;
}


BelayParser::ListContext* BelayParser::list() {
  ListContext *_localctx = _tracker.createInstance<ListContext>(_ctx, getState());
  enterRule(_localctx, 112, BelayParser::RuleList);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(651);
    match(BelayParser::LBRACK);
    setState(655);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::NL) {
      setState(652);
      match(BelayParser::NL);
      setState(657);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(686);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << BelayParser::FENCE)
      | (1ULL << BelayParser::SHELL)
      | (1ULL << BelayParser::STRING)
      | (1ULL << BelayParser::PLACEHOLDER)
      | (1ULL << BelayParser::DURATION)
      | (1ULL << BelayParser::VERSION)
      | (1ULL << BelayParser::NUMBER)
      | (1ULL << BelayParser::LBRACK)
      | (1ULL << BelayParser::QMARK)
      | (1ULL << BelayParser::EDITION)
      | (1ULL << BelayParser::IMPORT)
      | (1ULL << BelayParser::PLAN)
      | (1ULL << BelayParser::PARAM)
      | (1ULL << BelayParser::ENV)
      | (1ULL << BelayParser::LET)
      | (1ULL << BelayParser::CLUSTER)
      | (1ULL << BelayParser::NODES)
      | (1ULL << BelayParser::ADDON)
      | (1ULL << BelayParser::COMPONENT)
      | (1ULL << BelayParser::STORE)
      | (1ULL << BelayParser::ENTRY)
      | (1ULL << BelayParser::REQUIRE)
      | (1ULL << BelayParser::FILE)
      | (1ULL << BelayParser::ACTION)
      | (1ULL << BelayParser::PROCEDURE)
      | (1ULL << BelayParser::STAGE)
      | (1ULL << BelayParser::PARALLEL)
      | (1ULL << BelayParser::WITHIN)
      | (1ULL << BelayParser::ROLLBACK)
      | (1ULL << BelayParser::RESTORE))) != 0) || _la == BelayParser::NONE

    || _la == BelayParser::ID) {
      setState(658);
      value();
      setState(662);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == BelayParser::NL) {
        setState(659);
        match(BelayParser::NL);
        setState(664);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
      setState(683);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == BelayParser::COMMA) {
        setState(665);
        match(BelayParser::COMMA);
        setState(669);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == BelayParser::NL) {
          setState(666);
          match(BelayParser::NL);
          setState(671);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(679);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if ((((_la & ~ 0x3fULL) == 0) &&
          ((1ULL << _la) & ((1ULL << BelayParser::FENCE)
          | (1ULL << BelayParser::SHELL)
          | (1ULL << BelayParser::STRING)
          | (1ULL << BelayParser::PLACEHOLDER)
          | (1ULL << BelayParser::DURATION)
          | (1ULL << BelayParser::VERSION)
          | (1ULL << BelayParser::NUMBER)
          | (1ULL << BelayParser::LBRACK)
          | (1ULL << BelayParser::QMARK)
          | (1ULL << BelayParser::EDITION)
          | (1ULL << BelayParser::IMPORT)
          | (1ULL << BelayParser::PLAN)
          | (1ULL << BelayParser::PARAM)
          | (1ULL << BelayParser::ENV)
          | (1ULL << BelayParser::LET)
          | (1ULL << BelayParser::CLUSTER)
          | (1ULL << BelayParser::NODES)
          | (1ULL << BelayParser::ADDON)
          | (1ULL << BelayParser::COMPONENT)
          | (1ULL << BelayParser::STORE)
          | (1ULL << BelayParser::ENTRY)
          | (1ULL << BelayParser::REQUIRE)
          | (1ULL << BelayParser::FILE)
          | (1ULL << BelayParser::ACTION)
          | (1ULL << BelayParser::PROCEDURE)
          | (1ULL << BelayParser::STAGE)
          | (1ULL << BelayParser::PARALLEL)
          | (1ULL << BelayParser::WITHIN)
          | (1ULL << BelayParser::ROLLBACK)
          | (1ULL << BelayParser::RESTORE))) != 0) || _la == BelayParser::NONE

        || _la == BelayParser::ID) {
          setState(672);
          value();
          setState(676);
          _errHandler->sync(this);
          _la = _input->LA(1);
          while (_la == BelayParser::NL) {
            setState(673);
            match(BelayParser::NL);
            setState(678);
            _errHandler->sync(this);
            _la = _input->LA(1);
          }
        }
        setState(685);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
    }
    setState(688);
    match(BelayParser::RBRACK);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- CallContext ------------------------------------------------------------------

BelayParser::CallContext::CallContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::RefContext* BelayParser::CallContext::ref() {
  return getRuleContext<BelayParser::RefContext>(0);
}

BelayParser::ArgsContext* BelayParser::CallContext::args() {
  return getRuleContext<BelayParser::ArgsContext>(0);
}


size_t BelayParser::CallContext::getRuleIndex() const {
  return BelayParser::RuleCall;
}


BelayParser::CallContext* BelayParser::call() {
  CallContext *_localctx = _tracker.createInstance<CallContext>(_ctx, getState());
  enterRule(_localctx, 114, BelayParser::RuleCall);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(690);
    ref();
    setState(692);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::LPAREN) {
      setState(691);
      args();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ArgsContext ------------------------------------------------------------------

BelayParser::ArgsContext::ArgsContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::ArgsContext::LPAREN() {
  return getToken(BelayParser::LPAREN, 0);
}

tree::TerminalNode* BelayParser::ArgsContext::RPAREN() {
  return getToken(BelayParser::RPAREN, 0);
}

std::vector<tree::TerminalNode *> BelayParser::ArgsContext::NL() {
  return getTokens(BelayParser::NL);
}

tree::TerminalNode* BelayParser::ArgsContext::NL(size_t i) {
  return getToken(BelayParser::NL, i);
}

std::vector<BelayParser::ArgContext *> BelayParser::ArgsContext::arg() {
  return getRuleContexts<BelayParser::ArgContext>();
}

BelayParser::ArgContext* BelayParser::ArgsContext::arg(size_t i) {
  return getRuleContext<BelayParser::ArgContext>(i);
}

std::vector<tree::TerminalNode *> BelayParser::ArgsContext::COMMA() {
  return getTokens(BelayParser::COMMA);
}

tree::TerminalNode* BelayParser::ArgsContext::COMMA(size_t i) {
  return getToken(BelayParser::COMMA, i);
}


size_t BelayParser::ArgsContext::getRuleIndex() const {
  return BelayParser::RuleArgs;
}


BelayParser::ArgsContext* BelayParser::args() {
  ArgsContext *_localctx = _tracker.createInstance<ArgsContext>(_ctx, getState());
  enterRule(_localctx, 116, BelayParser::RuleArgs);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(694);
    match(BelayParser::LPAREN);
    setState(698);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::NL) {
      setState(695);
      match(BelayParser::NL);
      setState(700);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
    setState(729);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if ((((_la & ~ 0x3fULL) == 0) &&
      ((1ULL << _la) & ((1ULL << BelayParser::FENCE)
      | (1ULL << BelayParser::SHELL)
      | (1ULL << BelayParser::STRING)
      | (1ULL << BelayParser::PLACEHOLDER)
      | (1ULL << BelayParser::DURATION)
      | (1ULL << BelayParser::VERSION)
      | (1ULL << BelayParser::NUMBER)
      | (1ULL << BelayParser::LBRACK)
      | (1ULL << BelayParser::QMARK)
      | (1ULL << BelayParser::EDITION)
      | (1ULL << BelayParser::IMPORT)
      | (1ULL << BelayParser::PLAN)
      | (1ULL << BelayParser::PARAM)
      | (1ULL << BelayParser::ENV)
      | (1ULL << BelayParser::LET)
      | (1ULL << BelayParser::CLUSTER)
      | (1ULL << BelayParser::NODES)
      | (1ULL << BelayParser::ADDON)
      | (1ULL << BelayParser::COMPONENT)
      | (1ULL << BelayParser::STORE)
      | (1ULL << BelayParser::ENTRY)
      | (1ULL << BelayParser::REQUIRE)
      | (1ULL << BelayParser::FILE)
      | (1ULL << BelayParser::ACTION)
      | (1ULL << BelayParser::PROCEDURE)
      | (1ULL << BelayParser::STAGE)
      | (1ULL << BelayParser::PARALLEL)
      | (1ULL << BelayParser::WITHIN)
      | (1ULL << BelayParser::ROLLBACK)
      | (1ULL << BelayParser::RESTORE))) != 0) || _la == BelayParser::NONE

    || _la == BelayParser::ID) {
      setState(701);
      arg();
      setState(705);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == BelayParser::NL) {
        setState(702);
        match(BelayParser::NL);
        setState(707);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
      setState(726);
      _errHandler->sync(this);
      _la = _input->LA(1);
      while (_la == BelayParser::COMMA) {
        setState(708);
        match(BelayParser::COMMA);
        setState(712);
        _errHandler->sync(this);
        _la = _input->LA(1);
        while (_la == BelayParser::NL) {
          setState(709);
          match(BelayParser::NL);
          setState(714);
          _errHandler->sync(this);
          _la = _input->LA(1);
        }
        setState(722);
        _errHandler->sync(this);

        _la = _input->LA(1);
        if ((((_la & ~ 0x3fULL) == 0) &&
          ((1ULL << _la) & ((1ULL << BelayParser::FENCE)
          | (1ULL << BelayParser::SHELL)
          | (1ULL << BelayParser::STRING)
          | (1ULL << BelayParser::PLACEHOLDER)
          | (1ULL << BelayParser::DURATION)
          | (1ULL << BelayParser::VERSION)
          | (1ULL << BelayParser::NUMBER)
          | (1ULL << BelayParser::LBRACK)
          | (1ULL << BelayParser::QMARK)
          | (1ULL << BelayParser::EDITION)
          | (1ULL << BelayParser::IMPORT)
          | (1ULL << BelayParser::PLAN)
          | (1ULL << BelayParser::PARAM)
          | (1ULL << BelayParser::ENV)
          | (1ULL << BelayParser::LET)
          | (1ULL << BelayParser::CLUSTER)
          | (1ULL << BelayParser::NODES)
          | (1ULL << BelayParser::ADDON)
          | (1ULL << BelayParser::COMPONENT)
          | (1ULL << BelayParser::STORE)
          | (1ULL << BelayParser::ENTRY)
          | (1ULL << BelayParser::REQUIRE)
          | (1ULL << BelayParser::FILE)
          | (1ULL << BelayParser::ACTION)
          | (1ULL << BelayParser::PROCEDURE)
          | (1ULL << BelayParser::STAGE)
          | (1ULL << BelayParser::PARALLEL)
          | (1ULL << BelayParser::WITHIN)
          | (1ULL << BelayParser::ROLLBACK)
          | (1ULL << BelayParser::RESTORE))) != 0) || _la == BelayParser::NONE

        || _la == BelayParser::ID) {
          setState(715);
          arg();
          setState(719);
          _errHandler->sync(this);
          _la = _input->LA(1);
          while (_la == BelayParser::NL) {
            setState(716);
            match(BelayParser::NL);
            setState(721);
            _errHandler->sync(this);
            _la = _input->LA(1);
          }
        }
        setState(728);
        _errHandler->sync(this);
        _la = _input->LA(1);
      }
    }
    setState(731);
    match(BelayParser::RPAREN);
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- ArgContext ------------------------------------------------------------------

BelayParser::ArgContext::ArgContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

std::vector<BelayParser::ValueContext *> BelayParser::ArgContext::value() {
  return getRuleContexts<BelayParser::ValueContext>();
}

BelayParser::ValueContext* BelayParser::ArgContext::value(size_t i) {
  return getRuleContext<BelayParser::ValueContext>(i);
}

tree::TerminalNode* BelayParser::ArgContext::EQ() {
  return getToken(BelayParser::EQ, 0);
}


size_t BelayParser::ArgContext::getRuleIndex() const {
  return BelayParser::RuleArg;
}


BelayParser::ArgContext* BelayParser::arg() {
  ArgContext *_localctx = _tracker.createInstance<ArgContext>(_ctx, getState());
  enterRule(_localctx, 118, BelayParser::RuleArg);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(733);
    value();
    setState(736);
    _errHandler->sync(this);

    _la = _input->LA(1);
    if (_la == BelayParser::EQ) {
      setState(734);
      match(BelayParser::EQ);
      setState(735);
      value();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- CommandContext ------------------------------------------------------------------

BelayParser::CommandContext::CommandContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::CommandContext::SHELL() {
  return getToken(BelayParser::SHELL, 0);
}

tree::TerminalNode* BelayParser::CommandContext::FENCE() {
  return getToken(BelayParser::FENCE, 0);
}


size_t BelayParser::CommandContext::getRuleIndex() const {
  return BelayParser::RuleCommand;
}


BelayParser::CommandContext* BelayParser::command() {
  CommandContext *_localctx = _tracker.createInstance<CommandContext>(_ctx, getState());
  enterRule(_localctx, 120, BelayParser::RuleCommand);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(738);
    _la = _input->LA(1);
    if (!(_la == BelayParser::FENCE

    || _la == BelayParser::SHELL)) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- RefContext ------------------------------------------------------------------

BelayParser::RefContext::RefContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::RefHeadContext* BelayParser::RefContext::refHead() {
  return getRuleContext<BelayParser::RefHeadContext>(0);
}

std::vector<tree::TerminalNode *> BelayParser::RefContext::DOT() {
  return getTokens(BelayParser::DOT);
}

tree::TerminalNode* BelayParser::RefContext::DOT(size_t i) {
  return getToken(BelayParser::DOT, i);
}

std::vector<BelayParser::NameContext *> BelayParser::RefContext::name() {
  return getRuleContexts<BelayParser::NameContext>();
}

BelayParser::NameContext* BelayParser::RefContext::name(size_t i) {
  return getRuleContext<BelayParser::NameContext>(i);
}


size_t BelayParser::RefContext::getRuleIndex() const {
  return BelayParser::RuleRef;
}


BelayParser::RefContext* BelayParser::ref() {
  RefContext *_localctx = _tracker.createInstance<RefContext>(_ctx, getState());
  enterRule(_localctx, 122, BelayParser::RuleRef);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(740);
    refHead();
    setState(745);
    _errHandler->sync(this);
    _la = _input->LA(1);
    while (_la == BelayParser::DOT) {
      setState(741);
      match(BelayParser::DOT);
      setState(742);
      name();
      setState(747);
      _errHandler->sync(this);
      _la = _input->LA(1);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- RefHeadContext ------------------------------------------------------------------

BelayParser::RefHeadContext::RefHeadContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

tree::TerminalNode* BelayParser::RefHeadContext::ID() {
  return getToken(BelayParser::ID, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::EDITION() {
  return getToken(BelayParser::EDITION, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::IMPORT() {
  return getToken(BelayParser::IMPORT, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::PLAN() {
  return getToken(BelayParser::PLAN, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::PARAM() {
  return getToken(BelayParser::PARAM, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::ENV() {
  return getToken(BelayParser::ENV, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::LET() {
  return getToken(BelayParser::LET, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::CLUSTER() {
  return getToken(BelayParser::CLUSTER, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::NODES() {
  return getToken(BelayParser::NODES, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::ADDON() {
  return getToken(BelayParser::ADDON, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::COMPONENT() {
  return getToken(BelayParser::COMPONENT, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::STORE() {
  return getToken(BelayParser::STORE, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::ENTRY() {
  return getToken(BelayParser::ENTRY, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::REQUIRE() {
  return getToken(BelayParser::REQUIRE, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::FILE() {
  return getToken(BelayParser::FILE, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::ACTION() {
  return getToken(BelayParser::ACTION, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::PROCEDURE() {
  return getToken(BelayParser::PROCEDURE, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::STAGE() {
  return getToken(BelayParser::STAGE, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::PARALLEL() {
  return getToken(BelayParser::PARALLEL, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::WITHIN() {
  return getToken(BelayParser::WITHIN, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::ROLLBACK() {
  return getToken(BelayParser::ROLLBACK, 0);
}

tree::TerminalNode* BelayParser::RefHeadContext::RESTORE() {
  return getToken(BelayParser::RESTORE, 0);
}


size_t BelayParser::RefHeadContext::getRuleIndex() const {
  return BelayParser::RuleRefHead;
}


BelayParser::RefHeadContext* BelayParser::refHead() {
  RefHeadContext *_localctx = _tracker.createInstance<RefHeadContext>(_ctx, getState());
  enterRule(_localctx, 124, BelayParser::RuleRefHead);
  size_t _la = 0;

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    enterOuterAlt(_localctx, 1);
    setState(748);
    _la = _input->LA(1);
    if (!(((((_la - 29) & ~ 0x3fULL) == 0) &&
      ((1ULL << (_la - 29)) & ((1ULL << (BelayParser::EDITION - 29))
      | (1ULL << (BelayParser::IMPORT - 29))
      | (1ULL << (BelayParser::PLAN - 29))
      | (1ULL << (BelayParser::PARAM - 29))
      | (1ULL << (BelayParser::ENV - 29))
      | (1ULL << (BelayParser::LET - 29))
      | (1ULL << (BelayParser::CLUSTER - 29))
      | (1ULL << (BelayParser::NODES - 29))
      | (1ULL << (BelayParser::ADDON - 29))
      | (1ULL << (BelayParser::COMPONENT - 29))
      | (1ULL << (BelayParser::STORE - 29))
      | (1ULL << (BelayParser::ENTRY - 29))
      | (1ULL << (BelayParser::REQUIRE - 29))
      | (1ULL << (BelayParser::FILE - 29))
      | (1ULL << (BelayParser::ACTION - 29))
      | (1ULL << (BelayParser::PROCEDURE - 29))
      | (1ULL << (BelayParser::STAGE - 29))
      | (1ULL << (BelayParser::PARALLEL - 29))
      | (1ULL << (BelayParser::WITHIN - 29))
      | (1ULL << (BelayParser::ROLLBACK - 29))
      | (1ULL << (BelayParser::RESTORE - 29))
      | (1ULL << (BelayParser::ID - 29)))) != 0))) {
    _errHandler->recoverInline(this);
    }
    else {
      _errHandler->reportMatch(this);
      consume();
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

//----------------- NameContext ------------------------------------------------------------------

BelayParser::NameContext::NameContext(ParserRuleContext *parent, size_t invokingState)
  : ParserRuleContext(parent, invokingState) {
}

BelayParser::RefHeadContext* BelayParser::NameContext::refHead() {
  return getRuleContext<BelayParser::RefHeadContext>(0);
}

tree::TerminalNode* BelayParser::NameContext::SECRET() {
  return getToken(BelayParser::SECRET, 0);
}

tree::TerminalNode* BelayParser::NameContext::FOR() {
  return getToken(BelayParser::FOR, 0);
}

tree::TerminalNode* BelayParser::NameContext::IN() {
  return getToken(BelayParser::IN, 0);
}

tree::TerminalNode* BelayParser::NameContext::WHEN() {
  return getToken(BelayParser::WHEN, 0);
}

tree::TerminalNode* BelayParser::NameContext::ELSE() {
  return getToken(BelayParser::ELSE, 0);
}

tree::TerminalNode* BelayParser::NameContext::AT() {
  return getToken(BelayParser::AT, 0);
}

tree::TerminalNode* BelayParser::NameContext::TO() {
  return getToken(BelayParser::TO, 0);
}

tree::TerminalNode* BelayParser::NameContext::FROM() {
  return getToken(BelayParser::FROM, 0);
}

tree::TerminalNode* BelayParser::NameContext::AS() {
  return getToken(BelayParser::AS, 0);
}

tree::TerminalNode* BelayParser::NameContext::BY() {
  return getToken(BelayParser::BY, 0);
}

tree::TerminalNode* BelayParser::NameContext::SEE() {
  return getToken(BelayParser::SEE, 0);
}

tree::TerminalNode* BelayParser::NameContext::ABOUT() {
  return getToken(BelayParser::ABOUT, 0);
}

tree::TerminalNode* BelayParser::NameContext::ON() {
  return getToken(BelayParser::ON, 0);
}

tree::TerminalNode* BelayParser::NameContext::USING() {
  return getToken(BelayParser::USING, 0);
}

tree::TerminalNode* BelayParser::NameContext::IS() {
  return getToken(BelayParser::IS, 0);
}

tree::TerminalNode* BelayParser::NameContext::NOT() {
  return getToken(BelayParser::NOT, 0);
}

tree::TerminalNode* BelayParser::NameContext::EMPTY() {
  return getToken(BelayParser::EMPTY, 0);
}

tree::TerminalNode* BelayParser::NameContext::MATCHES() {
  return getToken(BelayParser::MATCHES, 0);
}

tree::TerminalNode* BelayParser::NameContext::FAILS() {
  return getToken(BelayParser::FAILS, 0);
}

tree::TerminalNode* BelayParser::NameContext::MAY() {
  return getToken(BelayParser::MAY, 0);
}

tree::TerminalNode* BelayParser::NameContext::BE() {
  return getToken(BelayParser::BE, 0);
}

tree::TerminalNode* BelayParser::NameContext::UP() {
  return getToken(BelayParser::UP, 0);
}

tree::TerminalNode* BelayParser::NameContext::EVERY() {
  return getToken(BelayParser::EVERY, 0);
}

tree::TerminalNode* BelayParser::NameContext::WHILE() {
  return getToken(BelayParser::WHILE, 0);
}

tree::TerminalNode* BelayParser::NameContext::NONE() {
  return getToken(BelayParser::NONE, 0);
}

tree::TerminalNode* BelayParser::NameContext::UNNEEDED() {
  return getToken(BelayParser::UNNEEDED, 0);
}

tree::TerminalNode* BelayParser::NameContext::RECOVER() {
  return getToken(BelayParser::RECOVER, 0);
}

tree::TerminalNode* BelayParser::NameContext::OTHERWISE() {
  return getToken(BelayParser::OTHERWISE, 0);
}

tree::TerminalNode* BelayParser::NameContext::AND() {
  return getToken(BelayParser::AND, 0);
}

tree::TerminalNode* BelayParser::NameContext::OR() {
  return getToken(BelayParser::OR, 0);
}


size_t BelayParser::NameContext::getRuleIndex() const {
  return BelayParser::RuleName;
}


BelayParser::NameContext* BelayParser::name() {
  NameContext *_localctx = _tracker.createInstance<NameContext>(_ctx, getState());
  enterRule(_localctx, 126, BelayParser::RuleName);

  auto onExit = finally([=] {
    exitRule();
  });
  try {
    setState(781);
    _errHandler->sync(this);
    switch (_input->LA(1)) {
      case BelayParser::EDITION:
      case BelayParser::IMPORT:
      case BelayParser::PLAN:
      case BelayParser::PARAM:
      case BelayParser::ENV:
      case BelayParser::LET:
      case BelayParser::CLUSTER:
      case BelayParser::NODES:
      case BelayParser::ADDON:
      case BelayParser::COMPONENT:
      case BelayParser::STORE:
      case BelayParser::ENTRY:
      case BelayParser::REQUIRE:
      case BelayParser::FILE:
      case BelayParser::ACTION:
      case BelayParser::PROCEDURE:
      case BelayParser::STAGE:
      case BelayParser::PARALLEL:
      case BelayParser::WITHIN:
      case BelayParser::ROLLBACK:
      case BelayParser::RESTORE:
      case BelayParser::ID: {
        enterOuterAlt(_localctx, 1);
        setState(750);
        refHead();
        break;
      }

      case BelayParser::SECRET: {
        enterOuterAlt(_localctx, 2);
        setState(751);
        match(BelayParser::SECRET);
        break;
      }

      case BelayParser::FOR: {
        enterOuterAlt(_localctx, 3);
        setState(752);
        match(BelayParser::FOR);
        break;
      }

      case BelayParser::IN: {
        enterOuterAlt(_localctx, 4);
        setState(753);
        match(BelayParser::IN);
        break;
      }

      case BelayParser::WHEN: {
        enterOuterAlt(_localctx, 5);
        setState(754);
        match(BelayParser::WHEN);
        break;
      }

      case BelayParser::ELSE: {
        enterOuterAlt(_localctx, 6);
        setState(755);
        match(BelayParser::ELSE);
        break;
      }

      case BelayParser::AT: {
        enterOuterAlt(_localctx, 7);
        setState(756);
        match(BelayParser::AT);
        break;
      }

      case BelayParser::TO: {
        enterOuterAlt(_localctx, 8);
        setState(757);
        match(BelayParser::TO);
        break;
      }

      case BelayParser::FROM: {
        enterOuterAlt(_localctx, 9);
        setState(758);
        match(BelayParser::FROM);
        break;
      }

      case BelayParser::AS: {
        enterOuterAlt(_localctx, 10);
        setState(759);
        match(BelayParser::AS);
        break;
      }

      case BelayParser::BY: {
        enterOuterAlt(_localctx, 11);
        setState(760);
        match(BelayParser::BY);
        break;
      }

      case BelayParser::SEE: {
        enterOuterAlt(_localctx, 12);
        setState(761);
        match(BelayParser::SEE);
        break;
      }

      case BelayParser::ABOUT: {
        enterOuterAlt(_localctx, 13);
        setState(762);
        match(BelayParser::ABOUT);
        break;
      }

      case BelayParser::ON: {
        enterOuterAlt(_localctx, 14);
        setState(763);
        match(BelayParser::ON);
        break;
      }

      case BelayParser::USING: {
        enterOuterAlt(_localctx, 15);
        setState(764);
        match(BelayParser::USING);
        break;
      }

      case BelayParser::IS: {
        enterOuterAlt(_localctx, 16);
        setState(765);
        match(BelayParser::IS);
        break;
      }

      case BelayParser::NOT: {
        enterOuterAlt(_localctx, 17);
        setState(766);
        match(BelayParser::NOT);
        break;
      }

      case BelayParser::EMPTY: {
        enterOuterAlt(_localctx, 18);
        setState(767);
        match(BelayParser::EMPTY);
        break;
      }

      case BelayParser::MATCHES: {
        enterOuterAlt(_localctx, 19);
        setState(768);
        match(BelayParser::MATCHES);
        break;
      }

      case BelayParser::FAILS: {
        enterOuterAlt(_localctx, 20);
        setState(769);
        match(BelayParser::FAILS);
        break;
      }

      case BelayParser::MAY: {
        enterOuterAlt(_localctx, 21);
        setState(770);
        match(BelayParser::MAY);
        break;
      }

      case BelayParser::BE: {
        enterOuterAlt(_localctx, 22);
        setState(771);
        match(BelayParser::BE);
        break;
      }

      case BelayParser::UP: {
        enterOuterAlt(_localctx, 23);
        setState(772);
        match(BelayParser::UP);
        break;
      }

      case BelayParser::EVERY: {
        enterOuterAlt(_localctx, 24);
        setState(773);
        match(BelayParser::EVERY);
        break;
      }

      case BelayParser::WHILE: {
        enterOuterAlt(_localctx, 25);
        setState(774);
        match(BelayParser::WHILE);
        break;
      }

      case BelayParser::NONE: {
        enterOuterAlt(_localctx, 26);
        setState(775);
        match(BelayParser::NONE);
        break;
      }

      case BelayParser::UNNEEDED: {
        enterOuterAlt(_localctx, 27);
        setState(776);
        match(BelayParser::UNNEEDED);
        break;
      }

      case BelayParser::RECOVER: {
        enterOuterAlt(_localctx, 28);
        setState(777);
        match(BelayParser::RECOVER);
        break;
      }

      case BelayParser::OTHERWISE: {
        enterOuterAlt(_localctx, 29);
        setState(778);
        match(BelayParser::OTHERWISE);
        break;
      }

      case BelayParser::AND: {
        enterOuterAlt(_localctx, 30);
        setState(779);
        match(BelayParser::AND);
        break;
      }

      case BelayParser::OR: {
        enterOuterAlt(_localctx, 31);
        setState(780);
        match(BelayParser::OR);
        break;
      }

    default:
      throw NoViableAltException(this);
    }
   
  }
  catch (RecognitionException &e) {
    _errHandler->reportError(this, e);
    _localctx->exception = std::current_exception();
    _errHandler->recover(this, _localctx->exception);
  }

  return _localctx;
}

// Static vars and initialization.
std::vector<dfa::DFA> BelayParser::_decisionToDFA;
atn::PredictionContextCache BelayParser::_sharedContextCache;

// We own the ATN which in turn owns the ATN states.
atn::ATN BelayParser::_atn;
std::vector<uint16_t> BelayParser::_serializedATN;

std::vector<std::string> BelayParser::_ruleNames = {
  "file", "item", "edition", "importModules", "plan", "param", "secret", 
  "secretSource", "env", "inventory", "thingKind", "require", "action", 
  "formals", "formal", "procedure", "fields", "fieldItem", "field", "fieldKey", 
  "body", "statement", "stage", "parallel", "forEach", "when", "within", 
  "at", "let", "file_", "folder", "usingClause", "rollback", "step", "verb", 
  "clause", "to", "from", "as", "by", "see", "about", "on", "upTo", "every", 
  "holdFor", "test", "condition", "conjunction", "negation", "question", 
  "commandTest", "compared", "comparison", "value", "atom", "list", "call", 
  "args", "arg", "command", "ref", "refHead", "name"
};

std::vector<std::string> BelayParser::_literalNames = {
  "", "", "", "", "", "", "", "", "'->'", "", "", "", "'{'", "'}'", "'('", 
  "')'", "'['", "']'", "','", "'.'", "':'", "'?'", "'='", "'>='", "'<='", 
  "'!='", "'=='", "'>'", "'<'", "'edition'", "'import'", "'plan'", "'param'", 
  "'secret'", "'env'", "'let'", "'cluster'", "'nodes'", "'addon'", "'component'", 
  "'store'", "'entry'", "'require'", "'file'", "'action'", "'procedure'", 
  "'stage'", "'parallel'", "'for'", "'in'", "'when'", "'else'", "'within'", 
  "'at'", "'rollback'", "'restore'", "'to'", "'from'", "'as'", "'by'", "'see'", 
  "'about'", "'on'", "'using'", "'is'", "'not'", "'empty'", "'matches'", 
  "'fails'", "'may'", "'be'", "'up'", "'every'", "'while'", "'none'", "'unneeded'", 
  "'recover'", "'otherwise'", "'and'", "'or'"
};

std::vector<std::string> BelayParser::_symbolicNames = {
  "", "FENCE", "UNCLOSED_FENCE", "SHELL", "UNCLOSED_SHELL", "STRING", "UNCLOSED_STRING", 
  "PLACEHOLDER", "ARROW", "DURATION", "VERSION", "NUMBER", "LBRACE", "RBRACE", 
  "LPAREN", "RPAREN", "LBRACK", "RBRACK", "COMMA", "DOT", "COLON", "QMARK", 
  "EQ", "GE", "LE", "NE", "EQEQ", "GT", "LT", "EDITION", "IMPORT", "PLAN", 
  "PARAM", "SECRET", "ENV", "LET", "CLUSTER", "NODES", "ADDON", "COMPONENT", 
  "STORE", "ENTRY", "REQUIRE", "FILE", "ACTION", "PROCEDURE", "STAGE", "PARALLEL", 
  "FOR", "IN", "WHEN", "ELSE", "WITHIN", "AT", "ROLLBACK", "RESTORE", "TO", 
  "FROM", "AS", "BY", "SEE", "ABOUT", "ON", "USING", "IS", "NOT", "EMPTY", 
  "MATCHES", "FAILS", "MAY", "BE", "UP", "EVERY", "WHILE", "NONE", "UNNEEDED", 
  "RECOVER", "OTHERWISE", "AND", "OR", "ID", "COMMENT", "NL", "WS", "UNKNOWN"
};

dfa::Vocabulary BelayParser::_vocabulary(_literalNames, _symbolicNames);

std::vector<std::string> BelayParser::_tokenNames;

BelayParser::Initializer::Initializer() {
	for (size_t i = 0; i < _symbolicNames.size(); ++i) {
		std::string name = _vocabulary.getLiteralName(i);
		if (name.empty()) {
			name = _vocabulary.getSymbolicName(i);
		}

		if (name.empty()) {
			_tokenNames.push_back("<INVALID>");
		} else {
      _tokenNames.push_back(name);
    }
	}

  _serializedATN = {
    0x3, 0x608b, 0xa72a, 0x8133, 0xb9ed, 0x417c, 0x3be7, 0x7786, 0x5964, 
    0x3, 0x56, 0x312, 0x4, 0x2, 0x9, 0x2, 0x4, 0x3, 0x9, 0x3, 0x4, 0x4, 
    0x9, 0x4, 0x4, 0x5, 0x9, 0x5, 0x4, 0x6, 0x9, 0x6, 0x4, 0x7, 0x9, 0x7, 
    0x4, 0x8, 0x9, 0x8, 0x4, 0x9, 0x9, 0x9, 0x4, 0xa, 0x9, 0xa, 0x4, 0xb, 
    0x9, 0xb, 0x4, 0xc, 0x9, 0xc, 0x4, 0xd, 0x9, 0xd, 0x4, 0xe, 0x9, 0xe, 
    0x4, 0xf, 0x9, 0xf, 0x4, 0x10, 0x9, 0x10, 0x4, 0x11, 0x9, 0x11, 0x4, 
    0x12, 0x9, 0x12, 0x4, 0x13, 0x9, 0x13, 0x4, 0x14, 0x9, 0x14, 0x4, 0x15, 
    0x9, 0x15, 0x4, 0x16, 0x9, 0x16, 0x4, 0x17, 0x9, 0x17, 0x4, 0x18, 0x9, 
    0x18, 0x4, 0x19, 0x9, 0x19, 0x4, 0x1a, 0x9, 0x1a, 0x4, 0x1b, 0x9, 0x1b, 
    0x4, 0x1c, 0x9, 0x1c, 0x4, 0x1d, 0x9, 0x1d, 0x4, 0x1e, 0x9, 0x1e, 0x4, 
    0x1f, 0x9, 0x1f, 0x4, 0x20, 0x9, 0x20, 0x4, 0x21, 0x9, 0x21, 0x4, 0x22, 
    0x9, 0x22, 0x4, 0x23, 0x9, 0x23, 0x4, 0x24, 0x9, 0x24, 0x4, 0x25, 0x9, 
    0x25, 0x4, 0x26, 0x9, 0x26, 0x4, 0x27, 0x9, 0x27, 0x4, 0x28, 0x9, 0x28, 
    0x4, 0x29, 0x9, 0x29, 0x4, 0x2a, 0x9, 0x2a, 0x4, 0x2b, 0x9, 0x2b, 0x4, 
    0x2c, 0x9, 0x2c, 0x4, 0x2d, 0x9, 0x2d, 0x4, 0x2e, 0x9, 0x2e, 0x4, 0x2f, 
    0x9, 0x2f, 0x4, 0x30, 0x9, 0x30, 0x4, 0x31, 0x9, 0x31, 0x4, 0x32, 0x9, 
    0x32, 0x4, 0x33, 0x9, 0x33, 0x4, 0x34, 0x9, 0x34, 0x4, 0x35, 0x9, 0x35, 
    0x4, 0x36, 0x9, 0x36, 0x4, 0x37, 0x9, 0x37, 0x4, 0x38, 0x9, 0x38, 0x4, 
    0x39, 0x9, 0x39, 0x4, 0x3a, 0x9, 0x3a, 0x4, 0x3b, 0x9, 0x3b, 0x4, 0x3c, 
    0x9, 0x3c, 0x4, 0x3d, 0x9, 0x3d, 0x4, 0x3e, 0x9, 0x3e, 0x4, 0x3f, 0x9, 
    0x3f, 0x4, 0x40, 0x9, 0x40, 0x4, 0x41, 0x9, 0x41, 0x3, 0x2, 0x5, 0x2, 
    0x84, 0xa, 0x2, 0x3, 0x2, 0x3, 0x2, 0x5, 0x2, 0x88, 0xa, 0x2, 0x7, 0x2, 
    0x8a, 0xa, 0x2, 0xc, 0x2, 0xe, 0x2, 0x8d, 0xb, 0x2, 0x3, 0x2, 0x3, 0x2, 
    0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 
    0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x3, 0x5, 0x3, 0x9c, 0xa, 0x3, 0x3, 
    0x4, 0x3, 0x4, 0x3, 0x4, 0x3, 0x5, 0x3, 0x5, 0x3, 0x5, 0x3, 0x5, 0x7, 
    0x5, 0xa5, 0xa, 0x5, 0xc, 0x5, 0xe, 0x5, 0xa8, 0xb, 0x5, 0x3, 0x6, 0x3, 
    0x6, 0x3, 0x6, 0x3, 0x6, 0x3, 0x7, 0x3, 0x7, 0x3, 0x7, 0x3, 0x7, 0x3, 
    0x7, 0x3, 0x7, 0x5, 0x7, 0xb4, 0xa, 0x7, 0x3, 0x7, 0x3, 0x7, 0x5, 0x7, 
    0xb8, 0xa, 0x7, 0x3, 0x7, 0x3, 0x7, 0x5, 0x7, 0xbc, 0xa, 0x7, 0x3, 0x8, 
    0x3, 0x8, 0x3, 0x8, 0x3, 0x8, 0x3, 0x8, 0x3, 0x9, 0x3, 0x9, 0x3, 0x9, 
    0x3, 0x9, 0x3, 0x9, 0x3, 0x9, 0x3, 0x9, 0x5, 0x9, 0xca, 0xa, 0x9, 0x3, 
    0xa, 0x3, 0xa, 0x3, 0xa, 0x3, 0xa, 0x5, 0xa, 0xd0, 0xa, 0xa, 0x3, 0xb, 
    0x3, 0xb, 0x3, 0xb, 0x3, 0xb, 0x7, 0xb, 0xd6, 0xa, 0xb, 0xc, 0xb, 0xe, 
    0xb, 0xd9, 0xb, 0xb, 0x3, 0xb, 0x3, 0xb, 0x5, 0xb, 0xdd, 0xa, 0xb, 0x3, 
    0xb, 0x5, 0xb, 0xe0, 0xa, 0xb, 0x3, 0xc, 0x3, 0xc, 0x3, 0xd, 0x3, 0xd, 
    0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 
    0x5, 0xd, 0xed, 0xa, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 0xd, 0x3, 
    0xd, 0x5, 0xd, 0xf4, 0xa, 0xd, 0x3, 0xe, 0x3, 0xe, 0x3, 0xe, 0x5, 0xe, 
    0xf9, 0xa, 0xe, 0x3, 0xe, 0x3, 0xe, 0x3, 0xe, 0x5, 0xe, 0xfe, 0xa, 0xe, 
    0x3, 0xe, 0x3, 0xe, 0x3, 0xf, 0x3, 0xf, 0x7, 0xf, 0x104, 0xa, 0xf, 0xc, 
    0xf, 0xe, 0xf, 0x107, 0xb, 0xf, 0x3, 0xf, 0x3, 0xf, 0x7, 0xf, 0x10b, 
    0xa, 0xf, 0xc, 0xf, 0xe, 0xf, 0x10e, 0xb, 0xf, 0x3, 0xf, 0x3, 0xf, 0x7, 
    0xf, 0x112, 0xa, 0xf, 0xc, 0xf, 0xe, 0xf, 0x115, 0xb, 0xf, 0x3, 0xf, 
    0x3, 0xf, 0x7, 0xf, 0x119, 0xa, 0xf, 0xc, 0xf, 0xe, 0xf, 0x11c, 0xb, 
    0xf, 0x5, 0xf, 0x11e, 0xa, 0xf, 0x7, 0xf, 0x120, 0xa, 0xf, 0xc, 0xf, 
    0xe, 0xf, 0x123, 0xb, 0xf, 0x5, 0xf, 0x125, 0xa, 0xf, 0x3, 0xf, 0x3, 
    0xf, 0x3, 0x10, 0x3, 0x10, 0x3, 0x10, 0x3, 0x10, 0x3, 0x10, 0x5, 0x10, 
    0x12e, 0xa, 0x10, 0x3, 0x11, 0x3, 0x11, 0x3, 0x11, 0x5, 0x11, 0x133, 
    0xa, 0x11, 0x3, 0x11, 0x3, 0x11, 0x3, 0x12, 0x3, 0x12, 0x3, 0x12, 0x7, 
    0x12, 0x13a, 0xa, 0x12, 0xc, 0x12, 0xe, 0x12, 0x13d, 0xb, 0x12, 0x3, 
    0x12, 0x3, 0x12, 0x3, 0x13, 0x3, 0x13, 0x3, 0x13, 0x5, 0x13, 0x144, 
    0xa, 0x13, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x14, 0x3, 0x15, 0x3, 
    0x15, 0x3, 0x16, 0x3, 0x16, 0x5, 0x16, 0x14e, 0xa, 0x16, 0x3, 0x16, 
    0x3, 0x16, 0x5, 0x16, 0x152, 0xa, 0x16, 0x7, 0x16, 0x154, 0xa, 0x16, 
    0xc, 0x16, 0xe, 0x16, 0x157, 0xb, 0x16, 0x3, 0x16, 0x3, 0x16, 0x3, 0x17, 
    0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x3, 
    0x17, 0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x3, 0x17, 0x5, 0x17, 0x167, 
    0xa, 0x17, 0x3, 0x18, 0x3, 0x18, 0x3, 0x18, 0x5, 0x18, 0x16c, 0xa, 0x18, 
    0x3, 0x18, 0x3, 0x18, 0x5, 0x18, 0x170, 0xa, 0x18, 0x3, 0x18, 0x3, 0x18, 
    0x3, 0x19, 0x3, 0x19, 0x3, 0x19, 0x3, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 0x3, 
    0x1a, 0x3, 0x1a, 0x5, 0x1a, 0x17c, 0xa, 0x1a, 0x3, 0x1a, 0x3, 0x1a, 
    0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x3, 0x1b, 0x5, 
    0x1b, 0x186, 0xa, 0x1b, 0x5, 0x1b, 0x188, 0xa, 0x1b, 0x3, 0x1c, 0x3, 
    0x1c, 0x3, 0x1c, 0x5, 0x1c, 0x18d, 0xa, 0x1c, 0x3, 0x1c, 0x3, 0x1c, 
    0x3, 0x1c, 0x7, 0x1c, 0x192, 0xa, 0x1c, 0xc, 0x1c, 0xe, 0x1c, 0x195, 
    0xb, 0x1c, 0x3, 0x1c, 0x3, 0x1c, 0x5, 0x1c, 0x199, 0xa, 0x1c, 0x3, 0x1c, 
    0x3, 0x1c, 0x3, 0x1d, 0x3, 0x1d, 0x3, 0x1d, 0x5, 0x1d, 0x1a0, 0xa, 0x1d, 
    0x3, 0x1d, 0x3, 0x1d, 0x3, 0x1e, 0x3, 0x1e, 0x3, 0x1e, 0x3, 0x1e, 0x5, 
    0x1e, 0x1a8, 0xa, 0x1e, 0x3, 0x1e, 0x3, 0x1e, 0x5, 0x1e, 0x1ac, 0xa, 
    0x1e, 0x3, 0x1e, 0x3, 0x1e, 0x7, 0x1e, 0x1b0, 0xa, 0x1e, 0xc, 0x1e, 
    0xe, 0x1e, 0x1b3, 0xb, 0x1e, 0x3, 0x1f, 0x3, 0x1f, 0x3, 0x1f, 0x3, 0x1f, 
    0x5, 0x1f, 0x1b9, 0xa, 0x1f, 0x3, 0x20, 0x3, 0x20, 0x3, 0x20, 0x3, 0x21, 
    0x3, 0x21, 0x3, 0x21, 0x3, 0x21, 0x7, 0x21, 0x1c2, 0xa, 0x21, 0xc, 0x21, 
    0xe, 0x21, 0x1c5, 0xb, 0x21, 0x3, 0x22, 0x3, 0x22, 0x3, 0x22, 0x3, 0x22, 
    0x3, 0x22, 0x5, 0x22, 0x1cc, 0xa, 0x22, 0x3, 0x22, 0x3, 0x22, 0x3, 0x22, 
    0x3, 0x22, 0x3, 0x22, 0x3, 0x22, 0x3, 0x22, 0x5, 0x22, 0x1d5, 0xa, 0x22, 
    0x3, 0x23, 0x3, 0x23, 0x3, 0x23, 0x3, 0x23, 0x7, 0x23, 0x1db, 0xa, 0x23, 
    0xc, 0x23, 0xe, 0x23, 0x1de, 0xb, 0x23, 0x5, 0x23, 0x1e0, 0xa, 0x23, 
    0x3, 0x23, 0x7, 0x23, 0x1e3, 0xa, 0x23, 0xc, 0x23, 0xe, 0x23, 0x1e6, 
    0xb, 0x23, 0x3, 0x23, 0x5, 0x23, 0x1e9, 0xa, 0x23, 0x3, 0x24, 0x3, 0x24, 
    0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 
    0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 
    0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 0x25, 0x3, 
    0x25, 0x3, 0x25, 0x3, 0x25, 0x5, 0x25, 0x203, 0xa, 0x25, 0x3, 0x26, 
    0x3, 0x26, 0x3, 0x26, 0x3, 0x27, 0x3, 0x27, 0x3, 0x27, 0x5, 0x27, 0x20b, 
    0xa, 0x27, 0x3, 0x28, 0x3, 0x28, 0x3, 0x28, 0x3, 0x29, 0x3, 0x29, 0x3, 
    0x29, 0x3, 0x2a, 0x3, 0x2a, 0x3, 0x2a, 0x3, 0x2b, 0x3, 0x2b, 0x3, 0x2b, 
    0x3, 0x2b, 0x7, 0x2b, 0x21a, 0xa, 0x2b, 0xc, 0x2b, 0xe, 0x2b, 0x21d, 
    0xb, 0x2b, 0x3, 0x2c, 0x3, 0x2c, 0x3, 0x2c, 0x3, 0x2d, 0x3, 0x2d, 0x3, 
    0x2d, 0x3, 0x2d, 0x5, 0x2d, 0x226, 0xa, 0x2d, 0x3, 0x2e, 0x3, 0x2e, 
    0x3, 0x2e, 0x5, 0x2e, 0x22b, 0xa, 0x2e, 0x3, 0x2f, 0x3, 0x2f, 0x3, 0x2f, 
    0x5, 0x2f, 0x230, 0xa, 0x2f, 0x3, 0x30, 0x3, 0x30, 0x3, 0x30, 0x3, 0x30, 
    0x5, 0x30, 0x236, 0xa, 0x30, 0x3, 0x30, 0x3, 0x30, 0x3, 0x30, 0x3, 0x30, 
    0x3, 0x30, 0x5, 0x30, 0x23d, 0xa, 0x30, 0x3, 0x30, 0x3, 0x30, 0x3, 0x30, 
    0x3, 0x30, 0x3, 0x30, 0x3, 0x30, 0x5, 0x30, 0x245, 0xa, 0x30, 0x3, 0x30, 
    0x3, 0x30, 0x3, 0x30, 0x5, 0x30, 0x24a, 0xa, 0x30, 0x3, 0x31, 0x3, 0x31, 
    0x3, 0x31, 0x7, 0x31, 0x24f, 0xa, 0x31, 0xc, 0x31, 0xe, 0x31, 0x252, 
    0xb, 0x31, 0x3, 0x32, 0x3, 0x32, 0x3, 0x32, 0x7, 0x32, 0x257, 0xa, 0x32, 
    0xc, 0x32, 0xe, 0x32, 0x25a, 0xb, 0x32, 0x3, 0x33, 0x3, 0x33, 0x3, 0x33, 
    0x3, 0x33, 0x3, 0x33, 0x3, 0x33, 0x3, 0x33, 0x3, 0x33, 0x3, 0x33, 0x5, 
    0x33, 0x265, 0xa, 0x33, 0x3, 0x34, 0x3, 0x34, 0x3, 0x35, 0x3, 0x35, 
    0x7, 0x35, 0x26b, 0xa, 0x35, 0xc, 0x35, 0xe, 0x35, 0x26e, 0xb, 0x35, 
    0x3, 0x36, 0x3, 0x36, 0x3, 0x36, 0x3, 0x36, 0x3, 0x36, 0x3, 0x36, 0x5, 
    0x36, 0x276, 0xa, 0x36, 0x3, 0x37, 0x3, 0x37, 0x3, 0x38, 0x3, 0x38, 
    0x3, 0x38, 0x7, 0x38, 0x27d, 0xa, 0x38, 0xc, 0x38, 0xe, 0x38, 0x280, 
    0xb, 0x38, 0x3, 0x39, 0x3, 0x39, 0x3, 0x39, 0x3, 0x39, 0x3, 0x39, 0x3, 
    0x39, 0x3, 0x39, 0x3, 0x39, 0x3, 0x39, 0x3, 0x39, 0x5, 0x39, 0x28c, 
    0xa, 0x39, 0x3, 0x3a, 0x3, 0x3a, 0x7, 0x3a, 0x290, 0xa, 0x3a, 0xc, 0x3a, 
    0xe, 0x3a, 0x293, 0xb, 0x3a, 0x3, 0x3a, 0x3, 0x3a, 0x7, 0x3a, 0x297, 
    0xa, 0x3a, 0xc, 0x3a, 0xe, 0x3a, 0x29a, 0xb, 0x3a, 0x3, 0x3a, 0x3, 0x3a, 
    0x7, 0x3a, 0x29e, 0xa, 0x3a, 0xc, 0x3a, 0xe, 0x3a, 0x2a1, 0xb, 0x3a, 
    0x3, 0x3a, 0x3, 0x3a, 0x7, 0x3a, 0x2a5, 0xa, 0x3a, 0xc, 0x3a, 0xe, 0x3a, 
    0x2a8, 0xb, 0x3a, 0x5, 0x3a, 0x2aa, 0xa, 0x3a, 0x7, 0x3a, 0x2ac, 0xa, 
    0x3a, 0xc, 0x3a, 0xe, 0x3a, 0x2af, 0xb, 0x3a, 0x5, 0x3a, 0x2b1, 0xa, 
    0x3a, 0x3, 0x3a, 0x3, 0x3a, 0x3, 0x3b, 0x3, 0x3b, 0x5, 0x3b, 0x2b7, 
    0xa, 0x3b, 0x3, 0x3c, 0x3, 0x3c, 0x7, 0x3c, 0x2bb, 0xa, 0x3c, 0xc, 0x3c, 
    0xe, 0x3c, 0x2be, 0xb, 0x3c, 0x3, 0x3c, 0x3, 0x3c, 0x7, 0x3c, 0x2c2, 
    0xa, 0x3c, 0xc, 0x3c, 0xe, 0x3c, 0x2c5, 0xb, 0x3c, 0x3, 0x3c, 0x3, 0x3c, 
    0x7, 0x3c, 0x2c9, 0xa, 0x3c, 0xc, 0x3c, 0xe, 0x3c, 0x2cc, 0xb, 0x3c, 
    0x3, 0x3c, 0x3, 0x3c, 0x7, 0x3c, 0x2d0, 0xa, 0x3c, 0xc, 0x3c, 0xe, 0x3c, 
    0x2d3, 0xb, 0x3c, 0x5, 0x3c, 0x2d5, 0xa, 0x3c, 0x7, 0x3c, 0x2d7, 0xa, 
    0x3c, 0xc, 0x3c, 0xe, 0x3c, 0x2da, 0xb, 0x3c, 0x5, 0x3c, 0x2dc, 0xa, 
    0x3c, 0x3, 0x3c, 0x3, 0x3c, 0x3, 0x3d, 0x3, 0x3d, 0x3, 0x3d, 0x5, 0x3d, 
    0x2e3, 0xa, 0x3d, 0x3, 0x3e, 0x3, 0x3e, 0x3, 0x3f, 0x3, 0x3f, 0x3, 0x3f, 
    0x7, 0x3f, 0x2ea, 0xa, 0x3f, 0xc, 0x3f, 0xe, 0x3f, 0x2ed, 0xb, 0x3f, 
    0x3, 0x40, 0x3, 0x40, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 
    0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 
    0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 
    0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 
    0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 0x41, 0x3, 
    0x41, 0x5, 0x41, 0x310, 0xa, 0x41, 0x3, 0x41, 0x2, 0x2, 0x42, 0x2, 0x4, 
    0x6, 0x8, 0xa, 0xc, 0xe, 0x10, 0x12, 0x14, 0x16, 0x18, 0x1a, 0x1c, 0x1e, 
    0x20, 0x22, 0x24, 0x26, 0x28, 0x2a, 0x2c, 0x2e, 0x30, 0x32, 0x34, 0x36, 
    0x38, 0x3a, 0x3c, 0x3e, 0x40, 0x42, 0x44, 0x46, 0x48, 0x4a, 0x4c, 0x4e, 
    0x50, 0x52, 0x54, 0x56, 0x58, 0x5a, 0x5c, 0x5e, 0x60, 0x62, 0x64, 0x66, 
    0x68, 0x6a, 0x6c, 0x6e, 0x70, 0x72, 0x74, 0x76, 0x78, 0x7a, 0x7c, 0x7e, 
    0x80, 0x2, 0x8, 0x3, 0x2, 0x26, 0x2b, 0x9, 0x2, 0x23, 0x23, 0x2d, 0x30, 
    0x32, 0x33, 0x37, 0x37, 0x3a, 0x3d, 0x40, 0x40, 0x52, 0x52, 0x5, 0x2, 
    0x39, 0x39, 0x4e, 0x4e, 0x52, 0x52, 0x3, 0x2, 0x19, 0x1e, 0x4, 0x2, 
    0x3, 0x3, 0x5, 0x5, 0x7, 0x2, 0x1f, 0x22, 0x24, 0x31, 0x36, 0x36, 0x38, 
    0x39, 0x52, 0x52, 0x2, 0x383, 0x2, 0x83, 0x3, 0x2, 0x2, 0x2, 0x4, 0x9b, 
    0x3, 0x2, 0x2, 0x2, 0x6, 0x9d, 0x3, 0x2, 0x2, 0x2, 0x8, 0xa0, 0x3, 0x2, 
    0x2, 0x2, 0xa, 0xa9, 0x3, 0x2, 0x2, 0x2, 0xc, 0xad, 0x3, 0x2, 0x2, 0x2, 
    0xe, 0xbd, 0x3, 0x2, 0x2, 0x2, 0x10, 0xc9, 0x3, 0x2, 0x2, 0x2, 0x12, 
    0xcb, 0x3, 0x2, 0x2, 0x2, 0x14, 0xd1, 0x3, 0x2, 0x2, 0x2, 0x16, 0xe1, 
    0x3, 0x2, 0x2, 0x2, 0x18, 0xe3, 0x3, 0x2, 0x2, 0x2, 0x1a, 0xf5, 0x3, 
    0x2, 0x2, 0x2, 0x1c, 0x101, 0x3, 0x2, 0x2, 0x2, 0x1e, 0x128, 0x3, 0x2, 
    0x2, 0x2, 0x20, 0x12f, 0x3, 0x2, 0x2, 0x2, 0x22, 0x136, 0x3, 0x2, 0x2, 
    0x2, 0x24, 0x143, 0x3, 0x2, 0x2, 0x2, 0x26, 0x145, 0x3, 0x2, 0x2, 0x2, 
    0x28, 0x149, 0x3, 0x2, 0x2, 0x2, 0x2a, 0x14b, 0x3, 0x2, 0x2, 0x2, 0x2c, 
    0x166, 0x3, 0x2, 0x2, 0x2, 0x2e, 0x168, 0x3, 0x2, 0x2, 0x2, 0x30, 0x173, 
    0x3, 0x2, 0x2, 0x2, 0x32, 0x176, 0x3, 0x2, 0x2, 0x2, 0x34, 0x17f, 0x3, 
    0x2, 0x2, 0x2, 0x36, 0x189, 0x3, 0x2, 0x2, 0x2, 0x38, 0x19c, 0x3, 0x2, 
    0x2, 0x2, 0x3a, 0x1a3, 0x3, 0x2, 0x2, 0x2, 0x3c, 0x1b4, 0x3, 0x2, 0x2, 
    0x2, 0x3e, 0x1ba, 0x3, 0x2, 0x2, 0x2, 0x40, 0x1bd, 0x3, 0x2, 0x2, 0x2, 
    0x42, 0x1c6, 0x3, 0x2, 0x2, 0x2, 0x44, 0x1d6, 0x3, 0x2, 0x2, 0x2, 0x46, 
    0x1ea, 0x3, 0x2, 0x2, 0x2, 0x48, 0x202, 0x3, 0x2, 0x2, 0x2, 0x4a, 0x204, 
    0x3, 0x2, 0x2, 0x2, 0x4c, 0x207, 0x3, 0x2, 0x2, 0x2, 0x4e, 0x20c, 0x3, 
    0x2, 0x2, 0x2, 0x50, 0x20f, 0x3, 0x2, 0x2, 0x2, 0x52, 0x212, 0x3, 0x2, 
    0x2, 0x2, 0x54, 0x215, 0x3, 0x2, 0x2, 0x2, 0x56, 0x21e, 0x3, 0x2, 0x2, 
    0x2, 0x58, 0x221, 0x3, 0x2, 0x2, 0x2, 0x5a, 0x227, 0x3, 0x2, 0x2, 0x2, 
    0x5c, 0x22c, 0x3, 0x2, 0x2, 0x2, 0x5e, 0x249, 0x3, 0x2, 0x2, 0x2, 0x60, 
    0x24b, 0x3, 0x2, 0x2, 0x2, 0x62, 0x253, 0x3, 0x2, 0x2, 0x2, 0x64, 0x264, 
    0x3, 0x2, 0x2, 0x2, 0x66, 0x266, 0x3, 0x2, 0x2, 0x2, 0x68, 0x268, 0x3, 
    0x2, 0x2, 0x2, 0x6a, 0x26f, 0x3, 0x2, 0x2, 0x2, 0x6c, 0x277, 0x3, 0x2, 
    0x2, 0x2, 0x6e, 0x279, 0x3, 0x2, 0x2, 0x2, 0x70, 0x28b, 0x3, 0x2, 0x2, 
    0x2, 0x72, 0x28d, 0x3, 0x2, 0x2, 0x2, 0x74, 0x2b4, 0x3, 0x2, 0x2, 0x2, 
    0x76, 0x2b8, 0x3, 0x2, 0x2, 0x2, 0x78, 0x2df, 0x3, 0x2, 0x2, 0x2, 0x7a, 
    0x2e4, 0x3, 0x2, 0x2, 0x2, 0x7c, 0x2e6, 0x3, 0x2, 0x2, 0x2, 0x7e, 0x2ee, 
    0x3, 0x2, 0x2, 0x2, 0x80, 0x30f, 0x3, 0x2, 0x2, 0x2, 0x82, 0x84, 0x5, 
    0x4, 0x3, 0x2, 0x83, 0x82, 0x3, 0x2, 0x2, 0x2, 0x83, 0x84, 0x3, 0x2, 
    0x2, 0x2, 0x84, 0x8b, 0x3, 0x2, 0x2, 0x2, 0x85, 0x87, 0x7, 0x54, 0x2, 
    0x2, 0x86, 0x88, 0x5, 0x4, 0x3, 0x2, 0x87, 0x86, 0x3, 0x2, 0x2, 0x2, 
    0x87, 0x88, 0x3, 0x2, 0x2, 0x2, 0x88, 0x8a, 0x3, 0x2, 0x2, 0x2, 0x89, 
    0x85, 0x3, 0x2, 0x2, 0x2, 0x8a, 0x8d, 0x3, 0x2, 0x2, 0x2, 0x8b, 0x89, 
    0x3, 0x2, 0x2, 0x2, 0x8b, 0x8c, 0x3, 0x2, 0x2, 0x2, 0x8c, 0x8e, 0x3, 
    0x2, 0x2, 0x2, 0x8d, 0x8b, 0x3, 0x2, 0x2, 0x2, 0x8e, 0x8f, 0x7, 0x2, 
    0x2, 0x3, 0x8f, 0x3, 0x3, 0x2, 0x2, 0x2, 0x90, 0x9c, 0x5, 0x6, 0x4, 
    0x2, 0x91, 0x9c, 0x5, 0x8, 0x5, 0x2, 0x92, 0x9c, 0x5, 0xa, 0x6, 0x2, 
    0x93, 0x9c, 0x5, 0xc, 0x7, 0x2, 0x94, 0x9c, 0x5, 0xe, 0x8, 0x2, 0x95, 
    0x9c, 0x5, 0x12, 0xa, 0x2, 0x96, 0x9c, 0x5, 0x14, 0xb, 0x2, 0x97, 0x9c, 
    0x5, 0x18, 0xd, 0x2, 0x98, 0x9c, 0x5, 0x1a, 0xe, 0x2, 0x99, 0x9c, 0x5, 
    0x20, 0x11, 0x2, 0x9a, 0x9c, 0x5, 0x2c, 0x17, 0x2, 0x9b, 0x90, 0x3, 
    0x2, 0x2, 0x2, 0x9b, 0x91, 0x3, 0x2, 0x2, 0x2, 0x9b, 0x92, 0x3, 0x2, 
    0x2, 0x2, 0x9b, 0x93, 0x3, 0x2, 0x2, 0x2, 0x9b, 0x94, 0x3, 0x2, 0x2, 
    0x2, 0x9b, 0x95, 0x3, 0x2, 0x2, 0x2, 0x9b, 0x96, 0x3, 0x2, 0x2, 0x2, 
    0x9b, 0x97, 0x3, 0x2, 0x2, 0x2, 0x9b, 0x98, 0x3, 0x2, 0x2, 0x2, 0x9b, 
    0x99, 0x3, 0x2, 0x2, 0x2, 0x9b, 0x9a, 0x3, 0x2, 0x2, 0x2, 0x9c, 0x5, 
    0x3, 0x2, 0x2, 0x2, 0x9d, 0x9e, 0x7, 0x1f, 0x2, 0x2, 0x9e, 0x9f, 0x7, 
    0xd, 0x2, 0x2, 0x9f, 0x7, 0x3, 0x2, 0x2, 0x2, 0xa0, 0xa1, 0x7, 0x20, 
    0x2, 0x2, 0xa1, 0xa6, 0x7, 0x7, 0x2, 0x2, 0xa2, 0xa3, 0x7, 0x14, 0x2, 
    0x2, 0xa3, 0xa5, 0x7, 0x7, 0x2, 0x2, 0xa4, 0xa2, 0x3, 0x2, 0x2, 0x2, 
    0xa5, 0xa8, 0x3, 0x2, 0x2, 0x2, 0xa6, 0xa4, 0x3, 0x2, 0x2, 0x2, 0xa6, 
    0xa7, 0x3, 0x2, 0x2, 0x2, 0xa7, 0x9, 0x3, 0x2, 0x2, 0x2, 0xa8, 0xa6, 
    0x3, 0x2, 0x2, 0x2, 0xa9, 0xaa, 0x7, 0x21, 0x2, 0x2, 0xaa, 0xab, 0x5, 
    0x80, 0x41, 0x2, 0xab, 0xac, 0x5, 0x22, 0x12, 0x2, 0xac, 0xb, 0x3, 0x2, 
    0x2, 0x2, 0xad, 0xae, 0x7, 0x22, 0x2, 0x2, 0xae, 0xaf, 0x5, 0x80, 0x41, 
    0x2, 0xaf, 0xb0, 0x7, 0x16, 0x2, 0x2, 0xb0, 0xb3, 0x5, 0x80, 0x41, 0x2, 
    0xb1, 0xb2, 0x7, 0x33, 0x2, 0x2, 0xb2, 0xb4, 0x5, 0x72, 0x3a, 0x2, 0xb3, 
    0xb1, 0x3, 0x2, 0x2, 0x2, 0xb3, 0xb4, 0x3, 0x2, 0x2, 0x2, 0xb4, 0xb7, 
    0x3, 0x2, 0x2, 0x2, 0xb5, 0xb6, 0x7, 0x45, 0x2, 0x2, 0xb6, 0xb8, 0x7, 
    0x7, 0x2, 0x2, 0xb7, 0xb5, 0x3, 0x2, 0x2, 0x2, 0xb7, 0xb8, 0x3, 0x2, 
    0x2, 0x2, 0xb8, 0xbb, 0x3, 0x2, 0x2, 0x2, 0xb9, 0xba, 0x7, 0x18, 0x2, 
    0x2, 0xba, 0xbc, 0x5, 0x6e, 0x38, 0x2, 0xbb, 0xb9, 0x3, 0x2, 0x2, 0x2, 
    0xbb, 0xbc, 0x3, 0x2, 0x2, 0x2, 0xbc, 0xd, 0x3, 0x2, 0x2, 0x2, 0xbd, 
    0xbe, 0x7, 0x23, 0x2, 0x2, 0xbe, 0xbf, 0x5, 0x80, 0x41, 0x2, 0xbf, 0xc0, 
    0x7, 0x3b, 0x2, 0x2, 0xc0, 0xc1, 0x5, 0x10, 0x9, 0x2, 0xc1, 0xf, 0x3, 
    0x2, 0x2, 0x2, 0xc2, 0xc3, 0x7, 0x24, 0x2, 0x2, 0xc3, 0xca, 0x5, 0x80, 
    0x41, 0x2, 0xc4, 0xc5, 0x7, 0x2d, 0x2, 0x2, 0xc5, 0xca, 0x7, 0x7, 0x2, 
    0x2, 0xc6, 0xc7, 0x7, 0x52, 0x2, 0x2, 0xc7, 0xca, 0x7, 0x7, 0x2, 0x2, 
    0xc8, 0xca, 0x5, 0x7a, 0x3e, 0x2, 0xc9, 0xc2, 0x3, 0x2, 0x2, 0x2, 0xc9, 
    0xc4, 0x3, 0x2, 0x2, 0x2, 0xc9, 0xc6, 0x3, 0x2, 0x2, 0x2, 0xc9, 0xc8, 
    0x3, 0x2, 0x2, 0x2, 0xca, 0x11, 0x3, 0x2, 0x2, 0x2, 0xcb, 0xcc, 0x7, 
    0x24, 0x2, 0x2, 0xcc, 0xcf, 0x5, 0x80, 0x41, 0x2, 0xcd, 0xce, 0x7, 0x18, 
    0x2, 0x2, 0xce, 0xd0, 0x5, 0x6e, 0x38, 0x2, 0xcf, 0xcd, 0x3, 0x2, 0x2, 
    0x2, 0xcf, 0xd0, 0x3, 0x2, 0x2, 0x2, 0xd0, 0x13, 0x3, 0x2, 0x2, 0x2, 
    0xd1, 0xd2, 0x5, 0x16, 0xc, 0x2, 0xd2, 0xd7, 0x5, 0x80, 0x41, 0x2, 0xd3, 
    0xd4, 0x7, 0x14, 0x2, 0x2, 0xd4, 0xd6, 0x5, 0x80, 0x41, 0x2, 0xd5, 0xd3, 
    0x3, 0x2, 0x2, 0x2, 0xd6, 0xd9, 0x3, 0x2, 0x2, 0x2, 0xd7, 0xd5, 0x3, 
    0x2, 0x2, 0x2, 0xd7, 0xd8, 0x3, 0x2, 0x2, 0x2, 0xd8, 0xdc, 0x3, 0x2, 
    0x2, 0x2, 0xd9, 0xd7, 0x3, 0x2, 0x2, 0x2, 0xda, 0xdb, 0x7, 0x18, 0x2, 
    0x2, 0xdb, 0xdd, 0x5, 0x6e, 0x38, 0x2, 0xdc, 0xda, 0x3, 0x2, 0x2, 0x2, 
    0xdc, 0xdd, 0x3, 0x2, 0x2, 0x2, 0xdd, 0xdf, 0x3, 0x2, 0x2, 0x2, 0xde, 
    0xe0, 0x5, 0x22, 0x12, 0x2, 0xdf, 0xde, 0x3, 0x2, 0x2, 0x2, 0xdf, 0xe0, 
    0x3, 0x2, 0x2, 0x2, 0xe0, 0x15, 0x3, 0x2, 0x2, 0x2, 0xe1, 0xe2, 0x9, 
    0x2, 0x2, 0x2, 0xe2, 0x17, 0x3, 0x2, 0x2, 0x2, 0xe3, 0xe4, 0x7, 0x2c, 
    0x2, 0x2, 0xe4, 0xf3, 0x5, 0x7c, 0x3f, 0x2, 0xe5, 0xe6, 0x5, 0x6c, 0x37, 
    0x2, 0xe6, 0xec, 0x5, 0x70, 0x39, 0x2, 0xe7, 0xe8, 0x7, 0x4b, 0x2, 0x2, 
    0xe8, 0xe9, 0x5, 0x7c, 0x3f, 0x2, 0xe9, 0xea, 0x5, 0x6c, 0x37, 0x2, 
    0xea, 0xeb, 0x5, 0x70, 0x39, 0x2, 0xeb, 0xed, 0x3, 0x2, 0x2, 0x2, 0xec, 
    0xe7, 0x3, 0x2, 0x2, 0x2, 0xec, 0xed, 0x3, 0x2, 0x2, 0x2, 0xed, 0xf4, 
    0x3, 0x2, 0x2, 0x2, 0xee, 0xef, 0x7, 0x36, 0x2, 0x2, 0xef, 0xf0, 0x7, 
    0xd, 0x2, 0x2, 0xf0, 0xf1, 0x7, 0x52, 0x2, 0x2, 0xf1, 0xf2, 0x7, 0x52, 
    0x2, 0x2, 0xf2, 0xf4, 0x5, 0x7c, 0x3f, 0x2, 0xf3, 0xe5, 0x3, 0x2, 0x2, 
    0x2, 0xf3, 0xee, 0x3, 0x2, 0x2, 0x2, 0xf4, 0x19, 0x3, 0x2, 0x2, 0x2, 
    0xf5, 0xf6, 0x7, 0x2e, 0x2, 0x2, 0xf6, 0xf8, 0x5, 0x7c, 0x3f, 0x2, 0xf7, 
    0xf9, 0x5, 0x7c, 0x3f, 0x2, 0xf8, 0xf7, 0x3, 0x2, 0x2, 0x2, 0xf8, 0xf9, 
    0x3, 0x2, 0x2, 0x2, 0xf9, 0xfa, 0x3, 0x2, 0x2, 0x2, 0xfa, 0xfd, 0x5, 
    0x1c, 0xf, 0x2, 0xfb, 0xfc, 0x7, 0x32, 0x2, 0x2, 0xfc, 0xfe, 0x5, 0x80, 
    0x41, 0x2, 0xfd, 0xfb, 0x3, 0x2, 0x2, 0x2, 0xfd, 0xfe, 0x3, 0x2, 0x2, 
    0x2, 0xfe, 0xff, 0x3, 0x2, 0x2, 0x2, 0xff, 0x100, 0x5, 0x2a, 0x16, 0x2, 
    0x100, 0x1b, 0x3, 0x2, 0x2, 0x2, 0x101, 0x105, 0x7, 0x10, 0x2, 0x2, 
    0x102, 0x104, 0x7, 0x54, 0x2, 0x2, 0x103, 0x102, 0x3, 0x2, 0x2, 0x2, 
    0x104, 0x107, 0x3, 0x2, 0x2, 0x2, 0x105, 0x103, 0x3, 0x2, 0x2, 0x2, 
    0x105, 0x106, 0x3, 0x2, 0x2, 0x2, 0x106, 0x124, 0x3, 0x2, 0x2, 0x2, 
    0x107, 0x105, 0x3, 0x2, 0x2, 0x2, 0x108, 0x10c, 0x5, 0x1e, 0x10, 0x2, 
    0x109, 0x10b, 0x7, 0x54, 0x2, 0x2, 0x10a, 0x109, 0x3, 0x2, 0x2, 0x2, 
    0x10b, 0x10e, 0x3, 0x2, 0x2, 0x2, 0x10c, 0x10a, 0x3, 0x2, 0x2, 0x2, 
    0x10c, 0x10d, 0x3, 0x2, 0x2, 0x2, 0x10d, 0x121, 0x3, 0x2, 0x2, 0x2, 
    0x10e, 0x10c, 0x3, 0x2, 0x2, 0x2, 0x10f, 0x113, 0x7, 0x14, 0x2, 0x2, 
    0x110, 0x112, 0x7, 0x54, 0x2, 0x2, 0x111, 0x110, 0x3, 0x2, 0x2, 0x2, 
    0x112, 0x115, 0x3, 0x2, 0x2, 0x2, 0x113, 0x111, 0x3, 0x2, 0x2, 0x2, 
    0x113, 0x114, 0x3, 0x2, 0x2, 0x2, 0x114, 0x11d, 0x3, 0x2, 0x2, 0x2, 
    0x115, 0x113, 0x3, 0x2, 0x2, 0x2, 0x116, 0x11a, 0x5, 0x1e, 0x10, 0x2, 
    0x117, 0x119, 0x7, 0x54, 0x2, 0x2, 0x118, 0x117, 0x3, 0x2, 0x2, 0x2, 
    0x119, 0x11c, 0x3, 0x2, 0x2, 0x2, 0x11a, 0x118, 0x3, 0x2, 0x2, 0x2, 
    0x11a, 0x11b, 0x3, 0x2, 0x2, 0x2, 0x11b, 0x11e, 0x3, 0x2, 0x2, 0x2, 
    0x11c, 0x11a, 0x3, 0x2, 0x2, 0x2, 0x11d, 0x116, 0x3, 0x2, 0x2, 0x2, 
    0x11d, 0x11e, 0x3, 0x2, 0x2, 0x2, 0x11e, 0x120, 0x3, 0x2, 0x2, 0x2, 
    0x11f, 0x10f, 0x3, 0x2, 0x2, 0x2, 0x120, 0x123, 0x3, 0x2, 0x2, 0x2, 
    0x121, 0x11f, 0x3, 0x2, 0x2, 0x2, 0x121, 0x122, 0x3, 0x2, 0x2, 0x2, 
    0x122, 0x125, 0x3, 0x2, 0x2, 0x2, 0x123, 0x121, 0x3, 0x2, 0x2, 0x2, 
    0x124, 0x108, 0x3, 0x2, 0x2, 0x2, 0x124, 0x125, 0x3, 0x2, 0x2, 0x2, 
    0x125, 0x126, 0x3, 0x2, 0x2, 0x2, 0x126, 0x127, 0x7, 0x11, 0x2, 0x2, 
    0x127, 0x1d, 0x3, 0x2, 0x2, 0x2, 0x128, 0x129, 0x5, 0x80, 0x41, 0x2, 
    0x129, 0x12a, 0x7, 0x16, 0x2, 0x2, 0x12a, 0x12d, 0x5, 0x80, 0x41, 0x2, 
    0x12b, 0x12c, 0x7, 0x18, 0x2, 0x2, 0x12c, 0x12e, 0x5, 0x6e, 0x38, 0x2, 
    0x12d, 0x12b, 0x3, 0x2, 0x2, 0x2, 0x12d, 0x12e, 0x3, 0x2, 0x2, 0x2, 
    0x12e, 0x1f, 0x3, 0x2, 0x2, 0x2, 0x12f, 0x130, 0x7, 0x2f, 0x2, 0x2, 
    0x130, 0x132, 0x5, 0x80, 0x41, 0x2, 0x131, 0x133, 0x7, 0x7, 0x2, 0x2, 
    0x132, 0x131, 0x3, 0x2, 0x2, 0x2, 0x132, 0x133, 0x3, 0x2, 0x2, 0x2, 
    0x133, 0x134, 0x3, 0x2, 0x2, 0x2, 0x134, 0x135, 0x5, 0x2a, 0x16, 0x2, 
    0x135, 0x21, 0x3, 0x2, 0x2, 0x2, 0x136, 0x13b, 0x7, 0xe, 0x2, 0x2, 0x137, 
    0x13a, 0x5, 0x24, 0x13, 0x2, 0x138, 0x13a, 0x7, 0x54, 0x2, 0x2, 0x139, 
    0x137, 0x3, 0x2, 0x2, 0x2, 0x139, 0x138, 0x3, 0x2, 0x2, 0x2, 0x13a, 
    0x13d, 0x3, 0x2, 0x2, 0x2, 0x13b, 0x139, 0x3, 0x2, 0x2, 0x2, 0x13b, 
    0x13c, 0x3, 0x2, 0x2, 0x2, 0x13c, 0x13e, 0x3, 0x2, 0x2, 0x2, 0x13d, 
    0x13b, 0x3, 0x2, 0x2, 0x2, 0x13e, 0x13f, 0x7, 0xf, 0x2, 0x2, 0x13f, 
    0x23, 0x3, 0x2, 0x2, 0x2, 0x140, 0x144, 0x5, 0x26, 0x14, 0x2, 0x141, 
    0x144, 0x5, 0x14, 0xb, 0x2, 0x142, 0x144, 0x5, 0x12, 0xa, 0x2, 0x143, 
    0x140, 0x3, 0x2, 0x2, 0x2, 0x143, 0x141, 0x3, 0x2, 0x2, 0x2, 0x143, 
    0x142, 0x3, 0x2, 0x2, 0x2, 0x144, 0x25, 0x3, 0x2, 0x2, 0x2, 0x145, 0x146, 
    0x5, 0x28, 0x15, 0x2, 0x146, 0x147, 0x7, 0x18, 0x2, 0x2, 0x147, 0x148, 
    0x5, 0x6e, 0x38, 0x2, 0x148, 0x27, 0x3, 0x2, 0x2, 0x2, 0x149, 0x14a, 
    0x9, 0x3, 0x2, 0x2, 0x14a, 0x29, 0x3, 0x2, 0x2, 0x2, 0x14b, 0x14d, 0x7, 
    0xe, 0x2, 0x2, 0x14c, 0x14e, 0x5, 0x2c, 0x17, 0x2, 0x14d, 0x14c, 0x3, 
    0x2, 0x2, 0x2, 0x14d, 0x14e, 0x3, 0x2, 0x2, 0x2, 0x14e, 0x155, 0x3, 
    0x2, 0x2, 0x2, 0x14f, 0x151, 0x7, 0x54, 0x2, 0x2, 0x150, 0x152, 0x5, 
    0x2c, 0x17, 0x2, 0x151, 0x150, 0x3, 0x2, 0x2, 0x2, 0x151, 0x152, 0x3, 
    0x2, 0x2, 0x2, 0x152, 0x154, 0x3, 0x2, 0x2, 0x2, 0x153, 0x14f, 0x3, 
    0x2, 0x2, 0x2, 0x154, 0x157, 0x3, 0x2, 0x2, 0x2, 0x155, 0x153, 0x3, 
    0x2, 0x2, 0x2, 0x155, 0x156, 0x3, 0x2, 0x2, 0x2, 0x156, 0x158, 0x3, 
    0x2, 0x2, 0x2, 0x157, 0x155, 0x3, 0x2, 0x2, 0x2, 0x158, 0x159, 0x7, 
    0xf, 0x2, 0x2, 0x159, 0x2b, 0x3, 0x2, 0x2, 0x2, 0x15a, 0x167, 0x5, 0x2e, 
    0x18, 0x2, 0x15b, 0x167, 0x5, 0x30, 0x19, 0x2, 0x15c, 0x167, 0x5, 0x32, 
    0x1a, 0x2, 0x15d, 0x167, 0x5, 0x34, 0x1b, 0x2, 0x15e, 0x167, 0x5, 0x36, 
    0x1c, 0x2, 0x15f, 0x167, 0x5, 0x38, 0x1d, 0x2, 0x160, 0x167, 0x5, 0x3a, 
    0x1e, 0x2, 0x161, 0x167, 0x5, 0x3c, 0x1f, 0x2, 0x162, 0x167, 0x5, 0x3e, 
    0x20, 0x2, 0x163, 0x167, 0x5, 0x40, 0x21, 0x2, 0x164, 0x167, 0x5, 0x42, 
    0x22, 0x2, 0x165, 0x167, 0x5, 0x44, 0x23, 0x2, 0x166, 0x15a, 0x3, 0x2, 
    0x2, 0x2, 0x166, 0x15b, 0x3, 0x2, 0x2, 0x2, 0x166, 0x15c, 0x3, 0x2, 
    0x2, 0x2, 0x166, 0x15d, 0x3, 0x2, 0x2, 0x2, 0x166, 0x15e, 0x3, 0x2, 
    0x2, 0x2, 0x166, 0x15f, 0x3, 0x2, 0x2, 0x2, 0x166, 0x160, 0x3, 0x2, 
    0x2, 0x2, 0x166, 0x161, 0x3, 0x2, 0x2, 0x2, 0x166, 0x162, 0x3, 0x2, 
    0x2, 0x2, 0x166, 0x163, 0x3, 0x2, 0x2, 0x2, 0x166, 0x164, 0x3, 0x2, 
    0x2, 0x2, 0x166, 0x165, 0x3, 0x2, 0x2, 0x2, 0x167, 0x2d, 0x3, 0x2, 0x2, 
    0x2, 0x168, 0x169, 0x7, 0x30, 0x2, 0x2, 0x169, 0x16b, 0x5, 0x80, 0x41, 
    0x2, 0x16a, 0x16c, 0x7, 0x7, 0x2, 0x2, 0x16b, 0x16a, 0x3, 0x2, 0x2, 
    0x2, 0x16b, 0x16c, 0x3, 0x2, 0x2, 0x2, 0x16c, 0x16f, 0x3, 0x2, 0x2, 
    0x2, 0x16d, 0x16e, 0x7, 0x40, 0x2, 0x2, 0x16e, 0x170, 0x5, 0x7c, 0x3f, 
    0x2, 0x16f, 0x16d, 0x3, 0x2, 0x2, 0x2, 0x16f, 0x170, 0x3, 0x2, 0x2, 
    0x2, 0x170, 0x171, 0x3, 0x2, 0x2, 0x2, 0x171, 0x172, 0x5, 0x2a, 0x16, 
    0x2, 0x172, 0x2f, 0x3, 0x2, 0x2, 0x2, 0x173, 0x174, 0x7, 0x31, 0x2, 
    0x2, 0x174, 0x175, 0x5, 0x2a, 0x16, 0x2, 0x175, 0x31, 0x3, 0x2, 0x2, 
    0x2, 0x176, 0x177, 0x7, 0x32, 0x2, 0x2, 0x177, 0x178, 0x5, 0x80, 0x41, 
    0x2, 0x178, 0x17b, 0x7, 0x33, 0x2, 0x2, 0x179, 0x17c, 0x5, 0x72, 0x3a, 
    0x2, 0x17a, 0x17c, 0x5, 0x7c, 0x3f, 0x2, 0x17b, 0x179, 0x3, 0x2, 0x2, 
    0x2, 0x17b, 0x17a, 0x3, 0x2, 0x2, 0x2, 0x17c, 0x17d, 0x3, 0x2, 0x2, 
    0x2, 0x17d, 0x17e, 0x5, 0x2a, 0x16, 0x2, 0x17e, 0x33, 0x3, 0x2, 0x2, 
    0x2, 0x17f, 0x180, 0x7, 0x34, 0x2, 0x2, 0x180, 0x181, 0x5, 0x60, 0x31, 
    0x2, 0x181, 0x187, 0x5, 0x2a, 0x16, 0x2, 0x182, 0x185, 0x7, 0x35, 0x2, 
    0x2, 0x183, 0x186, 0x5, 0x34, 0x1b, 0x2, 0x184, 0x186, 0x5, 0x2a, 0x16, 
    0x2, 0x185, 0x183, 0x3, 0x2, 0x2, 0x2, 0x185, 0x184, 0x3, 0x2, 0x2, 
    0x2, 0x186, 0x188, 0x3, 0x2, 0x2, 0x2, 0x187, 0x182, 0x3, 0x2, 0x2, 
    0x2, 0x187, 0x188, 0x3, 0x2, 0x2, 0x2, 0x188, 0x35, 0x3, 0x2, 0x2, 0x2, 
    0x189, 0x18a, 0x7, 0x36, 0x2, 0x2, 0x18a, 0x18c, 0x5, 0x74, 0x3b, 0x2, 
    0x18b, 0x18d, 0x5, 0x7c, 0x3f, 0x2, 0x18c, 0x18b, 0x3, 0x2, 0x2, 0x2, 
    0x18c, 0x18d, 0x3, 0x2, 0x2, 0x2, 0x18d, 0x193, 0x3, 0x2, 0x2, 0x2, 
    0x18e, 0x192, 0x7, 0x7, 0x2, 0x2, 0x18f, 0x192, 0x5, 0x4e, 0x28, 0x2, 
    0x190, 0x192, 0x5, 0x56, 0x2c, 0x2, 0x191, 0x18e, 0x3, 0x2, 0x2, 0x2, 
    0x191, 0x18f, 0x3, 0x2, 0x2, 0x2, 0x191, 0x190, 0x3, 0x2, 0x2, 0x2, 
    0x192, 0x195, 0x3, 0x2, 0x2, 0x2, 0x193, 0x191, 0x3, 0x2, 0x2, 0x2, 
    0x193, 0x194, 0x3, 0x2, 0x2, 0x2, 0x194, 0x198, 0x3, 0x2, 0x2, 0x2, 
    0x195, 0x193, 0x3, 0x2, 0x2, 0x2, 0x196, 0x199, 0x5, 0x40, 0x21, 0x2, 
    0x197, 0x199, 0x7, 0x3, 0x2, 0x2, 0x198, 0x196, 0x3, 0x2, 0x2, 0x2, 
    0x198, 0x197, 0x3, 0x2, 0x2, 0x2, 0x199, 0x19a, 0x3, 0x2, 0x2, 0x2, 
    0x19a, 0x19b, 0x5, 0x2a, 0x16, 0x2, 0x19b, 0x37, 0x3, 0x2, 0x2, 0x2, 
    0x19c, 0x19f, 0x7, 0x37, 0x2, 0x2, 0x19d, 0x1a0, 0x5, 0x7c, 0x3f, 0x2, 
    0x19e, 0x1a0, 0x7, 0x7, 0x2, 0x2, 0x19f, 0x19d, 0x3, 0x2, 0x2, 0x2, 
    0x19f, 0x19e, 0x3, 0x2, 0x2, 0x2, 0x1a0, 0x1a1, 0x3, 0x2, 0x2, 0x2, 
    0x1a1, 0x1a2, 0x5, 0x2a, 0x16, 0x2, 0x1a2, 0x39, 0x3, 0x2, 0x2, 0x2, 
    0x1a3, 0x1a4, 0x7, 0x25, 0x2, 0x2, 0x1a4, 0x1a7, 0x5, 0x80, 0x41, 0x2, 
    0x1a5, 0x1a6, 0x7, 0x16, 0x2, 0x2, 0x1a6, 0x1a8, 0x5, 0x80, 0x41, 0x2, 
    0x1a7, 0x1a5, 0x3, 0x2, 0x2, 0x2, 0x1a7, 0x1a8, 0x3, 0x2, 0x2, 0x2, 
    0x1a8, 0x1a9, 0x3, 0x2, 0x2, 0x2, 0x1a9, 0x1ab, 0x7, 0x18, 0x2, 0x2, 
    0x1aa, 0x1ac, 0x7, 0x23, 0x2, 0x2, 0x1ab, 0x1aa, 0x3, 0x2, 0x2, 0x2, 
    0x1ab, 0x1ac, 0x3, 0x2, 0x2, 0x2, 0x1ac, 0x1ad, 0x3, 0x2, 0x2, 0x2, 
    0x1ad, 0x1b1, 0x5, 0x6e, 0x38, 0x2, 0x1ae, 0x1b0, 0x5, 0x5e, 0x30, 0x2, 
    0x1af, 0x1ae, 0x3, 0x2, 0x2, 0x2, 0x1b0, 0x1b3, 0x3, 0x2, 0x2, 0x2, 
    0x1b1, 0x1af, 0x3, 0x2, 0x2, 0x2, 0x1b1, 0x1b2, 0x3, 0x2, 0x2, 0x2, 
    0x1b2, 0x3b, 0x3, 0x2, 0x2, 0x2, 0x1b3, 0x1b1, 0x3, 0x2, 0x2, 0x2, 0x1b4, 
    0x1b5, 0x7, 0x2d, 0x2, 0x2, 0x1b5, 0x1b6, 0x5, 0x80, 0x41, 0x2, 0x1b6, 
    0x1b8, 0x7, 0x7, 0x2, 0x2, 0x1b7, 0x1b9, 0x7, 0x3, 0x2, 0x2, 0x1b8, 
    0x1b7, 0x3, 0x2, 0x2, 0x2, 0x1b8, 0x1b9, 0x3, 0x2, 0x2, 0x2, 0x1b9, 
    0x3d, 0x3, 0x2, 0x2, 0x2, 0x1ba, 0x1bb, 0x7, 0x33, 0x2, 0x2, 0x1bb, 
    0x1bc, 0x7, 0x7, 0x2, 0x2, 0x1bc, 0x3f, 0x3, 0x2, 0x2, 0x2, 0x1bd, 0x1be, 
    0x7, 0x41, 0x2, 0x2, 0x1be, 0x1c3, 0x5, 0x74, 0x3b, 0x2, 0x1bf, 0x1c0, 
    0x7, 0x14, 0x2, 0x2, 0x1c0, 0x1c2, 0x5, 0x74, 0x3b, 0x2, 0x1c1, 0x1bf, 
    0x3, 0x2, 0x2, 0x2, 0x1c2, 0x1c5, 0x3, 0x2, 0x2, 0x2, 0x1c3, 0x1c1, 
    0x3, 0x2, 0x2, 0x2, 0x1c3, 0x1c4, 0x3, 0x2, 0x2, 0x2, 0x1c4, 0x41, 0x3, 
    0x2, 0x2, 0x2, 0x1c5, 0x1c3, 0x3, 0x2, 0x2, 0x2, 0x1c6, 0x1d4, 0x7, 
    0x38, 0x2, 0x2, 0x1c7, 0x1c8, 0x7, 0x4c, 0x2, 0x2, 0x1c8, 0x1cb, 0x7, 
    0x7, 0x2, 0x2, 0x1c9, 0x1ca, 0x7, 0x4e, 0x2, 0x2, 0x1ca, 0x1cc, 0x7, 
    0x7, 0x2, 0x2, 0x1cb, 0x1c9, 0x3, 0x2, 0x2, 0x2, 0x1cb, 0x1cc, 0x3, 
    0x2, 0x2, 0x2, 0x1cc, 0x1d5, 0x3, 0x2, 0x2, 0x2, 0x1cd, 0x1ce, 0x7, 
    0x4d, 0x2, 0x2, 0x1ce, 0x1d5, 0x7, 0x7, 0x2, 0x2, 0x1cf, 0x1d0, 0x7, 
    0x39, 0x2, 0x2, 0x1d0, 0x1d5, 0x5, 0x80, 0x41, 0x2, 0x1d1, 0x1d5, 0x5, 
    0x7a, 0x3e, 0x2, 0x1d2, 0x1d5, 0x5, 0x40, 0x21, 0x2, 0x1d3, 0x1d5, 0x5, 
    0x2a, 0x16, 0x2, 0x1d4, 0x1c7, 0x3, 0x2, 0x2, 0x2, 0x1d4, 0x1cd, 0x3, 
    0x2, 0x2, 0x2, 0x1d4, 0x1cf, 0x3, 0x2, 0x2, 0x2, 0x1d4, 0x1d1, 0x3, 
    0x2, 0x2, 0x2, 0x1d4, 0x1d2, 0x3, 0x2, 0x2, 0x2, 0x1d4, 0x1d3, 0x3, 
    0x2, 0x2, 0x2, 0x1d5, 0x43, 0x3, 0x2, 0x2, 0x2, 0x1d6, 0x1df, 0x5, 0x46, 
    0x24, 0x2, 0x1d7, 0x1dc, 0x5, 0x74, 0x3b, 0x2, 0x1d8, 0x1d9, 0x7, 0x14, 
    0x2, 0x2, 0x1d9, 0x1db, 0x5, 0x74, 0x3b, 0x2, 0x1da, 0x1d8, 0x3, 0x2, 
    0x2, 0x2, 0x1db, 0x1de, 0x3, 0x2, 0x2, 0x2, 0x1dc, 0x1da, 0x3, 0x2, 
    0x2, 0x2, 0x1dc, 0x1dd, 0x3, 0x2, 0x2, 0x2, 0x1dd, 0x1e0, 0x3, 0x2, 
    0x2, 0x2, 0x1de, 0x1dc, 0x3, 0x2, 0x2, 0x2, 0x1df, 0x1d7, 0x3, 0x2, 
    0x2, 0x2, 0x1df, 0x1e0, 0x3, 0x2, 0x2, 0x2, 0x1e0, 0x1e4, 0x3, 0x2, 
    0x2, 0x2, 0x1e1, 0x1e3, 0x5, 0x48, 0x25, 0x2, 0x1e2, 0x1e1, 0x3, 0x2, 
    0x2, 0x2, 0x1e3, 0x1e6, 0x3, 0x2, 0x2, 0x2, 0x1e4, 0x1e2, 0x3, 0x2, 
    0x2, 0x2, 0x1e4, 0x1e5, 0x3, 0x2, 0x2, 0x2, 0x1e5, 0x1e8, 0x3, 0x2, 
    0x2, 0x2, 0x1e6, 0x1e4, 0x3, 0x2, 0x2, 0x2, 0x1e7, 0x1e9, 0x5, 0x2a, 
    0x16, 0x2, 0x1e8, 0x1e7, 0x3, 0x2, 0x2, 0x2, 0x1e8, 0x1e9, 0x3, 0x2, 
    0x2, 0x2, 0x1e9, 0x45, 0x3, 0x2, 0x2, 0x2, 0x1ea, 0x1eb, 0x9, 0x4, 0x2, 
    0x2, 0x1eb, 0x47, 0x3, 0x2, 0x2, 0x2, 0x1ec, 0x203, 0x7, 0x7, 0x2, 0x2, 
    0x1ed, 0x203, 0x7, 0xb, 0x2, 0x2, 0x1ee, 0x203, 0x7, 0xd, 0x2, 0x2, 
    0x1ef, 0x203, 0x5, 0x7a, 0x3e, 0x2, 0x1f0, 0x203, 0x5, 0x5e, 0x30, 0x2, 
    0x1f1, 0x203, 0x5, 0x4a, 0x26, 0x2, 0x1f2, 0x203, 0x5, 0x4c, 0x27, 0x2, 
    0x1f3, 0x203, 0x5, 0x4e, 0x28, 0x2, 0x1f4, 0x203, 0x5, 0x50, 0x29, 0x2, 
    0x1f5, 0x203, 0x5, 0x52, 0x2a, 0x2, 0x1f6, 0x203, 0x5, 0x54, 0x2b, 0x2, 
    0x1f7, 0x203, 0x5, 0x56, 0x2c, 0x2, 0x1f8, 0x203, 0x5, 0x40, 0x21, 0x2, 
    0x1f9, 0x203, 0x5, 0x58, 0x2d, 0x2, 0x1fa, 0x203, 0x5, 0x5a, 0x2e, 0x2, 
    0x1fb, 0x203, 0x5, 0x5c, 0x2f, 0x2, 0x1fc, 0x1fd, 0x5, 0x6c, 0x37, 0x2, 
    0x1fd, 0x1fe, 0x5, 0x70, 0x39, 0x2, 0x1fe, 0x203, 0x3, 0x2, 0x2, 0x2, 
    0x1ff, 0x203, 0x7, 0x4c, 0x2, 0x2, 0x200, 0x201, 0x7, 0x4f, 0x2, 0x2, 
    0x201, 0x203, 0x7, 0x38, 0x2, 0x2, 0x202, 0x1ec, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1ed, 0x3, 0x2, 0x2, 0x2, 0x202, 0x1ee, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1ef, 0x3, 0x2, 0x2, 0x2, 0x202, 0x1f0, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1f1, 0x3, 0x2, 0x2, 0x2, 0x202, 0x1f2, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1f3, 0x3, 0x2, 0x2, 0x2, 0x202, 0x1f4, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1f5, 0x3, 0x2, 0x2, 0x2, 0x202, 0x1f6, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1f7, 0x3, 0x2, 0x2, 0x2, 0x202, 0x1f8, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1f9, 0x3, 0x2, 0x2, 0x2, 0x202, 0x1fa, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1fb, 0x3, 0x2, 0x2, 0x2, 0x202, 0x1fc, 0x3, 0x2, 0x2, 0x2, 
    0x202, 0x1ff, 0x3, 0x2, 0x2, 0x2, 0x202, 0x200, 0x3, 0x2, 0x2, 0x2, 
    0x203, 0x49, 0x3, 0x2, 0x2, 0x2, 0x204, 0x205, 0x7, 0x3a, 0x2, 0x2, 
    0x205, 0x206, 0x5, 0x70, 0x39, 0x2, 0x206, 0x4b, 0x3, 0x2, 0x2, 0x2, 
    0x207, 0x20a, 0x7, 0x3b, 0x2, 0x2, 0x208, 0x20b, 0x5, 0x7c, 0x3f, 0x2, 
    0x209, 0x20b, 0x7, 0x7, 0x2, 0x2, 0x20a, 0x208, 0x3, 0x2, 0x2, 0x2, 
    0x20a, 0x209, 0x3, 0x2, 0x2, 0x2, 0x20b, 0x4d, 0x3, 0x2, 0x2, 0x2, 0x20c, 
    0x20d, 0x7, 0x3c, 0x2, 0x2, 0x20d, 0x20e, 0x5, 0x80, 0x41, 0x2, 0x20e, 
    0x4f, 0x3, 0x2, 0x2, 0x2, 0x20f, 0x210, 0x7, 0x3d, 0x2, 0x2, 0x210, 
    0x211, 0x7, 0x7, 0x2, 0x2, 0x211, 0x51, 0x3, 0x2, 0x2, 0x2, 0x212, 0x213, 
    0x7, 0x3e, 0x2, 0x2, 0x213, 0x214, 0x7, 0x7, 0x2, 0x2, 0x214, 0x53, 
    0x3, 0x2, 0x2, 0x2, 0x215, 0x216, 0x7, 0x3f, 0x2, 0x2, 0x216, 0x21b, 
    0x5, 0x7c, 0x3f, 0x2, 0x217, 0x218, 0x7, 0x14, 0x2, 0x2, 0x218, 0x21a, 
    0x5, 0x7c, 0x3f, 0x2, 0x219, 0x217, 0x3, 0x2, 0x2, 0x2, 0x21a, 0x21d, 
    0x3, 0x2, 0x2, 0x2, 0x21b, 0x219, 0x3, 0x2, 0x2, 0x2, 0x21b, 0x21c, 
    0x3, 0x2, 0x2, 0x2, 0x21c, 0x55, 0x3, 0x2, 0x2, 0x2, 0x21d, 0x21b, 0x3, 
    0x2, 0x2, 0x2, 0x21e, 0x21f, 0x7, 0x40, 0x2, 0x2, 0x21f, 0x220, 0x5, 
    0x7c, 0x3f, 0x2, 0x220, 0x57, 0x3, 0x2, 0x2, 0x2, 0x221, 0x222, 0x7, 
    0x49, 0x2, 0x2, 0x222, 0x225, 0x7, 0x3a, 0x2, 0x2, 0x223, 0x226, 0x7, 
    0xb, 0x2, 0x2, 0x224, 0x226, 0x5, 0x7c, 0x3f, 0x2, 0x225, 0x223, 0x3, 
    0x2, 0x2, 0x2, 0x225, 0x224, 0x3, 0x2, 0x2, 0x2, 0x226, 0x59, 0x3, 0x2, 
    0x2, 0x2, 0x227, 0x22a, 0x7, 0x4a, 0x2, 0x2, 0x228, 0x22b, 0x7, 0xb, 
    0x2, 0x2, 0x229, 0x22b, 0x5, 0x7c, 0x3f, 0x2, 0x22a, 0x228, 0x3, 0x2, 
    0x2, 0x2, 0x22a, 0x229, 0x3, 0x2, 0x2, 0x2, 0x22b, 0x5b, 0x3, 0x2, 0x2, 
    0x2, 0x22c, 0x22f, 0x7, 0x32, 0x2, 0x2, 0x22d, 0x230, 0x7, 0xb, 0x2, 
    0x2, 0x22e, 0x230, 0x5, 0x7c, 0x3f, 0x2, 0x22f, 0x22d, 0x3, 0x2, 0x2, 
    0x2, 0x22f, 0x22e, 0x3, 0x2, 0x2, 0x2, 0x230, 0x5d, 0x3, 0x2, 0x2, 0x2, 
    0x231, 0x23c, 0x7, 0x42, 0x2, 0x2, 0x232, 0x235, 0x7, 0x43, 0x2, 0x2, 
    0x233, 0x236, 0x7, 0x44, 0x2, 0x2, 0x234, 0x236, 0x5, 0x70, 0x39, 0x2, 
    0x235, 0x233, 0x3, 0x2, 0x2, 0x2, 0x235, 0x234, 0x3, 0x2, 0x2, 0x2, 
    0x236, 0x23d, 0x3, 0x2, 0x2, 0x2, 0x237, 0x23d, 0x7, 0x44, 0x2, 0x2, 
    0x238, 0x239, 0x5, 0x6c, 0x37, 0x2, 0x239, 0x23a, 0x5, 0x70, 0x39, 0x2, 
    0x23a, 0x23d, 0x3, 0x2, 0x2, 0x2, 0x23b, 0x23d, 0x5, 0x70, 0x39, 0x2, 
    0x23c, 0x232, 0x3, 0x2, 0x2, 0x2, 0x23c, 0x237, 0x3, 0x2, 0x2, 0x2, 
    0x23c, 0x238, 0x3, 0x2, 0x2, 0x2, 0x23c, 0x23b, 0x3, 0x2, 0x2, 0x2, 
    0x23d, 0x24a, 0x3, 0x2, 0x2, 0x2, 0x23e, 0x23f, 0x7, 0x45, 0x2, 0x2, 
    0x23f, 0x24a, 0x7, 0x7, 0x2, 0x2, 0x240, 0x241, 0x7, 0x46, 0x2, 0x2, 
    0x241, 0x244, 0x7, 0x40, 0x2, 0x2, 0x242, 0x245, 0x7, 0x7, 0x2, 0x2, 
    0x243, 0x245, 0x5, 0x72, 0x3a, 0x2, 0x244, 0x242, 0x3, 0x2, 0x2, 0x2, 
    0x244, 0x243, 0x3, 0x2, 0x2, 0x2, 0x245, 0x24a, 0x3, 0x2, 0x2, 0x2, 
    0x246, 0x247, 0x7, 0x47, 0x2, 0x2, 0x247, 0x248, 0x7, 0x48, 0x2, 0x2, 
    0x248, 0x24a, 0x7, 0x44, 0x2, 0x2, 0x249, 0x231, 0x3, 0x2, 0x2, 0x2, 
    0x249, 0x23e, 0x3, 0x2, 0x2, 0x2, 0x249, 0x240, 0x3, 0x2, 0x2, 0x2, 
    0x249, 0x246, 0x3, 0x2, 0x2, 0x2, 0x24a, 0x5f, 0x3, 0x2, 0x2, 0x2, 0x24b, 
    0x250, 0x5, 0x62, 0x32, 0x2, 0x24c, 0x24d, 0x7, 0x51, 0x2, 0x2, 0x24d, 
    0x24f, 0x5, 0x62, 0x32, 0x2, 0x24e, 0x24c, 0x3, 0x2, 0x2, 0x2, 0x24f, 
    0x252, 0x3, 0x2, 0x2, 0x2, 0x250, 0x24e, 0x3, 0x2, 0x2, 0x2, 0x250, 
    0x251, 0x3, 0x2, 0x2, 0x2, 0x251, 0x61, 0x3, 0x2, 0x2, 0x2, 0x252, 0x250, 
    0x3, 0x2, 0x2, 0x2, 0x253, 0x258, 0x5, 0x64, 0x33, 0x2, 0x254, 0x255, 
    0x7, 0x50, 0x2, 0x2, 0x255, 0x257, 0x5, 0x64, 0x33, 0x2, 0x256, 0x254, 
    0x3, 0x2, 0x2, 0x2, 0x257, 0x25a, 0x3, 0x2, 0x2, 0x2, 0x258, 0x256, 
    0x3, 0x2, 0x2, 0x2, 0x258, 0x259, 0x3, 0x2, 0x2, 0x2, 0x259, 0x63, 0x3, 
    0x2, 0x2, 0x2, 0x25a, 0x258, 0x3, 0x2, 0x2, 0x2, 0x25b, 0x25c, 0x7, 
    0x43, 0x2, 0x2, 0x25c, 0x265, 0x5, 0x64, 0x33, 0x2, 0x25d, 0x25e, 0x7, 
    0x10, 0x2, 0x2, 0x25e, 0x25f, 0x5, 0x60, 0x31, 0x2, 0x25f, 0x260, 0x7, 
    0x11, 0x2, 0x2, 0x260, 0x265, 0x3, 0x2, 0x2, 0x2, 0x261, 0x265, 0x5, 
    0x66, 0x34, 0x2, 0x262, 0x265, 0x5, 0x68, 0x35, 0x2, 0x263, 0x265, 0x5, 
    0x6a, 0x36, 0x2, 0x264, 0x25b, 0x3, 0x2, 0x2, 0x2, 0x264, 0x25d, 0x3, 
    0x2, 0x2, 0x2, 0x264, 0x261, 0x3, 0x2, 0x2, 0x2, 0x264, 0x262, 0x3, 
    0x2, 0x2, 0x2, 0x264, 0x263, 0x3, 0x2, 0x2, 0x2, 0x265, 0x65, 0x3, 0x2, 
    0x2, 0x2, 0x266, 0x267, 0x7, 0x7, 0x2, 0x2, 0x267, 0x67, 0x3, 0x2, 0x2, 
    0x2, 0x268, 0x26c, 0x5, 0x7a, 0x3e, 0x2, 0x269, 0x26b, 0x5, 0x5e, 0x30, 
    0x2, 0x26a, 0x269, 0x3, 0x2, 0x2, 0x2, 0x26b, 0x26e, 0x3, 0x2, 0x2, 
    0x2, 0x26c, 0x26a, 0x3, 0x2, 0x2, 0x2, 0x26c, 0x26d, 0x3, 0x2, 0x2, 
    0x2, 0x26d, 0x69, 0x3, 0x2, 0x2, 0x2, 0x26e, 0x26c, 0x3, 0x2, 0x2, 0x2, 
    0x26f, 0x275, 0x5, 0x7c, 0x3f, 0x2, 0x270, 0x271, 0x5, 0x6c, 0x37, 0x2, 
    0x271, 0x272, 0x5, 0x70, 0x39, 0x2, 0x272, 0x276, 0x3, 0x2, 0x2, 0x2, 
    0x273, 0x274, 0x7, 0x33, 0x2, 0x2, 0x274, 0x276, 0x5, 0x72, 0x3a, 0x2, 
    0x275, 0x270, 0x3, 0x2, 0x2, 0x2, 0x275, 0x273, 0x3, 0x2, 0x2, 0x2, 
    0x275, 0x276, 0x3, 0x2, 0x2, 0x2, 0x276, 0x6b, 0x3, 0x2, 0x2, 0x2, 0x277, 
    0x278, 0x9, 0x5, 0x2, 0x2, 0x278, 0x6d, 0x3, 0x2, 0x2, 0x2, 0x279, 0x27e, 
    0x5, 0x70, 0x39, 0x2, 0x27a, 0x27b, 0x7, 0xa, 0x2, 0x2, 0x27b, 0x27d, 
    0x5, 0x70, 0x39, 0x2, 0x27c, 0x27a, 0x3, 0x2, 0x2, 0x2, 0x27d, 0x280, 
    0x3, 0x2, 0x2, 0x2, 0x27e, 0x27c, 0x3, 0x2, 0x2, 0x2, 0x27e, 0x27f, 
    0x3, 0x2, 0x2, 0x2, 0x27f, 0x6f, 0x3, 0x2, 0x2, 0x2, 0x280, 0x27e, 0x3, 
    0x2, 0x2, 0x2, 0x281, 0x28c, 0x7, 0x7, 0x2, 0x2, 0x282, 0x28c, 0x7, 
    0xc, 0x2, 0x2, 0x283, 0x28c, 0x7, 0xd, 0x2, 0x2, 0x284, 0x28c, 0x7, 
    0xb, 0x2, 0x2, 0x285, 0x28c, 0x7, 0x9, 0x2, 0x2, 0x286, 0x28c, 0x7, 
    0x17, 0x2, 0x2, 0x287, 0x28c, 0x7, 0x4c, 0x2, 0x2, 0x288, 0x28c, 0x5, 
    0x72, 0x3a, 0x2, 0x289, 0x28c, 0x5, 0x7a, 0x3e, 0x2, 0x28a, 0x28c, 0x5, 
    0x7c, 0x3f, 0x2, 0x28b, 0x281, 0x3, 0x2, 0x2, 0x2, 0x28b, 0x282, 0x3, 
    0x2, 0x2, 0x2, 0x28b, 0x283, 0x3, 0x2, 0x2, 0x2, 0x28b, 0x284, 0x3, 
    0x2, 0x2, 0x2, 0x28b, 0x285, 0x3, 0x2, 0x2, 0x2, 0x28b, 0x286, 0x3, 
    0x2, 0x2, 0x2, 0x28b, 0x287, 0x3, 0x2, 0x2, 0x2, 0x28b, 0x288, 0x3, 
    0x2, 0x2, 0x2, 0x28b, 0x289, 0x3, 0x2, 0x2, 0x2, 0x28b, 0x28a, 0x3, 
    0x2, 0x2, 0x2, 0x28c, 0x71, 0x3, 0x2, 0x2, 0x2, 0x28d, 0x291, 0x7, 0x12, 
    0x2, 0x2, 0x28e, 0x290, 0x7, 0x54, 0x2, 0x2, 0x28f, 0x28e, 0x3, 0x2, 
    0x2, 0x2, 0x290, 0x293, 0x3, 0x2, 0x2, 0x2, 0x291, 0x28f, 0x3, 0x2, 
    0x2, 0x2, 0x291, 0x292, 0x3, 0x2, 0x2, 0x2, 0x292, 0x2b0, 0x3, 0x2, 
    0x2, 0x2, 0x293, 0x291, 0x3, 0x2, 0x2, 0x2, 0x294, 0x298, 0x5, 0x6e, 
    0x38, 0x2, 0x295, 0x297, 0x7, 0x54, 0x2, 0x2, 0x296, 0x295, 0x3, 0x2, 
    0x2, 0x2, 0x297, 0x29a, 0x3, 0x2, 0x2, 0x2, 0x298, 0x296, 0x3, 0x2, 
    0x2, 0x2, 0x298, 0x299, 0x3, 0x2, 0x2, 0x2, 0x299, 0x2ad, 0x3, 0x2, 
    0x2, 0x2, 0x29a, 0x298, 0x3, 0x2, 0x2, 0x2, 0x29b, 0x29f, 0x7, 0x14, 
    0x2, 0x2, 0x29c, 0x29e, 0x7, 0x54, 0x2, 0x2, 0x29d, 0x29c, 0x3, 0x2, 
    0x2, 0x2, 0x29e, 0x2a1, 0x3, 0x2, 0x2, 0x2, 0x29f, 0x29d, 0x3, 0x2, 
    0x2, 0x2, 0x29f, 0x2a0, 0x3, 0x2, 0x2, 0x2, 0x2a0, 0x2a9, 0x3, 0x2, 
    0x2, 0x2, 0x2a1, 0x29f, 0x3, 0x2, 0x2, 0x2, 0x2a2, 0x2a6, 0x5, 0x6e, 
    0x38, 0x2, 0x2a3, 0x2a5, 0x7, 0x54, 0x2, 0x2, 0x2a4, 0x2a3, 0x3, 0x2, 
    0x2, 0x2, 0x2a5, 0x2a8, 0x3, 0x2, 0x2, 0x2, 0x2a6, 0x2a4, 0x3, 0x2, 
    0x2, 0x2, 0x2a6, 0x2a7, 0x3, 0x2, 0x2, 0x2, 0x2a7, 0x2aa, 0x3, 0x2, 
    0x2, 0x2, 0x2a8, 0x2a6, 0x3, 0x2, 0x2, 0x2, 0x2a9, 0x2a2, 0x3, 0x2, 
    0x2, 0x2, 0x2a9, 0x2aa, 0x3, 0x2, 0x2, 0x2, 0x2aa, 0x2ac, 0x3, 0x2, 
    0x2, 0x2, 0x2ab, 0x29b, 0x3, 0x2, 0x2, 0x2, 0x2ac, 0x2af, 0x3, 0x2, 
    0x2, 0x2, 0x2ad, 0x2ab, 0x3, 0x2, 0x2, 0x2, 0x2ad, 0x2ae, 0x3, 0x2, 
    0x2, 0x2, 0x2ae, 0x2b1, 0x3, 0x2, 0x2, 0x2, 0x2af, 0x2ad, 0x3, 0x2, 
    0x2, 0x2, 0x2b0, 0x294, 0x3, 0x2, 0x2, 0x2, 0x2b0, 0x2b1, 0x3, 0x2, 
    0x2, 0x2, 0x2b1, 0x2b2, 0x3, 0x2, 0x2, 0x2, 0x2b2, 0x2b3, 0x7, 0x13, 
    0x2, 0x2, 0x2b3, 0x73, 0x3, 0x2, 0x2, 0x2, 0x2b4, 0x2b6, 0x5, 0x7c, 
    0x3f, 0x2, 0x2b5, 0x2b7, 0x5, 0x76, 0x3c, 0x2, 0x2b6, 0x2b5, 0x3, 0x2, 
    0x2, 0x2, 0x2b6, 0x2b7, 0x3, 0x2, 0x2, 0x2, 0x2b7, 0x75, 0x3, 0x2, 0x2, 
    0x2, 0x2b8, 0x2bc, 0x7, 0x10, 0x2, 0x2, 0x2b9, 0x2bb, 0x7, 0x54, 0x2, 
    0x2, 0x2ba, 0x2b9, 0x3, 0x2, 0x2, 0x2, 0x2bb, 0x2be, 0x3, 0x2, 0x2, 
    0x2, 0x2bc, 0x2ba, 0x3, 0x2, 0x2, 0x2, 0x2bc, 0x2bd, 0x3, 0x2, 0x2, 
    0x2, 0x2bd, 0x2db, 0x3, 0x2, 0x2, 0x2, 0x2be, 0x2bc, 0x3, 0x2, 0x2, 
    0x2, 0x2bf, 0x2c3, 0x5, 0x78, 0x3d, 0x2, 0x2c0, 0x2c2, 0x7, 0x54, 0x2, 
    0x2, 0x2c1, 0x2c0, 0x3, 0x2, 0x2, 0x2, 0x2c2, 0x2c5, 0x3, 0x2, 0x2, 
    0x2, 0x2c3, 0x2c1, 0x3, 0x2, 0x2, 0x2, 0x2c3, 0x2c4, 0x3, 0x2, 0x2, 
    0x2, 0x2c4, 0x2d8, 0x3, 0x2, 0x2, 0x2, 0x2c5, 0x2c3, 0x3, 0x2, 0x2, 
    0x2, 0x2c6, 0x2ca, 0x7, 0x14, 0x2, 0x2, 0x2c7, 0x2c9, 0x7, 0x54, 0x2, 
    0x2, 0x2c8, 0x2c7, 0x3, 0x2, 0x2, 0x2, 0x2c9, 0x2cc, 0x3, 0x2, 0x2, 
    0x2, 0x2ca, 0x2c8, 0x3, 0x2, 0x2, 0x2, 0x2ca, 0x2cb, 0x3, 0x2, 0x2, 
    0x2, 0x2cb, 0x2d4, 0x3, 0x2, 0x2, 0x2, 0x2cc, 0x2ca, 0x3, 0x2, 0x2, 
    0x2, 0x2cd, 0x2d1, 0x5, 0x78, 0x3d, 0x2, 0x2ce, 0x2d0, 0x7, 0x54, 0x2, 
    0x2, 0x2cf, 0x2ce, 0x3, 0x2, 0x2, 0x2, 0x2d0, 0x2d3, 0x3, 0x2, 0x2, 
    0x2, 0x2d1, 0x2cf, 0x3, 0x2, 0x2, 0x2, 0x2d1, 0x2d2, 0x3, 0x2, 0x2, 
    0x2, 0x2d2, 0x2d5, 0x3, 0x2, 0x2, 0x2, 0x2d3, 0x2d1, 0x3, 0x2, 0x2, 
    0x2, 0x2d4, 0x2cd, 0x3, 0x2, 0x2, 0x2, 0x2d4, 0x2d5, 0x3, 0x2, 0x2, 
    0x2, 0x2d5, 0x2d7, 0x3, 0x2, 0x2, 0x2, 0x2d6, 0x2c6, 0x3, 0x2, 0x2, 
    0x2, 0x2d7, 0x2da, 0x3, 0x2, 0x2, 0x2, 0x2d8, 0x2d6, 0x3, 0x2, 0x2, 
    0x2, 0x2d8, 0x2d9, 0x3, 0x2, 0x2, 0x2, 0x2d9, 0x2dc, 0x3, 0x2, 0x2, 
    0x2, 0x2da, 0x2d8, 0x3, 0x2, 0x2, 0x2, 0x2db, 0x2bf, 0x3, 0x2, 0x2, 
    0x2, 0x2db, 0x2dc, 0x3, 0x2, 0x2, 0x2, 0x2dc, 0x2dd, 0x3, 0x2, 0x2, 
    0x2, 0x2dd, 0x2de, 0x7, 0x11, 0x2, 0x2, 0x2de, 0x77, 0x3, 0x2, 0x2, 
    0x2, 0x2df, 0x2e2, 0x5, 0x6e, 0x38, 0x2, 0x2e0, 0x2e1, 0x7, 0x18, 0x2, 
    0x2, 0x2e1, 0x2e3, 0x5, 0x6e, 0x38, 0x2, 0x2e2, 0x2e0, 0x3, 0x2, 0x2, 
    0x2, 0x2e2, 0x2e3, 0x3, 0x2, 0x2, 0x2, 0x2e3, 0x79, 0x3, 0x2, 0x2, 0x2, 
    0x2e4, 0x2e5, 0x9, 0x6, 0x2, 0x2, 0x2e5, 0x7b, 0x3, 0x2, 0x2, 0x2, 0x2e6, 
    0x2eb, 0x5, 0x7e, 0x40, 0x2, 0x2e7, 0x2e8, 0x7, 0x15, 0x2, 0x2, 0x2e8, 
    0x2ea, 0x5, 0x80, 0x41, 0x2, 0x2e9, 0x2e7, 0x3, 0x2, 0x2, 0x2, 0x2ea, 
    0x2ed, 0x3, 0x2, 0x2, 0x2, 0x2eb, 0x2e9, 0x3, 0x2, 0x2, 0x2, 0x2eb, 
    0x2ec, 0x3, 0x2, 0x2, 0x2, 0x2ec, 0x7d, 0x3, 0x2, 0x2, 0x2, 0x2ed, 0x2eb, 
    0x3, 0x2, 0x2, 0x2, 0x2ee, 0x2ef, 0x9, 0x7, 0x2, 0x2, 0x2ef, 0x7f, 0x3, 
    0x2, 0x2, 0x2, 0x2f0, 0x310, 0x5, 0x7e, 0x40, 0x2, 0x2f1, 0x310, 0x7, 
    0x23, 0x2, 0x2, 0x2f2, 0x310, 0x7, 0x32, 0x2, 0x2, 0x2f3, 0x310, 0x7, 
    0x33, 0x2, 0x2, 0x2f4, 0x310, 0x7, 0x34, 0x2, 0x2, 0x2f5, 0x310, 0x7, 
    0x35, 0x2, 0x2, 0x2f6, 0x310, 0x7, 0x37, 0x2, 0x2, 0x2f7, 0x310, 0x7, 
    0x3a, 0x2, 0x2, 0x2f8, 0x310, 0x7, 0x3b, 0x2, 0x2, 0x2f9, 0x310, 0x7, 
    0x3c, 0x2, 0x2, 0x2fa, 0x310, 0x7, 0x3d, 0x2, 0x2, 0x2fb, 0x310, 0x7, 
    0x3e, 0x2, 0x2, 0x2fc, 0x310, 0x7, 0x3f, 0x2, 0x2, 0x2fd, 0x310, 0x7, 
    0x40, 0x2, 0x2, 0x2fe, 0x310, 0x7, 0x41, 0x2, 0x2, 0x2ff, 0x310, 0x7, 
    0x42, 0x2, 0x2, 0x300, 0x310, 0x7, 0x43, 0x2, 0x2, 0x301, 0x310, 0x7, 
    0x44, 0x2, 0x2, 0x302, 0x310, 0x7, 0x45, 0x2, 0x2, 0x303, 0x310, 0x7, 
    0x46, 0x2, 0x2, 0x304, 0x310, 0x7, 0x47, 0x2, 0x2, 0x305, 0x310, 0x7, 
    0x48, 0x2, 0x2, 0x306, 0x310, 0x7, 0x49, 0x2, 0x2, 0x307, 0x310, 0x7, 
    0x4a, 0x2, 0x2, 0x308, 0x310, 0x7, 0x4b, 0x2, 0x2, 0x309, 0x310, 0x7, 
    0x4c, 0x2, 0x2, 0x30a, 0x310, 0x7, 0x4d, 0x2, 0x2, 0x30b, 0x310, 0x7, 
    0x4e, 0x2, 0x2, 0x30c, 0x310, 0x7, 0x4f, 0x2, 0x2, 0x30d, 0x310, 0x7, 
    0x50, 0x2, 0x2, 0x30e, 0x310, 0x7, 0x51, 0x2, 0x2, 0x30f, 0x2f0, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x2f1, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x2f2, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x2f3, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x2f4, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x2f5, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x2f6, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x2f7, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x2f8, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x2f9, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x2fa, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x2fb, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x2fc, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x2fd, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x2fe, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x2ff, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x300, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x301, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x302, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x303, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x304, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x305, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x306, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x307, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x308, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x309, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x30a, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x30b, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x30c, 0x3, 
    0x2, 0x2, 0x2, 0x30f, 0x30d, 0x3, 0x2, 0x2, 0x2, 0x30f, 0x30e, 0x3, 
    0x2, 0x2, 0x2, 0x310, 0x81, 0x3, 0x2, 0x2, 0x2, 0x5b, 0x83, 0x87, 0x8b, 
    0x9b, 0xa6, 0xb3, 0xb7, 0xbb, 0xc9, 0xcf, 0xd7, 0xdc, 0xdf, 0xec, 0xf3, 
    0xf8, 0xfd, 0x105, 0x10c, 0x113, 0x11a, 0x11d, 0x121, 0x124, 0x12d, 
    0x132, 0x139, 0x13b, 0x143, 0x14d, 0x151, 0x155, 0x166, 0x16b, 0x16f, 
    0x17b, 0x185, 0x187, 0x18c, 0x191, 0x193, 0x198, 0x19f, 0x1a7, 0x1ab, 
    0x1b1, 0x1b8, 0x1c3, 0x1cb, 0x1d4, 0x1dc, 0x1df, 0x1e4, 0x1e8, 0x202, 
    0x20a, 0x21b, 0x225, 0x22a, 0x22f, 0x235, 0x23c, 0x244, 0x249, 0x250, 
    0x258, 0x264, 0x26c, 0x275, 0x27e, 0x28b, 0x291, 0x298, 0x29f, 0x2a6, 
    0x2a9, 0x2ad, 0x2b0, 0x2b6, 0x2bc, 0x2c3, 0x2ca, 0x2d1, 0x2d4, 0x2d8, 
    0x2db, 0x2e2, 0x2eb, 0x30f, 
  };

  atn::ATNDeserializer deserializer;
  _atn = deserializer.deserialize(_serializedATN);

  size_t count = _atn.getNumberOfDecisions();
  _decisionToDFA.reserve(count);
  for (size_t i = 0; i < count; i++) { 
    _decisionToDFA.emplace_back(_atn.getDecisionState(i), i);
  }
}

BelayParser::Initializer BelayParser::_init;
