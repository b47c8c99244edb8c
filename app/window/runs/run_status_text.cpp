#include "app/window/runs/run_status_text.h"

#include <QCoreApplication>

namespace s2s {

QString statusText(RunStatus status) {
  const auto said = [](const char* text) { return QCoreApplication::translate("s2s::RunStatus", text); };
  switch (status) {
    case RunStatus::created:
      return said(QT_TRANSLATE_NOOP("s2s::RunStatus", "not begun"));
    case RunStatus::running:
      return said(QT_TRANSLATE_NOOP("s2s::RunStatus", "training"));
    case RunStatus::paused:
      return said(QT_TRANSLATE_NOOP("s2s::RunStatus", "paused"));
    case RunStatus::finished:
      return said(QT_TRANSLATE_NOOP("s2s::RunStatus", "finished"));
    case RunStatus::failed:
      return said(QT_TRANSLATE_NOOP("s2s::RunStatus", "failed"));
    case RunStatus::crashed:
      return said(QT_TRANSLATE_NOOP("s2s::RunStatus", "interrupted"));
  }
  return {};
}

}  // namespace s2s
