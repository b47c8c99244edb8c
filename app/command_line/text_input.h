#pragma once
// Texts that a verb is given on standard input.

#include <string>
#include <vector>

namespace s2s::command_line {

/// Every line of standard input without its line end; an empty line is a text too.
std::vector<std::string> readInputLines();

}  // namespace s2s::command_line
