#pragma once
#include <QtTest>

#include "app/window/main_window.h"

namespace s2s {

class MainWindowTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void opensWithItsName() {
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.windowTitle(), QString("Seq2Seq Workbench"));
  }
};

}  // namespace s2s
