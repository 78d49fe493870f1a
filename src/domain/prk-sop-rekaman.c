/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record is turned into a file of the form of data/sop and read as such, so that there is one
 * place that says what is right. Its keys ("langkah/3/waktu") lead back to the cells. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-sop-private.h"
#include "prk-sop-rekaman.h"

static const char *const kepala_texts[]
    = { "nomor", "dibuat", "revisi", "efektif", "disahkan", "penjelasan", NULL };
static const char *const kepala_lists[]
    = { "dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan",
        "pencatatan",  "tujuan",      "definisi",    NULL };

void
prk_sop_cela_free (PrkSopCela *self)
{
  g_free (self->path);
  g_free (self->pesan);
  g_free (self);
}

/* Reading */

typedef struct
{
  PrkRecord *record;
  GStrv pelaksana, langkah; /* rows */
} Baca;

static char *
dup_cell (Baca *self, const char *table, const char *row, const char *column)
{
  g_autofree char *path = g_strdup_printf ("%s/%s/%s", table, row, column);
  const char *text = prk_record_get_string (self->record, path);

  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static gboolean
get_ya (Baca *self, const char *row, const char *column)
{
  g_autofree char *path = g_strdup_printf ("langkah/%s/%s", row, column);

  return prk_record_get_bool (self->record, path);
}

/* What stands between semicolons, without what is blank. */
static GStrv
split (const char *text)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (items, parts[i]);

  return g_strv_builder_end (items);
}

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
}

static void
set_list (JsonObject *object, const char *key, const char *text)
{
  g_auto (GStrv) items = split (text);
  JsonArray *array = json_array_new ();

  for (guint i = 0; items[i] != NULL; i++)
    json_array_add_string_element (array, items[i]);
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, key, array);
  else
    json_array_unref (array);
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *two = g_utf8_casefold (b, -1);

  return strcmp (one, two) == 0;
}

/* The row of an actor of that name; a name that nobody has stays, so that the reader tells it. */
static char *
dup_actor (Baca *self, const char *name)
{
  for (guint i = 0; self->pelaksana[i] != NULL; i++)
    {
      g_autofree char *other = dup_cell (self, "pelaksana", self->pelaksana[i], "nama");

      if (is_same (other, name))
        return g_strdup (self->pelaksana[i]);
    }

  return g_strdup (name);
}

/* Takes the mark off the end of "Kabag Hukum (B)"; written where there is none. */
static const char *
take_pasti (char *text)
{
  static const char *const marks[] = { "A", "B", "C" };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks) && length > 3; i++)
    if (text[length - 1] == ')' && text[length - 2] == *marks[i] && text[length - 3] == '(')
      {
        text[length - 3] = '\0';
        g_strchomp (text);
        return marks[i];
      }

  return "A";
}

static JsonObject *
new_peran (Baca *self, char *text)
{
  JsonObject *one = json_object_new ();
  const char *pasti = take_pasti (text);
  g_autofree char *id = dup_actor (self, text);

  json_object_set_string_member (one, "id", id);
  json_object_set_string_member (one, "kepastian", pasti);

  return one;
}

/* "Surat kuasa [untuk perangkat daerah]" */
static JsonObject *
new_syarat (char *text)
{
  JsonObject *one = json_object_new ();
  char *open = g_str_has_suffix (text, "]") ? strrchr (text, '[') : NULL;

  if (open != NULL && open > text)
    {
      text[strlen (text) - 1] = '\0';
      *open = '\0';
      set_text (one, "jika", g_strstrip (open + 1));
      g_strchomp (text);
    }
  json_object_set_string_member (one, "nama", text);

  return one;
}

static void
write_people (Baca *self, const char *row, JsonObject *object)
{
  g_autofree char *people = dup_cell (self, "langkah", row, "pelaksana");
  g_autofree char *initials = dup_cell (self, "langkah", row, "paraf");
  g_autofree char *inputs = dup_cell (self, "langkah", row, "kelengkapan");
  g_auto (GStrv) who = split (people);
  g_auto (GStrv) initialled = split (initials);
  g_auto (GStrv) wanted = split (inputs);
  JsonArray *actors = json_array_new ();
  JsonArray *paraf = json_array_new ();
  JsonArray *kelengkapan = json_array_new ();

  for (guint i = 0; who[i] != NULL; i++)
    json_array_add_object_element (actors, new_peran (self, who[i]));
  for (guint i = 0; initialled[i] != NULL; i++)
    {
      g_autofree char *id = dup_actor (self, initialled[i]);

      json_array_add_string_element (paraf, id);
    }
  for (guint i = 0; wanted[i] != NULL; i++)
    json_array_add_object_element (kelengkapan, new_syarat (wanted[i]));
  json_object_set_array_member (object, "pelaksana", actors);
  json_object_set_array_member (object, "paraf", paraf);
  json_object_set_array_member (object, "kelengkapan", kelengkapan);
}

