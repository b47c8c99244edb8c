#include "engine/data/readers/json_columns.h"

#include "engine/data/line_source.h"
#include "engine/data/readers/named_columns.h"

namespace s2s {
namespace {

bool hasMembers(const Json& value) { return value.is_object() && !value.empty(); }

}  // namespace

void JsonColumns::add(const Json& record) {
  addMembers(record, "", !m_begun);
  if (!m_begun) m_ofFirst = m_names.size();
  m_begun = true;
}

void JsonColumns::addMembers(const Json& object, const std::string& before, bool isFirst) {
  for (const auto& [key, value] : object.items()) {
    const std::string name = before + key;
    if (!isFirst && m_known.contains(name)) continue;
    if (hasMembers(value)) {
      m_objects.insert(name);
      addMembers(value, name + ".", isFirst);
      continue;
    }
    const bool fits = m_names.size() < kMostColumns && !m_objects.contains(name) && whyUnusable(name).empty();
    if (!isFirst && !fits) continue;
    m_known.insert(name);
    m_names.push_back(name);
  }
}

std::string JsonColumns::memberWithoutColumn(const Json& record) const {
  return memberWithoutColumn(record, "");
}

std::string JsonColumns::memberWithoutColumn(const Json& object, const std::string& before) const {
  for (const auto& [key, value] : object.items()) {
    std::string name = before + key;
    if (value.is_null() || m_known.contains(name)) continue;
    if (!hasMembers(value)) return name;
    if (std::string inner = memberWithoutColumn(value, name + "."); !inner.empty()) return inner;
  }
  return "";
}

}  // namespace s2s
