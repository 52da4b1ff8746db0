#include "engine/siting/siting_tables.hpp"

#include "engine/base/error.hpp"
#include "engine/siting/csv_rows.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace greenward::siting {

namespace {

/// What a file has for a value, fit for a message.
std::string shown(const std::string& text) {
  if (text.size() <= 40) return text;
  std::size_t end = 40;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

/// A column by its key or its Chinese title.
struct column_name {
  const char* key;
  const char* title;
};
constexpr column_name kDemand{"demand", "需求点"}, kWeight{"weight", "权重"}, kUnit{"unit", "单位"},
    kSite{"site", "候选点"}, kCost{"cost", "费用"}, kCapacity{"capacity", "容量"}, kPrice{"price", "价格"},
    kLocked{"locked", "锁定"};

/// A table with a header, and where its columns are.
class named_table {
 public:
  named_table(const table_text& source, std::vector<std::string>& ignored)
      : name_(source.name), rows_(csv_rows(source.text, source.name)), ignored_(ignored) {
    if (rows_.empty())
      refuse(1, {"没有表头", "there is no header"}, {"第一行应为列名", "the first row names the columns"});
    header_ = std::move(rows_.front().cells);
    rows_.erase(rows_.begin());
    used_.assign(header_.size(), false);
    if (rows_.empty()) refuse(1, {"没有数据行", "there is no row"}, {"请补充数据", "add the data"});
    for (const csv_row& row : rows_) {
      if (row.cells.size() != header_.size())
        refuse(row.line,
               {fmt::format("有 {} 列，表头有 {} 列", row.cells.size(), header_.size()),
                fmt::format("it has {} cells, the header {}", row.cells.size(), header_.size())},
               {"请改正这一行", "correct the row"});
    }
  }
  ~named_table() = default;
  named_table(const named_table&) = delete;
  named_table& operator=(const named_table&) = delete;

  [[nodiscard]] const std::vector<csv_row>& rows() const { return rows_; }

  std::optional<std::size_t> find(column_name wanted) {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < header_.size(); ++c) {
      if (header_[c] != wanted.key && header_[c] != wanted.title) continue;
      if (found)
        refuse(1,
               {fmt::format("列 {} 出现了两次", wanted.key),
                fmt::format("column {} is there twice", wanted.key)},
               {"只留一列", "keep one of them"});
      found = c;
      used_[c] = true;
    }
    return found;
  }
  std::size_t need(column_name wanted) {
    const auto found = find(wanted);
    if (found) return *found;
    refuse(1,
           {fmt::format("缺少列 {}（{}）", wanted.key, wanted.title),
            fmt::format("column {} is missing", wanted.key)},
           {"在表头中加上它", "add it to the header"});
  }
  /// Once all columns have been asked for.
  void note_ignored() {
    for (std::size_t c = 0; c < header_.size(); ++c)
      if (!used_[c]) ignored_.push_back(name_ + ": " + shown(header_[c]));
  }

  [[nodiscard]] const std::string& name_at(const csv_row& row, std::size_t column) const {
    if (!row.cells[column].empty()) return row.cells[column];
    refuse(row.line, {header_[column] + " 为空", header_[column] + " is empty"},
           {"请补上名称", "give it a name"});
  }
  [[nodiscard]] double number_at(const csv_row& row, std::size_t column) const {
    const std::string& cell = row.cells[column];
    double value = 0;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (problem != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value) || value < 0 ||
        value > 1e15)
      refuse(row.line,
             {fmt::format("{} 不是非负的有限数：{}", shown(header_[column]), shown(cell)),
              fmt::format("{} is no finite number of at least 0: {}", shown(header_[column]), shown(cell))},
             {"请改正；不可达的一对不写进表里",
              "correct it; a pair that is unreachable is left out of the table"});
    return value == 0 ? 0 : value;  // "-0" is 0
  }
  [[noreturn]] void refuse(std::size_t line, bilingual problem, bilingual remedy) const {
    throw error(error_code::bad_input, fmt::format("{}:{}", name_, line), std::move(problem),
                std::move(remedy));
  }

 private:
  std::string name_;
  std::vector<csv_row> rows_;
  std::vector<std::string>& ignored_;
  std::vector<std::string> header_;
  std::vector<bool> used_;
};

/// Names in the order of their first appearance, and their numbers.
struct numbering {
  std::vector<std::string> names;
  std::unordered_map<std::string, std::uint32_t> number;

  /// False if the name is there already.
  bool add(const std::string& name) {
    const bool is_new = number.try_emplace(name, static_cast<std::uint32_t>(names.size())).second;
    if (is_new) names.push_back(name);
    return is_new;
  }
};

