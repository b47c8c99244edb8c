#include "engine/front_door/model_export.h"

#include "engine/core/absolute_path.h"
#include "engine/front_door/stored_model.h"
#include "engine/models/model_bundle.h"

namespace s2s {
Result<Json> exportModel(const std::string& model, const std::filesystem::path& to,
                         const std::string& dtype) {
  const auto stored = findStoredModel(model, dtype);
  if (!stored) return stored.error();
  const auto bundle = openModel(stored->folder, stored->dtype, torch::kCPU);
  if (!bundle) return bundle.error();
  const auto saved = saveModel(*bundle->model, bundle->tokenizer.get(), bundle->generationTokens,
                               stored->dtype, to, stored->folder);
  if (!saved) return saved.error();
  const auto again = openModel(to, stored->dtype, torch::kCPU);
  if (!again) return again.error();
  for (const NamedTensor& written : bundle->model->weights().stored()) {
    // Bit for bit: NaN weights are copied as they are.
    const torch::Tensor read = again->model->weights().at(written.name);
    if (!torch::equal(read.contiguous().view(torch::kUInt8),
                      written.tensor.contiguous().view(torch::kUInt8))) {
      return Error{"what was written reads back differently: " + written.name, to.string(), "check the disk"};
    }
  }
  return Json{{"directory", absolutePath(to).string()},
              {"parameters", bundle->model->weights().shape().parameters()},
              {"dtype", stored->dtypeName},
              {"warnings", bundle->warnings},
              {"verified", true}};
}

}  // namespace s2s
