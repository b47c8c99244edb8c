#include "app/window/render/spec_reader.h"

#include <limits>

namespace s2s {

SpecReader::SpecReader(const Json& object, std::string path, const std::set<std::string>& known,
                       std::optional<Error>& problem)
    : m_object(object), m_path(std::move(path)), m_problem(problem) {
  if (!object.is_object()) fail("", "is not an object");
  if (!object.is_object()) return;
  for (const auto& [key, ignored] : object.items()) {
    if (!known.contains(key)) fail(key, "unknown member");
  }
}

QString SpecReader::text(const char* key, const QString& otherwise) {
  const Json* value = find(key);
  if (value == nullptr) return otherwise;
  if (!value->is_string()) return fail(key, "is not a text"), otherwise;
  return QString::fromStdString(value->get<std::string>());
}

double SpecReader::number(const char* key, double otherwise, double lowest, double highest) {
  const Json* value = find(key);
  if (value == nullptr) return otherwise;
  if (!value->is_number()) return fail(key, "is not a number"), otherwise;
  const double number = value->get<double>();
  if (!(number >= lowest && number <= highest)) {
    return fail(key, "is not between " + writeJson(lowest) + " and " + writeJson(highest)), otherwise;
  }
  return number;
}

bool SpecReader::flag(const char* key) {
  const Json* value = find(key);
  if (value == nullptr) return false;
  if (!value->is_boolean()) return fail(key, "is not true or false"), false;
  return value->get<bool>();
}

std::vector<double> SpecReader::numbers(const char* key, bool gaps) {
  std::vector<double> numbers;
  const Json& values = list(key);
  numbers.reserve(values.size());
  for (const Json& each : values) {
    if (each.is_number())
      numbers.push_back(each.get<double>());
    else if (each.is_null() && gaps)
      numbers.push_back(std::numeric_limits<double>::quiet_NaN());
    else
      return fail(key, "holds something that is not a number"), numbers;
  }
  return numbers;
}

QStringList SpecReader::texts(const char* key) {
  QStringList texts;
  for (const Json& each : list(key)) {
    if (!each.is_string()) return fail(key, "holds something that is not a text"), texts;
    texts << QString::fromStdString(each.get<std::string>());
  }
  return texts;
}

std::optional<std::int64_t> SpecReader::wholeNumber(const char* key) {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number_integer()) return fail(key, "is not a whole number"), std::nullopt;
  return value->get<std::int64_t>();
}

const Json& SpecReader::list(const char* key) {
  static const Json nothing = Json::array();
  const Json* value = find(key);
  if (value == nullptr) return nothing;
  if (!value->is_array()) return fail(key, "is not a list"), nothing;
  return *value;
}

const Json* SpecReader::find(const char* key) const {
  if (!m_object.is_object()) return nullptr;
  const auto found = m_object.find(key);
  return found == m_object.end() ? nullptr : &*found;
}

void SpecReader::fail(const std::string& key, const std::string& what) {
  if (m_problem) return;
  const std::string where = key.empty() ? m_path : m_path + "." + key;
  m_problem = Error{where + ": " + what, "", "see docs/render_spec.md", Error::Kind::invalidInput};
}

std::string SpecReader::at(const char* key, std::size_t index) const {
  return m_path + "." + key + "." + std::to_string(index);
}

SpecReader SpecReader::part(const char* key, std::size_t index, const std::set<std::string>& known) {
  return {list(key)[index], at(key, index), known, m_problem};
}

}  // namespace s2s
