#include "engine/layers/dropout_draw.h"

namespace s2s {
namespace {

/// x >> count of unsigned 64-bit numbers held in int64.
torch::Tensor shifted(const torch::Tensor& x, int count) {
  return torch::bitwise_and(torch::bitwise_right_shift(x, count),
                            static_cast<std::int64_t>((1ull << (64 - count)) - 1));
}

/// The same of 32-bit numbers held in int32.
torch::Tensor shiftedHalf(const torch::Tensor& x, int count) {
  return torch::bitwise_and(torch::bitwise_right_shift(x, count),
                            static_cast<std::int64_t>((1u << (32 - count)) - 1));
}

std::int64_t asSigned(std::uint64_t x) { return static_cast<std::int64_t>(x); }
std::int64_t asSignedHalf(std::uint32_t x) { return static_cast<std::int32_t>(x); }

}  // namespace

ForwardMode trainingMode(std::uint64_t seed, std::int64_t rows, std::int64_t first) {
  return {std::make_shared<DropoutSeeds>(seed, torch::arange(first, first + rows, torch::kInt64))};
}

kernels::DropoutStream DropoutDraw::stream(std::int64_t rowsPerExample) const {
  if (!active()) return {};
  return {seed, static_cast<float>(probability), examples.const_data_ptr<std::int64_t>(), rowsPerExample};
}

kernels::DropoutStream DropoutDraw::streamFor(const torch::Tensor& x) const {
  if (!active()) return {};
  TORCH_CHECK(x.size(0) == examples.size(0), "dropout over ", x.size(0), " rows of a batch of ",
              examples.size(0));
  return stream(x.numel() / (x.size(-1) * x.size(0)));
}

void DropoutDraw::saveTo(torch::autograd::AutogradContext& context) const {
  context.saved_data["dropoutSeed"] = asSigned(seed);
  context.saved_data["dropoutProbability"] = probability;
  if (active()) context.saved_data["dropoutExamples"] = examples;
}

DropoutDraw DropoutDraw::savedIn(torch::autograd::AutogradContext& context) {
  DropoutDraw draw;
  draw.seed = static_cast<std::uint64_t>(context.saved_data["dropoutSeed"].toInt());
  draw.probability = context.saved_data["dropoutProbability"].toDouble();
  if (draw.active()) draw.examples = context.saved_data["dropoutExamples"].toTensor();
  return draw;
}

DropoutDraw drawDropout(double probability, const ForwardMode& mode) {
  if (!mode.training() || probability <= 0.0) return {};
  return {mode.dropout->next(), probability, mode.dropout->examples()};
}

torch::Tensor dropoutFactors(const DropoutDraw& draw, const torch::Tensor& rows, const torch::Tensor& like) {
  using Stream = kernels::DropoutStream;
  // As DropoutStream::ofRow(), for all rows: [batch, rows].
  torch::Tensor z = draw.examples.unsqueeze(1) * asSigned(Stream::kExampleStep) + asSigned(draw.seed) +
                    (rows.unsqueeze(0) + 1) * asSigned(Stream::kRowStep);
  z = torch::bitwise_xor(z, shifted(z, 30)) * asSigned(Stream::kFirstFactor);
  z = torch::bitwise_xor(z, shifted(z, 27)) * asSigned(Stream::kSecondFactor);
  z = torch::bitwise_xor(z, shifted(z, 31));
  // As dropoutFactor(), for all columns: [batch, rows, width].
  const auto half = [&](const torch::Tensor& bits) {
    return bits.to(torch::kInt32).to(like.device()).unsqueeze(-1);
  };
  const torch::Tensor columns =
      torch::arange(like.size(-1), torch::TensorOptions(torch::kInt32).device(like.device()));
  torch::Tensor x = (columns + half(z)) * asSignedHalf(kernels::kColumnFactor);
  x = torch::bitwise_xor(x, half(torch::bitwise_right_shift(z, 32)));
  x = torch::bitwise_xor(x, shiftedHalf(x, 16)) * asSignedHalf(kernels::kFirstMixer);
  x = torch::bitwise_xor(x, shiftedHalf(x, 15)) * asSignedHalf(kernels::kSecondMixer);
  x = torch::bitwise_xor(x, shiftedHalf(x, 16));
  // Unsigned order is signed order with the top bit turned over.
  constexpr std::uint32_t kTop = 0x80000000u;
  const Stream stream = draw.stream(1);
  const torch::Tensor kept =
      torch::bitwise_xor(x, asSignedHalf(kTop)).ge(asSignedHalf(stream.threshold() ^ kTop));
  return kept.view(like.sizes()).to(like.scalar_type()).mul_(static_cast<double>(stream.scale()));
}

torch::Tensor attentionRows(std::int64_t heads, std::int64_t queries) {
  return (torch::arange(heads, torch::kInt64).unsqueeze(1) * kRowsPerHead +
          torch::arange(queries, torch::kInt64))
      .flatten();
}

}  // namespace s2s
