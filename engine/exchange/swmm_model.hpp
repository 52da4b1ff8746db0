// A model of EPA SWMM 5.2 as its .inp file has it: one table a section, numbers in the file's own units.
//
// Units (see swmm_units.hpp; nothing is converted on the way in or out):
//   metric flow units (CMS = m³/s, LPS = L/s, MLD = 10⁶ L/day): levels, depths, lengths, diameters, widths
//   and offsets in metres; ponded and storage areas in m²; subcatchments in hectares; rain, depression
//   storage and infiltration in mm and mm/h; US flow units (CFS, GPM, MGD): ft, ft², acres, in and in/h. In
//   both: slopes and shares in percent, times in hours unless a name ends in _s, flows in the flow unit.
//   Coordinates are in whatever CRS the author used: the file does not say.
// Ids are UTF-8; SWMM takes ids that differ in the case of ASCII letters for the same.
// An empty reference ("") means none. `note` is the object's description: the comment lines above it (and one
// behind it), joined by '\n', without their ';'.
#pragma once

#include "engine/base/date.hpp"
#include "engine/exchange/swmm_units.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace greenward::exchange {

enum class swmm_infiltration_model { horton, modified_horton, green_ampt, modified_green_ampt, curve_number };
enum class swmm_routing { none, steady, kinematic_wave, dynamic_wave };
/// Link offsets are heights over the node's invert, or levels.
enum class swmm_offsets { depth, elevation };
enum class swmm_outfall_kind { free, normal, fixed, tidal, timeseries };
enum class swmm_divider_kind { cutoff, tabular, weir, overflow };
enum class swmm_storage_shape { tabular, functional, cylindrical, conical, parabolic, pyramidal };
enum class swmm_orifice_kind { side, bottom };
enum class swmm_weir_kind { transverse, sideflow, v_notch, trapezoidal, roadway };
enum class swmm_outlet_kind { functional_depth, functional_head, tabular_depth, tabular_head };
enum class swmm_runoff_path { outlet, impervious, pervious };
enum class swmm_rain_format { intensity, volume, cumulative };
enum class swmm_pattern_kind { monthly, daily, hourly, weekend };
enum class swmm_curve_kind {
  storage,
  diversion,
  tidal,
  rating,
  control,
  shape,
  weir,
  pump1,
  pump2,
  pump3,
  pump4,
  pump5
};

/// An option that has no member of its own, as it is written.
struct swmm_setting {
  std::string name, value;
  friend bool operator==(const swmm_setting&, const swmm_setting&) = default;
};

/// What is not given is left to SWMM; the defaults here are SWMM's own.
struct swmm_options {
  swmm_flow_unit flow_units = swmm_flow_unit::cfs;
  swmm_infiltration_model infiltration = swmm_infiltration_model::horton;
  swmm_routing routing = swmm_routing::kinematic_wave;
  swmm_offsets offsets = swmm_offsets::depth;
  std::optional<date> start_date, end_date, report_start_date;
  std::optional<double> start_time, end_time, report_start_time;  ///< hours after midnight
  std::optional<std::int64_t> wet_step_s, dry_step_s, report_step_s;
  std::optional<double> routing_step_s;
  std::vector<swmm_setting> others;  ///< in file order
  friend bool operator==(const swmm_options&, const swmm_options&) = default;
};

struct swmm_junction {
  std::string id;
  double invert = 0, max_depth = 0, initial_depth = 0, surcharge_depth = 0, ponded_area = 0;
  std::string note;
  friend bool operator==(const swmm_junction&, const swmm_junction&) = default;
};

struct swmm_outfall {
  std::string id;
  double invert = 0;
  swmm_outfall_kind kind = swmm_outfall_kind::free;
  double stage = 0;      ///< level, of a fixed outfall
  std::string series;    ///< the curve of a tidal outfall, the time series of a timeseries one
  bool gated = false;    ///< SWMM 5.2 itself ignores it where route_to is given
  std::string route_to;  ///< the subcatchment that takes the discharge
  std::string note;
  friend bool operator==(const swmm_outfall&, const swmm_outfall&) = default;
};

struct swmm_storage {
  std::string id;
  double invert = 0, max_depth = 0, initial_depth = 0;
  swmm_storage_shape shape = swmm_storage_shape::functional;
  std::string curve;                     ///< of a tabular shape: depth to area
  std::array<double, 3> coefficients{};  ///< of the others: coefficient, exponent, constant; or axes
  double surcharge_depth = 0, evaporated_share = 0;  ///< share of the potential evaporation, 0…1
  double suction_head = 0, conductivity = 0, moisture_deficit = 0;  ///< Green-Ampt seepage: mm, mm/h, 0…1
  std::string note;
  friend bool operator==(const swmm_storage&, const swmm_storage&) = default;
};

