#pragma once
// File work off the window's thread.

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

#include "engine/core/result.h"

namespace s2s {

/// Runs `work` (which returns a Result) on a pool thread and hands the result to `then` on the window's
/// thread. Nothing is called when `receiver`, which lives on the window's thread, is gone by then. An
/// exception of `work` arrives as an Error. Work that takes long goes to a pool of its own, for the common one
/// has no more threads than the machine has cores.
template <typename Work, typename Then>
void inBackground(QObject* receiver, Work work, Then then,
                  QThreadPool* pool = QThreadPool::globalInstance()) {
  using Outcome = std::invoke_result_t<Work>;
  static_assert(std::is_constructible_v<Outcome, Error>, "background work returns a Result");
  pool->start(
      [guard = QPointer<QObject>(receiver), work = std::move(work), then = std::move(then)]() mutable {
        auto outcome = [&]() -> std::shared_ptr<Outcome> {
          try {
            return std::make_shared<Outcome>(work());
          } catch (const std::exception& problem) {
            return std::make_shared<Outcome>(Error{problem.what(), "", "copy the details and report them"});
          }
        }();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, outcome, then = std::move(then)]() mutable {
              if (guard) then(std::move(*outcome));
            },
            Qt::QueuedConnection);
      });
}

}  // namespace s2s
