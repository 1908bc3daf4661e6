/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/fonts.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/fonts_pango.h"
#include "doc/layout.h"
#include "doc/press__.h"

#define FAMILY        "Tinos"
#define DEBIAN_FOLDER "/usr/share/fonts/truetype/croscore"

static const char *const faces[] = {
    "Tinos-Regular.ttf",
    "Tinos-Bold.ttf",
    "Tinos-Italic.ttf",
    "Tinos-BoldItalic.ttf",
};

struct fonts {
    struct press press;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
};

/* The letters whose absence has been seen to spoil documents, and the box to tick. */
static const char *missing_letter(struct fonts *f, const FcCharSet *has)
{
    static const char *const needed[] = { "ơ", "ư", "ạ", "đ", "ủ", "Ơ", "Ư", "Ạ", "Đ", "Ủ", "ấ",
                                          "ệ", "ỗ", "ữ", "ỵ", "ằ", "ẽ", "ỉ", "“", "”", "–", "□" };

    for (size_t i = 0; i < COUNT(needed); i++) {
        FcChar32 rune;

        (void)f->press.FcUtf8ToUcs4((const FcChar8 *)needed[i], &rune, (int)strlen(needed[i]));
        if (!f->press.FcCharSetHasChar(has, rune))
            return needed[i];
    }
    return NULL;
}

static enum err cannot_be_read(const char *path, struct error *e)
{
    (void)error_set(e, E_INTERNAL, "The font file %s cannot be read.", path);
    return error_hint(e, "Install the Debian package fonts-croscore.");
}

static enum err face_check(struct fonts *f, const FcPattern *face, const char *path,
                           struct error *e)
{
    FcCharSet *letters;
    const char *missing;

    if (!f->press.FcConfigAppFontAddFile(f->config, (const FcChar8 *)path))
        return cannot_be_read(path, e);
    if (f->press.FcPatternGetCharSet(face, FC_CHARSET, 0, &letters) != FcResultMatch)
        return error_set(e, E_INTERNAL, "The font file %s has no letters.", path);
    missing = missing_letter(f, letters);
    if (missing) {
        (void)error_set(e, E_INTERNAL, "The font file %s lacks the letter %s.", path, missing);
        return error_hint(e, "Install the Debian package fonts-croscore.");
    }
    return OK;
}

static enum err face_add(struct fonts *f, const char *path, struct error *e)
{
    int count;
    FcPattern *face = f->press.FcFreeTypeQuery((const FcChar8 *)path, 0, NULL, &count);
    enum err r;

    if (!face)
        return cannot_be_read(path, e);
    r = face_check(f, face, path, e);
    f->press.FcPatternDestroy(face);
    return r;
}

static PangoFcFontMap *fc_map(struct fonts *f)
{
    return (PangoFcFontMap *)(void *)f->map;
}

/* Unhinted metrics: the same lines break on every machine and in every reader. */
static void context_prepare(struct fonts *f, PangoContext *c)
{
    cairo_font_options_t *o = f->press.cairo_font_options_create();

    f->press.cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
    f->press.cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
    f->press.cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_NONE);
    f->press.pango_cairo_context_set_font_options(c, o);
    f->press.cairo_font_options_destroy(o);
    f->press.pango_cairo_context_set_resolution(c, 72);
    f->press.pango_context_set_round_glyph_positions(c, FALSE);
    f->press.pango_context_set_language(c, f->press.pango_language_from_string("vi"));
    f->press.pango_context_set_base_dir(c, PANGO_DIRECTION_LTR);
}

static enum err fill(struct fonts *f, const char *folder, struct error *e)
{
    f->config = f->press.FcConfigCreate();
    assert(f->config);
    for (size_t i = 0; i < COUNT(faces); i++) {
        char path[4096];
        int n = snprintf(path, sizeof(path), "%s/%s", folder, faces[i]);
        enum err r;

        if (n < 0 || (size_t)n >= sizeof(path))
            return error_set(e, E_INVALID, "The path of the font folder is too long.");
        r = face_add(f, path, e);
        if (r)
            return r;
    }
    f->map = f->press.pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    f->press.pango_fc_font_map_set_config(fc_map(f), f->config);
    f->context = f->press.pango_font_map_create_context(f->map);
    context_prepare(f, f->context);
    return OK;
}

enum err fonts_open(const char *folder, struct fonts **ret, struct error *e)
{
    CLEANUP(fonts_close) struct fonts *f = calloc(1, sizeof(*f));
    enum err r;

