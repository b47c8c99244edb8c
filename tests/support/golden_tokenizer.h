#pragma once
// The tokenizers of tests/golden/tokenizers/families, laid out as folders.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "tests/support/paths.h"

namespace s2s::test {

inline Json readTokenizerGolden(const std::string& name) {
  Result<Json> read = readJsonFile(golden("tokenizers/families/" + name + ".json"));
  return read.ok() ? *read : Json();
}

/// Where a file comes from that a case copies: "shared:…" or a name beside the families.
inline std::filesystem::path sourceOfCopy(const std::string& source) {
  return source.starts_with("shared:") ? sharedData(source.substr(7)) : golden("tokenizers/" + source);
}

/// Writes the files of a case into `folder`. Skips the test where a vocabulary is not here.
inline void layOutTokenizer(const Json& one, const std::filesystem::path& folder) {
  for (const auto& [name, from] : one["copies"].items()) {
    const std::filesystem::path path = sourceOfCopy(from);
    S2S_NEEDS(path);
    std::filesystem::copy_file(path, folder / name);
  }
  for (const auto& [name, content] : one["files"].items()) {
    std::ofstream(folder / name, std::ios::binary)
        << (content.is_string() ? content.get<std::string>() : content.dump());
  }
}

/// The names of all cases.
inline std::vector<std::string> tokenizerCases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(golden("tokenizers/families"))) {
    const std::string name = entry.path().stem();
    if (name != "texts") names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace s2s::test
