#include "engine/data/readers/json_cells.h"

#include "engine/data/readers/limited_json.h"

namespace s2s {

std::vector<std::string> cellNames(const Json& record) {
  std::vector<std::string> names;
  for (const auto& [key, value] : record.items()) {
    if (!value.is_object() || value.empty()) {
      names.push_back(key);
      continue;
    }
    for (const std::string& inner : cellNames(value)) names.push_back(key + "." + inner);
  }
  return names;
}

std::string cellText(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : writeAsRead(value);
}

bool cellOf(const Json& record, const std::string& name, std::string& cell) {
  if (!record.is_object()) return false;
  if (const auto found = record.find(name); found != record.end()) {
    cell = cellText(*found);
    return true;
  }
  // A key may itself hold a dot, so every way to cut the name is tried.
  for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
    const auto outer = record.find(name.substr(0, dot));
    if (outer != record.end() && cellOf(*outer, name.substr(dot + 1), cell)) return true;
  }
  return false;
}

std::string readCells(const Json& record, const std::vector<std::string>& columns,
                      const NeededColumns& needed, std::vector<std::string>& cells) {
  if (!record.is_object()) return "not a JSON object";
  cells.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (needed.isNeeded(i) && !cellOf(record, columns[i], cells[i])) return "has no \"" + columns[i] + "\"";
  }
  return needed.judge(columns, cells);
}

}  // namespace s2s
