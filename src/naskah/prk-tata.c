/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From blocks to pages. A run of blocks becomes one list of atoms (a line of text, a row of a table, an emblem, a space), each
 * with its height, the gap before it and whether a page may end before it. Everything that typography asks for is said by
 * that one flag: no line alone at a page's end or beginning (the second and the last line of a paragraph may not begin a
 * page), headings with their text, heads with the first row of a table, groups that stay whole. Filling a page is then:
 * take atoms while they fit, go back to the last place where a page may end. Only where there is none is the rule broken.
 * A row that is taller than half a page may be parted between its lines. */
#include "config.h"

#include <string.h>

#include "prk-tata-private.h"

#define EPSILON       0.01
#define MIN_PART      60.0 /* pt of a parted row worth setting below other things */
#define LINES_BEFORE  2    /* of text on the page of a block with ikut_sebelum */
#define SHORT_TABLE   0.2  /* of the text area: tables up to this stay whole */
#define MARKER_GAP    0.35 /* em between a marker and its text, at least */

typedef enum
{
  ATOM_BARIS,
  ATOM_TABEL,
  ATOM_LAMBANG,
  ATOM_RUANG,
  ATOM_HALAMAN,
} AtomJenis;

typedef struct
{
  AtomJenis jenis;
  guint     siap;  /* index of its block among those ready */
  guint     index; /* line or row */
  double    sela, tinggi;
  gboolean  boleh; /* a page may end before it */
} Atom;

/* A block with its measurements. */
typedef struct
{
  PrkBlok      *blok;
  PrkTeks      *teks;
  PrkTeks      *penanda;
  PrkTabelUkur *tabel;
  double        x, lebar; /* of its text, from the left edge of the text area */
  double        gantung;
} Siap;

typedef struct
{
  PrkTata      *tata;
  PrkUkur      *ukur;
  GCancellable *cancellable;
  gboolean      sampul;
  double        kiri, atas, lebar, tinggi; /* the text area */
  GArray       *siap; /* (element-type Siap) */
  GArray       *atom; /* (element-type Atom) */
  PrkSelMaju   *maju; /* of the row that the last page parted; NULL for none */
} Penata;

static void
siap_clear (gpointer data)
{
  Siap *self = data;

  g_clear_pointer (&self->teks, prk_teks_unref);
  g_clear_pointer (&self->penanda, prk_teks_unref);
  g_clear_pointer (&self->tabel, _prk_tabel_ukur_free);
}

static Atom *
get_atom (Penata *self,
          guint   index)
{
  return &g_array_index (self->atom, Atom, index);
}

static Siap *
get_siap (Penata *self,
          guint   index)
{
  return &g_array_index (self->siap, Siap, index);
}

static void
add_atom (Penata    *self,
          AtomJenis  jenis,
          guint      index,
          double     tinggi,
          gboolean   boleh)
{
  Atom atom = { jenis, self->siap->len - 1, index, 0, tinggi, boleh };

  g_array_append_val (self->atom, atom);
}

static const PrkTeksBaris *
get_first (const PrkTeks *teks)
{
  return &g_array_index (teks->baris, PrkTeksBaris, 0);
}

static gboolean
prepare_paragraf (Penata *self,
                  Siap   *siap)
{
  PrkBlok *blok = siap->blok;
  guint n;

  siap->penanda = _prk_tata_ukur_penanda (self->ukur, blok, self->cancellable);
  siap->gantung = blok->gantung;
  if (siap->penanda != NULL)
    siap->gantung = MAX (siap->gantung, get_first (siap->penanda)->lebar + blok->gaya->ukuran * MARKER_GAP);
  siap->x = blok->gaya->kiri + blok->kiri + siap->gantung;
  siap->lebar = self->lebar - siap->x - blok->gaya->kanan;
  siap->teks = prk_ukur_teks (self->ukur,
                              blok->teks->str,
                              blok->rentang,
                              blok->gaya,
                              blok->rata,
                              siap->lebar,
                              self->cancellable);
  if (siap->teks == NULL)
    return FALSE;

  n = siap->teks->baris->len;
  for (guint i = 0; i < n; i++)
    add_atom (self,
              ATOM_BARIS,
              i,
              g_array_index (siap->teks->baris, PrkTeksBaris, i).tinggi,
              i == 0 || (!blok->utuh && i >= 2 && n - i >= 2));

  return TRUE;
}

