/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody changed in a document that we sent comes back as exactly that. Changes are made in the file's own language
 * as Word writes it, and with --libreoffice by LibreOffice itself. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "base/prk-hash.h"
#include "naskah/prk-docx-kembali.h"

#include "paket.h"
#include "uji.h"

#define N_EDITS 200
#define SAMPLE  "kesehatan-perbatasan"

typedef struct
{
  Uji       uji;
  GBytes   *docx;
  Paket     paket;
  xmlDocPtr document;
  xmlDocPtr asal;
  GPtrArray *alinea; /* (element-type xmlNode) paragraph of each bookmark, by its number */
  GPtrArray *teks;   /* (element-type xmlNode) <p> of what was sent, by its number */
} Kiriman;

/* Sends what the printer holds now. */
static void
kirim (Kiriman *self)
{
  g_autoptr(GError) error = NULL;

  self->docx = prk_pencetak_tulis_docx (self->uji.pencetak, self->uji.kak, NULL, &error);
  g_assert_no_error (error);
  paket_buka (&self->paket, self->docx);
  self->document = paket_baca (&self->paket, "word/document.xml");
  self->asal = paket_baca (&self->paket, "customXml/item1.xml");
  self->alinea = paket_cari (self->document, "//w:bookmarkStart/..");
  self->teks = paket_cari (self->asal, "//*[local-name()='p']");
  g_assert_cmpuint (self->alinea->len, ==, self->teks->len);
}

static void
kiriman_init (Kiriman    *self,
              const char *name)
{
  uji_init (&self->uji, "barito-selatan", name);
  kirim (self);
}

static void
kiriman_clear (Kiriman *self)
{
  g_ptr_array_unref (self->alinea);
  g_ptr_array_unref (self->teks);
  xmlFreeDoc (self->document);
  xmlFreeDoc (self->asal);
  paket_tutup (&self->paket);
  g_bytes_unref (self->docx);
  uji_clear (&self->uji);
}

static PrkDocxKembali *
kembali (Kiriman *self)
{
  GBytes *asal = g_hash_table_lookup (self->paket.bagian, "customXml/item1.xml");
  g_autoptr(GError) error = NULL;
  PrkDocxKembali *result;
  xmlChar *xml;
  int size;

  xmlDocDumpMemory (self->document, &xml, &size);
  result = prk_docx_kembali_new_isi ((const char *) xml, (gsize) size, g_bytes_get_data (asal, NULL),
                                     g_bytes_get_size (asal), &error);
  g_assert_no_error (error);
  xmlFree (xml);

  return result;
}

static xmlNodePtr
find_child (xmlNodePtr  node,
            const char *name)
{
  for (xmlNodePtr one = node->children; one != NULL; one = one->next)
    if (g_str_equal ((const char *) one->name, name))
      return one;

  return NULL;
}

/* The paragraph of the bookmark @n. */
static xmlNodePtr
find_paragraph (Kiriman *self,
                guint    n)
{
  xmlNodePtr paragraph = g_ptr_array_index (self->alinea, n - 1);
  g_autofree char *name = paket_atribut (find_child (paragraph, "bookmarkStart"), "name");
  g_autofree char *wanted = g_strdup_printf ("_Prk%u", n);

  g_assert_cmpstr (name, ==, wanted);

  return paragraph;
}

