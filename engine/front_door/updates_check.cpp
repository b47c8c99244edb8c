#include "engine/front_door/updates_check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/checkpoints/peft.h"
#include "engine/core/absolute_path.h"
#include "engine/front_door/export_source.h"
#include "engine/models/model_bundle.h"
#include "engine/planning/export_plan.h"
#include "engine/runs/run_files.h"
#include "engine/shapes/configured_task.h"
#include "engine/shapes/family.h"
#include "engine/tokenizers/tokenizer.h"
#include "engine/training/base_record.h"
#include "engine/vocabulary/vocabulary_map.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHeadKey = "workbench_head";

Error notAlone(const std::string& what, const fs::path& model) {
  return {what, model.string(), "export the whole model", Error::Kind::invalidInput};
}

/// Whether what a model computes can depend on a key of config.json. Labels are looked at by themselves.
bool decidesAnswers(std::string_view key) {
  constexpr std::array kOthers = {
      "architectures", "id2label",    "label2id", "num_labels",           "dtype",
      "problem_type",  "torch_dtype", kHeadKey,   "transformers_version", "_name_or_path"};
  return std::ranges::find(kOthers, key) == kOthers.end() && key.find("dropout") == std::string_view::npos &&
         key.find("layerdrop") == std::string_view::npos;
}

Result<void> compareConfigurations(const Json& base, const Json& own, const fs::path& model) {
  const Json head = own.value(kHeadKey, Json());
  if (!head.is_null() && head != base.value(kHeadKey, Json())) {
    const std::string kind = run_files::textIn(head, "kind");
    return notAlone(kind == "family" ? std::string("a head with label columns is no part of PEFT's layout")
                                     : "a head of kind " + kind + " is no part of PEFT's layout",
                    model);
  }
  for (const Json* keys : {&base, &own}) {
    for (const auto& [key, value] : keys->items()) {
      if (!decidesAnswers(key) || base.value(key, Json()) == own.value(key, Json())) continue;
      return notAlone("config.json has another " + key +
                          " than the base's (model.overrides), and updates alone do not say so",
                      model);
    }
  }
  return {};
}

/// What the model is built for. A warning where the names of labels get lost, else nothing.
Result<std::vector<std::string>> compareTasks(const Json& opened, const Json& own, const fs::path& model) {
  const auto alone = readConfiguredTask(opened), whole = readConfiguredTask(own);
  if (!alone) return alone.error();
  if (!whole) return whole.error();
  if (whole->task != alone->task)
    return notAlone("the base is built for another task, and updates alone do not say so", model);
  if (!whole->head) return std::vector<std::string>();
  if (whole->head->regression != alone->head->regression)
    return notAlone("PEFT's layout does not say whether a head gives labels or numbers", model);
  if (whole->head->columns == alone->head->columns) return std::vector<std::string>();
  return std::vector<std::string>{
      "label names are no part of PEFT's layout: opened, the updates have those of the base, or LABEL_0, "
      "LABEL_1, …"};
}

Result<void> compareTokenizers(const fs::path& updates, const fs::path& model) {
  const auto alone = loadTokenizer(companionFolder(updates)), whole = loadTokenizer(model);
  if (!whole) return whole.error();
  constexpr const char* kCasesAndAccents = "Été,한국어1.";
  if (alone && tokenizerHash(**alone) == tokenizerHash(**whole) &&
      (*alone)->encode(kCasesAndAccents) == (*whole)->encode(kCasesAndAccents))
    return {};
  return notAlone("the tokenizer is another than the base's, and updates alone bring none", model);
}

bool sameRounded(const torch::Tensor& one, const torch::Tensor& other) {
  return std::ranges::any_of(std::array{torch::kBFloat16, torch::kFloat16}, [&](torch::Dtype dtype) {
    return torch::equal(one.to(dtype), other.to(dtype));
  });
}

/// Whether all values are some of a 16-bit type: a run in one has rounded them.
bool isRounded(const torch::Tensor& tensor) {
  return std::ranges::any_of(std::array{torch::kBFloat16, torch::kFloat16}, [&](torch::Dtype dtype) {
    return torch::equal(tensor.to(dtype).to(torch::kFloat32), tensor);
  });
}

