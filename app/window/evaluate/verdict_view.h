#pragma once
#include <QWidget>

#include "app/window/evaluate/comparison_words.h"

class QGridLayout;

namespace s2s {

/// What a comparison found: a sentence a line; each kind of them behind a word that says what it tells.
class VerdictView : public QWidget {
  Q_OBJECT
 public:
  explicit VerdictView(QWidget* parent = nullptr);
  void setSentences(const std::vector<VerdictSentence>& sentences);

 private:
  void clear();
  QGridLayout* m_lines;
};

}  // namespace s2s
