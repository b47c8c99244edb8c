#include "engine/arrow_module/cell_text.h"

#include <arrow/extension_type.h>
#include <arrow/scalar.h>
#include <arrow/util/float16.h>
#include <arrow/util/ree_util.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/arrow_module/batch_source.h"
#include "engine/core/json.h"
#include "engine/core/utf8.h"
#include "engine/data/readers/limited_json.h"

namespace s2s {
namespace {

constexpr int kDeepest = 32;

template <typename ArrayType>
std::string shortestNumber(const arrow::Array& array, std::int64_t row) {
  char text[64];
  const auto value = static_cast<const ArrayType&>(array).Value(row);
  const auto [end, problem] = std::to_chars(text, text + sizeof text, value);
  return problem == std::errc() ? std::string(text, end) : std::string();
}

bool hasPlainText(arrow::Type::type type) {
  return arrow::is_base_binary_like(type) || arrow::is_binary_view_like(type) || arrow::is_integer(type) ||
         type == arrow::Type::BOOL || type == arrow::Type::FLOAT || type == arrow::Type::DOUBLE;
}

/// The value where hasPlainText(); false for the others.
bool plainText(const arrow::Array& array, std::int64_t row, std::string& text) {
  switch (array.type_id()) {
    case arrow::Type::STRING:
    case arrow::Type::BINARY:
      text = static_cast<const arrow::BinaryArray&>(array).GetView(row);
      return true;
    case arrow::Type::LARGE_STRING:
    case arrow::Type::LARGE_BINARY:
      text = static_cast<const arrow::LargeBinaryArray&>(array).GetView(row);
      return true;
    case arrow::Type::STRING_VIEW:
    case arrow::Type::BINARY_VIEW:
      text = static_cast<const arrow::BinaryViewArray&>(array).GetView(row);
      return true;
    case arrow::Type::BOOL:
      text = static_cast<const arrow::BooleanArray&>(array).Value(row) ? "true" : "false";
      return true;
    case arrow::Type::INT8:
      text = shortestNumber<arrow::Int8Array>(array, row);
      return true;
    case arrow::Type::INT16:
      text = shortestNumber<arrow::Int16Array>(array, row);
      return true;
    case arrow::Type::INT32:
      text = shortestNumber<arrow::Int32Array>(array, row);
      return true;
    case arrow::Type::INT64:
      text = shortestNumber<arrow::Int64Array>(array, row);
      return true;
    case arrow::Type::UINT8:
      text = shortestNumber<arrow::UInt8Array>(array, row);
      return true;
    case arrow::Type::UINT16:
      text = shortestNumber<arrow::UInt16Array>(array, row);
      return true;
    case arrow::Type::UINT32:
      text = shortestNumber<arrow::UInt32Array>(array, row);
      return true;
    case arrow::Type::UINT64:
      text = shortestNumber<arrow::UInt64Array>(array, row);
      return true;
    case arrow::Type::FLOAT:
      text = shortestNumber<arrow::FloatArray>(array, row);
      return true;
    case arrow::Type::DOUBLE:
      text = shortestNumber<arrow::DoubleArray>(array, row);
      return true;
    default:
      return false;
  }
}

struct Place {
  const arrow::Array* array;
  std::int64_t row;
};

/// Where a value itself lies: behind a dictionary, a run of equal values, an extension of another type.
Place placeOf(const arrow::Array& array, std::int64_t row) {
  Place place{&array, row};
  while (!place.array->IsNull(place.row)) {
    switch (place.array->type_id()) {
      case arrow::Type::DICTIONARY: {
        const auto& coded = static_cast<const arrow::DictionaryArray&>(*place.array);
        place = {coded.dictionary().get(), coded.GetValueIndex(place.row)};
        break;
      }
      case arrow::Type::RUN_END_ENCODED: {
        const auto& runs = static_cast<const arrow::RunEndEncodedArray&>(*place.array);
        place = {runs.values().get(), arrow::ree_util::FindPhysicalIndex(arrow::ArraySpan(*runs.data()),
                                                                         place.row, runs.offset())};
        break;
      }
      case arrow::Type::EXTENSION:
        place.array = static_cast<const arrow::ExtensionArray&>(*place.array).storage().get();
        break;
      default:
        return place;
    }
  }
  return place;
}

/// Takes what a value needs from `room`, the bytes that are left for the cell; false, and nothing is left,
/// where that is too much.
bool takeRoom(std::size_t bytes, std::size_t& room) {
  const bool fits = bytes < room;
  room = fits ? room - bytes : 0;
  return fits;
}

Json valueAsJson(const arrow::Array& array, std::int64_t row, int depth, std::size_t& room);

template <typename ListArray>
Json listAsJson(const arrow::Array& array, std::int64_t row, int depth, std::size_t& room) {
  const auto& list = static_cast<const ListArray&>(array);
  Json json = Json::array();
  for (std::int64_t i = 0; i < list.value_length(row) && room > 0; ++i)
    json.push_back(valueAsJson(*list.values(), list.value_offset(row) + i, depth + 1, room));
  return json;
}

/// Of no use where no room is left.
Json valueAsJson(const arrow::Array& outer, std::int64_t outerRow, int depth, std::size_t& room) {
  if (!takeRoom(sizeof(Json), room)) return nullptr;
  const auto& [place, row] = placeOf(outer, outerRow);
  const arrow::Array& array = *place;
  if (array.IsNull(row) || depth > kDeepest) return nullptr;
  std::string text;
  switch (array.type_id()) {
    case arrow::Type::LIST:
    case arrow::Type::MAP:
      return listAsJson<arrow::ListArray>(array, row, depth, room);
    case arrow::Type::LARGE_LIST:
      return listAsJson<arrow::LargeListArray>(array, row, depth, room);
    case arrow::Type::LIST_VIEW:
      return listAsJson<arrow::ListViewArray>(array, row, depth, room);
    case arrow::Type::LARGE_LIST_VIEW:
      return listAsJson<arrow::LargeListViewArray>(array, row, depth, room);
    case arrow::Type::FIXED_SIZE_LIST:
      return listAsJson<arrow::FixedSizeListArray>(array, row, depth, room);
    case arrow::Type::STRUCT: {
      const auto& members = static_cast<const arrow::StructArray&>(array);
      Json json = Json::object();
      for (int i = 0; i < members.num_fields(); ++i)
        json[members.struct_type()->field(i)->name()] = valueAsJson(*members.field(i), row, depth + 1, room);
      return json;
    }
    case arrow::Type::BOOL:
      return static_cast<const arrow::BooleanArray&>(array).Value(row);
    case arrow::Type::INT8:
      return static_cast<const arrow::Int8Array&>(array).Value(row);
    case arrow::Type::INT16:
      return static_cast<const arrow::Int16Array&>(array).Value(row);
    case arrow::Type::INT32:
      return static_cast<const arrow::Int32Array&>(array).Value(row);
    case arrow::Type::INT64:
      return static_cast<const arrow::Int64Array&>(array).Value(row);
    case arrow::Type::UINT8:
      return static_cast<const arrow::UInt8Array&>(array).Value(row);
    case arrow::Type::UINT16:
      return static_cast<const arrow::UInt16Array&>(array).Value(row);
    case arrow::Type::UINT32:
      return static_cast<const arrow::UInt32Array&>(array).Value(row);
    case arrow::Type::UINT64:
      return static_cast<const arrow::UInt64Array&>(array).Value(row);
    case arrow::Type::HALF_FLOAT: {
      const std::uint16_t bits = static_cast<const arrow::HalfFloatArray&>(array).Value(row);
      return arrow::util::Float16::FromBits(bits).ToDouble();
    }
    case arrow::Type::FLOAT:
      return static_cast<const arrow::FloatArray&>(array).Value(row);
    case arrow::Type::DOUBLE:
      return static_cast<const arrow::DoubleArray&>(array).Value(row);
    default:
      appendCell(array, row, text);
      return takeRoom(text.size(), room) ? Json(std::move(text)) : nullptr;
  }
}

/// The first text of a value that is not UTF-8, which JSON cannot hold; else null.
const std::string* undecodable(const Json& value) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    return isValidUtf8(text) ? nullptr : &text;
  }
  if (!value.is_structured()) return nullptr;
  for (const Json& part : value) {
    if (const std::string* const found = undecodable(part)) return found;
  }
  return nullptr;
}

