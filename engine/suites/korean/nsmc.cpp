// Naver sentiment movie corpus, https://github.com/e9t/nsmc: TSV without quoting, header id document label; 0
// is negative.
#include "engine/suites/suite_readers.h"

namespace s2s {
namespace {

Result<SuiteRows> read(const std::filesystem::path& file) {
  return suite_readers::readTable(file, suite_readers::kTabs, {"document", "", {"label"}});
}

}  // namespace

SuiteTask nsmcTask() {
  SuiteTask task;
  task.name = "nsmc";
  task.title = "NSMC";
  task.testTitle = "test";
  task.format = "TSV with the header id, document, label";
  task.source = "https://github.com/e9t/nsmc";
  task.trainFiles = {"nsmc/ratings_train.txt", "nsmc/nsmc_raw_train40k.tsv"};
  task.testFiles = {"nsmc/ratings_test.txt", "nsmc/nsmc_raw_test5k.tsv"};
  task.read = read;
  task.metrics = {{"Acc", "accuracy"}};
  task.recipe = {{"data", {{"max_source_tokens", 48}}}};
  return task;
}

}  // namespace s2s
