#include "engine/core/trash.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

#include "engine/core/absolute_path.h"
#include "engine/core/file_descriptor.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

std::optional<dev_t> deviceOf(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status.st_dev;
}

/// The nearest existing folder at or above `path`.
fs::path existingAncestor(fs::path path) {
  while (!fs::exists(path) && path.has_parent_path() && path != path.parent_path()) path = path.parent_path();
  return path;
}

fs::path homeTrash() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/') return fs::path(data) / "Trash";
  const char* home = std::getenv("HOME");
  return fs::path(home && *home ? home : "/") / ".local/share/Trash";
}

/// The top folder of the file system that holds `folder`.
fs::path mountTop(fs::path folder) {
  const std::optional<dev_t> device = deviceOf(folder);
  while (folder != folder.parent_path() && deviceOf(folder.parent_path()) == device)
    folder = folder.parent_path();
  return folder;
}

/// Percent-encoding of a path, as the specification asks (RFC 2396).
std::string encoded(const std::string& path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      text += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    text += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return text;
}

std::string localTime() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::localtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
  return text;
}

Result<fs::path> moveInto(const fs::path& trash, const fs::path& path, const std::string& recordedPath) {
  std::error_code problem;
  for (const char* part : {"files", "info"}) {
    fs::create_directories(trash / part, problem);
    if (problem)
      return Error{"cannot make the trash folder: " + problem.message(), (trash / part).string(),
                   "check its permissions"};
  }
  fs::permissions(trash, fs::perms::owner_all, problem);
  for (int number = 1; number <= 10000; ++number) {
    const std::string name = path.filename().string() + (number == 1 ? "" : "." + std::to_string(number));
    const fs::path info = trash / "info" / (name + ".trashinfo");
    // The specification: the info file, made exclusively, reserves the name.
    const Result<FileDescriptor> reserved = openFile(info, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (!reserved && fs::exists(info)) continue;
    if (!reserved) return reserved.error();
    const std::string text =
        "[Trash Info]\nPath=" + encoded(recordedPath) + "\nDeletionDate=" + localTime() + "\n";
    Result<void> written = writeAll(*reserved, text, info);
    const fs::path place = trash / "files" / name;
    if (written && ::rename(path.c_str(), place.c_str()) != 0)
      written = systemError("move to the trash", path);
    if (written) return place;
    ::unlink(info.c_str());
    return written.error();
  }
  return Error{"the trash holds too many things of this name", path.string(), "empty the trash"};
}

}  // namespace

Result<fs::path> moveToTrash(const fs::path& path) {
  std::error_code problem;
  // The folder is made canonical, not the thing itself: a link is moved, not what it points to.
  const fs::path given = absolutePath(path).lexically_normal();
  const fs::path named = given.has_filename() ? given : given.parent_path();
  const fs::path full = fs::canonical(named.parent_path(), problem) / named.filename();
  if (problem || !fs::exists(fs::symlink_status(full)))
    return Error{"there is no such file or folder", path.string(), "check the path"};

  const fs::path home = homeTrash();
  if (deviceOf(existingAncestor(home)) == deviceOf(full.parent_path()))
    return moveInto(home, full, full.string());
  const fs::path top = mountTop(full.parent_path());
  return moveInto(top / (".Trash-" + std::to_string(::getuid())), full,
                  full.lexically_relative(top).string());
}

}  // namespace s2s