/* A page that ended before row @index would have, or leave, one single low row of a longer table. */
static gboolean
leaves_one_row (Penata             *self,
                const PrkTabelUkur *tabel,
                guint               index)
{
  guint n_body = tabel->n_baris - tabel->tabel->n_kepala;
  double tinggi = tabel->baris[index].tinggi + tabel->baris[index - 1].tinggi;

  return n_body >= 3 && tinggi < self->tinggi / 6 &&
         (index == tabel->tabel->n_kepala + 1 || index + 1 == tabel->n_baris);
}

static gboolean
prepare_tabel (Penata *self,
               Siap   *siap)
{
  PrkBlok *blok = siap->blok;
  PrkTabel *tabel = blok->tabel;
  double tinggi = 0;
  gboolean whole;

  siap->x = blok->gaya->kiri + blok->kiri;
  siap->lebar = self->lebar - siap->x - blok->gaya->kanan;
  siap->tabel = _prk_tabel_ukur_new (tabel, self->ukur, siap->lebar, self->cancellable);
  if (siap->tabel == NULL)
    return FALSE;

  for (guint i = 0; i < siap->tabel->n_baris; i++)
    tinggi += siap->tabel->baris[i].tinggi;
  /* What no page has room for is parted where its rows allow it. */
  whole = (blok->utuh && tinggi <= self->tinggi) || tinggi < self->tinggi * SHORT_TABLE;

  for (guint i = 0; i < siap->tabel->n_baris; i++)
    {
      PrkBaris *baris = siap->tabel->baris[i].baris;
      PrkBaris *before = i > 0 ? siap->tabel->baris[i - 1].baris : NULL;
      gboolean bound = before != NULL &&
                       (i <= tabel->n_kepala || whole || before->ikut || baris->ikut_sebelum ||
                        leaves_one_row (self, siap->tabel, i));

      add_atom (self, ATOM_TABEL, i, siap->tabel->baris[i].tinggi, !bound);
    }

  return TRUE;
}

/* Moves the nearest place where a page may end further up, until two lines of text come along with the atom at @index. */
static void
bind_lines_before (Penata *self,
                   guint   index)
{
  guint n_lines = 0;

  for (guint i = index; i > 0 && n_lines < LINES_BEFORE; i--)
    {
      Atom *before = get_atom (self, i - 1);

      if (before->jenis == ATOM_HALAMAN)
        break;
      get_atom (self, i)->boleh = FALSE;
      if (before->jenis == ATOM_BARIS || before->jenis == ATOM_TABEL)
        n_lines++;
    }
}

/* A heading with one line below it looks left behind at a page's foot: the next line of the same kind comes along. */
static gboolean
is_lone_below_head (Penata  *self,
                    PrkBlok *blok)
{
  guint n = self->siap->len;
  Siap *before = n >= 2 ? get_siap (self, n - 2) : NULL;

  return n >= 3 && blok->jenis == PRK_BLOK_PARAGRAF && before->teks != NULL && before->teks->baris->len == 1 &&
         before->blok->gaya == blok->gaya && get_siap (self, n - 3)->blok->ikut;
}

