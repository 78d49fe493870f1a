/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"

#include "prk-bulan.h"

#define N_COLUMNS 7
#define N_CELLS (6 * N_COLUMNS)

/* More of them say no more. */
#define MAX_MARKS 3

typedef struct
{
  GtkWidget *button;
  GtkLabel *number;
  GtkLabel *marks;
  PrkHari hari;
} Cell;

struct _PrkBulan
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *grid;
  Cell cells[N_CELLS];

  PrkHari hari_ini;
  PrkHari terpilih;
  PrkHari kursor; /* the day that the keyboard is on; it decides the month */
  PrkBulanTandaFunc func;
  gpointer func_data;
};

enum
{
  SIGNAL_DAY_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkBulan, prk_bulan, GTK_TYPE_WIDGET)

static void
get_date (PrkHari hari, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, hari);
}

/* The Monday with which the page of a month begins. */
static PrkHari
get_first (PrkHari hari)
{
  GDate date;

  get_date (hari, &date);
  g_date_set_day (&date, 1);

  return g_date_get_julian (&date) - (g_date_get_weekday (&date) - G_DATE_MONDAY);
}

static char *
dup_day (PrkHari hari)
{
  g_autofree char *iso = prk_hari_dup_iso (hari);
  g_autofree char *weekday = prk_tanggal_dup_hari (iso);
  g_autofree char *day = prk_tanggal_dup_panjang (iso);

  return g_strdup_printf ("%s, %s", weekday, day);
}

/* What a screen reader says: the day, then what is on it. */
static char *
dup_name (PrkBulan *self, PrkHari hari, const PrkBulanTanda *tanda)
{
  g_autofree char *day = dup_day (hari);
  g_autoptr (GString) name = g_string_new (day);

  if (hari == self->hari_ini)
    g_string_append_printf (name, " · %s", _ ("today"));
  if (tanda->n_lewat > 0)
    g_string_append_printf (
        name, ngettext (" · %u deadline gone by", " · %u deadlines gone by", tanda->n_lewat),
        tanda->n_lewat);
  if (tanda->n_tenggat > tanda->n_lewat)
    g_string_append_printf (
        name, ngettext (" · %u deadline", " · %u deadlines", tanda->n_tenggat - tanda->n_lewat),
        tanda->n_tenggat - tanda->n_lewat);
  if (tanda->n_rapat > 0)
    g_string_append_printf (name, ngettext (" · %u meeting", " · %u meetings", tanda->n_rapat),
                            tanda->n_rapat);
  if (tanda->libur != NULL)
    g_string_append_printf (name, " · %s", tanda->libur);
  if (tanda->is_tanpa_tabel)
    g_string_append_printf (name, " · %s", _ ("no table of holidays"));

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* A shape for each kind, so that nothing hangs on colour. */
static char *
dup_marks (const PrkBulanTanda *tanda)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < tanda->n_lewat && n < MAX_MARKS; i++, n++)
    g_string_append (marks, "▲");
  for (guint i = 0; i < tanda->n_tenggat - tanda->n_lewat && n < MAX_MARKS; i++, n++)
    g_string_append (marks, "●");
  for (guint i = 0; i < tanda->n_rapat && n < MAX_MARKS; i++, n++)
    g_string_append (marks, "■");

  return g_string_free (g_steal_pointer (&marks), FALSE);
}

