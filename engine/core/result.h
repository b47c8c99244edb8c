#pragma once
// Expected failures are values. An Error always says what happened, where, and what to do about it.

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

namespace s2s {

/// Why something failed, in words for the person at the screen.
struct Error {
  enum class Kind {
    failed,        ///< the work could not be done (command line: exit 1)
    invalidInput,  ///< wrong usage, an invalid recipe or option (command line: exit 2)
    unavailable,   ///< memory, permission or a disk's answer is lacking now; what was read is not to blame
                   ///< (command line: exit 1)
    cancelled,     ///< somebody asked for it to stop
  };
  std::string what;    ///< one clause on what happened
  std::string where;   ///< file, JSON path, line or tensor; may be empty
  std::string remedy;  ///< what to do; may be empty
  Kind kind = Kind::failed;

  /// "WHAT, WHERE, WHAT TO DO" on one line, without the empty parts.
  std::string message() const {
    std::string text = what;
    if (!where.empty()) text += ", " + where;
    if (!remedy.empty()) text += ", " + remedy;
    return text;
  }
};

/// Either a T or an Error. Reading the value of a failed result is a broken promise and throws
/// std::logic_error.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const { return m_state.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return check(), std::get<0>(m_state); }
  T& value() & { return check(), std::get<0>(m_state); }
  T&& value() && { return check(), std::get<0>(std::move(m_state)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const {
    if (ok()) throw std::logic_error("error() of a successful result");
    return std::get<1>(m_state);
  }

 private:
  void check() const {
    if (!ok()) throw std::logic_error("value() of a failed result: " + std::get<1>(m_state).message());
  }
  std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : m_error(std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const { return !m_error; }
  explicit operator bool() const { return ok(); }
  const Error& error() const {
    if (ok()) throw std::logic_error("error() of a successful result");
    return *m_error;
  }

 private:
  std::optional<Error> m_error;
};

}  // namespace s2s
