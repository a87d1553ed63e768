#include "tests/compile.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "compiler/resolve/resolve.h"
#include "compiler/syntax/parse.h"
#include "lint/lint.h"

namespace belay {

std::vector<std::string> Compiled::Codes() const {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) codes.push_back(diagnostic.code);
  return codes;
}

Compiled CompileOnly(std::string_view text, std::string name) {
  Compiled compiled;
  compiled.file = compiled.sources.Add(std::move(name), std::string(text));
  const ast::File tree = Parse(compiled.sources, compiled.file, compiled.diagnostics);
  ResolveOptions options;
  options.load = [&compiled](std::string_view path) -> std::optional<FileId> {
    std::ifstream in(fmt::format("{}/{}", BELAY_SOURCE_DIR, path), std::ios::binary);
    if (!in.good()) return std::nullopt;
    std::ostringstream module;
    module << in.rdbuf();
    return compiled.sources.Add(std::string(path), module.str());
  };
  compiled.plan = Resolve(tree, compiled.sources, options, compiled.diagnostics);
  return compiled;
}

Compiled Compile(std::string_view text, std::string name, Profile profile) {
  Compiled compiled = CompileOnly(text, std::move(name));
  if (compiled.plan) {
    LintOptions options;
    options.profile = profile;
    Lint(*compiled.plan, options, compiled.diagnostics);
  }
  return compiled;
}

std::string ReadRepositoryFile(const std::string& path) {
  std::ifstream in(std::string(BELAY_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace belay
