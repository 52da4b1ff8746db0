// A small district in a folder of its own, and the real catalogue.
#pragma once

#include "engine/base/data_directory.hpp"
#include "engine/store/store.hpp"
#include "tests/support/temporary_directory.hpp"

#include <gtest/gtest.h>
#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace greenward::store::testing {

inline const layer::catalogue& real_catalogue() {
  static const layer::catalogue loaded = layer::catalogue::load(data_directory());
  return loaded;
}

inline journal_note note(const std::string& action = "test") {
  return {"测试员", action, "", "2024-05-01T08:00:00Z"};
}

class store_test : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path file() const { return folder_ / "district.sqlite"; }
  [[nodiscard]] std::unique_ptr<store> create(std::vector<layer::layer_style> styles = {}) const {
    return open_store(file().string(), open_mode::create, real_catalogue(), styles);
  }
  [[nodiscard]] std::unique_ptr<store> open(open_mode mode) const {
    return open_store(file().string(), mode, real_catalogue(), {});
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  greenward::testing::temporary_directory folder_;
};

/// An empty table of a layer of the real catalogue.
inline layer::feature_table table(const char* name) {
  return layer::feature_table(real_catalogue().layer(name));
}

/// Three roads with a name, a width and the same line.
inline layer::feature_table three_roads() {
  layer::feature_table roads = table("roads");
  for (const char* name : {"皓月大路", "春城大街", "青荫路"}) {
    layer::row_writer row(roads, feature_id(0));
    row.set("name", name);
    row.set("bridge", true);
    row.set("width_m", 32.5);
    const std::array<geo::lon_lat, 2> line{geo::lon_lat{125.1, 43.8}, {125.2, 43.9}};
    row.geometry().append_line(line);
  }
  return roads;
}

/// Runs one insert in a transaction of its own.
inline std::vector<feature_id> insert(store& into, const layer::feature_table& rows) {
  auto change = into.begin(note("import"));
  auto ids = change->insert(rows, {});
  change->commit();
  return ids;
}

}  // namespace greenward::store::testing