bool isList(arrow::Type::type type) {
  return arrow::is_list_like(type) || arrow::is_list_view(type) || type == arrow::Type::STRUCT;
}

/// Whether Arrow writes a single value of the type as people do.
bool isWrittenByArrow(arrow::Type::type type) {
  return arrow::is_decimal(type) || arrow::is_temporal(type) || arrow::is_interval(type) ||
         type == arrow::Type::DURATION || type == arrow::Type::FIXED_SIZE_BINARY ||
         type == arrow::Type::HALF_FLOAT || type == arrow::Type::NA;
}

/// The first of a type and its parts whose values have no text; else null.
const arrow::DataType* unreadable(const arrow::DataType& type) {
  switch (type.id()) {
    case arrow::Type::DICTIONARY:
      return unreadable(*static_cast<const arrow::DictionaryType&>(type).value_type());
    case arrow::Type::EXTENSION:
      return unreadable(*static_cast<const arrow::ExtensionType&>(type).storage_type());
    case arrow::Type::RUN_END_ENCODED:
      break;
    default:
      if (isList(type.id())) break;
      return hasPlainText(type.id()) || isWrittenByArrow(type.id()) ? nullptr : &type;
  }
  for (const auto& part : type.fields()) {
    if (const arrow::DataType* const found = unreadable(*part->type())) return found;
  }
  return nullptr;
}

