#include "engine/layer/toml_file.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <limits>
#include <optional>
#include <set>
#include <utility>

namespace greenward::layer {

namespace {

const bilingual kMend{"请对照 docs/catalogue.md 修正该文件", "Mend the file as docs/catalogue.md describes"};

[[noreturn]] void fail_file(const std::string& subject, const bilingual& problem) {
  throw error(error_code::bad_input, subject, problem, kMend);
}

std::string read_bytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw error(error_code::bad_input, file.string(), {"无法打开文件", "the file cannot be opened"},
                {"请检查路径与权限", "Check the path and the permissions"});
  }
  std::string bytes;
  std::array<char, 16384> chunk;
  while (bytes.size() <= kMaximumTomlBytes &&
         (stream.read(chunk.data(), chunk.size()) || stream.gcount() > 0)) {
    bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (bytes.size() > kMaximumTomlBytes) {
    fail_file(file.string(), {"文件超过 4 MiB", "the file is longer than 4 MiB"});
  }
  return bytes;
}

bilingual wrong_type(const char* zh, const char* en) {
  return {fmt::format("此处应为{}", zh), fmt::format("this must be {}", en)};
}

}  // namespace

struct toml_table::data {
  std::shared_ptr<const toml::table> document;  ///< keeps `table` alive
  const toml::table* table = nullptr;
  std::string file;
  std::string prefix;  ///< "fields[3]." in front of the key in messages
  std::set<std::string, std::less<>> asked;
};

toml_table toml_table::read(const std::filesystem::path& file) {
  return parse(read_bytes(file), file.string());
}

toml_table toml_table::parse(std::string_view text, const std::string& name) {
  try {
    auto document = std::make_shared<const toml::table>(toml::parse(text, std::string_view(name)));
    const toml::table* root = document.get();
    return toml_table(std::make_shared<data>(data{std::move(document), root, name, "", {}}));
  } catch (const toml::parse_error& broken) {
    const auto begin = broken.source().begin;
    fail_file(fmt::format("{}:{}", name, begin.line),
              {fmt::format("TOML 语法错误（第 {} 列）：{}", begin.column, broken.description()),
               fmt::format("TOML syntax error in column {}: {}", begin.column, broken.description())});
  }
}

void toml_table::fail(std::string_view key, const bilingual& problem) const {
  const toml::node* node = data_->table->get(key);
  const auto line = (node ? node->source() : data_->table->source()).begin.line;
  fail_file(fmt::format("{}:{}: {}{}", data_->file, line, data_->prefix, key), problem);
}

