/* SPDX-License-Identifier: Apache-2.0 */
#include "api/write.h"

#include <assert.h>

#include "work/report/report.h"

void write_named(struct json *j, const char *key, int64_t id, struct str name)
{
    assert(j && key);
    json_key(j, key);
    if (!id) {
        json_add_null(j);
        return;
    }
    json_begin_object(j);
    json_put_id(j, "id", id);
    json_put(j, "name", name);
    json_end_object(j);
}

void write_next(struct json *j, int64_t next)
{
    assert(j);
    json_put_id(j, "next", next);
}

void write_figure(struct json *j, struct str indicator, struct str name, struct str unit,
                  int64_t value, int64_t carried)
{
    assert(j);
    json_begin_object(j);
    json_put(j, "indicator", indicator);
    json_put(j, "name", name);
    json_put(j, "unit", unit);
    json_put(j, "value", value);
    json_put(j, "carried", carried);
    json_end_object(j);
}

void write_period_name(struct json *j, struct period_name name)
{
    assert(j);
    json_put(j, "period", name.slot);
    json_put(j, "label", str_or_none(name.label));
}

void write_period(struct json *j, const struct report_period *p)
{
    assert(j && p);
    json_put_id(j, "period_id", p->id);
    write_period_name(j, p->name);
    json_put(j, "from_on", p->from);
    json_put(j, "to_on", p->to);
}
