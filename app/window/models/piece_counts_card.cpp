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

}  // namespace

PieceCountsCard::PieceCountsCard(const QString& title, QWidget* parent)
    : Card(title, parent),
      m_pieces(makeLabel({})),
      m_parameters(makeLabel({})),
      m_remark(makeLabel({}, TextSize::label, TextColor::muted)) {
  m_remark->setWordWrap(true);
  for (QLabel* label : {m_pieces, m_parameters, m_remark}) content()->addWidget(label);
}

void PieceCountsCard::showCounts(const Json& numbers, const QString& remark) {
  const Json& vocabulary = numbers.at("vocabulary");
  m_pieces->setText(tr("Pieces: %1").arg(beforeAndAfter(vocabulary.at("before"), vocabulary.at("after"))));
  m_parameters->setText(
      tr("Parameters: %1").arg(beforeAndAfter(numbers.at("parameters_before"), numbers.at("parameters"))));
  m_remark->setText(remark);
  setVisible(true);
}

}  // namespace s2s