static gboolean
prepare (Penata  *self,
         PrkBlok *blok,
         PrkBlok *before)
{
  Siap siap = { .blok = blok };
  guint first = self->atom->len;
  gboolean ok = TRUE;

  g_array_append_val (self->siap, siap);
  switch (blok->jenis)
    {
    case PRK_BLOK_PARAGRAF:
      ok = prepare_paragraf (self, get_siap (self, self->siap->len - 1));
      break;
    case PRK_BLOK_TABEL:
      ok = prepare_tabel (self, get_siap (self, self->siap->len - 1));
      break;
    case PRK_BLOK_LAMBANG:
      add_atom (self, ATOM_LAMBANG, 0, MIN (blok->tinggi, self->tinggi), TRUE);
      break;
    case PRK_BLOK_RUANG:
      add_atom (self, ATOM_RUANG, 0, MIN (blok->tinggi, self->tinggi), TRUE);
      break;
    case PRK_BLOK_HALAMAN:
      add_atom (self, ATOM_HALAMAN, 0, 0, TRUE);
      break;
    }
  if (!ok || self->atom->len == first)
    return ok;

  if (before != NULL)
    {
      double sebelum = blok->gaya != NULL ? blok->gaya->sebelum : 0;

      get_atom (self, first)->sela = MAX (sebelum, before->sesudah);
      get_atom (self, first)->boleh = !before->ikut && !is_lone_below_head (self, blok);
    }
  if (blok->ikut_sebelum)
    bind_lines_before (self, first);

  return TRUE;
}

static gboolean
is_body_row (Penata *self,
             guint   index)
{
  Atom *atom = get_atom (self, index);

  return atom->jenis == ATOM_TABEL && atom->index >= get_siap (self, atom->siap)->blok->tabel->n_kepala;
}

/* Heads are repeated unless they would take the page for themselves. */
static double
get_heads (Penata *self,
           guint   pos)
{
  Atom *atom = get_atom (self, pos);
  double tinggi;

  if (!is_body_row (self, pos))
    return 0;
  tinggi = get_siap (self, atom->siap)->tabel->tinggi_kepala;

  return tinggi < self->tinggi / 2 ? tinggi : 0;
}

static gboolean
may_part (Penata *self,
          guint   index)
{
  return is_body_row (self, index) && get_atom (self, index)->tinggi > self->tinggi / 2;
}

/* Finds the atoms [@pos, result) that fit on a page of which @used is taken. *@part: the row at the result fills the rest. */
static guint
find_end (Penata   *self,
          guint     pos,
          double    used,
          gboolean *part)
{
  gboolean fresh = used < EPSILON;
  double y = fresh ? get_heads (self, pos) : used;
  guint end = pos;
  double left;

  *part = FALSE;
  for (; end < self->atom->len; end++)
    {
      Atom *atom = get_atom (self, end);
      double need = (fresh && end == pos ? 0 : atom->sela) + atom->tinggi;

      if (atom->jenis == ATOM_HALAMAN)
        return end + 1;
      if (y + need > self->tinggi + EPSILON)
        break;
      y += need;
    }
  if (end == self->atom->len)
    return end;

  left = self->tinggi - y - get_atom (self, end)->sela;
  if (may_part (self, end) && ((fresh && end == pos) || left > MIN_PART))
    {
      *part = TRUE;
      return end;
    }
  for (guint i = end; i > pos; i--)
    if (get_atom (self, i)->boleh)
      return i;

  return fresh ? MAX (end, pos + 1) : end;
}

/* Sets the lines of one paragraph that stand on this page; returns how many atoms that were. */
static guint
place_paragraf (Penata *self,
                guint   pos,
                guint   end,
                double *y)
{
  Atom *atom = get_atom (self, pos);
  Siap *siap = get_siap (self, atom->siap);
  PrkBlok *blok = siap->blok;
  guint sampai = atom->index;
  double x = self->kiri + siap->x;
  double tinggi;

  for (guint i = pos; i < end && get_atom (self, i)->siap == atom->siap; i++)
    sampai++;

  tinggi = _prk_teks_sum (siap->teks, atom->index, sampai);
  if (atom->index == 0)
    {
      _prk_tata_add_garis_besar (self->tata, blok, *y);
      if (siap->penanda != NULL)
        _prk_tata_add_teks (self->tata, siap->penanda, 0, 1, x - siap->gantung, *y, blok->gaya->warna);
    }
  _prk_tata_add_teks (self->tata, siap->teks, atom->index, sampai, x, *y, blok->gaya->warna);
  _prk_tata_add_runs (self->tata, blok, siap->teks, atom->index, sampai, x, *y);
  _prk_tata_add_jangkar (self->tata,
                         blok->path,
                         blok->paragraf,
                         x - siap->gantung,
                         *y,
                         siap->lebar + siap->gantung,
                         tinggi);
  *y += tinggi;

  return sampai - atom->index;
}

