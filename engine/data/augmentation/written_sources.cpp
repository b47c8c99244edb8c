#include "engine/data/augmentation/written_sources.h"

#include <fstream>

#include "engine/core/json.h"

namespace s2s {

Result<std::vector<std::string>> readWrittenSources(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    return Error{"the back-translation cannot be read", file.string(),
                 "start a new run, which writes it again"};
  std::vector<std::string> sources;
  std::string line;
  while (std::getline(stream, line)) {
    if (stream.eof()) break;  // torn: a whole line ends with a line feed
    const Result<Json> json = parseJson(line, file.string());
    if (!json || !json->is_string())
      return Error{"line " + std::to_string(sources.size() + 1) + " of the back-translation is damaged",
                   file.string(), "delete the file; it is written again"};
    sources.push_back(json->get<std::string>());
  }
  return sources;
}

}  // namespace s2s
