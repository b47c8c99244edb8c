#pragma once
#include <QString>
#include <optional>

#include "engine/core/json.h"

namespace s2s {

/// The text under a key; empty where there is none.
inline QString textAt(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? QString::fromStdString(at->get<std::string>()) : QString();
}

/// The number under a key; nothing where there is none.
inline std::optional<double> numberAt(const Json& object, const char* key) {
  if (!object.is_object()) return std::nullopt;
  const auto at = object.find(key);
  return at != object.end() && at->is_number() ? std::optional(at->get<double>()) : std::nullopt;
}

/// Whether the value under a key is true; what is missing or something else is not.
inline bool flagAt(const Json& object, const char* key) {
  if (!object.is_object()) return false;
  const auto at = object.find(key);
  return at != object.end() && at->is_boolean() && at->get<bool>();
}

}  // namespace s2s
