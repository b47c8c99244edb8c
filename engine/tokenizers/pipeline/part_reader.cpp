#include "engine/tokenizers/pipeline/part_reader.h"

namespace s2s {

PartReader::PartReader(const SearchableJson& part, std::string where)
    : m_part(part), m_where(std::move(where)) {
  if (!m_part.is_object()) fail("not a JSON object");
}

const SearchableJson* PartReader::part(const std::string& key) {
  m_asked.insert(key);
  if (!m_part.is_object()) return nullptr;
  const auto found = m_part.find(key);
  return found == m_part.end() || found->is_null() ? nullptr : &*found;
}

bool PartReader::flag(const std::string& key, std::optional<bool> byDefault) {
  const SearchableJson* value = part(key);
  if (value && value->is_boolean()) return value->get<bool>();
  if (value || !byDefault) fail("'" + key + "' is not true or false");
  return byDefault.value_or(false);
}

std::string PartReader::text(const std::string& key, std::optional<std::string> byDefault) {
  const SearchableJson* value = part(key);
  if (value && value->is_string()) return value->get<std::string>();
  if (value || !byDefault) fail("'" + key + "' is not a text");
  return byDefault.value_or("");
}

std::int64_t PartReader::whole(const std::string& key, std::int64_t byDefault, std::int64_t maximum) {
  const SearchableJson* value = part(key);
  if (!value) return byDefault;
  if (value->is_number_integer() && value->get<std::int64_t>() >= 0 && value->get<std::int64_t>() <= maximum)
    return value->get<std::int64_t>();
  fail("'" + key + "' is not a whole number from 0 to " + std::to_string(maximum));
  return byDefault;
}

const SearchableJson& PartReader::list(const std::string& key) {
  static const SearchableJson kNone = SearchableJson::array();
  const SearchableJson* value = part(key);
  if (value && value->is_array()) return *value;
  if (value) fail("'" + key + "' is not a list");
  return kNone;
}

void PartReader::fail(const std::string& what) {
  if (!m_error) m_error = Error{what, m_where, "correct the file"};
}

Result<void> PartReader::finish() {
  if (m_error) return *m_error;
  for (const auto& [key, value] : m_part.items()) {
    if (!m_asked.contains(key))
      return Error{"the setting '" + key + "' is not known", m_where, "a newer version may know it"};
  }
  return {};
}

Error unknownKind(const std::string& part, const std::string& kind, const std::string& where) {
  return Error{
      "the " + part + " '" + kind + "' is not built", where,
      "take the family's own tokenizer files (vocab.txt, merges.txt, spiece.model) where there are some"};
}

}  // namespace s2s
