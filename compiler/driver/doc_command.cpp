#include <fmt/format.h>

#include <utility>

#include "compiler/diagnostics/suggest.h"
#include "compiler/driver/commands.h"
#include "compiler/driver/documentation_pages.h"
#include "compiler/driver/report.h"
#include "compiler/driver/workspace.h"
#include "compiler/library/library.h"
#include "compiler/syntax/parse.h"

namespace belay {
namespace {

using documentation::Action;
using documentation::Module;

// The modules of the binary and of the project.
class Library {
 public:
  Library(World& world, Result& result)
      : world_(world), result_(result), workspace_(world.files, "", result) {}

  // `helm`, `helm.upgrade` or `./ours.belay`; nullopt: there is none, and the result says why.
  std::optional<Module> Find(const std::string& name) {
    const bool path = name.ends_with(".belay") || name.find('/') != std::string::npos ||
                      name.find(".belay.") != std::string::npos;
    if (path) return FindInFile(name);
    const std::size_t dot = name.find('.');
    const std::string module = name.substr(0, dot);
    const std::string_view text = LibraryModule(module);
    if (text.empty()) {
      result_.Note(ExitCode::kUsage, fmt::format("the library has no module `{}`{}", module,
                                                 DidYouMean(module, LibraryModules())));
      return std::nullopt;
    }
    const std::string file = "library/" + module + ".belay";
    std::optional<Module> found = Describe(module, workspace_.Add(file, std::string(text)));
    return found && dot != std::string::npos ? Only(name, std::move(*found)) : found;
  }

 private:
  std::optional<Module> Describe(const std::string& name, FileId file) {
    const ast::File tree = Parse(workspace_.sources(), file, workspace_.diagnostics());
    if (tree.complete) return documentation::Describe(name, tree, workspace_.sources());
    const std::vector<Diagnostic> findings = workspace_.diagnostics().Sorted();
    result_.notes += Render(Format::kText, findings, workspace_.sources(), world_.notes);
    result_.Note(ExitCode::kFindings, fmt::format("`{}` does not parse", name));
    return std::nullopt;
  }

  // `./ours.belay`, or an action of it: `./ours.belay.tools.ping`, `./ours.belay.ping`.
  std::optional<Module> FindInFile(const std::string& name) {
    constexpr std::string_view kExtension = ".belay";
    const std::size_t dot = name.rfind(std::string(kExtension) + '.');
    const bool action = dot != std::string::npos && !name.ends_with(kExtension);
    const std::string path = action ? name.substr(0, dot + kExtension.size()) : name;
    const std::optional<FileId> file = workspace_.Open(path);
    std::optional<Module> found = file ? Describe(path, *file) : std::nullopt;
    return found && action ? Only(name.substr(path.size() + 1), std::move(*found)) : found;
  }

  // The module with that action alone, which may be named without what stands before its last dot.
  std::optional<Module> Only(const std::string& name, Module module) {
    std::vector<std::string> names;
    for (const Action& action : module.actions) names.push_back(action.name);
    std::erase_if(module.actions, [&](const Action& action) {
      return action.name != name && !action.name.ends_with("." + name);
    });
    if (!module.actions.empty()) return module;
    result_.Note(ExitCode::kUsage,
                 fmt::format("there is no action `{}`{}", name, DidYouMean(name, names)));
    return std::nullopt;
  }

  World& world_;
  Result& result_;
  Workspace workspace_;
};

}  // namespace

Result Run(const DocArguments& arguments, World& world) {
  Result result;
  Library library(world, result);
  const Style style(world.out.color);
  std::vector<Module> modules;
  std::string pages;
  for (const std::string& name : arguments.names.empty() ? LibraryModules() : arguments.names) {
    std::optional<Module> module = library.Find(name);
    if (!module) continue;
    pages += pages.empty() ? "" : "\n";
    pages += module->name == name ? documentation::TextPage(*module, style)
                                  : documentation::TextPage(module->actions.front(), style);
    modules.push_back(std::move(*module));
  }
  if (arguments.json) {
    result.out = documentation::JsonDocument(modules);
  } else {
    result.out = arguments.names.empty() ? documentation::TextList(modules) : pages;
  }
  return result;
}

}  // namespace belay
