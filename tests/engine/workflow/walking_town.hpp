// Databases with a few streets, for the walking verbs.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/layer/feature_table.hpp"
#include "tests/support/temporary_directory.hpp"

#include <string>
#include <vector>

namespace greenward::testing {

/// An empty table of a layer of the catalogue.
[[nodiscard]] layer::feature_table table_of(const std::string& layer);

/// A place `east` and `north` metres (nearly) of 125.2 E, 43.9 N.
[[nodiscard]] geo::lon_lat at_metres(double east, double north);

/// A database in a folder of its own.
class walking_town {
 public:
  walking_town();
  [[nodiscard]] std::string address() const { return (folder_ / "town.sqlite").string(); }
  [[nodiscard]] std::filesystem::path file(const char* name) const { return folder_ / name; }

  /// Puts rows into their layer.
  void add(const layer::feature_table& rows) const;
  [[nodiscard]] layer::feature_table read(const std::string& layer) const;

 private:
  temporary_directory folder_;
};

}  // namespace greenward::testing
