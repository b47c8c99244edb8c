#pragma once
// Scores of outputs against references, identical to sacreBLEU 2.6 where it has them.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/registry.h"
#include "engine/core/result.h"

namespace s2s {

struct MetricOptions {
  std::string tokenize = "13a";  ///< of BLEU: 13a | intl | char | zh | none
};

/// A corpus metric: counts of every segment, added up, make the score. So samples of segments can be scored
/// without looking at texts again.
class Metric {
 public:
  virtual ~Metric() = default;

  /// Counts of one segment (UTF-8), always the same number of them.
  virtual std::vector<std::int64_t> statistics(std::string_view hypothesis,
                                               std::string_view reference) const = 0;
  /// The score, from 0 to 100, of counts added up over segments.
  virtual double score(std::span<const std::int64_t> statistics) const = 0;
  /// How the score came about, as sacreBLEU writes it.
  virtual std::string signature() const = 0;
};

/// One kind of metric.
struct MetricKind {
  std::string_view name;   ///< "chrf++"
  std::string_view title;  ///< "chrF++"
  Result<std::unique_ptr<Metric>> (*make)(const MetricOptions& options);
};

/// All kinds, from registrations.def.
const Registry<MetricKind>& metricKinds();

struct MetricScore {
  std::string name;
  double score = 0.0;
  std::string signature;
};

/// Scores of a corpus. Names that are not known, and lists of different length, are errors of kind
/// invalidInput; no segment at all is one too.
Result<std::vector<MetricScore>> scoreCorpus(std::span<const std::string> hypotheses,
                                             std::span<const std::string> references,
                                             std::span<const std::string> metricNames,
                                             const MetricOptions& options = {});

/// A text file as segments: cut at line feeds only, white space at the ends of lines removed, as sacreBLEU
/// reads files.
Result<std::vector<std::string>> readSegments(const std::filesystem::path& path);

}  // namespace s2s
