/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prk-narasi-nesting.h"

#define BOTH_STYLES (PRK_NARASI_BOLD | PRK_NARASI_ITALIC)

/* How many bytes from run @index on have @style. */
static gsize
measure_style (GArray         *runs,
               guint           index,
               PrkNarasiStyle  style)
{
  gsize n_bytes = 0;

  for (guint i = index; i < runs->len; i++)
    {
      const PrkNarasiRun *run = &g_array_index (runs, PrkNarasiRun, i);

      if ((run->style & style) == 0)
        break;
      n_bytes += run->n_bytes;
    }

  return n_bytes;
}

static PrkNarasiStyle
combine (const PrkNarasiStyle *styles,
         guint                 n_styles)
{
  PrkNarasiStyle style = PRK_NARASI_PLAIN;

  for (guint i = 0; i < n_styles; i++)
    style |= styles[i];

  return style;
}

/**
 * prk_narasi_nesting_step:
 * @runs: (element-type PrkNarasiRun): the runs of a block
 * @index: the run that comes next, or the number of runs for the end of the block
 *
 * Moves on to the next run. Closing a style closes what was opened inside it as well, and opens
 * that again.
 *
 * Returns: what to close and to open on the way
 */
PrkNarasiStep
prk_narasi_nesting_step (PrkNarasiNesting *self,
                         GArray           *runs,
                         guint             index)
{
  PrkNarasiStyle style = PRK_NARASI_PLAIN;
  PrkNarasiStyle missing;
  PrkNarasiStyle first = PRK_NARASI_BOLD;
  PrkNarasiStep step = { 0 };
  guint keep = 0;

  g_return_val_if_fail (self != NULL, step);
  g_return_val_if_fail (index <= runs->len, step);

  if (index < runs->len)
    style = g_array_index (runs, PrkNarasiRun, index).style;

  while (keep < self->n_open && (style & self->open[keep]) != 0)
    keep++;
  while (self->n_open > keep)
    step.close[step.n_close++] = self->open[--self->n_open];

  missing = style & ~combine (self->open, self->n_open);
  if (missing == BOTH_STYLES &&
      measure_style (runs, index, PRK_NARASI_ITALIC) > measure_style (runs, index, PRK_NARASI_BOLD))
    first = PRK_NARASI_ITALIC;

  for (guint i = 0; i < 2; i++, first = BOTH_STYLES & ~first)
    if ((missing & first) != 0)
      step.open[step.n_open++] = self->open[self->n_open++] = first;

  return step;
}

/**
 * prk_narasi_step_reopened:
 *
 * Returns: the styles that were closed only to be opened again
 */
PrkNarasiStyle
prk_narasi_step_reopened (const PrkNarasiStep *step)
{
  g_return_val_if_fail (step != NULL, PRK_NARASI_PLAIN);

  return combine (step->close, step->n_close) & combine (step->open, step->n_open);
}
