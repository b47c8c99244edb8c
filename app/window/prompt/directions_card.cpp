#include "app/window/prompt/directions_card.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/window/engine_bridge.h"
#include "app/window/page.h"
#include "app/window/prompt/direction_delegate.h"
#include "app/window/prompt/generation_fields.h"
#include "app/window/prompt/language_picker.h"
#include "app/window/prompt/record_export_dialog.h"
#include "app/window/settings.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/panes/table_view.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

const QStringList kFirstLanguages = {"en", "ko", "de", "fr"};
constexpr int kModelWidth = 180, kColumnWidth = 150;

}  // namespace

DirectionsCard::DirectionsCard(Workplace& workplace, QWidget* parent)
    : Card(" ", parent),
      m_workplace(workplace),
      m_matrix(new DirectionMatrix(workplace.bridge, this)),
      m_table(new DirectionTable(*m_matrix, this)),
      m_model(new QComboBox),
      m_from(new LanguagePicker),
      m_to(new LanguagePicker),
      m_options(new GenerationFields(generationSchema(), {"beams", "max_new_tokens"},
                                     GenerationFields::Lines::one)),
      m_ask(makeButton({}, ButtonRole::primary)),
      m_sentence(new QLineEdit),
      m_shows(new SegmentedControl({"", ""})),
      m_export(makeButton({}, ButtonRole::link)),
      m_view(new TableView),
      m_legend(makeLabel({}, TextSize::label, TextColor::caution)),
      m_problems(makeLabel({}, TextSize::label, TextColor::bad)) {
  addHeaderWidget(m_shows);
  addHeaderWidget(m_export);
  m_model->setMinimumWidth(kModelWidth);
  auto* first = new QHBoxLayout;
  first->setSpacing(8);
  for (QWidget* widget :
       {static_cast<QWidget*>(m_model), static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to)})
    first->addWidget(widget);
  first->addStretch(1);
  first->addWidget(m_ask);
  auto* second = new QHBoxLayout;
  second->setSpacing(length::kGap);
  second->addWidget(m_sentence, 1);
  second->addWidget(m_options);
  m_view->setModel(m_table);
  m_view->setItemDelegate(new DirectionDelegate(m_view));
  m_view->setObjectName("directions");
  m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                          QAbstractItemView::AnyKeyPressed);
  m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
  m_view->verticalHeader()->show();
  m_view->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_view->horizontalHeader()->setMinimumSectionSize(kColumnWidth);
  m_legend->setWordWrap(true);
  m_problems->setWordWrap(true);
  content()->addLayout(first);
  content()->addLayout(second);
  content()->addWidget(m_view, 1);
  content()->addWidget(m_legend);
  content()->addWidget(m_problems);

  connect(m_ask, &QPushButton::clicked, this, [this] {
    if (m_matrix->isRunning()) {
      stop();
    } else {
      start();
    }
  });
  connect(m_from, &LanguagePicker::codesChosen, this, &DirectionsCard::takeLanguages);
  connect(m_to, &LanguagePicker::codesChosen, this, &DirectionsCard::takeLanguages);
  connect(m_sentence, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_table->setCommonSentence(text.trimmed());
    writeSettings();
    showState();
  });
  connect(m_table, &DirectionTable::sentencesEdited, this, [this] {
    writeSettings();
    showState();
  });
  connect(m_shows, &SegmentedControl::currentIndexChanged, this, [this](int index) {
    m_table->setShows(index == 0 ? DirectionTable::Shows::answers : DirectionTable::Shows::scores);
  });
  connect(m_export, &QPushButton::clicked, this, &DirectionsCard::exportInteractively);
  connect(m_matrix, &DirectionMatrix::progressed, this, &DirectionsCard::showState);
  connect(m_matrix, &DirectionMatrix::reset, this, &DirectionsCard::showState);
  setFocusProxy(m_sentence);
  readSettings();
  retranslate();
}

void DirectionsCard::readSettings() {
  const Settings& settings = m_workplace.settings;
  const auto stored = parseJson(settings.value("directions/sentences").toString().toStdString(), "settings");
  DirectionMatrix::Sentences own;
  if (stored && stored->is_object()) {
    for (const auto& [code, sentence] : stored->items()) {
      if (sentence.is_string())
        own[QString::fromStdString(code)] = QString::fromStdString(sentence.get<std::string>());
    }
  }
  m_table->setOwnSentences(own);
  m_sentence->setText(settings.value("directions/sentence", "There is an apple.").toString());
  setLanguages(settings.value("directions/from", kFirstLanguages).toStringList(),
               settings.value("directions/to", kFirstLanguages).toStringList());
}

