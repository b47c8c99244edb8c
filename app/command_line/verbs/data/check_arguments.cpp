#include "app/command_line/verbs/data/check_arguments.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/command_line/opened_tokenizer.h"

namespace s2s::command_line {
namespace {

/// Empty for all of them.
std::vector<std::string> chosenChecks(const CheckArguments& arguments) {
  const bool all = std::ranges::find(arguments.checks, "all") != arguments.checks.end();
  return all ? std::vector<std::string>() : arguments.checks;
}

std::string knownChecks() {
  std::string names = "all";
  for (const DataCheckName& check : dataCheckNames()) names += ", " + check.name;
  return names;
}

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, share > 0.0 && share < 0.001 ? "%.3f %%" : "%.1f %%", 100.0 * share);
  return text;
}

std::string shortened(std::string text) {
  constexpr std::size_t kMost = 60;
  std::ranges::replace(text, '\n', ' ');
  std::size_t bytes = 0, characters = 0;
  while (bytes < text.size() && characters < kMost) {
    ++bytes, ++characters;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
  }
  return bytes < text.size() ? text.substr(0, bytes) + "…" : text;
}

void printFinding(const Finding& finding, const Console& console) {
  std::string line = finding.set + ": " + groupedNumber(finding.rows) + " of " + groupedNumber(finding.of) +
                     " (" + percent(finding.share()) + ") " + finding.title;
  if (!finding.other.empty()) {
    line += "; " + finding.other + ": " + groupedNumber(finding.otherRows) + " of " +
            groupedNumber(finding.otherOf) + " (" + percent(finding.otherShare()) + ")";
  }
  console.line(line);
  for (const RowExample& example : finding.examples) {
    console.line("  line " + std::to_string(example.line) + (example.why.empty() ? "" : ", " + example.why) +
                 ": " + shortened(example.source) +
                 (example.target.empty() ? "" : " → " + shortened(example.target)));
  }
  if (!finding.filter.is_null()) console.line("  --filter '" + writeJson(finding.filter) + "'");
}

void printTokens(const DataReport& report, const Console& console) {
  if (report.tokens.empty()) return;
  std::vector<std::vector<std::string>> table = {
      {"set", "tokenizer", "side", "mean", "median", "95 %", "99 %", "longest", "cut", "unknown"}};
  for (const TokenFinding& finding : report.tokens) {
    char mean[32];
    std::snprintf(mean, sizeof mean, "%.1f", finding.lengths.mean());
    table.push_back(
        {finding.set, finding.tokenizer, finding.side, mean, groupedNumber(finding.lengths.percentile(0.5)),
         groupedNumber(finding.lengths.percentile(0.95)), groupedNumber(finding.lengths.percentile(0.99)),
         groupedNumber(finding.lengths.longest()), percent(finding.lengths.shareAbove(finding.cutOff)),
         percent(finding.unknownShare)});
  }
  console.table(table);
}

}  // namespace

std::shared_ptr<CheckArguments> declareChecks(CLI::App& parser) {
  auto arguments = std::make_shared<CheckArguments>();
  arguments->columns = declareColumns(parser);
  parser
      .add_option("--check", arguments->checks,
                  "What to check, separated by commas: " + knownChecks() + "; without it all")
      ->delimiter(',');
  parser
      .add_option("--model", arguments->models,
                  "Count lengths and unknown tokens by the vocabulary of this MODEL; repeatable")
      ->allow_extra_args(false);
  parser
      .add_option(
          "--against", arguments->against,
          "A test file with the same columns: rows of FILE that are also in it are counted; repeatable")
      ->allow_extra_args(false);
  parser
      .add_option("--validation", arguments->validation,
                  "A validation file with the same columns, for the same; repeatable")
      ->allow_extra_args(false);
  parser.add_option("--max-tokens", arguments->maximumTokens, "Cut-off whose victims are counted (128)")
      ->check(CLI::Range(1, 1 << 20));
  parser.add_option("--threshold", arguments->threshold, "Least share of a text in its language (0.99)")
      ->check(CLI::Range(0.0, 1.0));
  parser.add_option("--examples", arguments->examples, "Rows to show of each finding (5)")
      ->check(CLI::Range(0, 1000));
  return arguments;
}

Result<DataReport> runChecks(const DataFileArguments& file, const CheckArguments& arguments,
                             Console& console) {
  const Result<ChosenTexts> texts = chosenTexts(file, *arguments.columns);
  if (!texts) return texts.error();
  DataCheckRequest request;
  request.checks = chosenChecks(arguments);
  request.languageThreshold = arguments.threshold;
  request.examples = arguments.examples;
  request.sets.push_back({texts->data, CheckedSet::Role::train, texts->needs});
  const auto addHeldOut = [&](const std::vector<std::string>& files, CheckedSet::Role role) {
    for (const std::string& path : files) {
      DataSource held = texts->data;
      held.path = path;
      held.format = "auto";
      request.sets.push_back({held, role, texts->needs});
    }
  };
  addHeldOut(arguments.against, CheckedSet::Role::test);
  addHeldOut(arguments.validation, CheckedSet::Role::validation);
  for (const std::string& model : arguments.models) {
    Result<OpenedTokenizer> opened = openTokenizer(model);
    if (!opened) return opened.error();
    request.tokenizers.push_back({model, opened->path.string(), std::move(opened->tokenizer),
                                  arguments.maximumTokens, arguments.maximumTokens});
  }
  Result<DataReport> report = checkData(request, RunControl(), [&console](const DataCheckProgress& progress) {
    char text[64];
    std::snprintf(text, sizeof text, "checking %3.0f %%  ", 100.0 * progress.share);
    console.progress(text + groupedNumber(progress.rows) + " rows");
  });
  console.endProgress();
  return report;
}

void printReport(const DataReport& report, const Console& console) {
  printTokens(report, console);
  for (const Finding& finding : report.findings) {
    if (finding.rows > 0) printFinding(finding, console);
  }
  std::int64_t rows = 0;
  for (const SetSummary& set : report.sets) rows += set.rows;
  if (std::ranges::none_of(report.findings, [](const Finding& finding) { return finding.rows > 0; }))
    console.line("nothing was found in " + groupedNumber(rows) + " rows");
}

}  // namespace s2s::command_line
