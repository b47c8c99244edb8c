#pragma once
#include <QString>

#include "engine/core/json.h"

namespace s2s {

/// The text under a key; empty where there is none.
inline QString textAt(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? QString::fromStdString(at->get<std::string>()) : QString();
}

}  // namespace s2s
