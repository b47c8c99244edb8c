#pragma once
// What the description in a comparison's folder means that a former program wrote.

#include <filesystem>

#include "engine/core/json.h"

namespace s2s {

/// Former programs wrote an empty text for each word of the test set that nobody said, and no form
/// (kDescriptionForm). Since there is one, an unsaid word is null and an empty one says that there is none.
/// Brings a former description to that; takes the form out of any other.
void forgetUnsaidWords(Json& description);

/// Whether a file is what a comparison's folder keeps of it, and no file that somebody wrote to begin one
/// with: there is a queue beside it from the beginning.
bool isOwnDescription(const std::filesystem::path& file);

}  // namespace s2s
