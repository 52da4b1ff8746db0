#include "viewer/layers/board_link.hpp"

#include "viewer/layers/table_link.hpp"
#include "viewer/layers/visit.hpp"

#include <algorithm>
#include <span>

namespace greenward::viewer {

namespace {

constexpr std::string_view kBoardLayer = "works";

/// Shows all the works, at a scale at which their layer is drawn if that is wide enough.
void show_works(session& state, const tree_layer& layer, std::span<const std::uint32_t> works) {
  geo::planar_box box;
  const geo::planar_geometry& places = layer.prepared->geometry();
  for (const std::uint32_t work : works)
    if (!places[work].is_none()) box.include(places[work].box());
  show_box(state, box, layer.prepared->style.min_scale);
}

/// The first row that is about the work.
std::optional<std::size_t> row_of_work(const board_state& board, std::uint32_t work) {
  for (std::size_t row = 0; row < board.rows(); ++row) {
    const auto& works =
        board.shows_roll_up() ? board.shown->rows[row].behind.works : board.shown_list()->works[row];
    if (std::ranges::find(works, work) != works.end()) return row;
  }
  return std::nullopt;
}

std::optional<chosen_feature> chosen_now(const session& state) {
  const chosen_feature* chosen = state.chosen.current();
  return chosen != nullptr ? std::optional(*chosen) : std::nullopt;
}

}  // namespace

void close_board(session& state) {
  state.board.open = state.board.focused = false;
  state.board.pointed.clear();
}

void switch_board(session& state, board_page page) {
  if (!state.time.ledger || state.find(kBoardLayer) == nullptr) return;
  if (state.board.open && state.board.page == page) return close_board(state);
  close_table(state);
  state.profile.clear();
  state.board.turn_to(page);
  state.board.open = state.board.focused = true;
}

std::optional<board_question> question_of_board(const session& state) {
  const board_state& board = state.board;
  if (!board.open || !state.time.ledger) return std::nullopt;
  board_question question{
      .ledger = state.time.ledger, .page = board.page, .day = state.time.day, .lang = state.lang};
  if (board.page == board_page::roll_up) {
    question.group = board.group;
    question.before = state.time.before;
  }
  if (board.page == board_page::race) {
    question.measure = board.measure;
    question.level = board.level;
  }
  return question;
}

void mark_in_board(session& state, std::size_t row, board_part part, board_marking how) {
  tree_layer* layer = state.find(kBoardLayer);
  board_state& board = state.board;
  if (layer == nullptr || row >= board.rows()) return;
  board.current = row;
  board.part = part;
  const std::vector<std::uint32_t> works = board.works_of(row, part);
  if (how == board_marking::replace) layer->marks.clear();
  layer->marks.set_all(works, how != board_marking::take_away);
  if (!works.empty()) layer->visible = true;
}

void visit_in_board(session& state, std::size_t row, board_part part) {
  const tree_layer* layer = state.find(kBoardLayer);
  board_state& board = state.board;
  if (layer == nullptr || row >= board.rows()) return;
  const std::vector<std::uint32_t> works = board.works_of(row, part);
  const board_list* list = board.shown_list();
  if (list == nullptr || !list->of_works) {
    mark_in_board(state, row, part, board_marking::replace);
    return show_works(state, *layer, works);
  }
  board.current = row;
  if (works.empty()) return;
  state.recorded.reset();
  visit_rows(state, static_cast<std::size_t>(layer - state.layers.data()), works);
  board.followed = chosen_now(state);
}

std::size_t works_without_place(const session& state, std::size_t row, board_part part) {
  const auto layer = std::ranges::find_if(
      state.layers, [](const tree_layer& one) { return one.prepared->name == kBoardLayer; });
  if (layer == state.layers.end()) return 0;
  const geo::planar_geometry& places = layer->prepared->geometry();
  const std::vector<std::uint32_t> works = state.board.works_of(row, part);
  return static_cast<std::size_t>(
      std::ranges::count_if(works, [&](std::uint32_t work) { return places[work].is_none(); }));
}

void follow_in_board(session& state) {
  board_state& board = state.board;
  const tree_layer* layer = state.find(kBoardLayer);
  if (!board.open || !board.shown || layer == nullptr) return;
  board.count_selected(layer->marks);
  const std::optional<chosen_feature> now = chosen_now(state);
  if (board.followed == now) return;
  board.followed = now;
  if (!now || state.layers[now->layer].prepared->name != kBoardLayer) return;
  const auto row = row_of_work(board, now->row);
  if (!row) return;
  board.current = row;
  board.part = {};
  board.scroll = true;
}

}  // namespace greenward::viewer
