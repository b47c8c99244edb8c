#pragma once
#include <filesystem>
#include <string>

namespace s2s::test {

/// The checkout the tests were built from.
std::filesystem::path sourceDirectory();

/// The build folder, which holds the programs.
std::filesystem::path binaryDirectory();

/// A file or folder of committed golden values.
inline std::filesystem::path golden(const std::string& name) { return sourceDirectory() / "tests/golden" / name; }

/// Real data kept beside the checkout; a test that needs it skips, saying so, where the folder is missing.
inline std::filesystem::path sharedData(const std::string& name) {
  return sourceDirectory() / "../shared/data" / name;
}

}  // namespace s2s::test

/// Leaves the running test as skipped, naming what is missing, when PATH does not exist.
#define S2S_NEEDS(PATH)                                                                    \
  do {                                                                                     \
    if (!std::filesystem::exists(PATH)) GTEST_SKIP() << "needs " << (PATH) << ", which is not here"; \
  } while (false)
