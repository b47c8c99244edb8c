#include "engine/checkpoints/torch_file.h"

#include "engine/checkpoints/byte_reader.h"
#include "engine/checkpoints/checked_arithmetic.h"
#include "engine/checkpoints/shown_text.h"
#include "engine/checkpoints/torch_storages.h"
#include "engine/checkpoints/zip_archive.h"

namespace s2s {
namespace {

using Kind = PickleValue::Kind;
using File = std::shared_ptr<const MappedFile>;

constexpr std::string_view kDamaged = "the file is damaged or was cut short: download or copy it again";
constexpr std::int64_t kLegacyProtocol = 1001;
/// 0x1950a86a20f9469cfc6c, as its pickle holds it.
constexpr std::string_view kLegacyMagic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);

std::string named(const std::string& name) { return "tensor " + shownText(name); }

/// A tuple or list of whole numbers.
std::optional<std::vector<std::int64_t>> wholeNumbers(const Pickle& pickle, const PickleValue& value) {
  if ((value.kind != Kind::tuple && value.kind != Kind::list) || value.items.size() > 32) return std::nullopt;
  std::vector<std::int64_t> numbers;
  for (const PickleValue::Id id : value.items) {
    if (pickle[id].kind != Kind::integer || pickle[id].integer < 0) return std::nullopt;
    numbers.push_back(pickle[id].integer);
  }
  return numbers;
}

/// Whether every entry of the strided view lies in a storage of that length.
bool liesInside(std::int64_t offset, const std::vector<std::int64_t>& sizes,
                const std::vector<std::int64_t>& strides, std::int64_t length) {
  const auto count = checkedCount(sizes);
  if (!count || offset > length) return false;
  if (*count == 0) return true;
  std::int64_t last = offset;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const auto reach = checkedMultiply(sizes[i] - 1, strides[i]);
    const auto sum = reach ? checkedAdd(last, *reach) : std::nullopt;
    if (!sum) return false;
    last = *sum;
  }
  return last < length;
}

/// `_rebuild_tensor_v2(storage, offset, sizes, strides, …)`.
Result<torch::Tensor> rebuildTensor(const Pickle& pickle, const PickleValue& call, const std::string& name,
                                    TorchStorages& storages, const std::string& where) {
  const auto failure = [&](const std::string& what) {
    return Error{named(name) + " " + what, where, std::string(kDamaged)};
  };
  if (call.items.size() < 4) return failure("is described by too few values");
  const PickleValue &storage = pickle[call.items[0]], &offset = pickle[call.items[1]];
  if (storage.kind != Kind::storage) return failure("has no storage");
  if (offset.kind != Kind::integer || offset.integer < 0) return failure("has no valid offset");
  const auto sizes = wholeNumbers(pickle, pickle[call.items[2]]),
             strides = wholeNumbers(pickle, pickle[call.items[3]]);
  if (!sizes || !strides || sizes->size() != strides->size()) return failure("has no valid shape");

  auto reference = readStorageReference(pickle, storage, where);
  if (!reference) return reference.error();
  auto loaded = storages.load(*reference);
  if (!loaded) return loaded.error();
  if (!liesInside(offset.integer, *sizes, *strides, loaded->numel()))
    return failure("reaches beyond its storage");
  return loaded->as_strided(*sizes, *strides, loaded->storage_offset() + offset.integer);
}

Result<TensorMap> tensorsOf(const Pickle& pickle, TorchStorages& storages, const std::string& where) {
  if (pickle.top().kind != Kind::dictionary) {
    return Error{"the file holds no dictionary of tensors", where, "save the model's state_dict"};
  }
  TensorMap tensors;
  const auto& items = pickle.top().items;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    const PickleValue &key = pickle[items[i]], &value = pickle[items[i + 1]];
    if (value.kind != Kind::call) continue;
    if (key.kind != Kind::text)
      return Error{"a tensor has a name that is no text", where, std::string(kDamaged)};
    auto tensor = rebuildTensor(pickle, value, key.text, storages, where);
    if (!tensor) return tensor.error();
    tensors.insert_or_assign(key.text, std::move(*tensor));
  }
  if (tensors.empty()) return Error{"the file holds no tensors", where, "save the model's state_dict"};
  return tensors;
}

