#include <arrow/ipc/reader.h>

#include "engine/arrow_module/batch_source.h"

namespace s2s {
namespace {

arrow::ipc::IpcReadOptions readOptions(arrow::MemoryPool* pool) {
  arrow::ipc::IpcReadOptions options = arrow::ipc::IpcReadOptions::Defaults();
  options.memory_pool = pool;
  options.use_threads = false;
  options.max_recursion_depth = 64;
  return options;
}

class IpcFileSource final : public BatchSource {
 public:
  IpcFileSource(std::filesystem::path path, std::shared_ptr<arrow::ipc::RecordBatchFileReader> reader)
      : m_path(std::move(path)), m_reader(std::move(reader)), m_schema(m_reader->schema()) {}
  const std::shared_ptr<arrow::Schema>& schema() const override { return m_schema; }
  bool readOnly(const std::vector<int>&) override { return false; }
  Result<PlacedBatch> next() override {
    if (m_next >= m_reader->num_record_batches()) return PlacedBatch{};
    auto batch = m_reader->ReadRecordBatch(m_next);
    if (!batch.ok()) return arrowError(batch.status(), m_path);
    return PlacedBatch{*batch, static_cast<ChunkPlace>(m_next++), 0};
  }
  Result<void> seek(ChunkPlace place, std::int64_t) override {
    m_next = static_cast<int>(place);
    return {};
  }
  double share() const override {
    const int batches = m_reader->num_record_batches();
    return batches == 0 ? 1.0 : static_cast<double>(m_next) / batches;
  }

 private:
  std::filesystem::path m_path;
  std::shared_ptr<arrow::ipc::RecordBatchFileReader> m_reader;
  std::shared_ptr<arrow::Schema> m_schema;
  int m_next = 0;
};

/// A stream has no table of contents, but its messages can be read from wherever one begins, as long as no
/// dictionaries come between them.
class IpcStreamSource final : public BatchSource {
 public:
  IpcStreamSource(std::filesystem::path path, std::shared_ptr<BoundedFile> file, arrow::MemoryPool* pool)
      : m_path(std::move(path)), m_file(std::move(file)), m_pool(pool) {}

  Result<void> open() {
    if (const arrow::Status begun = m_file->Seek(0); !begun.ok()) return arrowError(begun, m_path);
    auto reader = arrow::ipc::RecordBatchStreamReader::Open(m_file.get(), readOptions(m_pool));
    if (!reader.ok()) return arrowError(reader.status(), m_path);
    m_reader = *reader;
    m_schema = m_reader->schema();
    return {};
  }
  const std::shared_ptr<arrow::Schema>& schema() const override { return m_schema; }
  bool readOnly(const std::vector<int>&) override { return false; }
  Result<PlacedBatch> next() override {
    PlacedBatch placed;
    placed.place = static_cast<ChunkPlace>(*m_file->Tell());
    const arrow::Status read = m_reader->ReadNext(&placed.batch);
    if (!read.ok()) return arrowError(read, m_path);
    return placed;
  }
  Result<void> seek(ChunkPlace place, std::int64_t) override {
    if (m_reader->stats().num_dictionary_batches == 0 && !hasDictionaries()) {
      // A reader that has met the end of the stream reads no further.
      if (Result<void> opened = open(); !opened) return opened.error();
      const arrow::Status sought = m_file->Seek(static_cast<std::int64_t>(place));
      return sought.ok() ? Result<void>() : arrowError(sought, m_path);
    }
    if (place < static_cast<ChunkPlace>(*m_file->Tell())) {
      if (Result<void> opened = open(); !opened) return opened.error();
    }
    while (static_cast<ChunkPlace>(*m_file->Tell()) < place) {
      std::shared_ptr<arrow::RecordBatch> passed;
      const arrow::Status read = m_reader->ReadNext(&passed);
      if (!read.ok()) return arrowError(read, m_path);
      if (!passed) break;
    }
    return {};
  }
  double share() const override {
    const std::int64_t size = *m_file->GetSize();
    return size == 0 ? 1.0 : static_cast<double>(*m_file->Tell()) / static_cast<double>(size);
  }

 private:
  bool hasDictionaries() const {
    for (const auto& field : m_schema->fields()) {
      if (holdsDictionary(*field->type())) return true;
    }
    return false;
  }
  static bool holdsDictionary(const arrow::DataType& type) {
    if (type.id() == arrow::Type::DICTIONARY) return true;
    for (const auto& field : type.fields()) {
      if (holdsDictionary(*field->type())) return true;
    }
    return false;
  }

  std::filesystem::path m_path;
  std::shared_ptr<BoundedFile> m_file;
  arrow::MemoryPool* m_pool;
  std::shared_ptr<arrow::ipc::RecordBatchStreamReader> m_reader;
  std::shared_ptr<arrow::Schema> m_schema;
};

}  // namespace

Result<std::unique_ptr<BatchSource>> openIpcFile(const std::filesystem::path& path, arrow::MemoryPool* pool) {
  Result<std::shared_ptr<BoundedFile>> file = BoundedFile::open(path, pool);
  if (!file) return file.error();
  char magic[6] = {};
  const auto got = (*file)->ReadAt(0, sizeof magic, magic);
  if (!got.ok()) return arrowError(got.status(), path);
  if (std::string_view(magic, static_cast<std::size_t>(*got)) == "ARROW1") {
    auto reader = arrow::ipc::RecordBatchFileReader::Open(*file, readOptions(pool));
    if (!reader.ok()) return arrowError(reader.status(), path);
    return std::unique_ptr<BatchSource>(new IpcFileSource(path, *reader));
  }
  auto source = std::make_unique<IpcStreamSource>(path, std::move(*file), pool);
  if (Result<void> opened = source->open(); !opened) return opened.error();
  return std::unique_ptr<BatchSource>(std::move(source));
}

}  // namespace s2s
