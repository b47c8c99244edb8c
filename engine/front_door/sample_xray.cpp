#include "engine/front_door/sample_xray.h"

#include <algorithm>

namespace s2s {
namespace {

Json toJson(const std::vector<FedToken>& tokens) {
  Json list = Json::array();
  for (const FedToken& token : tokens)
    list.push_back({{"id", token.id}, {"piece", token.piece}, {"read", token.isRead}, {"type", token.type}});
  return list;
}

Json toJson(const std::vector<LearnedToken>& tokens) {
  Json list = Json::array();
  for (const LearnedToken& token : tokens)
    list.push_back({{"id", token.id}, {"piece", token.piece}, {"learned", token.isLearned}});
  return list;
}

Json toJson(const XrayLength& length) {
  return {{"whole", length.whole}, {"kept", length.kept}, {"padded", length.padded}, {"cut", length.cut}};
}

Json toJson(const std::vector<XrayStep>& steps) {
  Json list = Json::array();
  for (const XrayStep& step : steps)
    list.push_back(
        {{"what", step.what}, {"source", step.source}, {"second", step.second}, {"target", step.target}});
  return list;
}

Json toJson(const std::vector<XrayLabel>& labels) {
  Json list = Json::array();
  for (const XrayLabel& label : labels)
    list.push_back({{"column", label.column}, {"label", label.label}, {"number", label.number}});
  return list;
}

}  // namespace

Json toJson(const SampleXray& xray) {
  const bool isTrained = xray.part == "train";
  return {{"set", xray.set},
          {"part", xray.part},
          {"row", xray.row},
          {"rows", xray.rows},
          {"line", xray.line},
          {"family", xray.family},
          {"objective", xray.objective},
          {"head", xray.head},
          {"epoch", isTrained ? Json(xray.epoch + 1) : Json(nullptr)},
          {"micro_batch", xray.microBatch + 1},
          {"place", xray.place + 1},
          {"batch_rows", xray.batchRows},
          {"steps", toJson(xray.steps)},
          {"source", toJson(xray.source)},
          {"second", toJson(xray.second)},
          {"decoder_input", toJson(xray.decoderInput)},
          {"labels", toJson(xray.labels)},
          {"classes", toJson(xray.classes)},
          {"source_length", toJson(xray.sourceLength)},
          {"target_length", toJson(xray.targetLength)},
          {"notes", xray.notes}};
}

}  // namespace s2s
