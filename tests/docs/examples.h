#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace belay {

// A page's examples are its fences tagged `belay`. One that does not begin with `edition` stands
// under the page's head, the fence tagged `belay head`, so that the reader sees all that the test
// compiles. What belay says of an example is shown in the next fence, tagged `text`; nothing there
// means that belay says nothing.
struct Example {
  std::string head;   // "" for a whole file
  std::string text;   // of the plan
  std::string fence;  // the line that opens it
  std::string
      page;  // all of it as it stands in the page, from its fence to the end of what is shown
  std::size_t begin = 0;  // of that in the page, in bytes
  std::size_t line = 0;   // of its fence, from 1
};

std::vector<Example> Examples(std::string_view page);

// The example as it should stand in the page: formatted, with today's findings after it.
std::string AsFound(const Example& example);

}  // namespace belay
