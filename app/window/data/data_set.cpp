#include "app/window/data/data_set.h"

#include <QFileInfo>

#include "app/window/background.h"
#include "app/window/languages.h"
#include "engine/data/text_pairs.h"
#include "widgets/text/engine_text.h"
#include "widgets/text/sentence.h"

namespace s2s {
namespace {

constexpr int kPollMilliseconds = 100;
constexpr std::int64_t kSearchedAtOnce = 512;
constexpr std::size_t kRowsToGuessBy = 200;

QStringList toTexts(const std::vector<std::string>& texts) {
  QStringList list;
  for (const std::string& text : texts) list << QString::fromStdString(text);
  return list;
}

QStringList cellsOf(const Row& row) {
  QStringList cells = toTexts(row.cells);
  for (const std::size_t column : row.binary)
    cells[static_cast<qsizetype>(column)] = engineText(row.cells[column]);
  return cells;
}

Result<std::vector<PagedTableModel::Row>> rowsOfBlock(const IndexedTable& table, int block) {
  const Result<std::vector<Row>> rows =
      table.rows(std::int64_t{block} * PagedTableModel::kBlockRows, PagedTableModel::kBlockRows);
  if (!rows) return rows.error();
  std::vector<PagedTableModel::Row> shown;
  for (const Row& row : *rows) shown.push_back({row.line, cellsOf(row)});
  return shown;
}

/// The first row that begins on the line or behind it.
Result<qint64> rowAtLine(const IndexedTable& table, std::int64_t line) {
  std::int64_t first = 0, behind = table.progress().rows;
  while (first < behind) {
    const std::int64_t middle = first + (behind - first) / 2;
    const Result<Row> row = table.row(middle);
    if (!row) return row.error();
    if (row->line < line) {
      first = middle + 1;
    } else {
      behind = middle;
    }
  }
  return std::min(first, table.progress().rows - 1);
}

struct OpenedTable {
  std::shared_ptr<IndexedTable> table;
  std::optional<ColumnGuess> guess;
  bool header = true;  ///< the first row names the columns
  StoredSize size;
};

bool mayLackNames(const std::string& format) { return format == "tsv" || format == "csv"; }

/// Whether the first row names the columns: a sentence is no name.
bool looksLikeNames(const std::vector<std::string>& columns) {
  constexpr std::size_t kLongestName = 64;
  static constexpr std::string_view kEnds[] = {".", "!", "?", "。", "！", "？", "…"};
  return std::ranges::none_of(columns, [](const std::string& name) {
    return name.size() > kLongestName ||
           std::ranges::any_of(kEnds, [&](std::string_view end) { return name.ends_with(end); });
  });
}

Result<OpenedTable> openTable(const DataSource& source, bool guess) {
  const std::string& path = source.path;
  IndexedTableOptions options;
  options.reader = readerOptions(source);
  Result<std::unique_ptr<IndexedTable>> table = IndexedTable::open(path, options);
  if (!table) return table.error();
  if (guess && mayLackNames((*table)->format()) && !looksLikeNames((*table)->columns())) {
    options.reader.header = false;
    table = IndexedTable::open(path, options);
    if (!table) return table.error();
  }
  OpenedTable opened{std::move(*table), std::nullopt, options.reader.header, storedSizeOf(source)};
  if (!guess) return opened;
  const Result<TablePreview> preview = previewRows(path, options.reader, kRowsToGuessBy);
  if (preview) opened.guess = guessColumns(*preview);
  return opened;
}

/// What cannot be changed without reading the file again.
auto wayOfReading(const DataSource& source) {
  return std::tie(source.path, source.targetPath, source.format, source.encoding, source.header);
}

}  // namespace

DataSet::DataSet(const DataSource& source, bool guess, QObject* parent) : QObject(parent), m_source(source) {
  m_rowPool.setMaxThreadCount(1);
  m_searchPool.setMaxThreadCount(1);
  m_poll.setInterval(kPollMilliseconds);
  connect(&m_poll, &QTimer::timeout, this, &DataSet::poll);
  m_searchPoll.setInterval(kPollMilliseconds);
  connect(&m_searchPoll, &QTimer::timeout, this, &DataSet::searchMoved);
  open(guess);
}

DataSet::~DataSet() {
  if (m_search) m_search->control.requestStop();
  if (m_table) m_table->cancel();
}

void DataSet::open(bool guess) {
  m_state = State::opening;
  m_problem.reset();
  m_table.reset();
  m_progress = {};
  m_badRows = {};
  stopSearch();
  m_size = {};
  // A table of JSON is held whole and may take seconds to open: not in a pool that the destructor waits for.
  inBackground(
      this, [source = m_source, guess] { return openTable(source, guess); },
      [this, number = ++m_opening](Result<OpenedTable>&& opened) {
        if (number != m_opening) return;
        if (!opened) return fail(opened.error());
        m_source.header = opened->header;
        m_size = opened->size;
        takeTable(std::move(opened->table), opened->guess);
      });
}

void DataSet::takeTable(std::shared_ptr<IndexedTable> table, const std::optional<ColumnGuess>& guess) {
  m_table = std::move(table);
  m_columns = m_table->columns();
  m_state = State::reading;
  if (guess) {
    take(*guess);
  } else {
    m_uses = usesOf(m_source, m_columns, m_answer);
  }
  Q_EMIT opened();
  Q_EMIT changed();
  m_poll.start();
  poll();
}

void DataSet::take(const ColumnGuess& guess) {
  m_uses.assign(m_columns.size(), ColumnUse::unused);
  const auto give = [&](const std::optional<std::size_t>& column, ColumnUse use) {
    if (column) s2s::setColumnUse(m_uses, *column, use);
  };
  give(guess.source, ColumnUse::source);
  give(guess.pair, ColumnUse::second);
  give(guess.score, ColumnUse::number);
  give(guess.label, ColumnUse::label);
  give(guess.target, ColumnUse::target);
  m_answer = answerOf(m_uses);
  writeUses(m_uses, m_columns, hasNamedColumns(), m_source);
  if (m_answer != ColumnUse::target || !guess.source || !guess.target) return;
  // Two parallel files have told their languages by their names.
  if (m_source.sourceLanguage.empty()) m_source.sourceLanguage = guess.facts[*guess.source].language;
  if (m_source.targetLanguage.empty()) m_source.targetLanguage = guess.facts[*guess.target].language;
  m_source.prefix = translationPrefix(QString::fromStdString(m_source.sourceLanguage),
                                      QString::fromStdString(m_source.targetLanguage))
                        .toStdString();
}

void DataSet::poll() {
  m_progress = m_table->progress();
  if (m_badRows.count() != m_progress.badRows) m_badRows = m_table->badRows();
  if (m_progress.finished) {
    m_poll.stop();
    m_state = State::ready;
    m_problem = m_progress.error;
  }
  Q_EMIT grown();
  if (!m_progress.finished) return;
  if (m_problem) Q_EMIT failed(*m_problem);
  Q_EMIT finished();
}

void DataSet::fail(const Error& error) {
  m_state = State::failed;
  m_problem = error;
  m_columns.clear();
  m_uses.clear();
  Q_EMIT opened();
  Q_EMIT changed();
  Q_EMIT failed(error);
}

void DataSet::cancel() {
  if (m_table) m_table->cancel();
}

QString DataSet::name() const {
  if (!m_source.name.empty()) return QString::fromStdString(m_source.name);
  const QString own = QFileInfo(path()).fileName();
  if (m_source.targetPath.empty()) return own;
  return QString("%1 + %2").arg(own, QFileInfo(QString::fromStdString(m_source.targetPath)).fileName());
}

QString DataSet::formatText() const {
  if (!m_table) return {};
  QString title = QString::fromStdString(m_table->format());
  for (const ReaderFormat& format : readerFormats().entries()) {
    if (format.name == m_table->format())
      title = QCoreApplication::translate("Schema", std::string(format.title).c_str());
  }
  return QString("%1 · %2").arg(title, engineText(m_table->form().words()));
}

QStringList DataSet::columnNames() const { return toTexts(m_columns); }

void DataSet::setUse(DataUse use) {
  if (use == m_use) return;
  m_use = use;
  Q_EMIT changed();
}

void DataSet::setSource(const DataSource& source) {
  const bool again = wayOfReading(source) != wayOfReading(m_source);
  m_source = source;
  if (again) return open(false);
  Q_EMIT changed();
}

bool DataSet::hasNamedColumns() const {
  return m_source.header || !m_table || !mayLackNames(m_table->format());
}

void DataSet::setColumnUse(int column, ColumnUse use) {
  s2s::setColumnUse(m_uses, static_cast<std::size_t>(column), use);
  if (answerOf(m_uses) != ColumnUse::unused) m_answer = answerOf(m_uses);
  writeUses(m_uses, m_columns, hasNamedColumns(), m_source);
  Q_EMIT changed();
}

QString DataSet::mappingProblem() const {
  if (m_state == State::failed) return sentence(tr("“%1” cannot be read."), {name()});
  if (!m_table) return sentence(tr("“%1” is still being opened."), {name()});
  if (!hasUse(m_uses, ColumnUse::source)) return tr("No column of “%1” is the source.").arg(name());
  return {};
}

std::vector<PagedTableModel::Row> DataSet::badBlock(int block) const {
  std::vector<PagedTableModel::Row> rows;
  const auto& bad = m_badRows.described();
  const auto first = static_cast<std::size_t>(block) * PagedTableModel::kBlockRows;
  for (std::size_t i = first; i < std::min(bad.size(), first + PagedTableModel::kBlockRows); ++i)
    rows.push_back({bad[i].line, {engineText(bad[i].why), QString::fromStdString(bad[i].raw)}});
  return rows;
}

void DataSet::fetchBlock(int block) {
  if (!m_table) return;
  inBackground(
      this, [table = m_table, block] { return rowsOfBlock(*table, block); },
      [this, block, number = m_opening](const Result<std::vector<PagedTableModel::Row>>& rows) {
        if (number != m_opening) return;
        if (rows) {
          Q_EMIT blockFetched(block, *rows);
        } else {
          Q_EMIT failed(rows.error());
        }
      },
      &m_rowPool);
}

std::optional<qint64> DataSet::bytesToRead() const {
  if (!m_table) return std::nullopt;
  if (!m_size.packed) return static_cast<qint64>(m_size.bytes);
  const bool known = m_progress.finished && !m_progress.cancelled && m_progress.decodedBytes > 0;
  return known ? std::optional(static_cast<qint64>(m_progress.decodedBytes)) : std::nullopt;
}

Result<qint64> DataSet::rowWithText(const IndexedTable& table, const QString& text, std::int64_t from,
                                    Search& search) {
  const std::int64_t first = from;
  while (!search.control.stopRequested()) {
    const Result<std::vector<Row>> rows = table.rows(from, kSearchedAtOnce);
    if (!rows) return rows.error();
    if (rows->empty()) break;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      for (const std::string& cell : (*rows)[i].cells) {
        if (QString::fromStdString(cell).contains(text, Qt::CaseInsensitive))
          return from + static_cast<std::int64_t>(i);
      }
    }
    from += static_cast<std::int64_t>(rows->size());
    const std::int64_t all = std::max<std::int64_t>(1, table.progress().rows - first);
    search.share = static_cast<double>(from - first) / static_cast<double>(all);
  }
  return -1;
}

