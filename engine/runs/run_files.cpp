#include "engine/runs/run_files.h"

#include <charconv>

namespace s2s::run_files {

std::string checkpointName(std::int64_t step) {
  const std::string digits = std::to_string(step);
  return "step-" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

std::optional<std::int64_t> checkpointStep(const std::string& name) {
  constexpr std::string_view kPrefix = "step-";
  if (!name.starts_with(kPrefix)) return std::nullopt;
  std::int64_t step = 0;
  const char* end = name.data() + name.size();
  const auto [last, problem] = std::from_chars(name.data() + kPrefix.size(), end, step);
  if (problem != std::errc() || last != end || step < 0) return std::nullopt;
  return step;
}

std::optional<std::filesystem::path> runOfCheckpoint(const std::filesystem::path& checkpoint) {
  const std::filesystem::path checkpoints = checkpoint.lexically_normal().parent_path();
  if (checkpoints.filename() != kCheckpoints) return std::nullopt;
  return checkpoints.parent_path();
}

std::optional<double> numberIn(const Json& object, const char* key) {
  if (!object.is_object()) return std::nullopt;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

std::string textIn(const Json& object, const char* key) {
  if (!object.is_object()) return "";
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::optional<std::int64_t> stepOf(const Json& line) {
  if (!line.is_object()) return std::nullopt;
  const auto found = line.find("step");
  if (found == line.end() || !found->is_number_integer()) return std::nullopt;
  return found->get<std::int64_t>();
}

}  // namespace s2s::run_files
