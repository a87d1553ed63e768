#pragma once

#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace belay::compile_catalog {

// A text as a C++ literal.
std::string Quoted(const std::string& text);

// The words of a text.
std::vector<std::string> Split(const std::string& text);

// The C++ arrays that the table points to. Each list of texts is there once.
class Arrays {
 public:
  // The name of an array of these texts; `{}` for none.
  std::string List(const std::vector<std::string>& texts);

  // The name of a new array of `type` with these elements; `{}` for none.
  std::string Add(const std::string& type, const std::vector<std::string>& elements);

  std::string code() const { return code_.str(); }

 private:
  std::map<std::vector<std::string>, std::string> lists_;
  std::ostringstream code_;
  int arrays_ = 0;
};

}  // namespace belay::compile_catalog
