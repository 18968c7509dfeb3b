/*
 * The virtual reader's driver with a keypad in front of it: hands everything on to the driver, and answers the control
 * codes of PC/SC part 10 itself, as the firmware of a reader with keys does. A reader has keys while the file `<slot>.keys`
 * lies in the folder KEYPADS. Asked for a code, it leaves `<slot>.asked` there and waits for `<slot>.typed`: the codes, one
 * a line, or the word `cancel` or `timeout`. The codes are put into the command exactly as the reader was told to.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long dword;
typedef long answer;
typedef struct { dword protocol, length; } header;

#define SUCCESS 0
#define COMMUNICATION_ERROR 612
#define NOT_SUPPORTED 606
#define FEATURES (0x42000000 + 3400)
#define VERIFY_DIRECT 0x42330006
#define MODIFY_DIRECT 0x42330007
#define MOST_DIGITS 14

static void *of_driver(const char *name)
{
	static void *driver;
	if (driver == NULL)
		driver = dlopen(getenv("READER_DRIVER"), RTLD_LAZY | RTLD_LOCAL);
	return driver == NULL ? NULL : dlsym(driver, name);
}

#define HAND_ON(name, parameters, given) \
	answer name parameters \
	{ \
		answer(*next) parameters = (answer(*) parameters)of_driver(#name); \
		return next == NULL ? COMMUNICATION_ERROR : next given; \
	}

HAND_ON(IFDHCreateChannelByName, (dword lun, char *device), (lun, device))
HAND_ON(IFDHCreateChannel, (dword lun, dword channel), (lun, channel))
HAND_ON(IFDHCloseChannel, (dword lun), (lun))
HAND_ON(IFDHGetCapabilities, (dword lun, dword tag, dword *length, unsigned char *value), (lun, tag, length, value))
HAND_ON(IFDHSetCapabilities, (dword lun, dword tag, dword length, unsigned char *value), (lun, tag, length, value))
HAND_ON(IFDHSetProtocolParameters,
	(dword lun, dword protocol, unsigned char flags, unsigned char p1, unsigned char p2, unsigned char p3),
	(lun, protocol, flags, p1, p2, p3))
HAND_ON(IFDHPowerICC, (dword lun, dword action, unsigned char *atr, dword *length), (lun, action, atr, length))
HAND_ON(IFDHTransmitToICC,
	(dword lun, header send, unsigned char *command, dword size, unsigned char *given, dword *length, header *receive),
	(lun, send, command, size, given, length, receive))
HAND_ON(IFDHICCPresence, (dword lun), (lun))

static const char *file_of(dword lun, const char *what)
{
	static char path[4096];
	const char *folder = getenv("KEYPADS");
	snprintf(path, sizeof path, "%s/%lu.%s", folder == NULL ? "/nonexistent" : folder, lun & 0xffff, what);
	return path;
}

static int has_keys(dword lun)
{
	return access(file_of(lun, "keys"), F_OK) == 0;
}

/* What is typed, in at most so many lines; the number of lines, or minus the status of the reader. */
static int typed(dword lun, int seconds, char lines[3][32])
{
	FILE *file = fopen(file_of(lun, "asked"), "w");
	int count = 0;
	if (file != NULL)
		fclose(file);
	for (int waited = 0; access(file_of(lun, "typed"), F_OK) != 0; waited++) {
		if (waited >= seconds * 100)
			break;
		usleep(10000);
	}
	file = fopen(file_of(lun, "typed"), "r");
	if (file != NULL) {
		while (count < 3 && fgets(lines[count], 32, file) != NULL) {
			lines[count][strcspn(lines[count], "\r\n")] = 0;
			count++;
		}
		fclose(file);
	}
	unlink(file_of(lun, "typed"));
	unlink(file_of(lun, "asked"));
	if (count == 0 || strcmp(lines[0], "timeout") == 0)
		return -0x6400;
	return strcmp(lines[0], "cancel") == 0 ? -0x6401 : count;
}