static void
write_ways (Baca *self, const char *row, JsonObject *object)
{
  g_autofree char *next = dup_cell (self, "langkah", row, "lanjut");
  g_autofree char *back = dup_cell (self, "langkah", row, "tidak");
  const char *pasti = take_pasti (back);
  g_auto (GStrv) targets = split (back);
  JsonObject *decision;

  if (get_ya (self, row, "akhir"))
    json_object_set_boolean_member (object, "akhir", TRUE);
  if (targets[0] == NULL)
    {
      set_text (object, "lanjut", next);
      return;
    }

  decision = json_object_new ();
  set_text (decision, "ya", next);
  set_list (decision, "tidak", back);
  json_object_set_string_member (decision, "kepastian", pasti);
  json_object_set_object_member (object, "keputusan", decision);
}

static JsonObject *
new_langkah (Baca *self, const char *row)
{
  static const char *const texts[] = { "id", "kegiatan", "catatan", "output_asli", NULL };
  static const char *const lists[] = { "output", "rincian", NULL };
  JsonObject *object = json_object_new ();
  g_autofree char *time_path = g_strdup_printf ("langkah/%s/waktu", row);
  g_autofree char *unit = dup_cell (self, "langkah", row, "satuan");
  gint64 time = prk_record_get_int (self->record, time_path, 0);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *text = dup_cell (self, "langkah", row, texts[i]);

      set_text (object, texts[i], text);
    }
  for (guint i = 0; lists[i] != NULL; i++)
    {
      g_autofree char *text = dup_cell (self, "langkah", row, lists[i]);

      set_list (object, lists[i], text);
    }
  if (time > 0)
    {
      JsonObject *waktu = json_object_new ();

      json_object_set_int_member (waktu, "jumlah", time);
      json_object_set_string_member (waktu, "satuan", *unit != '\0' ? unit : "hari");
      json_object_set_object_member (object, "waktu", waktu);
    }
  json_object_set_boolean_member (object, "berulang", get_ya (self, row, "berulang"));
  json_object_set_boolean_member (object, "disposisi", get_ya (self, row, "disposisi"));
  write_people (self, row, object);
  write_ways (self, row, object);

  return object;
}

/* A table of one column. */
static void
write_table (Baca *self, const char *table, JsonObject *object, const char *key)
{
  g_auto (GStrv) rows = prk_record_list_rows (self->record, table);
  JsonArray *array = json_array_new ();

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *text = dup_cell (self, table, rows[i], "uraian");

      if (*text != '\0')
        json_array_add_string_element (array, text);
    }
  json_object_set_array_member (object, key, array);
}

static JsonObject *
new_kepala (Baca *self)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; kepala_texts[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("kepala/", kepala_texts[i], NULL);

      set_text (object, kepala_texts[i], prk_record_get_string (self->record, path));
    }
  for (guint i = 0; kepala_lists[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("kepala/", kepala_lists[i], NULL);

      write_table (self, path, object, kepala_lists[i]);
    }

  return object;
}

static char *
dup_file (Baca *self)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonArray *actors = json_array_new ();
  JsonArray *steps = json_array_new ();

  json_object_set_string_member (root, "id", prk_record_get_id (self->record));
  set_text (root, "nama", prk_record_get_string (self->record, "judul"));
  set_text (root, "daerah", prk_record_get_string (self->record, "daerah"));
  set_text (root, "sumber", prk_record_get_string (self->record, "sumber"));
  json_object_set_boolean_member (root, "lengkap", prk_record_get_bool (self->record, "lengkap"));
  json_object_set_object_member (root, "kepala", new_kepala (self));
  write_table (self, "catatan", root, "catatan");
  for (guint i = 0; self->pelaksana[i] != NULL; i++)
    {
      JsonObject *one = json_object_new ();
      g_autofree char *name = dup_cell (self, "pelaksana", self->pelaksana[i], "nama");

      json_object_set_string_member (one, "id", self->pelaksana[i]);
      set_text (one, "nama", name);
      json_array_add_object_element (actors, one);
    }
  json_object_set_array_member (root, "pelaksana", actors);
  for (guint i = 0; self->langkah[i] != NULL; i++)
    json_array_add_object_element (steps, new_langkah (self, self->langkah[i]));
  json_object_set_array_member (root, "langkah", steps);
  json_node_set_object (node, root);

  return prk_json_canonical (node);
}

