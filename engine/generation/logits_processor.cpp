#include "engine/generation/logits_processor.h"

namespace s2s {

#define PROCESSOR(name) std::unique_ptr<LogitsProcessor> name##Processor(const ProcessorSettings& settings);
#include "engine/generation/processors/registrations.def"
#undef PROCESSOR

torch::Tensor ProcessorSettings::known(const std::vector<std::int64_t>& ids) const {
  std::vector<std::int64_t> inside;
  for (const std::int64_t id : ids) {
    if (id >= 0 && id < vocabularySize) inside.push_back(id);
  }
  return torch::tensor(inside, torch::kInt64).to(device);
}

std::vector<std::unique_ptr<LogitsProcessor>> makeLogitsProcessors(const ProcessorSettings& settings) {
  std::vector<std::unique_ptr<LogitsProcessor>> all;
#define PROCESSOR(name) \
  if (auto made = name##Processor(settings)) all.push_back(std::move(made));
#include "engine/generation/processors/registrations.def"
#undef PROCESSOR
  return all;
}

}  // namespace s2s
