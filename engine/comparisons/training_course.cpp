#include "engine/comparisons/training_course.h"

#include <cmath>

namespace s2s {

Json toJson(const TrainingCourse& course) {
  Json points = Json::array(), data = Json::array();
  for (const Spending& point : course.points)
    points.push_back(
        {{"step", point.step}, {"target_bytes", point.targetBytes}, {"operations", point.operations}});
  for (const DataSource& set : course.data) {
    data.push_back({{"name", set.name}, {"path", set.path}, {"sha256", set.sha256}});
    if (!set.targetPath.empty())
      data.push_back({{"name", set.name}, {"path", set.targetPath}, {"sha256", set.targetSha256}});
  }
  const ParameterParts& parts = course.parameters;
  return {{"points", std::move(points)},
          {"order_digests", course.orderDigests},
          {"unknown_targets", course.unknownTargets},
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
      course.points.push_back({point.at("step"), point.at("target_bytes"), point.at("operations")});
    course.orderDigests = json.at("order_digests").get<std::vector<std::string>>();
    course.unknownTargets = json.at("unknown_targets");
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
                 "remove the file; it is made again"};
  }
}

Spending spentUntil(const TrainingCourse& course, std::int64_t step) {
  Spending before;
  for (const Spending& point : course.points) {
    if (point.step == step) return point;
    if (point.step > step) {
      const double share =
          static_cast<double>(step - before.step) / static_cast<double>(point.step - before.step);
      return {step,
              before.targetBytes +
                  std::llround(share * static_cast<double>(point.targetBytes - before.targetBytes)),
              before.operations + share * (point.operations - before.operations)};
    }
    before = point;
  }
  return before;
}

}  // namespace s2s
