#pragma once
// Reads one object of a tokenizer.json, so that nothing in it is passed over.

#include <optional>
#include <set>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// Values are asked for by key; the first thing that is wrong is kept and told by finish(), together with
/// keys that nobody asked for. Until then wrong values read as defaults.
class PartReader {
 public:
  /// `where` names the file and the part in it.
  PartReader(const SearchableJson& part, std::string where);

  const std::string& where() const { return m_where; }
  std::string type() { return text("type", ""); }
  bool flag(const std::string& key, std::optional<bool> byDefault = std::nullopt);
  /// Null reads as the default.
  std::string text(const std::string& key, std::optional<std::string> byDefault = std::nullopt);
  /// A whole number in [0, maximum].
  std::int64_t whole(const std::string& key, std::int64_t byDefault, std::int64_t maximum);
  /// Any value; null where it is missing or null.
  const SearchableJson* part(const std::string& key);
  /// A list; an empty one where it is missing.
  const SearchableJson& list(const std::string& key);
  /// For settings that change no id and no text.
  void pass(const std::string& key) { m_asked.insert(key); }
  /// Notes an error.
  void fail(const std::string& what);

  Result<void> finish();

 private:
  const SearchableJson& m_part;
  std::string m_where;
  std::set<std::string> m_asked;
  std::optional<Error> m_error;
};

/// The error of a kind of part that is not built.
Error unknownKind(const std::string& part, const std::string& kind, const std::string& where);

}  // namespace s2s
