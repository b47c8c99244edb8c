#include "app/window/models/piece_counts_card.h"

#include <QVBoxLayout>

#include "widgets/panes/labels.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

QString beforeAndAfter(const Json& before, const Json& after) {
  const auto was = before.get<std::int64_t>(), is = after.get<std::int64_t>();
  const QString change = PieceCountsCard::tr("%1 → %2").arg(exactNumber(was), exactNumber(is));
  if (is >= was) return change;
  return PieceCountsCard::tr("%1 (%2)").arg(change,
                                            percent(static_cast<double>(is) / static_cast<double>(was), 1));
}

struct Reason {
  const char* key;  ///< as the engine calls it
  const char* text;
};

/// In the order in which pieces are counted.
constexpr Reason kReasons[] = {
    {"always", QT_TRANSLATE_NOOP("s2s::PieceCountsCard", "%1 always")},
    {"fed", QT_TRANSLATE_NOOP("s2s::PieceCountsCard", "%1 of prefixes, templates and words of answers")},
    {"labels", QT_TRANSLATE_NOOP("s2s::PieceCountsCard", "%1 of the run's labels")},
    {"languages", QT_TRANSLATE_NOOP("s2s::PieceCountsCard", "%1 in the scripts of languages")},
    {"characters", QT_TRANSLATE_NOOP("s2s::PieceCountsCard", "%1 of single characters")},
    {"corpus", QT_TRANSLATE_NOOP("s2s::PieceCountsCard", "%1 of the corpus")},
    {"parts", QT_TRANSLATE_NOOP("s2s::PieceCountsCard", "%1 that others are made of")}};

/// "Kept pieces: 103 always, 12 of the run's labels", each counted once.
QString keptText(const Json& kept) {
  QStringList parts;
  for (const Reason& reason : kReasons) {
    const auto pieces = kept.at(reason.key).get<std::int64_t>();
    if (pieces > 0) parts << PieceCountsCard::tr(reason.text).arg(exactNumber(pieces));
  }
  return PieceCountsCard::tr("Kept pieces: %1").arg(parts.join(", "));
}

}  // namespace

PieceCountsCard::PieceCountsCard(QWidget* parent)
    : Card(parent),
      m_pieces(makeLabel({})),
      m_parameters(makeLabel({})),
      m_kept(makeLabel({}, TextSize::label, TextColor::muted)),
      m_remark(makeLabel({}, TextSize::label, TextColor::muted)) {
  for (QLabel* label : {m_kept, m_remark}) label->setWordWrap(true);
  for (QLabel* label : {m_pieces, m_parameters, m_kept, m_remark}) content()->addWidget(label);
}

void PieceCountsCard::showCounts(const Json& numbers, const QString& remark) {
  const Json& vocabulary = numbers.at("vocabulary");
  m_pieces->setText(tr("Pieces: %1").arg(beforeAndAfter(vocabulary.at("before"), vocabulary.at("after"))));
  m_parameters->setText(
      tr("Parameters: %1").arg(beforeAndAfter(numbers.at("parameters_before"), numbers.at("parameters"))));
  const bool tellsWhy = numbers.contains("kept");
  m_kept->setText(tellsWhy ? keptText(numbers["kept"]) : QString());
  m_kept->setVisible(tellsWhy);
  m_remark->setText(remark);
  setVisible(true);
}

}  // namespace s2s
