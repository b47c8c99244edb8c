#include "widgets/panes/navigation_rail.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kButtonHeight = 55;
constexpr int kSideMargin = 8;

}  // namespace

NavigationRail::NavigationRail(QWidget* parent)
    : QWidget(parent), m_pages(new QVBoxLayout), m_bottom(new QVBoxLayout), m_group(new QButtonGroup(this)) {
  setFixedWidth(length::kRailWidth);
  setAccessibleName(tr("Pages"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kSideMargin, 12, kSideMargin + 1, 8);
  m_pages->setSpacing(4);
  m_bottom->setSpacing(4);
  column->addLayout(m_pages);
  column->addStretch(1);
  column->addLayout(m_bottom);
  connect(m_group, &QButtonGroup::idToggled, this, [this](int page, bool checked) {
    if (checked) Q_EMIT currentPageChanged(page);
  });
}

int NavigationRail::addPage(const QString& iconName, const QString& word) {
  const int page = count();
  auto* button = new QToolButton(this);
  button->setProperty("role", "rail");
  button->setIcon(icon(iconName, IconColor::muted));
  button->setIconSize({length::kIcon, length::kIcon});
  button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  button->setFont(themeFont(TextSize::chip));
  button->setCheckable(true);
  button->setFixedHeight(kButtonHeight);
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  button->setFocusPolicy(Qt::TabFocus);
  m_group->addButton(button, page);
  m_pages->addWidget(button);
  m_buttons.push_back(button);
  if (page < 9) {
    auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), this);
    connect(shortcut, &QShortcut::activated, this, [this, page] { setCurrentPage(page); });
  }
  setWord(page, word);
  if (page == 0) button->setChecked(true);
  return page;
}

void NavigationRail::setWord(int page, const QString& word) {
  QToolButton* button = m_buttons.at(static_cast<std::size_t>(page));
  button->setText(word);
  button->setAccessibleName(word);
  if (page < 9) button->setToolTip(word + QStringLiteral(" (Ctrl+%1)").arg(page + 1));
}

int NavigationRail::currentPage() const { return m_group->checkedId(); }

void NavigationRail::setCurrentPage(int page) {
  m_buttons.at(static_cast<std::size_t>(page))->setChecked(true);
}

void NavigationRail::addBottomWidget(QWidget* widget) { m_bottom->addWidget(widget, 0, Qt::AlignHCenter); }

void NavigationRail::paintEvent(QPaintEvent*) {
  const ThemeTokens& tokens = Theme::current().tokens();
  QPainter painter(this);
  painter.fillRect(rect(), tokens.rail);
  painter.fillRect(width() - 1, 0, 1, height(), tokens.border);
}

void NavigationRail::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  if (step == 0 || count() == 0) return QWidget::keyPressEvent(event);
  const int page = std::clamp(currentPage() + step, 0, count() - 1);
  setCurrentPage(page);
  m_buttons[static_cast<std::size_t>(page)]->setFocus(Qt::OtherFocusReason);
}

}  // namespace s2s
