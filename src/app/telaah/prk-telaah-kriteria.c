/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"
#include "kak/prk-kak-field.h"
#include "kak/prk-kak-konflik.h"

#include "prk-telaah-kriteria.h"

#define N_NILAI 4

struct _PrkTelaahKriteria
{
  GtkBox           parent_instance;

  GtkButton       *heading;
  GtkLabel        *verdict;
  GtkBox          *body;
  GtkToggleButton *nilai[N_NILAI];
  GtkWidget       *nilai_box;
  GtkWidget       *konflik;     /* of the verdict */
  GtkListBox      *bukti;
  GtkLabel        *bukti_empty;
  GtkLabel        *sums;        /* (nullable) criterion d */
  GtkLabel        *lacks;
  GPtrArray       *fields;      /* (element-type PrkKakField) */

  PrkKakSession   *session;
  PrkRecord       *kak;         /* as it is judged */
  guint            kriteria;
  GHashTable      *dokumen;     /* (nullable) hash → title, what is here */
  gboolean         is_updating;
  gboolean         is_locked;
};

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_EVIDENCE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkTelaahKriteria, prk_telaah_kriteria, GTK_TYPE_BOX)

static const PrkBagian *
get_bagian (PrkTelaahKriteria *self)
{
  return prk_telaah_get_bagian (self->kriteria);
}

static const PrkPilihan *
get_pilihan (guint index)
{
  return g_ptr_array_index (prk_klasifikasi_list ("nilai_telaah"), index);
}

static PrkRecord *
get_record (PrkTelaahKriteria *self)
{
  return prk_kak_session_get_record (self->session);
}

/* Verdict */

static void
write_nilai (PrkTelaahKriteria *self,
             const char        *kode)
{
  g_autofree char *path = prk_telaah_dup_path (self->kriteria, "nilai");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (self->session);

  prk_edit_set_string (edit, path, kode);
  prk_kak_session_apply (self->session, edit, _("Verdict"));
}

static void
nilai_toggled_cb (GtkToggleButton   *button,
                  PrkTelaahKriteria *self)
{
  if (self->is_updating)
    return;

  for (guint i = 0; i < N_NILAI; i++)
    if (self->nilai[i] == button)
      write_nilai (self, gtk_toggle_button_get_active (button) ? get_pilihan (i)->kode : NULL);
}

