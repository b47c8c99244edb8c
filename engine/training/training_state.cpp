#include "engine/training/training_state.h"

#include "engine/checkpoints/safetensors.h"
#include "engine/core/atomic_file.h"
#include "engine/core/json.h"

namespace s2s {
namespace {

constexpr const char* kTensorFile = "training_state.safetensors";
constexpr const char* kProgressFile = "training_state.json";
constexpr int kFormat = 1;

/// Everything that a step changes beside the model's own weights, under the names of the file.
std::vector<NamedTensor> stateTensors(const TrainedParameters& parameters, const Optimizer& optimizer) {
  std::vector<NamedTensor> all;
  for (const NamedTensor& master : parameters.masters())
    all.push_back({"master." + master.name, master.tensor});
  for (const NamedTensor& weight : parameters.unmerged())
    all.push_back({"unmerged." + weight.name, weight.tensor});
  for (const NamedTensor& average : optimizer.state())
    all.push_back({"optimizer." + average.name, average.tensor});
  return all;
}

Json toJson(const TrainingProgress& progress) {
  Json json = {{"format", kFormat},
               {"step", progress.step},
               {"seconds", progress.seconds},
               {"validation_pending", progress.validationPending},
               {"rows_at_once", progress.rowsAtOnce},
               {"loss_scale", progress.scaler.scale},
               {"loss_scale_good_steps", progress.scaler.goodSteps},
               {"best", nullptr}};
  if (progress.best) {
    json["best"] = {
        {"step", progress.best->step}, {"metric", progress.best->metric}, {"value", progress.best->value}};
  }
  return json;
}

Result<TrainingProgress> readProgress(const std::filesystem::path& file) {
  const auto json = readJsonFile(file, 1 << 20);
  if (!json) return json.error();
  try {
    if (json->at("format").get<int>() != kFormat) {
      return Error{"a training state of an unknown format", file.string(),
                   "resume with the program that wrote it"};
    }
    TrainingProgress progress;
    progress.step = json->at("step").get<std::int64_t>();
    progress.seconds = json->at("seconds").get<double>();
    progress.validationPending = json->at("validation_pending").get<bool>();
    progress.rowsAtOnce = json->value("rows_at_once", std::int64_t{0});
    progress.scaler.scale = json->value("loss_scale", progress.scaler.scale);
    progress.scaler.goodSteps = json->value("loss_scale_good_steps", std::int64_t{0});
    if (const Json& best = json->at("best"); !best.is_null()) {
      progress.best = BestCheckpoint{best.at("step").get<std::int64_t>(),
                                     best.at("metric").get<std::string>(), best.at("value").get<double>()};
    }
    return progress;
  } catch (const Json::exception&) {
    return Error{"a training state that misses something", file.string(),
                 "resume from an earlier checkpoint"};
  }
}

}  // namespace

Result<void> saveTrainingState(const std::filesystem::path& folder, const TrainingProgress& progress,
                               const TrainedParameters& parameters, const Optimizer& optimizer) {
  const auto tensors = stateTensors(parameters, optimizer);
  if (auto written = writeSafetensors(tensors, torch::kFloat32, folder / kTensorFile); !written)
    return written;
  return writeFileAtomically(folder / kProgressFile, writeJson(toJson(progress), 2) + "\n");
}

Result<TrainingProgress> loadTrainingState(const std::filesystem::path& folder, TrainedParameters& parameters,
                                           Optimizer& optimizer) {
  torch::NoGradGuard noGrad;
  const auto progress = readProgress(folder / kProgressFile);
  if (!progress) return progress.error();
  const auto file = folder / kTensorFile;
  const auto stored = readSafetensors(file);
  if (!stored) return stored.error();
  for (const NamedTensor& wanted : stateTensors(parameters, optimizer)) {
    const auto found = stored->find(wanted.name);
    if (found == stored->end() || found->second.sizes() != wanted.tensor.sizes()) {
      return Error{"tensor " + wanted.name + (found == stored->end() ? " is missing" : " has another size"),
                   file.string(), "resume from another checkpoint"};
    }
    torch::Tensor(wanted.tensor).copy_(found->second);
  }
  optimizer.setStepsDone(progress->step);
  return progress;
}

}  // namespace s2s
