#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "compiler/shell/classify.h"
#include "compiler/shell/read.h"

// Whatever the bytes: no crash, and every range is a part of the text, in order.
namespace belay {
namespace {

constexpr const char* kSeeds[] = {
    "kubectl -n \"$ns\" get pods -o name | xargs -r kubectl delete --wait=false",
    "for i in $(seq 60); do a=$(b \"${c:-$d}\") && break || sleep \"$e\"; done",
    "if [[ $a =~ ^(b|c)$ && ! -f d ]]; then ((e += f[g])); else case $h in i) j;; *) k; esac; fi",
    "cat <<EOF | kubectl apply -f - >out 2>&1\nname: ${a.b}\n $(c <<X\n$d\nX\n) `e \\`f "
    "$g\\``\nEOF\nh",
    "f() { local a=(b \"$c\" [d]=e); while read -r x y; do echo $((x << 2)); done < <(z); }; f &",
    "ssh -i k h 'bash -c \"kubectl exec -it p -- sh -c \\\"rm -rf /data\\\"\"' <<-'E'\n\tx\n\tE\n",
    "aws rds describe-db-snapshots --query 'x[?a==`b`]' --output text ${x@Q} ${!y*} $'\\x41' "
    "$\"z\"",
    "$(((a) + (b))) $((c); d) ((e); f) {g..h} @(i|j) <(k) >(l) {fd}<&- m=n[o]=p q[r]=s; time ! t",
};

void CheckRange(const TextRange& range, std::size_t size) {
  ASSERT_LE(range.begin, range.end);
  ASSERT_LE(range.end, size);
}

void Check(const std::string& source) {
  const ShellText text = ReadShell(source);
  for (const SimpleCommand& command : text.commands) {
    CheckRange(command.range, source.size());
    ASSERT_LT(command.pipeline, text.pipelines.size());
    ASSERT_LT(command.stage, text.pipelines[command.pipeline].stages);
    for (const Word& word : command.words) {
      CheckRange(word.range, source.size());
      ASSERT_LE(command.range.begin, word.range.begin);
      ASSERT_LE(word.range.end, command.range.end);
    }
    for (std::size_t i = 1; i < command.words.size(); ++i) {
      ASSERT_LE(command.words[i - 1].range.end, command.words[i].range.begin);
    }
  }
  for (const Pipeline& pipeline : text.pipelines) {
    if (pipeline.inside) {
      ASSERT_LT(*pipeline.inside, text.compounds.size());
    }
  }
  for (const Compound& compound : text.compounds) {
    ASSERT_LT(compound.pipeline, text.pipelines.size());
  }
  for (const VariableUse& use : text.uses) {
    CheckRange(use.range, source.size());
    ASSERT_FALSE(use.name.empty());
  }
  const auto begins_before = [](const auto& a, const auto& b) {
    return a.range.begin < b.range.begin;
  };
  ASSERT_TRUE(std::is_sorted(text.commands.begin(), text.commands.end(), begins_before));
  ASSERT_TRUE(std::is_sorted(text.uses.begin(), text.uses.end(), begins_before));
  ASSERT_TRUE(std::is_sorted(text.assigned.begin(), text.assigned.end()));
  for (const CommandEffect& effect : Classify(text).effects) {
    ASSERT_LE(effect.begin, effect.end);
    ASSERT_LE(effect.end, source.size());
    ASSERT_FALSE(effect.command.empty());
  }
}

TEST(ReadShell, TakesEveryPrefixOfAScript) {
  for (const std::string seed : kSeeds) {
    for (std::size_t length = 0; length <= seed.size(); ++length) {
      SCOPED_TRACE(seed.substr(0, length));
      ASSERT_NO_FATAL_FAILURE(Check(seed.substr(0, length)));
    }
  }
}

TEST(ReadShell, TakesMutatedScripts) {
  std::mt19937 random(20260601);  // NOLINT: the same scripts in every run
  constexpr std::string_view kBytes = " \n\t;&|<>()\\'\"$`{}[]#!*?=+-:@~ab1";
  for (int round = 0; round < 4000; ++round) {
    std::string text = kSeeds[random() % std::size(kSeeds)];
    text += '\n';
    text += kSeeds[random() % std::size(kSeeds)];
    for (auto changes = random() % 8; changes-- > 0;) {
      const std::size_t at = random() % text.size();
      const char byte = kBytes[random() % kBytes.size()];
      switch (random() % 3) {
        case 0:
          text[at] = byte;
          break;
        case 1:
          text.insert(at, 1, byte);
          break;
        default:
          text.erase(at, 1 + random() % 3);
          if (text.empty()) text = "a";
      }
    }
    SCOPED_TRACE(text);
    ASSERT_NO_FATAL_FAILURE(Check(text));
  }
}

TEST(ReadShell, TakesRandomBytes) {
  std::mt19937 random(7);  // NOLINT: the same bytes in every run
  for (int round = 0; round < 1000; ++round) {
    std::string text(random() % 300, '\0');
    for (char& c : text) c = static_cast<char>(random() % 256);
    SCOPED_TRACE(testing::PrintToString(text));
    ASSERT_NO_FATAL_FAILURE(Check(text));
  }
}

// One that took time by the square of its length would not come back from these.
TEST(ReadShell, TakesTimeByTheLength) {
  constexpr std::size_t kSize = 1'000'000;
  for (const std::string_view piece :
       {"(",    "$(",   "$((",         "((",        "`",      "\\`",        "${a:-", "\"$(", "a[",
        "a[ ",  "<<E ", "$(cat <<E\n", "cat <<E\n", "if ",    "case x in ", "{ ",    "[[ ",  "a=(",
        "f() ", "@(",   "for ",        "let a ",    "$((1);", "((1);",      "$a",    "a;",   "a|",
        ">a ",  "\n",   "\\\n",        "'",         "<(",     "a=1 ",       "1"}) {
    std::string text;
    while (text.size() < kSize) text += piece;
    SCOPED_TRACE(piece);
    ASSERT_NO_FATAL_FAILURE(Check(text));
  }
}

}  // namespace
}  // namespace belay
