#include "engine/checkpoints/torch_storages.h"

#include "engine/checkpoints/checked_arithmetic.h"
#include "engine/checkpoints/shown_text.h"
#include "engine/checkpoints/tensor_type.h"

namespace s2s {
namespace {

constexpr std::string_view kRemedy = "the file is damaged: get it again, or use model.safetensors";

}  // namespace

Result<StorageReference> readStorageReference(const Pickle& pickle, const PickleValue& value,
                                              const std::string& where) {
  using Kind = PickleValue::Kind;
  const auto failure = [&](const std::string& what) { return Error{what, where, std::string(kRemedy)}; };
  const PickleValue &type = pickle[value.items[1]], &key = pickle[value.items[2]],
                    &elements = pickle[value.items[4]];
  constexpr std::string_view kModule = "torch.";
  const auto known = type.kind == Kind::global && type.text.starts_with(kModule)
                         ? typeOfStorageName(std::string_view(type.text).substr(kModule.size()))
                         : std::nullopt;
  if (!known) return failure("a tensor's storage has a type that is not known");
  if (key.kind != Kind::text) return failure("a tensor's storage has a key that is no text");
  if (elements.kind != Kind::integer || elements.integer < 0) {
    return failure("the storage " + shownText(key.text) + " has no valid length");
  }
  StorageReference reference{key.text, *known, elements.integer, 0, elements.integer};
  if (value.items.size() < 6 || pickle[value.items[5]].kind == Kind::none) return reference;

  const PickleValue& view = pickle[value.items[5]];
  const bool readable = view.kind == Kind::tuple && view.items.size() == 3 &&
                        pickle[view.items[1]].kind == Kind::integer &&
                        pickle[view.items[2]].kind == Kind::integer;
  if (!readable) return failure("the storage " + shownText(key.text) + " is a view that is not readable");
  reference.viewOffset = pickle[view.items[1]].integer;
  reference.viewElements = pickle[view.items[2]].integer;
  const auto end = checkedAdd(reference.viewOffset, reference.viewElements);
  if (reference.viewOffset < 0 || reference.viewElements < 0 || !end || *end > reference.elements) {
    return failure("the storage " + shownText(key.text) + " is a view beyond its end");
  }
  return reference;
}

Result<torch::Tensor> TorchStorages::load(const StorageReference& reference) {
  const auto failure = [&](const std::string& what) {
    return Error{"the storage " + shownText(reference.key) + " " + what, m_file->path().string(),
                 std::string(kRemedy)};
  };
  const auto found = m_places.find(reference.key);
  if (found == m_places.end()) return failure("is missing from the file");
  Place& place = found->second;
  const auto bytes =
      checkedMultiply(reference.elements, static_cast<std::int64_t>(c10::elementSize(reference.type)));
  if (!bytes || static_cast<std::uint64_t>(*bytes) > place.bytes) {
    return failure("should hold " + std::to_string(reference.elements) + " elements but has " +
                   std::to_string(place.bytes) + " bytes");
  }
  if (!place.loaded.defined()) {
    place.loaded = tensorOfBytes(m_file, place.offset, reference.type, reference.elements, m_swapBytes);
  }
  if (place.loaded.scalar_type() != reference.type || place.loaded.numel() != reference.elements) {
    return failure("is used with two types or lengths");
  }
  return place.loaded.narrow(0, reference.viewOffset, reference.viewElements);
}

}  // namespace s2s
