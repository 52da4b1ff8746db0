// The box in which the map or what is selected is handed out as files.
#pragma once

#include "engine/base/error.hpp"
#include "viewer/layers/folder_listing.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace greenward::viewer {

enum class export_kind : std::uint8_t { view, selection, profile, plan };

/// Pixels at 96 dpi: a screen, A4, A4 upright, A3.
struct sheet_size {
  int width, height;
};
inline constexpr std::array<sheet_size, 4> kSheetSizes{
    {{1920, 1080}, {1123, 794}, {794, 1123}, {1587, 1123}}};
inline constexpr std::array<const char*, 3> kSheetFormats{"pdf", "png", "svg"};
inline constexpr std::array<const char*, 4> kProfileFormats{"pdf", "png", "svg", "dxf"};
inline constexpr std::array<const char*, 3> kPlanFormats{"xlsx", "pdf", "csv"};
inline constexpr std::array<const char*, 2> kTextEncodings{"UTF-8", "GBK"};

struct export_state {
  bool open = false;
  export_kind kind = export_kind::view;
  std::filesystem::path base;  ///< the folder that is suggested
  std::string title;           ///< of the sheet; "" = the district's name
  std::string file;            ///< of the sheet, as typed
  std::size_t sheet = 1;       ///< of kSheetSizes
  std::size_t sheet_format = 0;
  std::string folder;           ///< of the selection, as typed
  std::size_t data_format = 0;  ///< of workflow::export_formats()
  std::size_t crs = 0;          ///< of export_references()
  std::size_t encoding = 0;
  std::string profile_file;  ///< of the longitudinal profile, as typed
  std::size_t profile_format = 0;
  std::string plan_file;  ///< of the tables of the plan for the drains, as typed
  std::size_t plan_format = 0;

  std::optional<folder_listing> picker;  ///< open: a folder is being chosen
  std::string looked_at;                 ///< the place of which `is_taken` tells
  bool is_taken = false;

  std::optional<error> problem;      ///< why nothing was written
  std::optional<bilingual> written;  ///< what was, and where
  bool running = false;              ///< files are being written
  bool stop = false;                 ///< the user no longer wants them
  bilingual step;                    ///< what is being done
  double share = 0;                  ///< of it, 0 .. 1

  /// Another extension in the same place.
  void take_sheet_format(std::size_t format);
  void take_profile_format(std::size_t format);
  void take_plan_format(std::size_t format);
  /// What is typed as the place of what is to be written: a file, or of a selection a folder.
  [[nodiscard]] std::string& place();
  /// Looks again where another place is typed than last time: not once a frame, and what has just been
  /// written there is not told.
  void look();
  /// Opens the list at the nearest folder above the place, or at `base`; closes one that is open.
  void switch_picker();
  /// The open folder becomes the place's, which keeps its name; or that of a file in it.
  void use_folder();
  void use_file(const std::filesystem::path& file);
};

/// `base`/`stem``extension`, or with "-2", "-3", ... before the extension if something is there already.
[[nodiscard]] std::filesystem::path free_path(const std::filesystem::path& base, const std::string& stem,
                                              const std::string& extension);

}  // namespace greenward::viewer
