/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "uji.h"

void
uji_cetak (Uji *self)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  self->cetakan = prk_pencetak_cetak_kak (self->pencetak, self->kak, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->cetakan);
}

static void
begin (Uji       *self,
       PrkProfil *profil)
{
  memset (self, 0, sizeof *self);
  self->device = prk_test_device_new (1);
  self->profil = profil;
  self->pencetak = prk_pencetak_new (profil);
}

void
uji_init (Uji        *self,
          const char *profil,
          const char *name)
{
  begin (self, contoh_profil (profil));
  self->kak = contoh_muat (self->device, self->profil, name);
  uji_cetak (self);
}

void
uji_init_json (Uji        *self,
               PrkProfil  *profil,
               const char *json)
{
  begin (self, profil);
  self->kak = contoh_baca (self->device, self->profil, json);
  uji_cetak (self);
}

void
uji_set_text (Uji        *self,
              const char *path,
              const char *text)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (self->kak);

  prk_edit_set_text (edit, path, text);
  prk_test_device_commit (self->device, edit);
}

void
uji_clear (Uji *self)
{
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  g_assert_finalize_object (self->pencetak);
  prk_record_unref (self->kak);
  prk_profil_unref (self->profil);
  prk_test_device_free (self->device);
}

char *
padatkan (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != '\f' && *p != '-')
      g_string_append_len (out, p, g_utf8_next_char (p) - p);

  return g_string_free (out, FALSE);
}

char **
uji_dup_pages (Uji *self)
{
  const char *const before[] = { "pdftotext", "-raw", NULL };
  const char *const after[] = { "-", NULL };
  g_autofree char *raw = tanya_pdf (prk_cetakan_get_pdf (self->cetakan), NULL, before, after);
  g_auto(GStrv) pages = NULL;
  g_autoptr(GPtrArray) out = g_ptr_array_new ();

  if (raw == NULL)
    return NULL;

  pages = g_strsplit (raw, "\f", -1);
  for (guint i = 0; pages[i] != NULL && (*pages[i] != '\0' || pages[i + 1] != NULL); i++)
    {
      g_auto(GStrv) lines = g_strsplit (pages[i], "\n", -1);
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint j = 0; lines[j] != NULL; j++)
        if (!g_str_has_prefix (lines[j], "KAK: ") && !g_str_has_prefix (lines[j], "Halaman "))
          g_string_append (text, lines[j]);
      g_ptr_array_add (out, padatkan (text->str));
    }
  g_ptr_array_add (out, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&out), FALSE);
}

char *
uji_dup_text (Uji *self)
{
  g_auto(GStrv) pages = uji_dup_pages (self);

  return pages != NULL ? g_strjoinv ("", pages) : NULL;
}

char *
uji_tanya (Uji        *self,
           const char *program,
           const char *first,
           const char *second)
{
  const char *const before[] = { program, first, second, NULL };
  g_autofree char *err = NULL;
  char *out = tanya_pdf (prk_cetakan_get_pdf (self->cetakan), &err, before, NULL);

  /* Debian builds mutool without colour management and it says so of every file. */
  if (out != NULL && !g_str_equal (err, "warning: ICC support is not available\n"))
    g_assert_cmpstr (err, ==, "");

  return out;
}

guint
hitung (const char *text,
        const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p += strlen (part))
    n++;

  return n;
}
