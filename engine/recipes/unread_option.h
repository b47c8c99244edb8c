#pragma once
// Options that are set although nothing reads them: nobody is to tune what changes nothing.

#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"

namespace s2s {

struct Recipe;

struct UnreadOption {
  std::string path;    ///< "optimizer.beta1"
  std::string reason;  ///< "adafactor does not read it"
  std::string remedy;

  /// Of kind invalidInput; begins with the path.
  Error error() const { return {path + ": " + reason, "", remedy, Error::Kind::invalidInput}; }
};

/// All of a recipe. One at its default is left alone, for a recipe that is written out whole holds them all.
std::vector<UnreadOption> unreadOptions(const Recipe& recipe);

/// An option of a section that has a kind.
struct KindOption {
  const char* name;
  bool set;                        ///< to something else than its default
  std::vector<std::string> kinds;  ///< that read it

  bool isUnreadBy(const std::string& kind) const;
  /// "polynomial, linear".
  std::string listedKinds() const;
};

/// Those that `kind` leaves unread, which `reason` says; `section` is "optimizer".
std::vector<UnreadOption> unreadOptions(std::span<const KindOption> options, const std::string& section,
                                        const std::string& kind, const std::string& reason);

}  // namespace s2s
