#pragma once
// What a model is fed for a row, as lanes of aligned tokens.

#include <vector>

#include "engine/front_door/sample_xray.h"
#include "engine/tokenizers/tokenizer.h"
#include "widgets/panes/token_grid.h"

namespace s2s {

/// What the encoder reads: piece, id, whether it is read, token type where there is more than one.
std::vector<TokenGrid::Lane> readLanes(const std::vector<FedToken>& tokens, const std::string& prefix,
                                       const Tokenizer* tokenizer);

/// What the decoder reads and what it learns to say behind each of it; of an encoder that guesses hidden
/// tokens, the labels alone. Labels without loss are hatched.
std::vector<TokenGrid::Lane> learnedLanes(const SampleXray& xray, const Tokenizer* tokenizer);

/// What was written before the row's text; empty where nothing was.
std::string prefixOf(const SampleXray& xray);

/// The role of each token. `prefix` is what the row's text begins with; without a tokenizer the pieces' own
/// look decides.
std::vector<TokenRole> tokenRolesOf(const std::vector<FedToken>& tokens, const std::string& prefix,
                                    const Tokenizer* tokenizer);

}  // namespace s2s
