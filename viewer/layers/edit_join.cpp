#include "viewer/layers/edit_join.hpp"

#include "engine/workflow/join_feature.hpp"
#include "viewer/canvas/picking.hpp"
#include "viewer/i18n/text_table.hpp"
#include "viewer/layers/feature_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace greenward::viewer {

namespace {

/// Of two lines whose distances from the click differ by less, a part of the tolerance, neither is meant.
constexpr double kAsNear = 1.0 / 3;

const prepared_layer* layer_of(const session& state) {
  const auto found = std::ranges::find_if(state.layers, [&](const tree_layer& layer) {
    return layer.prepared->name == state.edit->layer && layer.prepared->stored != nullptr &&
           state.is_drawn(layer);
  });
  return found != state.layers.end() ? found->prepared.get() : nullptr;
}

bool is_part_of(const edit_state& form, feature_id id) {
  const auto in = std::span(form.lines).first(form.shape.joins());
  return form.feature == id ||
         std::ranges::any_of(in, [id](const joined_line& line) { return line.seen.ids().front() == id; });
}

/// The lines under the click that are not in the form already, the nearest first.
std::vector<pick_hit> others_at(const edit_state& form, const prepared_layer& layer, geo::planar at,
                                double tolerance) {
  const pick_source source{0, &layer.geometry(), &layer.index(), layer.rule_of_row};
  std::vector<pick_hit> hits = pick(std::span(&source, 1), at, tolerance);
  std::erase_if(hits,
                [&](const pick_hit& hit) { return is_part_of(form, layer.stored->table.ids()[hit.row]); });
  return hits;
}

/// What a person has typed stays.
std::vector<filled_field> filled_by(const edit_state& form,
                                    const std::vector<workflow::field_difference>& differences) {
  const auto in = std::span(form.lines).first(form.shape.joins());
  std::vector<filled_field> filled;
  for (const workflow::field_difference& one : differences) {
    const auto field = std::ranges::find(form.fields, one.field, &edit_field::name);
    const auto at = static_cast<std::size_t>(field - form.fields.begin());
    const bool is_typed = field->text != field->was && std::ranges::none_of(in, [&](const joined_line& line) {
                            return std::ranges::any_of(line.filled, [&](const filled_field& before) {
                              return before.field == at && before.after == field->text;
                            });
                          });
    if (one.is_taken && !is_typed) filled.push_back({at, field->text, one.taken});
  }
  return filled;
}

/// The form's feature as it is stored, with what it has of the lines that have been joined to it.
const layer::feature_table& own_row(const edit_state& form) {
  return form.shape.joins() == 0 ? *form.seen : form.lines[form.shape.joins() - 1].joined;
}

void join(session& state, const prepared_layer& layer, std::uint32_t row) {
  edit_state& form = *state.edit;
  const layer::feature_table& table = layer.stored->table;
  const layer::feature_table other = table.selected(std::array<std::size_t, 1>{row});
  const edited_shape shape(table.geometry()[row], layer.geometry()[row]);
  const workflow::end_meeting meeting =
      workflow::meeting_of(form.shape.ends(), shape.ends(), workflow::ways_to_join(own_row(form), other));
  if (const auto obstacle = workflow::obstacle_of(meeting)) {
    form.problem = bilingual{obstacle->problem.zh + "。" + obstacle->advice.zh,
                             obstacle->problem.en + "; " + obstacle->advice.en};
    state.fresh_text += form.problem->zh;
    return;
  }
  layer::feature_table joined = workflow::joined_row(own_row(form), other, meeting.joint->before);
  auto differences = workflow::differences_of(own_row(form), other, joined);
  joined_line line{other, std::move(joined), name_of(table, row), filled_by(form, differences), {}, {}};
  line.differences = std::move(differences);
  line.joint = workflow::note_on_joint(own_row(form), other, meeting.joint->before);
  if (line.joint) state.fresh_text += line.joint->zh;
  form.shape.join(shape, *meeting.joint);
  form.take_line(std::move(line));
  form.click = map_click::nothing;
}

}  // namespace

void join_line_at(session& state, geo::planar at, double tolerance) {
  edit_state& form = *state.edit;
  form.problem.reset();
  const prepared_layer* layer = layer_of(state);
  const std::vector<pick_hit> hits =
      layer != nullptr ? others_at(form, *layer, at, tolerance) : std::vector<pick_hit>{};
  if (hits.empty()) {
    form.problem = words(text_key::edit_join_none);
  } else if (hits.size() > 1 && hits[1].distance - hits[0].distance < kAsNear * tolerance) {
    form.problem = words(text_key::edit_join_several);
  } else {
    join(state, *layer, hits.front().row);
  }
}

}  // namespace greenward::viewer