void DirectionsCard::writeSettings() {
  Json own = Json::object();
  for (const auto& [code, sentence] : m_table->ownSentences())
    own[code.toStdString()] = sentence.toStdString();
  Settings& settings = m_workplace.settings;
  settings.setValue("directions/sentences", QString::fromStdString(writeJson(own)));
  settings.setValue("directions/sentence", m_sentence->text());
  settings.setValue("directions/from", m_from->codes());
  settings.setValue("directions/to", m_to->codes());
}

void DirectionsCard::setModels(const std::vector<Model>& models) {
  if (models == m_models) return;
  m_models = models;
  const QString chosen = m_model->currentData().toString();
  m_model->clear();
  for (const Model& model : models) m_model->addItem(model.name, model.argument);
  m_model->setCurrentIndex(std::max(0, m_model->findData(chosen)));
  showState();
}

void DirectionsCard::setLanguages(const QStringList& from, const QStringList& to) {
  m_from->setCodes(from);
  m_to->setCodes(to);
  m_matrix->setLanguages(m_from->codes(), m_to->codes());
}

void DirectionsCard::setSentence(const QString& sentence) { m_sentence->setText(sentence); }

void DirectionsCard::takeLanguages() {
  m_matrix->setLanguages(m_from->codes(), m_to->codes());
  writeSettings();
}

void DirectionsCard::start() {
  if (!m_ask->isEnabled() || m_matrix->isRunning()) return;
  const Result<GenerationOptions> options = parseGenerationOptions(m_options->value());
  if (!options) {
    Q_EMIT failed(options.error());
    return;
  }
  PromptRequest pattern;
  pattern.models = {m_model->currentData().toString().toStdString()};
  pattern.options = *options;
  m_matrix->start(pattern, m_model->currentText(), m_table->sentences());
}

void DirectionsCard::showState() {
  const bool running = m_matrix->isRunning();
  int directions = 0;
  for (const auto& [from, sentence] : m_table->sentences()) {
    if (!sentence.isEmpty())
      directions += static_cast<int>(m_matrix->to().size()) - (m_matrix->to().contains(from) ? 1 : 0);
  }
  m_ask->setText(running ? tr("Stop · %1 of %2").arg(m_matrix->answered()).arg(m_matrix->asked())
                         : tr("Ask %n direction(s)   Ctrl ↵", nullptr, directions));
  m_ask->setEnabled(running || (directions > 0 && m_model->count() > 0));
  m_ask->setToolTip(m_model->count() == 0 ? tr("Add a model that has weights first")
                    : directions == 0     ? tr("Choose two languages and write a sentence")
                                          : QString());
  const std::vector<PromptRecord> records = m_matrix->records();
  m_export->setEnabled(!records.empty());
  int untrained = 0;
  for (const QString& from : m_matrix->from()) {
    for (const QString& to : m_matrix->to()) untrained += m_matrix->cell(from, to).untrained() ? 1 : 0;
  }
  m_legend->setText(tr("◥ %n direction(s) that its training never saw", nullptr, untrained));
  m_legend->setVisible(untrained > 0);
  m_problems->setText(m_matrix->problems().join('\n'));
  m_problems->setVisible(!m_problems->text().isEmpty());
}

void DirectionsCard::exportInteractively() {
  const auto written =
      exportRecordsInteractively(m_matrix->records(), "directions.tsv", m_workplace.settings, this);
  if (!written) return;
  if (*written) {
    Q_EMIT exported(**written);
  } else {
    Q_EMIT failed(written->error());
  }
}

void DirectionsCard::retranslate() {
  setTitle(tr("Every direction"));
  m_from->setCaption(tr("From"));
  m_to->setCaption(tr("To"));
  m_model->setAccessibleName(tr("Model"));
  m_sentence->setAccessibleName(tr("Sentence"));
  m_sentence->setPlaceholderText(
      tr("A sentence for every language; one of its own can be typed into its row"));
  m_shows->setWords({tr("Answers"), tr("Scores")});
  m_shows->setAccessibleName(tr("What the cells show"));
  m_export->setText(tr("Export…"));
  m_view->setAccessibleName(tr("Answers from every language to every other"));
  m_table->retranslate();
  showState();
}

void DirectionsCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