/* Puts digits as BCD and their number as a nibble where the format says; false where the format says something else. */
static int put(unsigned char *block, size_t room, unsigned char format, unsigned char string, unsigned char length,
	       const char *digits)
{
	size_t at = (format >> 3) & 15, most = string & 15, place = length & 15;
	if ((format & 0x87) != 0x81 || (length & 0x10) != 0 || string >> 4 != 4 || place % 4 != 0)
		return 0;
	if (at + most > room || strlen(digits) > 2 * most)
		return 0;
	for (size_t i = 0; digits[i] != 0; i++) {
		unsigned char *byte = &block[at + i / 2], value = (unsigned char)(digits[i] - '0');
		*byte = i % 2 == 0 ? (unsigned char)((value << 4) | (*byte & 15)) : (unsigned char)((*byte & 0xf0) | value);
	}
	unsigned char *count = &block[place / 8], number = (unsigned char)strlen(digits);
	*count = place % 8 == 0 ? (unsigned char)((number << 4) | (*count & 15)) : (unsigned char)((*count & 0xf0) | number);
	return 1;
}

static answer status(int word, unsigned char *given, dword *length)
{
	given[0] = (unsigned char)(word >> 8);
	given[1] = (unsigned char)word;
	*length = 2;
	return SUCCESS;
}

/* 6403: too few or too many digits. */
static int has_right_length(const char *digits, const unsigned char *limits)
{
	size_t count = strlen(digits);
	return count >= limits[1] && count <= limits[0] && count <= MOST_DIGITS && strspn(digits, "0123456789") == count;
}

static answer send(dword lun, unsigned char *command, dword size, unsigned char *given, dword room, dword *length)
{
	header plain = {0, sizeof(header)};
	*length = room;
	answer told = IFDHTransmitToICC(lun, plain, command, size, given, length, &plain);
	memset(command, 0, size);
	return told;
}

static answer verify(dword lun, const unsigned char *asked, dword size, unsigned char *given, dword room, dword *length)
{
	unsigned char command[64];
	char lines[3][32] = {{0}};
	dword data = size < 19 ? 0 : asked[15] | ((dword)asked[16] << 8);
	if (data < 5 || size != 19 + data || data > sizeof command)
		return COMMUNICATION_ERROR;
	int count = typed(lun, asked[0], lines);
	if (count < 0)
		return status(-count, given, length);
	if (!has_right_length(lines[0], &asked[5]))
		return status(0x6403, given, length);
	memcpy(command, &asked[19], data);
	int fits = put(&command[5], data - 5, asked[2], asked[3], asked[4], lines[0]);
	memset(lines, 0, sizeof lines);
	return fits ? send(lun, command, data, given, room, length) : COMMUNICATION_ERROR;
}

static answer modify(dword lun, const unsigned char *asked, dword size, unsigned char *given, dword room, dword *length)
{
	unsigned char command[64];
	char lines[3][32] = {{0}};
	dword data = size < 24 ? 0 : asked[20] | ((dword)asked[21] << 8);
	if (data < 5 || size != 24 + data || data > sizeof command || asked[9] != 3 || asked[5] + asked[6] > data - 5)
		return COMMUNICATION_ERROR;
	int count = typed(lun, asked[0], lines);
	if (count < 0)
		return status(-count, given, length);
	if (count < 3 || strcmp(lines[1], lines[2]) != 0)
		return status(0x6402, given, length);
	if (!has_right_length(lines[0], &asked[7]) || !has_right_length(lines[1], &asked[7]))
		return status(0x6403, given, length);
	memcpy(command, &asked[24], data);
	int fits = put(&command[5 + asked[5]], data - 5 - asked[5], asked[2], asked[3], asked[4], lines[0]) &&
		   put(&command[5 + asked[6]], data - 5 - asked[6], asked[2], asked[3], asked[4], lines[1]);
	memset(lines, 0, sizeof lines);
	return fits ? send(lun, command, data, given, room, length) : COMMUNICATION_ERROR;
}

answer IFDHControl(dword lun, dword code, unsigned char *asked, dword size, unsigned char *given, dword room,
		   dword *length)
{
	static const unsigned char features[] = {0x06, 4, 0x42, 0x33, 0, 0x06, 0x07, 4, 0x42, 0x33, 0, 0x07};
	*length = 0;
	if (!has_keys(lun) || room < sizeof features)
		return NOT_SUPPORTED;
	switch (code) {
	case FEATURES:
		memcpy(given, features, sizeof features);
		*length = sizeof features;
		return SUCCESS;
	case VERIFY_DIRECT:
		return verify(lun, asked, size, given, room, length);
	case MODIFY_DIRECT:
		return modify(lun, asked, size, given, room, length);
	default:
		return NOT_SUPPORTED;
	}
}
