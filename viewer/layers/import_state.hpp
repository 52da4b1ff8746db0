// The box in which a file is added to the district.
#pragma once

#include "engine/base/error.hpp"
#include "engine/workflow/import_preview.hpp"
#include "engine/workflow/import_records.hpp"
#include "viewer/layers/background_work.hpp"
#include "viewer/layers/folder_listing.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::viewer {

/// Hands a file to the district's import.
using file_importer = std::function<workflow::import_summary(workflow::import_request, const task&)>;

/// Which of the file's fields fills a field of the layer.
struct import_field {
  std::optional<std::size_t> source;  ///< none: it stays empty
  std::optional<std::size_t> usual;   ///< what the import takes unless it is told
};

/// Written by the background work, read when that has ended.
struct import_answer {
  std::optional<workflow::import_preview> preview;
  std::optional<workflow::import_summary> taken;
};

inline constexpr std::array kImportModes{workflow::import_mode::append, workflow::import_mode::upsert,
                                         workflow::import_mode::replace};
inline constexpr std::array<const char*, 3> kImportEncodings{"", "UTF-8", "GBK"};

struct import_state {
  bool open = false;
  folder_listing picker;     ///< for choosing the file
  std::string file;          ///< empty: not chosen yet
  std::string source_layer;  ///< of the file; empty: not chosen, or the only one
  std::string layer;         ///< that it goes to; empty: not chosen yet
  std::string crs;           ///< as typed; empty: as the file says
  std::size_t encoding = 0;  ///< of kImportEncodings
  std::size_t mode = 0;      ///< of kImportModes
  std::optional<workflow::import_preview> preview;
  std::vector<import_field> fields;               ///< one a field of the layer
  std::optional<error> problem;                   ///< why it cannot be looked into or was not taken
  std::optional<workflow::import_summary> taken;  ///< what was
  background_work work;                           ///< asked for and not yet begun
  std::shared_ptr<import_answer> answer;          ///< of what is being done
  bool running = false, stop = false;
  bilingual step;
  double share = 0;
  bool changed = false;  ///< the district is to be read anew
};

}  // namespace greenward::viewer
