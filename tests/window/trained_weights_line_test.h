#pragma once
#include <QtTest>

#include "app/window/train/trained_weights_line.h"
#include "engine/recipes/adapted_shape.h"
#include "engine/shapes/family.h"

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

 private:
  static Result<ModelShape> shapeOf(const std::string& kind) {
    AdaptationSection adaptation;
    adaptation.kind = kind;
    return adaptedShape(shapeOfConfig(findPreset("t5-small").value()->config).value(), adaptation);
  }
};

}  // namespace s2s
