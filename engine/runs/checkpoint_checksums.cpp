#include "engine/runs/checkpoint_checksums.h"

#include <fcntl.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "engine/core/atomic_file.h"
#include "engine/core/file_descriptor.h"
#include "engine/core/json.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRemedy =
    "name another checkpoint, or remove checkpoint_checksums.json where the change is wanted";

Error damaged(const char* what, const fs::path& file) { return {what, file.string(), kRemedy}; }

/// {"bytes", "crc32"} of a file.
Result<Json> checksumOf(const fs::path& path) {
  const auto file = openFile(path, O_RDONLY | O_NONBLOCK);  // a named pipe has no writer to wait for
  if (!file) return file.error();
  std::string block(std::size_t{1} << 20, '\0');
  std::uintmax_t bytes = 0;
  uLong sum = ::crc32_z(0, nullptr, 0);
  while (true) {
    const ssize_t taken = ::read(file->get(), block.data(), block.size());
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return systemError("read the file", path);
    if (taken == 0) break;
    const auto size = static_cast<std::size_t>(taken);
    sum = ::crc32_z(sum, reinterpret_cast<const Bytef*>(block.data()), size);
    bytes += size;
  }
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08lx", sum);
  return Json{{"bytes", bytes}, {"crc32", digits}};
}

/// Names of all files, relative to the folder.
Result<std::vector<std::string>> filesOf(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::recursive_directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored))
      names.push_back(entry->path().lexically_relative(folder).generic_string());
  }
  if (problem)
    return Error{"cannot list the folder: " + problem.message(), folder.string(), "check its permissions"};
  std::erase(names, run_files::kChecksums);
  std::ranges::sort(names);
  return names;
}

/// The content of checkpoint_checksums.json; an empty object where there is none.
Result<Json> readChecksums(const fs::path& checkpoint) {
  const fs::path file = checkpoint / run_files::kChecksums;
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return Json(Json::object());
  auto sums = readJsonFile(file);
  if (!sums && sums.error().kind == Error::Kind::unavailable) return sums;
  if (!sums || !sums->is_object() || sums->empty())
    return damaged("the checksums of the checkpoint are damaged", file);
  return sums;
}

template <typename IsAsked>
Result<void> check(const fs::path& checkpoint, IsAsked&& isAsked) {
  const auto sums = readChecksums(checkpoint);
  if (!sums) return sums.error();
  for (const auto& [name, expected] : sums->items()) {
    if (!isAsked(name)) continue;
    const fs::path inside = fs::path(name).lexically_normal();
    if (inside.is_absolute() || inside.begin() == inside.end() || *inside.begin() == "..")
      return damaged("the checksums name a file outside the checkpoint", checkpoint / run_files::kChecksums);
    const fs::path file = checkpoint / inside;
    std::error_code unknown;
    if (fs::status(file, unknown).type() == fs::file_type::not_found)
      return damaged("the file is gone since the checkpoint was written", file);
    const auto found = checksumOf(file);
    if (!found) return found.error();
    if (*found != expected) return damaged("the file has changed since the checkpoint was written", file);
  }
  return {};
}

}  // namespace

Result<void> writeChecksums(const fs::path& checkpoint) {
  const auto names = filesOf(checkpoint);
  if (!names) return names.error();
  Json sums = Json::object();
  for (const std::string& name : *names) {
    auto sum = checksumOf(checkpoint / name);
    if (!sum) return sum.error();
    sums[name] = *std::move(sum);
  }
  return writeFileAtomically(checkpoint / run_files::kChecksums, writeJson(sums, 2) + "\n");
}

Result<void> checkCheckpoint(const fs::path& checkpoint) {
  return check(checkpoint, [](const std::string&) { return true; });
}

Result<void> checkStoredWeights(const fs::path& checkpoint) {
  return check(checkpoint, [](const std::string& name) {
    return name.ends_with(".safetensors") && !name.starts_with(run_files::kTrainingState);
  });
}

}  // namespace s2s
