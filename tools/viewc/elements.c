/* SPDX-License-Identifier: Apache-2.0 */
#include "viewc/elements.h"

static bool in(struct str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(s, str_of(words[i])))
            return true;
    return false;
}

bool element_is_void(struct str name)
{
    static const char *const words[] = { "area",  "br",   "col",  "embed",  "hr",    "img",
                                         "input", "link", "meta", "source", "track", "wbr" };

    return in(name, words, COUNT(words));
}

bool element_is_verbatim(struct str name)
{
    return str_eq(name, S("pre")) || str_eq(name, S("textarea"));
}

const char *element_refused(struct str name)
{
    static const char *const parsed_otherwise[] = { "iframe",   "noembed", "noframes", "plaintext",
                                                    "xmp",      "listing", "frame",    "frameset",
                                                    "noscript", "template" };
    static const char *const foreign[] = {
        "applet", "base", "embed", "object", "param", "portal",
        /* Of SVG and MathML: they set addresses, or go back to HTML by rules of their own. */
        "animate", "foreignobject", "math", "set"
    };

    if (str_eq(name, S("style")))
        return "style sheets live in assets/";
    if (in(name, parsed_otherwise, COUNT(parsed_otherwise)))
        return "browsers read its content by other rules";
    if (in(name, foreign, COUNT(foreign)))
        return "it brings in or redirects to foreign content";
    return NULL;
}

enum attribute_class attribute_class(struct str element, struct str name)
{
    static const char *const urls[] = { "href", "src",        "action", "formaction", "poster",
                                        "cite", "xlink:href", "hx-get", "hx-post" };
    static const char *const scripts[] = { "style", "srcdoc" };
    static const char *const literals[] = { "srcset",    "imagesrcset", "ping",    "http-equiv",
                                            "charset",   "rel",         "method",  "formmethod",
                                            "enctype",   "background",  "data",    "xmlns",
                                            "integrity", "nonce",       "sandbox", "is" };

    if (str_starts(name, S("on")) || str_starts(name, S("hx-on")) ||
        in(name, scripts, COUNT(scripts)))
        return ATTRIBUTE_SCRIPT;
    if (str_eq(element, S("script")) && !str_eq(name, S("src")))
        return ATTRIBUTE_LITERAL;
    if (str_eq(name, S("type")) && !str_eq(element, S("input")))
        return ATTRIBUTE_LITERAL;
    if (in(name, urls, COUNT(urls)))
        return ATTRIBUTE_URL;
    if (in(name, literals, COUNT(literals)) || str_starts(name, S("hx-")))
        return ATTRIBUTE_LITERAL;
    return ATTRIBUTE_PLAIN;
}

bool scheme_is_harmless(struct str scheme)
{
    static const char *const words[] = { "http", "https", "mailto", "tel" };

    return in(scheme, words, COUNT(words));
}
