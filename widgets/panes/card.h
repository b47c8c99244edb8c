#pragma once
#include <QWidget>

class QLabel;
class QHBoxLayout;
class QVBoxLayout;

namespace s2s {

/// A rounded surface with a heading and a column of content.
class Card : public QWidget {
  Q_OBJECT
 public:
  explicit Card(QWidget* parent = nullptr);
  explicit Card(const QString& title, QWidget* parent = nullptr);

  void setTitle(const QString& title);  ///< empty: no heading
  QString title() const;
  /// Muted text at the right end of the heading.
  void setNote(const QString& note);
  /// A button, chip or field at the right end of the heading.
  void addHeaderWidget(QWidget* widget);
  /// Colours the top edge like series `index`; -1: no edge.
  void setSeriesEdge(int index);
  int seriesEdge() const { return m_seriesEdge; }

  /// Where the content goes.
  QVBoxLayout* content() const { return m_content; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget* m_header;
  QHBoxLayout* m_headerRow;
  QLabel* m_title;
  QLabel* m_note;
  QVBoxLayout* m_content;
  int m_seriesEdge = -1;
};

}  // namespace s2s
