#include "engine/comparisons/training_course.h"

#include <cmath>

#include "engine/comparisons/comparison_queue.h"
#include "engine/data/pinned_data.h"

namespace s2s {
namespace {

constexpr std::uintmax_t kLargestCourse = 1u << 30;

}  // namespace

Json toJson(const TrainingCourse& course) {
  Json points = Json::array(), data = Json::array();
  for (const Spending& point : course.points)
    points.push_back({{"step", point.step},
                      {"target_bytes", point.targetBytes},
                      {"operations", point.operations},
                      {"rows", point.rows}});
  for (const DataSource& set : course.data) {
    for (const DataFile& file : dataFilesOf(set))
      data.push_back({{"name", set.name}, {"path", file.path}, {"sha256", file.sha256}});
  }
  const ParameterParts& parts = course.parameters;
  return {{"points", std::move(points)},
          {"order_digests", course.orderDigests},
          {"epoch_at_once", course.epochAtOnce},
          {"unknown_targets", course.unknownTargets},
          {"cut_targets", course.cutTargets},
          {"parameters",
           {{"total", parts.total},
            {"embeddings", parts.embeddings},
            {"encoder", parts.encoder},
            {"decoder", parts.decoder},
            {"head", parts.head}}},
          {"data", std::move(data)}};
}

Result<TrainingCourse> trainingCourseFrom(const Json& json) {
  try {
    TrainingCourse course;
    for (const Json& point : json.at("points"))
      course.points.push_back({point.at("step"), point.at("target_bytes"), point.at("operations"),
                               point.value("rows", std::int64_t{0})});
    course.orderDigests = json.at("order_digests").get<std::vector<std::string>>();
    course.epochAtOnce = json.value("epoch_at_once", std::int64_t{0});  // former versions did not
    course.unknownTargets = json.at("unknown_targets");
    course.cutTargets = json.value("cut_targets", 0.0);  // former versions did not count it
    const Json& parts = json.at("parameters");
    course.parameters = {parts.at("total"), parts.at("embeddings"), parts.at("encoder"), parts.at("decoder"),
                         parts.at("head")};
    for (const Json& one : json.at("data")) {
      DataSource set;
      set.name = one.at("name");
      set.path = one.at("path");
      set.sha256 = one.at("sha256");
      course.data.push_back(std::move(set));
    }
    return course;
  } catch (const Json::exception& problem) {
    return Error{"the course of a run has another form: " + std::string(problem.what()), "",
                 "go on with s2s comparison resume, which counts it again"};
  }
}

Result<TrainingCourse> readCourse(const std::filesystem::path& file) {
  const auto json = readJsonFile(file, kLargestCourse);
  if (!json) return json.error();
  return trainingCourseFrom(*json);
}

std::optional<TrainingCourse> courseOfRun(const std::filesystem::path& run) {
  std::error_code failed;
  const std::filesystem::path folder = std::filesystem::absolute(run, failed).lexically_normal();
  const std::filesystem::path own = folder.has_filename() ? folder : folder.parent_path();
  const std::filesystem::path file =
      own.parent_path().parent_path() / comparison_files::kCourses / (own.filename().string() + ".json");
  if (own.parent_path().filename() != comparison_files::kRuns ||
      !std::filesystem::is_regular_file(file, failed))
    return {};
  const Result<TrainingCourse> course = readCourse(file);
  return course ? std::optional(*course) : std::nullopt;
}

Spending spentUntil(const TrainingCourse& course, std::int64_t step) {
  Spending before;
  for (const Spending& point : course.points) {
    if (point.step == step) return point;
    if (point.step > step) {
      const double share =
          static_cast<double>(step - before.step) / static_cast<double>(point.step - before.step);
      const auto between = [share](std::int64_t low, std::int64_t high) {
        return low + std::llround(share * static_cast<double>(high - low));
      };
      return {step, between(before.targetBytes, point.targetBytes),
              before.operations + share * (point.operations - before.operations),
              between(before.rows, point.rows)};
    }
    before = point;
  }
  return before;
}

}  // namespace s2s
