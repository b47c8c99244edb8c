#pragma once
// Scores of outputs against references, identical to sacreBLEU 2.6 and rouge_score 0.1.2 where these have
// them.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/registry.h"
#include "engine/core/result.h"

namespace s2s {

/// How texts are made ready and counted; each metric reads what concerns it. The defaults are sacreBLEU's.
struct MetricOptions {
  std::string tokenize = "13a";            ///< of BLEU: 13a | intl | char | zh | none
  bool lowercase = false;                  ///< of BLEU, chrF and exact match
  std::string smoothing = "exp";           ///< of BLEU: exp | floor | add-k | none
  std::optional<double> smoothingValue{};  ///< of BLEU's floor (0.1 by default) and add-k (1)
  bool effectiveOrder = false;  ///< of BLEU: leave orders without any match out, for single sentences
  bool terNormalized = false;   ///< of TER: punctuation and entities cut as Tercom does
  bool terNoPunctuation = false;
  bool terAsianSupport = false;  ///< of TER, with one of the two above
  bool terCaseSensitive = false;
  std::string rougeTokenize = "ascii";  ///< of ROUGE: ascii (rouge_score's own) | unicode
  bool rougeStemmer = false;            ///< of ROUGE: Porter's, for English
};

/// What a signature says of the computation around the metric.
struct SignatureFacts {
  std::size_t references = 1;                   ///< per segment
  std::optional<std::int64_t> bootstrap{};      ///< resamples
  std::optional<std::int64_t> randomisation{};  ///< trials
  std::uint64_t seed = 12345;                   ///< of either
};

/// The beginning of every signature: "nrefs:1|bs:1000|seed:12345|".
std::string signatureBeginning(const SignatureFacts& facts);

/// A score of a resample. sacreBLEU computes it in float32 in places, and numpy goes on in that precision.
struct SampleScore {
  double value = 0.0;
  bool single = false;  ///< float32, which `value` holds exactly
};

/// A corpus metric: counts of every segment, added up, make the score. So samples of segments can be scored
/// without looking at texts again.
class Metric {
 public:
  virtual ~Metric() = default;

  /// Counts of one segment (UTF-8) against its references, of which there is one at least; always the same
  /// number of counts.
  virtual std::vector<double> statistics(std::string_view hypothesis,
                                         std::span<const std::string_view> references) const = 0;
  /// The score of counts added up over segments: 0 to 100, TER from 0 up.
  virtual double score(std::span<const double> statistics) const = 0;
  /// The score of a resample, whose counts were added up in float32, as sacreBLEU does. Metrics that it does
  /// not have are resampled in double precision: nothing.
  virtual std::optional<SampleScore> sampleScore(std::span<const float>) const { return std::nullopt; }
  /// TER counts errors.
  virtual bool higherIsBetter() const { return true; }
  /// How the score came about, as sacreBLEU writes it.
  virtual std::string signature(const SignatureFacts& facts) const = 0;
  /// What a score is made of, as sacreBLEU writes it; empty where there is nothing to tell.
  virtual std::string details(std::span<const double>) const { return {}; }
};

/// One kind of metric.
struct MetricKind {
  std::string_view name;   ///< "chrf++"
  std::string_view title;  ///< "chrF++"
  Result<std::unique_ptr<Metric>> (*make)(const MetricOptions& options);
};

/// All kinds, from registrations.def.
const Registry<MetricKind>& metricKinds();

/// The metric of that name; what is not known is an error of kind invalidInput.
Result<std::unique_ptr<Metric>> makeMetric(std::string_view name, const MetricOptions& options);

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
/// reads files. A line that is not valid UTF-8 is an error of kind invalidInput: unreadable characters would
/// be counted as matches of each other.
Result<std::vector<std::string>> readSegments(const std::filesystem::path& path);

}  // namespace s2s
