#include "engine/core/temporary_name.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/sha256.h"
#include "engine/core/text_file.h"
#include "engine/core/utf8.h"

namespace s2s {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemporarySuffix = ".tmp";

std::atomic<unsigned>& nextNumber() {
  static std::atomic<unsigned> number{0};
  return number;
}

/// Where process numbers are those that this process sees: the machine, and on it the process namespace.
std::string placeOfProcesses() {
  utsname names{};
  const std::string host = ::uname(&names) == 0 ? names.nodename : "";
  struct stat space {};
  const bool isKnown = ::stat("/proc/self/ns/pid", &space) == 0;
  const Result<std::string> machine = readTextFile("/etc/machine-id", 4096);
  return sha256(host + "\n" + (machine ? *machine : "") + "\n" +
                (isKnown ? std::to_string(space.st_ino) : ""))
      .substr(0, 8);
}

/// What file systems allow, less the dots, the place, two numbers of ten digits, the dashes and the suffix.
constexpr std::size_t kLongestShownName = 255 - 1 - 1 - 8 - 1 - 10 - 1 - 10 - kTemporarySuffix.size();
constexpr std::size_t kDigitsOfHash = 8;

/// The name, or the beginning of a long one and what tells it from others that begin alike.
std::string shownName(const std::string& name) {
  if (name.size() <= kLongestShownName) return name;
  const std::string_view beginning = cutUtf8(name, kLongestShownName - 1 - kDigitsOfHash);
  return std::string(beginning) + "~" + sha256(name).substr(0, kDigitsOfHash);
}

/// What all names start with that are made here for `path`.
std::string prefixOf(const fs::path& path) {
  return "." + shownName(path.filename().string()) + "." + placeOfProcesses() + "-";
}

struct Writer {
  pid_t process;
  unsigned number;
};

template <class Number>
bool readWhole(std::string_view text, Number& number) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size();
}

/// Who made `name` for a path of that prefix; nothing for every other name.
std::optional<Writer> writerOf(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix) || !name.ends_with(kTemporarySuffix)) return std::nullopt;
  if (name.size() < prefix.size() + kTemporarySuffix.size()) return std::nullopt;
  name.remove_prefix(prefix.size());
  name.remove_suffix(kTemporarySuffix.size());
  const std::size_t dash = name.find('-');
  Writer writer{};
  if (dash == std::string_view::npos || !readWhole(name.substr(0, dash), writer.process) ||
      !readWhole(name.substr(dash + 1), writer.number) || writer.process <= 0) {
    return std::nullopt;
  }
  return writer;
}

bool hasEnded(const Writer& writer) {
  // In a container every run may get the same number as the one before it.
  if (writer.process == ::getpid()) return writer.number >= nextNumber().load();
  return ::kill(writer.process, 0) != 0 && errno == ESRCH;
}

bool isOurs(const fs::path& path) {
  struct stat what {};
  return ::lstat(path.c_str(), &what) == 0 && what.st_uid == ::geteuid() &&
         (S_ISREG(what.st_mode) || S_ISDIR(what.st_mode));
}

void removeLeftovers(const fs::path& folder, const std::string& prefix) {
  std::error_code ignored;
  std::vector<fs::path> leftovers;
  for (fs::directory_iterator entry(folder, ignored), end; !ignored && entry != end;
       entry.increment(ignored)) {
    const std::optional<Writer> writer = writerOf(entry->path().filename().string(), prefix);
    if (writer && hasEnded(*writer) && isOurs(entry->path())) leftovers.push_back(entry->path());
  }
  for (const fs::path& leftover : leftovers) fs::remove_all(leftover, ignored);
}

}  // namespace

fs::path temporaryNameBeside(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string prefix = prefixOf(path);
  removeLeftovers(folder, prefix);
  return folder / (prefix + std::to_string(::getpid()) + "-" + std::to_string(nextNumber().fetch_add(1)) +
                   std::string(kTemporarySuffix));
}

bool isTemporaryName(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') && name.ends_with(kTemporarySuffix);
}

}  // namespace s2s
