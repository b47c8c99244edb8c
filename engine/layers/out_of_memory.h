#pragma once
// Work that may be too large for the memory there is.

#include <c10/util/Exception.h>

#include <new>

namespace s2s {

/// The budget of cpu_memory.h would be exceeded; what_without_backtrace() names it.
class BudgetUsedUp : public c10::OutOfMemoryError {
 public:
  using c10::OutOfMemoryError::OutOfMemoryError;
};

/// Does the work. False where memory ran out in it, be it a card's, the budget's or the machine's: by then
/// everything that the work held is free again.
template <typename Work>
bool fitsInMemory(const Work& work) {
  try {
    work();
    return true;
  } catch (const c10::OutOfMemoryError&) {
    return false;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

}  // namespace s2s
