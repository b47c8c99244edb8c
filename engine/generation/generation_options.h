#pragma once
// Options of generation, with the meaning that transformers 4.57 gives them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/option_schema.h"

namespace s2s {

struct GenerationOptions {
  std::int64_t beams = 1;
  std::int64_t maxNewTokens = 64;  ///< tokens after the decoder start token
  std::int64_t minNewTokens = 0;
  double lengthPenalty = 1.0;
  bool earlyStopping = false;
  std::int64_t noRepeatNgram = 0;  ///< 0: off
  double repetitionPenalty = 1.0;
  bool sample = false;
  double temperature = 1.0;
  std::int64_t topK = 50;  ///< 0: off
  double topP = 1.0;
  std::int64_t numReturn = 1;
  std::int64_t batchSize = 16;
  std::uint64_t seed = 1;  ///< sampling
};

/// The schema behind --help, the prompt page and the check (beams ≥ num_return, …).
const OptionSchema& generationSchema();
/// Checks `json` against the schema (missing keys get their defaults), reads it and checks what one field
/// alone cannot say.
Result<GenerationOptions> parseGenerationOptions(const Json& json);
/// What must hold of options however they were made: sizes of at least 1, num_return ≤ beams unless sampling
/// with one beam, penalties and temperature above 0. Errors are of kind invalidInput.
Result<void> checkGenerationOptions(const GenerationOptions& options);

/// Token ids that generation_config.json (else config.json) fixes. Its sampling values are not read.
struct GenerationTokens {
  std::int64_t paddingId = 0;
  std::int64_t decoderStartId = 0;
  std::vector<std::int64_t> endIds;
  std::optional<std::int64_t> forcedFirstId;  ///< forced_bos_token_id
  std::optional<std::int64_t> forcedLastId;   ///< forced_eos_token_id
  std::vector<std::int64_t> suppressed;       ///< suppress_tokens
  std::vector<std::int64_t> suppressedFirst;  ///< begin_suppress_tokens
};

/// One answer.
struct GeneratedSequence {
  std::vector<std::int64_t> tokens;  ///< without the decoder start token; with the end token where produced
  double score = 0.0;  ///< beams: transformers' sequence score; else the sum of log-probabilities
};

}  // namespace s2s
