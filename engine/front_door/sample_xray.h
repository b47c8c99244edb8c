#pragma once
// What a model is really fed for a row of a recipe's data: every position of every tensor of the micro-batch
// that training would make, and what became of the row's text on the way there. No Torch in here.

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/json.h"

namespace s2s {

struct XrayRequest {
  Json recipe;
  std::filesystem::path recipeFolder;  ///< that the recipe's relative paths are looked for in
  std::string set;                     ///< name of the data set; empty: the first
  std::string part;                    ///< "train" or "validation"; empty: whichever has the row
  std::int64_t row = 1;                ///< of that part of the set, counted from 1
  std::int64_t line = 0;               ///< in place of `row`: the row's line in its file; 0: `row` counts
  std::int64_t epoch = 0;              ///< training rows: which epoch, counted from 0
};

/// One position of what the model reads.
struct FedToken {
  std::int64_t id = 0;
  std::string piece;      ///< as the vocabulary stores it ("▁the")
  bool isRead = true;     ///< the attention mask: false where there is padding
  std::int64_t type = 0;  ///< token type: 1 in the second text where the family tells texts apart so
};

/// One position of what the model learns to say.
struct LearnedToken {
  std::int64_t id = 0;     ///< the label; -100 where nothing is learned
  std::string piece;       ///< empty where nothing is learned
  bool isLearned = false;  ///< the loss mask
};

/// The row as a text, at one moment between the file and the model.
struct XrayStep {
  std::string what;  ///< "read", "as_text", "augmented: word-drop", "prefix"
  std::string source;
  std::string second;  ///< of a pair; else empty
  std::string target;  ///< of objectives with labels: these, separated by ", "
};

/// One side of the row in tokens. Of objectives that hide tokens: before anything is hidden.
struct XrayLength {
  std::int64_t whole = 0;   ///< without any limit
  std::int64_t kept = 0;    ///< within the limits; less than `whole` where something was cut
  std::int64_t padded = 0;  ///< columns of the micro-batch's tensor
  std::string cut;          ///< the text that was cut off; empty where nothing was, or where no text is whole
};

/// What a head learns of the row.
struct XrayLabel {
  std::string column;        ///< empty where there is one label column
  std::string label;         ///< as the model names it; of numbers their text
  std::int64_t number = -1;  ///< class index; -1 of numbers
};

struct SampleXray {
  std::string set, part;           ///< part: "train" or "validation"
  std::int64_t row = 0, rows = 0;  ///< counted from 1; rows of this part of the set
  std::int64_t line = 0;           ///< in the file
  std::string family;              ///< "t5", "bert", …
  std::string objective;
  std::string head;  ///< "family", "convolution" or "bi-encoder"; empty without labels

  std::int64_t epoch = 0;       ///< training rows; counted from 0, to people from 1
  std::int64_t microBatch = 0;  ///< from the start of the run, or of the validation; likewise
  std::int64_t place = 0;       ///< of the row in its micro-batch, counted from 0
  std::int64_t batchRows = 0;   ///< rows of that micro-batch

  std::vector<XrayStep> steps;  ///< from the file to the text that is tokenised
  std::vector<FedToken> source;
  std::vector<FedToken> second;        ///< a bi-encoder's second text
  std::vector<FedToken> decoderInput;  ///< encoder-decoders: what the decoder reads, position by position …
  std::vector<LearnedToken> labels;  ///< … and what it learns to say there; encoders: at every source token
  std::vector<XrayLabel> classes;    ///< objectives with labels or numbers
  XrayLength sourceLength, targetLength;
  std::vector<std::string> notes;  ///< what else is to be known, a sentence each
};

/// Whether parts of the row are hidden: the lengths are those before.
inline bool hidesParts(const SampleXray& xray) {
  return !xray.steps.empty() && xray.steps.back().what == "hidden";
}
/// Positions of the source that are read, and those at which something is learned; padding is neither.
inline std::int64_t readTokens(const SampleXray& xray) {
  return std::ranges::count(xray.source, true, &FedToken::isRead);
}
inline std::int64_t learnedTokens(const SampleXray& xray) {
  return std::ranges::count(xray.labels, true, &LearnedToken::isLearned);
}

/// Everything above under names in snake_case. Epochs, micro-batches and places in them are counted from 1,
/// as rows are and as people name them; the epoch of a row that is not trained on is null.
Json toJson(const SampleXray& xray);

}  // namespace s2s
