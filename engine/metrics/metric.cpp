#include "engine/metrics/metric.h"

#include "engine/core/text_file.h"
#include "engine/metrics/words.h"

namespace s2s {

#define METRIC(NAME) MetricKind NAME##Metric();
#include "engine/metrics/registrations.def"
#undef METRIC

const Registry<MetricKind>& metricKinds() {
  static const Registry<MetricKind> registry("metric", {
#define METRIC(NAME) NAME##Metric(),
#include "engine/metrics/registrations.def"
#undef METRIC
                                                       });
  return registry;
}

Result<std::vector<MetricScore>> scoreCorpus(std::span<const std::string> hypotheses,
                                             std::span<const std::string> references,
                                             std::span<const std::string> metricNames,
                                             const MetricOptions& options) {
  if (hypotheses.size() != references.size()) {
    return Error{std::to_string(hypotheses.size()) + " hypotheses and " + std::to_string(references.size()) +
                     " references",
                 "", "give one reference for every hypothesis", Error::Kind::invalidInput};
  }
  if (hypotheses.empty())
    return Error{"there is nothing to score", "", "give at least one segment", Error::Kind::invalidInput};
  std::vector<MetricScore> scores;
  for (const std::string& name : metricNames) {
    const Result<const MetricKind*> kind = metricKinds().find(name);
    if (!kind) return kind.error();
    const Result<std::unique_ptr<Metric>> metric = (*kind)->make(options);
    if (!metric) return metric.error();
    std::vector<std::int64_t> sum;
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
      const std::vector<std::int64_t> counts = (*metric)->statistics(hypotheses[i], references[i]);
      sum.resize(counts.size());
      for (std::size_t k = 0; k < counts.size(); ++k) sum[k] += counts[k];
    }
    scores.push_back({name, (*metric)->score(sum), (*metric)->signature()});
  }
  return scores;
}

Result<std::vector<std::string>> readSegments(const std::filesystem::path& path) {
  const Result<std::string> text = readTextFile(path, std::uintmax_t{1} << 30);
  if (!text) return text.error();
  std::vector<std::string> segments;
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    segments.emplace_back(withoutTrailingSpace(std::string_view(*text).substr(begin, end - begin)));
    begin = end + 1;
  }
  return segments;
}

}  // namespace s2s
