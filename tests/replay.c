/* SPDX-License-Identifier: Apache-2.0 */
/* replay.c - runs a fuzz target over its stored corpus, one TAP line a file. */
#include <dirent.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *path)
{
    static const size_t most = 10U << 20;
    FILE *f = fopen(path, "rb");
    uint8_t *data;
    size_t n;

    if (!f)
        return 0;
    data = malloc(most);
    if (!data) {
        (void)fclose(f);
        return 0;
    }
    n = fread(data, 1, most, f);
    (void)fclose(f);
    (void)LLVMFuzzerTestOneInput(data, n);
    free(data);
    return 1;
}

int main(int argc, char **argv)
{
    struct dirent **names = NULL;
    int count, ran = 0;

    if (argc != 2)
        return 2;
    count = scandir(argv[1], &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[4096];

        if (names[i]->d_name[0] != '.') {
            (void)snprintf(path, sizeof(path), "%s/%s", argv[1], names[i]->d_name);
            ran++;
            printf("%s %d - %s\n", replay_file(path) ? "ok" : "not ok", ran, names[i]->d_name);
            (void)fflush(stdout);
        }
        free(names[i]);
    }
    free(names);
    if (ran == 0)
        printf("not ok 1 - the corpus is empty\n");
    printf("1..%d\n", ran ? ran : 1);
    return ran ? 0 : 1;
}
