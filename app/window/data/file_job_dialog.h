#pragma once
#include <QDialog>
#include <QThreadPool>
#include <functional>
#include <memory>

#include "app/window/background.h"
#include "engine/core/run_control.h"

class QLabel;
class QProgressBar;

namespace s2s {

/// Writing a file that may be large: says how far it is and can be cancelled. It opens by itself where the
/// work takes longer than a moment.
class FileJobDialog : public QDialog {
  Q_OBJECT
 public:
  using Progress = std::function<void(double share)>;

  /// `what` is a sentence: "Writing clean.tsv".
  explicit FileJobDialog(const QString& what, QWidget* parent);
  ~FileJobDialog() override;

  /// Runs work(control, progress) and hands its Result to `then`; an error of kind cancelled is not handed
  /// on.
  template <typename Work, typename Then>
  void run(Work work, Then then) {
    inBackground(
        this,
        [work = std::move(work), control = m_control, progress = teller()] {
          return work(*control, progress);
        },
        [this, then = std::move(then)](auto result) {
          deleteLater();
          hide();
          if (result || result.error().kind != Error::Kind::cancelled) then(std::move(result));
        },
        &m_pool);
    begin();
  }

  void reject() override;

 private:
  Progress teller();
  void begin();

  std::shared_ptr<RunControl> m_control = std::make_shared<RunControl>();
  QProgressBar* m_progress;
  QThreadPool m_pool;
};

}  // namespace s2s
