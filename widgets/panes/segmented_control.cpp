#include "widgets/panes/segmented_control.h"

#include <QButtonGroup>
#include <QHBoxLayout>

#include "widgets/panes/buttons.h"

namespace s2s {

SegmentedControl::SegmentedControl(const QStringList& words, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  for (int i = 0; i < words.size(); ++i) {
    QPushButton* button = makeButton(words[i]);
    button->setCheckable(true);
    button->setProperty("segment", i == 0 ? "first" : i + 1 == words.size() ? "last" : "middle");
    m_group->addButton(button, i);
    row->addWidget(button);
  }
  if (!words.isEmpty()) m_group->button(0)->setChecked(true);
  connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
    if (checked) Q_EMIT currentIndexChanged(index);
  });
}

void SegmentedControl::setWords(const QStringList& words) {
  for (int i = 0; i < words.size(); ++i) {
    if (QAbstractButton* button = m_group->button(i)) button->setText(words[i]);
  }
}

int SegmentedControl::currentIndex() const { return m_group->checkedId(); }

void SegmentedControl::setCurrentIndex(int index) {
  if (QAbstractButton* button = m_group->button(index)) button->setChecked(true);
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled) {
  if (QAbstractButton* button = m_group->button(index)) button->setEnabled(enabled);
}

void SegmentedControl::setSegmentVisible(int index, bool visible) {
  if (QAbstractButton* button = m_group->button(index)) button->setVisible(visible);
}

}  // namespace s2s
