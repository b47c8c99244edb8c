#include "app/window/prompt/prompt_bar.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextBlock>
#include <QVBoxLayout>

#include "app/window/languages.h"
#include "app/window/prompt/generation_fields.h"
#include "app/window/settings.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/flow_layout.h"
#include "widgets/panes/labels.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kMostLines = 6, kTextPadding = 10;

QWidget* inOneLine(QWidget* line, std::initializer_list<QWidget*> parts) {
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  for (QWidget* part : parts) row->addWidget(part);
  return line;
}

}  // namespace

PromptBar::PromptBar(Settings& settings, QWidget* parent)
    : Card(parent),
      m_settings(settings),
      m_from(new QComboBox),
      m_swap(makeIconButton("swap", {})),
      m_to(new QComboBox),
      m_blank(makeButton({})),
      m_hint(makeLabel({}, TextSize::label, TextColor::muted)),
      m_common(new GenerationFields(generationSchema(), {"beams", "max_new_tokens"},
                                    GenerationFields::Lines::one)),
      m_more(makeButton({}, ButtonRole::link)),
      m_rare(new GenerationFields(generationSchema(),
                                  {"sample", "temperature", "top_k", "top_p", "seed", "min_new_tokens",
                                   "length_penalty", "repetition_penalty", "no_repeat_ngram"},
                                  GenerationFields::Lines::asNeeded)),
      m_what(new QWidget),
      m_how(new QWidget),
      m_ask(makeButton({}, ButtonRole::primary)),
      m_text(new QPlainTextEdit),
      m_second(new QLineEdit) {
  m_from->setMinimumWidth(140);
  m_to->setMinimumWidth(140);
  // Side by side where there is room, else one above the other.
  auto* fields = new QWidget;
  auto* flow = new FlowLayout(fields, length::kGap);
  flow->addWidget(inOneLine(m_what, {m_from, m_swap, m_to, m_blank, m_hint}));
  flow->addWidget(inOneLine(m_how, {m_common, m_more}));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(fields, 1);
  row->addWidget(m_ask, 0, Qt::AlignTop);
  m_text->setProperty("role", "prompt");
  m_text->setFrameShape(QFrame::NoFrame);
  m_text->setFont(themeFont(TextSize::prompt));
  m_text->setTabChangesFocus(true);
  m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content()->addLayout(row);
  content()->addWidget(m_rare);
  content()->addWidget(m_text);
  content()->addWidget(m_second);
  m_rare->hide();

  fillLanguages();
  setLanguages(settings.value("prompt/from", "en").toString(), settings.value("prompt/to", "ko").toString());
  if (const auto stored = parseJson(settings.value("prompt/options").toString().toStdString(), "settings");
      stored) {
    m_common->setValue(*stored);
    m_rare->setValue(*stored);
  }
  const auto remember = [this] {
    Json options = m_common->value();
    options.update(m_rare->value());
    m_settings.setValue("prompt/options", QString::fromStdString(writeJson(options)));
    m_settings.setValue("prompt/from", fromLanguage());
    m_settings.setValue("prompt/to", toLanguage());
  };
  connect(m_common, &GenerationFields::changed, this, remember);
  connect(m_rare, &GenerationFields::changed, this, remember);
  connect(m_from, &QComboBox::activated, this, remember);
  connect(m_to, &QComboBox::activated, this, remember);
  connect(m_swap, &QToolButton::clicked, this, [this, remember] {
    setLanguages(toLanguage(), fromLanguage());
    remember();
  });
  connect(m_blank, &QPushButton::clicked, this, &PromptBar::insertBlank);
  connect(m_more, &QPushButton::clicked, this, [this] { setMoreVisible(m_rare->isHidden()); });
  connect(m_ask, &QPushButton::clicked, this, [this] {
    if (m_busy) {
      Q_EMIT cancelWanted();
    } else {
      Q_EMIT askWanted();
    }
  });
  connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
    fitTextHeight();
    showButton();
  });
  setFocusProxy(m_text);
  setTask(PromptTask::translate);
  retranslate();
  fitTextHeight();
}

void PromptBar::fillLanguages() {
  for (QComboBox* box : {m_from, m_to}) {
    const QString chosen = box->currentData().toString();
    box->clear();
    for (const LanguageChoice& choice : languageChoices()) box->addItem(choice.name, choice.code);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
  }
}

void PromptBar::setTask(PromptTask task) {
  m_task = task;
  const bool translating = task == PromptTask::translate;
  m_from->setVisible(translating);
  m_swap->setVisible(translating);
  m_to->setVisible(translating);
  m_blank->setVisible(task == PromptTask::fill);
  const bool classifying = task == PromptTask::classify;  // nothing is written, so nothing is searched for
  m_second->setVisible(classifying);
  m_hint->setVisible(classifying);
  m_what->setVisible(task != PromptTask::raw);
  m_how->setVisible(!classifying);
  if (classifying) setMoreVisible(false);
  retranslate();
}

