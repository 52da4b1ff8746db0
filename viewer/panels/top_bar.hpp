// District, notice, date and language along the top.
#pragma once

#include "viewer/panels/widgets.hpp"

namespace greenward::viewer {

void draw_top_bar(const panel_context& context, ImVec2 window);

/// "绿园一图 – 绿园区 · 合成数据 Synthetic data": also the system's window title.
[[nodiscard]] std::string window_title(const session& state);

}  // namespace greenward::viewer
