#include "engine/training/answering.h"

#include <algorithm>

#include "engine/training/validation.h"

namespace s2s {

Result<std::vector<std::string>> answersTo(LearningTask& task, std::span<const Example> examples,
                                           const SampleOptions& options,
                                           const std::function<bool()>& betweenBatches,
                                           const RunControl* control) {
  const std::vector<std::size_t> order = evaluationOrder(examples);
  std::vector<std::string> answers(examples.size());
  for (std::size_t begin = 0; begin < order.size();) {
    if (betweenBatches && !betweenBatches())
      return Error{"stopped", "validation", "", Error::Kind::cancelled};
    const std::span<const std::size_t> numbers = std::span(order).subspan(
        begin, std::min(static_cast<std::size_t>(options.rowsAtOnce()), order.size() - begin));
    begin += numbers.size();
    std::vector<Example> batch;
    for (const std::size_t number : numbers) batch.push_back(examples[number]);
    auto written = task.answers(batch, options, control);
    if (!written) return written.error();
    for (std::size_t i = 0; i < numbers.size(); ++i) answers[numbers[i]] = std::move((*written)[i]);
  }
  return answers;
}

}  // namespace s2s
