#include "engine/training/short_memory.h"

#include "engine/layers/out_of_memory.h"

namespace s2s {

Result<void> whereMemoryLasts(const std::string& doing, const std::string& where,
                              const std::function<Result<void>()>& work) {
  Result<void> done;
  if (fitsInMemory([&] { done = work(); })) return done;
  return Error{"the memory is full while " + doing, where,
               "free memory and go on, or resume with a higher training.memory_budget_gib"};
}

}  // namespace s2s
