#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "compiler/diagnostics/display.h"
#include "compiler/driver/documentation_pages.h"
#include "compiler/driver/prose.h"
#include "compiler/driver/report.h"

namespace belay::documentation {
namespace {

std::string FirstSentence(std::string_view text) {
  const std::size_t end = std::min(text.find(". "), text.find(".\n"));
  std::string sentence(text.substr(0, end));
  if (sentence.ends_with('.')) sentence.pop_back();
  std::replace(sentence.begin(), sentence.end(), '\n', ' ');
  return sentence;
}

constexpr int kWordColumn = 8;

// What a statement says on its line: its title, or the beginning of its command.
std::string Says(const Statement& statement, int most) {
  const bool named = statement.word == "let";  // its name is in `text`
  if (!statement.title.empty()) return Shortened(statement.title, most);
  return named || statement.command.empty() ? "" : Shortened(statement.command, most);
}

// `rest` follows on the line where it fits, else below.
void AddLine(const std::string& word, const std::string& says, const std::string& rest, int indent,
             std::string& text) {
  const int width = word.empty() ? 0 : kWordColumn;
  const int column = indent + width;
  std::string line = fmt::format("{}{:<{}}{}", std::string(static_cast<std::size_t>(indent), ' '),
                                 word, width, says);
  if (says.empty() && !rest.empty()) {
    line += Paragraph(rest, column).substr(static_cast<std::size_t>(column));
  } else if (rest.empty()) {
    line += '\n';
  } else if (DisplayWidth(line) + 2 + DisplayWidth(Visible(rest)) <= kPageWidth) {
    line += "  " + Visible(rest) + '\n';
  } else {
    line += '\n' + Paragraph(rest, column);
  }
  line.erase(line.find_last_not_of(" \n") + 1);
  text += line + '\n';
}

void AddStatements(const std::vector<Statement>& statements, int indent, std::string& text) {
  for (const Statement& statement : statements) {
    AddLine(statement.word, Says(statement, kPageWidth - indent - kWordColumn), statement.text,
            indent, text);
    AddStatements(statement.inside, indent + 2, text);
  }
}

// A rollback that is no body.
void AddRollback(const Statement& rollback, std::string& text) {
  if (rollback.title.empty()) {
    const std::string word = rollback.command.empty() ? "" : "run";
    AddLine(word, Says(rollback, kPageWidth - 4 - kWordColumn), rollback.text, 4, text);
    return;
  }
  const std::size_t blank = rollback.text.find(' ');  // `none recover "how"`
  text += Paragraph(fmt::format("{}: {}", rollback.text.substr(0, blank), rollback.title), 4);
  if (blank != std::string::npos) text += Paragraph(rollback.text.substr(blank + 1), 4);
}

}  // namespace

std::string TextList(const std::vector<Module>& modules) {
  std::size_t width = 0;
  for (const Module& module : modules) width = std::max(width, module.name.size());
  std::string text;
  for (const Module& module : modules) {
    fmt::format_to(
        std::back_inserter(text), "{:<{}}  {:>10}  {}\n", module.name, width,
        Counted(module.actions.size(), "action"),
        Shortened(FirstSentence(module.text), kPageWidth - static_cast<int>(width) - 14));
  }
  return text +
         "\n`belay doc MODULE` prints its actions, `belay doc MODULE.ACTION` one of them; a "
         "project's own\nmodules are named by their path.\n";
}

std::string Usage(const Action& action) {
  std::string subject = action.kind.empty() ? "THING" : action.kind;
  std::transform(subject.begin(), subject.end(), subject.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const bool needs_arguments = std::ranges::any_of(
      action.parameters, [](const Parameter& parameter) { return !parameter.standard; });
  const std::string call = action.name + (needs_arguments ? "(…)" : "");
  if (!action.exit.empty()) return fmt::format("within {} using {} {{ … }}", subject, call);
  if (action.verb.empty() && action.kind.empty()) return "using " + call;
  const std::string verb = action.verb.empty() ? "VERB" : action.verb;
  const bool reads = verb == "check" || verb == "verify" || verb == "wait";
  if (reads && action.kind.empty()) return fmt::format("{} \"title\" using {}", verb, call);
  return fmt::format("{} {} using {}", verb, subject, call);
}

std::string TextPage(const Action& action, const Style& style) {
  std::string page = fmt::format("{}\n  {}\n", style(Ink::kStrong, action.name), Usage(action));
  if (!action.text.empty()) page += '\n' + Paragraphs(action.text);
  const auto head = [&](std::string_view title) {
    page += fmt::format("\n  {}\n", style(Ink::kHelp, title));
  };
  if (!action.parameters.empty()) {
    std::size_t name = 0;
    std::size_t type = 0;
    for (const Parameter& parameter : action.parameters) {
      name = std::max(name, parameter.name.size());
      type = std::max(type, parameter.type.size());
    }
    head("Parameters");
    for (const Parameter& parameter : action.parameters) {
      std::string line =
          fmt::format("    {:<{}}  {:<{}}", parameter.name, name, parameter.type, type);
      if (parameter.standard) line += "  = " + *parameter.standard;
      line.erase(line.find_last_not_of(' ') + 1);
      page += line + '\n';
    }
  }
  const auto section = [&](std::string_view title, const std::vector<Statement>& statements) {
    if (statements.empty()) return;
    head(title);
    AddStatements(statements, 4, page);
  };
  if (!action.needs.empty()) {
    head("Needs");
    page += Paragraph(fmt::format("{}", fmt::join(action.needs, ", ")), 4);
  }
  if (action.skip_if) {
    head("Skipped if");
    AddLine("", Says(*action.skip_if, kPageWidth - 4), action.skip_if->text, 4, page);
  }
  section(action.exit.empty() ? "Does" : "Does on the way in", action.steps);
  section("Does on the way out", action.exit);
  section("Limits and repetition", action.settings);
  if (!action.effects.empty()) {
    head("Effects");
    for (const Effect& effect : action.effects) {
      page += fmt::format("    {:<10}  {}{}\n", effect.kind, effect.command,
                          effect.asynchronous ? ", which returns before it is done" : "");
    }
  }
  section("Restores by", action.restore);
  if (action.rollback && action.rollback->inside.empty()) {
    head("Rollback");
    AddRollback(*action.rollback, page);
  } else if (action.rollback) {
    section("Rollback", action.rollback->inside);
  } else if (!action.effects.empty() && action.exit.empty()) {
    head("Rollback");
    page += Paragraph("is not written here: the step that uses the action says it", 4);
  }
  if (!action.notes.empty()) {
    head("Notes");
    for (const std::string& note : action.notes) page += Paragraph(note, 4);
  }
  return page;
}

std::string TextPage(const Module& module, const Style& style) {
  std::string page = style(Ink::kStrong, module.name) + '\n';
  if (!module.text.empty()) page += '\n' + Paragraphs(module.text);
  page += module.actions.empty() ? "\n  It has no actions.\n" : "";
  const bool filled = std::ranges::any_of(module.actions, [](const Action& action) {
    return std::ranges::any_of(action.parameters,
                               [](const Parameter& parameter) { return !parameter.standard; });
  });
  if (filled) {
    page += '\n' + Paragraph(
                       "A parameter without a default is given, or is a key of the thing that the "
                       "step is about or of its cluster.");
  }
  for (const Action& action : module.actions) page += '\n' + TextPage(action, style);
  return page;
}

}  // namespace belay::documentation
