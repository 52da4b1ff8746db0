// Work on one core: what is found must not depend on how many there are.
#pragma once

#include <sched.h>

namespace greenward::testing {

/// For its lifetime the threads of this one have one core to share.
class one_core {
 public:
  one_core() {
    sched_getaffinity(0, sizeof before_, &before_);
    cpu_set_t one;
    CPU_ZERO(&one);
    for (int core = 0; core < CPU_SETSIZE; ++core)
      if (CPU_ISSET(core, &before_) && CPU_COUNT(&one) == 0) CPU_SET(core, &one);
    sched_setaffinity(0, sizeof one, &one);
  }
  ~one_core() { sched_setaffinity(0, sizeof before_, &before_); }
  one_core(const one_core&) = delete;
  one_core& operator=(const one_core&) = delete;

 private:
  cpu_set_t before_{};
};

}  // namespace greenward::testing