/// The type of lists, maps, structures and runs with parts of the types that `children` have.
std::shared_ptr<arrow::DataType> withParts(const arrow::DataType& type,
                                           const std::vector<std::shared_ptr<arrow::ArrayData>>& children) {
  std::vector<std::shared_ptr<arrow::Field>> parts;
  for (int i = 0; i < type.num_fields(); ++i)
    parts.push_back(type.field(i)->WithType(children[static_cast<std::size_t>(i)]->type));
  switch (type.id()) {
    case arrow::Type::LIST:
      return arrow::list(parts.front());
    case arrow::Type::LARGE_LIST:
      return arrow::large_list(parts.front());
    case arrow::Type::LIST_VIEW:
      return arrow::list_view(parts.front());
    case arrow::Type::LARGE_LIST_VIEW:
      return arrow::large_list_view(parts.front());
    case arrow::Type::RUN_END_ENCODED:
      return arrow::run_end_encoded(parts.front()->type(), parts.back()->type());
    case arrow::Type::FIXED_SIZE_LIST:
      return arrow::fixed_size_list(parts.front(),
                                    static_cast<const arrow::FixedSizeListType&>(type).list_size());
    case arrow::Type::MAP:
      return std::make_shared<arrow::MapType>(parts.front(),
                                              static_cast<const arrow::MapType&>(type).keys_sorted());
    default:
      return arrow::struct_(parts);
  }
}

/// The same with texts as plain bytes, also those of a dictionary and inside lists, maps, structures and
/// runs.
std::shared_ptr<arrow::ArrayData> withBytes(const arrow::ArrayData& array) {
  std::shared_ptr<arrow::ArrayData> data = array.Copy();
  if (isList(array.type->id()) || array.type->id() == arrow::Type::RUN_END_ENCODED) {
    for (auto& child : data->child_data) child = withBytes(*child);
    data->type = withParts(*array.type, data->child_data);
    return data;
  }
  switch (array.type->id()) {
    case arrow::Type::STRING:
      data->type = arrow::binary();
      break;
    case arrow::Type::LARGE_STRING:
      data->type = arrow::large_binary();
      break;
    case arrow::Type::STRING_VIEW:
      data->type = arrow::binary_view();
      break;
    case arrow::Type::DICTIONARY: {
      const auto& type = static_cast<const arrow::DictionaryType&>(*array.type);
      data->dictionary = withBytes(*array.dictionary);
      data->type = arrow::dictionary(type.index_type(), data->dictionary->type, type.ordered());
      break;
    }
    default:
      break;
  }
  return data;
}

/// Every offset and length checked; whether texts are UTF-8 is a matter of single rows.
arrow::Status validate(const arrow::Array& array) {
  ARROW_RETURN_NOT_OK(array.Validate());
  return arrow::MakeArray(withBytes(*array.data()))->ValidateFull();
}

