#include "app/window/prompt/prompt_page.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSaveFile>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/window/engine_bridge.h"
#include "app/window/model_catalogue.h"
#include "app/window/models/add_model_dialog.h"
#include "app/window/prompt/answer_card.h"
#include "app/window/prompt/prompt_bar.h"
#include "app/window/run_catalogue.h"
#include "app/window/settings.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/card.h"
#include "widgets/panes/empty_state.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/panes/table_view.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr double kSimilar = 0.4;  // below it two answers have too little in common to point at differences
constexpr std::size_t kDemoRecipes = 2;
const PromptTask kTasks[] = {PromptTask::translate, PromptTask::fill, PromptTask::raw};

}  // namespace

PromptPage::PromptPage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_history(QDir(workplace.settings.dataFolder()).filePath("prompt-history.json")),
      m_title(new PageTitle({})),
      m_add(makeButton({})),
      m_task(new SegmentedControl({"", "", ""})),
      m_banner(new ErrorBanner),
      m_bar(new PromptBar(workplace.settings)),
      m_demoCard(new Card),
      m_demoText(makeLabel({})),
      m_demoButton(makeButton({})),
      m_empty(new EmptyState("prompt", {}, " ")),
      m_cardArea(new QScrollArea),
      m_splitter(new QSplitter(Qt::Vertical)),
      m_historyCard(new Card(" ")),
      m_export(makeButton({}, ButtonRole::link)),
      m_historyTable(new TableView),
      m_historyModel(new TextTableModel(this)) {
  m_splitter->setObjectName("promptSplitter");
  m_title->addAction(m_add);
  m_title->addAction(m_task);

  auto* demoRow = new QHBoxLayout;
  demoRow->setSpacing(length::kGap);
  demoRow->addWidget(m_demoText, 1);
  demoRow->addWidget(m_demoButton);
  m_demoText->setWordWrap(true);
  m_demoButton->setObjectName("demoButton");
  m_demoCard->content()->addLayout(demoRow);
  m_demoCard->hide();

  auto* cards = new QWidget;
  cards->setProperty("role", "scrolled");
  m_cardRow = new QHBoxLayout(cards);
  m_cardRow->setContentsMargins(0, 0, 0, 0);
  m_cardRow->setSpacing(length::kGap);
  m_cardArea->setWidget(cards);
  m_cardArea->setWidgetResizable(true);
  m_cardArea->setFrameShape(QFrame::NoFrame);
  m_cardArea->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  m_cardArea->setMinimumHeight(200);
  m_cardRow->addWidget(m_empty);

  m_historyCard->addHeaderWidget(m_export);
  m_historyTable->setSortableModel(m_historyModel);
  m_historyTable->setObjectName("promptHistory");
  m_historyTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_historyCard->content()->addWidget(m_historyTable);
  m_historyCard->setMinimumHeight(140);
  m_splitter->addWidget(m_cardArea);
  m_splitter->addWidget(m_historyCard);
  m_splitter->setHandleWidth(length::kGap);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setStretchFactor(0, 1);
  m_splitter->setStretchFactor(1, 1);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  column->addWidget(m_demoCard);
  column->addWidget(m_bar);
  column->addWidget(m_splitter, 1);

  connect(m_add, &QPushButton::clicked, this, &PromptPage::chooseModel);
  connect(m_empty, &EmptyState::activated, this, &PromptPage::demoWanted);
  connect(m_task, &SegmentedControl::currentIndexChanged, this,
          [this](int index) { m_bar->setTask(kTasks[index]); });
  connect(m_bar, &PromptBar::askWanted, this, &PromptPage::ask);
  connect(m_bar, &PromptBar::cancelWanted, this, &PromptPage::cancel);
  connect(m_demoButton, &QPushButton::clicked, this, [this] {
    if (m_demoTrained < kDemoRecipes) {
      Q_EMIT demoFineTuneWanted(m_demoTrained);
    } else {
      ask();
    }
  });
  connect(m_export, &QPushButton::clicked, this, &PromptPage::exportHistoryInteractively);
  connect(m_historyTable, &QAbstractItemView::doubleClicked, this,
          [this](const QModelIndex& index) { reuse(m_historyTable->sourceRow(index)); });

  EngineBridge& bridge = workplace.bridge;
  connect(&bridge, &EngineBridge::modelLoading, this, [this](JobId job, const QString& model) {
    if (AnswerCard* card = cardOf(model); card && job == m_job) card->setLoading();
  });
  connect(&bridge, &EngineBridge::answered, this, [this](JobId job, const PromptAnswer& answer) {
    if (job == m_job) take(answer);
  });
  connect(&bridge, &EngineBridge::answerFailed, this,
          [this](JobId job, const QString& model, const Error& error) {
            if (AnswerCard* card = cardOf(model); card && job == m_job) card->setFailed(error);
          });
  connect(&bridge, &EngineBridge::jobEnded, this, [this](JobId job) {
    if (job == m_job) finish();
  });
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (job != m_job) return;
    for (AnswerCard* card : m_cards) card->setCancelled();
    showError(error);
    finish();
  });
  connect(&bridge, &EngineBridge::trainingChanged, this, &PromptPage::followLiveRun);
  connect(&bridge, &EngineBridge::trainingEnded, this, [this](const QString& run) {
    if (cardOf(run)) m_workplace.models.readAgain(run);
  });
  connect(&workplace.models, &ModelCatalogue::described, this, &PromptPage::describe);
  connect(&workplace.models, &ModelCatalogue::failed, this, &PromptPage::describe);

  for (const QString& model : workplace.settings.promptModels()) makeCard(model);
  setFocusProxy(m_bar);
  retranslate();
  showCount();
  showHistory();
}

