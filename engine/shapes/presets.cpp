#include "engine/shapes/presets.h"

#include <iterator>

#include "engine/core/registry.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

const Registry<Preset>& registry() {
  static const Registry<Preset> all = [] {
    std::vector<Preset> entries;
    for (const Family& family : families().entries())
      std::ranges::move(family.presets(), std::back_inserter(entries));
    return Registry<Preset>("preset", std::move(entries));
  }();
  return all;
}

}  // namespace

std::span<const Preset> presets() { return registry().entries(); }

Result<const Preset*> findPreset(std::string_view name) { return registry().find(name); }

}  // namespace s2s
