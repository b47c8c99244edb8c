#include "tests/support/qt_tests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>
#include <cstdio>

namespace s2s {
namespace {

/// The word behind an option, both taken out; empty: it is not there.
QString takeOption(QStringList& arguments, const QString& name) {
  const qsizetype at = arguments.indexOf(name);
  if (at < 0 || at + 1 == arguments.size()) return {};
  const QString word = arguments[at + 1];
  arguments.remove(at, 2);
  return word;
}

/// "Class::function(row): message" of each failure in a JUnit report.
QStringList failuresIn(const QString& path) {
  QStringList failures;
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return failures;
  QXmlStreamReader xml(&file);
  QString function;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    const QXmlStreamAttributes attributes = xml.attributes();
    if (xml.name() == QLatin1String("testcase")) {
      function = QString("%1::%2").arg(attributes.value("classname"), attributes.value("name"));
    } else if (xml.name() == QLatin1String("failure")) {
      failures << QString("%1: %2").arg(function, attributes.value("message"));
    }
  }
  return failures;
}

}  // namespace

QtTests::QtTests(QStringList arguments) : m_arguments(std::move(arguments)) {
  m_only = takeOption(m_arguments, "--only").split(',', Qt::SkipEmptyParts);
}

bool QtTests::wants(const char* className) const {
  return m_only.isEmpty() || m_only.contains(QString(className).section("::", -1));
}

void QtTests::runClass(QObject& test) {
  ++m_run;
  const QTemporaryDir folder;
  const QString report = folder.filePath("report.xml");
  QStringList arguments = m_arguments;
  if (!arguments.contains("-o")) arguments << "-o" << "-,txt";
  arguments << "-o" << report + ",junitxml";
  m_failed += QTest::qExec(&test, arguments);
  m_failures << failuresIn(report);
}

int QtTests::finish() const {
  for (const QString& failure : m_failures) std::printf("FAILED %s\n", qPrintable(failure));
  std::printf("%d classes run, %d functions failed\n", m_run, m_failed);
  return m_run > 0 ? m_failed : 1;
}

}  // namespace s2s
