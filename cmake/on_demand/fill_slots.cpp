// Fills the slots that slots.py makes: part of a program that loads a library when it is first called.
#include <dlfcn.h>
#include <cstdio>
#include <cstdlib>

extern "C" {

struct on_demand_function {
  const char* name;
  void** slot;
};
/// Ends with one that has no name.
extern on_demand_function greenward_on_demand[];
extern const char greenward_on_demand_library[];

void greenward_fill_slots();

}  // extern "C"

namespace {

/// As the system's own loader does when a program's library is missing.
[[noreturn]] void stop() {
  std::fprintf(stderr, "无法加载程序库；请重新安装该库。cannot load a library; install it again: %s\n",
               dlerror());
  std::_Exit(127);
}

bool fill_slots() {
  void* library = dlopen(greenward_on_demand_library, RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) stop();
  for (const on_demand_function* function = greenward_on_demand; function->name != nullptr; ++function) {
    void* address = dlsym(library, function->name);
    if (address == nullptr) stop();
    __atomic_store_n(function->slot, address, __ATOMIC_RELEASE);
  }
  return true;
}

}  // namespace

/// Called by the first call of each thread that finds its slot empty; the others wait for the first one.
void greenward_fill_slots() {
  [[maybe_unused]] static const bool filled = fill_slots();
}
