#pragma once
#include <QTemporaryDir>
#include <QtTest>
#include <memory>

#include "app/window/main_window.h"
#include "app/window/session_door.h"

namespace s2s {

/// A window with the real engine, and steps that stand on the ones before: behind one that failed the rest is
/// left out.
class WindowSteps : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    m_settings.setDataFolder(m_folder.path());
    m_settings.setLanguage("en");
    m_settings.setTheme("light");
    prepare();
    m_window = std::make_unique<MainWindow>(m_settings, openSessionDoor);
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
  }
  void cleanupTestCase() { m_window.reset(); }
  void init() {
    if (m_broken) QSKIP("an earlier step failed");
  }
  void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }

 protected:
  /// Before the window opens.
  virtual void prepare() {}

  QTemporaryDir m_folder;
  Settings m_settings{m_folder.filePath("settings.ini")};
  std::unique_ptr<MainWindow> m_window;

 private:
  bool m_broken = false;
};

}  // namespace s2s
