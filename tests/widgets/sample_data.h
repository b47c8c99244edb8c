#pragma once
// Invented data that several tests draw or read.

#include <functional>
#include <vector>

#include "engine/core/option_schema.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/panes/pieces_view.h"

namespace s2s {

class ConfusionMatrix;
class HistogramChart;
class IntervalBars;
class LineChart;
class StackedBars;

/// A small recipe: sections, every option type, common and other options, lists of objects, an object that
/// may be absent.
OptionSchema sampleSchema();
std::vector<RunRow> sampleRuns();
std::vector<PiecesView::Piece> samplePieces();
LineChart* makeLossChart();
StackedBars* makeParameterBars();
/// Lengths of 20,000 sentences in two tokenizers, with a long tail.
HistogramChart* makeLengthsHistogram();
IntervalBars* makeMetricBars();
ConfusionMatrix* makeTopicConfusion();
/// 1,250 noisy points around a function.
void fillCurve(LineChart& chart, int series, const std::function<double(double)>& function);

}  // namespace s2s
