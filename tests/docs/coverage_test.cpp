// The pages say all that they are for: the reference every word of the language, the cookbook every
// kind of step. And what they point to is there.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "compiler/diagnostics/codes.h"
#include "compiler/plan/plan.h"
#include "tests/compile.h"
#include "tests/docs/examples.h"

namespace belay {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

bool SaysWord(const std::string& page, const std::string& word) {
  return std::regex_search(page, std::regex("(^|[^A-Za-z_])" + word + "($|[^A-Za-z_])"));
}

TEST(Reference, SaysEveryWordOfTheGrammar) {
  const std::string page = ReadRepositoryFile("docs/language.md");
  const std::string lexer = ReadRepositoryFile("grammar/BelayLexer.g4");
  const std::regex word(R"([A-Z]+ : '([a-z]+)' ;)");
  std::size_t count = 0;
  for (auto at = std::sregex_iterator(lexer.begin(), lexer.end(), word);
       at != std::sregex_iterator(); ++at, ++count) {
    EXPECT_TRUE(SaysWord(page, (*at)[1])) << (*at)[1];
  }
  EXPECT_GT(count, 40U);
}

TEST(Reference, SaysEveryVerb) {
  const std::string page = ReadRepositoryFile("docs/language.md");
  for (int verb = 0; verb <= static_cast<int>(Verb::kExit); ++verb) {
    const std::string word(ToString(static_cast<Verb>(verb)));
    EXPECT_TRUE(SaysWord(page, word)) << word;
  }
}

// The words of a list in the compiler's source: what stands in quotes up to the end of its
// declaration.
std::vector<std::string> WordsIn(const std::string& file, const std::string& list) {
  const std::string source = ReadRepositoryFile(file);
  const std::size_t begin = source.find(list + " =");
  if (begin == std::string::npos) return {};
  const std::string declaration = source.substr(begin, source.find("};", begin) - begin);
  const std::regex word("\"([a-z_]+)\"");
  std::vector<std::string> words;
  for (auto at = std::sregex_iterator(declaration.begin(), declaration.end(), word);
       at != std::sregex_iterator(); ++at) {
    words.push_back((*at)[1]);
  }
  return words;
}

TEST(Reference, SaysEveryWordOfBodiesEffectsAndTypes) {
  const std::string page = ReadRepositoryFile("docs/language.md");
  for (const auto& [file, list] :
       {std::pair("bodies.cpp", "kBodyWords"), std::pair("declared_effects.cpp", "kEffectWords"),
        std::pair("declarations.cpp", "kTypes")}) {
    const auto words = WordsIn(std::string("compiler/resolve/") + file, list);
    EXPECT_GT(words.size(), 5U) << list;
    for (const std::string& word : words) EXPECT_TRUE(SaysWord(page, word)) << word;
  }
}

TEST(Reference, SaysEveryCode) {
  const std::string page = ReadRepositoryFile("docs/language.md");
  for (const CodeInfo& info : Codes()) EXPECT_TRUE(SaysWord(page, std::string(info.code)));
}

// What stands between a heading of the third level and the next heading; empty without it.
std::string Section(const std::string& page, const std::string& heading) {
  const std::size_t begin = page.find("\n### " + heading + "\n");
  if (begin == std::string::npos) return "";
  const std::size_t end = std::min(page.find("\n##", begin + 1), page.size());
  return page.substr(begin + 1, end - begin);
}

TEST(Cookbook, ShowsEveryKindOfStep) {
  const std::string page = ReadRepositoryFile("docs/cookbook.md");
  std::size_t count = 0;
  for (const std::string& line : LinesOf(ReadRepositoryFile("tests/docs/kinds.txt"))) {
    if (line.starts_with("#")) continue;
    ++count;
    const std::string heading = line.substr(line.find(" | ") + 3);
    const std::string section = Section(page, heading);
    EXPECT_FALSE(Examples(section).empty()) << line;
    EXPECT_TRUE(section.find("*Compiled:*") != std::string::npos ||
                section.find("*Linted:*") != std::string::npos)
        << line;
  }
  EXPECT_GE(count, 50U);
}

// As GitHub makes them of headings.
std::string Anchor(const std::string& heading) {
  std::string anchor;
  for (const char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') {
      anchor += '-';
    } else if (std::isalnum(byte) != 0 || c == '-' || c == '_') {
      anchor += static_cast<char>(std::tolower(byte));
    }
  }
  return anchor;
}

// Without the fences, whose lines may look like headings.
std::set<std::string> Anchors(const std::string& page) {
  std::set<std::string> anchors;
  bool inside = false;
  for (const std::string& line : LinesOf(page)) {
    if (line.starts_with("```")) inside = !inside;
    const std::size_t text = line.find_first_not_of('#');
    if (inside || text == 0 || text == std::string::npos || line[text] != ' ') continue;
    anchors.insert(Anchor(line.substr(text + 1)));
  }
  return anchors;
}

class Links : public testing::TestWithParam<const char*> {};

TEST_P(Links, LeadSomewhere) {
  const fs::path root = BELAY_SOURCE_DIR;
  const std::string page = ReadRepositoryFile(GetParam());
  const std::regex link(R"(\]\(([^)#: ]*)(#[^) ]*)?\))");
  for (auto at = std::sregex_iterator(page.begin(), page.end(), link); at != std::sregex_iterator();
       ++at) {
    const std::string path = (*at)[1];
    const fs::path file = path.empty()
                              ? fs::path(GetParam())
                              : (fs::path(GetParam()).parent_path() / path).lexically_normal();
    EXPECT_TRUE(fs::exists(root / file)) << (*at)[0];
    if (!(*at)[2].matched || file.extension() != ".md") continue;
    EXPECT_TRUE(Anchors(ReadRepositoryFile(file.string())).contains((*at)[2].str().substr(1)))
        << (*at)[0];
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, Links,
                         testing::Values("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md",
                                         "docs/cookbook.md", "docs/language.md"));

}  // namespace
}  // namespace belay
