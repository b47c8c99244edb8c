// The only file that sees spdlog: LibTorch's wheel carries headers of another fmt.
#include "engine/core/log.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <mutex>

namespace s2s {
namespace {

spdlog::level::level_enum levelOf(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::information:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

LogLevel levelOf(spdlog::level::level_enum level) {
  if (level >= spdlog::level::err) return LogLevel::error;
  if (level == spdlog::level::warn) return LogLevel::warning;
  return level == spdlog::level::info ? LogLevel::information : LogLevel::debug;
}

/// Calls a function under the sink's own mutex.
class ListenerSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  void listen(std::function<void(LogLevel, std::string_view)> listener) {
    const std::lock_guard<std::mutex> lock(mutex_);
    m_listener = std::move(listener);
  }

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    if (m_listener)
      m_listener(levelOf(message.level), std::string_view(message.payload.data(), message.payload.size()));
  }
  void flush_() override {}

  std::function<void(LogLevel, std::string_view)> m_listener;
};

struct Logger {
  std::shared_ptr<ListenerSink> listener = std::make_shared<ListenerSink>();
  spdlog::logger logger{"s2s", {std::make_shared<spdlog::sinks::stderr_sink_mt>(), listener}};

  Logger() {
    logger.set_pattern("%l: %v");
    logger.set_level(spdlog::level::info);
    logger.flush_on(spdlog::level::warn);
  }
};

Logger& instance() {
  static Logger logger;
  return logger;
}

}  // namespace

void setLogLevel(LogLevel level) { instance().logger.set_level(levelOf(level)); }

void logMessage(LogLevel level, std::string_view text) {
  instance().logger.log(levelOf(level), spdlog::string_view_t(text.data(), text.size()));
}

void setLogListener(std::function<void(LogLevel, std::string_view)> listener) {
  instance().listener->listen(std::move(listener));
}

}  // namespace s2s
