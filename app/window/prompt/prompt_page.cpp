#include "app/window/prompt/prompt_page.h"

#include <QDir>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/window/engine_bridge.h"
#include "app/window/model_catalogue.h"
#include "app/window/models/add_model_dialog.h"
#include "app/window/prompt/answer_columns.h"
#include "app/window/prompt/demo_card.h"
#include "app/window/prompt/directions_card.h"
#include "app/window/prompt/history_card.h"
#include "app/window/prompt/own_blanks.h"
#include "app/window/prompt/prompt_bar.h"
#include "app/window/settings.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/error_banner.h"
#include "widgets/panes/page_title.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/text/sentence.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

const PromptTask kTasks[] = {PromptTask::translate, PromptTask::fill, PromptTask::classify, PromptTask::raw};
constexpr int kColumnsShare = 3, kHistoryShare = 2;  // of the height
constexpr int kDirections = std::size(kTasks);       // the segment behind those of the tasks

}  // namespace

PromptPage::PromptPage(Workplace& workplace, QWidget* parent)
    : Page(workplace, parent),
      m_title(new PageTitle({})),
      m_add(makeButton({})),
      m_task(new SegmentedControl({"", "", "", "", ""})),
      m_banner(new ErrorBanner),
      m_demo(new DemoCard),
      m_views(new QStackedWidget),
      m_bar(new PromptBar(workplace.settings)),
      m_splitter(new QSplitter(Qt::Vertical)),
      m_columns(new AnswerColumns(workplace)),
      m_history(new HistoryCard(workplace)),
      m_directions(new DirectionsCard(workplace)) {
  m_splitter->setObjectName("promptSplitter");
  m_title->addAction(m_add);
  m_title->addAction(m_task);
  m_demo->hide();
  m_splitter->addWidget(m_columns);
  m_splitter->addWidget(m_history);
  m_splitter->setHandleWidth(length::kGap);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setStretchFactor(0, kColumnsShare);
  m_splitter->setStretchFactor(1, kHistoryShare);
  m_splitter->setSizes({100 * kColumnsShare, 100 * kHistoryShare});

  auto* asking = new QWidget;
  auto* askingColumn = new QVBoxLayout(asking);
  askingColumn->setContentsMargins(0, 0, 0, 0);
  askingColumn->setSpacing(length::kGap);
  askingColumn->addWidget(m_bar);
  askingColumn->addWidget(m_splitter, 1);
  m_views->addWidget(asking);
  m_views->addWidget(m_directions);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(length::kPageMargin, length::kPageMargin, length::kPageMargin,
                             length::kPageMargin);
  column->setSpacing(length::kGap);
  column->addWidget(m_title);
  column->addWidget(m_banner);
  column->addWidget(m_demo);
  column->addWidget(m_views, 1);

  connectParts();
  connectAnswers();
  setFocusProxy(m_bar);
  retranslate();
  showModels();
}

void PromptPage::connectParts() {
  connect(m_add, &QPushButton::clicked, this, &PromptPage::chooseModel);
  connect(m_task, &SegmentedControl::currentIndexChanged, this, &PromptPage::showTask);
  connect(m_bar, &PromptBar::askWanted, this, &PromptPage::ask);
  connect(m_bar, &PromptBar::cancelWanted, this, &PromptPage::cancel);
  connect(m_demo, &DemoCard::fineTuneWanted, this, &PromptPage::demoFineTuneWanted);
  connect(m_demo, &DemoCard::askWanted, this, &PromptPage::ask);
  connect(m_columns, &AnswerColumns::demoWanted, this, &PromptPage::demoWanted);
  connect(m_columns, &AnswerColumns::changed, this, &PromptPage::showModels);
  connect(m_history, &HistoryCard::reuseWanted, this, [this](const PromptRecord& record) {
    setPrompt(record.task, record.text, record.fromLanguage, record.toLanguage);
    m_bar->setSecond(record.second);
  });
  const auto report = [this](const QString& file) {
    Q_EMIT reported(sentence(tr("Exported to %1"), {QDir::toNativeSeparators(file)}));
  };
  connect(m_history, &HistoryCard::exported, this, report);
  connect(m_history, &HistoryCard::failed, this, &PromptPage::showError);
  if (history().problem()) showError(*history().problem());
  connect(m_directions, &DirectionsCard::exported, this, report);
  connect(m_directions, &DirectionsCard::failed, this, &PromptPage::showError);
}

void PromptPage::connectAnswers() {
  EngineBridge& bridge = m_workplace.bridge;
  connect(&bridge, &EngineBridge::modelLoading, this, [this](JobId job, const QString& model) {
    if (AnswerCard* card = m_columns->cardOf(model); card && isMine(job)) card->setLoading();
  });
  connect(&bridge, &EngineBridge::answered, this, [this](JobId job, const PromptAnswer& answer) {
    if (isMine(job)) take(answer);
  });
  connect(&bridge, &EngineBridge::answerFailed, this,
          [this](JobId job, const QString& model, const Error& error) {
            if (isMine(job)) takeFailure(model, error);
          });
  connect(&bridge, &EngineBridge::jobEnded, this, &PromptPage::endJob);
  connect(&bridge, &EngineBridge::jobFailed, this, [this](JobId job, const Error& error) {
    if (!isMine(job)) return;
    showError(error);
    endJob(job);
  });
}

void PromptPage::restoreLayout() {
  m_splitter->restoreState(m_workplace.settings.layout("promptSplitter"));
  m_history->restoreLayout();
}

