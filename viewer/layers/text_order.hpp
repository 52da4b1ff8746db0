// Texts in the order of a Chinese register: signs, digits, Latin letters, then characters by pinyin.
#pragma once

#include "engine/base/task.hpp"
#include "engine/layer/column.hpp"
#include "viewer/layers/row_order.hpp"

#include <span>
#include <string_view>

namespace greenward::viewer {

/// By character: Chinese ones after all others and by their commonest reading (see pinyin), those of one
/// reading by code point; others by code point, small letters of A to Z for large ones. A text
/// comes before its own continuations. `rows` ascending, each with a text. O(characters + n log n); 4 bytes a
/// character and 16 a row while it works. Throws error{cancelled}, error{bad_input} if there is no pinyin.
[[nodiscard]] row_groups grouped_texts(const layer::column& texts, std::span<const std::uint32_t> rows,
                                       const task& progress);

}  // namespace greenward::viewer