void add_new(numbering& names, const named_table& table, const csv_row& row, std::size_t column) {
  if (names.add(table.name_at(row, column))) return;
  table.refuse(
      row.line,
      {"名称重复：" + shown(row.cells[column]), "the name is there twice: " + shown(row.cells[column])},
      {"每个名称只写一行", "give each name one row"});
}

std::uint32_t number_of(const numbering& names, const named_table& table, const csv_row& row,
                        std::size_t column) {
  const auto found = names.number.find(table.name_at(row, column));
  if (found != names.number.end()) return found->second;
  table.refuse(
      row.line,
      {"没有这个名称：" + shown(row.cells[column]), "there is no such name: " + shown(row.cells[column])},
      {"在需求表或候选点表中加上它", "add it to the table of demands or candidates"});
}

numbering read_demand(const table_text& text, siting_tables& made) {
  named_table table(text, made.ignored_columns);
  const std::size_t name = table.need(kDemand), weight = table.need(kWeight);
  const auto unit = table.find(kUnit);
  table.note_ignored();
  numbering demands, units;
  for (const csv_row& row : table.rows()) {
    add_new(demands, table, row, name);
    made.problem.weight.push_back(table.number_at(row, weight));
    if (!unit) continue;
    units.add(table.name_at(row, *unit));
    made.problem.unit.push_back(units.number.at(row.cells[*unit]));
  }
  made.problem.units = units.names.size();
  made.unit_names = std::move(units.names);
  return demands;
}

std::uint8_t locked_at(const named_table& table, const csv_row& row, std::size_t column) {
  const std::string& cell = row.cells[column];
  if (cell.empty() || cell == "0") return 0;
  if (cell == "1") return 1;
  table.refuse(row.line, {"locked 应为 0 或 1：" + shown(cell), "locked is 0 or 1: " + shown(cell)},
               {"请改正", "correct it"});
}

numbering read_candidates(const table_text& text, siting_tables& made) {
  named_table table(text, made.ignored_columns);
  const std::size_t name = table.need(kSite);
  const auto capacity = table.find(kCapacity), price = table.find(kPrice), locked = table.find(kLocked);
  table.note_ignored();
  numbering sites;
  siting_problem& p = made.problem;
  for (const csv_row& row : table.rows()) {
    add_new(sites, table, row, name);
    if (capacity)
      p.capacity.push_back(row.cells[*capacity].empty() ? kUnreachable : table.number_at(row, *capacity));
    if (price) p.price.push_back(table.number_at(row, *price));
    p.locked.push_back(locked ? locked_at(table, row, *locked) : std::uint8_t{0});
  }
  return sites;
}

void read_costs(const table_text& text, const numbering& demands, numbering& sites, bool sites_are_known,
                siting_tables& made) {
  named_table table(text, made.ignored_columns);
  const std::size_t demand = table.need(kDemand), site = table.need(kSite), cost = table.need(kCost);
  table.note_ignored();
  std::vector<cost_entry> entries;
  std::unordered_set<std::uint64_t> pairs;
  for (const csv_row& row : table.rows()) {
    if (!sites_are_known) sites.add(table.name_at(row, site));
    const cost_entry entry{number_of(demands, table, row, demand), number_of(sites, table, row, site),
                           table.number_at(row, cost)};
    if (!pairs.insert(std::uint64_t{entry.demand} << 32U | entry.site).second)
      table.refuse(row.line, {"这一对出现了两次", "the pair is there twice"},
                   {"只留一行", "keep one of them"});
    entries.push_back(entry);
  }
  made.problem.costs = cost_table(demands.names.size(), sites.names.size(), std::move(entries));
  if (!sites_are_known) made.problem.locked.assign(sites.names.size(), 0);
}

}  // namespace

siting_tables read_siting_tables(const siting_table_texts& texts) {
  siting_tables made;
  numbering demands = read_demand(texts.demand, made);
  numbering sites;
  if (texts.candidates) sites = read_candidates(*texts.candidates, made);
  read_costs(texts.costs, demands, sites, texts.candidates.has_value(), made);
  made.demand_names = std::move(demands.names);
  made.site_names = std::move(sites.names);
  return made;
}

std::uint32_t site_called(const siting_tables& tables, const std::string& name) {
  const auto found = std::ranges::find(tables.site_names, name);
  if (found != tables.site_names.end()) return static_cast<std::uint32_t>(found - tables.site_names.begin());
  throw error(
      error_code::usage, name, {"没有这个候选点", "there is no such site"},
      {"候选点的名称见费用表或候选点表", "the names of the sites are in the table of costs or candidates"});
}

}  // namespace greenward::siting
