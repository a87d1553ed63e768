#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/codes.h"
#include "compiler/diagnostics/diagnostics.h"
#include "compiler/plan/plan.h"
#include "compiler/resolve/resolve.h"
#include "compiler/resolve/scope.h"
#include "compiler/source/source_manager.h"
#include "compiler/syntax/ast.h"

namespace belay {

// How a backup is put back, to be read once more where another thing gets its data.
struct Recipe {
  const ast::Step* clause = nullptr;            // `restore …`
  const ast::Action* action = nullptr;          // that it stands in; none: the step's own
  std::map<std::string, TypedValue> arguments;  // of the action
  std::map<std::string, Symbol> remembered;     // by the backup
  std::string folder;
  std::string key_prefix;
};

// A condition, and those under which it is asked.
struct Asked {
  Id<Condition> condition;
  std::vector<Guard> under;
};

// Where a piece of a body is being read: whose names it sees and what it adds to.
struct Frame {
  Scope* scope = nullptr;
  Step* step = nullptr;
  std::vector<Operation>* operations = nullptr;
  std::optional<Id<Thing>> subject;  // whose fields its commands see
  std::optional<Value> member;       // of the subject: the one whose turn it is
  std::optional<Id<Thing>> cluster;  // that its commands reach; none: the step's
  Value host;                        // `at`: where its commands run
  std::string backup;                // whose folder `$backup` is; empty: the step's own
  std::optional<Span> call;          // inside of an action: the place in the plan that called it
  std::string folder;                // `in`
  std::string key_prefix;            // of captures: the step's id and, in nested actions, theirs
  bool in_action = false;
  bool in_body = false;                         // not in the head of a step
  const ast::Action* action = nullptr;          // whose body it is
  std::map<std::string, TypedValue> arguments;  // that the action was called with
  bool in_undo = false;
  std::vector<Operation>* exit = nullptr;  // where a bracket's way out goes
  bool has_exit = false;
  bool always = false;  // `exit always`
  int depth = 0;        // of actions that call actions
};

// What the statements of a stage (or loop, or bracket) stand in.
struct Place {
  Scope* scope = nullptr;
  Id<Block> block;
  std::optional<Id<Stage>> stage;
  std::optional<Id<Thing>> cluster;
  std::vector<Guard> guards;
  std::optional<Id<Loop>> loop;  // over a list that is known when the plan runs
  Value host;                    // `at`
  std::string path;              // of ids: `control_plane/1.30`
  std::string folder;            // `in`
  bool procedure = false;
};

// Expands one file to a Plan. One use, then thrown away.
// How things stand at one point of the file; by thing.
struct Standing {
  std::map<std::uint32_t, std::size_t> position;  // in its versions
  std::map<std::uint32_t, Version> version;
  std::map<std::uint32_t, Id<Thing>> serving;     // an entry
  std::map<std::uint32_t, Version> before_first;  // nodes, before their first member moved
  std::map<std::uint32_t, Unsettled> unsettled;
};

class Resolver {
 public:
  Resolver(const ast::File& file, SourceManager& sources, const ResolveOptions& options,
           Diagnostics& diagnostics)
      : file_(file), sources_(sources), options_(options), diagnostics_(diagnostics) {}

  std::optional<Plan> Run();

 private:
  void RunLone(const std::set<const ast::Action*>& used);

  // resolver.cpp
  void Fail(Code code, Span span, std::string message);
  void Report(Code code, Span span, std::string message);
  Diagnostic& Last() { return pending_.back(); }
  void ReportUnused();
  void ReportContexts();
  void Declare(const ast::Name& name, Symbol symbol);

  // modules.cpp
  void Import(const ast::File& file, int depth);
  void AddActions(const ast::File& file);
  const ast::Action* FindAction(const ast::Call& call);

  // declarations.cpp
  void Header();
  void Parameters();
  void Secrets();
  void Environment(const std::vector<ast::Environment>& variables);
  void EnvironmentOf(Id<Thing> cluster, const std::vector<ast::Environment>& variables);
  void BindEnvironment(Command& command) const;
  void CheckNote(const Value& note, Span span);
  void Constants(bool of_things);
  void File(const ast::FileText& file, Scope& scope);
  bool IsSecret(const Reference& reference) const;
  void RefuseSecrets(const FileText& file, Span place);
  std::optional<ValueType> Type(const ast::Name& name);
  std::optional<ValueType> FindType(std::string_view name) const;
  bool IsKind(std::string_view name) const;

  // inventory.cpp
  void Inventory();
  void DeclareThings(const ast::Inventory& inventory, std::optional<Id<Thing>> parent);
  void FillThing(const ast::Inventory& inventory, Id<Thing> id);
  void FillThings(const ast::Inventory& inventory);
  void FillThingsOf(const ast::Field& field, std::vector<Id<Thing>>& things, std::string_view what);
  void Requirements();
  std::vector<std::string> ThingWords(Id<Thing> thing) const;
  std::optional<Id<Thing>> FindThing(const ast::Ref& ref, Scope& scope, bool report);
  std::vector<std::string> ThingPaths() const;
  const Field* FindField(Id<Thing> thing, std::string_view key) const;
  void UsePresent(Id<Thing> thing);
  std::optional<Unsettled> LeftFrom(Id<Thing> thing) const;
  std::optional<Value> FieldValue(Id<Thing> thing, std::string_view key);
  std::optional<Id<Thing>> ClusterOf(std::optional<Id<Thing>> thing) const;

