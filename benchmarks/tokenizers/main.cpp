// Speed of a tokenizer on the lines of a text file, on one thread.
//
//   benchmark_tokenizers TOKENIZER FILE [SECONDS]
//
// Loads the tokenizer, encodes the whole file once, then again and again for some seconds, and prints
// {"mb_per_second", "first_mb_per_second", "load_seconds", "ids", "bytes"}: the median round, the first one,
// which finds no word in the cache, and how many ids there are.

#include <time.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "engine/core/json.h"
#include "engine/tokenizers/tokenizer.h"

namespace {

/// This thread's time on a processor, which other work of the machine does not stretch.
double threadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::cerr << "usage: benchmark_tokenizers TOKENIZER FILE [SECONDS]\n";
    return 2;
  }
  const double beforeLoading = threadSeconds();
  const auto tokenizer = s2s::loadTokenizer(words[1]);
  if (!tokenizer) {
    std::cerr << tokenizer.error().message() << '\n';
    return 1;
  }
  (void)(*tokenizer)->encode("a");
  const double loadSeconds = threadSeconds() - beforeLoading;

  std::vector<std::string> lines;
  double bytes = 0;
  std::ifstream stream(words[2]);
  for (std::string line; std::getline(stream, line); lines.push_back(line))
    bytes += static_cast<double>(line.size()) + 1;
  if (lines.empty()) {
    std::cerr << "no lines in " << words[2] << '\n';
    return 1;
  }

  const double limit = count > 3 ? std::stod(words[3]) : 5.0;
  std::vector<double> rounds;
  std::size_t ids = 0;
  const double start = threadSeconds();
  while (rounds.size() < 3 || threadSeconds() - start < limit) {
    const double roundStart = threadSeconds();
    ids = 0;
    for (const std::string& line : lines) ids += (*tokenizer)->encode(line).size();
    rounds.push_back(bytes / 1e6 / (threadSeconds() - roundStart));
  }
  const double first = rounds.front();
  std::ranges::nth_element(rounds, rounds.begin() + static_cast<std::ptrdiff_t>(rounds.size() / 2));
  std::cout << s2s::writeJson({{"mb_per_second", rounds[rounds.size() / 2]},
                               {"first_mb_per_second", first},
                               {"load_seconds", loadSeconds},
                               {"ids", ids},
                               {"bytes", bytes}})
            << '\n';
  return 0;
}
