// The layers of the service area, exchanged for the bands and back.
#include "viewer/shell/band_layers.hpp"

#include "viewer/layers/service_overlay.hpp"
#include "viewer/shell/headless_target.hpp"
#include "viewer/shell/works_days.hpp"

#include <gtest/gtest.h>
#include <array>

namespace greenward::viewer {
namespace {

class BandLayers : public ::testing::Test {
 protected:
  void SetUp() override {
    target_.bind();
    lay_out();
    answer_ = std::make_shared<band_answer>();
    geo::planar_geometry square;
    square.append_polygon(std::array{geo::planar{0, 0}, geo::planar{9, 0}, geo::planar{9, 9}});
    answer_->areas = prepare_overlay(kBandLayer, {}, square, band_rule(1, 0), task{});
    answer_->places = prepare_overlay(kUnservedLayer, {}, square, band_rule(1, 0), task{});
  }

  /// The layers as they come with a district.
  void lay_out() {
    state_.layers.clear();
    for (auto& overlay : service_overlays(nullptr, task{})) upload(state_.layers.emplace_back(), overlay);
    plain_ = areas().prepared;
  }
  tree_layer& areas() { return *state_.find(kBandLayer); }
  tree_layer& places() { return *state_.find(kUnservedLayer); }
  void answer() {
    state_.bands.areas = true;
    state_.bands.shown = answer_;
    layers_.follow(state_);
  }

  headless_target target_{{64, 64}};
  session state_;
  band_layers layers_;
  std::shared_ptr<band_answer> answer_;
  std::shared_ptr<const prepared_layer> plain_;
};

TEST_F(BandLayers, AreExchangedForTheAnswerAndBack) {
  const auto plain_gpu = areas().gpu;
  layers_.follow(state_);
  EXPECT_EQ(areas().prepared, plain_) << "nothing is there to be shown";
  answer();
  EXPECT_EQ(areas().prepared, answer_->areas);
  EXPECT_NE(areas().gpu, plain_gpu);
  EXPECT_EQ(places().prepared->features, 0U) << "they were not asked for";
  const auto gpu = areas().gpu;
  state_.bands.areas = false;
  layers_.follow(state_);
  EXPECT_EQ(areas().prepared, plain_);
  EXPECT_EQ(areas().gpu, plain_gpu);
  answer();
  EXPECT_EQ(areas().gpu, gpu) << "uploaded once";
}

TEST_F(BandLayers, ARefusedAnswerShowsNothing) {
  answer_->refusal = error(error_code::bad_input, "", {}, {});
  answer();
  EXPECT_EQ(areas().prepared, plain_);
}

TEST_F(BandLayers, OfAnotherDistrictComesBackAsItsOwn) {
  answer();
  state_.bands.forget();  // the district is another; its layers are carried over until its service is there
  layers_.follow(state_);
  EXPECT_EQ(areas().prepared, plain_);
  answer();
  layers_.forget();
  lay_out();  // its service
  layers_.follow(state_);
  EXPECT_EQ(areas().prepared, answer_->areas) << "the answer is as good as before";
  ASSERT_NE(areas().gpu, nullptr);
  state_.bands.forget();
  layers_.follow(state_);
  EXPECT_EQ(areas().prepared, plain_) << "not what the district before had";
}

}  // namespace
}  // namespace greenward::viewer
