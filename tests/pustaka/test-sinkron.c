/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document of one laptop on another: first its record, later its file; evidence means the same
 * lines on both. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "pustaka-fixture.h"

static const char *const PAGES[] = { "Penanganan sampah rumah tangga\ndi kota dan kabu-\npaten",
                                     "Kawasan lindung", NULL };

static void
send_record (Meja       *from,
             Meja       *to,
             const char *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) record = prk_store_load (from->store, id, &error);
  g_autoptr(GPtrArray) ops = NULL;

  g_assert_no_error (error);
  ops = prk_record_list_ops (record);
  g_assert_true (prk_store_receive (to->store, ops, &error));
  g_assert_no_error (error);
}

static PrkPustakaDokumen *
only_document (Meja *meja)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);

  return prk_pustaka_dokumen_copy (g_ptr_array_index (documents, 0));
}

static void
send_file (Meja       *from,
           Meja       *to,
           const char *hash)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = prk_store_get_blob (from->store, hash, &error);
  g_autofree char *kept = NULL;

  g_assert_no_error (error);
  kept = prk_store_put_blob (to->store, bytes, "application/pdf", &error);
  g_assert_cmpstr (kept, ==, hash);
}

static char *
quote (Meja       *meja,
       const char *hash)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPustakaHalaman) isi = prk_pustaka_halaman (meja->pustaka, hash, 1, &error);
  g_autoptr(PrkKutipan) kutipan = NULL;
  g_autoptr(JsonNode) value = NULL;
  const char *start, *end;

  g_assert_no_error (error);
  start = strstr (isi->teks, "rumah");
  end = strstr (isi->teks, "paten");
  g_assert_true (start != NULL && end != NULL);
  kutipan = prk_kutipan_new (hash, 1, isi, g_utf8_pointer_to_offset (isi->teks, start),
                             g_utf8_pointer_to_offset (isi->teks, end) + 5);
  g_assert_cmpstr (kutipan->teks, ==, "rumah tangga di kota dan kabupaten");
  g_assert_cmpuint (kutipan->kotak->len, ==, 3);
  value = prk_kutipan_to_value (kutipan);

  return prk_json_canonical (value);
}

static void
test_comes_later (void)
{
  g_autoptr(GBytes) pdf = pustaka_pdf (PAGES, NULL);
  g_autoptr(PrkPustakaDokumen) known = NULL;
  g_autoptr(PrkPustakaHalaman) isi = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *none = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *here_quote = NULL;
  g_autofree char *there_quote = NULL;
  Meja here, there;

  meja_open (&here);
  meja_open (&there);
  id = meja_import (&here, "rencana.pdf", pdf);

  send_record (&here, &there, id);
  known = only_document (&there);
  g_assert_cmpint (known->keadaan, ==, PRK_PUSTAKA_ABSENT);
  g_assert_cmpstr (known->judul, ==, "rencana");
  none = meja_search (&there, "sampah");
  g_assert_cmpstr (none, ==, "");
  isi = prk_pustaka_halaman (there.pustaka, known->hash, 1, &error);
  g_assert_null (isi);
  g_assert_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  send_file (&here, &there, known->hash);
  prk_pustaka_refresh (there.pustaka);
  meja_turn_until_count (&there, 1);
  pages = meja_search (&there, "sampah");
  g_assert_cmpstr (pages, ==, "1");

  here_quote = quote (&here, known->hash);
  there_quote = quote (&there, known->hash);
  g_assert_cmpstr (here_quote, ==, there_quote);

  g_assert_true (prk_pustaka_remove (here.pustaka, id, &error));
  send_record (&here, &there, id);
  meja_turn_until_count (&there, 0);
  prk_pustaka_refresh (there.pustaka);
  while (gone == NULL || gone[0] != '\0')
    {
      g_free (gone);
      gone = meja_search (&there, "sampah");
    }
  meja_close (&here);
  meja_close (&there);
}

/* Evidence whose document was taken out since can be shown as long as the file is there. */
static void
test_file_stays (void)
{
  g_autoptr(GBytes) pdf = pustaka_pdf (PAGES, NULL);
  g_autoptr(PrkPustakaDokumen) known = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  Meja meja;

  meja_open (&meja);
  id = meja_import (&meja, "rencana.pdf", pdf);
  known = only_document (&meja);
  g_assert_true (prk_pustaka_remove (meja.pustaka, id, &error));
  bytes = prk_store_get_blob (meja.store, known->hash, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, pdf));
  meja_close (&meja);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/sinkron/record-first-file-later", test_comes_later);
  g_test_add_func ("/pustaka/sinkron/file-stays-for-evidence", test_file_stays);

  return g_test_run ();
}
