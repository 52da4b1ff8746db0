#include "viewer/layers/session.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace greenward::viewer {

namespace {

constexpr double kCloseScale = 5000;  ///< 1:n, at which a place that was gone to is seen

/// What should be known of a place that was read.
std::vector<bilingual> notes_on(const read_place& read, const geo::planar_box& district) {
  std::vector<bilingual> notes;
  if (read.turned) notes.push_back(words(text_key::read_turned));
  const double outside = geo::distance(geo::planar_box{read.place, read.place}, district);
  if (outside > 0) {
    const bilingual& say = words(text_key::outside_district);
    notes.push_back({say.zh + " " + distance_text(outside, language::zh),
                     say.en + " " + distance_text(outside, language::en)});
  }
  return notes;
}

}  // namespace

bool session::in_scale(const tree_layer& layer) const {
  const double limit = layer.farthest_scale(), scale = view.scale_denominator();
  return (limit <= 0 || scale <= limit) && scale >= layer.scales.nearest;
}

void tree_layer::show(std::shared_ptr<const prepared_layer> made) {
  unfiltered = filter.passed ? made : nullptr;
  prepared = filter.passed ? filtered(*made, *filter.passed) : std::move(made);
}

tree_layer* session::find(std::string_view name) {
  const auto found =
      std::ranges::find_if(layers, [&](const tree_layer& l) { return l.prepared->name == name; });
  return found == layers.end() ? nullptr : &*found;
}

const tree_layer* session::find(std::string_view name) const {
  const auto found =
      std::ranges::find_if(layers, [&](const tree_layer& l) { return l.prepared->name == name; });
  return found == layers.end() ? nullptr : &*found;
}

void session::filter_earlier() {
  if (!earlier) return;
  const tree_layer* layer = find(earlier->whole->name);
  const bool some = layer != nullptr && layer->filter.passed;
  earlier->prepared = some ? filtered(*earlier->whole, *layer->filter.passed) : earlier->whole;
}

const prepared_layer& session::shown_at(const tree_layer& layer, screen_point at) const {
  const bool left =
      earlier && earlier->prepared->name == layer.prepared->name && at.x * view.density() < divide_column();
  return left ? *earlier->prepared : *layer.prepared;
}

int session::divide_column() const {
  return static_cast<int>(std::lround(time.divide * view.size().width));
}

void session::fit() {
  if (district) view.fit(district->bounds());
}

bool session::can_follow() const {
  const chosen_feature* feature = chosen.current();
  if (feature == nullptr || !drains.model) return false;
  const std::string& layer = layers[feature->layer].prepared->name;
  return layer == "pipes" || layer == "drainage_nodes";
}

void follow_chosen(session& state, drainage::trace_direction direction) {
  if (!state.can_follow()) return;
  const chosen_feature& feature = *state.chosen.current();
  const bool is_pipe = state.layers[feature.layer].prepared->name == "pipes";
  state.drains.follow({is_pipe, feature.row, direction});
  state.tab = details_tab::drains;
}

void session::close_boxes() {
  search.open = go_to.open = export_to.open = import.open = bookmarks.open = databases.open = false;
}

void session::open_go_to() {
  if (!district) return;
  close_boxes();
  go_to.open = go_to.opened_now = true;
}

void session::open_search() {
  if (!district) return;
  close_boxes();
  search.open = search.opened_now = true;
}

void session::go() {
  go_to.problem.reset();
  try {
    const read_place read = read_coordinates(go_to.typed, reference, district->measuring);
    go_to.mark = place_mark{read.place, read.words, notes_on(read, district->bounds())};
    view.look_at(read.place, std::min(view.metres_per_pixel(), metres_per_pixel_of(kCloseScale)));
    go_to.open = false;
  } catch (const error& refused) {
    go_to.problem = refused;
  }
}

void session::copy_coordinates() {
  if (!district || (!pointer && !go_to.mark)) return;
  const geo::planar place = pointer ? *pointer : go_to.mark->place;
  std::string plain = plain_coordinates(place, reference, district->measuring);
  if (!plain.empty()) to_copy = std::move(plain);
}

void session::take_up_trial(bool in_hand) {
  measure.take_up(measure_kind::none);
  select.take_up(select_shape::none);
  trial.take_up(in_hand);
}

void session::take_up_measure(measure_kind what) {
  trial.take_up(false);
  select.take_up(select_shape::none);
  measure.take_up(what);
}

void session::take_up_select(select_shape what) {
  trial.take_up(false);
  measure.take_up(measure_kind::none);
  select.take_up(what);
}

}  // namespace greenward::viewer
