/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-page.h"

#include "prk-kak-page.h"

struct _PrkKakPage
{
  AdwBin         parent_instance;
  AdwHeaderBar  *header;
  PrkKakSession *session;
};

static AdwHeaderBar *get_header (PrkPage *page) { return PRK_KAK_PAGE (page)->header; }
static char *dup_title (PrkPage *page)
{
  g_autofree char *judul = NULL;
  g_object_get (PRK_KAK_PAGE (page)->session, "judul", &judul, NULL);
  return g_strdup (judul != NULL && *judul ? judul : _("Untitled"));
}
static void page_init (PrkPageInterface *iface) { iface->get_header = get_header; iface->dup_title = dup_title; }
G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakPage, prk_kak_page, ADW_TYPE_BIN, G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_init))
static void prk_kak_page_class_init (PrkKakPageClass *klass) { }
static void prk_kak_page_init (PrkKakPage *self) { self->header = g_object_ref_sink (ADW_HEADER_BAR (adw_header_bar_new ())); }
GtkWidget *prk_kak_page_new (PrkKakSession *session)
{ PrkKakPage *self = g_object_new (PRK_TYPE_KAK_PAGE, NULL); self->session = g_object_ref (session); return GTK_WIDGET (self); }
