#include "engine/training/training_environment.h"

#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <torch/version.h>

#include "engine/core/environment.h"
#include "engine/layers/device.h"

namespace s2s {

Json describeEnvironment(torch::Device device, const TrainingSection& training) {
  Json environment = environmentInformation();
  environment["libraries"]["torch"] = TORCH_VERSION;
  environment["computing"] = {{"device", deviceName(device)},
                              {"precision", training.precision},
                              {"threads", at::get_num_threads()},
                              {"instructions", at::get_cpu_capability()}};
  return environment;
}

}  // namespace s2s
