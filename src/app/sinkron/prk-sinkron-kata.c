/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-when.h"

#include "prk-sinkron-kata.h"

typedef struct
{
  const char *code;
  const char *reason;
  const char *remedy;
} Refusal;

/* The codes of src/register/PROTOCOL.md. */
static const Refusal refusals[] = {
  { "peran", N_("Your role may not change this"),
    N_("Ask the admin of the register for the right role, or ask whoever has it to make the "
       "change. Then send it again here.") },
  { "keadaan", N_("The KAK takes no changes in its present state"),
    N_("It was submitted or accepted meanwhile. Wait until it is returned, then send it again "
       "here.") },
  { "perangkat", N_("The register does not know the device that wrote this"),
    N_("Ask the admin for a new code and enrol this laptop again. Then send it again here.") },
  { "daerah", N_("This belongs to another daerah"),
    N_("Look at the identity in Preferences; copy the KAK as a new one of the right daerah.") },
  { "waktu", N_("The clock of this laptop was far ahead"),
    N_("Set the date and time right, then send it again here.") },
  { "penjaga", N_("A rule of the procedure forbids it"),
    N_("Follow what the register says, then send it again here.") },
  { "cabang", N_("Somebody else writes with a copy of this laptop's key"),
    N_("This laptop takes a new key and must be enrolled again. Ask the admin for a code.") },
  { "tanda_tangan", N_("The signature does not fit"),
    N_("The data on the way were damaged. Tell the admin of the register.") },
  { "bentuk", N_("The register cannot read this change"),
    N_("The register is perhaps older than this program. Tell its admin.") },
};

static const Refusal *
find_refusal (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_strcmp0 (refusals[i].code, code) == 0)
      return &refusals[i];
  return NULL;
}

static char *
dup_contact (PrkSinkron *self)
{
  gint64 contact_us = prk_sinkron_get_contact_us (self);
  gint64 now_us = prk_clock_now_us (prk_store_get_clock (prk_sinkron_get_store (self)));

  return contact_us > 0 ? prk_when_dup_short (contact_us, now_us) : NULL;
}

static char *
dup_waiting (guint count)
{
  return g_strdup_printf (ngettext ("%u waiting", "%u waiting", count), count);
}

static char *
dup_line (PrkSinkron *self)
{
  guint n_waiting = prk_sinkron_count_waiting (self);
  g_autofree char *waiting = n_waiting > 0 ? dup_waiting (n_waiting) : NULL;
  g_autofree char *contact = dup_contact (self);
  const char *word = NULL;
  guint n_done, n_all;

  switch (prk_sinkron_get_keadaan (self))
    {
    case PRK_SINKRON_MEMUAT:
      return g_strdup ("…");
    case PRK_SINKRON_BELUM_TERDAFTAR:
      return g_strdup (_("Not enrolled at a register"));
    case PRK_SINKRON_TANPA_TOKEN:
      word = _("Must be enrolled again");
      break;
    case PRK_SINKRON_DICABUT:
      word = _("Access was revoked");
      break;
    case PRK_SINKRON_BEDA_SEJARAH:
      word = _("Stopped: the register's history differs");
      break;
    case PRK_SINKRON_JEDA:
      word = _("Paused");
      break;
    case PRK_SINKRON_LURING:
      word = _("Offline");
      break;
    case PRK_SINKRON_MENGIRIM:
      prk_sinkron_get_progress (self, &n_done, &n_all);
      if (n_all == 0)
        return g_strdup (_("Sending…"));
      /* Translators: records, such as "Sending 2 of 4" */
      return g_strdup_printf (_("Sending %u of %u"), MIN (n_done + 1, n_all), n_all);
    case PRK_SINKRON_MENERIMA:
      word = _("Receiving…");
      break;
    case PRK_SINKRON_TERKIRIM:
    default:
      if (waiting != NULL)
        return g_steal_pointer (&waiting);
      /* Translators: %s is a time or a day: everything is with the register */
      return contact != NULL ? g_strdup_printf (_("Sent %s"), contact) : g_strdup (_("Sent"));
    }

  return waiting != NULL ? g_strconcat (word, " · ", waiting, NULL) : g_strdup (word);
}

/**
 * prk_sinkron_kata_dup_ringkas:
 * @self: (nullable): the object
 *
 * What the foot of the sidebar says: first what waits for a decision, then how it stands.
 *
 * Returns: (transfer full): one line
 */
