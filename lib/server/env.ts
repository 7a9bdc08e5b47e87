import { isIP } from 'node:net'
import * as z from 'zod'

/** What the process is told from outside, checked once at start. */
export interface Env {
  host: string
  /** 0 takes a free port. */
  port: number
  /** Directory of the embedded store; `memory://` keeps nothing. */
  dataDir: string
  /** Postgres to use instead of the embedded store. */
  databaseUrl: string | null
  /** `web` serves people and reads, `ingest` only the doors for machines; `all` is both in one process. */
  role: 'all' | 'web' | 'ingest'
  adminToken: string | null
  demo: boolean
  /** Origin that people type where a proxy stands in front, such as `https://meridian.example.org`. */
  publicOrigin: string | null
  development: boolean
}

/** What is wrong with the environment: one line a variable, with the remedy. */
export class EnvError extends Error {
  override name = 'EnvError'
}

const TOKEN_LENGTH = 16

const unset = z.literal('').transform(() => undefined)
const optional = <T extends z.ZodType>(schema: T) => z.union([unset, schema]).optional()

const variables = z
  .object({
    HOST: optional(z.string()).pipe(z.string().default('127.0.0.1')),
    PORT: optional(z.string().regex(/^\d{1,5}$/, 'must be a number from 0 to 65535; 0 takes a free port')),
    DATA_DIR: optional(z.string()).pipe(z.string().default('.meridian')),
    DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://; unset it to use the embedded store')),
    ROLE: optional(z.enum(['all', 'web', 'ingest'], 'must be all, web or ingest')),
    MERIDIAN_ADMIN_TOKEN: optional(
      z
        .string()
        .min(TOKEN_LENGTH, `must have at least ${TOKEN_LENGTH} characters; make one with: openssl rand -hex 32`)
        .regex(/^\S{1,512}$/, 'must be one word of at most 512 characters; make one with: openssl rand -hex 32'),
    ),
    MERIDIAN_DEMO: optional(z.enum(['0', '1'], 'must be 1, or unset')),
    PUBLIC_ORIGIN: optional(z.url({ protocol: /^https?$/, error: 'must be an address such as https://meridian.example.org' })),
    NODE_ENV: z.string().optional(),
  })
  .superRefine((given, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (Number(given.PORT ?? 0) > 65_535) refuse('PORT', 'must be a number from 0 to 65535; 0 takes a free port')
    if ((given.ROLE === 'web' || given.ROLE === 'ingest') && !given.DATABASE_URL)
      refuse(
        'DATABASE_URL',
        `is needed with ROLE=${given.ROLE}: the embedded store serves one process only; give a Postgres, or unset ROLE`,
      )
  })

/**
 * Reads and checks the environment.
 * @throws EnvError naming every variable at fault and what to do; values are never repeated, they may be secret.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const read = variables.safeParse(source)
  if (!read.success) throw new EnvError(read.error.issues.map((one) => `${one.path.join('.')} ${messageOf(one)}`).join('\n'))
  const given = read.data
  return {
    host: given.HOST,
    port: Number(given.PORT ?? 3000),
    dataDir: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL ?? null,
    role: given.ROLE ?? 'all',
    adminToken: given.MERIDIAN_ADMIN_TOKEN ?? null,
    demo: given.MERIDIAN_DEMO === '1',
    publicOrigin: given.PUBLIC_ORIGIN ? new URL(given.PUBLIC_ORIGIN).origin : null,
    development: given.NODE_ENV === 'development',
  }
}

/** Whether only this machine can reach the server: the demo's one-click sign-in is offered on no other. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  return isIP(name) === 4 ? name.startsWith('127.') : name === '::1' || name.startsWith('::ffff:127.')
}

/** The message of an issue; a union hides those of its members. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message
  return issue.errors.flat().at(-1)?.message ?? issue.message
}