struct swmm_divider {
  std::string id;
  double invert = 0;
  std::string diverted_link;
  swmm_divider_kind kind = swmm_divider_kind::overflow;
  std::string curve;       ///< of a tabular one: inflow to diverted flow
  double cutoff_flow = 0;  ///< of a cutoff or weir one: the flow where diversion begins
  double weir_height = 0, weir_coefficient = 0;
  double max_depth = 0, initial_depth = 0, surcharge_depth = 0, ponded_area = 0;
  std::string note;
  friend bool operator==(const swmm_divider&, const swmm_divider&) = default;
};

/// An offset of nullopt is written '*': at the node's invert. Only with LINK_OFFSETS ELEVATION.
struct swmm_conduit {
  std::string id, from, to;
  double length = 0, roughness = 0;  ///< Manning's n
  std::optional<double> from_offset = 0.0, to_offset = 0.0;
  double initial_flow = 0, max_flow = 0;  ///< max_flow 0 = no limit
  std::string note;
  friend bool operator==(const swmm_conduit&, const swmm_conduit&) = default;
};

struct swmm_pump {
  std::string id, from, to;
  std::string curve;  ///< "" = an ideal pump: passes what arrives
  bool on = true;
  double startup_depth = 0, shutoff_depth = 0;
  std::string note;
  friend bool operator==(const swmm_pump&, const swmm_pump&) = default;
};

struct swmm_orifice {
  std::string id, from, to;
  swmm_orifice_kind kind = swmm_orifice_kind::side;
  std::optional<double> offset = 0.0;
  double coefficient = 0;
  bool gated = false;
  double hours_to_close = 0;
  std::string note;
  friend bool operator==(const swmm_orifice&, const swmm_orifice&) = default;
};

struct swmm_weir {
  std::string id, from, to;
  swmm_weir_kind kind = swmm_weir_kind::transverse;
  std::optional<double> crest = 0.0;
  double coefficient = 0;  ///< in the file's units: m^½/s or ft^½/s
  bool gated = false;
  double end_contractions = 0, end_coefficient = 0;
  bool can_surcharge = true;
  double road_width = 0;          ///< of a roadway weir
  std::string road_surface;       ///< of a roadway weir: PAVED, GRAVEL or ""
  std::string coefficient_curve;  ///< head to coefficient
  std::string note;
  friend bool operator==(const swmm_weir&, const swmm_weir&) = default;
};

struct swmm_outlet {
  std::string id, from, to;
  std::optional<double> offset = 0.0;
  swmm_outlet_kind kind = swmm_outlet_kind::functional_depth;
  std::string curve;                     ///< of a tabular one: depth or head to flow
  double coefficient = 0, exponent = 0;  ///< of a functional one
  bool gated = false;
  std::string note;
  friend bool operator==(const swmm_outlet&, const swmm_outlet&) = default;
};

/// Geometry: CIRCULAR diameter; RECT_CLOSED height, width; FORCE_MAIN diameter, Hazen-Williams C (or
/// Darcy-Weisbach roughness, mm or in); others as the manual says. Lengths in the file's unit.
struct swmm_cross_section {
  std::string link;
  std::string shape = "CIRCULAR";  ///< SWMM's word, upper case; another word as it is
  std::array<double, 4> geometry{};
  std::string reference;  ///< IRREGULAR: the transect; STREET: the street; CUSTOM: the shape curve
  int barrels = 1, culvert = 0;
  friend bool operator==(const swmm_cross_section&, const swmm_cross_section&) = default;
};

struct swmm_loss {
  std::string link;
  double entry = 0, exit = 0, average = 0;  ///< head loss coefficients, without unit
  bool gated = false;
  double seepage = 0;  ///< mm/h or in/h
  friend bool operator==(const swmm_loss&, const swmm_loss&) = default;
};

struct swmm_subcatchment {
  std::string id, gage, outlet;  ///< outlet: a node or a subcatchment
  double area = 0, impervious_percent = 0, width = 0, slope_percent = 0, curb_length = 0;
  std::string snow_pack;
  std::string note;
  friend bool operator==(const swmm_subcatchment&, const swmm_subcatchment&) = default;
};

struct swmm_subarea {
  std::string subcatchment;
  double n_impervious = 0, n_pervious = 0, storage_impervious = 0, storage_pervious = 0;
  double zero_storage_percent = 0;  ///< of the impervious area
  swmm_runoff_path path = swmm_runoff_path::outlet;
  double routed_percent = 100;
  friend bool operator==(const swmm_subarea&, const swmm_subarea&) = default;
};

/// At most five values, whose meaning the model decides: Horton max, min (mm/h), decay (1/h), drying (days),
/// max volume (mm); Green-Ampt suction (mm), conductivity (mm/h), deficit; curve number, unused, drying
/// (days).
struct swmm_infiltration {
  std::string subcatchment;
  std::vector<double> values;
  std::optional<swmm_infiltration_model> model;  ///< nullopt = that of the options
  friend bool operator==(const swmm_infiltration&, const swmm_infiltration&) = default;
};