/* "langkah/3/waktu" → the cell; what belongs to no cell stands at its table. */
static char *
dup_path (Baca *self, const char *kunci)
{
  g_auto (GStrv) parts = g_strsplit (kunci, "/", 4);
  guint n = g_strv_length (parts);
  gboolean is_step = n > 0 && strcmp (parts[0], "langkah") == 0;
  GStrv rows = is_step ? self->langkah : self->pelaksana;
  const char *column = n > 2 ? parts[2] : is_step ? "kegiatan" : "nama";
  guint64 index;

  if (n > 0 && strcmp (parts[0], "nama") == 0)
    return g_strdup ("judul");
  if (n == 0 || (!is_step && strcmp (parts[0], "pelaksana") != 0))
    return g_strdup (kunci);
  if (n < 2 || !g_ascii_string_to_unsigned (parts[1], 10, 0, g_strv_length (rows), &index, NULL)
      || index >= g_strv_length (rows))
    return g_strdup (parts[0]);
  if (strcmp (column, "keputusan") == 0)
    column = "tidak";

  return g_strdup_printf ("%s/%s/%s", parts[0], rows[index], column);
}

/**
 * prk_sop_dari_rekaman:
 * @record: a record of type "sop"
 * @cela: (element-type PrkSopCela): takes every mistake with the path of its cell
 *
 * Reads a procedure that an office has changed. Any thread.
 *
 * Returns: (transfer full) (nullable): the procedure; %NULL when there was a mistake
 */
PrkSop *
prk_sop_dari_rekaman (PrkRecord *record, GPtrArray *cela)
{
  g_autoptr (GPtrArray) salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_salah_free);
  g_auto (GStrv) pelaksana = prk_record_list_rows (record, "pelaksana");
  g_auto (GStrv) langkah = prk_record_list_rows (record, "langkah");
  Baca self = { record, pelaksana, langkah };
  g_autofree char *text = dup_file (&self);
  PrkSop *sop = prk_sop_baca (text, -1, salah);

  for (guint i = 0; i < salah->len; i++)
    {
      const PrkSopSalah *one = g_ptr_array_index (salah, i);
      PrkSopCela *mistake = g_new0 (PrkSopCela, 1);

      mistake->path = dup_path (&self, one->kunci);
      mistake->pesan = g_strdup (one->pesan);
      g_ptr_array_add (cela, mistake);
    }

  return sop;
}

/* Writing */

static void
put (PrkEdit *edit, const char *table, const char *row, const char *column, const char *text)
{
  g_autofree char *path = g_strdup_printf ("%s/%s/%s", table, row, column);

  if (text != NULL && *text != '\0')
    prk_edit_set_string (edit, path, text);
}

static void
put_yes (PrkEdit *edit, const char *row, const char *column, gboolean yes)
{
  g_autofree char *path = g_strdup_printf ("langkah/%s/%s", row, column);

  if (yes)
    prk_edit_set_bool (edit, path, TRUE);
}

static void
put_list (PrkEdit *edit, const char *row, const char *column, const char *const *items)
{
  g_autofree char *text = items != NULL ? g_strjoinv ("; ", (GStrv)items) : NULL;

  put (edit, "langkah", row, column, text);
}

static char *
dup_people (PrkSop *sop, const PrkSopLangkah *langkah)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < langkah->n_peran; i++)
    {
      const PrkSopPeran *peran = &langkah->peran[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                              sop->pelaksana[peran->pelaksana].nama);
      if (peran->kepastian != PRK_PASTI_TERTULIS)
        g_string_append_printf (text, " (%s)", _prk_sop_get_pasti (peran->kepastian));
    }

  return g_string_free (text, FALSE);
}

static char *
dup_wanted (const PrkSopLangkah *langkah)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < langkah->n_kelengkapan; i++)
    {
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", langkah->kelengkapan[i].nama);
      if (langkah->kelengkapan[i].jika != NULL)
        g_string_append_printf (text, " [%s]", langkah->kelengkapan[i].jika);
    }

  return g_string_free (text, FALSE);
}

