#pragma once
#include <QWidget>
#include <map>
#include <string>

#include "engine/core/json.h"
#include "engine/core/option_schema.h"

namespace s2s {

/// Generation options in a compact row: the named options of the schema with their ranges and help.
class GenerationFields : public QWidget {
  Q_OBJECT
 public:
  enum class Lines { one, asNeeded, column };
  static constexpr int kLabelWidth = 104;  ///< of the names in a column
  GenerationFields(const OptionSchema& schema, const std::vector<std::string>& names, Lines lines,
                   QWidget* parent = nullptr);

  /// The options as parseGenerationOptions takes them.
  Json value() const;
  void setValue(const Json& value);
  QWidget* editor(const std::string& name) const;

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Field {
    const Option* option = nullptr;
    class QLabel* label = nullptr;
    QWidget* editor = nullptr;
  };
  void retranslate();
  QWidget* makeEditor(const Option& option);

  std::map<std::string, Field> m_fields;
};

}  // namespace s2s
