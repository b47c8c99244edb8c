#pragma once
// Messages for people, on stderr. Standard output belongs to results.

#include <functional>
#include <string_view>

namespace s2s {

enum class LogLevel { debug, information, warning, error };

/// Messages below `level` are not written. Information by default. Safe from any thread.
void setLogLevel(LogLevel level);

/// Writes one message: "warning: TEXT". Safe from any thread.
void logMessage(LogLevel level, std::string_view text);

inline void logInformation(std::string_view text) { logMessage(LogLevel::information, text); }
inline void logWarning(std::string_view text) { logMessage(LogLevel::warning, text); }
inline void logError(std::string_view text) { logMessage(LogLevel::error, text); }

/// Also hands every message that is written to `listener` (the window's log, a run's log.txt), one call at a
/// time. An empty function takes the former one away.
void setLogListener(std::function<void(LogLevel, std::string_view)> listener);

}  // namespace s2s
