import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a connection pool tells about itself. */
export type PoolFigures = {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
};

export type Metrics = {
  /** Counts one answered request; `route` is the pattern, never the address with its values. */
  observe(request: { method: string; route: string; status: number; seconds: number }): void;
  /** The Prometheus text and its content type. */
  text(): Promise<string>;
  readonly contentType: string;
};

/** The figures of one process: requests by route, the pool, the event loop, memory and CPU. */
export function createMetrics(pool: PoolFigures | undefined): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  if (pool !== undefined) {
    new Gauge({
      name: 'database_pool_connections',
      help: 'Connections of the pool, and requests waiting for one',
      labelNames: ['state'],
      registers: [registry],
      collect() {
        this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
  }
  return {
    observe: ({ method, route, status, seconds }) => duration.observe({ method, route, status }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
