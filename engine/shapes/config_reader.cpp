#include "engine/shapes/config_reader.h"

namespace s2s {

Error configError(const std::string& key, const std::string& what, const std::string& remedy) {
  return Error{what, "config.json: " + key, remedy, Error::Kind::invalidInput};
}

const Json* ConfigReader::find(const std::string& key) const {
  const auto found = m_config.find(key);
  return found == m_config.end() || found->is_null() ? nullptr : &*found;
}

void ConfigReader::fail(const std::string& key, const std::string& what, const std::string& remedy) {
  if (!m_error) m_error = configError(m_path + key, what, remedy);
}

bool ConfigReader::isInteger(const std::string& key, const Json& json, std::int64_t minimum,
                             std::int64_t maximum) {
  if (!json.is_number_integer()) {
    fail(key, writeJson(json) + " is not a whole number");
    return false;
  }
  const bool tooLarge =
      json.is_number_unsigned() && json.get<std::uint64_t>() > static_cast<std::uint64_t>(maximum);
  if (tooLarge || json.get<std::int64_t>() < minimum || json.get<std::int64_t>() > maximum) {
    fail(key,
         writeJson(json) + " is not between " + std::to_string(minimum) + " and " + std::to_string(maximum));
    return false;
  }
  return true;
}

void ConfigReader::integer(const std::string& key, std::int64_t& value, std::int64_t minimum,
                           std::int64_t maximum) {
  const Json* json = find(key);
  if (json != nullptr && isInteger(key, *json, minimum, maximum)) value = json->get<std::int64_t>();
}

void ConfigReader::integer(const std::string& key, const std::string& alias, std::int64_t& value,
                           std::int64_t maximum) {
  integer(key, value, 1, maximum);
  integer(alias, value, 1, maximum);
}

void ConfigReader::number(const std::string& key, double& value, double minimum, double maximum) {
  const Json* json = find(key);
  if (json == nullptr) return;
  if (!json->is_number()) return fail(key, writeJson(*json) + " is not a number");
  const double read = json->get<double>();
  if (!(read >= minimum && read < maximum)) return fail(key, writeJson(*json) + " is out of range");
  value = read;
}

void ConfigReader::boolean(const std::string& key, bool& value) {
  const Json* json = find(key);
  if (json == nullptr) return;
  if (!json->is_boolean()) return fail(key, writeJson(*json) + " is neither true nor false");
  value = json->get<bool>();
}

void ConfigReader::text(const std::string& key, std::string& value) {
  const Json* json = find(key);
  if (json == nullptr) return;
  if (!json->is_string()) return fail(key, writeJson(*json) + " is not a text");
  value = json->get<std::string>();
}

void ConfigReader::activation(const std::string& key, std::string& value) {
  std::string name = value;
  text(key, name);
  if (const auto known = knownActivation(name)) {
    value = *known;
  } else {
    fail(key, "unknown activation '" + name + "'", "use relu, gelu, gelu_new or silu");
  }
}

void ConfigReader::ids(const std::string& key, std::vector<std::int64_t>& value) {
  const auto found = m_config.find(key);
  if (found == m_config.end()) return;
  std::vector<std::int64_t> read;
  const auto add = [&](const Json& id) {
    if (!id.is_number_integer() || id.get<std::int64_t>() < 0)
      return fail(key, writeJson(id) + " is not a token id");
    read.push_back(id.get<std::int64_t>());
  };
  if (found->is_array()) {
    for (const Json& id : *found) add(id);
  } else if (!found->is_null()) {
    add(*found);
  }
  value = std::move(read);
}

void ConfigReader::integers(const std::string& key, std::vector<std::int64_t>& value, std::int64_t minimum,
                            std::int64_t maximum) {
  const Json* json = find(key);
  if (json == nullptr) return;
  if (!json->is_array() || json->empty()) return fail(key, writeJson(*json) + " is not a list of numbers");
  std::vector<std::int64_t> read;
  for (const Json& number : *json) {
    if (!isInteger(key, number, minimum, maximum)) return;
    read.push_back(number.get<std::int64_t>());
  }
  value = std::move(read);
}

std::optional<std::string> knownActivation(const std::string& name) {
  if (name == "relu" || name == "gelu" || name == "gelu_new" || name == "silu") return name;
  if (name == "gelu_pytorch_tanh" || name == "gelu_fast") return "gelu_new";
  if (name == "swish") return "silu";
  return std::nullopt;
}

void writeEndIds(const std::vector<std::int64_t>& ids, Json& config) {
  if (ids.size() == 1) {
    config["eos_token_id"] = ids.front();
  } else if (ids.empty()) {
    config["eos_token_id"] = nullptr;
  } else {
    config["eos_token_id"] = ids;
  }
}

}  // namespace s2s
