// The words of a SWMM file: sections, keywords, and how they are recognised.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace greenward::exchange {

/// The sections that SWMM 5.2 knows, in the order of its manual (Appendix D, then the map's).
enum class swmm_section : std::uint8_t {
  title,
  options,
  report,
  files,
  rain_gages,
  evaporation,
  temperature,
  adjustments,
  subcatchments,
  subareas,
  infiltration,
  lid_controls,
  lid_usage,
  aquifers,
  groundwater,
  gwf,
  snow_packs,
  junctions,
  outfalls,
  dividers,
  storage,
  conduits,
  pumps,
  orifices,
  weirs,
  outlets,
  cross_sections,
  transects,
  streets,
  inlets,
  inlet_usage,
  losses,
  controls,
  pollutants,
  land_uses,
  coverages,
  loadings,
  buildup,
  washoff,
  treatment,
  inflows,
  dry_weather,
  rdii,
  hydrographs,
  curves,
  time_series,
  patterns,
  map,
  polygons,
  coordinates,
  vertices,
  labels,
  symbols,
  backdrop,
  tags,
  profiles,
  events,
  unknown
};

/// What Greenward does with a section: reads it (and its objects have notes), or keeps its lines.
enum class swmm_section_use : std::uint8_t { kept, read, read_with_notes };

struct swmm_section_word {
  std::string_view keyword;  ///< what the name must begin with, in any case: "JUNC"
  std::string_view name;     ///< as written: "JUNCTIONS"
  swmm_section_use use;
};

/// One for each swmm_section but `unknown`, in that order.
[[nodiscard]] std::span<const swmm_section_word> swmm_section_words();
/// The section that a name without bracket stands for, as SWMM recognises it: by its first characters.
[[nodiscard]] swmm_section swmm_section_of(std::string_view name);

/// ASCII letters in upper case; other bytes as they are. Two ids are the same to SWMM if this is.
[[nodiscard]] std::string swmm_upper(std::string_view text);
/// Equal but for the case of ASCII letters.
[[nodiscard]] bool swmm_same(std::string_view a, std::string_view b);
/// The first of the words that `text` begins with, in any case: SWMM's own rule for keywords.
[[nodiscard]] std::optional<std::size_t> swmm_match(std::string_view text,
                                                    std::span<const std::string_view> words);

// Each list in the order of its enum in swmm_model.hpp or swmm_units.hpp.
inline constexpr std::array<std::string_view, 6> kSwmmFlowUnits{"CFS", "GPM", "MGD", "CMS", "LPS", "MLD"};
inline constexpr std::array<std::string_view, 5> kSwmmInfiltrationModels{
    "HORTON", "MODIFIED_HORTON", "GREEN_AMPT", "MODIFIED_GREEN_AMPT", "CURVE_NUMBER"};
inline constexpr std::array<std::string_view, 4> kSwmmRoutings{"NONE", "STEADY", "KINWAVE", "DYNWAVE"};
inline constexpr std::array<std::string_view, 2> kSwmmOffsets{"DEPTH", "ELEVATION"};
inline constexpr std::array<std::string_view, 5> kSwmmOutfallKinds{"FREE", "NORMAL", "FIXED", "TIDAL",
                                                                   "TIMESERIES"};
inline constexpr std::array<std::string_view, 4> kSwmmDividerKinds{"CUTOFF", "TABULAR", "WEIR", "OVERFLOW"};
inline constexpr std::array<std::string_view, 6> kSwmmStorageShapes{"TABULAR", "FUNCTIONAL", "CYLINDRICAL",
                                                                    "CONICAL", "PARABOLIC",  "PYRAMIDAL"};
inline constexpr std::array<std::string_view, 2> kSwmmOrificeKinds{"SIDE", "BOTTOM"};
inline constexpr std::array<std::string_view, 5> kSwmmWeirKinds{"TRANSVERSE", "SIDEFLOW", "V-NOTCH",
                                                                "TRAPEZOIDAL", "ROADWAY"};
inline constexpr std::array<std::string_view, 4> kSwmmOutletKinds{"FUNCTIONAL/DEPTH", "FUNCTIONAL/HEAD",
                                                                  "TABULAR/DEPTH", "TABULAR/HEAD"};
inline constexpr std::array<std::string_view, 3> kSwmmRunoffPaths{"OUTLET", "IMPERV", "PERV"};
inline constexpr std::array<std::string_view, 3> kSwmmRainFormats{"INTENSITY", "VOLUME", "CUMULATIVE"};
inline constexpr std::array<std::string_view, 4> kSwmmPatternKinds{"MONTHLY", "DAILY", "HOURLY", "WEEKEND"};
inline constexpr std::array<std::string_view, 12> kSwmmCurveKinds{"STORAGE", "DIVERSION", "TIDAL", "RATING",
                                                                  "CONTROL", "SHAPE",     "WEIR",  "PUMP1",
                                                                  "PUMP2",   "PUMP3",     "PUMP4", "PUMP5"};
inline constexpr std::array<std::string_view, 2> kSwmmNoYes{"NO", "YES"};
inline constexpr std::array<std::string_view, 2> kSwmmOffOn{"OFF", "ON"};
inline constexpr std::array<std::string_view, 3> kSwmmInflowKinds{"FLOW", "CONCEN", "MASS"};

/// Shapes of cross-sections, in SWMM's order.
[[nodiscard]] std::span<const std::string_view> swmm_shape_words();
/// Options that SWMM 5.2 knows.
[[nodiscard]] std::span<const std::string_view> swmm_option_words();

/// The word of an enum's value.
template <typename Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view swmm_word(Enum value, const std::array<std::string_view, N>& words) {
  return words[static_cast<std::size_t>(value)];
}

}  // namespace greenward::exchange