/// Weights without an update are those of the base, or these rounded, where the run was in a 16-bit type.
/// Merged ones are sums that rounding leaves a little apart.
Result<void> compareWeights(const LoadingPlan& alone, const std::vector<NamedTensor>& whole,
                            const std::set<std::string>& updated, const PeftFolder& peft,
                            const fs::path& model) {
  constexpr double kFloatDistance = 1e-5, kRoundedDistance = 0x1p-7;
  std::map<std::string, torch::Tensor> opened;
  for (const NamedTensor& source : alone.sources) opened[source.name] = source.tensor;
  bool rounded = false;
  const auto isSame = [&](const torch::Tensor& one, const torch::Tensor& other, bool isSum) {
    if (torch::equal(one, other)) return true;
    if (!isSum) return rounded = sameRounded(one, other);
    const double limit = rounded || isRounded(other) ? kRoundedDistance : kFloatDistance;
    return (one - other).norm().item<double>() <= limit * other.norm().item<double>();
  };
  // The sums come last: whether the run rounded its weights, the others say.
  for (const bool sums : {false, true}) {
    for (const NamedTensor& stored : whole) {
      const auto found = opened.find(stored.name);
      // A buffer that no file has is zeros for both.
      if (updated.contains(stored.name) != sums || found == opened.end()) continue;
      const torch::Tensor one = found->second.to(torch::kFloat32), other = stored.tensor.to(torch::kFloat32);
      if (one.sizes() == other.sizes() && isSame(one, other, sums)) continue;
      return Error{
          "the updates on their base are another model: " + stored.name + " differs", model.string(),
          "check that " + peft.base.string() + " is what it was trained from, or export the whole model",
          Error::Kind::invalidInput};
    }
  }
  return {};
}

/// Updates that name no base belong to weights that were drawn, or to the sum of a base and an adapter, which
/// was in memory alone.
Result<void> checkBeganWithoutBase(const fs::path& updates, const fs::path& model) {
  const auto run = run_files::runOfCheckpoint(absolutePath(updates).parent_path());
  if (!run) return {};
  const auto began = BaseRecord::read(*run);
  if (!began) return began.error();
  if (!*began) return {};
  const std::string adapter = (*began)->folder.string();
  return notAlone("the run began from the adapter " + adapter +
                      ", which was merged in memory: its updates have no base that could be named",
                  model);
}

}  // namespace

Result<std::vector<std::string>> checkUpdates(const fs::path& updates, const fs::path& model) {
  const auto named = baseOfAdapter(updates);
  if (!named) return named.error();
  if (named->empty()) {
    if (auto began = checkBeganWithoutBase(updates, model); !began) return began.error();
    return std::vector<std::string>();
  }
  const auto peft = readPeftFolder(updates);
  if (!peft) return peft.error();
  const auto own = modelConfiguration(model), base = readJsonFile(peft->base / "config.json");
  for (const Result<Json>* config : {&own, &base}) {
    if (!*config) return config->error();
    if (const auto valid = shapeOfConfig(**config); !valid) return valid.error();
  }
  const bool isWhole = model != updates;
  if (isWhole) {
    if (auto same = compareConfigurations(*base, *own, model); !same) return same.error();
  }
  const auto opened = peftConfiguration(*peft);
  if (!opened) return opened.error();
  auto warnings = compareTasks(*opened, *own, model);
  if (!warnings) return warnings;
  const auto shape = shapeOfConfig(*opened);
  if (!shape) return shape.error();
  for (std::string& missed : missedByOthers(*shape)) warnings->push_back(std::move(missed));
  const auto plan = planMerged(*peft, *shape, MayLack::nothing);
  if (!plan) return plan.error();
  if (!isWhole) return warnings;
  if (auto same = compareTokenizers(updates, model); !same) return same.error();
  const auto stored = readStoredTensors(model, *own);
  if (!stored) return stored.error();
  const auto updated = updatedTensors(*peft);
  if (!updated) return updated.error();
  if (auto same = compareWeights(*plan, stored->tensors, *updated, *peft, model); !same) return same.error();
  return warnings;
}

}  // namespace s2s
