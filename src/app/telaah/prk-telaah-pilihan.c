/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pustaka/prk-letak.h"
#include "widget/prk-pdf-selector.h"

#include "prk-telaah-pilihan.h"

struct _PrkTelaahPilihan
{
  GObject            parent_instance;

  PrkPdfView        *view;
  GtkTextView       *text;
  PrkPdfSelector    *selector;
  char              *hash;    /* (nullable) */
  guint              halaman; /* 0 for none */
  PrkPustakaHalaman *isi;     /* (nullable) */
  PrkLetak          *letak;   /* (nullable) of @isi */
  GArray            *marks;   /* (nullable) PrkPdfMark: while nothing is selected */
  PrkPdfSweep        wanted;  /* before its page's words were here */
  gboolean           has_wanted;
  gboolean           is_on_paper; /* the paper stays where it is under the hand */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PAGE_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkTelaahPilihan, prk_telaah_pilihan, G_TYPE_OBJECT)

static gboolean
get_selection (PrkTelaahPilihan *self,
               guint            *start,
               guint            *end)
{
  GtkTextIter from, to;

  if (self->isi == NULL
      || !gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->text), &from, &to))
    return FALSE;

  *start = gtk_text_iter_get_offset (&from);
  *end = gtk_text_iter_get_offset (&to);
  return TRUE;
}

PrkKutipan *
prk_telaah_pilihan_new_kutipan (PrkTelaahPilihan *self)
{
  guint start, end;

  g_return_val_if_fail (PRK_IS_TELAAH_PILIHAN (self), NULL);

  return get_selection (self, &start, &end)
           ? prk_kutipan_new (self->hash, self->halaman, self->isi, start, end)
           : NULL;
}

/**
 * prk_telaah_pilihan_new_marks:
 *
 * Says which places of the document a quotation marks. Pure.
 *
 * Returns: (transfer full) (element-type PrkPdfMark)
 */
GArray *
prk_telaah_pilihan_new_marks (const PrkKutipan *kutipan)
{
  GArray *marks;

  g_return_val_if_fail (kutipan != NULL, NULL);

  marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  for (guint i = 0; i < kutipan->kotak->len; i++)
    {
      PrkPdfMark mark = { kutipan->halaman - 1, g_array_index (kutipan->kotak, PrkPdfRect, i) };

      g_array_append_val (marks, mark);
    }

  return marks;
}

static void
selection_changed_cb (PrkTelaahPilihan *self)
{
  g_autoptr(PrkKutipan) kutipan = prk_telaah_pilihan_new_kutipan (self);
  g_autoptr(GArray) marks = kutipan != NULL ? prk_telaah_pilihan_new_marks (kutipan) : NULL;

  if (self->isi != NULL)
    prk_pdf_view_set_marks (self->view, marks != NULL ? marks : self->marks,
                            marks != NULL && !self->is_on_paper);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
clear (PrkTelaahPilihan *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter at;

  self->has_wanted = FALSE;
  if (!gtk_text_buffer_get_has_selection (buffer))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_place_cursor (buffer, &at);

  return TRUE;
}

/* A click takes the sentence, a second one the word, a third one the line; a sweep whole words. */
static gboolean
find_range (PrkTelaahPilihan  *self,
            const PrkPdfSweep *sweep,
            guint             *start,
            guint             *end)
{
  gboolean is_point = sweep->from_x == sweep->to_x && sweep->from_y == sweep->to_y;
  PrkLetakSatuan satuan = sweep->n_presses == 3 ? PRK_LETAK_BARIS : PRK_LETAK_KATA;

  if (is_point && sweep->n_presses == 1)
    satuan = PRK_LETAK_KALIMAT;
  if (is_point)
    return prk_letak_pada (self->letak, sweep->from_x, sweep->from_y, satuan, start, end);

  return prk_letak_antara (self->letak, sweep->from_x, sweep->from_y, sweep->to_x, sweep->to_y,
                           satuan, start, end);
}

static void
select_sweep (PrkTelaahPilihan  *self,
              const PrkPdfSweep *sweep)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter from, to;
  guint start, end;

  if (sweep->page + 1 != self->halaman || self->isi == NULL)
    {
      self->wanted = *sweep;
      self->has_wanted = TRUE;
      if (sweep->page + 1 != self->halaman)
        g_signal_emit (self, signals[SIGNAL_PAGE_WANTED], 0, sweep->page + 1);
      return;
    }

  self->has_wanted = FALSE;
  if (!find_range (self, sweep, &start, &end))
    {
      clear (self);
      return;
    }

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &from, &to);
  gtk_text_view_scroll_to_iter (self->text, &from, 0, TRUE, 0, 0.3);
}

