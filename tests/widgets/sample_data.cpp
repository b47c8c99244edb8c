#include "tests/widgets/sample_data.h"

#include <cmath>
#include <random>

#include "widgets/charts/confusion_matrix.h"
#include "widgets/charts/histogram_chart.h"
#include "widgets/charts/interval_bars.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/stacked_bars.h"

namespace s2s {
namespace {

Option option(const char* name, OptionType type, Json defaultValue, const char* help, bool common = false) {
  Option made;
  made.name = name;
  made.type = type;
  made.defaultValue = std::move(defaultValue);
  made.help = help;
  made.common = common;
  return made;
}

Option section(const char* name, const char* title, std::vector<Option> options) {
  Option made = option(name, OptionType::object, Json::object(), title, true);
  made.fields.push_back({name, title, title, std::move(options), false});
  return made;
}

}  // namespace

OptionSchema sampleSchema() {
  Option from =
      option("from", OptionType::path, nullptr, "A folder, a run, a config.json or a preset's name", true);
  from.required = true;
  Option source =
      option("source", OptionType::text, "source", "Column of the source text, by name or by number", true);
  source.alternative = OptionType::integer;
  source.minimum = 1;
  Option path = option("path", OptionType::path, nullptr, "The file", true);
  path.required = true;
  Option train = option("train", OptionType::list, nullptr, "The data sets to train on");
  train.fields.push_back({"source", "Data set", "A file of rows", {path, source}, false});
  Option optimizer = option("kind", OptionType::choice, "adafactor", "How gradients become steps", true);
  optimizer.choices = {"adamw", "adam", "adafactor"};
  Option rate = option("learning_rate", OptionType::number, 0.001, "Peak of the schedule", true);
  rate.minimum = 0;
  rate.nullable = true;
  Option batch = option("batch_size", OptionType::integer, 16, "Examples in a micro-batch", true);
  batch.minimum = 1;
  batch.maximum = 4096;
  batch.unit = "examples";
  Option steps = option("steps", OptionType::integer, nullptr, "Optimizer steps of the whole run", true);
  steps.minimum = 1;
  steps.unit = "steps";
  Option precision = option("precision", OptionType::choice, "float32", "Of the forward and backward pass");
  precision.choices = {"float32", "bfloat16"};
  Option tokenizer =
      section("train", "Train a tokenizer", {option("pieces", OptionType::integer, 8000, "Vocabulary")});
  tokenizer.defaultValue = nullptr;
  tokenizer.common = false;
  return {"recipe",
          "Recipe",
          "",
          {option("name", OptionType::text, "run", "Name of the run"), section("model", "Model", {from}),
           section("data", "Data",
                   {train, option("shuffle", OptionType::boolean, true, "A new order in every epoch")}),
           section("optimizer", "Optimizer", {optimizer, rate}),
           section("training", "Training", {steps, batch, precision}),
           section("tokenizer", "Tokenizer", {tokenizer})},
          false};
}

std::vector<RunRow> sampleRuns() {
  RunRow a;
  a.id = "runs/a";
  a.name = "mt5-small tatoeba";
  a.status = "running";
  a.model = "mt5-small";
  a.step = 1240;
  a.totalSteps = 3000;
  a.loss = 0.7213;
  a.started = QDateTime(QDate(2026, 3, 1), QTime(9, 30));
  a.seconds = 192;
  RunRow b = a;
  b.id = "runs/b";
  b.name = "t5-base 독일어";
  b.status = "finished";
  b.step = 900;
  b.totalSteps = 900;
  b.loss = 1.25;
  b.validationLoss = 1.31;
  b.accuracy = 0.72;
  b.started = a.started.addDays(-1);
  b.seconds = 7325;
  b.tags = {"baseline"};
  b.style = 1;
  return {a, b};
}

std::vector<PiecesView::Piece> samplePieces() {
  return {{"▁", 259, false},   {"unk", 2, true},         {"▁있다", 9000, false},
          {".", 260, false},   {"▁There", 1213, false},  {"▁is", 339, false},
          {"▁an", 461, false}, {"▁apple", 28000, false}, {".", 260, false}};
}

void fillCurve(LineChart& chart, int series, const std::function<double(double)>& function) {
  std::mt19937 random(7);
  std::normal_distribution<double> noise(0.0, 1.0);
  std::vector<double> x, y;
  for (int step = 1; step <= 1250; ++step) {
    x.push_back(step);
    y.push_back(function(step) * (1.0 + 0.08 * noise(random)));
  }
  chart.setData(series, std::move(x), std::move(y));
}

LineChart* makeLossChart() {
  auto* chart = new LineChart;
  chart->setTitle("Loss");
  chart->setLabels("step", "nats per token");
  const auto loss = [](double x) { return 0.6 + 3.6 * std::exp(-x / 300); };
  const int train = chart->addSeries("train");
  fillCurve(*chart, train, loss);
  const int validation = chart->addSeries("검증 validation");
  std::vector<double> x, y;
  for (int step = 25; step <= 1250; step += 25) {
    x.push_back(step);
    y.push_back(loss(step) * 1.05 + 0.25);
  }
  chart->setData(validation, x, y);
  chart->setSeriesSmoothed(validation, false);
  chart->setSmoothing(0.95);
  return chart;
}

StackedBars* makeParameterBars() {
  auto* bars = new StackedBars;
  bars->setParts({"embedding", "encoder", "decoder", "output head"});
  bars->setUnit("parameters");
  bars->setRows({{"mt5-base", {192086016, 84954240, 113275008, 192086016}},
                 {"mt5-small", {128057344, 18876480, 25185600, 128057344}},
                 {"t5-base", {24674304, 84954240, 113275008, 0}},
                 {"t5-small", {16449536, 18881280, 25175808, 0}}});
  bars->setFootnote("tied matrices are counted once");
  return bars;
}

HistogramChart* makeLengthsHistogram() {
  std::mt19937 random(5);
  const auto lengths = [&](double middle, double spread) {
    std::lognormal_distribution<double> draw(std::log(middle), spread);
    std::vector<ValueCount> counts;
    for (int i = 0; i < 20'000; ++i) counts.push_back({1 + static_cast<std::int64_t>(draw(random)), 1});
    counts.push_back({2'400, 1});
    return CountedValues(std::move(counts));
  };
  auto* chart = new HistogramChart;
  chart->setTitle("Length of the source in tokens");
  chart->setLabels("tokens", "rows");
  chart->setCutOff(64);
  chart->setSeries({{"mt5-small", lengths(24, 0.5)}, {"byt5-small · 바이트", lengths(52, 0.55)}});
  return chart;
}

IntervalBars* makeMetricBars() {
  auto* chart = new IntervalBars;
  chart->setTitle("Metrics on the test set");
  chart->setLabels("score", "95 % intervals, bootstrap");
  const auto bar = [](double value, double half) {
    return IntervalBars::Bar{value, AxisRange{value - half, value + half}};
  };
  chart->setData({"BLEU (char)", "chrF++", "정확히 같음"},
                 {{"t5-tiny", {bar(18.2, 1.1), bar(24.9, 0.9), bar(3.2, 0.8)}},
                  {"mt5-tiny", {bar(21.4, 1.3), bar(27.7, 1.0), bar(4.1, 0.9)}},
                  {"m2m-tiny", {bar(20.9, 1.2), bar(28.3, 1.1), {NAN}}}});
  return chart;
}

ConfusionMatrix* makeTopicConfusion() {
  auto* chart = new ConfusionMatrix;
  chart->setTitle("Topics");
  chart->setCounts({"IT과학", "경제", "사회", "생활문화", "세계", "스포츠", "정치"},
                   {{812, 61, 40, 22, 9, 3, 12},
                    {70, 905, 66, 14, 21, 1, 33},
                    {44, 71, 640, 122, 18, 5, 90},
                    {18, 20, 133, 780, 16, 14, 7},
                    {12, 30, 22, 17, 1012, 6, 41},
                    {2, 0, 9, 12, 5, 961, 1},
                    {7, 25, 88, 6, 38, 0, 846}});
  return chart;
}

}  // namespace s2s
