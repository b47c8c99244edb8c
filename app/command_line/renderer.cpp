#include "app/command_line/renderer.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "engine/core/atomic_file.h"
#include "engine/core/temporary_folder.h"
#include "engine/core/text_file.h"

extern char** environ;

namespace s2s::command_line {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRenderer = "seq2seq-workbench";

/// Runs `program --render specification` with its messages going to the file `messages`. Gives its exit
/// status.
Result<int> runRenderer(const fs::path& program, const fs::path& specification, const fs::path& messages) {
  std::string name = program.string(), option = "--render", argument = specification.string();
  char* arguments[] = {name.data(), option.data(), argument.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, messages.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                   0600);
  posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  pid_t child = 0;
  const int problem = posix_spawn(&child, name.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) {
    return Error{std::string("cannot start the program: ") + std::strerror(problem), name,
                 "check its permissions"};
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The renderer's own error, without the word before it.
std::string lastError(const fs::path& messages) {
  constexpr std::string_view kBefore = "error: ";
  const auto text = readTextFile(messages);
  const std::size_t found = text ? text->rfind(kBefore) : std::string::npos;
  if (found == std::string::npos) return "the chart could not be drawn";
  const std::size_t begin = found + kBefore.size();
  return text->substr(begin, text->find('\n', begin) - begin);
}

}  // namespace

Result<void> renderCharts(const Json& specification) {
  std::error_code problem;
  const fs::path renderer = fs::read_symlink("/proc/self/exe", problem).parent_path() / kRenderer;
  if (!fs::exists(renderer, problem)) {
    return Error{std::string(kRenderer) + ", which draws charts, is missing", renderer.string(),
                 "build it with ./workbench build, or write a .csv"};
  }
  const auto folder = TemporaryFolder::make("s2s-chart");
  if (!folder) return folder.error();
  const fs::path file = folder->path() / "chart.json", messages = folder->path() / "chart.log";
  if (auto written = writeFileAtomically(file, writeJson(specification)); !written) return written;
  const auto status = runRenderer(renderer, file, messages);
  if (!status) return status.error();
  if (*status != 0) return Error{lastError(messages), "", ""};
  return {};
}

}  // namespace s2s::command_line
