#include "tests/bench/data/ledger.hpp"

#include "engine/base/date.hpp"
#include "engine/base/random.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/make_sample.hpp"
#include "tests/bench/peers/sqlite_database.hpp"

#include <fmt/format.h>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::bench {

namespace {

constexpr double kSampleScale = 0.05;
constexpr const char* kFirstDay = "2024-07-01";  ///< of the journal; after the sample's own entries

date day_between(random_source& random, const char* first, int days) {
  return *parse_date(first) + std::chrono::days(random.integer(0, days));
}

std::vector<std::string> codes_of(const layer::feature_table& table, std::size_t length) {
  std::vector<std::string> codes;
  for (std::size_t row = 0; row < table.size(); ++row)
    if (length == 0 || table["code"].text(row).size() == length) codes.emplace_back(table["code"].text(row));
  return codes;
}

/// The works and what belongs to them.
class works_maker {
 public:
  works_maker(const store::store& store, std::uint64_t seed)
      : random_(seed), compounds_(codes_of(store.read("compounds"), 0)) {
    const layer::feature_table units = store.read("admin_units");
    communities_ = codes_of(units, 12);
    for (const geo::lon_lat& p : units.geometry().points()) extent_.include(p);
  }

  void add(std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) add_work(fmt::format("BENCH-{:06}", i));
  }

  /// In place of what the sample has.
  void write(const store::store& store, store::write_transaction& change) {
    for (const char* layer : {"work_features", "work_stages", "works"})
      change.erase(layer, store.read(layer).ids());
    (void)change.insert(works_, {});
    (void)change.insert(stages_, {});
    (void)change.insert(touched_, {});
  }

