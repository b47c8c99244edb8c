#pragma once
#include <QtTest>

#include "widgets/panes/page_title.h"

namespace s2s {

class PageTitleTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void showsItsSubtitle() {
    PageTitle title("Train");
    title.setSubtitle("mt5-small on Tatoeba");
    QCOMPARE(title.subtitle(), QString("mt5-small on Tatoeba"));
  }
};

}  // namespace s2s
