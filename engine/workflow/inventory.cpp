#include "engine/workflow/inventory.hpp"

#include "engine/workflow/environment.hpp"
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/unit_names.hpp"
#include "engine/workflow/unit_shares.hpp"
#include "engine/works/code_rank.hpp"

#include <array>
#include <map>
#include <set>
#include <tuple>

namespace greenward::workflow {

namespace {

/// A layer of things that have a length or an area; "" = they are not told apart so.
struct thing {
  const char* layer;
  const char* class_field;
  const char* class_list;
  const char* unit;
};
constexpr std::array<thing, 4> kThings{{{"roads", "road_class", "road_class", "m"},
                                        {"pipes", "system", "drainage_system", "m"},
                                        {"parks", "park_kind", "park_kind", "m²"},
                                        {"greenways", "", "", "m"}}};
constexpr const char* kStatus = "status";
constexpr const char* kStatusList = "asset_status";

/// What a row of the inventory is about; positions in code lists, a list's size for no code that it has.
struct inventory_key {
  std::uint32_t unit = works::kNoUnit;
  std::size_t thing = 0, class_rank = 0, status_rank = 0;
  friend auto operator<=>(const inventory_key&, const inventory_key&) = default;
};

struct inventory_sum {
  double amount = 0;
  std::set<std::uint32_t> features;  ///< rows of the layer that have a part here
};

using inventory = std::map<inventory_key, inventory_sum>;

std::size_t rank_in(const layer::feature_table& table, const char* field, const char* list, std::size_t row) {
  if (*field == '\0' || !table.schema().find_field(field)) return 0;
  return works::rank_of(program_environment().catalogue.codes(list), table[field].text(row));
}

std::string title_at(const char* list, std::size_t rank, language lang) {
  if (*list == '\0') return "";
  const auto& entries = program_environment().catalogue.codes(list).entries;
  return rank < entries.size() ? entries[rank].title.in(lang) : bilingual{"未填", "not stated"}.in(lang);
}

std::string code_or_none(const char* list, std::size_t rank) {
  if (*list == '\0') return "";
  const auto& entries = program_environment().catalogue.codes(list).entries;
  return rank < entries.size() ? entries[rank].code : "";
}

bool has_status(const thing& what) {
  return program_environment().catalogue.layer(what.layer).find_field(kStatus).has_value();
}

class inventory_counter {
 public:
  inventory_counter(const district_snapshot& district, const works::unit_tree& tree)
      : district_(district),
        tree_(tree),
        areas_(
            works::finest_areas(district.at("admin_units").table, district.at("admin_units").planar, tree)) {}

  /// No level: the district as a whole.
  [[nodiscard]] inventory count(std::optional<works::unit_level> level) const {
    inventory found;
    for (std::size_t t = 0; t < kThings.size(); ++t) {
      const layer_snapshot& layer = district_.at(kThings[t].layer);
      for (const unit_amount& part : amounts_by_unit(layer.planar, areas_)) {
        inventory_key key;
        if (level) key.unit = tree_.at_level(part.unit, *level);
        key.thing = t;
        key.class_rank = rank_in(layer.table, kThings[t].class_field, kThings[t].class_list, part.row);
        key.status_rank = has_status(kThings[t]) ? rank_in(layer.table, kStatus, kStatusList, part.row) : 0;
        inventory_sum& sum = found[key];
        sum.amount += part.amount;
        sum.features.insert(part.row);
      }
    }
    return found;
  }

 private:
  const district_snapshot& district_;
  const works::unit_tree& tree_;
  works::unit_areas areas_;
};

void add_thing_columns(sheet& table) {
  table.columns.insert(table.columns.end(), {{"layer", {"图层代码", "Layer code"}, column_role::code},
                                             {"thing", {"设施", "Thing"}},
                                             {"class_code", {"类别代码", "Class code"}, column_role::code},
                                             {"class", {"类别", "Class"}},
                                             {"status_code", {"状态代码", "Status code"}, column_role::code},
                                             {"status", {"状态", "Status"}},
                                             {"amount", {"数量", "Amount"}},
                                             {"unit_of_amount", {"单位", "Unit"}},
                                             {"features", {"涉及要素", "Features"}}});
}

void add_thing_cells(std::vector<cell>& cells, const inventory_key& key, const inventory_sum& sum,
                     language lang) {
  const thing& what = kThings[key.thing];
  const char* status = has_status(what) ? kStatusList : "";
  cells.emplace_back(std::string(what.layer));
  cells.emplace_back(program_environment().catalogue.layer(what.layer).title.in(lang));
  cells.emplace_back(code_or_none(what.class_list, key.class_rank));
  cells.emplace_back(title_at(what.class_list, key.class_rank, lang));
  cells.emplace_back(code_or_none(status, key.status_rank));
  cells.emplace_back(title_at(status, key.status_rank, lang));
  cells.emplace_back(sum.amount);
  cells.emplace_back(std::string(what.unit));
  cells.push_back(count_cell(sum.features.size()));
}

}  // namespace

std::vector<std::string> inventory_layers() {
  std::vector<std::string> layers{"admin_units"};
  for (const thing& what : kThings) layers.emplace_back(what.layer);
  return layers;
}

explained_sheets inventory_of(const district_snapshot& district, works::unit_level level, language lang) {
  const layer::feature_table& units = district.at("admin_units").table;
  const works::unit_tree tree(works::codes_in(units, district.at("parks").table));
  const auto names = unit_names(tree, units);
  const inventory_counter counter(district, tree);
  sheet total{"total", {"全区合计", "In total"}, {}, {}};
  add_thing_columns(total);
  for (const auto& [key, sum] : counter.count(std::nullopt))
    add_thing_cells(total.rows.emplace_back(), key, sum, lang);
  sheet rows{"units",
             {"各单位", "By unit"},
             {{"unit_code", {"单位代码", "Unit code"}}, {"unit", {"单位", "Unit"}}},
             {}};
  add_thing_columns(rows);
  for (const auto& [key, sum] : counter.count(level)) {
    const bool known = key.unit != works::kNoUnit;
    std::vector<cell>& cells = rows.rows.emplace_back();
    cells.emplace_back(known ? tree.units()[key.unit].code : "");
    cells.emplace_back(title_of_unit(tree, names, key.unit).in(lang));
    add_thing_cells(cells, key, sum, lang);
  }
  return {{std::move(rows), std::move(total)},
          {{"长度、面积按图上量算，跨界的按单位边界拆分，各单位合计等于全区；跨界要素在每个单位各记一个。管线"
            "系统为申报的系统。",
            "Lengths and areas are measured on the map and split at borders: units add up to the total. A "
            "feature that crosses a "
            "border counts among the features of each. Systems of pipes are those declared."}}};
}

}  // namespace greenward::workflow
