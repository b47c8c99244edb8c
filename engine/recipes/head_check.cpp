#include "engine/recipes/head_check.h"

namespace s2s {

std::vector<UnreadOption> unreadOfHead(const HeadSection& head) {
  const HeadSection d;
  const KindOption options[] = {{"kernel_sizes", head.kernelSizes != d.kernelSizes, {"convolution"}},
                                {"filters", head.filters != d.filters, {"convolution"}},
                                {"dropout", head.dropout != d.dropout, {"convolution", "bi-encoder"}},
                                {"scale", head.scale != d.scale, {"bi-encoder"}}};
  return unreadOptions(options, "head", head.kind, "a head of kind " + head.kind + " does not read it");
}

}  // namespace s2s
