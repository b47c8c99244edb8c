#pragma once
// A model with fewer pieces in its vocabulary, as a Hugging Face directory of its own, and the way back.

#include <filesystem>
#include <string>

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/core/work_observer.h"
#include "engine/vocabulary/trimming_wishes.h"

namespace s2s {

/// Writes MODEL to `to`, which must not exist, with the pieces alone that `wishes` keep: tokenizer, ids in
/// the configuration, and the rows of every matrix that has one for each piece. All texts of the corpora are
/// encoded with both tokenizers and every tensor is read back; a difference is an error, and nothing is left
/// behind. Gives what exportModel() gives, and {"vocabulary": {"before", "after"}, "parameters_before",
/// "corpus": {"texts", "tokens"}}.
Result<Json> exportTrimmed(const std::string& model, const std::filesystem::path& to,
                           const std::string& dtype, const TrimmingWishes& wishes,
                           const WorkObserver& observer);

/// Writes a model whose vocabulary was trimmed, and that may have been trained since, with the whole
/// vocabulary of `original` again: its rows at their old ids, all other rows from `original`, everything else
/// as the trimmed model has it. `original` must have the tokenizer that was trimmed. Every tensor is read
/// back. Gives what exportModel() gives, {"vocabulary": {"before", "after"}} and "parameters_before".
Result<Json> exportRestored(const std::string& trimmed, const std::filesystem::path& to,
                            const std::string& dtype, const std::string& original,
                            const WorkObserver& observer = {});

}  // namespace s2s
