/* Preloaded into a process of a test: while the trigger file is there, fsync and fdatasync fail with the error that the environment names. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(void) {
  const char *trigger = getenv("FAILING_SYNC_TRIGGER");
  const char *error = getenv("FAILING_SYNC_ERROR");
  if (trigger == NULL || error == NULL || access(trigger, F_OK) != 0) return 0;
  errno = strcmp(error, "ENOSPC") == 0 ? ENOSPC : EIO;
  return 1;
}

int fsync(int file) {
  if (fails()) return -1;
  return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file);
}

int fdatasync(int file) {
  if (fails()) return -1;
  return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file);
}
