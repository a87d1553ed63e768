// Reads texts, each ended by a NUL, and prints for each a document that has it in every sink, ended
// by a NUL too.

#include <iostream>
#include <string>

#include "targets/markdown/document.h"

int main() {
  using namespace belay::markdown;
  std::string text;
  while (std::getline(std::cin, text, '\0')) {
    Document document(kGithub);
    document.Heading(1, Text(text));
    document.Paragraph(Text(text));
    document.Bullet(Text(text));
    document.Task(Text(text));
    document.Callout(Alert::kWarning, {Text(text)});
    document.Table({Text(text), Code(text)}, {{Code(text), Text(text)}});
    document.Paragraph(Code(text));
    document.Fence("text", text);
    std::cout << document.Text() << '\0';
  }
  return 0;
}
