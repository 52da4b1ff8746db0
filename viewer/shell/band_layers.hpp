// The layers of the service area as the bands want them.
#pragma once

#include "viewer/layers/session.hpp"

#include <memory>

namespace greenward::viewer {

class band_layers {
 public:
  /// Once a frame: the tree's layers show the answer, or what they showed before. Needs the context.
  void follow(session& state);
  /// The tree's layers are about to be others: what they showed before is of no use. An answer that was shown
  /// stays good.
  void forget();

 private:
  struct exchanged {
    std::shared_ptr<const prepared_layer> plain;  ///< before; nullptr: nothing was exchanged
    std::shared_ptr<const gpu_layer> plain_gpu;
    std::shared_ptr<const prepared_layer> other;
    std::shared_ptr<const gpu_layer> other_gpu;
  };
  static void show(tree_layer* layer, const std::shared_ptr<prepared_layer>& wanted, exchanged& kept);

  exchanged areas_, places_;
};

}  // namespace greenward::viewer