static void
place_lambang (Penata  *self,
               PrkBlok *blok,
               double   y)
{
  double side = MIN (blok->tinggi, self->tinggi);
  double x;

  if (blok->lambang != NULL)
    {
      _prk_tata_add_lambang_baris (self->tata, blok, self->kiri, y, self->lebar, side);
      return;
    }

  x = self->kiri + (blok->rata == PRK_RATA_KIRI ? 0 : (self->lebar - side) / 2);

  _prk_tata_add_lambang (self->tata, x, y, side);
  _prk_tata_add_jangkar (self->tata, blok->path, blok->paragraf, x, y, side, side);
}

/* The line above the first row that a page shows of a table, and its heads if the table began earlier. */
static void
begin_table (Penata *self,
             guint   pos,
             double *y)
{
  Siap *siap = get_siap (self, get_atom (self, pos)->siap);
  double x = self->kiri + siap->x;
  gboolean done;

  if (siap->tabel->tabel->garis > 0)
    _prk_tata_add_ruas (self->tata, x, *y, x + siap->tabel->lebar, *y, siap->tabel->tabel->garis);
  if (get_heads (self, pos) > 0)
    for (guint i = 0; i < siap->tabel->tabel->n_kepala; i++)
      *y += _prk_tabel_ukur_place (siap->tabel, i, NULL, x, *y, 0, self->tata, &done);
}

/* Sets one row, or what fits of it where it is parted; FALSE when some of it is left for the next page. */
static gboolean
place_row (Penata   *self,
           guint     pos,
           gboolean  part,
           double   *y)
{
  Atom *atom = get_atom (self, pos);
  Siap *siap = get_siap (self, atom->siap);
  double room = self->atas + self->tinggi - *y;
  gboolean done;

  if (part && self->maju == NULL)
    self->maju = g_new0 (PrkSelMaju, siap->tabel->baris[atom->index].n_sel);
  *y += _prk_tabel_ukur_place (siap->tabel,
                               atom->index,
                               self->maju,
                               self->kiri + siap->x,
                               *y,
                               room,
                               self->tata,
                               &done);
  if (done)
    g_clear_pointer (&self->maju, g_free);

  return done;
}

/* What the page [pos, end) leaves empty, shared among its flexible spaces. */
static double
find_stretch (Penata *self,
              guint   pos,
              guint   end)
{
  double left = self->tinggi;
  guint n = 0;

  for (guint i = pos; i < end; i++)
    {
      Atom *atom = get_atom (self, i);

      left -= (i > pos ? atom->sela : 0) + atom->tinggi;
      if (atom->jenis == ATOM_RUANG && get_siap (self, atom->siap)->blok->lentur)
        n++;
    }

  return n > 0 && left > 0 ? left / n : 0;
}

static gboolean
shows_new_table (Penata   *self,
                 guint     index,
                 gboolean  begins_page)
{
  return begins_page || index == 0 || get_atom (self, index - 1)->siap != get_atom (self, index)->siap;
}

