// The file formats of drawings.
#pragma once

#include <filesystem>

namespace greenward::report {

enum class map_format { png, pdf, svg };

/// By the extension, in any case. Throws error{usage} for another one.
[[nodiscard]] map_format format_of(const std::filesystem::path& file);

}  // namespace greenward::report
