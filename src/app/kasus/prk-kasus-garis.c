/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-tahapan.h"

#include "prk-kasus-garis.h"
#include "prk-kasus-kata.h"

typedef enum
{
  STATION_NEXT,
  STATION_HERE,
  STATION_BESIDE, /* runs along with the others */
  STATION_DONE,
  STATION_SKIPPED,
} StationState;

static const struct
{
  const char *icon, *style, *words;
} looks[] = {
  [STATION_NEXT] = { "radio-symbolic", "dim-label", N_("not yet") },
  [STATION_HERE] = { "media-record-symbolic", "accent", N_("in progress") },
  [STATION_BESIDE] = { "view-refresh-symbolic", NULL, N_("runs alongside") },
  [STATION_DONE] = { "object-select-symbolic", "success", N_("done") },
  [STATION_SKIPPED] = { "list-remove-symbolic", "dim-label", N_("not needed") },
};

struct _PrkKasusGaris
{
  AdwBin     parent_instance;

  GtkWidget *stations[PRK_KASUS_N_TAHAPAN];
  GtkWidget *icons[PRK_KASUS_N_TAHAPAN];
  GtkWidget *labels[PRK_KASUS_N_TAHAPAN];
  GtkLabel  *caption;
};

G_DEFINE_FINAL_TYPE (PrkKasusGaris, prk_kasus_garis, ADW_TYPE_BIN)

/* In the order in which a case goes through them: e, the DPRD, stands between the draft of the PKS and its
 * signing (Pasal 22(1)a). */
static const guint order[PRK_KASUS_N_TAHAPAN] = { 0, 1, 2, 3, 5, 4, 6, 7, 8, 9 };

#define STAGE_DPRD 4
#define STAGE_EXECUTION 7
#define STAGE_ADMINISTRATION 8
#define STAGE_REPORTING 9

static guint
get_place (int stage)
{
  for (guint i = 0; i < PRK_KASUS_N_TAHAPAN; i++)
    if ((int) order[i] == stage)
      return i;

  return PRK_KASUS_N_TAHAPAN;
}

static gboolean
has_approval (PrkKasus   *kasus,
              const char *alur)
{
  return prk_kasus_find (kasus, alur, "dprd_disetujui") != NULL
         || prk_kasus_find (kasus, alur, "dianggap_disetujui") != NULL;
}

/* How far a line came that is over: to where its last event of a known state was. */
static int
find_reached (PrkKasus   *kasus,
              const char *alur)
{
  if (prk_kasus_find (kasus, NULL, "pelaksanaan_dimulai") != NULL)
    return STAGE_EXECUTION;
  if (prk_kasus_find (kasus, alur, "pks_ditandatangani") != NULL)
    return 6;
  if (prk_kasus_find (kasus, PRK_ALUR_UTAMA, "kb_ditandatangani") != NULL)
    return 3;

  return prk_kasus_find (kasus, PRK_ALUR_UTAMA, "tanggapan_menerima") != NULL
                 || prk_kasus_find (kasus, PRK_ALUR_UTAMA, "tanggapan_setuju") != NULL
           ? 1
           : 0;
}

static StationState
find_state (PrkKasus   *kasus,
            const char *alur,
            guint       stage,
            int         here,
            gboolean    is_over)
{
  int reached = is_over ? find_reached (kasus, alur) : here;

  if (stage == STAGE_ADMINISTRATION)
    return is_over ? STATION_DONE : STATION_BESIDE;
  if (stage == STAGE_REPORTING)
    return here == STAGE_EXECUTION                                    ? STATION_BESIDE
           : prk_kasus_find (kasus, NULL, "laporan_pd") != NULL ? STATION_DONE
                                                                      : STATION_NEXT;
  if (!is_over && (int) stage == here)
    return STATION_HERE;
  if (get_place (stage) > get_place (reached))
    return STATION_NEXT;
  if (stage == STAGE_DPRD)
    return has_approval (kasus, alur) ? STATION_DONE : STATION_SKIPPED;

  return STATION_DONE;
}

