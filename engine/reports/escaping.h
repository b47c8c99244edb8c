#pragma once
// Texts made harmless for the language they are written into. Bytes that are not UTF-8 become U+FFFD, control
// characters vanish.

#include <string>
#include <string_view>

namespace s2s {

/// For HTML and SVG, between tags and within quoted attributes.
std::string escapedHtml(std::string_view text);

/// For a cell or a line of Markdown (GitHub's): line breaks become spaces, nothing starts markup.
std::string escapedMarkdown(std::string_view text);

/// For LaTeX in text mode, line breaks become spaces.
std::string escapedLatex(std::string_view text);

/// For a block of code in Markdown: a fence that is longer than any run of back quotes in `text`.
std::string fencedMarkdown(std::string_view text, std::string_view language = "");

}  // namespace s2s
