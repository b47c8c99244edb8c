#include "engine/data/readers/limited_json.h"

namespace s2s {
namespace {

constexpr std::size_t kDeepest = 200;

/// Builds the document from the parser's events.
class LimitedBuilder final : public nlohmann::json_sax<Json> {
 public:
  explicit LimitedBuilder(std::vector<std::string>* lists) : m_lists(lists) {}

  Json take() { return std::move(m_root); }
  const std::string& problem() const { return m_problem; }
  std::size_t position() const { return m_position; }

  bool null() override { return place(nullptr) != nullptr; }
  bool boolean(bool value) override { return place(value) != nullptr; }
  bool number_integer(number_integer_t value) override { return place(value) != nullptr; }
  bool number_unsigned(number_unsigned_t value) override { return place(value) != nullptr; }
  bool number_float(number_float_t value, const string_t&) override { return place(value) != nullptr; }
  bool string(string_t& value) override { return place(std::move(value)) != nullptr; }
  bool binary(binary_t&) override { return false; }  // not in text
  bool start_object(std::size_t) override {
    const bool column = m_lists != nullptr && m_open.size() == 1 && m_open.front()->is_object();
    if (column) m_lists->push_back(m_key);
    return open(column ? Json::array() : Json::object());
  }
  bool key(string_t& name) override {
    m_key = std::move(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    m_problem = "not valid JSON";
    m_position = position;
    return false;
  }

 private:
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
  /// Only what is open last grows, so what is open around it stays where it is.
  Json* place(Json value) {
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
    Json& member = around[m_key];
    member = std::move(value);
    return &member;
  }
  bool fail(std::string problem) {
    m_problem = std::move(problem);
    return false;
  }

  std::vector<std::string>* m_lists;
  Json m_root;
  std::vector<Json*> m_open;
  std::string m_key, m_problem;
  std::size_t m_position = 0;
};

Result<Json> parse(std::string_view text, const std::string& where, std::vector<std::string>* lists) {
  LimitedBuilder builder(lists);
  if (Json::sax_parse(text.begin(), text.end(), &builder)) return builder.take();
  std::string place = where;
  if (builder.position() > 0 && !where.empty()) place += " byte " + std::to_string(builder.position());
  return Error{builder.problem(), place, "correct the file"};
}

}  // namespace

Result<Json> parseRecord(std::string_view text, const std::string& where) {
  return parse(text, where, nullptr);
}

Result<Json> parseColumns(std::string_view text, const std::string& where, std::vector<std::string>& lists) {
  return parse(text, where, &lists);
}

}  // namespace s2s
