#pragma once
// Prompts and answers as files for other programs.

#include <vector>

#include "app/window/prompt/prompt_record.h"
#include "engine/core/result.h"

namespace s2s {

/// A table with a column for each model; where one failed the cell is empty.
QString toTabSeparated(const std::vector<PromptRecord>& records);
/// The same for people, with the reason where one failed.
QString toMarkdown(const std::vector<PromptRecord>& records);
/// A list with everything: times, labels, candidates, errors.
Json toJson(const std::vector<PromptRecord>& records);

/// Writes the file; the name's ending decides: .json, .md, else TSV.
Result<void> exportRecords(const std::vector<PromptRecord>& records, const QString& file);

}  // namespace s2s
