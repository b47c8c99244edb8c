#pragma once
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

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
  static Result<ModelShape> shapeOf(const std::string& kind) {
    AdaptationSection adaptation;
    adaptation.kind = kind;
    return adaptedShape(shapeOfConfig(findPreset("t5-small").value()->config).value(), adaptation);
  }
};

}  // namespace s2s
