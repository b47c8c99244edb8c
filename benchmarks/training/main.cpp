// Times forward and backward passes of a preset with random weights. One line of input starts one round, so
// that a driver can take turns with another implementation; one line of output is its seconds per step.
//
//   benchmark_training PRESET PRECISION BATCH SOURCE TARGET THREADS STEPS

#include <ATen/Parallel.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

#include "engine/models/model_bundle.h"
#include "engine/shapes/presets.h"
#include "engine/training/learning_task.h"

namespace s2s {
namespace {

struct Setting {
  std::string preset, precision;
  std::int64_t batch, source, target, threads, steps;
};

Batch randomBatch(const Setting& setting, std::int64_t vocabulary) {
  Batch batch;
  batch.rows = setting.batch;
  batch.inputIds = torch::randint(3, vocabulary, {setting.batch, setting.source}, torch::kInt64);
  batch.inputMask = torch::ones({setting.batch, setting.source}, torch::kBool);
  batch.labels = torch::randint(3, vocabulary, {setting.batch, setting.target}, torch::kInt64);
  return batch;
}

double secondsPerStep(const ModelBundle& bundle, LearningTask& task, const Batch& batch,
                      const Setting& setting) {
  const double scale = 1.0 / static_cast<double>(setting.batch * setting.target);
  const auto begin = std::chrono::steady_clock::now();
  for (std::int64_t step = 0; step < setting.steps; ++step) {
    for (const NamedTensor& weight : bundle.model->weights().parameters())
      weight.tensor.mutable_grad().reset();
    task.backward(batch, scale, static_cast<std::uint64_t>(step));
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  return taken.count() / static_cast<double>(setting.steps);
}

int run(const Setting& setting) {
  at::set_num_threads(static_cast<int>(setting.threads));
  const auto preset = findPreset(setting.preset);
  if (!preset) {
    std::cerr << "error: " << preset.error().message() << "\n";
    return 2;
  }
  const torch::Dtype type = setting.precision == "bfloat16" ? torch::kBFloat16 : torch::kFloat32;
  auto model = makeModel((*preset)->config, type, torch::kCPU, 1);
  if (!model) {
    std::cerr << "error: " << model.error().message() << "\n";
    return 1;
  }
  const Batch batch = randomBatch(setting, (*model)->vocabularySize());
  ModelBundle bundle;
  bundle.model = std::move(*model);
  const auto task = makeLearningTask(bundle, {}).value();
  for (std::string line; std::getline(std::cin, line);)
    std::cout << secondsPerStep(bundle, *task, batch, setting) << std::endl;
  return 0;
}

}  // namespace
}  // namespace s2s

int main(int count, char** arguments) {
  if (count != 8) {
    std::cerr << "usage: benchmark_training PRESET PRECISION BATCH SOURCE TARGET THREADS STEPS\n";
    return 2;
  }
  const auto number = [&](int index) { return std::strtoll(arguments[index], nullptr, 10); };
  return s2s::run({arguments[1], arguments[2], number(3), number(4), number(5), number(6), number(7)});
}
