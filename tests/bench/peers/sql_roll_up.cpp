#include "tests/bench/peers/sql_roll_up.hpp"

#include <algorithm>

namespace greenward::bench {

namespace {

/// ?1 the day, ?2 the entry. What a value was: what the first later change says it had been, or else what it
/// is.
constexpr const char* kRollUp = R"(
WITH stage_then AS (
  SELECT s.work_code, s.stage,
    nullif(trim(coalesce((SELECT before FROM greenward_journal_changes WHERE layer = 'work_stages' AND first_id = s.id
      AND field = 'planned_date' AND entry_id > ?2 ORDER BY entry_id LIMIT 1), s.planned_date), '"'), 'null') AS planned,
    nullif(trim(coalesce((SELECT before FROM greenward_journal_changes WHERE layer = 'work_stages' AND first_id = s.id
      AND field = 'actual_date' AND entry_id > ?2 ORDER BY entry_id LIMIT 1), s.actual_date), '"'), 'null') AS actual
  FROM work_stages s),
dates AS (
  SELECT work_code,
    max(CASE stage WHEN 'started' THEN planned END) AS planned_start,
    max(CASE stage WHEN 'completed' THEN planned END) AS planned_end,
    max(CASE WHEN stage = 'planned' AND actual <= ?1 THEN actual END) AS on_list,
    max(CASE WHEN stage = 'started' AND actual <= ?1 THEN actual END) AS actual_start,
    max(CASE WHEN stage = 'completed' AND actual <= ?1 THEN actual END) AS actual_end,
    max(CASE WHEN stage = 'suspended' AND actual <= ?1 THEN actual END) AS suspended,
    max(CASE WHEN stage = 'resumed' AND actual <= ?1 THEN actual END) AS resumed,
    max(CASE WHEN stage = 'cancelled' AND actual <= ?1 THEN actual END) AS cancelled
  FROM stage_then GROUP BY work_code),
standing AS (
  SELECT *, cancelled IS NOT NULL AS is_cancelled,
    cancelled IS NULL AND suspended IS NOT NULL AND (resumed IS NULL OR resumed < suspended)
      AND NOT (coalesce(max(coalesce(on_list, ''), coalesce(actual_start, ''), coalesce(actual_end, '')), '') > suspended)
      AS is_suspended
  FROM dates),
work_then AS MATERIALIZED (
  SELECT w.id, w.code, w.work_kind,
    CAST(round(coalesce((SELECT before FROM greenward_journal_changes WHERE layer = 'works' AND first_id = w.id
      AND field = 'quantity' AND entry_id > ?2 ORDER BY entry_id LIMIT 1), w.quantity) * 1000) AS INTEGER) AS quantity,
    CAST(round(coalesce((SELECT before FROM greenward_journal_changes WHERE layer = 'works' AND first_id = w.id
      AND field = 'budget_wan' AND entry_id > ?2 ORDER BY entry_id LIMIT 1), w.budget_wan) * 1000000) AS INTEGER) AS budget,
    is_cancelled, is_suspended,
    d.actual_start IS NOT NULL OR (d.actual_end IS NOT NULL AND NOT is_cancelled AND NOT is_suspended) AS begun,
    d.actual_end IS NOT NULL AS done, d.planned_start, d.planned_end
  FROM works w JOIN standing d ON d.work_code = w.code),
lateness AS MATERIALIZED (
  SELECT *, CASE WHEN is_cancelled OR done THEN 0 ELSE max(0,
      coalesce(julianday(?1) - julianday(planned_end), 0),
      CASE WHEN begun THEN 0 ELSE coalesce(julianday(?1) - julianday(planned_start), 0) END) END AS days_late
  FROM work_then),
exact AS (
  SELECT p.work_code, p.unit, p.counts, l.*, p.place,
    p.share / sum(p.share) OVER w * quantity AS exact_quantity, p.share / sum(p.share) OVER w * budget AS exact_budget
  FROM parts p JOIN lateness l ON l.code = p.work_code
  WINDOW w AS (PARTITION BY p.work_code ORDER BY p.place ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)),
ranked AS (
  SELECT *,
    quantity - sum(CAST(exact_quantity AS INTEGER)) OVER w AS left_quantity,
    budget - sum(CAST(exact_budget AS INTEGER)) OVER w AS left_budget,
    row_number() OVER (PARTITION BY work_code ORDER BY exact_quantity - CAST(exact_quantity AS INTEGER) DESC, place)
      AS quantity_rank,
    row_number() OVER (PARTITION BY work_code ORDER BY exact_budget - CAST(exact_budget AS INTEGER) DESC, place)
      AS budget_rank
  FROM exact WINDOW w AS (PARTITION BY work_code)),
part_then AS MATERIALIZED (
  SELECT unit, work_kind, counts, is_cancelled, is_suspended, begun, done, days_late,
    CAST(exact_quantity AS INTEGER) + (quantity_rank <= left_quantity) AS quantity,
    CAST(exact_budget AS INTEGER) + (budget_rank <= left_budget) AS budget
  FROM ranked),
levels(level, length) AS (VALUES ('district', 6), ('street', 9), ('community', 12)),
sums AS MATERIALIZED (
  SELECT level, CASE WHEN length(unit) >= length THEN substr(unit, 1, length) ELSE '' END AS unit, work_kind,
    sum(counts) AS works, sum(counts AND is_cancelled) AS cancelled, sum(counts AND is_suspended) AS suspended,
    sum(counts AND begun AND NOT is_cancelled) AS begun, sum(counts AND done AND NOT is_cancelled) AS done,
    sum(iif(is_cancelled, 0, quantity)) AS quantity, sum(iif(done AND NOT is_cancelled, quantity, 0)) AS quantity_done,
    sum(iif(is_cancelled, 0, budget)) AS budget, sum(iif(done AND NOT is_cancelled, budget, 0)) AS budget_done,
    sum(counts AND days_late > 0) AS late, CAST(sum(iif(counts, days_late, 0)) AS INTEGER) AS late_days
  FROM part_then CROSS JOIN levels GROUP BY 1, 2, 3),
touched AS (
  SELECT DISTINCT level, CASE WHEN length(coalesce(c.community_code, c.street_code, c.district_code, '')) >= length
      THEN substr(coalesce(c.community_code, c.street_code, c.district_code), 1, length) ELSE '' END AS unit,
    l.work_kind, c.id, c.people
  FROM work_features f JOIN lateness l ON l.code = f.work_code JOIN compounds c ON c.code = f.feature_code
  CROSS JOIN levels WHERE f.layer = 'compounds' AND NOT is_cancelled),
served AS MATERIALIZED (SELECT level, unit, work_kind, coalesce(sum(people), 0) AS people, count(*) AS places FROM touched GROUP BY 1, 2, 3)
SELECT level, unit, work_kind, sum(works), sum(cancelled), sum(suspended), sum(begun), sum(done), sum(quantity),
  sum(quantity_done), sum(budget), sum(budget_done), sum(late), sum(late_days), sum(people), sum(places)
FROM (SELECT *, 0 AS people, 0 AS places FROM sums
      UNION ALL SELECT level, unit, work_kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, people, places FROM served)
GROUP BY 1, 2, 3
)";

}  // namespace

