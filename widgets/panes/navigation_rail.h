#pragma once
#include <QToolButton>
#include <QWidget>
#include <vector>

class QButtonGroup;
class QVBoxLayout;

namespace s2s {

/// The slim rail at the window's left: an icon and a word a page. Up and Down move, Ctrl+1…9 jump.
class NavigationRail : public QWidget {
  Q_OBJECT
 public:
  explicit NavigationRail(QWidget* parent = nullptr);
  /// Adds a page; returns its index.
  int addPage(const QString& iconName, const QString& word);
  void setWord(int page, const QString& word);
  int count() const { return static_cast<int>(m_buttons.size()); }
  int currentPage() const;
  void setCurrentPage(int page);
  /// A control below the pages (theme switch, language).
  void addBottomWidget(QWidget* widget);

 Q_SIGNALS:
  void currentPageChanged(int page);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QVBoxLayout* m_pages;
  QVBoxLayout* m_bottom;
  QButtonGroup* m_group;
  std::vector<QToolButton*> m_buttons;
};

}  // namespace s2s
