#include "engine/core/openmp_waiting.h"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

namespace s2s {

void limitOpenMpSpinning(char** argv) {
  if (std::getenv("GOMP_SPINCOUNT") != nullptr || std::getenv("OMP_WAIT_POLICY") != nullptr) return;
  setenv("GOMP_SPINCOUNT", "1000", 0);
  // Already loaded, by a library this program is linked with: it has read the environment. So start over,
  // with the variable set; where that is not possible, go on without.
  if (dlopen("libgomp.so.1", RTLD_NOLOAD | RTLD_LAZY) != nullptr) execv("/proc/self/exe", argv);
}

}  // namespace s2s
