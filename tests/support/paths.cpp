#include "tests/support/paths.h"

namespace s2s::test {

std::filesystem::path sourceDirectory() { return S2S_SOURCE_DIR; }
std::filesystem::path binaryDirectory() { return S2S_BINARY_DIR; }

}  // namespace s2s::test