/* Replaces the one run of a paragraph by others, written in the language of the file. */
static void
set_runs (Kiriman    *self,
          guint       n,
          const char *runs)
{
  xmlNodePtr paragraph = find_paragraph (self, n);
  xmlNodePtr run = find_child (paragraph, "r");
  g_autofree char *wrapped = g_strdup_printf (
    "<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">%s</w:p>", runs);
  xmlDocPtr piece = xmlReadMemory (wrapped, (int) strlen (wrapped), NULL, NULL, 0);
  xmlNodePtr last = run;

  g_assert_nonnull (piece);
  for (xmlNodePtr one = xmlDocGetRootElement (piece)->children; one != NULL; one = one->next)
    last = xmlAddNextSibling (last, xmlDocCopyNode (one, self->document, 1));
  xmlUnlinkNode (run);
  xmlFreeNode (run);
  xmlFreeDoc (piece);
}

static char *
dup_text (Kiriman *self,
          guint    n)
{
  xmlChar *text = xmlNodeGetContent (find_child (g_ptr_array_index (self->teks, n - 1), "t"));
  char *copy;

  copy = g_strdup ((const char *) text);
  xmlFree (text);

  return copy;
}

static guint
count_children (xmlNodePtr  node,
                const char *name)
{
  guint n = 0;

  for (xmlNodePtr one = node->children; one != NULL; one = one->next)
    n += g_str_equal ((const char *) one->name, name) ? 1 : 0;

  return n;
}

/* Numbers of the paragraphs of a field, or with NULL of all that have one run and some words. */
static GArray *
list_numbers (Kiriman    *self,
              const char *path)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint n = 1; n <= self->teks->len; n++)
    {
      g_autofree char *own = paket_atribut (g_ptr_array_index (self->teks, n - 1), "path");
      g_autofree char *text = dup_text (self, n);
      xmlNodePtr paragraph = find_paragraph (self, n);

      if (own != NULL && count_children (paragraph, "r") == 1 && count_children (find_child (paragraph, "r"), "t") == 1
          && strchr (text, ' ') != NULL && strpbrk (text, "&<>\"") == NULL && (path == NULL || g_str_equal (own, path)))
        g_array_append_val (list, n);
    }
  g_assert_cmpuint (list->len, >, 0);

  return list;
}

static const PrkDocxPerbaikan *
get_only (PrkDocxKembali        *kembali,
          PrkDocxPerbaikanJenis  jenis,
          const char            *path)
{
  const PrkDocxPerbaikan *one;

  g_assert_cmpuint (kembali->perbaikan->len, ==, 1);
  one = g_ptr_array_index (kembali->perbaikan, 0);
  g_assert_cmpint (one->jenis, ==, jenis);
  g_assert_cmpstr (one->path, ==, path);

  return one;
}

static void
assert_ubahan (const PrkDocxPerbaikan *one,
               guint                   index,
               const char             *lama,
               const char             *baru,
               const char             *oleh)
{
  const PrkDocxUbahan *ubahan;

  g_assert_cmpuint (index, <, one->ubahan->len);
  ubahan = g_ptr_array_index (one->ubahan, index);
  g_assert_cmpstr (ubahan->lama, ==, lama);
  g_assert_cmpstr (ubahan->baru, ==, baru);
  g_assert_cmpstr (ubahan->oleh, ==, oleh);
}

static void
test_nothing_changed (void)
{
  Kiriman kiriman;
  g_autoptr(PrkDocxKembali) result = NULL;
  g_autoptr(GError) error = NULL;

  kiriman_init (&kiriman, SAMPLE);
  result = prk_docx_kembali_new (kiriman.docx, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->perbaikan->len, ==, 0);
  g_assert_cmpuint (result->n_sama, >, 200);
  g_assert_cmpstr (result->rekaman, ==, prk_record_get_id (kiriman.uji.kak));
  g_assert_cmpstr (result->jenis, ==, "kak");
  g_assert_true (prk_hash_is_valid (result->hash));
  g_assert_false (result->ada_makro);
  g_assert_false (result->ada_luar);
  kiriman_clear (&kiriman);
}

#define BY(who) "w:id=\"900\" w:author=\"" who "\" w:date=\"2026-11-20T03:04:05Z\""
#define T(words) "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define INS(who, words) "<w:ins " BY (who) ">" T (words) "</w:ins>"
#define DEL(who, words) "<w:del " BY (who) "><w:r><w:delText xml:space=\"preserve\">" words "</w:delText></w:r></w:del>"

