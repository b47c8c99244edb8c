#include <fcntl.h>
#include <sys/utsname.h>

#include "engine/core/clock.h"
#include "engine/core/text_file.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_files.h"

// Open-file-description locks (fcntl(2)) belong to the open file, end with the process, and can be asked
// about without being taken, so that a reader never stands in a writer's way.

namespace s2s {
namespace {

struct flock wholeFile(short type) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  return lock;
}

std::string hostName() {
  utsname names{};
  return ::uname(&names) == 0 ? names.nodename : "";
}

/// What the lock file says of its owner; its text may be torn, since it is written in place.
RunOwner readOwner(const std::filesystem::path& run) {
  RunOwner owner;
  const Result<std::string> text = readTextFile(run / run_files::kLock, 4096);
  if (!text) return owner;
  const Result<Json> json = parseJson(*text, "");
  if (!json || !json->is_object()) return owner;
  if (json->contains("pid") && json->at("pid").is_number_integer())
    owner.pid = json->at("pid").get<std::int64_t>();
  if (json->contains("host") && json->at("host").is_string())
    owner.host = json->at("host").get<std::string>();
  if (json->contains("since") && json->at("since").is_string())
    owner.since = json->at("since").get<std::string>();
  return owner;
}

Error inUse(const std::filesystem::path& run) {
  const RunOwner owner = readOwner(run);
  const std::string who =
      owner.pid == 0 ? "another process"
                     : "process " + std::to_string(owner.pid) + " on " + owner.host + " since " + owner.since;
  return Error{"the run is in use by " + who, run.string(), "wait for it to end or pause it",
               Error::Kind::invalidInput};
}

}  // namespace

Result<std::unique_ptr<RunLock>> RunLock::take(const std::filesystem::path& run) {
  const std::filesystem::path path = run / run_files::kLock;
  Result<FileDescriptor> file = openFile(path, O_RDWR | O_CREAT);
  if (!file) return file.error();
  struct flock lock = wholeFile(F_WRLCK);
  if (::fcntl(file->get(), F_OFD_SETLK, &lock) != 0) {
    if (errno == EAGAIN || errno == EACCES) return inUse(run);
    return systemError("lock the run", path, "keep runs on a disk that supports file locks");
  }
  const Json owner{{"pid", ::getpid()}, {"host", hostName()}, {"since", nowIso8601()}};
  if (::ftruncate(file->get(), 0) != 0) return systemError("write the lock", path);
  if (Result<void> written = writeAll(*file, writeJson(owner) + "\n", path); !written) return written.error();
  return std::unique_ptr<RunLock>(new RunLock(std::move(*file)));
}

RunLock::~RunLock() {
  // The file stays: removing it would let two processes lock two files of one name.
  if (::ftruncate(m_file.get(), 0) != 0)
    return;  // only the owner's name is left behind; the lock ends either way
}

std::optional<RunOwner> runOwner(const std::filesystem::path& run) {
  const Result<FileDescriptor> file = openFile(run / run_files::kLock, O_RDONLY);
  if (!file) return std::nullopt;
  struct flock lock = wholeFile(F_WRLCK);
  // A write lock can be asked about on a descriptor that is open for reading.
  if (::fcntl(file->get(), F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK) return std::nullopt;
  return readOwner(run);
}

}  // namespace s2s
