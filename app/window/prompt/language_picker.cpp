#include "app/window/prompt/language_picker.h"

#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "app/window/languages.h"

namespace s2s {
namespace {

constexpr int kCodeRole = Qt::UserRole, kNamedLanguages = 4, kListWidth = 260, kListHeight = 320;

}  // namespace

LanguagePicker::LanguagePicker(QWidget* parent)
    : QPushButton(parent), m_search(new QLineEdit), m_list(new QListWidget) {
  auto* panel = new QWidget;
  auto* column = new QVBoxLayout(panel);
  column->setContentsMargins(8, 8, 8, 8);
  column->setSpacing(8);
  column->addWidget(m_search);
  column->addWidget(m_list);
  m_list->setMinimumSize(kListWidth, kListHeight);
  m_search->setClearButtonEnabled(true);
  auto* menu = new QMenu(this);
  auto* action = new QWidgetAction(menu);
  action->setDefaultWidget(panel);
  menu->addAction(action);
  setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, [this] {
    fill();
    m_search->setFocus();
  });
  connect(m_search, &QLineEdit::textChanged, this, &LanguagePicker::filter);
  connect(m_list, &QListWidget::itemChanged, this, &LanguagePicker::takeTicks);
  showText();
}

void LanguagePicker::setCaption(const QString& caption) {
  m_caption = caption;
  showText();
}

void LanguagePicker::setCodes(const QStringList& codes) {
  m_codes.clear();
  for (const LanguageChoice& choice : languageChoices()) {
    if (codes.contains(choice.code)) m_codes << choice.code;
  }
  showText();
}

void LanguagePicker::fill() {
  const QSignalBlocker quiet(m_list);
  m_search->clear();
  m_list->clear();
  for (const LanguageChoice& choice : languageChoices()) {
    auto* item = new QListWidgetItem(QString("%1 · %2").arg(choice.name, choice.code), m_list);
    item->setData(kCodeRole, choice.code);
    item->setToolTip(choice.englishName);
    item->setCheckState(m_codes.contains(choice.code) ? Qt::Checked : Qt::Unchecked);
  }
}

void LanguagePicker::filter(const QString& text) {
  for (int row = 0; row < m_list->count(); ++row) {
    QListWidgetItem* item = m_list->item(row);
    item->setHidden(!item->text().contains(text, Qt::CaseInsensitive) &&
                    !item->toolTip().contains(text, Qt::CaseInsensitive));
  }
}

void LanguagePicker::takeTicks() {
  m_codes.clear();
  for (int row = 0; row < m_list->count(); ++row) {
    if (m_list->item(row)->checkState() == Qt::Checked)
      m_codes << m_list->item(row)->data(kCodeRole).toString();
  }
  showText();
  Q_EMIT codesChosen(m_codes);
}

void LanguagePicker::showText() {
  QStringList names;
  for (const QString& code : m_codes) names << languageName(code);
  const QString all = names.join(", ");
  const QString shown = names.isEmpty() ? tr("none")
                        : names.size() <= kNamedLanguages
                            ? all
                            : tr("%n languages", nullptr, static_cast<int>(names.size()));
  setText(QString("%1: %2 ▾").arg(m_caption, shown));
  setToolTip(all);
  setAccessibleName(QString("%1: %2").arg(m_caption, all));
  m_search->setPlaceholderText(tr("Search languages"));
  m_search->setAccessibleName(tr("Search languages"));
  m_list->setAccessibleName(m_caption);
}

void LanguagePicker::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) showText();
  QPushButton::changeEvent(event);
}

}  // namespace s2s