/* Two people track their changes in one paragraph; each can be taken alone. */
static void
test_each_author_by_himself (void)
{
  const char *path = "manfaat/narasi";
  Kiriman kiriman;
  g_autoptr(PrkDocxKembali) result = NULL;
  const PrkDocxPerbaikan *one;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n;

  uji_init (&kiriman.uji, "barito-selatan", SAMPLE);
  uji_set_text (&kiriman.uji, path, "Warga menerima manfaat langsung setiap tahun.");
  kirim (&kiriman);
  {
    g_autoptr(GArray) numbers = list_numbers (&kiriman, path);

    g_assert_cmpuint (numbers->len, ==, 1);
    n = g_array_index (numbers, guint, 0);
  }
  set_runs (&kiriman, n,
            T ("Warga ") DEL ("Ibu Satu", "menerima") INS ("Ibu Satu", "memperoleh") T (" manfaat ")
            DEL ("Pak Dua", "langsung ") INS ("Ibu Satu", "penuh ") T ("setiap tahun."));
  result = kembali (&kiriman);
  one = get_only (result, PRK_DOCX_DIUBAH, path);
  g_assert_cmpstr (one->baru, ==, "Warga memperoleh manfaat penuh setiap tahun.");
  g_assert_cmpuint (one->ubahan->len, ==, 3);
  assert_ubahan (one, 0, "menerima", "memperoleh", "Ibu Satu");
  assert_ubahan (one, 1, "langsung ", "", "Pak Dua");
  assert_ubahan (one, 2, "", "penuh ", "Ibu Satu");
  g_assert_cmpint (((PrkDocxUbahan *) g_ptr_array_index (one->ubahan, 0))->pada_us, ==,
                   G_GINT64_CONSTANT (1795143845) * G_USEC_PER_SEC);

  first = prk_docx_perbaikan_terapkan (one, (gboolean[]){ TRUE, FALSE, TRUE });
  g_assert_cmpstr (first, ==, "Warga memperoleh manfaat langsung penuh setiap tahun.");
  second = prk_docx_perbaikan_terapkan (one, (gboolean[]){ FALSE, FALSE, FALSE });
  g_assert_cmpstr (second, ==, "Warga menerima manfaat langsung setiap tahun.");
  kiriman_clear (&kiriman);
}

/* One person tracked, another did not. */
static void
test_untracked_beside_tracked (void)
{
  Kiriman kiriman;
  g_autoptr(PrkDocxKembali) result = NULL;
  g_autoptr(GArray) numbers = NULL;
  g_autofree char *text = NULL;
  g_autofree char *runs = NULL;
  const PrkDocxPerbaikan *one;

  kiriman_init (&kiriman, SAMPLE);
  numbers = list_numbers (&kiriman, "latar_belakang/narasi");
  text = dup_text (&kiriman, g_array_index (numbers, guint, 0));
  runs = g_strdup_printf (T ("Sebenarnya %s") INS ("Ibu Satu", " Demikian."), text);
  set_runs (&kiriman, g_array_index (numbers, guint, 0), runs);
  result = kembali (&kiriman);
  one = get_only (result, PRK_DOCX_DIUBAH, "latar_belakang/narasi");
  g_assert_cmpuint (one->ubahan->len, ==, 2);
  assert_ubahan (one, 0, "", "Sebenarnya ", NULL);
  assert_ubahan (one, 1, "", " Demikian.", "Ibu Satu");
  kiriman_clear (&kiriman);
}

