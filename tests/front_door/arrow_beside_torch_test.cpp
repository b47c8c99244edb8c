// Arrow's libraries are loaded into a process that holds LibTorch, as they are by `s2s train` and by the
// window.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/data/row_reader.h"
#include "engine/layers/torch_api.h"
#include "tests/support/paths.h"

namespace s2s {
namespace {

TEST(ArrowBesideTorchTest, BothComputeInOneProcess) {
  if (!std::filesystem::exists(test::binaryDirectory() / "s2s_arrow.so"))
    GTEST_SKIP() << "built without Apache Arrow";
  const torch::Tensor before = torch::ones({64, 64}).matmul(torch::ones({64, 64}));
  for (const char* name :
       {"data/rows.parquet", "data/rows_snappy.parquet", "data/rows_stream.arrow", "data/rows_lz4.arrow"}) {
    const Result<std::unique_ptr<RowReader>> reader = openRows(test::golden(name), {});
    ASSERT_TRUE(reader) << reader.error().message();
    int rows = 0;
    for (;;) {
      const Result<std::optional<Row>> row = (*reader)->next();
      ASSERT_TRUE(row) << row.error().message();
      if (!*row) break;
      ++rows;
    }
    EXPECT_EQ(rows, 5) << name;
  }
  EXPECT_TRUE(torch::ones({64, 64}).matmul(torch::ones({64, 64})).equal(before));
  EXPECT_THROW((void)torch::ones({2, 3}).matmul(torch::ones({2, 3})), c10::Error)
      << "exceptions still find their type";
}

}  // namespace
}  // namespace s2s
