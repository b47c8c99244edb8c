#include "engine/shapes/classification_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "engine/shapes/config_reader.h"
#include "engine/shapes/family.h"

namespace s2s {
namespace {

struct NamedKind {
  ClassificationHead::Kind kind;
  std::string_view name;
};
constexpr std::array kKinds = {
    NamedKind{ClassificationHead::Kind::family, "family"},
    NamedKind{ClassificationHead::Kind::convolution, "convolution"},
    NamedKind{ClassificationHead::Kind::biEncoder, "bi-encoder"},
};

constexpr const char* kOwnObject = "workbench_head";
constexpr std::int64_t kMaximumLabels = 1 << 16;

std::vector<std::string> numberedLabels(std::int64_t count) {
  std::vector<std::string> labels;
  for (std::int64_t i = 0; i < count; ++i) labels.push_back("LABEL_" + std::to_string(i));
  return labels;
}

/// `id2label` maps "0", "1", … to labels, in any order.
std::vector<std::string> readIdToLabel(ConfigReader& reader, const Json& json) {
  const char* const key = "id2label";
  if (!json.is_object() || json.empty() || json.size() > kMaximumLabels) {
    reader.fail(key, "not an object that names 1 to " + std::to_string(kMaximumLabels) + " labels");
    return {};
  }
  std::vector<std::string> labels(json.size());
  std::set<std::size_t> seen;
  for (const auto& [id, label] : json.items()) {
    std::size_t index = 0;
    const auto [end, problem] = std::from_chars(id.data(), id.data() + id.size(), index);
    if (problem != std::errc() || end != id.data() + id.size() || index >= labels.size() ||
        !seen.insert(index).second) {
      reader.fail(key, "the ids are not 0 to " + std::to_string(labels.size() - 1),
                  "check the id '" + id + "'");
      return {};
    }
    if (!label.is_string()) reader.fail(key, writeJson(label) + " is not a text");
    if (label.is_string()) labels[index] = label.get<std::string>();
  }
  return labels;
}

std::vector<std::string> readLabels(ConfigReader& reader, const Json& config) {
  if (const Json* named = reader.find("id2label")) return readIdToLabel(reader, *named);
  const Result<std::string> type = modelTypeOf(config);
  std::int64_t count = type && *type == "bart" ? 3 : 2;
  reader.integer("num_labels", count, 1, kMaximumLabels);
  return numberedLabels(count);
}

bool readsAsRegression(ConfigReader& reader, std::size_t outputs) {
  std::string problem = outputs == 1 ? "regression" : "single_label_classification";
  reader.text("problem_type", problem);
  if (problem != "regression" && problem != "single_label_classification") {
    reader.fail("problem_type", "'" + problem + "' is not supported",
                "use regression or single_label_classification; several labels at once are columns of "
                "workbench_head");
  }
  return problem == "regression";
}

/// As the outputs alone say it: one column of labels, or a regression target for each.
std::vector<LabelColumn> columnsOf(const std::vector<std::string>& labels, bool regression) {
  if (!regression) return {{"", labels}};
  if (labels == numberedLabels(1)) return {{"", {}}};
  std::vector<LabelColumn> columns;
  for (const std::string& label : labels) columns.push_back({label, {}});
  return columns;
}

LabelColumn readColumn(ConfigReader& reader, const Json& json, bool regression) {
  LabelColumn column;
  const bool fits = json.is_object() && json.contains("name") && json["name"].is_string() &&
                    (!json.contains("labels") || json["labels"].is_array());
  if (!fits) {
    reader.fail("columns", writeJson(json) + " is not a column", "write {\"name\": …, \"labels\": […]}");
    return column;
  }
  column.name = json["name"].get<std::string>();
  for (const Json& label : json.value("labels", Json::array())) {
    if (!label.is_string()) reader.fail("columns", writeJson(label) + " is not a text");
    if (label.is_string()) column.labels.push_back(label.get<std::string>());
  }
  if (regression != column.labels.empty()) {
    reader.fail("columns", "column '" + column.name + "' has " + (regression ? "labels" : "no labels"),
                regression ? "leave them out for a regression" : "name them");
  }
  return column;
}

void readColumns(ConfigReader& reader, ClassificationHead& head) {
  const Json* json = reader.find("columns");
  if (json == nullptr) return;
  if (!json->is_array() || json->empty()) return reader.fail("columns", "not a list of columns");
  head.columns.clear();
  std::set<std::string> names;
  for (const Json& item : *json) {
    head.columns.push_back(readColumn(reader, item, head.regression));
    if (!names.insert(head.columns.back().name).second)
      reader.fail("columns", "two columns have the name '" + head.columns.back().name + "'");
  }
  if (head.outputs() > kMaximumLabels)
    reader.fail("columns", "more than " + std::to_string(kMaximumLabels) + " outputs");
}

void readOwnObject(ConfigReader& reader, const Json& json, ClassificationHead& head) {
  constexpr std::array kKeys = {"kind", "kernel_sizes", "filters", "dropout", "scale", "columns"};
  for (const auto& [key, value] : json.items()) {
    if (std::ranges::find(kKeys, key) == kKeys.end())
      reader.fail(key, "unknown key", "use kind, kernel_sizes, filters, dropout, scale or columns");
  }
  std::string kind(headKindName(head.kind));
  reader.text("kind", kind);
  if (const auto known = headKindOfName(kind)) {
    head.kind = *known;
  } else {
    reader.fail("kind", known.error().what, known.error().remedy);
  }
  constexpr std::int64_t kMaximumKernels = 64;
  reader.integers("kernel_sizes", head.kernelSizes, 1, 1 << 10);
  if (head.kernelSizes.size() > kMaximumKernels)
    reader.fail("kernel_sizes", "more than " + std::to_string(kMaximumKernels) + " sizes");
  reader.integer("filters", head.filters, 1, 1 << 16);
  reader.number("dropout", head.dropout, 0.0, 1.0);
  reader.number("scale", head.scale, 1e-6, 1e6);
  readColumns(reader, head);
}

/// Whether the columns follow from id2label and problem_type.
bool isPlain(const std::vector<LabelColumn>& columns, bool regression) {
  return regression || (columns.size() == 1 && columns.front().name.empty());
}

Json columnsJson(const std::vector<LabelColumn>& columns) {
  Json list = Json::array();
  for (const LabelColumn& column : columns)
    list.push_back({{"name", column.name}, {"labels", column.labels}});
  return list;
}

/// One name for each row of the last projection.
std::vector<std::string> outputNames(const ClassificationHead& head) {
  std::vector<std::string> names;
  for (const LabelColumn& column : head.columns) {
    if (column.labels.empty()) names.push_back(column.name.empty() ? "LABEL_0" : column.name);
    for (const std::string& label : column.labels)
      names.push_back(column.name.empty() ? label : column.name + ": " + label);
  }
  return names;
}

}  // namespace

std::int64_t ClassificationHead::outputs() const {
  std::size_t sum = 0;
  for (const LabelColumn& column : columns) sum += std::max<std::size_t>(1, column.labels.size());
  return static_cast<std::int64_t>(sum);
}

std::string_view headKindName(ClassificationHead::Kind kind) {
  for (const NamedKind& known : kKinds) {
    if (known.kind == kind) return known.name;
  }
  throw std::logic_error("a kind of head without a name");
}

Result<ClassificationHead::Kind> headKindOfName(std::string_view name) {
  for (const NamedKind& known : kKinds) {
    if (known.name == name) return known.kind;
  }
  return Error{"unknown kind of head '" + std::string(name) + "'", "",
               "use family, convolution or bi-encoder", Error::Kind::invalidInput};
}

ClassificationHead headWithLabels(std::int64_t count) {
  ClassificationHead head;
  head.regression = count == 1;
  head.columns = columnsOf(numberedLabels(count), head.regression);
  return head;
}

Result<ClassificationHead> readClassificationHead(const Json& config) {
  ClassificationHead head;
  ConfigReader reader(config);
  const std::vector<std::string> labels = readLabels(reader, config);
  head.regression = readsAsRegression(reader, labels.size());
  head.columns = columnsOf(labels, head.regression);
  if (const Json* own = reader.find(kOwnObject)) {
    if (!own->is_object()) return configError(kOwnObject, "not an object");
    ConfigReader ownReader(*own, std::string(kOwnObject) + ".");
    readOwnObject(ownReader, *own, head);
    if (ownReader.error()) return *ownReader.error();
    if (reader.has("id2label") && head.outputs() != static_cast<std::int64_t>(labels.size())) {
      reader.fail("id2label", "names " + std::to_string(labels.size()) +
                                  " outputs where workbench_head.columns has " +
                                  std::to_string(head.outputs()));
    }
  }
  if (reader.error()) return *reader.error();
  return head;
}

void writeClassificationHead(const ClassificationHead& head, Json& config) {
  eraseClassificationHead(config);
  Json idToLabel = Json::object(), labelToId = Json::object();
  const std::vector<std::string> names = outputNames(head);
  for (std::size_t i = 0; i < names.size(); ++i) {
    idToLabel[std::to_string(i)] = names[i];
    labelToId[names[i]] = i;
  }
  config["id2label"] = std::move(idToLabel);
  config["label2id"] = std::move(labelToId);
  config["problem_type"] = head.regression ? "regression" : "single_label_classification";
  const bool plain = isPlain(head.columns, head.regression);
  if (head.kind == ClassificationHead::Kind::family && plain) return;
  Json& own = config[kOwnObject] = {{"kind", headKindName(head.kind)}};
  if (head.kind == ClassificationHead::Kind::convolution) {
    own["kernel_sizes"] = head.kernelSizes;
    own["filters"] = head.filters;
  }
  if (head.kind != ClassificationHead::Kind::family) own["dropout"] = head.dropout;
  if (head.kind == ClassificationHead::Kind::biEncoder && head.regression) own["scale"] = head.scale;
  if (!plain) own["columns"] = columnsJson(head.columns);
}

void eraseClassificationHead(Json& config) {
  for (const char* key : {"id2label", "label2id", "num_labels", "problem_type", kOwnObject})
    config.erase(key);
}

}  // namespace s2s
