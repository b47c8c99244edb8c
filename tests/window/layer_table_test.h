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
  void namesThePartsOfEveryFamily() {
    const auto partsOf = [](const char* preset, const QString& name) {
      const Result<ModelDescription> model = describeModel(preset);
      const std::vector<LayerRow> layers = layersOf(*model->shape);
      const auto block = std::ranges::find(layers, name, &LayerRow::name);
      return block == layers.end() ? LayerRow{}.parameters : block->parameters;
    };
    constexpr qint64 kMatrix = 768 * 768 + 768, kFeedForward = 2 * 768 * 3072 + 3072 + 768, kNorm = 2 * 768;
    const decltype(LayerRow::parameters) bart{0, 4 * kMatrix, 4 * kMatrix, kFeedForward, 3 * kNorm};
    QCOMPARE(partsOf("bart-base", "model.decoder.layers.5"), bart);
    const decltype(LayerRow::parameters) bert{0, 4 * kMatrix, 0, kFeedForward, 2 * kNorm};
    QCOMPARE(partsOf("bert-base-cased", "bert.encoder.layer.11"), bert);
  }
  void aPresetBringsItsNote() {
    QVERIFY(describeModel("klue-roberta-base")->note.contains("110,618,114"));
    QVERIFY(describeModel("t5-small")->note.isEmpty());
  }
  void aPresetCannotAnswer() {
    const Result<ModelDescription> model = describeModel("t5-small");
    QVERIFY(model.ok());
    QVERIFY(!model->canAnswer);
    QVERIFY(!model->tokenizer);
  }
};

}  // namespace s2s
