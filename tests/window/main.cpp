#include <QApplication>
#include <QtTest>

#include "tests/window/main_window_test.h"

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  int failures = 0;
  {
    s2s::MainWindowTest test;
    failures += QTest::qExec(&test, argc, argv);
  }
  return failures;
}
