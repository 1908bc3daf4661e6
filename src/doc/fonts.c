/* SPDX-License-Identifier: Apache-2.0 */
#include "doc/fonts.h"

#include <assert.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/fonts_pango.h"
#include "doc/layout.h"

#define FAMILY        "Tinos"
#define DEBIAN_FOLDER "/usr/share/fonts/truetype/croscore"

static const char *const faces[] = {
    "Tinos-Regular.ttf",
    "Tinos-Bold.ttf",
    "Tinos-Italic.ttf",
    "Tinos-BoldItalic.ttf",
};

struct fonts {
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
};

static void pattern_done(FcPattern **p)
{
    if (*p)
        FcPatternDestroy(*p);
}

/* The letters whose absence has been seen to spoil documents, and the box to tick. */
static const char *missing_letter(const FcCharSet *has)
{
    static const char *const needed[] = { "ơ", "ư", "ạ", "đ", "ủ", "Ơ", "Ư", "Ạ", "Đ", "Ủ", "ấ",
                                          "ệ", "ỗ", "ữ", "ỵ", "ằ", "ẽ", "ỉ", "“", "”", "–", "□" };

    for (size_t i = 0; i < COUNT(needed); i++) {
        FcChar32 rune;

        (void)FcUtf8ToUcs4((const FcChar8 *)needed[i], &rune, (int)strlen(needed[i]));
        if (!FcCharSetHasChar(has, rune))
            return needed[i];
    }
    return NULL;
}

static enum err face_add(struct fonts *f, const char *path, struct error *e)
{
    CLEANUP(pattern_done) FcPattern *face = NULL;
    FcCharSet *letters;
    const char *missing;
    int count;

    face = FcFreeTypeQuery((const FcChar8 *)path, 0, NULL, &count);
    if (!face || !FcConfigAppFontAddFile(f->config, (const FcChar8 *)path)) {
        (void)error_set(e, E_INTERNAL, "The font file %s cannot be read.", path);
        return error_hint(e, "Install the Debian package fonts-croscore.");
    }
    if (FcPatternGetCharSet(face, FC_CHARSET, 0, &letters) != FcResultMatch)
        return error_set(e, E_INTERNAL, "The font file %s has no letters.", path);
    missing = missing_letter(letters);
    if (missing) {
        (void)error_set(e, E_INTERNAL, "The font file %s lacks the letter %s.", path, missing);
        return error_hint(e, "Install the Debian package fonts-croscore.");
    }
    return OK;
}

/* Unhinted metrics: the same lines break on every machine and in every reader. */
static void context_prepare(PangoContext *c)
{
    cairo_font_options_t *o = cairo_font_options_create();

    cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_NONE);
    pango_cairo_context_set_font_options(c, o);
    cairo_font_options_destroy(o);
    pango_cairo_context_set_resolution(c, 72);
    pango_context_set_round_glyph_positions(c, FALSE);
    pango_context_set_language(c, pango_language_from_string("vi"));
    pango_context_set_base_dir(c, PANGO_DIRECTION_LTR);
}

static enum err fill(struct fonts *f, const char *folder, struct error *e)
{
    f->config = FcConfigCreate();
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
    f->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(f->map), f->config);
    f->context = pango_font_map_create_context(f->map);
    context_prepare(f->context);
    return OK;
}

enum err fonts_open(const char *folder, struct fonts **ret, struct error *e)
{
    CLEANUP(fonts_close) struct fonts *f = calloc(1, sizeof(*f));
    enum err r;

    assert(f);
    r = fill(f, folder ? folder : DEBIAN_FOLDER, e);
    if (r)
        return r; /* NOLINT(clang-analyzer-unix.Malloc): CLEANUP frees it */
    *ret = TAKE(f);
    return OK;
}

void fonts_close(struct fonts **fonts)
{
    struct fonts *f = *fonts;

    if (!f)
        return;
    if (f->context)
        g_object_unref(f->context);
    if (f->map) {
        /* pango 1.50 does not give its reference back by itself. */
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(f->map), NULL);
        g_object_unref(f->map);
    }
    if (f->config)
        FcConfigDestroy(f->config);
    free(f);
    *fonts = NULL;
}

PangoLayout *fonts_layout(struct fonts *f)
{
    return pango_layout_new(f->context);
}

PangoFontDescription *fonts_describe(double size)
{
    PangoFontDescription *d = pango_font_description_new();

    pango_font_description_set_family_static(d, FAMILY);
    pango_font_description_set_absolute_size(d, size * PANGO_SCALE);
    return d;
}

static void attribute(PangoAttrList *attrs, PangoAttribute *what, size_t from, size_t to)
{
    what->start_index = (guint)from;
    what->end_index = (guint)to;
    pango_attr_list_insert(attrs, what);
}

void fonts_look(PangoAttrList *attrs, unsigned look, size_t from, size_t to)
{
    if (look & LAYOUT_BOLD)
        attribute(attrs, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    if (look & LAYOUT_ITALIC)
        attribute(attrs, pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
    if (look & LAYOUT_UNDERLINE)
        attribute(attrs, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, to);
}

static PangoLayout *set(struct fonts *f, const char *text, size_t n, double size, unsigned look)
{
    PangoLayout *l = fonts_layout(f);
    PangoAttrList *attrs = pango_attr_list_new();
    PangoFontDescription *font = fonts_describe(size);

    fonts_look(attrs, look, 0, n);
    pango_layout_set_font_description(l, font);
    pango_layout_set_attributes(l, attrs);
    pango_layout_set_text(l, text, (int)n);
    pango_font_description_free(font);
    pango_attr_list_unref(attrs);
    return l;
}

double fonts_measure(struct fonts *f, const char *text, size_t n, double size, unsigned look)
{
    PangoLayout *l = set(f, text, n, size, look);
    int width;

    pango_layout_get_size(l, &width, NULL);
    g_object_unref(l);
    return (double)width / PANGO_SCALE;
}

static int lines_at(PangoLayout *l, int width)
{
    pango_layout_set_width(l, width);
    return pango_layout_get_line_count(l);
}

/* The least width that needs no more lines than the full one. */
static void narrow(PangoLayout *l, int width)
{
    int lines = lines_at(l, width), least = width / 4;

    while (width - least > PANGO_SCALE) {
        int middle = least + (width - least) / 2;

        if (lines_at(l, middle) > lines)
            least = middle;
        else
            width = middle;
    }
    (void)lines_at(l, width);
}

struct str fonts_balance(struct fonts *f, struct arena *a, struct str text, double size,
                         unsigned look, double width)
{
    CLEANUP(buf_done) struct buf b = { 0 };
    PangoLayout *l = set(f, text.p ? text.p : "", text.n, size, look);
    int lines;

    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    narrow(l, (int)(width * PANGO_SCALE));
    lines = pango_layout_get_line_count(l);
    for (int i = 0; i < lines; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(l, i);
        size_t from = (size_t)line->start_index;

        if (i > 0)
            buf_char(&b, '\n');
        buf_str(&b, str_trim(str_sub(text, from, from + (size_t)line->length)));
    }
    g_object_unref(l);
    return buf_take(&b, a);
}
