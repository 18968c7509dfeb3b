/* Preloaded into the processes of a bench: making a write last takes so many microseconds more, as on a disk without a protected cache. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int wait_then(const char *name, int file) {
  const char *microseconds = getenv("SLOW_SYNC_MICROSECONDS");
  long more = microseconds == NULL ? 0 : atol(microseconds);
  struct timespec time = {more / 1000000, (more % 1000000) * 1000};
  nanosleep(&time, NULL);
  return ((int (*)(int))dlsym(RTLD_NEXT, name))(file);
}

int fsync(int file) { return wait_then("fsync", file); }

int fdatasync(int file) { return wait_then("fdatasync", file); }
