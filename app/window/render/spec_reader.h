#pragma once
#include <QString>
#include <QStringList>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/core/json.h"

namespace s2s {

/// One object of a chart's specification; remembers the first thing that is wrong and where. The object must
/// outlive it.
class SpecReader {
 public:
  /// Members that are not `known` are wrong.
  SpecReader(const Json& object, std::string path, const std::set<std::string>& known,
             std::optional<Error>& problem);

  QString text(const char* key, const QString& otherwise = {});
  double number(const char* key, double otherwise, double lowest, double highest);
  bool flag(const char* key);
  /// Numbers; null becomes NaN where gaps are allowed.
  std::vector<double> numbers(const char* key, bool gaps);
  QStringList texts(const char* key);
  /// Whole numbers of any size.
  std::optional<std::int64_t> wholeNumber(const char* key);
  const Json& list(const char* key);
  const Json* find(const char* key) const;

  bool has(const char* key) const { return find(key) != nullptr; }
  bool failed() const { return m_problem.has_value(); }
  void fail(const std::string& key, const std::string& what);
  /// Takes the error of a part that was read elsewhere.
  void fail(const std::string& key, const Error& error) { fail(key, error.message()); }
  std::string at(const char* key, std::size_t index) const;
  /// A reader for one object of a list.
  SpecReader part(const char* key, std::size_t index, const std::set<std::string>& known);

 private:
  const Json& m_object;
  std::string m_path;
  std::optional<Error>& m_problem;
};

}  // namespace s2s
