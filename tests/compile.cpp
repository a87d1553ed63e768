#include "tests/compile.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "compiler/resolve/resolve.h"
#include "compiler/syntax/parse.h"
#include "lint/variants.h"

namespace belay {

std::vector<std::string> Compiled::Codes() const {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.Sorted()) codes.push_back(diagnostic.code);
  return codes;
}

namespace {

std::optional<Plan> ResolveText(Compiled& compiled, const Variant& settings,
                                Diagnostics& diagnostics) {
  const ast::File tree = Parse(compiled.sources, compiled.file, diagnostics);
  ResolveOptions options;
  options.settings = settings;
  options.load = [&compiled](std::string_view path) -> std::optional<FileId> {
    std::ifstream in(fmt::format("{}/{}", BELAY_SOURCE_DIR, path), std::ios::binary);
    if (!in.good()) return std::nullopt;
    std::ostringstream module;
    module << in.rdbuf();
    return compiled.sources.Add(std::string(path), module.str());
  };
  return Resolve(tree, compiled.sources, options, diagnostics);
}

}  // namespace

Compiled CompileOnly(std::string_view text, std::string name) {
  Compiled compiled;
  compiled.file = compiled.sources.Add(std::move(name), std::string(text));
  compiled.plan = ResolveText(compiled, {}, compiled.diagnostics);
  return compiled;
}

Compiled Compile(std::string_view text, std::string name, Profile profile) {
  Compiled compiled = CompileOnly(text, std::move(name));
  if (compiled.plan) {
    LintOptions options;
    options.profile = profile;
    const auto fix = [&](const Variant& values) {
      Diagnostics unread;
      return ResolveText(compiled, values, unread);
    };
    LintWithVariants(*compiled.plan, fix, options, compiled.diagnostics);
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