namespace {

template <class Value>
std::optional<Value> exactly(const toml::node& node) {
  return node.value_exact<Value>();
}

std::optional<double> finite_number(const toml::node& node) {
  const auto value = node.is_number() ? node.value<double>() : std::nullopt;
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<int> small_integer(const toml::node& node) {
  const auto value = node.value_exact<std::int64_t>();
  const bool fits =
      value && *value >= std::numeric_limits<int>::min() && *value <= std::numeric_limits<int>::max();
  return fits ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

/// The node as the value that `convert` makes of it, or the table's error.
template <class Convert>
auto as(const toml_table& table, std::string_view key, const toml::node& node, Convert convert,
        const bilingual& problem) {
  const auto value = convert(node);
  if (!value) table.fail(key, problem);
  return *value;
}

const toml::node& demand(const toml_table& table, std::string_view key, const toml::node* node) {
  if (!node) table.fail(key, {"缺少必需的键", "this key is missing"});
  return *node;
}

const bilingual kText = wrong_type("文本", "a text");
const bilingual kNumber = wrong_type("有限的数值", "a finite number");
const bilingual kInteger = wrong_type("32 位整数", "an integer of 32 bits");
const bilingual kBoolean = wrong_type("true 或 false", "true or false");

}  // namespace

bool toml_table::has(std::string_view key) const {
  return data_->table->contains(key);
}

std::string toml_table::text(std::string_view key) const {
  demand(*this, key, data_->table->get(key));
  std::string value = text_or(key, "");
  if (value.empty()) fail(key, {"文本不能为空", "the text must not be empty"});
  return value;
}

double toml_table::number(std::string_view key) const {
  demand(*this, key, data_->table->get(key));
  return number_or(key, 0);
}

int toml_table::integer(std::string_view key) const {
  demand(*this, key, data_->table->get(key));
  return integer_or(key, 0);
}

bool toml_table::boolean(std::string_view key) const {
  demand(*this, key, data_->table->get(key));
  return boolean_or(key, false);
}

bilingual toml_table::title() const {
  return {text("zh"), text("en")};
}

std::string toml_table::text_or(std::string_view key, std::string fallback) const {
  data_->asked.emplace(key);
  const toml::node* node = data_->table->get(key);
  return node ? as(*this, key, *node, exactly<std::string>, kText) : fallback;
}

double toml_table::number_or(std::string_view key, double fallback) const {
  data_->asked.emplace(key);
  const toml::node* node = data_->table->get(key);
  return node ? as(*this, key, *node, finite_number, kNumber) : fallback;
}

int toml_table::integer_or(std::string_view key, int fallback) const {
  data_->asked.emplace(key);
  const toml::node* node = data_->table->get(key);
  return node ? as(*this, key, *node, small_integer, kInteger) : fallback;
}

bool toml_table::boolean_or(std::string_view key, bool fallback) const {
  data_->asked.emplace(key);
  const toml::node* node = data_->table->get(key);
  return node ? as(*this, key, *node, exactly<bool>, kBoolean) : fallback;
}

std::vector<std::string> toml_table::texts(std::string_view key) const {
  data_->asked.emplace(key);
  std::vector<std::string> values;
  const toml::node* node = data_->table->get(key);
  if (!node) return values;
  if (!node->is_array()) fail(key, wrong_type("文本数组", "an array of texts"));
  for (const toml::node& item : *node->as_array()) {
    values.push_back(as(*this, key, item, exactly<std::string>, kText));
  }
  return values;
}

std::vector<double> toml_table::numbers(std::string_view key) const {
  data_->asked.emplace(key);
  std::vector<double> values;
  const toml::node* node = data_->table->get(key);
  if (!node) return values;
  if (!node->is_array()) fail(key, wrong_type("数值数组", "an array of numbers"));
  for (const toml::node& item : *node->as_array()) {
    values.push_back(as(*this, key, item, finite_number, kNumber));
  }
  return values;
}

std::vector<toml_table> toml_table::tables(std::string_view key) const {
  data_->asked.emplace(key);
  const toml::array* array = demand(*this, key, data_->table->get(key)).as_array();
  if (!array) fail(key, wrong_type("表的数组", "an array of tables"));
  std::vector<toml_table> result;
  for (const toml::node& item : *array) {
    if (!item.is_table()) fail(key, wrong_type("表的数组", "an array of tables"));
    std::string prefix = fmt::format("{}{}[{}].", data_->prefix, key, result.size() + 1);
    result.push_back(toml_table(
        std::make_shared<data>(data{data_->document, item.as_table(), data_->file, std::move(prefix), {}})));
  }
  return result;
}

std::vector<std::string> toml_table::keys() const {
  std::vector<std::string> result;
  for (const auto& [key, node] : *data_->table) result.emplace_back(key.str());
  return result;
}

toml_table toml_table::table(std::string_view key) const {
  data_->asked.emplace(key);
  const toml::table* table = demand(*this, key, data_->table->get(key)).as_table();
  if (!table) fail(key, wrong_type("表", "a table"));
  return toml_table(std::make_shared<data>(
      data{data_->document, table, data_->file, fmt::format("{}{}.", data_->prefix, key), {}}));
}

void toml_table::finish() const {
  for (const auto& [key, node] : *data_->table) {
    if (!data_->asked.contains(key.str())) fail(key.str(), {"未知的键", "this key is unknown"});
  }
}

std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder) {
  std::error_code failure;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (entry->path().extension() == ".toml") files.push_back(entry->path());
  }
  if (failure) {
    throw error(error_code::bad_input, folder.string(), {"无法读取文件夹", "the folder cannot be read"},
                {"请检查数据目录（环境变量 GREENWARD_DATA）", "Check the data folder (GREENWARD_DATA)"});
  }
  std::ranges::sort(files);
  return files;
}

bool is_snake_case(std::string_view name) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (name.empty() || name.size() > 63 || !lower(name.front())) return false;
  return std::ranges::all_of(name, [&](char c) { return lower(c) || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace greenward::layer
