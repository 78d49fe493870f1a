/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the helper takes away from itself before it looks at the first foreign byte.
 *
 * 1. Limits on address space, file size and descriptors; no core dump of somebody's document.
 * 2. Landlock, where the kernel has it: of all files only fonts and character maps can be read.
 * 3. seccomp: a list of the few system calls that reading and drawing need. All else fails with
 *    EPERM, which the libraries take as an ordinary failure. No process, thread or program can be
 *    started, no socket made, no file opened for writing, no memory made executable.
 *
 * Behind bubblewrap this is the inner wall. Without bubblewrap it is the only one; and where
 * Landlock is missing too, opening files is forbidden altogether: fonts that a document does not
 * carry are then not drawn, which is better than letting it read the user's files.
 *
 * Nothing here waits for privileges: the calling process is an ordinary one. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "pdf/prk-pdf-channel.h"

#include "prk-pdf-cage.h"

#define MAX_FILE_SIZE   (192u * 1024 * 1024) /* of shared memory; a little over any drawing */
#define MAX_DESCRIPTORS 64

static const char *const READABLE[] = {
  "/etc/fonts",
  "/usr/local/share/fonts",
  "/usr/share/X11/fonts",
  "/usr/share/fontconfig",
  "/usr/share/fonts",
  "/usr/share/poppler",
  "/usr/share/texmf",
  "/var/cache/fontconfig",
};

/* Rights that later kernels know, absent from the headers of the baseline. The kernel takes a
 * longer structure than its own as long as the surplus is zero. */
struct ruleset
{
  guint64 filesystem;
  guint64 network;
  guint64 scoped;
};

#define FS_RIGHTS(version)                                                                         \
  ((version) >= 5   ? (1ull << 16) - 1                                                             \
   : (version) >= 3 ? (1ull << 15) - 1                                                             \
   : (version) == 2 ? (1ull << 14) - 1                                                             \
                    : (1ull << 13) - 1)
#define NETWORK_RIGHTS(version) ((version) >= 4 ? 3ull : 0)
#define SCOPED_RIGHTS(version)  ((version) >= 6 ? 3ull : 0)

/* Calls without conditions. Those about time, signals and scheduling come from glibc and GLib. */
static const int ALLOWED[] = {
  SCMP_SYS (brk),
  SCMP_SYS (clock_getres),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (close),
  SCMP_SYS (dup),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (fstat),
  SCMP_SYS (fstatfs),
  SCMP_SYS (ftruncate),
  SCMP_SYS (futex),
  SCMP_SYS (getegid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getpid),
  SCMP_SYS (getrandom),
  SCMP_SYS (getrusage),
  SCMP_SYS (gettid),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (getuid),
  SCMP_SYS (lseek),
  SCMP_SYS (madvise),
  SCMP_SYS (memfd_create),
  SCMP_SYS (mremap),
  SCMP_SYS (munmap),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (pread64),
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (sysinfo),
  SCMP_SYS (uname),
};

/* What looks for fonts: only where some wall decides which files there are. */
static const int ALLOWED_TO_LOOK[] = {
  SCMP_SYS (access),
  SCMP_SYS (faccessat),
  SCMP_SYS (faccessat2),
  SCMP_SYS (getdents64),
  SCMP_SYS (lstat),
  SCMP_SYS (readlink),
  SCMP_SYS (readlinkat),
  SCMP_SYS (stat),
  SCMP_SYS (statfs),
  SCMP_SYS (statx),
};

static const int FCNTL_COMMANDS[] = {
  F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC, F_ADD_SEALS, F_GET_SEALS,
};

/**
 * prk_pdf_cage_read_options:
 * @argv: `--cage=NUMBER` ([enum@PrkPdfCage]) and `--memory=BYTES`; all else is ignored
 *
 * Reads what the client asked for.
 */
void
prk_pdf_cage_read_options (int                 argc,
                           char              **argv,
                           PrkPdfCageOptions  *options)
{
  options->wanted = PRK_PDF_CAGE_SECCOMP | PRK_PDF_CAGE_LANDLOCK;
  options->memory_limit = 0;

  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--cage="))
        options->wanted = g_ascii_strtoull (argv[i] + strlen ("--cage="), NULL, 10);
      else if (g_str_has_prefix (argv[i], "--memory="))
        options->memory_limit = g_ascii_strtoull (argv[i] + strlen ("--memory="), NULL, 10);
    }
}

static gboolean
set_limit (int    resource,
           rlim_t value)
{
  struct rlimit limit = { value, value };

  return setrlimit (resource, &limit) == 0;
}

/**
 * prk_pdf_cage_limit:
 *
 * Sets the limits of this process and ties its life to the client's. Comes first, before any
 * library is warm.
 *
 * Returns: %FALSE where the kernel refuses
 */
gboolean
prk_pdf_cage_limit (const PrkPdfCageOptions *options)
{
  g_return_val_if_fail (options != NULL, FALSE);

  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl (PR_SET_DUMPABLE, 0) != 0 ||
      prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return FALSE;

#ifndef __SANITIZE_ADDRESS__ /* whose shadow alone is terabytes of address space */
  if (options->memory_limit > 0 && !set_limit (RLIMIT_AS, options->memory_limit))
    return FALSE;
#endif

  return set_limit (RLIMIT_CORE, 0) && set_limit (RLIMIT_FSIZE, MAX_FILE_SIZE) &&
         set_limit (RLIMIT_NOFILE, MAX_DESCRIPTORS);
}

