#pragma once
// Exceptions as errors with words for people, at the edge of a thread or of a program.

#include <exception>
#include <string>

#include "engine/core/result.h"

namespace s2s {

/// What the exception that is being handled means, without the backtrace that Torch puts behind its words.
/// Where memory ran out it names the budget, if that is what ran out, and is of kind unavailable; `whenFull`
/// is what helps against any other lack of memory.
Error thrownError(const std::string& whenFull);

/// Calls `body`, which gives a Result; what it throws becomes thrownError(whenFull).
template <typename Body>
auto withoutExceptions(const std::string& whenFull, Body&& body) -> decltype(body()) {
  try {
    return body();
  } catch (const std::exception&) {
    return thrownError(whenFull);
  }
}

}  // namespace s2s