arrow::Status flatten(const std::string& name, const std::shared_ptr<arrow::Array>& array, int depth,
                      FlatColumns& columns) {
  if (array->type_id() != arrow::Type::STRUCT || array->type()->num_fields() == 0 || depth > kDeepest) {
    ARROW_RETURN_NOT_OK(validate(*array));
    columns.names.push_back(name);
    columns.arrays.push_back(array);
    return arrow::Status::OK();
  }
  ARROW_RETURN_NOT_OK(array->Validate());
  ARROW_ASSIGN_OR_RAISE(const arrow::ArrayVector members,
                        static_cast<const arrow::StructArray&>(*array).Flatten());
  for (int i = 0; i < array->type()->num_fields(); ++i) {
    ARROW_RETURN_NOT_OK(flatten(name + "." + array->type()->field(i)->name(),
                                members[static_cast<std::size_t>(i)], depth + 1, columns));
  }
  return arrow::Status::OK();
}

void flattenName(const std::string& name, const arrow::DataType& type, int depth,
                 std::vector<std::string>& names) {
  if (type.id() != arrow::Type::STRUCT || type.num_fields() == 0 || depth > kDeepest)
    return names.push_back(name);
  for (const auto& field : type.fields())
    flattenName(name + "." + field->name(), *field->type(), depth + 1, names);
}

}  // namespace

Result<FlatColumns> flatColumns(const arrow::RecordBatch& batch, const std::filesystem::path& path) {
  FlatColumns columns;
  if (const arrow::Status whole = batch.Validate(); !whole.ok()) return arrowError(whole, path);
  for (int i = 0; i < batch.num_columns(); ++i) {
    const std::string& name = batch.schema()->field(i)->name();
    if (const arrow::DataType* const type = unreadable(*batch.column(i)->type())) {
      return Error{"the column \"" + name + "\" has the type " + type->name() + ", which cannot be read",
                   path.string(), "write it as text, or leave it out"};
    }
    const arrow::Status done = flatten(name, batch.column(i), 0, columns);
    if (!done.ok()) return arrowError(done, path);
  }
  return columns;
}

std::vector<std::string> flatNames(const arrow::Schema& schema) {
  std::vector<std::string> names;
  for (const auto& field : schema.fields()) flattenName(field->name(), *field->type(), 0, names);
  return names;
}

bool holdsBytes(const arrow::DataType& type) {
  switch (type.id()) {
    case arrow::Type::BINARY:
    case arrow::Type::LARGE_BINARY:
    case arrow::Type::BINARY_VIEW:
      return true;
    case arrow::Type::DICTIONARY:
      return holdsBytes(*static_cast<const arrow::DictionaryType&>(type).value_type());
    case arrow::Type::EXTENSION:
      return holdsBytes(*static_cast<const arrow::ExtensionType&>(type).storage_type());
    default:
      return std::ranges::any_of(type.fields(), [](const auto& part) { return holdsBytes(*part->type()); });
  }
}

bool appendCell(const arrow::Array& outer, std::int64_t outerRow, std::string& cell) {
  cell.clear();
  const auto& [place, row] = placeOf(outer, outerRow);
  const arrow::Array& array = *place;
  if (array.IsNull(row)) return true;
  if (plainText(array, row, cell)) return true;
  if (isList(array.type_id())) {
    std::size_t room = kLargestRecordMiB << 20;
    const Json value = valueAsJson(array, row, 0, room);
    if (room == 0) return false;
    const std::string* const bad = undecodable(value);
    cell = bad != nullptr ? *bad : writeJson(value);  // the text as it is makes the row a bad one
    return true;
  }
  const auto scalar = array.GetScalar(row);
  cell = scalar.ok() ? (*scalar)->ToString() : "";
  return true;
}

bool isBare(const arrow::Array& outer, std::int64_t outerRow) {
  const auto& [place, row] = placeOf(outer, outerRow);
  const arrow::Type::type type = place->type_id();
  if (place->IsNull(row)) return true;
  if (type == arrow::Type::FLOAT)
    return std::isfinite(static_cast<const arrow::FloatArray&>(*place).Value(row));
  if (type == arrow::Type::DOUBLE)
    return std::isfinite(static_cast<const arrow::DoubleArray&>(*place).Value(row));
  return type == arrow::Type::BOOL || arrow::is_integer(type);
}

}  // namespace s2s
