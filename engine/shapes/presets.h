#pragma once
// Published models by name, so that their shapes can be counted and trained from scratch without any
// download.

#include <span>
#include <string>
#include <string_view>

#include "engine/core/json.h"
#include "engine/core/result.h"

namespace s2s {

struct Preset {
  std::string name;    ///< as on the hub, without the organisation: "mt5-small"
  std::string family;  ///< "t5"
  Json config;         ///< config.json content, complete
  std::string note{};  ///< what a reader of its numbers should know; mostly empty
};

/// All presets, families in their registered order, each from small to large.
std::span<const Preset> presets();

/// The preset of that name, or an error that lists the known ones.
Result<const Preset*> findPreset(std::string_view name);

}  // namespace s2s