 private:
  void add_work(const std::string& code) {
    static constexpr std::array kKinds{"road", "sewer_separation", "park"};
    static constexpr std::array kInterruptions{"suspended", "resumed", "cancelled"};
    {
      layer::row_writer row(works_, feature_id(0));
      row.set("code", code);
      row.set("work_kind", kKinds[static_cast<std::size_t>(random_.integer(0, 2))]);
      row.set("stage", "planned");
      if (random_.chance(0.7)) row.set("community_code", one_of(communities_));
      row.set("quantity", static_cast<double>(random_.integer(1, 900'000)) / 100);
      row.set("quantity_unit", "m");
      row.set("budget_wan", static_cast<double>(random_.integer(1, 500'000)) / 100);
      row.set("responsible", fmt::format("单位{}", random_.integer(1, 20)));
      const geo::lon_lat from{random_.uniform(extent_.min.x, extent_.max.x),
                              random_.uniform(extent_.min.y, extent_.max.y)};
      const geo::lon_lat to{from.x + random_.uniform(-0.01, 0.01), from.y + random_.uniform(-0.01, 0.01)};
      row.geometry().append_line(std::array{from, to});
    }
    const date start = day_between(random_, "2021-01-01", 1600);
    add_stage(code, "planned", start - std::chrono::days(60));
    add_stage(code, "started", start);
    add_stage(code, "completed", start + std::chrono::days(random_.integer(30, 500)));
    for (const char* stage : kInterruptions)
      if (random_.chance(0.05)) add_stage(code, stage, std::nullopt);
    if (!random_.chance(0.3)) return;
    layer::row_writer row(touched_, feature_id(0));
    row.set("work_code", code);
    row.set("layer", "compounds");
    row.set("feature_code", one_of(compounds_));
  }

  void add_stage(const std::string& work, const char* stage, std::optional<date> planned) {
    layer::row_writer row(stages_, feature_id(0));
    row.set("work_code", work);
    row.set("stage", stage);
    if (planned) row.set("planned_date", days_since_epoch(*planned));
  }

  const std::string& one_of(const std::vector<std::string>& codes) {
    return codes[static_cast<std::size_t>(random_.integer(0, static_cast<std::int64_t>(codes.size()) - 1))];
  }

  static layer::feature_table table(const char* layer) {
    return layer::feature_table(workflow::program_environment().catalogue.layer(layer));
  }

  random_source random_;
  std::vector<std::string> communities_, compounds_;
  geo::lon_lat_box extent_;
  layer::feature_table works_ = table("works"), stages_ = table("work_stages"),
                       touched_ = table("work_features");
};

/// What one entry sets: a field of a layer, with how to write its value in the column and in the journal.
struct target {
  const char* layer;
  const char* field;
  double share;  ///< of the entries
};
constexpr std::array<target, 5> kTargets{{{"work_stages", "actual_date", 0.70},
                                          {"work_stages", "planned_date", 0.10},
                                          {"works", "budget_wan", 0.08},
                                          {"works", "quantity", 0.07},
                                          {"works", "responsible", 0.05}}};

/// Writes the journal as the store would, but all entries in one transaction.
class journal_maker {
 public:
  journal_maker(const std::string& file, std::uint64_t seed)
      : data_(file),
        random_(seed),
        head_(data_,
              "INSERT INTO greenward_journal(recorded_at, who, action, note) VALUES (?1, '测试', 'record', "
              "'')"),
        change_(data_,
                "INSERT INTO greenward_journal_changes(entry_id, operation, layer, first_id, last_id, field, "
                "before, "
                "after) VALUES (?1, 'update', ?2, ?3, ?3, ?4, ?5, ?6)") {
    for (const target& what : kTargets) {
      // The layer's and the field's names are the constants above.
      const std::string read =
          fmt::format("SELECT json_quote({}) FROM {} WHERE id = ?1", what.field, what.layer);
      const std::string write = fmt::format("UPDATE {} SET {} = ?2 WHERE id = ?1", what.layer, what.field);
      read_.push_back(std::make_unique<sqlite_query>(data_, read.c_str()));
      write_.push_back(std::make_unique<sqlite_query>(data_, write.c_str()));
      first_id_.push_back(number(fmt::format("SELECT min(id) FROM {}", what.layer)));
      last_id_.push_back(number(fmt::format("SELECT max(id) FROM {}", what.layer)));
    }
  }

  void write(std::int64_t entries) {
    constexpr std::int64_t kSeconds = 2LL * 365 * 24 * 3600;
    data_.run("BEGIN");
    const std::int64_t first = number("SELECT max(id) FROM greenward_journal") + 1;
    for (std::int64_t i = 0; i < entries; ++i) add(first + i, i * kSeconds / entries);
    data_.run("COMMIT");
  }

 private:
  void add(std::int64_t entry, std::int64_t second) {
    const std::size_t what = pick();
    const std::string when = timestamp(second);
    head_.bind(1, when);
    head_.run_once();
    const std::int64_t id = random_.integer(first_id_[what], last_id_[what]);
    const std::string before = value_of(what, id);
    set(what, id);
    const std::string after = value_of(what, id);
    change_.bind(1, entry);
    change_.bind(2, std::string_view(kTargets[what].layer));
    change_.bind(3, id);
    change_.bind(4, std::string_view(kTargets[what].field));
    change_.bind(5, before);
    change_.bind(6, after);
    change_.run_once();
  }

  std::size_t pick() {
    double at = random_.uniform();
    for (std::size_t i = 0; i + 1 < kTargets.size(); ++i) {
      if (at < kTargets[i].share) return i;
      at -= kTargets[i].share;
    }
    return kTargets.size() - 1;
  }

  std::string value_of(std::size_t what, std::int64_t id) const {
    read_[what]->bind(1, id);
    std::string value = read_[what]->step() ? read_[what]->text(0) : "null";
    read_[what]->reset();
    return value;
  }

  void set(std::size_t what, std::int64_t id) {
    const sqlite_query& write = *write_[what];
    write.bind(1, id);
    std::string text;
    if (what <= 1) {
      text = format_date(day_between(random_, "2021-01-01", 5 * 365));
      what == 0 && random_.chance(0.2) ? write.bind_null(2) : write.bind(2, text);
    } else if (what <= 3) {
      write.bind(2, static_cast<double>(random_.integer(1, 900'000)) / 100);
    } else {
      text = fmt::format("单位{}", random_.integer(1, 20));
      write.bind(2, text);
    }
    write.run_once();
  }

  static std::string timestamp(std::int64_t second) {
    constexpr std::int64_t kDay = 24 * 3600;
    const std::int64_t of_day = second % kDay;
    return fmt::format("{}T{:02}:{:02}:{:02}Z",
                       format_date(*parse_date(kFirstDay) + std::chrono::days(second / kDay)), of_day / 3600,
                       of_day / 60 % 60, of_day % 60);
  }

  [[nodiscard]] std::int64_t number(const std::string& sql) const {
    const sqlite_query query(data_, sql.c_str());
    return query.step() ? query.integer(0) : 0;
  }

  sqlite_database data_;
  random_source random_;
  sqlite_query head_, change_;
  std::vector<std::unique_ptr<sqlite_query>> read_, write_;
  std::vector<std::int64_t> first_id_, last_id_;
};

}  // namespace

void make_ledger(const std::string& file, ledger_size size, std::uint64_t seed) {
  (void)workflow::make_sample({.database = file, .seed = seed, .scale = kSampleScale}, {});
  {
    const auto store = workflow::open_for_writing(file);
    works_maker maker(*store, seed);
    maker.add(size.works);
    const auto change = store->begin({"测试", "import", "", "2020-12-31T00:00:00Z"});
    maker.write(*store, *change);
    change->commit();
  }
  journal_maker(file, seed + 1).write(size.entries);
}

}  // namespace greenward::bench
