#include <fmt/format.h>

#include <string>
#include <utility>
#include <variant>

#include "compiler/resolve/resolver.h"

// The files of a plan, and what must not stand in them.
namespace belay {

bool Resolver::IsSecret(const Reference& reference) const {
  return reference.kind == Reference::Kind::kSecret ||
         (reference.kind == Reference::Kind::kCapture && secret_captures_.contains(reference.name));
}

// Files of the plan stand on a disk, and in the workflow.
void Resolver::RefuseSecrets(const FileText& file, Span place) {
  for (const Value::Piece& piece : file.text->pieces()) {
    const auto* reference = std::get_if<Reference>(&piece);
    if (reference == nullptr || !IsSecret(*reference)) continue;
    Fail(Code::kWrongType, place,
         fmt::format("`{}` would have the secret `{}` in clear, and it is written to a disk",
                     file.path, reference->name.substr(reference->name.find_last_of('.') + 1)));
    Last().remarks.push_back(
        {.kind = Remark::Kind::kHelp,
         .text =
             "a secret reaches a command by its environment or a pipe: `printf %s \"$NAME\" | …`"});
    return;
  }
}

void Resolver::File(const ast::FileText& file, Scope& scope) {
  FileText made{.name = std::string(file.name.text),
                .path = Text(file.path, scope).Display(),
                .language = {},
                .text = {},
                .span = file.name.span};
  if (made.path.empty() || made.path.front() == '/' || made.path.find("..") != std::string::npos) {
    Fail(Code::kWrongType, file.path.span,
         "the path of a file is relative to the plan's source, and stays inside of it");
  }
  if (file.text) {
    made.language = file.text->language;
    made.text = Interpolate(file.text->text, file.text->span, false, scope);
    made.text->Append(std::string("\n"));
    RefuseSecrets(made, file.text->span);
  }
  for (const FileText& other : plan_.files) {
    if (other.name != made.name) continue;
    Fail(Code::kNameClash, file.name.span, fmt::format("file `{}` is declared twice", made.name));
    return;
  }
  if (scope.Find(made.name) == nullptr) {
    Symbol symbol;
    symbol.what = "file";
    symbol.must_be_used = true;
    symbol.value.type = ValueType::kPath;
    symbol.value.value = Value(Reference{.kind = Reference::Kind::kFile, .name = made.name});
    Declare(file.name, std::move(symbol));
  }
  plan_.files.push_back(std::move(made));
}

}  // namespace belay
