#pragma once
#include <QWidget>

class QLabel;

namespace s2s {

class ElidedLabel;

/// The heading of a page: a title and a muted line below it. Actions go to its right.
class PageTitle : public QWidget {
  Q_OBJECT
 public:
  explicit PageTitle(const QString& title, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  QString title() const;
  void setSubtitle(const QString& text);
  QString subtitle() const;
  /// Adds a button or other control at the right end.
  void addAction(QWidget* control);

 private:
  QLabel* m_title;
  ElidedLabel* m_subtitle;
};

}  // namespace s2s