void PromptPage::saveLayout() {
  m_workplace.settings.setLayout("promptSplitter", m_splitter->saveState());
  m_history->saveLayout();
}

const std::vector<AnswerCard*>& PromptPage::cards() const { return m_columns->cards(); }
const PromptHistory& PromptPage::history() const { return m_history->history(); }

void PromptPage::addModel(const QString& argument) { m_columns->add(argument); }
void PromptPage::removeModel(const QString& argument) { m_columns->remove(argument); }

void PromptPage::showModels() {
  m_bar->setModelCount(m_columns->countThatCanAnswer());
  QStringList names;
  std::vector<DirectionsCard::Model> answering;
  for (const AnswerCard* card : cards()) {
    names << m_columns->nameOf(*card);
    if (card->canAnswer()) answering.push_back({card->argument(), names.back()});
  }
  m_history->setModels(names);
  m_directions->setModels(answering);
  if (m_askWhenReady && answering.size() == cards().size()) {
    m_askWhenReady = false;
    ask();
  }
}

void PromptPage::chooseModel() {
  AddModelDialog dialog(m_workplace, AddModelDialog::Offer::modelsThatAnswer, this);
  if (dialog.exec() != QDialog::Accepted) return;
  for (const QString& model : dialog.chosen()) addModel(model);
}

void PromptPage::showTask(int index) {
  m_views->setCurrentIndex(index == kDirections ? 1 : 0);
  if (index < kDirections) m_bar->setTask(kTasks[index]);
  setFocusProxy(index == kDirections ? static_cast<QWidget*>(m_directions) : m_bar);
}

void PromptPage::setPrompt(PromptTask task, const QString& text, const QString& from, const QString& to) {
  m_task->setCurrentIndex(static_cast<int>(std::ranges::find(kTasks, task) - std::begin(kTasks)));
  m_bar->setTask(task);
  m_bar->setText(text);
  if (!from.isEmpty()) m_bar->setLanguages(from, to);
}

void PromptPage::showDirections() { m_task->setCurrentIndex(kDirections); }

void PromptPage::showDemo(const DemoFiles& demo) {
  for (const auto& model : demo.models()) addModel(QString::fromStdString(model.string()));
  setPrompt(PromptTask::translate, "There is an apple.", "en", "ko");
  m_demo->show();
  m_askWhenReady = true;
  showModels();
}

void PromptPage::setDemoTrained() { m_demo->setTrained(); }

void PromptPage::showError(const Error& error) { m_banner->showError(error); }

void PromptPage::runMainAction() {
  if (m_task->currentIndex() == kDirections) {
    m_directions->start();
  } else {
    ask();
  }
}

void PromptPage::ask() {
  if (!m_jobs.empty()) return;
  m_banner->clear();
  const Result<PromptRequest> request = m_bar->request();
  if (!request) {
    showError(request.error());
    return;
  }
  if (request->text.empty()) {
    m_bar->focusText();
    return;
  }
  if (m_columns->countThatCanAnswer() == 0) return;
  m_asked = *request;
  m_history->add(recordOf(m_asked));
  m_bar->setBusy(true);
  askEach(m_asked);
}

void PromptPage::askEach(const PromptRequest& request) {
  std::vector<PromptRequest> groups;
  for (AnswerCard* card : cards()) {
    if (!card->canAnswer()) continue;
    card->setWaiting();
    std::string text = request.text;
    const ModelDescription* description = m_workplace.models.find(card->argument());
    if (request.task == PromptTask::fill && description && description->tokenizer)
      text = withOwnBlanks(QString::fromStdString(text), *description->tokenizer).toStdString();
    auto group = std::ranges::find(groups, text, &PromptRequest::text);
    if (group == groups.end()) {
      group = groups.insert(groups.end(), request);
      group->text = text;
    }
    group->models.push_back(card->argument().toStdString());
  }
  for (const PromptRequest& group : groups) m_jobs.insert(m_workplace.bridge.ask(group));
}

void PromptPage::take(const PromptAnswer& answer) {
  AnswerCard* card = m_columns->cardOf(QString::fromStdString(answer.model));
  if (!card) return;
  card->setAnswer(answer, m_asked.task, QString::fromStdString(m_asked.toLanguage));
  m_columns->markDifferences();
  m_history->addAnswer(m_columns->nameOf(*card), recordedAnswer(answer, card->answerText()));
}

void PromptPage::takeFailure(const QString& model, const Error& error) {
  AnswerCard* card = m_columns->cardOf(model);
  if (!card) return;
  card->setFailed(error);
  m_history->addAnswer(m_columns->nameOf(*card), recordedFailure(error));
}

void PromptPage::endJob(JobId job) {
  if (m_jobs.erase(job) > 0 && m_jobs.empty()) finish();
}

void PromptPage::finish() {
  m_bar->setBusy(false);
  m_columns->endWaiting();
  m_history->save();
}

void PromptPage::cancel() {
  for (const JobId job : std::exchange(m_jobs, {})) m_workplace.bridge.cancel(job);
  finish();
}

void PromptPage::retranslate() {
  m_title->setTitle(tr("Prompt"));
  m_title->setSubtitle(tr("One prompt, several models side by side"));
  m_add->setText(tr("Add model"));
  m_task->setWords({tr("Translate"), tr("Fill spans"), tr("Classify"), tr("Raw"), tr("Directions")});
  m_task->setAccessibleName(tr("What to ask for"));
}

}  // namespace s2s