Result<TensorMap> readZipFormat(const File& file, const std::string& where) {
  const auto entries = readZipDirectory(file->bytes(), where);
  if (!entries) return entries.error();
  const auto failure = [&](const std::string& what) { return Error{what, where, std::string(kDamaged)}; };
  // Everything lies in one folder, whose name torch.save takes from the file's.
  constexpr std::string_view kPickle = "data.pkl";
  std::string folder;
  const ZipEntry* pickleEntry = nullptr;
  for (const auto& [name, entry] : *entries) {
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos || std::string_view(name).substr(slash + 1) != kPickle) continue;
    if (pickleEntry) return failure("the file holds two pickles");
    folder = name.substr(0, slash + 1);
    pickleEntry = &entry;
  }
  if (!pickleEntry) return failure("the zip file has no data.pkl: torch.save did not write it");
  const auto textOf = [&](const ZipEntry& entry) {
    const auto bytes = file->bytes().subspan(entry.offset, entry.size);
    return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  };
  const auto order = entries->find(folder + "byteorder");
  const bool big = order != entries->end() && textOf(order->second) == "big";
  if (order != entries->end() && !big && textOf(order->second) != "little")
    return failure("the byte order is not known");

  const auto pickle = readPickle(file->bytes().subspan(pickleEntry->offset, pickleEntry->size), where);
  if (!pickle) return pickle.error();
  TorchStorages storages(file, big);
  const std::string data = folder + "data/";
  for (auto entry = entries->lower_bound(data); entry != entries->end() && entry->first.starts_with(data);
       ++entry) {
    storages.place(entry->first.substr(data.size()), entry->second.offset, entry->second.size);
  }
  return tensorsOf(*pickle, storages, where);
}

/// False where the writer was big-endian.
bool littleEndian(const Pickle& systemInformation) {
  const auto& items = systemInformation.top().items;
  for (std::size_t i = 0; systemInformation.top().kind == Kind::dictionary && i + 1 < items.size(); i += 2) {
    if (systemInformation[items[i]].text == "little_endian")
      return systemInformation[items[i + 1]].integer != 0;
  }
  return true;
}

/// Behind the pickles: for each key in turn an element count of eight bytes, then the elements.
Result<void> placeLegacyStorages(const File& file, std::size_t position, const Pickle& main,
                                 const Pickle& keys, TorchStorages& storages, const std::string& where) {
  const auto failure = [&](const std::string& what) { return Error{what, where, std::string(kDamaged)}; };
  std::map<std::string, StorageReference> references;
  for (const PickleValue& value : main.values) {
    if (value.kind != Kind::storage) continue;
    auto reference = readStorageReference(main, value, where);
    if (!reference) return reference.error();
    references.try_emplace(reference->key, *reference);
  }
  if (keys.top().kind != Kind::list) return failure("the list of storages is missing");
  ByteReader reader(file->bytes(), position);
  for (const PickleValue::Id id : keys.top().items) {
    const auto found = references.find(keys[id].text);
    if (keys[id].kind != Kind::text || found == references.end() || storages.has(found->first)) {
      return failure("the list of storages does not fit the tensors");
    }
    const StorageReference& reference = found->second;
    const auto elements = reader.number<std::uint64_t>();
    if (!elements || *elements != static_cast<std::uint64_t>(reference.elements)) {
      return failure("the storage " + shownText(reference.key) +
                     " does not have the length that was announced");
    }
    const auto bytes =
        checkedMultiply(reference.elements, static_cast<std::int64_t>(c10::elementSize(reference.type)));
    const std::size_t offset = reader.position();
    if (!bytes || !reader.take(static_cast<std::uint64_t>(*bytes))) {
      return failure("the file ends before the storage '" + reference.key.substr(0, 100) + "' does");
    }
    storages.place(reference.key, offset, static_cast<std::size_t>(*bytes));
  }
  return {};
}

Result<TensorMap> readLegacyFormat(const File& file, const std::string& where) {
  std::size_t position = 0;
  const auto next = [&]() {
    auto pickle = readPickle(std::span<const std::byte>(file->bytes()).subspan(position), where);
    if (pickle) position += pickle->bytes;
    return pickle;
  };
  const Error unknown{"the file is neither a zip file nor a pickle that torch.save wrote", where,
                      "use model.safetensors, or save it again with a current PyTorch"};
  const auto magic = next();
  if (!magic || magic->top().kind != Kind::bigInteger || magic->top().text != kLegacyMagic) return unknown;
  const auto protocol = next();
  if (!protocol) return protocol.error();
  if (protocol->top().kind != Kind::integer || protocol->top().integer != kLegacyProtocol) return unknown;
  const auto system = next();
  if (!system) return system.error();
  const auto main = next();
  if (!main) return main.error();
  const auto keys = next();
  if (!keys) return keys.error();
  TorchStorages storages(file, !littleEndian(*system));
  if (auto placed = placeLegacyStorages(file, position, *main, *keys, storages, where); !placed)
    return placed.error();
  return tensorsOf(*main, storages, where);
}

}  // namespace

Result<TensorMap> readTorchFile(const std::filesystem::path& path) {
  auto file = MappedFile::open(path);
  if (!file) return file.error();
  return looksLikeZip((*file)->bytes()) ? readZipFormat(*file, path.string())
                                        : readLegacyFormat(*file, path.string());
}

}  // namespace s2s