char *
prk_sinkron_kata_dup_ringkas (PrkSinkron *self)
{
  g_autoptr(GString) line = g_string_new (NULL);
  g_autofree char *rest = NULL;
  guint n_refused, n_konflik;

  if (self == NULL)
    return g_strdup ("…");

  n_refused = prk_sinkron_count_refused (self);
  n_konflik = prk_sinkron_count_konflik (self);
  if (n_refused > 0)
    g_string_append_printf (line, ngettext ("%u refused", "%u refused", n_refused), n_refused);
  if (n_konflik > 0)
    {
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append_printf (line, ngettext ("%u conflict", "%u conflicts", n_konflik),
                              n_konflik);
    }
  rest = dup_line (self);
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, rest);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

const char *
prk_sinkron_kata_get_icon (PrkSinkron *self)
{
  if (self == NULL)
    return "content-loading-symbolic";
  if (prk_sinkron_count_refused (self) + prk_sinkron_count_konflik (self) > 0)
    return "dialog-warning-symbolic";

  switch (prk_sinkron_get_keadaan (self))
    {
    case PRK_SINKRON_MEMUAT:
      return "content-loading-symbolic";
    case PRK_SINKRON_BELUM_TERDAFTAR:
      return "network-offline-symbolic";
    case PRK_SINKRON_TANPA_TOKEN:
    case PRK_SINKRON_DICABUT:
    case PRK_SINKRON_BEDA_SEJARAH:
      return "dialog-warning-symbolic";
    case PRK_SINKRON_JEDA:
      return "media-playback-pause-symbolic";
    case PRK_SINKRON_LURING:
      return "network-offline-symbolic";
    case PRK_SINKRON_MENGIRIM:
    case PRK_SINKRON_MENERIMA:
      return "emblem-synchronizing-symbolic";
    case PRK_SINKRON_TERKIRIM:
    default:
      return prk_sinkron_count_waiting (self) > 0 ? "document-send-symbolic"
                                                  : "object-select-symbolic";
    }
}

static char *
dup_offline (PrkSinkron *self)
{
  const GError *error = prk_sinkron_get_error (self);

  if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REGISTER))
    return g_strdup (_("Another register answers at this address than the one you enrolled at. "
                       "Nothing was sent. Ask the admin."));
  if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_BUSY))
    return g_strdup (_("The register is busy. It is tried again by itself."));
  return g_strdup (_("The register does not answer. You can go on working: everything is kept here "
                     "and sent by itself as soon as there is a connection."));
}

/**
 * prk_sinkron_kata_dup_uraian:
 * @self: the object
 *
 * Says what the matter is, what is kept, and what happens next.
 *
 * Returns: (transfer full): sentences; empty where all is well
 */
char *
prk_sinkron_kata_dup_uraian (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  switch (prk_sinkron_get_keadaan (self))
    {
    case PRK_SINKRON_BELUM_TERDAFTAR:
      return g_strdup (_("What you write is kept on this laptop only. Ask the admin of the register "
                         "for a code: what you wrote before goes up with the rest."));
    case PRK_SINKRON_TANPA_TOKEN:
      return g_strdup (_("This laptop has no keyring that keeps the access to the register, so it "
                         "must be given again at each start. All drafts are kept."));
    case PRK_SINKRON_DICABUT:
      return g_strdup (_("The register does not accept this laptop any more: its access was "
                         "revoked. All drafts are kept here. Ask the admin for a new code."));
    case PRK_SINKRON_BEDA_SEJARAH:
      return g_strdup (_("The register's history is not the one it showed before. Nothing is sent "
                         "until the admin has said why, for example because a copy was restored."));
    case PRK_SINKRON_JEDA:
      return g_strdup (prk_sinkron_is_paused (self)
                         ? _("Nothing is sent or received until you go on.")
                         : _("The network is paid by volume, and you chose to send nothing over "
                             "such a network."));
    case PRK_SINKRON_LURING:
      return dup_offline (self);
    case PRK_SINKRON_MEMUAT:
    case PRK_SINKRON_MENGIRIM:
    case PRK_SINKRON_MENERIMA:
    case PRK_SINKRON_TERKIRIM:
    default:
      return g_strdup ("");
    }
}

/* Records */

typedef enum
{
  CATATAN_LOKAL,
  CATATAN_DITERIMA,
  CATATAN_MENUNGGU,
  CATATAN_MENGIRIM,
  CATATAN_DITOLAK,
  CATATAN_KONFLIK,
} Catatan;

static Catatan
read_catatan (PrkSinkron *self,
              const char *record)
{
  const PrkAntrean *antrean = prk_sinkron_find (self, record);

  if (antrean != NULL && antrean->n_konflik > 0)
    return CATATAN_KONFLIK;
  if (antrean != NULL && prk_sinkron_is_refused (self, antrean))
    return CATATAN_DITOLAK;
  if (!prk_sinkron_is_enrolled (self))
    return CATATAN_LOKAL;
  if (antrean == NULL || antrean->n_waiting + antrean->n_held == 0)
    return CATATAN_DITERIMA;
  return prk_sinkron_get_keadaan (self) == PRK_SINKRON_MENGIRIM ? CATATAN_MENGIRIM
                                                                : CATATAN_MENUNGGU;
}

