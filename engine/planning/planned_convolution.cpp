#include "engine/planning/planned_convolution.h"

namespace s2s {
namespace {

std::int64_t roundedUp(std::int64_t channels) { return (channels + 15) / 16 * 16; }

/// Numbers in oneDNN's order.
struct Blocked {
  std::int64_t words, kernel, windows;
};

}  // namespace

PlannedTensor plannedConvolution(PlannedPass& pass, const PlannedTensor& words, std::int64_t batch,
                                 PlannedParameter& kernel) {
  const std::int64_t filters = kernel.outputs(), span = kernel.shape->sizes.back();
  const std::int64_t padded = words.rows + batch * (span - 1);
  const Blocked blocked{padded * roundedUp(words.width), roundedUp(filters) * roundedUp(words.width) * span,
                        words.rows * roundedUp(filters)};
  PlannedTensor wide = pass.tensor(padded, words.width);
  pass.record(wide, {words.origin}, {}, [&pass, entries = words.entries()](const Held&) -> std::vector<Held> {
    return {pass.numbers(entries)};
  });
  Held ordered;
  {
    const Held ownWords = pass.numbers(blocked.words), ownKernel = pass.numbers(blocked.kernel);
    ordered = pass.numbers(blocked.windows);
  }
  PlannedTensor windows = pass.tensor(words.rows, filters);
  pass.record(windows, {wide.origin, kernel.gathering}, {wide.storage},
              [&pass, &kernel, blocked, entries = wide.entries()](const Held&) -> std::vector<Held> {
                Held ofWords, ofKernel;
                {
                  const Held slopes = pass.numbers(blocked.windows), ownKernel = pass.numbers(blocked.kernel);
                  ofWords = pass.numbers(blocked.words);
                }
                {
                  const Held inItsOrder = std::move(ofWords);
                  ofWords = pass.numbers(entries);
                }
                if (!kernel.trained) return {ofWords, nullptr};
                Held sums;
                {
                  const Held slopes = pass.numbers(blocked.windows), ownWords = pass.numbers(blocked.words);
                  sums = pass.numbers(blocked.kernel);
                  if (pass.elementBytes() < 4) pass.inPassing(MemoryPart::activations, blocked.kernel * 4);
                }
                ofKernel = pass.numbers(kernel.entries());
                return {ofWords, ofKernel};
              });
  return windows;
}

}  // namespace s2s