void PromptPage::restoreLayout() {
  m_splitter->restoreState(m_workplace.settings.layout("promptSplitter"));
  m_historyTable->horizontalHeader()->restoreState(m_workplace.settings.layout("promptHistory"));
}

void PromptPage::saveLayout() {
  m_workplace.settings.setLayout("promptSplitter", m_splitter->saveState());
  m_workplace.settings.setLayout("promptHistory", m_historyTable->horizontalHeader()->saveState());
}

AnswerCard* PromptPage::cardOf(const QString& argument) const {
  for (AnswerCard* card : m_cards) {
    if (card->argument() == argument) return card;
  }
  return nullptr;
}

AnswerCard* PromptPage::makeCard(const QString& argument) {
  auto* card = new AnswerCard(argument, m_workplace.settings.seriesIndex(argument));
  m_cards.push_back(card);
  m_cardRow->addWidget(card, 1);
  connect(card, &AnswerCard::removeWanted, this, [this, argument] { removeModel(argument); });
  m_workplace.models.need(argument);
  describe(argument);
  followLiveRun();
  return card;
}

void PromptPage::addModel(const QString& argument) {
  if (cardOf(argument)) {
    m_workplace.models.readAgain(argument);
    return;
  }
  makeCard(argument);
  storeModels();
  showCount();
}

void PromptPage::removeModel(const QString& argument) {
  AnswerCard* card = cardOf(argument);
  if (!card) return;
  std::erase(m_cards, card);
  card->hide();
  card->deleteLater();  // the click that asked for it is still being handled
  storeModels();
  showCount();
}

void PromptPage::storeModels() {
  QStringList models;
  for (const AnswerCard* card : m_cards) models << card->argument();
  m_workplace.settings.setPromptModels(models);
}

void PromptPage::describe(const QString& argument) {
  AnswerCard* card = cardOf(argument);
  if (!card) return;
  if (const ModelDescription* description = m_workplace.models.find(argument))
    card->setDescription(*description);
  if (const Error* error = m_workplace.models.problem(argument)) card->setUnreadable(*error);
  showCount();
  askWhenReady();
}

void PromptPage::askWhenReady() {
  if (!m_askWhenReady || !std::ranges::all_of(m_cards, &AnswerCard::canAnswer)) return;
  m_askWhenReady = false;
  ask();
}

void PromptPage::followLiveRun() {
  const TrainingState& training = m_workplace.bridge.training();
  for (AnswerCard* card : m_cards) {
    card->setLive(training.active() && training.step > 0 && card->argument() == training.run, training.step);
  }
  showCount();
}

