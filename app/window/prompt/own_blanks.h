#pragma once
// Blanks of a prompt in the words of each model: <extra_id_0>, <mask>, [MASK].

#include <QString>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// The text with every blank as this tokenizer writes it: numbered where it has sentinels, else its mask
/// token. A tokenizer that knows neither leaves the text as it is, as does one that already reads it.
QString withOwnBlanks(const QString& text, const Tokenizer& tokenizer);

}  // namespace s2s