static void
update_nilai (PrkTelaahKriteria *self)
{
  const char *nilai = prk_telaah_get_nilai (get_record (self), self->kriteria);
  const PrkPilihan *pilihan = nilai != NULL ? prk_klasifikasi_find ("nilai_telaah", nilai) : NULL;
  const PrkBagian *bagian = get_bagian (self);
  const char *shown = pilihan != NULL ? pilihan->nama : _("not judged");
  g_autofree char *name
    = g_strdup_printf ("%s. %s: %s", bagian->huruf, bagian->judul, shown);

  self->is_updating = TRUE;
  for (guint i = 0; i < N_NILAI; i++)
    gtk_toggle_button_set_active (self->nilai[i], g_strcmp0 (get_pilihan (i)->kode, nilai) == 0);
  self->is_updating = FALSE;
  gtk_label_set_label (self->verdict, shown);
  if (pilihan != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  prk_kak_konflik_update (PRK_KAK_KONFLIK (self->konflik));
}

static void
add_nilai (PrkTelaahKriteria *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (box, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Verdict"),
                                  -1);
  for (guint i = 0; i < N_NILAI; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u  %s", i + 1, get_pilihan (i)->nama);
      GtkWidget *text = gtk_label_new (label);
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), text);
      gtk_widget_set_hexpand (button, TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      get_pilihan (i)->nama, -1);
      self->nilai[i] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect (button, "toggled", G_CALLBACK (nilai_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  self->nilai_box = box;
  gtk_box_append (self->body, box);

  self->konflik = prk_kak_konflik_new (self->session, &get_bagian (self)->bidang[0]);
  gtk_list_box_append (GTK_LIST_BOX (list), self->konflik);
  gtk_widget_add_css_class (list, "boxed-list");
  g_object_bind_property (self->konflik, "visible", list, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (self->body, list);
}

/* Evidence */

static void
remove_clicked_cb (GtkButton         *button,
                   PrkTelaahKriteria *self)
{
  g_autofree char *table = prk_telaah_dup_path (self->kriteria, "bukti");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (self->session);

  prk_edit_delete_row (edit, table, g_object_get_data (G_OBJECT (button), "row"));
  prk_kak_session_apply (self->session, edit, _("Remove quotation"));
}

static const char *
get_fate (PrkTelaahKriteria *self,
          JsonNode          *kutipan)
{
  GHashTableIter iter;
  gpointer hash, judul;

  if (self->dokumen == NULL
      || g_hash_table_contains (self->dokumen, prk_bukti_get_hash (kutipan)))
    return NULL;

  g_hash_table_iter_init (&iter, self->dokumen);
  while (g_hash_table_iter_next (&iter, &hash, &judul))
    {
      PrkBuktiDokumen one = { hash, judul };

      if (prk_bukti_nilai (kutipan, &one, 1) == PRK_BUKTI_LAIN)
        return _("the library has another file of this title: not the one quoted");
    }

  return _("this document is not in the library here");
}

static GtkWidget *
new_bukti_row (PrkTelaahKriteria *self,
               const char        *row,
               JsonNode          *kutipan)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *title = g_strdup_printf ("❝%s❞", prk_bukti_get_teks (kutipan));
  g_autofree char *source = prk_bukti_dup_sumber (kutipan);
  const char *fate = get_fate (self, kutipan);
  g_autofree char *subtitle = fate != NULL ? g_strdup_printf ("%s · %s", source, fate) : NULL;
  g_autofree char *name = g_strdup_printf (_("Remove the quotation of %s"), source);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 4);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle != NULL ? subtitle : source);
  if (fate != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (widget),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data_full (G_OBJECT (widget), "row", g_strdup (row), g_free);

  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_sensitive (remove, !self->is_locked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (remove), "row", g_strdup (row), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), remove);

  return widget;
}

static void
update_bukti (PrkTelaahKriteria *self)
{
  g_autofree char *table = prk_telaah_dup_path (self->kriteria, "bukti");
  g_auto(GStrv) rows = prk_record_list_rows (get_record (self), table);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->bukti))) != NULL)
    gtk_list_box_remove (self->bukti, child);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s/kutipan", table, rows[i]);
      JsonNode *kutipan = prk_record_get_value (get_record (self), path);

      if (!prk_bukti_is_kutipan (kutipan))
        continue;
      gtk_list_box_append (self->bukti, new_bukti_row (self, rows[i], kutipan));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->bukti), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bukti_empty), n == 0);
}

static void
bukti_activated_cb (GtkListBox        *list,
                    GtkListBoxRow     *row,
                    PrkTelaahKriteria *self)
{
  g_autofree char *table = prk_telaah_dup_path (self->kriteria, "bukti");
  g_autofree char *path
    = g_strdup_printf ("%s/%s/kutipan", table,
                       (const char *) g_object_get_data (G_OBJECT (row), "row"));

  g_signal_emit (self, signals[SIGNAL_EVIDENCE_ACTIVATED], 0, path);
}

static GtkWidget *
new_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");

  return label;
}

static GtkWidget *
new_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");

  return label;
}

static void
add_bukti (PrkTelaahKriteria *self)
{
  gtk_box_append (self->body, new_caption (_("Quotations")));
  self->bukti = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->bukti, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->bukti), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bukti), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Quotations"), -1);
  g_signal_connect (self->bukti, "row-activated", G_CALLBACK (bukti_activated_cb), self);
  gtk_box_append (self->body, GTK_WIDGET (self->bukti));
  self->bukti_empty = GTK_LABEL (new_note (_("Nothing quoted yet.")));
  gtk_box_append (self->body, GTK_WIDGET (self->bukti_empty));
}

/* Fields */

static void
left_cb (GtkEventController *controller,
         PrkTelaahKriteria  *self)
{
  prk_kak_session_settle (self->session);
}

