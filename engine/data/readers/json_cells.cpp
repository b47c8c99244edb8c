#include "engine/data/readers/json_cells.h"

#include "engine/data/readers/limited_json.h"

namespace s2s {
namespace {

/// The value of that name; null where there is none.
const Json* valueOf(const Json& record, const std::string& name) {
  if (!record.is_object()) return nullptr;
  if (const auto found = record.find(name); found != record.end()) return &*found;
  // A key may itself hold a dot, so every way to cut the name is tried.
  for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
    const auto outer = record.find(name.substr(0, dot));
    if (outer == record.end()) continue;
    if (const Json* inner = valueOf(*outer, name.substr(dot + 1))) return inner;
  }
  return nullptr;
}

}  // namespace

void setCell(const Json& value, std::size_t column, Row& row) {
  std::string& cell = row.cells[column];
  if (value.is_string())
    cell = value.get<std::string>();
  else if (!value.is_null())
    cell = writeAsRead(value);
  // A number that a double would write in another way is a binary value (limited_json.h).
  if (value.is_null() || value.is_boolean() || value.is_number() || value.is_binary())
    row.bare.push_back(column);
}

std::string readCells(const Json& record, const JsonColumns& columns, const NeededColumns& needed, Row& row) {
  if (!record.is_object()) return "not a JSON object";
  const std::vector<std::string>& names = columns.names();
  row.cells.resize(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!needed.isNeeded(i)) continue;
    if (const Json* value = valueOf(record, names[i])) {
      setCell(*value, i, row);
      continue;
    }
    if (columns.isOfFirst(i) || !needed.areAll()) return "has no \"" + names[i] + "\"";
    row.bare.push_back(i);
  }
  return needed.judge(names, row.cells);
}

}  // namespace s2s
