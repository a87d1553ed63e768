// `edit FILE` with a difference: GNU patch makes the change, knows whether it is there already, and
// takes it back.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "compiler/resolve/resolver.h"

namespace belay {
namespace {

// A difference without places gets one header that says how many lines it has; patch looks for
// them. https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
std::string WithHeader(const std::string& text) {
  std::size_t before = 0;
  std::size_t after = 0;
  std::size_t names = 0;  // bytes of the lines that name the files
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (line.starts_with("@@")) return text;
    if (before + after == 0 && (line.starts_with("--- ") || line.starts_with("+++ "))) {
      names = end + 1;
    } else {
      if (!line.starts_with('+')) ++before;
      if (!line.starts_with('-')) ++after;
    }
    begin = end + 1;
  }
  return text.substr(0, names) + fmt::format("@@ -1,{} +1,{} @@\n", before, after) +
         text.substr(std::min(names, text.size()));
}

constexpr std::string_view kApply =
    "patch --forward --no-backup-if-mismatch --reject-file=- \"$file\" \"$change\"";
constexpr std::string_view kIsThere =
    "patch --reverse --dry-run --force --silent \"$file\" \"$change\"";
constexpr std::string_view kTakeBack =
    "patch --reverse --force --no-backup-if-mismatch --reject-file=- \"$file\" \"$change\"";

}  // namespace

// The change, whether it is there already, and the way back; nullopt after a finding.
std::optional<Resolver::Edit> Resolver::MakeEdit(const ast::Command& difference, Span span,
                                                 Frame& frame) {
  Step& made = *frame.step;
  const Span place = difference.span;
  if (made.subjects.size() != 1 || made.subjects.front().kind != "file") {
    Fail(Code::kWrongType, place,
         "a difference belongs to one file of the plan: `file values \"values.yaml\"`, then `edit "
         "values` and the difference");
    return std::nullopt;
  }
  const std::string name = made.subjects.front().id;
  for (const ast::Statement& statement : file_.body) {
    const auto* file = std::get_if<ast::FileText>(&statement.node);
    if (file == nullptr || file->name.text != name || !file->text) continue;
    Fail(Code::kWrongType, place,
         fmt::format("`{}` is written when the plan runs; change its text where it is declared",
                     name));
    return std::nullopt;
  }
  FileText change{.name = "change-" + made.id,
                  .path = "changes/" + made.id + ".diff",
                  .language = "diff",
                  .text = Interpolate(WithHeader(difference.text), place, false, *frame.scope),
                  .span = place};
  change.text->Append(std::string("\n"));
  RefuseSecrets(change, place);
  std::replace(change.name.begin(), change.name.end(), '/', '-');
  const auto operation = [&](OperationKind kind, std::string_view text) {
    Command command;
    command.text = text;
    command.span = place;
    command.folder = frame.folder;
    command.cluster = made.cluster;
    const auto bind = [&](std::string variable, const std::string& file) {
      command.bindings.push_back(
          {.name = std::move(variable),
           .value = Value(Reference{.kind = Reference::Kind::kFile, .name = file})});
    };
    bind("change", change.name);
    bind("file", name);
    Operation done;
    done.kind = kind;
    done.command = std::move(command);
    done.span = span;
    done.call = span;
    return done;
  };
  Edit edit{.apply = operation(OperationKind::kRun, kApply),
            .is_there = operation(OperationKind::kCheck, kIsThere),
            .take_back = operation(OperationKind::kRun, kTakeBack)};
  made.needs.push_back({.tool = "patch", .least = {}, .span = place});
  plan_.files.push_back(std::move(change));
  return edit;
}

void Resolver::EditByDiff(const ast::Step& step, Span span, Frame& frame) {
  auto edit = MakeEdit(*step.command, span, frame);
  if (!edit) return;
  Step& made = *frame.step;
  made.skip_if = std::move(edit->is_there);
  made.operations.push_back(std::move(edit->apply));
  made.undo.kind = Undo::Kind::kOperations;
  made.undo.operations = {std::move(edit->take_back)};
  made.undo.span = span;
  made.undo_declared = true;
}

// `within edit FILE`: the way out is the difference taken back.
bool Resolver::EnterEdit(const ast::Within& within, Span span, Frame& frame) {
  auto edit = MakeEdit(*within.difference, span, frame);
  if (!edit) return false;
  frame.step->skip_if = std::move(edit->is_there);
  frame.operations->push_back(std::move(edit->apply));
  frame.exit->push_back(std::move(edit->take_back));
  return true;
}

}  // namespace belay
