/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "naskah/prk-docx.h"

#include "prk-simpan-kertas.h"

#define PDF  ".pdf"
#define DOCX ".docx"

static char *
dup_name (const char *name,
          gboolean    docx)
{
  const char *other = docx ? PDF : DOCX;
  gsize length = strlen (name);

  if (g_str_has_suffix (name, other))
    length -= strlen (other);
  else if (g_str_has_suffix (name, docx ? DOCX : PDF))
    return g_strdup (name);

  return g_strdup_printf ("%.*s%s", (int) length, name, docx ? DOCX : PDF);
}

/* The ending of the proposed name follows the kind that is chosen. */
static void
filter_changed_cb (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);
  g_autofree char *other = NULL;

  if (filter == NULL || name == NULL)
    return;

  other = dup_name (name, g_object_get_data (G_OBJECT (filter), "docx") != NULL);
  if (!g_str_equal (name, other))
    gtk_file_chooser_set_current_name (chooser, other);
}

GtkFileChooserNative *
prk_simpan_kertas_new (GtkWindow  *parent,
                       const char *name,
                       gboolean    docx)
{
  g_autoptr(GtkFileFilter) pdf_filter = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) docx_filter = gtk_file_filter_new ();
  g_autofree char *full = dup_name (name, docx);
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (docx ? _("Save as DOCX") : _("Export PDF"), parent,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("Ca_ncel"));

  gtk_file_filter_set_name (pdf_filter, _("PDF documents"));
  gtk_file_filter_add_mime_type (pdf_filter, "application/pdf");
  gtk_file_filter_set_name (docx_filter, _("Documents for Word or LibreOffice (DOCX)"));
  gtk_file_filter_add_mime_type (docx_filter, PRK_DOCX_TYPE);
  g_object_set_data (G_OBJECT (docx_filter), "docx", chooser);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), pdf_filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), docx_filter);
  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (chooser), docx ? docx_filter : pdf_filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), full);
  g_signal_connect (chooser, "notify::filter", G_CALLBACK (filter_changed_cb), NULL);

  return chooser;
}

gboolean
prk_simpan_kertas_tulis (PrkPencetak   *pencetak,
                         PrkRecord     *record,
                         GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GBytes) bytes = prk_pencetak_buat (pencetak, record, name, NULL, cancellable, error);

  return bytes != NULL
         && g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                     G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}
