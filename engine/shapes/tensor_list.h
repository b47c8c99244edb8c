#pragma once
// Collects the tensors of a description in the order of a checkpoint.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/shapes/classification_head.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

class TensorList {
 public:
  /// `deviation` of normally drawn weights where none is given.
  explicit TensorList(double deviation) : m_deviation(deviation) {}

  /// The part that following tensors belong to: "embedding" | "encoder" | "decoder" | "head".
  void beginGroup(std::string group) { m_group = std::move(group); }

  void addNormal(const std::string& name, std::vector<std::int64_t> sizes);
  void addNormal(const std::string& name, std::vector<std::int64_t> sizes, double deviation);
  void addZeros(const std::string& name, std::vector<std::int64_t> sizes);
  void addOnes(const std::string& name, std::vector<std::int64_t> sizes);
  /// NAME.weight [outputs, inputs], normal, and NAME.bias, zeros.
  void addLinear(const std::string& name, std::int64_t outputs, std::int64_t inputs);
  /// NAME.weight, ones, and NAME.bias, zeros.
  void addLayerNorm(const std::string& name, std::int64_t width);
  /// The tensor added last is never held in eight bits.
  void keepPrecision() { m_tensors.back().keepsPrecision = true; }
  /// Another name of a tensor that was added before.
  void addTied(const std::string& name, const std::string& owner);
  /// A buffer in checkpoints that begins as zeros.
  void addBuffer(const std::string& name, std::vector<std::int64_t> sizes);
  /// A buffer that the model computes.
  void addComputed(const std::string& name, std::vector<std::int64_t> sizes);
  /// The layers of a head of kind convolution or bi-encoder behind an encoder of that width.
  void addOwnHead(const ClassificationHead& head, std::int64_t width);

  std::vector<TensorShape> take() { return std::move(m_tensors); }

 private:
  void add(const std::string& name, std::vector<std::int64_t> sizes, Initialization initialization);

  double m_deviation;
  std::string m_group = "embedding";
  std::vector<TensorShape> m_tensors;
};

}  // namespace s2s
