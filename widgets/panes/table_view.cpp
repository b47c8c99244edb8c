#include "widgets/panes/table_view.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include "widgets/item_models/sort_role.h"
#include "widgets/panes/number_delegate.h"
#include "widgets/theme/theme.h"

namespace s2s {
namespace {

constexpr int kRowHeight = 33;
constexpr int kNumberInset = 23;  // the header keeps room for its sort arrow there

class FilterProxy : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setText(const QString& text) {
    m_text = text;
    invalidateFilter();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    if (m_text.isEmpty()) return true;
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
      const QString cell = sourceModel()->index(row, column, parent).data().toString();
      if (cell.contains(m_text, Qt::CaseInsensitive)) return true;
    }
    return false;
  }

  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override {
    const QVariant a = left.data(kSortRole), b = right.data(kSortRole);
    if (a.isValid() && b.isValid() && a.metaType() != QMetaType::fromType<QString>()) {
      return QVariant::compare(a, b) == QPartialOrdering::Less;
    }
    if (a.isValid() != b.isValid()) return b.isValid();  // a missing number is the smallest
    return QString::localeAwareCompare(left.data().toString(), right.data().toString()) < 0;
  }

 private:
  QString m_text;
};

}  // namespace

TableView::TableView(QWidget* parent) : QTableView(parent) {
  setShowGrid(false);
  setWordWrap(false);
  setFrameShape(QFrame::NoFrame);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setItemDelegate(new NumberDelegate(kNumberInset, std::nullopt, this));
  setTabKeyNavigation(false);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(kRowHeight);
  verticalHeader()->setMinimumSectionSize(kRowHeight);
  horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setStretchLastSection(true);
  horizontalHeader()->setSectionsMovable(true);
  horizontalHeader()->setFont(themeFont(TextSize::label));
}

void TableView::setSortableModel(QAbstractItemModel* sourceModel) {
  auto* proxy = new FilterProxy(this);
  proxy->setSourceModel(sourceModel);
  setModel(proxy);
  setSortingEnabled(true);
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

void TableView::setFilterText(const QString& text) {
  if (auto* proxy = dynamic_cast<FilterProxy*>(model())) proxy->setText(text);
}

int TableView::sourceRow(const QModelIndex& index) const {
  if (!index.isValid()) return -1;
  const auto* proxy = qobject_cast<const QAbstractProxyModel*>(model());
  return proxy != nullptr ? proxy->mapToSource(index).row() : index.row();
}

QList<int> TableView::selectedSourceRows() const {
  QList<int> rows;
  if (selectionModel() == nullptr) return rows;
  const QModelIndexList selected = selectionModel()->selectedRows();
  for (const QModelIndex& index : selected) rows << sourceRow(index);
  return rows;
}

int TableView::fittedColumn(int column, int widest) const {
  constexpr int kMargins = 44;  // the heading's padding, which its font alone does not tell
  const QString heading = model()->headerData(column, Qt::Horizontal).toString();
  const int width =
      std::max({sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column),
                QFontMetrics(horizontalHeader()->font()).horizontalAdvance(heading) + kMargins});
  return widest > 0 ? std::min(width, widest) : width;
}

void TableView::fitColumns(int widest) {
  if (model() == nullptr) return;
  for (int column = 0; column < model()->columnCount(); ++column)
    setColumnWidth(column, fittedColumn(column, widest));
}

int TableView::fittedWidth(int widest) const {
  int width = 2 * frameWidth() + verticalScrollBar()->sizeHint().width();
  for (int column = 0; model() != nullptr && column < model()->columnCount(); ++column)
    width += fittedColumn(column, widest);
  return width;
}

int TableView::heightOfRows(int most) const {
  const int rows = model() != nullptr ? std::min(model()->rowCount(), most) : 0;
  return horizontalHeader()->sizeHint().height() + rows * kRowHeight + 2 * frameWidth() +
         horizontalScrollBar()->sizeHint().height();
}

void TableView::fitRows(int most) {
  if (model() != nullptr) setFixedHeight(heightOfRows(most));
}

void TableView::fitRowsInRoom(int least, int most) {
  setMinimumHeight(heightOfRows(least));
  setMaximumHeight(heightOfRows(most));
}

QString TableView::toTabSeparated() const {
  if (model() == nullptr) return {};
  const auto cell = [](QString text) { return text.replace('\t', ' ').replace('\n', ' '); };
  QList<int> rows;
  const QModelIndexList selected = selectionModel()->selectedRows();
  for (const QModelIndex& index : selected) rows << index.row();
  if (rows.isEmpty()) {
    for (int row = 0; row < model()->rowCount(); ++row) rows << row;
  }
  std::sort(rows.begin(), rows.end());
  QStringList lines, texts;
  for (int column = 0; column < model()->columnCount(); ++column) {
    texts << cell(model()->headerData(column, Qt::Horizontal).toString());
  }
  lines << texts.join('\t');
  for (const int row : rows) {
    texts.clear();
    for (int column = 0; column < model()->columnCount(); ++column) {
      texts << cell(model()->index(row, column).data().toString());
    }
    lines << texts.join('\t');
  }
  return lines.join('\n');
}

}  // namespace s2s
