#include "tests/widgets/gallery_test.h"

#include <cmath>

#include "tests/widgets/sample_data.h"
#include "widgets/charts/chart_export.h"
#include "widgets/charts/confusion_matrix.h"
#include "widgets/charts/export_dialog.h"
#include "widgets/charts/figure_style_form.h"
#include "widgets/charts/histogram_chart.h"
#include "widgets/charts/interval_bars.h"
#include "widgets/charts/line_chart.h"
#include "widgets/charts/stacked_bars.h"
#include "widgets/forms/schema_form.h"
#include "widgets/item_models/runs_model.h"
#include "widgets/item_models/samples_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/chip.h"
#include "widgets/panes/confirm_dialog.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/memory_gauge.h"
#include "widgets/panes/navigation_rail.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/pieces_view.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/panes/spark_line.h"
#include "widgets/panes/status_strip.h"
#include "widgets/panes/table_view.h"
#include "widgets/theme/icons.h"

namespace s2s {
namespace {

using Maker = QWidget* (*)();

QWidget* framed(QWidget* page) {
  auto* frame = new QWidget;
  frame->setProperty("role", "page");
  auto* column = new QVBoxLayout(frame);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  auto* rail = new NavigationRail;
  for (const auto& [name, word] : std::initializer_list<std::pair<QString, QString>>{{"home", "Home"},
                                                                                     {"models", "Models"},
                                                                                     {"train", "Train"},
                                                                                     {"runs", "Runs"},
                                                                                     {"prompt", "Prompt"}}) {
    rail->addPage(name, word);
  }
  rail->setCurrentPage(2);
  rail->addBottomWidget(makeIconButton("moon", "Theme"));
  row->addWidget(rail);
  row->addWidget(page, 1);
  column->addLayout(row, 1);
  auto* status = new StatusStrip;
  status->setStatus({EngineStatus::State::training, "Training", "mt5-small · tatoeba", "step 1,240 / 3,000",
                     0.41, "3 min 12 s left", "1,420 tokens/s", "memory 2.9 of 6.0 GiB", "CPU · bfloat16"});
  column->addWidget(status);
  frame->resize(1366, 768);
  return frame;
}

QVBoxLayout* pageColumn(QWidget* page) {
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(length::kPageMargin, 20, length::kPageMargin, 20);
  column->setSpacing(length::kGap);
  return column;
}

QWidget* trainPage() {
  auto* page = new QWidget;
  QVBoxLayout* column = pageColumn(page);
  auto* title = new PageTitle("Train");
  title->setSubtitle("mt5-small on Tatoeba English → Korean");
  title->addAction(makeButton("Ask it now"));
  title->addAction(makeButton("Stop"));
  QPushButton* pause = makeButton("Pause", ButtonRole::primary);
  pause->setIcon(icon("pause", IconColor::onAccent));
  title->addAction(pause);
  column->addWidget(title);
  auto* row = new QHBoxLayout;
  row->setSpacing(length::kGap);
  auto* recipe = new Card("Recipe");
  recipe->setFixedWidth(288);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  auto* form = new SchemaForm;
  form->setProperty("role", "scrolled");
  form->setSchema(sampleSchema());
  form->setSuggestions("model.from", {"mt5-small", "t5-base"});
  form->setFieldValue("model.from", "mt5-small");
  form->setFieldValue("training.batch_size", -3);
  scroll->setWidget(form);
  recipe->content()->addWidget(scroll, 1);
  auto* gauge = new MemoryGauge("Memory");
  const double gib = 1024.0 * 1024 * 1024;
  gauge->setParts(
      {{"weights", 1.2 * gib}, {"gradients", 0.6 * gib}, {"optimizer", 0.1 * gib}, {"activations", gib}},
      6 * gib);
  recipe->content()->addWidget(gauge);
  row->addWidget(recipe);
  auto* right = new QVBoxLayout;
  right->setSpacing(length::kGap);
  auto* loss = new Card;
  loss->content()->addWidget(makeLossChart());
  right->addWidget(loss, 5);
  auto* small = new QHBoxLayout;
  small->setSpacing(length::kGap);
  auto* accuracy = new Card;
  auto* accuracyChart = new LineChart;
  accuracyChart->setTitle("Token accuracy");
  fillCurve(*accuracyChart, accuracyChart->addSeries("Token accuracy"),
            [](double x) { return 0.8 - 0.8 * std::exp(-x / 300); });
  accuracy->content()->addWidget(accuracyChart);
  small->addWidget(accuracy);
  auto* rate = new Card;
  auto* rateChart = new LineChart;
  rateChart->setTitle("Learning rate");
  const int rateSeries = rateChart->addSeries("Learning rate", 2);
  rateChart->setData(rateSeries, {0, 125, 1250}, {0, 1e-3, 3e-4});
  rate->content()->addWidget(rateChart);
  small->addWidget(rate);
  right->addLayout(small, 4);
  auto* samples = new Card("Samples at step 1,200");
  samples->setNote("validation, greedy");
  auto* table = new TableView;
  auto* model = new SamplesModel(table);
  model->setSamples({{"There is an apple.", "사과가 있다.", "사과가 있다."},
                     {"I have to go to sleep.", "저는 자러 가야 해요.", "나 자러 가야 해."}});
  table->setModel(model);
  table->horizontalHeader()->hide();
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  samples->content()->addWidget(table);
  right->addWidget(samples, 3);
  row->addLayout(right, 1);
  column->addLayout(row, 1);
  return framed(page);
}

QWidget* modelsPage() {
  auto* page = new QWidget;
  QVBoxLayout* column = pageColumn(page);
  auto* title = new PageTitle("Models");
  title->setSubtitle("6 chosen · parameters by part");
  title->addAction(makeButton("As table"));
  title->addAction(makeButton("Export…"));
  title->addAction(makeButton("Add model", ButtonRole::primary));
  column->addWidget(title);
  auto* bars = new Card;
  bars->content()->addWidget(makeParameterBars());
  column->addWidget(bars);
  auto* pieces = new Card("What each tokenizer makes of it");
  auto* field = new QLineEdit("사과가 있다. There is an apple.");
  field->setMinimumWidth(420);
  pieces->addHeaderWidget(field);
  auto* view = new PiecesView;
  view->setPieces(samplePieces());
  pieces->content()->addWidget(view);
  pieces->content()->addStretch(1);
  column->addWidget(pieces, 1);
  return framed(page);
}

QWidget* promptPage() {
  auto* page = new QWidget;
  QVBoxLayout* column = pageColumn(page);
  auto* title = new PageTitle("Prompt");
  title->setSubtitle("One prompt, several models side by side");
  title->addAction(new SegmentedControl({"Translate", "Fill spans", "Raw"}));
  column->addWidget(title);
  auto* banner = new ErrorBanner;
  banner->showError({"the model needs 6.4 GiB and the machine has 5.8 GiB free", "mt5-base",
                     "choose a smaller batch size"});
  column->addWidget(banner);
  auto* cards = new QHBoxLayout;
  cards->setSpacing(length::kGap);
  const char* answers[] = {"Es gibt einen Apfel.", "<extra_id_0> 있다.", "사과가 있다.", "사과가 있습니다."};
  for (int i = 0; i < 4; ++i) {
    auto* card = new Card(i == 0 ? "t5-base" : "mt5-small");
    card->setSeriesEdge(i);
    card->addHeaderWidget(new Chip("300 M"));
    QLabel* answer = makeLabel(answers[i], TextSize::prompt);
    answer->setWordWrap(true);
    card->content()->addWidget(answer);
    card->content()->addWidget(makeLabel(i == 2 ? "matches the reference" : "never taught to translate",
                                         TextSize::label, i == 2 ? TextColor::good : TextColor::caution));
    card->content()->addWidget(new Chip("100 % of Korean pieces unknown"));
    auto* spark = new SparkLine;
    spark->setSeries(i);
    spark->setValues({4, 3, 3.2, 2.1, 2.4, 1.2, 1.1, 0.8});
    card->content()->addWidget(spark);
    card->content()->addStretch(1);
    auto* divider = new QFrame;
    divider->setProperty("role", "divider");
    card->content()->addWidget(divider);
    card->content()->addWidget(
        makeLabel("0.41 s · 17 tokens/s · score −0.53", TextSize::label, TextColor::muted));
    cards->addWidget(card);
  }
  column->addLayout(cards, 1);
  auto* row = new QHBoxLayout;
  auto* runs = new Card("Runs");
  auto* table = new TableView;
  auto* model = new RunsModel(table);
  model->setRuns(sampleRuns());
  model->setTicked("runs/b", true);
  table->setSortableModel(model);
  runs->content()->addWidget(table);
  row->addWidget(runs, 2);
  auto* empty = new Card;
  empty->content()->addWidget(
      new EmptyState("runs", "No run yet. Start one, or open a folder with runs.", "New run"));
  row->addWidget(empty, 1);
  column->addLayout(row, 1);
  return framed(page);
}

QWidget* controls() {
  auto* page = new QWidget;
  page->setProperty("role", "page");
  auto* grid = new QGridLayout(page);
  auto* card = new Card("Controls");
  grid->addWidget(card);
  auto* row = new QHBoxLayout;
  for (const ButtonRole role :
       {ButtonRole::plain, ButtonRole::primary, ButtonRole::danger, ButtonRole::link}) {
    row->addWidget(makeButton("Button", role));
    QPushButton* off = makeButton("Disabled", role);
    off->setEnabled(false);
    row->addWidget(off);
  }
  card->content()->addLayout(row);
  auto* fields = new QHBoxLayout;
  auto* combo = new QComboBox;
  combo->addItems({"Korean · 한국어", "English"});
  fields->addWidget(combo);
  fields->addWidget(new QSpinBox);
  auto* line = new QLineEdit;
  line->setPlaceholderText("type a sentence");
  fields->addWidget(line);
  auto* tick = new QCheckBox("Shuffle");
  tick->setChecked(true);
  fields->addWidget(tick);
  fields->addWidget(new QCheckBox("Header"));
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setValue(40);
  fields->addWidget(slider);
  card->content()->addLayout(fields);
  auto* icons = new QGridLayout;
  const QStringList names = iconNames();
  for (int i = 0; i < names.size(); ++i) {
    auto* button = new QToolButton;
    button->setIcon(icon(names[i]));
    button->setIconSize({44, 44});
    icons->addWidget(button, i / 12, i % 12);
  }
  card->content()->addLayout(icons);
  auto* text = new QTextEdit("Several lines\n여러 줄");
  text->setFixedHeight(60);
  card->content()->addWidget(text);
  page->resize(820, 480);
  return page;
}

QWidget* formPage() {
  auto* page = new QWidget;
  page->setProperty("role", "page");
  auto* column = new QVBoxLayout(page);
  auto* card = new Card("Recipe");
  auto* form = new SchemaForm;
  form->setSchema(sampleSchema());
  form->setMoreOptionsVisible(true);
  form->setFieldValue("data.train", Json::array({Json{{"path", "tatoeba.tsv"}, {"source", 1}}}));
  form->setFieldValue("training.batch_size", "many");
  form->setFieldValue("tokenizer.train", Json::object());
  card->content()->addWidget(form);
  column->addWidget(card);
  page->resize(420, page->sizeHint().height());
  return page;
}

/// Keeps the charts that it exports.
template <typename... Charts>
QWidget* exportDialogOf(const char* style, Charts*... charts) {
  auto* dialog = new ExportDialog({offerOf(*charts)...});
  if (const auto found = findFigureStyle(style)) dialog->styleForm().setStyle(*found);
  (QObject::connect(dialog, &QObject::destroyed, charts, &QObject::deleteLater), ...);
  return dialog;
}

QWidget* exportDialog() { return exportDialogOf("single-column", makeLossChart()); }
QWidget* exportSeveral() {
  return exportDialogOf("screen", makeLossChart(), makeLengthsHistogram(), makeMetricBars());
}

QWidget* onCard(QWidget* chart, QSize size) {
  auto* page = new QWidget;
  page->setProperty("role", "page");
  auto* column = new QVBoxLayout(page);
  auto* card = new Card;
  card->content()->addWidget(chart, 1);
  column->addWidget(card, 1);
  page->resize(size);
  return page;
}

QWidget* histogram() { return onCard(makeLengthsHistogram(), {820, 340}); }
QWidget* intervalBars() { return onCard(makeMetricBars(), {720, 340}); }
QWidget* confusionMatrix() { return onCard(makeTopicConfusion(), {720, 560}); }
QWidget* emptyHistogram() {
  auto* chart = new HistogramChart;
  chart->setTitle("Lengths");
  chart->setEmptyText("Choose a model to count its tokens.");
  return onCard(chart, {500, 260});
}

QWidget* confirmDialog() {
  return new ConfirmDialog("A run is training",
                           "Pausing writes a checkpoint. It can be resumed at any time, bit for bit.",
                           {"Pause and close", "Stay"});
}

QWidget* crosshair() {
  LineChart* chart = makeLossChart();
  chart->resize(900, 320);
  return chart;
}

QWidget* emptyChart() {
  auto* chart = new LineChart;
  chart->setTitle("Loss");
  chart->setEmptyText("Curves appear here as soon as a run starts.");
  chart->resize(500, 220);
  return chart;
}

QWidget* logarithmic() {
  LineChart* chart = makeLossChart();
  chart->setLogarithmicY(true);
  chart->resize(500, 260);
  return chart;
}

}  // namespace

void GalleryTest::initTestCase() { QVERIFY(QDir().mkpath(QStringLiteral(S2S_BINARY_DIR "/gallery"))); }

void GalleryTest::draws_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<void*>("maker");
  QTest::addColumn<bool>("dark");
  const std::pair<const char*, Maker> makers[] = {{"train", trainPage},
                                                  {"models", modelsPage},
                                                  {"prompt", promptPage},
                                                  {"controls", controls},
                                                  {"form", formPage},
                                                  {"export_dialog", exportDialog},
                                                  {"confirm", confirmDialog},
                                                  {"crosshair", crosshair},
                                                  {"empty_chart", emptyChart},
                                                  {"logarithmic", logarithmic},
                                                  {"export_several", exportSeveral},
                                                  {"histogram", histogram},
                                                  {"interval_bars", intervalBars},
                                                  {"confusion_matrix", confusionMatrix},
                                                  {"empty_histogram", emptyHistogram}};
  for (const auto& [name, maker] : makers) {
    for (const bool dark : {false, true}) {
      const QString label = QString(name) + (dark ? "_dark" : "_light");
      QTest::newRow(qPrintable(label)) << label << reinterpret_cast<void*>(maker) << dark;
    }
  }
}

void GalleryTest::draws() {
  QFETCH(QString, name);
  QFETCH(void*, maker);
  QFETCH(bool, dark);
  Theme::apply(*qApp, dark ? ThemeChoice::dark : ThemeChoice::light);
  const std::unique_ptr<QWidget> widget(reinterpret_cast<Maker>(maker)());
  widget->show();
  QVERIFY(QTest::qWaitForWindowExposed(widget.get()));
  QTest::qWait(80);
  if (auto* chart = qobject_cast<LineChart*>(widget.get());
      chart != nullptr && name.startsWith("crosshair")) {
    chart->setCursor(700.0);
  }
  const QImage picture = widget->grab().toImage();
  QVERIFY(picture.save(QStringLiteral(S2S_BINARY_DIR "/gallery/") + name + ".png"));
  QSet<QRgb> colors;
  for (int y = 0; y < picture.height(); y += 3) {
    for (int x = 0; x < picture.width(); x += 3) colors.insert(picture.pixel(x, y));
  }
  QVERIFY2(colors.size() > 8, "the picture is all but empty");
}

}  // namespace s2s