static void
put_ways (PrkSop *sop, guint index, PrkEdit *edit, const char *row)
{
  const PrkSopLangkah *langkah = &sop->langkah[index];
  gint usual = index + 1 < sop->n_langkah ? (gint)index + 1 : -1;
  g_autoptr (GString) back = g_string_new (NULL);
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; i < langkah->n_kembali; i++)
    g_string_append_printf (back, "%s%s", i > 0 ? "; " : "", sop->langkah[langkah->kembali[i]].id);
  if (langkah->n_kembali > 0 && langkah->kembali_pasti != PRK_PASTI_TERTULIS)
    g_string_append_printf (back, " (%s)", _prk_sop_get_pasti (langkah->kembali_pasti));
  for (guint i = 0; i < langkah->n_paraf; i++)
    g_string_append_printf (initials, "%s%s", i > 0 ? "; " : "",
                            sop->pelaksana[langkah->paraf[i]].nama);
  put (edit, "langkah", row, "tidak", back->str);
  put (edit, "langkah", row, "paraf", initials->str);
  if (langkah->lanjut >= 0 && langkah->lanjut != usual)
    put (edit, "langkah", row, "lanjut", sop->langkah[langkah->lanjut].id);
  put_yes (edit, row, "akhir", langkah->lanjut < 0 && usual >= 0);
}

static void
put_step (PrkSop *sop, guint index, PrkEdit *edit)
{
  const PrkSopLangkah *langkah = &sop->langkah[index];
  g_autofree char *row = g_strdup_printf ("l%u", index + 1);
  g_autofree char *time_path = g_strdup_printf ("langkah/%s/waktu", row);
  g_autofree char *people = dup_people (sop, langkah);
  g_autofree char *wanted = dup_wanted (langkah);

  prk_edit_append_row (edit, "langkah", row);
  put (edit, "langkah", row, "id", langkah->id);
  put (edit, "langkah", row, "kegiatan", langkah->kegiatan);
  put (edit, "langkah", row, "pelaksana", people);
  put (edit, "langkah", row, "kelengkapan", wanted);
  prk_edit_set_int (edit, time_path, langkah->waktu);
  put (edit, "langkah", row, "satuan", _prk_sop_satuan[langkah->satuan]);
  put_list (edit, row, "output", langkah->output);
  put_list (edit, row, "rincian", langkah->rincian);
  put (edit, "langkah", row, "catatan", langkah->catatan);
  put (edit, "langkah", row, "output_asli", langkah->output_asli);
  put_yes (edit, row, "berulang", langkah->is_berulang);
  put_yes (edit, row, "disposisi", langkah->is_disposisi);
  put_ways (sop, index, edit, row);
}

static void
put_table (PrkEdit *edit, const char *table, const char *const *items)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      g_autofree char *row = g_strdup_printf ("b%u", i + 1);

      prk_edit_append_row (edit, table, row);
      put (edit, table, row, "uraian", items[i]);
    }
}

/**
 * prk_sop_isi_rekaman:
 * @self: a procedure
 * @edit: of an empty record of type "sop"
 *
 * Copies a procedure into a record, where it can be changed; prk_sop_dari_rekaman() reads the same
 * one.
 */
void
prk_sop_isi_rekaman (PrkSop *self, PrkEdit *edit)
{
  g_return_if_fail (self != NULL && edit != NULL);

  prk_edit_set_string (edit, "judul", self->nama);
  if (self->daerah != NULL)
    prk_edit_set_string (edit, "daerah", self->daerah);
  if (self->sumber != NULL)
    prk_edit_set_string (edit, "sumber", self->sumber);
  prk_edit_set_string (edit, "asal", self->id);
  prk_edit_set_bool (edit, "lengkap", self->is_lengkap);
  for (guint i = 0; kepala_texts[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("kepala/", kepala_texts[i], NULL);
      const char *text = prk_sop_get_kepala (self, kepala_texts[i]);

      if (text != NULL && *text != '\0')
        prk_edit_set_string (edit, path, text);
    }
  for (guint i = 0; kepala_lists[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("kepala/", kepala_lists[i], NULL);

      put_table (edit, path, prk_sop_get_kepala_daftar (self, kepala_lists[i]));
    }
  put_table (edit, "catatan", (const char *const *)self->catatan);
  for (guint i = 0; i < self->n_pelaksana; i++)
    {
      prk_edit_append_row (edit, "pelaksana", self->pelaksana[i].id);
      put (edit, "pelaksana", self->pelaksana[i].id, "nama", self->pelaksana[i].nama);
    }
  for (guint i = 0; i < self->n_langkah; i++)
    put_step (self, i, edit);
}
