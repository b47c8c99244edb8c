#pragma once
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "app/window/data/column_uses.h"
#include "app/window/data/data_use.h"
#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/data/column_guess.h"
#include "engine/data/indexed_table.h"
#include "engine/data/source_files.h"
#include "engine/recipes/recipe.h"
#include "widgets/item_models/paged_table_model.h"

namespace s2s {

/// One file on the page Data: its rows, read in the background however many there are, and what each of its
/// columns is for. What a recipe says of it is source().
class DataSet : public QObject {
  Q_OBJECT
 public:
  enum class State { opening, reading, ready, failed };

  /// Begins to read. With `guess`, columns, prefix and languages are proposed; else `source` says them.
  DataSet(const DataSource& source, bool guess, QObject* parent = nullptr);
  ~DataSet() override;

  QString path() const { return QString::fromStdString(m_source.path); }
  QString name() const;
  State state() const { return m_state; }
  bool isReading() const { return m_state == State::opening || m_state == State::reading; }
  const std::optional<Error>& problem() const { return m_problem; }
  /// What was found out of the file: "TSV · UTF-8 · gzip".
  QString formatText() const;
  qint64 rows() const { return m_progress.rows; }       ///< found so far
  double progress() const { return m_progress.share; }  ///< share of the file that was read
  /// Some file of it is compressed.
  bool isPacked() const { return m_size.packed; }
  /// How many bytes there are to read; of what is compressed as unpacked, which is known once all was read.
  /// Nothing where it is not known.
  std::optional<qint64> bytesToRead() const;

  const DataSource& source() const { return m_source; }
  DataUse use() const { return m_use; }
  void setUse(DataUse use);
  /// Takes what a person may change; the file is read again where it is to be read in another way.
  void setSource(const DataSource& source);

  const std::vector<std::string>& columns() const { return m_columns; }
  QStringList columnNames() const;
  const std::vector<ColumnUse>& columnUses() const { return m_uses; }
  void setColumnUse(int column, ColumnUse use);
  /// What the columns' uses lack to train with; empty: nothing.
  QString mappingProblem() const;

  const BadRows& badRows() const { return m_badRows; }
  qint64 badRowCount() const { return m_progress.badRows; }
  qint64 describedBadRows() const { return static_cast<qint64>(m_badRows.described().size()); }
  /// Rows of a block of PagedTableModel.
  std::vector<PagedTableModel::Row> badBlock(int block) const;

  /// Ends the reading; what was read stays.
  void cancel();
  /// blockFetched() follows, once the rows are read.
  void fetchBlock(int block);
  /// found() follows.
  void findLine(qint64 line);
  void findText(const QString& text, qint64 fromRow);
  bool isSearching() const { return m_search != nullptr; }
  double searchProgress() const;  ///< share of the rows found so far that was looked through
  /// Nothing is found any more.
  void stopSearch();

 Q_SIGNALS:
  /// The columns are known, anew where the file is read again.
  void opened();
  void grown();
  void finished();
  void failed(const s2s::Error& error);
  /// What it is used for, what its columns are, or what else source() says.
  void changed();
  void blockFetched(int block, const std::vector<s2s::PagedTableModel::Row>& rows);
  /// -1: nowhere.
  void found(qint64 row);
  /// A search goes on for longer than a moment, is further, or has ended.
  void searchMoved();

 private:
  void open(bool guess);
  void takeTable(std::shared_ptr<IndexedTable> table, const std::optional<ColumnGuess>& guess);
  void poll();
  void fail(const Error& error);
  void take(const ColumnGuess& guess);
  bool hasNamedColumns() const;
  /// What a search and its thread share.
  struct Search {
    RunControl control;
    std::atomic<double> share = 0.0;
  };
  static Result<qint64> rowWithText(const IndexedTable& table, const QString& text, std::int64_t from,
                                    Search& search);
  void search(std::function<Result<qint64>(const IndexedTable&, Search&)> work);
  void endSearch();

  DataSource m_source;
  DataUse m_use = DataUse::training;
  State m_state = State::opening;
  std::optional<Error> m_problem;
  std::shared_ptr<IndexedTable> m_table;  ///< null while it is opened
  StoredSize m_size;
  IndexedTable::Progress m_progress;
  BadRows m_badRows;
  std::vector<std::string> m_columns;
  std::vector<ColumnUse> m_uses;
  ColumnUse m_answer = ColumnUse::target;  ///< what the source calls its target
  int m_opening = 0;                       ///< whatever comes of an earlier opening is dropped
  std::shared_ptr<Search> m_search;        ///< null: none goes on
  QTimer m_poll, m_searchPoll;
  QThreadPool m_rowPool, m_searchPool;  ///< a thread each, so that a search never delays the rows in sight
};

}  // namespace s2s
