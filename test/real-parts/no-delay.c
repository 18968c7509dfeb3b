/*
 * Loaded into the test run's own PC/SC daemon. The virtual reader's driver writes length and message in two pieces;
 * without TCP_NODELAY the second one waits 40 ms for the acknowledgement of the first, at every command.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

typedef int (*accept_function)(int, struct sockaddr *, socklen_t *);

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
