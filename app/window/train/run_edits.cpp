#include "app/window/train/run_edits.h"

#include <QCoreApplication>
#include <algorithm>

#include "engine/recipes/recipe.h"
#include "engine/recipes/resume_changes.h"
#include "widgets/forms/field_editor.h"
#include "widgets/text/number_format.h"

namespace s2s {
namespace {

/// An option that may change, and the section it stands in.
struct ChangeableOption {
  std::string path;
  const OptionSchema* section;
  const Option* option;
};

void collectChangeable(const OptionSchema& schema, const std::string& path,
                       std::vector<ChangeableOption>& into) {
  for (const Option& option : schema.options) {
    const std::string here = path.empty() ? option.name : path + '.' + option.name;
    const bool isSection = option.type == OptionType::object && !option.fields.empty() &&
                           !option.fields.front().options.empty() && !option.defaultValue.is_null();
    if (isSection) {
      collectChangeable(option.fields.front(), here, into);
    } else if (mayChangeOnResume(here)) {
      into.push_back({here, &schema, &option});
    }
  }
}

const std::vector<ChangeableOption>& changeableOptions() {
  static const std::vector<ChangeableOption> all = [] {
    std::vector<ChangeableOption> found;
    collectChangeable(recipeSchema(), "", found);
    return found;
  }();
  return all;
}

Json valueAt(const Json& recipe, const ChangeableOption& at) {
  const Json* place = &recipe;
  for (std::size_t begin = 0; begin <= at.path.size();) {
    const std::size_t end = std::min(at.path.find('.', begin), at.path.size());
    if (!place->is_object()) return at.option->defaultValue;
    const auto found = place->find(at.path.substr(begin, end - begin));
    if (found == place->end()) return at.option->defaultValue;
    place = &*found;
    begin = end + 1;
  }
  return place->is_null() && !at.option->nullable ? at.option->defaultValue : *place;
}

/// As it stands in its field, but for whole numbers, which are grouped.
QString changedValueText(const Option& option, const Json& value) {
  if (value.is_null() || value == Json("")) return QCoreApplication::translate("s2s::RunEdits", "none");
  if (value.is_boolean()) {
    return value.get<bool>() ? QCoreApplication::translate("s2s::RunEdits", "on")
                             : QCoreApplication::translate("s2s::RunEdits", "off");
  }
  if (value.is_number_integer()) return exactNumber(value.get<std::int64_t>());
  if (!value.is_string()) return QString::fromStdString(writeJson(value));
  const std::string text = value.get<std::string>();
  return option.type == OptionType::choice ? choiceLabelOf(text) : QString::fromStdString(text);
}

}  // namespace

std::vector<RunEdit> runEdits(const Json& before, const Json& after) {
  std::vector<RunEdit> edits;
  for (const ChangeableOption& option : changeableOptions()) {
    Json had = valueAt(before, option), wanted = valueAt(after, option);
    if (had != wanted) edits.push_back({option.path, std::move(had), std::move(wanted)});
  }
  return edits;
}

std::vector<std::string> resumeAssignments(const std::vector<RunEdit>& edits) {
  std::vector<std::string> assignments;
  for (const RunEdit& edit : edits) assignments.push_back(edit.path + '=' + writeJson(edit.after));
  return assignments;
}

QString runEditText(const RunEdit& edit) {
  const std::vector<ChangeableOption>& all = changeableOptions();
  const auto at = std::ranges::find(all, edit.path, &ChangeableOption::path);
  if (at == all.end()) return QString::fromStdString(edit.path);
  QString name = labelOf(at->option->name);
  const auto same = [&](const ChangeableOption& other) { return other.option->name == at->option->name; };
  if (std::ranges::count_if(all, same) > 1) {
    const QString section = QCoreApplication::translate("Schema", at->section->title.c_str());
    name = QCoreApplication::translate("s2s::RunEdits", "%1: %2").arg(section, name);
  }
  return QCoreApplication::translate("s2s::RunEdits", "%1 %2 → %3")
      .arg(name, changedValueText(*at->option, edit.before), changedValueText(*at->option, edit.after));
}

}  // namespace s2s