double DataSet::searchProgress() const { return m_search ? m_search->share.load() : 0.0; }

void DataSet::stopSearch() {
  if (!m_search) return;
  m_search->control.requestStop();
  endSearch();
}

void DataSet::endSearch() {
  m_search.reset();
  m_searchPoll.stop();
  Q_EMIT searchMoved();
}

void DataSet::search(std::function<Result<qint64>(const IndexedTable&, Search&)> work) {
  stopSearch();
  if (!m_table || m_table->progress().rows == 0) return;
  m_search = std::make_shared<Search>();
  m_searchPoll.start();
  inBackground(
      this, [table = m_table, search = m_search, work = std::move(work)] { return work(*table, *search); },
      [this, search = std::weak_ptr(m_search)](const Result<qint64>& row) {
        if (!m_search || search.lock() != m_search) return;
        endSearch();
        if (row) {
          Q_EMIT found(*row);
        } else {
          Q_EMIT failed(row.error());
        }
      },
      &m_searchPool);
}

void DataSet::findLine(qint64 line) {
  search([line](const IndexedTable& table, Search&) { return rowAtLine(table, line); });
}

void DataSet::findText(const QString& text, qint64 fromRow) {
  search([text, fromRow](const IndexedTable& table, Search& search) {
    return rowWithText(table, text, fromRow, search);
  });
}

}  // namespace s2s
