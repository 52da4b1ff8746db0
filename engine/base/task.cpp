#include "engine/base/task.hpp"

#include "engine/base/error.hpp"

namespace greenward {

void task::throw_if_cancelled() const {
  if (!token.cancelled()) return;
  throw error(error_code::cancelled, "", {"操作已取消，未作任何更改", "cancelled; nothing was changed"}, {});
}

}  // namespace greenward
