// Somebody's errand from beginning to end, by real mouse and keys on a sample district of a tenth.
#pragma once

#include "engine/geo/point.hpp"
#include "engine/layer/feature_table.hpp"
#include "tests/ui/driven_window.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace greenward::testing {

struct pixel_place {
  double x = 0, y = 0;
};

class Journey : public driven_window {
 protected:
  /// Under sanitizers, where a window is five times as slow, journeys are made only if GREENWARD_JOURNEYS
  /// asks.
  void SetUp() override;
  std::string opened_first() override;

  [[nodiscard]] layer::feature_table stored(const char* layer) const;

  bool state_is(const char* pointer, const json& value) const;

  /// Types into a field and presses Enter, again until `taken` says so: a slow window may miss Ctrl+A.
  void enter(const std::string& widget, const std::string& words,
             const std::function<bool(const json&)>& taken) const;

  /// Finds the feature of that code and selects it.
  void go_to_code(const std::string& code) const;

  /// Where on the screen it lies.
  [[nodiscard]] pixel_place place_of(geo::lon_lat where) const;

  /// Presses "write" in the box and returns what it says has been written.
  [[nodiscard]] std::string export_now() const;

  std::string database_ = folder_ / "d.sqlite";
};

/// Row of the feature of that code.
[[nodiscard]] std::size_t row_of(const layer::feature_table& table, std::string_view code);

/// The middle of its corners.
[[nodiscard]] geo::lon_lat middle_of(const layer::feature_table& table, std::string_view code);

}  // namespace greenward::testing
