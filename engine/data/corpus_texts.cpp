#include "engine/data/corpus_texts.h"

#include <algorithm>

#include "engine/data/row_reader.h"

namespace s2s {

Result<std::int64_t> forEachText(const std::filesystem::path& file,
                                 const std::function<Result<void>(std::string_view)>& take) {
  const Result<std::string> format = detectFormat(file);
  if (!format) return format.error();
  ReaderOptions options;
  options.format = *format;
  Result<std::unique_ptr<RowReader>> reader = openRows(file, options);
  if (!reader) return reader.error();
  if (*format == "tsv" || *format == "csv") {
    for (const std::string& name : (*reader)->columns()) {
      if (Result<void> taken = take(name); !taken) return taken.error();
    }
  }
  while (true) {
    const Result<std::optional<Row>> row = (*reader)->next();
    if (!row) return row.error();
    if (!*row) return (*reader)->badRows().count();
    const std::vector<std::string>& cells = (*row)->cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (std::ranges::find((*row)->binary, i) != (*row)->binary.end()) continue;
      if (Result<void> taken = take(cells[i]); !taken) return taken.error();
    }
  }
}

}  // namespace s2s
