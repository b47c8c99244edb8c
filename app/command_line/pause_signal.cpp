#include "app/command_line/pause_signal.h"

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

void endSoon() {
  std::signal(SIGALRM, endNow);
  alarm(kSecondsToEndInOrder);
}

void pauseOrStop(int) {
  RunControl* const control = g_control.load();
  if (control == nullptr) return;
  const int before = errno;  // the interrupted code may be about to read it
  if (!control->pauseRequested()) {
    control->requestPause();
    tell("\npausing; a second signal stops at once\n");
  } else {
    control->requestStop();
    endSoon();
  }
  errno = before;
}

void stopOrEnd(int) {
  RunControl* const control = g_control.load();
  if (control == nullptr) return;
  const int before = errno;
  if (!control->stopRequested()) {
    control->requestStop();
    tell("\nstopping; a second signal ends at once\n");
  } else {
    endSoon();
  }
  errno = before;
}

void listen(RunControl& control, void (*handler)(int)) {
  g_control = &control;
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;  // reading and writing files must not notice
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

void listenNoMore() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  alarm(0);
  g_control = nullptr;
}

}  // namespace

PauseSignal::PauseSignal(RunControl& control) { listen(control, pauseOrStop); }

PauseSignal::~PauseSignal() { listenNoMore(); }

StopSignal::StopSignal(RunControl& control) { listen(control, stopOrEnd); }

StopSignal::~StopSignal() { listenNoMore(); }

}  // namespace s2s::command_line
