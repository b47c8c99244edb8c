#pragma once
// The description of a small comparison.

#include <gtest/gtest.h>

#include "engine/core/atomic_file.h"
#include "engine/core/json.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {

/// Two presets from nothing, `wide` of which computes more, over a file that is written into `folder`.
inline Json twoPresets(const TemporaryDirectory& folder) {
  EXPECT_TRUE(writeFileAtomically(folder / "data.tsv", "source\ttarget\none\teins\ntwo\tzwei\n"));
  const auto entrant = [](const char* name, std::int64_t width) {
    return Json{{"name", name},
                {"model",
                 {{"from", "t5-small"},
                  {"initialization", "random"},
                  {"overrides", {{"d_model", 32}, {"d_kv", 8}, {"num_heads", 4}, {"d_ff", width}}}}},
                {"tokenizer", {{"train", {{"vocabulary_size", 200}}}}}};
  };
  return {{"name", "two"},
          {"recipe",
           {{"data", {{"train", Json::array({{{"path", "data.tsv"}}})}}}, {"training", {{"batch_size", 4}}}}},
          {"entrants", Json::array({entrant("narrow", 32), entrant("wide", 256)})},
          {"equalise", {{"what", "steps"}, {"amount", 20}}},
          {"seeds", {1, 2, 3}},
          {"test", {{"path", "data.tsv"}}}};
}

}  // namespace s2s::test
