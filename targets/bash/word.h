#pragma once

#include <string>
#include <string_view>

namespace belay::bash {

// A text as one word of bash: whatever it holds, bash reads it back byte for byte. The only way in
// which a value of a plan gets into the generated part of a script.
class Word {
 public:
  explicit Word(std::string_view text);
  const std::string& text() const { return quoted_; }

 private:
  std::string quoted_;
};

// A here-document's delimiter that is no line of the text.
std::string Delimiter(std::string_view text);

}  // namespace belay::bash
