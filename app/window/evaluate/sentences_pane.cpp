#include "app/window/evaluate/sentences_pane.h"

#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include "app/window/background.h"
#include "app/window/evaluate/sentences_model.h"
#include "app/window/text_difference.h"
#include "widgets/panes/buttons.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/table_view.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

constexpr int kSentenceWidth = 240, kAnswersHeight = 160;

/// The text with what the reference does not have there in the theme's colour for bad.
QString withDifferences(const QString& text, const QString& reference) {
  const QString color = textColor(TextColor::bad).name();
  QString html;
  qsizetype at = 0;
  for (const TextStretch& stretch : compareTexts(text, reference).changed) {
    html += text.mid(at, stretch.start - at).toHtmlEscaped();
    html += QString("<span style=\"color:%1\">%2</span>")
                .arg(color, text.mid(stretch.start, stretch.length).toHtmlEscaped());
    at = stretch.start + stretch.length;
  }
  return html + text.mid(at).toHtmlEscaped();
}

QString tableLine(const QString& name, const QString& html) {
  return QString("<tr><td style=\"color:%1;padding-right:16px;white-space:nowrap\">%2</td><td>%3</td></tr>")
      .arg(textColor(TextColor::muted).name(), name.toHtmlEscaped(), html);
}

}  // namespace

SentencesPane::SentencesPane(QWidget* parent)
    : QWidget(parent),
      m_filter(new QLineEdit),
      m_export(makeButton({})),
      m_view(new TableView),
      m_model(new SentencesModel(this)),
      m_chosen(makeLabel({})) {
  m_view->setObjectName("sentences");
  m_view->setSortableModel(m_model);
  m_view->setSelectionMode(QAbstractItemView::SingleSelection);
  m_chosen->setWordWrap(true);
  m_chosen->setTextFormat(Qt::RichText);
  m_chosen->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_chosen->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  auto* scroll = new QScrollArea;
  m_chosen->setProperty("role", "scrolled");
  scroll->setWidget(m_chosen);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* tools = new QHBoxLayout;
  tools->setSpacing(8);
  tools->addWidget(m_filter, 1);
  tools->addWidget(m_export);
  auto* split = new QSplitter(Qt::Vertical);
  split->addWidget(m_view);
  split->addWidget(scroll);
  split->setChildrenCollapsible(false);
  split->setHandleWidth(length::kGap);
  split->setStretchFactor(0, 1);
  split->setSizes({400, kAnswersHeight});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  column->addLayout(tools);
  column->addWidget(split, 1);
  connect(m_filter, &QLineEdit::textChanged, m_view, &TableView::setFilterText);
  connect(m_export, &QPushButton::clicked, this, &SentencesPane::exportInteractively);
  connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &SentencesPane::showChosen);
  retranslate();
  setTable(nullptr);
}

void SentencesPane::setTable(std::shared_ptr<const SentenceTable> table) {
  m_model->setTable(std::move(table));
  m_export->setEnabled(m_model->table() != nullptr);
  m_view->fitColumns(kSentenceWidth);
  if (m_model->rowCount() > 0) m_view->selectRow(0);
  showChosen();
}

bool SentencesPane::hasSentences() const { return m_model->rowCount() > 0; }

QString SentencesPane::chosenText() const { return m_chosen->text(); }

void SentencesPane::showChosen() {
  const int row = m_view->sourceRow(m_view->currentIndex());
  const auto& table = m_model->table();
  if (!table || row < 0 || row >= m_model->rowCount()) {
    m_chosen->setText(QString("<span style=\"color:%1\">%2</span>")
                          .arg(textColor(TextColor::muted).name(),
                               tr("Choose a sentence to see all answers to it.").toHtmlEscaped()));
    return;
  }
  const SentenceRow& chosen = table->rows()[static_cast<std::size_t>(row)];
  const QString reference = QString::fromStdString(chosen.reference);
  QString html = "<table cellspacing=\"4\">";
  html += tableLine(tr("Source"), QString::fromStdString(chosen.source).toHtmlEscaped());
  html += tableLine(tr("Reference"), reference.toHtmlEscaped());
  for (std::size_t i = 0; i < chosen.answers.size(); ++i) {
    html += tableLine(QString::fromStdString(table->systems()[i]),
                      withDifferences(QString::fromStdString(chosen.answers[i].output), reference));
  }
  m_chosen->setText(html + "</table>");
}

void SentencesPane::exportInteractively() {
  const QString file = QFileDialog::getSaveFileName(this, tr("Export sentences"), "sentences.tsv",
                                                    tr("Tab-separated values (*.tsv);;JSON (*.json)"));
  if (!file.isEmpty()) exportTo(file);
}

void SentencesPane::exportTo(const QString& file) {
  if (!m_model->table()) return;
  inBackground(
      this,
      [table = m_model->table(), file]() -> Result<QString> {
        if (auto written = table->write(file.toStdString()); !written) return written.error();
        return file;
      },
      [this](const Result<QString>& written) {
        if (!written) return Q_EMIT failed(written.error());
        Q_EMIT reported(tr("The sentences are in %1").arg(*written));
      });
}

void SentencesPane::retranslate() {
  m_filter->setPlaceholderText(tr("Find in sources, references and answers"));
  m_filter->setAccessibleName(tr("Find in sources, references and answers"));
  m_export->setText(tr("Export…"));
  m_view->setAccessibleName(tr("Sentences"));
  m_model->retranslate();
  showChosen();
}

void SentencesPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) showChosen();
  QWidget::changeEvent(event);
}

}  // namespace s2s
