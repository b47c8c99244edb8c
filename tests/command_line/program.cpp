#include "tests/command_line/program.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

#include "engine/core/temporary_name.h"
#include "tests/support/paths.h"

namespace s2s::test {
namespace {

std::string readFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void redirect(const std::filesystem::path& path, int flags, int descriptor) {
  const int file = open(path.c_str(), flags, 0600);
  dup2(file, descriptor);
  close(file);
}

}  // namespace

RunningS2s::RunningS2s(const std::vector<std::string>& arguments, const std::string& standardInput,
                       const std::string& directory, const std::string& program) {
  std::ofstream(m_folder / "in", std::ios::binary) << standardInput;
  const std::string path = program.empty() ? (binaryDirectory() / "s2s").string() : program;
  m_child = fork();
  if (m_child != 0) return;
  redirect(m_folder / "in", O_RDONLY, STDIN_FILENO);
  redirect(m_folder / "out", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(m_folder / "err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (!directory.empty() && chdir(directory.c_str()) != 0) _exit(126);
  std::vector<char*> argv = {const_cast<char*>(path.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(path.c_str(), argv.data());
  _exit(127);
}

RunningS2s::~RunningS2s() {
  if (m_child < 0) return;
  kill(m_child, SIGKILL);
  waitpid(m_child, nullptr, 0);
}

void RunningS2s::signal(int number) const { kill(m_child, number); }

ProgramOutcome RunningS2s::wait() {
  int status = 0;
  waitpid(std::exchange(m_child, -1), &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readFile(m_folder / "out"),
          readFile(m_folder / "err")};
}

ProgramOutcome runS2s(const std::vector<std::string>& arguments, const std::string& standardInput,
                      const std::string& directory) {
  return RunningS2s(arguments, standardInput, directory).wait();
}

bool holdsHalfWritten(const std::string& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (isTemporaryName(entry.path())) return true;
  }
  return false;
}

ProgramOutcome interruptWhileWriting(const std::vector<std::string>& arguments, const std::string& folder) {
  RunningS2s running(arguments);
  for (int i = 0; i < 60000 && !holdsHalfWritten(folder); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  running.signal(SIGINT);
  return running.wait();
}

}  // namespace s2s::test
