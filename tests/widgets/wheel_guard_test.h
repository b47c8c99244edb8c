#pragma once
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QtTest>
#include <memory>

#include "tests/support/turned_wheel.h"
#include "tests/widgets/sample_data.h"
#include "widgets/forms/schema_form.h"
#include "widgets/forms/wheel_guard.h"

namespace s2s {

/// Fields on a page that scrolls.
class WheelGuardTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    m_guard = std::make_unique<WheelGuard>(*qApp);
    m_page = std::make_unique<QScrollArea>();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    m_focused = new QLineEdit;
    m_choice = new QComboBox;
    m_choice->addItems({"one", "two", "three"});
    m_typed = new QComboBox;
    m_typed->setEditable(true);
    m_typed->addItems({"one", "two", "three"});
    m_number = new QSpinBox;
    m_number->setValue(50);
    m_form = new SchemaForm;
    m_form->setSchema(sampleSchema());
    for (QWidget* part : std::initializer_list<QWidget*>{m_focused, m_choice, m_typed, m_number, m_form})
      column->addWidget(part);
    content->setMinimumHeight(3000);
    m_page->setWidget(content);
    m_page->setWidgetResizable(true);
    m_page->resize(600, 800);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_focused->setFocus();
    QTRY_VERIFY(m_focused->hasFocus());
  }
  void cleanup() {
    m_page.reset();
    m_guard.reset();
  }

  void thePageScrollsAndNoFieldChanges() {
    auto* inForm = qobject_cast<QComboBox*>(m_form->fieldEditor("optimizer.kind"));
    QVERIFY(inForm);
    const int optimizer = inForm->currentIndex();
    for (QWidget* under : std::initializer_list<QWidget*>{m_choice, m_typed->lineEdit(), m_number, inForm,
                                                          m_form->fieldEditor("training.batch_size")}) {
      const int before = m_page->verticalScrollBar()->value();
      test::turnWheel(*under);
      QVERIFY(m_page->verticalScrollBar()->value() > before);
      QVERIFY(m_focused->hasFocus());
    }
    QCOMPARE(m_choice->currentIndex(), 0);
    QCOMPARE(m_typed->currentIndex(), 0);
    QCOMPARE(m_number->value(), 50);
    QCOMPARE(inForm->currentIndex(), optimizer);
    QCOMPARE(m_form->fieldValue("training.batch_size"), Json(16));
  }

  void aFieldThatWasChosenTakesTheWheel() {
    m_choice->setFocus();
    test::turnWheel(*m_choice);
    QCOMPARE(m_choice->currentIndex(), 1);
    m_number->setFocus();
    test::turnWheel(*m_number);
    QCOMPARE(m_number->value(), 49);
    QCOMPARE(m_page->verticalScrollBar()->value(), 0);
  }

 private:
  std::unique_ptr<WheelGuard> m_guard;
  std::unique_ptr<QScrollArea> m_page;
  QLineEdit* m_focused = nullptr;
  QComboBox* m_choice = nullptr;
  QComboBox* m_typed = nullptr;
  QSpinBox* m_number = nullptr;
  SchemaForm* m_form = nullptr;
};

}  // namespace s2s
