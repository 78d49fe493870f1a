/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-test-device.h"
#include "register/prk-register.h"

G_BEGIN_DECLS

#define FIXTURE_NOW_US G_GINT64_CONSTANT (1795229464123456)

/* Opens the storage of a register whose folder is @folder. */
typedef PrkGudang *(*RegisterFixtureOpen) (const char *folder);

/* A register of two daerah in a folder of its own, with people of several roles. */
typedef struct
{
  char        *folder;
  char        *database; /* on SQLite */
  PrkClock    *clock;
  PrkEntropy  *entropy;
  PrkKey      *key;
  PrkGudang   *gudang;
  PrkRegister *registry;
} RegisterFixture;

/* Fixtures made from now on keep their data there; NULL is SQLite again. */
void             register_fixture_set_open (RegisterFixtureOpen open);

RegisterFixture *register_fixture_new    (void);
void             register_fixture_free   (RegisterFixture *self);

/* Enrols @device for a person; the answer's token. */
char            *register_fixture_enrol  (RegisterFixture *self,
                                          PrkTestDevice   *device,
                                          const char      *daerah,
                                          const char      *orang);
PrkPemegang     *register_fixture_holder (RegisterFixture *self,
                                          PrkTestDevice   *device,
                                          const char      *daerah,
                                          const char      *orang);

/* {"bukti" …} of an enrolment. */
char            *register_fixture_sign_kode (PrkTestDevice *device,
                                             const char    *kode);

/* An op that sets one string path. */
PrkOp           *register_fixture_write  (PrkTestDevice *device,
                                          const char    *record,
                                          const char    *type,
                                          const char    *path,
                                          const char    *value);
PrkOp           *register_fixture_event  (PrkTestDevice *device,
                                          const char    *record,
                                          const char    *jenis,
                                          const char    *tentang);

void             register_fixture_remove_tree (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegisterFixture, register_fixture_free)

G_END_DECLS
