#include "tests/bench/peers/sqlite_index.hpp"

#include "tests/bench/harness/samples.hpp"
#include "tests/bench/peers/sqlite_database.hpp"

#include <sqlite3.h>
#include <limits>

namespace greenward::bench {

namespace {

/// The tree keeps bounds as floats, rounded outwards: what it finds is tested against the boxes themselves.
class rstar_tree final : public box_index {
 public:
  explicit rstar_tree(std::span<const geo::planar_box> boxes) : boxes_(boxes) {
    data_.run("CREATE VIRTUAL TABLE tree USING rtree(id, min_x, max_x, min_y, max_y); BEGIN");
    const sqlite_query insert(data_, "INSERT INTO tree VALUES (?1, ?2, ?3, ?4, ?5)");
    for (std::size_t row = 0; row < boxes.size(); ++row) {
      insert.bind(1, static_cast<std::int64_t>(row));
      bind_box(insert, 2, boxes[row]);
      (void)insert.step();
      insert.reset();
    }
    data_.run("COMMIT");
    query_ = std::make_unique<sqlite_query>(
        data_, "SELECT id FROM tree WHERE max_x >= ?1 AND min_x <= ?2 AND max_y >= ?3 AND min_y <= ?4");
  }

  void window(const geo::planar_box& window, std::vector<std::uint32_t>& rows) const override {
    bind_box(*query_, 1, window);
    while (query_->step()) {
      const auto row = static_cast<std::uint32_t>(query_->integer(0));
      if (boxes_[row].intersects(window)) rows.push_back(row);
    }
    query_->reset();
  }

  /// By windows that double until one has a row, then one as wide as that row is far: the tree cannot sort.
  [[nodiscard]] std::uint32_t nearest(geo::planar p) const override {
    std::vector<std::uint32_t> rows;
    double reach = 8;  // metres
    for (; rows.empty(); reach *= 2) window(geo::planar_box{p, p}.expanded(reach), rows);
    const double limit = distance_to_box(p, boxes_[nearest_of(rows, p)]);
    rows.clear();
    // The sides of a window are rounded, so that a box exactly `limit` away could stay out.
    window(geo::planar_box{p, p}.expanded(limit * (1 + 1e-9) + 1e-6), rows);
    return nearest_of(rows, p);
  }

  [[nodiscard]] std::optional<std::size_t> bytes() const override {
    int pages = 0, high = 0;
    sqlite3_db_status(data_.handle(), SQLITE_DBSTATUS_CACHE_USED, &pages, &high, 0);
    return static_cast<std::size_t>(pages);
  }

 private:
  static void bind_box(const sqlite_query& to, int place, const geo::planar_box& box) {
    to.bind(place, box.min.x);
    to.bind(place + 1, box.max.x);
    to.bind(place + 2, box.min.y);
    to.bind(place + 3, box.max.y);
  }
  [[nodiscard]] std::uint32_t nearest_of(std::span<const std::uint32_t> rows, geo::planar p) const {
    return *std::min_element(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      return distance_to_box(p, boxes_[a]) < distance_to_box(p, boxes_[b]);
    });
  }

  std::span<const geo::planar_box> boxes_;
  sqlite_database data_{":memory:"};
  std::unique_ptr<sqlite_query> query_;
};

built_index build(std::span<const geo::planar_box> boxes) {
  built_index result;
  result.took = time_of([&] { result.index = std::make_unique<rstar_tree>(boxes); });
  return result;
}

}  // namespace

box_index_kind sqlite_index() {
  return {.name = "SQLite R*Tree",
          .version = sqlite3_libversion(),
          .note = "SpatiaLite's index; in memory, one transaction, prepared statements",
          .concurrent = false,
          .build_rounds = 1,
          .query_rounds = 3,
          .build = build};
}

}  // namespace greenward::bench
