#include "app/command_line/engine_verbs/opened_model.h"

namespace s2s::command_line {

Result<ModelHandle> openModelArgument(const std::string& model, const CommonOptions& common,
                                      const Console& console) {
  return openModelArgument(model, {}, common, console);
}

Result<ModelHandle> openModelArgument(const std::string& model, std::span<const std::string> ensemble,
                                      const CommonOptions& common, const Console& console) {
  std::vector<std::string> models = {model};
  models.insert(models.end(), ensemble.begin(), ensemble.end());
  auto handle = ModelHandle::openEnsemble(models, {common.device, common.precision, common.threads});
  if (!handle) return handle;
  for (const std::string& warning : handle->warnings()) console.warning(handle->name() + ": " + warning);
  return handle;
}

std::shared_ptr<std::vector<std::string>> declareEnsemble(CLI::App& parser) {
  auto models = std::make_shared<std::vector<std::string>>();
  parser
      .add_option(
          "--ensemble", *models,
          "Another model of the same vocabulary that writes together with MODEL, by the mean of their "
          "logits; repeatable")
      ->allow_extra_args(false);
  return models;
}

}  // namespace s2s::command_line