/* Its bookmark stays behind, empty, in the paragraph that follows. */
static void
test_paragraph_removed_and_added (void)
{
  Kiriman kiriman;
  g_autoptr(PrkDocxKembali) result = NULL;
  g_autoptr(PrkDocxKembali) with_new = NULL;
  g_autoptr(GArray) numbers = NULL;
  g_autofree char *gone = NULL;
  const PrkDocxPerbaikan *one;
  xmlNodePtr paragraph, next, copy;

  kiriman_init (&kiriman, SAMPLE);
  numbers = list_numbers (&kiriman, "latar_belakang/narasi");
  g_assert_cmpuint (numbers->len, >=, 3);
  gone = dup_text (&kiriman, g_array_index (numbers, guint, 1));
  paragraph = find_paragraph (&kiriman, g_array_index (numbers, guint, 1));
  next = find_paragraph (&kiriman, g_array_index (numbers, guint, 2));
  {
    xmlNodePtr end = xmlCopyNode (find_child (paragraph, "bookmarkEnd"), 1);
    xmlNodePtr start = xmlCopyNode (find_child (paragraph, "bookmarkStart"), 1);

    xmlAddNextSibling (find_child (next, "pPr"), end);
    xmlAddNextSibling (find_child (next, "pPr"), start);
    xmlUnlinkNode (paragraph);
    xmlFreeNode (paragraph);
  }
  result = kembali (&kiriman);
  one = get_only (result, PRK_DOCX_DIHAPUS, "latar_belakang/narasi");
  g_assert_cmpstr (one->lama, ==, gone);
  g_assert_cmpuint (one->paragraf, ==, 1);

  copy = xmlNewNode (next->ns, BAD_CAST "p");
  xmlNewTextChild (xmlNewChild (copy, next->ns, BAD_CAST "r", NULL), next->ns, BAD_CAST "t", BAD_CAST "Baru sama sekali.");
  xmlAddNextSibling (next, copy);
  with_new = kembali (&kiriman);
  g_assert_cmpuint (with_new->perbaikan->len, ==, 2);
  one = g_ptr_array_index (with_new->perbaikan, 1);
  g_assert_cmpint (one->jenis, ==, PRK_DOCX_DITAMBAH);
  g_assert_cmpstr (one->path, ==, "latar_belakang/narasi");
  g_assert_cmpuint (one->paragraf, ==, 2);
  g_assert_cmpstr (one->baru, ==, "Baru sama sekali.");
  assert_ubahan (one, 0, "", "Baru sama sekali.", NULL);
  kiriman_clear (&kiriman);
}

/* A program that knows no bookmarks: paragraphs are known by their words. */
static void
test_without_bookmarks (void)
{
  Kiriman kiriman;
  g_autoptr(PrkDocxKembali) result = NULL;
  g_autoptr(GArray) numbers = NULL;
  g_autoptr(GPtrArray) marks = NULL;
  g_autofree char *text = NULL;
  g_autofree char *runs = NULL;
  const PrkDocxPerbaikan *one;

  kiriman_init (&kiriman, "draf-persampahan");
  numbers = list_numbers (&kiriman, "latar_belakang/narasi");
  text = dup_text (&kiriman, g_array_index (numbers, guint, 0));
  runs = g_strdup_printf (T ("%s") T (" Tambahan."), text);
  set_runs (&kiriman, g_array_index (numbers, guint, 0), runs);
  marks = paket_cari (kiriman.document, "//w:bookmarkStart | //w:bookmarkEnd");
  for (guint i = 0; i < marks->len; i++)
    {
      xmlUnlinkNode (g_ptr_array_index (marks, i));
      xmlFreeNode (g_ptr_array_index (marks, i));
    }
  result = kembali (&kiriman);
  one = get_only (result, PRK_DOCX_DIUBAH, "latar_belakang/narasi");
  g_assert_cmpuint (one->ubahan->len, ==, 1);
  assert_ubahan (one, 0, "", " Tambahan.", NULL);
  kiriman_clear (&kiriman);
}

/* A change within a sentence of the template falls to the field that it touches, or to none. */
static void
test_field_within_a_sentence (void)
{
  Kiriman kiriman;
  g_autoptr(PrkDocxKembali) result = NULL;
  g_autoptr(GPtrArray) found = NULL;
  xmlNodePtr text;

  kiriman_init (&kiriman, SAMPLE);
  found = paket_cari (kiriman.document, "//w:p[contains(., 'Mengetahui,')]//w:t");
  g_assert_cmpuint (found->len, ==, 1);
  xmlNodeSetContent (g_ptr_array_index (found, 0), BAD_CAST "Menyetujui,");
  result = kembali (&kiriman);
  get_only (result, PRK_DOCX_DIUBAH, NULL);
  prk_docx_kembali_free (g_steal_pointer (&result));

  xmlNodeSetContent (g_ptr_array_index (found, 0), BAD_CAST "Mengetahui,");
  g_ptr_array_unref (found);
  found = paket_cari (kiriman.document, "//w:p[contains(., 'Buntok, ')]//w:t[.='Buntok']");
  if (found->len == 1)
    {
      text = g_ptr_array_index (found, 0);
      xmlNodeSetContent (text, BAD_CAST "Ampah");
      result = kembali (&kiriman);
      get_only (result, PRK_DOCX_DIUBAH, "tempat");
    }
  kiriman_clear (&kiriman);
}

