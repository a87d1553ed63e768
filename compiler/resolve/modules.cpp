#include <fmt/format.h>

#include <algorithm>

#include "compiler/diagnostics/suggest.h"
#include "compiler/library/library.h"
#include "compiler/resolve/resolver.h"
#include "compiler/syntax/parse.h"

namespace belay {
namespace {

constexpr int kDeepestImport = 20;

bool IsPath(std::string_view module) {
  return module.find('/') != std::string_view::npos || module.ends_with(".belay");
}

}  // namespace

std::string DottedName(const ast::Ref& ref) {
  std::string name;
  for (const ast::Name& part : ref.parts) {
    if (!name.empty()) name += '.';
    name += part.text;
  }
  return name;
}

void Resolver::AddActions(const ast::File& file) {
  for (const ast::Action& action : file.actions) {
    const std::string name = DottedName(action.name);
    const auto [at, added] = actions_.emplace(name, &action);
    if (added) continue;
    Fail(Code::kNameClash, action.name.span, fmt::format("action `{}` is declared twice", name));
    Last().labels.push_back({.span = at->second->name.span, .text = "first declared here"});
  }
}

void Resolver::Import(const ast::File& file, int depth) {
  for (const ast::String& text : file.imports) {
    const std::string module(text.raw);
    std::optional<FileId> id;
    if (IsPath(module)) {
      const std::string& importer = sources_.file(file.id).name();
      const std::size_t slash = importer.rfind('/');
      const std::string folder = slash == std::string::npos ? "" : importer.substr(0, slash + 1);
      const std::string path = folder + (module.starts_with("./") ? module.substr(2) : module);
      if (!imported_.insert(path).second) continue;
      if (options_.load) id = options_.load(path);
      if (!id) {
        Fail(Code::kNoSuchModule, text.span, fmt::format("there is no file `{}`", path));
        missing_modules_.insert("");  // any action may have stood in it
        continue;
      }
    } else {
      if (!imported_.insert(module).second) continue;
      const std::string_view source = LibraryModule(module);
      if (source.empty()) {
        Fail(Code::kNoSuchModule, text.span,
             fmt::format("the library has no module `{}`{}", module,
                         DidYouMean(module, LibraryModules())));
        missing_modules_.insert(module);
        continue;
      }
      id = sources_.Add("library/" + module + ".belay", std::string(source));
    }
    if (depth >= kDeepestImport) {
      Fail(Code::kTooLarge, text.span,
           fmt::format("modules import one another more than {} deep", kDeepestImport));
      return;
    }
    Diagnostics found;
    modules_.push_back(Parse(sources_, *id, found));
    for (const Diagnostic& diagnostic : found.Sorted()) {
      pending_.push_back(diagnostic);
      missing_modules_.insert(IsPath(module) ? "" : module);
      failed_ = true;
    }
    const ast::File& parsed = modules_.back();
    AddActions(parsed);
    Import(parsed, depth + 1);
  }
}

const ast::Action* Resolver::FindAction(const ast::Call& call) {
  const std::string name = DottedName(call.ref);
  const auto found = actions_.find(name);
  if (found != actions_.end()) return found->second;
  const std::string module = name.substr(0, name.find('.'));
  // The library's `helm` may be what the import of `helmm` means.
  const bool meant =
      !imported_.contains(module) && std::any_of(missing_modules_.begin(), missing_modules_.end(),
                                                 [&](const std::string& missing) {
                                                   return !DidYouMean(missing, {module}).empty();
                                                 });
  if (!file_.complete || meant || missing_modules_.contains(module) ||
      missing_modules_.contains("")) {
    failed_ = true;  // by what has been reported already
    return nullptr;
  }
  std::vector<std::string> names;
  for (const auto& [known, action] : actions_) names.push_back(known);
  std::string hint = DidYouMean(name, names);
  if (hint.empty() && !LibraryModule(module).empty() && !imported_.contains(module)) {
    hint = fmt::format("; `import \"{}\"` is missing", module);
  }
  if (hint.empty()) {
    std::string list;
    for (const std::string& known : names) {
      if (known.starts_with(module + ".")) list += (list.empty() ? "" : ", ") + known;
    }
    if (!list.empty()) hint = fmt::format("; `{}` has {}", module, list);
  }
  Fail(Code::kUnknownName, call.ref.span, fmt::format("there is no action `{}`{}", name, hint));
  return nullptr;
}

}  // namespace belay
