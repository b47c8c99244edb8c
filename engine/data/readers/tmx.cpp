// Translation Memory eXchange (LISA, TMX 1.4b): a row for each unit, a column for each language. Read by
// expat piece by piece; files that declare entities are refused, since no translation memory needs them and
// they are what small files blow up memory with.
#include <algorithm>
#include <deque>
#include <map>

#include "engine/data/line_source.h"
#include "engine/data/readers/tmx_units.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

/// For the languages, which become the columns: as many units, or as many bytes of text where that is less.
constexpr std::size_t kUnitsLookedAt = 2000;
constexpr std::size_t kTextLookedAt = std::size_t{64} << 20;
constexpr std::size_t kMostLanguages = 1000;

class TmxReader final : public RowReader {
 public:
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path,
                                                 const ReaderOptions& options) {
    DecodingOptions decoding = options.decoding;
    Result<std::unique_ptr<TmxUnits>> units = TmxUnits::open(path, decoding);
    if (!units) return units.error();
    std::unique_ptr<TmxReader> reader(new TmxReader(std::move(*units)));
    if (Result<void> read = reader->readColumns(path); !read) return read.error();
    return std::unique_ptr<RowReader>(std::move(reader));
  }

  Result<std::optional<Row>> next() override {
    for (;;) {
      TmxUnit unit;
      if (!m_ahead.empty()) {
        unit = std::move(m_ahead.front());
        m_ahead.pop_front();
      } else {
        if (m_error) return *m_error;
        Result<std::optional<TmxUnit>> read = m_units->next();
        if (!read) return read.error();
        if (!*read) return std::optional<Row>();
        unit = std::move(**read);
      }
      Row row{std::vector<std::string>(m_columns.size()), unit.line};
      std::string why = fill(unit, row.cells);
      if (why.empty()) {
        m_position = {unit.offset, 0, unit.line};
        return std::optional(std::move(row));
      }
      std::string raw;
      for (const TmxVariant& variant : unit.variants)
        raw +=
            (raw.empty() ? "" : "\t") + variant.language + ": " + variant.text.substr(0, BadRow::kLongestRaw);
      skip(unit.line, std::move(why), raw);
    }
  }

  const TextForm& form() const override { return m_units->form(); }
  RowPosition position() const override { return m_position; }
  bool seekable() const override { return m_units->seekable(); }
  double share() const override { return m_units->share(); }
  Result<void> seek(const RowPosition& position) override {
    m_ahead.clear();
    m_error.reset();
    m_units->seek(position.offset, position.line);
    return {};
  }

 private:
  explicit TmxReader(std::unique_ptr<TmxUnits> units) : m_units(std::move(units)) {}

  Result<void> readColumns(const std::filesystem::path& path) {
    for (std::size_t bytes = 0; m_ahead.size() < kUnitsLookedAt && bytes < kTextLookedAt;) {
      Result<std::optional<TmxUnit>> unit = m_units->next();
      if (!unit) {
        if (m_ahead.empty()) return unit.error();
        m_error = unit.error();  // told behind the units that came before
        break;
      }
      if (!*unit) break;
      for (const TmxVariant& variant : (*unit)->variants) {
        bytes += sizeof variant + variant.language.size() + variant.text.size();
        const std::string key = plainLanguage(variant.language);
        if (key.empty() || !whyUnusable(key).empty() || m_columnOf.size() >= kMostLanguages) continue;
        if (m_columnOf.emplace(key, m_columns.size()).second) m_columns.push_back(variant.language);
      }
      m_ahead.push_back(std::move(**unit));
      ++m_unitsLookedAt;
    }
    if (m_columns.empty())
      return Error{"the file holds no unit with a language", path.string(), "check that it is a TMX file"};
    return {};
  }

  /// The cells of a unit; a language that it lacks stays empty. Why it cannot be used, else empty.
  std::string fill(TmxUnit& unit, std::vector<std::string>& cells) const {
    if (!unit.problem.empty()) return unit.problem;
    if (unit.variants.empty()) return "a unit without texts";
    std::vector<bool> filled(cells.size());
    for (TmxVariant& variant : unit.variants) {
      const auto column = m_columnOf.find(plainLanguage(variant.language));
      if (column == m_columnOf.end() ? !m_needed.areAll() : !m_needed.isNeeded(column->second)) continue;
      if (column == m_columnOf.end()) {
        return "the language \"" + variant.language.substr(0, 40) + "\", which the first " +
               std::to_string(m_unitsLookedAt) + " units lack";
      }
      if (filled[column->second]) return "two texts in the language " + variant.language;
      if (const std::string why = whyUnusable(variant.text); !why.empty())
        return "column " + m_columns[column->second] + ": " + why;
      filled[column->second] = true;
      cells[column->second] = std::move(variant.text);
    }
    return "";
  }

  std::unique_ptr<TmxUnits> m_units;
  std::map<std::string, std::size_t> m_columnOf;  ///< by plainLanguage
  std::deque<TmxUnit> m_ahead;                    ///< read for the columns and still to be given
  std::size_t m_unitsLookedAt = 0;
  std::optional<Error> m_error;
  RowPosition m_position;
};

}  // namespace

ReaderFormat tmxReader() { return {"tmx", "Translation memory (TMX)", {".tmx"}, &TmxReader::open}; }

}  // namespace s2s
