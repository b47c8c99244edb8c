#include "app/command_line/engine_verbs/pause_signal.h"

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

#include "app/command_line/verb.h"

namespace s2s::command_line {
namespace {

constexpr unsigned kSecondsToEndInOrder = 2;

// A signal handler can reach nothing but globals.
std::atomic<RunControl*> g_control{nullptr};
static_assert(std::atomic<RunControl*>::is_always_lock_free);

/// The only way of writing that a signal handler has.
template <std::size_t Size>
void tell(const char (&text)[Size]) {
  if (write(STDERR_FILENO, text, Size - 1) < 0) return;  // nobody listens: nothing to be done
}

void endNow(int) { _exit(kStopped); }

void pauseOrStop(int) {
  RunControl* const control = g_control.load();
  if (control == nullptr) return;
  const int before = errno;  // the interrupted code may be about to read it
  if (!control->pauseRequested()) {
    control->requestPause();
    tell("\npausing; a second signal stops at once\n");
  } else {
    control->requestStop();
    std::signal(SIGALRM, endNow);
    alarm(kSecondsToEndInOrder);
  }
  errno = before;
}

}  // namespace

PauseSignal::PauseSignal(RunControl& control) {
  g_control = &control;
  struct sigaction action {};
  action.sa_handler = pauseOrStop;
  action.sa_flags = SA_RESTART;  // reading and writing files must not notice
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

PauseSignal::~PauseSignal() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  alarm(0);
  g_control = nullptr;
}

}  // namespace s2s::command_line
