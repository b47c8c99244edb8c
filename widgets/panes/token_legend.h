#pragma once
#include <QWidget>
#include <vector>

#include "widgets/panes/token_grid.h"

namespace s2s {

/// Says which colour of a TokenGrid stands for what.
class TokenLegend : public QWidget {
  Q_OBJECT
 public:
  struct Entry {
    QString word;
    TokenRole role = TokenRole::text;
    bool unknown = false;
    bool ignored = false;
  };
  explicit TokenLegend(QWidget* parent = nullptr);
  void setEntries(std::vector<Entry> entries);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<Entry> m_entries;
};

}  // namespace s2s
