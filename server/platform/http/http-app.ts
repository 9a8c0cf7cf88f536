import type { FastifyInstance } from 'fastify';

/** The server all modules put their routes on. */
export type HttpApp = FastifyInstance;

/** Resolves if a part the server cannot do without is there; rejects if not. */
export type Check = () => Promise<void>;
