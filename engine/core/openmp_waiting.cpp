#include "engine/core/openmp_waiting.h"

#include <cstdlib>

namespace s2s {

void limitOpenMpSpinning() {
  if (std::getenv("GOMP_SPINCOUNT") != nullptr || std::getenv("OMP_WAIT_POLICY") != nullptr) return;
  setenv("GOMP_SPINCOUNT", "1000", 0);
}

}  // namespace s2s
