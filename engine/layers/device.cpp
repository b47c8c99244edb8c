#include "engine/layers/device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <charconv>

#include "engine/core/environment.h"

namespace s2s {
namespace {

int cardCount() { return at::globalContext().hasCUDA() ? at::detail::getCUDAHooks().deviceCount() : 0; }

Error invalidDevice(const std::string& text, std::string what) {
  return Error{"device '" + text + "' " + std::move(what), "", "use cpu, auto, cuda or cuda:N",
               Error::Kind::invalidInput};
}

}  // namespace

Result<torch::Device> parseDevice(const std::string& text) {
  if (text == "cpu") return torch::Device(torch::kCPU);
  if (text == "auto") {
    return cardCount() > 0 ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
  }
  int number = 0;
  if (text.starts_with("cuda:")) {
    const char* begin = text.data() + 5;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(begin, end, number);
    if (problem != std::errc() || rest != end || number < 0) return invalidDevice(text, "is not known");
  } else if (text != "cuda") {
    return invalidDevice(text, "is not known");
  }
  if (number >= cardCount()) {
    return invalidDevice(text, "is not in this machine (" + std::to_string(cardCount()) + " cards found)");
  }
  return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(number));
}

Result<torch::Dtype> parsePrecision(const std::string& text, torch::Device device) {
  if (text == "float32") return torch::kFloat32;
  if (text == "bfloat16") return torch::kBFloat16;
  const auto invalid = [&](std::string what, std::string remedy) {
    return Error{"precision '" + text + "' " + std::move(what), "", std::move(remedy),
                 Error::Kind::invalidInput};
  };
  if (text == "int8") return invalid("is for asking a model, not for training it", "use float32 or bfloat16");
  if (text != "float16") return invalid("is not known", "use float32, bfloat16 or float16");
  if (device.is_cpu()) return invalid("is not for processors", "use bfloat16 or float32");
  return torch::kFloat16;
}

Result<torch::Dtype> parseInferencePrecision(const std::string& text, torch::Device device) {
  if (text == "int8") return kInt8Weights;
  return parsePrecision(text, device);
}

std::string deviceName(torch::Device device) {
  return device.is_cpu() ? "CPU" : "CUDA " + std::to_string(device.index());
}

void setThreads(std::int64_t threads) {
  at::set_num_threads(static_cast<int>(threads > 0 ? threads : usableThreads()));
}

}  // namespace s2s
