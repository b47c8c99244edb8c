#pragma once
#include <QAbstractScrollArea>
#include <vector>

namespace s2s {

/// What a token is there for; it decides the colour.
enum class TokenRole { text, prefix, language, special, sentinel, padding };

struct ThemeTokens;

/// Colours of a token's cell.
struct TokenColors {
  QColor fill, outline, text;
};
TokenColors tokenColors(TokenRole role, const ThemeTokens& tokens);
/// The hatching of cells that do not count.
QBrush tokenHatching(const ThemeTokens& tokens);

/// Tokens in aligned columns, a lane for each thing that is known of them: piece, id, mask, label. The lanes'
/// names stay in view while the columns scroll. Left, Right, Home and End move from column to column.
class TokenGrid : public QAbstractScrollArea {
  Q_OBJECT
 public:
  struct Cell {
    QString text;
    TokenRole role = TokenRole::text;
    bool unknown = false;  ///< red
    bool ignored = false;  ///< hatched: padding, no loss
    QString toolTip = {};
  };
  struct Lane {
    QString name;
    std::vector<Cell> cells;
    bool plain = false;  ///< numbers without a frame around each
  };

  explicit TokenGrid(QWidget* parent = nullptr);
  void setLanes(std::vector<Lane> lanes);
  const std::vector<Lane>& lanes() const { return m_lanes; }
  int columns() const { return static_cast<int>(m_lefts.size()) - 1; }
  /// -1: none.
  int currentColumn() const { return m_column; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void measure();
  void updateScrollBar();
  void setCurrentColumn(int column);
  int columnAt(int x) const;
  int laneAt(int y) const;
  QString describe(int column) const;
  void paintLane(QPainter& painter, std::size_t lane, const ThemeTokens& tokens);
  void paintCell(QPainter& painter, const QRectF& area, const Cell& cell, bool plain,
                 const ThemeTokens& tokens);

  std::vector<Lane> m_lanes;
  std::vector<int> m_lefts{0};  ///< left edge of each column, and the end of the last
  int m_names = 0;              ///< width of the lanes' names
  int m_column = -1;
};

}  // namespace s2s
