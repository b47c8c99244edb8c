#pragma once
// Fair comparisons in the language of the window.

#include <QString>
#include <vector>

#include "engine/comparisons/comparison_check.h"
#include "engine/comparisons/comparison_queue.h"
#include "engine/comparisons/comparison_result.h"
#include "engine/comparisons/training_time.h"

namespace s2s {

struct VerdictSentence {
  VerdictLine::Kind kind;
  QString title;  ///< what kind of thing it tells: "Caution", "Equal" …
  QString text;
};
/// The verdict, made anew of what was found.
std::vector<VerdictSentence> verdictInWindow(const ComparisonResult& result);

QString startingPointTitle(StartingPoint point);
QString runStageTitle(RunStage stage);

/// What it means to make something equal.
struct EqualisedWords {
  QString unit, explanation, amount;  ///< amount: what the number says
  bool isCounted = false;             ///< the number is a whole one
};
/// `what` as a description has it; an unknown one has no words.
EqualisedWords equalisedWords(const std::string& what);

/// "6 runs: 3 models with each of 2 seeds, one after another. …" with what they take.
QString plannedRunsText(const CheckedComparison& checked);

/// How long all of it trains, or why that cannot be told. Answering the test set is not in it, which is said.
QString trainingTimeText(const TrainingTime& time);
/// Rows of the test set that cannot be used, and why the first cannot; empty where there are none.
QString leftOutText(const TestRowCounts& test);
/// What is to be known of the metrics over its rows, a line for each; empty where there is nothing.
QString metricNotesText(const TestRowCounts& test);

/// Labels of the test set that models never learn, a line for each model; empty where there are none.
QString unlearnedText(const CheckedComparison& checked);

/// In what the test set is unlike all that models learn from, a line for each; empty where there are none.
QString askedOtherwiseText(const CheckedComparison& checked);

/// Words of models that take the place of different ones in their training sets, a line for each; empty where
/// there are none.
QString replacedWordsText(const CheckedComparison& checked);

/// Languages that models are given and cannot be told, a line for each; empty where there are none.
QString unusedLanguagesText(const CheckedComparison& checked);

/// How many rows of the test set models learn, a line for each; empty where there are none.
QString learnedTestText(const CheckedComparison& checked);

/// Shell lines that write the description to a file and run it.
QString comparisonCommand(const Comparison& comparison);
/// A shell line that goes on with what lies in a folder.
QString comparisonCommand(const QString& folder);

}  // namespace s2s
