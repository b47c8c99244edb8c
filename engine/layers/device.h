#pragma once
// Where and in which numbers to compute, from the words of recipes and the command line.

#include "engine/layers/torch_api.h"

#include <string>

#include "engine/core/result.h"

namespace s2s {

/// "cpu", "cuda", "cuda:N" or "auto" (the first card, else the processor). A card that is not there is
/// invalidInput.
Result<torch::Device> parseDevice(const std::string& text);

/// "float32", "bfloat16" or "float16". float16 is refused on a processor (it is hundreds of times slower
/// there).
Result<torch::Dtype> parsePrecision(const std::string& text, torch::Device device);

/// In place of a type: weights held in eight bits, computing in float32.
inline constexpr torch::Dtype kInt8Weights = torch::kChar;

/// parsePrecision, and "int8" (kInt8Weights) besides.
Result<torch::Dtype> parseInferencePrecision(const std::string& text, torch::Device device);

/// "CPU", or the number of the card: "CUDA 0".
std::string deviceName(torch::Device device);

/// Sets Torch's worker threads; 0: the machine's cores. Results are bit for bit the same only for the same
/// count.
void setThreads(std::int64_t threads);

}  // namespace s2s
