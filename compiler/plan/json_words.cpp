#include "compiler/plan/json_words.h"

namespace belay {

std::string_view JsonWord(CommandEffect::Kind kind) {
  switch (kind) {
    case CommandEffect::Kind::kRead:
      return "read";
    case CommandEffect::Kind::kPlan:
      return "plan";
    case CommandEffect::Kind::kLocal:
      return "local";
    case CommandEffect::Kind::kChange:
      return "change";
    case CommandEffect::Kind::kDisrupt:
      return "disrupt";
    case CommandEffect::Kind::kDestroy:
      return "destroy";
    case CommandEffect::Kind::kMigrate:
      return "migrate";
    case CommandEffect::Kind::kBackup:
      return "backup";
    case CommandEffect::Kind::kRestore:
      return "restore";
    case CommandEffect::Kind::kUndo:
      return "undo";
    case CommandEffect::Kind::kWait:
      return "wait";
    case CommandEffect::Kind::kEndless:
      return "endless";
    case CommandEffect::Kind::kSwitchContext:
      return "switch_context";
  }
  return "";
}

std::string_view JsonWord(Test::Kind kind) {
  switch (kind) {
    case Test::Kind::kSucceeds:
      return "succeeds";
    case Test::Kind::kIs:
      return "is";
    case Test::Kind::kIsNot:
      return "is_not";
    case Test::Kind::kIsEmpty:
      return "is_empty";
    case Test::Kind::kIsNotEmpty:
      return "is_not_empty";
    case Test::Kind::kCompares:
      return "compares";
    case Test::Kind::kMatches:
      return "matches";
  }
  return "";
}

std::string_view JsonWord(OperationKind kind) {
  switch (kind) {
    case OperationKind::kRun:
      return "run";
    case OperationKind::kCheck:
      return "check";
    case OperationKind::kVerify:
      return "verify";
    case OperationKind::kWait:
      return "wait";
    case OperationKind::kSoak:
      return "soak";
    case OperationKind::kCapture:
      return "capture";
    case OperationKind::kManual:
      return "manual";
    case OperationKind::kApprove:
      return "approve";
    case OperationKind::kNotify:
      return "notify";
  }
  return "";
}

std::string_view JsonWord(ValueType type) {
  switch (type) {
    case ValueType::kString:
      return "string";
    case ValueType::kInt:
      return "int";
    case ValueType::kBool:
      return "bool";
    case ValueType::kDuration:
      return "duration";
    case ValueType::kVersion:
      return "version";
    case ValueType::kPath:
      return "path";
    case ValueType::kList:
      return "list";
  }
  return "";
}

std::string_view JsonWord(Secret::Source source) {
  switch (source) {
    case Secret::Source::kEnvironment:
      return "environment";
    case Secret::Source::kFile:
      return "file";
    case Secret::Source::kKubernetes:
      return "kubernetes";
    case Secret::Source::kCommand:
      return "command";
  }
  return "";
}

std::string_view JsonWord(EffectKind kind) {
  switch (kind) {
    case EffectKind::kMove:
      return "move";
    case EffectKind::kBackup:
      return "backup";
    case EffectKind::kRestore:
      return "restore";
    case EffectKind::kMigrate:
      return "migrate";
    case EffectKind::kWrite:
      return "write";
    case EffectKind::kCreate:
      return "create";
    case EffectKind::kDelete:
      return "delete";
    case EffectKind::kChange:
      return "change";
    case EffectKind::kDisrupt:
      return "disrupt";
    case EffectKind::kRoute:
      return "route";
  }
  return "";
}

std::string_view JsonWord(Effect::Source source) {
  switch (source) {
    case Effect::Source::kVerb:
      return "verb";
    case Effect::Source::kCatalog:
      return "catalog";
    case Effect::Source::kDeclared:
      return "declared";
  }
  return "";
}

std::string_view JsonWord(Undo::Kind kind) {
  switch (kind) {
    case Undo::Kind::kNotNeeded:
      return "not_needed";
    case Undo::Kind::kOperations:
      return "operations";
    case Undo::Kind::kImpossible:
      return "impossible";
    case Undo::Kind::kMissing:
      return "missing";
    case Undo::Kind::kCovered:
      return "covered";
  }
  return "";
}

std::string_view JsonWord(Condition::Kind kind) {
  switch (kind) {
    case Condition::Kind::kCompare:
      return "compare";
    case Condition::Kind::kCommand:
      return "command";
    case Condition::Kind::kQuestion:
      return "question";
    case Condition::Kind::kAnd:
      return "and";
    case Condition::Kind::kOr:
      return "or";
    case Condition::Kind::kNot:
      return "not";
  }
  return "";
}

std::string_view JsonWord(Block::Kind kind) {
  switch (kind) {
    case Block::Kind::kSequence:
      return "sequence";
    case Block::Kind::kParallel:
      return "parallel";
    case Block::Kind::kStage:
      return "stage";
    case Block::Kind::kWhen:
      return "when";
    case Block::Kind::kEach:
      return "each";
  }
  return "";
}

std::string_view JsonWord(Loop::Part part) {
  switch (part) {
    case Loop::Part::kAll:
      return "all";
    case Loop::Part::kFirst:
      return "first";
    case Loop::Part::kRest:
      return "rest";
  }
  return "";
}

std::string_view JsonWord(Reference::Kind kind) {
  switch (kind) {
    case Reference::Kind::kParameter:
      return "parameter";
    case Reference::Kind::kSecret:
      return "secret";
    case Reference::Kind::kEnvironment:
      return "environment";
    case Reference::Kind::kCapture:
      return "capture";
    case Reference::Kind::kFile:
      return "file";
    case Reference::Kind::kBackupFolder:
      return "backup_folder";
    case Reference::Kind::kMember:
      return "member";
    case Reference::Kind::kRunId:
      return "run_id";
  }
  return "";
}

}  // namespace belay
