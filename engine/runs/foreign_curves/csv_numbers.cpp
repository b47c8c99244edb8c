#include "engine/runs/foreign_curves/csv_numbers.h"

#include <charconv>
#include <string>

namespace s2s {
namespace {

constexpr std::string_view kSigns = ".,";

std::string_view trimmed(std::string_view cell) {
  const std::size_t begin = cell.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return cell.substr(begin, cell.find_last_not_of(" \t") - begin + 1);
}

bool isDigit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// "1,234.5", "1.234,5" and "1,234,567": groups of three digits between the first sign and the last.
bool isGrouped(std::string_view cell) {
  if (cell.starts_with('+') || cell.starts_with('-')) cell.remove_prefix(1);
  std::size_t sign = cell.find_first_of(kSigns);
  const std::size_t last = cell.find_last_of(kSigns);
  if (sign == last || !isDigit(cell, 0) || cell.find(',') == std::string_view::npos) return false;
  if (cell.find_first_not_of("0123456789.,") != std::string_view::npos) return false;
  for (std::size_t next = sign; sign != last; sign = next) {
    next = cell.find_first_of(kSigns, sign + 1);
    if (next - sign != 4) return false;
  }
  return true;
}

/// With a point, if with any sign.
std::optional<double> plainNumber(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<double> numberIn(std::string_view cell, char decimal) {
  cell = trimmed(cell);
  if (decimal == '.') return plainNumber(cell);
  if (cell.find('.') != std::string_view::npos) return std::nullopt;
  const std::size_t sign = cell.find(decimal);
  if (sign == std::string_view::npos) return plainNumber(cell);
  if (sign == 0 || !isDigit(cell, sign - 1) || !isDigit(cell, sign + 1)) return std::nullopt;
  std::string pointed(cell);
  pointed[sign] = '.';
  return plainNumber(pointed);
}

void DecimalSign::note(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.find_first_of(kSigns) == std::string_view::npos) return;
  m_points = m_points || numberIn(cell, '.');
  m_commas = m_commas || numberIn(cell, ',');
  m_groups = m_groups || isGrouped(cell);
}

std::optional<char> DecimalSign::found() const {
  if (m_groups || (m_points && m_commas)) return std::nullopt;
  return m_commas ? ',' : '.';
}

}  // namespace s2s