static void
add_field (PrkTelaahKriteria *self,
           const PrkBidang   *bidang)
{
  GtkWidget *field = prk_kak_field_new (self->session, bidang);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *shown = field;

  if (field == NULL)
    return;

  if (ADW_IS_PREFERENCES_ROW (field))
    {
      shown = adw_preferences_group_new ();
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (shown), field);
    }
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (field, focus);
  g_ptr_array_add (self->fields, field);
  gtk_box_append (self->body, shown);
}

static void
update_sums (PrkTelaahKriteria *self)
{
  PrkBiayaManfaat sums;
  g_autofree char *cost = NULL;
  g_autofree char *benefit = NULL;
  g_autofree char *ratio = NULL;
  g_autofree char *text = NULL;

  if (self->sums == NULL)
    return;

  prk_telaah_hitung (self->kak, get_record (self), &sums);
  cost = sums.ada_biaya ? prk_format_rupiah (sums.biaya) : g_strdup ("–");
  benefit = sums.ada_manfaat ? prk_format_rupiah (sums.manfaat) : g_strdup ("–");
  ratio = prk_telaah_dup_rasio (&sums);
  /* Translators: sums of money and their ratio, such as 1,88 */
  text = g_strdup_printf (_("Cost %s · benefit %s · benefit : cost = %s"), cost, benefit,
                          ratio != NULL ? ratio : "–");
  gtk_label_set_label (self->sums, text);
}

/* Cost and benefit are asked for only where the KAK itself has none. */
static gboolean
is_wanted (PrkTelaahKriteria *self,
           const PrkBidang   *bidang)
{
  PrkBiayaManfaat sums;

  if (bidang->jenis != PRK_JENIS_UANG)
    return TRUE;

  prk_telaah_hitung (self->kak, NULL, &sums);

  return g_str_has_suffix (bidang->path, "/biaya") ? !sums.ada_biaya : !sums.ada_manfaat;
}

static void
build (PrkTelaahKriteria *self)
{
  const PrkBagian *bagian = get_bagian (self);

  gtk_box_append (self->body, new_note (bagian->panduan));
  add_nilai (self);
  add_field (self, &bagian->bidang[1]);
  add_bukti (self);
  if (strcmp (bagian->id, "d") == 0)
    {
      self->sums = GTK_LABEL (new_caption (""));
      gtk_box_append (self->body, GTK_WIDGET (self->sums));
    }
  for (guint i = 3; i < bagian->n_bidang; i++)
    if (is_wanted (self, &bagian->bidang[i]))
      add_field (self, &bagian->bidang[i]);
  self->lacks = GTK_LABEL (new_note (""));
  gtk_box_append (self->body, GTK_WIDGET (self->lacks));
}

static void
heading_clicked_cb (PrkTelaahKriteria *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
build_heading (PrkTelaahKriteria *self)
{
  const PrkBagian *bagian = get_bagian (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *letter = gtk_label_new (bagian->huruf);
  GtkWidget *title = gtk_label_new (bagian->judul);

  gtk_widget_add_css_class (letter, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  self->verdict = GTK_LABEL (gtk_label_new (""));
  gtk_box_append (GTK_BOX (box), letter);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict));
  self->heading = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_child (self->heading, box);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "flat");
  g_signal_connect_swapped (self->heading, "clicked", G_CALLBACK (heading_clicked_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));
}

