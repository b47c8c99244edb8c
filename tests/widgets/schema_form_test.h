#pragma once
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>
#include <algorithm>

#include "tests/widgets/sample_data.h"
#include "widgets/forms/schema_form.h"

namespace s2s {

class SchemaFormTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void startsWithTheDefaultsAndGivesWhatWasChanged() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    QCOMPARE(form.fieldValue("training.batch_size"), Json(16));
    QVERIFY(form.value().empty());
    QVERIFY(!form.isValid());  // model.from is required
    form.setFieldValue("model.from", "mt5-small");
    QVERIFY(form.isValid());
    QCOMPARE(form.value().dump(), std::string(R"({"model":{"from":"mt5-small"}})"));
    QCOMPARE((*form.checkedValue())["training"]["batch_size"], Json(16));
  }

  void typingIsStoredAndWrongValuesAreNamedBesideTheField() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    QSignalSpy changed(&form, &SchemaForm::changed);
    auto* edit = form.fieldEditor("training.batch_size")->findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClicks(edit, "-3");
    QVERIFY(changed.count() >= 2);
    QCOMPARE(form.fieldValue("training.batch_size"), Json(-3));
    QCOMPARE(form.fieldProblem("training.batch_size"), QString("-3 is below 1"));
    edit->selectAll();
    QTest::keyClicks(edit, "many");
    QVERIFY(form.fieldProblem("training.batch_size").contains("many"));
    QVERIFY(!form.checkedValue());
    edit->selectAll();
    QTest::keyClicks(edit, "32");
    QVERIFY(form.fieldProblem("training.batch_size").isEmpty());
  }

  void anEmptiedFieldIsLeftOut() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    form.setValue(Json{{"training", {{"steps", 300}}}});
    auto* edit = form.fieldEditor("training.steps")->findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QVERIFY(!form.value()["training"].contains("steps"));
  }

  void undoGoesBackFieldByField() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    form.show();
    auto* batch = form.fieldEditor("training.batch_size")->findChild<QLineEdit*>();
    batch->setFocus();
    batch->selectAll();
    QTest::keyClicks(batch, "128");
    form.setFieldValue("training.steps", 50);
    QCOMPARE(form.undoStack()->count(), 2);
    form.undoStack()->undo();
    QCOMPARE(form.fieldValue("training.steps"), Json(nullptr));
    QTest::keyClick(batch, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(form.fieldValue("training.batch_size"), Json(16));
    QCOMPARE(batch->text(), QString("16"));
    form.undoStack()->redo();
    QCOMPARE(batch->text(), QString("128"));
  }

  void keysWithoutAFieldAreKept() {
    SchemaForm form;
    form.hideField("data.train");
    form.setSchema(sampleSchema());
    const Json value = {{"adaptation", {{"kind", "full"}}},
                        {"data", {{"train", Json::array({Json{{"path", "a.tsv"}}})}}}};
    form.setValue(value);
    QVERIFY(form.fieldEditor("data.train") == nullptr);
    form.setFieldValue("training.steps", 10);
    QCOMPARE(form.value()["adaptation"]["kind"], Json("full"));
    QCOMPARE(form.value()["data"]["train"][0]["path"], Json("a.tsv"));
  }

  void resetGoesToTheDefault() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    form.setFieldValue("optimizer.kind", "adam");
    QCOMPARE(form.fieldEditor("optimizer.kind")->property("currentText").toString(), QString("adam"));
    form.resetField("optimizer.kind");
    QCOMPARE(form.fieldValue("optimizer.kind"), Json("adafactor"));
  }

  void aColumnMayBeANameOrANumber() {
    SchemaForm form;
    form.setSchema(sampleSchema().options[2].fields[0].options[0].fields[0]);  // a data set
    auto* edit = form.fieldEditor("source")->findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClicks(edit, "2");
    QCOMPARE(form.fieldValue("source"), Json(2));
    edit->selectAll();
    QTest::keyClicks(edit, "english");
    QCOMPARE(form.fieldValue("source"), Json("english"));
  }

  void anAbsentObjectComesWithATickAndIsOnlyThenChecked() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    QVERIFY(!form.value().contains("tokenizer"));
    form.setFieldValue("tokenizer.train", Json::object());
    QVERIFY(form.value()["tokenizer"]["train"].is_object());
    form.setFieldValue("tokenizer.train.pieces", "few");
    QVERIFY(!form.fieldProblem("tokenizer.train.pieces").isEmpty());
    form.setFieldValue("tokenizer.train", nullptr);
    QVERIFY(form.fieldProblem("tokenizer.train.pieces").isEmpty());
  }

  void listsOfObjectsGrowAndShrink() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    QWidget* list = form.fieldEditor("data.train");
    list->findChild<QPushButton*>()->click();
    QCOMPARE(form.value()["data"]["train"].size(), std::size_t{1});
    QVERIFY(!form.isValid());  // a data set needs a path
    form.setFieldValue("data.train", Json::array());
    QCOMPARE(form.fieldValue("data.train").size(), std::size_t{0});
  }

  void aProblemToldFromOutsideStaysUntilTheFieldChanges() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    form.setFieldValue("model.from", "nowhere");
    form.setFieldProblem("model.from", "There is no such model.");
    form.setFieldValue("training.steps", 7);
    QCOMPARE(form.fieldProblem("model.from"), QString("There is no such model."));
    QVERIFY(!form.isValid());
    form.setFieldValue("model.from", "mt5-small");
    QVERIFY(form.fieldProblem("model.from").isEmpty());
    QVERIFY(form.isValid());
  }

  void everyEditorCanBeReachedAndSaysItsName() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    form.setMoreOptionsVisible(true);
    for (const char* path : {"model.from", "optimizer.kind", "optimizer.learning_rate", "training.batch_size",
                             "training.precision", "data.shuffle", "name"}) {
      QWidget* editor = form.fieldEditor(path);
      QVERIFY2(editor != nullptr, path);
      QWidget* focused = editor->focusProxy() != nullptr ? editor->focusProxy() : editor;
      QVERIFY2(focused->focusPolicy() & Qt::TabFocus, path);
      QVERIFY2(!focused->accessibleName().isEmpty(), path);
    }
  }

  void listsOfNumbersAreTypedWithCommas() {
    Option seed;
    seed.name = "seed";
    seed.type = OptionType::integer;
    Option seeds;
    seeds.name = "seeds";
    seeds.type = OptionType::list;
    seeds.defaultValue = Json::array({1});
    seeds.element = {seed};
    seeds.common = true;
    SchemaForm form;
    form.setSchema({"form", "Form", "", {seeds}, false});
    auto* edit = form.fieldEditor("seeds")->findChild<QLineEdit*>();
    QCOMPARE(edit->text(), QString("1"));
    edit->selectAll();
    QTest::keyClicks(edit, "1, 2,3");
    QCOMPARE(form.fieldValue("seeds"), Json::array({1, 2, 3}));
    QCOMPARE(edit->text(), QString("1, 2,3"));  // what is typed stays as it is typed
    edit->selectAll();
    QTest::keyClicks(edit, "1, two");
    QVERIFY2(form.fieldProblem("seeds").contains("two"), qPrintable(form.fieldProblem("seeds")));
    form.setFieldValue("seeds", Json::array({4, 5}));
    QCOMPARE(edit->text(), QString("4, 5"));
  }

  void unitAndHelpMayDependOnAnotherField() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    form.show();
    const QWidget* before = form.fieldEditor("training.steps");
    form.setFieldWords("training.steps", "seconds", "How long it trains");
    QCOMPARE(form.fieldEditor("training.steps"), before);
    QVERIFY(before->toolTip().startsWith("How long it trains"));
    form.setFieldVisible("training.steps", false);
    QVERIFY(!before->isVisible());
    form.setFieldValue("training.steps", 7);  // its value is kept
    QCOMPARE(form.value()["training"]["steps"], Json(7));
    form.setFieldVisible("training.steps", true);
    QVERIFY(before->isVisible());
  }

  void namesChangeInTheirPlace() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    QWidget* before = form.fieldEditor("training.steps");
    form.setFieldText("training.steps", "Length of it", "How long it goes on.");
    QCOMPARE(form.fieldEditor("training.steps"), before);
    QCOMPARE(form.fieldLabel("training.steps"), QString("Length of it"));
    const auto shows = [&form](const QString& text) {
      const QList<QLabel*> labels = form.findChildren<QLabel*>();
      return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().startsWith(text); });
    };
    QVERIFY(shows("Length of it"));
    QVERIFY(shows("How long it goes on."));
    QVERIFY(!shows("Steps"));
  }

  void proposalsChangeInTheirPlaceWhileSomebodyTypes() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    form.setSuggestions("model.from", {"mt5-small", "t5-small"});
    auto* list = form.fieldEditor("model.from")->findChild<QComboBox*>();
    QVERIFY(list != nullptr);
    QTest::keyClicks(list->lineEdit(), "mt5-b");
    QSignalSpy changed(&form, &SchemaForm::changed);
    form.setSuggestions("model.from", {"byt5-small", "mt5-base", "mt5-small"});
    QCOMPARE(form.fieldEditor("model.from")->findChild<QComboBox*>(), list);
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->lineEdit()->text(), QString("mt5-b"));
    QCOMPARE(form.fieldValue("model.from"), Json("mt5-b"));
    QCOMPARE(changed.count(), 0);
    QTest::keyClicks(list->lineEdit(), "ase");
    QCOMPARE(form.fieldValue("model.from"), Json("mt5-base"));
  }

  void whatAFieldWithProposalsShowsIsWhatIsStored() {
    SchemaForm form;
    form.setSchema(sampleSchema());
    form.setSuggestions("model.from", {"demo/m2m-tiny-old", "mt5-base", "mt5-small"});
    form.show();
    form.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&form));
    auto* list = form.fieldEditor("model.from")->findChild<QComboBox*>();
    QLineEdit* edit = list->lineEdit();
    const auto stored = [&form] {
      return QString::fromStdString(form.fieldValue("model.from").get<std::string>());
    };
    edit->setFocus();
    QTRY_VERIFY(edit->hasFocus());
    // The beginning of a proposal is not the proposal, whatever ends the typing.
    for (const Qt::Key end : {Qt::Key_Tab, Qt::Key_Return}) {
      edit->setFocus();
      edit->selectAll();
      QTest::keyClicks(edit, "demo/m2m-tiny");
      QCOMPARE(edit->text(), QString("demo/m2m-tiny"));
      QCOMPARE(stored(), edit->text());
      QTest::keyClick(edit, end);
      QCOMPARE(edit->text(), QString("demo/m2m-tiny"));
      QCOMPARE(stored(), edit->text());
    }
    list->completer()->popup()->hide();
    // What the completer or the list writes there is stored as if typed.
    edit->setFocus();
    edit->setText("mt5-base");
    QCOMPARE(stored(), QString("mt5-base"));
    list->setCurrentIndex(2);
    QCOMPARE(edit->text(), QString("mt5-small"));
    QCOMPARE(stored(), edit->text());
    // A value from outside is shown and is nobody's edit.
    const int steps = form.undoStack()->count();
    form.undoStack()->undo();
    QVERIFY(edit->text().isEmpty());
    QCOMPARE(form.undoStack()->count(), steps);
  }
};

}  // namespace s2s
