#include "engine/training/training_state.h"

#include "engine/checkpoints/safetensors.h"
#include "engine/core/atomic_file.h"
#include "engine/core/json.h"

namespace s2s {
namespace {

constexpr const char* kTensorFile = "training_state.safetensors";
constexpr const char* kProgressFile = "training_state.json";
constexpr int kFormat = 1;

Patience patienceFrom(const Json& json) {
  Patience patience;
  patience.metric = json.at("metric").get<std::string>();
  if (const Json& best = json.at("best"); !best.is_null()) patience.best = best.get<double>();
  patience.bestStep = json.at("step").get<std::int64_t>();
  patience.waited = json.at("validations").get<std::int64_t>();
  return patience;
}

Json toJson(const TrainingProgress& progress) {
  Json json = {{"format", kFormat},
               {"step", progress.step},
               {"seconds", progress.seconds},
               {"regular", progress.regular},
               {"validation_pending", progress.validationPending},
               {"rows_at_once", progress.partLimit.rows},
               {"tokens_at_once", progress.partLimit.tokens},
               {"loss_scale", progress.scaler.scale},
               {"loss_scale_good_steps", progress.scaler.goodSteps},
               {"best", nullptr},
               {"patience", toJson(progress.patience)},
               {"rate_factor", progress.rateFactor},
               {"roll_backs", progress.rollBacks},
               {"left_out", progress.leftOut}};
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
    progress.partLimit.rows = json->value("rows_at_once", std::int64_t{0});
    progress.partLimit.tokens = json->value("tokens_at_once", std::int64_t{0});
    progress.scaler.scale = json->value("loss_scale", progress.scaler.scale);
    progress.scaler.goodSteps = json->value("loss_scale_good_steps", std::int64_t{0});
    if (const Json& best = json->at("best"); !best.is_null()) {
      progress.best = BestCheckpoint{best.at("step").get<std::int64_t>(),
                                     best.at("metric").get<std::string>(), best.at("value").get<double>()};
    }
    // Runs of earlier versions had none of these.
    progress.regular = json->value("regular", true);
    if (json->contains("patience")) progress.patience = patienceFrom(json->at("patience"));
    progress.rateFactor = json->value("rate_factor", 1.0);
    progress.rollBacks = json->value("roll_backs", std::int64_t{0});
    progress.leftOut = json->value("left_out", std::int64_t{0});
    return progress;
  } catch (const Json::exception&) {
    return Error{"a training state that misses something", file.string(),
                 "resume the run: it goes on from the checkpoint before"};
  }
}

}  // namespace

std::vector<NamedTensor> stateTensors(const TrainedParameters& parameters, const Optimizer& optimizer,
                                      const MovingAverage* average) {
  std::vector<NamedTensor> all;
  const auto add = [&](const char* kind, const std::vector<NamedTensor>& tensors) {
    for (const NamedTensor& named : tensors) all.push_back({kind + named.name, named.tensor});
  };
  if (average) {
    for (const TrainedParameter& parameter : parameters.all())
      all.push_back({"master." + parameter.name, parameter.master});
    add("average.", average->tensors());
  } else {
    add("master.", parameters.masters());
  }
  add("unmerged.", parameters.unmerged());
  add("optimizer.", optimizer.state());
  return all;
}

Result<void> writeTrainingState(const std::filesystem::path& folder, const TrainingProgress& progress,
                                std::span<const NamedTensor> tensors) {
  if (auto written = writeSafetensors(tensors, torch::kFloat32, folder / kTensorFile); !written)
    return written;
  return writeFileAtomically(folder / kProgressFile, writeJson(toJson(progress), 2) + "\n");
}

Result<TrainingProgress> readTrainingState(const std::filesystem::path& folder,
                                           std::span<const NamedTensor> tensors) {
  torch::NoGradGuard noGrad;
  auto progress = readProgress(folder / kProgressFile);
  if (!progress) return progress;
  const auto file = folder / kTensorFile;
  const auto stored = readSafetensors(file);
  if (!stored) return stored.error();
  for (const NamedTensor& wanted : tensors) {
    const auto found = stored->find(wanted.name);
    if (found == stored->end() || found->second.sizes() != wanted.tensor.sizes()) {
      return Error{"tensor " + wanted.name + (found == stored->end() ? " is missing" : " has another size"),
                   file.string(), "resume the run: it goes on from the checkpoint before"};
    }
    torch::Tensor(wanted.tensor).copy_(found->second);
  }
  return progress;
}

bool isRegularCheckpoint(const std::filesystem::path& folder) {
  const auto progress = readProgress(folder / kProgressFile);
  return !progress || progress->regular;
}

}  // namespace s2s
