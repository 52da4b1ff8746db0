// Built into the viewer of these tests under a sanitizer. A display driver is a module that is unloaded when
// the viewer ends; what it holds for the whole process then looks leaked to the leak checker, in a module
// that no longer has a name. So nothing is unloaded.
extern "C" int dlclose(void* module);
extern "C" int dlclose(void* /*module*/) {
  return 0;
}
