/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/riwayat/prk-beda-markup.h"
#include "prk-when.h"

#include "prk-perbaikan-item.h"

#define CONTEXT_CHARS 120 /* of what stays the same, on each side */
#define MAX_CHARS     900 /* of a change itself: a paragraph is seen whole, a chapter is not */

struct _PrkPerbaikanItem
{
  GObject              parent_instance;

  PrkDocxSunting      *sunting;
  guint                index, n; /* changes that it stands for */
  char                *tempat;
  gboolean             begins;
  PrkPerbaikanPutusan  putusan;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPerbaikanItem, prk_perbaikan_item, G_TYPE_OBJECT)

static void
prk_perbaikan_item_finalize (GObject *object)
{
  g_free (PRK_PERBAIKAN_ITEM (object)->tempat);

  G_OBJECT_CLASS (prk_perbaikan_item_parent_class)->finalize (object);
}

static void
prk_perbaikan_item_class_init (PrkPerbaikanItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_perbaikan_item_finalize;

  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", PRK_TYPE_PERBAIKAN_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_perbaikan_item_init (PrkPerbaikanItem *self)
{
}

PrkPerbaikanItem *
prk_perbaikan_item_new (PrkDocxSunting *sunting,
                        guint           index,
                        const char     *tempat,
                        gboolean        begins)
{
  PrkPerbaikanItem *self = g_object_new (PRK_TYPE_PERBAIKAN_ITEM, NULL);

  self->sunting = sunting;
  self->index = index;
  self->n = sunting->keadaan == PRK_DOCX_SIAP ? 1 : sunting->perbaikan->ubahan->len;
  self->tempat = g_strdup (tempat);
  self->begins = begins;

  return self;
}

const PrkDocxSunting *
prk_perbaikan_item_get_sunting (PrkPerbaikanItem *self)
{
  return self->sunting;
}

const char *
prk_perbaikan_item_get_tempat (PrkPerbaikanItem *self)
{
  return self->tempat;
}

gboolean
prk_perbaikan_item_begins (PrkPerbaikanItem *self)
{
  return self->begins;
}

static const PrkDocxUbahan *
get_ubahan (PrkPerbaikanItem *self,
            guint             i)
{
  return g_ptr_array_index (self->sunting->perbaikan->ubahan, self->index + i);
}

static void
set_accepted (PrkPerbaikanItem *self,
              gboolean          accepted)
{
  for (guint i = 0; i < self->n; i++)
    self->sunting->terima[self->index + i] = accepted;
}

const char *
prk_perbaikan_item_get_oleh (PrkPerbaikanItem *self)
{
  return get_ubahan (self, 0)->oleh;
}

PrkPerbaikanPutusan
prk_perbaikan_item_get_putusan (PrkPerbaikanItem *self)
{
  return self->putusan;
}

gboolean
prk_perbaikan_item_can_accept (PrkPerbaikanItem *self)
{
  return self->sunting->keadaan != PRK_DOCX_LEPAS || self->sunting->tujuan != NULL;
}

void
prk_perbaikan_item_set_putusan (PrkPerbaikanItem    *self,
                                PrkPerbaikanPutusan  putusan)
{
  if (putusan == self->putusan || (putusan == PRK_PERBAIKAN_DITERIMA && !prk_perbaikan_item_can_accept (self)))
    return;

  self->putusan = putusan;
  set_accepted (self, putusan == PRK_PERBAIKAN_DITERIMA);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * prk_perbaikan_item_set_tujuan:
 * @path: (nullable): a narrative field; %NULL: it goes nowhere and is not accepted any more
 *
 * Gives what belongs to no field a place. Whoever gives it one wants it there.
 */
void
prk_perbaikan_item_set_tujuan (PrkPerbaikanItem *self,
                               const char       *path)
{
  if (g_strcmp0 (path, self->sunting->tujuan) == 0)
    return;

  g_free (self->sunting->tujuan);
  self->sunting->tujuan = g_strdup (path);
  self->putusan = path != NULL ? PRK_PERBAIKAN_DITERIMA : PRK_PERBAIKAN_TERBUKA;
  set_accepted (self, path != NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The last or first characters of [start, end), from a word on. */
static char *
dup_context (const char *start,
             const char *end,
             gboolean    is_before)
{
  g_autofree char *all = g_strndup (start, (gsize) (end - start));
  glong length = g_utf8_strlen (all, -1);
  g_autofree char *part = NULL;
  char *blank;

  if (length <= CONTEXT_CHARS)
    return g_steal_pointer (&all);

  part = is_before ? g_utf8_substring (all, length - CONTEXT_CHARS, length) : g_utf8_substring (all, 0, CONTEXT_CHARS);
  blank = is_before ? strchr (part, ' ') : strrchr (part, ' ');
  if (blank == NULL)
    return g_strconcat (is_before ? "…" : part, is_before ? part : "…", NULL);
  if (is_before)
    return g_strconcat ("…", blank, NULL);
  *blank = '\0';

  return g_strconcat (part, " …", NULL);
}

static char *
dup_cut (const char *text)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_CHARS)
    return g_strdup (text);
  begin = g_utf8_substring (text, 0, MAX_CHARS);

  return g_strconcat (begin, " […]", NULL);
}

static void
append_change (GString    *markup,
               PrkDiffKind kind,
               const char *text,
               gboolean    dark)
{
  g_autofree char *cut = dup_cut (text);

  if (*cut != '\0')
    prk_beda_append_markup (markup, kind, cut, dark);
}

char *
prk_perbaikan_item_dup_markup (PrkPerbaikanItem *self,
                               gboolean          dark)
{
  const char *lama = self->sunting->perbaikan->lama;
  const PrkDocxUbahan *first = get_ubahan (self, 0);
  const PrkDocxUbahan *last = get_ubahan (self, self->n - 1);
  g_autofree char *before = dup_context (lama, lama + first->mulai, TRUE);
  g_autofree char *after = dup_context (lama + last->akhir, lama + strlen (lama), FALSE);
  GString *markup = g_string_new (NULL);
  guint done = first->mulai;

  prk_beda_append_markup (markup, PRK_DIFF_EQUAL, before, dark);
  for (guint i = 0; i < self->n; i++)
    {
      const PrkDocxUbahan *one = get_ubahan (self, i);
      g_autofree char *same = g_strndup (lama + done, one->mulai - done);

      append_change (markup, PRK_DIFF_EQUAL, same, dark);
      append_change (markup, PRK_DIFF_REMOVED, one->lama, dark);
      append_change (markup, PRK_DIFF_ADDED, one->baru, dark);
      done = one->akhir;
    }
  prk_beda_append_markup (markup, PRK_DIFF_EQUAL, after, dark);

  return g_string_free (markup, FALSE);
}

char *
prk_perbaikan_item_dup_words (PrkPerbaikanItem *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n; i++)
    {
      const PrkDocxUbahan *one = get_ubahan (self, i);

      if (*one->lama != '\0')
        g_string_append_printf (text, _("Removed: “%s”. "), one->lama);
      if (*one->baru != '\0')
        g_string_append_printf (text, _("Added: “%s”. "), one->baru);
    }

  return g_strchomp (g_strdup (text->str));
}

char *
prk_perbaikan_item_dup_keterangan (PrkPerbaikanItem *self)
{
  const PrkDocxUbahan *ubahan = get_ubahan (self, 0);
  GString *text = g_string_new (ubahan->oleh != NULL ? ubahan->oleh : _("without a name"));

  if (ubahan->pada_us != 0)
    {
      g_autofree char *when = prk_when_dup_long (ubahan->pada_us);

      g_string_append_printf (text, " · %s", when);
    }
  if (self->putusan == PRK_PERBAIKAN_DITERIMA)
    g_string_append_printf (text, " · %s", _("accepted"));
  else if (self->putusan == PRK_PERBAIKAN_DITOLAK)
    g_string_append_printf (text, " · %s", _("rejected"));

  return g_string_free (text, FALSE);
}
