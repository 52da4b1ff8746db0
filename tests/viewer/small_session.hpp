// A session that looks at the small district, without a window.
#pragma once

#include "tests/viewer/small_district.hpp"
#include "viewer/layers/session.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <string_view>
#include <utility>

namespace greenward::viewer {

class SmallSession : public ::testing::Test {
 protected:
  std::shared_ptr<const workflow::district_snapshot> district =
      testing::small_district(workflow::program_environment().catalogue, 8);
  session state;

  void SetUp() override {
    state.environment = &workflow::program_environment();
    state.district = district;
    state.view.resize({900, 700});
    for (std::size_t i = 0; i < district->layers.size(); ++i) {
      tree_layer layer;
      layer.prepared = prepare_layer(district, i, nullptr, task{});
      state.layers.push_back(std::move(layer));
    }
    state.fit();
  }
  [[nodiscard]] screen_point first_point(std::string_view layer) const {
    return state.view.to_screen(district->at(layer).planar.points().front());
  }
};

}  // namespace greenward::viewer
