#pragma once
// Runs the real `s2s` as a user would.

#include <sys/types.h>

#include <string>
#include <vector>

#include "engine/core/json.h"
#include "tests/support/temporary_directory.h"

namespace s2s::test {

struct ProgramOutcome {
  int exitCode = -1;  ///< -1 where a signal ended it
  std::string standardOutput;
  std::string standardError;

  /// standardOutput as the one JSON document it has to be; a discarded value where it is not.
  Json json() const { return Json::parse(standardOutput, nullptr, false); }
};

/// An s2s that runs beside the test.
class RunningS2s {
 public:
  /// Starts `program` (empty: the one that was built) in `directory` (empty: the current one).
  RunningS2s(const std::vector<std::string>& arguments, const std::string& standardInput = "",
             const std::string& directory = "", const std::string& program = "");
  /// Ends it where it still runs.
  ~RunningS2s();
  RunningS2s(const RunningS2s&) = delete;
  RunningS2s& operator=(const RunningS2s&) = delete;

  void signal(int number) const;
  /// Waits for its end.
  ProgramOutcome wait();

 private:
  TemporaryDirectory m_folder;
  pid_t m_child = -1;
};

/// Runs s2s with these arguments in `directory` (empty: the current one) and feeds it `standardInput`.
ProgramOutcome runS2s(const std::vector<std::string>& arguments, const std::string& standardInput = "",
                      const std::string& directory = "");

/// Runs s2s until something half-written stands in `folder`, and then sends it SIGINT.
ProgramOutcome interruptWhileWriting(const std::vector<std::string>& arguments, const std::string& folder);

/// Whether something of a temporary name stands in `folder`.
bool holdsHalfWritten(const std::string& folder);

}  // namespace s2s::test
