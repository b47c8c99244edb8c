#include "engine/runs/checkpoint_checksums.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/atomic_file.h"
#include "engine/core/crc32.h"
#include "engine/core/file_descriptor.h"
#include "engine/core/json.h"
#include "engine/runs/run_files.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRemedy =
    "name another checkpoint, or remove checkpoint_checksums.json where the change is wanted";

Error damaged(const char* what, const fs::path& file) { return {what, file.string(), kRemedy}; }

Error changed(const fs::path& file) {
  return damaged("the file has changed since the checkpoint was written", file);
}

struct OpenedFile {
  FileDescriptor file;
  std::uintmax_t bytes = 0;
};

/// Nothing but a regular file: what else has the name may have no end.
Result<OpenedFile> openRegular(const fs::path& path) {
  auto file = openFile(path, O_RDONLY | O_NONBLOCK);  // a named pipe has no writer to wait for
  if (!file) return file.error();
  struct stat found {};
  if (::fstat(file->get(), &found) != 0) return systemError("read the file", path);
  if (!S_ISREG(found.st_mode)) return changed(path);
  return OpenedFile{*std::move(file), static_cast<std::uintmax_t>(found.st_size)};
}

/// {"bytes", "crc32"} of a file, of which no more is read than it has when it is opened.
Result<Json> checksumOf(const OpenedFile& opened, const fs::path& path) {
  std::string block(std::size_t{1} << 20, '\0');
  std::uintmax_t bytes = 0;
  std::uint32_t sum = 0;
  while (bytes < opened.bytes) {
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uintmax_t>(block.size(), opened.bytes - bytes));
    const ssize_t taken = ::read(opened.file.get(), block.data(), wanted);
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return systemError("read the file", path);
    if (taken == 0) break;
    const auto size = static_cast<std::size_t>(taken);
    sum = crc32(sum, std::string_view(block).substr(0, size));
    bytes += size;
  }
  char digits[16];
  std::snprintf(digits, sizeof digits, "%08" PRIx32, sum);
  return Json{{"bytes", bytes}, {"crc32", digits}};
}

/// Whether `expected` says so many bytes.
bool hasBytes(const Json& expected, std::uintmax_t bytes) {
  const auto found = expected.is_object() ? expected.find("bytes") : expected.end();
  return found != expected.end() && *found == Json(bytes);
}

/// Whether the file is what `expected` says, read only where its size is that.
Result<void> compare(const fs::path& file, const Json& expected) {
  std::error_code unknown;
  if (fs::status(file, unknown).type() == fs::file_type::not_found)
    return damaged("the file is gone since the checkpoint was written", file);
  const auto opened = openRegular(file);
  if (!opened) return opened.error();
  if (!hasBytes(expected, opened->bytes)) return changed(file);
  const auto found = checksumOf(*opened, file);
  if (!found) return found.error();
  return *found == expected ? Result<void>() : changed(file);
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

bool isTensorFile(const std::string& name) { return name.ends_with(".safetensors"); }

bool isTrainingState(const std::string& name) { return name.starts_with(run_files::kTrainingState); }

/// Compares every file that is asked for, until `found` returns an error for one that is not what was
/// written.
template <typename IsAsked, typename Found>
Result<void> check(const fs::path& checkpoint, IsAsked&& isAsked, Found&& found) {
  const auto sums = readChecksums(checkpoint);
  if (!sums) return sums.error();
  for (const auto& [name, expected] : sums->items()) {
    if (!isAsked(name)) continue;
    const fs::path inside = fs::path(name).lexically_normal();
    if (inside.is_absolute() || inside.begin() == inside.end() || *inside.begin() == "..")
      return damaged("the checksums name a file outside the checkpoint", checkpoint / run_files::kChecksums);
    const auto same = compare(checkpoint / inside, expected);
    if (same) continue;
    if (Result<void> goesOn = found(same.error()); !goesOn) return goesOn;
  }
  return {};
}

Result<void> refuse(const Error& error) { return error; }

}  // namespace

Result<void> writeChecksums(const fs::path& checkpoint) {
  const auto names = filesOf(checkpoint);
  if (!names) return names.error();
  Json sums = Json::object();
  for (const std::string& name : *names) {
    const fs::path file = checkpoint / name;
    const auto opened = openRegular(file);
    if (!opened) return opened.error();
    auto sum = checksumOf(*opened, file);
    if (!sum) return sum.error();
    sums[name] = *std::move(sum);
  }
  return writeFileAtomically(checkpoint / run_files::kChecksums, writeJson(sums, 2) + "\n");
}

Result<void> checkCheckpoint(const fs::path& checkpoint) {
  const auto isExact = [](const std::string& name) { return isTensorFile(name) || isTrainingState(name); };
  return check(checkpoint, isExact, refuse);
}

Result<std::vector<Error>> changedSmallFiles(const fs::path& checkpoint) {
  std::vector<Error> changes;
  const auto isSmall = [](const std::string& name) { return !isTensorFile(name) && !isTrainingState(name); };
  const auto checked = check(checkpoint, isSmall, [&](const Error& error) -> Result<void> {
    if (error.kind != Error::Kind::failed) return error;
    changes.push_back(error);
    return {};
  });
  if (!checked) return checked.error();
  return changes;
}

Result<void> checkStoredWeights(const fs::path& checkpoint) {
  const auto isWeights = [](const std::string& name) { return isTensorFile(name) && !isTrainingState(name); };
  return check(checkpoint, isWeights, refuse);
}

}  // namespace s2s