sql_roll_up::sql_roll_up(const std::string& file, std::span<const works::work_part> parts,
                         const std::vector<std::string>& work_codes, const std::vector<std::string>& units)
    : data_(file) {
  data_.run(
      "CREATE INDEX IF NOT EXISTS bench_first_change ON greenward_journal_changes(layer, first_id, field, "
      "entry_id, before);"
      "CREATE INDEX IF NOT EXISTS bench_work_code ON works(code);"
      "CREATE INDEX IF NOT EXISTS bench_compound_code ON compounds(code);"
      "PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY;"
      "CREATE TEMP TABLE parts(work_code TEXT, place INTEGER, unit TEXT, share REAL, counts INTEGER);"
      "BEGIN");
  {
    const sqlite_query insert(data_, "INSERT INTO parts VALUES (?1, ?2, ?3, ?4, ?5)");
    std::int64_t place = 0;
    for (const works::work_part& part : parts) {
      insert.bind(1, std::string_view(work_codes[part.work]));
      insert.bind(2, place++);
      insert.bind(3, std::string_view(part.unit == works::kNoUnit ? units.back() : units[part.unit]));
      insert.bind(4, part.share);
      insert.bind(5, std::int64_t{part.counts});
      insert.run_once();
    }
  }
  data_.run("COMMIT; CREATE INDEX temp.parts_by_work ON parts(work_code, place); ANALYZE");
}

std::vector<unit_figures> sql_roll_up::at(date day, std::int64_t entry) const {
  const sqlite_query query(data_, kRollUp);
  const std::string when = format_date(day);
  query.bind(1, std::string_view(when));
  query.bind(2, entry);
  std::vector<unit_figures> rows;
  while (query.step()) {
    int column = 0;
    unit_figures& row = rows.emplace_back();
    for (std::string* text : {&row.level, &row.unit, &row.kind}) *text = query.text(column++);
    for (std::int64_t* number : {&row.works, &row.cancelled, &row.suspended, &row.begun, &row.done,
                                 &row.quantity, &row.quantity_done, &row.budget, &row.budget_done, &row.late,
                                 &row.late_days, &row.people, &row.places})
      *number = query.integer(column++);
  }
  std::ranges::sort(rows);
  return rows;
}

std::string sql_roll_up::version() {
  return sqlite3_libversion();
}

}  // namespace greenward::bench
