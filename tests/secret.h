/* secret.h - does a word still lie anywhere in the memory of this process?
 *
 * The word is written nowhere in the program: it is made when it is asked for, and compared letter by
 * letter, so that only what the code under test left behind is found. */
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SECRET_WORD = 26, SECRET_CHUNK = 1 << 16 };

static inline char secret_letter(size_t i)
{
    return (char)('A' + (i * 11 + 7) % 26);
}

/* Followed by a NUL. The caller wipes it. */
static inline void secret_word(char into[SECRET_WORD + 1])
{
    for (size_t i = 0; i < SECRET_WORD; i++)
        into[i] = secret_letter(i);
    into[SECRET_WORD] = '\0';
}

static inline bool secret_in(const char *p, size_t n)
{
    for (size_t at = 0; at + SECRET_WORD <= n; at++) {
        size_t same = 0;

        while (same < SECRET_WORD && p[at + same] == secret_letter(same))
            same++;
        if (same == SECRET_WORD)
            return true;
    }
    return false;
}

/* Overlapping chunks; what is looked at is never the copy made for looking. */
static inline bool secret_between(int memory, unsigned long from, unsigned long to)
{
    static char chunk[SECRET_CHUNK];
    bool found = false;

    for (unsigned long at = from; at < to && !found; at += SECRET_CHUNK - SECRET_WORD) {
        size_t n = to - at < SECRET_CHUNK ? to - at : SECRET_CHUNK;
        bool own = at < (unsigned long)chunk + SECRET_CHUNK && at + n > (unsigned long)chunk;
        ssize_t got = own ? 0 : pread(memory, chunk, n, (off_t)at);

        found = got > 0 && secret_in(chunk, (size_t)got);
        explicit_bzero(chunk, sizeof(chunk));
    }
    return found;
}

/* All that can be written to, but for the shadows of sanitizers, which are larger than any heap. */
static inline bool memory_has_secret_word(void)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    unsigned long from, to;
    char line[512], rights[8];
    bool found = false;

    while (maps && memory >= 0 && fgets(line, sizeof(line), maps)) {
        if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) == 3 && rights[1] == 'w' &&
            to - from < 1UL << 30)
            found = found || secret_between(memory, from, to);
    }
    if (memory >= 0)
        (void)close(memory);
    if (maps)
        (void)fclose(maps);
    return found;
}
