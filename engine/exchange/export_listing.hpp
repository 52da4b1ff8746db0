// The papers beside exported files: what each field means, what was lost, what the data are.
#pragma once

#include "engine/exchange/table_slice.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace greenward::exchange {

/// fields.csv: file, alias, field, Chinese and English title, type, unit, code list. UTF-8 with a byte order
/// mark, so that Excel shows the Chinese. `files` runs beside `slices`.
void write_field_list(const std::filesystem::path& folder, std::span<const table_slice> slices,
                      std::span<const std::string> files, export_format format);

/// losses.csv: file, id, field, what in Chinese and English; nothing is written if there are none.
void write_losses(const std::filesystem::path& folder, const std::vector<export_loss>& losses);

/// 数据说明.txt: notice, CRS, encoding, and what lies where.
void write_readme(const std::filesystem::path& folder, std::span<const table_slice> slices,
                  std::span<const std::string> files, const export_options& options);

/// Writes the whole text or throws error{bad_input}.
void write_text_file(const std::filesystem::path& file, const std::string& text);

}  // namespace greenward::exchange
