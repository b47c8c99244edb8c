#pragma once
#include <QLayout>
#include <memory>
#include <vector>

namespace s2s {

/// Items left to right, in as many lines as the width asks for; on a line each is centred.
class FlowLayout : public QLayout {
 public:
  explicit FlowLayout(QWidget* parent = nullptr, int gap = 8);
  ~FlowLayout() override;
  void addItem(QLayoutItem* item) override;
  int count() const override;
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return minimumSize(); }
  QSize minimumSize() const override;
  void setGeometry(const QRect& area) override;

 private:
  int arrange(const QRect& area, bool move) const;
  std::vector<std::unique_ptr<QLayoutItem>> m_items;
  int m_gap;
};

}  // namespace s2s
