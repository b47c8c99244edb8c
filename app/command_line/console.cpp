#include "app/command_line/console.h"
#include "engine/core/number_text.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace s2s::command_line {
namespace {

/// Columns a UTF-8 text takes in a terminal: East Asian wide characters take two.
int displayWidth(const std::string& text) {
  int width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const bool wide = lead >= 0xE1 && lead <= 0xED && !(lead == 0xE2 && i + 1 < text.size());
    width += wide ? 2 : 1;
    i += length;
  }
  return width;
}

bool looksNumeric(const std::string& text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return std::isdigit(c) != 0 || c == ',' || c == '.' || c == '-' || c == '+' || c == 'e';
  });
}

}  // namespace

void Console::document(const Json& value) const {
  if (!m_json) return;
  const std::string text = writeJson(value) + "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void Console::line(const std::string& text) const {
  if (m_json) return;
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

void Console::table(const std::vector<std::vector<std::string>>& rows) const {
  if (m_json || rows.empty()) return;
  const std::size_t columns = rows.front().size();
  std::vector<int> widths(columns, 0);
  std::vector<bool> numeric(columns, rows.size() > 1);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      widths[c] = std::max(widths[c], displayWidth(rows[r][c]));
      if (r > 0 && !rows[r][c].empty() && !looksNumeric(rows[r][c])) numeric[c] = false;
    }
  }
  for (const auto& row : rows) {
    std::string text;
    for (std::size_t c = 0; c < columns; ++c) {
      const std::string padding(static_cast<std::size_t>(widths[c] - displayWidth(row[c])), ' ');
      text += (c == 0 ? "" : "  ") + (numeric[c] ? padding + row[c] : row[c] + padding);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    line(text);
  }
}

void Console::note(const std::string& text) const { std::fprintf(stderr, "%s\n", text.c_str()); }
void Console::warning(const std::string& text) const { std::fprintf(stderr, "warning: %s\n", text.c_str()); }

void Console::progress(const std::string& text) {
  if (isatty(STDERR_FILENO) == 0) return;
  std::fprintf(stderr, "\r\033[K%s", text.c_str());
  std::fflush(stderr);
  m_progressShown = true;
}

void Console::endProgress() {
  if (m_progressShown) std::fputc('\n', stderr);
  m_progressShown = false;
}

std::string groupedNumber(std::int64_t value) { return s2s::groupedNumber(value); }

}  // namespace s2s::command_line
