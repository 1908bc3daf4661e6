/* press__.h - what papers are set and drawn with: pango, cairo, GLib and fontconfig, which the first paper
 * loads. They are a third of what a start of the program cost, and most starts print nothing. */
#pragma once

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "base/library.h"

/* clang-format off */
#define PRESS(X) \
    X(cairo_create) X(cairo_destroy) X(cairo_font_options_create) X(cairo_font_options_destroy) \
    X(cairo_font_options_set_antialias) X(cairo_font_options_set_hint_metrics) \
    X(cairo_font_options_set_hint_style) X(cairo_line_to) X(cairo_move_to) \
    X(cairo_pdf_surface_create_for_stream) X(cairo_pdf_surface_set_metadata) X(cairo_rectangle) \
    X(cairo_restore) X(cairo_save) X(cairo_set_dash) X(cairo_set_line_cap) X(cairo_set_line_width) \
    X(cairo_set_source_rgb) X(cairo_show_page) X(cairo_status_to_string) X(cairo_stroke) \
    X(cairo_surface_destroy) X(cairo_surface_finish) X(cairo_surface_status) \
    X(FcCharSetHasChar) X(FcConfigAppFontAddFile) X(FcConfigCreate) X(FcConfigDestroy) \
    X(FcFreeTypeQuery) X(FcPatternDestroy) X(FcPatternGetCharSet) X(FcUtf8ToUcs4) \
    X(g_object_unref) X(g_ptr_array_add) X(g_ptr_array_free) X(g_ptr_array_new_with_free_func) \
    X(pango_attr_font_features_new) X(pango_attr_insert_hyphens_new) X(pango_attr_list_insert) \
    X(pango_attr_list_new) X(pango_attr_list_unref) X(pango_attr_style_new) \
    X(pango_attr_underline_new) X(pango_attr_weight_new) X(pango_cairo_context_set_font_options) \
    X(pango_cairo_context_set_resolution) X(pango_cairo_font_map_new_for_font_type) \
    X(pango_cairo_show_layout_line) X(pango_context_set_base_dir) X(pango_context_set_language) \
    X(pango_context_set_round_glyph_positions) X(pango_fc_font_map_set_config) \
    X(pango_font_description_free) X(pango_font_description_new) \
    X(pango_font_description_set_absolute_size) X(pango_font_description_set_family_static) \
    X(pango_font_map_create_context) X(pango_language_from_string) X(pango_layout_get_iter) \
    X(pango_layout_get_line_count) X(pango_layout_get_line_readonly) X(pango_layout_get_size) \
    X(pango_layout_iter_free) X(pango_layout_iter_get_line_extents) X(pango_layout_iter_next_line) \
    X(pango_layout_new) X(pango_layout_set_alignment) X(pango_layout_set_attributes) \
    X(pango_layout_set_font_description) X(pango_layout_set_indent) X(pango_layout_set_justify) \
    X(pango_layout_set_text) X(pango_layout_set_width) X(pango_layout_set_wrap)
/* clang-format on */

/* Called by the libraries' own names: press->pango_layout_new(…). */
struct press {
    PRESS(LIBRARY_MEMBER)
};

NODISCARD enum err press__load(struct press *ret, struct error *e);
