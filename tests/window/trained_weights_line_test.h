#pragma once
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QtTest>

#include "app/window/language.h"
#include "app/window/train/trained_weights_line.h"
#include "engine/planning/recipe_shape.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/shapes/family.h"
#include "widgets/text/number_format.h"

namespace s2s {

class TrainedWeightsLineTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void exactNumbersStandInTheTooltip() {
    TrainedWeightsLine line;
    line.setShape(shapeOf("lora"));
    QVERIFY2(line.accessibleName().contains("0.49"), qPrintable(line.accessibleName()));
    QVERIFY2(line.toolTip().contains("98,304"), "the encoder's twelve updates");
    QVERIFY2(line.toolTip().contains("196,608"), "the decoder's");
    QVERIFY2(line.toolTip().contains("60,506,624"), "what is frozen");
  }

  void whyNothingIsTrainedIsSaid() {
    TrainedWeightsLine line;
    line.setShape(shapeOf("bias"));
    QVERIFY2(line.toolTip().contains("no bias terms"), qPrintable(line.toolTip()));
  }

  /// The page Train gives it 232 pixels at the least.
  void nothingIsCutInANarrowPanel() {
    Language language;
    const auto back = qScopeGuard([&] { language.use("en"); });
    for (const char* tongue : {"en", "ko"}) {
      language.use(tongue);
      for (const char* kind : {"lora", "bias"}) {
        TrainedWeightsLine line;
        line.setShape(shapeOf(kind));
        for (const int width : {232, 340, 900}) {
          line.setFixedWidth(width);
          line.show();
          QVERIFY(QTest::qWaitForWindowExposed(&line));
          const auto* reading = line.findChild<QLabel*>("trainedWeights");
          QVERIFY(reading);
          // Its height is what it asks for at that width, as a page would give it.
          const auto fits = [&] {
            line.resize(width, line.heightForWidth(width));
            return isWhole(*reading);
          };
          QTRY_VERIFY2(fits(), qPrintable(QString("%1 %2 %3").arg(tongue, kind).arg(width)));
        }
      }
    }
  }

  void labelsAreThoseOfTheData() {
    const QTemporaryDir folder;
    QFile file(folder.filePath("moods.tsv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("text\tmood\na\tgood\nb\tbad\nc\todd\n");
    file.close();
    Recipe recipe;
    recipe.model = {"bert-base-uncased", "random", Json::object()};
    recipe.objective.kind = "sequence-classification";
    DataSource moods;
    moods.path = file.fileName().toStdString();
    moods.source = std::string("text");
    moods.target = std::string("mood");
    recipe.data.train = {moods};
    const Json config = findPreset("bert-base-uncased").value()->config;
    const std::int64_t two = shapeOfRecipe(recipe, config).value().parameters();
    TrainedWeightsLine line;
    line.setRecipe(recipe, config);
    QTRY_VERIFY2(line.toolTip().contains(exactNumber(two + 768 + 1)), qPrintable(line.toolTip()));
  }

 private:
  /// Whether a label has room for its text, in as many lines as that takes.
  static bool isWhole(const QLabel& label) {
    const QRect room = label.contentsRect();
    const QRect text =
        label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10'000), Qt::TextWordWrap, label.text());
    return text.width() <= room.width() && text.height() <= room.height();
  }

  static Result<ModelShape> shapeOf(const std::string& kind) {
    AdaptationSection adaptation;
    adaptation.kind = kind;
    return adaptedShape(shapeOfConfig(findPreset("t5-small").value()->config).value(), adaptation);
  }
};

}  // namespace s2s
