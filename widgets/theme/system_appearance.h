#pragma once
#include <QObject>
#include <optional>

class QDBusVariant;

namespace s2s {

/// Whether the desktop prefers dark: the settings portal (org.freedesktop.portal.Settings, color-scheme of
/// org.freedesktop.appearance) and its change signal. Where there is no portal nothing is known.
class SystemAppearance : public QObject {
  Q_OBJECT
 public:
  explicit SystemAppearance(QObject* parent = nullptr);
  /// Nothing: no portal, or the desktop has no preference.
  std::optional<bool> prefersDark() const { return m_prefersDark; }
  /// The portal's value: 1 dark, 2 light, 0 none. It may be wrapped in variants.
  static std::optional<bool> fromPortal(const QVariant& value);

 Q_SIGNALS:
  void changed();

 private Q_SLOTS:
  void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  std::optional<bool> m_prefersDark;
};

}  // namespace s2s
