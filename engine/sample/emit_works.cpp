#include "engine/sample/emit.hpp"
#include "engine/sample/plan_geometry.hpp"
#include "engine/sample/works.hpp"

namespace greenward::sample {
namespace {

void set_date(layer::row_writer& row, const char* field, const std::optional<date>& day) {
  if (day) row.set(field, days_since_epoch(*day));
}

geo::planar_geometry shapes_of(const std::vector<work>& works) {
  geo::planar_geometry shapes;
  for (const work& w : works) {
    switch (w.shape) {
      case work_shape::point:
        shapes.append_point(w.path.front());
        break;
      case work_shape::line:
        shapes.append_line(w.path);
        break;
      case work_shape::area:
        shapes.append_polygon(w.path);
        break;
    }
  }
  return shapes;
}

planar place_of(const work& w) {
  switch (w.shape) {
    case work_shape::point:
      return w.path.front();
    case work_shape::line:
      return middle_of(w.path);
    case work_shape::area:
      return ring_centroid(w.path);
  }
  return w.path.front();
}

void emit_stages(const district_output& out, const std::vector<work>& works) {
  struct entry {
    const work* of;
    const stage_date* stage;
  };
  std::vector<entry> entries;
  for (const work& w : works) {
    for (const stage_date& s : w.stages) entries.push_back({&w, &s});
  }
  out.write("work_stages", entries.size(), [&](layer::row_writer& row, std::size_t i) {
    row.set("work_code", entries[i].of->code);
    row.set("stage", entries[i].stage->stage);
    set_date(row, "planned_date", entries[i].stage->planned);
    set_date(row, "actual_date", entries[i].stage->actual);
  });
}

void emit_touched(const district_output& out, const std::vector<work>& works) {
  std::vector<std::pair<const work*, const touched_feature*>> entries;
  for (const work& w : works) {
    for (const touched_feature& t : w.touches) entries.emplace_back(&w, &t);
  }
  out.write("work_features", entries.size(), [&](layer::row_writer& row, std::size_t i) {
    row.set("work_code", entries[i].first->code);
    row.set("layer", entries[i].second->layer);
    row.set("feature_code", entries[i].second->code);
  });
}

}  // namespace

void emit_works(const district_output& out, date today) {
  const std::vector<work> works = make_works(out.plan, today);
  out.write("works", shapes_of(works), [&](layer::row_writer& row, std::size_t i) {
    const work& w = works[i];
    row.set("code", w.code);
    row.set("name", w.name);
    row.set("work_kind", w.kind);
    row.set("stage", w.stage);
    row.set("year", w.year);
    set_date(row, "planned_start", w.planned_start);
    set_date(row, "planned_end", w.planned_end);
    set_date(row, "actual_start", w.actual_start);
    set_date(row, "actual_end", w.actual_end);
    row.set("quantity", w.quantity);
    row.set("quantity_unit", w.unit);
    row.set("budget_wan", w.budget_wan);
    row.set("responsible", w.responsible);
    row.set("position", "synthetic");
    out.set_admin_at(row, place_of(w));
  });
  emit_stages(out, works);
  emit_touched(out, works);
}

}  // namespace greenward::sample
