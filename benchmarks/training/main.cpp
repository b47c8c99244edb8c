// Times optimizer steps of a preset with random weights on random ids: forward, backward, clipping, update.
// One line of input starts one round, so that a driver can take turns with another implementation; one line
// of output holds its seconds per step, the peak of the tensors and that of the process in bytes.
//
//   benchmark_training preset=mt5-small precision=bfloat16 batch=8 source=64 target=64 threads=2 steps=1
//     optimizer=adamw|adafactor|none state=float32|int8 clip=1 in_backward=0 checkpointing=0 logits_mib=256
//     vocabulary=N (rows in place of the preset's) lora=RANK

#include <ATen/Parallel.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "engine/layers/cpu_memory.h"
#include "engine/models/model_bundle.h"
#include "engine/optimizers/optimizer.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/shapes/added_layers.h"
#include "engine/shapes/presets.h"
#include "engine/training/backward_updates.h"
#include "engine/training/learning_task.h"
#include "engine/training/training_setup.h"

namespace s2s {
namespace {

class Settings {
 public:
  Settings(int count, char** arguments) {
    for (int i = 1; i < count; ++i) {
      const std::string argument = arguments[i];
      const auto at = argument.find('=');
      m_values[argument.substr(0, at)] = at == std::string::npos ? "1" : argument.substr(at + 1);
    }
  }
  std::string text(const std::string& name, const std::string& otherwise) const {
    const auto found = m_values.find(name);
    return found == m_values.end() ? otherwise : found->second;
  }
  std::int64_t number(const std::string& name, std::int64_t otherwise) const {
    return std::strtoll(text(name, std::to_string(otherwise)).c_str(), nullptr, 10);
  }

 private:
  std::map<std::string, std::string> m_values;
};

/// config.json of the preset, with another vocabulary or with LoRA's matrices where that is asked for.
Json configOf(Json config, const Settings& settings) {
  if (const std::int64_t vocabulary = settings.number("vocabulary", 0); vocabulary > 0)
    config["vocab_size"] = vocabulary;
  if (const std::int64_t rank = settings.number("lora", 0); rank > 0)
    writeLowRankUpdates({rank, 16.0, 0.0, {}, ""}, config);
  return config;
}

Batch randomBatch(const Settings& settings, std::int64_t vocabulary) {
  Batch batch;
  batch.rows = settings.number("batch", 8);
  batch.inputIds = torch::randint(3, vocabulary, {batch.rows, settings.number("source", 64)}, torch::kInt64);
  batch.inputMask = torch::ones_like(batch.inputIds, torch::kBool);
  batch.labels = torch::randint(3, vocabulary, {batch.rows, settings.number("target", 64)}, torch::kInt64);
  return batch;
}

/// Everything that a step needs, as TrainingStep puts it together.
class Stepper {
 public:
  Stepper(ModelBundle& bundle, const Settings& settings)
      : m_parameters(trainedTensors(bundle.model->weights())),
        m_batch(randomBatch(settings, bundle.model->vocabularySize())) {
    LearningOptions learning;
    learning.gradientCheckpointing = settings.number("checkpointing", 0) != 0;
    learning.logitsBytes = settings.number("logits_mib", 256) << 20;
    m_task = makeLearningTask(bundle, learning).value();
    OptimizerSection options;
    options.kind = settings.text("optimizer", "adamw");
    options.state = settings.text("state", "float32");
    m_clip = static_cast<double>(settings.number("clip", 1));
    if (options.kind != "none") m_optimizer = makeOptimizer(options, m_parameters).value();
    if (settings.number("in_backward", 0) != 0)
      m_updates = std::make_unique<BackwardUpdates>(m_parameters, *m_optimizer, *m_task);
  }

  void step() {
    m_parameters.clearGradients();
    if (m_updates) m_updates->begin(kRate);
    m_task->backward(m_batch, 1.0 / static_cast<double>(m_batch.labels.numel()), m_number++);
    if (m_updates) {
      m_updates->finish();
    } else if (m_optimizer) {
      m_parameters.collectGradients(true);
      m_optimizer->step(kRate, clippingFactor(m_clip > 0 ? m_parameters.gradientNorm() : 0.0, m_clip));
    }
  }

 private:
  static constexpr double kRate = 1e-4;
  TrainedParameters m_parameters;
  Batch m_batch;
  std::unique_ptr<LearningTask> m_task;
  std::unique_ptr<Optimizer> m_optimizer;
  std::unique_ptr<BackwardUpdates> m_updates;
  double m_clip = 0.0;
  std::uint64_t m_number = 0;
};

std::uint64_t processPeak() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

int run(const Settings& settings) {
  at::set_num_threads(static_cast<int>(settings.number("threads", 2)));
  const cpu_memory::ReuseScope reuse;
  const auto preset = findPreset(settings.text("preset", "mt5-small"));
  if (!preset) {
    std::cerr << "error: " << preset.error().message() << "\n";
    return 2;
  }
  const torch::Dtype type =
      settings.text("precision", "float32") == "bfloat16" ? torch::kBFloat16 : torch::kFloat32;
  ModelBundle bundle;
  bundle.model = makeModel(configOf((*preset)->config, settings), type, torch::kCPU, 1).value();
  if (settings.number("lora", 0) > 0) {
    AdaptationSection adaptation;
    adaptation.kind = "lora";
    adaptation.loraRank = settings.number("lora", 0);
    bundle.model->weights().freezeAs(adaptedShape(bundle.model->weights().shape(), adaptation).value());
  }
  Stepper stepper(bundle, settings);
  const std::int64_t steps = settings.number("steps", 1);
  for (std::string line; std::getline(std::cin, line);) {
    const auto begin = std::chrono::steady_clock::now();
    for (std::int64_t step = 0; step < steps; ++step) stepper.step();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    std::cout << taken.count() / static_cast<double>(steps) << " " << cpu_memory::peakBytes() << " "
              << processPeak() << std::endl;
  }
  return 0;
}

}  // namespace
}  // namespace s2s

int main(int count, char** arguments) { return s2s::run(s2s::Settings(count, arguments)); }
