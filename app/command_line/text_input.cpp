#include "app/command_line/text_input.h"

#include <iostream>

namespace s2s::command_line {

std::vector<std::string> readInputLines() {
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) {
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace s2s::command_line
