#pragma once
// Who looks on while something long is done, and may end it.

#include <functional>
#include <string>

#include "engine/core/result.h"
#include "engine/core/run_control.h"

namespace s2s {

struct WorkObserver {
  std::function<void(double share, const std::string& what)> progress = {};
  const RunControl* control = nullptr;  ///< asked to stop: an error of kind cancelled

  /// Tells how far the work is, from 0 to 1; an error where it shall end.
  Result<void> tell(double share, const std::string& what) const {
    if (control && control->stopRequested()) return Error{"cancelled", "", "", Error::Kind::cancelled};
    if (progress) progress(share, what);
    return {};
  }

  /// Looks on at the part of the work that lies between two shares of it.
  WorkObserver part(double from, double to) const {
    if (!progress) return *this;
    const auto tellOfPart = [tellOfAll = progress, from, to](double share, const std::string& what) {
      tellOfAll(from + (to - from) * share, what);
    };
    return {tellOfPart, control};
  }
};

}  // namespace s2s
