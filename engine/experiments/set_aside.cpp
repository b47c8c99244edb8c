#include "engine/experiments/set_aside.h"

namespace s2s {

namespace fs = std::filesystem;

Result<void> setAsideDamaged(const fs::path& run) {
  std::error_code problem;
  if (!fs::exists(run, problem)) return {};
  const std::string beside = run.string() + ".damaged";
  fs::path free = beside;
  for (int number = 2; fs::exists(free, problem); ++number) free = beside + "-" + std::to_string(number);
  fs::rename(run, free, problem);
  if (problem)
    return Error{"the damaged run cannot be moved aside: " + problem.message(), run.string(),
                 "check its permissions"};
  return {};
}

}  // namespace s2s
