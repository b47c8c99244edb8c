#pragma once
// The post-processors of a tokenizer.json: the special tokens around texts.

#include "engine/core/json.h"
#include "engine/core/result.h"
#include "engine/tokenizers/sequence_layout.h"

namespace s2s {

/// BertProcessing, RobertaProcessing, TemplateProcessing, ByteLevel and Sequence; any other is an error
/// naming it. Null: nothing around texts, the second of the type 1.
Result<SequenceLayout> readPostProcessor(const SearchableJson& json, const std::string& where,
                                         SequenceLayout::Cutting cutting);

}  // namespace s2s
