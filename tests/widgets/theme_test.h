#pragma once
#include <QAbstractItemView>
#include <QCompleter>
#include <QDBusVariant>
#include <QFontDatabase>
#include <QListWidget>
#include <QtTest>

#include "widgets/theme/document_fonts.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/style_sheet.h"
#include "widgets/theme/system_appearance.h"
#include "widgets/theme/theme.h"

namespace s2s {

class ThemeTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyTokenOfTheStyleSheetIsKnown() {
    QTemporaryDir folder;
    for (const ThemeTokens* tokens : {&lightTokens(), &darkTokens()}) {
      const QString sheet = styleSheetOf(*tokens, folder.path());
      QVERIFY(sheet.contains(tokens->accent.name()));
      QVERIFY2(!sheet.section("*/", 1).contains('@'), "a token was not replaced");
    }
  }

  void tintedIconsOfTheStyleSheetExist() {
    QTemporaryDir folder;
    const QString sheet = styleSheetOf(lightTokens(), folder.path());
    static const QRegularExpression url("url\\(([^)]*)\\)");
    int found = 0;
    for (auto match = url.globalMatch(sheet); match.hasNext(); ++found) {
      QFile file(match.next().captured(1));
      QVERIFY(file.open(QIODevice::ReadOnly));
      QVERIFY(!file.readAll().contains("#000000"));
    }
    QVERIFY(found > 3);
  }

  void textContrastsWithItsGround() {
    for (const ThemeTokens* tokens : {&lightTokens(), &darkTokens()}) {
      QVERIFY(contrast(tokens->text, tokens->surface) >= 7.0);
      QVERIFY(contrast(tokens->muted, tokens->surface) >= 4.5);
      QVERIFY(contrast(tokens->bad, tokens->surface) >= 4.5);
    }
  }

  void switchingTellsAndRestyles() {
    QSignalSpy changed(&Theme::current(), &Theme::changed);
    Theme::apply(*qApp, ThemeChoice::dark);
    QVERIFY(Theme::current().dark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().window);
    Theme::apply(*qApp, ThemeChoice::light);
    QVERIFY(!Theme::current().dark());
    QCOMPARE(changed.count(), 2);
  }

  void tickBoxesOfListsShowWhetherTheyAreTicked() {
    for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark}) {
      Theme::apply(*qApp, choice);
      const ThemeTokens& tokens = Theme::current().tokens();
      QListWidget list;
      for (const Qt::CheckState state : {Qt::Unchecked, Qt::Checked}) {
        auto* item = new QListWidgetItem(&list);
        item->setCheckState(state);
      }
      list.resize(200, 80);
      const QImage picture = list.grab().toImage();
      const auto has = [&](int row, const QColor& color) {
        const QRect place = list.visualItemRect(list.item(row));
        for (int x = place.left(); x < place.right(); ++x) {
          for (int y = place.top(); y < place.bottom(); ++y) {
            if (picture.pixelColor(x, y) == color) return true;
          }
        }
        return false;
      };
      QVERIFY(has(0, tokens.muted) && !has(0, tokens.accent));
      QVERIFY(has(1, tokens.accent) && !has(1, tokens.muted));
    }
    Theme::apply(*qApp, ThemeChoice::light);
  }

  void whatACompleterProposesStandsOnASurface() {
    for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark}) {
      Theme::apply(*qApp, choice);
      QCompleter completer(QStringList{"one", "two"});
      QAbstractItemView* proposals = completer.popup();
      proposals->resize(200, 200);
      const QImage picture = proposals->grab().toImage();
      QCOMPARE(picture.pixelColor(picture.width() / 2, picture.height() - 20),
               Theme::current().tokens().surface);
    }
    Theme::apply(*qApp, ThemeChoice::light);
  }

  void documentsHaveALatinFontWhoseDigitsCanBeReadBack() {
    const QStringList installed = QFontDatabase::families();
    if (!installed.contains("Noto Sans CJK KR") || !installed.contains("DejaVu Sans"))
      QSKIP("fonts-noto-cjk or fonts-dejavu-core is not installed");
    const QStringList korean{"No such family", "Noto Sans CJK KR"};
    const QStringList families = withReadableDigits(korean);
    QCOMPARE(families.size(), 3);
    QCOMPARE(families.mid(1), korean);
    QCOMPARE(withReadableDigits(families), families);
  }

  void readsTheSettingsPortal() {
    QCOMPARE(SystemAppearance::fromPortal(QVariant(1u)), std::optional<bool>(true));
    QCOMPARE(SystemAppearance::fromPortal(QVariant(2u)), std::optional<bool>(false));
    QCOMPARE(SystemAppearance::fromPortal(QVariant(0u)), std::optional<bool>());
    const QVariant wrapped =
        QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(QVariant(1u)))));
    QCOMPARE(SystemAppearance::fromPortal(wrapped), std::optional<bool>(true));
    QCOMPARE(SystemAppearance::fromPortal(QVariant("dark")), std::optional<bool>());
  }

  void iconsTakeTheThemesColour() {
    for (const QString& name : iconNames()) {
      const QImage image = iconPixmap(name, IconColor::accent, 22).toImage();
      QColor strongest(0, 0, 0, 0);
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
          if (image.pixelColor(x, y).alpha() > strongest.alpha()) strongest = image.pixelColor(x, y);
        }
      }
      QVERIFY2(strongest.alpha() > 120, qPrintable(name + " is empty"));
      const QColor accent = Theme::current().tokens().accent;
      QVERIFY2(std::abs(strongest.red() - accent.red()) < 8 && std::abs(strongest.blue() - accent.blue()) < 8,
               qPrintable(name));
    }
  }

  void neighbouringSeriesDifferByDash() {
    for (int i = 0; i < 30; ++i) {
      for (int k = 0; k < i; ++k) {
        QVERIFY(lightTokens().seriesColor(i) != lightTokens().seriesColor(k) ||
                seriesDash(i) != seriesDash(k));
      }
      QVERIFY(seriesDash(i) != seriesDash(i + 1));
    }
  }

 private:
  /// Contrast ratio of WCAG 2.1.
  static double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& color) {
      const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
      };
      return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
  }
};

}  // namespace s2s
