#include "engine/workflow/swmm_export.hpp"

#include "engine/workflow/environment.hpp"
#include "tests/engine/workflow/plain_district.hpp"

#include <gtest/gtest.h>

namespace greenward::workflow {
namespace {

using testing::layer_maker;

void node(layer_maker& nodes, const char* code, const char* kind, double x, double catchment_m2) {
  nodes.point(x, 0);
  layer::row_writer row(nodes.table(), feature_id(static_cast<std::int64_t>(nodes.table().size()) + 1));
  row.set("code", code);
  row.set("node_kind", kind);
  row.set("invert_m", 10 - x / 1000);
  row.set("ground_m", 13.0);
  if (catchment_m2 > 0) row.set("catchment_m2", catchment_m2);
}

void pipe(layer_maker& pipes, const char* code, const char* from, const char* to, double x, bool overflow) {
  pipes.line({x, 0}, {x + 50, 0});
  layer::row_writer row(pipes.table(), feature_id(static_cast<std::int64_t>(pipes.table().size()) + 1));
  row.set("code", code);
  row.set("from_code", from);
  row.set("to_code", to);
  row.set("system", "storm");
  row.set("status", "existing");
  row.set("shape", "circular");
  row.set("diameter_mm", 500.0);
  row.set("manning_n", 0.013);
  row.set("is_overflow_path", overflow);
}

/// An inlet, a pump station, an overflow and an outfall in a row.
drain_model a_row_of_nodes() {
  layer_maker nodes("drainage_nodes"), pipes("pipes");
  node(nodes, "Y1", "inlet", 0, 2500);
  node(nodes, "B1", "pump_station", 50, 0);
  node(nodes, "Y2", "overflow", 100, 0);
  node(nodes, "OUT", "outfall", 150, 0);
  pipe(pipes, "P1", "Y1", "B1", 0, false);
  pipe(pipes, "P2", "B1", "Y2", 50, false);
  pipe(pipes, "P3", "Y2", "OUT", 100, true);
  auto district = std::make_shared<district_snapshot>();
  district->measuring = geo::crs_code(4551);
  district->layers.push_back(nodes.done());
  district->layers.push_back(pipes.done());
  for (const char* name : {"compounds", "buildings", "population_points"})
    district->layers.push_back(layer_maker(name).done());
  return make_drain_model(std::move(district));
}

std::string notes_of(const swmm_export& made) {
  std::string all;
  for (const bilingual& note : made.notes) all += note.en + "\n";
  return all;
}

TEST(SwmmExport, WhatIsNotKnownIsNotInventedButSaid) {
  const swmm_export made = make_swmm_model(a_row_of_nodes(), false);
  EXPECT_TRUE(made.model.pumps.empty());
  EXPECT_TRUE(made.model.weirs.empty());
  EXPECT_TRUE(made.model.polygons.empty());
  EXPECT_EQ(made.model.conduits.size(), 3U) << "the overflow path is a conduit";
  const std::string notes = notes_of(made);
  for (const char* said :
       {"1 pump stations are not exported as PUMPS, because", "1 overflows and interceptors",
        "1 overflow paths are not exported as WEIRS, because", "a design storm, not a record"})
    EXPECT_NE(notes.find(said), std::string::npos) << said << "\n" << notes;
}

TEST(SwmmExport, AnInletsCatchmentRunsOffIntoIt) {
  const swmm_export made = make_swmm_model(a_row_of_nodes(), false);
  ASSERT_EQ(made.model.subcatchments.size(), 1U);
  EXPECT_EQ(made.model.subcatchments[0].outlet, "Y1");
  EXPECT_NE(made.model.subcatchments[0].id, "Y1")
      << "SWMM would take the node for the catchment's outlet too";
  for (const exchange::swmm_problem& p : made.problems)
    EXPECT_NE(p.severity, exchange::swmm_severity::error)
        << p.section << " " << p.element << " " << p.problem.en;
}

}  // namespace
}  // namespace greenward::workflow
