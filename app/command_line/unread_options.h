#pragma once
// Options of verbs that nothing would read, as no metric is chosen that does.

#include <CLI/CLI.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/result.h"

namespace s2s::command_line {

/// An option and the metrics that read it, one at least.
struct MetricOption {
  const CLI::Option* option = nullptr;
  std::vector<std::string_view> metrics;
};

/// An option that was given while none of its metrics is among `chosen` is an error of kind invalidInput that
/// names both.
Result<void> checkOptionsAreRead(std::span<const MetricOption> options, std::span<const std::string> chosen);

}  // namespace s2s::command_line
