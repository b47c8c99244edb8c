#include "engine/data/readers/limited_json.h"

#include <optional>

#include "engine/core/utf8.h"
#include "engine/data/readers/json_numbers.h"

namespace s2s {
namespace {

constexpr std::size_t kDeepest = 200;

/// Builds the document from the parser's events.
class LimitedBuilder final : public nlohmann::json_sax<Json> {
 public:
  /// Reads members that are objects as columns where `columns`.
  LimitedBuilder(bool columns, std::size_t mostMiB) : m_columns(columns), m_mostMiB(mostMiB) {}
  /// Takes numbers as they are written in `text`, in place of those of the parser, which gets a text without
  /// the ones that no double holds.
  void takeNumbersFrom(std::string_view text) { m_numbers.emplace(text); }

  ColumnsDocument take() { return {std::move(m_root), std::move(m_lists), std::move(m_mismatch)}; }
  const std::string& problem() const { return m_problem; }
  const std::string& remedy() const { return m_remedy; }
  std::size_t position() const { return m_position; }
  /// Whether the parser ended at a number that no double holds.
  bool metHugeNumber() const { return m_metHugeNumber; }

  bool null() override { return place(nullptr) != nullptr; }
  bool boolean(bool value) override { return place(value) != nullptr; }
  bool number_integer(number_integer_t value) override {
    // What is 0 and not unsigned is written -0.
    return m_numbers || value == 0 ? placeNumber(value, "-0") : place(value) != nullptr;
  }
  bool number_unsigned(number_unsigned_t value) override {
    return m_numbers ? placeNumber(value, "") : place(value) != nullptr;
  }
  bool number_float(number_float_t value, const string_t& text) override { return placeNumber(value, text); }
  bool string(string_t& value) override { return place(std::move(value)) != nullptr; }
  bool binary(binary_t&) override { return false; }  // not in text
  bool start_object(std::size_t) override {
    if (!m_columns || m_open.size() != 1 || !m_open.front()->is_object()) return open(Json::object());
    m_inColumn = true;
    m_lists.push_back(m_key);
    m_row = 0;
    return open(Json::array());
  }
  bool key(string_t& name) override {
    if (isColumn()) return rowKey(std::move(name));
    m_key = std::move(name);
    return true;
  }
  bool end_object() override {
    if (isColumn()) {
      m_inColumn = false;
      if (m_row < m_rowKeys.size())
        differ("lacks the key " + quoted(m_rowKeys[m_row]) + " of " + quoted(m_lists.front()));
    }
    return close();
  }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& problem) override {
    constexpr int kNumberOverflow = 406;
    m_metHugeNumber = problem.id == kNumberOverflow;
    m_problem = "not valid JSON";
    m_position = position;
    return false;
  }

 private:
  /// Whether what is open last is an object that is read as a column.
  bool isColumn() const { return m_inColumn && m_open.size() == 2; }
  static std::string quoted(const std::string& name) {
    constexpr std::size_t kMostBytes = 80;
    return '"' + std::string(cutUtf8(name, kMostBytes)) + '"';
  }

  /// Cells of columns belong together by the keys of their rows, so these must be the same in the same order.
  bool rowKey(std::string name) {
    const std::size_t row = m_row++;
    if (m_lists.size() == 1) {
      m_rowKeys.push_back(std::move(name));
      return claim(sizeof(std::string) + heapOf(m_rowKeys.back()));
    }
    if (row < m_rowKeys.size() && m_rowKeys[row] == name) return true;
    const std::string first = quoted(m_lists.front());
    if (row >= m_rowKeys.size())
      differ("has the key " + quoted(name) + ", which " + first + " lacks");
    else
      differ("has the key " + quoted(name) + " where " + first + " has " + quoted(m_rowKeys[row]));
    return true;
  }
  void differ(const std::string& how) {
    if (m_mismatch.empty()) m_mismatch = "the column " + quoted(m_lists.back()) + " " + how;
  }

  /// Bytes that a text takes beyond its own object.
  static std::size_t heapOf(const std::string& text) {
    return text.capacity() < sizeof text ? 0 : text.capacity() + sizeof(void*);
  }
  /// Counts memory; false where there is no more.
  bool claim(std::size_t bytes) {
    m_bytes += bytes;
    if (m_bytes >> 20 < m_mostMiB) return true;
    m_remedy = "use JSON Lines, which is read row by row";
    return fail("the values take more than " + std::to_string(m_mostMiB) + " MiB of memory");
  }
  static std::size_t bytesOf(const Json& value) {
    constexpr std::size_t kRoomToGrow = 2, kAllocation = 2 * sizeof(void*);
    std::size_t bytes = kRoomToGrow * sizeof(Json);
    if (value.is_string())
      bytes += sizeof(std::string) + kAllocation + heapOf(value.get_ref<const std::string&>());
    if (value.is_binary()) bytes += sizeof(Json::binary_t) + 2 * kAllocation + value.get_binary().capacity();
    if (value.is_structured()) bytes += sizeof(Json::array_t) + kAllocation;
    return bytes;
  }

