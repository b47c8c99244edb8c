#include "app/command_line/unread_options.h"

#include <algorithm>

namespace s2s::command_line {

Result<void> checkOptionsAreRead(std::span<const MetricOption> options, std::span<const std::string> chosen) {
  for (const MetricOption& one : options) {
    if (one.option->count() == 0) continue;
    const auto isChosen = [&](std::string_view metric) {
      return std::ranges::find(chosen, metric) != chosen.end();
    };
    if (std::ranges::any_of(one.metrics, isChosen)) continue;
    const std::string option = one.option->get_name();
    std::string readers;
    for (const std::string_view metric : one.metrics) (readers += readers.empty() ? "" : ", ") += metric;
    return Error{one.metrics.size() == 1 ? option + " is of " + readers + ", which is not chosen"
                                         : option + " is of " + readers + ", and none of these is chosen",
                 "", "name one with --metric, or leave " + option + " out", Error::Kind::invalidInput};
  }
  return {};
}

}  // namespace s2s::command_line
