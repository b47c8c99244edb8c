#pragma once
// Messages of gettext catalogues as rows; what .po and .mo files share.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/data/needed_columns.h"

namespace s2s {

/// The columns of both formats. `plural` is the number of the plural form, empty for messages without any.
inline const std::vector<std::string> kGettextColumns = {"source", "target", "context", "plural"};

struct GettextEntry {
  std::optional<std::string> context;     ///< msgctxt
  std::string id;                         ///< msgid
  std::optional<std::string> plural;      ///< msgid_plural
  std::vector<std::string> translations;  ///< msgstr, or msgstr[0], msgstr[1], …
  bool isHeader() const { return id.empty() && !context; }
};

/// Why no row comes of the entry (the header, nothing translated, a text of a needed column that cannot be
/// used); else empty.
std::string whyNoRows(const GettextEntry& entry, const NeededColumns& needed);

/// A row for each form: the first one translates msgid, the others msgid_plural. A language with a single
/// form translates both with it.
std::vector<std::vector<std::string>> rowsOf(const GettextEntry& entry);

/// The charset that a header's Content-Type names; empty where it names none.
std::string gettextCharset(std::string_view header);

}  // namespace s2s
