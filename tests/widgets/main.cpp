#include <QApplication>
#include <QtTest>

#include "tests/widgets/page_title_test.h"

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  int failures = 0;
  {
    s2s::PageTitleTest test;
    failures += QTest::qExec(&test, argc, argv);
  }
  return failures;
}
