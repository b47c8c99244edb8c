#pragma once
#include <QtTest>
#include <numeric>

#include "app/window/model_catalogue.h"
#include "app/window/models/layer_table.h"

namespace s2s {

class LayerTableTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void layersAddUpToTheModel() {
    const Result<ModelDescription> model = describeModel("mt5-base");
    QVERIFY(model.ok());
    QCOMPARE(model->parameters, qint64{582401280});
    qint64 sum = 0;
    for (const LayerRow& layer : layersOf(*model->shape)) sum += layer.total();
    QCOMPARE(sum, model->parameters);
  }
  void namesTheBlocks() {
    const Result<ModelDescription> model = describeModel("t5-small");
    QVERIFY(model.ok());
    const std::vector<LayerRow> layers = layersOf(*model->shape);
    const auto block = std::ranges::find(layers, QString("decoder.block.5"), &LayerRow::name);
    QVERIFY(block != layers.end());
    QVERIFY(block->parameters[static_cast<std::size_t>(LayerPart::crossAttention)] > 0);
    QCOMPARE(block->parameters[static_cast<std::size_t>(LayerPart::crossAttention)], qint64{4 * 512 * 512});
  }
  void aPresetCannotAnswer() {
    const Result<ModelDescription> model = describeModel("t5-small");
    QVERIFY(model.ok());
    QVERIFY(!model->canAnswer);
    QVERIFY(!model->tokenizer);
  }
};

}  // namespace s2s
