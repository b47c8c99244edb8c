#include "engine/layers/thrown_error.h"

#include "engine/layers/out_of_memory.h"

namespace s2s {

Error thrownError(const std::string& whenFull) {
  try {
    throw;
  } catch (const BudgetUsedUp& error) {
    return Error{error.what_without_backtrace(), "",
                 "raise training.memory_budget_gib, or see s2s plan for what saves memory",
                 Error::Kind::unavailable};
  } catch (const c10::OutOfMemoryError&) {
    return Error{"the device's memory is full", "", whenFull, Error::Kind::unavailable};
  } catch (const std::bad_alloc&) {
    return Error{"the memory is full", "", whenFull, Error::Kind::unavailable};
  } catch (const c10::Error& error) {
    return Error{"Torch refused: " + std::string(error.what_without_backtrace()), "", ""};
  } catch (const std::exception& error) {
    return Error{"something unexpected happened: " + std::string(error.what()), "", ""};
  }
}

}  // namespace s2s
