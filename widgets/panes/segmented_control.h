#pragma once
#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace s2s {

/// One of a few, side by side: Translate | Fill spans | Raw.
class SegmentedControl : public QWidget {
  Q_OBJECT
 public:
  explicit SegmentedControl(const QStringList& words, QWidget* parent = nullptr);
  void setWords(const QStringList& words);  ///< same number as before: for a change of language
  int currentIndex() const;
  void setCurrentIndex(int index);
  void setSegmentEnabled(int index, bool enabled);
  /// Of one between the first and the last, whose corners are round.
  void setSegmentVisible(int index, bool visible);

 Q_SIGNALS:
  void currentIndexChanged(int index);

 private:
  QButtonGroup* m_group;
};

}  // namespace s2s