void PromptBar::setText(const QString& text) { m_text->setPlainText(text); }
QString PromptBar::text() const { return m_text->toPlainText().trimmed(); }
void PromptBar::setSecond(const QString& text) { m_second->setText(text); }
void PromptBar::focusText() { m_text->setFocus(); }

void PromptBar::setLanguages(const QString& from, const QString& to) {
  m_from->setCurrentIndex(std::max(0, m_from->findData(from)));
  m_to->setCurrentIndex(std::max(0, m_to->findData(to)));
}
QString PromptBar::fromLanguage() const { return m_from->currentData().toString(); }
QString PromptBar::toLanguage() const { return m_to->currentData().toString(); }

void PromptBar::setModelCount(int count) {
  m_models = count;
  showButton();
}

void PromptBar::setBusy(bool busy) {
  m_busy = busy;
  showButton();
}

void PromptBar::showButton() {
  m_ask->setText(m_busy          ? tr("Cancel")
                 : m_models == 0 ? tr("Ask   Ctrl ↵")
                                 : tr("Ask %n model(s)   Ctrl ↵", nullptr, m_models));
  m_ask->setEnabled(m_busy || (m_models > 0 && !text().isEmpty()));
  m_ask->setToolTip(m_models == 0      ? tr("Add a model that has weights first")
                    : text().isEmpty() ? tr("Write a prompt first")
                                       : QString());
}

void PromptBar::fitTextHeight() {
  int lines = 0;
  for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
    lines += std::max(1, block.lineCount());
  }
  const int line = m_text->fontMetrics().lineSpacing();
  const int margins =
      static_cast<int>(2 * m_text->document()->documentMargin()) + 2 * m_text->frameWidth() + kTextPadding;
  m_text->setFixedHeight(std::clamp(lines, 1, kMostLines) * line + margins);
  m_text->setVerticalScrollBarPolicy(lines > kMostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void PromptBar::insertBlank() {
  static const QRegularExpression kSentinel("<extra_id_(\\d+)>");
  int next = 0;
  for (auto each = kSentinel.globalMatch(m_text->toPlainText()); each.hasNext();) {
    next = std::max(next, each.next().captured(1).toInt() + 1);
  }
  m_text->insertPlainText(QString("<extra_id_%1>").arg(next));
  m_text->setFocus();
}

void PromptBar::setMoreVisible(bool visible) {
  m_rare->setVisible(visible);
  m_more->setText(visible ? tr("▾ Sampling") : tr("▸ Sampling"));
}

Result<PromptRequest> PromptBar::request() const {
  Json json = m_common->value();
  json.update(m_rare->value());
  Result<Json> checked = applySchema(generationSchema(), json, "");
  if (!checked) return checked.error();
  Result<GenerationOptions> options = parseGenerationOptions(*checked);
  if (!options) return options.error();
  PromptRequest request;
  request.task = m_task;
  request.text = text().toStdString();
  if (m_task == PromptTask::classify) request.second = m_second->text().trimmed().toStdString();
  request.fromLanguage = fromLanguage().toStdString();
  request.toLanguage = toLanguage().toStdString();
  request.options = *options;
  return request;
}

QString PromptBar::placeholder() const {
  switch (m_task) {
    case PromptTask::translate:
      return tr("A sentence to translate");
    case PromptTask::fill:
      return tr("A text with blanks: Thank you <extra_id_0> me to your party.");
    case PromptTask::classify:
      return tr("A text to classify");
    case PromptTask::raw:
      break;
  }
  return tr("What the model is fed, exactly as written");
}

void PromptBar::retranslate() {
  const QString from = fromLanguage(), to = toLanguage();
  fillLanguages();
  setLanguages(from, to);
  m_from->setAccessibleName(tr("Language of the prompt"));
  m_to->setAccessibleName(tr("Language of the answer"));
  m_swap->setToolTip(tr("Swap the languages"));
  m_swap->setAccessibleName(m_swap->toolTip());
  m_blank->setText(tr("Insert a blank"));
  m_blank->setToolTip(tr("Every model is given its own kind of blank: <extra_id_0>, <mask>, [MASK]"));
  m_text->setAccessibleName(tr("Prompt"));
  m_text->setPlaceholderText(placeholder());
  m_hint->setText(
      tr("Models with a classification head answer with labels and their probabilities, or a number"));
  m_second->setAccessibleName(tr("Second text"));
  m_second->setPlaceholderText(tr("A second text, for models that judge pairs; may stay empty"));
  setMoreVisible(!m_rare->isHidden());
  showButton();
}

void PromptBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
