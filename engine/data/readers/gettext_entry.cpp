#include "engine/data/readers/gettext_entry.h"

#include <algorithm>

#include "engine/data/line_source.h"

namespace s2s {

std::string whyNoRows(const GettextEntry& entry, const NeededColumns& needed) {
  if (entry.isHeader()) return "the header, which is no translation";
  if (entry.id.empty()) return "the source is empty";
  if (entry.translations.empty() || std::ranges::all_of(entry.translations, &std::string::empty))
    return "not translated";
  if (std::ranges::any_of(entry.translations, &std::string::empty)) return "a plural form is not translated";
  for (const std::vector<std::string>& row : rowsOf(entry)) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (!needed.isNeeded(column)) continue;
      if (std::string why = whyUnusable(row[column]); !why.empty()) return why;
    }
  }
  return "";
}

std::vector<std::vector<std::string>> rowsOf(const GettextEntry& entry) {
  const std::string context = entry.context.value_or("");
  if (!entry.plural) return {{entry.id, entry.translations.front(), context, ""}};
  std::vector<std::vector<std::string>> rows;
  for (std::size_t form = 0; form < entry.translations.size(); ++form) {
    rows.push_back(
        {form == 0 ? entry.id : *entry.plural, entry.translations[form], context, std::to_string(form)});
  }
  if (rows.size() == 1 && *entry.plural != entry.id)
    rows.push_back({*entry.plural, entry.translations.front(), context, "0"});
  return rows;
}

std::string gettextCharset(std::string_view header) {
  constexpr std::string_view kName = "charset=";
  const std::size_t found = header.find(kName);
  if (found == std::string_view::npos) return "";
  const std::string_view rest = header.substr(found + kName.size());
  const std::string charset(rest.substr(0, rest.find_first_of(" \t\r\n;\\\"")));
  return charset == "CHARSET" ? "" : charset;  // the placeholder of a template
}

}  // namespace s2s