/* Sets the atoms [@pos, @end) from *@y on. */
static void
place_page (Penata *self,
            guint   pos,
            guint   end,
            double *y)
{
  gboolean fresh = *y < self->atas + EPSILON;
  double stretch = fresh ? find_stretch (self, pos, end) : 0;
  guint i = pos;

  while (i < end)
    {
      Atom *atom = get_atom (self, i);
      Siap *siap = get_siap (self, atom->siap);

      *y += fresh && i == pos ? 0 : atom->sela;
      switch (atom->jenis)
        {
        case ATOM_BARIS:
          i += place_paragraf (self, i, end, y);
          continue;
        case ATOM_TABEL:
          if (shows_new_table (self, i, fresh && i == pos))
            begin_table (self, i, y);
          place_row (self, i, FALSE, y);
          break;
        case ATOM_LAMBANG:
          place_lambang (self, siap->blok, *y);
          *y += atom->tinggi;
          break;
        case ATOM_RUANG:
          if (siap->blok->garis > 0)
            _prk_tata_add_ruas (
                self->tata, self->kiri, *y, self->kiri + self->lebar, *y, siap->blok->garis);
          *y += atom->tinggi + (siap->blok->lentur ? stretch : 0);
          break;
        case ATOM_HALAMAN:
          break;
        }
      i++;
    }
}

/* One page from the atom @pos on; returns the atom that the next page begins with. */
static guint
fill_page (Penata *self,
           guint   pos)
{
  double y = self->atas;
  gboolean part;
  guint end;

  _prk_tata_begin_page (self->tata, self->sampul);
  if (self->maju != NULL)
    {
      begin_table (self, pos, &y);
      if (!place_row (self, pos, TRUE, &y))
        return pos;
      pos++;
      if (pos == self->atom->len)
        return pos;
    }

  end = find_end (self, pos, y - self->atas, &part);
  place_page (self, pos, end, &y);
  if (!part)
    return end;

  if (shows_new_table (self, end, end == pos && y < self->atas + EPSILON))
    begin_table (self, end, &y);
  y += end > pos ? get_atom (self, end)->sela : 0;

  return place_row (self, end, TRUE, &y) ? end + 1 : end;
}

/**
 * prk_tata_susun:
 * @blok: (element-type PrkBlok): what stands on the pages, in order
 * @sampul: these pages are a cover: no header, no footer, not counted
 *
 * Adds pages. The measurements come from @ukur, where most of them are remembered from the last time.
 *
 * Returns: %FALSE only when cancelled; @self is then of no use
 */
gboolean
prk_tata_susun (PrkTata              *self,
                PrkUkur              *ukur,
                const PrkTataHalaman *halaman,
                const GPtrArray      *blok,
                gboolean              sampul,
                GCancellable         *cancellable)
{
  Penata penata = { .tata = self, .ukur = ukur, .cancellable = cancellable, .sampul = sampul };
  gboolean ok = TRUE;

  penata.kiri = halaman->kiri_mm * PRK_PT_PER_MM;
  penata.atas = halaman->atas_mm * PRK_PT_PER_MM;
  penata.lebar = (halaman->lebar_mm - halaman->kiri_mm - halaman->kanan_mm) * PRK_PT_PER_MM;
  penata.tinggi = (halaman->tinggi_mm - halaman->atas_mm - halaman->bawah_mm) * PRK_PT_PER_MM;
  penata.siap = g_array_new (FALSE, TRUE, sizeof (Siap));
  g_array_set_clear_func (penata.siap, siap_clear);
  penata.atom = g_array_new (FALSE, FALSE, sizeof (Atom));

  for (guint i = 0; ok && i < blok->len; i++)
    ok = prepare (&penata, g_ptr_array_index (blok, i), i > 0 ? g_ptr_array_index (blok, i - 1) : NULL);
  for (guint pos = 0; ok && pos < penata.atom->len;)
    {
      pos = fill_page (&penata, pos);
      ok = !g_cancellable_is_cancelled (cancellable);
    }

  g_free (penata.maju);
  g_array_unref (penata.atom);
  g_array_unref (penata.siap);

  return ok;
}
