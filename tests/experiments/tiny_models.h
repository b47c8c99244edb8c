#pragma once
#include <filesystem>
#include <string>

#include "engine/demo/demo_files.h"
#include "engine/front_door/model_handle.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/tiny_training.h"

namespace s2s::test {

/// A golden T5 that reads bytes, and rows for it.
class TinyModels {
 public:
  TinyModels() { copyBytes("bytes"); }

  std::string copyBytes(const std::string& name) const {
    std::filesystem::create_directories(path(name).parent_path());
    std::filesystem::copy(golden("t5/byt5-like"), path(name), std::filesystem::copy_options::recursive);
    writeText(path(name) / "tokenizer_config.json",
              R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 125})");
    return path(name).string();
  }
  /// `rows` words of many lengths.
  std::string reversals(int rows) const {
    writeReversals(path("data.tsv"), rows, 2, 30);
    return path("data.tsv").string();
  }
  std::filesystem::path path(const std::string& name) const { return m_folder / name; }
  std::string text(const std::string& name) const { return path(name).string(); }

 private:
  TemporaryDirectory m_folder;
};

inline ComputeOptions oneThread() { return {"cpu", "float32", 1}; }

}  // namespace s2s::test
