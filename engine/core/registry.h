#pragma once
// A closed list of named things of one kind (families, optimizers, objectives, metrics, charts …).

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

/// Entry must have a member `name`. The list is fixed when the registry is made, from the folder's
/// `registrations.def`, so there is no state that changes and no order of initialisation to fear.
template <typename Entry>
class Registry {
 public:
  Registry(std::string kind, std::vector<Entry> entries)
      : m_kind(std::move(kind)), m_entries(std::move(entries)) {}

  std::span<const Entry> entries() const { return m_entries; }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const Entry& entry : m_entries) all.emplace_back(entry.name);
    return all;
  }

  /// The entry of that name, or an error that lists the known ones.
  Result<const Entry*> find(std::string_view name) const {
    const auto found =
        std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.name == name; });
    if (found != m_entries.end()) return &*found;
    std::string known;
    for (const Entry& entry : m_entries) known += (known.empty() ? "" : ", ") + std::string(entry.name);
    return Error{"unknown " + m_kind + " '" + std::string(name) + "'", "", "use one of: " + known,
                 Error::Kind::invalidInput};
  }

 private:
  std::string m_kind;
  std::vector<Entry> m_entries;
};

}  // namespace s2s
