#include "viewer/layers/map_picture.hpp"

#include "viewer/layers/drawn_at_once.hpp"
#include "viewer/layers/trace_overlay.hpp"
#include "viewer/layers/trial_overlay.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <utility>

namespace greenward::viewer {

namespace {

/// A pale broad stroke below a strong narrow one, so that a chosen feature stands out on any ground.
std::array<layer::style_rule, 2> highlight_rules(const layer::style_rule& own, geo::geometry_kind kind) {
  std::array<layer::style_rule, 2> rules;
  const double width = kind == geo::geometry_kind::line ? own.width : 0;
  rules[0].stroke = {255, 255, 255, 230};
  rules[0].width = width + 7;
  rules[1].stroke = {214, 51, 108, 255};
  rules[1].width = width + 3;
  rules[1].fill = kind == geo::geometry_kind::polygon ? layer::colour{214, 51, 108, 50} : own.fill;
  for (layer::style_rule& rule : rules) {
    rule.marker = own.marker;
    rule.size = own.size + 5;
  }
  return rules;
}

/// While two days are compared, what differs between them is drawn on both sides of the divide.
void add_drawn(const session& state, const tree_layer& layer, std::vector<drawn_layer>& drawn) {
  if (!state.is_drawn(layer) || !layer.gpu) return;
  if (!state.earlier || state.earlier->prepared->name != layer.prepared->name) {
    drawn.push_back({layer.gpu, layer.opacity, {}, layer.drawn_rows});
    return;
  }
  const int divide = state.divide_column();
  drawn.push_back({state.earlier->gpu, layer.opacity, column_span{0, divide}, layer.drawn_rows});
  drawn.push_back({layer.gpu, layer.opacity, column_span{divide, state.view.size().width}, layer.drawn_rows});
}

}  // namespace

map_picture::fingerprint map_picture::fingerprint_of(const session& state) {
  fingerprint print;
  print.view = state.view;
  if (state.basemap.is_drawn()) print.under = {state.basemap.shown, state.basemap.opacity};
  print.on = state.look.on;
  for (const tree_layer& layer : state.layers) {
    print.opacities.push_back(state.is_drawn(layer) ? layer.opacity : 0.0F);
    print.layers.push_back({layer.gpu.get(), layer.drawn_rows});
  }
  if (!state.earlier) return print;
  print.earlier = state.earlier->gpu.get();
  print.divide = state.divide_column();
  return print;
}

void map_picture::invalidate() {
  drawn_.reset();
  drawing_.reset();
  has_picture_ = false;
  highlighted_.reset();  // the same row may lie elsewhere now
  highlighted_in_.reset();
  drawn_over_.reset();
}

bool map_picture::refresh(const session& state, const font_set& fonts,
                          std::optional<drawing_pace::milliseconds> longest) {
  const auto start = std::chrono::steady_clock::now();
  const fingerprint wanted = fingerprint_of(state);
  const auto needs_names = [&] {
    return drawn_ && drawn_->view == wanted.view && lettered_around_ != state.covered;
  };
  bool has_time = true;  // names take theirs as well
  if (!needs_names() && drawn_ != wanted) {
    begin_ground(state, wanted);
    draw_ground(longest);
    has_time = !longest || std::chrono::steady_clock::now() - start < *longest / 2;
  }
  if (needs_names() && has_time) letter(state, fonts);
  if (has_picture_) draw_over(state);
  return drawn_ == wanted && !needs_names();
}

/// Unless it has begun. One that is drawn for other layers is given up once, and no more: what changes all
/// the time would never be seen.
void map_picture::begin_ground(const session& state, const fingerprint& wanted) {
  if (drawing_ && (drawing_ == wanted || (has_given_up_ && drawing_->view == wanted.view))) return;
  std::vector<drawn_layer> layers;
  for (const tree_layer& layer : state.layers) add_drawn(state, layer, layers);
  canvas_.use(wanted.on);
  canvas_.begin(state.view, layers, wanted.under);
  has_given_up_ = drawing_.has_value();
  drawing_ = wanted;
  milliseconds_so_far_ = 0;
}

void map_picture::draw_ground(std::optional<drawing_pace::milliseconds> longest) {
  const auto start = std::chrono::steady_clock::now();
  const bool complete = canvas_.go_on(longest);
  milliseconds_so_far_ += drawing_pace::milliseconds(std::chrono::steady_clock::now() - start).count();
  if (!complete) return;
  drawn_ = std::exchange(drawing_, std::nullopt);
  milliseconds_ = milliseconds_so_far_;
  lettered_around_.reset();
}

void map_picture::letter(const session& state, const font_set& fonts) {
  const std::vector<label_source> sources = label_sources(state);
  canvas_.letter([&] {
    std::vector<placed_label> labels = layout_labels(state.view, sources, state.covered, advances_of(fonts));
    drop_labels_of_what_is_not_shown(state, sources, labels);
    label_count_ = labels.size();
    names_.emplace(labels, sources, fonts,
                   label_target{state.view.size(), state.view.density(), state.look.on});
    names_->paint();
  });
  view_ = state.view;
  has_picture_ = true;
  lettered_around_ = state.covered;
  drawn_over_.reset();
}

/// Over the ground that has its names, whether or not it is the one that is wanted.
void map_picture::draw_over(const session& state) {
  over_fingerprint wanted{{},
                          state.chosen.one_street,
                          state.trial.version,
                          state.drains.version,
                          state.scenario.version,
                          state.scenario.is_divided() ? state.divide_column() : 0,
                          marked_overlay::marks_of(state)};
  if (const chosen_feature* chosen = state.chosen.current()) {
    wanted.chosen = *chosen;
    wanted.chosen_in = state.layers[chosen->layer].prepared;
  }
  if (drawn_over_ == wanted) return;
  drawn_over_ = wanted;
  update_highlight(state);
  update_trial(state.trial);
  update_trace(state.drains);
  update_scenario(state);
  marked_.update(state);
  std::vector<drawn_layer> layers;
  for (const auto& part : marked_.layers()) layers.push_back({part, 1});
  scenario_.add_to(layers, state.divide_column(), state.view.size().width);
  for (const auto& part : trace_) layers.push_back({part, 1});
  for (const auto& part : trial_) layers.push_back({part, 1});
  for (const auto& part : highlight_) layers.push_back({part, 1});
  canvas_.draw_over(view_, layers, names_ ? [this] { names_->paint(); } : std::function<void()>());
}

void map_picture::update_trace(const drain_state& drains) {
  if (trace_version_ == drains.version) return;
  trace_version_ = drains.version;
  trace_ = trace_overlay(drains);
}

void map_picture::update_scenario(const session& state) {
  if (scenario_version_ == state.scenario.version) return;
  scenario_version_ = state.scenario.version;
  const tree_layer* pipes = state.find("pipes");
  scenario_ = pipes != nullptr ? scenario_overlay(state.scenario, *pipes->whole()) : scenario_picture();
}

void map_picture::update_trial(const trial_state& trial) {
  if (trial_version_ == trial.version) return;
  trial_version_ = trial.version;
  trial_ = trial_overlay(trial);
}

void map_picture::update_highlight(const session& state) {
  const chosen_feature* chosen = state.chosen.current();
  if (chosen == nullptr) {
    highlight_.clear();
    highlighted_.reset();
    highlighted_in_.reset();  // and with it the district of the layer
    return;
  }
  const auto& prepared = state.layers[chosen->layer].prepared;
  const bool same = highlighted_ == *chosen && highlighted_in_ == prepared;
  if (same && highlighted_street_ == state.chosen.one_street) return;
  highlighted_ = *chosen;
  highlighted_in_ = prepared;
  highlighted_street_ = state.chosen.one_street;
  highlight_.clear();
  const prepared_layer& layer = *prepared;
  geo::planar_geometry one;
  for (const chosen_feature& hit : state.chosen.hits)
    if (hit == *chosen || highlighted_street_) one.append(layer.geometry()[hit.row]);
  const std::uint16_t own_rule = layer.rule_of_row[chosen->row];
  if (own_rule == kNoRule) return;
  for (const layer::style_rule& rule : highlight_rules(layer.style.rules[own_rule], one.kinds().front())) {
    highlight_.push_back(drawn_at_once(one, rule));
  }
}

/// Names that begin left of the divide belong to works that are there on the day before.
void map_picture::drop_labels_of_what_is_not_shown(const session& state,
                                                   std::span<const label_source> sources,
                                                   std::vector<placed_label>& labels) {
  if (!state.earlier) return;
  const prepared_layer& before = *state.earlier->prepared;
  std::erase_if(labels, [&](const placed_label& label) {
    const label_source& source = sources[label.source];
    return source.geometry == &before.geometry() && !label.glyphs.empty() &&
           label.glyphs.front().middle.x * state.view.density() < state.divide_column() &&
           before.rule_of_row[label.row] == kNoRule;
  });
}

std::vector<label_source> map_picture::label_sources(const session& state) {
  std::vector<label_source> sources;
  for (const tree_layer& tree : state.layers) {
    const prepared_layer& layer = *tree.prepared;
    const layer::column* names = layer.names();
    const double limit = layer.style.label_min_scale;
    if (names == nullptr || !state.is_drawn(tree)) continue;
    if (limit > 0 && state.view.scale_denominator() > limit) continue;
    double symbol = 0;
    for (const layer::style_rule& rule : layer.style.rules) symbol = std::max(symbol, rule.size);
    sources.push_back({&layer.geometry(), &layer.index(), names, layer.rule_of_row, layer.anchors,
                       layer.style.label_size, layer.style.label_colour, layer.style.label_priority,
                       symbol / 2 * symbol_scale(state.view.scale_denominator())});
  }
  return sources;
}

}  // namespace greenward::viewer