    assert(f);
    r = press__load(&f->press, e);
    if (!r)
        r = fill(f, folder ? folder : DEBIAN_FOLDER, e);
    if (r)
        return r; /* NOLINT(clang-analyzer-unix.Malloc): CLEANUP frees it */
    *ret = TAKE(f);
    return OK;
}

void fonts_close(struct fonts **fonts)
{
    struct fonts *f = *fonts;

    assert(fonts);
    if (!f)
        return;
    if (f->context)
        f->press.g_object_unref(f->context);
    if (f->map) {
        /* pango 1.50 does not give its reference back by itself. */
        f->press.pango_fc_font_map_set_config(fc_map(f), NULL);
        f->press.g_object_unref(f->map);
    }
    if (f->config)
        f->press.FcConfigDestroy(f->config);
    free(f);
    *fonts = NULL;
}

const struct press *fonts_press(const struct fonts *f)
{
    return &f->press;
}

PangoLayout *fonts_layout(struct fonts *f)
{
    return f->press.pango_layout_new(f->context);
}

PangoFontDescription *fonts_describe(struct fonts *f, double size)
{
    PangoFontDescription *d = f->press.pango_font_description_new();

    f->press.pango_font_description_set_family_static(d, FAMILY);
    f->press.pango_font_description_set_absolute_size(d, size * PANGO_SCALE);
    return d;
}

static void attribute(struct fonts *f, PangoAttrList *attrs, PangoAttribute *what, size_t from,
                      size_t to)
{
    what->start_index = (guint)from;
    what->end_index = (guint)to;
    f->press.pango_attr_list_insert(attrs, what);
}

void fonts_look(struct fonts *f, PangoAttrList *attrs, unsigned look, size_t from, size_t to)
{
    assert(attrs);
    if (look & LAYOUT_BOLD)
        attribute(f, attrs, f->press.pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    if (look & LAYOUT_ITALIC)
        attribute(f, attrs, f->press.pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
    if (look & LAYOUT_UNDERLINE)
        attribute(f, attrs, f->press.pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, to);
}

static PangoLayout *set(struct fonts *f, const char *text, size_t n, double size, unsigned look)
{
    PangoLayout *l = fonts_layout(f);
    PangoAttrList *attrs = f->press.pango_attr_list_new();
    PangoFontDescription *font = fonts_describe(f, size);

    fonts_look(f, attrs, look, 0, n);
    f->press.pango_layout_set_font_description(l, font);
    f->press.pango_layout_set_attributes(l, attrs);
    f->press.pango_layout_set_text(l, text, (int)n);
    f->press.pango_font_description_free(font);
    f->press.pango_attr_list_unref(attrs);
    return l;
}

double fonts_measure(struct fonts *f, const char *text, size_t n, double size, unsigned look)
{
    PangoLayout *l = set(f, text, n, size, look);
    int width;

    f->press.pango_layout_get_size(l, &width, NULL);
    f->press.g_object_unref(l);
    return (double)width / PANGO_SCALE;
}

static int lines_at(struct fonts *f, PangoLayout *l, int width)
{
    f->press.pango_layout_set_width(l, width);
    return f->press.pango_layout_get_line_count(l);
}

/* The least width that needs no more lines than the full one. */
static void narrow(struct fonts *f, PangoLayout *l, int width)
{
    int lines = lines_at(f, l, width), least = width / 4;

    while (width - least > PANGO_SCALE) {
        int middle = least + (width - least) / 2;

        if (lines_at(f, l, middle) > lines)
            least = middle;
        else
            width = middle;
    }
    (void)lines_at(f, l, width);
}

struct str fonts_balance(struct fonts *f, struct arena *a, struct str text, double size,
                         unsigned look, double width)
{
    CLEANUP(buf_done) struct buf b = { 0 };
    PangoLayout *l = set(f, text.p ? text.p : "", text.n, size, look);
    int lines;

    f->press.pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    narrow(f, l, (int)(width * PANGO_SCALE));
    lines = f->press.pango_layout_get_line_count(l);
    for (int i = 0; i < lines; i++) {
        PangoLayoutLine *line = f->press.pango_layout_get_line_readonly(l, i);
        size_t from = (size_t)line->start_index;

        if (i > 0)
            buf_char(&b, '\n');
        buf_str(&b, str_trim(str_sub(text, from, from + (size_t)line->length)));
    }
    f->press.g_object_unref(l);
    return buf_take(&b, a);
}