/* What is expected of one edit. */
typedef struct
{
  guint n;
  char *lama, *baru;
  char *oleh;
} Sunting;

static void
sunting_clear (gpointer data)
{
  Sunting *self = data;

  g_free (self->lama);
  g_free (self->baru);
  g_free (self->oleh);
}

/* Chooses @n_edits different paragraphs and a word of each, and what becomes of it. */
static GArray *
plan_edits (Kiriman *self,
            GRand   *rand,
            guint    n_edits,
            GArray  *starts)
{
  static const char *const authors[] = { NULL, "Ibu Satu", "Pak Dua" };
  g_autoptr(GArray) numbers = list_numbers (self, NULL);
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (Sunting));

  g_array_set_clear_func (edits, sunting_clear);
  for (guint i = 0; i < n_edits && numbers->len > 0; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) numbers->len);
      Sunting edit = { .n = g_array_index (numbers, guint, at) };
      g_autofree char *text = dup_text (self, edit.n);
      g_auto(GStrv) words = g_strsplit (text, " ", -1);
      guint word = (guint) g_rand_int_range (rand, 0, (gint32) g_strv_length (words));
      guint start = 0;

      g_array_remove_index_fast (numbers, at);
      for (guint j = 0; j < word; j++)
        start += (guint) strlen (words[j]) + 1;
      edit.lama = g_strdup (words[word]);
      edit.baru = g_strdup_printf ("sunting%u", i);
      edit.oleh = g_strdup (authors[g_rand_int_range (rand, 0, G_N_ELEMENTS (authors))]);
      g_array_append_val (edits, edit);
      g_array_append_val (starts, start);
    }

  return edits;
}

static void
assert_edits (PrkDocxKembali *result,
              GArray         *edits)
{
  g_assert_cmpuint (result->perbaikan->len, ==, edits->len);
  for (guint i = 0; i < edits->len; i++)
    {
      const Sunting *edit = &g_array_index (edits, Sunting, i);
      guint n_found = 0;

      for (guint j = 0; j < result->perbaikan->len; j++)
        {
          const PrkDocxPerbaikan *one = g_ptr_array_index (result->perbaikan, j);
          const PrkDocxUbahan *ubahan = g_ptr_array_index (one->ubahan, 0);

          if (!g_str_equal (ubahan->baru, edit->baru))
            continue;
          n_found++;
          g_assert_cmpuint (one->ubahan->len, ==, 1);
          g_assert_cmpstr (ubahan->lama, ==, edit->lama);
          g_assert_cmpstr (ubahan->oleh, ==, edit->oleh);
          g_assert_nonnull (one->path);
        }
      g_test_message ("%u: %s → %s by %s", edit->n, edit->lama, edit->baru, edit->oleh);
      g_assert_cmpuint (n_found, ==, 1);
    }
}

static void
test_random_edits_come_back (void)
{
  Kiriman kiriman;
  g_autoptr(PrkDocxKembali) result = NULL;
  g_autoptr(GRand) rand = g_rand_new_with_seed (20261121);
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) edits = NULL;

  kiriman_init (&kiriman, "karhutla-perbatasan");
  edits = plan_edits (&kiriman, rand, N_EDITS, starts);
  g_assert_cmpuint (edits->len, ==, N_EDITS);
  for (guint i = 0; i < edits->len; i++)
    {
      const Sunting *edit = &g_array_index (edits, Sunting, i);
      guint start = g_array_index (starts, guint, i);
      g_autofree char *text = dup_text (&kiriman, edit->n);
      const char *rest = text + start + strlen (edit->lama);
      g_autofree char *runs = NULL;

      if (edit->oleh == NULL)
        runs = g_strdup_printf (T ("%.*s%s%s"), (int) start, text, edit->baru, rest);
      else if (g_str_equal (edit->oleh, "Pak Dua"))
        runs = g_strdup_printf (T ("%.*s") DEL ("Pak Dua", "%s") INS ("Pak Dua", "%s") T ("%s"), (int) start, text,
                                edit->lama, edit->baru, rest);
      else
        runs = g_strdup_printf (T ("%.*s") INS ("Ibu Satu", "%s") DEL ("Ibu Satu", "%s") T ("%s"), (int) start, text,
                                edit->baru, edit->lama, rest);
      set_runs (&kiriman, edit->n, runs);
    }
  result = kembali (&kiriman);
  assert_edits (result, edits);
  kiriman_clear (&kiriman);
}