static void
show_station (PrkKasusGaris *self,
              guint          stage,
              StationState   state)
{
  const char *classes[] = { looks[state].style, NULL };
  const char *label_classes[] = { "caption", state == STATION_HERE ? "heading" : looks[state].style,
                                  NULL };
  g_autofree char *words
    /* Translators: "Stage 2 of 10: Offer, in progress" */
    = g_strdup_printf (_("Stage %u of %u: %s, %s"), stage + 1, PRK_KASUS_N_TAHAPAN,
                       prk_kasus_kata_get_tahapan (stage), _(looks[state].words));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icons[stage]), looks[state].icon);
  gtk_widget_set_css_classes (self->icons[stage], classes);
  gtk_widget_set_css_classes (self->labels[stage], label_classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stations[stage]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (self->stations[stage], words);
}

void
prk_kasus_garis_set_alur (PrkKasusGaris *self,
                          PrkKasus      *kasus,
                          const char    *alur)
{
  const char *id;
  const PrkTahapKeadaan *state;
  g_autofree char *line = NULL;
  g_autofree char *words = NULL;
  int here;

  g_return_if_fail (PRK_IS_KASUS_GARIS (self) && kasus != NULL && alur != NULL);

  id = prk_tahapan_get_keadaan (kasus, alur);
  state = id != NULL ? prk_tahapan_find_keadaan (alur, id) : NULL;
  here = prk_kasus_kata_find_tahapan (state != NULL ? state->tahapan : NULL);
  /* Of the line of a KB that is signed the state says what it is, not that somebody works on it. */
  for (guint i = 0; i < PRK_KASUS_N_TAHAPAN; i++)
    show_station (self, i,
                  g_strcmp0 (id, "D1") == 0 && i == 3
                    ? STATION_DONE
                    : find_state (kasus, alur, i, here, here < 0));

  line = prk_kasus_kata_dup_alur (alur);
  words = state != NULL && strcmp (state->pelaksana, "-") != 0
            /* Translators: "Cooperation: Waiting for an answer. It is the turn of: the partner" */
            ? g_strdup_printf (_("%s: %s. It is the turn of: %s"), line, state->nama, state->pelaksana)
            : g_strdup_printf ("%s: %s", line, state != NULL ? state->nama : _("not begun"));
  gtk_label_set_label (self->caption, words);
}

void
prk_kasus_garis_set_narrow (PrkKasusGaris *self,
                            gboolean       is_narrow)
{
  g_return_if_fail (PRK_IS_KASUS_GARIS (self));

  for (guint i = 0; i < PRK_KASUS_N_TAHAPAN; i++)
    gtk_widget_set_visible (self->labels[i], !is_narrow);
}

static GtkWidget *
new_rail (gboolean is_there)
{
  GtkWidget *rail = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (rail, TRUE);
  gtk_widget_set_valign (rail, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (rail, is_there ? 1 : 0);

  return rail;
}

static GtkWidget *
new_station (PrkKasusGaris *self,
             guint          stage)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->stations[stage] = box;
  self->icons[stage] = gtk_image_new ();
  self->labels[stage] = gtk_label_new (prk_kasus_kata_get_tahapan (stage));
  gtk_label_set_wrap (GTK_LABEL (self->labels[stage]), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->labels[stage]), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (self->labels[stage]), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->labels[stage]), 14);
  gtk_label_set_width_chars (GTK_LABEL (self->labels[stage]), 4);
  gtk_widget_set_valign (self->labels[stage], GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), new_rail (stage > 0));
  gtk_box_append (GTK_BOX (line), self->icons[stage]);
  gtk_box_append (GTK_BOX (line), new_rail (stage + 1 < PRK_KASUS_N_TAHAPAN));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->labels[stage]);

  return box;
}

static void
prk_kasus_garis_class_init (PrkKasusGarisClass *klass)
{
}

static void
prk_kasus_garis_init (PrkKasusGaris *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stages"),
                                  -1);
  for (guint i = 0; i < PRK_KASUS_N_TAHAPAN; i++)
    gtk_box_append (GTK_BOX (row), new_station (self, i));
  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->caption, 0);
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
prk_kasus_garis_new (void)
{
  return g_object_new (PRK_TYPE_KASUS_GARIS, NULL);
}
