#pragma once
#include <QScrollBar>
#include <QtTest>

#include "widgets/panes/token_grid.h"
#include "widgets/panes/token_legend.h"

namespace s2s {

/// Lanes of aligned tokens.
class TokenGridTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void columnsAreAsManyAsTheLongestLane() {
    TokenGrid grid;
    grid.setLanes({lane("piece", 3), lane("id", 5)});
    QCOMPARE(grid.columns(), 5);
    grid.setLanes({});
    QCOMPARE(grid.columns(), 0);
  }

  void keysGoFromColumnToColumnAndScroll() {
    TokenGrid grid;
    grid.setLanes({lane("piece", 60), lane("id", 60)});
    grid.resize(300, grid.sizeHint().height());
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    grid.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&grid, Qt::Key_End);
    QCOMPARE(grid.currentColumn(), 59);
    QCOMPARE(grid.horizontalScrollBar()->value(), grid.horizontalScrollBar()->maximum());
    QCOMPARE(grid.accessibleDescription(), QString("piece token 59, id token 59"));
    QTest::keyClick(&grid, Qt::Key_Left);
    QCOMPARE(grid.currentColumn(), 58);
    QTest::keyClick(&grid, Qt::Key_Home);
    QCOMPARE(grid.currentColumn(), 0);
    QCOMPARE(grid.horizontalScrollBar()->value(), 0);
  }

  void everyRoleHasAColourOfItsOwnInBothThemes() {
    for (const ThemeTokens* tokens : {&lightTokens(), &darkTokens()}) {
      QSet<QRgb> fills;
      for (const TokenRole role : {TokenRole::text, TokenRole::prefix, TokenRole::language,
                                   TokenRole::special, TokenRole::sentinel, TokenRole::padding})
        fills << tokenColors(role, *tokens).fill.rgb();
      QCOMPARE(fills.size(), 6);
    }
  }

  void theLegendSaysItsWords() {
    TokenLegend legend;
    legend.setEntries({{"prefix", TokenRole::prefix}, {"unknown", TokenRole::text, true}});
    QCOMPARE(legend.accessibleName(), QString("prefix, unknown"));
  }

 private:
  static TokenGrid::Lane lane(const QString& name, int tokens) {
    TokenGrid::Lane lane;
    lane.name = name;
    for (int i = 0; i < tokens; ++i) lane.cells.push_back({QString("token %1").arg(i)});
    return lane;
  }
};

}  // namespace s2s
