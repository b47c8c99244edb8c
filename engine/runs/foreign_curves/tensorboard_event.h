#pragma once
// TensorBoard's messages (tensorboard/compat/proto: event.proto, summary.proto, tensor.proto), as far as
// scalars go.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace s2s {

struct TensorboardEvent {
  double wallTime = 0.0;  ///< seconds since 1970
  std::int64_t step = 0;
  bool restarts = false;  ///< what was written for this step and later is void
  struct Scalar {
    std::string tag;
    double value = 0.0;
  };
  std::vector<Scalar> scalars;
};

/// Reads events of one file, in order: what kind of data a tag holds is said only with its first value.
class TensorboardEventReader {
 public:
  /// Nothing where the message is malformed. Summaries that are no scalars (pictures, histograms, texts) are
  /// left out.
  std::optional<TensorboardEvent> read(std::string_view message);

 private:
  bool readSummary(std::string_view message, TensorboardEvent& event);
  bool readValue(std::string_view message, TensorboardEvent& event);

  std::map<std::string, bool, std::less<>> m_isScalar;  ///< by tag, of those whose plugin was named
};

/// The first record of a file.
std::string tensorboardVersionEvent(double wallTime);
/// A record's data: values of one step as `simple_value`, single precision.
std::string tensorboardScalarEvent(const TensorboardEvent& event);

}  // namespace s2s
