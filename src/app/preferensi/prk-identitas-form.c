/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-profil.h"
#include "domain/prk-wilayah.h"

#include "prk-identitas-form.h"
#include "prk-saran.h"

#define MAX_SUGGESTIONS 6

/* Provinsi and kabupaten/kota, no deeper. */
#define DAERAH_LEVEL 2

/* The layout closest to the regulation, for a daerah that has no profile of its own. */
#define GENERAL_PROFIL "barito-selatan"

struct _PrkIdentitasForm
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *daerah_group;
  AdwEntryRow         *daerah_row;
  AdwPreferencesGroup *perangkat_group;
  AdwComboRow         *profil_row;
  AdwEntryRow         *perangkat_row;
  AdwEntryRow         *nama_row;
  AdwEntryRow         *jabatan_row;
  AdwEntryRow         *nip_row;
  GtkLabel            *nip_label;

  PrkSaran            *daerah;
  PrkSaran            *perangkat;
  GPtrArray           *profiles; /* (element-type PrkProfil), as in profil_row */
  gboolean             is_setting;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkIdentitasForm, prk_identitas_form, ADW_TYPE_BIN)

static PrkProfil *
get_profil (PrkIdentitasForm *self)
{
  guint selected = adw_combo_row_get_selected (self->profil_row);

  if (self->profiles == NULL || selected >= self->profiles->len)
    return NULL;
  return g_ptr_array_index (self->profiles, selected);
}

static GPtrArray *
find_daerah (const char *text,
             gpointer    user_data)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_saran_item_free);
  g_autoptr(GPtrArray) found = NULL;

  if (*text == '\0')
    return items;

  found = prk_wilayah_search (text, DAERAH_LEVEL, NULL, MAX_SUGGESTIONS);
  for (guint i = 0; i < found->len; i++)
    {
      const PrkWilayah *wilayah = g_ptr_array_index (found, i);
      g_autofree char *parent_kode = g_strndup (wilayah->kode, 2);
      const PrkWilayah *parent = strlen (wilayah->kode) > 2 ? prk_wilayah_find (parent_kode) : NULL;

      g_ptr_array_add (items, prk_saran_item_new (wilayah->kode, wilayah->nama,
                                                  parent != NULL ? parent->nama : NULL));
    }
  return items;
}

static GPtrArray *
find_perangkat (const char *text,
                gpointer    user_data)
{
  PrkIdentitasForm *self = user_data;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_saran_item_free);
  PrkProfil *profil = get_profil (self);
  const char *const *names =
    profil != NULL ? prk_profil_get_daftar (profil, "perangkat_daerah") : NULL;

  if (*text == '\0')
    return items;

  for (; names != NULL && *names != NULL && items->len < MAX_SUGGESTIONS; names++)
    if (g_str_match_string (text, *names, TRUE) && strcmp (text, *names) != 0)
      g_ptr_array_add (items, prk_saran_item_new (*names, *names, NULL));
  return items;
}

static void
emit_changed (PrkIdentitasForm *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
update_nip (PrkIdentitasForm *self)
{
  const char *text = NULL;

  switch (prk_nip_check (gtk_editable_get_text (GTK_EDITABLE (self->nip_row))))
    {
    case PRK_NIP_LENGTH:
      text = _("A NIP has 18 digits. You can go on, but look at it again before it stands on "
               "paper.");
      break;
    case PRK_NIP_DIGITS:
      text = _("A NIP has digits only. You can go on, but look at it again before it stands on "
               "paper.");
      break;
    case PRK_NIP_DATES:
      text = _("A NIP begins with the day of birth and the month of appointment; this one does "
               "not. Is there a slip?");
      break;
    case PRK_NIP_OK:
    case PRK_NIP_EMPTY:
    default:
      break;
    }

  gtk_label_set_label (self->nip_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->nip_label), text != NULL);
}

static void
text_changed_cb (GtkEditable      *editable,
                 PrkIdentitasForm *self)
{
  update_nip (self);
  emit_changed (self);
}

static void
profil_changed_cb (AdwComboRow      *row,
                   GParamSpec       *pspec,
                   PrkIdentitasForm *self)
{
  emit_changed (self);
}

static void
select_profil_of (PrkIdentitasForm *self,
                  const char       *kode)
{
  guint general = 0;

  for (guint i = 0; i < self->profiles->len; i++)
    {
      PrkProfil *profil = g_ptr_array_index (self->profiles, i);

      if (g_strcmp0 (prk_profil_get_daerah (profil), kode) == 0)
        {
          adw_combo_row_set_selected (self->profil_row, i);
          return;
        }
      if (strcmp (prk_profil_get_id (profil), GENERAL_PROFIL) == 0)
        general = i;
    }
  adw_combo_row_set_selected (self->profil_row, general);
}

