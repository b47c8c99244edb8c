// Plain text, a sentence a line; with a second file its lines are the other side.
#include "engine/data/line_source.h"
#include "engine/data/row_reader.h"

namespace s2s {
namespace {

class TextReader final : public RowReader {
 public:
  static Result<std::unique_ptr<RowReader>> open(const std::filesystem::path& path,
                                                 const ReaderOptions& options) {
    Result<LineSource> source = LineSource::open(path, options.decoding);
    if (!source) return source.error();
    std::unique_ptr<TextReader> reader(new TextReader(std::move(*source), path));
    reader->m_columns = {"source"};
    reader->m_form = reader->m_source.form();
    if (options.targetPath.empty()) return std::unique_ptr<RowReader>(std::move(reader));
    Result<LineSource> target = LineSource::open(options.targetPath, options.targetDecoding);
    if (!target) return target.error();
    reader->m_target.emplace(std::move(*target));
    if (std::string words = reader->m_target->form().words(); words != reader->m_form.words())
      reader->m_form.targets = std::move(words);
    reader->m_targetPath = options.targetPath;
    reader->m_columns.push_back("target");
    return std::unique_ptr<RowReader>(std::move(reader));
  }

  Result<std::optional<Row>> next() override {
    for (;;) {
      Result<std::optional<Line>> source = m_source.next();
      if (!source) return source.error();
      Result<std::optional<Line>> target = std::optional<Line>();
      if (m_target) target = m_target->next();
      if (!target) return target.error();
      if (m_target && source->has_value() != target->has_value()) return unequal(source->has_value());
      if (!*source) return std::optional<Row>();

      const RowPosition position{(*source)->offset, *target ? (*target)->offset : 0, (*source)->number};
      Row row{{std::move((*source)->text)}, (*source)->number};
      std::string why = (*source)->tooLong || (*target && (*target)->tooLong)
                            ? "the line is longer than " + std::to_string(LineSource::kLongest) + " bytes"
                            : "";
      if (*target) row.cells.push_back(std::move((*target)->text));
      if (why.empty()) why = m_needed.judge(m_columns, row.cells);
      if (why.empty()) {
        m_position = position;
        return std::optional(std::move(row));
      }
      skip(row.line, std::move(why),
           row.cells.size() > 1 ? row.cells[0] + "\t" + row.cells[1] : row.cells[0]);
    }
  }

  const TextForm& form() const override { return m_form; }
  RowPosition position() const override { return m_position; }
  bool seekable() const override { return m_source.seekable() && (!m_target || m_target->seekable()); }
  Result<void> seek(const RowPosition& position) override {
    m_source.seek(position.offset, position.line);
    if (m_target) m_target->seek(position.further, position.line);
    return {};
  }
  double share() const override { return m_source.share(); }

 private:
  TextReader(LineSource source, std::filesystem::path path)
      : m_source(std::move(source)), m_path(std::move(path)) {}

  Error unequal(bool targetIsShorter) const {
    const auto& shorter = targetIsShorter ? m_targetPath : m_path;
    const auto& longer = targetIsShorter ? m_path : m_targetPath;
    return Error{"the two files have different numbers of lines: the first one ends earlier",
                 shorter.string() + " and " + longer.string(), "line up the files, sentence by sentence"};
  }

  LineSource m_source;
  std::optional<LineSource> m_target;
  std::filesystem::path m_path, m_targetPath;
  TextForm m_form;
  RowPosition m_position;
};

}  // namespace

ReaderFormat textReader() { return {"text", "Plain text, a sentence a line", {}, &TextReader::open}; }

}  // namespace s2s
