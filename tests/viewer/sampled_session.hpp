// A session that looks at a small sample district, for what needs real drains and ways to walk.
#pragma once

#include "engine/workflow/make_sample.hpp"
#include "tests/support/temporary_directory.hpp"
#include "viewer/layers/session.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace greenward::viewer {

class SampledSession : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const testing::temporary_directory folder;
    const std::string database = (folder / "d.sqlite").string();
    (void)workflow::make_sample({database, 7, 0.1, "220106"}, task{});
    district_ = workflow::load_snapshot(database, {}, task{});
    model_ = std::make_shared<const workflow::drain_model>(workflow::make_drain_model(district_));
  }
  static void TearDownTestSuite() {
    model_.reset();
    district_.reset();
  }

  void SetUp() override {
    state.environment = &workflow::program_environment();
    state.district = district_;
    state.view.resize({900, 700});
    for (std::size_t i = 0; i < district_->layers.size(); ++i) {
      tree_layer layer;
      layer.prepared = prepare_layer(district_, i, nullptr, task{});
      state.layers.push_back(std::move(layer));
    }
    state.drains.model = model_;
    state.fit();
  }

  [[nodiscard]] chosen_feature feature(std::string_view layer, std::uint32_t row) const {
    for (std::size_t i = 0; i < state.layers.size(); ++i)
      if (state.layers[i].prepared->name == layer) return {i, row};
    throw std::logic_error("no such layer");
  }
  void choose(std::string_view layer, std::uint32_t row) { state.chosen.hits = {feature(layer, row)}; }
  [[nodiscard]] std::string chosen_layer() const {
    const chosen_feature* chosen = state.chosen.current();
    return chosen == nullptr ? "" : state.layers[chosen->layer].prepared->name;
  }
  [[nodiscard]] static std::uint32_t node(const char* code) { return workflow::node_called(*model_, code); }

  static inline std::shared_ptr<const workflow::district_snapshot> district_;
  static inline std::shared_ptr<const workflow::drain_model> model_;
  session state;
};

}  // namespace greenward::viewer