void PromptPage::showCount() {
  m_bar->setModelCount(static_cast<int>(std::ranges::count_if(m_cards, &AnswerCard::canAnswer)));
  m_empty->setVisible(m_cards.empty());
}

void PromptPage::chooseModel() {
  AddModelDialog dialog(m_workplace, AddModelDialog::Offer::modelsThatAnswer, this);
  if (dialog.exec() != QDialog::Accepted) return;
  for (const QString& model : dialog.chosen()) addModel(model);
}

void PromptPage::setPrompt(PromptTask task, const QString& text, const QString& from, const QString& to) {
  m_task->setCurrentIndex(static_cast<int>(std::ranges::find(kTasks, task) - std::begin(kTasks)));
  m_bar->setTask(task);
  m_bar->setText(text);
  if (!from.isEmpty()) m_bar->setLanguages(from, to);
}

void PromptPage::showDemo(const DemoFiles& demo) {
  m_demoShown = true;
  for (const auto& model : demo.models()) addModel(QString::fromStdString(model.string()));
  setPrompt(PromptTask::translate, "There is an apple.", "en", "ko");
  m_demoCard->show();
  m_askWhenReady = true;
  retranslate();
  askWhenReady();
}

void PromptPage::setDemoTrained() {
  ++m_demoTrained;
  retranslate();
}

void PromptPage::showError(const Error& error) { m_banner->showError(error); }

void PromptPage::ask() {
  if (m_workplace.bridge.isRunning(m_job)) return;
  m_banner->clear();
  Result<PromptRequest> request = m_bar->request();
  if (!request) {
    showError(request.error());
    return;
  }
  if (request->text.empty()) {
    m_bar->focusText();
    return;
  }
  for (const AnswerCard* card : m_cards) {
    if (card->canAnswer()) request->models.push_back(card->argument().toStdString());
  }
  if (request->models.empty()) return;
  m_asked = *request;
  for (AnswerCard* card : m_cards) {
    if (card->canAnswer()) card->setWaiting();
  }
  PromptRecord record;
  record.time = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
  record.task = m_asked.task;
  record.text = QString::fromStdString(m_asked.text);
  if (m_asked.task == PromptTask::translate) {
    record.fromLanguage = QString::fromStdString(m_asked.fromLanguage);
    record.toLanguage = QString::fromStdString(m_asked.toLanguage);
  }
  m_history.add(std::move(record));
  m_bar->setBusy(true);
  m_job = m_workplace.bridge.ask(m_asked);
}

void PromptPage::take(const PromptAnswer& answer) {
  AnswerCard* card = cardOf(QString::fromStdString(answer.model));
  if (!card) return;
  card->setAnswer(answer, m_asked.task, QString::fromStdString(m_asked.toLanguage));
  m_history.addAnswer(card->name(), card->answerText());
  markDifferences();
  showHistory();
}

void PromptPage::finish() {
  m_bar->setBusy(false);
  for (AnswerCard* card : m_cards) card->setCancelled();
  if (Result<void> saved = m_history.save(); !saved) showError(saved.error());
  showHistory();
}

void PromptPage::cancel() {
  m_workplace.bridge.cancel(m_job);
  finish();
}

void PromptPage::markDifferences() {
  for (AnswerCard* card : m_cards) {
    const QString mine = card->answerText();
    if (mine.isEmpty()) continue;
    TextDifference closest;
    QString twin;
    for (const AnswerCard* other : m_cards) {
      if (other == card || other->answerText().isEmpty()) continue;
      TextDifference difference = compareTexts(mine, other->answerText());
      if (mine == other->answerText()) twin = other->name();
      if (difference.likeness > closest.likeness) closest = std::move(difference);
    }
    const bool point = twin.isEmpty() && closest.likeness >= kSimilar;
    card->setDifference(point ? closest.changed : std::vector<TextStretch>{}, twin);
  }
}

