#include "viewer/shell/filter_desk.hpp"

#include <utility>

namespace greenward::viewer {

namespace {

constexpr std::chrono::milliseconds kWaitForAll{4};

void draw_all(session& state, tree_layer& layer) {
  layer.filter.passed.reset();
  layer.drawn_rows.reset();
  layer.show(layer.whole());
  state.filter_earlier();
}

}  // namespace

filter_desk::~filter_desk() {
  for (search& one : searches_) one.progress.token.cancel();
}

void filter_desk::give_up(const std::string& layer) {
  for (search& one : searches_) {
    if (one.layer != layer) continue;
    one.progress.token.cancel();
    one.given_up = true;
  }
}

void filter_desk::begin(session& state, tree_layer& layer) {
  layer.filter.stale = false;
  give_up(layer.prepared->name);
  if (!layer.filter.wanted) return draw_all(state, layer);
  search begun{layer.prepared->name, layer.whole(), {}, false, {}};
  const auto find = [of = begun.of, wanted = *layer.filter.wanted,
                     progress = begun.progress]() -> std::optional<found_rows> {
    try {
      auto passed = std::make_shared<row_bits>(rows_that_match(wanted, of->stored->table, progress));
      return found_rows{passed, filtered(*of, *passed)};
    } catch (const error&) {
      return std::nullopt;
    }
  };
  begun.answer = std::async(std::launch::async, find);
  searches_.push_back(std::move(begun));
}

/// The layer may have been prepared anew meanwhile, for another day; its rows are the same, unless the
/// district is another.
void filter_desk::take(session& state, search& ended) {
  const std::optional<found_rows> found = ended.answer.get();
  tree_layer* layer = state.find(ended.layer);
  if (!found || ended.given_up || layer == nullptr || layer->whole()->stored != ended.of->stored) return;
  layer->filter.passed = found->passed;
  layer->drawn_rows = std::make_shared<const gpu_rows>(*found->passed);
  if (layer->whole() == ended.of) {
    layer->unfiltered = ended.of;
    layer->prepared = found->filtered;
  } else {
    layer->show(layer->whole());
  }
  state.filter_earlier();
}

void filter_desk::update(session& state) {
  for (tree_layer& layer : state.layers)
    if (layer.filter.stale && layer.prepared->stored != nullptr) begin(state, layer);
  const auto until = std::chrono::steady_clock::now() + kWaitForAll;
  std::erase_if(searches_, [&](search& one) {
    if (one.answer.wait_until(until) != std::future_status::ready) return false;
    take(state, one);
    return true;
  });
}

}  // namespace greenward::viewer