  bool open(Json empty) {
    if (m_open.size() >= kDeepest)
      return fail("nested more than " + std::to_string(kDeepest) + " levels deep");
    Json* placed = place(std::move(empty));
    if (placed != nullptr) m_open.push_back(placed);
    return placed != nullptr;
  }
  bool close() {
    m_open.pop_back();
    return true;
  }
  /// A number that would be written in another way is kept as the text that it is: that of takeNumbersFrom,
  /// else `text`.
  bool placeNumber(Json number, std::string_view text) {
    if (m_numbers) text = m_numbers->next();
    if (writeJson(number) == text) return place(std::move(number)) != nullptr;
    return place(Json::binary({text.begin(), text.end()})) != nullptr;
  }
  /// Only what is open last grows, so what is open around it stays where it is.
  Json* place(Json value) {
    if (!claim(bytesOf(value))) return nullptr;
    if (m_open.empty()) {
      m_root = std::move(value);
      return &m_root;
    }
    Json& around = *m_open.back();
    if (around.is_array()) {
      around.push_back(std::move(value));
      return &around.back();
    }
    if (around.size() >= kMostMembers) {
      fail("an object has more than " + std::to_string(kMostMembers) + " members");
      return nullptr;
    }
    if (!claim(2 * sizeof m_key + heapOf(m_key))) return nullptr;
    const std::size_t members = around.size();
    Json& member = around[m_key];
    if (around.size() == members) {
      fail("two members are named " + quoted(m_key));
      return nullptr;
    }
    member = std::move(value);
    return &member;
  }
  bool fail(std::string problem) {
    m_problem = std::move(problem);
    return false;
  }

  bool m_columns, m_inColumn = false;
  std::size_t m_mostMiB, m_bytes = 0;
  Json m_root;
  std::vector<Json*> m_open;
  std::vector<std::string> m_lists, m_rowKeys;  ///< the keys are those of the first column
  std::size_t m_row = 0;                        ///< of the column that is open: keys that were read
  std::string m_key, m_mismatch, m_problem, m_remedy = "correct the file";
  std::size_t m_position = 0;
  bool m_metHugeNumber = false;
  std::optional<JsonNumbers> m_numbers;
};

void appendAsRead(const Json& value, std::string& text) {
  if (value.is_binary()) {
    text.append(value.get_binary().begin(), value.get_binary().end());
  } else if (value.is_array()) {
    text += '[';
    for (bool first = true; const Json& part : value) {
      if (!std::exchange(first, false)) text += ',';
      appendAsRead(part, text);
    }
    text += ']';
  } else if (value.is_object()) {
    text += '{';
    for (bool first = true; const auto& [name, part] : value.items()) {
      text += (std::exchange(first, false) ? "" : ",") + writeJson(Json(name)) + ':';
      appendAsRead(part, text);
    }
    text += '}';
  } else {
    text += writeJson(value);
  }
}

Result<ColumnsDocument> parse(std::string_view text, const std::string& where, bool columns,
                              std::size_t mostMiB) {
  LimitedBuilder builder(columns, mostMiB);
  if (Json::sax_parse(text.begin(), text.end(), &builder)) return builder.take();
  if (builder.metHugeNumber()) {
    builder = LimitedBuilder(columns, mostMiB);
    builder.takeNumbersFrom(text);
    const std::string masked = withoutHugeNumbers(text);
    if (Json::sax_parse(masked.begin(), masked.end(), &builder)) return builder.take();
  }
  std::string place = where;
  if (builder.position() > 0 && !where.empty()) place += " byte " + std::to_string(builder.position());
  return Error{builder.problem(), place, builder.remedy()};
}

}  // namespace

Result<Json> parseRecord(std::string_view text, const std::string& where) {
  Result<ColumnsDocument> parsed = parse(text, where, false, kLargestRecordMiB);
  return parsed ? Result<Json>(std::move(parsed->json)) : parsed.error();
}

std::string writeAsRead(const Json& value) {
  std::string text;
  appendAsRead(value, text);
  return text;
}

Result<ColumnsDocument> parseColumns(std::string_view text, const std::string& where) {
  return parse(text, where, true, kLargestDocumentMiB);
}

}  // namespace s2s