void PromptPage::showHistory() {
  // In the order of the cards above, then whoever was asked before.
  const QStringList known = m_history.models();
  QStringList models;
  for (const AnswerCard* card : m_cards) {
    if (known.contains(card->name()) && !models.contains(card->name())) models << card->name();
  }
  for (const QString& model : known) {
    if (!models.contains(model)) models << model;
  }
  QList<QStringList> rows;
  for (const PromptRecord& record : m_history.records()) {
    QStringList row{record.text};
    for (const QString& model : models) {
      const auto at = record.answers.find(model);
      row << (at == record.answers.end() ? "–" : at->second);
    }
    rows << row;
  }
  m_historyModel->setRows(QStringList{tr("prompt")} + models, rows);
  m_export->setEnabled(!rows.isEmpty());
  m_historyCard->setNote(rows.isEmpty() ? tr("what you ask is kept here, with every answer") : QString());
}

void PromptPage::reuse(int row) {
  if (row < 0 || row >= static_cast<int>(m_history.records().size())) return;
  const PromptRecord& record = m_history.records()[static_cast<std::size_t>(row)];
  setPrompt(record.task, record.text, record.fromLanguage, record.toLanguage);
}

Result<void> PromptPage::exportHistory(const QString& file) const {
  const std::string text = file.endsWith(".json", Qt::CaseInsensitive)
                               ? writeJson(m_history.toJson(), 2) + "\n"
                               : m_history.toTabSeparated().toStdString();
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly) || out.write(text.data(), static_cast<qint64>(text.size())) < 0 ||
      !out.commit()) {
    return Error{"the history cannot be written: " + out.errorString().toStdString(), file.toStdString(),
                 "choose another folder"};
  }
  return {};
}

void PromptPage::exportHistoryInteractively() {
  Settings& settings = m_workplace.settings;
  const QString file = QFileDialog::getSaveFileName(
      this, tr("Export the history"), QDir(settings.lastFolder("export")).filePath("prompts.tsv"),
      tr("Tab-separated table (*.tsv);;JSON (*.json)"));
  if (file.isEmpty()) return;
  settings.setLastFolder("export", QFileInfo(file).path());
  if (Result<void> written = exportHistory(file); !written) {
    showError(written.error());
  } else {
    Q_EMIT reported(tr("History exported to %1").arg(QDir::toNativeSeparators(file)));
  }
}

void PromptPage::retranslate() {
  m_title->setTitle(tr("Prompt"));
  m_title->setSubtitle(tr("One prompt, several models side by side"));
  m_add->setText(tr("Add model"));
  m_task->setWords({tr("Translate"), tr("Fill spans"), tr("Raw")});
  m_task->setAccessibleName(tr("What to ask for"));
  m_empty->setSentence(
      tr("Models you add answer here side by side: directories in the Hugging Face layout, "
         "and your runs."));
  m_empty->setAction(tr("Try the demo"));
  m_historyCard->setTitle(tr("History"));
  m_export->setText(tr("Export…"));
  m_historyTable->setAccessibleName(tr("History"));
  m_historyTable->setToolTip(tr("Double-click a row to ask it again"));
  retranslateDemo();
  showHistory();
}

void PromptPage::retranslateDemo() {
  switch (m_demoTrained) {
    case 0:
      m_demoText->setText(
          tr("Three tiny models. t5-tiny was taught German and French and has no Hangul; mt5-tiny knows "
             "Hangul but has only learned to fill gaps; m2m-tiny has learned to translate, a little into "
             "Korean too. Ask them all, then teach mt5-tiny: it takes about a minute."));
      m_demoButton->setText(tr("Fine-tune mt5-tiny on English → Korean"));
      return;
    case 1:
      m_demoText->setText(
          tr("mt5-tiny has been fine-tuned and has a card of its own now. Ask again and compare, or teach "
             "m2m-tiny the same sentences."));
      m_demoButton->setText(tr("Fine-tune m2m-tiny, too"));
      return;
    default:
      m_demoText->setText(tr("mt5-tiny and m2m-tiny have been fine-tuned. Ask again and compare."));
      m_demoButton->setText(tr("Ask again"));
  }
}

}  // namespace s2s
