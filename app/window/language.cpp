#include "app/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

static void loadTranslationResources() {
  Q_INIT_RESOURCE(workbench_ko);
  Q_INIT_RESOURCE(workbench_en);
}

namespace s2s {

void Language::use(const QString& choice) {
  loadTranslationResources();
  const QLocale system = QLocale::system();
  const QString wanted =
      choice == "system" ? (system.language() == QLocale::Korean ? QString("ko") : QString("en")) : choice;
  QCoreApplication::removeTranslator(&m_window);
  QCoreApplication::removeTranslator(&m_qt);
  m_current = wanted == "ko" ? "ko" : "en";
  // Qt's own texts (dialog buttons, context menus) come first, so that ours win where both know a text.
  // English has a translation for its plurals.
  if (m_current == "ko" && m_qt.load("qtbase_ko", QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    QCoreApplication::installTranslator(&m_qt);
  }
  const bool loaded = m_window.load(QString(":/i18n/workbench_%1.qm").arg(m_current));
  Q_ASSERT_X(loaded, "Language::use", "the embedded translations are missing");
  if (loaded) QCoreApplication::installTranslator(&m_window);
  QLocale::setDefault(m_current == "ko"                       ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                      : system.language() == QLocale::English ? system
                                                              : QLocale(QLocale::English));
}

}  // namespace s2s
