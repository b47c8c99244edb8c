#include "tests/support/interrupted_renames.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

namespace {

std::atomic<bool> canExchange{true};
std::atomic<int> renamesLeft{-1};  ///< below zero: as many as are wanted

}  // namespace

/// In the place of the C library's, for the engine too.
extern "C" int rename(const char* from, const char* to) noexcept {
  if (renamesLeft >= 0 && renamesLeft-- == 0) ::kill(::getpid(), SIGKILL);
  return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

extern "C" int renameat2(int fromFolder, const char* from, int toFolder, const char* to,
                         unsigned int flags) noexcept {
  if ((flags & RENAME_EXCHANGE) != 0 && !canExchange) {
    errno = EINVAL;
    return -1;
  }
  return static_cast<int>(::syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags));
}

namespace s2s::test {

NoExchange::NoExchange() { canExchange = false; }
NoExchange::~NoExchange() { canExchange = true; }

void killAfterRenames(int renames) { renamesLeft = renames; }

}  // namespace s2s::test
