import type { Application } from '../api/types.ts';

/** Items filed together that wait for their turn: nobody has to file them again. */
export function QueuedItems({ application }: { application: Application }) {
  if (application.queued.length === 0) return null;
  return (
    <section className="panel">
      <h2>排队中的事项</h2>
      <p>
        {application.queued.map((item) => item.name).join('、')}
        ：前置事项办结后自动接件，不需要再次申报。
      </p>
    </section>
  );
}