static void
set_class (gpointer widget, const char *name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_cell (PrkBulan *self, Cell *cell, gboolean is_of_month)
{
  PrkBulanTanda tanda = { 0 };
  GDate date;
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  g_autofree char *marks = NULL;

  get_date (cell->hari, &date);
  if (self->func != NULL)
    self->func (cell->hari, &tanda, self->func_data);
  tanda.n_lewat = MIN (tanda.n_lewat, tanda.n_tenggat);

  number = g_strdup_printf ("%u", g_date_get_day (&date));
  name = dup_name (self, cell->hari, &tanda);
  marks = dup_marks (&tanda);
  gtk_label_set_label (cell->number, number);
  gtk_label_set_label (cell->marks, marks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_focusable (cell->button, cell->hari == self->kursor);

  set_class (cell->button, "other-month", !is_of_month);
  set_class (cell->button, "today", cell->hari == self->hari_ini);
  set_class (cell->button, "chosen", cell->hari == self->terpilih);
  set_class (cell->number, "holiday",
             tanda.libur != NULL || g_date_get_weekday (&date) == G_DATE_SUNDAY);
  set_class (cell->marks, "late", tanda.n_lewat > 0);
}

static void
show_title (PrkBulan *self)
{
  g_autofree char *iso = prk_hari_dup_iso (self->kursor);
  g_autofree char *day = prk_tanggal_dup_panjang (iso);
  const char *month = strchr (day, ' ');

  gtk_label_set_label (self->title, month != NULL ? month + 1 : day);
}

void
prk_bulan_refresh (PrkBulan *self)
{
  PrkHari first;
  GDate cursor, date;

  g_return_if_fail (PRK_IS_BULAN (self));

  if (self->kursor == 0)
    return;

  first = get_first (self->kursor);
  get_date (self->kursor, &cursor);
  for (guint i = 0; i < N_CELLS; i++)
    {
      Cell *cell = &self->cells[i];

      cell->hari = first + i;
      get_date (cell->hari, &date);
      show_cell (self, cell, g_date_get_month (&date) == g_date_get_month (&cursor));
    }
  show_title (self);
}

static void
move_to (PrkBulan *self, PrkHari hari, gboolean has_focus)
{
  if (hari < 32 || hari > G_MAXINT)
    return;

  self->kursor = hari;
  prk_bulan_refresh (self);
  for (guint i = 0; has_focus && i < N_CELLS; i++)
    if (self->cells[i].hari == hari)
      gtk_widget_grab_focus (self->cells[i].button);
}

static void
move_months (PrkBulan *self, int months, gboolean has_focus)
{
  GDate date;

  get_date (self->kursor, &date);
  if (months > 0)
    g_date_add_months (&date, months);
  else
    g_date_subtract_months (&date, -months);
  move_to (self, g_date_get_julian (&date), has_focus);
}

static void
back_clicked_cb (PrkBulan *self)
{
  move_months (self, -1, FALSE);
}

static void
forward_clicked_cb (PrkBulan *self)
{
  move_months (self, 1, FALSE);
}

static void
today_clicked_cb (PrkBulan *self)
{
  move_to (self, self->hari_ini, FALSE);
}

static void
choose (PrkBulan *self, PrkHari hari)
{
  self->terpilih = self->terpilih == hari ? 0 : hari;
  self->kursor = hari;
  prk_bulan_refresh (self);
  g_signal_emit (self, signals[SIGNAL_DAY_CHOSEN], 0, self->terpilih);
}

static void
cell_clicked_cb (GtkWidget *button, PrkBulan *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "prk-cell"));

  choose (self, self->cells[index].hari);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PrkBulan *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_to (self, self->kursor + (is_rtl ? 1 : -1), TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_to (self, self->kursor + (is_rtl ? -1 : 1), TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_to (self, self->kursor - N_COLUMNS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_to (self, self->kursor + N_COLUMNS, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_months (self, -1, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_months (self, 1, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_to (self, self->hari_ini, TRUE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GtkWidget *
new_icon_button (PrkBulan *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);

  return button;
}

static GtkWidget *
new_bar (PrkBulan *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *today = gtk_button_new_with_label (_ ("Today"));

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_margin_start (GTK_WIDGET (self->title), 6);
  gtk_widget_add_css_class (today, "flat");
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_clicked_cb), self);

  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (bar), today);
  gtk_box_append (GTK_BOX (bar),
                  new_icon_button (self, "go-previous-symbolic", _ ("Previous Month"),
                                   G_CALLBACK (back_clicked_cb)));
  gtk_box_append (GTK_BOX (bar), new_icon_button (self, "go-next-symbolic", _ ("Next Month"),
                                                  G_CALLBACK (forward_clicked_cb)));
  return bar;
}

static void
add_cell (PrkBulan *self, guint index)
{
  Cell *cell = &self->cells[index];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  cell->number = GTK_LABEL (gtk_label_new (NULL));
  cell->marks = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (cell->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (cell->marks), "marks");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->number));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->marks));

  cell->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (cell->button), box);
  gtk_widget_add_css_class (cell->button, "flat");
  gtk_widget_add_css_class (cell->button, "bulan-day");
  g_object_set_data (G_OBJECT (cell->button), "prk-cell", GUINT_TO_POINTER (index));
  g_signal_connect (cell->button, "clicked", G_CALLBACK (cell_clicked_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), cell->button, (int)(index % N_COLUMNS),
                   1 + (int)(index / N_COLUMNS), 1, 1);
}

static void
add_weekdays (PrkBulan *self)
{
  static const char *const days[N_COLUMNS]
      = { NC_ ("weekday", "Mo"), NC_ ("weekday", "Tu"), NC_ ("weekday", "We"),
          NC_ ("weekday", "Th"), NC_ ("weekday", "Fr"), NC_ ("weekday", "Sa"),
          NC_ ("weekday", "Su") };

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (NULL, "weekday", days[i]));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_margin_bottom (label, 6);
      gtk_grid_attach (GTK_GRID (self->grid), label, (int)i, 0, 1, 1);
    }
}

static void
prk_bulan_dispose (GObject *object)
{
  PrkBulan *self = PRK_BULAN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (prk_bulan_parent_class)->dispose (object);
}

static void
prk_bulan_class_init (PrkBulanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = prk_bulan_dispose;

  signals[SIGNAL_DAY_CHOSEN]
      = g_signal_new ("day-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "bulan");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
prk_bulan_init (PrkBulan *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_box_append (GTK_BOX (self->box), new_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->grid);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_weekdays (self);
  for (guint i = 0; i < N_CELLS; i++)
    add_cell (self, i);

  /* Before the grid moves the focus by its own mind. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->grid, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar"), -1);
}

GtkWidget *
prk_bulan_new (void)
{
  return g_object_new (PRK_TYPE_BULAN, NULL);
}

void
prk_bulan_set_tanda (PrkBulan *self, PrkBulanTandaFunc func, gpointer user_data)
{
  g_return_if_fail (PRK_IS_BULAN (self));

  self->func = func;
  self->func_data = user_data;
}

/**
 * prk_bulan_set_hari_ini:
 * @hari: today
 *
 * Marks today; the page turns to it when none was open yet, or the former today's was.
 */
void
prk_bulan_set_hari_ini (PrkBulan *self, PrkHari hari)
{
  g_return_if_fail (PRK_IS_BULAN (self) && hari != 0);

  if (self->kursor == 0 || self->kursor == self->hari_ini)
    self->kursor = hari;
  self->hari_ini = hari;
  prk_bulan_refresh (self);
}

PrkHari
prk_bulan_get_terpilih (PrkBulan *self)
{
  g_return_val_if_fail (PRK_IS_BULAN (self), 0);

  return self->terpilih;
}

void
prk_bulan_set_terpilih (PrkBulan *self, PrkHari hari)
{
  g_return_if_fail (PRK_IS_BULAN (self));

  self->terpilih = hari;
  prk_bulan_refresh (self);
}
