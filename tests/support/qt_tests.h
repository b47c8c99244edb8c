#pragma once
#include <QStringList>

class QObject;

namespace s2s {

/// Runs QtTest classes one after another and says at the end which functions failed, where a log that is cut in
/// its middle still shows it. `--only NAME,…` among the arguments runs these classes alone.
class QtTests {
 public:
  explicit QtTests(QStringList arguments);

  template <typename Test>
  void run() {
    if (!wants(Test::staticMetaObject.className())) return;
    Test test;
    runClass(test);
  }
  /// Prints the failures; the program's exit code: not 0 also where no class was run.
  int finish() const;

 private:
  bool wants(const char* className) const;
  void runClass(QObject& test);

  QStringList m_arguments, m_only, m_failures;
  int m_run = 0, m_failed = 0;
};

}  // namespace s2s
