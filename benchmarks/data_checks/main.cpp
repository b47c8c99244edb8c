// Checks a training set of many rows, a second one and a test set, as the Data page and `s2s data check` do:
// how long each check takes by itself and how much memory it wants. Usage: benchmark_data_checks [ROWS
// [CHECK…]]; the files (5 million rows by default) are written to the folder for temporary files first. Each
// check runs in a process of its own, for the highest memory of one cannot be forgotten by the next.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include "engine/core/process_memory.h"
#include "engine/data/checks/data_checks.h"

namespace {

constexpr double kSplit = 0.02;

struct Files {
  std::filesystem::path folder;
  std::filesystem::path train() const { return folder / "train.tsv"; }
  std::filesystem::path other() const { return folder / "other.tsv"; }
  std::filesystem::path test() const { return folder / "test.tsv"; }
};

/// Sentences of some 60 bytes a side. One row in a hundred repeats an earlier one.
void writeRows(const std::filesystem::path& path, std::int64_t first, std::int64_t rows) {
  static constexpr const char* kEnglish[] = {"The weather was very fine, so we went for a walk near the lake",
                                             "He told me that he had already gone home early in the evening",
                                             "Nobody knew where the letter had come from or who had sent it"};
  static constexpr const char* kKorean[] = {"날씨가 매우 좋아서 우리는 호숫가로 산책을 나갔습니다",
                                            "그는 저녁 일찍 이미 집에 돌아갔다고 나에게 말했습니다",
                                            "편지가 어디서 왔는지 누가 보냈는지 아무도 몰랐습니다"};
  std::ofstream file(path, std::ios::binary);
  file << "source\ttarget\n";
  std::mt19937_64 random(static_cast<std::uint64_t>(first) + 1);
  for (std::int64_t i = 0; i < rows; ++i) {
    const bool repeats = i > 0 && random() % 100 == 0;
    const std::int64_t number =
        first + (repeats ? static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(i)) : i);
    const auto kind = static_cast<std::size_t>(number % 3);
    file << kEnglish[kind] << ' ' << number << ".\t" << kKorean[kind] << ' ' << number << ".\n";
  }
}

s2s::DataCheckRequest requestOf(const Files& files, const std::string& check) {
  using Role = s2s::CheckedSet::Role;
  s2s::DataCheckRequest request;
  if (check != "all") request.checks = {check};
  request.split.validation = kSplit;
  for (const auto& [path, role] :
       {std::pair{files.train(), Role::train}, {files.other(), Role::train}, {files.test(), Role::test}}) {
    s2s::CheckedSet set;
    set.data.path = path.string();
    set.role = role;
    request.sets.push_back(std::move(set));
  }
  return request;
}

double userSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + 1e-6 * static_cast<double>(usage.ru_utime.tv_usec);
}

int checkAlone(const Files& files, const std::string& check) {
  const std::uint64_t before = s2s::peakResidentBytes();
  const double began = userSeconds();
  const s2s::Result<s2s::DataReport> report = s2s::checkData(requestOf(files, check), s2s::RunControl());
  if (!report) {
    std::fprintf(stderr, "error: %s\n", report.error().message().c_str());
    return 1;
  }
  std::int64_t rows = 0, found = 0;
  for (const s2s::SetSummary& set : report->sets) rows += set.rows;
  for (const s2s::Finding& finding : report->findings) found += finding.rows;
  const double user = userSeconds() - began;
  std::printf(
      "%-12s %7.1f s computing, %7.1f s in all, %6.2f million rows a second, %7.1f MB at its highest; %lld "
      "found\n",
      check.c_str(), user, report->seconds, 1e-6 * static_cast<double>(rows) / user,
      static_cast<double>(s2s::peakResidentBytes() - before) / 1e6, static_cast<long long>(found));
  std::fflush(stdout);
  return 0;
}

/// In a process of its own.
bool check(const Files& files, const std::string& name) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) _exit(checkAlone(files, name));
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t rows = argc > 1 ? std::atoll(argv[1]) : 5'000'000;
  const Files files{std::filesystem::temp_directory_path() /
                    ("s2s-benchmark-checks-" + std::to_string(getpid()))};
  std::filesystem::create_directories(files.folder);
  // The other training set shares a tenth of its rows with the first, the test set a hundredth.
  writeRows(files.train(), 0, rows);
  writeRows(files.other(), rows - rows / 100, rows / 10);
  writeRows(files.test(), rows / 2, rows / 1000 + 1);
  std::printf("%lld rows to train on, %.1f MB\n", static_cast<long long>(rows),
              static_cast<double>(std::filesystem::file_size(files.train())) / 1e6);
  std::vector<std::string> names(argv + std::min(argc, 2), argv + argc);
  if (names.empty()) {
    for (const s2s::DataCheckName& one : s2s::dataCheckNames()) names.push_back(one.name);
    names.push_back("all");
  }
  bool done = true;
  for (const std::string& name : names) done = check(files, name) && done;
  std::filesystem::remove_all(files.folder);
  return done ? 0 : 1;
}
