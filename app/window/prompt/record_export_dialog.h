#pragma once
#include <optional>
#include <vector>

#include "app/window/prompt/prompt_record.h"
#include "engine/core/result.h"

class QWidget;

namespace s2s {

class Settings;

/// Asks for a file and writes the records; nothing where the person changed their mind, else the file.
std::optional<Result<QString>> exportRecordsInteractively(const std::vector<PromptRecord>& records,
                                                          const QString& proposedName, Settings& settings,
                                                          QWidget* parent);

}  // namespace s2s
