#pragma once
#include <QWidget>
#include <vector>

namespace s2s {

/// The pieces a tokenizer makes of a text, as chips in flow; unknown ones outlined in red. The tooltip names
/// the id and what the piece writes.
class PiecesView : public QWidget {
  Q_OBJECT
 public:
  struct Piece {
    QString text;  ///< as in the vocabulary; U+2581 is drawn as a low line
    std::int64_t id = 0;
    bool unknown = false;
    QString writes = {};  ///< the text it stands for, told where the piece does not show it; may be empty
  };
  explicit PiecesView(QWidget* parent = nullptr);
  void setPieces(std::vector<Piece> pieces);
  const std::vector<Piece>& pieces() const { return m_pieces; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  std::vector<QRectF> place(int width) const;
  QString toolTipOf(const Piece& piece) const;
  std::vector<Piece> m_pieces;
};

}  // namespace s2s