/**
 * prk_sinkron_kata_dup_catatan:
 * @self: (nullable): the object
 * @record: id of a record
 *
 * How one record stands with the register.
 *
 * Returns: (transfer full): a few words, in lower case; empty where nothing is known
 */
char *
prk_sinkron_kata_dup_catatan (PrkSinkron *self,
                              const char *record)
{
  if (self == NULL || prk_sinkron_get_keadaan (self) == PRK_SINKRON_MEMUAT)
    return g_strdup ("");

  switch (read_catatan (self, record))
    {
    case CATATAN_KONFLIK:
      return g_strdup (_("conflict: a decision is needed"));
    case CATATAN_DITOLAK:
      return g_strdup (_("refused by the register"));
    case CATATAN_LOKAL:
      return g_strdup (_("on this laptop only"));
    case CATATAN_MENUNGGU:
      return g_strdup (prk_sinkron_get_keadaan (self) == PRK_SINKRON_TERKIRIM
                         ? _("waiting to be sent")
                         : _("waiting for the network"));
    case CATATAN_MENGIRIM:
      return g_strdup (_("being sent"));
    case CATATAN_DITERIMA:
    default:
      return g_strdup (_("received by the register"));
    }
}

/**
 * prk_sinkron_kata_dup_catatan_penuh:
 * @self: (nullable): the object
 * @record: id of a record
 * @status: (nullable): how its ops stand
 *
 * prk_sinkron_kata_dup_catatan() with place and time in the register's history.
 *
 * Returns: (transfer full): a few words, in lower case; empty where nothing is known
 */
char *
prk_sinkron_kata_dup_catatan_penuh (PrkSinkron          *self,
                                    const char          *record,
                                    const PrkSyncStatus *status)
{
  g_autofree char *words = prk_sinkron_kata_dup_catatan (self, record);
  g_autofree char *place = NULL;
  g_autofree char *when = NULL;

  if (*words == '\0' || status == NULL || status->last_place == 0
      || read_catatan (self, record) != CATATAN_DITERIMA)
    return g_steal_pointer (&words);

  /* Translators: %lu is the place in the register's history */
  place = g_strdup_printf (_("no. %lu"), (gulong) status->last_place);
  if (status->last_placed_us > 0)
    when = prk_when_dup_short (status->last_placed_us,
                               prk_clock_now_us (prk_store_get_clock (prk_sinkron_get_store (self))));

  return g_strjoin (" · ", words, place, when, NULL);
}

const char *
prk_sinkron_kata_get_catatan_icon (PrkSinkron *self,
                                   const char *record)
{
  if (self == NULL || prk_sinkron_get_keadaan (self) == PRK_SINKRON_MEMUAT)
    return NULL;

  switch (read_catatan (self, record))
    {
    case CATATAN_KONFLIK:
    case CATATAN_DITOLAK:
      return "dialog-warning-symbolic";
    case CATATAN_LOKAL:
      return NULL;
    case CATATAN_MENUNGGU:
      return "network-offline-symbolic";
    case CATATAN_MENGIRIM:
      return "emblem-synchronizing-symbolic";
    case CATATAN_DITERIMA:
    default:
      return "object-select-symbolic";
    }
}

const char *
prk_sinkron_kata_get_alasan (const char *code)
{
  const Refusal *refusal = find_refusal (code);

  return refusal != NULL ? _(refusal->reason) : _("The register refused a change");
}

const char *
prk_sinkron_kata_get_saran (const char *code)
{
  const Refusal *refusal = find_refusal (code);

  return refusal != NULL ? _(refusal->remedy) : _("Tell the admin of the register.");
}

/**
 * prk_sinkron_kata_dup_galat:
 * @error: what prk_sinkron_enrol_finish() said
 *
 * Why enrolling did not work and what to look at.
 *
 * Returns: (transfer full): sentences
 */
char *
prk_sinkron_kata_dup_galat (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE))
    return g_strdup_printf (_("The register does not answer. Look at the address and at the "
                              "connection. (%s)"), error->message);
  if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_BUSY))
    return g_strdup (_("The register is busy. Try again in a minute."));
  if (g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED) ||
      g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_TOKEN))
    return g_strdup_printf (_("The register refused: %s"), error->message);
  if (error->domain == G_FILE_ERROR || error->domain == G_TLS_ERROR)
    return g_strdup_printf (_("The certificate cannot be used: %s"), error->message);
  return g_strdup (error->message);
}
