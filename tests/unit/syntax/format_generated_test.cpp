// What `belay fmt` promises, on plans that nobody wrote, in layouts that nobody would write.
// BELAY_GENERATED_PLANS says how many; CI takes 10,000.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "BelayLexer.h"
#include "BelayParser.h"
#include "compiler/plan/json.h"
#include "compiler/syntax/byte_stream.h"
#include "compiler/syntax/format.h"
#include "tests/compile.h"
#include "tests/generate/generate.h"

namespace belay {
namespace {

std::uint32_t Plans() {
  constexpr std::uint32_t kFew = 500;
  const char* const wanted = std::getenv("BELAY_GENERATED_PLANS");
  return wanted == nullptr ? kFew : static_cast<std::uint32_t>(std::stoul(wanted));
}

constexpr std::uint32_t kParts = 4;

std::string FormattedText(const std::string& text) {
  SourceManager sources;
  Diagnostics diagnostics;
  const FileId file = sources.Add("plan.belay", text);
  const Formatted done = Format(sources, file, diagnostics);
  EXPECT_EQ(done.outcome, Formatted::Outcome::kDone) << text;
  return done.text;
}

// The resolved plan, without the places of things in the file.
std::string Meaning(const std::string& text) {
  const Compiled compiled = CompileOnly(text);
  if (!compiled.plan) {
    for (const Diagnostic& found : compiled.diagnostics.Sorted()) {
      if (found.severity == Severity::kError) ADD_FAILURE() << found.message;
    }
    return {};
  }
  return ToJsonWithoutPlaces(*compiled.plan).dump();
}

// The comments, how often each.
std::map<std::string, int> Comments(const std::string& text) {
  ByteStream bytes(text);
  grammar::BelayLexer lexer(&bytes);
  lexer.removeErrorListeners();
  std::map<std::string, int> comments;
  for (const auto& token : lexer.getAllTokens()) {
    if (token->getType() != grammar::BelayLexer::COMMENT) continue;
    const std::string comment = token->getText();
    ++comments[comment.substr(0, comment.find_last_not_of(" \t") + 1)];
  }
  return comments;
}

// The first line that differs, of both; empty when none does.
std::string Difference(std::string_view left, std::string_view right) {
  if (left == right) return {};
  const std::size_t at = static_cast<std::size_t>(
      std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first - left.begin());
  const std::size_t begin = left.rfind('\n', at == 0 ? 0 : at - 1) + 1;
  const auto line = [&](std::string_view text) {
    return std::string(text.substr(begin, text.find('\n', std::min(at, text.size())) - begin));
  };
  return "- " + line(left) + "\n+ " + line(right) + '\n';
}

// In parts, which run beside one another.
class FormatGeneratedPart : public testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(Parts, FormatGeneratedPart, testing::Range(0u, kParts));

TEST_P(FormatGeneratedPart, KeepsTheMeaningAndTheCommentsAndIsIdempotent) {
  for (std::uint32_t seed = GetParam(); seed < Plans(); seed += kParts) {
    const std::string text = Shake(GeneratePlan(seed), seed, seed);
    const std::string formatted = FormattedText(text);
    ASSERT_EQ(Difference(formatted, FormattedText(formatted)), "") << seed << '\n' << text;
    ASSERT_EQ(Comments(formatted), Comments(text)) << seed << '\n' << text;
    const std::string meaning = Meaning(text);
    ASSERT_NE(meaning, "") << seed << '\n' << text;
    ASSERT_EQ(Meaning(formatted), meaning) << seed << '\n' << text;
  }
}

// Spaces, breaks in brackets and columns are not the writer's own.
TEST(FormatGenerated, HasOneForm) {
  for (std::uint32_t seed = 0; seed < Plans() / 10; ++seed) {
    const std::string plan = GeneratePlan(seed);
    const std::string left = FormattedText(Shake(plan, seed, 1));
    const std::string right = FormattedText(Shake(plan, seed, 2));
    ASSERT_EQ(Difference(left, right), "") << seed;
  }
}

// The generator must follow the grammar: what it never writes is not tested.
TEST(FormatGenerated, CoversTheGrammar) {
  std::set<std::string> rules;
  std::set<std::string> words;
  const auto walk = [&](auto& self, antlr4::tree::ParseTree& tree,
                        const antlr4::Parser& parser) -> void {
    if (auto* leaf = dynamic_cast<antlr4::tree::TerminalNode*>(&tree)) {
      words.insert(parser.getVocabulary().getSymbolicName(leaf->getSymbol()->getType()));
      return;
    }
    auto& rule = static_cast<antlr4::ParserRuleContext&>(tree);
    rules.insert(parser.getRuleNames()[rule.getRuleIndex()]);
    for (auto* child : rule.children) self(self, *child, parser);
  };
  std::vector<std::string> missing;
  // The words of clauses and declarations, by their numbers.
  const auto is_word = [](std::size_t type) {
    return type >= grammar::BelayLexer::EDITION && type <= grammar::BelayLexer::OR;
  };
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const std::string text = GeneratePlan(seed);
    ByteStream bytes(text);
    grammar::BelayLexer lexer(&bytes);
    antlr4::CommonTokenStream tokens(&lexer);
    grammar::BelayParser parser(&tokens);
    walk(walk, *parser.file(), parser);
    if (seed > 0) continue;
    for (const std::string& rule : parser.getRuleNames()) missing.push_back(rule);
    for (std::size_t type = 1; type <= parser.getVocabulary().getMaxTokenType(); ++type) {
      if (is_word(type)) missing.push_back(parser.getVocabulary().getSymbolicName(type));
    }
  }
  std::erase_if(missing, [&](const std::string& name) {
    return rules.contains(name) || words.contains(name);
  });
  EXPECT_EQ(missing, std::vector<std::string>{});
}

}  // namespace
}  // namespace belay
