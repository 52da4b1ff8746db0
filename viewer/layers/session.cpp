#include "viewer/layers/session.hpp"

#include <algorithm>

namespace greenward::viewer {

bool session::in_scale(const tree_layer& layer) const {
  const double limit = layer.prepared->style.min_scale;
  return limit <= 0 || view.scale_denominator() <= limit;
}

tree_layer* session::find(std::string_view name) {
  const auto found =
      std::ranges::find_if(layers, [&](const tree_layer& l) { return l.prepared->name == name; });
  return found == layers.end() ? nullptr : &*found;
}

void session::fit() {
  if (district) view.fit(district->bounds());
}

}  // namespace greenward::viewer
