#include "engine/layers/wide_product.h"

#include <algorithm>

#include "engine/core/wide_tiles.h"

namespace s2s {
namespace {

torch::Tensor widened(const torch::Tensor& x, std::int64_t row, std::int64_t rows, std::int64_t column,
                      std::int64_t columns) {
  return x.slice(0, row, std::min(x.size(0), row + rows))
      .slice(1, column, std::min(x.size(1), column + columns))
      .to(torch::kFloat32);
}

/// take(part of c, product in float32), a tile after the other.
template <typename Take>
void overTiles(const torch::Tensor& c, const torch::Tensor& a, const torch::Tensor& b, const Take& take) {
  const std::int64_t rows = a.size(0), columns = b.size(0), inner = a.size(1);
  const WideTile tile = wideTile(rows, columns, inner);
  for (std::int64_t row = 0; row < rows; row += tile.rows) {
    for (std::int64_t column = 0; column < columns; column += tile.columns) {
      torch::Tensor product;
      for (std::int64_t at = 0; at < inner; at += tile.inner) {
        const torch::Tensor left = widened(a, row, tile.rows, at, tile.inner),
                            right = widened(b, column, tile.columns, at, tile.inner).t();
        product = product.defined() ? product.addmm_(left, right) : torch::mm(left, right);
      }
      take(c.slice(0, row, std::min(rows, row + tile.rows))
               .slice(1, column, std::min(columns, column + tile.columns)),
           product);
    }
  }
}

}  // namespace

void wideProductInto(const torch::Tensor& c, const torch::Tensor& a, const torch::Tensor& b) {
  overTiles(c, a, b,
            [](const torch::Tensor& part, const torch::Tensor& product) { part.copy_(product); });
}

void addWideProduct(const torch::Tensor& c, const torch::Tensor& a, const torch::Tensor& b) {
  overTiles(c, a, b, [](const torch::Tensor& part, const torch::Tensor& product) { part.add_(product); });
}

torch::Tensor wideBatchedProduct(const torch::Tensor& a, const torch::Tensor& b) {
  const std::int64_t count = a.size(0), rows = a.size(1), inner = a.size(2), columns = b.size(2);
  const torch::Tensor c = torch::empty({count, rows, columns}, a.options().requires_grad(false));
  const std::int64_t group = wideGroup(rows, columns, inner);
  for (std::int64_t begin = 0; begin < count; begin += group) {
    const std::int64_t end = std::min(count, begin + group);
    if (group == 1) {
      wideProductInto(c[begin], a[begin], b[begin].t());
    } else {
      c.slice(0, begin, end)
          .copy_(torch::bmm(a.slice(0, begin, end).to(torch::kFloat32),
                            b.slice(0, begin, end).to(torch::kFloat32)));
    }
  }
  return c;
}

}  // namespace s2s