static void
daerah_picked_cb (PrkSaran         *saran,
                  PrkIdentitasForm *self)
{
  const char *kode = prk_saran_get_value (saran);

  if (kode != NULL && !self->is_setting)
    select_profil_of (self, kode);
  emit_changed (self);
}

static void
prk_identitas_form_dispose (GObject *object)
{
  PrkIdentitasForm *self = PRK_IDENTITAS_FORM (object);

  g_clear_object (&self->daerah);
  g_clear_object (&self->perangkat);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_IDENTITAS_FORM);

  G_OBJECT_CLASS (prk_identitas_form_parent_class)->dispose (object);
}

static void
prk_identitas_form_class_init (PrkIdentitasFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_identitas_form_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/preferensi/prk-identitas-form.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, daerah_group);
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, daerah_row);
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, perangkat_group);
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, profil_row);
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, perangkat_row);
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, nama_row);
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, jabatan_row);
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, nip_row);
  gtk_widget_class_bind_template_child (widget_class, PrkIdentitasForm, nip_label);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, profil_changed_cb);
}

static void
prk_identitas_form_init (PrkIdentitasForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->daerah = prk_saran_new (self->daerah_group, self->daerah_row, find_daerah, self);
  self->perangkat =
    prk_saran_new (self->perangkat_group, self->perangkat_row, find_perangkat, self);
  g_signal_connect_object (self->daerah, "picked", G_CALLBACK (daerah_picked_cb), self, 0);
  /* Any name of a perangkat daerah will do, picked or typed. */
  g_signal_connect_object (self->perangkat_row, "changed", G_CALLBACK (text_changed_cb), self, 0);
}

static void
load_profiles (PrkIdentitasForm *self,
               const char       *folder)
{
  g_auto(GStrv) ids = prk_profil_list (folder);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_profil_unref);
  for (char **id = ids; *id != NULL; id++)
    {
      g_autoptr(GError) error = NULL;
      PrkProfil *profil = prk_profil_load (*id, folder, &error);

      /* A file that is no profile is left out of the list; the office sees why when it runs the
       * check of the CLI. */
      if (profil == NULL)
        {
          g_debug ("profile %s: %s", *id, error->message);
          continue;
        }
      g_ptr_array_add (self->profiles, profil);
      gtk_string_list_append (names, prk_profil_get_nama (profil));
    }
  adw_combo_row_set_model (self->profil_row, G_LIST_MODEL (names));
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/**
 * prk_identitas_form_set_identitas:
 * @self: a form
 * @folder: where the office's own profiles lie; need not exist
 * @identitas: what to show; any of it may be %NULL
 *
 * Fills the form. Loads the profiles, so it is not for every keystroke.
 */
void
prk_identitas_form_set_identitas (PrkIdentitasForm   *self,
                                  const char         *folder,
                                  const PrkIdentitas *identitas)
{
  const PrkWilayah *daerah;

  g_return_if_fail (PRK_IS_IDENTITAS_FORM (self));
  g_return_if_fail (identitas != NULL);

  self->is_setting = TRUE;
  load_profiles (self, folder);

  daerah = identitas->daerah != NULL ? prk_wilayah_find (identitas->daerah) : NULL;
  prk_saran_set (self->daerah, identitas->daerah,
                 daerah != NULL ? daerah->nama : identitas->daerah);
  prk_saran_set (self->perangkat, NULL, identitas->perangkat_daerah);
  set_text (self->nama_row, identitas->nama);
  set_text (self->jabatan_row, identitas->jabatan);
  set_text (self->nip_row, identitas->nip);

  select_profil_of (self, identitas->daerah);
  for (guint i = 0; i < self->profiles->len; i++)
    if (g_strcmp0 (prk_profil_get_id (g_ptr_array_index (self->profiles, i)),
                   identitas->profil) == 0)
      adw_combo_row_set_selected (self->profil_row, i);

  self->is_setting = FALSE;
  update_nip (self);
}

static char *
dup_text (AdwEntryRow *row)
{
  char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  return g_strstrip (text);
}

/**
 * prk_identitas_form_dup_identitas:
 * @self: a form
 *
 * What the form says now, trimmed; see prk_identitas_is_complete().
 *
 * Returns: (transfer full): an identity
 */
PrkIdentitas *
prk_identitas_form_dup_identitas (PrkIdentitasForm *self)
{
  PrkIdentitas *identitas;
  PrkProfil *profil;

  g_return_val_if_fail (PRK_IS_IDENTITAS_FORM (self), NULL);

  profil = get_profil (self);
  identitas = g_new0 (PrkIdentitas, 1);
  identitas->daerah = g_strdup (prk_saran_get_value (self->daerah));
  identitas->profil = profil != NULL ? g_strdup (prk_profil_get_id (profil)) : NULL;
  identitas->perangkat_daerah = dup_text (self->perangkat_row);
  identitas->nama = dup_text (self->nama_row);
  identitas->jabatan = dup_text (self->jabatan_row);
  identitas->nip = dup_text (self->nip_row);
  return identitas;
}
