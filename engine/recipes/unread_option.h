#pragma once
// Options of a section that only some of its kinds read.

#include <span>
#include <string>
#include <vector>

namespace s2s {

/// An option of a section that has a kind.
struct KindOption {
  const char* name;
  bool set;                        ///< to something else than its default
  std::vector<std::string> kinds;  ///< that read it

  bool isUnreadBy(const std::string& kind) const;
  /// "polynomial, linear".
  std::string listedKinds() const;
};

/// The first option that is set although `kind` leaves it unread; null where there is none. One at its
/// default is left alone, for a recipe that is written out whole holds them all.
const KindOption* unreadOption(std::span<const KindOption> options, const std::string& kind);

}  // namespace s2s
