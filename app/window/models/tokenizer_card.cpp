#include "app/window/models/tokenizer_card.h"

#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/window/model_catalogue.h"
#include "app/window/models/tokenized_text.h"
#include "app/window/page.h"
#include "app/window/settings.h"
#include "widgets/item_models/text_table_model.h"
#include "widgets/panes/labels.h"
#include "widgets/panes/pieces_view.h"
#include "widgets/panes/segmented_control.h"
#include "widgets/panes/table_view.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/number_format.h"
#include "widgets/text/plural.h"
#include "widgets/theme/theme_tokens.h"

namespace s2s {
namespace {

const QString kSentence = QStringLiteral("사과가 있다. There is an apple.");

constexpr int kNameWidth = 114, kColumns = 5;

}  // namespace

TokenizerCard::TokenizerCard(Workplace& workplace, QWidget* parent)
    : Card(" ", parent),
      m_workplace(workplace),
      m_view(new SegmentedControl({"", ""})),
      m_text(new QLineEdit(workplace.settings.value("models/sentence", kSentence).toString())),
      m_scroll(new QScrollArea),
      m_note(makeLabel({}, TextSize::label, TextColor::muted)),
      m_memory(new TableView),
      m_memoryModel(new TextTableModel(this)) {
  m_text->setMinimumWidth(380);
  addHeaderWidget(m_text);
  addHeaderWidget(m_view);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_note->setWordWrap(true);
  m_memory->setSortableModel(m_memoryModel);
  m_memory->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  content()->addWidget(m_scroll, 1);
  content()->addWidget(m_note);
  content()->addWidget(m_memory, 1);
  connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_workplace.settings.setValue("models/sentence", text);
    showPieces();
  });
  connect(m_view, &SegmentedControl::currentIndexChanged, this, &TokenizerCard::retranslate);
  retranslate();
}

void TokenizerCard::setModels(const QStringList& models) {
  m_models = models;
  showPieces();
  showMemory();
}

void TokenizerCard::setText(const QString& text) { m_text->setText(text); }

void TokenizerCard::showPieces() {
  auto* table = new QWidget;
  table->setProperty("role", "scrolled");
  auto* grid = new QGridLayout(table);
  grid->setContentsMargins(8, 0, 8, 0);
  grid->setHorizontalSpacing(length::kGap);
  grid->setVerticalSpacing(8);
  grid->setColumnStretch(1, 1);
  grid->setColumnMinimumWidth(0, kNameWidth);
  int line = 0;
  const auto addLine = [&](std::initializer_list<QWidget*> cells) {
    int column = 0;
    for (QWidget* cell : cells) {
      const Qt::Alignment side = column > 1 ? Qt::AlignRight : Qt::Alignment();
      grid->addWidget(cell, line, column++, side | Qt::AlignVCenter);
    }
    auto* divider = new QFrame;
    divider->setProperty("role", "divider");
    grid->addWidget(divider, ++line, 0, 1, kColumns);
    ++line;
  };
  const auto heading = [](const QString& text) { return makeLabel(text, TextSize::label, TextColor::muted); };
  addLine({heading(tr("model")), heading(tr("pieces")), heading(tr("tokens")), heading(tr("bytes per token")),
           heading(tr("unknown"))});
  QStringList without, notes;
  for (const QString& model : m_models) {
    const ModelDescription* description = m_workplace.models.find(model);
    if (!description) continue;
    if (!description->tokenizer) {
      if (description->tokenizerProblem.isEmpty()) {
        without << description->name;
      } else {
        notes << QString("%1: %2").arg(description->name,
                                       engineText(description->tokenizerProblem.toStdString()));
      }
      continue;
    }
    TokenizedText text = tokenized(*description->tokenizer, m_text->text());
    auto* pieces = new PiecesView;
    auto* tokens = new NumberLabel(exactNumber(text.tokens()));
    auto* bytes =
        new NumberLabel(text.tokens() == 0 ? QString("–") : QLocale().toString(text.bytesPerToken(), 'f', 2));
    auto* unknown = new NumberLabel(percent(text.unknownShare));
    if (text.unknown > 0) unknown->setColor(TextColor::bad);
    for (const auto& [label, what] : {std::pair{tokens, tr("%1 token(s)", nullptr, pluralOf(text.tokens()))},
                                      {bytes, tr("%1 bytes per token")},
                                      {unknown, tr("%1 unknown")}})
      label->setAccessibleName(QString("%1: %2").arg(description->name, what.arg(label->text())));
    if (!text.vanished.isEmpty())
      notes << tr("%1: these characters vanish, since the vocabulary cannot write them: %2")
                   .arg(description->name, text.vanished);
    pieces->setPieces(std::move(text.pieces));
    addLine({makeLabel(description->name), pieces, tokens, bytes, unknown});
  }
  grid->setRowStretch(line, 1);
  m_scroll->setWidget(table);
  if (!without.isEmpty())
    notes << tr("%1: presets bring no tokenizer; add a directory to see its pieces.").arg(without.join(", "));
  m_note->setText(notes.join('\n'));
  m_note->setVisible(!notes.isEmpty() && m_view->currentIndex() == 0);
}

void TokenizerCard::showMemory() {
  QList<QStringList> rows;
  for (const QString& model : m_models) {
    const ModelDescription* description = m_workplace.models.find(model);
    if (!description) continue;
    const double parameters = static_cast<double>(description->parameters);
    rows << QStringList{description->name, exactNumber(description->parameters), byteSize(4 * parameters),
                        byteSize(2 * parameters), byteSize(parameters)};
  }
  m_memoryModel->setRows({tr("model"), tr("parameters"), "float32", tr("bfloat16 or float16"), "int8"}, rows);
}

void TokenizerCard::retranslate() {
  const bool pieces = m_view->currentIndex() == 0;
  setTitle(pieces ? tr("What each tokenizer makes of it") : tr("Memory of the weights at each precision"));
  m_view->setWords({tr("Tokenizer"), tr("Memory")});
  m_view->setAccessibleName(tr("What is shown of the models"));
  m_text->setAccessibleName(tr("A sentence"));
  m_text->setPlaceholderText(tr("Type a sentence"));
  m_text->setVisible(pieces);
  m_scroll->setVisible(pieces);
  m_memory->setVisible(!pieces);
  m_memory->setAccessibleName(tr("Memory of the weights at each precision"));
  showPieces();
  showMemory();
}

void TokenizerCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Card::changeEvent(event);
}

}  // namespace s2s
