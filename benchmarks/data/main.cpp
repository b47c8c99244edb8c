// Opens a table of many rows as the Data page does: how long the index takes, what it costs in memory, how
// long a row takes to come. Usage: benchmark_data [ROWS [FILE]]; without FILE a TSV file of that many rows
// (10 million by default) is written to the folder for temporary files first.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include "engine/core/process_memory.h"
#include "engine/data/indexed_table.h"

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::filesystem::path writeTable(std::int64_t rows) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("s2s-benchmark-" + std::to_string(getpid()) + ".tsv");
  std::ofstream file(path, std::ios::binary);
  file << "en\tko\n";
  std::mt19937_64 random(1);
  for (std::int64_t i = 0; i < rows; ++i) {
    file << "Sentence number " << i << ' ' << std::string(random() % 60, 'x') << "\t문장 번호 "
         << random() % 1000000 << (i % 100000 == 99999 ? "\tone column too many\n" : "\n");
  }
  return path;
}

void printTimes(const char* what, std::vector<double> seconds) {
  std::ranges::sort(seconds);
  std::printf("%-28s median %8.1f us, 99 in 100 below %8.1f us, longest %8.1f us\n", what,
              1e6 * seconds[seconds.size() / 2], 1e6 * seconds[seconds.size() * 99 / 100],
              1e6 * seconds.back());
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t rows = argc > 1 ? std::atoll(argv[1]) : 10'000'000;
  const bool own = argc < 3;
  const std::filesystem::path path = own ? writeTable(rows) : std::filesystem::path(argv[2]);
  const std::uint64_t before = s2s::peakResidentBytes();
  const auto start = Clock::now();
  auto opened = s2s::IndexedTable::open(path);
  if (!opened) {
    std::fprintf(stderr, "error: %s\n", opened.error().message().c_str());
    return 1;
  }
  s2s::IndexedTable& table = **opened;
  std::printf("open() returned after        %8.1f ms\n", 1e3 * secondsSince(start));
  while (table.progress().rows == 0 && !table.progress().finished) usleep(200);
  if (table.row(0)) std::printf("the first row was there after %7.1f ms\n", 1e3 * secondsSince(start));
  table.wait();
  const s2s::IndexedTable::Progress progress = table.progress();
  std::printf(
      "%lld rows, %lld bad, %.1f MB (%s) indexed in %.2f s\n", static_cast<long long>(progress.rows),
      static_cast<long long>(progress.badRows),
      static_cast<double>(std::filesystem::is_regular_file(path) ? std::filesystem::file_size(path) : 0) /
          1e6,
      table.form().words().c_str(), secondsSince(start));
  std::mt19937_64 random(2);
  std::vector<double> jumps, scrolls;
  for (int i = 0; i < 2000; ++i) {
    const auto at = Clock::now();
    if (!table.row(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(progress.rows)))) return 1;
    jumps.push_back(secondsSince(at));
  }
  for (std::int64_t i = 0; i < std::min<std::int64_t>(20000, progress.rows); ++i) {
    const auto at = Clock::now();
    if (!table.row(progress.rows / 2 + i < progress.rows ? progress.rows / 2 + i : i)) return 1;
    scrolls.push_back(secondsSince(at));
  }
  printTimes("a row anywhere:", jumps);
  printTimes("the next row, scrolling:", scrolls);
  std::printf("memory: %.1f MB beyond the program's own %.1f MB at its highest\n",
              static_cast<double>(s2s::peakResidentBytes() - before) / 1e6,
              static_cast<double>(before) / 1e6);
  if (own) std::filesystem::remove(path);
  return 0;
}