/* The same by another program, which writes the whole file anew. */
static void
test_edits_by_libreoffice (void)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "naskah", "sunting-docx.py", NULL);
  const char *const probe[] = { "/usr/bin/python3", "-c", "import uno", NULL };
  g_autofree char *folder = NULL;
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;
  g_autofree char *plan = NULL;
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  int status = 1;

  if (office != NULL)
    g_spawn_sync (NULL, (char **) probe, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL);
  if (status != 0)
    {
      g_test_skip ("LibreOffice or its Python bridge is not installed");
      return;
    }

  folder = g_dir_make_tmp ("naskah-XXXXXX", &error);
  g_assert_no_error (error);
  in = g_build_filename (folder, "kirim.docx", NULL);
  out = g_build_filename (folder, "kembali.docx", NULL);
  plan = g_build_filename (folder, "rencana.tsv", NULL);
  {
    Kiriman kiriman;
    g_autoptr(GRand) rand = g_rand_new_with_seed (5);
    g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
    g_autoptr(GArray) edits = NULL;
    g_autoptr(GBytes) docx = NULL;
    g_autoptr(PrkDocxKembali) result = NULL;
    const char *const argv[] = { "/usr/bin/python3", script, in, plan, out, NULL };
    char *data;
    gsize size;

    kiriman_init (&kiriman, "karhutla-perbatasan");
    edits = plan_edits (&kiriman, rand, N_EDITS, starts);
    for (guint i = 0; i < edits->len; i++)
      {
        const Sunting *edit = &g_array_index (edits, Sunting, i);
        g_autofree char *text = dup_text (&kiriman, edit->n);
        glong start = g_utf8_strlen (text, g_array_index (starts, guint, i));

        g_string_append_printf (lines, "%u\t%ld\t%s\t%s\t%s\n", edit->n, start, edit->lama, edit->baru,
                                edit->oleh != NULL ? edit->oleh : "");
      }
    g_file_set_contents (plan, lines->str, -1, &error);
    g_assert_no_error (error);
    g_file_set_contents (in, g_bytes_get_data (kiriman.docx, NULL), (gssize) g_bytes_get_size (kiriman.docx), &error);
    g_assert_no_error (error);
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
    g_assert_no_error (error);
    g_assert_cmpint (status, ==, 0);

    g_file_get_contents (out, &data, &size, &error);
    g_assert_no_error (error);
    docx = g_bytes_new_take (data, size);
    result = prk_docx_kembali_new (docx, &error);
    g_assert_no_error (error);
    assert_edits (result, edits);
    kiriman_clear (&kiriman);
  }
  g_unlink (in);
  g_unlink (out);
  g_unlink (plan);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc == 2 && g_str_equal (argv[1], "--libreoffice"))
    {
      g_test_add_func ("/docx-kembali/edits-by-libreoffice", test_edits_by_libreoffice);
      return g_test_run ();
    }

  g_test_add_func ("/docx-kembali/nothing-changed", test_nothing_changed);
  g_test_add_func ("/docx-kembali/each-author-by-himself", test_each_author_by_himself);
  g_test_add_func ("/docx-kembali/untracked-beside-tracked", test_untracked_beside_tracked);
  g_test_add_func ("/docx-kembali/paragraph-removed-and-added", test_paragraph_removed_and_added);
  g_test_add_func ("/docx-kembali/without-bookmarks", test_without_bookmarks);
  g_test_add_func ("/docx-kembali/field-within-a-sentence", test_field_within_a_sentence);
  g_test_add_func ("/docx-kembali/random-edits-come-back", test_random_edits_come_back);

  return g_test_run ();
}