  // values.cpp
  std::optional<TypedValue> Evaluate(const ast::Value& value, Scope& scope);
  std::optional<TypedValue> Evaluate(const ast::Atom& atom, Scope& scope);
  std::optional<TypedValue> Lookup(const ast::Ref& ref, Scope& scope, bool report);
  Value Text(const ast::String& text, Scope& scope);
  Value Interpolate(std::string_view raw, Span span, bool escapes, Scope& scope);
  bool Fits(const TypedValue& value, ValueType type, std::string_view what);
  std::optional<std::string> Constant(const ast::Value& value, Scope& scope, std::string_view what);
  std::optional<Version> VersionOf(const ast::Atom& atom, Scope& scope);
  std::optional<Duration> Time(const ast::Time& time, Scope& scope);
  std::optional<Duration> Time(const ast::Atom& atom);

  // commands.cpp
  Command MakeCommand(const ast::Command& text, Frame& frame);
  std::optional<Value> Variable(std::string_view name, Frame& frame);
  void CheckOnHost(const Binding& binding, const Command& command);
  Test MakeTest(const std::vector<ast::Test>& tests, Scope& scope);
  void NameThingVariables();

  // bodies.cpp
  void Body(const ast::Body& body, Frame& frame);
  void Inner(const ast::Step& step, Span span, Frame& frame);
  bool Setting(const ast::Step& step, Span span, Frame& frame);
  void Effects(const ast::Step& step, Span span, Frame& frame);
  Operation MakeOperation(OperationKind kind, const ast::Step& step, Span span, Frame& frame);
  void Capture(const ast::Let& let, Span span, Frame& frame);
  void Rollback(const ast::Rollback& rollback, Span span, Frame& frame);
  Undo MakeUndo(const ast::Rollback& rollback, Span span, Frame& frame);

  // by_hand.cpp
  void CheckByPerson(OperationKind kind, const ast::Step& step);
  bool SeeFits(const ast::Step& step);
  Operation ByDocument(const ast::Step& step, Span span, const Step& made, Frame& frame);

  // topics.cpp
  bool Topics(const ast::Step& step, Place& place, Step& made);
  void BindTopics();
  void TellUnknownTopic(const Topic& topic);

  // restores.cpp
  Operation RestoreByHand(const ast::Step& step, Span span, const Frame& frame);
  void TellHowToRestore();
  void RestoreFrom(std::string_view backup, Span span, Frame& frame);
  void RestoreFrom(std::string_view backup, Span span, const std::vector<Subject>& into,
                   Frame& frame);
  void RememberRecipe(const ast::Step& clause, const Frame& frame);
  void RestoreInto(const Recipe& recipe, Span span, const Subject& subject,
                   const std::string& backup, Frame& frame);

  // edits.cpp
  struct Edit {
    Operation apply;
    Operation is_there;
    Operation take_back;
  };
  std::optional<Edit> MakeEdit(const ast::Command& difference, Span span, Frame& frame);
  bool EnterEdit(const ast::Within& within, Span span, Frame& frame);
  void EditByDiff(const ast::Step& step, Span span, Frame& frame);

  // actions.cpp
  bool Call(const ast::Call& call, Frame& frame);
  std::optional<std::map<std::string, TypedValue>> Arguments(const ast::Action& action,
                                                             const ast::Call& call, Frame& frame);
  bool BindParameters(const ast::Action& action, std::string_view name, Span call, Frame& frame,
                      Scope& inner);
  bool FitsFormal(const TypedValue& value, const ast::Formal& formal, std::string_view what);
  std::optional<TypedValue> FieldFor(const ast::Formal& formal, Id<Thing> owner, bool is_subject);
  void BuiltIns(Frame& frame, Scope& scope);

  // lone_actions.cpp
  Id<Thing> UnknownThing(std::string_view name, std::string_view kind);
  TypedValue UnknownValue(const ast::Formal& formal);
  void LoneAction(const ast::Action& action);
  void LoneActions(const std::set<const ast::Action*>& used);
  bool IsUnknown(Id<Thing> thing) const { return unknown_things_.contains(thing.index); }

  // steps.cpp
  void StepStatement(const ast::Step& step, Span span, Place& place);
  void Remember(std::string_view name, const Symbol& symbol, Place& place);
  void RememberStatement(const ast::Let& let, Span span, Place& place);
  Step NewStep(Verb verb, Span span, const Place& place);
  void TellOtherWay(const Step& made);
  std::optional<Subject> SubjectOf(const ast::Call& call, Scope& scope);
  Value MemberOf(const Step& step) const;
  bool Subjects(const ast::Step& step, Place& place, Step& made);
  bool Moves(const ast::Step& step, Place& place, Step& made);
  bool RouteTo(const ast::Step& step, Place& place, Step& made);
  void ComeIntoBeing(Step& made);
  void VerbEffects(Step& step);
  void DefaultUndo(Step& step, const Place& place);
  void Within(const ast::Within& within, Span span, Place& place);
  std::optional<Subject> SubjectOf(const ast::Within& within, Scope& scope);
  void Add(Step step, Place& place);
  bool TakeId(const std::string& id, Span span);
  std::string StepName(const ast::Step& step, const Step& made);

