#include "tests/engine/works/work_tables.hpp"

#include "engine/base/data_directory.hpp"
#include "engine/layer/catalogue.hpp"

namespace greenward::works {

namespace {

void set_text(layer::row_writer& row, const char* field, const std::string& text) {
  if (!text.empty()) row.set(field, text);
}
void set_day(layer::row_writer& row, const char* field, const std::string& day) {
  if (!day.empty()) row.set(field, days_since_epoch(parse_date(day).value()));
}

}  // namespace

const layer::catalogue& catalogue() {
  static const auto loaded = layer::catalogue::load(data_directory());
  return loaded;
}

const layer::lifecycle_book& lives() {
  static const auto loaded = layer::lifecycle_book::load(data_directory(), catalogue());
  return loaded;
}

work_lists lists() {
  return {catalogue().codes("work_kind"), catalogue().codes("stage"), lives()};
}

layer::feature_table works_table(const std::vector<own_work>& works) {
  layer::feature_table table(catalogue().layer("works"));
  for (const own_work& w : works) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("code", w.code);
    row.set("work_kind", w.kind);
    row.set("stage", w.stage);
    set_text(row, "street_code", w.street);
    set_text(row, "community_code", w.community);
    if (w.quantity) {
      row.set("quantity", *w.quantity);
      row.set("quantity_unit", w.quantity_unit);
    }
    if (w.budget_wan) row.set("budget_wan", *w.budget_wan);
    set_day(row, "planned_start", w.planned_start);
    set_day(row, "planned_end", w.planned_end);
    set_day(row, "actual_start", w.actual_start);
    set_day(row, "actual_end", w.actual_end);
    if (w.year) row.set("year", *w.year);
    set_text(row, "responsible", w.responsible);
  }
  return table;
}

layer::feature_table stages_table(const std::vector<own_stage>& stages) {
  layer::feature_table table(catalogue().layer("work_stages"));
  for (const own_stage& s : stages) {
    layer::row_writer row(table, feature_id(static_cast<std::int64_t>(table.size()) + 1));
    row.set("work_code", s.work);
    row.set("stage", s.stage);
    set_day(row, "actual_date", s.actual);
    set_day(row, "planned_date", s.planned);
  }
  return table;
}

}  // namespace greenward::works
