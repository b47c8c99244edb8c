#include "engine/comparisons/stored_description.h"

#include <algorithm>

#include "engine/comparisons/comparison.h"
#include "engine/comparisons/comparison_queue.h"

namespace s2s {

namespace fs = std::filesystem;

void forgetUnsaidWords(Json& description) {
  if (!description.is_object() || description.erase(kDescriptionForm) > 0) return;
  const auto test = description.find("test");
  if (test == description.end() || !test->is_object()) return;
  const auto isSaid = [&](const SaidWord& word) { return !test->value(word.key, Json()).is_null(); };
  if (!std::ranges::all_of(kSaidWords, isSaid)) return;
  for (const SaidWord& word : kSaidWords) {
    if (Json& said = (*test)[word.key]; said == "") said = nullptr;
  }
}

bool isOwnDescription(const fs::path& file) {
  if (file.filename() != comparison_files::kDescription) return false;
  std::error_code ignored;
  return fs::is_regular_file(file.parent_path() / comparison_files::kQueue, ignored);
}

}  // namespace s2s