  // blocks.cpp
  void Statements(const ast::Body& body, Place& place);
  void StageStatement(const ast::Stage& stage, Span span, Place& place);
  Id<Block> NewBlock(Block::Kind kind, Span span, const Place* inside);
  std::optional<Value> HostOf(const ast::At& at, Scope& scope);
  void WhenStatement(const ast::When& when, Span span, Place& place);
  void Join(const Standing& then, Span when);

  // Whether one version of the thing is known here; says so if not.
  bool Settled(Id<Thing> thing, Span use);
  void TellUnsettled(const Unsettled& unsettled, Span use);
  void Procedures();
  void CoverWith(Undo undo, Id<Stage> stage, std::size_t first_step);

  // loops.cpp
  void ForStatement(const ast::ForEach& loop, Span span, Place& place);
  void Turn(const ast::ForEach& loop, Symbol symbol, std::string part, Place& place);
  void ForHops(const ast::ForEach& loop, Id<Thing> thing, Place& place);
  void ForMembers(const ast::ForEach& loop, Span span, Id<Thing> thing, Loop::Part part,
                  Place& place);
  void ForRunTime(const ast::ForEach& loop, Span span, TypedValue list, Loop::Part part,
                  Place& place);

  // comparisons.cpp
  void CheckCondition(const ast::Condition& condition, Scope& scope);
  void CheckComparison(const ast::Condition& condition, const TypedValue& left, Scope& scope);
  void CheckNumber(const ast::Test& test, const TypedValue& expected);
  bool CheckChoice(const TypedValue& value, const TypedValue& other, const ast::Ref& name);

  // conditions.cpp
  std::optional<bool> Decide(const ast::Condition& condition, Scope& scope);
  std::optional<Id<Condition>> Ask(Condition condition, Span span, const Place& place);
  std::optional<Condition> MakeCondition(const ast::Condition& condition, Place& place);

  const ast::File& file_;
  SourceManager& sources_;
  const ResolveOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<Diagnostic> pending_;  // in the order in which they are found; added at the end
  bool failed_ = false;

  Plan plan_;
  Scope top_;                      // the plan's own names
  std::deque<ast::File> modules_;  // stays where it is while it grows: actions_ points into it
  std::set<std::string, std::less<>> imported_;
  std::set<std::string, std::less<>> missing_modules_;  // imported and not found: reported once
  std::set<std::string, std::less<>> broken_backups_;   // steps that could not be expanded
  std::set<std::string, std::less<>> secret_captures_;  // keys of `let x = secret COMMAND`
  std::map<std::string, const ast::Action*, std::less<>> actions_;
  std::map<std::string, Id<Thing>, std::less<>> things_;  // by path
  std::map<std::uint32_t, Id<Thing>> declared_at_;        // things by the place of their name
  std::map<std::string, std::pair<Id<Thing>, std::string>, std::less<>> thing_variables_;
  std::size_t clusters_ = 0;
  std::optional<Id<Thing>> only_cluster_;  // of a plan with one
  std::size_t undefined_ = 0;              // variables found undefined so far
  Standing now_;
  std::map<std::uint32_t, Unsettled> left_;  // what the present step takes on from two versions
  std::optional<Unsettled> unsettled_use_;   // one of two versions was asked for: see Settled
  std::map<std::string, Id<Step>, std::less<>> backups_;  // the latest of each name
  std::map<std::uint32_t, Recipe> recipes_;               // by the step of the backup
  std::optional<Recipe> recipe_;                          // of the step that is being read
  std::map<std::uint32_t, const ast::Command*> members_;  // of nodes: what lists them
  std::map<std::string, TypedValue> member_lists_;        // by the step that remembers them
  std::map<std::pair<std::uint32_t, std::string>, Id<Thing>> thing_fields_;  // `state = blue_state`
  std::map<std::string, Asked> asked_;                                       // conditions, by id
  std::map<std::string, Span, std::less<>> ids_;  // of steps, stages, conditions
  std::vector<std::string> loop_parts_;           // of the loops around this point
  std::size_t loops_ = 0;                         // turns expanded so far
  std::set<const ast::Action*> used_;             // by steps
  bool lone_ = false;                             // actions are read that no step uses
  std::set<std::uint32_t> unknown_things_;        // then: of which nothing is known
};

// `a whole number`
std::string_view TypeName(ValueType type);

// `Nothing is touched!` -> `nothing-is-touched`, at most 48 letters, cut at a word.
std::string Slug(std::string_view text);

// More than settings stand in the step: a command, an action, or a body with one or a person's
// work.
bool DoesSomething(const ast::Step& step);

// `helm.upgrade`, however it is spaced in the file.
std::string DottedName(const ast::Ref& ref);

}  // namespace belay
