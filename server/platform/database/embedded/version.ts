/** Major versions of PostgreSQL that npm carries for the platform. */
export type PostgresVersion = 15 | 18;
