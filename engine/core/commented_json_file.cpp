#include "engine/core/commented_json_file.h"

#include "engine/core/text_file.h"

namespace s2s {

Result<Json> readCommentedJsonFile(const std::filesystem::path& path) {
  const Result<std::string> text = readTextFile(path);
  if (!text) return text.error();
  return parseCommentedJson(*text, path.string());
}

}  // namespace s2s
