// Built into the viewer of these tests under a sanitizer, for display drivers: modules that are loaded late.
extern "C" int dlclose(void* module);
extern "C" const char* __lsan_default_options();       // NOLINT: the leak checker's names
extern "C" const char* __lsan_default_suppressions();  // NOLINT

// A driver is unloaded when the viewer ends; what it holds for the whole process then looks leaked, in a
// module that no longer has a name. So nothing is unloaded.
extern "C" int dlclose(void* /*module*/) {
  return 0;
}

// The leak checker guesses where the thread-local memory of such modules lies by what stands before it, and
// crashes where it guesses wrong. So it does not look there, and is told what nothing else points to: GLib's
// and GDAL's private memory of a thread and the loader's list of modules.
extern "C" const char* __lsan_default_options() {
  return "use_tls=0";
}
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libglib-2.0\nleak:libgdal\nleak:add_to_global_resize\n";
}
