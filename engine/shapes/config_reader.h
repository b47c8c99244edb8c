#pragma once
// Reads members of a JSON object one after the other and keeps the first error, so that a reader of a
// configuration is a plain list of keys.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

/// An error about one key of config.json; its place is "config.json: KEY".
Error configError(const std::string& key, const std::string& what, const std::string& remedy = "");

/// A missing key or null leaves the value as it is, unless a function says otherwise.
class ConfigReader {
 public:
  /// `path` comes before every key in errors: "workbench_head." for an object of that name.
  explicit ConfigReader(const Json& config, std::string path = "")
      : m_config(config), m_path(std::move(path)) {}

  void integer(const std::string& key, std::int64_t& value, std::int64_t minimum, std::int64_t maximum);
  /// The same from 1 on under either of two names; transformers lets the second win.
  void integer(const std::string& key, const std::string& alias, std::int64_t& value, std::int64_t maximum);
  /// A number in [minimum, maximum).
  void number(const std::string& key, double& value, double minimum, double maximum);
  void boolean(const std::string& key, bool& value);
  void text(const std::string& key, std::string& value);
  /// One of transformers' names for relu, gelu, gelu_new or silu, reduced to these four.
  void activation(const std::string& key, std::string& value);
  /// One id, a list of ids, or null for none.
  void ids(const std::string& key, std::vector<std::int64_t>& value);
  void integers(const std::string& key, std::vector<std::int64_t>& value, std::int64_t minimum,
                std::int64_t maximum);

  bool has(const std::string& key) const { return find(key) != nullptr; }
  /// Null where the key is missing or its value is null.
  const Json* find(const std::string& key) const;
  void fail(const std::string& key, const std::string& what, const std::string& remedy = "");

  /// The first that went wrong.
  const std::optional<Error>& error() const { return m_error; }

 private:
  bool isInteger(const std::string& key, const Json& json, std::int64_t minimum, std::int64_t maximum);

  const Json& m_config;
  std::string m_path;
  std::optional<Error> m_error;
};

/// "relu", "gelu", "gelu_new" or "silu" for transformers' name of it.
std::optional<std::string> knownActivation(const std::string& name);

/// Writes `eos_token_id` as ConfigReader::ids reads it.
void writeEndIds(const std::vector<std::int64_t>& ids, Json& config);

}  // namespace s2s
