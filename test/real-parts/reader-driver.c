/*
 * Loaded into the test run's own PC/SC daemon, in front of the virtual reader's driver.
 * Prompt answers: the driver writes length and message in two pieces; without TCP_NODELAY the second one waits 40 ms for
 * the acknowledgement of the first, at every command.
 * Unplugging: while the file named in UNPLUGGED is there, the driver is told that there is no device behind it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

typedef int (*accept_function)(int, struct sockaddr *, socklen_t *);
typedef int (*present_function)(void *);
typedef ssize_t (*transmit_function)(void *, size_t, const unsigned char *, unsigned char **);

int accept(int listening, struct sockaddr *address, socklen_t *length)
{
	accept_function next = (accept_function)dlsym(RTLD_NEXT, "accept");
	int connection = next(listening, address, length);
	if (connection >= 0) {
		int before = errno;
		int yes = 1;
		setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
		errno = before;
	}
	return connection;
}

static int is_unplugged(void)
{
	const char *file = getenv("UNPLUGGED");
	return file != NULL && access(file, F_OK) == 0;
}

/* The driver is loaded by name, so its own functions are not behind this library: they are looked up in it. */
static void *of_driver(const char *name)
{
	static void *driver;
	if (driver == NULL)
		driver = dlopen(getenv("READER_DRIVER"), RTLD_LAZY | RTLD_LOCAL);
	return driver == NULL ? NULL : dlsym(driver, name);
}

int vicc_present(void *reader)
{
	present_function next = (present_function)of_driver("vicc_present");
	return is_unplugged() || next == NULL ? -1 : next(reader);
}

ssize_t vicc_transmit(void *reader, size_t length, const unsigned char *command, unsigned char **answer)
{
	transmit_function next = (transmit_function)of_driver("vicc_transmit");
	ssize_t given = is_unplugged() || next == NULL ? -1 : next(reader, length, command, answer);
	return is_unplugged() ? -1 : given;
}
