#pragma once
// Where a verb writes: results to stdout (exactly one JSON document with --json), everything else to stderr.

#include <string>
#include <vector>

#include "engine/core/json.h"

namespace s2s::command_line {

class Console {
 public:
  explicit Console(bool json) : m_json(json) {}

  bool json() const { return m_json; }

  /// With --json prints the document; without, does nothing.
  void document(const Json& value) const;
  /// A line for people on stdout; nothing with --json.
  void line(const std::string& text) const;
  /// An aligned table for people; the first row is the heading. Columns of numbers are right-aligned.
  void table(const std::vector<std::vector<std::string>>& rows) const;

  /// Notes and warnings on stderr.
  void note(const std::string& text) const;
  void warning(const std::string& text) const;
  /// A line that overwrites itself where stderr is a terminal, and nothing elsewhere.
  void progress(const std::string& text);
  /// Ends a progress line.
  void endProgress();

 private:
  bool m_json;
  bool m_progressShown = false;
};

/// 300176768 → "300,176,768".
std::string groupedNumber(std::int64_t value);

}  // namespace s2s::command_line