static void
prk_telaah_kriteria_dispose (GObject *object)
{
  PrkTelaahKriteria *self = PRK_TELAAH_KRITERIA (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->dokumen, g_hash_table_unref);
  g_clear_pointer (&self->kak, prk_record_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (prk_telaah_kriteria_parent_class)->dispose (object);
}

static void
prk_telaah_kriteria_class_init (PrkTelaahKriteriaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_telaah_kriteria_dispose;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EVIDENCE_ACTIVATED]
    = g_signal_new ("evidence-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
prk_telaah_kriteria_init (PrkTelaahKriteria *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->fields = g_ptr_array_new ();
}

/**
 * prk_telaah_kriteria_new:
 * @session: the open sheet
 * @kak: the KAK as it is judged
 * @kriteria: which criterion
 *
 * Makes the card of one criterion.
 *
 * Returns: (transfer floating): the card, folded
 */
GtkWidget *
prk_telaah_kriteria_new (PrkKakSession *session,
                         PrkRecord     *kak,
                         guint          kriteria)
{
  PrkTelaahKriteria *self;

  g_return_val_if_fail (PRK_IS_KAK_SESSION (session) && kak != NULL, NULL);
  g_return_val_if_fail (kriteria < PRK_TELAAH_N_KRITERIA, NULL);

  self = g_object_new (PRK_TYPE_TELAAH_KRITERIA, NULL);
  self->session = g_object_ref (session);
  self->kak = prk_record_ref (kak);
  self->kriteria = kriteria;
  build_heading (self);
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "telaah-body");
  gtk_widget_set_visible (GTK_WIDGET (self->body), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->body));
  build (self);
  prk_telaah_kriteria_update (self, NULL);

  return GTK_WIDGET (self);
}

void
prk_telaah_kriteria_set_open (PrkTelaahKriteria *self,
                              gboolean           is_open)
{
  g_return_if_fail (PRK_IS_TELAAH_KRITERIA (self));

  gtk_widget_set_visible (GTK_WIDGET (self->body), is_open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_STATE_EXPANDED,
                               is_open, -1);
}

void
prk_telaah_kriteria_set_locked (PrkTelaahKriteria *self,
                                gboolean           is_locked)
{
  g_return_if_fail (PRK_IS_TELAAH_KRITERIA (self));

  self->is_locked = is_locked;
  gtk_widget_set_sensitive (self->nilai_box, !is_locked);
  for (guint i = 0; i < self->fields->len; i++)
    prk_kak_field_set_locked (g_ptr_array_index (self->fields, i), is_locked);
  update_bukti (self);
}

void
prk_telaah_kriteria_update (PrkTelaahKriteria *self,
                            const char        *path)
{
  g_return_if_fail (PRK_IS_TELAAH_KRITERIA (self));

  if (path != NULL && prk_telaah_find_kriteria (path) != (int) self->kriteria)
    return;

  if (path == NULL || g_str_has_suffix (path, "/nilai"))
    update_nilai (self);
  if (path == NULL || strstr (path, "/bukti/") != NULL)
    update_bukti (self);
  for (guint i = 0; i < self->fields->len; i++)
    {
      PrkKakField *field = g_ptr_array_index (self->fields, i);

      if (path == NULL || prk_kak_field_has_path (field, path))
        prk_kak_field_update (field, path);
    }
  update_sums (self);
}

void
prk_telaah_kriteria_set_nilai (PrkTelaahKriteria *self,
                               guint              index)
{
  g_return_if_fail (PRK_IS_TELAAH_KRITERIA (self));
  g_return_if_fail (index < N_NILAI);

  if (!self->is_locked)
    write_nilai (self, get_pilihan (index)->kode);
}

void
prk_telaah_kriteria_show_temuan (PrkTelaahKriteria *self,
                                 GPtrArray         *temuan)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_if_fail (PRK_IS_TELAAH_KRITERIA (self));

  for (guint i = 0; temuan != NULL && i < temuan->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (temuan, i);

      if (prk_telaah_find_kriteria (one->path) == (int) self->kriteria)
        g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", one->pesan);
    }
  gtk_label_set_label (self->lacks, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->lacks), text->len > 0);
}

void
prk_telaah_kriteria_set_dokumen (PrkTelaahKriteria     *self,
                                 const PrkBuktiDokumen *dokumen,
                                 guint                  n_dokumen)
{
  g_return_if_fail (PRK_IS_TELAAH_KRITERIA (self));

  g_clear_pointer (&self->dokumen, g_hash_table_unref);
  if (dokumen != NULL)
    self->dokumen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; dokumen != NULL && i < n_dokumen; i++)
    g_hash_table_insert (self->dokumen, g_strdup (dokumen[i].hash), g_strdup (dokumen[i].judul));
  update_bukti (self);
}

void
prk_telaah_kriteria_focus (PrkTelaahKriteria *self)
{
  g_return_if_fail (PRK_IS_TELAAH_KRITERIA (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->heading));
}