static void
swept_cb (PrkTelaahPilihan  *self,
          const PrkPdfSweep *sweep)
{
  self->is_on_paper = TRUE;
  select_sweep (self, sweep);
  self->is_on_paper = FALSE;
}

static gboolean
key_pressed_cb (PrkTelaahPilihan *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  return key == GDK_KEY_Escape && clear (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
add_escape (PrkTelaahPilihan *self,
            GtkWidget        *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

void
prk_telaah_pilihan_begin (PrkTelaahPilihan *self,
                          const char       *hash,
                          guint             halaman,
                          GArray           *marks)
{
  g_return_if_fail (PRK_IS_TELAAH_PILIHAN (self));
  g_return_if_fail (hash != NULL && halaman >= 1);

  if (g_strcmp0 (self->hash, hash) != 0)
    {
      g_free (self->hash);
      self->hash = g_strdup (hash);
      self->has_wanted = FALSE;
    }
  self->has_wanted = self->has_wanted && self->wanted.page + 1 == halaman;
  self->halaman = halaman;
  g_clear_pointer (&self->letak, prk_letak_free);
  g_clear_pointer (&self->isi, prk_pustaka_halaman_free);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
  prk_telaah_pilihan_set_marks (self, marks);
}

void
prk_telaah_pilihan_set_marks (PrkTelaahPilihan *self,
                              GArray           *marks)
{
  guint start, end;

  g_return_if_fail (PRK_IS_TELAAH_PILIHAN (self));

  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = marks != NULL ? g_array_ref (marks) : NULL;
  if (!get_selection (self, &start, &end))
    prk_pdf_view_set_marks (self->view, marks, TRUE);
}

void
prk_telaah_pilihan_set_isi (PrkTelaahPilihan  *self,
                            PrkPustakaHalaman *isi)
{
  g_return_if_fail (PRK_IS_TELAAH_PILIHAN (self));

  g_clear_pointer (&self->letak, prk_letak_free);
  g_clear_pointer (&self->isi, prk_pustaka_halaman_free);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), isi != NULL ? isi->teks : "",
                            -1);
  self->isi = isi;
  if (isi == NULL)
    return;

  self->letak = prk_letak_new (isi);
  if (self->has_wanted)
    swept_cb (self, &self->wanted);
}

void
prk_telaah_pilihan_select_at (PrkTelaahPilihan *self,
                              double            x,
                              double            y)
{
  g_return_if_fail (PRK_IS_TELAAH_PILIHAN (self));

  if (self->halaman > 0)
    select_sweep (self, &(PrkPdfSweep) { self->halaman - 1, x, y, x, y, 1 });
}

static void
prk_telaah_pilihan_finalize (GObject *object)
{
  PrkTelaahPilihan *self = PRK_TELAAH_PILIHAN (object);

  g_clear_object (&self->selector);
  g_clear_pointer (&self->letak, prk_letak_free);
  g_clear_pointer (&self->isi, prk_pustaka_halaman_free);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_object (&self->view);
  g_clear_object (&self->text);
  g_free (self->hash);

  G_OBJECT_CLASS (prk_telaah_pilihan_parent_class)->finalize (object);
}

static void
prk_telaah_pilihan_class_init (PrkTelaahPilihanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_telaah_pilihan_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PAGE_WANTED]
    = g_signal_new ("page-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
prk_telaah_pilihan_init (PrkTelaahPilihan *self)
{
}

/**
 * prk_telaah_pilihan_new:
 * @view: shows the paper
 * @text: shows the words of one page of it
 *
 * Returns: (transfer full)
 */
PrkTelaahPilihan *
prk_telaah_pilihan_new (PrkPdfView  *view,
                        GtkTextView *text)
{
  PrkTelaahPilihan *self;
  GtkTextBuffer *buffer;

  g_return_val_if_fail (PRK_IS_PDF_VIEW (view), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (text), NULL);

  self = g_object_new (PRK_TYPE_TELAAH_PILIHAN, NULL);
  self->view = g_object_ref (view);
  self->text = g_object_ref (text);
  self->selector = prk_pdf_selector_new (prk_pdf_view_get_canvas (view));
  buffer = gtk_text_view_get_buffer (text);
  g_signal_connect_object (self->selector, "swept", G_CALLBACK (swept_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selector, "blank-pressed", G_CALLBACK (clear), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  add_escape (self, GTK_WIDGET (view));
  add_escape (self, GTK_WIDGET (text));

  return self;
}
