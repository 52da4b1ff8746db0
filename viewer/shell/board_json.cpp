#include "viewer/shell/board_json.hpp"

#include "viewer/layers/board_link.hpp"

#include <nlohmann/json.hpp>
#include <string>

namespace greenward::viewer {

namespace {

using nlohmann::json;

constexpr std::size_t kMostRows = 40;

const char* name_of_page(board_page page) {
  switch (page) {
    case board_page::roll_up:
      return "roll_up";
    case board_page::dispatch:
      return "dispatch";
    case board_page::race:
      return "race";
    case board_page::review:
      return "review";
  }
  return "";
}

const char* name_of_part(board_part::what part) {
  switch (part) {
    case board_part::what::all:
      return "all";
    case board_part::what::stage:
      return "stage";
    case board_part::what::late:
      return "late";
    case board_part::what::done:
      return "done";
    case board_part::what::not_done:
      return "not_done";
  }
  return "";
}

json roll_up_json(const board_state& board) {
  json rows = json::array();
  const std::vector<board_row>& all = board.shown->rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i >= kMostRows && i + 1 < all.size()) continue;
    const board_row& row = all[i];
    rows.push_back({{"key", row.key},
                    {"works", row.sums.works},
                    {"by_stage", row.sums.by_stage},
                    {"done", row.sums.done},
                    {"late", row.sums.late},
                    {"before", row.before ? json(row.before->by_stage) : json(nullptr)},
                    {"selected", i < board.selected.size() ? board.selected[i] : 0}});
  }
  return rows;
}

json cell_json(const cell& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  return nullptr;
}

json list_json(const board_state& board) {
  const board_list* list = board.shown_list();
  if (list == nullptr) return nullptr;
  json rows = json::array();
  for (std::size_t i = 0; i < std::min(list->table.rows.size(), kMostRows); ++i) {
    json row = json::object();
    for (std::size_t at = 0; at < list->table.columns.size(); ++at)
      row[list->table.columns[at].key] = cell_json(list->table.rows[i][at]);
    rows.push_back(std::move(row));
  }
  return {{"key", list->table.key}, {"count", list->table.rows.size()}, {"rows", std::move(rows)}};
}

}  // namespace

json board_json(const session& state) {
  const board_state& board = state.board;
  if (!board.open) return nullptr;
  json found{{"page", name_of_page(board.page)},
             {"computing", !board.shown || !board.asked || !(board.shown->asked == *board.asked)},
             {"current", board.current ? json(*board.current) : json(nullptr)},
             {"part", name_of_part(board.part.of)},
             {"pointed", board.pointed.size()}};
  if (!board.shown) return found;
  found["day"] = format_date(board.shown->day);
  found["milliseconds"] = board.shown->milliseconds;
  if (board.shows_roll_up())
    found["rows"] = roll_up_json(board);
  else
    found["list"] = list_json(board);
  return found;
}

}  // namespace greenward::viewer
