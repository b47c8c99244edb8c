#pragma once
// A tiny model that a test may use and change: a golden checkpoint with ByT5's tokenizer.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/core/json.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {

class GoldenModel {
 public:
  GoldenModel() {
    std::filesystem::copy(golden("t5/byt5-like"), path(), std::filesystem::copy_options::recursive);
    std::ofstream(path() / "tokenizer_config.json")
        << R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 125})";
  }

  std::filesystem::path path() const { return m_folder / "model"; }
  /// A file name beside the model.
  std::string file(const std::string& name) const { return (m_folder / name).string(); }
  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(m_folder / name, std::ios::binary) << content;
    return file(name);
  }
  /// What transformers says of this checkpoint.
  static Json expected() { return *readJsonFile(golden("t5/byt5-like/golden.json")); }
  /// The sources of the greedy and beam answers, padding taken away.
  static std::vector<Json> sources() {
    std::vector<Json> rows;
    const Json batch = expected()["batches"][1];
    for (std::size_t i = 0; i < batch["input_ids"].size(); ++i) {
      Json row = Json::array();
      for (std::size_t j = 0; j < batch["input_ids"][i].size(); ++j) {
        if (batch["mask"][i][j] == 1) row.push_back(batch["input_ids"][i][j]);
      }
      rows.push_back(row);
    }
    return rows;
  }

 private:
  TemporaryDirectory m_folder;
};

}  // namespace s2s::test