/// Either a time series or a file (file_name not empty) with a station and its unit, IN or MM.
struct swmm_rain_gage {
  std::string id;
  swmm_rain_format format = swmm_rain_format::intensity;
  double interval_hours = 1, snow_catch = 1;
  std::string series;
  std::string file_name, station;
  bool file_in_mm = true;
  std::optional<date> file_start;
  std::string note;
  friend bool operator==(const swmm_rain_gage&, const swmm_rain_gage&) = default;
};

/// Without a day, that of the point before; before any day, hours since the start of the simulation.
struct swmm_time_point {
  std::optional<date> day;
  double hours = 0, value = 0;
  friend bool operator==(const swmm_time_point&, const swmm_time_point&) = default;
};

struct swmm_time_series {
  std::string id;
  std::string file_name;  ///< not empty: the points are in that file
  std::vector<swmm_time_point> points;
  std::string note;
  friend bool operator==(const swmm_time_series&, const swmm_time_series&) = default;
};

struct swmm_curve_point {
  double x = 0, y = 0;
  friend bool operator==(const swmm_curve_point&, const swmm_curve_point&) = default;
};

struct swmm_curve {
  std::string id;
  swmm_curve_kind kind = swmm_curve_kind::storage;
  std::vector<swmm_curve_point> points;
  std::string note;
  friend bool operator==(const swmm_curve&, const swmm_curve&) = default;
};

struct swmm_pattern {
  std::string id;
  swmm_pattern_kind kind = swmm_pattern_kind::hourly;
  std::vector<double>
      factors;  ///< 12 months, 7 days from Sunday, or 24 hours; SWMM takes 1 for those left out
  std::string note;
  friend bool operator==(const swmm_pattern&, const swmm_pattern&) = default;
};

struct swmm_dry_weather_flow {
  std::string node;
  std::string constituent = "FLOW";  ///< or a pollutant
  double average = 0;
  std::array<std::string, 4> patterns;
  friend bool operator==(const swmm_dry_weather_flow&, const swmm_dry_weather_flow&) = default;
};

struct swmm_inflow {
  std::string node;
  std::string constituent = "FLOW";  ///< or a pollutant
  std::string series;
  std::string kind = "FLOW";  ///< FLOW, CONCEN or MASS
  double unit_factor = 1, scale = 1, baseline = 0;
  std::string pattern;
  friend bool operator==(const swmm_inflow&, const swmm_inflow&) = default;
};

/// A node's place, or one vertex of a link or of a subcatchment's outline; vertices in the order of the line.
struct swmm_place {
  std::string id;
  double x = 0, y = 0;
  friend bool operator==(const swmm_place&, const swmm_place&) = default;
};

struct swmm_tag {
  std::string object;  ///< Node, Link, Subcatch or Gage
  std::string id, tag;
  friend bool operator==(const swmm_tag&, const swmm_tag&) = default;
};

/// A section that is kept as it is: its name without brackets and its lines, comments among them, without the
/// line ends and the empty lines at its end.
struct swmm_other_section {
  std::string name;
  std::vector<std::string> lines;
  friend bool operator==(const swmm_other_section&, const swmm_other_section&) = default;
};

/// A comment line that describes no object, without its ';'.
struct swmm_comment {
  std::string section;  ///< e.g. "OPTIONS"; "" = above the first section
  std::string text;
  friend bool operator==(const swmm_comment&, const swmm_comment&) = default;
};

/// All tables in file order. Nothing is promised about references, ids or values: swmm_problems tells.
struct swmm_model {
  std::vector<std::string> title;  ///< SWMM reads three lines
  swmm_options options;
  std::vector<swmm_rain_gage> rain_gages;
  std::vector<swmm_subcatchment> subcatchments;
  std::vector<swmm_subarea> subareas;
  std::vector<swmm_infiltration> infiltration;
  std::vector<swmm_junction> junctions;
  std::vector<swmm_outfall> outfalls;
  std::vector<swmm_divider> dividers;
  std::vector<swmm_storage> storage;
  std::vector<swmm_conduit> conduits;
  std::vector<swmm_pump> pumps;
  std::vector<swmm_orifice> orifices;
  std::vector<swmm_weir> weirs;
  std::vector<swmm_outlet> outlets;
  std::vector<swmm_cross_section> cross_sections;
  std::vector<swmm_loss> losses;
  std::vector<swmm_inflow> inflows;
  std::vector<swmm_dry_weather_flow> dry_weather_flows;
  std::vector<swmm_curve> curves;
  std::vector<swmm_time_series> time_series;
  std::vector<swmm_pattern> patterns;
  std::vector<swmm_place> polygons, coordinates, vertices;
  std::vector<swmm_tag> tags;
  std::vector<swmm_other_section> other_sections;  ///< in the manual's order, those SWMM does not know last
  std::vector<swmm_comment> comments;              ///< sections in the manual's order
  friend bool operator==(const swmm_model&, const swmm_model&) = default;
};

}  // namespace greenward::exchange
