// One of many updates that cannot be done.
#pragma once

#include "engine/base/bilingual.hpp"

#include <cstddef>

namespace greenward::workflow {

struct refused_update {
  std::size_t update = 0;  ///< position in the request
  bilingual reason;
};

}  // namespace greenward::workflow
