#include "app/window/foreign_runs.h"

#include <algorithm>

#include "app/window/settings.h"
#include "engine/core/json.h"
#include "engine/runs/foreign_curves/foreign_curves.h"

namespace s2s {
namespace {

constexpr const char* kSetting = "runs/foreign";

QString textIn(const Json& object, const char* key) {
  const auto value = object.find(key);
  return value != object.end() && value->is_string() ? QString::fromStdString(value->get<std::string>())
                                                     : QString();
}

}  // namespace

ForeignRuns::ForeignRuns(Settings& settings, QObject* parent) : QObject(parent), m_settings(settings) {
  const Result<Json> stored = parseJson(settings.value(kSetting, "[]").toString().toStdString(), kSetting);
  if (!stored || !stored->is_array()) return;
  for (const Json& entry : *stored) {
    if (!entry.is_object() || textIn(entry, "path").isEmpty()) continue;
    m_entries.push_back({textIn(entry, "path"), textIn(entry, "name"), textIn(entry, "format")});
  }
}

const ForeignRuns::Entry* ForeignRuns::find(const QString& path) const {
  const auto at = std::ranges::find(m_entries, path, &Entry::path);
  return at == m_entries.end() ? nullptr : &*at;
}

QStringList ForeignRuns::add(const std::vector<Entry>& entries) {
  QStringList paths;
  for (const Entry& entry : entries) {
    paths << entry.path;
    if (!find(entry.path)) m_entries.push_back(entry);
  }
  remember();
  return paths;
}

void ForeignRuns::rename(const QString& path, const QString& name) {
  const auto at = std::ranges::find(m_entries, path, &Entry::path);
  if (at == m_entries.end() || name.trimmed().isEmpty() || at->name == name.trimmed()) return;
  at->name = name.trimmed();
  remember();
}

void ForeignRuns::remove(const QString& path) {
  std::erase_if(m_entries, [&](const Entry& entry) { return entry.path == path; });
  remember();
}

void ForeignRuns::remember() {
  Json list = Json::array();
  for (const Entry& entry : m_entries) {
    list.push_back({{"path", entry.path.toStdString()},
                    {"name", entry.name.toStdString()},
                    {"format", entry.format.toStdString()}});
  }
  m_settings.setValue(kSetting, QString::fromStdString(writeJson(list)));
  Q_EMIT changed();
}

std::vector<ForeignRuns::Entry> foreignEntriesAt(const std::filesystem::path& path) {
  std::vector<ForeignRuns::Entry> entries;
  for (const std::filesystem::path& run : foreignRunsAt(path)) {
    std::string format;
    for (const ForeignFormat& each : foreignFormats().entries()) {
      if (format.empty() && each.knows(run)) format = each.title;
    }
    entries.push_back({QString::fromStdString(std::filesystem::absolute(run).lexically_normal().string()),
                       QString::fromStdString(foreignRunName(run)), QString::fromStdString(format)});
  }
  return entries;
}

}  // namespace s2s
