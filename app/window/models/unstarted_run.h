#pragma once
#include <QString>
#include <filesystem>

namespace s2s {

/// The MODEL with the tokenizer that a run without a checkpoint learns with: the recipe's tokenizer, else the
/// model it begins with. Empty where there is none yet: it trains its own, begins with a preset, or the
/// folder is gone.
QString tokenizerModelOf(const std::filesystem::path& run);

}  // namespace s2s
