#include "app/command_line/verbs/data/check_arguments.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>

#include "app/command_line/opened_tokenizer.h"
#include "app/command_line/verbs/data/other_set.h"
#include "app/command_line/verbs/data/subcommands.h"

namespace s2s::command_line {
namespace {

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
  if (finding.otherOf == 0 && !finding.other.empty()) {
    line += ": " + finding.other;
  } else if (!finding.other.empty()) {
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

void append(std::vector<std::string>& cells, std::vector<std::string> more) {
  std::ranges::move(more, std::back_inserter(cells));
}

/// The columns of the checks that were made.
void printTokens(const DataReport& report, const Console& console) {
  if (report.tokens.empty()) return;
  const bool hasLengths = std::ranges::any_of(report.tokens, &TokenFinding::hasLengths),
             hasUnknown = std::ranges::any_of(report.tokens, &TokenFinding::hasUnknown);
  std::vector<std::vector<std::string>> table = {{"set", "tokenizer", "side"}};
  if (hasLengths) append(table.back(), {"mean", "median", "95 %", "99 %", "longest", "cut"});
  if (hasUnknown) append(table.back(), {"unknown"});
  for (const TokenFinding& finding : report.tokens) {
    const LengthHistogram& lengths = finding.lengths;
    char mean[32];
    std::snprintf(mean, sizeof mean, "%.1f", lengths.mean());
    table.push_back({finding.set, finding.tokenizer, finding.side});
    if (hasLengths)
      append(table.back(), {mean, groupedNumber(lengths.percentile(0.5)),
                            groupedNumber(lengths.percentile(0.95)), groupedNumber(lengths.percentile(0.99)),
                            groupedNumber(lengths.longest()), percent(lengths.shareAbove(finding.cutOff))});
    if (hasUnknown) append(table.back(), {percent(finding.unknownShare)});
  }
  console.table(table);
}

/// Whether a vocabulary cannot write something, or a cut-off takes something.
bool losesText(const TokenFinding& finding) {
  return finding.textsWithUnknown > 0 || finding.lengths.countAbove(finding.cutOff) > 0;
}

}  // namespace

void declareWhatToCheck(CLI::App& parser, std::vector<std::string>& checks, std::vector<std::string>& models,
                        std::size_t& examples) {
  parser
      .add_option("--check", checks,
                  "What to check, separated by commas: " + knownChecks() + "; without it all")
      ->delimiter(',');
  parser
      .add_option("--model", models,
                  "Count lengths and unknown tokens by the vocabulary of this MODEL; repeatable")
      ->allow_extra_args(false);
  parser.add_option("--examples", examples, "Rows to show of each finding (5)")->check(CLI::Range(0, 1000));
}

std::vector<std::string> chosenChecks(const std::vector<std::string>& named) {
  return std::ranges::find(named, "all") != named.end() ? std::vector<std::string>() : named;
}

bool countsTokens(const std::vector<std::string>& named) {
  return std::ranges::any_of(named, [](const std::string& check) {
    return check == "all" || check == "lengths" || check == "unknown";
  });
}

Result<std::vector<CheckedTokenizer>> openTokenizers(const std::vector<std::string>& models,
                                                     std::int64_t sourceCutOff, std::int64_t targetCutOff) {
  std::vector<CheckedTokenizer> tokenizers;
  for (const std::string& model : models) {
    Result<OpenedTokenizer> opened = openTokenizer(model);
    if (!opened) return opened.error();
    tokenizers.push_back(
        {model, opened->path.string(), std::move(opened->tokenizer), sourceCutOff, targetCutOff});
  }
  return tokenizers;
}

std::function<void(const DataCheckProgress&)> checkProgress(Console& console) {
  return [&console](const DataCheckProgress& progress) {
    char text[64];
    std::snprintf(text, sizeof text, "checking %3.0f %%  ", 100.0 * progress.share);
    console.progress(text + countedRows(progress.rows));
  };
}

std::shared_ptr<CheckArguments> declareChecks(CLI::App& parser) {
  auto arguments = std::make_shared<CheckArguments>();
  arguments->columns = declareColumns(parser);
  declareWhatToCheck(parser, arguments->checks, arguments->models, arguments->examples);
  const auto files = [&](const char* name, std::vector<std::string>& into, const char* help) {
    parser.add_option(name, into, help)->allow_extra_args(false);
  };
  files("--against", arguments->against,
        "A test file with the same columns: rows of FILE that are also in it are counted; of parallel text "
        "both files as FILE+TARGETS; repeatable");
  files("--validation", arguments->validation,
        "A validation file with the same columns, for the same; repeatable");
  files(
      "--also", arguments->also,
      "Another training file with the same columns: its rows that are also in FILE are counted; repeatable");
  parser
      .add_option(
          "--split", arguments->split,
          "Share of FILE that a recipe with seed 1 holds out for validation: rows to train on that are "
          "also held out are counted")
      ->check(CLI::Range(0.0, 0.9));
  parser.add_option("--max-tokens", arguments->maximumTokens, "Cut-off whose victims are counted (128)")
      ->check(CLI::Range(1, 1 << 20));
  parser.add_option("--threshold", arguments->threshold, "Least share of a text in its language (0.99)")
      ->check(CLI::Range(0.0, 1.0));
  return arguments;
}

Result<DataReport> runChecks(const DataFileArguments& file, const CheckArguments& arguments,
                             Console& console) {
  const Result<ChosenTexts> texts = chosenTexts(file, *arguments.columns);
  if (!texts) return texts.error();
  DataCheckRequest request;
  request.checks = chosenChecks(arguments.checks);
  request.languageThreshold = arguments.threshold;
  request.examples = arguments.examples;
  request.split.validation = arguments.split;
  request.sets.push_back({texts->data, CheckedSet::Role::train, texts->needs});
  const auto add = [&](const char* option, const std::vector<std::string>& files,
                       CheckedSet::Role role) -> Result<void> {
    for (const std::string& given : files) {
      Result<DataSource> other = otherSet(option, given, texts->data);
      if (!other) return other.error();
      other->format = "auto";
      request.sets.push_back({std::move(*other), role, texts->needs});
    }
    return {};
  };
  for (const Result<void>& added : {add("--also", arguments.also, CheckedSet::Role::train),
                                    add("--against", arguments.against, CheckedSet::Role::test),
                                    add("--validation", arguments.validation, CheckedSet::Role::validation)}) {
    if (!added) return added.error();
  }
  Result<std::vector<CheckedTokenizer>> tokenizers =
      openTokenizers(arguments.models, arguments.maximumTokens, arguments.maximumTokens);
  if (!tokenizers) return tokenizers.error();
  if (tokenizers->empty() && countsTokens(arguments.checks))
    console.note("lengths and unknown tokens are not counted without --model");
  request.tokenizers = std::move(*tokenizers);
  Result<DataReport> report = checkData(request, RunControl(), checkProgress(console));
  console.endProgress();
  return report;
}

void printReport(const DataReport& report, const Console& console) {
  printTokens(report, console);
  for (const Finding& finding : report.findings) {
    if (finding.rows > 0) printFinding(finding, console);
  }
  if (report.findings.empty() && report.tokens.empty()) return;  // nothing was looked for
  if (std::ranges::any_of(report.findings, [](const Finding& finding) { return finding.rows > 0; }) ||
      std::ranges::any_of(report.tokens, losesText))
    return;
  std::int64_t rows = 0;
  for (const SetSummary& set : report.sets) rows += set.rows;
  console.line("nothing was found in " + countedRows(rows));
}

}  // namespace s2s::command_line