static gboolean
allow_reading (int         ruleset,
               const char *folder)
{
  struct landlock_path_beneath_attr rule = {
    .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    .parent_fd = open (folder, O_PATH | O_CLOEXEC),
  };
  gboolean done;

  if (rule.parent_fd < 0)
    return TRUE; /* not installed: nothing to read there */

  done = syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close (rule.parent_fd);

  return done;
}

static gboolean
close_landlock (void)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  struct ruleset rights = { FS_RIGHTS (version), NETWORK_RIGHTS (version),
                            SCOPED_RIGHTS (version) };
  gboolean done = TRUE;
  int ruleset;

  if (version < 1)
    return FALSE;

  ruleset = syscall (SYS_landlock_create_ruleset, &rights, sizeof rights, 0);
  if (ruleset < 0)
    return FALSE;

  for (gsize i = 0; done && i < G_N_ELEMENTS (READABLE); i++)
    done = allow_reading (ruleset, READABLE[i]);

  done = done && syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);

  return done;
}

static gboolean
allow_all (scmp_filter_ctx filter,
           const int      *calls,
           gsize           n_calls)
{
  for (gsize i = 0; i < n_calls; i++)
    if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
allow_if (scmp_filter_ctx      filter,
          int                  call,
          struct scmp_arg_cmp  condition)
{
  return seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

static gboolean
allow_to_look (scmp_filter_ctx filter)
{
  /* O_PATH hides the access mode, but such a descriptor can neither be read nor written. */
  const guint64 writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;

  return allow_all (filter, ALLOWED_TO_LOOK, G_N_ELEMENTS (ALLOWED_TO_LOOK)) &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (newfstatat), 0) == 0 &&
         allow_if (filter, SCMP_SYS (open), SCMP_A1_64 (SCMP_CMP_MASKED_EQ, writing, O_RDONLY)) &&
         allow_if (filter, SCMP_SYS (openat), SCMP_A2_64 (SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
}

static gboolean
allow_what_is_needed (scmp_filter_ctx filter)
{
  gboolean done = allow_all (filter, ALLOWED, G_N_ELEMENTS (ALLOWED));

  for (gsize i = 0; done && i < G_N_ELEMENTS (FCNTL_COMMANDS); i++)
    done = allow_if (filter, SCMP_SYS (fcntl), SCMP_A1_32 (SCMP_CMP_EQ, FCNTL_COMMANDS[i]));

  return done &&
         allow_if (filter, SCMP_SYS (mmap), SCMP_A2_64 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
         allow_if (filter, SCMP_SYS (mprotect), SCMP_A2_64 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) &&
         allow_if (filter, SCMP_SYS (recvmsg), SCMP_A0_32 (SCMP_CMP_EQ, PRK_PDF_CHANNEL_NUMBER)) &&
         allow_if (filter, SCMP_SYS (sendmsg), SCMP_A0_32 (SCMP_CMP_EQ, PRK_PDF_CHANNEL_NUMBER)) &&
         allow_if (filter, SCMP_SYS (write), SCMP_A0_32 (SCMP_CMP_EQ, STDERR_FILENO)) &&
         allow_if (filter, SCMP_SYS (writev), SCMP_A0_32 (SCMP_CMP_EQ, STDERR_FILENO)) &&
         allow_if (filter, SCMP_SYS (tgkill), SCMP_A0_32 (SCMP_CMP_EQ, (guint32) getpid ())) &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2,
                           SCMP_A0_32 (SCMP_CMP_EQ, 0), SCMP_A1_32 (SCMP_CMP_EQ, RLIMIT_CPU)) == 0;
}

static gboolean
close_seccomp (gboolean may_look)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean done;

  if (filter == NULL)
    return FALSE;

  done = allow_what_is_needed (filter) &&
         (may_look ? allow_to_look (filter)
                   : allow_if (filter, SCMP_SYS (newfstatat),
                               SCMP_A3_64 (SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH))) &&
         seccomp_load (filter) == 0;
  seccomp_release (filter);

  return done;
}

/**
 * prk_pdf_cage_close:
 *
 * Shuts the cage, for good. Fonts should be loaded and pages drawn once before, so that the
 * libraries have what they open or map once. The process must have one thread only.
 *
 * Returns: the walls that stand. Without %PRK_PDF_CAGE_SECCOMP no foreign byte may be read.
 */
PrkPdfCage
prk_pdf_cage_close (const PrkPdfCageOptions *options)
{
  PrkPdfCage cage;

  g_return_val_if_fail (options != NULL, PRK_PDF_CAGE_NONE);

  cage = options->wanted & PRK_PDF_CAGE_BUBBLEWRAP;
  if ((options->wanted & PRK_PDF_CAGE_LANDLOCK) != 0 && close_landlock ())
    cage |= PRK_PDF_CAGE_LANDLOCK;

  if (close_seccomp (cage != PRK_PDF_CAGE_NONE))
    cage |= PRK_PDF_CAGE_SECCOMP;

  return cage;
}

/**
 * prk_pdf_cage_allow_time:
 * @seconds: of processor time from now, for the next request
 *
 * Ends the process by SIGXCPU when it takes longer. The client's own clock is the main guard; this
 * one holds where the client is stopped.
 */
void
prk_pdf_cage_allow_time (guint seconds)
{
  struct rusage used;
  struct rlimit limit;

  if (getrusage (RUSAGE_SELF, &used) != 0 || getrlimit (RLIMIT_CPU, &limit) != 0)
    return;

  limit.rlim_cur = used.ru_utime.tv_sec + used.ru_stime.tv_sec + 2 + seconds;
  setrlimit (RLIMIT_CPU, &limit);
}
