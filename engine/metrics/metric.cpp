#include "engine/metrics/metric.h"

#include "engine/core/text_file.h"
#include "engine/core/utf8.h"
#include "engine/metrics/segment_statistics.h"
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

Result<std::unique_ptr<Metric>> makeMetric(std::string_view name, const MetricOptions& options) {
  const Result<const MetricKind*> kind = metricKinds().find(name);
  if (!kind) return kind.error();
  return (*kind)->make(options);
}

std::string signatureBeginning(const SignatureFacts& facts) {
  std::string text = "nrefs:" + std::to_string(facts.references) + "|";
  if (facts.bootstrap) text += "bs:" + std::to_string(*facts.bootstrap) + "|";
  if (facts.randomisation) text += "ar:" + std::to_string(*facts.randomisation) + "|";
  if (facts.bootstrap || facts.randomisation) text += "seed:" + std::to_string(facts.seed) + "|";
  return text;
}

Result<std::vector<MetricScore>> scoreCorpus(std::span<const std::string> hypotheses,
                                             std::span<const std::string> references,
                                             std::span<const std::string> metricNames,
                                             const MetricOptions& options) {
  const std::vector<std::vector<std::string>> lists{{references.begin(), references.end()}};
  std::vector<MetricScore> scores;
  for (const std::string& name : metricNames) {
    const Result<std::unique_ptr<Metric>> metric = makeMetric(name, options);
    if (!metric) return metric.error();
    const auto statistics = SegmentStatistics::of(**metric, hypotheses, lists);
    if (!statistics) return statistics.error();
    scores.push_back({name, (*metric)->score(statistics->sum()), (*metric)->signature({})});
  }
  return scores;
}

Result<std::vector<std::string>> readSegments(const std::filesystem::path& path) {
  const Result<std::string> text = readTextFile(path, std::uintmax_t{1} << 30);
  if (!text) return text.error();
  std::vector<std::string> segments;
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    const std::string_view line = std::string_view(*text).substr(begin, end - begin);
    if (const auto bad = firstInvalidUtf8(line)) {
      return Error{"not valid UTF-8 at byte " + std::to_string(*bad + 1),
                   path.string() + " line " + std::to_string(segments.size() + 1),
                   "save the file as UTF-8; s2s data convert does so", Error::Kind::invalidInput};
    }
    segments.emplace_back(withoutTrailingSpace(line));
    begin = end + 1;
  }
  return segments;
}

}  // namespace s2s
